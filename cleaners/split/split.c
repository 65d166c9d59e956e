/* split.c -- cleaner `split`: takes apart what was glued into one paragraph: a heading and its body, a whole
 * text without line ends, a title with the links under it.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/split/split.h"
#include "core/base/arena.h"

enum { ENDLESS_CHARS = 180, ENDLESS_PERCENT = 70, LONGEST_HEADING = 45 };

static bool holds_text(uint16_t kind)
{
    return kind == DNM_DOCUMENT || kind == DNM_SECTION;
}

static void count_headings(split_page *page, const split_line *l)
{
    if (l->label.kind != DNM_LABEL_HAN) return;
    const bool heading = l->shape.chars <= LONGEST_HEADING && !l->shape.stops;
    page->headings += heading;
    page->sentences += !heading && l->shape.chars <= 2 * LONGEST_HEADING;
    const dnm_str text = dnm_shape_text(l->text, &l->shape);
    if (heading)
        split_count_heading(&page->series, text);
    else
        split_count_parted(&page->series, text);
}

static bool read_lines(split_page *page, const dnm_doc *doc, struct dnm_arena *arena)
{
    const dnm_view *v = dnm_doc_view(doc);
    page->lines = dnm_arena_alloc(arena, v->block_count * sizeof *page->lines);
    if (!page->lines) return false;
    for (uint32_t i = 1; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (!dnm_kind_is_leaf(b->kind) && !holds_text(b->kind)) i = b->end - 1;
        if (b->kind != DNM_PARAGRAPH) continue;
        split_line *l = &page->lines[page->count++];
        *l = (split_line){.block = i, .text = dnm_doc_text(doc, i)};
        dnm_leaf_shape(doc, i, &l->shape);
        dnm_leaf_label(doc, i, &l->label);
        page->chars += l->shape.chars;
        count_headings(page, l);
    }
    return true;
}

static void split_one_heading(const split_page *page, const split_line *l)
{
    const dnm_str text = dnm_shape_text(l->text, &l->shape);
    if (l->label.kind == DNM_NO_LABEL) return;
    split_seam seam = split_heading(text, page->headings && page->headings * 2 >= page->sentences);
    if (!seam.begin && l->label.kind == DNM_LABEL_HAN) seam = split_by_series(&page->series, text);
    if (!seam.begin) return;
    const uint32_t begin = (uint32_t)(l->shape.start + seam.begin);
    const dnm_why why = {SPLIT_HEADING, seam.confidence};
    if (seam.begin > seam.end)
        dnm_edit_cut(page->editor, why, l->block, (uint32_t)(l->shape.start + seam.end),
                     (uint32_t)(seam.begin - seam.end));
    dnm_edit_split(page->editor, why, l->block, begin);
    split_points(page, l, begin);
}

static bool split_one_title(const split_page *page, const split_line *l)
{
    const split_title title = split_doubled_title(l->text);
    if (!title.second) return false;
    const dnm_why why = {SPLIT_DOUBLED, 850};
    dnm_edit_cut(page->editor, why, l->block, 0, (uint32_t)title.second);
    if (title.end < l->shape.end) dnm_edit_split(page->editor, why, l->block, (uint32_t)title.end);
    return true;
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    split_page page = {.editor = editor};
    if (!read_lines(&page, doc, dnm_job_arena(job)))
        return dnm_fail(job, DNM_NO_MEMORY, DNM_NOWHERE, "split.memory",
                        DNM_N_("no memory to look for glued headings"));
    for (uint32_t i = 0; i < page.count; i++) {
        const split_line *l = &page.lines[i];
        if (i == 0) split_one_title(&page, l);
        const bool endless =
            l->shape.chars >= ENDLESS_CHARS && (uint64_t)l->shape.chars * 100 >= page.chars * ENDLESS_PERCENT;
        if (split_contents(&page, i)) continue;
        if (endless) {
            split_endless(&page, l);
        } else {
            split_one_heading(&page, l);
        }
    }
    dnm_count(job, "split_lines", page.count);
    return DNM_OK;
}

#define BODY "今年以来，林场坚持预防为主，组织职工巡山三百余次，清理林下可燃物，全年没有发生火灾。"
#define MORE                                                                                                                                                    \
    "要继续抓好队伍训练，添置扑火机具，建设瞭望塔两座，开通防火道路三十公里，把责任落实到每一个山头、每一条" \
    "沟、每一个人，做到处处有人管，事事有人办。"                                                                                           \
    "林区的学校、工厂和村庄都要签订责任书，不许带火种进山，不许在林边烧荒。"

static const dnm_rule rules[] = {
    [SPLIT_HEADING] =
        {
            .id = "heading",
            .summary = DNM_N_("takes a heading and its body apart"),
            .before = "一、去年的主要工作 " BODY,
            .after = "一、去年的主要工作\n" BODY,
            .untouched = "一、加强领导，落实责任，各单位的主要负责人要亲自抓，分管负责人要具体抓。\n"
                         "二、转变作风 提高效率\n"
                         "第一条 为了保护森林，防止火灾，根据有关规定，结合林区的实际情况，制定本办法。",
        },
    [SPLIT_ENDLESS] =
        {
            .id = "endless",
            .summary = DNM_N_("splits a text without line ends at its headings and points"),
            .before = "红松林场防火工作报告同志们：" BODY "一、去年的工作 " BODY BODY
                      "二、今年的任务 第一，" MORE "第二，" MORE MORE MORE,
            .after = "红松林场防火工作报告\n同志们：\n" BODY "\n一、去年的工作\n" BODY BODY
                     "\n二、今年的任务\n第一，" MORE "\n第二，" MORE MORE MORE,
            .untouched = BODY "原因有三：一是" MORE "二是" MORE "三是" MORE,
        },
    [SPLIT_DOUBLED] =
        {
            .id = "doubled_title",
            .summary = DNM_N_("leaves one of two titles in a line, without the links between"),
            .before = "红松林场防火工作总结报告点击查看更多：林区道路养护报告红松林场防火工作总结报告\n" BODY,
            .after = "红松林场防火工作总结报告\n" BODY,
            .untouched = "红松林场防火工作总结报告（红松林场防火工作办公室）\n" BODY,
        },
    [SPLIT_CONTENTS] =
        {
            .id = "contents",
            .summary = DNM_N_("takes a table of contents apart that was glued into one paragraph"),
            .before = "目录第一章 总则……1第二章 巡山……3第三章 奖惩……12",
            .after = "目录\n第一章 总则……1\n第二章 巡山……3\n第三章 奖惩……12",
            .untouched = "目录第一章讲的是总则，第二章讲的是巡山……第三章讲的是奖惩。",
        },
    {0},
};

const dnm_cleaner dnm_cleaner_split = {
    .name = "split",
    .summary = DNM_N_("takes apart what was glued into one paragraph"),
    .phase = DNM_STRUCTURE,
    .order = 20,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
