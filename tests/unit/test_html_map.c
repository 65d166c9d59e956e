/* test_html_map.c -- what golden fixtures of the converter cannot show: where each byte of the text came
 * from, raw bytes of damaged characters, recognition, and hostile pages all the way to the model.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/buf.h"
#include "docnorm/docnorm.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static dnm_ctx *ctx;
static dnm_doc *doc;
static dnm_input input;

static void read_page(const void *bytes, size_t n, const char *path)
{
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    dnm_input_init(&input, path, bytes, n);
    dnm_status status = dnm_read(ctx, &input, "html", &doc);
    cr_assert_eq(status, DNM_OK, "%s", dnm_status_name(status));
    const char *why = NULL;
    cr_assert_eq(dnm_doc_check(doc, &why), DNM_OK, "%s", why);
}

static void done(void)
{
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
}

static const dnm_message *message(const char *id)
{
    size_t n;
    const dnm_message *messages = dnm_ctx_messages(ctx, &n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(messages[i].id, id) == 0) return &messages[i];
    return NULL;
}

/* What an element comes to is kept for those with the same tag: but not what is due to what lies around it or
 * in it. */
Test(html_map, equal_tags_in_other_places_say_other_things)
{
    static const char page[] =
        "<div style='color:#fff'>white on paper</div>"
        "<div style='background:#000'><div style='color:#fff'>white on black</div></div>"
        "<table><thead><tr><td>head</thead><tbody><tr><td>body</tbody></table>"
        "<pre><code class='language-c'>int i;</code></pre><pre><code class='language-sql'>select "
        "1;</code></pre>"
        "<p class='a' title='2024-03-05 10:20:00'>one<p class='a' title='2024-03-06 10:20:00'>two";
    static const char *const lines[] = {"hidden=\"color\" tag=\"div\" \"white on paper\"",
                                        "paragraph tag=\"div\" \"white on black\"",
                                        "table_row header=\"1\"\n",
                                        "table_row\n",
                                        "language=\"c\"",
                                        "language=\"sql\"",
                                        "datetime=\"2024-03-05 10:20:00\" \"one\"",
                                        "datetime=\"2024-03-06 10:20:00\" \"two\""};
    char *dump;
    size_t n;
    read_page(page, sizeof page - 1, "a.html");
    cr_assert_eq(dnm_dump(doc, &dump, &n), DNM_OK);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        cr_expect(strstr(dump, lines[i]), "%s is not in\n%s", lines[i], dump);
    free(dump);
    done();
}

/* Bytes whose exact source is known must be those of the input, and most of a page's are. */
Test(html_map, every_byte_leads_back_to_the_page)
{
    static const char page[] =
        "\xEF\xBB\xBF<!doctype html><title>t</title>\n<p>  two   words\r\n and <b>bold</b> &amp; "
        "more</p>\n<pre>a\r\nb</pre><table>x<tr><td>cell</table>";
    read_page(page, sizeof page - 1, "a.html");
    const dnm_history *history = dnm_doc_history(doc);
    uint32_t exact_bytes = 0;
    for (uint32_t birth = 0; birth < history->birth_len; birth++) {
        dnm_source source;
        bool exact = false;
        cr_assert(dnm_doc_source(doc, birth, &source, &exact), "birth %u", birth);
        cr_assert_lt(source.offset, sizeof page - 1);
        if (!exact || history->births[birth] == ' ') continue;
        cr_expect_eq(history->births[birth], page[source.offset], "birth %u", birth);
        exact_bytes++;
    }
    cr_expect_geq(exact_bytes, history->birth_len / 2);
    done();
}

/* "中\x80\xFF文" in GBK: the raw bytes behind what could not be read stay at hand. */
Test(html_map, damaged_bytes_are_kept)
{
    static const char page[] =
        "<html><meta charset=gbk><p>\xD6\xD0\xCE\xC4\xD6\xD0\xCE\xC4</p><p>\xD6\xD0\xFF\xCE\xC4</p>";
    read_page(page, sizeof page - 1, "a.html");
    const dnm_history *history = dnm_doc_history(doc);
    cr_assert_eq(history->raw_count, 1);
    const dnm_raw *raw = &history->raws[0];
    cr_expect_eq(raw->size, 1);
    cr_expect_eq(raw->bytes[0], 0xFF);
    cr_expect_arr_eq(history->births + raw->off, "\xEF\xBF\xBD", raw->len);
    dnm_source source;
    bool exact;
    cr_expect(dnm_doc_source(doc, 12, &source, &exact));
    cr_expect_leq(source.offset, (size_t)(strstr(page, "</p><p>") + 7 - page));
    cr_expect_not_null(message("charset.repaired"));
    done();
}

