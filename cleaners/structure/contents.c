/* contents.c -- which lines are entries of a table of contents: they look like headings, and stand for them.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/structure/structure.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LONGEST_ENTRY = 60,
    MOST_ENTRIES = 2000,
    MOST_ENDLESS = 64 /* tables whose end was looked for in vain, each in so many lines */
};

static bool is_dot(uint32_t cp)
{
    return cp == '.' || cp == 0x2026 || cp == 0xFF0E || cp == 0xB7 || cp == 0x2027 || cp == 0x22EF ||
           cp == '_' || cp == 0x30FB;
}

/* The entry without dots and page number; *dots says whether there were some. */
static dnm_str entry_of(dnm_str t, bool *dots)
{
    size_t at = t.n;
    uint32_t count = 0;
    bool digits = false;
    while (at) {
        size_t before = at;
        const uint32_t cp = dnm_utf8_prev(t.p, &before);
        const bool digit = dnm_cp_is_digit(cp) && !count;
        if (!digit && !is_dot(cp) && !dnm_cp_is_space(cp) && !(dnm_is_closing(cp) && at == t.n)) break;
        digits = digits || digit;
        count += cp == 0x2026 ? 3 : is_dot(cp);
        at = before;
    }
    *dots = digits && count >= 3;
    return count >= 3 ? (dnm_str){t.p, at} : t;
}

/* Where dots and blanks are lost, the page number stands glued to the entry. */
static dnm_str without_digits(dnm_str t)
{
    while (t.n && t.p[t.n - 1] >= '0' && t.p[t.n - 1] <= '9') t.n--;
    return t;
}

static uint32_t next_visible(dnm_str *t)
{
    while (t->n) {
        size_t at = 0;
        const uint32_t cp = dnm_utf8_next(t->p, t->n, &at);
        *t = (dnm_str){t->p + at, t->n - at};
        if (!dnm_cp_is_space(cp)) return cp;
    }
    return 0;
}

static bool says_the_same(dnm_str a, dnm_str b)
{
    for (;;) {
        const uint32_t x = next_visible(&a);
        if (x != next_visible(&b)) return false;
        if (!x) return true;
    }
}

static bool is_word(const structure_line *l)
{
    if (l->shape.first != 0x76EE && l->shape.first != 'C') return false; /* 目 */
    return says_the_same(l->text, DNM_STR("目录")) || says_the_same(l->text, DNM_STR("目錄")) ||
           says_the_same(l->text, DNM_STR("目次")) || says_the_same(l->text, DNM_STR("Contents"));
}

/* Where the entries that begin at line `start` end: where the first stands again, or text begins; `start` if
 * that is nowhere near. */
static uint32_t end_of(const structure_page *page, uint32_t start)
{
    bool dots;
    const dnm_str first = entry_of(page->lines[start].text, &dots);
    for (uint32_t i = start; i < page->count && i < start + MOST_ENTRIES; i++) {
        const structure_line *l = &page->lines[i];
        const dnm_str entry = entry_of(l->text, &dots);
        if (i > start && (says_the_same(entry, first) || says_the_same(entry, without_digits(first))))
            return i;
        if (!dots && (l->shape.chars > LONGEST_ENTRY || l->shape.ends_sentence)) {
            const bool heads = i > start + 2 && page->lines[i - 1].label.number == 1;
            return heads ? i - 1 : i; /* the heading of this text, other than its entry */
        }
    }
    return start;
}

void structure_contents(structure_page *page)
{
    uint32_t endless = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        structure_line *l = &page->lines[i];
        entry_of(l->text, &l->contents);
        if (!is_word(l) || i + 1 == page->count || endless == MOST_ENDLESS) continue;
        const uint32_t end = end_of(page, i + 1);
        endless += end == i + 1;
        for (uint32_t k = i + 1; k < end; k++) page->lines[k].contents = true;
        if (end > i) i = end - 1;
    }
}
