/* copies.c -- what a site says twice at the head of a text: its title, the way to it without arrows, and the
 * beginning of the text as its summary.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/reading.h"

#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

static dnm_str text_of(const chrome_line *l)
{
    return dnm_shape_text(l->text, &l->shape);
}

/* "首页 散文 title": a way from the first page of a site to the title below it. */
bool chrome_leads_to_title(const chrome_page *page, uint32_t i)
{
    enum { LONGEST_BETWEEN = 24 * 3 /* bytes */, SHORTEST = 4 };
    static const char *const homes[] = {"首页", "主页", "网站首页"};
    const dnm_str t = text_of(&page->lines[i]);
    if (i + 1 >= page->count || page->lines[i].shape.stops) return false;
    const chrome_line *below = &page->lines[i + 1];
    const dnm_str title = text_of(below);
    if (below->shape.chars < SHORTEST || !dnm_str_ends(t, title)) return false;
    for (size_t k = 0; k < sizeof homes / sizeof *homes; k++) {
        const size_t n = strlen(homes[k]);
        if (!dnm_has_at(t, 0, homes[k]) || t.n <= n + title.n || t.n > n + title.n + LONGEST_BETWEEN)
            continue;
        if (dnm_cp_is_space(dnm_utf8_peek(t.p, t.n, n)) &&
            dnm_cp_is_space(dnm_utf8_peek_back(t.p, t.n - title.n)))
            return true;
    }
    return false;
}

/* "山泉文库 好文章都在这里" above "当前位置：山泉文库 › …": where the way begins, and a word about it. */
bool chrome_begins_way(const chrome_page *page, uint32_t i)
{
    enum { LONGEST = 30, SHORTEST_NAME = 2 * 3 /* bytes */ };
    const chrome_line *l = &page->lines[i];
    if (i || page->count < 3 || l->shape.chars > LONGEST || l->shape.ends_sentence) return false;
    const chrome_line *way = l + 1;
    const chrome_verdict verdict = chrome_judge(page, way);
    if (verdict.kind != CHROME_WAY || !verdict.sure || chrome_is_part(verdict)) return false;
    const dnm_str own = text_of(l), t = text_of(way);
    size_t name = 0;
    while (name < own.n && !dnm_cp_is_space(dnm_utf8_peek(own.p, own.n, name)))
        dnm_utf8_next(own.p, own.n, &name);
    if (name < SHORTEST_NAME) return false;
    size_t at = 0;
    while (at < t.n) {
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        if (cp == ':' || cp == 0xFF1A) break;
    }
    while (at < t.n && t.p[at] == ' ') at++;
    if (t.n - at <= name || memcmp(t.p + at, own.p, name) != 0) return false;
    const uint32_t behind = dnm_utf8_peek(t.p, t.n, at + name);
    return !dnm_cp_has(behind, DNM_CP_LETTER | DNM_CP_NUMBER);
}

/* ---- the beginning as a summary ---- */

static size_t skip_summary_word(dnm_str t)
{
    static const char *const words[] = {"摘要",     "内容摘要", "简介", "内容简介", "导读",
                                        "本文导读", "导语",     "提要", "内容提要", "文章摘要"};
    size_t at = 0;
    if (dnm_is_opening(dnm_utf8_peek(t.p, t.n, 0))) dnm_utf8_next(t.p, t.n, &at);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!dnm_has_at(t, at, words[i])) continue;
        size_t behind = at + strlen(words[i]);
        const size_t first = behind;
        while (behind < t.n) {
            size_t next = behind;
            const uint32_t cp = dnm_utf8_next(t.p, t.n, &next);
            if (cp != ':' && cp != 0xFF1A && !dnm_is_closing(cp) && !dnm_cp_is_space(cp)) break;
            behind = next;
        }
        if (behind > first) return behind;
    }
    return 0;
}

