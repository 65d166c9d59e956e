/* xml.c -- libxml2's SAX2 interface behind the small one of xml.h. The handler table leaves out every
 * callback that could declare, look up or load an entity; names are resolved once per distinct name
 * and then found by the address of libxml2's interned string.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/xml/xml.h"

#include "adapters/xml/feed.h"
#include "docnorm/module.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    CACHE_BITS = 10,
    CACHE_SIZE = 1 << CACHE_BITS,
    PROBES = 8,
    MAX_DEPTH = 256, /* libxml2's own, without XML_PARSE_HUGE */
    MAX_NAMESPACES = 256,
    FIELDS = 5 /* libxml2's record of an attribute: local name, prefix, URI, value, end of value */
};

typedef struct known_name {
    const xmlChar *local, *uri;
    uint16_t name;
} known_name;

typedef struct parser {
    const dnm_xml_vocabulary *vocabulary;
    const dnm_xml_handler *handler;
    void *data;
    dnm_xml_error *error;
    xmlParserCtxtPtr libxml;
    dnm_xml_feed feed;
    uint16_t open[MAX_DEPTH + 2];       /* names of the open elements */
    uint16_t namespaces[MAX_DEPTH + 2]; /* declared by each */
    unsigned depth;
    unsigned namespace_count; /* in scope */
    bool stopped;             /* by the handler or a ceiling */
    known_name cache[CACHE_SIZE];
} parser;

struct dnm_xml_attrs {
    parser *parser;
    const xmlChar **fields;
    size_t count;
};

static void fail(parser *p, dnm_status status, const char *id, const char *text, const char *detail)
{
    if (p->error->id) return;
    *p->error = (dnm_xml_error){.status = status, .id = id, .text = text};
    if (p->libxml && p->libxml->input) p->error->line = (unsigned)p->libxml->input->line;
    snprintf(p->error->detail, sizeof p->error->detail, "%s", detail);
}

static void stop(parser *p)
{
    p->stopped = true;
    xmlStopParser(p->libxml);
}

/* ---- names ------------------------------------------------------------------------------------ */

static uint8_t namespace_of(const dnm_xml_vocabulary *v, const xmlChar *uri)
{
    if (!uri) return 0;
    for (size_t i = 0; i < v->namespace_count; i++)
        if (strcmp(v->namespaces[i].uri, (const char *)uri) == 0) return v->namespaces[i].ns;
    return UINT8_MAX;
}

static uint16_t look_up(const dnm_xml_vocabulary *v, const xmlChar *local, const xmlChar *uri)
{
    uint8_t ns = namespace_of(v, uri);
    for (size_t i = 0; i < v->name_count; i++)
        if (v->names[i].ns == ns && strcmp(v->names[i].local, (const char *)local) == 0)
            return (uint16_t)(i + 1);
    return 0;
}

/* Both strings are interned by libxml2: equal names have equal addresses. A name stands in one of PROBES
 * slots from where its addresses point; a document of more names than that pays with look-ups. */
static uint16_t name_of(parser *p, const xmlChar *local, const xmlChar *uri)
{
    uint64_t mixed = ((uint64_t)(uintptr_t)local + ((uint64_t)(uintptr_t)uri << 7)) * 0x9E3779B97F4A7C15u;
    size_t first = (size_t)(mixed >> (64 - CACHE_BITS)), slot = first;
    for (size_t i = 0; i < PROBES; i++) {
        slot = (first + i) & (CACHE_SIZE - 1);
        if (!p->cache[slot].local) break;
        if (p->cache[slot].local == local && p->cache[slot].uri == uri) return p->cache[slot].name;
    }
    p->cache[slot] = (known_name){local, uri, look_up(p->vocabulary, local, uri)};
    return p->cache[slot].name;
}

static dnm_str str_of(const xmlChar *s)
{
    return dnm_str_of((const char *)s);
}

static dnm_str value_at(const dnm_xml_attrs *attrs, size_t i)
{
    const xmlChar **field = attrs->fields + i * FIELDS;
    return (dnm_str){(const char *)field[3], (size_t)(field[4] - field[3])};
}

