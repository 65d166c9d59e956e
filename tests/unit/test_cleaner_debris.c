/* test_cleaner_debris.c -- what converters leave of pictures, lists, tables and blanks, and what looks like
 * it.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

#define PROSE "河堤上站满了人，水已经退到了第三级石阶。"

Test(cleaner_debris, names_that_programs_gave_to_pictures_go)
{
    clean_text_expect("debris", PROSE "\nd41f8b3ac90e4f7788aa0b13c2e5f6d7.jpg\n" PROSE, PROSE "\n" PROSE);
    clean_text_expect("debris", PROSE "\nimage.png\n" PROSE "\n微信图片_20190714083512.jpg",
                      PROSE "\n" PROSE);
}

Test(cleaner_debris, names_in_a_list_stay)
{
    clean_text_expect_same(
        "debris",
        PROSE "\nIMG_20200305_101530.jpg\nIMG_20200305_101712.jpg\nIMG_20200305_102044.jpg\n" PROSE);
    clean_text_expect_same("debris", "仓库漏水的照片存在这里：\nIMG_20200305_101530.jpg\n" PROSE);
    clean_text_expect_same("debris", "附件:\nIMG_20200305_101530.jpg\n" PROSE);
    clean_text_expect_same("debris", PROSE "\n仓库验收单.docx\nIMG_20200305_101530.jpg\n" PROSE);
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
    clean_text_expect("debris", "目 ?录\n第一章 ?总则\n2.1 ?范围\n记者 ?方平华",
                      "目 录\n第一章 总则\n2.1 范围\n记者 方平华");
    clean_text_expect_same("debris", "你吃了吗 ?我吃了\n他走了没 ?没走\n你去哪里 ?河边\n现在是几点呢 ?三点");
    clean_text_expect_same("debris", "他说 ?没有\n真的假的?真的\n去不去?去");
}

Test(cleaner_debris, questions_without_a_particle_stay)
{
    clean_text_expect_same("debris",
                           "小周说：后天走 ?我送你，车就停在门口。\n老李说：他也来 ?那就多煮一点饭。\n"
                           "小周说：雨还下 ?刚才明明停了。\n老李说：你用QQ ?我只会打电话。");
}

Test(cleaner_debris, latin_text_gets_its_own_blanks)
{
    clean_text_expect("debris", "the　river　rose　all　night；　and　in　the　morning　it　fell。",
                      "the river rose all night; and in the morning it fell.");
    clean_text_expect_same("debris", "A　组　B　组　C　组　D　组");
}
