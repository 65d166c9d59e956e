/* test_cleaner_code_residue.c -- escapes of whole paragraphs, and places of templates that are set as code.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

Test(cleaner_code_residue, escapes_of_a_whole_paragraph)
{
    enum { TREES = 150 };
    dnm_buf before, after;
    dnm_buf_init(&before, 1 << 16);
    dnm_buf_init(&after, 1 << 16);
    dnm_buf_add_str(&before, "河堤修好了。\\n明年还要种");
    dnm_buf_add_str(&after, "河堤修好了。\n明年还要种");
    for (int i = 0; i < TREES; i++) {
        dnm_buf_add_str(&before, "\\u6811\\u6728");
        dnm_buf_add_str(&after, "树木");
    }
    dnm_buf_add_str(&before, "。");
    dnm_buf_add_str(&after, "。");
    dnm_buf_add(&before, "", 1);
    dnm_buf_add(&after, "", 1);
    clean_text_expect("code_residue", before.p, after.p);
    dnm_buf_free(&before);
    dnm_buf_free(&after);
}

#define ESCAPED "\\u660e\\u5e74\\u8fd8\\u8981\\u79cd\\u6811\\u3002\\u770b\\u6cb3\\u3002"

/* A paragraph that is nothing else is one if it is long; a single character is an example. */
Test(cleaner_code_residue, paragraphs_of_nothing_but_escapes)
{
    clean_text_expect("code_residue", "河堤修好了。\n" ESCAPED "\n大家都很高兴。\n" ESCAPED "\n堤上有人。",
                      "河堤修好了。\n明年还要种树。看河。\n大家都很高兴。\n明年还要种树。看河。\n堤上有人。");
    clean_text_expect_same("code_residue", "河堤修好了。\n\\u6811\n大家都很高兴。\n\\u6cb3\n堤上有人。");
}

Test(cleaner_code_residue, calls_among_other_lines_of_a_page)
{
    clean_text_expect("code_residue",
                      "var _hmt = _hmt || [];\n河堤修好了。\nshow_ads(3021);\n大家都很高兴。\n"
                      "$(function(){ init(); });\n堤上有人看着。\n明年还要种树。\n树苗已经订好了。\n"
                      "水退以后就动手。\n路也要修。",
                      "河堤修好了。\n大家都很高兴。\n堤上有人看着。\n明年还要种树。\n树苗已经订好了。\n"
                      "水退以后就动手。\n路也要修。");
    clean_text_expect_same("code_residue", "河堤修好了。\nshow_ads(3021);\n大家都很高兴。\n堤上有人看着。");
}

Test(cleaner_code_residue, places_of_templates)
{
    clean_text_expect("code_residue", "{{site.name}} > {{channel}} > 正文\n河堤修好了。\n大家都很高兴。",
                      "河堤修好了。\n大家都很高兴。");
    clean_text_expect("code_residue", "河堤修好了。{{content}}明年还要种树。\n大家都很高兴。",
                      "河堤修好了。明年还要种树。\n大家都很高兴。");
    clean_text_expect("code_residue", "河堤修好了。{{content}}\n大家都很高兴。",
                      "河堤修好了。\n大家都很高兴。");
    clean_text_expect_same("code_residue", "{{username}}，您好！河堤修好了。\n大家都很高兴。");
    clean_text_expect_same("code_residue", "河堤修好了。{{name}}先生说好。\n大家都很高兴。");
    clean_text_expect_same(
        "code_residue", "document\n  paragraph \"河堤修好了。{{content}}明年还要种树。\"\n    ~code 18 11\n"
                        "  paragraph \"大家都很高兴。\"\n");
}

/* A page of nothing but escapes is no program. */
Test(cleaner_code_residue, a_text_of_nothing_but_escapes)
{
    clean_text_expect("code_residue",
                      "\\u4eca\\u5e74\\u7684\\u6536\\u6210\\u6bd4\\u53bb\\u5e74\\u597d\\u3002\n"
                      "\\u5927\\u5bb6\\u90fd\\u5f88\\u9ad8\\u5174\\u3002\\u660e\\u5e74\\u518d\\u6765\\u3002",
                      "今年的收成比去年好。\n大家都很高兴。明年再来。");
}
