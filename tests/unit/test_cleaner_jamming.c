/* test_cleaner_jamming.c -- random runs between sentences go where a document has several; formulas, models,
 * answers and chords stay.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

Test(cleaner_jamming, random_runs_go)
{
    clean_text_expect("jamming",
                      "堤修好了。  9 k# P, z3 大家都很高兴。q7 D& x  R 2\n明年还要种树。! u4 N; K m6 y\n"
                      "柳树最好， C q i cu z p  杨树也行。5aW#Jh5o9",
                      "堤修好了。大家都很高兴。\n明年还要种树。\n柳树最好，杨树也行。");
}

/* Without blanks, but with symbols that no price and no name has. */
Test(cleaner_jamming, random_runs_in_one_piece_go)
{
    clean_text_expect("jamming",
                      "三年前水库漏水。9I$1&# $!6a 4%H!bFd1\n去年修好了。5 H27d8Ha$头一回蓄满。G3IF %2F%&\n"
                      "如今岸边种了树。@!GF#G2Ja1大家都去散步。3FeIc0J 98",
                      "三年前水库漏水。\n去年修好了。头一回蓄满。\n如今岸边种了树。大家都去散步。");
}

Test(cleaner_jamming, what_means_something_stays)
{
    static const char *const texts[] = {
        "堤修好了。  9 k# P, z3 大家都很高兴。",
        "设函数。f(x)=x^2 是偶函数。g(x)=2x+1 不是。h(x)=1/x 是奇函数。",
        "和弦如下。C G Am F7 第二句。D A Bm G7 第三句。Em C D G 完。",
        "型号有三种。X-1 Y-2 Z-3 都能用。A1 B2 C3 停产了。HP-5 MP-7 待定。",
        "答案。1. D  2. C  3. B 见下。4. A  5. B  6. D 完。7. C  8. A  9. B 完。",
        "命令。ls -l | wc 用来数文件。cat a.txt > b 用来复制。rm -f * 要小心。",
        "如果等于 2，<A1> EQ 2 显示 1。不等时，<A1> NEQ 2 显示 0。小于时，<A1> LEQ 2 显示 1。",
        "预算没变。$100M 的订单有三份。$25K 的有两份。US$3B 的一份也没有。R&D 占比低。AT&T 涨了。",
        "口令要难猜。例如下面三个。aB3$x9 第一个。",
        "语言有好几种。C# 6.0 最常用。F#4 少些。A#3 是音名。B#2 也是。",
        "车牌。A 8K2 B1 与 C 9M3 D2 都过去了。",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("jamming", texts[i]);
}

Test(cleaner_jamming, runs_before_and_behind_paragraphs)
{
    clean_text_expect("jamming",
                      "5  R  j(  8P 7  &C堤修好了以后，大家都很高兴。\n"
                      "q+ m  \"  = $  IX明年还要在坡上种一排柳树。\n"
                      "w N2 J  I%  9 wS *S -m河里的水也比往年清得多。",
                      "堤修好了以后，大家都很高兴。\n明年还要在坡上种一排柳树。\n河里的水也比往年清得多。");
    clean_text_expect(
        "jamming",
        "堤修好了以后，大家都很高兴。,r a7 Q W5 ug q X\n明年还要在坡上种一排柳树。A l Yf a W do\n"
        "河里的水也比往年清得多。T 7 b K 9e\n老人们搬着凳子出来坐。Yl w g: I",
        "堤修好了以后，大家都很高兴。\n明年还要在坡上种一排柳树。\n河里的水也比往年清得多。\n"
        "老人们搬着凳子出来坐。");
    clean_text_expect_same(
        "jamming", "- [x] 3 买菜，要买新鲜的。\n- [ ] 4 洗碗，洗完放好。\n- [x] 5 浇花，早晚各一次。\n"
                   "1. A) 2 选第一项的人最多。");
    clean_text_expect_same(
        "jamming",
        "下列各项中正确的一项是哪个。A B C D\n再选出错误的一项来。A B C D\n哪一项没有道理。A B C D\n"
        "还有一项可以不选。A B C D");
    clean_text_expect_same(
        "jamming", "一班  12  8 +4  3 5\n二班  9  7 -2  6 1\n三班  3  11 +6  2 2\n四班  8  8 0  1 9\n"
                   "张三  A  B+ A-  C B\n李四  B  B- A+  C A\n王五  C  A+ A-  B B\n赵六  A  A- B+  C C");
}

/* The text's own mark stands between a hanzi and the run. */
Test(cleaner_jamming, marks_of_half_width_before_runs_stay)
{
    clean_text_expect("jamming",
                      "有没有人把堤顶加高过?* z4 H; k0 q$ P7 i. S2 b\n图纸晚一点补上.- B2 f* y6 G( d) R\n"
                      "县里只给八千块钱!# x8 M, t! C6 w3 Y\n怕是不够用。$ k7 Q! z# m. W8 x",
                      "有没有人把堤顶加高过?\n图纸晚一点补上.\n县里只给八千块钱!\n怕是不够用。");
}

Test(cleaner_jamming, chords_of_songs_stay)
{
    clean_text_expect_same("jamming", "这首老歌只用几个和弦，初学的人也弹得下来。\n前奏：E B7 C#m F#m A\n"
                                      "主歌比较安静：A E/G# F#m D9 Bm7\n副歌要用力一些：E B7 C#m F#m A\n"
                                      "结尾慢下来：Asus4 A | E B7 Bbmaj7");
    clean_text_expect_same("jamming", "E B7 C#m F# A 河水流过我家门前\nA E F#m G# B7 桥上的灯一盏一盏亮了\n"
                                      "E B7 C#m F# A 你从对岸走过来\nA E F#m G# B7 船家收起了长长的篙");
}
