/* test_converter_mhtml.c -- saved web pages: encodings of transfer, which part is the page, which of its
 * pictures were saved with it, where its text is from, and messages that are cut off or hold no page.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "core/base/buf.h"
#include "docnorm/docnorm.h"

static dnm_ctx *ctx;
static dnm_doc *doc;

static dnm_status read_bytes(const char *path, const char *bytes, size_t n)
{
    dnm_input input;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    dnm_input_init(&input, path, bytes, n);
    doc = NULL;
    const dnm_status status = dnm_read(ctx, &input, NULL, &doc);
    const char *why = "";
    if (doc) cr_assert_eq(dnm_doc_check(doc, &why), DNM_OK, "%s", why);
    return status;
}

static dnm_status read_message(const char *path, const char *message)
{
    return read_bytes(path, message, strlen(message));
}

static void done(void)
{
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
}

static const char *first_message(void)
{
    size_t n;
    const dnm_message *messages = dnm_ctx_messages(ctx, &n);
    return n ? messages[0].id : "";
}

/* The document of a message is this text, without line ends between its blocks. */
static void expect_text(const char *path, const char *message, const char *text)
{
    cr_assert_eq(read_message(path, message), DNM_OK, "%s", first_message());
    const dnm_view *view = dnm_doc_view(doc);
    cr_expect(dnm_str_eq((dnm_str){view->text, view->text_len}, dnm_str_of(text)), "%.*s",
              (int)view->text_len, view->text);
    cr_expect_str_eq(first_message(), "");
    done();
}

#define HEAD                                                                                                 \
    "From: <Saved by a browser>\r\nSubject: =?utf-8?B?5aCk?=\r\nMIME-Version: 1.0\r\n"                       \
    "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--=_b 1\"\r\n\r\nno part\r\n"
#define STYLE "----=_b 1\r\nContent-Type: text/css\r\n\r\nbody {}\r\n"
#define END   "----=_b 1--\r\n"

Test(converter_mhtml, pages_are_decoded)
{
    expect_text("a/night.mht",
                HEAD "----=_b 1\r\ncontent-type: text/html; charset=\"gbk\"\r\n"
                     "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                     "<p>a =3D b=\r\n, c=20 \r\n= x =C4=EA =zz\r\n" STYLE END,
                "a = b, c = x 年 =zz");
    expect_text("x.mhtml",
                HEAD STYLE "----=_b 1\nContent-Type: text/html; charset=utf-8\n"
                           "Content-Transfer-Encoding: BASE64\n\nPHA+5aCk\n5LiK\n" END,
                "堤上");
    expect_text("x", HEAD "----=_b 1\r\nContent-Type: text/html\r\n\r\n<p>--\r\n----=_b 12\r\n</p>\r\n" END,
                "-- ----=_b 12");
    expect_text("x.mht", "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>alone", "alone");
}

Test(converter_mhtml, the_root_is_the_page)
{
    expect_text("x.mht",
                "Content-Type: multipart/related; boundary=o; start=\"<main@x>\"\r\n\r\n"
                "--o\r\nContent-Type: text/html\r\nContent-ID: <frame@x>\r\n\r\n<p>frame\r\n"
                "--o\r\nContent-Type: text/html\r\nContent-ID: <main@x>\r\n\r\n<p>main\r\n--o--\r\n",
                "main");
    expect_text("x.mht",
                "Content-Type: multipart/related; boundary=o\n\n--o\n"
                "Content-Type: multipart/alternative; boundary=oi\n\n--oi\nContent-Type: text/plain\n\n"
                "plain\n--oi\nContent-Type: text/html\n\n<p>inner\n--oi--\n--o--\n",
                "inner");
}

#define PART(fields, body) "--o\r\n" fields "\r\n\r\n" body "\r\n"
#define PAGE(body)                                                                                           \
    "Content-Type: multipart/related; boundary=o\r\n\r\n" PART(                                              \
        "Content-Type: text/html\r\nContent-Location: http://kite.example/n/117.html?a=../b", body)

/* What the page calls a picture: by its id, by an address in full, from the host, from the folder, upwards.
 */
