/* facts.c -- facts stand where by-lines do, and look like them: a label and a value, a day. By-lines have the
 * words of by-lines, and a day on which there were web pages; facts come several in a row, or have days
 * before that, or from when until when something lasts.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/facts.h"

#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/particulars.h"
#include "cleaners/main_content/writers.h"
#include "core/text/letters.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    FACT_MAX = 160,     /* weight of a line */
    LABEL_MAX = 24,     /* weight of what stands before a colon */
    LINE_MAX = 80,      /* of one beside a fact that has no mark of its own */
    FACTS = 3,          /* that make a row */
    ABOVE = 40,         /* leaves between a title and its text */
    NEAR = 12,          /* leaves from one list to the next below the text */
    FIRST_PAGES = 1990, /* before this year nothing was put on the web */
    OLDEST = 500
};

/* ---- one line ---------------------------------------------------------------------------------- */

static uint32_t number_at(dnm_str text, size_t *at)
{
    uint32_t n = 0;
    for (; *at < text.n && dnm_ascii_is_digit(text.p[*at]); (*at)++)
        if (n < 100000) n = n * 10 + (uint32_t)(text.p[*at] - '0');
    return n;
}

/* "ca.", "um", "vers", "约" right before a year. */
static bool is_about(dnm_str text, size_t year)
{
    static const char *const words[] = {"ca.",   "c.",    "circa", "about", "um", "vers",
                                        "hacia", "verso", "около", "约",    "約", NULL};
    while (year && text.p[year - 1] == ' ') year--;
    for (size_t i = 0; words[i]; i++) {
        const size_t n = strlen(words[i]);
        if (year < n || !dnm_has_in_any_case_at(text, year - n, dnm_str_of(words[i]))) continue;
        if (year == n || !dnm_ascii_is_letter(text.p[year - n - 1])) return true;
    }
    return false;
}

/* "–50", "-1785", "年" right behind one. */
static bool is_span_or_year(dnm_str text, size_t at)
{
    static const char *const marks[] = {"-", "–", "—", "～"};
    if (dnm_has_at(text, at, "年")) return true;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const size_t next = at + strlen(marks[i]);
        if (dnm_has_at(text, at, marks[i]))
            return next + 1 < text.n && dnm_ascii_is_digit(text.p[next]) &&
                   dnm_ascii_is_digit(text.p[next + 1]);
    }
    return false;
}

/* "ca. 1845–50", "1912", but no year of the web; "1203 posts" is none. */
static bool has_old_year(dnm_str text)
{
    bool old = false;
    for (size_t at = 0; at < text.n;) {
        if (!dnm_ascii_is_digit(text.p[at])) {
            at++;
            continue;
        }
        const size_t first = at;
        const uint32_t n = number_at(text, &at);
        if (at - first != 4) continue;
        if (n >= FIRST_PAGES && n < 2100) return false;
        const bool alone = first <= 1 && at + 1 >= text.n; /* in brackets, perhaps */
        const bool begins = !first || text.p[first - 1] == ' ' || text.p[first - 1] == '(' ||
                            (unsigned char)text.p[first - 1] >= 0x80;
        old = old || (n >= OLDEST && n < FIRST_PAGES && begins &&
                      (alone || is_about(text, first) || is_span_or_year(text, at)));
    }
    return old;
}

/* A day on which there were web pages, or a time of day. */
static bool is_of_web(const mc_page *page, uint32_t i)
{
    const dnm_str text = dnm_doc_text(page->doc, page->leaves[i].block);
    if (!mc_is_dated_line(page, &page->leaves[i])) return false;
    for (size_t at = 0; at < text.n;) {
        const size_t first = at;
        const uint32_t n = number_at(text, &at);
        if (at - first == 4 && n >= OLDEST && n < FIRST_PAGES) return false;
        at += at == first;
    }
    return true;
}

/* Past "20:00", "8.30"; `at` if there is none. */
static size_t past_time(dnm_str text, size_t at)
{
    size_t i = at;
    const uint32_t hours = number_at(text, &i);
    if (i == at || i - at > 2 || hours > 24 || i >= text.n || (text.p[i] != ':' && text.p[i] != '.'))
        return at;
    const size_t minutes = ++i;
    const uint32_t m = number_at(text, &i);
    return i - minutes == 2 && m < 60 ? i : at;
}

