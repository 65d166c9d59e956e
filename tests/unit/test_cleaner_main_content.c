/* test_cleaner_main_content.c -- which documents it touches at all, rules switched off, pages without an
 * article. Whole pages are golden fixtures.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "tests/unit/clean_text.h"

#define PAGE(format)                                                                                                       \
    "document" format "\n"                                                                                                 \
    "  @title \"食堂换了新灶台\"\n"                                                                                 \
    "  section class=\"nav\"\n"                                                                                            \
    "    paragraph \"首页 文章 留言\"\n"                                                                             \
    "      ~link 0 20 \"/\"\n"                                                                                             \
    "  section class=\"article\"\n"                                                                                        \
    "    heading 1 \"食堂换了新灶台\"\n"                                                                            \
    "    paragraph \"厂里的食堂上个月换了新灶台，做饭比以前快了许多，师傅们都很高兴。\"\n" \
    "    paragraph \"旧灶台用了二十年，火力不足，冬天要等半个钟头才能烧开一锅水。\"\n"

static char *cleaned(const char *dump, const char *disabled)
{
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    cr_assert_eq(dnm_ctx_only(ctx, "main_content"), DNM_OK);
    if (disabled) cr_assert_eq(dnm_ctx_disable(ctx, disabled), DNM_OK);
    dnm_doc *doc = clean_text_read(dump);
    cr_assert_eq(dnm_clean(ctx, doc), DNM_OK);
    const char *why = "";
    cr_expect_eq(dnm_doc_check(doc, &why), DNM_OK, "%s", why);
    char *text = clean_text_write(doc, false);
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
    return text;
}

static void expect(const char *dump, const char *disabled, const char *text)
{
    char *got = cleaned(dump, disabled);
    cr_expect_str_eq(got, text, "got [%s]", got);
    free(got);
}

#define ARTICLE                                                                                              \
    "厂里的食堂上个月换了新灶台，做饭比以前快了许多，师傅们都很高兴。\n"     \
    "旧灶台用了二十年，火力不足，冬天要等半个钟头才能烧开一锅水。"

Test(cleaner_main_content, only_documents_from_html)
{
    expect(PAGE(" format=\"html\""), NULL, ARTICLE);
    expect(PAGE(""), NULL, "首页 文章 留言\n食堂换了新灶台\n" ARTICLE);
    expect(PAGE(" format=\"docx\""), NULL, "首页 文章 留言\n食堂换了新灶台\n" ARTICLE);
}

/* A reason that is switched off must not be hidden in a larger removal for another reason. */
Test(cleaner_main_content, every_rule_can_be_switched_off)
{
    expect(PAGE(" format=\"html\""), "main_content/title", "食堂换了新灶台\n" ARTICLE);
    expect(PAGE(" format=\"html\""), "main_content/outside", "首页 文章 留言\n" ARTICLE);
}

