/* levels.h -- which lines of a document keep their indentation, because it means something.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_SPACES_LEVELS_H
#define DNM_CLEANERS_SPACES_LEVELS_H

#include "docnorm/module.h"

/* A leaf of running text, as its indentation is judged. */
typedef struct level_line {
    uint32_t block;
    uint32_t chars;     /* that are no blanks */
    uint32_t next_code; /* this line, or the first behind it that is one of a program */
    uint16_t depth;     /* columns of blanks in front of it */
    uint16_t column;    /* of an item: where its words begin; 0: unknown */
    bool ideographic;   /* ... which are of U+3000 alone */
    bool sentence;      /* ends one */
    bool item;          /* has a number or a bullet: it may be a sentence, and is no paragraph */
    bool hangs;         /* goes on with an item above it, at its column */
    bool drawn;         /* nothing but strokes, as in pictures and trees */
    bool columns;       /* wide blanks inside */
    bool code;          /* a line of a program */
    bool after_break;   /* something else than a line stands before it: cells, items, quotations */
} level_line;

typedef struct level_page {
    const dnm_doc *doc;
    level_line *lines;
    uint32_t count;
    uint16_t margin;         /* columns by which paragraphs are indented, 0: none */
    bool ideographic_margin; /* ... by U+3000 */
    uint32_t signed_lines;   /* of signatures, which say nothing about the rest */
    bool *keeps;             /* of blocks; NULL: none does */
} level_page;

/* Reads the document; linear in its leaves. False: no memory. */
bool spaces_find_levels(level_page *page, const dnm_doc *doc, struct dnm_arena *arena);

static inline bool spaces_keeps_indent(const level_page *page, uint32_t block)
{
    return page->keeps && page->keeps[block];
}

/* Whether the line begins where paragraphs do: at the left edge, or as far from it as most of them. */
static inline bool spaces_is_flush(const level_page *page, const level_line *l)
{
    return !l->depth || (l->depth == page->margin && l->ideographic == page->ideographic_margin);
}

/* A paragraph: a sentence of some length that is no item. */
static inline bool spaces_is_prose(const level_line *l)
{
    enum { SENTENCE_CHARS = 20 };
    return l->sentence && l->chars >= SENTENCE_CHARS && !l->item && !l->hangs;
}

/* Whether the lines [from, to), none of them flush at its ends, nest, stand in columns, or make a picture. */
bool spaces_is_laid_out(const level_page *page, uint32_t from, uint32_t to);

/* Whether they are who signed, and when, at the right edge below a text. */
bool spaces_is_signature(const level_page *page, uint32_t from, uint32_t to);

/* The lines in which people speak by turns, with their names set apart from what they say: [*from, *to).
 * False where there are none. */
bool spaces_find_turns(const level_page *page, uint32_t *from, uint32_t *to);

#endif
