/* txt.c -- plain text: decoded, then a paragraph for each line that is not blank. Indentation and
 * trailing blanks stay part of the text: whether they mean anything is for cleaners to judge.
 *
 * Lines end at LF, CR LF, CR, form feed, U+2028 and U+2029.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/text_bytes.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum { CHECKPOINT = 4096, SOURCE_STEP = 256 };

/* ---- recognising ---- */

/* Formats that pass for text, some as UTF-16, and are not meant to be read as such. */
static bool is_disguised(const dnm_input *input)
{
    static const char *const beginnings[] = {"%PDF-",   "{\\rtf",  "%!PS",
                                             "WARC/1.", "WARC/0.", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
        size_t n = strlen(beginnings[i]);
        if (input->size >= n && memcmp(input->bytes, beginnings[i], n) == 0) return true;
    }
    return false;
}

static dnm_charset_hints hints_of(const dnm_input *input)
{
    return (dnm_charset_hints){.user = *input->forced_charset ? input->forced_charset : NULL,
                               .http = *input->charset ? input->charset : NULL};
}

/* Low, so that any format that knows itself wins. */
static int probe(const dnm_input *input)
{
    const bool named = strcmp(input->extension, "txt") == 0 || strcmp(input->extension, "text") == 0;
    const dnm_charset_hints hints = hints_of(input);
    if (input->names || is_disguised(input)) return 0;
    if (!dnm_is_text(input->bytes, input->size, &hints, named)) return 0;
    return named ? 20 : 10;
}

static dnm_status charset(const dnm_input *input, dnm_charset_guess *guess)
{
    dnm_charset_hints hints = hints_of(input);
    return dnm_charset_detect(input->bytes, input->size, &hints, guess);
}

/* ---- lines ---- */

typedef struct text {
    dnm_builder *builder;
    const unsigned char *bytes; /* of the input */
    const dnm_decoded *decoded;
    size_t raw;       /* the next of decoded->raws */
    size_t source_at; /* text offset of which the source was said last */
} text;

/* Bytes of the line end that begins at p[at], or 0. */
static size_t line_end(const char *p, size_t n, size_t at)
{
    if (p[at] == '\n' || p[at] == '\f') return 1;
    if (p[at] == '\r') return at + 1 < n && p[at + 1] == '\n' ? 2 : 1;
    bool separator =
        p[at] == '\xE2' && n - at >= 3 && p[at + 1] == '\x80' && (p[at + 2] == '\xA8' || p[at + 2] == '\xA9');
    return separator ? 3 : 0;
}

/* Where the line at `at` ends, and in *end how many bytes its end takes (0: the text's end). */
static size_t find_line(const dnm_decoded *decoded, size_t at, size_t *end)
{
    static const bool begins_end[256] = {['\n'] = true, ['\f'] = true, ['\r'] = true, [0xE2] = true};
    *end = 0;
    for (; at < decoded->n; at++)
        if (begins_end[(unsigned char)decoded->text[at]] &&
            (*end = line_end(decoded->text, decoded->n, at)) != 0)
            break;
    return at;
}

static bool is_blank(const char *p, size_t n)
{
    for (size_t at = 0; at < n;) {
        uint32_t c = dnm_utf8_next(p, n, &at);
        if (c != ' ' && c != '\t' && c != '\v' && c != 0xA0 && c != 0x3000 && c != 0xFEFF) return false;
    }
    return true;
}

/* Says where text from `at` on came from. Finding the exact place means counting from the decoder's last
 * checkpoint, up to 4 KiB away: done for each short line it would cost more than decoding did. */
static void say_source(text *t, size_t at)
{
    const dnm_decoded *d = t->decoded;
    if (d->linear) {
        dnm_build_source(t->builder, 0, at + d->bom, true);
    } else if (t->source_at == SIZE_MAX || at - t->source_at >= SOURCE_STEP) {
        dnm_build_source(t->builder, 0, dnm_decoded_source(d, at), false);
        t->source_at = at;
    }
}

/* Appends [at, end) of a line, with checkpoints. */
static void add_text(text *t, size_t at, size_t end)
{
    const dnm_decoded *d = t->decoded;
    while (at < end) {
        size_t n = end - at;
        if (n > CHECKPOINT && !d->linear) n = dnm_utf8_boundary(d->text + at, n, CHECKPOINT);
        if (!d->linear) say_source(t, at);
        dnm_build_text(t->builder, d->text + at, n);
        at += n;
    }
}

/* Raw bytes that a line shows none of are passed over. */
static const dnm_raw_stretch *next_raw(text *t, size_t at)
{
    const dnm_decoded *d = t->decoded;
    while (t->raw < d->raw_count && d->raws[t->raw].text + d->raws[t->raw].text_len <= at) t->raw++;
    return t->raw < d->raw_count ? &d->raws[t->raw] : NULL;
}

static void add_line(text *t, size_t at, size_t end, dnm_attrs attrs)
{
    dnm_build_open(t->builder, DNM_PARAGRAPH, 0, attrs);
    say_source(t, at);
    for (const dnm_raw_stretch *raw; (raw = next_raw(t, at)) && raw->text < end;) {
        size_t raw_end = raw->text + raw->text_len < end ? raw->text + raw->text_len : end;
        size_t from = raw->text > at ? raw->text : at;
        add_text(t, at, raw_end);
        dnm_build_raw(t->builder, raw_end - from, t->bytes + raw->source, raw->source_len);
        at = raw_end;
    }
    add_text(t, at, end);
    dnm_build_close(t->builder);
}

/* Blank lines are no text, but where they stood says which lines belong together. */
static void add_lines(text *t)
{
    const dnm_decoded *d = t->decoded;
    const dnm_attr mark = {DNM_STR("gap"), DNM_STR("1")};
    const dnm_attrs after_gap = dnm_build_attrs(t->builder, &mark, 1);
    bool gap = false;
    bool begun = false;
    for (size_t at = 0, end, past; at < d->n; at = end + past) {
        end = find_line(d, at, &past);
        if (is_blank(d->text + at, end - at)) {
            gap = begun;
            continue;
        }
        add_line(t, at, end, gap ? after_gap : 0);
        gap = false;
        begun = true;
    }
}

static dnm_status convert(dnm_job *job, const dnm_input *input, dnm_builder *builder)
{
    dnm_charset_guess guess;
    dnm_status status = charset(input, &guess);
    if (status == DNM_USAGE)
        return dnm_fail(job, status, DNM_NOWHERE, "usage.charset", DNM_N_("unknown charset '%s'"),
                        input->forced_charset);
    if (status) return status;
    dnm_decoded decoded;
    dnm_decode_options decoding = {.max_text = dnm_job_limits(job)->model_bytes};
    status = dnm_decode(input->bytes, input->size, guess.charset, &decoding, &decoded);
    if (status == DNM_UNSUPPORTED)
        return dnm_fail(job, status, DNM_NOWHERE, "txt.charset", DNM_N_("cannot decode %s on this system"),
                        guess.charset);
    if (status) return status;
    text t = {.builder = builder, .bytes = input->bytes, .decoded = &decoded, .source_at = SIZE_MAX};
    dnm_job_decoded(job, &guess, input->bytes, &decoded);
    add_lines(&t);
    dnm_decoded_free(&decoded);
    return dnm_builder_status(builder);
}

static const char *const extensions[] = {"txt", "text", NULL};

const dnm_converter dnm_converter_txt = {
    .name = "txt",
    .summary = DNM_N_("Plain text"),
    .extensions = extensions,
    .probe = probe,
    .charset = charset,
    .convert = convert,
};
