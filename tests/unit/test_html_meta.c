/* test_html_meta.c -- what converter html understands of the statements of pages: the title without the
 * site, JSON-LD in all its forms, microdata, dates, and which statement is believed.
 *
 * SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "core/base/buf.h"
#include "docnorm/docnorm.h"

#include <criterion/criterion.h>

/* All values of a key, "a; b". */
static void read_values(const char *page, size_t n, const char *key, dnm_buf *out)
{
    dnm_ctx *ctx;
    dnm_doc *doc;
    dnm_input input;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    dnm_input_init(&input, "page.html", page, n);
    cr_assert_eq(dnm_read(ctx, &input, "html", &doc), DNM_OK);
    const dnm_view *view = dnm_doc_view(doc);
    dnm_buf_init(out, 1 << 20);
    for (uint32_t i = 0; i < view->meta_count; i++) {
        if (!dnm_str_eq(dnm_doc_string(doc, view->metas[i].key), dnm_str_of(key))) continue;
        const dnm_str value = dnm_doc_string(doc, view->metas[i].value);
        if (out->n) dnm_buf_add_str(out, "; ");
        dnm_buf_add(out, value.p, value.n);
    }
    dnm_buf_add(out, "", 0);
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
}

static void expect(const char *page, const char *key, const char *value)
{
    dnm_buf text;
    read_values(page, strlen(page), key, &text);
    cr_expect_str_eq(text.p ? text.p : "", value, "%s of %s\n  is   %s\n  want %s", key, page,
                     text.p ? text.p : "", value);
    dnm_buf_free(&text);
}

#define PAGE "<meta charset=utf-8>"

