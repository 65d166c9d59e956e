/* test_cleaner_fontmap.c -- characters of a wrong font map are mended where words prove them; names and old
 * texts keep their rare characters.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

Test(cleaner_fontmap, words_prove_a_known_confusion)
{
    clean_text_expect("fontmap", "要重新设臵参数，摆正位臵。", "要重新设置参数，摆正位置。");
    clean_text_expect("fontmap", "乙方应当立即处臵，并告知处臵情况。", "乙方应当立即处置，并告知处置情况。");
    clean_text_expect("fontmap", "迚行中的工作要加快迚度。", "进行中的工作要加快进度。");
    clean_text_expect("fontmap",
                      "document\n  table\n    table_row\n      table_cell\n        paragraph \"位臵\"\n",
                      "document\n  table\n    table_row\n      table_cell\n        paragraph \"位置\"\n");
}

Test(cleaner_fontmap, a_sick_page_is_mended_as_a_whole)
{
    /* 安 may begin a name, but not where the same character is wrong everywhere else. */
    clean_text_expect(
        "fontmap",
        "设臵机构要合理，位臵要适当。\n布臵工作要具体，处臵问题要果断。\n安臵房要按期交付，闲臵土地要收回。",
        "设置机构要合理，位置要适当。\n布置工作要具体，处置问题要果断。\n安置房要按期交付，闲置土地要收回。");
    clean_text_expect("fontmap",
                      "在任何循环的主体部分，均可用它控制流程，强行退出循环，丌执行剩余的部分。\n"
                      "该命令用亍终止某次过程，接着迚行下一次的判定。\n"
                      "自劢分配的内容由系统统一觃定，幵且可以随时収布，叧要符合斱案。",
                      "在任何循环的主体部分，均可用它控制流程，强行退出循环，不执行剩余的部分。\n"
                      "该命令用于终止某次过程，接着进行下一次的判定。\n"
                      "自动分配的内容由系统统一规定，并且可以随时发布，只要符合方案。");
    clean_text_expect("fontmap", "这是对大家的一种激劢，也是鼓劢和奖劢。",
                      "这是对大家的一种激励，也是鼓励和奖励。");
    clean_text_expect("fontmap", "新癿一年里，城市癿建讴要加强。大家癿意见很重要，我仧癿巟作也是。",
                      "新的一年里，城市的建设要加强。大家的意见很重要，我们的工作也是。");
}

Test(cleaner_fontmap, rare_characters_that_are_right_stay)
{
    static const char *const texts[] = {
        "主任王劢主持会议，李子臵宣读了决定。",
        "兮，语气词。扈，从也。徂，往也。曷，何也。旃，之也。夙，早也。",
        "交交桑扈，有鶯其羽。君子樂胥，受天之祜。",
        "浪之水清兮，可以濯我缨。",
        "これは乗物で、収入と展示の話である。",
        "丌、亍、幵三字都见于古书。",
        "水晶郦城二期和大涧村小学之间，捂着耳朵的郦老师走过大涧学校。",
        "document\n  code_block \"设臵\"\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("fontmap", texts[i]);
}

/* Flags ask a person; the text stays. */
Test(cleaner_fontmap, a_single_doubt_is_flagged)
{
    size_t edits;
    char *out = clean_text_once("fontmap", "孩子们都在那所尌学里读书。", &edits);
    cr_expect_str_eq(out, "孩子们都在那所尌学里读书。");
    cr_expect_eq(edits, 1);
    free(out);
}

/* Who writes about characters means them as they stand. */
Test(cleaner_fontmap, characters_that_are_spoken_of_stay)
{
    static const char *const texts[] = {
        "辨「臵」\n古書中有「臵」字，後人以「置」代之。舊檔將「配置」寫成「配臵」，須改正。",
        "字形相近的字，如“迚”和“进”，排版时容易弄错，“进度”变成“迚度”。",
        "常见错字：将“位置”误作“位臵”。",
        "“丌”字用得很少。",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("fontmap", texts[i]);
    clean_text_expect(
        "fontmap",
        "表格中“丌”字旁边的空格由用户填写。系统会自劢迚行检查，觃定的内容丌能删除，参数可以重新设臵。"
        "幵且叧要符合斱案，随时収布，用亍下一次判定。",
        "表格中“丌”字旁边的空格由用户填写。系统会自动进行检查，规定的内容不能删除，参数可以重新设置。"
        "并且只要符合方案，随时发布，用于下一次判定。");
}

/* 动 has no place in a Traditional text. */
Test(cleaner_fontmap, readings_are_of_the_script_of_the_page)
{
    clean_text_expect_same("fontmap",
                           "舊小說裡的人物叫做自劢，這個名字很少見，讀者問過幾次，編輯沒有說明來歷。");
}
