/* test_xml.c -- XML as events: charsets, damage, and input that is meant to hurt.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/xml/xml.h"

#include "core/base/buf.h"

#include <criterion/criterion.h>

enum { NAME_A = 1, NAME_B, NAME_ID };

static const dnm_xml_ns namespaces[] = {{"urn:one", 1}, {"urn:one-strict", 1}, {"urn:two", 2}};
static const dnm_xml_name names[] = {{1, "a"}, {2, "b"}, {0, "id"}};
static const dnm_xml_vocabulary vocabulary = {namespaces, 3, names, 3};

typedef struct events {
    dnm_buf log;
    int starts_left; /* stops after so many */
    int depth;
} events;

static bool on_start(void *data, const dnm_xml_element *element)
{
    events *e = data;
    dnm_str id = dnm_xml_attr(element, NAME_ID);
    dnm_buf_printf(&e->log, "<%u", element->name);
    if (id.p) dnm_buf_printf(&e->log, " %.*s", (int)id.n, id.p);
    dnm_buf_add_char(&e->log, '>');
    e->depth++;
    return --e->starts_left != 0;
}

static bool on_end(void *data, uint16_t name)
{
    events *e = data;
    dnm_buf_printf(&e->log, "</%u>", name);
    e->depth--;
    return true;
}

static bool on_text(void *data, const char *utf8, size_t n)
{
    dnm_buf_add(&((events *)data)->log, utf8, n);
    return true;
}

static const dnm_xml_handler handler = {on_start, on_end, on_text};

static void check(const char *bytes, size_t n, dnm_status status, const char *id, const char *log)
{
    events e = {.starts_left = 100000};
    dnm_xml_error error;
    dnm_buf_init(&e.log, 1 << 20);
    dnm_status got = dnm_xml_parse_bytes(bytes, n, &vocabulary, &handler, &e, &error);
    cr_expect_eq(got, status, "%s: %s (%s)", log, dnm_status_name(got), error.detail);
    cr_expect_str_eq(error.id ? error.id : "", id, "%s", log);
    cr_expect_eq(e.depth, 0, "ends that are missing: %s", log);
    if (log) cr_expect_str_eq(e.log.p ? e.log.p : "", log);
    dnm_buf_free(&e.log);
}

#define CHECK(bytes, status, id, log) check("" bytes, sizeof bytes - 1, status, id, log)

Test(xml, names_and_attributes)
{
    CHECK("<a xmlns='urn:one' id='1'><x:b xmlns:x='urn:two' x:id='no'/><b/></a>", DNM_OK, "",
          "<1 1><2></2><0></0></1>");
    CHECK("<q:a xmlns:q='urn:one-strict' id='&lt;&amp;&#x4E00;'>&amp;<![CDATA[<]]></q:a>", DNM_OK, "",
          "<1 <&一>&<</1>");
    CHECK("<a>no namespace</a>", DNM_OK, "", "<0>no namespace</0>");
    CHECK("", DNM_DAMAGED, "xml.damaged", "");
    CHECK("plain text", DNM_DAMAGED, "xml.damaged", "");
}

Test(xml, charsets)
{
    CHECK("\xEF\xBB\xBF<a xmlns='urn:one'>中</a>", DNM_OK, "", "<1>中</1>");
    CHECK("\xFF\xFE<\0a\0>\0\x2D\x4E<\0/\0a\0>\0", DNM_OK, "", "<0>中</0>");
    CHECK("\xFE\xFF\0<\0a\0>\x4E\x2D\0<\0/\0a\0>", DNM_OK, "", "<0>中</0>");
    CHECK("<?xml version='1.0' encoding='GB18030'?><a>\xD6\xD0</a>", DNM_OK, "", "<0>中</0>");
    CHECK("<?xml version='1.0' encoding=\"gb2312\"?><a>plain</a>", DNM_OK, "", "<0>plain</0>");
    CHECK("<?xml version='1.0' encoding='UTF-16'?><a>中</a>", DNM_OK, "", "<0>中</0>");
    CHECK("<?xml version='1.0' encoding='no-such'?><a>x</a>", DNM_UNSUPPORTED, "xml.charset", "");
    CHECK("<a>\xE4\xB8 \xFF</a>", DNM_OK, "xml.replaced", "<0>\xEF\xBF\xBD \xEF\xBF\xBD</0>");
    CHECK("<a>x\0y\x01z</a>", DNM_OK, "xml.replaced", "<0>xyz</0>");
}

