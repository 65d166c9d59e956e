/* xml.c -- docnorm's own XML (docs/xml.md) back into the model: the inverse of writers/xml. Blocks and spans
 * are opened late, when it is clear that no more attributes follow as elements; the pieces of a split span
 * become one again. What the vocabulary does not have is passed over with all it holds.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/xml/base64.h"
#include "converters/xml/vocabulary.h"
#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/vec.h"
#include "docnorm/module.h"

/* ---- the state -------------------------------------------------------------------------------- */

typedef struct open_element {
    uint16_t name;
    bool leaf;     /* within a leaf, or one itself */
    bool goes_on;  /* a piece of a span of which more follow */
    uint32_t span; /* the builder's number */
} open_element;

/* A pair of strings in `pending_bytes`. */
typedef struct pair {
    size_t key, key_n, value, value_n;
} pair;

typedef struct reader {
    dnm_job *job;
    dnm_builder *builder;
    dnm_budget budget;
    DNM_VEC(open_element) open;
    uint32_t skipped; /* open elements within one that is passed over, itself included */

    bool pending; /* the innermost open element is not opened in the builder yet */
    uint32_t level, piece;
    DNM_VEC(pair) pairs;   /* its attributes so far */
    dnm_buf pending_bytes; /* what they say */
    dnm_buf target;
    DNM_VEC(dnm_attr) attrs;

    DNM_VEC(uint32_t) pieces; /* the builder's numbers of this leaf's split spans */
    uint16_t value_of;        /* ATTR, META, RESOURCE, TARGET: text goes into `value`; 0: into the model */
    dnm_buf value;
    dnm_buf value_name, value_type;
    uint32_t documents;
} reader;

static open_element *innermost(reader *r)
{
    return r->open.n ? &r->open.p[r->open.n - 1] : NULL;
}

static void set_buf(dnm_buf *buf, dnm_str s)
{
    dnm_buf_clear(buf);
    if (s.n) dnm_buf_add(buf, s.p, s.n);
}

static uint32_t number_of(dnm_str s, uint32_t max)
{
    uint32_t number = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') return 0;
        number = number * 10 + (uint32_t)(s.p[i] - '0');
        if (number > max) return 0;
    }
    return number;
}

/* ---- opening what waits ----------------------------------------------------------------------- */

static void add_pair(reader *r, dnm_str key, dnm_str value)
{
    pair *p = DNM_PUSH(&r->pairs, &r->budget);
    if (!p) return;
    *p = (pair){r->pending_bytes.n, key.n, r->pending_bytes.n + key.n, value.n};
    if (key.n) dnm_buf_add(&r->pending_bytes, key.p, key.n);
    if (value.n) dnm_buf_add(&r->pending_bytes, value.p, value.n);
}

static dnm_attrs take_attrs(reader *r)
{
    r->attrs.n = 0;
    if (dnm_buf_status(&r->pending_bytes)) return 0;
    for (uint32_t i = 0; i < r->pairs.n; i++) {
        dnm_attr *attr = DNM_PUSH(&r->attrs, &r->budget);
        if (!attr) return 0;
        const pair *p = &r->pairs.p[i];
        attr->key = (dnm_str){r->pending_bytes.p + p->key, p->key_n};
        attr->value = (dnm_str){r->pending_bytes.p + p->value, p->value_n};
    }
    return dnm_build_attrs(r->builder, r->attrs.p, r->attrs.n);
}

/* The first piece of a span opens it, the later ones find its number. */
static void open_span(reader *r, open_element *e)
{
    if (r->piece && r->piece <= r->pieces.n) {
        e->span = r->pieces.p[r->piece - 1];
        return;
    }
    dnm_string target = dnm_build_string(r->builder, dnm_buf_str(&r->target));
    e->span = dnm_build_span(r->builder, (dnm_span_kind)(e->name - SPANS), take_attrs(r), target);
    if (r->piece != r->pieces.n + 1) return;
    uint32_t *number = DNM_PUSH(&r->pieces, &r->budget);
    if (number) *number = e->span;
}