/* "19:00-21:00", "10.00 – 17.00 Uhr": how long something lasts. */
static bool has_span_of_time(dnm_str text)
{
    static const char *const marks[] = {"-", "–", "—", "~", "至", "～", "bis", "to", "à"};
    for (size_t at = 0; at < text.n;) {
        const bool begins = dnm_ascii_is_digit(text.p[at]) && !(at && dnm_ascii_is_digit(text.p[at - 1]));
        size_t i = begins ? past_time(text, at) : at;
        if (i == at++) continue;
        while (i < text.n && text.p[i] == ' ') i++;
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
            if (!dnm_has_at(text, i, marks[m])) continue;
            size_t second = i + strlen(marks[m]);
            while (second < text.n && text.p[second] == ' ') second++;
            if (past_time(text, second) > second) return true;
        }
    }
    return false;
}

/* May be a fact at all: it says something, leads nowhere and is none of the site's. */
static bool is_free(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    return leaf->weight && leaf->weight <= FACT_MAX && leaf->linked < 50 && i != page->title &&
           !mc_is_aside(page, leaf->block);
}

static bool is_marked(const mc_page *page, uint32_t i)
{
    const dnm_str text = dnm_doc_text(page->doc, page->leaves[i].block);
    if (!is_free(page, i) || page->leaves[i].weight > LINE_MAX || page->leaves[i].stops > 1) return false;
    if (mc_is_of_author(page, page->leaves[i].block)) return false;
    return has_span_of_time(text) || (has_old_year(text) && !mc_has_cue(page, &page->leaves[i]));
}

/* ---- rows of labels ---------------------------------------------------------------------------- */

typedef enum role { NO_FACT, WHOLE, LABEL } role;

static bool is_colon(uint32_t cp)
{
    return cp == ':' || cp == 0xFF1A;
}

/* "Eintritt: frei" is a whole fact, "Eintritt:" its label, and so is a term of a list. */
static role role_of(const mc_page *page, uint32_t i)
{
    const mc_leaf *leaf = &page->leaves[i];
    if (!is_free(page, i) || leaf->code) return NO_FACT;
    if (page->view->blocks[page->nodes[leaf->block].parent].kind == DNM_DEFINITION_TERM) return LABEL;
    const dnm_str text = dnm_without_space(dnm_doc_text(page->doc, leaf->block));
    uint32_t weight = 0;
    for (size_t at = 0; at < text.n && weight <= LABEL_MAX;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (is_colon(cp)) {
            if (weight == 0) return NO_FACT;
            const bool time =
                at < text.n && dnm_ascii_is_digit(text.p[at]) && at > 1 && dnm_ascii_is_digit(text.p[at - 2]);
            if (time || (at == text.n && leaf->linked)) return NO_FACT; /* a rule of a grammar */
            return at == text.n ? LABEL : WHOLE;
        }
        if (!dnm_cp_has(cp, DNM_CP_LETTER) && !dnm_cp_is_space(cp) && cp != '\'' && cp != 0x2019 &&
            cp != '.' && cp != 0xB0)
            return NO_FACT;
        weight += dnm_cp_is_han(cp) ? 2 : 1;
    }
    return NO_FACT;
}

typedef struct row {
    uint32_t first, end; /* leaves */
    uint32_t facts, own; /* of these, without a word or a day of by-lines */
} row;

/* "Posts: 31" counts something. */
static bool is_number(const mc_page *page, uint32_t i, bool labelled)
{
    const dnm_str text = dnm_doc_text(page->doc, page->leaves[i].block);
    bool value = !labelled;
    for (size_t at = 0; at < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (value && dnm_cp_has(cp, DNM_CP_LETTER)) return false;
        value = value || is_colon(cp);
    }
    return true;
}

/* The row that begins at leaf i: facts below one another, and values behind labels. */
static row read_row(const mc_page *page, uint32_t i, uint32_t end)
{
    row r = {.first = i, .end = i};
    while (i < end) {
        const role is = role_of(page, i);
        const uint32_t value = is == LABEL ? i + 1 : i;
        if (is == NO_FACT || value >= end) break;
        /* Who gives a talk may be linked. */
        if (page->leaves[value].weight == 0 || page->leaves[value].weight > FACT_MAX) break;
        const bool byline = (mc_has_cue(page, &page->leaves[i]) && mc_is_edge_line(page, &page->leaves[i])) ||
                            is_of_web(page, value);
        r.facts++;
        r.own += !byline && !is_number(page, value, is == WHOLE);
        i = r.end = value + 1;
    }
    return r;
}

static bool is_row_of_facts(const row *r)
{
    return r->facts >= FACTS && r->own * 2 > r->facts;
}

static bool has_particular(const mc_page *page, const row *r)
{
    for (uint32_t i = r->first; i < r->end; i++)
        if (mc_names_particular(page, i)) return true;
    return false;
}

static void keep(mc_verdict *verdicts, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) verdicts[i] = MC_KEPT;
}

