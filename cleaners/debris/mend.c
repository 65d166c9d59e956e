/* mend.c -- debris in and around lines: frames, lost blanks, Chinese blanks in Latin text.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/debris/debris.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LOST_BLANKS = 3, /* places that make a habit */
    CELL = 10,       /* characters of a paragraph that was a cell */
    WIDE_BLANKS = 4, /* in one line */
    IDEOGRAPHIC_SPACE = 0x3000,
    SURE_FRAME = 920,
    SURE_BLANK = 820,
    SURE_WIDE = 930
};

/* ---- frames ---- */

static bool is_framed(const dnm_shape *shape)
{
    return shape->first == '|' && shape->last == '|' && shape->han > CELL && shape->start == 0;
}

static bool has_cells(dnm_str line)
{
    return line.n > 2 && memchr(line.p + 1, '|', line.n - 2) != NULL;
}

/* A row of several cells, or the edge of a box. */
static bool is_row_beside(const debris_page *page, uint32_t block)
{
    for (int side = -1; side <= 1; side += 2) {
        const uint32_t at = block + (uint32_t)side;
        dnm_shape shape;
        if (at == 0 || at >= page->view->block_count || !dnm_kind_is_leaf(page->view->blocks[at].kind))
            continue;
        dnm_leaf_shape(page->doc, at, &shape);
        if (shape.first == '+' || shape.first == '-' || shape.first == '=') return true;
        if (shape.first == '|' && has_cells(dnm_shape_text(dnm_doc_text(page->doc, at), &shape))) return true;
    }
    return false;
}

static void cut_frame(const debris_page *page, uint32_t block, const dnm_shape *shape)
{
    const dnm_str leaf = dnm_doc_text(page->doc, block), line = dnm_shape_text(leaf, shape);
    if ((!shape->stops && !shape->pauses) || has_cells(line) || is_row_beside(page, block)) return;
    const dnm_why why = {DEBRIS_FRAME, SURE_FRAME};
    size_t from = shape->start + 1, end = shape->end - 1;
    while (from < end && leaf.p[from] == ' ') from++;
    while (end > from && leaf.p[end - 1] == ' ') end--;
    dnm_edit_cut(page->editor, why, block, 0, (uint32_t)from);
    dnm_edit_cut(page->editor, why, block, (uint32_t)end, (uint32_t)(leaf.n - end));
}

/* ---- lost blanks ---- */

static bool asks(uint32_t cp)
{
    static const uint16_t particles[] = {0x5417, 0x55CE, 0x5462, 0x5427, 0x4E48, 0x9EBC, 0x8C01, 0x8AB0,
                                         0x554A, 0x54EA, 0x513F, 0x91CC, 0x6CA1, 0x6C92, 0x4F55, 0x5426};
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (particles[i] == cp) return true;
    return false;
}

static bool is_word(uint32_t cp)
{
    return dnm_cp_is_han(cp) || (cp < 0x80 && !dnm_cp_is_punct(cp) && cp > ' ') || cp == 0x300A ||
           cp == 0x201C;
}

/* "記者 ?方玉華": a blank before, none behind, and nobody is asked. */
static bool is_lost_blank(dnm_str text, size_t at)
{
    if (at < 2 || text.p[at - 1] != ' ') return false;
    const uint32_t behind = dnm_utf8_peek(text.p, text.n, at + 1);
    size_t word = at;
    while (word && (text.p[word - 1] == ' ' || (text.p[word - 1] == '?' && text.p[word] == ' '))) word--;
    const uint32_t before = word && text.p[word] == ' ' ? dnm_utf8_peek_back(text.p, word) : 0;
    return is_word(behind) && before && !asks(before) && (dnm_cp_is_han(before) || dnm_cp_is_han(behind));
}

static size_t next_question(dnm_str text, size_t at)
{
    const char *p = at < text.n ? memchr(text.p + at, '?', text.n - at) : NULL;
    return p ? (size_t)(p - text.p) : SIZE_MAX;
}

void debris_count_lost_blanks(debris_page *page)
{
    const dnm_str all = {page->view->text, page->view->text_len};
    uint32_t lost = 0;
    for (size_t at = 0; lost < LOST_BLANKS && (at = next_question(all, at)) != SIZE_MAX; at++)
        lost += is_lost_blank(all, at);
    page->lost_blanks = lost >= LOST_BLANKS;
}

static void cut_lost_blanks(const debris_page *page, uint32_t block)
{
    const dnm_str text = dnm_doc_text(page->doc, block);
    for (size_t at = 0; (at = next_question(text, at)) != SIZE_MAX; at++)
        if (is_lost_blank(text, at))
            for (size_t mark = at; text.p[mark] == '?' || text.p[mark] == ' '; mark--)
                if (text.p[mark] == '?')
                    dnm_edit_cut(page->editor, (dnm_why){DEBRIS_BLANK, SURE_BLANK}, block, (uint32_t)mark, 1);
}

/* ---- Latin text with Chinese blanks ---- */

static char narrow_mark(uint32_t cp)
{
    if (cp == 0x3002) return '.';
    return cp > 0xFF00 && cp < 0xFF5F && dnm_cp_is_punct(cp - 0xFEE0) ? (char)(cp - 0xFEE0) : 0;
}

static bool is_latin(uint32_t cp)
{
    return (cp > ' ' && cp < 0x80) || (cp >= 0xC0 && cp < 0x250) || narrow_mark(cp);
}

static bool is_wide_latin(dnm_str text)
{
    uint32_t blanks = 0;
    for (size_t at = 0; at < text.n;) {
        const size_t start = at;
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (dnm_cp_is_han(cp)) return false;
        blanks += cp == IDEOGRAPHIC_SPACE && start && is_latin(dnm_utf8_peek_back(text.p, start)) &&
                  is_latin(dnm_utf8_peek(text.p, text.n, at));
    }
    return blanks >= WIDE_BLANKS;
}

static void narrow(const debris_page *page, uint32_t block)
{
    const dnm_str text = dnm_doc_text(page->doc, block);
    if (!is_wide_latin(text)) return;
    const dnm_why why = {DEBRIS_WIDE, SURE_WIDE};
    for (size_t at = 0; at < text.n;) {
        const size_t start = at;
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        const char mark = cp == IDEOGRAPHIC_SPACE ? ' ' : narrow_mark(cp);
        if (!mark || !start || !is_latin(dnm_utf8_peek_back(text.p, start))) continue;
        dnm_edit_replace(page->editor, why, block, (uint32_t)start, (uint32_t)(at - start),
                         (dnm_str){&mark, 1});
    }
}

void debris_mend(const debris_page *page, uint32_t block, const dnm_shape *shape)
{
    if (is_framed(shape)) cut_frame(page, block, shape);
    if (page->lost_blanks) cut_lost_blanks(page, block);
    if (!shape->han && shape->blanks >= WIDE_BLANKS && (shape->has & DNM_HAS_LOWER) &&
        (shape->has & DNM_HAS_HIGH))
        narrow(page, block);
}
