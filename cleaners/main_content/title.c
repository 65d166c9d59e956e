/* title.c -- finds the leaf that repeats the page's title: the article begins behind it. The title of a page
 * mostly has the site's name at its end, the heading has not.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/page.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LETTERS_MAX = 512, /* bytes of a title that are compared */
    LEAF_MIN = 6,      /* weights of leaves that may be a title */
    LEAF_MAX = 300,
    TITLE_MIN = 4,  /* bytes; two letters say nothing */
    SCORE_MIN = 25, /* a quarter of the title at least */
    FAR = 30        /* leaves between a title and the first sentence */
};

/* Letters and digits alone, in lower case. */
typedef struct letters {
    char p[LETTERS_MAX];
    size_t n;
} letters;

static void read_letters(letters *out, dnm_str text)
{
    out->n = 0;
    for (size_t at = 0; at < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (!dnm_cp_has(cp, DNM_CP_LETTER | DNM_CP_NUMBER | DNM_CP_COMBINING)) continue;
        char bytes[4];
        const size_t n = dnm_utf8_put(bytes, dnm_cp_lower(cp));
        if (out->n + n > sizeof out->p) return;
        memcpy(out->p + out->n, bytes, n);
        out->n += n;
    }
}

static bool begins_with(const letters *text, const letters *prefix)
{
    return prefix->n <= text->n && memcmp(text->p, prefix->p, prefix->n) == 0;
}

static bool contains(const letters *text, const letters *part)
{
    const char *p = text->p;
    const char *last = text->p + text->n - part->n;
    for (; p <= last && (p = memchr(p, part->p[0], (size_t)(last - p) + 1)); p++)
        if (memcmp(p, part->p, part->n) == 0) return true;
    return false;
}

/* 0..100: how much of the title the leaf says. */
static int likeness(const letters *title, const letters *leaf)
{
    if (leaf->n < TITLE_MIN) return 0;
    if (leaf->n >= title->n) return leaf->n < 3 * title->n && begins_with(leaf, title) ? 100 : 0;
    const bool part = begins_with(title, leaf) || (leaf->n * 3 >= title->n && contains(title, leaf));
    return part ? (int)(100 * leaf->n / title->n) : 0;
}

static bool lies_in(const mc_page *page, uint32_t block, unsigned flag)
{
    for (; block; block = page->nodes[block].parent)
        if (mc_hints_of(page, block)->flags & flag) return true;
    return false;
}

/* What the page says its title is, in several places. */
enum { TITLES = 3 };
typedef struct titles {
    letters of[TITLES];
} titles;

static bool read_titles(const mc_page *page, titles *out)
{
    static const char *const keys[TITLES] = {"title", "title.full", "og:title"};
    bool any = false;
    for (size_t i = 0; i < TITLES; i++) {
        read_letters(&out->of[i], dnm_doc_meta(page->doc, 0, keys[i]));
        any = any || out->of[i].n >= TITLE_MIN;
    }
    return any;
}

static int score(const mc_page *page, const mc_leaf *leaf, const titles *all)
{
    letters text;
    read_letters(&text, dnm_doc_text(page->doc, leaf->block));
    int points = 0;
    for (size_t i = 0; i < TITLES; i++) {
        const int like = all->of[i].n >= TITLE_MIN ? likeness(&all->of[i], &text) : 0;
        if (like > points) points = like;
    }
    if (points < SCORE_MIN) return 0;
    if (mc_is_heading(page, leaf)) points += 80 - 5 * page->view->blocks[leaf->block].level;
    if (leaf->linked >= 80) points -= 60;
    if (lies_in(page, leaf->block, MC_SIDE)) points -= 40;
    if (lies_in(page, leaf->block, MC_HIDDEN)) points -= 60;
    return points;
}

static bool is_sentence(const mc_leaf *leaf)
{
    return leaf->pauses && leaf->weight >= 12 && leaf->linked < 30;
}

/* An article follows its title: most of the page's sentences do not stand before it. */
static bool comes_late(const mc_page *page, uint64_t before)
{
    return before * 3 > (uint64_t)page->nodes[0].mass * 2;
}

uint32_t mc_find_title(const mc_page *page)
{
    titles all;
    if (!read_titles(page, &all)) return MC_NONE;
    uint32_t best = MC_NONE, sentence = 0;
    uint64_t before = 0;
    int best_points = 1;
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        before += page->nodes[leaf->block].mass;
        if (sentence <= i) /* the next sentence behind this leaf */
            for (sentence = i + 1; sentence < page->leaf_count && !is_sentence(&page->leaves[sentence]);)
                sentence++;
        if (sentence - i > FAR || sentence == page->leaf_count || comes_late(page, before)) continue;
        if (leaf->weight < LEAF_MIN || leaf->weight > LEAF_MAX) continue;
        const int points = score(page, leaf, &all);
        if (points < best_points) continue; /* of equal ones the last: the first may be a bar at the top */
        best = i;
        best_points = points;
    }
    return best;
}

bool mc_repeats_title(const mc_page *page, const mc_leaf *leaf)
{
    letters title, text;
    if (leaf->weight > LEAF_MAX) return false;
    read_letters(&title, dnm_doc_meta(page->doc, 0, "title"));
    read_letters(&text, dnm_doc_text(page->doc, leaf->block));
    return title.n >= 3 * TITLE_MIN && text.n >= title.n && contains(&text, &title);
}
