/* test_cleaner_markup_residue.c -- HTML as debris goes, HTML as a subject stays.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/clean_text.h"

typedef struct example {
    const char *before, *after;
} example;

/* A NULL after: unchanged. */
#define EXPECT_ALL(examples)                                                                                 \
    for (size_t i = 0; i < sizeof(examples) / sizeof *(examples); i++)                                       \
    clean_text_expect("markup_residue", (examples)[i].before,                                                \
                      (examples)[i].after ? (examples)[i].after : (examples)[i].before)

Test(cleaner_markup_residue, tags)
{
    static const example examples[] = {
        {"1. <ul id=\"fw\"></ul>\n<object id='x'></object>\n正文", "正文"},
        {"<P align=center>第一段</P><P>第二段</P>", "第一段\n第二段"},
        {"第一行<br>第二行<BR/>第三行", "第一行\n第二行\n第三行"},
        {"这是<b>重点</b>内容", "这是重点内容"},
        {"<font color=\"#ff0000\" size=3>红字</font>", "红字"},
        {"前<!-- 广告位 -->后", "前后"},
        {"前<script>var a = '<b>';</script>后", "前后"},
        {"&lt;p&gt;一段&lt;/p&gt;&amp;lt;p&amp;gt;二段", "一段\n二段"},
        {"见<a href=\"x.htm\">附件</a>", "见附件"},
        {"document\n  heading 1 \"标题<br>\"\n", "document\n  heading 1 \"标题\"\n"},
    };
    EXPECT_ALL(examples);
}

Test(cleaner_markup_residue, what_is_no_tag)
{
    static const example examples[] = {
        {"根据<条例>和<办法>", NULL},
        {"a<b 且 c>d，i<p>j 除外", NULL},
        {"std::vector<object> v; List<string>", NULL},
        {"写信到 <office@example.org> 或 <http://example.org/a>", NULL},
        {"点击<title>一栏", NULL}, /* a word; it has no partner */
        {"x <- 3; y -> z; 3 < 5", NULL},
        {"<p", NULL},
        {"<b<b<b<b<b<b", NULL},
    };
    EXPECT_ALL(examples);
}

Test(cleaner_markup_residue, a_text_about_markup_stays)
{
    static const example examples[] = {
        {"<br> 标签表示换行。\n用 <p>段落</p> 分段。", NULL},
        {"把文字放在“<b>”和“</b>”之间就能加粗。", NULL},
        {"The <div> element has no meaning of its own; use `<section>`.", NULL},
        {"document\n  paragraph \"put <br> here\"\n    ~code 4 4\n", NULL},
        {"document\n  code_block \"<p>&nbsp;</p>\"\n", NULL},
    };
    EXPECT_ALL(examples);
}

Test(cleaner_markup_residue, references)
{
    static const example examples[] = {
        {"&nbsp;&nbsp;&ldquo;三个服务&rdquo;&hellip;&#8212;&#x2014;", "  “三个服务”…——"},
        {"R&amp;D &amp;amp; AT&amp;T", "R&D & AT&T"},
        {"&amp;nbsp;好&nbsp ", " 好  "},
        {"a&b, ?x=1&copy=2, AT&T;", NULL},
        {"&foo; &#xD800; &#0;", NULL},
        {"空格写作“&nbsp;”。", NULL},
        {"1 &lt; 2 &gt; 0", "1 < 2 > 0"},
    };
    EXPECT_ALL(examples);
}

Test(cleaner_markup_residue, single_marks)
{
    static const example examples[] = {
        {"取得更大的进步！|", "取得更大的进步！"},
        {"取得更大的进步！\n|", "取得更大的进步！"},
        {"按照园林城市的`要求，抓好规划。", "按照园林城市的要求，抓好规划。"},
        {"按照园林城市的'要求，抓好规划。", "按照园林城市的要求，抓好规划。"},
        {"运行 `make` 然后 `make test`", NULL},
        {"| 甲 | 乙 |\n| 一 | 二 |\n结束。|", NULL},
        {"他说'好'。", NULL},
        {"rock 'n roll", NULL},
    };
    EXPECT_ALL(examples);
}

/* What would let new markup appear is left and flagged, so that cleaning twice is cleaning once. */
Test(cleaner_markup_residue, nested_markup)
{
    static const example examples[] = {
        {"<<br>br>", NULL},
        {"&l<br>t;br&gt;", NULL},
        {"&am<br>p;nbsp;", NULL},
    };
    EXPECT_ALL(examples);
}

Test(cleaner_markup_residue, single_marks_at_both_edges_go)
{
    clean_text_expect("markup_residue", "`堤修好了，大家都很高兴。\n|明年还要种树，先种柳树。\n河水退了。^",
                      "堤修好了，大家都很高兴。\n明年还要种树，先种柳树。\n河水退了。");
    clean_text_expect_same("markup_residue", "|甲|乙|\n|丙|丁|\n|一行没有写完。");
    clean_text_expect_same("markup_residue", "`ls` 列出文件。\n^表示行首");
    clean_text_expect("markup_residue", "堤修好了，大家都很高兴。\xEE\x80\x84`\n明年还要种树。",
                      "堤修好了，大家都很高兴。\xEE\x80\x84\n明年还要种树。");
}

