/* test_cleaner_script.c -- Simplified and Traditional by phrases; code, Japanese and what is in the wanted
 * script already stay.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

static void expect(const char *to, const char *before, const char *after)
{
    clean_text_expect_with("script", "script.to", to, before, after);
}

Test(cleaner_script, traditional_to_simplified)
{
    expect("hans", "這麼做，哄抬物價，意味著什麼？", "这么做，哄抬物价，意味着什么？");
    expect("hans", "乾隆年間，乾糧與頭髮都發展為貿易貨物。", "乾隆年间，干粮与头发都发展为贸易货物。");
    expect("hans", "他寫著一部著名的書，成績顯著。", "他写着一部著名的书，成绩显著。");
    expect("hans", "各部门成绩显著，工作有声有色。", "各部门成绩显著，工作有声有色。");
    expect("hans", "The file is here.\n會議", "The file is here.\n会议");
    expect("keep", "會議決定發展數碼產業。", "會議決定發展數碼產業。");
}

Test(cleaner_script, simplified_to_traditional)
{
    expect("hant", "皇后回到后宫以后，在后面理了头发。", "皇后回到後宮以後，在後面理了頭髮。");
    expect("hant", "皇后與乾隆在後宮，里程碑。", "皇后與乾隆在後宮，里程碑。");
    /* A title that says nothing about its script goes with the page. */
    expect("hant", "里程\n這裡說的是後來發生的事。", "里程\n這裡說的是後來發生的事。");
}

Test(cleaner_script, what_is_not_chinese_prose_stays)
{
    expect("hans", "これは漢字仮名交じりの文章で、國語の勉強に使う。",
           "これは漢字仮名交じりの文章で、國語の勉強に使う。");
    expect("hans", "document\n  code_block \"puts(\\\"發\\\");\"\n",
           "document\n  code_block \"puts(\\\"發\\\");\"\n");
    expect("hans", "document\n  paragraph \"寫 發 與發\"\n    ~code 4 3\n    ~strong 8 6\n",
           "document\n  paragraph \"写 發 与发\"\n    ~code 4 3\n    ~strong 8 6\n");
}

Test(cleaner_script, titles_go_with_their_texts)
{
    expect("hans", "document\n  @title \"開會\"\n  @source \"開會.html\"\n  paragraph \"開會了\"\n",
           "document\n  @title \"开会\"\n  @source \"開會.html\"\n  paragraph \"开会了\"\n");
}

Test(cleaner_script, spans_follow_their_characters)
{
    expect("hans", "document\n  paragraph \"請看發展計劃書\"\n    ~link 6 12 \"http://x.example/\"\n",
           "document\n  paragraph \"请看发展计划书\"\n    ~link 6 12 \"http://x.example/\"\n");
}
