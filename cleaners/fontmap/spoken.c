/* spoken.c -- texts about characters: whoever writes about 「臵」 and 「置」 means both as they stand. And
 * the script of a page, which its characters are read in.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/fontmap/fontmap.h"

#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    FOREIGN = 32,       /* a character costs this much more in the script that does not use it */
    SENTENCE_MOST = 240 /* bytes to either side */
};

static bool is_plain_quote(uint32_t cp)
{
    return cp == '"' || cp == '\'';
}

static bool stands_between_marks(const fontmap_place *place)
{
    const uint32_t before = place->near[1], behind = place->near[2];
    if (is_plain_quote(before)) return behind == before;
    return dnm_is_opening(before) && dnm_is_closing(behind);
}

static bool ends_sentence(uint32_t cp)
{
    return cp == '\n' || cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0xFF1B;
}

/* The sentence around the place, or as much of it as matters. */
static dnm_str sentence_of(const fontmap_place *place, dnm_str text)
{
    size_t from = place->at, to = place->at;
    while (from > 0 && place->at - from < SENTENCE_MOST) {
        size_t back = from;
        if (ends_sentence(dnm_utf8_prev(text.p, &back))) break;
        from = back;
    }
    while (to < text.n && to - place->at < SENTENCE_MOST)
        if (ends_sentence(dnm_utf8_next(text.p, text.n, &to))) break;
    return (dnm_str){text.p + from, to - from};
}

/* Whether `second` follows `first` somewhere. */
static bool has_pair(dnm_str text, uint32_t first, uint32_t second)
{
    uint32_t last = 0;
    for (size_t at = 0; at < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (last == first && cp == second) return true;
        last = cp;
    }
    return false;
}

/* Whether `cp` stands somewhere with no Han character on either side. */
static bool stands_apart_in(dnm_str text, uint32_t cp)
{
    uint32_t before = 0, last = 0;
    for (size_t at = 0; at < text.n;) {
        const uint32_t next = dnm_utf8_next(text.p, text.n, &at);
        if (last == cp && !dnm_cp_is_han(before) && !dnm_cp_is_han(next)) return true;
        before = last;
        last = next;
    }
    return last == cp && !dnm_cp_is_han(before);
}

/* 「設置」作「設臵」: the same word with the character that it should have. */
static bool stands_beside_its_twin(const fontmap_place *place, dnm_str sentence)
{
    const uint32_t twin = place->reading, before = place->near[1], behind = place->near[2];
    if (!twin) return false;
    if (!dnm_cp_is_han(before) && !dnm_cp_is_han(behind)) return stands_apart_in(sentence, twin);
    return (dnm_han_pair_saving(before, twin) && has_pair(sentence, before, twin)) ||
           (dnm_han_pair_saving(twin, behind) && has_pair(sentence, twin, behind));
}

bool fontmap_is_spoken_of(const fontmap_place *place, dnm_str text)
{
    return stands_between_marks(place) || stands_beside_its_twin(place, sentence_of(place, text));
}

fontmap_script fontmap_script_of(dnm_str text)
{
    uint32_t simplified = 0, traditional = 0;
    for (size_t at = 0; at < text.n;) {
        if (!dnm_utf8_is_han(text.p + at)) {
            at++; /* a later byte of a character begins none, either */
            while (at < text.n && (unsigned char)text.p[at] < 0x80) at++;
            continue;
        }
        const uint8_t *cost = dnm_han_costs[dnm_utf8_han(text.p + at) - DNM_HAN_FIRST];
        const unsigned hans = cost[DNM_HANS], hant = cost[DNM_HANT];
        at += 3;
        simplified += hant >= hans + FOREIGN;
        traditional += hans >= hant + FOREIGN;
    }
    if (simplified == traditional) return FONTMAP_EITHER;
    return simplified > traditional ? FONTMAP_SIMPLIFIED : FONTMAP_TRADITIONAL;
}

bool fontmap_is_foreign(fontmap_script script, uint32_t cp)
{
    const unsigned hans = dnm_han_cost(DNM_HANS, cp), hant = dnm_han_cost(DNM_HANT, cp);
    if (script == FONTMAP_EITHER) return false;
    return script == FONTMAP_SIMPLIFIED ? hans >= hant + FOREIGN : hant >= hans + FOREIGN;
}
