/* known.c -- lines that say what they are: "第3页（共9页）", "· 12 ·", the volume and number of a journal.
 * They need not stand in the middle of a sentence.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pages/pages.h"

#include "core/text/letters.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { FEWEST_LINES = 3, SHORTEST_HEAD = 3 };

/* ---- one line ---- */

/* The pattern of a line, its numbers as # and its blanks left out, ends by saying which page of how many. */
bool pages_says_of_all(dnm_str pattern)
{
    static const char *const ends[] = {"第#页共#页",
                                       "第#頁共#頁",
                                       "第#页（共#页）",
                                       "第#頁（共#頁）",
                                       "第#页(共#页)",
                                       "第#頁(共#頁)",
                                       "第#页/共#页",
                                       "第#頁/共#頁",
                                       "第#页，共#页",
                                       "第#頁，共#頁",
                                       "第#页,共#页",
                                       "第#頁,共#頁",
                                       "共#页第#页",
                                       "共#頁第#頁",
                                       "共#页，第#页",
                                       "共#頁，第#頁",
                                       "（第#页共#页）",
                                       "（第#頁共#頁）",
                                       "Page#of#",
                                       "page#of#",
                                       "PAGE#OF#",
                                       "P#/#",
                                       NULL};
    return dnm_ends_with_any(pattern, ends);
}

/* "方志园地2009年第2期", "第29卷第4期城市交通技术Vol.29No.4" */
bool pages_names_issue(dnm_str pattern)
{
    if (dnm_has(pattern, "年第#期") || dnm_has(pattern, "第#卷第#期")) return true;
    if (dnm_has(pattern, "总第#期") || dnm_has(pattern, "總第#期")) return true;
    return dnm_has(pattern, "Vol.#") && dnm_has(pattern, "No.#");
}

/* "- 3 -", "· 12 ·", "第3页": no writer numbers anything so, but chapters, from the first. */
static bool is_set_as_page(const pages_line *l)
{
    if (l->look != PAGES_NUMBER || pages_is_bare_number(l)) return false;
    return pages_is_framed(l->text) || l->shape.last == 0x9875 || l->shape.last == 0x9801; /* 页頁 */
}

/* Columns of blanks before the digits that end the line. */
static uint32_t gap_before_number(dnm_str t)
{
    size_t at = t.n;
    uint32_t columns = 0;
    while (at && dnm_ascii_is_digit(t.p[at - 1])) at--;
    for (uint32_t cp; at && dnm_cp_is_space(cp = dnm_utf8_prev(t.p, &at));) columns += dnm_cp_columns(cp);
    return columns;
}

bool pages_is_set_as_head(const pages_line *l)
{
    enum { WIDE_GAP = 3 };
    const bool page = l->shape.last == 0x9875 || l->shape.last == 0x9801; /* 页頁 */
    if (l->look != PAGES_HEAD || !l->numbered || l->shape.pauses || !l->shape.blanks) return false;
    return page || (l->outside && gap_before_number(l->text) >= WIDE_GAP);
}

/* ---- lines together ---- */

/* Page `b` follows page `a`, or one of the next, the lines of which were read at these places. */
static bool follows(uint32_t a, uint32_t from, uint32_t b, uint32_t to)
{
    enum { LARGEST_STEP = 3, MOST_LINES = 120 /* of a page, blank ones included */ };
    return b > a && b - a <= LARGEST_STEP && to - from > 1 && to - from <= MOST_LINES * (b - a);
}

static bool stands_in_text(const pages_text *p, uint32_t i)
{
    return pages_text_beside(p, i, false) < p->count && pages_text_beside(p, i, true) < p->count;
}

/* Numbers that run on from the second page or a later one, each of them between lines of text. */
static bool are_of_pages(const pages_text *p, const uint32_t *lines, uint32_t n)
{
    uint32_t inside = 0;
    for (uint32_t i = 0; i < n; i++) {
        const pages_line *l = &p->lines[lines[i]];
        if (!is_set_as_page(l) || (i == 0 && l->number < 2)) return false;
        if (i && !follows(p->lines[lines[i - 1]].number, lines[i - 1], l->number, lines[i])) return false;
        inside += stands_in_text(p, lines[i]);
    }
    return inside == n || (n > 2 && inside + 1 == n);
}

