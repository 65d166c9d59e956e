/* test_cleaner_parts.c -- title, speaker and date of a document and of the parts of a compilation.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

#include <stdio.h>

#define TEXT "\"林场坚持预防为主，组织职工巡山三百余次，清理林下可燃物，全年没有发生火灾，群众十分满意。\"\n"

Test(cleaner_parts, of_a_part)
{
    clean_text_expect(
        "parts",
        "document\n  section 1 role=\"part\"\n    paragraph \"超越自我\"\n    paragraph \"团结奋进\"\n"
        "    paragraph \"——在防火会议上的报告\"\n    paragraph \"林场党委书记、场长\"\n"
        "    paragraph gap=\"1\" \"王林风\"\n    paragraph \"二〇一一年五月十七日\"\n"
        "    paragraph \"同志们：\"\n    paragraph " TEXT,
        "document\n  section 1 role=\"part\"\n    @title \"超越自我 团结奋进\"\n"
        "    @creator \"王林风\"\n    @date \"2011-05-17\"\n    heading 1 \"超越自我\"\n"
        "    paragraph \"团结奋进\"\n    paragraph \"——在防火会议上的报告\"\n"
        "    paragraph \"林场党委书记、场长\"\n"
        "    paragraph gap=\"1\" role=\"creator\" \"王林风\"\n"
        "    paragraph role=\"date\" \"二〇一一年五月十七日\"\n"
        "    paragraph role=\"salutation\" \"同志们：\"\n    paragraph " TEXT);
    clean_text_expect("parts",
                      "document\n  section 1 role=\"part\"\n    paragraph \"场长在防汛会议上的讲话\"\n"
                      "    paragraph \"在防汛会议上的讲话\"\n    paragraph \"场长 王林风 2011年5月17日\"\n"
                      "    paragraph " TEXT,
                      "document\n  section 1 role=\"part\"\n    @title \"在防汛会议上的讲话\"\n"
                      "    @creator \"王林风\"\n    @date \"2011-05-17\"\n"
                      "    heading 1 \"场长在防汛会议上的讲话\"\n    paragraph \"在防汛会议上的讲话\"\n"
                      "    paragraph role=\"creator\" \"场长 王林风 2011年5月17日\"\n    paragraph " TEXT);
}

Test(cleaner_parts, of_a_document)
{
    clean_text_expect(
        "parts",
        "document\n  @title \"在防火会议上的讲话\"\n  heading \"在防火会议上的讲话\"\n"
        "  paragraph \"（2011年5月17日）\"\n  paragraph \"各位领导，同志们：\"\n  paragraph " TEXT,
        "document\n  @title \"在防火会议上的讲话\"\n  @date \"2011-05-17\"\n"
        "  heading \"在防火会议上的讲话\"\n  paragraph role=\"date\" \"（2011年5月17日）\"\n"
        "  paragraph role=\"salutation\" \"各位领导，同志们：\"\n  paragraph " TEXT);
}

Test(cleaner_parts, dates_in_many_hands)
{
    static const char *const dates[] = {"二○一一年五月十七日", "二00一年五月十七日", "２０１１年５月１７日",
                                        "（2011.5.17）", "2011-05-17"};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        char before[600], after[700];
        snprintf(before, sizeof before,
                 "document\n  heading 0 \"在防火会议上的讲话\"\n  paragraph \"%s\"\n  paragraph " TEXT,
                 dates[i]);
        snprintf(after, sizeof after,
                 "document\n  @date \"2011-05-17\"\n  heading \"在防火会议上的讲话\"\n  paragraph "
                 "role=\"date\" \"%s\"\n  paragraph " TEXT,
                 dates[i]);
        if (i == 1) memcpy(strstr(after, "2011-"), "2001-", 5);
        clean_text_expect("parts", before, after);
    }
}

Test(cleaner_parts, what_is_none)
{
    static const char *const texts[] = {
        "document\n  paragraph \"王林风\"\n  paragraph \"2011年5月17日\"\n  paragraph " TEXT,
        "document\n  heading \"防火日记\"\n  paragraph " TEXT "  paragraph \"2011年5月17日\"\n",
        "document\n  section\n    paragraph \"在防火会议上的讲话\"\n    paragraph " TEXT,
        "document\n  heading \"节目单\"\n  paragraph \"高举旗帜\"\n  paragraph " TEXT,
        "document\n  heading \"收支表\"\n  paragraph \"2010年13月40日\"\n  paragraph " TEXT,
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) clean_text_expect_same("parts", texts[i]);
}

Test(cleaner_parts, a_single_short_sentence_is_text)
{
    static const char *const titles[][2] = {
        {"防火总结（三）", "防火总结（三）"}, {"一、防火总结", "防火总结"}, {"（二）防火总结", "防火总结"}};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        char before[600], after[700];
        static const char text[] = "    paragraph \"全场职工巡山三百余次，全年没有发生火灾。\"\n";
        snprintf(before, sizeof before, "document\n  section 1 role=\"part\"\n    heading 1 \"%s\"\n%s",
                 titles[i][0], text);
        snprintf(after, sizeof after,
                 "document\n  section 1 role=\"part\"\n    @title \"%s\"\n    heading 1 \"%s\"\n%s",
                 titles[i][1], titles[i][0], text);
        clean_text_expect("parts", before, after);
    }
}

Test(cleaner_parts, the_title_below_a_label_alone)
{
    static const char text[] =
        "    paragraph "
        "\"林场坚持预防为主，组织职工巡山三百余次，清理林下可燃物，全年没有发生火灾，群众十分满意。\"\n";
    static const char *const labels[] = {"（一）", "之二", "范文三"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        char before[2000], after[2000];
        snprintf(
            before, sizeof before,
            "document\n  section 1 role=\"part\"\n    paragraph \"%s\"\n    paragraph \"防火的几点体会\"\n%s",
            labels[i], text);
        snprintf(after, sizeof after,
                 "document\n  section 1 role=\"part\"\n    @title \"防火的几点体会\"\n    heading 1 \"%s\"\n"
                 "    paragraph \"防火的几点体会\"\n%s",
                 labels[i], text);
        clean_text_expect("parts", before, after);
    }
}

/* A title may say who speaks and when. */
Test(cleaner_parts, what_a_title_says)
{
    clean_text_expect("parts",
                      "document\n  section 1 role=\"part\"\n"
                      "    heading 0 \"林场党委书记王林风在防火会议上的讲话（2011年5月17日）\"\n"
                      "    paragraph \"同志们：\"\n    paragraph " TEXT,
                      "document\n  section 1 role=\"part\"\n"
                      "    @title \"林场党委书记王林风在防火会议上的讲话\"\n    @creator \"王林风\"\n"
                      "    @date \"2011-05-17\"\n"
                      "    heading 1 \"林场党委书记王林风在防火会议上的讲话（2011年5月17日）\"\n"
                      "    paragraph role=\"salutation\" \"同志们：\"\n    paragraph " TEXT);
    clean_text_expect("parts", /* the line below says it */
                      "document\n  heading \"场长王林风同志在防汛会议上的讲话\"\n"
                      "  paragraph \"（2011年5月17日）\"\n  paragraph \"同志们：\"\n  paragraph " TEXT,
                      "document\n  @date \"2011-05-17\"\n  @creator \"王林风\"\n"
                      "  heading \"场长王林风同志在防汛会议上的讲话\"\n"
                      "  paragraph role=\"date\" \"（2011年5月17日）\"\n"
                      "  paragraph role=\"salutation\" \"同志们：\"\n  paragraph " TEXT);
    clean_text_expect("parts", /* no name */
                      "document\n  heading \"书记会议在县城召开（第三次）\"\n"
                      "  paragraph \"同志们：\"\n  paragraph " TEXT,
                      "document\n  heading \"书记会议在县城召开（第三次）\"\n"
                      "  paragraph role=\"salutation\" \"同志们：\"\n  paragraph " TEXT);
}
