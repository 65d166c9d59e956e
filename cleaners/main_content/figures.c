/* figures.c -- a caption is no sentence of the article, and a picture no text at all: by what they weigh,
 * both would go. They stay by their place in it, unless they are of the site: pictures of people, icons,
 * banners, and those that lead to other pages.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/figures.h"

#include "cleaners/main_content/inside.h"
#include "core/text/letters.h"

enum {
    SMALL = 64,    /* pixels: what is no wider or higher is an icon */
    LEAD_FAR = 12, /* leaves between the first line and the picture above it */
    DIGITS = 5
};

/* ---- pictures --------------------------------------------------------------------------------- */

/* Whether an address or a name has one of the words that pictures of sites have, as a whole word. */
static bool says_site(dnm_str text)
{
    static const char *const words[] = {"ad",     "ads",    "avatar", "avatars", "badge",  "banner",
                                        "button", "emoji",  "emojis", "icon",    "icons",  "logo",
                                        "pixel",  "qrcode", "smiley", "spacer",  "sprite", "touxiang"};
    for (size_t at = 0, n = 0; at < text.n; at += n ? n : 1) {
        for (n = 0; at + n < text.n && dnm_ascii_is_letter(text.p[at + n]);) n++;
        for (size_t i = 0; n && i < sizeof words / sizeof *words; i++)
            if (dnm_is_in_any_case((dnm_str){text.p + at, n}, words[i])) return true;
    }
    return false;
}

static bool is_little(dnm_str size)
{
    uint32_t pixels = 0;
    size_t n = 0;
    for (; n < size.n && n < DIGITS && size.p[n] >= '0' && size.p[n] <= '9'; n++)
        pixels = pixels * 10 + (uint32_t)(size.p[n] - '0');
    return n && pixels <= SMALL && !(n < size.n && size.p[n] == '%');
}

static bool is_of_site(const mc_page *page, const dnm_span *image)
{
    const dnm_doc *doc = page->doc;
    if (says_site(dnm_doc_string(doc, image->target)) || says_site(dnm_doc_attr(doc, image->attrs, "class")))
        return true;
    return is_little(dnm_doc_attr(doc, image->attrs, "width")) ||
           is_little(dnm_doc_attr(doc, image->attrs, "height"));
}

/* A picture may lead to itself, larger. */
static bool leads_away(dnm_str target)
{
    static const char *const pictures[] = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".bmp"};
    for (size_t i = 0; i < target.n; i++)
        if (target.p[i] == '?' || target.p[i] == '#') target.n = i;
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
        if (dnm_ends_in_any_case(target, pictures[i])) return false;
    return target.n > 0;
}

/* Pictures and nothing else, at least one of them of the text. */
static bool is_picture(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    const dnm_block *block = &page->view->blocks[leaf->block];
    bool any = false;
    if (leaf->weight) return false;
    for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
        const dnm_span *span = &page->view->spans[s];
        if (span->kind == DNM_LINK && leads_away(dnm_doc_string(page->doc, span->target))) return false;
        if (span->kind == DNM_IMAGE) any = any || !is_of_site(page, span);
    }
    return any;
}

/* ---- where they stand ------------------------------------------------------------------------- */

/* The figure that a block lies in, inside block `in`; 0 if there is none. */
static uint32_t figure_of(const mc_page *page, uint32_t block, uint32_t in)
{
    for (; block > in; block = page->nodes[block].parent)
        if (page->view->blocks[block].kind == DNM_FIGURE) return block;
    return 0;
}

static bool lies_in(const mc_page *page, uint32_t block, uint32_t in, uint16_t kind)
{
    for (; block > in; block = page->nodes[block].parent)
        if (page->view->blocks[block].kind == kind) return true;
    return false;
}

/* Named as something else than the caption of a picture, it or a box around it inside block `in`. */
static bool is_named_away(const mc_page *page, uint32_t block, uint32_t in)
{
    for (; block > in; block = page->nodes[block].parent) {
        const unsigned flags = mc_hints_of(page, block)->flags;
        if (flags & (MC_TAG | MC_COMMENT | MC_HIDDEN)) return true;
        if ((flags & MC_SIDE) && !(flags & MC_CAPTION)) return true;
    }
    return false;
}

/* A leaf of a figure: its picture, table or code, and what is said of these. */
static bool is_of_figure(const mc_page *page, uint32_t i, uint32_t figure)
{
    const uint32_t block = page->leaves[i].block;
    if (mc_is_gutter(page, i)) return false;
    return is_picture(page, i) || page->view->blocks[block].kind == DNM_CODE_BLOCK ||
           lies_in(page, block, figure, DNM_CAPTION) || lies_in(page, block, figure, DNM_TABLE);
}

