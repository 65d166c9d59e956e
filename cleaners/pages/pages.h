/* pages.h -- what the parts of the pages cleaner share: the lines of a text, and those among them that may
 * have stood at the edge of a printed page.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_PAGES_PAGES_H
#define CLEANERS_PAGES_PAGES_H

#include "core/base/arena.h"
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
    bool numbered;
    bool indented;
    bool labelled;
    bool going; /* stood at the edge of a page */
} pages_line;

/* Reads what concerns the line by itself. */
void pages_look_at(pages_line *line);

#endif
