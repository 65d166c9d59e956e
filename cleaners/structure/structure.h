/* structure.h -- what the parts of the structure cleaner share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_STRUCTURE_STRUCTURE_H
#define CLEANERS_STRUCTURE_STRUCTURE_H

#include "core/base/arena.h"
#include "core/text/front.h"
#include "core/text/labels.h"
#include "docnorm/module.h"

typedef struct structure_line {
    uint32_t block;
    uint32_t parent; /* the document or section it stands in */
    dnm_str text;    /* without blanks at the edges */
    dnm_shape shape;
    dnm_label label;
    dnm_str called; /* "防火总结" of "防火总结 篇1", which is a label, too; else nothing */
    dnm_front front;
    bool heading;  /* is one already, or becomes one */
    bool contents; /* an entry of a table of contents */
} structure_line;

typedef struct structure_page {
    const dnm_doc *doc;
    dnm_arena *arena;
    dnm_editor *editor;
    structure_line *lines; /* paragraphs and headings of running text */
    uint32_t count;
    bool has_headings; /* the document came with some */
    bool has_parts;
} structure_page;

bool structure_read_lines(structure_page *page);

void structure_contents(structure_page *page);
void structure_bare_numbers(structure_page *page); /* before the headings: "1 概述" with 1.1 below */
void structure_headings(structure_page *page);
void structure_title(structure_page *page);
void structure_called_pieces(structure_page *page); /* before the title: "防火总结 篇1", "防火总结（一）" */
void structure_bare_pieces(structure_page *page); /* "（一）" above a title */
void structure_parts(structure_page *page);

bool structure_is_text(const structure_line *line);  /* it has sentences */
bool structure_is_field(const structure_line *line); /* "时间：…" */

/* Whether the line labels a part: 第一篇, without a sentence. */
bool structure_is_volume(const structure_line *line);

/* What speeches begin and end with (speech.c). */
bool structure_closes(const structure_line *line); /* "谢谢大家！", "同志们，…而努力奋斗！" */
bool structure_opens(const structure_line *line);  /* "今天，我们召开…会议", "刚才，…" */
bool structure_addresses(const structure_line *line); /* "同志们：", "各乡镇人民政府，县直有关单位：" */
bool structure_goes_on(const structure_page *page, uint32_t i,
                       uint32_t end); /* with text, not with what ends it */
/* How many texts the title says there are, "…讲话（7篇）"; STRUCTURE_SOME if it does not say how many,
 * "…汇编"; else 0. */
enum { STRUCTURE_SOME = 1 };
uint32_t structure_announces(const structure_line *title);

/* Whether the title behind a label (第一篇：…) stands again in the line. */
bool structure_same_title(const structure_line *label, const structure_line *line);

enum { STRUCTURE_HEADING, STRUCTURE_TITLE, STRUCTURE_PART, STRUCTURE_JOINED };

#endif