static void open_pending(reader *r)
{
    if (!r->pending) return;
    r->pending = false;
    open_element *e = innermost(r);
    if (xml_is_span(e->name)) {
        open_span(r, e);
    } else if (e->name == DOCUMENT) {
        dnm_build_open(r->builder, r->documents > 1 ? DNM_SECTION : DNM_DOCUMENT, 0, take_attrs(r));
    } else {
        dnm_build_open(r->builder, xml_kind_of(e->name), (int)r->level, take_attrs(r));
        if (dnm_kind_is_leaf(xml_kind_of(e->name))) r->pieces.n = 0;
    }
}

/* An element that holds nothing: an object, or a block without content. Other spans cover no text. */
static void close_pending(reader *r, const open_element *e)
{
    r->pending = false;
    dnm_span_kind kind = (dnm_span_kind)(e->name - SPANS);
    if (!xml_is_span(e->name) ||
        (kind != DNM_IMAGE && kind != DNM_NOTE_REF && kind != DNM_MATH && kind != DNM_LINE_BREAK)) {
        return;
    }
    dnm_build_object(r->builder, kind, take_attrs(r), dnm_build_string(r->builder, dnm_buf_str(&r->target)));
}

/* ---- start tags ------------------------------------------------------------------------------- */

/* Attributes without a namespace that the vocabulary does not use itself are the model's. */
static bool is_reserved(uint16_t element, dnm_str name)
{
    static const char *const of_spans[] = {"more", "piece", "target"};
    if (element == DOCUMENT) return dnm_str_eq(name, DNM_STR("version"));
    if (xml_is_block(element)) return dnm_str_eq(name, DNM_STR("level"));
    for (size_t i = 0; i < sizeof of_spans / sizeof *of_spans; i++) {
        if (dnm_str_eq(name, dnm_str_of(of_spans[i]))) return true;
    }
    return false;
}

static void begin_pending(reader *r, const dnm_xml_element *element)
{
    dnm_str name, uri, value;
    r->pending = true;
    r->pairs.n = 0;
    dnm_buf_clear(&r->pending_bytes);
    r->level = number_of(dnm_xml_attr(element, A_LEVEL), 255);
    r->piece = number_of(dnm_xml_attr(element, A_PIECE), UINT32_MAX / 16);
    set_buf(&r->target, dnm_xml_attr(element, A_TARGET));
    for (size_t i = 0; dnm_xml_attr_at(element, i, &name, &uri, &value); i++) {
        if (uri.n == 0 && !is_reserved(element->name, name)) add_pair(r, name, value);
    }
}

static bool push(reader *r, const dnm_xml_element *element)
{
    bool leaf = innermost(r) && innermost(r)->leaf;
    open_element *e = DNM_PUSH(&r->open, &r->budget);
    if (!e) return false;
    e->name = element->name;
    e->leaf = leaf || (xml_is_block(element->name) && dnm_kind_is_leaf(xml_kind_of(element->name)));
    e->goes_on = xml_is_span(element->name) && dnm_xml_attr(element, A_MORE).n > 0;
    return true;
}

/* The first document is the document; others of the same file become sections with their own metadata. */
static void begin_document(reader *r, const dnm_xml_element *element)
{
    begin_pending(r, element);
    if (r->documents++ == 1) {
        dnm_warn(r->job, DNM_NOWHERE, "xml.several",
                 DNM_N_("the file holds several documents; they become sections of one"));
    }
}

static void begin_value(reader *r, const dnm_xml_element *element)
{
    if (element->name != ATTR && element->name != TARGET) open_pending(r);
    r->value_of = element->name;
    dnm_buf_clear(&r->value);
    set_buf(&r->value_name, dnm_xml_attr(element, element->name == META ? A_KEY : A_NAME));
    set_buf(&r->value_type, dnm_xml_attr(element, A_MEDIA_TYPE));
}

static void add_text(reader *r, const char *utf8, size_t n)
{
    if (r->value_of) {
        dnm_buf_add(&r->value, utf8, n);
        return;
    }
    open_pending(r);
    dnm_build_text(r->builder, utf8, n);
}

