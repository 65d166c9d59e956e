/* repeats.c -- strings that a text repeats: stretches where each six characters occur at least three
 * times are the candidates. Linear in the text. Hardly any six characters of a document occur again, so
 * a byte each counts them roughly first, in memory that a cache holds; the few that pass are counted
 * exactly.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "cleaners/watermark/watermark.h"
#include "core/text/utf8.h"

enum {
    GRAM = WATERMARK_GRAM,
    LONGEST = 80,
    FEWEST = 3,         /* of a gram */
    FEWEST_STRINGS = 2, /* of a string: at its third place it may be part of a longer one */
    MOST_STRINGS = 4096,
    MOST_SLOTS = 1 << 22,
    PROBES = 64
};

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

/* No fewer than there are grams: all in one go, which compilers make few instructions of. */
static uint32_t count_characters(const dnm_view *v)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < v->text_len; i++) n += !dnm_utf8_is_continuation(v->text[i]);
    return n;
}

/* The six characters read last, 21 bits each: what is older falls off the upper end. */
typedef struct window {
    uint64_t high, low;
} window;

static inline void take_in(window *w, uint32_t cp)
{
    enum { BITS = 21, HIGH_BITS = GRAM * BITS - 64 };
    w->high = (w->high << BITS | w->low >> (64 - BITS)) & ((UINT64_C(1) << HIGH_BITS) - 1);
    w->low = w->low << BITS | cp;
}

/* Any odd numbers with well mixed bits do: the upper bits of the products depend on all characters. The
 * lowest eight bits stay free, and 0 means "none". */
static inline uint64_t gram_of(const window *w)
{
    const uint64_t hash = w->high * UINT64_C(0x9E3779B97F4A7C15) + w->low * UINT64_C(0xD6E8FEB86659FD93);
    return (hash | 0x100) & ~UINT64_C(0xFF);
}

/* Grams in the order of the text, and where each begins. */
typedef struct gram_list {
    uint64_t *grams;
    uint32_t *starts;
    uint32_t n;
} gram_list;

/* Counts grams by some of their bits, roughly: up to FEWEST. */
typedef struct rough_counts {
    uint8_t *counts;
    unsigned above; /* the bits: so many have no part in it, … */
    unsigned below; /* … and so many below them */
} rough_counts;

static inline uint8_t *rough_count(const rough_counts *c, uint64_t gram)
{
    return &c->counts[gram << c->above >> c->below];
}

static inline void count_roughly(const rough_counts *c, uint64_t gram)
{
    uint8_t *count = rough_count(c, gram);
    *count = (uint8_t)(*count + (*count < FEWEST));
}

static inline uint32_t next_character(const char *text, uint32_t end, size_t *at)
{
    if (!dnm_utf8_is_han(text + *at)) return dnm_utf8_next(text, end, at);
    *at += 3;
    return dnm_utf8_han(text + *at - 3);
}

/* A character begins a gram if five follow in its leaf; the starts of the last five are written over. */
static void read_leaf(const char *text, const dnm_block *b, const rough_counts *counts, gram_list *list)
{
    uint64_t *gram = list->grams + list->n;
    uint32_t *start = list->starts + list->n;
    const uint32_t end = b->off + b->len;
    window w = {0, 0};
    size_t at = b->off;
    for (int n = 1; n < GRAM && at < end; n++) {
        *start++ = (uint32_t)at;
        take_in(&w, next_character(text, end, &at));
    }
    while (at < end) {
        *start++ = (uint32_t)at;
        take_in(&w, next_character(text, end, &at));
        *gram = gram_of(&w);
        count_roughly(counts, *gram++);
    }
    list->n = (uint32_t)(gram - list->grams);
}

static uint32_t power_of_two(uint32_t at_least)
{
    uint32_t size = 64;
    while (size < at_least && size < UINT32_C(1) << 30) size *= 2;
    return size;
}

/* By the uppermost bits of the grams, or those below the first `above`. */
static bool rough_init(dnm_arena *arena, uint32_t grams, unsigned above, rough_counts *c)
{
    const uint32_t size = power_of_two(grams);
    *c = (rough_counts){.counts = DNM_NEW(arena, uint8_t, size), .above = above, .below = 64};
    for (uint32_t n = size; n > 1; n /= 2) c->below--;
    return c->counts != NULL;
}

