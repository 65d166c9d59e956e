/* test_cleaner_print_lines_preformatted.c -- prose in <pre> becomes paragraphs; programs, verse and
 * tables stay as they are.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

#define CODE(text) "document\n  heading 1 \"堤\"\n  code_block \"" text "\"\n"

Test(cleaner_print_lines_preformatted, preformatted_prose_becomes_paragraphs)
{
    clean_text_expect(
        "print_lines",
        CODE("\\u{3000}\\u{3000}"
             "堤上的柳树是民国二十年种的，如今两个人抱\\n不过来。树洞里住着一窝猫头鹰，夜里叫起来怪\\n"
             "吓人，村里的孩子谁也不敢一个人走过去。\\n\\u{3000}\\u{3000}"
             "后来修路，砍了一半，猫头鹰也不见了，剩下\\n"
             "的那些树现在都挂上了牌子，写着树龄和编号，\\n谁也不许再动。\\n"),
        "document\n  heading 1 \"堤\"\n"
        "  paragraph "
        "\"\\u{3000}\\u{3000}"
        "堤上的柳树是民国二十年种的，如今两个人抱不过来。树洞里住着一窝猫头鹰，夜里叫起来怪"
        "吓人，村里的孩子谁也不敢一个人走过去。\"\n"
        "  paragraph "
        "\"\\u{3000}\\u{3000}"
        "后来修路，砍了一半，猫头鹰也不见了，剩下的那些树现在都挂上了牌子，写着树龄和编号，"
        "谁也不许再动。\"\n");
    clean_text_expect(
        "print_lines",
        CODE("堤上的柳树是民国二十年种的，如今两个人抱不过\\n来。树洞里住着一窝猫头鹰，夜里叫起来怪吓人，\\n"
             "村里的孩子谁也不敢一个人走过去，大人也绕着走\\n开。\\n\\n后来修路，砍了一半，猫头鹰也不见了，剩"
             "下的那\\n"
             "些树现在都挂上了牌子，写着树龄和编号，谁也不\\n许再动。"),
        "document\n  heading 1 \"堤\"\n"
        "  paragraph "
        "\"堤上的柳树是民国二十年种的，如今两个人抱不过来。树洞里住着一窝猫头鹰，夜里叫起来怪吓人，"
        "村里的孩子谁也不敢一个人走过去，大人也绕着走开。\"\n"
        "  paragraph \"后来修路，砍了一半，猫头鹰也不见了，剩下的那些树现在都挂上了牌子，写着树龄和编号，"
        "谁也不许再动。\"\n");
}

Test(cleaner_print_lines_preformatted, what_is_preformatted_for_a_reason_stays)
{
    static const char *const blocks[] = {
        CODE("/* 堤上的柳树是民国二十年种的，如今两个人抱\\n   不过来。树洞里住着一窝猫头鹰，夜里叫起来怪\\n"
             "   吓人，村里的孩子谁也不敢一个人走过去。 */\\nint trees = 4;\\nreturn trees;\\n"),
        CODE("种树的年份和如今还剩下的棵数，按照堤段排列：\\n东堤\\u{3000}\\u{3000}\\u{3000}\\u{3000}"
             "民国二十年\\u{3000}\\u{3000}\\u{3000}\\u{3000}四十六棵还活着\\n"
             "西堤\\u{3000}\\u{3000}\\u{3000}\\u{3000}民国廿三年\\u{3000}\\u{3000}\\u{3000}\\u{3000}"
             "三十二棵还活着\\n南堤\\u{3000}\\u{3000}\\u{3000}\\u{3000}民国三十年\\u{3000}\\u{3000}\\u{3000}"
             "\\u{3000}一十八棵还活着\\n"
             "北堤\\u{3000}\\u{3000}\\u{3000}\\u{3000}一九五四年\\u{3000}\\u{3000}\\u{3000}\\u{3000}"
             "五十三棵还活着。"),
        CODE("堤上的柳树老了，风一吹就掉下枝条，\\n河里的水浅了，船一走就碰到石头。\\n"
             "我们从前在这里，把名字刻在树皮上，\\n如今树皮长好了，名字也找不到了。\\n"
             "谁还记得那一年，大水漫过堤顶的夜。"),
        CODE("$ docnorm 堤.txt\\n堤上的柳树是民国二十年种的，如今两个人抱\\n不过来。树洞里住着一窝猫头鹰。"),
    };
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        clean_text_expect_same("print_lines", blocks[i]);
}
