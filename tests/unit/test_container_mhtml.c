/* test_container_mhtml.c -- saved web pages as the walk sees them: encodings of transfer, which part is the
 * page, and messages that are cut off or hold no page.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/buf.h"
#include "docnorm/docnorm.h"

typedef struct outcome {
    dnm_status status;
    char member[64], text[256], charset[32], message[32];
} outcome;

static outcome walk(const char *path, const char *bytes, size_t n)
{
    outcome o = {0};
    dnm_ctx *ctx;
    dnm_walk *walk;
    dnm_input input, given;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    dnm_input_init(&given, path, bytes, n);
    cr_assert_eq(dnm_walk_bytes(ctx, &given, &walk), DNM_OK);
    o.status = dnm_walk_next(walk, &input);
    size_t count;
    const dnm_message *messages = dnm_ctx_messages(ctx, &count);
    if (count) snprintf(o.message, sizeof o.message, "%s", messages[0].id);
    if (o.status == DNM_OK) {
        snprintf(o.member, sizeof o.member, "%s", input.member);
        snprintf(o.charset, sizeof o.charset, "%s", input.charset);
        snprintf(o.text, sizeof o.text, "%.*s", (int)input.size, (const char *)input.bytes);
        cr_expect_eq(dnm_walk_next(walk, &input), DNM_END);
    }
    dnm_walk_close(walk);
    dnm_ctx_free(ctx);
    return o;
}

static outcome walk_text(const char *path, const char *message)
{
    return walk(path, message, strlen(message));
}

#define HEAD                                                                                                 \
    "From: <Saved by a browser>\r\nSubject: =?utf-8?B?5aCk?=\r\nMIME-Version: 1.0\r\n"                       \
    "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--=_b 1\"\r\n\r\nno part\r\n"
#define STYLE "----=_b 1\r\nContent-Type: text/css\r\n\r\nbody {}\r\n"
#define END   "----=_b 1--\r\n"

Test(container_mhtml, pages_are_decoded)
{
    outcome o = walk_text("a/night.mht", HEAD "----=_b 1\r\ncontent-type: text/html; charset=\"gbk\"\r\n"
                                              "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                                              "<p>a =3D b=\r\n, c=20 \r\n= x =C4=EA =zz\r\n" STYLE END);
    cr_expect_eq(o.status, DNM_OK);
    cr_expect_str_eq(o.text, "<p>a = b, c  \r\n= x \xC4\xEA =zz");
    cr_expect_str_eq(o.charset, "gbk");
    cr_expect_str_eq(o.member, "night.html");
    cr_expect_str_eq(o.message, "");

    o = walk_text("x.mhtml", HEAD STYLE "----=_b 1\nContent-Type: text/html\n"
                                        "Content-Transfer-Encoding: BASE64\n\nPHA+5aCk\n5LiK\n" END);
    cr_expect_str_eq(o.text, "<p>堤上");

    o = walk_text("x",
                  HEAD "----=_b 1\r\nContent-Type: text/html\r\n\r\n<p>--\r\n----=_b 12\r\n</p>\r\n" END);
    cr_expect_str_eq(o.text, "<p>--\r\n----=_b 12\r\n</p>");

    o = walk_text("x.mht", "MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>alone");
    cr_expect_str_eq(o.text, "<p>alone");
}

Test(container_mhtml, the_root_is_the_page)
{
    static const char message[] =
        "Content-Type: multipart/related; boundary=o; start=\"<main@x>\"\r\n\r\n"
        "--o\r\nContent-Type: text/html\r\nContent-ID: <frame@x>\r\n\r\n<p>frame\r\n"
        "--o\r\nContent-Type: multipart/alternative; boundary=oi\r\n\r\n--oi\r\nContent-Type: "
        "text/plain\r\n\r\nplain"
        "\r\n--oi\r\nContent-Type: text/html\r\n\r\n<p>inner\r\n--oi--\r\n"
        "--o\r\nContent-Type: text/html\r\nContent-ID: <main@x>\r\n\r\n<p>main\r\n--o--\r\n";
    outcome o = walk_text("x.mht", message);
    cr_expect(strcmp(o.text, "<p>main") == 0 || strcmp(o.text, "<p>inner") == 0, "%s", o.text);

    o = walk_text("x.mht",
                  "Content-Type: multipart/related; boundary=o\n\n--o\n"
                  "Content-Type: multipart/alternative; boundary=oi\n\n--oi\nContent-Type: text/plain\n\n"
                  "plain\n--oi\nContent-Type: text/html\n\n<p>inner\n--oi--\n--o--\n");
    cr_expect_str_eq(o.text, "<p>inner");
}

Test(container_mhtml, what_is_missing_is_said)
{
    outcome o = walk_text("x.mht", HEAD "----=_b 1\r\nContent-Type: text/html\r\n\r\n<p>cut");
    cr_expect_eq(o.status, DNM_OK);
    cr_expect_str_eq(o.text, "<p>cut");
    cr_expect_str_eq(o.message, "mhtml.truncated");

    o = walk_text("x.mht", HEAD STYLE END);
    cr_expect_eq(o.status, DNM_UNSUPPORTED);
    cr_expect_str_eq(o.message, "mhtml.no-page");

    /* every beginning of a message is read without harm */
    static const char whole[] =
        HEAD "----=_b 1\r\nContent-Type: text/html\r\n"
             "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C4=\r\n" STYLE END;
    for (size_t n = 0; n < sizeof whole; n++) {
        char *copy = malloc(n + 1); /* of its own, so that a byte too far is noticed */
        cr_assert_not_null(copy);
        memcpy(copy, whole, n);
        walk("x.mht", copy, n);
        free(copy);
    }
}

/* A multipart in a multipart in …: bounded, and linear. */
Test(container_mhtml, nesting_is_bounded)
{
    dnm_buf message;
    dnm_buf_init(&message, 1 << 24);
    for (int i = 0; i < 20000; i++)
        dnm_buf_printf(&message, "Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n", i, i);
    outcome o = walk("x.mht", message.p, message.n);
    cr_expect_eq(o.status, DNM_UNSUPPORTED);
    dnm_buf_free(&message);
}