/* The next letter or digit of the lines from *line on; 0 at the end of all. */
static uint32_t next_letter(const chrome_page *page, uint32_t *line, size_t *at)
{
    for (; *line < page->count; (*line)++, *at = 0) {
        const dnm_str t = page->lines[*line].text;
        while (*at < t.n) {
            const uint32_t cp = dnm_utf8_next(t.p, t.n, at);
            if (dnm_cp_has(cp, DNM_CP_LETTER | DNM_CP_NUMBER)) return cp;
        }
    }
    return 0;
}

/* All of it, or a heading and the first sentence below it: nobody but a program makes such a summary. */
bool chrome_is_summary_of_beginning(const chrome_page *page, uint32_t i)
{
    enum { LEAST = 20 };
    const dnm_str t = text_of(&page->lines[i]);
    size_t at = page->lines[i].shape.chars > LEAST ? skip_summary_word(t) : 0, below = 0;
    uint32_t letters = 0, line = i + 1;
    bool sentence = false; /* the text has the same up to the end of one */
    if (!at) return false;
    while (at < t.n) {
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        sentence = sentence || (cp == 0x3002 && line > i + 1);
        if (!dnm_cp_has(cp, DNM_CP_LETTER | DNM_CP_NUMBER)) continue;
        if (next_letter(page, &line, &below) != cp) return sentence && letters >= LEAST;
        letters++;
    }
    return letters >= LEAST;
}

/* ---- copies of the title ---- */

/* "title" and "title（共四篇）": 1 if the first is the shorter one, 2 if it is the other, 3 if they are the
 * same; 0 if they are two titles. */
static unsigned compare_titles(dnm_str a, dnm_str b)
{
    if (dnm_str_eq(a, b)) return 3;
    const bool first = a.n < b.n;
    const dnm_str shorter = first ? a : b, longer = first ? b : a;
    if (memcmp(shorter.p, longer.p, shorter.n) != 0) return 0;
    const uint32_t opening = dnm_utf8_peek(longer.p, longer.n, shorter.n);
    size_t end = longer.n;
    const bool boxed = (opening == '(' || opening == 0xFF08) && dnm_is_closing(dnm_utf8_prev(longer.p, &end));
    return !boxed ? 0 : first ? 1 : 2;
}

static bool may_be_copied(const chrome_line *l)
{
    enum { SHORTEST = 5 };
    return !l->taken && l->shape.chars >= SHORTEST && l->shape.chars <= CHROME_LONGEST_TITLE &&
           !l->shape.ends_sentence && l->shape.last != ':' && l->shape.last != 0xFF1A;
}

/* The next line that stays, behind lines that do not; `end` if there is none. */
static uint32_t next_left(const chrome_page *page, uint32_t i, uint32_t end)
{
    while (++i < end && page->lines[i].taken) {
    }
    return i;
}

/* Behind the first paragraph of a text whose head was a site's, the title as it is. */
static void take_copy_below(chrome_page *page, uint32_t title, uint32_t end)
{
    const uint32_t first = next_left(page, title, end), copy = next_left(page, first, end);
    if (copy + 1 >= end || !page->lines[first].shape.ends_sentence || !may_be_copied(&page->lines[copy]))
        return;
    if (compare_titles(text_of(&page->lines[title]), text_of(&page->lines[copy])) == 3)
        chrome_take(page, &page->lines[copy], CHROME_WAY, 750);
}

void chrome_take_copies(chrome_page *page, uint32_t start, uint32_t end)
{
    enum { LOOK = 3 };
    uint32_t i = start;
    while (i < end && page->lines[i].taken) i++;
    for (unsigned n = 0; n < LOOK && i < end; n++) {
        const uint32_t next = next_left(page, i, end);
        if (next >= end) return;
        const bool apart = next > i + 1;
        const unsigned same = apart && may_be_copied(&page->lines[i]) && may_be_copied(&page->lines[next])
                                  ? compare_titles(text_of(&page->lines[i]), text_of(&page->lines[next]))
                                  : 0;
        if (same) {
            chrome_take(page, &page->lines[same == 2 ? next : i], CHROME_WAY, 800);
            take_copy_below(page, same == 2 ? i : next, end);
            return;
        }
        i = next;
    }
}
