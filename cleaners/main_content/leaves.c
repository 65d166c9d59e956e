/* leaves.c -- reads the blocks of a document into a page: parents, weights, links, punctuation.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/cues.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

/* ---- parents ---------------------------------------------------------------------------------- */

static void read_parents(mc_page *page)
{
    const dnm_view *view = page->view;
    uint32_t open = 0; /* the innermost container that reaches past the block at hand */
    for (uint32_t i = 1; i < view->block_count; i++) {
        while (view->blocks[open].end <= i) open = page->nodes[open].parent;
        page->nodes[i].parent = open;
        page->nodes[i].depth = page->nodes[open].depth + 1;
        if (view->blocks[i].end > i + 1) open = i;
    }
}

/* How far up an item or a cell may be. */
enum { LIST_DEPTH = 3 };

static bool is_in_list(const mc_page *page, uint32_t block)
{
    const uint32_t parent = page->nodes[block].parent;
    if (page->view->blocks[parent].kind == DNM_CAPTION)
        return page->view->blocks[page->nodes[parent].parent].kind == DNM_TABLE;
    for (int up = 0; up < LIST_DEPTH && block; up++) {
        block = page->nodes[block].parent;
        const uint16_t kind = page->view->blocks[block].kind;
        if (kind == DNM_LIST_ITEM || kind == DNM_TABLE_CELL) return true;
    }
    return false;
}

/* ---- text ------------------------------------------------------------------------------------- */

static bool is_chinese_pause(uint32_t cp)
{
    return cp == 0x3001 || cp == 0x3002 || cp == 0xFF01 || cp == 0xFF0C || cp == 0xFF1A || cp == 0xFF1B ||
           cp == 0xFF1F;
}

static bool is_latin_pause(uint32_t cp)
{
    return cp == ',' || cp == '.' || cp == ';' || cp == '!' || cp == '?' || cp == ':';
}

/* A Latin mark counts where a word ends: not in 3.14 or example.org. */
static bool ends_word(uint32_t next)
{
    return next == 0 || dnm_cp_is_space(next) || next == '"' || next == ')' || next == 0x201D ||
           next == 0x2019;
}

static void count_mark(mc_leaf *leaf, uint32_t cp, dnm_str text, size_t behind)
{
    if (is_chinese_pause(cp)) {
        leaf->pauses++;
        if (cp != 0x3001 && cp != 0xFF0C && cp != 0xFF1A) leaf->stops++;
    } else if (is_latin_pause(cp) && ends_word(dnm_utf8_peek(text.p, text.n, behind))) {
        leaf->pauses++;
        if (cp == '.' || cp == '!' || cp == '?') leaf->stops++;
    }
}

enum { HAN_WEIGHT = 2 };

static uint32_t weight_of(uint32_t cp)
{
    const uint32_t nothing = DNM_CP_SPACE | DNM_CP_CONTROL | DNM_CP_IGNORABLE;
    if (cp == 0xFFFC || dnm_cp_has(cp, nothing)) return 0;
    const uint32_t syllables = DNM_CP_HAN | DNM_CP_HIRAGANA | DNM_CP_KATAKANA | DNM_CP_HANGUL;
    return dnm_cp_has(cp, syllables) ? HAN_WEIGHT : 1;
}

/* What ASCII counts as: printed characters have weight, some of them are marks. */
enum { WEIGHT = 1, MARK = 2 };
/* clang-format off */
static const uint8_t ascii_counts[128] = {
    /* 00 */ 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    /* 20 */ 0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 1, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 3, 3, 1, 1, 1, 3,
    /* 40 */ 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    /* 60 */ 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0,
};
/* clang-format on */

/* The weight of [at, end); its marks are counted. */
static uint32_t read_stretch(mc_leaf *leaf, dnm_str text, size_t at, size_t end)
{
    uint32_t weight = 0;
    while (at < end) {
        const unsigned char byte = (unsigned char)text.p[at];
        if (byte < 0x80) {
            at++;
            weight += ascii_counts[byte] & WEIGHT;
            if (ascii_counts[byte] & MARK) count_mark(leaf, byte, text, at);
        } else if (dnm_utf8_begins_han(text.p[at])) {
            at += 3;
            weight += HAN_WEIGHT;
        } else {
            const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
            weight += weight_of(cp);
            count_mark(leaf, cp, text, at);
        }
    }
    return weight;
}

