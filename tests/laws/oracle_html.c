/* oracle_html.c -- text nodes of HTML by libxml2's SAX interface, for the law of faithfulness. libxml2 is no
 * HTML5 parser, and for that reason an independent one: fixtures whose text depends on the difference are
 * listed in exceptions.txt.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/oracle.h"

#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <strings.h>

typedef struct html_reader {
    dnm_buf *out;
    int skipping; /* open elements whose text is none of the document's */
} html_reader;

static bool is_skipped(const xmlChar *name)
{
    static const char *const names[] = {"script",   "style",  "title",   "template", "rt",        "rp",
                                        "textarea", "select", "iframe",  "object",   "video",     "audio",
                                        "rtc",      "canvas", "noembed", "noframes", "annotation"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp((const char *)name, names[i]) == 0) return true;
    return false;
}

static void start(void *data, const xmlChar *name, const xmlChar **attributes)
{
    (void)attributes;
    html_reader *reader = data;
    reader->skipping += is_skipped(name);
}

static void end(void *data, const xmlChar *name)
{
    html_reader *reader = data;
    if (reader->skipping > 0) reader->skipping -= is_skipped(name);
}

static void text(void *data, const xmlChar *chars, int n)
{
    html_reader *reader = data;
    if (!reader->skipping && n > 0) dnm_buf_add(reader->out, chars, (size_t)n);
}

static void nothing(void *data, const char *message, ...)
{
    (void)data;
    (void)message;
}

bool t_oracle_html(dnm_buf *out, dnm_str utf8)
{
    html_reader reader = {out, 0};
    htmlSAXHandler handler = {0};
    handler.startElement = start;
    handler.endElement = end;
    handler.characters = text;
    handler.ignorableWhitespace = text;
    handler.error = nothing;
    handler.warning = nothing;
    htmlParserCtxtPtr parser =
        htmlCreatePushParserCtxt(&handler, &reader, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (!parser) return false;
    htmlCtxtUseOptions(parser,
                       HTML_PARSE_IGNORE_ENC); /* what <meta> says held for the bytes before decoding */
    htmlParseChunk(parser, utf8.p, (int)utf8.n, 1);
    htmlFreeParserCtxt(parser);
    return true;
}

void t_oracle_meta_charset(dnm_str bytes, char label[40])
{
    static const char key[] = "charset=";
    label[0] = 0;
    size_t limit = bytes.n < 1024 ? bytes.n : 1024;
    for (size_t i = 0; i + sizeof key < limit; i++) {
        if (strncasecmp(bytes.p + i, key, sizeof key - 1) != 0) continue;
        i += sizeof key - 1;
        if (bytes.p[i] == '"' || bytes.p[i] == '\'') i++;
        size_t n = 0;
        while (n < 39 && i + n < limit && !strchr("\"'>; /", bytes.p[i + n])) n++;
        snprintf(label, 40, "%.*s", (int)n, bytes.p + i);
        return;
    }
}
