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
        "车牌。A 8K2 B1 与 C 9M3 D2 都过去了。",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("jamming", texts[i]);
}
