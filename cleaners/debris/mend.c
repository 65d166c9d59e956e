/* mend.c -- debris in and around lines: frames, lost blanks, Chinese blanks in Latin text.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/debris/debris.h"
#include "core/text/han_stats.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LOST_BLANKS = 3, /* places that make a habit */
    CELL = 10,       /* characters of a paragraph that was a cell */
    WIDE_BLANKS = 4, /* in one line */
    NUMBER_MAX = 18, /* bytes of the number of a chapter */
    LABEL = 8,       /* characters */
    IDEOGRAPHIC_SPACE = 0x3000,
    SURE_FRAME = 920,
    SURE_BLANK = 820,
    DOUBTFUL_BLANK = 300,
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

typedef struct lost_blank {
    size_t at, end; /* from the first mark to behind the last: "?", "? ?" */
    bool sure;      /* no question can stand there */
} lost_blank;

static size_t next_question(dnm_str text, size_t at)
{
    const char *p = at < text.n ? memchr(text.p + at, '?', text.n - at) : NULL;
    return p ? (size_t)(p - text.p) : SIZE_MAX;
}

/* "1", "2.1", "第三章" are all there is in front of the blank. */
static bool is_number_of_heading(dnm_str before)
{
    static const char *const ends[] = {"章", "节", "節", "条", "條", "编", "編", NULL};
    if (before.n > NUMBER_MAX) return false;
    if (dnm_has_at(before, 0, "第")) return dnm_ends_with_any(before, ends);
    for (size_t i = 0; i < before.n; i++)
        if (before.p[i] != '.' && (before.p[i] < '0' || before.p[i] > '9')) return false;
    return true;
}

/* "摘 ?要": the blank set the two characters of a word apart. */
static bool is_inside_word(dnm_str before, uint32_t last, uint32_t behind)
{
    if (last == behind || dnm_han_pair_saving(last, behind) != DNM_HAN_PAIR_STRONG) return false;
    dnm_utf8_prev(before.p, &before.n);
    return !before.n || before.p[before.n - 1] == ' ';
}

/* "TV87 ?文献标识码:B": a label follows what is no Chinese. */
static bool is_before_label(dnm_str text, uint32_t last, size_t at)
{
    if (last >= 0x80) return false;
    for (unsigned n = 0; n <= LABEL; n++) {
        const uint32_t cp = at < text.n ? dnm_utf8_next(text.p, text.n, &at) : 0;
        if (cp == ':' || cp == 0xFF1A) return n > 1;
        if (!dnm_cp_is_han(cp)) return false;
    }
    return false;
}

/* "記者 ?方玉華": a blank before, none behind, and nobody is asked. The next at or after *at, which moves
 * past it: each run of marks is walked through once, and the blanks in front of it. */
static bool next_lost_blank(dnm_str text, size_t *at, lost_blank *lost)
{
    while ((*at = next_question(text, *at)) != SIZE_MAX) {
        const size_t first = *at;
        size_t last = first, next = first + 1;
        for (; next < text.n && (text.p[next] == ' ' || text.p[next] == '?'); next++) {
            if (text.p[next] == '?' && text.p[next - 1] == '?') break;
            if (text.p[next] == '?') last = next;
        }
        *at = next;
        if (!first || text.p[first - 1] != ' ' || next != last + 1) continue;
        dnm_str before = {text.p, first};
        while (before.n && before.p[before.n - 1] == ' ') before.n--;
        const uint32_t word = before.n ? dnm_utf8_peek_back(text.p, before.n) : 0;
        const uint32_t behind = dnm_utf8_peek(text.p, text.n, next);
        if (!word || word == '?' || asks(word) || !is_word(behind)) continue;
        if (!dnm_cp_is_han(word) && !dnm_cp_is_han(behind)) continue;
        const bool sure = is_number_of_heading(before) || is_inside_word(before, word, behind) ||
                          is_before_label(text, word, next);
        *lost = (lost_blank){first, next, sure};
        return true;
    }
    return false;
}

/* A chat may be full of "去不去 ?我去": only places where no question can stand make the habit. */
void debris_count_lost_blanks(debris_page *page)
{
    const dnm_view *v = page->view;
    uint32_t sure = 0;
    if (next_question((dnm_str){v->text, v->text_len}, 0) == SIZE_MAX) return;
    for (uint32_t i = 1; i < v->block_count && sure < LOST_BLANKS; i++) {
        if (!dnm_kind_is_leaf(v->blocks[i].kind)) continue;
        lost_blank lost;
        for (size_t at = 0; next_lost_blank(dnm_doc_text(page->doc, i), &at, &lost);) {
            sure += lost.sure;
            page->doubtful_blanks += !lost.sure;
        }
    }
    page->lost_blanks = sure >= LOST_BLANKS;
}

static void mend_lost_blanks(const debris_page *page, uint32_t block)
{
    const dnm_str text = dnm_doc_text(page->doc, block);
    const dnm_why sure = {DEBRIS_BLANK, SURE_BLANK}, doubtful = {DEBRIS_BLANK, DOUBTFUL_BLANK};
    lost_blank lost;
    for (size_t at = 0; next_lost_blank(text, &at, &lost);) {
        const uint32_t begin = (uint32_t)lost.at, end = (uint32_t)lost.end;
        if (!page->lost_blanks)
            dnm_edit_flag(page->editor, doubtful, block, begin, end - begin, DNM_STR("a lost blank"));
        for (uint32_t mark = begin; page->lost_blanks && mark < end; mark++)
            if (text.p[mark] == '?') dnm_edit_cut(page->editor, sure, block, mark, 1);
    }
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
    if (page->lost_blanks || page->doubtful_blanks >= LOST_BLANKS) mend_lost_blanks(page, block);
    if (!shape->han && shape->blanks >= WIDE_BLANKS && (shape->has & DNM_HAS_LOWER) &&
        (shape->has & DNM_HAS_HIGH))
        narrow(page, block);
}
