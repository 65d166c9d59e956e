/* recognise.c -- the recognisers of code_residue.h.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/code_residue/code_residue.h"
#include "core/text/code.h"
#include "core/text/letters.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LONGEST_PLACE = 80,
    WHOLE_LINE = 24 /* bytes of characters that stand in the place of a line: fewer are an example */
};

bool residue_speaks_of_code(dnm_str text)
{
    /* 程序 is a procedure more often than a program, so it says nothing. */
    static const char *const words[] = {"脚本", "腳本", "样式表", "樣式表",     "代码",   "代碼",   "变量",
                                        "變量", "變數", "函数",   "函數",       "编程",   "編程",   "模板",
                                        "语法", "語法", "字符串", "字串",       "浏览器", "瀏覽器", "JSON",
                                        "CSS",  "HTML", "PHP",    "JavaScript", NULL};
    return dnm_has_any(text, words);
}

/* ---- lines of a page's code ------------------------------------------------------------------------ */

/* "margin:0", "font-size: 14px": a declaration of a style sheet. */
static bool has_declaration(dnm_str line)
{
    static const char *const properties[] = {"margin", "padding", "font-size",   "color",       "width",
                                             "height", "display", "line-height", "text-indent", "background",
                                             "border", "float",   "font-family", "text-align",  "overflow"};
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        const size_t n = strlen(properties[i]);
        const char *end = dnm_str_end(line);
        for (const char *p = line.p; p < end && (p = memchr(p, properties[i][0], (size_t)(end - p))); p++) {
            const size_t at = (size_t)(p - line.p);
            if (!dnm_has_at(line, at, properties[i]) || (at && dnm_ascii_is_letter(line.p[at - 1]))) continue;
            if (dnm_has_at(line, at + n, ":")) return true;
        }
    }
    return false;
}

static bool is_ascii(dnm_str line)
{
    return dnm_ascii_prefix(line.p, line.n) == line.n;
}

bool residue_may_be_code(dnm_str line)
{
    const dnm_str t = dnm_code_trimmed(line);
    if (!t.n || !is_ascii(t)) return false;
    const char last = t.p[t.n - 1];
    const bool ends = last == ';' || last == '{' || last == '}' || last == ',' || last == '"';
    return dnm_is_code_line(t) ||
           (ends && (dnm_has(t, ":") || dnm_has(t, "=") || dnm_has(t, "(") || dnm_has(t, "{")));
}

/* What each sign of a page's code has at least one of: an underscore, a dollar, a point or a capital right
 * beside small letters, or the "sb" of adsbygoogle. Prose of one paragraph mostly has none. Without branches:
 * compilers look at many bytes at once. */
static bool may_have_sign(dnm_str t)
{
    uint8_t any = t.p[t.n - 1] == '_';
    for (size_t i = 0; i + 1 < t.n; i++) {
        const char c = t.p[i], next = t.p[i + 1];
        any |= (uint8_t)((c == '_') | (c == '$') | ((c == 's') & (next == 'b')) |
                         ((c == '.') & (next >= 'a') & (next <= 'z')) |
                         ((c >= 'a') & (c <= 'z') & (next >= 'A') & (next <= 'Z')));
    }
    return any;
}

bool residue_is_page_code(dnm_str line)
{
    static const char *const signs[] = {"document.write(",
                                        "document.getElementById",
                                        "document.createElement",
                                        "window.onload",
                                        "_hmt",
                                        "adsbygoogle",
                                        "google_ad",
                                        "cpro_",
                                        "fillSlot",
                                        "$(function",
                                        "$(document)",
                                        "$(\"#",
                                        "$('#",
                                        ".innerHTML",
                                        "addEventListener",
                                        "location.href",
                                        "getElementsBy",
                                        ".style.",
                                        NULL};
    const dnm_str t = dnm_code_trimmed(line);
    if (!t.n || !is_ascii(t)) return false;
    if (may_have_sign(t) && dnm_has_any(t, signs)) return true;
    const char last = t.p[t.n - 1];
    return (last == ';' || (last == '}' && dnm_has(t, "{"))) && has_declaration(t);
}

