/* seams.c -- whether the text before a line goes on behind it.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pages/pages.h"

#include "core/text/han_model.h"
#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LONG_LINE = 38, /* characters: longer than nearly all headings */
    TORN_LINE = 16, /* ... of a paragraph that may be torn */
    SHORTEST = 8,   /* ... where the text surely reads on */
    SURE = 110      /* eighths of a bit; of 3,900 titles without a mark above a paragraph 1 % gain as much */
};

static bool is_text(const pages_text *p, const pages_line *l)
{
    if (!l->shape.chars) return false;
    if (p->print.width) return !l->repeated && pages_is_running(&p->print, l);
    if (l->look == PAGES_TEXT) return true;
    if (l->shape.chars >= TORN_LINE || l->shape.stops) return true;
    return l->shape.chars >= SHORTEST && l->shape.han * 2 > l->shape.chars && !l->repeated && !l->numbered;
}

/* The next line of text in a direction; `count` where there is none nearby. */
uint32_t pages_text_beside(const pages_text *p, uint32_t i, bool behind)
{
    for (uint32_t k = 1; k <= PAGES_MOST_BETWEEN; k++) {
        if (behind ? i + k >= p->count : i < k) break;
        const uint32_t at = behind ? i + k : i - k;
        if (is_text(p, &p->lines[at])) return at;
    }
    return p->count;
}

static bool is_latin(uint32_t cp)
{
    enum { BEHIND_CYRILLIC = 0x530 };
    return cp < BEHIND_CYRILLIC && dnm_cp_is_letter(cp);
}

static bool is_small(uint32_t cp)
{
    return is_latin(cp) && dnm_cp_lower(cp) == cp;
}

/* Between words of Latin letters only where a sentence was read before: cells of tables have none. */
static bool may_go_on(const pages_line *a, uint32_t last, uint32_t first)
{
    if (dnm_cp_has(last, DNM_CP_HAN | DNM_CP_CJK_PUNCT) || dnm_cp_has(first, DNM_CP_HAN)) return true;
    return a->shape.stops && is_small(first);
}

/* Nearly no heading is as long, or pauses as often; the number of a point has a mark of its own. */
static bool may_be_heading(const pages_line *a)
{
    const uint32_t pauses = 2u + a->labelled;
    if (a->shape.stops || a->shape.pauses >= pauses) return false;
    return a->labelled || a->shape.chars < LONG_LINE;
}

/* No line begins so that nothing stands before. */
bool pages_cannot_begin(uint32_t cp)
{
    return dnm_is_pause(cp) || (dnm_is_stop(cp) && cp >= 0x3000) || cp == 0xFF09 || cp == 0x201D ||
           cp == 0x300B;
}

/* A number without marks may count the points of a list, or the rows of a table. */
bool pages_is_bare_number(const pages_line *l)
{
    return l->look == PAGES_NUMBER && l->shape.digits == l->shape.chars;
}

/* In a print, a full line goes on with the next one, if that begins no paragraph. */
bool pages_goes_on_in_print(const pages_text *p, const pages_line *a, const pages_line *b)
{
    if (!p->print.width || a->shape.ends_sentence || b->labelled || !is_text(p, a)) return false;
    const bool small = is_latin(a->shape.last) && is_small(b->shape.first);
    if (!small && !pages_is_full(&p->print, a, b)) return false;
    return b->indent <= p->print.margin + 1 && is_text(p, b);
}

bool pages_reads_on(const pages_line *a, const pages_line *b)
{
    size_t end = a->text.n, at = 0;
    if (end == 0 || b->text.n == 0 || a->shape.ends_sentence || !dnm_cp_is_han(a->shape.last)) return false;
    if (dnm_han_pair_saving(a->shape.last, b->shape.first) >= DNM_HAN_PAIR_STRONG) return true;
    dnm_utf8_prev(a->text.p, &end);
    dnm_utf8_next(b->text.p, b->text.n, &at);
    return dnm_model_seam_gain(dnm_utf8_peek_back(a->text.p, end), a->shape.last, b->shape.first,
                               dnm_utf8_peek(b->text.p, b->text.n, at)) >= SURE;
}