Test(html_map, pages_are_recognised_and_other_text_is_not)
{
    static const struct {
        const char *path, *bytes, *format;
    } cases[] = {
        {"a", "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><p>x", "html"},
        {"a", "\n<!-- c -->\n<html><p>x", "html"},
        {"a", "<?xml version=\"1.0\"?><!DOCTYPE html><html/>", "html"},
        {"a.htm", "no tags at all", "html"},
        {"a", "<div class=a><p>x<br>y</p></div>", "html"},
        {"a.txt", "In HTML, <p> begins a paragraph.\nAnd <br> ends a line.\n", "txt"},
        {"a", "plain text", "txt"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_detection found;
        cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
        dnm_input_init(&input, cases[i].path, cases[i].bytes, strlen(cases[i].bytes));
        cr_assert_eq(dnm_detect(ctx, &input, &found), DNM_OK);
        cr_expect_str_eq(found.format, cases[i].format, "%s", cases[i].bytes);
        dnm_ctx_free(ctx);
    }
}

/* The dump of a page without its first line, the document. */
static void expect_dump(const char *page, const char *expected)
{
    char *text = NULL;
    size_t n = 0;
    read_page(page, strlen(page), "a.html");
    cr_assert_eq(dnm_dump(doc, &text, &n), DNM_OK);
    const char *body = strstr(text, "\n");
    const char *blocks = body ? strstr(body, expected) : NULL;
    cr_expect_not_null(blocks, "%s\n gives\n%s\n not\n%s", page, text, expected);
    free(text);
    done();
}

/* No text of an annotation gets lost: it is the target of its base, or text where it has none. */
Test(html_map, annotations_belong_to_their_base_or_are_text)
{
    static const char *const cases[][2] = {
        {"<p><ruby><rb>東</rb><rb>京</rb><rt>tō</rt><rt>kyō</rt></ruby>",
         "~ruby 0 3 \"tō\"\n    ~ruby 3 3 \"kyō\"\n"},
        {"<p><ruby>東京<rp>(</rp><rt>tō</rt><rt>kyō</rt><rp>)</rp></ruby>",
         "\"東京\"\n    ~ruby 0 6 \"tō kyō\"\n"},
        {"<p><ruby>東京<rt>tōkyō</rt><rtc>capital</rtc></ruby>",
         "\"東京\"\n    ~ruby 0 6 \"tōkyō capital\"\n"},
        {"<p><ruby><ruby>東<rt>tō</rt></ruby><rt>east</rt></ruby>",
         "\"東\"\n    ~ruby 0 3 \"east\"\n    ~ruby 0 3 \"tō\"\n"},
        {"<p><ruby><span>東<rt>tō</rt></span></ruby>京", "\"東tō京\"\n"},
        {"<p>a<ruby><rt>tō</rt></ruby>b", "\"atōb\"\n"},
        {"<p>a<rt>tō</rt>b", "\"atōb\"\n"},
        {"<p><ruby><rt>tō</rt>東<rt>east</rt></ruby>", "\"tō東\"\n    ~ruby 3 3 \"east\"\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect_dump(cases[i][0], cases[i][1]);
}

Test(html_map, a_late_picture_is_found_where_its_page_keeps_it)
{
    static const char *const cases[][2] = {
        {"<img src=grey.gif data-original=real.jpg>", "\"real.jpg\""},
        {"<img src='data:image/gif;base64,R0lG' data-src=//kite.example/real>", "\"//kite.example/real\""},
        {"<img src=real.jpg data-src='{\"w\":1.5}'>", "\"real.jpg\""},
        {"<img srcset='real.jpg 1x, large.jpg 2x'>", "\"real.jpg\""},
        {"<picture><source srcset='real.webp, large.webp 2x'><img alt=x></picture>", "\"real.webp\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect_dump(cases[i][0], cases[i][1]);
}

Test(html_map, blocks_where_only_words_should_be)
{
    /* what a heading holds is a heading; one that was never closed does not take the page */
    expect_dump("<h1 id=t><div>甲</div></h1><p>文", "heading 1 id=\"t\" \"甲\"");
    expect_dump("<h2>甲<p>文", "paragraph \"文\"");
    /* lines of code are one block */
    expect_dump("<pre><div>a</div><div>  b\n</div><div>c</div></pre>", "code_block \"a\\n  b\\nc\"");
    expect_dump("<pre><p>甲</p><p>乙</p></pre>", "paragraph \"甲\"\n  paragraph \"乙\"");
    /* what stands for a late picture does not break its paragraph */
    expect_dump("<p>前<noscript><img src=a.jpg></noscript>后", "后\"");
    expect_dump("<div>前<noscript>图</noscript>后</div>", "\"前图后\"");
    expect_dump("<p>前</p><noscript>请打开脚本</noscript>", "hidden=\"noscript\"");
}

Test(html_map, formulas_are_text_and_mathml)
{
    expect_dump(
        "<p>x<math display=block class=c onclick=f()><mfrac><mi mathvariant='normal'>a&lt;</mi><mi>b</mi>"
        "</mfrac></math>y",
        "~math 1 3 \"<math xmlns=\\\"http://www.w3.org/1998/Math/MathML\\\" display=\\\"block\\\"><mfrac><mi "
        "mathvariant=\\\"normal\\\">a&lt;</mi>");
    expect_dump("<math><semantics><mi>x</mi><annotation "
                "encoding='application/x-tex'>x</annotation></semantics></math>",
                "<annotation encoding=\\\"application/x-tex\\\">x</annotation></semantics></math>");
    expect_dump("<math><mtext><math><mi>x</mi></math></mtext></math>", "~math 0 1\n");
}

/* What has no end takes the rest of the page with it: as in browsers, but not in silence. */
Test(html_map, what_swallows_the_page_is_told)
{
    static const struct {
        const char *page;
        bool swallows;
    } cases[] = {
        {"<p>甲<a href=\"x>乙</a><p>丙", true},
        {"<p>甲<!-- 乙<p>丙", true},
        {"<p>甲<script>乙<p>丙", true},
        {"<p>甲<textarea>乙<p>丙", true},
        {"<p>甲<a href=\"x", false},
        {"<p>甲<!-- 乙", false},
        {"<p>甲<xmp>乙<p>丙", false},
        {"<p>甲<script>x</script>", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_page(cases[i].page, strlen(cases[i].page), "a.html");
        const dnm_message *said = message("html.swallowed");
        cr_expect_eq(said != NULL, cases[i].swallows, "%s", cases[i].page);
        if (said) cr_expect_lt(said->offset, strlen(cases[i].page));
        done();
    }
}

/* What a long attribute says is not said for each paragraph that its element goes on in: all text is kept. */
Test(html_map, long_attributes_are_not_repeated_without_bound)
{
    static const struct {
        const char *open, *close, *again;
    } cases[] = {{"<p><a href='", "'>x", "<p>yyyy"},       /* copied by the parser */
                 {"<p><font class='", "'>x", "<p>yyyy"},   /* the same */
                 {"<a href='", "'>x", "<div>yyyy</div>"}}; /* opened again in each leaf */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_buf page;
        dnm_buf_init(&page, 1 << 24);
        dnm_buf_add_str(&page, cases[i].open);
        for (int n = 0; n < 100000; n++) dnm_buf_add_char(&page, 'a');
        dnm_buf_add_str(&page, cases[i].close);
        for (int n = 0; n < 20000; n++) dnm_buf_add_str(&page, cases[i].again);
        read_page(page.p, page.n, "a.html");
        const dnm_view *view = dnm_doc_view(doc);
        cr_expect_eq(view->text_len, 1 + 4 * 20000);
        cr_expect_leq((size_t)view->span_count * 100000, 9 * page.n + (1 << 20));
        cr_expect_not_null(message("html.unmarked"));
        done();
        dnm_buf_free(&page);
    }
}

/* Spans and blocks are opened again for each paragraph: that must not multiply. */
Test(html_map, hostile_pages_stay_small_in_the_model)
{
    dnm_buf page;
    dnm_buf_init(&page, 1 << 24);
    for (int i = 0; i < 400; i++) dnm_buf_add_str(&page, "<span class=a><div id=b>");
    for (int i = 0; i < 20000; i++) dnm_buf_add_str(&page, "<p>x<br>");
    read_page(page.p, page.n, "a.html");
    const dnm_view *view = dnm_doc_view(doc);
    cr_expect_eq(view->text_len, 20000);
    cr_expect_leq(view->span_count, 32 * 20000);
    cr_expect_not_null(message("html.depth"));
    done();
    dnm_buf_free(&page);
}

static void expect_messages(const char *page, const char *id)
{
    static const char *const ids[] = {"html.frames", "html.script", "html.article_body"};
    read_page(page, strlen(page), "a.html");
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const bool expected = id && strcmp(ids[i], id) == 0;
        cr_expect_eq(message(ids[i]) != NULL, expected, "%s of %s", ids[i], page);
    }
    done();
}

/* Who looks for the text should know why there is none; a short page with a counter has its text. */
Test(html_map, pages_whose_text_is_elsewhere)
{
#define LD(body)                                                                                             \
    "<script type=application/ld+json>{\"@type\":\"Article\",\"articleBody\":\"" body "\"}</script>"
#define LINE "The mill by the lower bridge has been restored, and its wheel turns again on Sundays. "
    expect_messages("<frameset cols=20%,80%><frame src=menu.html><frame src=main.html></frameset>",
                    "html.frames");
    expect_messages("<body><iframe src=main.html></iframe>", "html.frames");
    expect_messages("<div id=app></div><script src=a.js></script>", "html.script");
    expect_messages("<div id=root>Loading…</div><script src=a.js></script>", "html.script");
    expect_messages("<p>请开启 JavaScript 后浏览</p><script src=a.js></script>", "html.script");
    expect_messages("<body><noscript>You need to enable scripts.</noscript><script>a()</script>",
                    "html.script");
    expect_messages("<div id=app></div>" LD(LINE "\\n" LINE LINE), "html.article_body");
    expect_messages("<p>" LINE LINE LINE "</p>" LD(LINE LINE LINE LINE), NULL);
    expect_messages("<p>你好</p><script src=counter.js></script>", NULL);
    expect_messages("<p></p>", NULL);
}
