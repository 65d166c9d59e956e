/* sections.c -- lists the posts of a thread. Who wrote them and when stands before all of them or behind all
 * of them; behind one means before the next where no boxes divide them, so what is found more often is
 * believed.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/sections.h"

#include "cleaners/main_content/cues.h"
#include "core/base/arena.h"
#include "docnorm/module.h"

enum { REACH = 24 /* lines of a frame */, MANY = 3 };

typedef struct reader {
    const mc_page *page;
    const mc_posts *posts;
    mc_post_list *list;
    mc_frame *frames; /* two a post, before it and behind it */
} reader;

/* ---- the list --------------------------------------------------------------------------------- */

/* The index past the blocks that go on with a post. */
static uint32_t end_of_post(const mc_page *page, const mc_posts *posts, uint32_t first)
{
    const dnm_view *view = page->view;
    uint32_t end = view->blocks[first].end;
    while (end < view->block_count && posts->in[end] == MC_WRITTEN &&
           page->nodes[end].parent == page->nodes[first].parent)
        end = view->blocks[end].end;
    return end;
}

static void read_list(const reader *r)
{
    for (uint32_t i = 0; i < r->page->view->block_count; i++) {
        if (!(r->posts->in[i] & MC_FIRST)) continue;
        const uint32_t end = end_of_post(r->page, r->posts, i);
        if (r->list->p) r->list->p[r->list->n] = (mc_post){.first = i, .end = end};
        r->list->n++;
        i = end - 1;
    }
}

/* ---- frames ----------------------------------------------------------------------------------- */

/* The box around a post and its frame, if there is one: it holds no other post. */
static uint32_t whole_post(const reader *r, uint32_t k)
{
    const mc_post *post = &r->list->p[k];
    const uint32_t before = k ? post[-1].first : 0;
    const uint32_t behind = k + 1 < r->list->n ? post[1].first : k ? r->page->view->block_count : post->end;
    uint32_t box = post->first;
    for (;;) {
        const uint32_t around = r->page->nodes[box].parent;
        if (!around || around <= before || r->page->view->blocks[around].end > behind) return box;
        box = around;
    }
}

/* Before the post and behind it, in its box; where nothing of the box is there, what lies between the boxes.
 * Around the first is the title, which may stand above its box. */
static void read_frames(const reader *r, uint32_t k)
{
    const mc_page *page = r->page;
    const mc_post *post = &r->list->p[k];
    const uint32_t first = mc_leaf_from(page, post->first), end = mc_leaf_from(page, post->end);
    const uint32_t begin = mc_leaf_from(page, post->box);
    mc_frame *before = &r->frames[2 * k], *behind = before + 1;
    *before = (mc_frame){page, begin, first, false};
    *behind = (mc_frame){page, end, mc_leaf_from(page, page->view->blocks[post->box].end), true};
    if (begin == first) before->first = k ? mc_leaf_from(page, page->view->blocks[post[-1].box].end) : 0;
    if (behind->end == end)
        behind->end = k + 1 < r->list->n ? mc_leaf_from(page, post[1].box) : page->leaf_count;
    if (!k && page->title != MC_NONE && page->title < begin) before->first = page->title + 1;
    if (!k && before->first == first) before->first = 0;
    if (before->first > first) before->first = first;
    if (behind->end < end) behind->end = end;
    if (first - before->first > REACH) before->first = first - REACH;
    if (behind->end - end > REACH) behind->end = end + REACH;
}

/* ---- names ------------------------------------------------------------------------------------ */

static bool is_alone(const reader *r, uint32_t k)
{
    return r->list->n == 1 || (r->posts->lead && r->list->p[k].first == r->posts->lead);
}

/* What a first line says counts in a box of the post's own only. That of the first post may be around all
 * that stands above it: then it is not as deep as the next. */
static bool has_own_box(const reader *r, uint32_t k)
{
    const mc_post *p = r->list->p;
    const mc_node *nodes = r->page->nodes;
    const bool other = k == 0 && r->list->n > 1 && nodes[p[0].box].depth != nodes[p[1].box].depth;
    return p[k].box != p[k].first && !other;
}

static dnm_str read_name(const reader *r, uint32_t k, mc_name_way way, bool behind)
{
    const mc_frame *frame = &r->frames[2 * k + behind];
    dnm_str name = {NULL, 0};
    if (k == 0)
        name = mc_find_name(frame, MC_NAME_MARKED); /* above the title it may be, where others are not */
    if (name.n || (way == MC_NAME_FIRST_LINE && !has_own_box(r, k))) return name;
    return mc_find_name(frame, way);
}

/* Into `name` of all posts but one made otherwise; how many have one. */
static uint32_t read_names(const reader *r, mc_name_way way, bool behind)
{
    uint32_t found = 0;
    for (uint32_t k = 0; k < r->list->n; k++) {
        if (is_alone(r, k)) continue;
        r->list->p[k].name = read_name(r, k, way, behind);
        found += r->list->p[k].name.n > 0;
    }
    return found;
}

/* A button or a rank is the same at nearly all posts. */
static bool are_varied(const mc_post_list *list, uint32_t found)
{
    dnm_str last = {NULL, 0};
    uint32_t others = 0;
    for (uint32_t k = 0; k < list->n; k++) {
        const dnm_str name = list->p[k].name;
        if (!name.n) continue;
        others += last.n && !dnm_str_eq(last, name);
        last = name;
    }
    return others * 3 + 1 >= found;
}

