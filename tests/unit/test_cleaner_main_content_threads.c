/* test_cleaner_main_content_threads.c -- who wrote the posts of a thread, and when, as their frames say.
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

/* ---- each post -------------------------------------------------------------------------------- */

typedef struct author {
    const char *creator, *date; /* NULL: nothing is said */
} author;

static void expect_meta_of(const dnm_doc *doc, uint32_t block, const char *key, const char *value)
{
    const dnm_str found = dnm_doc_meta(doc, block, key);
    if (!value)
        cr_expect_null(found.p, "%s is \"%.*s\"", key, (int)found.n, found.p ? found.p : "");
    else
        cr_expect(dnm_str_eq(found, dnm_str_of(value)), "%s is \"%.*s\", not \"%s\"", key, (int)found.n,
                  found.p ? found.p : "", value);
}

static void expect_posts(const frame frames[3], const author authors[3])
{
    static const char *const texts[] = {QUESTION, ANSWER, AGAIN};
    char dump[8192] = "document format=\"html\"\n  @title \"枇杷果子越结越小要不要疏果\"\n"
                      "  section class=\"page\"\n    heading 1 \"枇杷果子越结越小要不要疏果\"\n";
    for (int k = 0; k < 3; k++) add_post(dump, sizeof dump, &frames[k], texts[k]);
    dnm_doc *doc = clean_page(dump);
    const dnm_view *view = dnm_doc_view(doc);
    uint32_t found = 0;
    for (uint32_t i = 0; i < view->block_count; i++) {
        if (!dnm_section_is(doc, i, "post")) continue;
        cr_assert_lt(found, 3u);
        cr_expect(dnm_str_eq(dnm_doc_text(doc, i + 1), dnm_str_of(texts[found])));
        expect_meta_of(doc, i, "creator", authors[found].creator);
        expect_meta_of(doc, i, "date", authors[found].date);
        found++;
    }
    cr_expect_eq(found, 3u);
    dnm_doc_free(doc);
}

#define LINE(text) "      paragraph \"" text "\"\n"

Test(main_content_threads, each_post_says_who_wrote_it_and_when)
{
    static const frame frames[3] = {
        {NAME("芦花荡", "9", "/u/lu") LINE("注册：2029-03-04"), LINE("2031-05-03 08:10")},
        {NAME("果农老许", "12", "/u/xu") LINE("注册：2028-01-15"), LINE("2031-05-04 09:10")},
        {NAME("芦花荡", "9", "/u/lu") LINE("注册：2029-03-04"), LINE("2031-05-05 10:10")}};
    static const author authors[3] = {
        {"芦花荡", "2031-05-03T08:10"}, {"果农老许", "2031-05-04T09:10"}, {"芦花荡", "2031-05-05T10:10"}};
    expect_posts(frames, authors);
}

Test(main_content_threads, who_and_when_may_stand_behind_the_posts)
{
    static const frame frames[3] = {{"", LINE("2031-05-03 08:10") NAME("芦花荡", "9", "/u/lu")},
                                    {"", LINE("2031-05-04 09:10") NAME("果农老许", "12", "/u/xu")},
                                    {"", LINE("2031-05-05 10:10") NAME("芦花荡", "9", "/u/lu")}};
    static const author authors[3] = {
        {"芦花荡", "2031-05-03T08:10"}, {"果农老许", "2031-05-04T09:10"}, {"芦花荡", "2031-05-05T10:10"}};
    expect_posts(frames, authors);
}

Test(main_content_threads, a_name_that_nothing_marks_is_the_line_that_differs)
{
    static const frame frames[3] = {{LINE("芦花荡") LINE("中级会员") LINE("2031-05-03 08:10"), ""},
                                    {LINE("果农老许") LINE("中级会员") LINE("2031-05-04 09:10"), ""},
                                    {LINE("山那边") LINE("中级会员") LINE("2031-05-05 10:10"), ""}};
    static const author authors[3] = {
        {"芦花荡", "2031-05-03T08:10"}, {"果农老许", "2031-05-04T09:10"}, {"山那边", "2031-05-05T10:10"}};
    expect_posts(frames, authors);
}

Test(main_content_threads, what_is_the_same_at_each_post_is_no_name)
{
    static const frame frames[3] = {
        {LINE("中级会员") "      paragraph \"邮箱 2031-05-03 08:10\"\n        ~link 0 6 \"/x\"\n", ""},
        {LINE("中级会员") "      paragraph \"邮箱 2031-05-04 09:10\"\n        ~link 0 6 \"/x\"\n", ""},
        {LINE("中级会员") "      paragraph \"邮箱 2031-05-05 10:10\"\n        ~link 0 6 \"/x\"\n", ""}};
    static const author authors[3] = {
        {NULL, "2031-05-03T08:10"}, {NULL, "2031-05-04T09:10"}, {NULL, "2031-05-05T10:10"}};
    expect_posts(frames, authors);
}

Test(main_content_threads, how_long_ago_is_said_in_other_languages)
{
#define CHANGED(name, bytes, ago)                                                                            \
    "      heading 4 \"Mis à jour par " name " il y a " ago "\"\n        ~link 16 " bytes " \"/users/1\"\n"
    static const frame frames[3] = {{CHANGED("Anselme", "7", "9 jours"), ""},
                                    {CHANGED("Brigitte", "8", "4 jours"), ""},
                                    {CHANGED("Anselme", "7", "2 jours"), ""}};
    static const author authors[3] = {{"Anselme", NULL}, {"Brigitte", NULL}, {"Anselme", NULL}};
    expect_posts(frames, authors);
}

Test(main_content_threads, what_stands_in_brackets_behind_a_name_is_none)
{
#define NICK(name, bytes, at)                                                                                \
    "      paragraph class=\"author-name\" \"" name " (@x)\"\n        ~link 0 " bytes                        \
    " \"/participant\"\n        ~generic " at " 4 class=\"member-nick\"\n"
    static const frame frames[3] = {{NICK("芦花荡", "9", "10") LINE("2031-05-03 08:10"), ""},
                                    {NICK("果农老许", "12", "13") LINE("2031-05-04 09:10"), ""},
                                    {NICK("芦花荡", "9", "10") LINE("2031-05-05 10:10"), ""}};
    static const author authors[3] = {
        {"芦花荡", "2031-05-03T08:10"}, {"果农老许", "2031-05-04T09:10"}, {"芦花荡", "2031-05-05T10:10"}};
    expect_posts(frames, authors);
}