Test(html_meta, title_is_without_the_site)
{
    static const char *const cases[][2] = {
        /* a heading, another statement, a text says the part */
        {"<title>堤上的一夜_文学_纸鹞网</title><h2>堤上的一夜</h2>", "堤上的一夜"},
        {"<title>堤上的 一夜-随笔-纸鹞</title><h1>纸鹞</h1><h1>堤上的一夜</h1>", "堤上的 一夜"},
        {"<title>纸鹞网 | 堤上的一夜</title><h1>堤上的一夜</h1>", "堤上的一夜"},
        {"<title>A Night on the Dike - Stories</title><meta property=og:title content='A night on the dike'>",
         "A Night on the Dike"},
        {"<title>堤上的一夜GPU-KITE 纸鹞</title><td>堤上的一夜GPU</td>", "堤上的一夜GPU"},
        {"<title>堤上的一夜值守记录 纸鹞镇水务站</title><div>堤上的一夜值守记录</div>", "堤上的一夜值守记录"},
        {"<title>堤上的一夜(通用版) - 纸鹞</title><h1>堤上的一夜</h1>", "堤上的一夜"},
        {"<title>堤上的一夜.docx - 纸鹞文库</title><h1>堤上的一夜.docx</h1>", "堤上的一夜"},
        {"<title>Kite soup recipe | Kite</title><meta property=og:title content='Kite soup'><h1>Kite "
         "soup</h1>",
         "Kite soup"},
        {"<title>[1203.1] On dikes: a study</title><meta name=citation_title content='On dikes: a study'>",
         "On dikes: a study"},
        {"<title>A night. What I saw | by Ada Fenn | Kite</title><meta property=og:title content='A night. '>"
         "<meta property=og:title content='A night. What I saw'><h1>A night. What I saw</h1>",
         "A night. What I saw"},
        {"<title>堤上 - 河边杂谈闲话 - 纸鹞网上论坛 - Powered by Kite</title><h1>堤上的一夜</h1>",
         "堤上 - 河边杂谈闲话 - 纸鹞网上论坛 - Powered by Kite"},
        {"<title>堤上一夜 - 河边杂谈闲话 - 纸鹞网上论坛 - Powered by Kite</title><h1>堤上一夜</h1>",
         "堤上一夜"},
        {"<title>Kite Office: A Night on the Dike</title><h1>A Night on the Dike</h1>",
         "A Night on the Dike"},
        {"<title>堤上的一夜：纸鹞新报</title><meta property=og:site_name "
         "content=纸鹞新报><h1>堤上的一夜</h1>",
         "堤上的一夜"},
        /* the whole is the title */
        {"<title>堤上的一夜：一次排错</title><h1>堤上的一夜：一次排错</h1>", "堤上的一夜：一次排错"},
        {"<title>堤上的一夜（上）</title><p>文</p>", "堤上的一夜（上）"},
        {"<title>Spider-man and X-ray: a report</title><h1>Spider-man and X-ray: a report</h1>",
         "Spider-man and X-ray: a report"},
        {"<title>汛期 - 堤上的一夜</title><p>文</p>", "汛期 - 堤上的一夜"},
        {"<title>纸鹞网</title><h1>某某</h1>", "纸鹞网"},
        {"<title>纸鹞网</title><h1>堤上的一夜</h1>", "堤上的一夜"},
        {"<title>New Page 1</title><h1>堤上</h1>", "堤上"},
        {"<title>无标题文档</title><p>堤上", ""},
        {"<h1>堤上的一夜</h1><p>水退了。", "堤上的一夜"},
        /* the site is known by its statement, its address, or its ending */
        {"<title>堤上的一夜 - 纸鹞</title><meta property=og:site_name content=纸鹞>", "堤上的一夜"},
        {"<title>A night on the dike - The Village Post</title>"
         "<link rel=canonical href='https://www.thevillagepost.example/a/1'>",
         "A night on the dike"},
        {"<title>堤上的一夜_要闻_纸鹞新闻网</title>", "堤上的一夜"},
        {"<title>堤上的一夜-要聞-紙鷂資訊</title>", "堤上的一夜"},
        {"<title>堤上的一夜 | 紙鷂社區</title>", "堤上的一夜"},
        {"<title>关于加固堤防的通知_政策文件_纸鹞市人民政府</title>", "关于加固堤防的通知"},
        /* it may stand in front, with its sections, and before a mark that titles have as well */
        {"<title>纸鹞 - 时政 - 堤上的一夜无人入睡</title><meta property=og:site_name content=纸鹞>",
         "堤上的一夜无人入睡"},
        {"<title>The Kite: A night on the dike</title><meta property=og:site_name content='The Kite'>",
         "A night on the dike"},
        /* the site's own name in a heading is not the title */
        {"<title>关于堤防 - 纸鹞文档网</title><h1>纸鹞文档网</h1>", "关于堤防"},
        {"<title>-纸鹞文档网</title><h1>堤上的一夜</h1>", "堤上的一夜"},
        /* behind blanks, said twice: by a heading and a statement */
        {"<title>河西镇人民政府 通知公告 关于渡口安全的通知</title><meta name=ArticleTitle "
         "content='关于渡口安全的通知'>"
         "<h1>关于渡口安全的通知</h1>",
         "关于渡口安全的通知"},
        {"<title>河西镇人民政府 通知公告 关于渡口安全的通知</title><h1>关于渡口安全的通知</h1>",
         "河西镇人民政府 通知公告 关于渡口安全的通知"},
        /* no <title> */
        {"<meta property=og:title content='堤上的一夜'><p>文</p>", "堤上的一夜"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char page[512];
        snprintf(page, sizeof page, PAGE "%s", cases[i][0]);
        expect(page, "title", cases[i][1]);
    }
    expect(PAGE "<title>堤上的一夜_纸鹞网</title>", "title.full", "堤上的一夜_纸鹞网");
    expect(PAGE "<title>堤上的一夜</title>", "title.full", "");
}

/* Messengers fill the place of the date by script. */
Test(html_meta, dates_that_scripts_assign)
{
#define SCRIPT(text) PAGE "<script>" text "</script><p>文</p>"
    expect(SCRIPT("var a=1;var ct = \"1648958400\"; var b"), "date", "2022-04-03T12:00:00+08:00");
    expect(SCRIPT("window.publish_time='2031-03-14 08:05' || ''"), "date", "2031-03-14T08:05");
    expect(SCRIPT("var ct = 1648958400;var act=\"1648958400\";var ct=\"16489584\";ct=\"next page\""), "date",
           "");
    expect(SCRIPT("=;ct=;ct=\""), "date", "");
    expect(PAGE "<meta name=pubdate content=2031-03-14><script>ct='1648958400'</script>", "date",
           "2031-03-14");
}

#define LD(json) PAGE "<script type='application/ld+json'>" json "</script><p>文</p>"

Test(html_meta, json_ld)
{
    const char *graph =
        LD("{\"@context\":\"https://schema.org\",\"@graph\":["
           "{\"@type\":\"Organization\",\"@id\":\"#o\",\"name\":\"纸鹞社\"},"
           "{\"@type\":\"Person\",\"@id\":\"#p\",\"name\":\"陈守堤\"},"
           "{\"@type\":\"WebPage\",\"datePublished\":\"2031-01-01\"},"
           "{\"@type\":[\"Thing\",\"NewsArticle\"],\"headline\":\"堤上的一夜\",\"datePublished\":"
           "\"2031-03-14T08:00:00+08:00\",\"dateModified\":\"2031/03/15\",\"author\":[{\"@id\":\"#p\"},"
           "\"李望潮\"],\"publisher\":{\"@id\":\"#o\"},\"keywords\":[\"堤\",\"汛期\"],\"inLanguage\":\"zh-"
           "CN\"}]}");
    expect(graph, "title", "堤上的一夜");
    expect(graph, "date", "2031-03-14T08:00:00+08:00");
    expect(graph, "modified", "2031-03-15");
    expect(graph, "creator", "陈守堤; 李望潮");
    expect(graph, "publisher", "纸鹞社");
    expect(graph, "subject", "堤; 汛期");
    expect(graph, "language", "zh-CN");
    expect(
        LD("<!--\n[{\"@type\":\"BlogPosting\",\"headline\":\"堤\n上\",\"author\":{\"name\":\"甲\"}}];\n-->"),
        "creator", "甲");
    expect(LD("//<![CDATA[\n{\"@type\":\"Article\",\"author\":\"甲\"}\n//]]>"), "creator", "甲");
    expect(PAGE "<script type=' application/LD+json; charset=utf-8'>{\"@type\":\"Article\",\"author\":\"甲\"}"
                "</script>",
           "creator", "甲");
    /* what people leave in it who write it by hand */
    expect(LD("{\"@type\":\"Article\",/* not ours, */\"author\":{\"name\":\"甲,}乙\", },\n}"), "creator",
           "甲,}乙");
    expect(LD("{\"@type\":\"Article\",\"author\":[\"甲\\\\\",\"http:\\/*\", ],}"), "creator",
           "甲\\; http:/*");
    expect(LD("{\"@type\":\"Article\",\"author\":\"甲\",/* }"), "creator", "");
    expect(LD("{\"title\":\"堤\",\"pubDate\":\"2031-03-14T08:00:00\"}"), "date", "2031-03-14T08:00:00");
    expect(LD("{\"@type\":\"Product\",\"author\":\"甲\",\"datePublished\":\"2031-03-14\"}"), "date", "");
    /* what is no JSON, or no object, says nothing and harms nothing */
    static const char *const odd[] = {LD(""),
                                      LD("{"),
                                      LD("{\"@type\":\"Article\",}"),
                                      LD("[[[[]]]]"),
                                      LD("7"),
                                      LD("{\"@type\":{},\"author\":[[[\"x\"]],null,7]}"),
                                      LD("{\"@type\":\"Article\",\"author\":[[\"x\"],null,7,{}]}"),
                                      LD("{\"@graph\":{\"@graph\":{\"@graph\":[null,[],{}]}}}")};
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) expect(odd[i], "creator", "");
}

