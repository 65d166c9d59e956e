/* main_content.c -- cleaner `main_content`: of a web page, the article, or the posts of a forum, stay; what
 * is around them goes. For documents that come from HTML: block 0 says format="html".
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "cleaners/main_content/byline.h"
#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/figures.h"
#include "cleaners/main_content/hijack.h"
#include "cleaners/main_content/inline.h"
#include "cleaners/main_content/manual.h"
#include "cleaners/main_content/sections.h"
#include "cleaners/main_content/speech.h"
#include "cleaners/main_content/trust.h"
#include "cleaners/main_content/whole.h"
#include "core/base/arena.h"
#include "docnorm/module.h"

enum {
    LAYOUT_MIN = 100, /* weight of text that a layout table carries */
    LITTLE = 24       /* weight of a page that has nothing to leave out */
};

/* ---- removals --------------------------------------------------------------------------------- */

typedef struct removal {
    const mc_page *page;
    dnm_editor *editor;
    uint32_t best;
    bool any, manual;
    uint8_t *verdicts; /* by block: of the leaf, or what all leaves of a container share, or MIXED */
    uint32_t *lost;    /* by block, see mc_lost_text */
} removal;

enum { NO_LEAVES = MC_KEPT + 1, MIXED };

static uint32_t article_of(const removal *r)
{
    return r->any ? r->best : MC_NONE;
}

static dnm_why why(const removal *r, mc_verdict verdict)
{
    return (dnm_why){(uint16_t)verdict, (uint16_t)mc_trust_rule(r->page, article_of(r), verdict)};
}

static dnm_why why_dropped(const removal *r, unsigned verdict, uint32_t block)
{
    const unsigned sure = mc_trust_cut(r->page, article_of(r), block, (mc_verdict)verdict, r->lost[block]);
    return (dnm_why){(uint16_t)verdict, (uint16_t)sure};
}

static void spread_verdicts(removal *r, const mc_verdict *of_leaves)
{
    const mc_page *page = r->page;
    for (uint32_t i = 0; i < page->view->block_count; i++) r->verdicts[i] = NO_LEAVES;
    for (uint32_t i = 0; i < page->leaf_count; i++)
        r->verdicts[page->leaves[i].block] = (uint8_t)of_leaves[i];
    for (uint32_t i = page->view->block_count; i-- > 1;) {
        uint8_t *parent = &r->verdicts[page->nodes[i].parent];
        if (r->verdicts[i] == NO_LEAVES || r->verdicts[i] == *parent) continue;
        *parent = *parent == NO_LEAVES ? r->verdicts[i] : (uint8_t)MIXED;
    }
}

/* Empty ones beside posts go, too. */
static bool is_cell(uint16_t kind)
{
    return kind == DNM_TABLE_ROW || kind == DNM_TABLE_CELL || kind == DNM_LIST_ITEM;
}

/* Whole containers where all that is in them goes for the same reason. posts: of a thread, or NULL. */
static void drop(const removal *r, const mc_posts *posts)
{
    const dnm_view *view = r->page->view;
    for (uint32_t i = 1; i < view->block_count;) {
        const bool outside = r->any && (i < r->best || i >= view->blocks[r->best].end);
        const bool between = posts && !posts->in[i] && is_cell(view->blocks[i].kind);
        unsigned verdict = r->verdicts[i];
        if (verdict == NO_LEAVES && (outside || between)) verdict = MC_OUTSIDE;
        const bool gone = verdict < MC_KEPT && dnm_edit_drop(r->editor, why_dropped(r, verdict, i), i);
        i = gone ? view->blocks[i].end : i + 1;
    }
}

/* ---- layout tables ---------------------------------------------------------------------------- */

/* Weight of kept leaves, by block. */
static uint32_t *kept_weights(const removal *r, struct dnm_arena *arena)
{
    const mc_page *page = r->page;
    uint32_t *kept = DNM_NEW(arena, uint32_t, page->view->block_count);
    for (uint32_t i = 0; kept && i < page->leaf_count; i++) {
        const mc_leaf *leaf = &page->leaves[i];
        if (r->verdicts[leaf->block] == MC_KEPT) kept[leaf->block] = leaf->weight;
    }
    for (uint32_t i = page->view->block_count; kept && i-- > 1;) kept[page->nodes[i].parent] += kept[i];
    return kept;
}

