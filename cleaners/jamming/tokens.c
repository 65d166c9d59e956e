/* tokens.c -- another way of jamming: between two sentences stands one word of random letters and digits,
 * glued to both and each time another: "修好了。Kq7xT2大家". Names of models look so, too, but come again, or
 * few at a time.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/jamming/tokens.h"

#include "core/base/hash.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    SHORTEST = 5,
    LONGEST = 14,
    LONGEST_SMALL = 3, /* small letters in a row: more is a word */
    LEAST_CHANGES = 55 /* per cent of the steps that change class, of one that is surely random */
};

enum { UPPER = 1, LOWER = 2, DIGIT = 4 };

static unsigned class_of(char c)
{
    if (c >= 'A' && c <= 'Z') return UPPER;
    if (c >= 'a' && c <= 'z') return LOWER;
    return c >= '0' && c <= '9' ? DIGIT : 0;
}

/* Behind a mark and before a character, with nothing between. */
static bool is_glued(dnm_str t, size_t at, size_t end)
{
    const uint32_t before = dnm_utf8_peek_back(t.p, at), after = dnm_utf8_peek(t.p, t.n, end);
    return dnm_cp_has(before, DNM_CP_CJK_PUNCT) && dnm_cp_is_punct(before) && !dnm_is_opening(before) &&
           dnm_cp_is_han(after);
}

/* Digits at its end may begin what follows: "…1987年", "…3月". */
static bool may_end_in_number(dnm_str t, size_t at, size_t end)
{
    /* 年 月 日 个 個 名 人 次 时 時 点 點 元 万 萬 亿 億 岁 歲 倍 种 種 条 條 项 項 届 米 号 號 */
    static const uint32_t counted[] = {0x5E74, 0x6708, 0x65E5, 0x4E2A, 0x500B, 0x540D, 0x4EBA, 0x6B21,
                                       0x65F6, 0x6642, 0x70B9, 0x9EDE, 0x5143, 0x4E07, 0x842C, 0x4EBF,
                                       0x5104, 0x5C81, 0x6B72, 0x500D, 0x79CD, 0x7A2E, 0x6761, 0x689D,
                                       0x9879, 0x9805, 0x5C4A, 0x7C73, 0x53F7, 0x865F};
    if (class_of(t.p[end - 1]) != DIGIT) return false;
    if (end - at > 1 && class_of(t.p[end - 2]) == DIGIT) return true;
    const uint32_t after = dnm_utf8_peek(t.p, t.n, end);
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        if (counted[i] == after) return true;
    return false;
}

static bool read_token(dnm_str t, size_t at, size_t end, jamming_token *out)
{
    unsigned last = 0, changes = 0, classes = 0, small = 0, longest = 0;
    for (size_t i = at; i < end; i++) {
        const unsigned class = class_of(t.p[i]);
        small = class == LOWER ? small + 1 : 0;
        if (small > longest) longest = small;
        changes += last && last != class;
        classes |= class;
        last = class;
    }
    const size_t n = end - at;
    static const dnm_hash_key key = {0, 0}; /* the same in every run */
    *out = (jamming_token){.at = at, .end = end};
    if (longest > LONGEST_SMALL || changes < 2) return false;
    if (may_end_in_number(t, at, end)) return false;
    out->hash = dnm_hash(key, t.p + at, n);
    out->sure = classes == (UPPER | LOWER | DIGIT) && changes * 100 >= (n - 1) * LEAST_CHANGES;
    return true;
}

bool jamming_next_token(dnm_str t, size_t *at, jamming_token *out)
{
    while (*at < t.n) {
        if (!class_of(t.p[*at])) {
            ++*at;
            continue;
        }
        const size_t begin = *at;
        while (*at < t.n && class_of(t.p[*at])) ++*at;
        const size_t n = *at - begin;
        if (n < SHORTEST || n > LONGEST || !is_glued(t, begin, *at)) continue; /* nearly all */
        if (read_token(t, begin, *at, out)) return true;
    }
    return false;
}
