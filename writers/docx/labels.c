/* labels.c -- the labels of list items that stand in the text: where they end, and which of them a number
 * format would make again. Formats are those of ECMA-376-1, 17.18.59; only as much of them as can be told
 * from a label without doubt: what is not made here stays text, which is never wrong.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "core/text/utf8.h"
#include "writers/docx/docx.h"

/* ---- numbers ---------------------------------------------------------------------------------- */

static size_t put_letters(int64_t value, char first, char out[64])
{
    if (value < 1 || value > 26 * 60) return 0;
    size_t n = (size_t)((value - 1) / 26 + 1); /* a … z, aa … zz: the same letter twice */
    memset(out, first + (char)((value - 1) % 26), n);
    return n;
}

static size_t put_roman(int64_t value, bool upper, char out[64])
{
    static const struct {
        int value;
        const char *digits;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                 {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    if (value < 1 || value > 3999) return 0;
    size_t n = 0;
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        for (; value >= steps[i].value; value -= steps[i].value) {
            for (const char *c = steps[i].digits; *c; c++) out[n++] = upper ? (char)(*c - 'a' + 'A') : *c;
        }
    }
    return n;
}

static size_t put_one_of(const char *characters, int64_t count, int64_t value, char out[64])
{
    if (value < 1 || value > count) return 0;
    memcpy(out, characters + 3 * (value - 1), 3);
    return 3;
}

/* 一 to 九十九: alike in all formats that count in Chinese. */
static size_t put_chinese(int64_t value, char out[64])
{
    static const char digits[] = "一二三四五六七八九";
    if (value < 1 || value > 99) return 0;
    size_t n = 0;
    if (value >= 20) n += put_one_of(digits, 9, value / 10, out);
    if (value >= 10) {
        memcpy(out + n, "十", 3);
        n += 3;
    }
    if (value % 10) n += put_one_of(digits, 9, value % 10, out + n);
    return n;
}

static bool is(const char *format, const char *name)
{
    return strcmp(format, name) == 0;
}

size_t docx_format_number(const char *format, int64_t value, char out[64])
{
    if (is(format, "decimal")) return value < 0 ? 0 : (size_t)snprintf(out, 64, "%lld", (long long)value);
    if (is(format, "decimalZero"))
        return value < 0 ? 0 : (size_t)snprintf(out, 64, "%02lld", (long long)value);
    if (is(format, "lowerLetter")) return put_letters(value, 'a', out);
    if (is(format, "upperLetter")) return put_letters(value, 'A', out);
    if (is(format, "lowerRoman")) return put_roman(value, false, out);
    if (is(format, "upperRoman")) return put_roman(value, true, out);
    if (is(format, "chineseCounting") || is(format, "chineseCountingThousand") ||
        is(format, "japaneseCounting") || is(format, "taiwaneseCounting") ||
        is(format, "taiwaneseCountingThousand")) {
        return put_chinese(value, out);
    }
    if (is(format, "ideographTraditional")) return put_one_of("甲乙丙丁戊己庚辛壬癸", 10, value, out);
    if (is(format, "ideographZodiac")) return put_one_of("子丑寅卯辰巳午未申酉戌亥", 12, value, out);
    if (is(format, "decimalEnclosedCircle") || is(format, "decimalEnclosedCircleChinese")) {
        return put_one_of("①②③④⑤⑥⑦⑧⑨⑩", 10, value, out);
    }
    return 0;
}

/* ---- labels ----------------------------------------------------------------------------------- */

/* The label at the beginning of the leaf; it may lie within bold type or the like. */
static const dnm_span *label_of(const docx *d, const dnm_block *leaf)
{
    for (uint32_t i = leaf->span0; i < leaf->span0 + leaf->nspan; i++) {
        const dnm_span *span = &d->view->spans[i];
        if (span->off != leaf->off) break;
        if (span->kind == DNM_LABEL) return span;
    }
    return NULL;
}

uint32_t docx_label(const docx *d, const dnm_block *leaf, dnm_str *label, const char **suffix)
{
    const dnm_span *span = label_of(d, leaf);
    if (!span) return 0;
    const char *text = d->view->text + leaf->off;
    uint32_t n = span->len, end = span->len;
    while (n > 0 && (text[n - 1] == ' ' || text[n - 1] == '\t')) n--;
    if (n == end && end < leaf->len && (text[end] == ' ' || text[end] == '\t')) end++;
    *label = (dnm_str){text, n};
    *suffix = end == n ? "nothing" : text[n] == '\t' ? "tab" : "space";
    return end;
}