/* Stretch by stretch: text between links, and links, which may lie in each other. Buttons beside a heading
 * are none of its text. */
static void read_text(const mc_page *page, mc_leaf *leaf)
{
    const dnm_view *view = page->view;
    const dnm_block *block = &view->blocks[leaf->block];
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    uint32_t linked = 0;
    size_t done = 0;
    if (block->kind == DNM_CODE_BLOCK) leaf->code = block->len;
    for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
        const dnm_span *span = &view->spans[s];
        const size_t off = span->off - block->off, end = off + span->len;
        if (span->kind == DNM_CODE && block->kind != DNM_CODE_BLOCK) leaf->code += span->len;
        const bool tool = page->hints[span->attrs].flags & MC_TOOL;
        if ((span->kind != DNM_LINK && !tool) || end <= done) continue;
        if (off > done) leaf->weight += read_stretch(leaf, text, done, off);
        if (!tool) linked += read_stretch(leaf, text, off > done ? off : done, end);
        done = end;
    }
    leaf->weight += linked + read_stretch(leaf, text, done, text.n);
    if (leaf->weight) leaf->linked = (uint8_t)((uint64_t)linked * 100 / leaf->weight);
}

/* ---- the page --------------------------------------------------------------------------------- */

static uint32_t count_leaves(const dnm_view *view)
{
    uint32_t n = 0;
    for (uint32_t i = 1; i < view->block_count; i++) n += dnm_kind_is_leaf(view->blocks[i].kind);
    return n;
}

static void read_leaves(mc_page *page)
{
    const dnm_view *view = page->view;
    for (uint32_t i = 1; i < view->block_count; i++) {
        const uint16_t kind = view->blocks[i].kind;
        if (!dnm_kind_is_leaf(kind)) {
            page->tables = page->tables || kind == DNM_TABLE;
            page->terms = page->terms || kind == DNM_DEFINITION_LIST;
            continue;
        }
        mc_leaf *leaf = &page->leaves[page->leaf_count++];
        leaf->block = i;
        page->uses[view->blocks[i].attrs]++;
        leaf->in_list = is_in_list(page, i);
        read_text(page, leaf);
        page->nodes[i].weight = leaf->weight;
        page->nodes[i].links = (uint32_t)((uint64_t)leaf->weight * leaf->linked / 100);
        if (leaf->pauses)
            page->nodes[i].mass = (uint32_t)((uint64_t)leaf->weight * (100u - leaf->linked) / 100);
    }
    for (uint32_t i = view->block_count; i-- > 1;) {
        mc_node *parent = &page->nodes[page->nodes[i].parent];
        mc_node *node = &page->nodes[i];
        node->entry = node->entry || ((mc_hints_of(page, i)->flags & MC_ENTRY) && node->mass);
        parent->entry = parent->entry || node->entry;
        parent->mass += page->nodes[i].mass;
        parent->weight += page->nodes[i].weight;
        parent->links += page->nodes[i].links;
    }
}

bool mc_read_page(mc_page *page, dnm_job *job, const dnm_doc *doc)
{
    struct dnm_arena *arena = dnm_job_arena(job);
    const struct mc_hint_words *hint_words = dnm_job_made(job, mc_hint_words_make);
    const dnm_view *view = dnm_doc_view(doc);
    *page = (mc_page){.doc = doc, .view = view, .title = MC_NONE};
    page->cues = dnm_job_made(job, mc_cues_make);
    if (!hint_words || !page->cues) return false;
    page->hints = mc_read_hints(doc, hint_words, arena);
    page->nodes = DNM_NEW(arena, mc_node, view->block_count);
    page->leaves = DNM_NEW(arena, mc_leaf, count_leaves(view));
    page->uses = DNM_NEW(arena, uint32_t, dnm_doc_attrs_count(doc));
    if (!page->hints || !page->nodes || !page->leaves || !page->uses) return false;
    read_parents(page);
    read_leaves(page);
    return true;
}
