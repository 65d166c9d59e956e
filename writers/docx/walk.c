/* walk.c -- blocks in reading order as paragraphs. Containers leave no element of their own but tables: what
 * they mean to the paragraphs within them is handed down as a context. The open ones form a stack; nothing
 * here calls itself.
 *
 * SPDX-License-Identifier: MIT */
#include "writers/docx/docx.h"

/* ---- paragraphs ------------------------------------------------------------------------------- */

/* Style identifiers, and the indent that the style has already. */
static const struct {
    const char *id;
    uint32_t indent;
} styles[DOCX_STYLES] = {
    [DOCX_NORMAL] = {"", 0},
    [DOCX_QUOTE] = {"Quote", DOCX_INDENT},
    [DOCX_CAPTION] = {"Caption", 0},
    [DOCX_TERM] = {"DefinitionTerm", 0},
    [DOCX_DEFINITION] = {"Definition", DOCX_INDENT},
    [DOCX_TABLE_HEADING] = {"TableHeading", 0},
    [DOCX_FOOTNOTE_TEXT] = {"FootnoteText", 0},
    [DOCX_ENDNOTE_TEXT] = {"EndnoteText", 0},
    [DOCX_COMMENT_TEXT] = {"CommentText", 0},
};

typedef struct paragraph {
    char style[24];
    uint32_t style_indent;
    uint32_t num, level; /* num 0: not numbered */
    uint32_t left, hanging;
    uint32_t skip; /* bytes of a label that the number makes */
    docx_align align;
} paragraph;

static void set_style(paragraph *p, const char *id, uint32_t number, uint32_t indent)
{
    size_t n = strlen(id);
    memcpy(p->style, id, n);
    if (number) p->style[n++] = (char)('0' + number);
    p->style[n] = '\0';
    p->style_indent = indent;
}

/* The styles of lists have levels 1 to 5; the first has no number in its name. */
static void list_style(paragraph *p, const char *id, uint32_t depth)
{
    uint32_t level = depth < 5 ? depth : 5;
    set_style(p, id, level > 1 ? level : 0, level * DOCX_INDENT);
}

static void choose_style(paragraph *p, const docx_context *in, const dnm_block *leaf)
{
    if (leaf->kind == DNM_CODE_BLOCK) {
        set_style(p, "SourceCode", 0, 0);
    } else if (leaf->kind == DNM_HEADING && leaf->level == 0) {
        set_style(p, "Title", 0, 0);
    } else if (leaf->kind == DNM_HEADING) {
        set_style(p, "Heading", leaf->level < 9 ? leaf->level : 9, 0);
    } else if (in->item &&
               (in->style == DOCX_NORMAL || in->style == DOCX_QUOTE || in->style == DOCX_DEFINITION)) {
        list_style(p, "ListContinue", in->shown);
    } else {
        set_style(p, styles[in->style].id, 0, styles[in->style].indent);
    }
}

/* The first paragraph of a list item shows its number, unless its label stays in the text. */
static void number_paragraph(docx *d, paragraph *p, const docx_context *in, const dnm_block *leaf)
{
    docx_frame *item = &d->frames.p[in->item - 1];
    if (!item->pending) return;
    item->pending = false;
    docx_list *list = &d->frames.p[item->owner].list;
    if (list->literal) return;
    dnm_str label;
    const char *suffix;
    if (list->labelled) p->skip = docx_label(d, leaf, &label, &suffix);
    p->level = (in->depth < DOCX_LEVELS ? in->depth : DOCX_LEVELS) - 1;
    p->num = docx_use_number(d, list, p->level);
    if (leaf->kind == DNM_PARAGRAPH && strncmp(p->style, "ListContinue", 12) == 0) {
        bool bullet = strcmp(list->pattern.format, "bullet") == 0;
        list_style(p, bullet ? "ListBullet" : "ListNumber", in->shown);
    }
}

static void choose_indent(paragraph *p, const docx_context *in)
{
    p->left = in->indent + in->shown * DOCX_INDENT;
    if (p->left > in->width / 2) p->left = in->width / 2;
    if (p->num) {
        p->style_indent = (p->level + 1) * DOCX_INDENT;
        p->hanging = DOCX_INDENT;
    }
}

/* What a block says itself, or the one around it. */
static docx_align alignment(const docx *d, const dnm_block *block, docx_align around)
{
    const dnm_str align = dnm_doc_attr(d->doc, block->attrs, "align");
    if (dnm_str_eq(align, DNM_STR("center"))) return DOCX_CENTER;
    return dnm_str_eq(align, DNM_STR("right")) ? DOCX_RIGHT : around;
}

