/* punctuation.c -- cleaner `punctuation`: repairs marks that are broken, and changes the width of all if
 * asked to. Quotes, brackets <…> and 《…》, and the stars and crosses of blacked-out names are text.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/punctuation/punctuation.h"

static const dnm_rule rules[] = {
    [PUNCTUATION_RULE_STRAY] =
        {
            .id = "stray",
            .summary =
                DNM_N_("Quotes and points that a site strewed over a text behind 的, never in pairs, go"),
            .before = "各单位的'工作都有进步。\n我们的'目标是明确的，大家的'信心是充足的。",
            .after = "各单位的工作都有进步。\n我们的目标是明确的，大家的信心是充足的。",
            .untouched = "他获得的'先进'称号，和她得到的'标兵'称号，是两种不同的'荣誉'。",
        },
    [PUNCTUATION_RULE_NUMBER] =
        {
            .id = "number",
            .summary = DNM_N_("A letter in brackets is a one where a two follows: (l), (2), (3)"),
            .before = "要点如下。(l)加强学习。(2)改进作风。(3)抓好落实。",
            .after = "要点如下。(1)加强学习。(2)改进作风。(3)抓好落实。",
            .untouched = "(k)甲、(l)乙、(m)丙。容量(l)与温度见第(2)项。",
        },
    [PUNCTUATION_RULE_DOUBLED] =
        {
            .id = "doubled",
            .summary = DNM_N_("A pause that stands twice in running text, or in both widths, stands once"),
            .before = "会议认为，,今年的工作要抓住重点，，分清主次，把责任落实到每一个人。",
            .after = "会议认为，今年的工作要抓住重点，分清主次，把责任落实到每一个人。",
            .untouched = "他说，，，我也不知道怎么办，等等看吧，这件事以后再说。。你们先回去。。",
        },
    [PUNCTUATION_RULE_MIXED] =
        {
            .id = "mixed",
            .summary = DNM_N_("Half-width marks between hanzi become full-width where nearly all others are"),
            .before = "雨停了，雾散了，路还是湿的，老人背着背篓下山,孩子跟在后面，一步一滑。\n"
                      "到了渡口，船还没有来，两个人坐下，等着。",
            .after = "雨停了，雾散了，路还是湿的，老人背着背篓下山，孩子跟在后面，一步一滑。\n"
                     "到了渡口，船还没有来，两个人坐下，等着。",
            .untouched = "雨停了,雾散了,路还是湿的,老人背着背篓下山,孩子跟在后面，一步一滑。\n"
                         "关键词：渡口,渡船,摆渡",
        },
    [PUNCTUATION_RULE_FULL] =
        {
            .id = "fullwidth",
            .summary = DNM_N_("Marks of Chinese text become full-width, if asked for"),
            .before = "会议(第3次)认为:进展很好, 但10:30前到1,000人吗?是的.",
            .after = "会议（第3次）认为：进展很好，但10:30前到1,000人吗？是的。",
            .untouched = "See f(x), a.b, and http://x.example/?q=1: it works.",
            .option = "width=fullwidth",
        },
    [PUNCTUATION_RULE_HALF] =
        {
            .id = "halfwidth",
            .summary = DNM_N_("Full-width marks that have a half-width form get it, if asked for"),
            .before = "会议（第3次）认为：进展很好，“真的”。",
            .after = "会议(第3次)认为:进展很好,“真的”。",
            .untouched = "会议认为、决定“再议”。",
            .option = "width=halfwidth",
        },
    {.id = NULL},
};

static const dnm_option options[] = {
    {.name = "width",
     .fallback = "repair",
     .values = "repair|keep|fullwidth|halfwidth",
     .summary = DNM_N_("repair mends what is broken and leaves all widths, keep touches no mark")},
    {.name = NULL},
};

bool punctuation_is_text(const dnm_block *block)
{
    return dnm_kind_is_leaf(block->kind) && block->kind != DNM_CODE_BLOCK;
}

size_t punctuation_past_code(const punctuation_page *page, uint32_t block, size_t at, uint32_t *span)
{
    const dnm_block *leaf = &page->view->blocks[block];
    for (; *span < leaf->nspan; ++*span) {
        const dnm_span *s = &page->view->spans[leaf->span0 + *span];
        const size_t from = s->off - leaf->off, end = from + s->len;
        if (from > at) break;
        if (s->kind == DNM_CODE && end > at) return end;
    }
    return at;
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const punctuation_page page = {.doc = doc, .view = dnm_doc_view(doc), .editor = editor};
    const char *width = dnm_job_option(job, "width");
    if (strcmp(width, "keep") == 0) return DNM_OK;
    punctuation_cut_strays(&page);
    punctuation_mend_numbers(&page);
    punctuation_mend_doubled(&page);
    if (strcmp(width, "repair") == 0) punctuation_mend_mixed(&page);
    if (strcmp(width, "fullwidth") == 0) punctuation_widen(&page);
    if (strcmp(width, "halfwidth") == 0) punctuation_narrow(&page);
    return DNM_OK;
}

const dnm_cleaner dnm_cleaner_punctuation = {
    .name = "punctuation",
    .summary =
        DNM_N_("Stray quotes, doubled pauses, numbers read as letters; the width of marks, if asked for"),
    .phase = DNM_NORMALIZE,
    .order = 40,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .options = options,
    .clean = clean,
};