Test(html_meta, microdata_and_times)
{
    const char *page = PAGE
        "<article itemscope itemtype='https://schema.org/BlogPosting'><h1 itemprop=headline>堤上的一夜</h1>"
        "<span itemprop=author itemscope itemtype='https://schema.org/Person'><b "
        "itemprop=name>陈守堤</b></span>"
        "<time itemprop=datePublished datetime='2031-03-14T08:00'>三月</time>"
        "<div itemprop=comment itemscope itemtype='https://schema.org/Comment'><i itemprop=author>路人</i>"
        "<time itemprop=datePublished datetime='2031-04-01'></time></div></article>";
    expect(page, "creator", "陈守堤");
    expect(page, "date", "2031-03-14T08:00");
    expect(PAGE "<div itemscope itemtype='http://schema.org/Recipe'><p itemprop=author><a><span "
                "itemprop=name>陈守堤</span></a></p><div itemprop=review itemscope "
                "itemtype='http://schema.org/Review'><i itemprop=author>路人</i></div></div>",
           "creator", "陈守堤");
    expect(PAGE "<aside><time datetime=2030-01-01></time></aside><time datetime=2031-01-01></time>"
                "<article><time datetime=2031-03-14></time></article>",
           "date", "2031-03-14");
    expect(PAGE "<article><time>14. März 2031</time></article>", "date", "2031-03-14");
}