static void write_properties(docx *d, const paragraph *p)
{
    bool indented = p->left != p->style_indent;
    if (!p->style[0] && !p->num && !indented && !p->align) return;
    docx_put(d, "<w:pPr>");
    if (p->style[0]) docx_putf(d, "<w:pStyle w:val=\"%s\"/>", p->style);
    if (p->num) {
        docx_putf(d, "<w:numPr><w:ilvl w:val=\"%u\"/><w:numId w:val=\"%u\"/></w:numPr>", (unsigned)p->level,
                  (unsigned)p->num);
    }
    if (indented) {
        docx_putf(d, "<w:ind w:left=\"%u\"", (unsigned)p->left);
        if (p->hanging) docx_putf(d, " w:hanging=\"%u\"", (unsigned)p->hanging);
        docx_put(d, "/>");
    }
    if (p->align) docx_putf(d, "<w:jc w:val=\"%s\"/>", p->align == DOCX_CENTER ? "center" : "right");
    docx_put(d, "</w:pPr>");
}

static void write_note_mark(docx *d)
{
    static const char *const marks[DOCX_STORIES][2] = {
        [DOCX_FOOTNOTES] = {"FootnoteReference", "footnoteRef"},
        [DOCX_ENDNOTES] = {"EndnoteReference", "endnoteRef"},
        [DOCX_COMMENTS] = {"CommentReference", "annotationRef"},
    };
    if (!d->note_mark) return;
    d->note_mark = false;
    docx_putf(d, "<w:r><w:rPr><w:rStyle w:val=\"%s\"/></w:rPr><w:%s/></w:r>", marks[d->story][0],
              marks[d->story][1]);
    if (d->story != DOCX_COMMENTS) docx_put(d, "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>");
}

static void write_paragraph(docx *d, const docx_context *in, const dnm_block *leaf)
{
    paragraph p = {.num = 0};
    choose_style(&p, in, leaf);
    if (in->item) number_paragraph(d, &p, in, leaf);
    choose_indent(&p, in);
    p.align = alignment(d, leaf, in->align);
    docx_bookmark(d, leaf->attrs);
    docx_put(d, "<w:p>");
    write_properties(d, &p);
    docx_write_bookmarks(d);
    write_note_mark(d);
    docx_inline(d, leaf, p.skip);
    docx_put(d, "</w:p>");
    d->last = DOCX_PARAGRAPH;
}

void docx_empty_paragraph(docx *d)
{
    docx_put(d, "<w:p>");
    docx_write_bookmarks(d);
    write_note_mark(d);
    docx_put(d, "</w:p>");
    d->last = DOCX_PARAGRAPH;
}

/* Who wrote a post, and when, above it. */
static void write_post_line(docx *d, uint32_t section)
{
    dnm_buf line;
    if (!dnm_job_option_on(d->job, "posts")) return;
    dnm_buf_init(&line, dnm_job_limits(d->job)->model_bytes);
    dnm_post_line(d->doc, section, &line);
    if (line.n) {
        docx_put(d, "<w:p><w:pPr><w:pStyle w:val=\"PostLine\"/></w:pPr>");
        docx_write_bookmarks(d);
        write_note_mark(d);
        docx_put(d, "<w:r><w:t xml:space=\"preserve\">");
        docx_escape(d, dnm_buf_str(&line), DNM_XML_CONTENT);
        docx_put(d, "</w:t></w:r></w:p>");
        d->last = DOCX_PARAGRAPH;
    }
    if (dnm_buf_status(&line)) d->budget.failed = dnm_buf_status(&line);
    dnm_buf_free(&line);
}

static void write_rule(docx *d)
{
    docx_put(
        d,
        "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>"
        "</w:pPr>");
    docx_write_bookmarks(d);
    docx_put(d, "</w:p>");
    d->last = DOCX_PARAGRAPH;
}

/* ---- containers ------------------------------------------------------------------------------- */

static docx_frame *push(docx *d, uint32_t block, uint32_t end, uint16_t kind, const docx_context *in)
{
    const docx_context copy = *in; /* of a frame perhaps, which may move */
    docx_frame *frame = DNM_PUSH(&d->frames, &d->budget);
    if (frame) *frame = (docx_frame){.block = block, .end = end, .kind = kind, .in = copy};
    return frame;
}

static void enter_list(docx *d, docx_frame *frame)
{
    frame->in.depth++;
    frame->in.shown++;
    docx_begin_list(d, frame->block, &frame->list);
}

/* An item without a list around it is no more than what it holds. */
static void enter_item(docx *d, docx_frame *frame)
{
    uint32_t self = (uint32_t)(frame - d->frames.p);
    docx_frame *parent = &d->frames.p[self - 1];
    if (parent->kind != DNM_LIST) return;
    docx_next_item(d, frame->block, &parent->list);
    frame->owner = self - 1;
    frame->pending = true;
    frame->in.item = self + 1;
}

static void enter_table(docx *d, docx_frame *frame)
{
    if (frame->in.tables == DOCX_TABLE_DEPTH) {
        frame->kind = DNM_SECTION;
        d->flattened++;
        return;
    }
    frame->in.tables++;
}

static void enter_row(docx *d, docx_frame *frame)
{
    uint32_t self = (uint32_t)(frame - d->frames.p);
    docx_frame *parent = &d->frames.p[self - 1];
    if (parent->kind != DNM_TABLE) {
        frame->kind = DNM_SECTION;
        return;
    }
    if (!parent->opened && !docx_open_table(d, parent)) {
        d->budget.failed = DNM_NO_MEMORY;
        frame->kind = DNM_SECTION;
        return;
    }
    docx_open_row(d, d->tables[frame->in.tables - 1], frame->block);
}