/* Calls for the table, its rows and their cells, but not for tables in them. */
static void dissolve(const removal *r, uint32_t table)
{
    const dnm_view *view = r->page->view;
    const dnm_why reason = why(r, MC_LAYOUT);
    if (!dnm_edit_dissolve(r->editor, reason, table)) return;
    for (uint32_t row = table + 1; row < view->blocks[table].end; row = view->blocks[row].end) {
        if (view->blocks[row].kind != DNM_TABLE_ROW) continue;
        dnm_edit_dissolve(r->editor, reason, row);
        for (uint32_t cell = row + 1; cell < view->blocks[row].end; cell = view->blocks[cell].end)
            if (view->blocks[cell].kind == DNM_TABLE_CELL) dnm_edit_dissolve(r->editor, reason, cell);
    }
}

/* Around one picture. */
static bool is_frame(const removal *r, const uint32_t *kept, uint32_t table)
{
    const dnm_block *blocks = r->page->view->blocks;
    uint32_t pictures = 0;
    for (uint32_t i = table + 1; kept[table] == 0 && i < blocks[table].end && pictures < 2; i++)
        pictures += dnm_kind_is_leaf(blocks[i].kind) && r->verdicts[i] == MC_KEPT;
    return pictures == 1;
}

/* A table of data has many cells of the same importance; one that places an article has it in a single one.
 */
static bool is_layout(const removal *r, const uint32_t *kept, uint32_t table)
{
    const dnm_view *view = r->page->view;
    const uint32_t total = kept[table];
    if (is_frame(r, kept, table)) return true;
    if (total < LAYOUT_MIN) return false;
    for (uint32_t row = table + 1; row < view->blocks[table].end; row = view->blocks[row].end)
        for (uint32_t cell = row + 1; cell < view->blocks[row].end; cell = view->blocks[cell].end)
            if ((uint64_t)kept[cell] * 10 >= (uint64_t)total * 9) return true;
    return false;
}

/* Posts are items of a list or cells of a table, which is none in their text. */
static void dissolve_around_posts(const removal *r, const mc_posts *posts)
{
    const dnm_view *view = r->page->view;
    for (uint32_t i = 1; i < view->block_count; i++) {
        const dnm_block *block = &view->blocks[i];
        if (posts->in[i] || (r->verdicts[i] != MC_KEPT && r->verdicts[i] != MIXED)) continue;
        if (block->kind == DNM_TABLE) dissolve(r, i);
        if (block->kind != DNM_LIST || !dnm_edit_dissolve(r->editor, why(r, MC_LAYOUT), i)) continue;
        for (uint32_t item = i + 1; item < block->end; item = view->blocks[item].end)
            dnm_edit_dissolve(r->editor, why(r, MC_LAYOUT), item);
    }
}

/* Archives of mailing lists show letters line by line. */
static void cut_signatures(const removal *r, const mc_posts *posts)
{
    const dnm_view *view = r->page->view;
    for (uint32_t i = posts->first; i < posts->end; i++) {
        if (!posts->in[i] || view->blocks[i].kind != DNM_CODE_BLOCK || r->verdicts[i] != MC_KEPT) continue;
        const dnm_str text = dnm_doc_text(r->page->doc, i);
        const size_t at = mc_signature_in(text);
        if (at < text.n) dnm_edit_cut(r->editor, why(r, MC_EDGE), i, (uint32_t)at, (uint32_t)(text.n - at));
    }
}

static bool is_kept(const removal *r, const mc_post *post)
{
    for (uint32_t i = post->first; i < post->end; i++)
        if (r->verdicts[i] == MC_KEPT) return true;
    return false;
}

/* Rows stand in no other section than the table that they are dissolved with. */
static void wrap_posts(const removal *r, const mc_post_list *list)
{
    for (uint32_t k = 0; k < list->n; k++) {
        const bool row = r->page->view->blocks[list->p[k].first].kind == DNM_TABLE_ROW;
        if (!is_kept(r, &list->p[k]) || (row && !dnm_edit_enabled(r->editor, MC_LAYOUT))) continue;
        mc_wrap_post(r->page, &list->p[k], why(r, MC_POST), r->editor);
    }
}

static bool dissolve_layout(const removal *r, struct dnm_arena *arena)
{
    const uint32_t *kept = kept_weights(r, arena);
    for (uint32_t i = 1; kept && i < r->page->view->block_count; i++)
        if (r->page->view->blocks[i].kind == DNM_TABLE && is_layout(r, kept, i)) dissolve(r, i);
    return kept != NULL;
}

