/* letter.c -- an archive of a mailing list shows each letter on a page of its own, line by line, with who
 * sent it and when above, and the way to the letters around it above and below.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/page.h"
#include "core/text/letters.h"
#include "core/text/prefix.h"

enum {
    ABOVE = 12, /* leaves in which the sender and the time stand */
    STOPS = 2,  /* ends of sentences: code has none */
    LINE_BYTES = 200,
    SHARE = 2 /* at least one part in so many of the page's sentences are the letter's */
};

/* The only text of the page that is kept line by line, if it is sentences; MC_NONE if there is none. */
static uint32_t only_lines(const mc_page *page)
{
    uint32_t found = MC_NONE;
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        if (page->view->blocks[page->leaves[i].block].kind != DNM_CODE_BLOCK) continue;
        if (found != MC_NONE) return MC_NONE;
        found = i;
    }
    if (found == MC_NONE || page->leaves[found].stops < STOPS) return MC_NONE;
    const uint64_t mass = page->nodes[page->leaves[found].block].mass;
    return mass * SHARE >= page->nodes[0].mass ? found : MC_NONE;
}

static bool has_address(const mc_page *page, uint32_t block)
{
    const dnm_block *b = &page->view->blocks[block];
    for (uint32_t s = b->span0; s < b->span0 + b->nspan; s++)
        if (dnm_has_at(dnm_doc_string(page->doc, page->view->spans[s].target), 0, "mailto:")) return true;
    return false;
}

/* "10:02:11": to the second, as programs write it. */
static bool has_time(const mc_page *page, uint32_t block)
{
    enum { TIME = 8 };
    const dnm_str text = dnm_doc_text(page->doc, block);
    for (size_t at = 0; at + TIME <= text.n && at < LINE_BYTES; at++) {
        bool fits = true;
        for (size_t i = 0; fits && i < TIME; i++)
            fits = i % 3 == 2 ? text.p[at + i] == ':' : dnm_ascii_is_digit(text.p[at + i]);
        if (fits) return true;
    }
    return false;
}

uint32_t mc_find_letter(const mc_page *page)
{
    const uint32_t letter = only_lines(page);
    if (letter == MC_NONE || letter == page->title) return 0;
    bool sender = false, sent = false;
    for (uint32_t i = letter; i-- > 0 && letter - i <= ABOVE && !(sender && sent);) {
        sender = sender || has_address(page, page->leaves[i].block);
        sent = sent || has_time(page, page->leaves[i].block);
    }
    return sender && sent ? page->leaves[letter].block : 0;
}
