/* debris.c -- cleaner `debris`: what converters and editors of web pages leave where there was something
 * else: the name of a picture, the mark of a list item, the frame of a table's only cell, a question mark for
 * a blank that the charset did not have.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/debris/debris.h"

static const dnm_rule rules[] = {
    [DEBRIS_PICTURE] =
        {
            .id = "picture",
            .summary = DNM_N_("takes out lines of nothing but the name that a program gave a picture"),
            .before =
                "河堤上站满了人，水已经退到了第三级石阶。\nIMG_20190714_083512.jpg\n下午三点，警报解除。",
            .after = "河堤上站满了人，水已经退到了第三级石阶。\n下午三点，警报解除。",
            .untouched = "把下面的文件放到同一个文件夹里：\nlogo.png\n再打开 logo.png，看看颜色对不对。",
        },
    [DEBRIS_ITEM] =
        {
            .id = "item",
            .summary = DNM_N_("takes out marks of list items that nothing follows"),
            .before = "•\n•\n•\n河堤上站满了人，水已经退到了第三级石阶。",
            .after = "河堤上站满了人，水已经退到了第三级石阶。",
            .untouched = "他没有再说话。\n•\n第二天一早，船就开了。",
        },
    [DEBRIS_FRAME] =
        {
            .id = "frame",
            .summary = DNM_N_("takes off the bars at both ends of a paragraph that was a table's only cell"),
            .before =
                "| 河堤上站满了人，水已经退到了第三级石阶。 |\n| 下午三点，警报解除，大家才回家吃饭。 |",
            .after = "河堤上站满了人，水已经退到了第三级石阶。\n下午三点，警报解除，大家才回家吃饭。",
            .untouched = "| 名称 | 说明 |\n| 石阶 | 一共有十二级，水位以最低的一级为准。 |",
        },
    [DEBRIS_BLANK] =
        {
            .id = "blank",
            .summary = DNM_N_("takes out question marks that stand where a blank of another kind was lost"),
            .before = "摘 ?要 ?本文讨论河堤的巡查。\n关键词 ?河堤；巡查\n1 ?引言\n2 ?办法",
            .after = "摘 要 本文讨论河堤的巡查。\n关键词 河堤；巡查\n1 引言\n2 办法",
            .untouched = "你去不去 ?我开车\n老周也来 ?那太好了\n现在走 ?外面还在下雨",
        },
    [DEBRIS_WIDE] =
        {
            .id = "wide",
            .summary = DNM_N_("writes Latin text with blanks and marks of its own, not with Chinese ones"),
            .before = "the　river　rose　all　night；　and　in　the　morning　the　lower　street　stood　unde"
                      "r　water。",
            .after = "the river rose all night; and in the morning the lower street stood under water.",
            .untouched = "王　平　Ｂ组　A　组",
        },
    {0},
};

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(doc);
    debris_page page = {.doc = doc, .view = v, .editor = editor};
    dnm_count(job, "debris_bytes", v->text_len);
    debris_count_lost_blanks(&page);
    for (uint32_t i = 1; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (b->kind == DNM_TABLE) {
            i = b->end - 1;
        } else if (b->len && (b->kind == DNM_PARAGRAPH || b->kind == DNM_HEADING)) {
            dnm_shape shape;
            dnm_leaf_shape(doc, i, &shape);
            if (shape.chars && debris_drop_line(&page, i, &shape)) continue;
            if (shape.chars) debris_mend(&page, i, &shape);
        }
    }
    return DNM_OK;
}

const dnm_cleaner dnm_cleaner_debris = {
    .name = "debris",
    .summary = DNM_N_("takes out what converters and editors leave of pictures, lists, tables and blanks"),
    .phase = DNM_EXTRACT,
    .order = 28,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