/* The grams of all leaves. False without memory. */
static bool read_grams(const watermark_page *page, gram_list *list, rough_counts *counts)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    const uint32_t most = count_characters(v);
    list->grams = dnm_arena_alloc(page->arena, most * sizeof *list->grams);
    list->starts = dnm_arena_alloc(page->arena, most * sizeof *list->starts);
    if (!list->grams || !list->starts || !rough_init(page->arena, most, 0, counts)) return false;
    list->n = 0;
    for (uint32_t i = 0; i < v->block_count; i++)
        if (is_searched(&v->blocks[i])) read_leaf(v->text, &v->blocks[i], counts, list);
    return true;
}

/* ---- which of them are repeated ---- */

/* The slot of a gram, or the one it may take; NULL where its neighbourhood is full. */
static uint64_t *find_gram(const gram_table *t, uint64_t gram)
{
    uint32_t slot = (uint32_t)(gram >> 32) & (t->slots - 1);
    for (unsigned tried = 0; tried < PROBES; tried++, slot = (slot + 1) & (t->slots - 1))
        if (!t->grams[slot] || (t->grams[slot] & ~UINT64_C(0xFF)) == gram) return &t->grams[slot];
    return NULL;
}

/* Leaves those grams that three share by their counts. Which do, nobody foresees: so all are moved. */
static void sieve(gram_list *list, rough_counts counts)
{
    uint64_t *const grams = list->grams;
    uint32_t *const starts = list->starts;
    uint32_t left = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        const uint64_t gram = grams[i];
        grams[left] = gram;
        starts[left] = starts[i];
        left += *rough_count(&counts, gram) >= FEWEST;
    }
    list->n = left;
}

/* The same by other bits: of those that shared by chance, few do so again. */
static bool sieve_again(dnm_arena *arena, gram_list *list)
{
    enum { OTHER_BITS = 20 };
    rough_counts counts;
    if (!rough_init(arena, list->n, OTHER_BITS, &counts)) return false;
    for (uint32_t i = 0; i < list->n; i++) count_roughly(&counts, list->grams[i]);
    sieve(list, counts);
    return true;
}

/* Those that three may share. False without memory, and where there are none: most texts repeat nothing. */
static bool find_grams(const watermark_page *page, gram_list *list)
{
    rough_counts counts;
    if (!read_grams(page, list, &counts)) return false;
    sieve(list, counts);
    return list->n && sieve_again(page->arena, list) && list->n;
}

/* Counts the grams exactly; those that three share are the points. False without memory. */
static bool keep_repeated(watermark_page *page, const gram_list *list)
{
    const uint32_t n = list->n;
    page->points = dnm_arena_alloc(page->arena, n * sizeof *page->points);
    gram_table t = {.slots = power_of_two(n < MOST_SLOTS ? n : MOST_SLOTS)}; /* three of a kind, mostly */
    t.grams = DNM_NEW(page->arena, uint64_t, t.slots);
    uint64_t **counted = dnm_arena_alloc(page->arena, n * sizeof *counted); /* in its slot, by gram */
    if (!page->points || !t.grams || !counted) return false;
    for (uint32_t i = 0; i < n; i++) {
        uint64_t *slot = counted[i] = find_gram(&t, list->grams[i]);
        if (!slot) continue;
        if (!*slot) *slot = list->grams[i];
        if ((*slot & 0xFF) < 0xFF) ++*slot;
    }
    page->point_count = 0;
    for (uint32_t i = 0; i < n; i++)
        if (counted[i] && (*counted[i] & 0xFF) >= FEWEST)
            page->points[page->point_count++] = (watermark_point){list->grams[i], list->starts[i]};
    return page->point_count > 0;
}

/* ---- the strings ---- */

/* What was found, in a hash table. */
typedef struct found_table {
    found *strings;
    uint32_t slots; /* at least twice as many as strings */
    uint32_t n;
} found_table;

static uint32_t end_of_gram(const dnm_view *v, size_t at)
{
    for (int i = 0; i < GRAM; i++) dnm_utf8_next(v->text, v->text_len, &at);
    return (uint32_t)at;
}