Test(cleaner_markup_residue, tags_among_words_are_spoken_of)
{
    clean_text_expect_same("markup_residue",
                           "在 HTML 中，<p> 标签表示段落，<br> 表示换行，&nbsp; 表示空格。\n"
                           "初学者分不清 <b> 和 <strong> 有什么不同。");
}

Test(cleaner_markup_residue, what_offices_and_hidden_scripts_leave)
{
    clean_text_expect(
        "markup_residue",
        "堤修好了。<o:p></o:p>\n<?xml:namespace prefix = o />明年还要种树。\n"
        "//<![CDATA[ ad_client = \"pub-1\"; //]]>\n去<st1:place w:st=\"on\">河港</st1:place>看堤。",
        "堤修好了。\n明年还要种树。\n去河港看堤。");
    clean_text_expect_same("markup_residue", "数据写在 <![CDATA[ 和 ]]> 之间。\n比例 a<o:b 不成立。");
}

Test(cleaner_markup_residue, a_page_printed_as_an_example_stays)
{
    clean_text_expect_same("markup_residue",
                           "一个最简单的网页：\n<html>\n<body>\n<p>你好，世界</p>\n<br/>\n</body>\n"
                           "</html>\n把上面几行存为一个文件，用浏览器打开即可。");
    clean_text_expect_same("markup_residue",
                           "源码如下：\n    <ul>\n      <li>一</li>\n      <li>二</li>\n    </ul>\n"
                           "保存即可。");
    clean_text_expect_same("markup_residue",
                           "网页的骨架并不复杂，看过就会写。\n<table>\n  <tr>\n    <td>一</td>\n  </tr>\n"
                           "</table>\n表格里的内容可以随意修改。");
    /* No example: whole paragraphs, in a box that nothing announces; tags that do not close in order. */
    clean_text_expect(
        "markup_residue",
        "渡口的一天\n<div>\n<p>渡口在镇子的东头，有两只木船，一只渡人，一只渡牲口。</p>\n"
        "<p>下雨涨水的日子不开船，大家就在棚子里等。</p>\n</div>\n船老大姓何，他的父亲也是摆渡的。",
        "渡口的一天\n渡口在镇子的东头，有两只木船，一只渡人，一只渡牲口。\n"
        "下雨涨水的日子不开船，大家就在棚子里等。\n船老大姓何，他的父亲也是摆渡的。");
    clean_text_expect("markup_residue",
                      "船上要带三样东西：\n<p>绳子</p>\n<p>竹篙</p>\n<p>水瓢</p>\n少一样也不行。",
                      "船上要带三样东西：\n绳子\n竹篙\n水瓢\n少一样也不行。");
}

/* Faces begin as patterns do that search for tags. */
Test(cleaner_markup_residue, faces_are_no_talk_of_tags)
{
    clean_text_expect(
        "markup_residue",
        "渡船今天修好了<(￣ˇ￣)>，明天一早就下水。<br>\n雨下得太大<(－_－)>，只好改到后天。<br>\n"
        "到时候请大家都来看。<br>",
        "渡船今天修好了<(￣ˇ￣)>，明天一早就下水。\n雨下得太大<(－_－)>，只好改到后天。\n"
        "到时候请大家都来看。");
    clean_text_expect("markup_residue",
                      "渡船今天修好了<(^_^)>，明天一早就下水。<br>\n雨下得太大<(*.*)>，只好改到后天。<br>\n"
                      "到时候请大家都来看<[-_-]>。<br>",
                      "渡船今天修好了<(^_^)>，明天一早就下水。\n雨下得太大<(*.*)>，只好改到后天。\n"
                      "到时候请大家都来看<[-_-]>。");
    clean_text_expect_same("markup_residue", "先删掉 <[^>]+> 再说，别写成 <.*>，那样会多删。<br>\n"
                                             "要留下字就写 <(\\w+)[^>]*>，再看一遍。<br>");
}

/* A word that may teach is no sign by itself. */
Test(cleaner_markup_residue, tags_behind_common_words_are_residue)
{
    clean_text_expect("markup_residue", "镇上把修渠的费用<b>压缩了三成</b>，剩下的钱都拿来修桥。",
                      "镇上把修渠的费用压缩了三成，剩下的钱都拿来修桥。");
    clean_text_expect("markup_residue", "要做的事还有很多，例如：<b>修路</b>、<i>架桥</i>。",
                      "要做的事还有很多，例如：修路、架桥。");
    clean_text_expect("forum_markup", "这口井一直在用[b]，从来没有干过[/b]，村里人都喝它的水。",
                      "这口井一直在用，从来没有干过，村里人都喝它的水。");
}