Test(html_meta, reviews_are_of_others)
{
    expect(
        PAGE
        "<div itemscope itemtype='http://schema.org/Review'><meta itemprop=datePublished content=2031-03-14>"
        "<meta itemprop=author content='Ida Frost'></div>",
        "date", "");
    expect(
        PAGE
        "<div itemscope itemtype='http://schema.org/Article'><meta itemprop=datePublished content=2031-03-14>"
        "</div>",
        "date", "2031-03-14");
}

Test(html_meta, rdfa_and_several_names)
{
    expect(PAGE "<meta property='dc:creator twitter:creator' content='Ada Fenn'>", "creator", "Ada Fenn");
    expect(PAGE "<meta name='date of birth' content=1931-03-14>", "date", "");
    const char *rdfa =
        PAGE "<div vocab='https://schema.org/' typeof=Article><h1 property=headline>堤上的一夜</h1>"
             "<span property='schema:author' typeof=Person><b property='schema:name'>陈守堤</b></span>"
             "<time property=datePublished content=2031-03-14>三月</time>"
             "<div typeof=Comment><i property=author>路人</i></div></div>";
    expect(rdfa, "creator", "陈守堤");
    expect(rdfa, "date", "2031-03-14");
    expect(PAGE
           "<div itemscope itemtype='https://schema.org/Article'><span itemprop='author creator' itemscope>"
           "<a itemprop='url name'>陈守堤</a></span></div>",
           "creator", "陈守堤");
}

Test(html_meta, the_address_is_one_that_can_be_opened)
{
    expect(PAGE "<link rel='canonical nofollow' href='https://kite.example/1'>", "identifier",
           "https://kite.example/1");
    expect(PAGE "<link rel=canonical href='/1'><meta property=og:url content='https://kite.example/1'>",
           "identifier", "https://kite.example/1");
    expect(PAGE "<link rel=canonical href='/1'>", "identifier", "/1");
}

