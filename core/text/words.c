/* words.c -- words.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/words.h"

#include "core/text/utf8.h"

bool dnm_words_init(dnm_words *words, dnm_arena *arena, uint16_t n)
{
    memset(words->first, 0, sizeof words->first);
    memset(words->pairs, 0, sizeof words->pairs);
    words->words = DNM_NEW(arena, dnm_str, n + 1u);
    words->seconds = DNM_NEW(arena, uint8_t, n + 1u);
    words->next = DNM_NEW(arena, uint16_t, n + 1u);
    return words->words && words->seconds && words->next;
}

static void set_pairs(dnm_words *words, dnm_str word)
{
    uint8_t *pairs = words->pairs[(uint8_t)word.p[0]];
    if (word.n == 1)
        memset(pairs, 0xFF, sizeof *words->pairs);
    else
        pairs[(uint8_t)word.p[1] / 8] |= (uint8_t)(1u << (uint8_t)word.p[1] % 8);
}

void dnm_words_set(dnm_words *words, uint16_t i, dnm_str word)
{
    uint16_t *first = &words->first[dnm_utf8_peek(word.p, word.n, 0) % DNM_WORDS_BUCKETS];
    words->words[i + 1u] = word;
    words->seconds[i + 1u] = word.n > 1 ? (uint8_t)word.p[1] : 0;
    words->next[i + 1u] = *first;
    *first = (uint16_t)(i + 1u);
    if ((uint8_t)word.p[0] < 0x80) set_pairs(words, word);
}
