/* split.h -- what the parts of the split cleaner share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_SPLIT_SPLIT_H
#define CLEANERS_SPLIT_SPLIT_H

#include "core/text/labels.h"
#include "core/text/shape.h"
#include "docnorm/module.h"

typedef struct split_line {
    uint32_t block;
    dnm_str text;
    dnm_shape shape;
    dnm_label label;
} split_line;

/* What the headings 一、 of a text have in common. */
typedef struct split_series {
    uint32_t even;  /* those of two clauses of one length, glued or not */
    uint32_t alone; /* those without a body in their line */
    uint32_t chars; /* of one that stands alone and has one clause */
    bool unequal;   /* not all of them have so many */
    int bits;       /* that speak for seams behind two even clauses */
} split_series;

typedef struct split_page {
    dnm_editor *editor;
    split_line *lines; /* paragraphs of running text */
    uint32_t count;
    uint64_t chars;     /* of all of them */
    uint32_t headings;  /* lines with 一、 that are short and no sentence … */
    uint32_t sentences; /* … and those that are sentences */
    split_series series;
    uint32_t searches; /* of the lines behind a table of contents: each reads thousands */
} split_page;

/* Where the heading at the beginning of a line ends and its body begins; both 0 if it has no body.
 * Between them are blanks, or nothing. alone: headings of this text stand alone elsewhere, or nothing does.
 */
typedef struct split_seam {
    size_t end, begin;
    uint16_t confidence;
} split_seam;
split_seam split_heading(dnm_str line, bool alone);

void split_count_heading(split_series *s, dnm_str line);
void split_count_parted(split_series *s, dnm_str line);
split_seam split_by_series(const split_series *s, dnm_str line);

/* Where one of the usual names of sections ends that stands at `at`, glued to a sentence; 0 if none does. */
size_t split_end_of_name(dnm_str line, size_t at);
size_t split_end_of_rules_name(dnm_str line, size_t at);

/* Takes points apart that run on from `begin` on. */
void split_points(const split_page *page, const split_line *line, size_t begin);

/* Long enough for a body, and it has sentences. */
bool split_is_body(dnm_str rest);

/* The title that stands twice at the beginning of a line, with names of other pages between. */
typedef struct split_title {
    size_t second; /* where it stands the second time; 0 if it does not */
    size_t end;
} split_title;
split_title split_doubled_title(dnm_str line);

/* Asks for the splits of a text that is one endless line. */
void split_endless(const split_page *page, const split_line *line);

/* Asks for the splits of a table of contents in one paragraph; false if it is none. */
bool split_contents(split_page *page, uint32_t index);

enum { SPLIT_HEADING, SPLIT_ENDLESS, SPLIT_DOUBLED, SPLIT_CONTENTS };

#endif
