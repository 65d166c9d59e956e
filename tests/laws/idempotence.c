/* idempotence.c -- law 3: cleaning a cleaned model, without its history, changes nothing. main_content is
 * excepted: what it keeps of a page is a page with other proportions.
 * Oracle: the dump before and after.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/law.h"
#include "tests/support/render.h"

#include <stdlib.h>

/* Flags change nothing and are raised again. */
static size_t count_changes(const dnm_doc *doc)
{
    const dnm_history *history = dnm_doc_history(doc);
    size_t changes = 0;
    for (uint32_t i = 0; i < history->edit_count; i++) changes += history->edits[i].op != DNM_OP_FLAG;
    return changes;
}

static void clean_again(t_law *law, const t_subject *subject, t_run *run, dnm_str dump)
{
    dnm_doc *doc = NULL;
    size_t line = 0;
    if (dnm_undump(dump.p, dump.n, dnm_ctx_limits(run->ctx), &doc, &line) != DNM_OK) {
        t_breach(law, subject->label, "line %zu of the cleaned document's dump cannot be read", line);
        return;
    }
    dnm_module_info info;
    for (size_t i = 0; dnm_ctx_module(run->ctx, DNM_CLEANER, i, &info); i++)
        if (strcmp(info.name, "main_content") == 0) dnm_ctx_disable(run->ctx, "main_content");
    char *again = NULL;
    size_t size = 0;
    if (dnm_clean(run->ctx, doc) != DNM_OK || dnm_dump(doc, &again, &size) != DNM_OK) {
        t_breach(law, subject->label, "cleaning again failed");
    } else if (!t_same_text(law, subject->label, "the dump", dump, (dnm_str){again, size}) ||
               count_changes(doc)) {
        dnm_buf edits;
        dnm_buf_init(&edits, 1 << 20);
        t_render_edits(&edits, doc);
        t_breach(law, subject->label, "edits of the second time:\n%.2000s", edits.p ? edits.p : "");
        dnm_buf_free(&edits);
    }
    free(again);
    dnm_doc_free(doc);
}

void t_law_idempotence(t_law *law, const t_subject *subject)
{
    t_run run;
    dnm_doc *doc;
    if (t_excepted(law, subject->label)) return;
    if (!t_law_read(law, subject, &run, &doc)) return;
    char *dump = NULL;
    size_t size = 0;
    if (dnm_clean(run.ctx, doc) != DNM_OK || dnm_dump(doc, &dump, &size) != DNM_OK)
        t_breach(law, subject->label, "cleaning failed");
    else
        clean_again(law, subject, &run, (dnm_str){dump, size});
    free(dump);
    dnm_doc_free(doc);
    t_run_close(&run);
}
