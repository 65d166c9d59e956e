/* test_cleaner_main_content_bylines.c -- what the lines between a title and its text say of who wrote it,
 * when, and whence: with a label, and without one where the page marks it.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tests/unit/clean_page.h"

#define HEAD  "document format=\"html\"\n  @title \"食堂换了新灶台\"\n"
#define TITLE "  section class=\"article\"\n    heading 1 \"食堂换了新灶台\"\n"
#define BODY                                                                                                                 \
    "    section class=\"text\"\n"                                                                                           \
    "      paragraph \"厂里的食堂上个月换了新灶台，做饭比以前快了许多，师傅们都很高兴。\"\n" \
    "      paragraph \"旧灶台用了二十年，火力不足，冬天要等半个钟头才能烧开一锅水。\"\n"
#define LINE(text) "    paragraph \"" text "\"\n"

typedef struct expectation {
    const char *line, *key, *values; /* "a; b" */
} expectation;

static void expect(const char *head, const expectation *e)
{
    char dump[4096], got[512] = "";
    snprintf(dump, sizeof dump, "%s" TITLE "%s" BODY, head, e->line);
    dnm_doc *doc = clean_page(dump);
    const dnm_view *view = dnm_doc_view(doc);
    for (uint32_t i = 0; i < view->meta_count; i++) {
        const dnm_str value = dnm_doc_string(doc, view->metas[i].value);
        if (!dnm_str_eq(dnm_doc_string(doc, view->metas[i].key), dnm_str_of(e->key))) continue;
        const size_t n = strlen(got);
        snprintf(got + n, sizeof got - n, "%s%.*s", n ? "; " : "", (int)value.n, value.p);
    }
    cr_expect_str_eq(got, e->values, "%s of\n%s is [%s], not [%s]", e->key, e->line, got, e->values);
    dnm_doc_free(doc);
}

static void expect_all(const expectation *all, size_t count)
{
    for (size_t i = 0; i < count; i++) expect(HEAD, &all[i]);
}

#define EXPECT_ALL(all) expect_all(all, sizeof(all) / sizeof *(all))

Test(cleaner_main_content_bylines, links_to_people_under_the_title)
{
    static const expectation all[] = {
        {LINE("2023-05-06 10:20 · 老李说水") "      ~link 20 12 \"/c/user/token/MS4/\"\n", "creator",
         "老李说水"},
        {LINE("河边人") "      ~link 0 9 \"/u/3f2a\"\n", "creator", "河边人"},
        {LINE("芦花 2019-05-06 10:20:33") "      ~link 0 6 \"https://www.kite.example/people/lu/\"\n",
         "creator", "芦花"},
        {LINE("Ada Fenn and Tom Reed in Kiteford") "      ~link 0 8 \"/author/ada\" rel=\"author\"\n      "
                                                   "~link 13 8 \"/author/tom\" rel=\"author\"\n",
         "creator", "Ada Fenn; Tom Reed"},
        {LINE("Ada Fenn 12 comments Tom Reed") "      ~link 0 8 \"/author/ada\"\n      ~link 21 8 "
                                               "\"/author/tom\"\n",
         "creator", "Ada Fenn"},
        /* what leads elsewhere, or is no name */
        {LINE("随笔 2019-05-06") "      ~link 0 6 \"/c/suibi\"\n", "creator", ""},
        {LINE("关注 2019-05-06") "      ~link 0 6 \"/u/3f2a\"\n", "creator", ""},
        {LINE("admin 2019-05-06") "      ~link 0 5 \"/author/admin\"\n", "creator", ""},
        {LINE("facebook") "      ~link 0 8 \"/author/share\"\n", "creator", ""},
        {LINE("纠正 2019-05-06") "      ~link 0 6 "
                                 "\"https://kite.example/"
                                 "bbs_list.php?uid=47931&channel=47931&news=10339009&url=https://"
                                 "kite.example/1.html\"\n",
         "creator", ""},
    };
    EXPECT_ALL(all);
}

/* In lists of other pages stand their authors. */
Test(cleaner_main_content_bylines, authors_of_other_pages)
{
    dnm_doc *doc = clean_page(HEAD TITLE BODY LINE("粮仓的老鼠 作者：赵六") "      ~link 0 15 \"/5\"\n");
    clean_page_expect_meta(doc, "creator", "");
    dnm_doc_free(doc);
    doc = clean_page(HEAD TITLE BODY LINE("作者：赵六") "      ~link 9 6 \"/5\"\n");
    clean_page_expect_meta(doc, "creator", "赵六");
    dnm_doc_free(doc);
}