/* A line of a few characters, in a text whose paragraphs end with marks. */
static bool is_begun(const pages_text *p, const pages_line *a, const pages_line *b)
{
    return p->marks && a->shape.chars >= SHORTEST && b->shape.stops && pages_reads_on(a, b);
}

bool pages_goes_on(const pages_text *p, const pages_line *a, const pages_line *b)
{
    const uint32_t last = a->shape.last, first = b->shape.first;
    if (pages_goes_on_in_print(p, a, b)) return true;
    if (a->shape.ends_sentence || b->labelled || b->indented > a->indented) return false;
    if (!a->labelled && is_begun(p, a, b)) return true;
    if (a->shape.chars < TORN_LINE) return false;
    if (!may_go_on(a, last, first)) return false;
    if (last == ',' || last == 0xFF0C || last == 0x3001 || pages_cannot_begin(first)) return true;
    if (last == ':' || last == 0xFF1A || dnm_is_closing(last) || dnm_is_opening(first)) return false;
    if (may_be_heading(a)) return false;
    return p->marks || (a->shape.stops && is_latin(last) && is_small(first)) ||
           dnm_han_pair_saving(last, first) > 0;
}

/* Between sentences that fill their lines, in a print that indents paragraphs: in the middle of one. */
bool pages_is_inside_paragraph(const pages_text *p, const pages_line *a, const pages_line *b)
{
    if (!p->indents || b->labelled || !pages_is_full(&p->print, a, b)) return false;
    return a->indent <= p->print.margin + 1 && b->indent <= p->print.margin + 1 && is_text(p, b);
}

/* No heading of some length is the last line of a page. */
static bool is_begun_before_edge(const pages_text *p, const pages_line *a, const pages_line *b)
{
    enum { LONGEST_HEADING = 12 };
    if (!p->marks || p->print.width || a->labelled || b->labelled || b->indented > a->indented) return false;
    if ((a->look == PAGES_HEAD && a->repeated) || a->shape.ends_sentence) return false;
    return a->shape.chars >= LONGEST_HEADING && b->shape.stops && dnm_cp_is_han(a->shape.last) &&
           dnm_cp_has(b->shape.first, DNM_CP_HAN | DNM_CP_CJK_PUNCT);
}

bool pages_is_open(const pages_text *p, uint32_t i)
{
    const uint32_t before = pages_text_beside(p, i, false), behind = pages_text_beside(p, i, true);
    return before < p->count && behind < p->count &&
           is_begun_before_edge(p, &p->lines[before], &p->lines[behind]);
}

/* Behind what is known to have stood at the edge of a page, words go on where less was read before. */
bool pages_goes_on_past_edge(const pages_text *p, const pages_line *a, const pages_line *b)
{
    if (pages_goes_on(p, a, b)) return true;
    if (a->shape.ends_sentence) return false;
    if (is_begun_before_edge(p, a, b)) return true;
    const bool words = is_latin(b->shape.first) && (is_latin(a->shape.last) || a->shape.last == ',');
    return words && p->marks && a->shape.chars >= LONG_LINE && !a->labelled && !b->labelled &&
           b->indented <= a->indented && b->shape.stops;
}

/* Whether the sentence or paragraph before a line goes on behind it. */
bool pages_is_torn(const pages_text *p, uint32_t i)
{
    const uint32_t before = pages_text_beside(p, i, false), behind = pages_text_beside(p, i, true);
    if (before >= p->count || behind >= p->count) return false;
    const pages_line *a = &p->lines[before], *b = &p->lines[behind];
    if (pages_goes_on_in_print(p, a, b) || pages_is_inside_paragraph(p, a, b)) return true;
    if (pages_is_bare_number(&p->lines[i]) && !a->shape.stops && a->shape.chars < LONG_LINE &&
        !dnm_is_pause(a->shape.last) && !pages_cannot_begin(b->shape.first))
        return false;
    return pages_goes_on(p, a, b);
}
