/* test_cleaner_main_content_notices.c -- official notices: what their tables of particulars say becomes
 * metadata, and a by-line is no such table. Whole pages are golden fixtures.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tests/unit/clean_page.h"

#define CELL(text) "        table_cell\n          paragraph \"" text "\"\n"
#define ROW(a, b)  "      table_row\n" CELL(a) CELL(b)
#define HEAD       "document format=\"html\"\n  @title \"关于整修水渠的通知\"\n  section class=\"page\"\n"
#define TEXT                                                                                                 \
    "    heading 1 \"关于整修水渠的通知\"\n    section class=\"content\"\n"                         \
    "      paragraph \"各村民委员会：\"\n"                                                            \
    "      paragraph \"入秋以来雨水偏少，水渠多处淤塞，请各村组织劳力，于月底前清理完毕。\"\n"

Test(cleaner_main_content_notices, particulars_become_metadata)
{
    dnm_doc *doc = clean_page(HEAD "    table\n" ROW("索 引 号：", "00123/2019-00045")
                                  ROW("发文机关：", "河西镇人民政府") ROW("成文日期：", "2019年9月3日")
                                      ROW("文　　号", "河政〔2019〕21号") ROW("主题分类", "农林、水利") TEXT);
    clean_page_expect_meta(doc, "identifier", "河政〔2019〕21号");
    clean_page_expect_meta(doc, "publisher", "河西镇人民政府");
    clean_page_expect_meta(doc, "subject", "农林、水利");
    clean_page_expect_meta(doc, "date.created", "2019-09-03");
    clean_page_expect_meta(doc, "date", "2019-09-03"); /* nothing else says one */
    dnm_doc_free(doc);
}

Test(cleaner_main_content_notices, particulars_in_one_line)
{
    dnm_doc *doc = clean_page(HEAD "    paragraph \"发布日期：2019-09-05  索引号：00123/2019-00045  "
                                   "发布机构：镇水利站\"\n" TEXT);
    clean_page_expect_meta(doc, "identifier", "00123/2019-00045");
    clean_page_expect_meta(doc, "publisher", "镇水利站");
    clean_page_expect_meta(doc, "date", "2019-09-05");
    dnm_doc_free(doc);
}

/* The number stands above the text, and no table. */
Test(cleaner_main_content_notices, numbers_of_documents_become_identifiers)
{
    static const char *const numbers[] = {"河政发〔2019〕21号", "河政令〔2019〕第2号",
                                          "河西镇人民政府令第12号", "公告2019年第3号"};
    static const char *const others[] = {"共21号", "2019年21号楼", "请看第21号"};
    char dump[2048];
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        snprintf(dump, sizeof dump, HEAD "    paragraph \"%s\"\n" TEXT, numbers[i]);
        dnm_doc *doc = clean_page(dump);
        clean_page_expect_meta(doc, "identifier", numbers[i]);
        dnm_doc_free(doc);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        snprintf(dump, sizeof dump, HEAD "    paragraph \"%s\"\n" TEXT, others[i]);
        dnm_doc *doc = clean_page(dump);
        clean_page_expect_meta(doc, "identifier", "");
        dnm_doc_free(doc);
    }
}

/* Two names that by-lines have, too, are a by-line. */
Test(cleaner_main_content_notices, a_by_line_is_no_table)
{
    dnm_doc *doc = clean_page(HEAD "    paragraph \"发布单位：水利站  发布时间：2019-09-05\"\n" TEXT);
    clean_page_expect_meta(doc, "publisher", "");
    clean_page_expect_meta(doc, "date", "2019-09-05");
    dnm_doc_free(doc);
}

/* Who signs, the day, the note and the copies stay; the site's lines do not. */
Test(cleaner_main_content_notices, the_end_of_a_notice_stays)
{
    dnm_doc *doc = clean_page(HEAD TEXT "      paragraph \"附件：水渠一览表\"\n"
                                        "      paragraph \"河西镇人民政府\"\n"
                                        "      paragraph \"2019年9月3日\"\n"
                                        "      paragraph \"抄送：县水利局，各村小学。\"\n"
                                        "      paragraph \"河西镇党政办公室  2019年9月3日印发\"\n"
                                        "      paragraph \"（编辑：木子）\"\n"
                                        "      paragraph \"分享到微信\"\n");
    char *text = clean_text_write(doc, false);
    cr_expect(strstr(text, "水渠一览表\n河西镇人民政府\n2019年9月3日\n抄送：") != NULL, "[%s]", text);
    cr_expect(strstr(text, "印发") != NULL && strstr(text, "木子") == NULL, "[%s]", text);
    cr_expect(strstr(text, "分享") == NULL, "[%s]", text);
    free(text);
    dnm_doc_free(doc);
}

/* Who wrote and who took the pictures, both behind one label. */
Test(cleaner_main_content_notices, a_label_may_have_labels_behind_it)
{
    dnm_doc *doc = clean_page(HEAD "    heading 1 \"关于整修水渠的通知\"\n"
                                   "    paragraph \"日期：2019-09-05　　作者：文/程远 图/木子　　点击：[]\"\n"
                                   "    section class=\"content\"\n      paragraph \"入秋以来雨水偏少，"
                                   "水渠多处淤塞，请各村组织劳力，于月底前清理完毕。\"\n");
    clean_page_expect_meta(doc, "creator", "程远");
    dnm_doc_free(doc);
}

/* Who wrote is marked by a class where no label says it; blogs say when at the end. */
Test(cleaner_main_content_notices, names_and_days_of_blogs)
{
    dnm_doc *doc =
        clean_page(HEAD "    heading 1 \"关于整修水渠的通知\"\n    paragraph \"程远\"\n"
                        "      ~link 0 6 \"/u/1\" class=\"follow-nickName\"\n"
                        "    section class=\"content\"\n      paragraph \"入秋以来雨水偏少，水渠多处淤塞，"
                        "请各村组织劳力，于月底前清理完毕。\"\n    paragraph \"编辑于 2019-09-05 10:00\"\n");
    clean_page_expect_meta(doc, "creator", "程远");
    clean_page_expect_meta(doc, "date", "2019-09-05T10:00");
    dnm_doc_free(doc);
}
