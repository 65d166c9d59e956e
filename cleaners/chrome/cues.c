/* cues.c -- how cue words are found in a line.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/cue_words.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

bool cue_table_init(cue_table *table, dnm_arena *arena)
{
    if (!dnm_words_init(&table->words, arena, CUES) || !dnm_words_init(&table->folds, arena, FOLDS))
        return false;
    for (uint16_t i = CUES; i-- > 0;) dnm_words_set(&table->words, i, dnm_str_of(cue_words[i].word));
    for (uint16_t i = FOLDS; i-- > 0;) dnm_words_set(&table->folds, i, (dnm_str){cue_folds[i], 3});
    return true;
}

static void fold(const dnm_words *words, uint32_t cp, char *p)
{
    for (uint32_t i = dnm_words_first(words, cp); i; i = words->next[i]) {
        if (!dnm_words_begin(words, i, (dnm_str){p, 3})) continue;
        memcpy(p, cue_folds[i - 1] + 3, 3);
        return;
    }
}

bool cue_prepare(const cue_table *table, dnm_str text, cue_line *line)
{
    line->table = table;
    line->n = 0;
    if (!text.n || text.n > CUE_LINE_BYTES) return false;
    memcpy(line->p, text.p, text.n);
    line->n = text.n;
    for (size_t at = 0; at < text.n;) {
        const size_t here = at;
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (cp >= 'A' && cp <= 'Z') line->p[here] = (char)(text.p[here] | 0x20);
        if (cp >= 0x4E00 && at - here == 3) fold(&table->folds, cp, line->p + here);
    }
    return true;
}

static bool is_letter_at(const cue_line *line, size_t at)
{
    return at < line->n && line->p[at] >= 'a' && line->p[at] <= 'z';
}

/* "av" in "java" is no word. */
static bool is_word(const cue_line *line, size_t at, size_t n)
{
    if (is_letter_at(line, at) && at && is_letter_at(line, at - 1)) return false;
    return !(is_letter_at(line, at + n - 1) && is_letter_at(line, at + n));
}

/* Brackets and blanks before the first word do not make it another. */
static size_t first_word(const cue_line *line)
{
    size_t at = 0;
    while (at < line->n) {
        size_t next = at;
        const uint32_t cp = dnm_utf8_next(line->p, line->n, &next);
        if (!dnm_cp_has(cp, DNM_CP_SPACE | DNM_CP_PUNCT | DNM_CP_SYMBOL)) break;
        at = next;
    }
    return at;
}

static void add_word(cue_count *count, const cue *c, size_t chars)
{
    if (count->times[c->group] < UINT8_MAX) count->times[c->group]++;
    count->chars[c->group] = (uint16_t)(count->chars[c->group] + chars);
    count->groups |= UINT32_C(1) << c->group;
}

static bool counts_at(const cue *c, size_t at, size_t first)
{
    return c->when == ANY || (c->when == FIRST && at == first);
}

void cue_read(const cue_line *line, cue_count *count)
{
    const dnm_words *words = &line->table->words;
    uint16_t ends[CUES] = {0}; /* of each cue's last place */
    *count = (cue_count){0};
    const size_t first = first_word(line);
    for (size_t at = 0; at < line->n;) {
        const size_t here = at;
        const dnm_str rest = {line->p + here, line->n - here};
        const uint32_t cp = dnm_utf8_next(line->p, line->n, &at);
        for (uint32_t i = dnm_words_first(words, cp); i; i = words->next[i]) {
            const cue *c = &cue_words[i - 1];
            if (!counts_at(c, here, first) || here < ends[i - 1] || !dnm_words_begin(words, i, rest))
                continue;
            const size_t n = words->words[i].n;
            if (!is_word(line, here, n)) continue;
            add_word(count, c, dnm_utf8_count(c->word, n));
            count->different[c->group] = (uint8_t)(count->different[c->group] + !ends[i - 1]);
            ends[i - 1] = (uint16_t)(here + n);
        }
    }
}

static bool opens_value(const cue_line *line, size_t at, cue_group group)
{
    while (at < line->n && line->p[at] == ' ') at++;
    const uint32_t cp = dnm_utf8_peek(line->p, line->n, at);
    const bool bracket = cp == '(' || cp == '[' || cp == 0xFF08 || cp == 0x3010;
    if (cp == ':' || cp == 0xFF1A) return true;
    if (group == CUE_COUNTER) return bracket || dnm_cp_is_digit(cp);
    return group == CUE_LETTERS ? bracket : false;
}

size_t cue_field(const cue_line *line, size_t at, cue_group *group, bool *sure)
{
    const dnm_words *words = &line->table->words;
    const dnm_str rest = {line->p + at, line->n - at};
    const uint32_t cp = dnm_utf8_peek(line->p, line->n, at);
    for (uint32_t i = dnm_words_first(words, cp); i; i = words->next[i]) {
        const cue *c = &cue_words[i - 1];
        if (c->group < CUE_TIME || !dnm_words_begin(words, i, rest)) continue;
        const size_t n = words->words[i].n;
        if (c->group != CUE_ACTION && !opens_value(line, at + n, (cue_group)c->group)) continue;
        *group = (cue_group)c->group;
        *sure = c->when == CLEAR;
        return n;
    }
    return 0;
}