static void cut_inline(const removal *r)
{
    const dnm_view *view = r->page->view;
    for (uint32_t i = 1; i < view->block_count; i++)
        if (view->blocks[i].nspan && r->verdicts[i] == MC_KEPT)
            mc_cut_inline(r->page, i, why(r, MC_UNSEEN), why(r, MC_ASIDE), r->editor);
}

/* ---- the cleaner ------------------------------------------------------------------------------ */

static void say_confidence(const removal *r)
{
    char number[16];
    const char *what = !r->any ? "none" : r->page->forum ? "posts" : "article";
    snprintf(number, sizeof number, "%u",
             r->any ? mc_trust_page(r->page, r->best, r->manual, r->verdicts, r->lost) : 0);
    dnm_edit_meta(r->editor, 0, "main_content", dnm_str_of(what));
    dnm_edit_meta(r->editor, 0, "main_content.confidence", dnm_str_of(number));
}

static mc_extent extent_of(const dnm_job *job)
{
    const char *extent = dnm_job_option(job, "extent");
    return strcmp(extent, "precision") == 0 ? MC_PRECISION
           : strcmp(extent, "recall") == 0  ? MC_RECALL
                                            : MC_BALANCED;
}

/* Where little was found, the page's own word counts. */
static void ask_landmark(removal *r, const mc_page *page)
{
    if (page->forum || (r->any && page->nodes[r->best].sum >= MC_CLEAR_SUM)) return;
    const uint32_t landmark = mc_find_landmark(page);
    if (!landmark || (r->any && !mc_is_part_of(page, r->best, landmark))) return;
    r->best = landmark;
    r->any = true;
}

/* Themes call the box of the text "sidebar_right" or "widget": where the names leave no article, they are
 * wrong, or there is none. */
static void choose(removal *r, mc_page *page, const mc_posts *posts)
{
    for (int i = 0; i < 2; i++) {
        page->nameless = i > 0;
        mc_judge_nature(page, posts);
        r->best = mc_choose(page, &r->any);
        if (r->any) break;
    }
    /* A page that says the title of an article may have parts with linked headings; a list does not say one.
     */
    const bool list = r->any && !page->forum && page->title == MC_NONE && mc_is_teaser(page, r->best);
    if (!r->any || list) {
        r->any = false;
        r->best = 0;
        page->nameless = false;
        mc_judge_nature(page, posts);
    }
    if (list) return;
    ask_landmark(r, page);
    if (!r->any && !page->forum) r->any = mc_choose_lines(page, posts, &r->best);
    if (r->any && !page->forum && mc_is_refusal(page)) {
        r->any = false;
        r->best = 0;
    }
}

static bool is_thread(const mc_page *page, const mc_posts *posts)
{
    return page->forum && posts->count;
}

static bool judge_thread(removal *r, const mc_posts *posts, struct dnm_arena *arena, mc_verdict *verdicts)
{
    const mc_page *page = r->page;
    r->any = true;
    for (r->best = posts->lead ? posts->lead : posts->first; page->view->blocks[r->best].end < posts->end;)
        r->best = page->nodes[r->best].parent;
    return mc_judge_posts(page, posts, arena, verdicts) && mc_judge_heads(page, posts, arena, verdicts);
}

static bool keeps_text(const mc_page *page, const mc_verdict *verdicts)
{
    for (uint32_t i = 0; i < page->leaf_count; i++)
        if (verdicts[i] == MC_KEPT && page->leaves[i].weight) return true;
    return false;
}

/* Of a page without an article nothing may be left by the names of its boxes; then they are not believed. */
static void judge_leaves(removal *r, mc_page *page, const mc_posts *posts, mc_verdict *verdicts)
{
    mc_judge_leaves(page, r->best, r->any, verdicts);
    if (r->any || keeps_text(page, verdicts)) return;
    page->nameless = true;
    mc_judge_nature(page, posts);
    mc_judge_leaves(page, r->best, r->any, verdicts);
}

