/* provenance.c -- law 2: runs and cuts cover every birth exactly once, kept and cut text in order are the
 * converter's text, and restore gives it back from an output and its edits.
 * Oracle: a byte map of the births, and a copy of the text taken before the first cleaner ran.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/law.h"
#include "tests/laws/stress.h"

#include <stdlib.h>

enum { NOBODY, ALIVE, DEAD };

static bool mark(unsigned char *owner, uint32_t total, uint64_t off, uint64_t len, unsigned char who)
{
    if (off + len > total) return false;
    for (uint64_t i = off; i < off + len; i++) {
        if (owner[i] != NOBODY) return false;
        owner[i] = who;
    }
    return true;
}

static bool mark_runs(const dnm_view *view, const dnm_history *history, unsigned char *owner)
{
    for (uint32_t i = 0; i < view->run_count; i++) {
        uint32_t text = view->runs[i].text;
        uint32_t end = i + 1 < view->run_count ? view->runs[i + 1].text : view->text_len;
        uint32_t birth = view->runs[i].birth;
        if (end < text || end > view->text_len || !mark(owner, history->birth_len, birth, end - text, ALIVE))
            return false;
        if (memcmp(view->text + text, history->births + birth, end - text) != 0) return false;
    }
    return view->text_len == 0 || (view->run_count > 0 && view->runs[0].text == 0);
}

static bool mark_cuts(const dnm_history *history, unsigned char *owner)
{
    for (uint32_t i = 0; i < history->cut_count; i++) {
        const dnm_cut *cut = &history->cuts[i];
        if (cut->edit >= history->edit_count) return false;
        if (!mark(owner, history->birth_len, cut->off, cut->len, DEAD)) return false;
    }
    return true;
}

static bool kept_is_alive(const dnm_history *history, const unsigned char *owner)
{
    for (uint32_t i = 0; i < history->kept_count; i++)
        for (uint32_t k = 0; k < history->kept[i].len; k++)
            if (owner[history->kept[i].off + k] != ALIVE) return false;
    return true;
}

/* Each edit's slice of the cuts must be the cuts that name it. */
static bool cuts_agree_with_edits(const dnm_history *history)
{
    uint32_t named = 0;
    for (uint32_t i = 0; i < history->edit_count; i++) {
        const dnm_edit *edit = &history->edits[i];
        if (edit->confidence > 1000 || edit->op >= DNM_OP_COUNT) return false;
        if ((uint64_t)edit->put + edit->put_len > history->birth_len) return false;
        for (uint32_t k = 0; k < edit->ncut; k++, named++)
            if (edit->first_cut + k >= history->cut_count || history->cuts[edit->first_cut + k].edit != i)
                return false;
    }
    return named == history->cut_count;
}

static void check_tiling(t_law *law, const char *where, const dnm_doc *doc)
{
    const dnm_view *view = dnm_doc_view(doc);
    const dnm_history *history = dnm_doc_history(doc);
    unsigned char *owner = t_alloc(history->birth_len);
    if (history->birth_len) memset(owner, NOBODY, history->birth_len);
    law->checked++;
    if (!mark_runs(view, history, owner)) {
        t_breach(law, where, "runs overlap, leave the births, or their bytes are not the text's");
    } else if (!mark_cuts(history, owner)) {
        t_breach(law, where, "a cut overlaps kept text or another cut");
    } else if (!kept_is_alive(history, owner)) {
        t_breach(law, where, "text was cut that an edit keeps");
    } else if (!cuts_agree_with_edits(history)) {
        t_breach(law, where, "edits and cuts do not name each other");
    } else {
        uint32_t lost = 0;
        for (uint32_t i = 0; i < history->birth_len; i++) lost += owner[i] == NOBODY;
        if (lost) t_breach(law, where, "%u bytes are neither kept nor cut", lost);
    }
    free(owner);
}

static char *copy_of(dnm_str text)
{
    char *copy = t_alloc(text.n + 1);
    if (text.n) memcpy(copy, text.p, text.n);
    copy[text.n] = 0;
    return copy;
}

/* Cleans and checks: by the cleaners of the profile, then also by one that knows no restraint. */
static void clean_and_check(t_law *law, const char *where, t_run *run, dnm_doc *doc)
{
    dnm_ctx_profile(run->ctx, "corpus");
    if (dnm_clean(run->ctx, doc) != DNM_OK) t_breach(law, where, "cleaning failed");
    check_tiling(law, where, doc);
    dnm_ctx_use_cleaner(run->ctx, &t_stress_cleaner);
    for (int pass = 0; pass < 3; pass++) {
        dnm_status status = dnm_clean(run->ctx, doc);
        if (status != DNM_OK) t_breach(law, where, "cleaning failed: %s", dnm_ctx_error(run->ctx)->text);
        check_tiling(law, where, doc);
    }
}

