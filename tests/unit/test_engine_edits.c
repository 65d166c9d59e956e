/* test_engine_edits.c -- edits and restore: the converter's text comes back byte for byte, and any
 * altered byte of output or edits is noticed.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "adapters/hash/hash.h"
#include "core/base/buf.h"
#include "docnorm/docnorm.h"
#include "docnorm/module.h"

/* ---- a cleaner with one rule of every kind, and a writer that escapes and repeats ---- */

static const dnm_rule rules[] = {{.id = "all"}, {0}};
static const dnm_why why = {0, 700};

/* Digits are cut, "x" becomes "yy", lines that begin with "-" are dropped, "!" is flagged, "+" is put. */
static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    (void)job;
    const dnm_view *view = dnm_doc_view(doc);
    for (uint32_t block = 1; block < view->block_count; block++) {
        dnm_str text = dnm_doc_text(doc, block);
        if (text.n && *text.p == '-') dnm_edit_drop(editor, why, block);
        for (uint32_t i = 0; i < text.n; i++) {
            if (text.p[i] >= '0' && text.p[i] <= '9') dnm_edit_cut(editor, why, block, i, 1);
            if (text.p[i] == 'x') dnm_edit_replace(editor, why, block, i, 1, DNM_STR("yy"));
            if (text.p[i] == '!') dnm_edit_flag(editor, why, block, i, 1, DNM_STR("loud"));
            if (text.p[i] == '=') dnm_edit_put(editor, why, block, i, DNM_STR("+"));
        }
    }
    return DNM_OK;
}

static const dnm_cleaner cleaner = {.name = "unit",
                                    .summary = "",
                                    .phase = DNM_REPAIR,
                                    .profiles = DNM_CLEAN,
                                    .rules = rules,
                                    .clean = clean};

/* Leaves from last to first, the first of them twice, "&" escaped: pieces in no order that suits restore. */
static dnm_status write_backwards(dnm_job *job, const dnm_doc *doc, dnm_sink *sink)
{
    (void)job;
    const dnm_view *view = dnm_doc_view(doc);
    dnm_sink_str(sink, "<<");
    for (uint32_t i = view->block_count; i-- > 0;) {
        const dnm_block *b = &view->blocks[i];
        uint32_t from = b->off, end = b->off + b->len;
        for (uint32_t at = from; at < end; at++) {
            if (view->text[at] != '&') continue;
            dnm_sink_text(sink, doc, from, at - from);
            dnm_sink_str(sink, "&amp;");
            from = at + 1;
        }
        dnm_sink_text(sink, doc, from, end - from);
        dnm_sink_str(sink, "|");
    }
    dnm_sink_text(sink, doc, 0, view->text_len / 2);
    dnm_sink_str(sink, ">>");
    return dnm_sink_status(sink);
}

static dnm_status begin(dnm_job *job, dnm_sink *sink)
{
    (void)job;
    dnm_sink_str(sink, "head\n");
    return DNM_OK;
}

static dnm_status end(dnm_job *job, dnm_sink *sink)
{
    (void)job;
    dnm_sink_str(sink, "tail\n");
    return DNM_OK;
}

static const dnm_writer backwards = {.name = "backwards",
                                     .summary = "",
                                     .extension = "bw",
                                     .media_type = "",
                                     .begin = begin,
                                     .write = write_backwards,
                                     .end = end};

/* ---- making output and edits ---- */

typedef struct made {
    dnm_ctx *ctx;
    dnm_buf output, edits;
    char *origin;
    size_t origin_len;
} made;

static dnm_status to_buf(void *data, const void *bytes, size_t n)
{
    dnm_buf_add(data, bytes, n);
    return dnm_buf_status(data);
}

