/* harness.c -- the one fuzz harness: everything docnorm does with bytes, options taken from their first four.
 * Built with libFuzzer by the preset `fuzz`, and with replay.c everywhere else. A breach of a law ends the
 * process.
 *
 *     byte 0   0: the probe decides; k: converter k - 1; 254: the rest is a dump; 255: an archive to walk
 *     byte 1   bits 0-1 profile, bits 2-3 minimum confidence, bit 4 declared charset, bit 5 ordered charset,
 *              bit 6 also the cleaner that asks for every kind of edit (tests/laws/stress.c),
 *              bit 7 a person's rules come first, up to a NUL; the rest is the document
 *     byte 2   which charset
 *     byte 3   a cleaner to disable, 0: none
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/buf.h"
#include "docnorm/docnorm.h"
#include "docnorm/module.h"
#include "tests/laws/stress.h"

#include <stdio.h>
#include <stdlib.h>

enum { HEAD = 4, A_DUMP = 254, AN_ARCHIVE = 255, MEMBERS = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds, const char *law, const char *detail)
{
    if (holds) return;
    fprintf(stderr, "docnorm fuzz: %s: %s\n", law, detail ? detail : "");
    abort();
}

static void require_sound(const dnm_doc *doc, const char *when)
{
    const char *why = "";
    dnm_status status = dnm_doc_check(doc, &why);
    require(status == DNM_OK || status == DNM_NO_MEMORY, when, why);
}

static dnm_ctx *new_context(const uint8_t *head)
{
    static const char *const profiles[] = {"clean", "faithful", "corpus", "clean"};
    dnm_ctx_options options = {0};
    options.limits = (dnm_limits){.input_bytes = 4u << 20,
                                  .model_bytes = 64u << 20,
                                  .arena_bytes = 128u << 20,
                                  .output_bytes = 64u << 20,
                                  .depth = 200,
                                  .blocks = 200000,
                                  .container_depth = 3,
                                  .members = MEMBERS,
                                  .expansion = 100};
    dnm_ctx *ctx = NULL;
    dnm_module_info info;
    if (dnm_ctx_new(&options, &ctx) != DNM_OK) return NULL;
    dnm_ctx_profile(ctx, profiles[head[1] & 3]);
    dnm_ctx_min_confidence(ctx, (uint16_t)((head[1] >> 2 & 3) * 300));
    if (head[1] & 64) dnm_ctx_use_cleaner(ctx, &t_stress_cleaner);
    if (head[3] && dnm_ctx_module(ctx, DNM_CLEANER, head[3] - 1u, &info)) dnm_ctx_disable(ctx, info.name);
    return ctx;
}

static void take_rules(dnm_ctx *ctx, const uint8_t **data, size_t *size)
{
    const uint8_t *end = memchr(*data, 0, *size);
    if (!end) return;
    dnm_ctx_set(ctx, "user.rules", (const char *)*data);
    *size -= (size_t)(end + 1 - *data);
    *data = end + 1;
}

static void choose_charset(const uint8_t *head, dnm_input *input)
{
    static const char *const charsets[] = {"utf-8",    "gbk",       "gb18030",    "big5",
                                           "utf-16le", "utf-16be",  "latin1",     "shift_jis",
                                           "euc-kr",   "x-unknown", "iso-2022-jp"};
    const char *charset = charsets[head[2] % (sizeof charsets / sizeof *charsets)];
    if (head[1] & 16) input->charset = charset;
    if (head[1] & 32) input->forced_charset = charset;
}

static dnm_status to_buf(void *buf, const void *bytes, size_t n)
{
    dnm_buf_add(buf, bytes, n);
    return dnm_buf_status(buf);
}

/* The converter's text comes back from the output and its edits. */
static void require_restore(dnm_ctx *ctx, const dnm_doc *doc, const char *writer)
{
    dnm_buf output, edits;
    dnm_buf_init(&output, 256u << 20);
    dnm_buf_init(&edits, 256u << 20);
    dnm_stream *stream = NULL;
    dnm_status status = dnm_stream_open(ctx, writer, to_buf, &output, &stream);
    if (status == DNM_OK) status = dnm_stream_add(stream, doc);
    if (status == DNM_OK) status = dnm_stream_end(stream);
    if (status == DNM_OK) status = dnm_stream_edits(stream, doc, to_buf, &edits);
    dnm_stream_free(stream);
    if (status == DNM_OK) {
        char *text = NULL;
        size_t n = 0;
        const dnm_view *origin = dnm_doc_origin(doc);
        status = dnm_restore(ctx, dnm_buf_str(&output), dnm_buf_str(&edits), &text, &n);
        require(status == DNM_OK || status == DNM_NO_MEMORY, "restore failed", dnm_status_name(status));
        if (status == DNM_OK)
            require(dnm_str_eq((dnm_str){text, n}, (dnm_str){origin->text, origin->text_len}),
                    "the restored text is another", writer);
        free(text);
    } else {
        require(status == DNM_LIMIT || status == DNM_NO_MEMORY, "writing failed", dnm_status_name(status));
    }
    dnm_buf_free(&output);
    dnm_buf_free(&edits);
}

