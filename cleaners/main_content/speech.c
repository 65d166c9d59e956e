/* speech.c -- tells who speaks by what lists of other texts never do: lines of one make repeat a few names,
 * and behind each something is said. Buttons that stand at each turn say the same everywhere, times never do.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/speech.h"

#include "cleaners/main_content/cues.h"
#include "core/base/arena.h"
#include "core/base/hash.h"
#include "core/text/date.h"
#include "core/text/letters.h"
#include "core/text/shape.h"

enum {
    NAME_MAX = 80, /* weight: names of parliaments have an office and a party */
    TURNS = 5,
    NEAR = 4,        /* leaves from a name to what is said */
    SAID_BYTES = 96, /* of what is said that tell it apart */
    KINDS = 8,       /* of lines of what is said */
    ASIDE_MAX = 200  /* weight of a line in brackets */
};

/* Lines of one make that may be names. */
typedef struct kind {
    uint32_t key; /* 0: a free place */
    uint32_t count, different, told;
    uint32_t again; /* what is told was told before */
} kind;

typedef struct search {
    mc_page *page;
    kind *kinds;
    uint32_t *keys;  /* by leaf */
    uint32_t *names; /* hashes of what was seen; 0: a free place */
    uint32_t mask;
    dnm_hash_key key;     /* a page chooses the names, so it must not choose their places */
    uint32_t said[KINDS]; /* keys of lines of what is said */
    uint32_t said_count;
} search;

/* The span that holds nearly all of the leaf. */
static uint32_t make_of_span(const mc_page *page, const dnm_block *block)
{
    for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
        const dnm_span *span = &page->view->spans[s];
        if ((uint64_t)span->len * 10 >= (uint64_t)block->len * 8)
            return page->hints[span->attrs].make + span->kind;
    }
    return 0;
}

/* Alike for leaves of one make in boxes of one make. */
static uint32_t key_of(const mc_page *page, uint32_t i)
{
    const uint32_t at = page->leaves[i].block, parent = page->nodes[at].parent;
    const dnm_block *blocks = page->view->blocks;
    uint32_t key = mc_hints_of(page, at)->make + ((uint32_t)blocks[at].kind << 8);
    key = (key * 16777619u) ^ make_of_span(page, &blocks[at]);
    return ((key * 16777619u) ^ (mc_hints_of(page, parent)->make + ((uint32_t)blocks[parent].kind << 8))) |
           1u;
}

static bool may_be_name(const mc_leaf *leaf)
{
    return leaf->weight > 1 && leaf->weight <= NAME_MAX && !leaf->code;
}

/* "2031-04-09 15:03", "[00:12]": nothing but numbers and marks, two at least with a colon in between. */
static bool is_time(dnm_str text)
{
    bool colon = false;
    for (size_t i = 0; i < text.n; i++) {
        const char c = text.p[i];
        colon = colon || (c == ':' && i && dnm_ascii_is_digit(text.p[i - 1]));
        if (!dnm_ascii_is_digit(c) && !memchr(" :-/.,[]()", c, sizeof " :-/.,[]()" - 1)) return false;
    }
    return colon;
}

/* Who speaks, without the time that may stand behind the name. */
static dnm_str name_of(const mc_page *page, const mc_leaf *leaf)
{
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    size_t n = text.n;
    while (n && memchr("0123456789 :-/.,[]()", text.p[n - 1], sizeof "0123456789 :-/.,[]()" - 1)) n--;
    if (n == 0 || !is_time((dnm_str){text.p + n, text.n - n})) return text;
    return dnm_without_space((dnm_str){text.p, n});
}

bool mc_is_time_of_turn(const mc_page *page, uint32_t block, const dnm_span *span)
{
    if (!page->spoken || span->kind == DNM_LINK) return false;
    const uint32_t i = mc_leaf_from(page, block);
    if (i == page->leaf_count || page->leaves[i].block != block || page->leaves[i].spoken != MC_SPEAKER)
        return false;
    const dnm_str text = dnm_doc_text(page->doc, block);
    return is_time((dnm_str){text.p + (span->off - page->view->blocks[block].off), span->len});
}

static kind *kind_of(const search *s, uint32_t key)
{
    uint32_t i = (key >> 1) & s->mask; /* keys are odd */
    while (s->kinds[i].key && s->kinds[i].key != key) i = (i + 1) & s->mask;
    return &s->kinds[i];
}

