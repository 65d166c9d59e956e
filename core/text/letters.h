/* letters.h -- letters and digits of ASCII whatever the locale, words of them in any case, and a text without
 * the white space around it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_LETTERS_H
#define DNM_TEXT_LETTERS_H

#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "docnorm/base.h"

static inline char dnm_ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static inline bool dnm_ascii_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool dnm_ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool dnm_ascii_is_alnum(char c)
{
    return dnm_ascii_is_letter(c) || dnm_ascii_is_digit(c);
}

/* Whether a word of small letters stands at a place of a text, there in any case. */
static inline bool dnm_has_in_any_case_at(dnm_str text, size_t at, dnm_str word)
{
    if (at > text.n || text.n - at < word.n) return false;
    for (size_t i = 0; i < word.n; i++)
        if (dnm_ascii_lower(text.p[at + i]) != word.p[i]) return false;
    return true;
}

static inline bool dnm_begins_in_any_case(dnm_str text, const char *word)
{
    return dnm_has_in_any_case_at(text, 0, dnm_str_of(word));
}

static inline bool dnm_ends_in_any_case(dnm_str text, const char *word)
{
    const dnm_str end = dnm_str_of(word);
    return text.n >= end.n && dnm_has_in_any_case_at(text, text.n - end.n, end);
}

static inline bool dnm_is_in_any_case(dnm_str text, const char *word)
{
    const dnm_str all = dnm_str_of(word);
    return text.n == all.n && dnm_has_in_any_case_at(text, 0, all);
}

/* Anywhere in the text. */
static inline bool dnm_has_in_any_case(dnm_str text, const char *word)
{
    const dnm_str looked_for = dnm_str_of(word);
    for (size_t at = 0; at + looked_for.n <= text.n; at++)
        if (dnm_has_in_any_case_at(text, at, looked_for)) return true;
    return false;
}

/* White space is what Unicode calls so: U+3000 and U+00A0, too. */
static inline dnm_str dnm_without_space(dnm_str text)
{
    size_t begin = 0, end = text.n;
    for (size_t at = 0; at < end && dnm_cp_is_space(dnm_utf8_next(text.p, end, &at));) begin = at;
    for (size_t at = end; at > begin && dnm_cp_is_space(dnm_utf8_prev(text.p, &at));) end = at;
    return (dnm_str){begin ? text.p + begin : text.p, end - begin};
}

#endif