static void add_character(reader *r, dnm_str hex)
{
    uint32_t cp = 0;
    for (size_t i = 0; i < hex.n && cp <= 0x10FFFF; i++) {
        char c = hex.p[i];
        bool digit = c >= '0' && c <= '9', upper = c >= 'A' && c <= 'F', low = c >= 'a' && c <= 'f';
        if (!digit && !upper && !low) return;
        cp = cp * 16 + (uint32_t)(digit ? c - '0' : upper ? c - 'A' + 10 : c - 'a' + 10);
    }
    dnm_buf utf8;
    dnm_buf_init(&utf8, 16);
    dnm_buf_add_code_point(&utf8, cp);
    if (!dnm_buf_status(&utf8)) add_text(r, utf8.p, utf8.n);
    dnm_buf_free(&utf8);
}

static bool failed(const reader *r)
{
    return r->budget.failed || dnm_builder_status(r->builder) != DNM_OK;
}

/* Whether the element may stand here; what may not is passed over. */
static bool is_known(reader *r, uint16_t name)
{
    if (r->value_of) return name == CHARACTER;
    if (name == CHARACTER || name == DOCUMENTS) return true;
    if (name == TARGET || name == ATTR) return r->pending;
    if (name == META || name == RESOURCE) return r->documents > 0;
    return name == DOCUMENT || ((xml_is_block(name) || xml_is_span(name)) && r->documents > 0);
}

static bool on_start(void *data, const dnm_xml_element *element)
{
    reader *r = data;
    if (r->skipped || !is_known(r, element->name)) {
        r->skipped++;
        return true;
    }
    if (element->name == CHARACTER) {
        add_character(r, dnm_xml_attr(element, A_U));
    } else if (element->name == ATTR || element->name == META || element->name == RESOURCE ||
               element->name == TARGET) {
        begin_value(r, element);
    } else {
        open_pending(r);
        if (!push(r, element)) return false;
        if (element->name == DOCUMENT) begin_document(r, element);
        if (xml_is_block(element->name) || xml_is_span(element->name)) begin_pending(r, element);
    }
    return !failed(r);
}

/* ---- end tags --------------------------------------------------------------------------------- */

static void end_resource(reader *r)
{
    dnm_buf bytes;
    dnm_buf_init(&bytes, dnm_job_limits(r->job)->model_bytes);
    dnm_base64_decode(dnm_buf_str(&r->value), &bytes);
    if (dnm_buf_status(&bytes)) {
        r->budget.failed = dnm_buf_status(&bytes);
    } else {
        dnm_build_resource(r->builder, dnm_buf_str(&r->value_name), dnm_buf_str(&r->value_type), bytes.p,
                           bytes.n);
    }
    dnm_buf_free(&bytes);
}

static void end_value(reader *r)
{
    dnm_str value = dnm_buf_str(&r->value);
    switch (r->value_of) {
    case ATTR:
        add_pair(r, dnm_buf_str(&r->value_name), value);
        break;
    case TARGET:
        set_buf(&r->target, value);
        break;
    case META:
        dnm_build_meta(r->builder, r->value_name.n ? r->value_name.p : "", value);
        break;
    default:
        end_resource(r);
        break;
    }
    r->value_of = 0;
}

static void end_element(reader *r)
{
    open_element e = *innermost(r);
    if (r->pending && !e.leaf && !xml_is_span(e.name)) open_pending(r); /* a container may be empty */
    if (r->pending) {
        close_pending(r, &e);
    } else if (xml_is_span(e.name)) {
        if (!e.goes_on) dnm_build_end_span(r->builder, e.span);
    } else if (xml_is_block(e.name) || (e.name == DOCUMENT && r->documents > 1)) {
        dnm_build_close(r->builder);
    }
    r->open.n--;
}

static bool on_end(void *data, uint16_t name)
{
    reader *r = data;
    if (r->skipped) {
        r->skipped--;
    } else if (name == CHARACTER) {
        return true;
    } else if (r->value_of) {
        end_value(r);
    } else if (r->open.n) {
        end_element(r);
    }
    return !failed(r);
}

static bool is_blank(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (s[i] != ' ' && s[i] != '\t' && s[i] != '\n' && s[i] != '\r') return false;
    }
    return true;
}

/* Between blocks, blanks mean nothing. */
static bool on_text(void *data, const char *utf8, size_t n)
{
    reader *r = data;
    if (r->skipped || r->documents == 0) return true;
    bool in_leaf = innermost(r) && innermost(r)->leaf;
    if (r->value_of || in_leaf || !is_blank(utf8, n)) add_text(r, utf8, n);
    return !failed(r);
}

