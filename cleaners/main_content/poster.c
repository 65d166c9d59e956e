/* poster.c -- reads the frame of a thread's first post. It stands before the post, or behind it where none
 * stands before; the nearest line with a day in it tells when. Who is a name that the page marks as one, or
 * the first link in the line with the time.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/poster.h"

#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/person.h"
#include "core/text/date.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum {
    REACH = 24,    /* lines of a frame */
    NAME_MAX = 32, /* characters */
    AROUND = 3     /* boxes around a name that may say that it is one */
};

/* Leaves [first, end). */
typedef struct frame {
    const mc_page *page;
    uint32_t first, end;
    bool behind; /* the post */
} frame;

/* From the one next to the post on. */
static const mc_leaf *nearest(const frame *f, uint32_t k)
{
    return &f->page->leaves[f->behind ? f->first + k : f->end - 1 - k];
}

/* ---- names ------------------------------------------------------------------------------------ */

static dnm_str trimmed(dnm_str s)
{
    while (s.n && (unsigned char)s.p[0] <= ' ') s.p++, s.n--;
    while (s.n && (unsigned char)s.p[s.n - 1] <= ' ') s.n--;
    return s;
}

/* Letters, no time, no label, no button. */
static bool is_name(const mc_page *page, dnm_str s)
{
    uint32_t chars = 0;
    bool letters = false;
    for (size_t i = 0; i < s.n; chars++) {
        const uint32_t cp = dnm_utf8_next(s.p, s.n, &i);
        if (cp == ':' || cp == 0xFF1A || cp == 0xFFFC || cp == '\n') return false;
        letters = letters || dnm_cp_has(cp, DNM_CP_LETTER);
    }
    return letters && chars <= NAME_MAX && !mc_says_when(page, s) && !mc_is_button(s);
}

static dnm_str text_of(const mc_page *page, const dnm_span *span, const mc_leaf *leaf)
{
    const dnm_str text = dnm_doc_text(page->doc, leaf->block);
    return trimmed((dnm_str){text.p + (span->off - page->view->blocks[leaf->block].off), span->len});
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
        const dnm_str name = text_of(page, span, leaf);
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
static dnm_str find_marked(const frame *f)
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

static dnm_str find_beside_time(const frame *f)
{
    dnm_str name = {NULL, 0};
    for (uint32_t k = 0; k < f->end - f->first && !name.n; k++)
        if (mc_is_dated_line(f->page, nearest(f, k))) name = name_in(f->page, nearest(f, k), true);
    return name;
}

static dnm_str find_marked_line(const frame *f)
{
    for (uint32_t i = f->first; i < f->end; i++) {
        const mc_leaf *leaf = &f->page->leaves[i];
        const dnm_str line = trimmed(dnm_doc_text(f->page->doc, leaf->block));
        if ((mc_hints_of(f->page, leaf->block)->flags & MC_WHO) && is_short(leaf) && is_name(f->page, line))
            return line;
    }
    return (dnm_str){NULL, 0};
}

static dnm_str find_name(const frame *frames, uint32_t count)
{
    static dnm_str (*const ways[])(const frame *) = {find_marked, find_beside_time, find_marked_line};
    for (size_t way = 0; way < sizeof ways / sizeof *ways; way++)
        for (uint32_t i = 0; i < count; i++) {
            const dnm_str name = ways[way](&frames[i]);
            if (name.n) return name;
        }
    return (dnm_str){NULL, 0};
}

/* ---- days ------------------------------------------------------------------------------------- */

static bool date_of(const mc_page *page, const mc_leaf *leaf, dnm_date *date)
{
    size_t at, n;
    if (dnm_date_find(mc_date_for_programs(page, leaf), date, &at, &n)) return true;
    return mc_is_dated_line(page, leaf) && dnm_date_find(dnm_doc_text(page->doc, leaf->block), date, &at, &n);
}

/* The nearest with a time of day, or else the nearest: those who write joined on a day. */
static bool find_date(const frame *frames, uint32_t count, dnm_date *date)
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

/* ---- the frame -------------------------------------------------------------------------------- */

/* The box around a post and its frame, if there is one: it holds no other post. */
static uint32_t whole_post(const mc_page *page, const mc_posts *posts, uint32_t box)
{
    while (page->nodes[box].parent && page->view->blocks[page->nodes[box].parent].end < posts->end)
        box = page->nodes[box].parent;
    return box;
}

/* From the title on, or from the beginning of the box around the post if the title is in it. */
static frame frame_before(const mc_page *page, const mc_posts *posts, uint32_t box)
{
    const uint32_t end = mc_leaf_at(page, 0, box), begin = mc_leaf_at(page, 0, whole_post(page, posts, box));
    const bool titled = page->title != MC_NONE && page->title < end;
    uint32_t first = titled && page->title < begin ? page->title + 1 : begin;
    if (first == end) first = 0;
    if (end - first > REACH) first = end - REACH;
    return (frame){page, first, end, false};
}

/* Up to the next post. */
static frame frame_behind(const mc_page *page, const mc_posts *posts, uint32_t box)
{
    const uint32_t first = mc_leaf_at(page, 0, page->view->blocks[box].end);
    uint32_t end = first;
    while (end < page->leaf_count && end - first < REACH && !posts->in[page->leaves[end].block]) end++;
    return (frame){page, first, end, true};
}

static bool is_dated(const frame *f)
{
    for (uint32_t i = f->first; i < f->end; i++)
        if (mc_is_dated_line(f->page, &f->page->leaves[i]) ||
            mc_date_for_programs(f->page, &f->page->leaves[i]).n)
            return true;
    return false;
}

void mc_read_poster(const mc_page *page, const mc_posts *posts, dnm_editor *editor)
{
    const uint32_t box = posts->lead ? posts->lead : posts->first;
    const frame frames[2] = {frame_before(page, posts, box), frame_behind(page, posts, box)};
    /* Behind a first post made otherwise stands what there is to say of the answers. */
    const bool alone = posts->count == 1 || posts->lead;
    const uint32_t count = alone && is_dated(&frames[0]) ? 1 : 2;
    const dnm_str name = find_name(frames, count);
    dnm_date date;
    char iso[DNM_DATE_BYTES];
    if (!dnm_doc_meta(page->doc, 0, "creator").n && name.n) dnm_edit_meta(editor, 0, "creator", name);
    if (!dnm_doc_meta(page->doc, 0, "date").n && find_date(frames, count, &date))
        dnm_edit_meta(editor, 0, "date", (dnm_str){iso, dnm_date_write(&date, iso)});
}
