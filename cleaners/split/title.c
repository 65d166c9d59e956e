/* title.c -- a title that stands twice at the beginning of a line, with names of other pages between: the
 * page was copied with the links under its title.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/split/split.h"
#include "core/text/utf8.h"

enum { PREFIX = 8, SUFFIX = 4, FAR = 600, LONGEST = 240 }; /* characters, characters, bytes, bytes */

static size_t bytes_of(dnm_str t, size_t at, size_t chars)
{
    const size_t start = at;
    while (at < t.n && chars--) dnm_utf8_next(t.p, t.n, &at);
    return at - start;
}

static size_t find(dnm_str t, size_t from, size_t to, dnm_str what)
{
    for (size_t at = from; at + what.n <= to; at++) {
        const char *hit = memchr(t.p + at, what.p[0], to - at - what.n + 1);
        if (!hit) break;
        at = (size_t)(hit - t.p);
        if (memcmp(hit, what.p, what.n) == 0) return at;
    }
    return 0;
}

/* The words of a link to other pages; returns where the first one begins. */
static size_t find_link(dnm_str t, size_t from, size_t to)
{
    static const char *const words[] = {"点击查看", "點擊查看", "查看更多", "相关阅读", "相關閱讀",
                                        "推荐阅读", "推薦閱讀", "相关推荐", "延伸阅读", "更多相关"};
    size_t first = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t at = find(t, from, to, dnm_str_of(words[i]));
        if (at && (!first || at < first)) first = at;
    }
    return first;
}

split_title split_doubled_title(dnm_str line)
{
    split_title none = {0};
    const size_t prefix = bytes_of(line, 0, PREFIX);
    const size_t reach = line.n < FAR ? line.n : FAR;
    const size_t link = prefix < reach ? find_link(line, prefix, reach) : 0;
    if (!link || link > LONGEST) return none;
    const size_t second =
        find(line, link, line.n < link + FAR ? line.n : link + FAR, (dnm_str){line.p, prefix});
    if (!second) return none;
    size_t tail = link;
    for (size_t chars = 0; chars < SUFFIX && tail > 0; chars++) dnm_utf8_prev(line.p, &tail);
    const dnm_str suffix = {line.p + tail, link - tail};
    const size_t limit = second + link + suffix.n < line.n ? second + link + suffix.n : line.n;
    const size_t last = find(line, second, limit, suffix);
    return last ? (split_title){second, last + suffix.n} : none;
}