/* A day in the path is believed where the page says no other. */
Test(html_meta, days_in_addresses)
{
    static const char *const cases[][2] = {
        {"<link rel=canonical href='https://kite.example/2031/03/14/dike'>", "2031-03-14"},
        {"<link rel=canonical href='/blog/2031/3/14/dike'>", "2031-03-14"},
        {"<link rel=canonical href='/2031/03/14/dike'><meta name=date content='2031-03-15'>", "2031-03-15"},
        {"<link rel=canonical href='/report-2031/03/14/dike'>", ""},
        {"<link rel=canonical href='/2031/03/dike'>", ""},
        {"<link rel=canonical href='/dike?from=2031-03-14'>", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char page[256];
        snprintf(page, sizeof page, PAGE "%s", cases[i][0]);
        expect(page, "date", cases[i][1]);
    }
}

Test(html_meta, the_best_statement_counts)
{
    expect(PAGE "<meta name=date content='2031年3月14日 08:00'>", "date", "2031-03-14T08:00");
    expect(PAGE "<meta name=pubdate content='soon'><meta name=dc.date content='14 March 2031'>", "date",
           "2031-03-14");
    expect(PAGE "<meta name=date content='soon'>", "date", "");
    expect(PAGE "<meta name=date content='2031-03'>", "date", "2031-03");
    expect(PAGE "<meta name=source content='来源：芦汀周报'>", "source", "芦汀周报");
    expect(PAGE "<meta name=author content='103553'>", "creator", "");
    expect(PAGE "<meta name=date content='2030-01-01'><meta property='article:published_time' "
                "content='2031-03-14T08:00:00Z'>",
           "date", "2031-03-14T08:00:00Z");
    expect(PAGE "<meta property='article:author' content='https://kite.example/u/7'>"
                "<meta name=author content='By Chen Dike'>",
           "creator", "Chen Dike");
    expect(PAGE "<meta name=author content=null>", "creator", "");
    expect("<html lang=zh-Hant>" PAGE "<meta property='og:locale' content=en_US>", "language", "zh-Hant");
    expect(PAGE "<meta property='og:url' content='https://kite.example/?a'>"
                "<link rel=canonical href='https://kite.example/a'>",
           "identifier", "https://kite.example/a");
    expect(PAGE "<meta name=description content=甲><meta property='og:description' content=乙>",
           "description", "甲");
}

Test(html_meta, authors_are_people)
{
#define AUTHOR(text) PAGE "<meta name=author content='" text "'>"
    expect(AUTHOR("ByChen Dike"), "creator", "Chen Dike");
    expect(AUTHOR("admin"), "creator", "");
    expect(AUTHOR("纸鹞社") "<meta property='og:site_name' content='纸鹞社'>", "creator", "");
    expect(AUTHOR("纸鹞新闻"), "creator", "");
    expect(AUTHOR("Published by The Kite") "<meta property='og:site_name' content='The Kite'>", "creator",
           "");
    expect(AUTHOR("Ada Fenn, The Kite") "<meta property='og:site_name' content='The Kite'>", "creator",
           "Ada Fenn");
    expect(AUTHOR("Ada Fenn, The Kite") "<meta property='og:site_name' content='The Kite of York'>",
           "creator", "Ada Fenn");
    expect(AUTHOR("Kite") "<meta property='og:site_name' content='The Kite'>", "creator", "");
    expect(AUTHOR("Kite News"), "creator", "");
    expect(AUTHOR("Discuz! Team and Comsenz UI Team"), "creator", "");
    expect(AUTHOR("facebook.com/adafenn"), "creator", "");
    /* what says nothing lets another statement speak */
    expect(AUTHOR("admin") "<div itemscope itemtype='https://schema.org/Article'><i "
                           "itemprop=author>陈守堤</i></div>",
           "creator", "陈守堤");
    expect(PAGE "<meta name=citation_authors content='Fenn A;Reed T'>", "creator", "Fenn A; Reed T");
    expect(PAGE
           "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Ada Fenn'>",
           "creator", "Ada Fenn");
    expect(PAGE "<meta name='twitter:label1' content='Price'><meta name='twitter:data1' content='Ada Fenn'>",
           "creator", "");
    /* a site of one's own has one's name */
    expect(LD("{\"@graph\":[{\"@type\":[\"Person\",\"Organization\"],\"@id\":\"#p\",\"name\":\"Ada Fenn\"},"
              "{\"@type\":\"Article\",\"author\":{\"@id\":\"#p\"},\"publisher\":{\"@id\":\"#p\"}}]}"),
           "creator", "Ada Fenn");
}

Test(html_meta, keywords_are_several)
{
#define KEYWORDS(text) PAGE "<meta name=keywords content='" text "'>"
    expect(KEYWORDS("堤坝,河水，防汛、随笔;堤坝"), "subject", "堤坝; 河水; 防汛; 随笔");
    expect(KEYWORDS("water mill; dike | flood,"), "subject", "water mill; dike; flood");
    expect(KEYWORDS("堤坝 河水 防汛"), "subject", "堤坝; 河水; 防汛");
    expect(KEYWORDS("water mill"), "subject", "water mill");
    expect(PAGE "<meta property=article:tag content=Floods><meta property=article:tag content='Mills,Dikes'>",
           "subject", "Floods; Mills; Dikes");
}

Test(html_meta, a_host_is_hardly_the_name_of_a_site)
{
    const char *host = PAGE "<meta property='og:site_name' content='kite.example'>";
    expect(host, "publisher", "kite.example");
    expect(PAGE "<meta property='og:site_name' content='kite.example'>"
                "<meta name=dc.publisher content='The Kite'><meta name=application-name content=App>",
           "publisher", "The Kite");
    expect(PAGE
           "<meta name=application-name content=App><meta property='og:site_name' content='kite.example'>",
           "publisher", "kite.example");
}

Test(html_meta, changes_are_no_publication)
{
    expect(PAGE "<meta name=last-modified content='2031-03-14'>", "modified", "2031-03-14");
    expect(PAGE "<meta name=last-modified content='2031-03-14'>", "date", "");
    expect(PAGE "<meta name=citation_date content='2031/03/14'>", "date", "2031-03-14");
    expect(PAGE "<meta name=pubdate content='1970-01-01T00:00:00Z'>", "date", "");
}

/* Themes state a language of their own. */
Test(html_meta, the_language_is_heard)
{
#define SENTENCE                                                                                                                                               \
    "<p>"                                                                                                                                                      \
    "昨天夜里河水涨到了警戒线，镇上的人扛着沙袋上了堤，一直守到天亮才下来，谁也没有合眼，孩子们也没有睡。</" \
    "p>"
    expect("<html lang=en>" PAGE SENTENCE, "language", "zh");
    expect(PAGE SENTENCE, "language", "zh");
    expect("<html lang=zh-CN>" PAGE SENTENCE, "language", "zh-CN");
    expect("<html lang=en>" PAGE "<p>Kite.</p>", "language", "en");
    expect("<html lang=en>" PAGE "<pre>" SENTENCE "</pre>", "language", "zh");
}

/* Pages that scripts draw carry the data they are drawn from. */
Test(html_meta, data_that_a_page_is_drawn_from)
{
#define STATE(json)                                                                                          \
    PAGE "<title>Dike</title><h1>A night on the dike</h1><script id=__NEXT_DATA__ "                          \
         "type=application/json>" json "</script>"
    const char *page = STATE(
        "{\"props\":{\"more\":[{\"title\":\"The mill\",\"date\":\"2030-01-01\",\"author\":\"Tom Reed\"}],"
        "\"post\":{\"title\":\"A night on the dike\",\"publishedAt\":\"2031-03-14\","
        "\"updatedAt\":\"2031-03-15\",\"authors\":[{\"name\":\"Ada Fenn\"}]}}}");
    expect(page, "date", "2031-03-14");
    expect(page, "modified", "2031-03-15");
    expect(page, "creator", "Ada Fenn");
    expect(STATE("{\"title\":\"The mill\",\"author\":\"Tom Reed\"}"), "creator", "");
    expect(STATE("[[[[{\"title\":"), "creator", "");
}

/* Statements without end take bounded time and memory. */
Test(html_meta, floods_are_bounded)
{
    static const char *const pieces[] = {
        "<meta name=author content=x><h1>a - b</h1>", "<div itemscope itemprop=author><i itemprop=name>",
        "<script type='application/ld+json'>[[[[{\"@type\":\"Article\",\"author\":[\"a\"]}]]]]</script>",
        "<time datetime=2031-03-14>"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        dnm_buf page, text;
        dnm_buf_init(&page, 1 << 24);
        dnm_buf_add_str(&page, "<title>a - b - c</title>");
        for (int k = 0; k < 5000; k++) dnm_buf_add_str(&page, pieces[i]);
        read_values(page.p, page.n, "title", &text);
        cr_expect(text.n > 0);
        dnm_buf_free(&page);
        dnm_buf_free(&text);
    }
}
