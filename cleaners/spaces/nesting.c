/* nesting.c -- what the indentation of lines in a row shows: levels that are entered and left in order,
 * columns, strokes of a picture, a signature at the right edge. Accidents of typing and copying do not nest:
 * they fall back to depths that no line above had.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/spaces/levels.h"

enum {
    DEPTHS = 64,
    LONGEST_STEP = 12, /* columns from one level to the next; titles are centred further in */
    SIGNATURE = 16,    /* columns in front of one, at least … */
    SIGNED_CHARS = 24  /* … and characters of its lines, at most */
};

typedef struct nesting {
    uint16_t open[DEPTHS]; /* depths of the lines that what follows may belong to, growing */
    uint32_t height;
    uint32_t seen[DEPTHS]; /* lines of each depth */
    uint32_t steps;        /* changes of depth */
    uint32_t descents;     /* ... to a deeper one */
    uint32_t misfits;      /* ... to one that no open line has, or too deep at once */
    uint32_t set_in;       /* lines deeper than the least */
    uint32_t phrases;      /* ... which are no sentences */
    uint32_t items;        /* ... which are, with a number or a bullet, or hang below one */
    uint32_t hanging;      /* lines that begin where the words of the item above do */
} nesting;

/* A line at the left of all that were open begins anew. */
static void enter(nesting *n, uint16_t depth)
{
    const uint16_t top = n->height ? n->open[n->height - 1] : depth;
    n->seen[depth]++;
    if (n->height && depth == top) return;
    if (n->height) n->steps++;
    if (depth > top) {
        n->descents++;
        n->misfits += depth - top > LONGEST_STEP;
    }
    while (n->height && n->open[n->height - 1] > depth) n->height--;
    if (n->height && n->open[n->height - 1] == depth) return;
    n->misfits += depth < top && n->height;
    n->open[n->height++] = depth; /* depths grow: DEPTHS of them at most */
}

static uint16_t depth_of(const level_page *page, const level_line *l)
{
    return spaces_is_flush(page, l) ? 0 : l->depth;
}

static void read(nesting *n, const level_page *page, uint32_t from, uint32_t to)
{
    uint16_t least = DEPTHS;
    for (uint32_t i = from; i < to; i++)
        if (depth_of(page, &page->lines[i]) < least) least = depth_of(page, &page->lines[i]);
    for (uint32_t i = from; i < to; i++) {
        const level_line *l = &page->lines[i];
        enter(n, depth_of(page, l));
        if (depth_of(page, l) == least) continue;
        n->set_in++;
        n->phrases += !l->sentence;
        n->items += l->sentence && (l->item || l->hangs);
        n->hanging += l->hangs && l[-1].item;
    }
}

/* Levels below the first, and whether each depth has two lines at least. */
static uint32_t levels(const nesting *n, bool *paired)
{
    uint32_t found = 0;
    *paired = true;
    for (uint32_t i = 0; i < DEPTHS; i++) {
        found += n->seen[i] > 0;
        *paired = *paired && n->seen[i] != 1;
    }
    return found ? found - 1 : 0;
}

static bool nests(const level_page *page, uint32_t from, uint32_t to)
{
    enum { MANY_STEPS = 6 };
    nesting n = {.height = 0};
    bool paired;
    read(&n, page, from, to);
    const uint32_t below = levels(&n, &paired);
    if (below >= 2 && n.steps >= MANY_STEPS && !n.misfits && paired) return true;
    if (n.misfits * 6 > n.steps) return false;
    if (below >= 2) return n.set_in >= 3 && (n.phrases + n.items) * 2 >= n.set_in;
    if (below == 1 && n.hanging >= 2 && n.hanging * 2 >= n.descents) return true;
    return below == 1 && n.descents >= 2 && n.phrases * 2 >= n.set_in;
}

bool spaces_is_laid_out(const level_page *page, uint32_t from, uint32_t to)
{
    uint32_t drawn = 0, columns = 0;
    for (uint32_t i = from; i < to; i++) {
        drawn += page->lines[i].drawn;
        columns += page->lines[i].columns;
    }
    if (drawn >= 2 || (columns >= 2 && columns * 2 >= to - from)) return true;
    return nests(page, from, to);
}

bool spaces_is_signature(const level_page *page, uint32_t from, uint32_t to)
{
    if (!from || to - from < 2) return false;
    for (uint32_t i = from; i < to; i++) {
        const level_line *l = &page->lines[i];
        if (l->depth < SIGNATURE || l->chars > SIGNED_CHARS || l->sentence) return false;
    }
    return true;
}
