/* repeatability.c -- law 5: the same input gives the same bytes: in one process again and again (here), in
 * builds by other compilers at other levels of optimisation (builds.sh compares the digests printed here).
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/law.h"

#include "adapters/hash/hash.h"

#include <stdio.h>
#include <stdlib.h>

static void add_output(dnm_buf *out, t_run *run, const dnm_doc *doc, const char *writer)
{
    char *bytes = NULL;
    size_t n = 0;
    dnm_status status = dnm_write_bytes(run->ctx, doc, writer, &bytes, &n);
    dnm_buf_printf(out, "%s %s\n", writer, dnm_status_name(status));
    if (status == DNM_OK) dnm_buf_add(out, bytes, n);
    free(bytes);
}

/* Everything that comes of a subject, in one buffer: its dump before and after cleaning, and all outputs. */
static void everything(const t_subject *subject, dnm_buf *out)
{
    t_run run;
    dnm_doc *doc;
    dnm_status status = t_subject_read(subject, &run, &doc);
    dnm_buf_printf(out, "%s\n", dnm_status_name(status));
    if (status != DNM_OK) return;
    for (int cleaned = 0; cleaned < 2; cleaned++) {
        char *dump = NULL;
        size_t n = 0;
        if (cleaned) dnm_buf_printf(out, "%s\n", dnm_status_name(dnm_clean(run.ctx, doc)));
        if (dnm_dump(doc, &dump, &n) == DNM_OK) dnm_buf_add(out, dump, n);
        free(dump);
    }
    dnm_module_info info;
    for (size_t i = 0; dnm_ctx_module(run.ctx, DNM_WRITER, i, &info); i++)
        add_output(out, &run, doc, info.name);
    dnm_doc_free(doc);
    t_run_close(&run);
}

void t_law_repeatability(t_law *law, const t_subject *subject)
{
    dnm_buf first, second;
    dnm_buf_init(&first, (size_t)1 << 30);
    dnm_buf_init(&second, (size_t)1 << 30);
    everything(subject, &first);
    everything(subject, &second);
    t_same_text(law, subject->label, "the output of the second run", dnm_buf_str(&first),
                dnm_buf_str(&second));
    dnm_buf_free(&first);
    dnm_buf_free(&second);
}

void t_print_digests(t_law *law, const t_subject *subject)
{
    dnm_buf all;
    char hex[DNM_SHA256_HEX];
    dnm_buf_init(&all, (size_t)1 << 30);
    everything(subject, &all);
    dnm_sha256_of(dnm_buf_str(&all), hex);
    printf("%s %s\n", hex, subject->label);
    law->checked++;
    dnm_buf_free(&all);
}
