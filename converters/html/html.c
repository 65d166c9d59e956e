/* html.c -- the converter of web pages: recognised, decoded, parsed as browsers do (dom.h) and mapped to
 * the model (map.h) with all its text. What of it matters is for cleaners to say.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/map.h"
#include "converters/html/tokenizer.h"
#include "core/text/text_bytes.h"

enum { SAMPLE = 4096, PRESCAN = 16384, PRESCAN_ARENA = 1 << 20, LABEL_BYTES = 40 };

/* ---- recognising ------------------------------------------------------------------------------ */

/* The beginning of the input in ASCII: UTF-16 loses its zero bytes, a byte order mark goes. */
static size_t read_sample(const dnm_input *input, char sample[SAMPLE])
{
    const unsigned char *p = input->bytes, *end = p + input->size;
    size_t n = 0;
    if (input->size >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
        p += 3;
    else if (input->size >= 2 && (memcmp(p, "\xFF\xFE", 2) == 0 || memcmp(p, "\xFE\xFF", 2) == 0))
        p += 2;
    for (; p < end && n < SAMPLE; p++) {
        if (*p) sample[n++] = (char)*p;
    }
    return n;
}

/* Past white space, comments and an XML declaration. */
static const char *skip_prologue(const char *p, const char *end)
{
    for (;;) {
        p = html_skip_space(p, end);
        const char *close = html_begins(p, end, DNM_STR("<!--"))    ? "-->"
                            : html_begins(p, end, DNM_STR("<?xml")) ? "?>"
                                                                    : NULL;
        if (!close) return p;
        size_t n = strlen(close);
        while ((size_t)(end - p) >= n && memcmp(p, close, n) != 0) p++;
        if ((size_t)(end - p) < n) return end;
        p += n;
    }
}

static bool begins_page(const char *p, const char *end)
{
    static const char *const beginnings[] = {"<!doctype html", "<html", "<head", "<body", "<meta ", "<title"};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        if (html_begins(p, end, dnm_str_of(beginnings[i]))) return true;
    }
    return false;
}

/* Tags that hardly anything but HTML has, each counted once. */
static int count_tags(const char *p, const char *end)
{
    static const char *const tags[] = {"<div",   "<p>",     "<p ",   "<br", "<a ",
                                       "<table", "<script", "<span", "<h1", "<td"};
    unsigned seen = 0;
    int count = 0;
    for (; p < end; p++) {
        for (unsigned i = 0; *p == '<' && i < sizeof tags / sizeof *tags; i++) {
            if ((seen & 1u << i) || !html_begins(p, end, dnm_str_of(tags[i]))) continue;
            seen |= 1u << i;
            count++;
        }
    }
    return count;
}

static bool has_extension(const dnm_input *input)
{
    static const char *const pages[] = {"html", "htm", "xhtml", "shtml", "xht"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (strcmp(input->extension, pages[i]) == 0) return true;
    }
    return strcmp(input->media_type, "text/html") == 0 ||
           strcmp(input->media_type, "application/xhtml+xml") == 0;
}

/* Whatever its name says. */
static bool is_no_text(const dnm_input *input)
{
    static const char pdf[] = "%PDF-"; /* may begin with pages of ASCII */
    const dnm_charset_hints hints = {.user = *input->forced_charset ? input->forced_charset : NULL,
                                     .http = *input->charset ? input->charset : NULL};
    if (input->size > strlen(pdf) && memcmp(input->bytes, pdf, strlen(pdf)) == 0) return true;
    return !dnm_is_text(input->bytes, input->size, &hints, true);
}

static int probe(const dnm_input *input)
{
    char sample[SAMPLE];
    size_t n = read_sample(input, sample);
    const char *end = sample + n, *p = skip_prologue(sample, end);
    bool named = has_extension(input);
    if (begins_page(p, end)) return named ? 95 : 90;
    if (p < end && *p != '<' && !named) return 0;
    int tags = count_tags(p, end);
    if (tags < 3 && (!named || is_no_text(input))) return 0;
    if (named) return tags > 0 ? 85 : p < end && *p == '<' ? 60 : 30;
    return 50;
}

/* ---- charset ---------------------------------------------------------------------------------- */

static void copy_label(char label[LABEL_BYTES], dnm_str s)
{
    if (s.n == 0 || s.n >= LABEL_BYTES) return;
    memcpy(label, s.p, s.n);
    label[s.n] = '\0';
}

/* The charset in a Content-Type ("text/html; charset=gbk"), by 13.2.3.2, "extracting a character encoding
 * from a meta element". */
