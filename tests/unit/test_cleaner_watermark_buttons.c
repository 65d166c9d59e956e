/* test_cleaner_watermark_buttons.c -- what a page let its readers press behind its paragraphs.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

Test(cleaner_watermark_buttons, brackets_behind_several_paragraphs_go)
{
    clean_text_expect("watermark",
                      "渡口在镇子的东头，有两只木船，一只渡人，一只渡牲口。[详细]\n"
                      "船老大姓何，他的父亲也是摆渡的，传到他已经三代。\n"
                      "下雨涨水的日子不开船，大家就在棚子里等。【点击查看全文】",
                      "渡口在镇子的东头，有两只木船，一只渡人，一只渡牲口。\n"
                      "船老大姓何，他的父亲也是摆渡的，传到他已经三代。\n"
                      "下雨涨水的日子不开船，大家就在棚子里等。");
    clean_text_expect("watermark",
                      "渡口在鎮子的東頭，有兩隻木船，一隻渡人，一隻渡牲口……[詳細>>]\n"
                      "船老大姓何，他的父親也是擺渡的，傳到他已經三代……更多>>\n"
                      "下雨漲水的日子不開船，大家就在棚子裡等。［收起］",
                      "渡口在鎮子的東頭，有兩隻木船，一隻渡人，一隻渡牲口……\n"
                      "船老大姓何，他的父親也是擺渡的，傳到他已經三代……\n"
                      "下雨漲水的日子不開船，大家就在棚子裡等。");
}

Test(cleaner_watermark_buttons, one_is_marked)
{
    clean_text_expect_same("watermark", "渡口在镇子的东头，有两只木船，一只渡人，一只渡牲口。[详细]\n"
                                        "船老大姓何，他的父亲也是摆渡的，传到他已经三代。");
}

Test(cleaner_watermark_buttons, a_text_about_them_keeps_them)
{
    clean_text_expect_same("watermark", "列表只显示摘要的前两行，后面带一个按钮。[更多]\n"
                                        "读者按下[更多]，其余的内容就会展开，按钮也换一个名字。[收起]\n"
                                        "再按一次，列表恢复原来的样子，什么也没有丢失。[更多]");
    clean_text_expect_same("watermark", "先选中要看的文件，按下右边的按钮。[详细]\n"
                                        "窗口分成两半，下面一半是文件的属性。[收起]\n"
                                        "也可以用菜单里的“详细”，结果一样。");
    clean_text_expect_same("watermark", "第一步，打开网页，找到要看的文章，点击[更多]\n"
                                        "第二步，等网页展开，再点击[查看全文]\n"
                                        "第三步，读完以后点击[收起]");
    clean_text_expect_same("watermark", "原因很简单，大家都忙着收麦子，没有人管。[内容不详]\n"
                                        "后来的事情，县志上有一段记载，和老人说的不同。[全部译出]");
}

/* "原文" alone says what stands before it; with an arrow or another word it is to be pressed. */
Test(cleaner_watermark_buttons, a_label_of_notes_stays)
{
    clean_text_expect_same("watermark", "老子说：“大方无隅，大器晚成，大音希声，大象无形。”【原文】\n"
                                        "意思是最方正的东西没有棱角，最贵重的器物最后完成。\n"
                                        "老子又说：“知人者智，自知者明，胜人者有力。”【原文】\n"
                                        "意思是能了解别人的人聪明，能认识自己的人才明白。");
    clean_text_expect("watermark",
                      "渡口在镇子的东头，有两只木船，一只渡人，一只渡牲口。[阅读原文]\n"
                      "船老大姓何，他的父亲也是摆渡的，传到他已经三代。原文>>\n"
                      "下雨涨水的日子不开船，大家就在棚子里等。[原文 »]",
                      "渡口在镇子的东头，有两只木船，一只渡人，一只渡牲口。\n"
                      "船老大姓何，他的父亲也是摆渡的，传到他已经三代。\n"
                      "下雨涨水的日子不开船，大家就在棚子里等。");
}
