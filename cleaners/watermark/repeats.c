/* repeats.c -- strings that a text repeats: stretches where each six characters occur at least three
 * times are the candidates. Linear in the text. Hardly any six characters of a document occur again, so
 * a byte each counts them roughly first, in memory that a cache holds; the few that pass are counted
 * exactly.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "cleaners/watermark/watermark.h"
#include "core/base/hash.h"
#include "core/text/utf8.h"

enum {
    GRAM = WATERMARK_GRAM,
    LONGEST = 80,
    FEWEST = 3,
    MOST_STRINGS = 4096,
    MOST_SLOTS = 1 << 22,
    PROBES = 64
};

/* Of the rolling hash: any odd number with well mixed bits. */
static const uint64_t BASE = UINT64_C(0x9E3779B97F4A7C15);

/* A hash set; its slots' neighbourhoods are bounded, so that no input makes a search long: what finds
 * no place there counts as not repeated. */
typedef struct gram_table {
    uint64_t *grams; /* the hash with its count (up to 255) in the lowest eight bits; 0 is free */
    uint32_t slots;
} gram_table;

typedef struct found {
    uint64_t hash;
    uint32_t first; /* its first point */
    uint32_t len;   /* bytes of the text */
    uint32_t count;
} found;

/* ---- every six characters ---- */

static bool is_searched(const dnm_block *b)
{
    return b->kind == DNM_PARAGRAPH || b->kind == DNM_HEADING;
}

static uint32_t count_points(const dnm_view *v)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (!is_searched(b)) continue;
        for (uint32_t k = b->off; k < b->off + b->len; k++) n += !dnm_utf8_is_continuation(v->text[k]);
    }
    return n;
}

/* Spreads the rolling hash over all bits; the lowest eight stay free, and 0 means "none". */
static uint64_t spread(uint64_t hash)
{
    hash ^= hash >> 32;
    hash *= UINT64_C(0xD6E8FEB86659FD93);
    hash ^= hash >> 32;
    hash *= UINT64_C(0xD6E8FEB86659FD93);
    hash ^= hash >> 32;
    return (hash | 0x100) & ~UINT64_C(0xFF);
}

/* One hash for each six characters of a leaf. */
static uint32_t read_leaf(const char *text, const dnm_block *b, uint64_t oldest, uint64_t *grams)
{
    uint32_t recent[GRAM] = {0};
    uint64_t hash = 0;
    uint32_t n = 0;
    for (size_t at = b->off; at < b->off + b->len; n++) {
        uint32_t cp = dnm_utf8_next(text, b->off + b->len, &at);
        hash = (hash - recent[n % GRAM] * oldest) * BASE + cp;
        recent[n % GRAM] = cp;
        if (n + 1 >= GRAM) grams[n + 1 - GRAM] = spread(hash);
    }
    return n + 1 < GRAM ? 0 : n + 1 - GRAM;
}

/* The hashes of all leaves, in their order. NULL without memory. */
static uint64_t *read_grams(const watermark_page *page, uint32_t *n)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    uint64_t *grams = dnm_arena_alloc(page->arena, count_points(v) * sizeof *grams);
    if (!grams) return NULL;
    uint64_t oldest = 1;
    for (int i = 1; i < GRAM; i++) oldest *= BASE;
    *n = 0;
    for (uint32_t i = 0; i < v->block_count; i++)
        if (is_searched(&v->blocks[i])) *n += read_leaf(v->text, &v->blocks[i], oldest, grams + *n);
    return grams;
}

/* ---- which of them are repeated ---- */

static uint32_t power_of_two(uint32_t at_least)
{
    uint32_t size = 64;
    while (size < at_least && size < UINT32_C(1) << 30) size *= 2;
    return size;
}

/* The slot of a gram, or the one it may take; NULL where its neighbourhood is full. */
static uint64_t *find_gram(const gram_table *t, uint64_t gram)
{
    uint32_t slot = (uint32_t)(gram >> 32) & (t->slots - 1);
    for (unsigned tried = 0; tried < PROBES; tried++, slot = (slot + 1) & (t->slots - 1))
        if (!t->grams[slot] || (t->grams[slot] & ~UINT64_C(0xFF)) == gram) return &t->grams[slot];
    return NULL;
}

/* Counts the grams that are left by some of their bits, and makes those 0 that fewer than three share.
 * Returns how many are left then; 0, too, without memory. */
static uint32_t sieve(dnm_arena *arena, uint64_t *grams, uint32_t n, uint32_t left, unsigned bits)
{
    uint32_t mask = power_of_two(left) - 1;
    uint8_t *counts = DNM_NEW(arena, uint8_t, (size_t)mask + 1);
    if (!counts) return 0;
    for (uint32_t i = 0; i < n; i++) {
        if (!grams[i]) continue;
        uint8_t *count = &counts[(grams[i] >> bits) & mask];
        *count = (uint8_t)(*count + (*count < FEWEST));
    }
    left = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (!grams[i]) continue;
        const bool stays = counts[(grams[i] >> bits) & mask] >= FEWEST; /* which do, nobody foresees */
        grams[i] &= UINT64_C(0) - stays;
        left += stays;
    }
    return left;
}