dnm_str dnm_xml_attr(const dnm_xml_element *element, uint16_t name)
{
    const dnm_xml_attrs *attrs = element->attrs;
    for (size_t i = 0; i < attrs->count; i++) {
        const xmlChar **field = attrs->fields + i * FIELDS;
        if (name_of(attrs->parser, field[0], field[2]) == name) return value_at(attrs, i);
    }
    return (dnm_str){0};
}

bool dnm_xml_attr_at(const dnm_xml_element *element, size_t i, dnm_str *local, dnm_str *uri, dnm_str *value)
{
    const dnm_xml_attrs *attrs = element->attrs;
    if (i >= attrs->count) return false;
    *local = str_of(attrs->fields[i * FIELDS]);
    if (uri) *uri = str_of(attrs->fields[i * FIELDS + 2]);
    *value = value_at(attrs, i);
    return true;
}

/* ---- events ------------------------------------------------------------------------------------ */

// NOLINTNEXTLINE(readability-function-size): the parameters are libxml2's
static void on_start(void *ctx, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int ns_count,
                     const xmlChar **namespaces, int attr_count, int defaulted, const xmlChar **fields)
{
    parser *p = ctx;
    (void)prefix;
    (void)namespaces;
    if (p->stopped) return;
    p->namespace_count += (unsigned)ns_count;
    if (p->depth > MAX_DEPTH || p->namespace_count > MAX_NAMESPACES) {
        fail(p, DNM_LIMIT, "xml.namespaces", DNM_N_("%s, line %u: too many namespaces%s"), "");
        stop(p);
        return;
    }
    /* Values that a DTD supplies are not in the document, and stand last. */
    dnm_xml_attrs attrs = {.parser = p, .fields = fields, .count = (size_t)(attr_count - defaulted)};
    dnm_xml_element element = {
        .name = name_of(p, local, uri), .local = str_of(local), .uri = str_of(uri), .attrs = &attrs};
    p->namespaces[p->depth] = (uint16_t)ns_count;
    p->open[p->depth++] = element.name;
    if (p->handler->start && !p->handler->start(p->data, &element)) stop(p);
}

static void close_element(parser *p)
{
    p->depth--;
    p->namespace_count -= p->namespaces[p->depth];
    if (p->handler->end && !p->handler->end(p->data, p->open[p->depth]) && !p->stopped) stop(p);
}

static void on_end(void *ctx, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
    parser *p = ctx;
    (void)local;
    (void)prefix;
    (void)uri;
    if (!p->stopped && p->depth > 0) close_element(p);
}

static void on_text(void *ctx, const xmlChar *text, int n)
{
    parser *p = ctx;
    if (p->stopped || n <= 0 || !p->handler->text) return;
    if (!p->handler->text(p->data, (const char *)text, (size_t)n)) stop(p);
}

static xmlEntityPtr on_entity(void *ctx, const xmlChar *name)
{
    (void)ctx;
    return xmlGetPredefinedEntity(name);
}

static void on_error(void *ctx, xmlErrorPtr why)
{
    parser *p = ctx;
    if (why->level < XML_ERR_ERROR || p->stopped) return;
    char detail[sizeof p->error->detail];
    snprintf(detail, sizeof detail, "%s", why->message ? why->message : "");
    detail[strcspn(detail, "\r\n")] = '\0';
    if (why->code == XML_ERR_NO_MEMORY)
        fail(p, DNM_NO_MEMORY, "xml.no_memory", DNM_N_("%s, line %u: out of memory%s"), "");
    else if (p->depth >= MAX_DEPTH)
        fail(p, DNM_LIMIT, "xml.depth", DNM_N_("%s, line %u: elements are nested too deeply%s"), "");
    else
        fail(p, DNM_DAMAGED, "xml.damaged", DNM_N_("%s, line %u: not well-formed XML: %s"), detail);
}

/* ---- parsing ----------------------------------------------------------------------------------- */

static int read_feed(void *ctx, char *out, int n)
{
    return n <= 0 ? 0 : (int)dnm_xml_feed_read(ctx, out, (size_t)n);
}