bool residue_is_call(dnm_str line)
{
    const dnm_str t = dnm_code_trimmed(line);
    size_t at = 0;
    while (at < t.n &&
           (dnm_ascii_is_letter(t.p[at]) || dnm_ascii_is_digit(t.p[at]) || strchr("_.$", t.p[at])))
        at++;
    if (!at || at == t.n || t.p[at] != '(' || !is_ascii(t)) return false;
    return t.n >= 2 && t.p[t.n - 1] == ';' && t.p[t.n - 2] == ')' && !memchr(t.p, ' ', at);
}

/* ---- places of templates --------------------------------------------------------------------------- */

/* From `at` on up to `close`: plain ASCII, in which a name stands. */
static size_t name_then(dnm_str text, size_t at, const char *close)
{
    const size_t stop = text.n - at > LONGEST_PLACE ? at + LONGEST_PLACE : text.n;
    unsigned letters = 0;
    for (; at < stop && text.p[at] >= ' ' && (unsigned char)text.p[at] < 0x80; at++) {
        if (dnm_has_at(text, at, close)) return letters >= 2 ? at + strlen(close) : 0;
        if (strchr("{}#%*@!\\", text.p[at])) return 0; /* operators of shells, sets, commands of TeX */
        letters += dnm_ascii_is_letter(text.p[at]);
    }
    return 0;
}

/* "{dede:field.title/}", "{:U('index')}" */
static size_t prefixed_end(dnm_str text, size_t at)
{
    size_t end = at + 1;
    while (end < text.n && text.p[end] >= 'a' && text.p[end] <= 'z') end++;
    if (!dnm_has_at(text, end, ":") || end - at > 12) return 0;
    const bool call = end == at + 1;
    const size_t close = name_then(text, end + 1, "}");
    if (!close) return 0;
    const char before = text.p[close - 2];
    return call ? (before == ')' ? close : 0) : (before == '/' || end - at >= 4 ? close : 0);
}

size_t residue_placeholder_end(dnm_str text, size_t at)
{
    static const char *const pairs[][2] = {{"{{", "}}"},    {"{$", "}"},     {"${", "}"},
                                           {"{#", "#}"},    {"<%", "%>"},    {"<?=", "?>"},
                                           {"<?php", "?>"}, {"[!--", "--]"}, {"[field:", "]"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (!dnm_has_at(text, at, pairs[i][0])) continue;
        const size_t end = name_then(text, at + strlen(pairs[i][0]), pairs[i][1]);
        if (end) return end;
    }
    return text.p[at] == '{' ? prefixed_end(text, at) : 0;
}

/* ---- escapes --------------------------------------------------------------------------------------- */

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static uint32_t code_point_at(dnm_str text, size_t at)
{
    enum { SIZE = 6 };
    uint32_t cp = 0;
    if (text.n - at < SIZE || text.p[at + 1] != 'u') return 0;
    for (size_t i = at + 2; i < at + SIZE; i++) {
        const int digit = hex_digit(text.p[i]);
        if (digit < 0) return 0;
        cp = cp << 4 | (uint32_t)digit;
    }
    const bool plain = cp < 0x80 && dnm_cp_has(cp, DNM_CP_LETTER | DNM_CP_DIGIT);
    return plain || dnm_cp_has(cp, DNM_CP_HAN | DNM_CP_CJK_PUNCT) ? cp : 0;
}

static bool is_chinese(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_HAN | DNM_CP_CJK_PUNCT);
}

size_t residue_escape_end(dnm_str text, size_t at, bool *breaks, char *out, size_t *n)
{
    const uint32_t before = dnm_utf8_peek_back(text.p, at);
    size_t end = at, size = 0;
    *breaks = false;
    if (before && !is_chinese(before)) return 0;
    while (end + 1 < text.n && (text.p[end] == '\\' || (text.p[end] == '%' && text.p[end + 1] == 'u'))) {
        const uint32_t cp = code_point_at(text, end);
        if (cp && size + 4 <= RESIDUE_ESCAPES) {
            char character[4];
            const size_t length = dnm_utf8_put(character, cp);
            if (out) memcpy(out + size, character, length);
            size += length;
            end += 6;
        } else if (text.p[end + 1] == 'n' || text.p[end + 1] == 'r' || text.p[end + 1] == 't') {
            *breaks |= text.p[end + 1] == 'n';
            end += 2;
        } else {
            return 0;
        }
    }
    if (n) *n = size;
    const uint32_t after = dnm_utf8_peek(text.p, text.n, end);
    const bool in_text = before || after || size >= WHOLE_LINE;
    return end > at && (!after || is_chinese(after)) && in_text ? end : 0;
}