/* Whether it is met for the first time. */
static bool add_text(const search *s, uint32_t key, dnm_str text)
{
    const uint32_t hash = ((uint32_t)dnm_hash(s->key, text.p, text.n) ^ key) | 1u;
    const uint32_t mask = 2 * s->mask + 1; /* a name and what is said, for each line */
    uint32_t i = (hash >> 1) & mask;
    while (s->names[i] && s->names[i] != hash) i = (i + 1) & mask;
    const bool first = !s->names[i];
    s->names[i] = hash;
    return first;
}

static bool is_said(const mc_leaf *leaf)
{
    return leaf->stops && leaf->linked < 50;
}

/* The sentence right behind it, before the next line of its kind; MC_NONE if there is none. */
static uint32_t what_is_told(const search *s, uint32_t i)
{
    const mc_page *page = s->page;
    for (uint32_t k = i + 1; k < page->leaf_count && k <= i + NEAR; k++) {
        if (page->leaves[k].weight == 0) continue;
        if (s->keys[k] == s->keys[i] && may_be_name(&page->leaves[k])) break;
        if (is_said(&page->leaves[k])) return k;
    }
    return MC_NONE;
}

static void read_kinds(const search *s)
{
    for (uint32_t i = 0; i < s->page->leaf_count; i++)
        if (may_be_name(&s->page->leaves[i])) s->keys[i] = key_of(s->page, i);
    for (uint32_t i = 0; i < s->page->leaf_count; i++) {
        if (!may_be_name(&s->page->leaves[i])) continue;
        kind *k = kind_of(s, s->keys[i]);
        k->key = s->keys[i];
        k->count++;
        k->told += what_is_told(s, i) != MC_NONE;
    }
}

static bool are_told(const kind *k)
{
    return k->count >= TURNS && k->told * 4 >= k->count * 3;
}

static bool any_told(const search *s)
{
    for (uint32_t i = 0; i <= s->mask; i++)
        if (are_told(&s->kinds[i])) return true;
    return false;
}

/* A page may have all of its text twice: what is said is not the same again, if people speak. */
static void read_names(const search *s)
{
    for (uint32_t i = 0; i < s->page->leaf_count; i++) {
        const mc_leaf *leaf = &s->page->leaves[i];
        kind *k = may_be_name(leaf) ? kind_of(s, s->keys[i]) : NULL;
        if (!k || !are_told(k)) continue;
        k->different += add_text(s, k->key, name_of(s->page, leaf));
        const uint32_t said = what_is_told(s, i);
        if (said == MC_NONE) continue;
        dnm_str text = dnm_doc_text(s->page->doc, s->page->leaves[said].block);
        if (text.n > SAID_BYTES) text.n = SAID_BYTES;
        k->again += !add_text(s, ~k->key, text);
    }
}

/* Several names, a third of which at least are said again, each with a sentence behind it. */
static bool are_names(const kind *k)
{
    return are_told(k) && k->different > 1 && k->different * 3 <= k->count * 2 && k->again * 4 <= k->count;
}

static const kind *find_names(const search *s)
{
    const kind *best = NULL;
    for (uint32_t i = 0; i <= s->mask; i++) {
        const kind *k = &s->kinds[i];
        if (are_names(k) &&
            (!best || k->count > best->count || (k->count == best->count && k->key < best->key)))
            best = k;
    }
    return best;
}

/* ---- what is around the names ----------------------------------------------------------------- */

static bool has_key(const search *s, uint32_t key)
{
    for (uint32_t i = 0; i < s->said_count; i++)
        if (s->said[i] == key) return true;
    return false;
}

/* Makes of lines that are sentences now and then: a turn may be a word. */
static void read_said(search *s, uint32_t first, uint32_t last, uint32_t names)
{
    for (uint32_t i = first; i < last && s->said_count < KINDS; i++) {
        if (!is_said(&s->page->leaves[i])) continue;
        const uint32_t key = s->keys[i];
        if (key != names && !has_key(s, key)) s->said[s->said_count++] = key;
    }
}

static bool is_in_brackets(dnm_str text)
{
    dnm_shape shape;
    dnm_shape_read(text, &shape);
    return shape.chars > 2 &&
           ((shape.first == '(' && shape.last == ')') || (shape.first == '[' && shape.last == ']') ||
            (shape.first == 0xFF08 && shape.last == 0xFF09) ||
            (shape.first == 0x3010 && shape.last == 0x3011));
}

bool mc_is_in_brackets(const mc_page *page, const mc_leaf *leaf)
{
    if (leaf->weight == 0 || leaf->weight > ASIDE_MAX || leaf->linked) return false;
    return is_in_brackets(dnm_doc_text(page->doc, leaf->block));
}

