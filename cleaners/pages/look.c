/* look.c -- what a line may have been at the edge of a page, from the line alone.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pages/pages.h"

#include "core/base/hash.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { LONGEST_HEAD = 40, LONGEST_NUMBER = 16, MOST_PAUSES = 3, MOST_PAGES = 9999 };

static bool is_any(uint32_t cp, const uint32_t *list)
{
    while (*list && *list != cp) list++;
    return *list != 0;
}

/* What is set around the number of a page. */
static bool surrounds_number(uint32_t cp)
{
    static const uint32_t list[] = {'-',    '/',    '[',    ']',    '(',    ')',    0xB7,
                                    0x2013, 0x2014, 0x2015, 0x2500, 0x2022, 0x30FB, 0xFF08,
                                    0xFF09, 0xFF0D, 0x3010, 0x3011, 0x7B2C, 0x5171, 0x9875,
                                    0x9801, '|',    0xFF0F, 0xFF0C, ',',    0}; /* 第共页頁 */
    return is_any(cp, list) || dnm_cp_is_space(cp);
}

static bool is_frame(uint32_t cp)
{
    static const uint32_t list[] = {'-',    '~',    0xB7,   0x2013, 0x2014, 0x2015,
                                    0x2022, 0x30FB, 0xFF0D, 0xFF5E, 0};
    return is_any(cp, list);
}

/* Behind what is set like "- 3 -" at `at`; `at` where nothing is. */
static size_t behind_framed(dnm_str t, size_t at)
{
    enum { MOST_DIGITS = 4 };
    size_t p = at;
    uint32_t digits = 0, cp = p < t.n ? dnm_utf8_next(t.p, t.n, &p) : 0;
    const uint32_t frame = cp;
    if (!is_frame(frame)) return at;
    while (p < t.n && dnm_cp_is_space(dnm_utf8_peek(t.p, t.n, p))) dnm_utf8_next(t.p, t.n, &p);
    for (; p < t.n && t.p[p] >= '0' && t.p[p] <= '9'; p++) digits++;
    if (!digits || digits > MOST_DIGITS) return at;
    while (p < t.n && dnm_cp_is_space(dnm_utf8_peek(t.p, t.n, p))) dnm_utf8_next(t.p, t.n, &p);
    return p < t.n && dnm_utf8_next(t.p, t.n, &p) == frame ? p : at;
}

bool pages_is_framed(dnm_str t)
{
    enum { LONGEST = 24 /* bytes */ };
    const size_t behind = behind_framed(t, 0);
    if (behind) return behind == t.n || dnm_cp_is_space(dnm_utf8_peek(t.p, t.n, behind));
    for (size_t at = t.n; at > 0 && t.n - at <= LONGEST;) {
        const uint32_t cp = dnm_utf8_prev(t.p, &at);
        if (is_frame(cp) && behind_framed(t, at) == t.n)
            return at && dnm_cp_is_space(dnm_utf8_peek_back(t.p, at));
    }
    return false;
}

typedef struct scan {
    char pattern[4 * LONGEST_HEAD];
    size_t n;
    uint32_t numbers[2];
    unsigned found;           /* numbers */
    unsigned letters, behind; /* ... and those behind the last number */
    bool bare;                /* nothing else but what surrounds a number */
} scan;

static size_t read_digits(dnm_str t, size_t at, uint32_t *value)
{
    *value = 0;
    while (at < t.n && t.p[at] >= '0' && t.p[at] <= '9') {
        if (*value <= MOST_PAGES) *value = *value * 10 + (uint32_t)(t.p[at] - '0');
        at++;
    }
    return at;
}

static void copy(scan *s, dnm_str t, size_t from, size_t to)
{
    memcpy(s->pattern + s->n, t.p + from, to - from);
    s->n += to - from;
}

static void read_pattern(dnm_str t, scan *s)
{
    s->bare = true;
    s->n = 0;
    s->numbers[0] = s->numbers[1] = 0;
    s->found = s->letters = s->behind = 0;
    size_t from = 0; /* of what is not copied yet */
    for (size_t at = 0; at < t.n;) {
        const size_t start = at;
        if (t.p[at] >= '0' && t.p[at] <= '9') {
            uint32_t value;
            at = read_digits(t, at, &value);
            if (s->found < 2) s->numbers[s->found] = value;
            s->found++;
            s->behind = 0;
            copy(s, t, from, start);
            s->pattern[s->n++] = '#';
            from = at;
            continue;
        }
        if (dnm_utf8_is_han(t.p + at)) { /* letters, all of them */
            at += 3;
            s->bare = s->bare && surrounds_number(dnm_utf8_han(t.p + start));
            s->letters++;
            s->behind++;
            continue;
        }
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at), props = dnm_cp_props(cp);
        if (props & DNM_CP_SPACE) { /* numbers of other widths move them */
            copy(s, t, from, start);
            from = at;
        } else {
            const bool letter = (props & DNM_CP_LETTER) != 0;
            s->bare = s->bare && surrounds_number(cp);
            s->letters += letter;
            s->behind += letter;
        }
    }
    copy(s, t, from, t.n);
}

/* A head says something; a bracket alone is a line of a program. */
static pages_look head_or_text(const scan *s)
{
    return s->letters >= 2 ? PAGES_HEAD : PAGES_TEXT;
}

/* "01/2013" */
static bool is_month(const scan *s)
{
    enum { MONTHS = 12, FIRST_YEAR = 1800, LAST_YEAR = 2100 };
    return s->numbers[0] <= MONTHS && s->numbers[1] >= FIRST_YEAR && s->numbers[1] <= LAST_YEAR;
}

static pages_look look_of(const pages_line *l, const scan *s)
{
    if (!s->bare || !s->found || s->found > 2 || l->shape.chars > LONGEST_NUMBER) return head_or_text(s);
    if (s->numbers[0] > MOST_PAGES || s->numbers[1] > MOST_PAGES) return head_or_text(s);
    if (s->found == 1) return PAGES_NUMBER;
    if (is_month(s)) return PAGES_TEXT;
    return s->numbers[0] <= s->numbers[1] ? PAGES_OF_ALL : head_or_text(s);
}

void pages_look_at(pages_line *l)
{
    static const dnm_hash_key key = {0, 0}; /* the same in every run */
    scan s;
    l->look = PAGES_TEXT;
    if (!l->text.n || l->shape.chars > LONGEST_HEAD || l->text.n > sizeof s.pattern) return;
    if (l->shape.stops && l->shape.han) return;
    if (dnm_is_pause(l->shape.last) || l->shape.pauses >= MOST_PAUSES) return;
    read_pattern(l->text, &s);
    l->look = look_of(l, &s);
    if (s.found > 1) {
        const dnm_str pattern = {s.pattern, s.n};
        l->of_all =
            pages_says_of_all(pattern) && (s.found > 2 || s.numbers[0] <= s.numbers[1] || l->shape.han);
        l->issue = l->look == PAGES_HEAD && pages_names_issue(pattern);
    }
    l->pattern = dnm_hash(key, s.pattern, s.n);
    l->numbered = s.found > 0;
    l->outside = s.found == 1 && !s.behind;
    l->number = s.numbers[0];
    l->all = s.numbers[1];
}