static const xmlSAXHandler inert_handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_text,
    .ignorableWhitespace = on_text,
    .getEntity = on_entity,
    .serror = on_error,
};

static void run_libxml(parser *p)
{
    xmlSAXHandler sax = inert_handler;
    p->libxml = xmlCreateIOParserCtxt(&sax, p, read_feed, NULL, &p->feed, XML_CHAR_ENCODING_UTF8);
    if (!p->libxml) {
        fail(p, DNM_NO_MEMORY, "xml.no_memory", DNM_N_("%s, line %u: out of memory%s"), "");
        return;
    }
    /* Recover: go on after an error. Ignore the encoding: the feed has converted. Entities are replaced,
     * which concerns the predefined ones only: without it, attributes say "&#38;" for "&amp;". */
    xmlCtxtUseOptions(p->libxml, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOENT |
                                     XML_PARSE_IGNORE_ENC);
    xmlParseDocument(p->libxml);
    if (p->feed.status == DNM_LIMIT && (!p->error->id || p->error->status == DNM_DAMAGED)) {
        p->error->id = NULL;
        fail(p, DNM_LIMIT, "xml.attributes", DNM_N_("%s, line %u: an element has too many attributes%s"), "");
    }
    if (!p->error->id && !p->libxml->wellFormed && !p->stopped)
        fail(p, DNM_DAMAGED, "xml.damaged", DNM_N_("%s, line %u: not well-formed XML: %s"), "");
    while (p->depth > 0) close_element(p);
    xmlFreeDoc(p->libxml->myDoc); /* where libxml2 files declarations of a DTD, which nothing reads */
    xmlFreeParserCtxt(p->libxml);
    p->libxml = NULL;
}

static void fail_open(parser *p, dnm_status status)
{
    if (status == DNM_UNSUPPORTED)
        fail(p, status, "xml.charset", DNM_N_("%s, line %u: declares a charset that is not known%s"), "");
    else if (status == DNM_LIMIT)
        fail(p, status, "xml.size", DNM_N_("%s, line %u: too big%s"), "");
    else
        fail(p, status, "xml.no_memory", DNM_N_("%s, line %u: out of memory%s"), "");
}

dnm_status dnm_xml_parse(const dnm_xml_source *source, const dnm_xml_vocabulary *vocabulary,
                         const dnm_xml_handler *handler, void *data, dnm_xml_error *error)
{
    *error = (dnm_xml_error){0};
    parser *p = calloc(1, sizeof *p);
    if (!p) {
        *error =
            (dnm_xml_error){DNM_NO_MEMORY, "xml.no_memory", DNM_N_("%s, line %u: out of memory%s"), 0, ""};
        return DNM_NO_MEMORY;
    }
    p->vocabulary = vocabulary;
    p->handler = handler;
    p->data = data;
    p->error = error;
    dnm_status status = dnm_xml_feed_open(&p->feed, source);
    if (status == DNM_OK)
        run_libxml(p);
    else
        fail_open(p, status);
    status = error->status;
    if (!error->id && p->feed.replaced) {
        snprintf(error->detail, sizeof error->detail, "%u", p->feed.replaced);
        error->id = "xml.replaced";
        error->text = DNM_N_("%s, line %u: bad bytes and control characters were replaced: %s");
    }
    dnm_xml_feed_close(&p->feed);
    free(p);
    return status;
}

typedef struct bytes_left {
    const char *p;
    size_t n;
} bytes_left;

static size_t read_bytes(void *data, void *out, size_t n)
{
    bytes_left *bytes = data;
    if (n > bytes->n) n = bytes->n;
    if (n) memcpy(out, bytes->p, n);
    bytes->p += n;
    bytes->n -= n;
    return n;
}

dnm_status dnm_xml_parse_bytes(const void *bytes, size_t size, const dnm_xml_vocabulary *vocabulary,
                               const dnm_xml_handler *handler, void *data, dnm_xml_error *error)
{
    bytes_left left = {bytes, size};
    dnm_xml_source source = {.read = read_bytes, .data = &left, .max_bytes = size + 2 * DNM_FEED_STEP};
    return dnm_xml_parse(&source, vocabulary, handler, data, error);
}
