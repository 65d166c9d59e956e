/* title.c -- finds the leaf that repeats the page's title: the article begins behind it. The title of a page
 * mostly has the site's name at its end, the heading has not.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/page.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum {
    LEAF_MIN = 6, /* weights of leaves that may be a title */
    LEAF_MAX = 300,
    TITLE_MIN = 4,  /* bytes; two letters say nothing */
    SCORE_MIN = 25, /* a quarter of the title at least */
    WHOLE = 60,     /* of the title: more is the title, without the name of the site */
    READING_MAX = 7,
    BARE = 40, /* percent of the title that the line at the top of a thread says */
    FAR = 30,  /* leaves between a title and the first sentence */
    NAME_MIN = 4,
    LINE_MIN = 8 /* weight of a line that stands for one */
};

/* Past a reading in brackets, "(huì)", that begins at `at`; `at` if there is none. Readings that were
 * injected are taken out of the text before it gets here, but not out of what the page says of itself. */
static size_t past_reading(dnm_str text, size_t at)
{
    size_t next = at;
    uint32_t letters = 0;
    if (at == text.n || (text.p[at] != '(' && text.p[at] != '\xEF')) return at; /* （ begins with EF */
    const uint32_t open = dnm_utf8_next(text.p, text.n, &next);
    if (open != '(' && open != 0xFF08) return at;
    while (next < text.n && letters <= READING_MAX) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &next);
        if (cp == ')' || cp == 0xFF09) return letters ? next : at;
        if (!dnm_cp_is_latin(cp) && !dnm_cp_has(cp, DNM_CP_COMBINING)) return at;
        letters++;
    }
    return at;
}

/* Letters and digits of ASCII in lower case; 0: neither. */
static const char lower_ascii[128] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6', ['7'] = '7',
    ['8'] = '8', ['9'] = '9', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f',
    ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n',
    ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v',
    ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd',
    ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l',
    ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
    ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
};

/* Whether there was room. */
static bool put_letters(mc_letters *out, const char *bytes, size_t n)
{
    if (out->n + n > sizeof out->p) return false;
    memcpy(out->p + out->n, bytes, n);
    out->n += n;
    return true;
}

/* Past the letter at `at`, which is not of ASCII; what it adds to the letters is put there. */
static bool read_letter(mc_letters *out, dnm_str text, size_t *at)
{
    char bytes[4];
    const uint32_t cp = dnm_utf8_next(text.p, text.n, at);
    if (!dnm_cp_has(cp, DNM_CP_LETTER | DNM_CP_NUMBER | DNM_CP_COMBINING)) return true;
    return put_letters(out, bytes, dnm_utf8_put(bytes, dnm_cp_lower(cp)));
}

/* Most letters are Han, which have no case, or ASCII. */
static void read_letters(mc_letters *out, dnm_str text)
{
    out->n = 0;
    out->readings = false;
    for (size_t at = 0; at < text.n;) {
        if (dnm_utf8_begins_han(text.p[at])) {
            if (!put_letters(out, text.p + at, 3)) return;
            at += 3;
            const size_t past = past_reading(text, at);
            out->readings = out->readings || past > at;
            at = past;
        } else if ((unsigned char)text.p[at] < 0x80) {
            /* As long as there is room, without a branch at each byte. */
            for (; at < text.n && (unsigned char)text.p[at] < 0x80 && out->n < sizeof out->p; at++) {
                out->p[out->n] = lower_ascii[(unsigned char)text.p[at]];
                out->n += out->p[out->n] != 0;
            }
            if (out->n == sizeof out->p) return;
        } else if (!read_letter(out, text, &at)) {
            return;
        }
    }
}

static bool begins_with(const mc_letters *text, const mc_letters *prefix)
{
    return prefix->n <= text->n && memcmp(text->p, prefix->p, prefix->n) == 0;
}

static bool contains(const mc_letters *text, const mc_letters *part)
{
    const char *p = text->p;
    const char *last = text->p + text->n - part->n;
    for (; p <= last && (p = memchr(p, part->p[0], (size_t)(last - p) + 1)); p++)
        if (memcmp(p, part->p, part->n) == 0) return true;
    return false;
}

/* Whether a character stands in a text, if it is Han and so has no case; true if it is not. Most lines are
 * told by one to have nothing to do with the title. */