/* Behind the text, people are those who answer. */
Test(cleaner_main_content_bylines, links_to_people_elsewhere)
{
    dnm_doc *doc = clean_page(HEAD TITLE BODY LINE("河边人 2019-05-06") "      ~link 0 9 \"/u/3f2a\"\n");
    clean_page_expect_meta(doc, "creator", "");
    dnm_doc_free(doc);
}

Test(cleaner_main_content_bylines, names_that_a_class_marks)
{
    static const expectation all[] = {
        {"    paragraph \"河声\" class=\"index-module_authorName\"\n", "creator", "河声"},
        {"    paragraph \"2019-05-06 芦花\"\n      ~generic 11 6 class=\"nickname\"\n", "creator", "芦花"},
        {"    section class=\"author-box\"\n      paragraph \"水利厂的老师傅，爱写字\"\n", "creator", ""},
        {"    section class=\"author-box\"\n      paragraph \"Ada Fenn\"\n", "creator", "Ada Fenn"},
        {"    paragraph \"2019-05-06 河声日报\"\n      ~generic 11 12 class=\"source\"\n", "source",
         "河声日报"},
        {"    paragraph \"2019-05-06 未知\"\n      ~generic 11 6 class=\"source\"\n", "source", ""},
    };
    EXPECT_ALL(all);
}

Test(cleaner_main_content_bylines, labels_and_several_names)
{
    static const expectation all[] = {
        {LINE("作者：李小河　王大江　　发布时间：2019-05-06 10:20:33"), "creator", "李小河; 王大江"},
        {LINE("作者：李小河、王大江 来源：河声报"), "creator", "李小河; 王大江"},
        {LINE("作者：李小河 随笔 2019-05-06"), "creator", "李小河"},
        {LINE("供稿：后勤处 文/图：王一帆 浏览次数：1024"), "creator", "王一帆"},
        {LINE("文：王一帆　图：李小河"), "creator", "王一帆"},
        {LINE("2022-05-06 来源：河声网 参与互动") "      ~link 30 12 \"/hd\"\n", "source", "河声网"},
        {LINE("原文：王一帆的旧作"), "creator", ""},
        {LINE("作者：佚名 2019-05-06"), "creator", ""},
        {LINE("本报记者　李小河　王大江"), "creator", "李小河; 王大江"},
        {LINE("河湃新闻记者 李小河"), "creator", "李小河"},
        {LINE("記者李小河／台北報導"), "creator", "李小河"},
        {LINE("记者从食堂了解到"), "creator", ""},
    };
    EXPECT_ALL(all);
}

/* A day of a change is not that of the publication, unless there is no other. */
Test(cleaner_main_content_bylines, days_of_changes)
{
    static const expectation all[] = {
        {LINE("Publié le 05 mars 2024 à 10h20, modifié le 06 mars 2024 à 08h00"), "date", "2024-03-05T10:20"},
        {LINE("Publié le 05 mars 2024 à 10h20, modifié le 06 mars 2024 à 08h00"), "modified",
         "2024-03-06T08:00"},
        {LINE("更新于 2024-03-06 发布于 2024-03-05"), "date", "2024-03-05"},
        {LINE("Updated on March 6, 2024") LINE("March 5, 2024"), "date", "2024-03-05"},
        {LINE("Updated on March 6, 2024") LINE("March 5, 2024"), "modified", "2024-03-06"},
        {LINE("最后更新：2024-03-06"), "date", "2024-03-06"},
        {LINE("最后更新：2024-03-06"), "modified", "2024-03-06"},
    };
    EXPECT_ALL(all);
}

Test(cleaner_main_content_bylines, tables_of_laws)
{
    static const char lines[] = LINE("【颁布单位】鹞河县人民政府") LINE("【发文字号】鹞政发〔2004〕27号")
        LINE("【颁布时间】2004-10-27") LINE("【实施时间】：2004-12-01");
    static const expectation all[] = {{lines, "date", "2004-10-27"},
                                      {lines, "date.valid", "2004-12-01"},
                                      {lines, "publisher", "鹞河县人民政府"},
                                      {lines, "identifier", "鹞政发〔2004〕27号"}};
    EXPECT_ALL(all);
}

/* The site's own name is no author. */
Test(cleaner_main_content_bylines, the_site_is_no_author)
{
    static const expectation e = {LINE("河声 2019-05-06") "      ~link 0 6 \"/user/1\"\n", "creator", ""};
    expect(HEAD "  @publisher \"河声\"\n", &e);
}