/* The next line in a direction that is not empty. */
static const pages_line *neighbour(const pages_text *p, uint32_t i, bool behind)
{
    for (uint32_t k = 1; k < PAGES_MOST_BETWEEN; k++) {
        if (behind ? i + k >= p->count : i < k) break;
        const pages_line *l = &p->lines[behind ? i + k : i - k];
        if (l->shape.chars) return l;
    }
    return NULL;
}

static bool has_sentence_between(const pages_text *p, uint32_t from, uint32_t to)
{
    for (uint32_t i = from + 1; i < to; i++)
        if (p->lines[i].shape.ends_sentence || p->lines[i].shape.pauses) return true;
    return false;
}

/* Each of the heads, which are alike, has a number beside it, before or behind it, and these run on. */
static bool go_with_numbers(const pages_text *p, const uint32_t *lines, uint32_t n, bool behind)
{
    uint32_t last = 0;
    const pages_line *first = &p->lines[lines[0]];
    if (n < 2 || first->look != PAGES_HEAD || first->shape.chars < SHORTEST_HEAD) return false;
    if (!first->shape.han && dnm_cp_lower(first->shape.first) == first->shape.first)
        return false; /* no name */
    for (uint32_t i = 0; i < n; i++) {
        const pages_line *l = neighbour(p, lines[i], behind);
        if (!l || l->look != PAGES_NUMBER || p->lines[lines[i]].shape.ends_sentence) return false;
        if (i && !follows(last, lines[i - 1], l->number, lines[i])) return false;
        if (i && !has_sentence_between(p, lines[i - 1], lines[i])) return false;
        last = l->number;
    }
    return true;
}

static bool are_heads_that_run_on(const pages_text *p, const uint32_t *lines, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const pages_line *l = &p->lines[lines[i]];
        if (!pages_is_set_as_head(l)) return false;
        if (!i) continue;
        if (!follows(p->lines[lines[i - 1]].number, lines[i - 1], l->number, lines[i])) return false;
        if (!has_sentence_between(p, lines[i - 1], lines[i])) return false;
    }
    return n > 1;
}

static void mark_numbers_of(pages_text *p, const uint32_t *lines, uint32_t n, bool behind)
{
    for (uint32_t i = 0; i < n; i++) {
        p->lines[lines[i]].going = true;
        const pages_line *l = neighbour(p, lines[i], behind);
        p->lines[l - p->lines].going = true;
    }
}

static void mark_issues(pages_text *p, const uint32_t *lines, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const pages_line *a = neighbour(p, lines[i], false), *b = neighbour(p, lines[i], true);
        const bool with_number = (a && a->going) || (b && b->going);
        if (!p->lines[lines[i]].issue || (n == 1 && !with_number)) continue;
        p->lines[lines[i]].going = true;
        if (a && is_set_as_page(a)) p->lines[a - p->lines].going = true;
        if (b && is_set_as_page(b)) p->lines[b - p->lines].going = true;
    }
}

void pages_mark_known(pages_text *p)
{
    if (p->count < FEWEST_LINES) return;
    for (uint32_t i = 0; i < p->count; i++) p->lines[i].going = p->lines[i].going || p->lines[i].of_all;
    for (uint32_t i = 0, n; i < p->candidates; i += n) {
        n = pages_group_size(p, i);
        const bool numbers = (p->marks || p->print.width) && are_of_pages(p, &p->order[i], n);
        const bool going = numbers || are_heads_that_run_on(p, &p->order[i], n);
        for (uint32_t k = 0; k < n && going; k++) p->lines[p->order[i + k]].going = true;
        for (int behind = 0; behind < 2; behind++)
            if (go_with_numbers(p, &p->order[i], n, behind)) mark_numbers_of(p, &p->order[i], n, behind);
    }
    for (uint32_t i = 0, n; i < p->candidates; i += n) {
        n = pages_group_size(p, i);
        mark_issues(p, &p->order[i], n);
    }
}
