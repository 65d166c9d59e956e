/* levels.c -- a paragraph is indented because it is one; a line of a program, a list, a family tree, a play
 * or a poem because it belongs to the one above it. The first kind goes and the second stays, whole or not
 * at all: a listing that lost some of its indentation is worse than none.
 *
 * Where paragraphs begin is told by most sentences of the document: at the left edge, or all at one depth.
 * The lines between paragraphs are runs, and a run is judged as a whole.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/spaces/levels.h"

#include "core/base/arena.h"
#include "core/text/labels.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

/* Columns; bytes of a line with columns; lines between two of a program that belong to it, too. */
enum { DEPTHS = 64, TAB = 8, LONGEST_ROW = 240, CODE_GAP = 12, TWO_CHARACTERS = 4 };

/* ---- lines ---- */

static bool is_blank(uint32_t cp)
{
    return cp != '\n' && dnm_cp_is_space(cp);
}

static void read_depth(level_line *l, dnm_str text)
{
    size_t at = 0;
    uint32_t depth = 0;
    bool ideographic = true;
    while (at < text.n && depth < DEPTHS) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (!is_blank(cp)) break;
        depth = cp == '\t' ? (depth / TAB + 1) * TAB : depth + (cp == 0x3000 ? 2 : 1);
        ideographic = ideographic && cp == 0x3000;
    }
    l->depth = (uint16_t)(depth < DEPTHS ? depth : DEPTHS - 1);
    l->ideographic = ideographic && depth;
}

static bool is_box(uint32_t cp)
{
    return cp >= 0x2500 && cp < 0x2580;
}

/* Marks that pictures, trees and rules are drawn with: of ASCII, and U+2500..25FF. */
static bool is_stroke(uint32_t cp)
{
    static const char strokes[] = "|+-/\\_<>^()[]{}=*~.'`:";
    if (cp < 0x80) return cp && strchr(strokes, (int)cp);
    return cp >= 0x2500 && cp < 0x2600;
}

/* Whether blanks of any kind may touch each other, or a tab stands in the text: a first look. Without
 * branches: compilers make a few instructions of it for many bytes. */
static bool may_have_gap(dnm_str text)
{
    uint8_t any = text.n > 2 && (uint8_t)text.p[text.n - 2] < ' ';
    for (size_t i = 0; i + 2 < text.n; i++) {
        const uint8_t a = (uint8_t)text.p[i], b = (uint8_t)text.p[i + 1], c = (uint8_t)text.p[i + 2];
        any |= (uint8_t)((a < ' ') | ((a == ' ') & (b == ' ')) | (a == 0xC2) | (a == 0xE1) | (a == 0xE2) |
                         ((a == 0xE3) & (b == 0x80) & (c == 0x80)));
    }
    return any;
}

static void read_marks(level_line *l, dnm_str text, const dnm_shape *shape)
{
    enum { WIDE = 2 };
    uint32_t blanks = 0;
    l->drawn = is_stroke(shape->first);
    if (is_box(shape->first) || (!l->drawn && (!shape->blanks || !may_have_gap(text)))) return;
    for (size_t at = 0; at < text.n && (l->drawn || !l->columns);) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (is_blank(cp)) {
            blanks += cp == '\t' ? WIDE : 1;
        } else {
            l->columns = l->columns || blanks >= WIDE;
            l->drawn = l->drawn && is_stroke(cp);
            blanks = 0;
        }
    }
}

/* "- ", "* ", "• ", "·", "①" aside. */
static bool has_bullet(dnm_str text, uint32_t first)
{
    static const uint16_t bullets[] = {0x2022, 0x00B7, 0x25CF, 0x25CB, 0x25A0, 0x25A1,
                                       0x25C6, 0x25C7, 0x25AA, 0x25E6, 0x2605, 0x203B};
    if (first == '-' || first == '*' || first == '+') return text.n > 1 && text.p[1] == ' ';
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (bullets[i] == first) return true;
    return false;
}

/* "1. ", "* ": where the words begin. Headings of Chinese documents have other numbers, and paragraphs below
 * them. */
static uint16_t column_of(const level_line *l, dnm_str text, const dnm_label *label)
{
    size_t at = label->len;
    if (label->kind == DNM_NO_LABEL) dnm_utf8_next(text.p, text.n, &at);
    if (label->kind == DNM_LABEL_HAN || label->kind == DNM_LABEL_HAN_BRACKET ||
        label->kind >= DNM_LABEL_VOLUME)
        return 0;
    while (at < text.n && text.p[at] == ' ') at++;
    const size_t column = l->depth + dnm_utf8_columns(text.p, at);
    return column < UINT16_MAX ? (uint16_t)column : UINT16_MAX;
}