/* What stood before the damage is delivered, and every start has its end. */
Test(xml, damage)
{
    CHECK("<a xmlns='urn:one'>text<b xmlns='urn:two'>more", DNM_DAMAGED, "xml.damaged",
          "<1>text<2>more</2></1>");
    CHECK("<a><c>text</a> tail", DNM_DAMAGED, "xml.damaged", NULL);
    CHECK("<a>one & two</a>", DNM_DAMAGED, "xml.damaged", NULL);
    CHECK("<a id='1' id='2'>x</a>", DNM_DAMAGED, "xml.damaged", NULL);
    CHECK("<p:a>prefix from nowhere</p:a>", DNM_DAMAGED, "xml.damaged", NULL);
}

Test(xml, entities_are_inert)
{
    CHECK("<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;'>]><a id='&m;'>x&m;y</a>", DNM_DAMAGED,
          "xml.damaged", "<0 >xy</0>");
    CHECK("<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><a>x&f;y</a>", DNM_DAMAGED, "xml.damaged",
          "<0>xy</0>");
    CHECK("<!DOCTYPE a SYSTEM 'http://dtd.invalid/a.dtd'><a>x</a>", DNM_OK, "", "<0>x</0>");
    CHECK("<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///etc/passwd'>%p;]><a>x</a>", DNM_DAMAGED, "xml.damaged",
          "<0>x</0>");
    CHECK("<!DOCTYPE a [<!ATTLIST a id CDATA 'from the DTD'>]><a>x</a>", DNM_OK, "", "<0>x</0>");
}

static void repeat(dnm_buf *out, const char *piece, size_t n)
{
    while (n--) dnm_buf_add_str(out, piece);
}

Test(xml, ceilings)
{
    dnm_buf in;
    dnm_buf_init(&in, 1 << 24);
    repeat(&in, "<a>", 1000);
    check(in.p, in.n, DNM_LIMIT, "xml.depth", NULL);
    dnm_buf_clear(&in);
    dnm_buf_add_str(&in, "<a ");
    for (int i = 0; i < 100000; i++) dnm_buf_printf(&in, "a%d='' ", i);
    dnm_buf_add_str(&in, "/>");
    check(in.p, in.n, DNM_LIMIT, "xml.attributes", NULL);
    dnm_buf_clear(&in);
    for (int i = 0; i < 200; i++)
        dnm_buf_printf(&in, "<a xmlns:p%d='urn:%d' xmlns:q%d='urn:%d'>", i, i, i, i);
    check(in.p, in.n, DNM_LIMIT, "xml.namespaces", NULL);
    dnm_buf_clear(&in);
    dnm_buf_add_str(&in, "<a>");
    repeat(&in, "a long text without a tag, ", 100000);
    dnm_buf_add_str(&in, "</a>");
    events e = {.starts_left = 10};
    dnm_xml_error error;
    dnm_buf_init(&e.log, 1 << 24);
    cr_expect_eq(dnm_xml_parse_bytes(in.p, in.n, &vocabulary, &handler, &e, &error), DNM_OK);
    cr_expect_eq(e.log.n, in.n, "<0>…</0> is as long");
    dnm_buf_free(&e.log);
    dnm_buf_free(&in);
}

Test(xml, a_handler_may_stop)
{
    static const char bytes[] = "<a><a><a>never seen</a></a></a>";
    events e = {.starts_left = 2};
    dnm_xml_error error;
    dnm_buf_init(&e.log, 1 << 12);
    cr_expect_eq(dnm_xml_parse_bytes(bytes, sizeof bytes - 1, &vocabulary, &handler, &e, &error), DNM_OK);
    cr_expect_null(error.id);
    cr_expect_str_eq(e.log.p, "<0><0></0></0>");
    dnm_buf_free(&e.log);
}