static dnm_str content_charset(dnm_str content)
{
    const char *p = content.p, *end = dnm_str_end(content);
    for (; p < end; p++) {
        if (!html_begins(p, end, DNM_STR("charset"))) continue;
        const char *q = html_skip_space(p + 7, end);
        if (q == end || *q != '=') continue;
        q = html_skip_space(q + 1, end);
        char quote = q < end && (*q == '"' || *q == '\'') ? *q++ : '\0';
        const char *start = q;
        while (q < end && (quote ? *q != quote : !html_in(*q, HTML_SPACE) && *q != ';')) q++;
        return (dnm_str){start, (size_t)(q - start)};
    }
    return (dnm_str){NULL, 0};
}

static dnm_str tag_attr(const html_tokenizer *tk, const html_token *token, unsigned id)
{
    for (uint32_t i = 0; i < token->attr_count; i++) {
        const html_attr *attr = &tk->attrs[token->attr + i];
        if (html_attr_id(attr) == id) return (dnm_str){attr->value, attr->value_n};
    }
    return (dnm_str){NULL, 0};
}

/* The charset that a <meta> among the first bytes declares; label stays "" if none does. Tags are read
 * from the bytes, which is sound for every charset that extends ASCII. */
static void prescan(const dnm_input *input, char label[LABEL_BYTES])
{
    dnm_arena arena;
    html_tokenizer tk;
    html_token token;
    label[0] = '\0';
    memset(&token, 0, sizeof token);
    dnm_arena_init(&arena, PRESCAN_ARENA);
    size_t n = input->size < PRESCAN ? input->size : PRESCAN;
    html_tokenizer_init(&tk, (dnm_str){(const char *)input->bytes, n}, &arena);
    while (!label[0]) {
        html_token_next(&tk, &token);
        if (token.kind == HTML_TOKEN_EOF) break;
        if (token.kind != HTML_TOKEN_START || token.tag != HTML_TAG_META) continue;
        dnm_str charset = tag_attr(&tk, &token, HTML_ATTR_CHARSET),
                type = tag_attr(&tk, &token, HTML_ATTR_HTTP_EQUIV);
        copy_label(label, charset);
        if (!charset.p && type.n == 12 && html_begins(type.p, dnm_str_end(type), DNM_STR("content-type"))) {
            copy_label(label, content_charset(tag_attr(&tk, &token, HTML_ATTR_CONTENT)));
        }
    }
    dnm_arena_free(&arena);
}

static dnm_status charset(const dnm_input *input, dnm_charset_guess *guess)
{
    char label[LABEL_BYTES];
    prescan(input, label);
    dnm_charset_hints hints = {.user = *input->forced_charset ? input->forced_charset : NULL,
                               .http = *input->charset ? input->charset : NULL,
                               .meta = label[0] ? label : NULL};
    return dnm_charset_detect(input->bytes, input->size, &hints, guess);
}

/* ---- decoding --------------------------------------------------------------------------------- */

/* Whether nothing but the page itself says what it is in, and that is UTF-8. */
static bool says_utf8(const dnm_input *input)
{
    char label[LABEL_BYTES];
    if (*input->forced_charset || *input->charset) return false;
    prescan(input, label);
    const char *name = dnm_charset_by_label(dnm_str_of(label));
    return name && strcmp(name, "UTF-8") == 0;
}

static dnm_status decode_by(dnm_job *job, const dnm_input *input, const char *charset, dnm_decoded *decoded)
{
    const dnm_decode_options options = {.max_text = dnm_job_limits(job)->model_bytes};
    return dnm_decode(input->bytes, input->size, charset, &options, decoded);
}

/* Of a page that says it is UTF-8, and is, nothing is left to be detected. */
static dnm_status decode(dnm_job *job, const dnm_input *input, dnm_charset_guess *guess, dnm_decoded *decoded)
{
    const bool tried = says_utf8(input) && decode_by(job, input, "UTF-8", decoded) == DNM_OK;
    *guess = (dnm_charset_guess){.charset = "UTF-8", .confidence = 1000};
    if (tried && decoded->linear) return DNM_OK;
    dnm_status status = charset(input, guess);
    if (status == DNM_OK && tried && strcmp(guess->charset, "UTF-8") == 0) return DNM_OK;
    if (tried) dnm_decoded_free(decoded);
    if (status == DNM_USAGE)
        return dnm_fail(job, status, DNM_NOWHERE, "usage.charset", DNM_N_("unknown charset '%s'"),
                        input->forced_charset);
    if (status == DNM_OK) status = decode_by(job, input, guess->charset, decoded);
    if (status == DNM_UNSUPPORTED)
        return dnm_fail(job, status, DNM_NOWHERE, "html.charset", DNM_N_("cannot decode %s on this system"),
                        guess->charset);
    return status;
}

