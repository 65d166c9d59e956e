/* words.h -- a fixed list of words, made ready to ask which of them begin at a place of a text. Words are
 * told by their first character, so most places cost one look, however long the list is.
 *
 *     for (uint32_t i = dnm_words_first(words, cp); i; i = words->next[i])
 *         if (dnm_words_begin(words, i, rest)) …      word i - 1 of the list; cp is the first of rest
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_WORDS_H
#define DNM_TEXT_WORDS_H

#include "core/base/arena.h"

enum { DNM_WORDS_BUCKETS = 1024 };

typedef struct dnm_words {
    dnm_str *words;   /* counted from 1 */
    uint8_t *seconds; /* the second byte of each; 0: it has but one */
    uint16_t *next;   /* in the list's order, of those that may have the same first character; 0: no more */
    uint16_t first[DNM_WORDS_BUCKETS]; /* by the low bits of that character */
    uint8_t pairs[128]
                 [32]; /* of words that begin with ASCII, a bit for each two bytes that one begins with */
} dnm_words;

/* Makes room for `n` words, none of them empty; dnm_words_set must name each. False without memory. */
bool dnm_words_init(dnm_words *words, dnm_arena *arena, uint16_t n);

/* Word i of the list, the last one first: i goes down from n - 1 to 0. The text is borrowed. */
void dnm_words_set(dnm_words *words, uint16_t i, dnm_str word);

static inline uint32_t dnm_words_first(const dnm_words *words, uint32_t cp)
{
    return words->first[cp % DNM_WORDS_BUCKETS];
}

/* Whether words may begin where `rest` (not empty) does, of which the first byte is ASCII: tells most places
 * of Latin text, where many words share a letter, without trying any. */
static inline bool dnm_words_may_begin(const dnm_words *words, dnm_str rest)
{
    const uint8_t second = rest.n > 1 ? (uint8_t)rest.p[1] : 0;
    return words->pairs[(uint8_t)rest.p[0]][second / 8] >> second % 8 & 1;
}

static inline bool dnm_words_begin(const dnm_words *words, uint32_t i, dnm_str rest)
{
    const dnm_str word = words->words[i];
    const uint8_t second = words->seconds[i]; /* tells nearly all apart that share the first character */
    if (second && (rest.n < 2 || (uint8_t)rest.p[1] != second)) return false;
    return word.n <= rest.n && memcmp(word.p, rest.p, word.n) == 0;
}

#endif
