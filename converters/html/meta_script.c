/* meta_script.c -- dates that scripts assign: messengers leave the place of the date empty in the page and
 * fill it from `var ct = "1648958400"` or `publish_time = "2022-04-03 12:00"`. A script is searched for such
 * assignments, never understood.
 *
 * SPDX-License-Identifier: MIT */
#include <time.h>

#include "converters/html/meta.h"
#include "converters/html/tokenizer.h"
#include "core/text/date.h"

enum { NAME_MAX = 32, VALUE_MAX = 40, SECONDS_DIGITS = 10 };

static bool is_name_char(char c)
{
    return html_in(c, HTML_ALPHA | HTML_DIGIT) || c == '_';
}

/* The name that a sign of equality at `at` assigns to. */
static dnm_str name_before(dnm_str script, size_t at)
{
    while (at && script.p[at - 1] == ' ') at--;
    size_t from = at;
    while (from && at - from < NAME_MAX && is_name_char(script.p[from - 1])) from--;
    return (dnm_str){script.p + from, at - from};
}

/* What stands in quotes behind it. */
static dnm_str quoted_behind(dnm_str script, size_t at)
{
    const dnm_str none = {NULL, 0};
    while (at < script.n && script.p[at] == ' ') at++;
    if (at == script.n || (script.p[at] != '"' && script.p[at] != '\'')) return none;
    const char *value = script.p + at + 1;
    const size_t most = script.n - at - 1 < VALUE_MAX ? script.n - at - 1 : VALUE_MAX;
    const char *end = memchr(value, script.p[at], most);
    return end ? (dnm_str){value, (size_t)(end - value)} : none;
}

static bool is_number(dnm_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!html_in(s.p[i], HTML_DIGIT)) return false;
    return s.n > 0;
}

/* Seconds since 1970, as clocks in China show them. */
static dnm_str from_seconds(const meta *page, dnm_str digits)
{
    enum { HOURS_EAST = 8 };
    const dnm_str none = {NULL, 0};
    struct tm tm;
    time_t seconds = 0;
    if (digits.n != SECONDS_DIGITS || !is_number(digits)) return none;
    for (size_t i = 0; i < digits.n; i++) seconds = seconds * 10 + (digits.p[i] - '0');
    seconds += HOURS_EAST * 3600;
    if (!gmtime_r(&seconds, &tm)) return none;
    const dnm_date date = {.year = (uint16_t)(tm.tm_year + 1900),
                           .month = (uint8_t)(tm.tm_mon + 1),
                           .day = (uint8_t)tm.tm_mday,
                           .hour = (uint8_t)tm.tm_hour,
                           .minute = (uint8_t)tm.tm_min,
                           .second = (uint8_t)tm.tm_sec,
                           .has_time = true,
                           .has_second = true,
                           .has_zone = true,
                           .zone = HOURS_EAST * 60};
    char iso[DNM_DATE_BYTES];
    const size_t n = dnm_date_write(&date, iso);
    const char *copy = dnm_arena_strndup(page->m->arena, iso, n);
    return copy ? (dnm_str){copy, n} : none;
}

/* Most names are told by their last letter to be none of these. */
static void read_assignment(meta *page, dnm_str script, size_t at)
{
    static const char *const names[] = {"publish_time", "publishtime", "createtime", "create_time"};
    const dnm_str name = name_before(script, at);
    const char last = name.n ? (char)(dnm_str_end(name)[-1] | 0x20) : ' ';
    if (last != 't' && last != 'e') return;
    const bool seconds = meta_is_word(name, "ct");
    bool date = seconds;
    for (size_t i = 0; i < sizeof names / sizeof *names && !date; i++) date = meta_is_word(name, names[i]);
    if (!date) return;
    const dnm_str value = quoted_behind(script, at + 1);
    meta_say(page, META_DATE, META_LAST, seconds ? from_seconds(page, value) : value);
}

void meta_read_script(meta *page, uint32_t script)
{
    const html_node *nodes = page->m->doc->nodes;
    for (uint32_t i = nodes[script].first; i; i = nodes[i].next) {
        if (nodes[i].kind != HTML_TEXT) continue;
        const dnm_str text = {nodes[i].u.text, nodes[i].n};
        const char *p = text.p, *end = dnm_str_end(text);
        for (; p < end && (p = memchr(p, '=', (size_t)(end - p))); p++)
            read_assignment(page, text, (size_t)(p - text.p));
    }
}