Test(converter_mhtml, pictures_become_resources)
{
    static const char message[] = PAGE(
        "<p>1<img src=cid:a%40x>2<img src=\"http://kite.example/i/b.png#f\">3<img src=\"/i/b.png\">4"
        "<img src=\"../i/./x/../b.png\">5<img src=d.gif>6<img src=\"//kite.example/n/d.gif\">"
        "7<img src=\"http://elsewhere.example/e.png\">")
        PART("Content-Type: image/png\r\nContent-ID: <a@x>\r\nContent-Transfer-Encoding: base64", "iVBORw==")
            PART("Content-Type: image/png\r\nContent-Location: http://kite.example/i/b.png", "BB") PART(
                "Content-Type: image/png\r\nContent-Location: http://kite.example/i/b.png", "the same again")
                PART("Content-Type: application/octet-stream; x=y\r\nContent-Location: d.gif", "DDDD")
                    PART("Content-Type: application/octet-stream\r\nContent-Location: nobody.bin",
                         "N") PART("Content-Type: text/css\r\nContent-Location: s.css", "body {}")
                        PART("Content-Type: image/jpeg\r\nContent-Location: background.jpg", "J") "--o--\r\n";
    static const struct {
        const char *name, *type, *bytes;
    } resources[] = {{"cid:a@x", "image/png", "\x89PNG"},
                     {"http://kite.example/i/b.png", "image/png", "BB"},
                     {"http://kite.example/n/d.gif", "application/octet-stream", "DDDD"},
                     {"http://kite.example/n/background.jpg", "image/jpeg", "J"}};
    static const int targets[] = {0, 1, 1, 1, 2, 2};
    cr_assert_eq(read_message("x.mht", message), DNM_OK);
    const dnm_history *history = dnm_doc_history(doc);
    cr_assert_eq(history->resource_count, 4);
    for (uint32_t i = 0; i < 4; i++) {
        const dnm_resource *r = &history->resources[i];
        cr_expect(dnm_str_eq(dnm_doc_string(doc, r->name), dnm_str_of(resources[i].name)), "%u", i);
        cr_expect(dnm_str_eq(dnm_doc_string(doc, r->media_type), dnm_str_of(resources[i].type)), "%u", i);
        cr_expect(dnm_str_eq((dnm_str){(const char *)r->bytes, r->size}, dnm_str_of(resources[i].bytes)),
                  "%u", i);
    }
    const dnm_view *view = dnm_doc_view(doc);
    cr_assert_eq(view->span_count, 7);
    for (uint32_t i = 0; i < 6; i++)
        cr_expect_eq(view->spans[i].target, history->resources[targets[i]].name, "picture %u", i);
    cr_expect(
        dnm_str_eq(dnm_doc_string(doc, view->spans[6].target), DNM_STR("http://elsewhere.example/e.png")));
    done();
}

/* Where text came from is said within the page's own part; the page is the document, metadata and all. */
Test(converter_mhtml, sources_name_the_part)
{
    cr_assert_eq(read_message("x.mht", PAGE("<title>Night</title><p>walk") "--o--\r\n"), DNM_OK);
    const dnm_history *history = dnm_doc_history(doc);
    dnm_source source;
    bool exact;
    cr_assert(dnm_doc_source(doc, 0, &source, &exact));
    cr_expect(exact);
    cr_expect_eq(source.offset, strlen("<title>Night</title><p>"));
    cr_expect(dnm_str_eq(dnm_doc_string(doc, history->parts[source.part]),
                         DNM_STR("http://kite.example/n/117.html?a=../b")));
    cr_expect(dnm_str_eq(dnm_doc_meta(doc, 0, "title"), DNM_STR("Night")));
    cr_expect(
        dnm_str_eq(dnm_doc_meta(doc, 0, "identifier"), DNM_STR("http://kite.example/n/117.html?a=../b")));
    cr_expect(dnm_str_eq(dnm_doc_attr(doc, dnm_doc_view(doc)->blocks[0].attrs, "format"), DNM_STR("html")));
    done();
}

Test(converter_mhtml, what_is_missing_is_said)
{
    cr_expect_eq(read_message("x.mht", HEAD "----=_b 1\r\nContent-Type: text/html\r\n\r\n<p>cut"), DNM_OK);
    cr_expect_str_eq(first_message(), "mhtml.truncated");
    done();
    cr_expect_eq(read_message("x.mht", HEAD STYLE END), DNM_UNSUPPORTED);
    cr_expect_str_eq(first_message(), "mhtml.no-page");
    done();

    /* every beginning of a message is read without harm */
    static const char whole[] =
        HEAD "----=_b 1\r\nContent-Type: text/html\r\n"
             "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C4=<img src=a>\r\n" STYLE
             "----=_b 1\r\nContent-Type: image/png\r\nContent-Location: a\r\n\r\nA\r\n" END;
    for (size_t n = 0; n < sizeof whole; n++) {
        char *copy = malloc(n + 1); /* of its own, so that a byte too far is noticed */
        cr_assert_not_null(copy);
        memcpy(copy, whole, n);
        read_bytes("x.mht", copy, n);
        done();
        free(copy);
    }
}

/* A multipart in a multipart in …: bounded, and linear. */
Test(converter_mhtml, nesting_is_bounded)
{
    dnm_buf message;
    dnm_buf_init(&message, 1 << 24);
    for (int i = 0; i < 20000; i++)
        dnm_buf_printf(&message, "Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n", i, i);
    cr_expect_eq(read_bytes("x.mht", message.p, message.n), DNM_UNSUPPORTED);
    done();
    dnm_buf_free(&message);
}