/* Whether enough posts say in this way who wrote them; one side is as good as the other. */
static bool take_names(const reader *r, mc_name_way way)
{
    const bool weak = way >= MC_NAME_LINKED_LINE;
    const uint32_t behind = read_names(r, way, true), before = read_names(r, way, false);
    const uint32_t found = behind > before ? read_names(r, way, true) : before;
    const bool enough = weak ? found >= MANY && found * 4 >= r->list->n * 3 : found * 3 >= r->list->n;
    return enough && (found < MANY || are_varied(r->list, found));
}

static void read_all_names(const reader *r)
{
    for (unsigned way = 0; way < MC_NAME_WAYS; way++)
        if (take_names(r, (mc_name_way)way)) return;
    for (uint32_t k = 0; k < r->list->n; k++) r->list->p[k].name = (dnm_str){NULL, 0};
}

/* ---- days ------------------------------------------------------------------------------------- */

/* Two a post, before it and behind it. */
typedef struct day {
    dnm_date date;
    bool found;
} day;

static void read_all_dates(const reader *r, day *days)
{
    int64_t before = 0; /* what is found there, rather than behind; those with a time of day are the surer */
    for (uint32_t k = 0; k < r->list->n; k++) {
        for (unsigned behind = 0; behind < 2; behind++) {
            day *d = &days[2 * k + behind];
            d->found = mc_find_date(&r->frames[2 * k + behind], 1, &d->date);
            if (is_alone(r, k)) continue;
            const int sure = d->found ? 1 + d->date.has_time : 0;
            before += behind ? -sure : sure;
        }
    }
    for (uint32_t k = 0; k < r->list->n; k++) {
        const day *d = &days[2 * k + (before < 0)];
        r->list->p[k].date = d->date;
        r->list->p[k].dated = d->found;
    }
}

/* ---- a first post made otherwise --------------------------------------------------------------- */

static bool is_dated(const mc_frame *f)
{
    for (uint32_t i = f->first; i < f->end; i++)
        if (mc_is_dated_line(f->page, &f->page->leaves[i]) ||
            mc_date_for_programs(f->page, &f->page->leaves[i]).n)
            return true;
    return false;
}

/* Behind it stands what there is to say of the answers, unless there is nothing before it. */
static void read_alone(const reader *r, uint32_t k)
{
    const mc_frame *frames = &r->frames[2 * k];
    const uint32_t count = is_dated(&frames[0]) ? 1 : 2;
    mc_post *post = &r->list->p[k];
    post->dated = mc_find_date(frames, count, &post->date);
    post->name = (dnm_str){NULL, 0};
    for (unsigned way = 0; way < MC_NAME_LINKED_LINE; way++)
        for (uint32_t i = 0; i < count && !post->name.n; i++)
            post->name = mc_find_name(&frames[i], (mc_name_way)way);
}

bool mc_list_posts(const mc_page *page, const mc_posts *posts, struct dnm_arena *arena, mc_post_list *list)
{
    reader r = {.page = page, .posts = posts, .list = list};
    *list = (mc_post_list){NULL, 0};
    read_list(&r);
    mc_post *p = DNM_NEW(arena, mc_post, list->n);
    r.frames = DNM_NEW(arena, mc_frame, 2 * (size_t)list->n);
    day *days = DNM_NEW(arena, day, 2 * (size_t)list->n);
    if (!p || !r.frames || !days) return false;
    *list = (mc_post_list){p, 0};
    read_list(&r);
    for (uint32_t k = 0; k < list->n; k++) p[k].box = whole_post(&r, k);
    for (uint32_t k = 0; k < list->n; k++) read_frames(&r, k);
    read_all_names(&r);
    read_all_dates(&r, days);
    for (uint32_t k = 0; k < list->n; k++)
        if (is_alone(&r, k)) read_alone(&r, k);
    return true;
}

/* ---- into the document ------------------------------------------------------------------------ */

void mc_note_poster(const mc_page *page, const mc_post_list *list, dnm_editor *editor)
{
    char iso[DNM_DATE_BYTES];
    if (!list->n) return;
    const mc_post *first = &list->p[0];
    if (first->name.n && !dnm_doc_meta(page->doc, 0, "creator").n)
        dnm_edit_meta(editor, 0, "creator", first->name);
    if (first->dated && !dnm_doc_meta(page->doc, 0, "date").n)
        dnm_edit_meta(editor, 0, "date", (dnm_str){iso, dnm_date_write(&first->date, iso)});
}

/* Items and cells stay where they are: the section is in them. */
static bool has_a_place(uint16_t kind)
{
    return kind == DNM_LIST_ITEM || kind == DNM_TABLE_CELL || kind == DNM_DEFINITION_TERM ||
           kind == DNM_DEFINITION || kind == DNM_CAPTION;
}

void mc_wrap_post(const mc_page *page, const mc_post *post, dnm_why why, dnm_editor *editor)
{
    const dnm_attr role = {DNM_STR("role"), DNM_STR("post")};
    const uint16_t kind = page->view->blocks[post->first].kind;
    const uint32_t first = has_a_place(kind) ? post->first + 1 : post->first;
    char iso[DNM_DATE_BYTES];
    if (!dnm_edit_wrap(editor, why, first, post->end, DNM_SECTION, 0, dnm_edit_attrs(editor, &role, 1)))
        return;
    if (post->name.n) dnm_edit_wrap_meta(editor, "creator", post->name);
    if (post->dated) dnm_edit_wrap_meta(editor, "date", (dnm_str){iso, dnm_date_write(&post->date, iso)});
}
