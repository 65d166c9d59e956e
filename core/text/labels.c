/* labels.c -- reads the labels of labels.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/labels.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { LARGEST = 99999 };

/* ---- numbers ---- */

static int han_digit(uint32_t cp)
{
    return cp == 0x4E24 ? 2 : dnm_han_digit(cp); /* 两 */
}

static uint32_t han_unit(uint32_t cp)
{
    return cp == 0x5341 ? 10 : cp == 0x767E ? 100 : cp == 0x5343 ? 1000 : 0; /* 十百千 */
}

static int ascii_digit(uint32_t cp)
{
    if (cp >= '0' && cp <= '9') return (int)(cp - '0');
    if (cp >= 0xFF10 && cp <= 0xFF19) return (int)(cp - 0xFF10);
    return -1;
}

static size_t read_ascii_number(dnm_str s, uint32_t *value)
{
    uint64_t n = 0;
    size_t at = 0;
    unsigned count = 0;
    for (size_t next = 0; next < s.n;) {
        int digit = ascii_digit(dnm_utf8_next(s.p, s.n, &next));
        if (digit < 0) break;
        if (++count > DNM_MOST_DIGITS) return 0;
        if (n <= LARGEST) n = n * 10 + (uint64_t)digit;
        at = next;
    }
    *value = n <= LARGEST ? (uint32_t)n : 0;
    return at;
}

/* 十 alone is ten, 二十三 adds up, 二〇二四 is read digit by digit. */
static size_t read_han_number(dnm_str s, uint32_t *value)
{
    uint64_t total = 0;
    uint64_t digits = 0;
    size_t at = 0;
    bool pending = false;
    unsigned count = 0;
    for (size_t next = 0; next < s.n;) {
        uint32_t cp = dnm_utf8_next(s.p, s.n, &next);
        int digit = han_digit(cp);
        uint32_t unit = han_unit(cp);
        if (digit < 0 && !unit) break;
        if (++count > DNM_MOST_DIGITS) return 0;
        if (unit) {
            total += (pending ? digits : 1) * unit;
            digits = 0;
        } else if (digits <= LARGEST) {
            digits = digits * 10 + (uint64_t)digit;
        }
        pending = !unit;
        at = next;
    }
    total += digits;
    *value = total <= LARGEST ? (uint32_t)total : 0;
    return at;
}

size_t dnm_read_number(dnm_str text, uint32_t *value)
{
    const uint32_t first = dnm_utf8_peek(text.p, text.n, 0);
    *value = 0;
    if (ascii_digit(first) >= 0) return read_ascii_number(text, value);
    if (han_digit(first) >= 0 || han_unit(first)) return read_han_number(text, value);
    return 0;
}

/* ---- labels ---- */

static dnm_str rest(dnm_str s, size_t at)
{
    return (dnm_str){s.p + at, s.n - at};
}

/* Moves past a character if it is one of a zero-terminated list. */
static bool take(dnm_str s, size_t *at, const uint32_t *any)
{
    if (*at >= s.n) return false;
    size_t next = *at;
    uint32_t cp = dnm_utf8_next(s.p, s.n, &next);
    for (; *any; any++)
        if (*any == cp) return *at = next, true;
    return false;
}

static const uint32_t open_bracket[] = {'(', 0xFF08, 0x3014, 0};
static const uint32_t close_bracket[] = {')', 0xFF09, 0x3015, 0};
static const uint32_t enumeration[] = {0x3001, 0}; /* 、 */
static const uint32_t full_stop[] = {'.', 0xFF0E, 0};
static const uint32_t pause[] = {',', 0xFF0C, 0x3001, ':', 0xFF1A, 0};

static bool bracketed(dnm_str line, dnm_label *label)
{
    size_t at = 0;
    bool opened = take(line, &at, open_bracket);
    size_t n = dnm_read_number(rest(line, at), &label->number);
    if (!n) return false;
    bool ascii = ascii_digit(dnm_utf8_peek(line.p, line.n, at)) >= 0;
    at += n;
    if (!take(line, &at, close_bracket)) return false;
    if (!opened && label->number > 99) return false;
    label->kind = ascii ? DNM_LABEL_DIGIT_BRACKET : DNM_LABEL_HAN_BRACKET;
    label->len = at;
    return true;
}

/* The numerals of cheques, as far as chapters are counted with them: 第壹章. */
static size_t read_formal_digit(dnm_str s, uint32_t *value)
{
    static const uint32_t digits[][2] = {{0x58F9, 0x58F1}, {0x8D30, 0x8CB3}, {0x53C1, 0x53C3},
                                         {0x8086, 0x8086}, {0x4F0D, 0x4F0D}, {0x9646, 0x9678},
                                         {0x67D2, 0x67D2}, {0x634C, 0x634C}, {0x7396, 0x7396},
                                         {0x62FE, 0x62FE}}; /* 壹贰叁肆伍陆柒捌玖拾 */
    size_t at = 0;
    const uint32_t cp = s.n ? dnm_utf8_next(s.p, s.n, &at) : 0;
    for (uint32_t i = 0; i < sizeof digits / sizeof *digits; i++)
        if (cp && (digits[i][0] == cp || digits[i][1] == cp)) return *value = i + 1, at;
    return 0;
}