static bool may_have(dnm_str text, const char *character)
{
    if (!dnm_utf8_begins_han(*character)) return true;
    const char *p = text.p, *end = dnm_str_end(text);
    for (; end - p >= 3 && (p = memchr(p + 2, character[2], (size_t)(end - p - 2))); p--)
        if (memcmp(p - 2, character, 3) == 0) return true;
    return false;
}

/* 0..100: how much of the title the leaf says. */
static int likeness(const mc_letters *title, const mc_letters *leaf)
{
    if (leaf->n < TITLE_MIN) return 0;
    if (leaf->n >= title->n) return leaf->n < 3 * title->n && begins_with(leaf, title) ? 100 : 0;
    const bool part = begins_with(title, leaf) || (leaf->n * 3 >= title->n && contains(title, leaf));
    return part ? (int)(100 * leaf->n / title->n) : 0;
}

static bool lies_in(const mc_page *page, uint32_t block, unsigned flags)
{
    for (; block; block = page->nodes[block].parent)
        if (mc_hints_of(page, block)->flags & flags) return true;
    return false;
}

/* Beside the article, or among the comments. A header is where titles stand. */
static bool lies_aside(const mc_page *page, uint32_t block)
{
    for (; block; block = page->nodes[block].parent) {
        const unsigned flags = mc_hints_of(page, block)->flags;
        if ((flags & MC_COMMENT) || ((flags & MC_SIDE) && !(flags & MC_LINKS))) return true;
    }
    return false;
}

void mc_read_titles(mc_page *page)
{
    static const char *const keys[MC_TITLES] = {"title", "title.full", "og:title"};
    for (size_t i = 0; i < MC_TITLES; i++)
        read_letters(&page->titles[i], dnm_doc_meta(page->doc, 0, keys[i]));
}

static bool has_titles(const mc_page *page)
{
    bool any = false;
    for (size_t i = 0; i < MC_TITLES; i++) any = any || page->titles[i].n >= TITLE_MIN;
    return any;
}

/* A sentence that a title was made of: "Control software for water mills." */
static bool ends_with_point(dnm_str text)
{
    dnm_shape shape;
    dnm_shape_read(text, &shape);
    return shape.last == '.' || shape.last == 0x3002;
}

/* What says a title, or a part of it, begins with a character of it. */
static bool may_be_of_title(const mc_page *page, dnm_str said)
{
    for (size_t i = 0; said.n && i < MC_TITLES; i++)
        if (may_have((dnm_str){page->titles[i].p, page->titles[i].n}, said.p)) return true;
    return false;
}

/* *likest: how much of a title it says, 0..100. */
static int score(const mc_page *page, const mc_leaf *leaf, int *likest)
{
    const dnm_str said = dnm_doc_text(page->doc, leaf->block);
    *likest = 0;
    if (!may_be_of_title(page, said)) return 0;
    mc_letters text;
    read_letters(&text, said);
    int points = 0;
    for (size_t i = 0; i < MC_TITLES; i++) {
        const mc_letters *title = &page->titles[i];
        const int like = title->n >= TITLE_MIN ? likeness(title, &text) : 0;
        if (like > points) points = like;
    }
    *likest = points;
    if (points < SCORE_MIN) return 0;
    if (mc_is_heading(page, leaf)) points += 80 - 5 * page->view->blocks[leaf->block].level;
    if (!mc_is_heading(page, leaf) && ends_with_point(dnm_doc_text(page->doc, leaf->block))) return 0;
    if (leaf->linked >= 80) points -= 60;
    if (lies_aside(page, leaf->block)) points -= 40;
    if (lies_in(page, leaf->block, MC_HIDDEN)) points -= 60;
    return points;
}

static bool is_sentence(const mc_page *page, const mc_leaf *leaf)
{
    if (page->lines && !leaf->linked && leaf->weight >= LINE_MIN && !mc_is_heading(page, leaf)) return true;
    return leaf->pauses && leaf->weight >= 12 && leaf->linked < 30;
}

/* An article follows its title: most of the page's sentences do not stand before it. A heading that says but
 * a part of the title may be that of a part of the article. */
static bool comes_late(const mc_page *page, uint64_t before, bool whole)
{
    return before * 3 > (uint64_t)page->nodes[0].mass * (whole ? 2 : 1);
}

