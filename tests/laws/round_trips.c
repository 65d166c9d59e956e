/* round_trips.c -- law 4: what was written and is read again is the same document. Dump: identical. XML:
 * identical bytes when written again. DOCX: the same blocks and texts, up to the differences that LAWS.md
 * lists. Oracle: the first writing.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/law.h"

#include <stdio.h>
#include <stdlib.h>

static bool has_module(dnm_ctx *ctx, dnm_family family, const char *name)
{
    dnm_module_info info;
    for (size_t i = 0; dnm_ctx_module(ctx, family, i, &info); i++)
        if (strcmp(info.name, name) == 0) return true;
    return false;
}

static void dump_round_trip(t_law *law, const char *where, t_run *run, const dnm_doc *doc)
{
    char *first = NULL;
    char *second = NULL;
    size_t n = 0;
    size_t m = 0;
    size_t line = 0;
    dnm_doc *again = NULL;
    if (dnm_dump(doc, &first, &n) != DNM_OK)
        t_breach(law, where, "the document cannot be dumped");
    else if (dnm_undump(first, n, dnm_ctx_limits(run->ctx), &again, &line) != DNM_OK)
        t_breach(law, where, "line %zu of the dump cannot be read", line);
    else if (t_same_model(law, where, doc, again) && dnm_dump(again, &second, &m) == DNM_OK)
        t_same_text(law, where, "the dump", (dnm_str){first, n}, (dnm_str){second, m});
    free(first);
    free(second);
    dnm_doc_free(again);
}

/* Writes, reads, and gives the document read. */
static dnm_doc *through(t_law *law, const char *where, t_run *run, const dnm_doc *doc, const char *format,
                        dnm_buf *bytes)
{
    char *out = NULL;
    size_t n = 0;
    dnm_doc *again = NULL;
    dnm_input input;
    dnm_status status = dnm_write_bytes(run->ctx, doc, format, &out, &n);
    if (status == DNM_OK) {
        dnm_buf_add(bytes, out, n);
        dnm_input_init(&input, "again", bytes->p, bytes->n);
        status = dnm_read(run->ctx, &input, format, &again);
    }
    if (status != DNM_OK)
        t_breach(law, where, "%s: written and not read again: %s", format, dnm_status_name(status));
    free(out);
    return again;
}

static void xml_round_trip(t_law *law, const char *where, t_run *run, const dnm_doc *doc)
{
    dnm_buf first, second;
    dnm_buf_init(&first, (size_t)1 << 30);
    dnm_buf_init(&second, (size_t)1 << 30);
    dnm_doc *again = through(law, where, run, doc, "xml", &first);
    char *out = NULL;
    size_t n = 0;
    if (again && t_same_model(law, where, doc, again) &&
        dnm_write_bytes(run->ctx, again, "xml", &out, &n) == DNM_OK)
        t_same_text(law, where, "the XML", dnm_buf_str(&first), (dnm_str){out, n});
    free(out);
    dnm_doc_free(again);
    dnm_buf_free(&first);
    dnm_buf_free(&second);
}

/* What of a document a DOCX keeps: the kinds and texts of its leaves, how deep they lie in lists and tables.
 */
static void outline(dnm_buf *out, const dnm_doc *doc)
{
    const dnm_view *view = dnm_doc_view(doc);
    for (uint32_t i = 0; i < view->block_count; i++) {
        const dnm_block *block = &view->blocks[i];
        if (block->kind == DNM_TABLE_ROW || block->kind == DNM_TABLE_CELL || block->kind == DNM_TABLE)
            dnm_buf_printf(out, "%s\n", dnm_kind_name(block->kind));
        if (!dnm_kind_is_leaf(block->kind)) continue;
        dnm_buf_printf(out, "%s %u: ", dnm_kind_name(block->kind),
                       block->kind == DNM_HEADING ? block->level : 0);
        dnm_buf_add(out, view->text + block->off, block->len);
        dnm_buf_add_char(out, '\n');
    }
}

static void docx_round_trip(t_law *law, const char *where, t_run *run, const dnm_doc *doc)
{
    dnm_buf bytes, before, after;
    dnm_buf_init(&bytes, (size_t)1 << 30);
    dnm_buf_init(&before, (size_t)1 << 30);
    dnm_buf_init(&after, (size_t)1 << 30);
    dnm_doc *again = through(law, where, run, doc, "docx", &bytes);
    if (again) {
        outline(&before, doc);
        outline(&after, again);
        t_same_text(law, where, "the outline after DOCX", dnm_buf_str(&before), dnm_buf_str(&after));
    }
    dnm_doc_free(again);
    dnm_buf_free(&bytes);
    dnm_buf_free(&before);
    dnm_buf_free(&after);
}

static void all_round_trips(t_law *law, const char *label, const char *state, t_run *run, const dnm_doc *doc)
{
    static const struct {
        const char *format;
        void (*check)(t_law *law, const char *where, t_run *run, const dnm_doc *doc);
    } formats[] = {{"xml", xml_round_trip}, {"docx", docx_round_trip}};
    char where[320];
    snprintf(where, sizeof where, "%s:%s:dump", label, state);
    dump_round_trip(law, where, run, doc);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        snprintf(where, sizeof where, "%s:%s:%s", label, state, formats[i].format);
        bool both = has_module(run->ctx, DNM_WRITER, formats[i].format) &&
                    has_module(run->ctx, DNM_CONVERTER, formats[i].format);
        if (both && !t_excepted(law, where)) formats[i].check(law, where, run, doc);
    }
}

void t_law_round_trips(t_law *law, const t_subject *subject)
{
    t_run run;
    dnm_doc *doc;
    if (!t_law_read(law, subject, &run, &doc)) return;
    all_round_trips(law, subject->label, "converted", &run, doc);
    if (dnm_clean(run.ctx, doc) == DNM_OK) all_round_trips(law, subject->label, "cleaned", &run, doc);
    dnm_doc_free(doc);
    t_run_close(&run);
}
