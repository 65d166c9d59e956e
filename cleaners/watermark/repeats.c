/* repeats.c -- strings that a text repeats: every eight characters are counted by their hash; stretches
 * where each eight of them occur at least three times are the candidates. Linear in the text.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "cleaners/watermark/watermark.h"
#include "core/base/hash.h"
#include "core/text/utf8.h"

enum { GRAM = 8, LONGEST = 80, FEWEST = 3, MOST_STRINGS = 4096 };

/* The text as code points; places[i] is the offset of point i. Between leaves stands a 0. */
typedef struct points {
    uint32_t *cp;
    uint32_t *at;
    uint32_t n;
} points;

typedef struct gram_table {
    uint64_t *grams; /* hash in the upper bits, count (up to 255) in the lowest eight; 0 is free */
    uint32_t slots;
} gram_table;

typedef struct found {
    uint64_t hash;
    uint32_t at, len; /* bytes of the text */
    uint32_t count;
} found;

static bool is_searched(const dnm_block *b)
{
    return b->kind == DNM_PARAGRAPH || b->kind == DNM_HEADING;
}

static bool read_points(const watermark_page *page, points *p)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    size_t most = (size_t)v->text_len + v->block_count + 1;
    p->cp = dnm_arena_alloc(page->arena, most * sizeof *p->cp);
    p->at = dnm_arena_alloc(page->arena, most * sizeof *p->at);
    if (!p->cp || !p->at) return false;
    for (uint32_t i = 0; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (!is_searched(b)) continue;
        for (size_t at = b->off; at < b->off + b->len; p->n++) {
            p->at[p->n] = (uint32_t)at;
            p->cp[p->n] = dnm_utf8_next(v->text, b->off + b->len, &at);
        }
        p->at[p->n] = b->off + b->len;
        p->cp[p->n++] = 0;
    }
    return true;
}

/* A leaf's end stands in the gram: nothing is repeated across it. */
static bool hash_gram(const points *p, uint32_t i, dnm_hash_key key, uint64_t *hash)
{
    for (uint32_t k = 0; k < GRAM; k++)
        if (p->cp[i + k] == 0) return false;
    *hash = dnm_hash(key, &p->cp[i], GRAM * sizeof *p->cp) | 0xFF;
    return true;
}

static uint64_t *find_gram(const gram_table *t, uint64_t hash)
{
    uint32_t slot = (uint32_t)(hash >> 20) & (t->slots - 1);
    while (t->grams[slot] && (t->grams[slot] | 0xFF) != hash) slot = (slot + 1) & (t->slots - 1);
    return &t->grams[slot];
}

static bool count_grams(const watermark_page *page, const points *p, dnm_hash_key key, gram_table *t)
{
    t->slots = 1024;
    while (t->slots < p->n * 2 && t->slots < UINT32_C(1) << 30) t->slots *= 2;
    t->grams = DNM_NEW(page->arena, uint64_t, t->slots);
    if (!t->grams) return false;
    uint64_t hash;
    for (uint32_t i = 0; i + GRAM <= p->n; i++) {
        if (!hash_gram(p, i, key, &hash)) continue;
        uint64_t *gram = find_gram(t, hash);
        if (!*gram) *gram = hash & ~UINT64_C(0xFF);
        if ((*gram & 0xFF) < 0xFF) ++*gram;
    }
    return true;
}

static bool is_repeated(const points *p, const gram_table *t, dnm_hash_key key, uint32_t i)
{
    uint64_t hash;
    return i + GRAM <= p->n && hash_gram(p, i, key, &hash) && (*find_gram(t, hash) & 0xFF) >= FEWEST;
}

/* Strings already found are few; an input that repeats thousands of different ones is a list. */
static void add_string(found *strings, uint32_t *n, dnm_hash_key key, const char *text, uint32_t at,
                       uint32_t len)
{
    uint64_t hash = dnm_hash(key, text + at, len);
    uint32_t slot = (uint32_t)hash & (2 * MOST_STRINGS - 1);
    while (strings[slot].count && strings[slot].hash != hash) slot = (slot + 1) & (2 * MOST_STRINGS - 1);
    if (!strings[slot].count) {
        if (*n == MOST_STRINGS) return;
        ++*n;
        strings[slot] = (found){hash, at, len, 0};
    }
    strings[slot].count++;
}

static int by_count(const void *x, const void *y)
{
    const found *a = x;
    const found *b = y;
    if (a->count != b->count) return a->count > b->count ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

uint32_t watermark_repeats(const watermark_page *page, dnm_str *out, uint32_t max)
{
    const char *text = dnm_doc_view(page->doc)->text;
    dnm_hash_key key = {0, 0}; /* the same candidates in every run; crowded slots cost a bounded search */
    points p = {0};
    gram_table t = {0};
    found *strings = DNM_NEW(page->arena, found, 2 * MOST_STRINGS);
    if (!strings || !read_points(page, &p) || !count_grams(page, &p, key, &t)) return 0;
    uint32_t n = 0;
    for (uint32_t i = 0; i + GRAM <= p.n; i++) {
        uint32_t start = i;
        while (is_repeated(&p, &t, key, i)) i++;
        uint32_t length = i > start ? i - start + GRAM - 1 : 0;
        if (length && length <= LONGEST)
            add_string(strings, &n, key, text, p.at[start], p.at[start + length] - p.at[start]);
    }
    uint32_t used = 0; /* most documents repeat nothing: sort what was found, not the table */
    for (uint32_t slot = 0; slot < 2 * MOST_STRINGS && used < n; slot++)
        if (strings[slot].count) strings[used++] = strings[slot];
    if (used) qsort(strings, used, sizeof *strings, by_count);
    uint32_t kept = 0;
    for (; kept < max && kept < used && strings[kept].count >= 2; kept++)
        out[kept] = (dnm_str){text + strings[kept].at, strings[kept].len};
    return kept;
}