void t_law_provenance(t_law *law, const t_subject *subject)
{
    t_run run;
    dnm_doc *doc;
    if (!t_law_read(law, subject, &run, &doc)) return;
    const dnm_view *view = dnm_doc_view(doc);
    dnm_str before = {NULL, view->text_len};
    char *copy = copy_of((dnm_str){view->text, view->text_len});
    before.p = copy;
    check_tiling(law, subject->label, doc);
    clean_and_check(law, subject->label, &run, doc);
    const dnm_history *history = dnm_doc_history(doc);
    const dnm_view *origin = dnm_doc_origin(doc);
    t_same_text(law, subject->label, "births of the converter", before,
                (dnm_str){history->births, history->origin_len});
    t_same_text(law, subject->label, "the origin's text", before, (dnm_str){origin->text, origin->text_len});
    const char *why = "";
    if (dnm_doc_check(doc, &why) != DNM_OK) t_breach(law, subject->label, "dnm_doc_check: %s", why);
    free(copy);
    dnm_doc_free(doc);
    t_run_close(&run);
}

/* ---- restore ---- */

static dnm_status write_with_edits(t_run *run, const dnm_doc *doc, const char *writer, dnm_buf *output,
                                   dnm_buf *edits)
{
    dnm_stream *stream = NULL;
    dnm_status status = dnm_stream_open(run->ctx, writer, t_to_buf, output, &stream);
    if (status == DNM_OK) status = dnm_stream_add(stream, doc);
    if (status == DNM_OK) status = dnm_stream_end(stream);
    if (status == DNM_OK) status = dnm_stream_edits(stream, doc, t_to_buf, edits);
    dnm_stream_free(stream);
    return status;
}

static dnm_status restored(t_run *run, dnm_str output, dnm_str edits, dnm_buf *text)
{
    char *p = NULL;
    size_t n = 0;
    dnm_status status = dnm_restore(run->ctx, output, edits, &p, &n);
    if (status == DNM_OK) dnm_buf_add(text, p, n);
    free(p);
    return status;
}

/* One byte changed anywhere must be noticed. */
static void check_alterations(t_law *law, const char *where, t_run *run, dnm_buf *output, dnm_buf *edits)
{
    static const size_t places = 7;
    for (size_t k = 0; k < 2 * places; k++) {
        dnm_buf *altered = k % 2 ? edits : output;
        if (altered->n == 0) continue;
        size_t at = (altered->n - 1) * (k / 2) / (places - 1);
        dnm_buf text;
        dnm_buf_init(&text, (size_t)1 << 30);
        altered->p[at] = (char)(altered->p[at] ^ 1);
        dnm_status status = restored(run, dnm_buf_str(output), dnm_buf_str(edits), &text);
        altered->p[at] = (char)(altered->p[at] ^ 1);
        dnm_buf_free(&text);
        law->checked++;
        if (status != DNM_MISMATCH && status != DNM_DAMAGED)
            t_breach(law, where, "byte %zu of the %s was altered, and restore said %s", at,
                     k % 2 ? "edits" : "output", dnm_status_name(status));
    }
}

static void check_restore(t_law *law, const char *where, t_run *run, const dnm_doc *doc, const char *writer,
                          dnm_str before)
{
    dnm_buf output, edits, text;
    dnm_buf_init(&output, (size_t)1 << 30);
    dnm_buf_init(&edits, (size_t)1 << 30);
    dnm_buf_init(&text, (size_t)1 << 30);
    dnm_status status = write_with_edits(run, doc, writer, &output, &edits);
    if (status == DNM_OK) status = restored(run, dnm_buf_str(&output), dnm_buf_str(&edits), &text);
    if (status != DNM_OK) {
        t_breach(law, where, "restore from %s: %s", writer, dnm_status_name(status));
    } else if (t_same_text(law, where, "the restored text", before, dnm_buf_str(&text))) {
        check_alterations(law, where, run, &output, &edits);
    }
    dnm_buf_free(&output);
    dnm_buf_free(&edits);
    dnm_buf_free(&text);
}

void t_law_restore(t_law *law, const t_subject *subject)
{
    t_run run;
    dnm_doc *doc;
    if (!t_law_read(law, subject, &run, &doc)) return;
    const dnm_view *view = dnm_doc_view(doc);
    char *copy = copy_of((dnm_str){view->text, view->text_len});
    dnm_str before = {copy, view->text_len};
    dnm_module_info info;
    for (int stressed = 0; stressed < 2; stressed++) {
        if (stressed) dnm_ctx_use_cleaner(run.ctx, &t_stress_cleaner);
        if (dnm_clean(run.ctx, doc) != DNM_OK) t_breach(law, subject->label, "cleaning failed");
        for (size_t i = 0; dnm_ctx_module(run.ctx, DNM_WRITER, i, &info); i++)
            check_restore(law, subject->label, &run, doc, info.name, before);
    }
    free(copy);
    dnm_doc_free(doc);
    t_run_close(&run);
}