static made make(const char *text, const char *writer, int before)
{
    made m = {0};
    dnm_input input;
    dnm_doc *doc;
    dnm_stream *stream;
    dnm_buf_init(&m.output, 1 << 24);
    dnm_buf_init(&m.edits, 1 << 24);
    cr_assert_eq(dnm_ctx_new(NULL, &m.ctx), DNM_OK);
    dnm_ctx_use_cleaner(m.ctx, &cleaner);
    dnm_ctx_use_writer(m.ctx, &backwards);
    dnm_input_init(&input, "in.txt", text, strlen(text));
    input.forced_charset = "UTF-8";
    cr_assert_eq(dnm_read(m.ctx, &input, "txt", &doc), DNM_OK);
    const dnm_history *history = dnm_doc_history(doc);
    m.origin = malloc(history->origin_len + 1);
    m.origin_len = history->origin_len;
    memcpy(m.origin, history->births, m.origin_len);
    cr_assert_eq(dnm_ctx_only(m.ctx, "unit"), DNM_OK);
    cr_assert_eq(dnm_clean(m.ctx, doc), DNM_OK);
    cr_assert_eq(dnm_stream_open(m.ctx, writer, to_buf, &m.output, &stream), DNM_OK);
    for (int i = 0; i < before; i++) cr_assert_eq(dnm_stream_add(stream, doc), DNM_OK);
    cr_assert_eq(dnm_stream_add(stream, doc), DNM_OK);
    cr_expect_eq(dnm_stream_edits(stream, doc, to_buf, &m.edits), DNM_USAGE); /* not before the end */
    cr_assert_eq(dnm_stream_end(stream), DNM_OK);
    cr_assert_eq(dnm_stream_edits(stream, doc, to_buf, &m.edits), DNM_OK);
    dnm_stream_free(stream);
    dnm_doc_free(doc);
    return m;
}

static void unmake(made *m)
{
    dnm_ctx_free(m->ctx);
    dnm_buf_free(&m->output);
    dnm_buf_free(&m->edits);
    free(m->origin);
}

static void expect_restored(made *m)
{
    char *text = NULL;
    size_t n = 0;
    dnm_status status = dnm_restore(m->ctx, dnm_buf_str(&m->output), dnm_buf_str(&m->edits), &text, &n);
    cr_assert(status == DNM_OK, "%s: %s\n%.*s", dnm_status_name(status), dnm_ctx_error(m->ctx)->text,
              (int)m->edits.n, m->edits.p);
    cr_expect_eq(n, m->origin_len);
    cr_expect(n == m->origin_len && memcmp(text, m->origin, n) == 0);
    free(text);
}

/* ---- tests ---- */

static const char sample[] =
    "The first line is long enough to be found in the output 12 and has x in it & more of it.\n"
    "- dropped, whole, with 3 digits\n"
    "\xE4\xB8\x80\xE6\xAE\xB5\xE6\x96\x87\xE5\xAD\x97\xEF\xBC\x8C\xE5\x85\xB6\xE4\xB8\xAD"
    "7\xE6\x9C\x89\xE6\x95\xB0\xE5\xAD\x97\xE3\x80\x82 \"quoted\"\\!\n"
    "short\nputs=something here, a stretch of some length&&&\n-\n";

Test(edits, restore_gives_the_text_back)
{
    static const char *const texts[] = {sample, "x", "1", "plain", "-gone"};
    static const char *const writers[] = {"txt", "backwards"};
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        for (size_t w = 0; w < 2; w++) {
            made m = make(texts[t], writers[w], w ? 2 : 0);
            expect_restored(&m);
            unmake(&m);
        }
    }
}

Test(edits, long_text_is_divided_and_kept_by_reference)
{
    dnm_buf text;
    dnm_buf_init(&text, 1 << 22);
    for (int i = 0; i < 20000; i++) dnm_buf_add_str(&text, "\xE5\xAD\x97\xE7\xAC\xA6 word ");
    dnm_buf_add_str(&text, "\n-");
    for (int i = 0; i < 60000; i++) dnm_buf_add_str(&text, "\xE5\xAD\x97");
    made m = make(text.p, "txt", 0);
    expect_restored(&m);
    cr_expect_lt(m.edits.n, 2 * 180000 + 4096, "%zu", m.edits.n); /* the dropped line: as edit and as text */
    unmake(&m);
    dnm_buf_free(&text);
}