static void read_line(const dnm_doc *doc, uint32_t block, level_line *l)
{
    const dnm_str whole = dnm_doc_text(doc, block);
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    const dnm_str text = dnm_shape_text(whole, &shape);
    dnm_label label = {.kind = DNM_NO_LABEL};
    l->block = block;
    l->chars = shape.chars;
    l->sentence = shape.ends_sentence;
    if (shape.start) read_depth(l, whole);
    l->code = dnm_leaf_is_code(doc, block, text);
    l->item = dnm_leaf_label(doc, block, &label) || has_bullet(text, shape.first);
    if (l->item) l->column = column_of(l, text, &label);
    if (text.n <= LONGEST_ROW) read_marks(l, text, &shape);
}

/* Of cells and items the container says how they are laid out. */
static bool holds_lines(uint16_t kind)
{
    return kind == DNM_DOCUMENT || kind == DNM_SECTION || kind == DNM_BLOCK_QUOTE;
}

static bool is_line(const dnm_block *b)
{
    return (b->kind == DNM_PARAGRAPH || b->kind == DNM_HEADING) && b->len;
}

/* A line hangs below an item, or below another line that does. */
static void find_item(const level_page *page, level_line *l)
{
    const level_line *above = l - 1;
    if (above < page->lines || l->ideographic) return;
    l->hangs = above->hangs ? l->depth == above->depth : above->column == l->depth;
}

static void read_lines(level_page *page)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    bool broken = true;
    for (uint32_t i = 0; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (is_line(b)) {
            level_line *l = &page->lines[page->count++];
            read_line(page->doc, i, l);
            l->after_break = broken;
            if (!broken && !l->item && l->depth) find_item(page, l);
            broken = false;
        } else if (!holds_lines(b->kind)) {
            if (!dnm_kind_is_leaf(b->kind)) i = b->end - 1;
            broken = true;
        }
    }
    for (uint32_t i = page->count, next = page->count; i-- > 0;) {
        if (page->lines[i].code) next = i;
        page->lines[i].next_code = next;
    }
}

/* Whether any line is indented: most documents are done with here. */
static bool has_indents(const dnm_doc *doc)
{
    const dnm_view *v = dnm_doc_view(doc);
    for (uint32_t i = 0; i < v->block_count; i++) {
        dnm_shape shape;
        if (!is_line(&v->blocks[i])) continue;
        dnm_leaf_shape(doc, i, &shape);
        if (shape.start) return true;
    }
    return false;
}

/* ---- where paragraphs begin ---- */

/* Sentences by the depth at which they begin, by ordinary blanks and by U+3000. */
typedef struct census {
    uint32_t prose[2][DEPTHS], all[2][DEPTHS];
    uint32_t long_ones, short_ones; /* that are indented */
    uint32_t indented;              /* lines of any kind */
    uint32_t items, items_indented; /* sentences with numbers: set in as Chinese paragraphs are, and all */
} census;

static void count_sentence(census *c, const level_line *l)
{
    const bool prose = spaces_is_prose(l);
    c->all[l->ideographic][l->depth]++;
    c->prose[l->ideographic][l->depth] += prose;
    c->long_ones += prose && l->depth;
    c->short_ones += !prose && l->depth;
}

/* Numbered sentences are items of a list, or paragraphs where nearly all of them begin as paragraphs do. */
static void count_sentences(census *c, const level_page *page)
{
    for (uint32_t i = 0; i < page->count; i++) {
        const level_line *l = &page->lines[i];
        c->indented += l->depth > 0;
        if (!l->sentence || l->hangs || l->code) continue;
        if (!l->item) {
            count_sentence(c, l);
        } else {
            c->items += l->ideographic && l->depth == TWO_CHARACTERS;
            c->items_indented += l->depth > 0;
        }
    }
    if (c->items * 2 <= c->items_indented) return;
    c->prose[1][TWO_CHARACTERS] += c->items;
    c->all[1][TWO_CHARACTERS] += c->items;
    c->long_ones += c->items;
}

/* The depth of most sentences that are indented, unless nearly all begin at the left edge. Dialogues have
 * short ones: where those are the most lines of the document, they count, too. */