/* ---- the converter ---------------------------------------------------------------------------- */

typedef struct bytes_at_hand {
    const unsigned char *p;
    size_t n;
} bytes_at_hand;

static size_t read_bytes(void *data, void *out, size_t n)
{
    bytes_at_hand *bytes = data;
    if (n > bytes->n) n = bytes->n;
    if (n) memcpy(out, bytes->p, n);
    bytes->p += n;
    bytes->n -= n;
    return n;
}

static void reader_init(reader *r, dnm_job *job, dnm_builder *builder)
{
    size_t max = dnm_job_limits(job)->model_bytes;
    *r = (reader){.job = job, .builder = builder, .budget = {.left = dnm_job_limits(job)->arena_bytes}};
    dnm_buf *const buffers[] = {&r->pending_bytes, &r->target, &r->value, &r->value_name, &r->value_type};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) dnm_buf_init(buffers[i], max);
}

static dnm_status reader_free(reader *r)
{
    dnm_status status = r->budget.failed;
    dnm_buf *const buffers[] = {&r->pending_bytes, &r->target, &r->value, &r->value_name, &r->value_type};
    for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) {
        if (!status) status = dnm_buf_status(buffers[i]);
        dnm_buf_free(buffers[i]);
    }
    DNM_VEC_FREE(&r->open, &r->budget);
    DNM_VEC_FREE(&r->pairs, &r->budget);
    DNM_VEC_FREE(&r->attrs, &r->budget);
    DNM_VEC_FREE(&r->pieces, &r->budget);
    return status;
}

static dnm_status convert(dnm_job *job, const dnm_input *input, dnm_builder *builder)
{
    static const dnm_xml_handler handler = {on_start, on_end, on_text};
    bytes_at_hand bytes = {input->bytes, input->size};
    const char *charset = input->forced_charset[0] ? input->forced_charset : input->charset;
    const dnm_xml_source source = {read_bytes, &bytes, charset[0] ? charset : NULL,
                                   dnm_job_limits(job)->input_bytes};
    dnm_xml_error error = {.id = NULL};
    reader r;
    reader_init(&r, job, builder);
    dnm_status parsed = dnm_xml_parse(&source, &xml_vocabulary, &handler, &r, &error);
    bool found = r.documents > 0;
    dnm_status status = reader_free(&r);
    if (status) return dnm_fail(job, status, DNM_NOWHERE, "xml.memory", DNM_N_("no memory left to read XML"));
    if (!found && parsed == DNM_OK) {
        return dnm_fail(job, DNM_UNSUPPORTED, DNM_NOWHERE, "xml.foreign",
                        DNM_N_("XML in another vocabulary than docnorm's own"));
    }
    if (!found)
        return dnm_fail(job, parsed, DNM_NOWHERE, error.id, error.text, "XML", error.line, error.detail);
    if (error.id)
        dnm_warn_lost(job, error.status, DNM_NOWHERE, error.id, error.text, "XML", error.line, error.detail);
    return DNM_OK;
}

/* The namespace near the beginning, in whatever element. */
static int probe(const dnm_input *input)
{
    static const char wanted[] = XML_NAMESPACE;
    size_t n = input->size < 4096 ? input->size : 4096, at = 0;
    const unsigned char *p = input->bytes;
    if (n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) at = 3;
    while (at < n && (p[at] == ' ' || p[at] == '\t' || p[at] == '\n' || p[at] == '\r')) at++;
    if (at == n || p[at] != '<') return 0;
    for (; at + sizeof wanted - 1 <= n; at++) {
        if (p[at] == 'u' && memcmp(p + at, wanted, sizeof wanted - 1) == 0) return 100;
    }
    return 0;
}

static const char *const extensions[] = {"xml", NULL};

extern const dnm_converter dnm_converter_xml;
const dnm_converter dnm_converter_xml = {
    .name = "xml",
    .summary = DNM_N_("docnorm's own XML, as its writer makes it"),
    .extensions = extensions,
    .probe = probe,
    .convert = convert,
};
