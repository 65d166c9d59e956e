/* rules.c -- the rules of cleaner `main_content`, with examples.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/keep.h"

#define PAGE_BEFORE                                                                                          \
    "document format=\"html\"\n"                                                                             \
    "  @title \"水库除险加固完工 - 某某新闻网\"\n"                                              \
    "  section class=\"nav\" tag=\"div\"\n"                                                                  \
    "    paragraph \"首页 新闻 财经\"\n"                                                               \
    "      ~link 0 6 \"/\"\n"                                                                                \
    "      ~link 7 6 \"/n\"\n"                                                                               \
    "      ~link 14 6 \"/f\"\n"                                                                              \
    "  section class=\"content\" tag=\"div\"\n"

#define PAGE_HEAD                                                                                            \
    "document format=\"html\"\n"                                                                             \
    "  @title \"水库除险加固完工 - 某某新闻网\"\n"
#define PAGE_BODY  "  section class=\"content\" tag=\"div\"\n"
#define PAGE_AFTER PAGE_HEAD PAGE_BODY

#define FIRST   "\"全市的水库除险加固工程昨天全部完工，下游两个乡镇的供水得到了保障。\"\n"
#define SECOND  "\"施工单位介绍，工程历时两年，共加固大坝三座，新修溢洪道两条。\"\n"
#define ARTICLE "    paragraph " FIRST "    paragraph " SECOND

#define THREAD   "document format=\"html\"\n  section class=\"thread\"\n"
#define QUESTION "\"渡口的石阶长满青苔，涨水以后滑得站不住人，有没有不伤石头的办法？\"\n"
#define ANSWER   "\"拿石灰水刷两遍，晒一个晴天再冲，青苔就起壳了，石头不会坏。\"\n"
#define THANKS   "\"刷了一遍就见效，等天晴再来第二遍，多谢。\"\n"
#define POST(name, time, text)                                                                               \
    "    section class=\"post\"\n      paragraph class=\"author\" \"" name "\"\n      paragraph \"" time     \
    "\"\n      paragraph class=\"message\" " text
#define WRITTEN(name, time, text)                                                                            \
    "    section class=\"post\"\n      paragraph class=\"author\" \"" name "\"\n      paragraph \"" time     \
    "\"\n      section role=\"post\"\n        @creator \"" name "\"\n        @date \"" time                  \
    "\"\n        paragraph class=\"message\" " text

const dnm_rule mc_rules[] = {
    [MC_OUTSIDE] =
        {
            .id = "outside",
            .summary =
                "Of a web page, what stands outside its article goes; how sure that is becomes metadata",
            .before = PAGE_BEFORE ARTICLE,
            .after = PAGE_HEAD
            "  @main_content \"article\"\n  @main_content.confidence \"636\"\n" PAGE_BODY ARTICLE,
            .untouched = "document\n  paragraph \"首页 新闻 财经\"\n    ~link 0 6 \"/\"\n",
        },
    [MC_ASIDE] =
        {
            .id = "aside",
            .summary =
                "Lists of links and what is named a comment, an advertisement or the like inside it go",
            .before = PAGE_AFTER ARTICLE "    section class=\"related\"\n"
                                         "      paragraph \"相关：大坝为什么会渗水\"\n"
                                         "        ~link 0 33 \"/1\"\n",
            .after = PAGE_AFTER ARTICLE,
            .untouched = PAGE_AFTER ARTICLE,
        },
    [MC_EDGE] =
        {
            .id = "edge",
            .summary = "By-lines, sharing and disclaimers at its beginning and end go; who, when and whence "
                       "become metadata",
            .before = PAGE_AFTER "    paragraph \"2019-05-13 10:11 来源：本站\"\n" ARTICLE
                                 "    paragraph \"（责任编辑：某某）\"\n",
            .after = PAGE_HEAD "  @date \"2019-05-13T10:11\"\n  @source \"本站\"\n" PAGE_BODY ARTICLE,
            .untouched = PAGE_AFTER ARTICLE,
        },
    [MC_TITLE] =
        {
            .id = "title",
            .summary = "The heading that repeats the page's title goes: the metadata has it",
            .before = PAGE_AFTER "    heading 1 \"水库除险加固完工\"\n" ARTICLE,
            .after = PAGE_AFTER ARTICLE,
            .untouched = PAGE_AFTER ARTICLE,
        },
    [MC_LAYOUT] =
        {
            .id = "layout_table",
            .summary = "A table that only places the article is dissolved",
            .before = "document format=\"html\"\n  table\n    table_row\n      table_cell\n"
                      "        paragraph " FIRST "        paragraph " SECOND "      table_cell\n",
            .after = "document format=\"html\"\n  paragraph " FIRST "  paragraph " SECOND,
            .untouched = "document format=\"html\"\n  section\n    paragraph " FIRST
                         "    table\n      table_row\n        table_cell\n          paragraph \"坝高\"\n"
                         "        table_cell\n          paragraph \"三十米\"\n    paragraph " SECOND,
        },
    [MC_UNSEEN] =
        {
            .id = "unseen",
            .summary = "Text inside a sentence that the page hides from its readers goes",
            .before = "document format=\"html\"\n  paragraph \"水库kq 3z除险加固\"\n"
                      "    ~generic 6 5 hidden=\"size\"\n",
            .after = "document format=\"html\"\n  paragraph \"水库除险加固\"\n",
            .untouched = "document format=\"html\"\n  paragraph \"水库 kq 3z 除险加固\"\n"
                         "    ~generic 7 5 hidden=\"visibility\"\n",
        },
    [MC_POST] =
        {
            .id = "post",
            .summary = "What one person wrote in a thread becomes a section, which knows who and when",
            .before = THREAD POST("河西", "2031-05-03", QUESTION) POST("老渡口", "2031-05-04", ANSWER)
                POST("河西", "2031-05-05", THANKS),
            .after = THREAD WRITTEN("河西", "2031-05-03", QUESTION) WRITTEN("老渡口", "2031-05-04", ANSWER)
                WRITTEN("河西", "2031-05-05", THANKS),
            .untouched = PAGE_AFTER ARTICLE,
        },
    {.id = NULL},
};