/* 第…章 and its kind, and 第一， without a noun. */
static bool ordinal(dnm_str line, dnm_label *label)
{
    static const uint32_t first[] = {0x7B2C, 0};
    static const struct {
        uint32_t noun;
        dnm_label_kind kind;
    } nouns[] = {
        {0x7BC7, DNM_LABEL_VOLUME},  {0x5377, DNM_LABEL_VOLUME},  {0x90E8, DNM_LABEL_VOLUME},
        {0x7F16, DNM_LABEL_VOLUME},  {0x7DE8, DNM_LABEL_VOLUME},  {0x7AE0, DNM_LABEL_CHAPTER},
        {0x56DE, DNM_LABEL_CHAPTER}, {0x8282, DNM_LABEL_SECTION}, {0x7BC0, DNM_LABEL_SECTION},
        {0x6761, DNM_LABEL_ARTICLE}, {0x689D, DNM_LABEL_ARTICLE},
    };
    size_t at = 0;
    if (!take(line, &at, first)) return false;
    while (at < line.n && line.p[at] == ' ') at++;
    size_t n = dnm_read_number(rest(line, at), &label->number);
    if (!n) n = read_formal_digit(rest(line, at), &label->number);
    if (!n) return false;
    at += n;
    while (at < line.n && line.p[at] == ' ') at++;
    size_t next = at;
    uint32_t cp = at < line.n ? dnm_utf8_next(line.p, line.n, &next) : 0;
    label->kind = DNM_NO_LABEL;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (nouns[i].noun == cp) label->kind = nouns[i].kind;
    if (label->kind == DNM_NO_LABEL) {
        if (!take(line, &at, pause)) return false;
        label->kind = DNM_LABEL_ORDINAL;
        next = at;
    }
    label->len = next;
    return true;
}

/* What collections call the texts they hold, behind an opening bracket or before a colon: 【篇一】 篇2：
 * 范文三：. */
static bool piece(dnm_str line, dnm_label *label)
{
    static const uint32_t open[] = {0x3010, '[', 0xFF3B, 0}, close[] = {0x3011, ']', 0xFF3D, 0};
    static const char *const words[] = {"第", "篇", "范文", "範文", "范例", "範例", "例文"};
    enum { WORDS = sizeof words / sizeof *words };
    static const uint32_t noun[] = {0x7BC7, 0}; /* 篇 */
    size_t at = 0;
    const bool opened = take(line, &at, open);
    size_t word = 0;
    while (word < WORDS &&
           !(line.n - at > strlen(words[word]) && memcmp(line.p + at, words[word], strlen(words[word])) == 0))
        word++;
    if (word == WORDS) return false;
    at += strlen(words[word]);
    const size_t n = dnm_read_number(rest(line, at), &label->number);
    at += n;
    if (!n || (word == 0 && !take(line, &at, noun))) return false;
    label->len = at;
    label->kind = DNM_LABEL_VOLUME;
    if (opened) return take(line, &label->len, close);
    return at == line.n || take(line, &at, pause) || dnm_cp_is_space(dnm_utf8_peek(line.p, line.n, at));
}

static bool decimal(dnm_str line, size_t at, dnm_label *label)
{
    label->depth = 1;
    while (take(line, &at, full_stop)) {
        uint32_t number;
        size_t n = read_ascii_number(rest(line, at), &number);
        if (!n) break;
        at += n;
        label->number = number;
        label->depth++;
        label->len = at;
    }
    if (label->depth == 1) return false;
    label->kind = DNM_LABEL_DECIMAL;
    return true;
}

/* "12.5万" is an amount, "2024.3" a date: what begins so is a label only with a blank or a Han character
 * that is no unit behind a second number. That is for callers to weigh; here the form alone counts. */
static bool numbered(dnm_str line, dnm_label *label)
{
    static const uint32_t topic[] = {0x662F, 0x8981, 0}; /* 是要 */
    size_t n = dnm_read_number(line, &label->number);
    if (!n) return false;
    bool ascii = ascii_digit(dnm_utf8_peek(line.p, line.n, 0)) >= 0;
    size_t at = n;
    if (ascii && decimal(line, n, label)) return true;
    label->depth = 1;
    if (take(line, &at, enumeration) || (ascii && take(line, &at, full_stop))) {
        label->kind = ascii ? DNM_LABEL_DIGIT : DNM_LABEL_HAN;
    } else if (!ascii && n == 3 && take(line, &at, topic)) {
        label->kind = DNM_LABEL_TOPIC;
    } else {
        return false;
    }
    label->len = at;
    return true;
}

/* A first look, which most lines do not pass. */
static bool may_begin_label(uint32_t cp)
{
    if (cp < 0x80) return (cp >= '0' && cp <= '9') || cp == '(' || cp == '[';
    if (cp >= 0xFF00) return ascii_digit(cp) >= 0 || cp == 0xFF08 || cp == 0xFF3B;
    if (cp == 0x7BC7 || cp == 0x8303 || cp == 0x7BC4 || cp == 0x4F8B) return true; /* 篇范範例 */
    return cp == 0x3010 || cp == 0x3014 || han_digit(cp) >= 0 || han_unit(cp);
}

bool dnm_label_read(dnm_str line, dnm_label *label)
{
    *label = (dnm_label){.depth = 1};
    if (!line.n) return false;
    size_t at = 0;
    uint32_t cp = dnm_utf8_next(line.p, line.n, &at);
    if (cp >= 0x2460 && cp <= 0x2473) { /* ① to ⑳ */
        *label = (dnm_label){DNM_LABEL_CIRCLED, cp - 0x2460 + 1, 1, at};
        return true;
    }
    if (cp == 0x7B2C) return ordinal(line, label);
    if (!may_begin_label(cp)) return false;
    if (bracketed(line, label) || numbered(line, label)) return true;
    *label = (dnm_label){.depth = 1};
    if (piece(line, label)) return true;
    *label = (dnm_label){.depth = 1};
    return false;
}
