/* hijack.c -- hijacked mirrors put search words into <title>, of which the text has none, and leave its
 * heading alone: then the heading is the title.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/hijack.h"

#include "core/text/neighbours.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    PAIRS_MIN = 5, /* of hanzi in a title that tells something */
    KNOWN_MAX = 8, /* per cent of them that the text has by chance */
    LEVEL_MAX = 2, /* of a heading that may be the title */
    LOOK = 1 << 16 /* bytes of the text */
};

static uint32_t first_kept(const mc_page *page, const mc_verdict *verdicts)
{
    for (uint32_t i = 0; i < page->leaf_count; i++)
        if (verdicts[i] == MC_KEPT && page->leaves[i].weight) return i;
    return MC_NONE;
}

static void learn(const mc_page *page, uint32_t from, const mc_verdict *verdicts, dnm_neighbours *set)
{
    size_t bytes = 0;
    for (uint32_t i = from; i < page->leaf_count && bytes < LOOK; i++) {
        if (verdicts[i] != MC_KEPT) continue;
        const dnm_str text = dnm_doc_text(page->doc, page->leaves[i].block);
        dnm_neighbours_learn(set, text.p, text.n);
        bytes += text.n;
    }
}

/* The title is in hanzi, and the text has none of its pairs. */
static bool is_strange(dnm_str title, const dnm_neighbours *text)
{
    uint32_t pairs = 0, known = 0, last = 0;
    for (size_t at = 0; at < title.n;) {
        const uint32_t cp = dnm_utf8_next(title.p, title.n, &at);
        const bool han = dnm_cp_is_han(cp);
        pairs += han && last;
        known += han && last && dnm_neighbours_count(text, last, cp);
        last = han ? cp : 0;
    }
    return pairs >= PAIRS_MIN && known * 100 < pairs * KNOWN_MAX;
}

void mc_take_headline(const mc_page *page, struct dnm_arena *arena, mc_verdict *verdicts, dnm_editor *editor)
{
    const dnm_str title = dnm_doc_meta(page->doc, 0, "title");
    const uint32_t head = page->title == MC_NONE ? first_kept(page, verdicts) : MC_NONE;
    if (head == MC_NONE || !title.n || page->forum || !mc_is_heading(page, &page->leaves[head])) return;
    const dnm_block *block = &page->view->blocks[page->leaves[head].block];
    if (block->level > LEVEL_MAX || page->leaves[head].linked) return;
    dnm_neighbours text;
    dnm_neighbours_init(&text, arena, LOOK);
    learn(page, head, verdicts, &text);
    if (!is_strange(title, &text)) return;
    mc_set_title(page, editor, dnm_doc_text(page->doc, page->leaves[head].block));
    verdicts[head] = MC_TITLE;
}
