/* test_cleaner_debris.c -- what converters leave of pictures, lists, tables and blanks, and what looks like
 * it.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

#define PROSE "河堤上站满了人，水已经退到了第三级石阶。"

Test(cleaner_debris, names_that_programs_gave_to_pictures_go)
{
    clean_text_expect("debris", PROSE "\nd41f8b3ac90e4f7788aa0b13c2e5f6d7.jpg\n" PROSE, PROSE "\n" PROSE);
    clean_text_expect("debris", PROSE "\nimage.png\n微信图片_20190714083512.jpg\n" PROSE, PROSE "\n" PROSE);
}

/* Names that somebody chose, places, and sentences with names. */
Test(cleaner_debris, names_that_people_gave_stay)
{
    clean_text_expect_same("debris", PROSE "\nlogo.png\nbridge-old.jpg\nimages/20190714083512.jpg\n" PROSE);
    clean_text_expect_same("debris", PROSE "\n照片的原名是 IMG_20190714_083512.jpg\n" PROSE);
    clean_text_expect_same("debris", PROSE "\n20190714083512.txt\n" PROSE);
}

Test(cleaner_debris, empty_items_go_and_signs_between_scenes_stay)
{
    clean_text_expect("debris", "•\n•\n" PROSE, PROSE);
    clean_text_expect_same("debris", PROSE "\n•\n" PROSE);
    clean_text_expect_same("debris", "• " PROSE "\n• " PROSE);
}

Test(cleaner_debris, frames_of_one_cell_go_and_rows_stay)
{
    clean_text_expect("debris", "| " PROSE " |\n| " PROSE " |", PROSE "\n" PROSE);
    clean_text_expect_same("debris", "| " PROSE " |\n| 名称 | 说明 |");
    clean_text_expect_same("debris", "+----+\n| " PROSE " |\n+----+");
}

Test(cleaner_debris, question_marks_for_lost_blanks_go)
{
    clean_text_expect(
        "debris",
        "摘 ?要 ?本文讨论河堤的巡查。\n分类号:TV87 ? ?文献标识码:B\n1 ?引言\n为什么要巡查?因为有人住在堤下。",
        "摘 要 本文讨论河堤的巡查。\n分类号:TV87  文献标识码:B\n1 引言\n为什么要巡查?因为有人住在堤下。");
    clean_text_expect_same("debris", "你吃了吗 ?我吃了\n他走了没 ?没走\n你去哪里 ?河边\n现在是几点呢 ?三点");
    clean_text_expect_same("debris", "他说 ?没有\n真的假的?真的\n去不去?去");
}

Test(cleaner_debris, latin_text_gets_its_own_blanks)
{
    clean_text_expect("debris", "the　river　rose　all　night；　and　in　the　morning　it　fell。",
                      "the river rose all night; and in the morning it fell.");
    clean_text_expect_same("debris", "A　组　B　组　C　组　D　组");
}
