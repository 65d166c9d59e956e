/* test_cleaner_main_content_threads.c -- who began a thread, and when, as the frame of its first post says.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tests/unit/clean_page.h"

#define QUESTION "院子里的枇杷今年挂了一树果，个头却只有拇指大，往年没有这么小。"
#define ANSWER   "疏。一穗留三四个，其余的趁青掐掉，再晚就不管用了。"
#define AGAIN    "不少，枇杷养不起那么多孩子。我家一穗留三个，果子比鸡蛋小不了多少。"

/* What stands before the text of a post and behind it: lines of a dump, with their spans. */
typedef struct frame {
    const char *before, *behind;
} frame;

static void add_post(char *dump, size_t size, const frame *f, const char *text)
{
    const size_t n = strlen(dump);
    snprintf(dump + n, size - n,
             "    section class=\"post\"\n%s      paragraph class=\"rich\" tag=\"div\" \"%s\"\n%s", f->before,
             text, f->behind);
}

static void expect_poster(const frame frames[3], const char *creator, const char *date)
{
    char dump[8192] = "document format=\"html\"\n  @title \"枇杷果子越结越小要不要疏果\"\n"
                      "  section class=\"page\"\n    heading 1 \"枇杷果子越结越小要不要疏果\"\n";
    add_post(dump, sizeof dump, &frames[0], QUESTION);
    add_post(dump, sizeof dump, &frames[1], ANSWER);
    add_post(dump, sizeof dump, &frames[2], AGAIN);
    dnm_doc *doc = clean_page(dump);
    clean_page_expect_text(doc, QUESTION "\n" ANSWER "\n" AGAIN);
    clean_page_expect_meta(doc, "creator", creator);
    clean_page_expect_meta(doc, "date", date);
    dnm_doc_free(doc);
}

#define NAME(name, bytes, address) "      paragraph \"" name "\"\n        ~link 0 " bytes " \"" address "\"\n"
#define AGO(ago, bytes, moment)                                                                              \
    "      paragraph \"" ago "\"\n        ~generic 0 " bytes " datetime=\"" moment "\"\n"

Test(main_content_threads, a_name_is_told_by_its_address_and_a_date_by_what_programs_read)
{
    static const frame frames[3] = {
        {NAME("芦花荡", "9", "/u/lu") AGO("3 天前", "8", "2031-05-03 08:10:07 +08:00"), ""},
        {NAME("果农老许", "12", "/u/xu") AGO("2 天前", "8", "2031-05-04 09:10:07 +08:00"), ""},
        {NAME("山那边", "9", "/u/sh") AGO("昨天", "6", "2031-05-05 10:10:07 +08:00"), ""}};
    expect_poster(frames, "芦花荡", "2031-05-03T08:10:07+08:00");
}

Test(main_content_threads, the_day_of_joining_is_not_that_of_writing)
{
#define PANEL(day)      "      paragraph \"注册：" day "\"\n"
#define WRITTEN(moment) "      paragraph \"" moment "\"\n"
    static const frame frames[3] = {
        {NAME("芦花荡", "9", "/u/lu") PANEL("2029-03-04"), WRITTEN("2031-05-03 08:10")},
        {NAME("果农老许", "12", "/u/xu") PANEL("2028-01-15"), WRITTEN("2031-05-04 09:10")},
        {NAME("山那边", "9", "/u/sh") PANEL("2027-11-30"), WRITTEN("2031-05-05 10:10")}};
    expect_poster(frames, "芦花荡", "2031-05-03T08:10");
}
