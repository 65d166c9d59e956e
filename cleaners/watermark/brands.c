/* brands.c -- names of sites, too short to be found by repetition alone, that tear words apart again and
 * again. They are marked, not cut: what else is wrong around them, such as a word that the name replaced, a
 * person must see.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/watermark/watermark.h"
#include "core/base/hash.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    SHORTEST = 3, /* characters of a name */
    LONGEST = 7,
    FEWEST = 3,       /* places */
    MOST_ENDS = 8192, /* a text that speaks of more sites is about them */
    GAIN_ENOUGH = 48  /* eighths of a bit: a word torn apart */
};

/* A name of one length that ends at some place. */
typedef struct name {
    uint64_t hash; /* 0: none */
    uint32_t count;
    uint32_t inside;
    int gain;
} name;

typedef struct ending {
    uint32_t block;
    uint32_t end;                /* byte of the view */
    uint32_t start[LONGEST + 1]; /* of a name of so many characters; 0: there is none */
} ending;

typedef struct brands {
    const watermark_page *page;
    ending *ends;
    uint32_t count;
    name *names;
    uint32_t slots;
    uint32_t passed; /* before this byte of the view there is no word any more */
} brands;

static const dnm_hash_key fixed = {0, 0}; /* the same in every run */

static name *find_name(const brands *b, uint32_t start, uint32_t end)
{
    const uint64_t hash = dnm_hash(fixed, dnm_doc_view(b->page->doc)->text + start, end - start) | 1;
    uint32_t slot = (uint32_t)(hash >> 32) & (b->slots - 1);
    while (b->names[slot].hash && b->names[slot].hash != hash) slot = (slot + 1) & (b->slots - 1);
    b->names[slot].hash = hash;
    return &b->names[slot];
}

/* Counts the names that end here, in all lengths. */
static void add_ending(brands *b, uint32_t block, uint32_t end)
{
    const dnm_view *v = dnm_doc_view(b->page->doc);
    const uint32_t off = v->blocks[block].off;
    if (b->count == MOST_ENDS) return;
    ending *e = &b->ends[b->count++];
    *e = (ending){.block = block, .end = end};
    size_t at = end - off;
    for (uint32_t chars = 1; chars <= LONGEST && at; chars++) {
        if (!dnm_cp_is_han(dnm_utf8_prev(v->text + off, &at))) break;
        if (chars < SHORTEST) continue;
        e->start[chars] = off + (uint32_t)at;
        const watermark_place place = {block, e->start[chars], end - e->start[chars]};
        name *n = find_name(b, e->start[chars], end);
        bool inside;
        n->gain += watermark_seam(b->page, &place, &inside);
        n->inside += inside;
        n->count++;
    }
}

/* The words that names of sites end with. */
static const char *const words[] = {"网", "網", "文库", "文庫", "论坛", "論壇"};
enum { STRIDE = 32 };

/* By its second and third byte, which nearly no other character has. */
static inline uint8_t may_be_word(const char *text)
{
    const uint8_t *p = (const uint8_t *)text;
    return (uint8_t)(((p[1] == 0xBD) & (p[2] == 0x91)) | ((p[1] == 0xB6) & (p[2] == 0xB2)) |
                     ((p[1] == 0x96) & (p[2] == 0x87)) | ((p[1] == 0xAE) & (p[2] == 0xBA)) |
                     ((p[1] == 0xAB) & (p[2] == 0x96)));
}

/* Whether one may begin at one of so many bytes; two more are read, and all of them may be of the next leaf.
 * Without branches: compilers make a few instructions of it for all bytes together. */
static bool may_have_word(const char *text)
{
    uint8_t any = 0;
    for (int i = 0; i < STRIDE; i++) any |= may_be_word(text + i);
    return any;
}

/* Looks for words that begin in [at, stop), a part of a leaf that ends at `end`; the first time they are only
 * counted. */
static void search_stretch(brands *b, uint32_t block, uint32_t at, uint32_t stop, uint32_t end)
{
    const char *text = dnm_doc_view(b->page->doc)->text;
    for (; at < stop; at++) {
        if (!dnm_utf8_begins_han(text[at])) continue; /* all words do */
        if (!may_be_word(text + at)) continue;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            const size_t n = strlen(words[i]);
            if (at + n > end || memcmp(text + at, words[i], n) != 0) continue;
            if (b->names) {
                add_ending(b, block, at + (uint32_t)n);
            } else {
                b->count += b->count < MOST_ENDS;
            }
        }
    }
}

static void search(brands *b, uint32_t block)
{
    const dnm_view *v = dnm_doc_view(b->page->doc);
    const uint32_t end = v->blocks[block].off + v->blocks[block].len;
    if (b->passed < v->blocks[block].off) b->passed = v->blocks[block].off;
    while (b->passed < end) {
        const uint32_t at = b->passed;
        const bool last = v->text_len - at < STRIDE + 2;
        b->passed += STRIDE;
        if (!last && !may_have_word(v->text + at)) continue;
        if (b->passed > end) b->passed = end; /* behind it begins another leaf */
        search_stretch(b, block, at, b->passed, end);
    }
}

static void search_all(brands *b)
{
    const dnm_view *v = dnm_doc_view(b->page->doc);
    b->passed = 0;
    for (uint32_t i = 0; i < v->block_count; i++)
        if (v->blocks[i].kind == DNM_PARAGRAPH) search(b, i);
}

/* Room for what was counted. */
static bool make_room(brands *b)
{
    const uint32_t most = b->count * (LONGEST - SHORTEST + 1) * 2;
    for (b->slots = 64; b->slots < most;) b->slots *= 2;
    b->ends = dnm_arena_alloc(b->page->arena, b->count * sizeof *b->ends);
    b->names = DNM_NEW(b->page->arena, name, b->slots);
    b->count = 0;
    return b->ends && b->names;
}

static bool is_brand(const name *n)
{
    return n->count >= FEWEST && n->inside == n->count && n->gain >= GAIN_ENOUGH;
}

static void mark(const brands *b, const ending *e, dnm_editor *editor)
{
    const uint32_t off = dnm_doc_view(b->page->doc)->blocks[e->block].off;
    for (uint32_t chars = LONGEST; chars >= SHORTEST; chars--) {
        if (!e->start[chars] || !is_brand(find_name(b, e->start[chars], e->end))) continue;
        const dnm_why why = {WATERMARK_RULE_BRAND, 500};
        dnm_edit_flag(editor, why, e->block, e->start[chars] - off, e->end - e->start[chars], DNM_STR(""));
        return;
    }
}

void watermark_brands(const watermark_page *page, dnm_editor *editor)
{
    brands b = {.page = page};
    search_all(&b);
    if (b.count < FEWEST || !make_room(&b)) return;
    search_all(&b);
    for (uint32_t i = 0; i < b.count; i++) mark(&b, &b.ends[i], editor);
}
