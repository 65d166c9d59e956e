/* omission.c -- where a site shows a part of a text and says how many characters it hides:
 * "……此处隐藏1569个字， 全部内容请下载后查看……". What it says goes, dots stand for what is missing, and a
 * flag says how much. A writer who leaves something out says so in other words ("此处省略五百字"), and those
 * stay.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/truncated/truncated.h"

#include "core/text/labels.h"
#include "core/text/prefix.h"
#include "core/text/shape.h"
#include "core/text/utf8.h"

enum { LONGEST_OFFER = 120 /* bytes between the number and the dots behind the notice */ };

static const char dots[] = "……";
enum { DOTS_BYTES = sizeof dots - 1 };

static size_t skip_any(dnm_str t, size_t at, const char *const *words)
{
    for (; *words; words++)
        if (dnm_has_at(t, at, *words)) return strlen(*words);
    return 0;
}

/* Bytes of "此处隐藏1569个字" there; 0 if it is none. */
static size_t read_notice(dnm_str t, size_t at)
{
    static const char *const hides[] = {"此处隐藏", "此處隱藏", NULL};
    static const char *const marks[] = {":", "：", " ", NULL};
    static const char *const counters[] = {"个字", "個字", "字", NULL};
    const size_t start = at;
    uint32_t number;
    size_t n = skip_any(t, at, hides);
    if (!n) return 0;
    at += n;
    while ((n = skip_any(t, at, marks)) != 0) at += n;
    n = dnm_read_number((dnm_str){t.p + at, t.n - at}, &number);
    if (!n || t.p[at] < '0' || t.p[at] > '9') return 0;
    at += n;
    n = skip_any(t, at, counters);
    return n ? at + n - start : 0;
}

static bool is_dot(uint32_t cp)
{
    return cp == '.' || cp == 0x2026 || cp == ' ';
}

static bool is_blank(dnm_str t)
{
    for (size_t at = 0; at < t.n; at++)
        if (t.p[at] != ' ') return false;
    return true;
}

/* Where the dots and blanks before the notice begin, at `least` or behind it. */
static size_t before_dots(dnm_str t, size_t at, size_t least)
{
    while (at > least && is_dot(dnm_utf8_peek_back(t.p, at))) dnm_utf8_prev(t.p, &at);
    return at;
}

/* Behind the notice and the dots that close it. Between them nothing stands, or an offer to take the whole
 * text away. */
static size_t behind_dots(dnm_str t, size_t at)
{
    static const char *const offers[] = {"下载", "下載", "查看", NULL};
    const size_t most = t.n - at > LONGEST_OFFER ? at + LONGEST_OFFER : t.n;
    size_t end = at;
    while (end < most && !dnm_has_at(t, end, "…") && !dnm_has_at(t, end, "..."))
        dnm_utf8_next(t.p, t.n, &end);
    const dnm_str between = {t.p + at, end < t.n ? end - at : 0};
    if (end >= most || (end > at && !is_blank(between) && !dnm_has_any(between, offers))) return at;
    while (end < t.n && is_dot(dnm_utf8_peek(t.p, t.n, end))) dnm_utf8_next(t.p, t.n, &end);
    return end;
}

void truncated_mark_omissions(const dnm_doc *doc, dnm_editor *editor, uint32_t block)
{
    const dnm_str t = dnm_doc_text(doc, block);
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    if (!shape.digits) return;
    if (!dnm_has(t, "此处隐藏") && !dnm_has(t, "此處隱藏")) return;
    size_t last = 0; /* the end of the one before */
    for (size_t at = 0; at < t.n;) {
        const size_t n = read_notice(t, at);
        if (!n) {
            dnm_utf8_next(t.p, t.n, &at);
            continue;
        }
        const dnm_why why = {TRUNCATED_OMISSION, 850};
        const size_t from = before_dots(t, at, last), end = behind_dots(t, at + n);
        dnm_edit_flag(editor, why, block, (uint32_t)from, 0, (dnm_str){t.p + at, n});
        dnm_edit_replace(editor, why, block, (uint32_t)from, (uint32_t)(end - from),
                         (dnm_str){dots, DOTS_BYTES});
        at = last = end;
    }
}
