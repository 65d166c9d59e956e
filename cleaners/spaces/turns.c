/* turns.c -- plays and conversations: names that come again and again, alone in a line or in front of it, and
 * what they say set in behind them.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/spaces/levels.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    NAMES = 64, /* that are told apart */
    NAME_BYTES = 36,
    FEWEST_TURNS = 4,
    FEWEST_SPEAKERS = 2
};

typedef struct cast {
    dnm_str names[NAMES];
    uint32_t turns[NAMES];
    uint32_t count;
    uint32_t spoken; /* turns of all */
    uint32_t again;  /* ... of those who had spoken before */
    uint32_t first, last;
} cast;

static bool is_wide_blank(dnm_str text, size_t at)
{
    if (text.p[at] == '\t') return true;
    if (text.p[at] == ' ') return at + 1 < text.n && text.p[at + 1] == ' ';
    return dnm_utf8_peek(text.p, text.n, at) == 0x3000;
}

/* "ANNA      I saw him": what stands in front of the gap; nothing where none is near. A colon does the same
 * if the lines behind it are set in, and not as paragraphs are. */
static dnm_str name_before(dnm_str text, bool colon_divides)
{
    const size_t most = text.n < NAME_BYTES ? text.n : NAME_BYTES;
    for (size_t at = 0; at < most; at++) {
        const uint32_t cp = dnm_utf8_peek(text.p, text.n, at);
        const bool colon = cp == ':' || cp == 0xFF1A;
        if (is_wide_blank(text, at) || (colon && colon_divides)) return (dnm_str){text.p, at};
        if (colon) return (dnm_str){0};
    }
    return (dnm_str){0};
}

/* The name with which line i begins a turn: alone before a line of another depth, or in front of a gap. */
static dnm_str name_of(const level_page *page, uint32_t i)
{
    const level_line *l = &page->lines[i], *next = l + 1;
    const bool changes = next->depth != l->depth && !next->after_break;
    dnm_shape shape;
    if (l->item || !(changes || l->columns)) return (dnm_str){0};
    dnm_leaf_shape(page->doc, l->block, &shape);
    const dnm_str text = dnm_shape_text(dnm_doc_text(page->doc, l->block), &shape);
    if (!dnm_cp_is_letter(shape.first)) return (dnm_str){0};
    if (changes && text.n <= NAME_BYTES && !l->sentence && !l->columns && !shape.stops) return text;
    return name_before(text, changes && next->depth > l->depth && !page->ideographic_margin);
}

static void speak(cast *c, dnm_str name, uint32_t line)
{
    uint32_t i = 0;
    while (i < c->count && !dnm_str_eq(c->names[i], name)) i++;
    if (i == NAMES) return;
    if (i == c->count) c->names[c->count++] = name;
    if (!c->spoken++) c->first = line;
    c->again += c->turns[i]++ > 0;
    c->last = line;
}

static uint32_t speakers(const cast *c)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->count; i++) n += c->turns[i] >= 2;
    return n;
}

bool spaces_find_turns(const level_page *page, uint32_t *from, uint32_t *to)
{
    cast c = {.count = 0};
    for (uint32_t i = 0; i + 1 < page->count; i++) {
        const dnm_str name = name_of(page, i);
        if (name.n) speak(&c, name, i);
    }
    if (c.spoken < FEWEST_TURNS || c.again * 2 < c.spoken || speakers(&c) < FEWEST_SPEAKERS) return false;
    *from = c.first;
    *to = c.last + 1;
    while (*to < page->count && page->lines[*to].depth && !page->lines[*to].after_break) ++*to;
    return true;
}
