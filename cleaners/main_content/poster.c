/* poster.c -- reads the frame of a post. The nearest line with a day in it tells when. Who is a name that the
 * page marks as one, or the first link in the line with the time.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/poster.h"

#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/person.h"
#include "core/text/letters.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    NAME_MAX = 32, /* characters */
    AROUND = 3,    /* boxes around a name that may say that it is one */
    ALL_LINKED = 90
};

/* From the one next to the post on. */
static const mc_leaf *nearest(const mc_frame *f, uint32_t k)
{
    return &f->page->leaves[f->behind ? f->first + k : f->end - 1 - k];
}

/* ---- names ------------------------------------------------------------------------------------ */

/* Letters, no time, no label, no button. */
static bool is_name(const mc_page *page, dnm_str s)
{
    uint32_t chars = 0;
    bool letters = false;
    for (size_t i = 0; i < s.n; chars++) {
        const uint32_t cp = dnm_utf8_next(s.p, s.n, &i);
        if (cp == ':' || cp == 0xFF1A || cp == 0xFFFC || cp == '\n') return false;
        if (!chars && dnm_is_opening(cp)) return false; /* what stands behind one */
        letters = letters || dnm_cp_has(cp, DNM_CP_LETTER);
    }
    return letters && chars <= NAME_MAX && !mc_says_when(page, s) && !mc_is_button(s);
}

static bool is_marked(const mc_page *page, const dnm_span *span)
{
    if (page->hints[span->attrs].flags & MC_WHO) return true;
    return span->kind == DNM_LINK && mc_is_person(dnm_doc_string(page->doc, span->target));
}

/* The first name among the spans of a line: any link, or what is marked as who wrote. */
static dnm_str name_in(const mc_page *page, const mc_leaf *leaf, bool link)
{
    const dnm_block *block = &page->view->blocks[leaf->block];
    for (uint32_t i = block->span0; i < block->span0 + block->nspan; i++) {
        const dnm_span *span = &page->view->spans[i];
        if (link ? span->kind != DNM_LINK : !is_marked(page, span)) continue;
        const dnm_str name = dnm_without_space(mc_span_text(page, leaf, span));
        if (is_name(page, name)) return name;
    }
    return (dnm_str){NULL, 0};
}

static bool is_called_who(const mc_page *page, uint32_t block)
{
    for (int up = 0; up <= AROUND && block; up++, block = page->nodes[block].parent)
        if (mc_hints_of(page, block)->flags & MC_WHO) return true;
    return false;
}

static bool is_short(const mc_leaf *leaf)
{
    return leaf->weight && leaf->weight <= 2 * NAME_MAX && !leaf->stops;
}

/* What is marked, or a link in a box that is: the panel of an author begins with the name. */
static dnm_str find_marked(const mc_frame *f)
{
    dnm_str name = {NULL, 0};
    for (uint32_t i = f->first; i < f->end && !name.n; i++) {
        const mc_leaf *leaf = &f->page->leaves[i];
        if (!is_short(leaf)) continue;
        name = name_in(f->page, leaf, false);
        if (!name.n && is_called_who(f->page, leaf->block)) name = name_in(f->page, leaf, true);
    }
    return name;
}

static dnm_str find_beside_time(const mc_frame *f)
{
    dnm_str name = {NULL, 0};
    for (uint32_t k = 0; k < f->end - f->first && !name.n; k++)
        if (mc_is_dated_line(f->page, nearest(f, k))) name = name_in(f->page, nearest(f, k), true);
    return name;
}

static dnm_str find_marked_line(const mc_frame *f)
{
    for (uint32_t i = f->first; i < f->end; i++) {
        const mc_leaf *leaf = &f->page->leaves[i];
        const dnm_str line = dnm_without_space(dnm_doc_text(f->page->doc, leaf->block));
        if ((mc_hints_of(f->page, leaf->block)->flags & MC_WHO) && is_short(leaf) && is_name(f->page, line))
            return line;
    }
    return (dnm_str){NULL, 0};
}

/* The line is a link from end to end, wherever it leads. */
static dnm_str find_linked_line(const mc_frame *f)
{
    for (uint32_t k = 0; k < f->end - f->first; k++) {
        const mc_leaf *leaf = nearest(f, k);
        const dnm_str line = dnm_without_space(dnm_doc_text(f->page->doc, leaf->block));
        if (leaf->linked >= ALL_LINKED && is_short(leaf) && is_name(f->page, line)) return line;
    }
    return (dnm_str){NULL, 0};
}

static dnm_str find_first_line(const mc_frame *f)
{
    for (uint32_t i = f->first; i < f->end; i++) {
        const mc_leaf *leaf = &f->page->leaves[i];
        const dnm_str line = dnm_without_space(dnm_doc_text(f->page->doc, leaf->block));
        const bool counted = line.n && line.p[0] >= '0' && line.p[0] <= '9';
        if (is_short(leaf) && !counted && is_name(f->page, line)) return line;
    }
    return (dnm_str){NULL, 0};
}

dnm_str mc_find_name(const mc_frame *frame, mc_name_way way)
{
    static dnm_str (*const ways[MC_NAME_WAYS])(const mc_frame *) = {
        [MC_NAME_MARKED] = find_marked,           [MC_NAME_BESIDE_TIME] = find_beside_time,
        [MC_NAME_MARKED_LINE] = find_marked_line, [MC_NAME_LINKED_LINE] = find_linked_line,
        [MC_NAME_FIRST_LINE] = find_first_line,
    };
    return ways[way](frame);
}

/* ---- days ------------------------------------------------------------------------------------- */

static bool date_of(const mc_page *page, const mc_leaf *leaf, dnm_date *date)
{
    size_t at, n;
    if (dnm_date_find(mc_date_for_programs(page, leaf), date, &at, &n)) return true;
    return mc_is_dated_line(page, leaf) && dnm_date_find(dnm_doc_text(page->doc, leaf->block), date, &at, &n);
}

bool mc_find_date(const mc_frame *frames, uint32_t count, dnm_date *date)
{
    bool found = false;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < frames[i].end - frames[i].first; k++) {
            dnm_date day;
            if (!date_of(frames[i].page, nearest(&frames[i], k), &day) || (found && !day.has_time)) continue;
            *date = day;
            found = true;
            if (day.has_time) return true;
        }
    return found;
}