static void require_dump(dnm_ctx *ctx, const dnm_doc *doc)
{
    char *first = NULL;
    char *second = NULL;
    size_t n;
    size_t m;
    size_t line;
    dnm_doc *again = NULL;
    if (dnm_dump(doc, &first, &n) == DNM_OK) {
        dnm_status status = dnm_undump(first, n, dnm_ctx_limits(ctx), &again, &line);
        require(status == DNM_OK || status == DNM_LIMIT || status == DNM_NO_MEMORY, "a dump cannot be read",
                first);
        if (again && dnm_dump(again, &second, &m) == DNM_OK)
            require(dnm_str_eq((dnm_str){first, n}, (dnm_str){second, m}), "dumps differ", first);
    }
    free(first);
    free(second);
    dnm_doc_free(again);
}

/* The texts of a compilation are sound, and together they are the whole. */
static void require_parts(dnm_ctx *ctx, const dnm_doc *doc)
{
    const dnm_history *whole = dnm_doc_history(doc);
    dnm_parts *parts = NULL;
    dnm_doc *part = NULL;
    uint32_t at = 0;
    if (dnm_parts_open(ctx, doc, &parts) != DNM_OK) return;
    dnm_status status;
    while ((status = dnm_parts_next(parts, &part)) == DNM_OK) {
        require_sound(part, "a part");
        const dnm_history *h = dnm_doc_history(part);
        require(h->origin_len <= whole->origin_len - at &&
                    (!h->origin_len || memcmp(h->births, whole->births + at, h->origin_len) == 0),
                "a part", "is of another text");
        at += h->origin_len;
        require_restore(ctx, part, "txt");
        dnm_doc_free(part);
        part = NULL;
    }
    require(status != DNM_END || !dnm_parts_count(parts) || at == whole->origin_len, "parts", "lost text");
    dnm_parts_close(parts);
}

static void follow(dnm_ctx *ctx, dnm_doc *doc)
{
    require_sound(doc, "after reading");
    require_dump(ctx, doc);
    dnm_status status = dnm_clean(ctx, doc);
    require(status != DNM_BUG, "cleaning", "bug");
    require_sound(doc, "after cleaning");
    require_dump(ctx, doc);
    dnm_module_info info;
    for (size_t i = 0; dnm_ctx_module(ctx, DNM_WRITER, i, &info); i++) require_restore(ctx, doc, info.name);
    require_parts(ctx, doc);
}

static void walk(dnm_ctx *ctx, const dnm_input *archive)
{
    dnm_walk *walk = NULL;
    dnm_input member;
    if (dnm_walk_bytes(ctx, archive, &walk) != DNM_OK) return;
    dnm_status status = DNM_OK;
    for (int i = 0; i < 4 * MEMBERS && status != DNM_END && status != DNM_NO_MEMORY; i++) {
        dnm_doc *doc = NULL;
        status = dnm_walk_next(walk, &member);
        if (status == DNM_OK && dnm_read(ctx, &member, NULL, &doc) == DNM_OK)
            require_sound(doc, "after reading");
        dnm_doc_free(doc);
    }
    require(status == DNM_END || status == DNM_NO_MEMORY, "a walk", "does not end");
    dnm_walk_close(walk);
}

static void convert(dnm_ctx *ctx, const dnm_input *input, unsigned which)
{
    dnm_module_info info;
    dnm_detection detection;
    dnm_doc *doc = NULL;
    dnm_detect(ctx, input, &detection);
    const char *converter = which && dnm_ctx_module(ctx, DNM_CONVERTER, which - 1, &info) ? info.name : NULL;
    dnm_status status = dnm_read(ctx, input, converter, &doc);
    require(status != DNM_BUG, "reading", "bug");
    require((status == DNM_OK) == (doc != NULL), "reading", "status and document disagree");
    require(status == DNM_OK || dnm_ctx_error(ctx) != NULL, "a failure", "without a message");
    if (doc) follow(ctx, doc);
    dnm_doc_free(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < HEAD) return 0;
    dnm_ctx *ctx = new_context(data);
    if (!ctx) return 0;
    dnm_input input;
    const uint8_t *rest = data + HEAD;
    size -= HEAD;
    if (data[1] & 128) take_rules(ctx, &rest, &size);
    dnm_input_init(&input, "fuzz", rest, size);
    choose_charset(data, &input);
    if (data[0] == A_DUMP) {
        dnm_doc *doc = NULL;
        size_t line = 0;
        if (dnm_undump((const char *)rest, size, dnm_ctx_limits(ctx), &doc, &line) == DNM_OK)
            follow(ctx, doc);
        dnm_doc_free(doc);
    } else if (data[0] == AN_ARCHIVE) {
        walk(ctx, &input);
    } else {
        convert(ctx, &input, data[0]);
    }
    dnm_ctx_free(ctx);
    return 0;
}