static void expect_mismatch(made *m, dnm_str output, dnm_str edits, const char *what, size_t at)
{
    char *text = NULL;
    size_t n;
    dnm_status status = dnm_restore(m->ctx, output, edits, &text, &n);
    cr_expect(status == DNM_MISMATCH && !text, "%s byte %zu: %s", what, at, dnm_status_name(status));
}

Test(edits, any_altered_byte_is_noticed)
{
    made m = make(sample, "backwards", 1);
    dnm_str output = dnm_buf_str(&m.output), edits = dnm_buf_str(&m.edits);
    for (size_t i = 0; i < output.n; i++) {
        m.output.p[i] ^= 1;
        expect_mismatch(&m, output, edits, "output", i);
        m.output.p[i] ^= 1;
    }
    for (size_t i = 0; i < edits.n; i++) {
        m.edits.p[i] ^= 1;
        expect_mismatch(&m, output, edits, "edits", i);
        m.edits.p[i] ^= 1;
        expect_mismatch(&m, output, (dnm_str){edits.p, i}, "edits cut at", i);
    }
    expect_mismatch(&m, (dnm_str){output.p, output.n - 1}, edits, "output cut", 0);
    expect_restored(&m);
    unmake(&m);
}

/* Edits of good checksums and bad will must not read outside the output nor take memory without end. */
Test(edits, forged_edits_are_refused)
{
    static const char *const bodies[] = {
        "{\"kept\":[0,9]}\n",
        "{\"kept\":[9,1]}\n",
        "{\"kept\":[-1,2]}\n",
        "{\"kept\":[1,-1]}\n",
        "{\"kept\":[0,9223372036854775807]}\n",
        "{\"kept\":7}\n",
        "{\"kept\":[0,2,1,2]}\n",
        "{\"kept\":[0,2,0,2,0]}\n",
        "{\"kept\":[]}\n",
        "{\"kept\":[0,2,-2,2]}\n",
        "{\"kept\":[0,2,9223372036854775807,2]}\n",
        "{\"text\":7}\n",
        "{}\n",
        "[]\n",
        "7\n",
        "{\"text\":\"more than the header says\"}\n",
        "not json\n",
        "\n",
        "{\"kept\":[0,4]}\n{\"kept\":[0,4]}\n",
        "{\"text\":\"mine\"}\n",
    };
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    char output_hash[DNM_SHA256_HEX], hash[DNM_SHA256_HEX];
    dnm_sha256_of(DNM_STR("abcd"), output_hash);
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        dnm_buf edits;
        dnm_buf_init(&edits, 1 << 16);
        dnm_buf_printf(&edits,
                       "{\"docnorm_edits\":1,\"output_bytes\":4,\"output_sha256\":\"%s\",\"text_bytes\":4,"
                       "\"text_sha256\":\"%s\",\"edits\":0}\n%s",
                       output_hash, output_hash, bodies[i]);
        dnm_sha256_of(dnm_buf_str(&edits), hash);
        int lines = 0;
        for (size_t k = 0; k < edits.n; k++) lines += edits.p[k] == '\n';
        dnm_buf_printf(&edits, "{\"lines\":%d,\"sha256\":\"%s\"}\n", lines, hash);
        char *text = NULL;
        size_t n;
        dnm_status status = dnm_restore(ctx, DNM_STR("abcd"), dnm_buf_str(&edits), &text, &n);
        cr_expect(status == DNM_MISMATCH && !text, "%s: %s", bodies[i], dnm_status_name(status));
        dnm_buf_free(&edits);
    }
    dnm_ctx_free(ctx);
}
