/* template.c -- cleaner `template`: of documents from a site whose pages were learned from, what repeats on
 * them goes. Without a file of templates it does nothing.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/template/template.h"
#include "core/base/buf.h"
#include "core/text/host.h"

enum { NAME_BYTES = 4096 };

static const dnm_option options[] = {
    {"sites", "", "TEXT", DNM_N_("what repeats on the pages of sites, as docnorm learn writes it")},
    {NULL, NULL, NULL, NULL},
};

#define PAGE "document format=\"html\"\n  @identifier \"https://kite.example/117\"\n"
#define TEXT                                                                                                 \
    "    paragraph "                                                                                         \
    "\"施工单位介绍，工程历时两年，共加固大坝三座，新修溢洪道两条，下游两个乡镇都用上了水。\"\n"
#define LABEL  "    paragraph \"坝高\"\n"
#define FOLLOW "    paragraph \"扫一扫下面的图案，每天读到更多身边的新鲜事。\"\n"
#define MENU   "  section\n    paragraph \"首页\"\n      ~link 0 6 \"/\"\n    paragraph \"今天是个好日子\"\n"
#define PLAIN                                                                                                \
    "document\n  @identifier \"https://kite.example/117\"\n  paragraph \"施工单位介绍，工程历时两年。\"\n"
#define SITES                                                                                                \
    "sites={\"templates\":1}\n{\"site\":\"kite.example\",\"pages\":10,\"blocks\":{\"00514be4a4cc025d\":10,"  \
    "\"08c2a1934a25f071\":10,\"c7b32270ecc835be\":10,\"3af5e64e0aa09777\":9,\"80d7da1e663cfb9a\":9,"         \
    "\"bf786f9bde63fe73\":9}}\n"

static const dnm_rule rules[] = {
    [TP_FRAME] =
        {
            .id = "frame",
            .summary = DNM_N_("What repeats around the text of a site's pages goes"),
            .before = PAGE MENU "  section\n" LABEL TEXT,
            .after = PAGE "  section\n" LABEL TEXT,
            .untouched = PAGE "  section\n    paragraph \"坝高\"\n    paragraph \"三十米\"\n  section\n" TEXT,
            .option = SITES,
        },
    [TP_INSERT] =
        {
            .id = "insert",
            .summary = DNM_N_("Sentences and links that a site puts into the text of its pages go"),
            .before = PAGE "  section\n" LABEL TEXT FOLLOW,
            .after = PAGE "  section\n" LABEL TEXT,
            .untouched = PAGE "  section\n" LABEL TEXT "    paragraph \"特此通知。\"\n",
            .option = SITES,
        },
    [TP_LINE] =
        {
            .id = "line",
            .summary = DNM_N_("Lines with a site's address go from both ends of its plain texts"),
            .before = PLAIN "  paragraph \"纸鹞网 www.kite.example\"\n",
            .after = PLAIN,
            .untouched = PLAIN "  paragraph \"特此通知。\"\n",
            .option = SITES,
        },
    {.id = NULL},
};

/* ---- removals --------------------------------------------------------------------------------- */

enum { NO_TEXT = TP_KEPT + 1, SURE = 1000 };

/* Of a leaf, and of a container whose leaves all go for one reason: which, and how sure the least sure is. */
typedef struct removal {
    uint16_t sure;
    uint8_t verdict;
} removal;

static void join(removal *container, removal part)
{
    if (part.verdict == NO_TEXT) return;
    if (container->verdict == NO_TEXT)
        container->verdict = part.verdict;
    else if (container->verdict != part.verdict)
        container->verdict = TP_KEPT;
    if (part.sure < container->sure) container->sure = part.sure;
}

/* False if nothing that is not repeated would stay. */
static bool judge_all(const tp_page *page, removal *removals)
{
    bool rest = false;
    for (uint32_t i = 0; i < page->view->block_count; i++) removals[i] = (removal){SURE, NO_TEXT};
    for (uint32_t i = 0; i < page->leaf_count; i++) {
        const tp_leaf *leaf = &page->leaves[i];
        if (!leaf->weight) continue;
        const tp_verdict verdict = tp_judge(page, i);
        const uint16_t sure = verdict == TP_KEPT ? SURE : tp_confidence(page, i, verdict);
        removals[leaf->block] = (removal){sure, (uint8_t)verdict};
        rest = rest || !leaf->repeated;
    }
    for (uint32_t i = page->view->block_count; i-- > 1;) join(&removals[page->parents[i]], removals[i]);
    return rest;
}

static void drop(const dnm_view *view, const removal *removals, dnm_editor *editor)
{
    for (uint32_t i = 1; i < view->block_count;) {
        const removal r = removals[i];
        const bool gone = r.verdict < TP_KEPT && dnm_edit_drop(editor, (dnm_why){r.verdict, r.sure}, i);
        i = gone ? view->blocks[i].end : i + 1;
    }
}

static dnm_status clean_page(dnm_job *job, const dnm_doc *doc, const tp_site *site, dnm_editor *editor)
{
    tp_page page;
    dnm_arena *arena = dnm_job_arena(job);
    if (!tp_read_page(&page, doc, site, arena)) return DNM_NO_MEMORY;
    removal *removals = DNM_NEW(arena, removal, page.view->block_count);
    if (!removals) return DNM_NO_MEMORY;
    /* A page on which all repeats is a copy, or a list: there is nothing to tell its text by. */
    if (judge_all(&page, removals)) drop(page.view, removals, editor);
    dnm_count(job, "template_leaves", page.leaf_count);
    return DNM_OK;
}

/* ---- the cleaner ------------------------------------------------------------------------------ */

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const dnm_str file = dnm_str_of(dnm_job_option(job, "sites"));
    dnm_buf name;
    tp_site site;
    if (!file.n) return DNM_OK;
    dnm_buf_init(&name, NAME_BYTES);
    dnm_site_name(doc, dnm_job_path(job), dnm_job_member(job), &name);
    dnm_status status = name.n ? tp_find_site(file, dnm_buf_str(&name), &site) : DNM_OK;
    if (name.n && !status && site.root) {
        status = clean_page(job, doc, &site, editor);
        dnm_json_free(site.root);
    }
    dnm_buf_free(&name);
    return status;
}

static dnm_status check(dnm_job *job, const char *option, const char *value)
{
    size_t line;
    (void)option;
    if (!*value || tp_check(dnm_str_of(value), &line)) return DNM_OK;
    return dnm_fail(job, DNM_USAGE, DNM_NOWHERE, "template.sites",
                    DNM_N_("line %zu: is no line of a file of site templates"), line);
}

const dnm_cleaner dnm_cleaner_template = {
    .name = "template",
    .summary = DNM_N_("What a site has on all its pages, learned from a batch"),
    .phase = DNM_EXTRACT,
    .order = -10,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .options = options,
    .check = check,
    .clean = clean,
};