/* Of the string that the points [first, end) make: what it says is in their grams. */
static uint64_t hash_points(const watermark_point *points, uint32_t first, uint32_t end)
{
    uint64_t hash = 0;
    for (uint32_t i = first; i < end; i++)
        hash = ((hash << 29 | hash >> 35) ^ points[i].gram) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

/* Strings already found are few; an input that repeats thousands of different ones is a list. */
static void add_string(found_table *t, const watermark_page *page, uint32_t first, uint32_t end)
{
    const watermark_point *p = page->points;
    const uint64_t hash = hash_points(p, first, end);
    uint32_t slot = (uint32_t)hash & (t->slots - 1);
    while (t->strings[slot].count && t->strings[slot].hash != hash) slot = (slot + 1) & (t->slots - 1);
    if (!t->strings[slot].count) {
        if (t->n == MOST_STRINGS) return;
        t->n++;
        const uint32_t len = end_of_gram(dnm_doc_view(page->doc), p[end - 1].at) - p[first].at;
        t->strings[slot] = (found){hash, first, len, 0};
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

/* Past the points from i on that each begin one character behind the last. */
static uint32_t run_end(const watermark_page *page, uint32_t i)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    for (size_t expected = page->points[i].at; i < page->point_count; i++) {
        if (page->points[i].at != expected) break;
        dnm_utf8_next(v->text, v->text_len, &expected);
    }
    return i;
}

/* What stands behind a sentence or clause each time is repeated with its mark, which is the clause's. */
static bool begins_with_mark(const watermark_page *page, uint32_t point)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    const uint32_t cp = dnm_utf8_peek(v->text, v->text_len, page->points[point].at);
    return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0xFF0C || cp == 0xFF1B || cp == 0x3001;
}

static void collect(watermark_page *page, found_table *t)
{
    for (uint32_t i = 0, end; i < page->point_count; i = end) {
        end = run_end(page, i);
        if (end - i + GRAM - 1 > LONGEST) continue;
        const uint32_t first = begins_with_mark(page, i) && end - i > 1 ? i + 1 : i;
        add_string(t, page, first, end);
    }
    uint32_t used = 0; /* sort what was found again, not the table */
    for (uint32_t slot = 0; slot < t->slots; slot++)
        if (t->strings[slot].count >= FEWEST_STRINGS) t->strings[used++] = t->strings[slot];
    page->repeated = t->n;
    t->n = used;
    if (used) qsort(t->strings, used, sizeof *t->strings, by_count);
}

/* Leaves those points that begin as a candidate does. */
static void keep_beginnings(watermark_page *page, const watermark_candidate *candidates, uint32_t n)
{
    uint64_t wanted[64] = {0}; /* by twelve bits of the gram: a first look */
    for (uint32_t i = 0; i < n; i++)
        wanted[candidates[i].gram >> 58] |= UINT64_C(1) << (candidates[i].gram >> 52 & 63);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < page->point_count; i++) {
        const watermark_point point = page->points[i];
        if (!(wanted[point.gram >> 58] >> (point.gram >> 52 & 63) & 1)) continue;
        uint32_t k = 0;
        while (k < n && candidates[k].gram != point.gram) k++;
        if (k < n) page->points[kept++] = point;
    }
    page->point_count = kept;
}

uint32_t watermark_repeats(watermark_page *page, watermark_candidate *out, uint32_t max)
{
    gram_list list;
    if (!find_grams(page, &list) || !keep_repeated(page, &list)) return 0;
    found_table t = {
        .slots = power_of_two(page->point_count < MOST_STRINGS ? page->point_count * 2 : MOST_STRINGS * 2)};
    t.strings = DNM_NEW(page->arena, found, t.slots);
    if (!t.strings) return 0;
    collect(page, &t);
    const char *text = dnm_doc_view(page->doc)->text;
    uint32_t kept = 0;
    for (; kept < max && kept < t.n; kept++) {
        const found *f = &t.strings[kept];
        const watermark_point *first = &page->points[f->first];
        out[kept] = (watermark_candidate){.text = {text + first->at, f->len}, .gram = first->gram};
    }
    keep_beginnings(page, out, kept);
    return kept;
}