/* A whole date: transcripts say a time of day at most. */
static bool is_dated(const mc_page *page, const mc_leaf *leaf)
{
    dnm_date date;
    return mc_says_when(page, dnm_doc_text(page->doc, leaf->block)) &&
           dnm_date_find(dnm_doc_text(page->doc, leaf->block), &date, NULL, NULL);
}

/* "Anna:", "[主持人]": set as who speaks is set. In forums a name leads to a person, or is called one. */
static bool is_set_as_speaker(const mc_page *page, const mc_leaf *leaf)
{
    dnm_shape shape;
    if (leaf->linked || (mc_hints_of(page, leaf->block)->flags & MC_WHO)) return false;
    const dnm_str name = name_of(page, leaf);
    dnm_shape_read(name, &shape);
    return shape.last == ':' || shape.last == 0xFF1A || is_in_brackets(name);
}

/* A box around it is named after a forum, or it or the box right around it after who writes. */
static bool is_in_forum(const mc_page *page, uint32_t block)
{
    for (int up = 0; block; block = page->nodes[block].parent, up++) {
        const mc_hints *hints = mc_hints_of(page, block);
        if ((up && hints->forum) || (up < 2 && (hints->flags & MC_WHO))) return true;
    }
    return false;
}

/* What people write below each other has a day each, or stands on a page that says what it is. */
static bool is_written(const search *s, uint32_t first, uint32_t last, const kind *k)
{
    const mc_page *page = s->page;
    uint32_t dated = 0, set = 0;
    for (uint32_t i = first; i <= last; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        if (leaf->weight == 0 || leaf->weight > NAME_MAX) continue;
        dated += is_dated(page, leaf);
        if (leaf->spoken == MC_SPEAKER) set += is_set_as_speaker(page, leaf);
    }
    return set * 4 < k->count * 3 && (dated * 3 >= k->count || is_in_forum(page, page->leaves[first].block));
}

static bool is_line_of_speech(const search *s, uint32_t i)
{
    const mc_leaf *leaf = &s->page->leaves[i];
    if (leaf->linked >= 50 || leaf->weight == 0) return false;
    return has_key(s, s->keys[i]) || mc_is_in_brackets(s->page, leaf);
}

/* Behind the last name, as far as what is said goes. */
static uint32_t end_of_speech(const search *s, uint32_t last)
{
    uint32_t end = last + 1;
    for (uint32_t i = end; i < s->page->leaf_count && i < end + NEAR; i++)
        if (is_line_of_speech(s, i)) end = i + 1;
    return end;
}

static void mark(search *s, const kind *names)
{
    mc_page *page = s->page;
    uint32_t first = MC_NONE, last = 0;
    for (uint32_t i = 0; i < page->leaf_count; i++) s->keys[i] = key_of(page, i); /* of long lines, too */
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        if (!may_be_name(&page->leaves[i]) || s->keys[i] != names->key) continue;
        page->leaves[i].spoken = MC_SPEAKER;
        if (first == MC_NONE) first = i;
        last = i;
    }
    read_said(s, first, last + NEAR < page->leaf_count ? last + NEAR : page->leaf_count, names->key);
    page->spoken = !is_written(s, first, last, names);
    const uint32_t end = end_of_speech(s, last);
    for (uint32_t i = first; i < end; i++)
        if (!page->leaves[i].spoken && is_line_of_speech(s, i)) page->leaves[i].spoken = MC_SAID;
}

static uint32_t count_lines(const mc_page *page)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < page->leaf_count; i++) n += may_be_name(&page->leaves[i]);
    return n;
}

bool mc_find_speech(mc_page *page, dnm_arena *arena)
{
    search s = {.page = page, .key = dnm_hash_new_key(), .mask = 15};
    const uint32_t lines = count_lines(page);
    if (lines < TURNS) return true;
    while (s.mask < lines && s.mask < (uint32_t)1 << 30) s.mask = s.mask * 2 + 1;
    s.keys = DNM_NEW(arena, uint32_t, page->leaf_count);
    s.kinds = DNM_NEW(arena, kind, (size_t)s.mask + 1);
    if (!s.keys || !s.kinds) return false;
    read_kinds(&s);
    if (!any_told(&s)) return true;
    s.names = DNM_NEW(arena, uint32_t, 2 * ((size_t)s.mask + 1));
    if (!s.names) return false;
    read_names(&s);
    const kind *names = find_names(&s);
    if (names) mark(&s, names);
    return true;
}
