/* slips.c -- a blank next to a mark of Chinese text, in a sentence: nobody wants it there.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/spaces/blanks.h"
#include "core/text/prefix.h"
#include "core/text/utf8.h"

/* Bytes of a paragraph in whose sentences a blank next to a mark is a slip: shorter ones may be titles or
 * forms; and so far into a paragraph a bracket may close its number, "（一） ", and a colon its label. */
enum { SENTENCE_MIN = 45, NUMBER_MAX = 24 };

static bool is_bracket_end(uint32_t cp)
{
    return cp == 0xFF09 || cp == 0x3011 || cp == 0x3015 || cp == 0x300D || cp == 0x300F || cp == 0xFF3D;
}

/* Dashes and middle dots are set with and without blanks. */
static bool is_mark(uint32_t cp)
{
    return dnm_cp_is_cjk_punct(cp) && dnm_cp_is_punct(cp) && cp != 0x2014 && cp != 0x00B7 && cp != 0x30FB &&
           cp != 0x2026;
}

static bool is_ascii_pause(uint32_t cp)
{
    return cp == ',' || cp == ';' || cp == ':' || cp == '!' || cp == '?';
}

static bool ends_sentence(uint32_t cp)
{
    return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F;
}

static bool is_of_chinese(uint32_t cp)
{
    return spaces_is_hanzi(cp) || is_mark(cp);
}

/* Behind a comma between hanzi: not Latin words, which have a blank there by right. */
static bool may_follow_pause(uint32_t cp)
{
    return is_of_chinese(cp) || dnm_cp_is_digit(cp) || cp == '(';
}

/* Who sets Latin words off by blanks does so around quotes that hold them. */
static bool is_by_latin_quote(const blank_run *run, dnm_str leaf)
{
    if (run->before[0] == 0x201D || run->before[0] == 0x2019) return !is_of_chinese(run->before[1]);
    if (run->after != 0x201C && run->after != 0x2018) return false;
    size_t at = run->end;
    dnm_utf8_next(leaf.p, leaf.n, &at);
    while (at < leaf.n && leaf.p[at] == ' ') at++; /* “ 民”: a slip as well */
    return !is_of_chinese(dnm_utf8_peek(leaf.p, leaf.n, at));
}

/* What is asked of a whole leaf is searched for once, not for each of its blanks. */
static bool has_square_bracket(dnm_str leaf, blank_layout *layout)
{
    if (layout->brackets == BLANKS_UNASKED)
        layout->brackets = memchr(leaf.p, '[', leaf.n) ? BLANKS_YES : BLANKS_NO;
    return layout->brackets == BLANKS_YES;
}

/* "张三（主任） 李四（副主任）" has none. */
static bool has_sentence(dnm_str leaf, blank_layout *layout)
{
    static const char *const stops[] = {"。", "！", "？", "；", "，", NULL};
    if (layout->sentence == BLANKS_UNASKED)
        layout->sentence = dnm_has_any(leaf, stops) ? BLANKS_YES : BLANKS_NO;
    return layout->sentence == BLANKS_YES;
}

/* "传达. 刚才": not the entries of a list of books, which name kinds in brackets. */
static bool is_ascii_stop(const blank_run *run, dnm_str leaf, blank_layout *layout)
{
    if (!spaces_is_hanzi(run->before[1]) || !spaces_is_hanzi(run->after)) return false;
    return layout->ends && run->at > NUMBER_MAX && !has_square_bracket(leaf, layout);
}

/* "?a=1", "!important": the mark belongs to what follows. */
static bool begins_word(const blank_run *run, dnm_str leaf)
{
    const uint32_t next = dnm_utf8_peek(leaf.p, leaf.n, run->end + 1);
    return dnm_cp_has(next, DNM_CP_LATIN) || next == '_';
}

/* "我住在（ ）路（ ）号": for an answer. */
static bool is_place_to_fill(uint32_t before, uint32_t after)
{
    return (before == 0xFF08 && after == 0xFF09) || (before == 0x3010 && after == 0x3011) ||
           (before == 0x3014 && after == 0x3015);
}

/* "邮编: 215101 地址: 东街": a blank behind the first label is left, so it is behind the others. */
static bool labels_like_first(const blank_run *run, dnm_str leaf)
{
    if (run->before[0] != ':') return false;
    const size_t near = leaf.n < NUMBER_MAX ? leaf.n : NUMBER_MAX;
    const char *first = memchr(leaf.p, ':', near);
    return first && first + 1 < leaf.p + run->at && first[1] == ' ';
}

bool spaces_is_slip(const blank_run *run, dnm_str leaf, blank_layout *layout)
{
    if (leaf.n < SENTENCE_MIN || is_by_latin_quote(run, leaf)) return false;
    const uint32_t before = run->before[0];
    if (is_place_to_fill(before, run->after)) return false;
    const bool bracketed = is_bracket_end(before) || run->after == 0xFF08;
    if (bracketed && !has_sentence(leaf, layout)) return false; /* a list */
    if (leaf.p[0] == '[') return false; /* an entry of a list of books, "[1] 王平. 渡口[M]. " */
    if ((is_bracket_end(before) || before == ':') && run->at <= NUMBER_MAX) return false;
    if (labels_like_first(run, leaf)) return false;
    if (ends_sentence(before) && run->after == '(') return true;
    /* Behind a sentence there may stand who took the picture. */
    if (ends_sentence(before) && !layout->ends) return false;
    if (is_ascii_pause(before)) return is_of_chinese(run->before[1]) && may_follow_pause(run->after);
    if (before == '.') return is_ascii_stop(run, leaf, layout);
    if (is_ascii_pause(run->after))
        return run->after != ':' && is_of_chinese(before) && !begins_word(run, leaf);
    if (spaces_is_hanzi(run->after)) return is_mark(before);
    return is_mark(run->after) && (spaces_is_hanzi(before) || is_mark(before));
}
