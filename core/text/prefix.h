/* prefix.h -- a word of a table at a place of a text, beside it, at its end, or anywhere.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_PREFIX_H
#define DNM_TEXT_PREFIX_H

#include "docnorm/base.h"

/* The first byte tells most words apart, before their length is asked for. */
static inline bool dnm_has_at(dnm_str text, size_t at, const char *word)
{
    if (at >= text.n || text.p[at] != *word) return false;
    const size_t n = strlen(word);
    return text.n - at >= n && memcmp(text.p + at, word, n) == 0;
}

/* Whether one of the words, of which NULL is the end, stands right before or behind [at, end), blanks aside.
 */
static inline bool dnm_has_beside(dnm_str text, size_t at, size_t end, const char *const *words)
{
    while (at && text.p[at - 1] == ' ') at--;
    while (end < text.n && text.p[end] == ' ') end++;
    for (; *words; words++) {
        const size_t n = strlen(*words);
        if (dnm_has_at(text, end, *words) || (at >= n && dnm_has_at(text, at - n, *words))) return true;
    }
    return false;
}

static inline bool dnm_str_begins(dnm_str text, dnm_str word)
{
    return text.n >= word.n && (!word.n || memcmp(text.p, word.p, word.n) == 0);
}

/* The last byte tells most words apart. */
static inline bool dnm_str_ends(dnm_str text, dnm_str word)
{
    if (!word.n) return true;
    return text.n >= word.n && text.p[text.n - 1] == word.p[word.n - 1] &&
           memcmp(text.p + text.n - word.n, word.p, word.n) == 0;
}

/* Whether the text ends with one of the words, of which NULL is the end. */
static inline bool dnm_ends_with_any(dnm_str text, const char *const *words)
{
    for (; *words; words++)
        if (dnm_str_ends(text, dnm_str_of(*words))) return true;
    return false;
}

/* Whether the word, of a byte at least, stands anywhere in the text. Looked for is its first byte, of hanzi
 * the third: all begin with one of six bytes, which would stop the search at every character. */
static inline bool dnm_str_has(dnm_str text, dnm_str word)
{
    const size_t n = word.n, told = n > 2 && (unsigned char)*word.p >= 0xE3 ? 2 : 0;
    if (text.n < n) return false;
    const char *p = text.p + told, *last = text.p + (text.n - n) + told;
    while ((p = memchr(p, word.p[told], (size_t)(last - p) + 1)) != NULL) {
        if (memcmp(p - told, word.p, n) == 0) return true;
        if (p++ == last) return false;
    }
    return false;
}

static inline bool dnm_has(dnm_str text, const char *word)
{
    return dnm_str_has(text, dnm_str_of(word));
}

/* ... one of the words, of which NULL is the end. */
static inline bool dnm_has_any(dnm_str text, const char *const *words)
{
    for (; *words; words++)
        if (dnm_has(text, *words)) return true;
    return false;
}

#endif