/* Where the grams of a leaf stand that are left. */
static void place_leaf(watermark_page *page, const dnm_block *b, const uint64_t **grams)
{
    const char *text = dnm_doc_view(page->doc)->text;
    uint32_t recent[GRAM]; /* where the last characters begin */
    uint32_t n = 0;
    for (size_t at = b->off; at < b->off + b->len;) {
        recent[n++ % GRAM] = (uint32_t)at;
        dnm_utf8_next(text, b->off + b->len, &at);
        if (n < GRAM) continue;
        const uint64_t gram = *(*grams)++;
        if (gram) page->points[page->point_count++] = (watermark_point){gram, recent[n % GRAM], (uint32_t)at};
    }
}

static bool find_points(watermark_page *page)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    uint32_t n;
    uint64_t *grams = read_grams(page, &n);
    uint32_t left = grams ? sieve(page->arena, grams, n, n, 16) : 0;
    if (left)
        left = sieve(page->arena, grams, n, left, 36); /* of those that shared by chance, few do so again */
    page->points = left ? dnm_arena_alloc(page->arena, left * sizeof *page->points) : NULL;
    if (!page->points) return false; /* most documents repeat nothing */
    const uint64_t *next = grams;
    for (uint32_t i = 0; i < v->block_count; i++)
        if (is_searched(&v->blocks[i])) place_leaf(page, &v->blocks[i], &next);
    return true;
}

static bool count_grams(const watermark_page *page, gram_table *t)
{
    const uint32_t left = page->point_count;
    t->slots = power_of_two(left < MOST_SLOTS / 2 ? left * 2 : MOST_SLOTS);
    t->grams = DNM_NEW(page->arena, uint64_t, t->slots);
    if (!t->grams) return false;
    for (uint32_t i = 0; i < left; i++) {
        uint64_t *slot = find_gram(t, page->points[i].gram);
        if (!slot) continue;
        if (!*slot) *slot = page->points[i].gram;
        if ((*slot & 0xFF) < 0xFF) ++*slot;
    }
    return true;
}

static bool is_repeated(const gram_table *t, uint64_t gram)
{
    const uint64_t *slot = find_gram(t, gram);
    return slot && (*slot & 0xFF) >= FEWEST;
}

/* ---- the strings ---- */

/* What was found, in a hash table. */
typedef struct found_table {
    found *strings;
    uint32_t slots; /* at least twice as many as strings */
    uint32_t n;
} found_table;

/* Strings already found are few; an input that repeats thousands of different ones is a list. */
static void add_string(found_table *t, uint32_t first, dnm_str s)
{
    static const dnm_hash_key key = {0, 0}; /* the same candidates in every run; the table is small */
    uint64_t hash = dnm_hash(key, s.p, s.n);
    uint32_t slot = (uint32_t)hash & (t->slots - 1);
    while (t->strings[slot].count && t->strings[slot].hash != hash) slot = (slot + 1) & (t->slots - 1);
    if (!t->strings[slot].count) {
        if (t->n == MOST_STRINGS) return;
        t->n++;
        t->strings[slot] = (found){hash, first, (uint32_t)s.n, 0};
    }
    t->strings[slot].count++;
}

static int by_count(const void *x, const void *y)
{
    const found *a = x;
    const found *b = y;
    if (a->count != b->count) return a->count > b->count ? -1 : 1;
    return a->first < b->first ? -1 : a->first > b->first;
}

/* Past the points from i on that are repeated and each begin one character behind the last. */
static uint32_t run_end(const watermark_page *page, const gram_table *t, uint32_t i)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    for (size_t expected = page->points[i].at; i < page->point_count; i++) {
        if (page->points[i].at != expected || !is_repeated(t, page->points[i].gram)) break;
        dnm_utf8_next(v->text, v->text_len, &expected);
    }
    return i;
}

/* What stands behind a sentence each time is repeated with its stop, which is the sentence's. */
static bool begins_with_stop(const watermark_page *page, uint32_t point)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    const uint32_t cp = dnm_utf8_peek(v->text, v->text_len, page->points[point].at);
    return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F;
}

static void collect(const watermark_page *page, const gram_table *grams, found_table *t)
{
    const char *text = dnm_doc_view(page->doc)->text;
    const watermark_point *p = page->points;
    for (uint32_t i = 0, end; i<page->point_count; i = end> i ? end : i + 1) {
        end = run_end(page, grams, i);
        if (end == i || end - i + GRAM - 1 > LONGEST) continue;
        const uint32_t first = begins_with_stop(page, i) && end - i > 1 ? i + 1 : i;
        add_string(t, first, (dnm_str){text + p[first].at, p[end - 1].end - p[first].at});
    }
    uint32_t used = 0; /* sort what was found, not the table */
    for (uint32_t slot = 0; slot < t->slots && used < t->n; slot++)
        if (t->strings[slot].count) t->strings[used++] = t->strings[slot];
    if (used) qsort(t->strings, used, sizeof *t->strings, by_count);
}

uint32_t watermark_repeats(watermark_page *page, watermark_candidate *out, uint32_t max)
{
    if (!find_points(page)) return 0;
    gram_table grams = {0};
    found_table t = {
        .slots = power_of_two(page->point_count < MOST_STRINGS ? page->point_count * 2 : MOST_STRINGS * 2)};
    t.strings = DNM_NEW(page->arena, found, t.slots);
    if (!t.strings || !count_grams(page, &grams)) return 0;
    collect(page, &grams, &t);
    const char *text = dnm_doc_view(page->doc)->text;
    uint32_t kept = 0;
    for (; kept < max && kept < t.n && t.strings[kept].count >= 2; kept++) {
        const found *f = &t.strings[kept];
        const watermark_point *first = &page->points[f->first];
        out[kept] = (watermark_candidate){.text = {text + first->at, f->len}, .gram = first->gram};
    }
    return kept;
}