/* A cell begins anew: indents, lists and styles of what is around its table end at its edges. */
static void enter_cell(docx *d, docx_frame *frame)
{
    if (d->frames.p[frame - d->frames.p - 1].kind != DNM_TABLE_ROW) {
        frame->kind = DNM_SECTION;
        return;
    }
    docx_context *in = &frame->in;
    dnm_str header = dnm_doc_attr(d->doc, d->view->blocks[frame->block].attrs, "header");
    in->style = dnm_str_eq(header, DNM_STR("1")) ? DOCX_TABLE_HEADING : DOCX_NORMAL;
    in->indent = in->item = in->shown = 0;
    in->align = DOCX_LEFT;
    docx_open_cell(d, d->tables[in->tables - 1], frame->block, in);
}

static void enter_quote(docx_frame *frame, docx_style style)
{
    frame->in.style = style;
    frame->in.indent += DOCX_INDENT;
    if (frame->in.indent > frame->in.width / 2) frame->in.indent = frame->in.width / 2;
}

static void enter(docx *d, docx_frame *frame)
{
    switch (frame->kind) {
    case DNM_LIST:
        enter_list(d, frame);
        break;
    case DNM_LIST_ITEM:
        enter_item(d, frame);
        break;
    case DNM_TABLE:
        enter_table(d, frame);
        break;
    case DNM_TABLE_ROW:
        enter_row(d, frame);
        break;
    case DNM_TABLE_CELL:
        enter_cell(d, frame);
        break;
    case DNM_BLOCK_QUOTE:
        enter_quote(frame, DOCX_QUOTE);
        break;
    case DNM_DEFINITION:
        enter_quote(frame, DOCX_DEFINITION);
        break;
    case DNM_DEFINITION_TERM:
        frame->in.style = DOCX_TERM;
        break;
    case DNM_CAPTION:
        frame->in.style = DOCX_CAPTION;
        break;
    default:
        break;
    }
}

static void leave(docx *d)
{
    docx_frame *frame = &d->frames.p[d->frames.n - 1];
    if (frame->kind == DNM_TABLE) docx_close_table(d, frame);
    if (frame->kind == DNM_TABLE_ROW) docx_close_row(d, d->tables[frame->in.tables - 1]);
    d->frames.n--;
}

/* What a table or a row cannot hold: beside rows, it goes between two tables; beside cells, into a cell. */
static void make_room(docx *d, uint32_t i)
{
    docx_frame *parent = &d->frames.p[d->frames.n - 1];
    uint16_t kind = d->view->blocks[i].kind;
    if (parent->kind == DNM_TABLE && kind != DNM_TABLE_ROW) docx_close_table(d, parent);
    if (parent->kind == DNM_TABLE_ROW && kind != DNM_TABLE_CELL) {
        docx_frame *cell = push(d, i, d->view->blocks[i].end, DNM_TABLE_CELL, &parent->in);
        if (cell) enter(d, cell);
    }
}

/* A note that something refers to is written in a part of its own. */
static bool is_elsewhere(const docx *d, uint32_t i)
{
    const dnm_block *block = &d->view->blocks[i];
    if (block->kind != DNM_NOTE || d->story != DOCX_BODY) return false;
    dnm_str id = dnm_doc_attr(d->doc, block->attrs, "id");
    const docx_note *note = id.p ? docx_find_note(d, id) : NULL;
    return note && note->number && note->block == i;
}

/* Writes block i, or opens it; returns the block to go on with. */
static uint32_t visit(docx *d, uint32_t i)
{
    const dnm_block *block = &d->view->blocks[i];
    if (is_elsewhere(d, i)) return block->end;
    make_room(d, i);
    if (d->budget.failed) return block->end;
    docx_context in = d->frames.p[d->frames.n - 1].in;
    if (dnm_kind_is_leaf(block->kind)) {
        write_paragraph(d, &in, block);
        return block->end;
    }
    docx_bookmark(d, block->attrs);
    if (block->kind == DNM_THEMATIC_BREAK) {
        write_rule(d);
        return block->end;
    }
    if (block->kind == DNM_SECTION) write_post_line(d, i);
    in.align = alignment(d, block, in.align);
    docx_frame *frame = push(d, i, block->end, block->kind, &in);
    if (frame) enter(d, frame);
    return i + 1;
}

void docx_blocks(docx *d, uint32_t first, uint32_t past, const docx_context *context)
{
    d->frames.n = 0;
    if (!push(d, first, past, DNM_SECTION, context)) return;
    for (uint32_t i = first; i < past && !d->budget.failed;) {
        while (d->frames.n > 1 && d->frames.p[d->frames.n - 1].end <= i) leave(d);
        i = visit(d, i);
    }
    while (d->frames.n > 1) leave(d);
    d->frames.n = 0;
}
