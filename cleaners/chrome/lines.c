/* lines.c -- reads a document as lines, and compares lines with its title by pairs of characters.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/chrome.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

/* ---- lines ---- */

static bool is_linked(const dnm_view *v, const dnm_block *b, const dnm_shape *shape)
{
    uint64_t linked = 0;
    for (uint32_t i = 0; i < b->nspan; i++)
        if (v->spans[b->span0 + i].kind == DNM_LINK) linked += v->spans[b->span0 + i].len;
    return linked && linked * 10 >= (shape->end - shape->start) * 8;
}

static bool is_opaque(uint16_t kind)
{
    return kind == DNM_TABLE || kind == DNM_NOTE || kind == DNM_CAPTION || kind == DNM_DEFINITION_LIST;
}

/* A text of a compilation; the boxes of a page are none. */
static bool is_part(const dnm_doc *doc, const dnm_block *section)
{
    return dnm_str_eq(dnm_doc_attr(doc, section->attrs, "role"), DNM_STR("part"));
}

bool chrome_read_lines(chrome_page *page)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    page->lines = dnm_arena_alloc(page->arena, v->block_count * sizeof *page->lines);
    uint32_t *sections = dnm_arena_alloc(page->arena, v->block_count * sizeof *sections);
    uint32_t *owners = dnm_arena_alloc(page->arena, v->block_count * sizeof *owners);
    if (!page->lines || !sections || !owners) return false;
    uint32_t depth = 0;
    sections[0] = owners[0] = 0;
    for (uint32_t i = 1; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        while (depth && v->blocks[sections[depth]].end <= i) depth--;
        if (is_opaque(b->kind)) {
            i = b->end - 1;
        } else if (b->kind == DNM_SECTION) {
            owners[depth + 1] = is_part(page->doc, b) ? i : owners[depth];
            sections[++depth] = i;
        } else if (b->kind == DNM_PARAGRAPH || b->kind == DNM_HEADING) {
            chrome_line *l = &page->lines[page->count++];
            *l = (chrome_line){.block = i, .owner = owners[depth], .text = dnm_doc_text(page->doc, i)};
            dnm_leaf_shape(page->doc, i, &l->shape);
            l->linked = is_linked(v, b, &l->shape);
        }
    }
    return true;
}

/* ---- what the text says of a line ---- */

static bool is_between_quotes(dnm_str text, size_t at, size_t end)
{
    const uint32_t before = dnm_utf8_peek_back(text.p, at), behind = dnm_utf8_peek(text.p, text.n, end);
    return (before == 0x201C && behind == 0x201D) || (before == 0x300C && behind == 0x300D) ||
           (before == 0x300E && behind == 0x300F) || (before == 0x300A && behind == 0x300B);
}

bool chrome_is_spoken_of(const chrome_page *page, const chrome_line *line)
{
    enum { LEAST = 3 };
    const dnm_view *v = dnm_doc_view(page->doc);
    const dnm_str all = {v->text, v->text_len}, words = dnm_shape_text(line->text, &line->shape);
    if (words.n < LEAST || line->shape.stops) return false;
    for (size_t at = 1; at + words.n - 1 <= all.n;) {
        const char *hit = memchr(all.p + at, words.p[1], all.n - at - words.n + 2);
        if (!hit) return false;
        at = (size_t)(hit - all.p) + 1;
        if (memcmp(hit - 1, words.p, words.n) == 0 && is_between_quotes(all, at - 2, at - 2 + words.n))
            return true;
    }
    return false;
}

/* ---- titles ---- */

bool chrome_is_title_like(const chrome_line *l)
{
    dnm_label label;
    const dnm_shape *s = &l->shape;
    if (s->chars < CHROME_SHORTEST_TITLE || s->chars > CHROME_LONGEST_TITLE || s->stops || s->pauses > 3)
        return false;
    if (s->last == ':' || s->last == 0xFF1A) return false;
    return !dnm_label_read(dnm_shape_text(l->text, s), &label) || l->linked;
}

/* ---- pairs ---- */

enum { PAIR_BITS = 2048 };

static uint32_t pair_slot(uint32_t first, uint32_t second)
{
    return (uint32_t)((first * UINT64_C(2654435761) + second * UINT64_C(40503)) >> 7) % PAIR_BITS;
}

typedef struct pair_walk {
    dnm_str text;
    size_t at;
    uint32_t last;
} pair_walk;

/* The next pair of letters or digits that touch, whatever marks stand between. */
static bool next_pair(pair_walk *walk, uint32_t *slot)
{
    while (walk->at < walk->text.n) {
        const uint32_t cp = dnm_utf8_next(walk->text.p, walk->text.n, &walk->at);
        if (!dnm_cp_has(cp, DNM_CP_LETTER | DNM_CP_NUMBER)) continue;
        const uint32_t first = walk->last;
        walk->last = cp;
        if (!first) continue;
        *slot = pair_slot(first, cp);
        return true;
    }
    return false;
}

void chrome_pairs_add(chrome_pairs *pairs, dnm_str text)
{
    uint32_t slot;
    for (pair_walk walk = {.text = text}; next_pair(&walk, &slot);) {
        uint64_t *word = &pairs->bits[slot / 64];
        pairs->count += !(*word >> slot % 64 & 1);
        *word |= UINT64_C(1) << slot % 64;
    }
}

unsigned chrome_share_of(const chrome_pairs *pairs, dnm_str text)
{
    uint32_t slot;
    uint64_t all = 0;
    uint64_t shared = 0;
    for (pair_walk walk = {.text = text}; next_pair(&walk, &slot); all++)
        shared += pairs->bits[slot / 64] >> slot % 64 & 1;
    return all ? (unsigned)(shared * 100 / all) : 0;
}

unsigned chrome_share_in(const chrome_pairs *pairs, dnm_str text)
{
    chrome_pairs own = {0};
    if (!pairs->count) return 0;
    chrome_pairs_add(&own, text);
    uint32_t shared = 0;
    for (size_t i = 0; i < sizeof own.bits / sizeof *own.bits; i++)
        for (uint64_t both = own.bits[i] & pairs->bits[i]; both; both &= both - 1) shared++;
    return shared * 100 / pairs->count;
}