/* ---- converting ------------------------------------------------------------------------------- */

/* Browsers show none of it either, but who looks for the text should know. */
static void tell_swallowed(dnm_job *job, const html_document *doc, const dnm_decoded *decoded)
{
    if (!doc->swallowed) return;
    const uint64_t at = decoded->linear ? doc->swallowed_at + (uint64_t)decoded->bom
                                        : dnm_decoded_source(decoded, doc->swallowed_at);
    dnm_warn(job, at, "html.swallowed",
             DNM_N_("a tag, comment or script that does not end takes the last %u bytes of the page"),
             (unsigned)doc->swallowed);
}

static void tell_bounds(dnm_job *job, const html_document *doc)
{
    const html_bounds *b = &doc->bounds;
    if (b->depth)
        dnm_warn(job, DNM_NOWHERE, "html.depth",
                 b->depth == 1 ? DNM_N_("%u element lies too deep and was put beside its parent")
                               : DNM_N_("%u elements lie too deep and were put beside each other"),
                 (unsigned)b->depth);
    if (b->attributes)
        dnm_warn(job, DNM_NOWHERE, "html.attributes",
                 b->attributes == 1 ? DNM_N_("%u attribute of an overfull tag was left out")
                                    : DNM_N_("%u attributes of overfull tags were left out"),
                 (unsigned)b->attributes);
    if (b->formatting || b->clones || b->search)
        dnm_warn(job, DNM_NOWHERE, "html.misnested",
                 DNM_N_("tags are misnested beyond measure; the nesting of %u elements was given up"),
                 (unsigned)(b->formatting + b->clones + b->search));
    if (b->names)
        dnm_warn(job, DNM_NOWHERE, "html.names",
                 b->names == 1 ? DNM_N_("%u element has more names than are kept apart")
                               : DNM_N_("%u elements have more names than are kept apart"),
                 (unsigned)b->names);
    if (doc->ignored_text)
        dnm_warn(job, DNM_NOWHERE, "html.frameset",
                 doc->ignored_text == 1
                     ? DNM_N_("%u stretch of text stands in a frameset and is not shown")
                     : DNM_N_("%u stretches of text stand in a frameset and are not shown"),
                 (unsigned)doc->ignored_text);
}

static dnm_status parse_and_map(dnm_job *job, const dnm_input *input, const dnm_decoded *decoded,
                                dnm_builder *builder)
{
    html_document *doc = NULL;
    dnm_arena *arena = dnm_job_arena(job);
    dnm_status status = html_parse((dnm_str){decoded->text, decoded->n}, arena, NULL, &doc);
    if (status)
        return dnm_fail(job, status, DNM_NOWHERE, "html.memory",
                        DNM_N_("the page needs more memory than is allowed"));
    dnm_count(job, "html_nodes", doc->node_count);
    dnm_count(job, "html_steps", doc->steps);
    tell_bounds(job, doc);
    tell_swallowed(job, doc, decoded);
    map m = {.job = job,
             .builder = builder,
             .arena = arena,
             .doc = doc,
             .decoded = decoded,
             .bytes = input->bytes,
             .address = input->address};
    status = map_page(&m);
    if (m.unsaid)
        dnm_warn(job, DNM_NOWHERE, "html.unmarked",
                 m.unsaid == 1
                     ? DNM_N_("%u element was not marked: it nests too deeply, or repeats too much")
                     : DNM_N_("%u elements were not marked: they nest too deeply, or repeat too much"),
                 (unsigned)m.unsaid);
    if (status == DNM_LIMIT && dnm_arena_failed(arena))
        return dnm_fail(job, status, DNM_NOWHERE, "html.memory",
                        DNM_N_("the page needs more memory than is allowed"));
    return status;
}

static dnm_status convert(dnm_job *job, const dnm_input *input, dnm_builder *builder)
{
    dnm_charset_guess guess;
    dnm_decoded decoded;
    dnm_status status = decode(job, input, &guess, &decoded);
    if (status) return status;
    dnm_job_decoded(job, &guess, input->bytes, &decoded);
    status = parse_and_map(job, input, &decoded, builder);
    dnm_decoded_free(&decoded);
    return status;
}

static const char *const extensions[] = {"html", "htm", "xhtml", "shtml", "xht", NULL};

const dnm_converter dnm_converter_html = {
    .name = "html",
    .summary = DNM_N_("Web pages"),
    .extensions = extensions,
    .probe = probe,
    .charset = charset,
    .convert = convert,
};