/* Not one that is a link to another page, with a caption that is its title. */
static bool shows_something(const mc_page *page, uint32_t first, uint32_t figure)
{
    const uint32_t end = page->view->blocks[figure].end;
    for (uint32_t i = first; i < page->leaf_count && page->leaves[i].block < end; i++) {
        const uint32_t block = page->leaves[i].block;
        if (lies_in(page, block, figure, DNM_CAPTION)) {
            if (page->leaves[i].linked >= 80) return false;
        } else if (is_of_figure(page, i, figure)) {
            return true;
        }
    }
    return false;
}

/* ---- what stays ------------------------------------------------------------------------------- */

typedef struct keeper {
    const mc_page *page;
    uint32_t best;
    mc_verdict *verdicts;
    bool figures; /* there is a figure in `best` */
} keeper;

/* Of a figure, all leaves from its first on; or a picture. Returns the index past the last of them that was
 * looked at. */
static uint32_t keep_figure(const keeper *k, uint32_t first, uint32_t figure)
{
    const mc_page *page = k->page;
    const uint32_t end = mc_leaf_at(page, first, page->view->blocks[figure].end);
    const bool shows = shows_something(page, first, figure);
    for (uint32_t i = first; shows && i < end; i++)
        if (is_of_figure(page, i, figure) && !is_named_away(page, page->leaves[i].block, k->best))
            k->verdicts[i] = MC_KEPT;
    return end;
}

static uint32_t keep_between(const keeper *k, uint32_t i)
{
    const mc_page *page = k->page;
    const uint32_t block = page->leaves[i].block, figure = figure_of(page, block, k->best);
    if (figure) return keep_figure(k, i, figure);
    if (k->verdicts[i] != MC_KEPT && is_picture(page, i) && !is_named_away(page, block, k->best))
        k->verdicts[i] = MC_KEPT;
    return i + 1;
}

/* Whether leaf i is a picture, or in a figure, right in this place. */
static bool is_beside(const keeper *k, uint32_t i, uint32_t place)
{
    const mc_page *page = k->page;
    const uint32_t block = page->leaves[i].block, figure = figure_of(page, block, k->best);
    return page->nodes[figure ? figure : block].parent == place && (figure || is_picture(page, i));
}

static void keep_below(const keeper *k, uint32_t tail)
{
    const mc_page *page = k->page;
    const uint32_t place = mc_place_of(page, page->leaves[tail - 1].block);
    const uint32_t end = mc_leaf_at(page, tail, page->view->blocks[k->best].end);
    for (uint32_t i = tail; i < end && is_beside(k, i, place);) i = keep_between(k, i);
}

/* The nearest above the first line, with lines of the site's in between, but none of the text's. */
static void keep_lead(const keeper *k, uint32_t head)
{
    const mc_page *page = k->page;
    const uint32_t above = page->title == MC_NONE ? mc_leaf_at(page, 0, k->best + 1) : page->title + 1;
    for (uint32_t i = head; i > above && head - i < LEAD_FAR;) {
        i--;
        const uint32_t block = page->leaves[i].block, figure = figure_of(page, block, 0);
        const bool shown = is_picture(page, i) && !is_named_away(page, block, 0);
        if (!shown) continue;
        if (figure)
            keep_figure(k, mc_leaf_at(page, above, figure), figure);
        else
            k->verdicts[i] = MC_KEPT;
        return;
    }
}

static bool has_figures(const mc_page *page, uint32_t best)
{
    for (uint32_t i = best + 1; i < page->view->blocks[best].end; i++)
        if (page->view->blocks[i].kind == DNM_FIGURE) return true;
    return false;
}

void mc_keep_figures(const mc_page *page, uint32_t best, mc_verdict *verdicts)
{
    keeper k = {.page = page, .best = best, .figures = has_figures(page, best)};
    k.verdicts = verdicts;
    uint32_t head = 0, tail = page->leaf_count;
    while (head < tail && verdicts[head] != MC_KEPT) head++;
    while (tail > head && verdicts[tail - 1] != MC_KEPT) tail--;
    if (head == tail) return;
    keep_lead(&k, head);
    for (uint32_t i = head; i < tail;) {
        const uint32_t block = page->leaves[i].block;
        const bool inside = block > best && block < page->view->blocks[best].end;
        i = inside && (k.figures || page->leaves[i].weight == 0) ? keep_between(&k, i) : i + 1;
    }
    keep_below(&k, tail);
}
