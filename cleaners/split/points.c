/* points.c -- points （一） （二） （三） in one line behind a heading that was glued to them: what lost the
 * end of one line lost those of the next ones, too. Elsewhere a paragraph may have such points.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/split/split.h"
#include "core/text/utf8.h"

enum { FEWEST_POINTS = 3, MOST_POINTS = 40, SHORTEST_POINT = 6 /* characters */ };

/* Behind a sentence or a part of one: 。 ； */
static bool follows_mark(dnm_str t, size_t at)
{
    const uint32_t cp = dnm_utf8_peek_back(t.p, at);
    return cp == 0x3002 || cp == 0xFF1B;
}

static bool is_point(dnm_str t, size_t at, uint32_t number)
{
    dnm_label label;
    if (!dnm_is_opening(dnm_utf8_peek(t.p, t.n, at))) return false;
    if (!dnm_label_read((dnm_str){t.p + at, t.n - at}, &label)) return false;
    return label.kind == DNM_LABEL_HAN_BRACKET && label.number == number;
}

static size_t next_point(dnm_str t, size_t from, uint32_t number)
{
    for (const char *p = t.p + from; (p = memchr(p, '\xEF', (size_t)(dnm_str_end(t) - p))); p++) { /* （ */
        const size_t at = (size_t)(p - t.p);
        if (follows_mark(t, at) && is_point(t, at, number)) return at;
    }
    return t.n;
}

void split_points(const split_page *page, const split_line *line, size_t begin)
{
    uint32_t places[MOST_POINTS], n = 0;
    const dnm_str t = {line->text.p, line->shape.end};
    if (!is_point(t, begin, 1)) return;
    for (size_t at = begin, next; n < MOST_POINTS; at = next) {
        next = next_point(t, at + 1, n + 2);
        if (dnm_utf8_count(t.p + at, next - at) < SHORTEST_POINT) return;
        if (next == t.n) break;
        places[n++] = (uint32_t)next;
    }
    if (n + 1 < FEWEST_POINTS) return;
    for (uint32_t i = 0; i < n; i++)
        dnm_edit_split(page->editor, (dnm_why){SPLIT_HEADING, 700}, line->block, places[i]);
}
