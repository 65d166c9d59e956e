/* test_cleaner_print_lines.c -- blanks where lines of a print ended go; verse, names and words set apart keep
 * theirs.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

static const char prose[] =
    "今天把各村的护堤员请到一起主要是总结去年的巡护工作安排今年汛期前的几件事情去年雨水来得早河水两次漫过旧"
    "码头大家日夜守在堤上没有出现一处险情我代表镇里向大家表示感谢我们补种柳树三千二百棵清理淤泥一点四万方修"
    "好了东闸和西闸的启闭机但是问题还不少有的堤段巡护记录写得太简单只写正常两个字备用的沙袋放得太久有的已经"
    "烂了夜里换班的时候常常有半个小时堤上没有人。";

/* The prose, with a blank behind every `width` characters. */
static char *with_blanks(size_t width)
{
    dnm_buf out;
    dnm_buf_init(&out, 1 << 16);
    for (size_t at = 0; at + 1 < sizeof prose; at += 3) {
        if (at && at / 3 % width == 0) dnm_buf_add_char(&out, ' ');
        dnm_buf_add(&out, prose + at, 3);
    }
    dnm_buf_add(&out, "", 1);
    size_t n;
    return dnm_buf_take(&out, &n);
}

Test(cleaner_print_lines, lines_of_any_width_are_found)
{
    for (size_t width = 18; width <= 30; width += 4) {
        char *text = with_blanks(width);
        clean_text_expect("print_lines", text, prose);
        free(text);
    }
}

Test(cleaner_print_lines, short_lines_and_uneven_distances_stay)
{
    static const char *const texts[] = {
        "白日依山尽 黄河入海流 欲穷千里目 更上一层楼 春眠不觉晓 处处闻啼鸟 夜来风雨声 花落知多少",
        "我们 一直 坚持 把 群众 的 利益 放在 第一 位 努力 做好 每 一 项 工作 取得 了 明显 的 成效 。",
        "张三 李四 王五 赵六 钱七 孙八 周九 吴十 郑一 冯二 陈三 褚四",
        ("会议由主任 李安主持，各科室的同志参加。局长 王平作了报告，他说今年的任务很重。科长 "
         "张山补充了几点意见。"),
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("print_lines", texts[i]);
    char *verse = with_blanks(7);
    clean_text_expect_same("print_lines", verse);
    free(verse);
}
