/* title.c -- compares lines with a title, for title.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/title.h"

#include "core/text/labels.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

static void skip_blanks(dnm_str *s)
{
    size_t at = 0;
    while (at < s->n) {
        size_t next = at;
        if (!dnm_cp_is_space(dnm_utf8_next(s->p, s->n, &next))) break;
        at = next;
    }
    *s = (dnm_str){s->p + at, s->n - at};
}

static uint32_t take(dnm_str *s)
{
    size_t at = 0;
    const uint32_t cp = dnm_utf8_next(s->p, s->n, &at);
    *s = (dnm_str){s->p + at, s->n - at};
    skip_blanks(s);
    return cp;
}

static bool take_line(dnm_str *rest, dnm_str line)
{
    dnm_str left = *rest;
    skip_blanks(&left);
    skip_blanks(&line);
    if (!line.n) return false;
    while (line.n)
        if (!left.n || take(&left) != take(&line)) return false;
    *rest = left;
    return true;
}

bool dnm_title_take(dnm_str *rest, dnm_str line, bool first)
{
    dnm_label label;
    if (take_line(rest, line)) return true;
    skip_blanks(&line);
    if (!first || !dnm_label_read(line, &label) || label.kind != DNM_LABEL_VOLUME) return false;
    line = (dnm_str){line.p + label.len, line.n - label.len};
    skip_blanks(&line);
    size_t at = 0;
    const uint32_t mark = line.n ? dnm_utf8_next(line.p, line.n, &at) : 0;
    if (mark == ':' || mark == 0xFF1A) line = (dnm_str){line.p + at, line.n - at};
    return take_line(rest, line);
}