Test(cleaner_main_content, pages_without_an_article)
{
    static const struct {
        const char *dump, *text;
    } cases[] = {
        {"document format=\"html\"\n", ""},
        {"document format=\"html\"\n  section\n    paragraph \"你好\"\n", "你好"},
        {"document format=\"html\"\n  paragraph \"首页\"\n    ~link 0 6 \"/\"\n  paragraph \"张三\"\n",
         "张三"},
        {"document format=\"html\"\n  paragraph \"\\u{fffc}\"\n    ~image 0 3 \"a.png\"\n", "\xEF\xBF\xBC"},
        {"document format=\"html\"\n  @title \"一二三四\"\n  heading 1 \"一二三四\"\n", "一二三四"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect(cases[i].dump, NULL, cases[i].text);
}

#define HEAD         "document format=\"html\"\n  @title \"食堂换了新灶台\"\n"
#define FIRST        "厂里的食堂上个月换了新灶台，做饭比以前快了许多，师傅们都很高兴。"
#define LAST         "旧灶台用了二十年，火力不足，冬天要等半个钟头才能烧开一锅水。"
#define PAIR(indent) indent "paragraph \"" FIRST "\"\n" indent "paragraph \"" LAST "\"\n"

/* What a name says a box has is not what the box is; an id may be a heading's text. */
Test(cleaner_main_content, names_that_do_not_mean_what_they_say)
{
    static const char *const names[] = {"class=\"has-sidebar\"",   "class=\"content no-ads\"",
                                        "class=\"hidden-xs\"",     "id=\"how-to-share-a-kitchen\"",
                                        "class=\"sidebar_right\"", "class=\"theme-widget-container\""};
    char dump[1024];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(dump, sizeof dump, HEAD "  section %s tag=\"div\"\n" PAIR("    "), names[i]);
        expect(dump, NULL, FIRST "\n" LAST);
    }
    expect(HEAD "  section\n    paragraph \"" FIRST
                "\"\n    heading 2 \"接下来做什么\" id=\"what-comes-next\"\n"
                "    paragraph \"" LAST "\"\n",
           NULL, FIRST "\n接下来做什么\n" LAST);
}

#define ITEM(text)            "      list_item\n        paragraph \"" text "\"\n"
#define LINK(text, bytes, to) ITEM(text) "          ~link 0 " bytes " \"" to "\"\n"

/* A list of sentences keeps the items that are links; a list of links goes. */
Test(cleaner_main_content, lists_belong_together)
{
    static const char of_text[] = HEAD "  section\n" PAIR("    ") "    list\n" ITEM(LAST)
        LINK("新灶台的说明书", "21", "/manual") ITEM(FIRST) PAIR("    ");
    static const char of_links[] =
        HEAD "  section\n" PAIR("    ") "    list\n" LINK("另一条新闻的标题", "24", "/1")
            LINK("再一条新闻的标题", "24", "/2") PAIR("    ");
    expect(of_text, NULL, FIRST "\n" LAST "\n" LAST "\n新灶台的说明书\n" FIRST "\n" FIRST "\n" LAST);
    expect(of_links, NULL, FIRST "\n" LAST "\n" FIRST "\n" LAST);
}

/* A heading that says a part of the title only, with half of the article before it, is one of the article's.
 */
Test(cleaner_main_content, headings_with_a_part_of_the_title)
{
    expect("document format=\"html\"\n  @title \"食堂换了新灶台以后的第一个冬天\"\n  section\n" PAIR(
               "    ") "    heading 2 \"食堂换了新灶台\"\n" PAIR("    "),
           NULL, FIRST "\n" LAST "\n食堂换了新灶台\n" FIRST "\n" LAST);
}

/* Who signs, and the day, belong to the text; a date by itself, or with a time of day, is the page's. */
Test(cleaner_main_content, a_signature_stays)
{
    expect(
        PAGE(" format=\"html\"") "    paragraph \"河港镇人民政府\"\n    paragraph \"二〇三一年三月四日\"\n",
        NULL, ARTICLE "\n河港镇人民政府\n二〇三一年三月四日");
    expect(PAGE(" format=\"html\"") "    paragraph \"2031年3月4日\"\n", NULL, ARTICLE);
    expect(PAGE(" format=\"html\"") "    paragraph \"阿树\"\n    paragraph \"2031年3月4日 10:15\"\n", NULL,
           ARTICLE);
    expect(PAGE(" format=\"html\"") "    paragraph \"阿树\"\n    paragraph \"2031-03-04\"\n", NULL, ARTICLE);
    expect(PAGE(" format=\"html\"") "    paragraph \"编辑：阿树\"\n    paragraph \"2031年3月4日\"\n", NULL,
           ARTICLE);
}

#define MORE      "    paragraph \"灶台是本厂的泥瓦匠自己砌的，砖也是拆旧房子拆下来的，没有花一分钱。\"\n"
#define MORE_TEXT "灶台是本厂的泥瓦匠自己砌的，砖也是拆旧房子拆下来的，没有花一分钱。"

/* Boxes between paragraphs that ask their reader for something; an author's words in a box of their own stay.
 */
Test(cleaner_main_content, boxes_with_appeals_go)
{
    static const struct {
        const char *box, *stays;
    } rows[] = {
        {"class=\"mask\" \"开通VIP会员，享受整站免下载\"", ""},
        {"class=\"btn\" \"点击下载全文（可编辑）\"", ""},
        {"\"点击下载全文（可编辑）\"", "点击下载全文（可编辑）\n"},
        {"class=\"tip\" \"点击右上角，下载表格。\"", "点击右上角，下载表格。\n"},
        {"class=\"tip\" \"三号灶下载\"", "三号灶下载\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char page[2048], text[1024];
        snprintf(page, sizeof page, "%s    paragraph %s\n%s", PAGE(" format=\"html\""), rows[i].box, MORE);
        snprintf(text, sizeof text, "%s\n%s%s", ARTICLE, rows[i].stays, MORE_TEXT);
        expect(page, NULL, text);
    }
}

#define HTML "document format=\"html\"\n"
#define ROW(a, b, header)                                                                                    \
    "      table_row\n        table_cell" header "\n          paragraph \"" a                                \
    "\"\n        table_cell" header "\n          paragraph \"" b "\"\n"
#define ARTICLE_BOX "  section class=\"wrap\"\n    section class=\"article\"\n" PAIR("      ")

/* A table of data behind the box of the article is its own; one that says nothing of its columns may be
 * any.
 */
Test(cleaner_main_content, tables_behind_the_article)
{
    expect(HTML ARTICLE_BOX "    table\n" ROW("灶台", "锅数", " header=\"1\"") ROW("东灶", "三口", ""), NULL,
           FIRST "\n" LAST "\n灶台\n锅数\n东灶\n三口");
    expect(HTML ARTICLE_BOX "    table\n" ROW("站点", "地图", "") ROW("电话", "地址", ""), NULL,
           FIRST "\n" LAST);
}

/* The only heading of a page without a title stays, wherever it stands; one of several is none. */
Test(cleaner_main_content, headings_above_the_article)
{
    expect(HTML "  section class=\"top\"\n    heading 1 \"食堂换了新灶台\"\n  section class=\"nav\"\n"
                "    paragraph \"首页\"\n      ~link 0 6 \"/\"\n  section class=\"article\"\n" PAIR("    "),
           NULL, "食堂换了新灶台\n" FIRST "\n" LAST);
    expect(HTML "  section class=\"top\"\n    heading 1 \"某某网\"\n    heading 1 \"要闻\"\n"
                "  section class=\"article\"\n" PAIR("    "),
           NULL, FIRST "\n" LAST);
}

#define TEASER(n, title)                                                                                     \
    "    section class=\"item-" n "\"\n      heading 2 \"" title "\"\n        ~link 0 18 \"/" n "\"\n"       \
    "      paragraph \"" FIRST LAST "\"\n"

/* Of a list of pages all titles and teasers stay: none of them is the article. */
Test(cleaner_main_content, lists_of_pages)
{
    static const char list[] =
        HTML "  @title \"厂报\"\n  section class=\"nav\"\n    paragraph \"首页\"\n      ~link 0 6 \"/\"\n  "
             "section class=\"list\"\n" TEASER("1", "食堂换新灶台") TEASER("2", "车间装了天窗")
                 TEASER("3", "浴室修好水管") TEASER("4", "澡堂改了钟点");
    expect(list, NULL,
           "食堂换新灶台\n" FIRST LAST "\n车间装了天窗\n" FIRST LAST "\n浴室修好水管\n" FIRST LAST
           "\n澡堂改了钟点\n" FIRST LAST);
}

/* What a click uncovers is text where it stands in the order of the text; dialogues, copies for machines and
 * single lines stay hidden. */
Test(cleaner_main_content, collapsed_text)
{
#define HIDDEN(content) "      section hidden=\"display\"\n        paragraph \"" content "\"\n"
#define REST            "新灶台是隔壁机修车间的师傅们自己焊的，前后用了十一天，没有耽误一顿饭。"
    expect(HEAD "  section\n    section\n" PAIR("      ") HIDDEN(REST REST), NULL,
           FIRST "\n" LAST "\n" REST REST);
    expect(HEAD "  section\n    section\n" HIDDEN(FIRST) PAIR("      "), NULL, FIRST "\n" LAST);
    expect(HEAD "  section\n    section\n" PAIR("      ") "      paragraph hidden=\"display\" \"" REST "\"\n",
           NULL, FIRST "\n" LAST);
    expect(HEAD "  section\n    section class=\"pane\"\n" PAIR(
               "      ") "    section class=\"pane\" hidden=\"display\"\n      paragraph \"" REST "\"\n"
                         "  section class=\"ask\" hidden=\"display\"\n    paragraph \"" REST "\"\n",
           NULL, FIRST "\n" LAST "\n" REST);
}

/* Questions with their answers folded under them. */
Test(cleaner_main_content, folded_answers)
{
#define FOLDED(question, answer)                                                                             \
    "      section class=\"item\"\n        heading 4 \"" question                                            \
    "\"\n        paragraph hidden=\"display\" \"" answer "\"\n"
    expect(HEAD "  section\n    section\n" FOLDED("几点开饭？", "早饭六点半，午饭十一点半，晚饭五点半。")
               FOLDED("星期天开吗？", "星期天只做两顿，早饭和午饭并在一起，九点开始。")
                   FOLDED("能打包吗？", "可以，饭盒自己带，汤不外带，免得洒在路上。"),
           NULL,
           "几点开饭？\n早饭六点半，午饭十一点半，晚饭五点半。\n星期天开吗？\n"
           "星期天只做两顿，早饭和午饭并在一起，九点开始。\n能打包吗？\n"
           "可以，饭盒自己带，汤不外带，免得洒在路上。");
}

/* A heading in a box of its own, with buttons beside it, is one if text follows; a heading over links goes
 * with them. */
Test(cleaner_main_content, headings_in_boxes)
{
#define BOXED(heading)                                                                                       \
    "    section class=\"t\"\n      heading 2 \"" heading                                                    \
    "\"\n      paragraph \"编辑\"\n        ~link 0 6 \"#e\"\n      paragraph \"朗读\"\n"
    expect(HEAD "  section\n" BOXED("头一个月") PAIR("    ") BOXED("以后") PAIR("    "), NULL,
           "头一个月\n" FIRST "\n" LAST "\n以后\n" FIRST "\n" LAST);
    expect(HEAD "  section\n" PAIR(
               "    ") "    section\n      heading 2 \"别的食堂\"\n"
                       "      paragraph \"东厂食堂的新灶台\"\n        ~link 0 24 \"/1\"\n" PAIR("    "),
           NULL, FIRST "\n" LAST "\n" FIRST "\n" LAST);
}

/* Above the steps of a recipe stand its ingredients, above a translation its poem, in boxes without a
 * sentence to speak for them; the text grows over them, and over a table of contents, up to the first line
 * that is the site's. */
Test(cleaner_main_content, text_beside_the_container)
{
#define CELLS ROW("面粉", "五百克", "") ROW("盐", "适量", "") ROW("水", "一碗", "")
#define STEPS "    section class=\"steps\"\n" PAIR("      ")
    expect(HTML
           "  section class=\"wrap\"\n    paragraph \"收藏 12\"\n    heading 2 \"用料\"\n    table\n" CELLS
           "    heading 2 \"做法\"\n" STEPS,
           NULL, "用料\n面粉\n五百克\n盐\n适量\n水\n一碗\n做法\n" FIRST "\n" LAST);
    expect(HTML "  section class=\"wrap\"\n    paragraph \"面要和得硬，水要分三次加，急不得。\"\n"
                "    heading 2 \"目录\"\n    list\n" LINK("做法", "6", "#2")
                    LINK("窍门", "6", "#3") "    heading 2 \"做法\"\n" STEPS,
           NULL, "面要和得硬，水要分三次加，急不得。\n做法\n" FIRST "\n" LAST);
    expect(HTML "  section class=\"wrap\"\n    list\n" ITEM("介绍") ITEM("参数") ITEM("售后") STEPS, NULL,
           FIRST "\n" LAST);
}

/* Links that the text leads to are its own, a list of links with a sentence on each is, and so is what a
 * notice encloses; the title of another page between two paragraphs is none. */
Test(cleaner_main_content, lines_that_are_links)
{
#define LINKED(text, bytes, to) "    paragraph \"" text "\"\n      ~link 0 " bytes " \"" to "\"\n"
#define LINE(text)              "    paragraph \"" text "\"\n"
    expect(HEAD "  section\n" PAIR("    ") LINE("图纸在这里：") LINKED("新灶台的图纸和尺寸", "27", "/d")
               PAIR("    "),
           NULL, FIRST "\n" LAST "\n图纸在这里：\n新灶台的图纸和尺寸\n" FIRST "\n" LAST);
    expect(HEAD "  section\n" PAIR("    ") LINKED("东厂食堂的旧灶台", "24", "/1") LINE(FIRST)
               LINKED("西厂食堂的旧灶台", "24", "/2") LINE(LAST),
           NULL, FIRST "\n" LAST "\n东厂食堂的旧灶台\n" FIRST "\n西厂食堂的旧灶台\n" LAST);
    expect(HEAD "  section\n" PAIR("    ") LINKED("另一条新闻的标题", "24", "/1") PAIR("    "), NULL,
           FIRST "\n" LAST "\n" FIRST "\n" LAST);
    expect(HEAD "  section\n" LINE("厂办发〔2024〕7号") PAIR("    ") LINE("附件：")
               LINKED("食堂用餐时间表.doc", "25", "/f/1.doc") LINE("厂部办公室") LINE("2024年3月5日")
                   LINE("（此件发至车间）"),
           NULL,
           "厂办发〔2024〕7号\n" FIRST "\n" LAST
           "\n附件：\n食堂用餐时间表.doc\n厂部办公室\n2024年3月5日\n（此件发至车间）");
}

/* Words of sites in a line are the text's where its title has them, too; and somebody may be called upon
 * right below a by-line. */
Test(cleaner_main_content, words_of_sites_in_the_text)
{
    expect("document format=\"html\"\n  @title \"© 后面写哪一年\"\n  section\n" PAIR("    ")
               LINE("© 2019 红星食堂"),
           NULL, FIRST "\n" LAST "\n© 2019 红星食堂");
    expect(HEAD "  section\n" PAIR("    ") LINE("© 2019 红星食堂"), NULL, FIRST "\n" LAST);
    expect(HEAD "  section\n" LINE("2014-10-22 10:20") LINE("编辑同志：") PAIR("    "), NULL,
           "编辑同志：\n" FIRST "\n" LAST);
}

/* Numbers of lines beside code, in a cell of their own, are none of it. */
Test(cleaner_main_content, numbers_of_lines)
{
#define CODE(text) "        table_cell\n          code_block \"" text "\"\n"
    expect(HEAD "  section\n" PAIR("    ") "    table\n      table_row\n" CODE("1\\n2")
               CODE("make\\nmake install") PAIR("    "),
           NULL, FIRST "\n" LAST "\nmake\nmake install\n" FIRST "\n" LAST);
}

/* Where there is no article, a site's lines at the end still go. */
Test(cleaner_main_content, the_end_of_a_page_without_an_article)
{
    expect(HTML "  section\n    paragraph \"红星食堂\"\n    paragraph \"电话：600999\"\n"
                "  paragraph \"版权所有 红星食堂\"\n",
           NULL, "红星食堂\n电话：600999");
}

/* Items, terms and cells stand beside each other in their list or table: a question before an answer in a
 * list of terms, short lists under headings of their own, a signature in the last rows of a layout table. */
Test(cleaner_main_content, lines_in_lists_and_cells)
{
#define TERM(question, answer)                                                                               \
    "      definition_term\n        paragraph \"" question                                                   \
    "\"\n      definition\n        paragraph \"" answer "\"\n"
    expect(HEAD "  section\n    definition_list\n" TERM("记者：为什么要换灶台？", "赵师傅：" LAST)
               TERM("记者：换了以后呢？", "赵师傅：" FIRST),
           NULL, "记者：为什么要换灶台？\n赵师傅：" LAST "\n记者：换了以后呢？\n赵师傅：" FIRST);
    expect(HEAD "  section\n    heading 3 \"主料\"\n    list\n" ITEM("面粉 500克")
               ITEM("水 1碗") "    heading 3 \"辅料\"\n    list\n" ITEM("盐 3克")
                   ITEM("油 2勺") "    heading 3 \"做法\"\n    list\n" ITEM(FIRST) ITEM(LAST),
           NULL, "主料\n面粉 500克\n水 1碗\n辅料\n盐 3克\n油 2勺\n做法\n" FIRST "\n" LAST);
#define CELL(text) "      table_row\n        table_cell\n          paragraph \"" text "\"\n"
    expect(HEAD "  section\n    table\n" CELL(FIRST) CELL(LAST) CELL("红星厂食堂") CELL("2024年3月5日"), NULL,
           FIRST "\n" LAST "\n红星厂食堂\n2024年3月5日");
}

/* Years that head the parts of a text are no by-lines. */
Test(cleaner_main_content, years_as_headings)
{
    expect(HEAD "  section\n    paragraph \"" FIRST "\"\n    heading 3 \"2011年\"\n    paragraph \"" LAST
                "\"\n    heading 3 \"2012年\"\n" PAIR("    "),
           NULL, FIRST "\n2011年\n" LAST "\n2012年\n" FIRST "\n" LAST);
}

/* Who the author is stands in brackets below a text; who wrote or edited it is a by-line. */
Test(cleaner_main_content, notes_in_brackets)
{
    expect(HEAD "  section\n" PAIR("    ") LINE("（作者单位：红星厂食堂）"), NULL,
           FIRST "\n" LAST "\n（作者单位：红星厂食堂）");
    expect(HEAD "  section\n" PAIR("    ") LINE("（原载《食堂》2018年第9期）"), NULL,
           FIRST "\n" LAST "\n（原载《食堂》2018年第9期）");
    expect(HEAD "  section\n" PAIR("    ") LINE("（作者：赵师傅）"), NULL, FIRST "\n" LAST);
    expect(HEAD "  section\n" PAIR("    ") LINE("（责任编辑：赵师傅）"), NULL, FIRST "\n" LAST);
}

/* Thanks in the same words are no copy of a post. */
Test(cleaner_main_content, thanks_in_the_same_words)
{
#define POST(n, text)                                                                                        \
    "    section class=\"post\"\n      section class=\"meta\"\n        paragraph \"赵师傅 2020-01-0" n       \
    " 10:00\"\n          ~link 0 9 \"/u\"\n      section class=\"body\"\n        paragraph \"" text "\"\n"
#define THANKS "楼主辛苦了，谢谢分享这么好的经历"
    expect(HEAD "  section class=\"thread\"\n" POST("1", FIRST) POST("2", THANKS) POST("3", LAST)
               POST("4", THANKS) POST("5", REST),
           NULL, FIRST "\n" THANKS "\n" LAST "\n" THANKS "\n" REST);
}

/* Of a text of lines, one that says a day and a word of by-lines is none, however long it is. */
Test(cleaner_main_content, a_by_line_above_a_text_of_lines)
{
    expect(HTML "  @title \"灶台谣\"\n  section class=\"wrap\"\n    heading 1 \"灶台谣\"\n"
                "    section class=\"info\"\n      paragraph \"炊烟小记 发表于 2019-11-11 11:11 阅读 322\"\n"
                "    section class=\"verse\"\n      paragraph \"新灶台上一口锅\"\n"
                "      paragraph \"东边煮饭西边歌\"\n      paragraph \"柴火三根水半瓢\"\n"
                "      paragraph \"师傅先尝味如何\"\n"
                "      paragraph \"旧灶台边旧板凳\"\n      paragraph \"坐过多少下班人\"\n"
                "      paragraph \"如今凳上猫儿睡\"\n      paragraph \"闻见鱼香不起身\"\n",
           NULL,
           "新灶台上一口锅\n东边煮饭西边歌\n柴火三根水半瓢\n师傅先尝味如何\n旧灶台边旧板凳\n坐过多少下班人\n"
           "如今凳上猫儿睡\n闻见鱼香不起身");
}
