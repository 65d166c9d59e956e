/* pages.h -- what the parts of the pages cleaner share: the lines of a text, and those among them that may
 * have stood at the edge of a printed page.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_PAGES_PAGES_H
#define CLEANERS_PAGES_PAGES_H

#include "core/base/arena.h"
#include "core/text/code.h"
#include "core/text/labels.h"
#include "core/text/shape.h"
#include "docnorm/module.h"

/* The only rules. */
enum { PAGES_RULE_NUMBER, PAGES_RULE_HEAD };

/* What a line looks like, its numbers aside. */
typedef enum pages_look {
    PAGES_TEXT,   /* too long, or a sentence */
    PAGES_NUMBER, /* nothing but a number with what is set around one: — 3 — */
    PAGES_OF_ALL, /* two numbers: 第3页 共9页, 3/9 */
    PAGES_HEAD    /* any other short line */
} pages_look;

typedef struct pages_line {
    uint32_t block;
    dnm_str text; /* blanks at the edges left out */
    dnm_shape shape;
    pages_look look;
    uint64_t pattern; /* equal for lines that differ in their numbers only */
    uint32_t number;  /* the first of them */
    uint32_t all;     /* of PAGES_OF_ALL: the second */
    uint32_t columns; /* as on a terminal, indentation included: more or less */
    uint32_t indent;  /* columns of blanks in front */
    bool numbered;
    bool outside;  /* the number is the last thing in the line */
    bool runs_on;  /* in the middle of a sentence, with a number that follows that of the line before it */
    bool of_all;   /* it says which page of how many: 第1页（共4页） */
    bool issue;    /* it names the number of a journal */
    bool repeated; /* others are like it, their numbers aside */
    bool indented;
    bool labelled;
    bool going; /* stood at the edge of a page */
} pages_line;

/* Reads what concerns the line by itself. */
void pages_look_at(pages_line *line);

/* Of the pattern of a line, without blanks and with # for its numbers. */
bool pages_says_of_all(dnm_str pattern);
bool pages_names_issue(dnm_str pattern);

/* "· 3 ·　Annals", "Annals  - 3 -": at one end of a line stands a number between two marks that are alike. */
bool pages_is_framed(dnm_str text);

/* The form of a text whose lines a print broke at one width. */
typedef struct pages_print {
    uint32_t width;  /* columns; 0: its lines are paragraphs */
    uint32_t margin; /* columns of blanks in front of the lines that begin no paragraph */
} pages_print;

pages_print pages_measure(const pages_line *lines, uint32_t count);

/* The line goes as far as the print does, so that the next one, with what it begins with, had no room. */
bool pages_is_full(const pages_print *print, const pages_line *line, const pages_line *next);

/* A line of running text, as far as its size says: it fills its line or has the end of a sentence. */
bool pages_is_running(const pages_print *print, const pages_line *line);

typedef struct pages_text {
    const dnm_doc *doc;
    dnm_editor *editor;
    pages_line *lines;
    uint32_t *order; /* of the lines that may be heads, by pattern */
    uint32_t count, candidates;
    dnm_code_census code;
    pages_print print;
    bool marks;   /* paragraphs end with marks */
    bool indents; /* ... and begin with an indented line, in a print */
    bool broken;  /* lines were broken around the names in sentences */
} pages_text;

/* A number far behind the name, or one that says that it is a page's: "渡口志　　　　12", "渡口志 第12页". */
bool pages_is_set_as_head(const pages_line *line);

/* Candidates from order[i] on that have one pattern. */
uint32_t pages_group_size(const pages_text *p, uint32_t i);

/* Marks the lines that say what they are. */
void pages_mark_known(pages_text *p);

/* The next line of text in a direction; `count` where there is none nearby. */
uint32_t pages_text_beside(const pages_text *p, uint32_t i, bool behind);

/* Whether the second line goes on with the sentence of the first. */
bool pages_goes_on(const pages_text *p, const pages_line *a, const pages_line *b);
bool pages_goes_on_in_print(const pages_text *p, const pages_line *a, const pages_line *b);
bool pages_goes_on_past_edge(const pages_text *p, const pages_line *a, const pages_line *b);

/* The characters at the seam are those of one sentence, as hardly any ends and begins. */
bool pages_reads_on(const pages_line *a, const pages_line *b);

/* Between sentences that fill their lines, in a print that indents paragraphs: in the middle of one. */
bool pages_is_inside_paragraph(const pages_text *p, const pages_line *a, const pages_line *b);

/* Whether the sentence or paragraph before a line goes on behind it. */
bool pages_is_torn(const pages_text *p, uint32_t i);

/* Whether the text before a line does not end, where nearly all does, so that what stands behind may go on.
 */
bool pages_is_open(const pages_text *p, uint32_t i);

/* No line begins so that nothing stands before. */
bool pages_cannot_begin(uint32_t cp);

/* A number without marks may count the points of a list, or the rows of a table. */
bool pages_is_bare_number(const pages_line *l);

enum { PAGES_MOST_BETWEEN = 3 }; /* lines of a page's foot and the next one's head */

#endif