static void find_margin(level_page *page)
{
    census c = {.indented = 0};
    count_sentences(&c, page);
    const bool talk = c.short_ones > c.long_ones * 3 && (c.short_ones + c.long_ones) * 2 > c.indented;
    uint32_t(*by)[DEPTHS] = talk ? c.all : c.prose;
    uint32_t most = 0;
    for (uint32_t kind = 0; kind < 2; kind++) {
        for (uint32_t depth = 1; depth < DEPTHS; depth++) {
            if (by[kind][depth] <= most) continue;
            most = by[kind][depth];
            page->margin = (uint16_t)depth;
            page->ideographic_margin = kind == 1;
        }
    }
    if (most * 4 < by[0][0] || (most == 1 && by[0][0])) page->margin = 0;
}

/* ---- runs ---- */

/* Where a program that begins with line `from` ends, as far as its lines show, or `from`. Sentences of its
 * comments are indented, and not as the paragraphs of the document are. */
static uint32_t code_end(const level_page *page, uint32_t from)
{
    uint32_t end = from;
    if (page->lines[from].next_code >= from + CODE_GAP) return from;
    for (uint32_t i = from; i < page->count && i < end + CODE_GAP; i++) {
        const level_line *l = &page->lines[i];
        if (i > from && l->after_break) break;
        if (l->code)
            end = i + 1;
        else if (spaces_is_prose(l) && spaces_is_flush(page, l))
            break;
    }
    return end;
}

static void keep(const level_page *page, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) page->keeps[page->lines[i].block] = true;
}

/* A heading beside a program, indented as paragraphs are. */
static bool is_beside_code(const level_page *page, const level_line *l)
{
    dnm_shape shape;
    dnm_leaf_shape(page->doc, l->block, &shape);
    return shape.han && spaces_is_flush(page, l) && !l->code;
}

static void keep_code(const level_page *page, uint32_t from, uint32_t to)
{
    while (from < to && is_beside_code(page, &page->lines[from])) from++;
    while (to > from && is_beside_code(page, &page->lines[to - 1])) to--;
    keep(page, from, to);
}

/* The lines [from, to) have no paragraph among them but those inside programs. */
static void judge_run(level_page *page, uint32_t from, uint32_t to, bool code)
{
    uint32_t first = from, last = to;
    while (first < last && spaces_is_flush(page, &page->lines[first])) first++;
    while (last > first && spaces_is_flush(page, &page->lines[last - 1])) last--;
    if (first == last) return;
    const uint32_t parent = first > from ? first - 1 : first;
    if (code) {
        keep_code(page, from, to);
    } else if (spaces_is_signature(page, first, last)) {
        keep(page, first, last);
        page->signed_lines += last - first;
    } else if (spaces_is_laid_out(page, parent, last)) {
        keep(page, parent, last);
    }
}

static void judge_runs(level_page *page)
{
    uint32_t from = 0;
    bool code = false;
    for (uint32_t i = 0; i < page->count;) {
        const level_line *l = &page->lines[i];
        if (l->after_break) {
            judge_run(page, from, i, code);
            from = i;
            code = false;
        }
        const uint32_t end = code_end(page, i);
        if (end > i) {
            code = true;
            i = end;
        } else if (spaces_is_prose(l)) {
            judge_run(page, from, i, code);
            from = ++i;
            code = false;
        } else {
            i++;
        }
    }
    judge_run(page, from, page->count, code);
}

/* Where most of what is indented belongs to layouts, the rest does, too, sentences in lists and manuals; but
 * not paragraphs that are indented as Chinese ones are. */
static void keep_rest(const level_page *page)
{
    uint32_t indented = 0, kept = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        const level_line *l = &page->lines[i];
        indented += l->depth > 0;
        kept += l->depth && page->keeps[l->block];
    }
    if ((kept - page->signed_lines) * 2 <= indented) return;
    for (uint32_t i = 0; i < page->count; i++) {
        const level_line *l = &page->lines[i];
        if (l->depth && !(l->ideographic && spaces_is_flush(page, l))) page->keeps[l->block] = true;
    }
}

bool spaces_find_levels(level_page *page, const dnm_doc *doc, dnm_arena *arena)
{
    const uint32_t blocks = dnm_doc_view(doc)->block_count;
    *page = (level_page){.doc = doc};
    if (!has_indents(doc)) return true;
    page->lines = DNM_NEW(arena, level_line, blocks);
    page->keeps = DNM_NEW(arena, bool, blocks);
    if (!page->lines || !page->keeps) return false;
    read_lines(page);
    find_margin(page);
    uint32_t from, to;
    const bool turns = spaces_find_turns(page, &from, &to);
    bool set_in = false;
    for (uint32_t i = 0; i < page->count && !set_in; i++) set_in = !spaces_is_flush(page, &page->lines[i]);
    if (set_in) judge_runs(page);
    if (turns) keep(page, from, to);
    if (set_in || turns) keep_rest(page);
    return true;
}