static uint32_t find_title(const mc_page *page)
{
    if (!has_titles(page)) return MC_NONE;
    uint32_t best = MC_NONE, sentence = 0;
    uint64_t before = 0;
    int best_points = 1;
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        before += page->nodes[leaf->block].mass;
        if (sentence <= i) /* the next sentence behind this leaf */
            for (sentence = i + 1;
                 sentence < page->leaf_count && !is_sentence(page, &page->leaves[sentence]);)
                sentence++;
        if (sentence - i > FAR || sentence == page->leaf_count || comes_late(page, before, true)) continue;
        const bool named = page->lines && mc_is_heading(page, leaf); /* poems have names of two characters */
        if (leaf->weight < (named ? NAME_MIN : LEAF_MIN) || leaf->weight > LEAF_MAX) continue;
        int like;
        const int points = score(page, leaf, &like);
        if (like < WHOLE && comes_late(page, before, false)) continue;
        if (points < best_points) continue; /* of equal ones the last: the first may be a bar at the top */
        best = i;
        best_points = points;
    }
    return best;
}

bool mc_is_aside(const mc_page *page, uint32_t block)
{
    if (!page->nodes[block].aside || page->title == MC_NONE) return page->nodes[block].aside;
    const uint32_t title = page->leaves[page->title].block;
    for (; block && page->nodes[block].aside; block = page->nodes[block].parent) {
        const bool header = mc_hints_of(page, block)->flags & MC_LINKS;
        if (header && block <= title && title < page->view->blocks[block].end) return false;
        if (mc_hints_of(page, block)->flags & (MC_SIDE | MC_TAG | MC_HIDDEN | MC_COMMENT)) break;
    }
    return true;
}

void mc_set_title(const mc_page *page, struct dnm_editor *editor, dnm_str said)
{
    for (uint32_t i = 0; i < page->view->meta_count && page->view->metas[i].block == 0; i++)
        if (dnm_str_eq(dnm_doc_string(page->doc, page->view->metas[i].key), DNM_STR("title")))
            dnm_edit_set_meta(editor, i, said);
}

void mc_mend_title(const mc_page *page, struct dnm_editor *editor)
{
    if (page->title == MC_NONE || !page->titles[0].readings) return;
    const dnm_str said = dnm_doc_text(page->doc, page->leaves[page->title].block);
    mc_letters text;
    read_letters(&text, said);
    if (text.readings || text.n != page->titles[0].n || !begins_with(&text, &page->titles[0])) return;
    mc_set_title(page, editor, said);
}

void mc_bare_title(const mc_page *page, struct dnm_editor *editor)
{
    if (page->title == MC_NONE) return;
    const dnm_str said = dnm_doc_text(page->doc, page->leaves[page->title].block);
    mc_letters text;
    read_letters(&text, said);
    const mc_letters *title = &page->titles[0];
    const bool part = text.n < title->n && text.n * 100 >= title->n * BARE && contains(title, &text);
    if (part && !title->readings) mc_set_title(page, editor, said);
}

static bool says(const mc_page *page, const mc_leaf *leaf, const mc_letters *title)
{
    const dnm_str said = dnm_doc_text(page->doc, leaf->block);
    /* Lower case may have half as many bytes again. */
    if (said.n * 2 < title->n || !may_have(said, title->p)) return false;
    mc_letters text;
    read_letters(&text, said);
    return text.n >= title->n && contains(&text, title);
}

static bool says_title(const mc_page *page, const mc_leaf *leaf)
{
    return says(page, leaf, &page->titles[0]);
}

bool mc_repeats_title(const mc_page *page, const mc_leaf *leaf)
{
    if (leaf->weight > LEAF_MAX || page->titles[0].n < 3 * TITLE_MIN) return false;
    return mc_find_once(page, leaf, MC_TITLE_AGAIN, says_title);
}

void mc_read_headline(mc_page *page)
{
    page->title = find_title(page);
    if (page->title == MC_NONE) return;
    read_letters(&page->headline, dnm_doc_text(page->doc, page->leaves[page->title].block));
}

bool mc_repeats_headline(const mc_page *page, const mc_leaf *leaf)
{
    if (leaf->weight > LEAF_MAX || page->headline.n < 3 * TITLE_MIN) return false;
    const mc_letters *title = &page->titles[0];
    if (page->headline.n == title->n && begins_with(&page->headline, title))
        return mc_repeats_title(page, leaf);
    return says(page, leaf, &page->headline);
}
