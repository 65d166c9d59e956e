/* markdown.h -- what the parts of the Markdown writer share. The dialect: CommonMark 0.31, with the tables
 * and the strikethrough of GFM, and footnotes as pandoc and GitHub write them. What Markdown has no sign for
 * is written as the HTML that CommonMark lets through: <u>, <sub>, <sup>, <ruby>.
 *
 * SPDX-License-Identifier: MIT */
#ifndef WRITERS_MARKDOWN_MARKDOWN_H
#define WRITERS_MARKDOWN_MARKDOWN_H

#include "core/base/buf.h"
#include "core/base/vec.h"
#include "docnorm/module.h"

enum { MD_MAX_OPEN = 32 }; /* spans within each other in one place; the text of deeper ones stays */

typedef struct md_open {
    uint32_t span;
    const char *close; /* what ends it */
} md_open;

typedef struct md_out {
    dnm_job *job;
    const dnm_doc *doc;
    const dnm_view *view;
    dnm_sink *sink;
    dnm_buf prefix; /* in front of every line: "> ", blanks of lists */
    bool in_cell;   /* of a pipe table: no line may end, "|" is escaped */
    bool at_line_start;
    md_open open[MD_MAX_OPEN];
    uint32_t open_count;
    uint32_t at;          /* text address of what is written next */
    uint32_t leaf_end;    /* text address behind the leaf at hand */
    uint32_t breaks_at;   /* … and of the line breaks at its end */
    uint32_t stars_ended; /* text address behind the emphasis that was ended last */
} md_out;

/* The text of a leaf with its spans; `at_start` where its first characters could be taken for a block's
 * sign. */
void md_inline(md_out *m, const dnm_block *leaf, bool at_start);

/* Text in which nothing is a sign. */
void md_escaped(md_out *m, uint32_t off, uint32_t len);

/* A URL or other destination between brackets. */
void md_destination(md_out *m, dnm_str target);

/* Past the paragraphs from `i` on, inside what ends at block `end`, that are lines of one stanza; i + 1 where
 * none begins. Linear over all leaves. */
uint32_t md_past_stanza(const md_out *m, uint32_t i, uint32_t end);

void md_line_end(md_out *m); /* "\n", and the prefix of the next line when something is written to it */
void md_table(md_out *m, uint32_t table);
uint32_t md_first_row(const md_out *m, uint32_t table); /* behind its captions */

/* True where rows and cells of the table can be lines of a pipe table. */
bool md_is_simple_table(const md_out *m, uint32_t table);

#endif