static bool judge(removal *r, mc_page *page, const mc_posts *posts, struct dnm_arena *arena,
                  mc_verdict *verdicts)
{
    if (is_thread(page, posts)) return judge_thread(r, posts, arena, verdicts);
    judge_leaves(r, page, posts, verdicts);
    const mc_finding found = mc_judge_manual(page, arena, r->any, &r->best, verdicts);
    if (found == MC_NO_MEMORY) return false;
    r->manual = found == MC_MANUAL;
    r->any = r->any || found != MC_OTHER;
    if (r->any && !page->forum && page->extent != MC_PRECISION) mc_keep_figures(page, r->best, verdicts);
    return true;
}

static bool extract(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    struct dnm_arena *arena = dnm_job_arena(job);
    mc_page page;
    if (!mc_read_page(&page, job, doc)) return false;
    page.extent = extent_of(job);
    page.generated = mc_is_generated(&page);
    mc_mark_whole(&page);
    removal r = {.page = &page, .editor = editor};
    mc_verdict *verdicts = DNM_NEW(arena, mc_verdict, page.leaf_count);
    r.verdicts = DNM_NEW(arena, uint8_t, page.view->block_count);
    if (!verdicts || !r.verdicts) return false;
    mc_read_titles(&page);
    if (mc_is_of_word_processor(&page)) return true;
    mc_read_headline(&page);
    if (!mc_find_speech(&page, arena)) return false;
    page.letter = mc_find_letter(&page);
    mc_posts posts;
    if (!mc_find_posts(&page, arena, &posts)) return false;
    choose(&r, &page, &posts);
    if (page.forum) mc_take_single(&page, &posts);
    mc_mend_title(&page, editor);
    mc_particulars particulars = {.first = 0};
    if (!judge(&r, &page, &posts, arena, verdicts)) return false;
    if (r.any && dnm_edit_enabled(editor, MC_TITLE)) mc_take_headline(&page, arena, verdicts, editor);
    if (r.any && !is_thread(&page, &posts) && !r.manual) mc_find_particulars(&page, verdicts, &particulars);
    if (r.any && page.forum && !mc_judge_frames(&page, posts.count, arena, verdicts)) return false;
    mc_post_list list = {NULL, 0};
    if (is_thread(&page, &posts) && !mc_list_posts(&page, &posts, arena, &list)) return false;
    if (r.any && dnm_edit_enabled(editor, MC_EDGE)) {
        if (is_thread(&page, &posts)) {
            mc_bare_title(&page, editor);
            mc_note_poster(&page, &list, editor);
        } else {
            mc_read_bylines(&page, verdicts, &particulars, editor);
        }
    }
    if (page.nodes[0].weight > LITTLE && !keeps_text(&page, verdicts))
        dnm_warn(job, DNM_NOWHERE, "main_content.nothing",
                 DNM_N_("nothing of the page is left: all of it is navigation, forms or the like"));
    spread_verdicts(&r, verdicts);
    r.lost = mc_lost_text(&page, article_of(&r), r.verdicts, arena);
    if (!r.lost) return false;
    if (r.verdicts[0] != MC_KEPT && dnm_edit_enabled(editor, MC_OUTSIDE)) say_confidence(&r);
    drop(&r, is_thread(&page, &posts) ? &posts : NULL);
    cut_inline(&r);
    if (!is_thread(&page, &posts)) return dissolve_layout(&r, arena);
    cut_signatures(&r, &posts);
    dissolve_around_posts(&r, &posts);
    wrap_posts(&r, &list);
    return true;
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const dnm_view *view = dnm_doc_view(doc);
    if (!dnm_str_eq(dnm_doc_attr(doc, view->blocks[0].attrs, "format"), DNM_STR("html"))) return DNM_OK;
    if (strcmp(dnm_job_option(job, "extent"), "off") == 0) return DNM_OK;
    if (dnm_doc_meta(doc, 0, "main_content").n) return DNM_OK; /* that was done before */
    if (extract(job, doc, editor)) return DNM_OK;
    return dnm_fail(job, DNM_NO_MEMORY, DNM_NOWHERE, "main_content.memory",
                    DNM_N_("no memory to look for the article"));
}

static const dnm_option options[] = {
    {"extent", "balanced", "off|precision|balanced|recall",
     "leave web pages whole, or say which is worse: what is too much (precision) or what is missing "
     "(recall)"},
    {.name = NULL},
};

const dnm_cleaner dnm_cleaner_main_content = {
    .name = "main_content",
    .summary = "Of web pages, the article or the posts of a forum",
    .phase = DNM_EXTRACT,
    .order = 10,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = mc_rules,
    .options = options,
    .clean = clean,
};
