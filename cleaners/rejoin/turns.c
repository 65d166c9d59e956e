/* turns.c -- lines that begin with what other lines begin with, too: "（女）", "主持人：". None of them is
 * the rest of the line before it, however that ends.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/rejoin/rejoin.h"
#include "core/text/shape.h"
#include "core/text/utf8.h"

enum { LONGEST_TAG = 6 /* characters */, MOST_TAGS = 16, FEWEST_TURNS = 3 };

typedef struct tags {
    dnm_str names[MOST_TAGS];
    uint32_t counts[MOST_TAGS];
    uint32_t n;
} tags;

/* "（女）", "[旁白]", "何队长：": a few characters up to a colon, or in brackets. Empty if there is none. */
static dnm_str tag_of(const rejoin_page *page, const rejoin_line *l)
{
    const char *text = dnm_doc_view(page->doc)->text;
    const bool bracket = dnm_is_opening(l->first);
    size_t at = l->start;
    if (!bracket && !l->colons) return (dnm_str){text + l->start, 0};
    for (uint32_t chars = 0; at < l->end && chars <= LONGEST_TAG; chars++) {
        const uint32_t cp = dnm_utf8_next(text, l->end, &at);
        const bool end = bracket ? dnm_is_closing(cp) : cp == ':' || cp == 0xFF1A;
        if (end) return (dnm_str){text + l->start, chars ? at - l->start : 0};
        if (dnm_is_pause(cp) || dnm_is_stop(cp)) break;
    }
    return (dnm_str){text + l->start, 0};
}

static uint32_t *count_of(tags *all, dnm_str name)
{
    for (uint32_t i = 0; i < all->n; i++)
        if (dnm_str_eq(all->names[i], name)) return &all->counts[i];
    return NULL;
}

static void count(tags *all, dnm_str name)
{
    uint32_t *known = name.n ? count_of(all, name) : NULL;
    if (known) ++*known;
    if (known || !name.n || all->n == MOST_TAGS) return;
    all->names[all->n] = name;
    all->counts[all->n++] = 1;
}

/* "问：…" above "答：…" */
static bool is_answer(dnm_str before, dnm_str name)
{
    return before.n && name.n && name.p[name.n - 1] == before.p[before.n - 1] && !dnm_str_eq(before, name);
}

void rejoin_find_turns(rejoin_page *page)
{
    tags all = {0};
    for (uint32_t i = 0; i < page->count; i++) count(&all, tag_of(page, &page->lines[i]));
    dnm_str before = {0};
    for (uint32_t i = 0; all.n && i < page->count; i++) {
        const dnm_str name = tag_of(page, &page->lines[i]);
        const uint32_t *turns = name.n ? count_of(&all, name) : NULL;
        page->lines[i].turn = is_answer(before, name) || (turns && *turns >= FEWEST_TURNS);
        before = name;
    }
}