/* ---- above the text ----------------------------------------------------------------------------- */

/* In the same box as a fact, without a day or a word of by-lines. */
static bool goes_with(const mc_page *page, uint32_t i, uint32_t fact)
{
    const mc_leaf *leaf = &page->leaves[i];
    return is_free(page, i) && !leaf->linked && leaf->weight <= LINE_MAX &&
           page->nodes[leaf->block].parent == page->nodes[page->leaves[fact].block].parent &&
           !mc_is_edge_line(page, leaf) && !mc_is_dated_line(page, leaf) &&
           !mc_is_of_author(page, leaf->block);
}

static void keep_above(const mc_page *page, uint32_t first, mc_verdict *verdicts)
{
    if (page->title == MC_NONE || page->title >= first || first - page->title > ABOVE) return;
    for (uint32_t i = page->title + 1; i < first; i++) {
        const row r = read_row(page, i, first);
        if (is_row_of_facts(&r) && !has_particular(page, &r)) {
            keep(verdicts, r.first, r.end);
            i = r.end - 1;
        } else if (is_marked(page, i)) {
            verdicts[i] = MC_KEPT;
            for (uint32_t k = i + 1; k < first && goes_with(page, k, i); k++) verdicts[k] = MC_KEPT;
        } else if (mc_is_heading(page, &page->leaves[i]) && i + 1 < first) {
            return; /* of a part of the text */
        }
    }
}

/* ---- below it ------------------------------------------------------------------------------------ */

/* The innermost block with the title and all of the text; MC_NONE if that is the page. */
static uint32_t column_of(const mc_page *page, uint32_t last)
{
    const uint32_t title = page->leaves[page->title].block, end = page->leaves[last].block;
    uint32_t column = page->nodes[title].parent;
    while (column && page->view->blocks[column].end <= end) column = page->nodes[column].parent;
    return column ? column : MC_NONE;
}

/* More boxes like that of the list of leaf i, right behind it: "Where", and an address. The last leaf kept,
 * or i. */
static uint32_t keep_row_of_boxes(const mc_page *page, uint32_t i, uint32_t end, mc_verdict *verdicts)
{
    const dnm_block *blocks = page->view->blocks;
    const uint32_t list = page->nodes[page->nodes[page->leaves[i].block].parent].parent;
    uint32_t box = page->nodes[list].parent, last = i;
    if (!mc_hints_of(page, box)->named) return i;
    for (uint32_t next = blocks[box].end; next < page->view->block_count; next = blocks[box].end) {
        const mc_node *node = &page->nodes[next];
        if (node->parent != page->nodes[box].parent ||
            mc_hints_of(page, next)->make != mc_hints_of(page, box)->make || node->links * 2 > node->weight ||
            mc_is_aside(page, next))
            break;
        for (i = mc_leaf_at(page, last, next); i < end && page->leaves[i].block < blocks[next].end; i++) {
            const bool site = mc_has_cue(page, &page->leaves[i]) && mc_is_edge_line(page, &page->leaves[i]);
            if (page->leaves[i].linked < 50 && !site) verdicts[last = i] = MC_KEPT;
        }
        box = next;
    }
    return last;
}

static void keep_below(const mc_page *page, uint32_t last, mc_verdict *verdicts)
{
    if (page->title == MC_NONE || page->title > last) return;
    const uint32_t column = column_of(page, last);
    if (column == MC_NONE) return;
    const uint32_t end = mc_leaf_at(page, last, page->view->blocks[column].end);
    for (uint32_t i = last + 1, near = last; i < end && i - near <= NEAR; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        if (page->view->blocks[page->nodes[leaf->block].parent].kind != DNM_DEFINITION_TERM) continue;
        const row r = read_row(page, i, end);
        if (is_row_of_facts(&r) && !has_particular(page, &r)) {
            keep(verdicts, r.first, r.end);
            const bool headed = i > last + 1 && mc_is_heading(page, leaf - 1) && !leaf[-1].linked;
            if (headed && !mc_has_cue(page, leaf - 1)) verdicts[i - 1] = MC_KEPT;
            near = r.end;
            i = keep_row_of_boxes(page, i, end, verdicts);
        }
        if (r.end > i) i = r.end - 1;
    }
}

void mc_keep_facts(const mc_page *page, mc_verdict *verdicts)
{
    uint32_t first = 0, last = page->leaf_count;
    while (first < last && (verdicts[first] != MC_KEPT || page->leaves[first].weight == 0)) first++;
    while (last > first && verdicts[last - 1] != MC_KEPT) last--;
    if (first == last) return;
    keep_above(page, first, verdicts);
    keep_below(page, last - 1, verdicts);
}
