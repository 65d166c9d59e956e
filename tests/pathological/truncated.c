/* truncated.c -- docnorm_truncated FIXTURES: every fixture cut off at many places, and with bytes flipped,
 * converts or fails with a message; what it makes is a sound document.
 *
 * SPDX-License-Identifier: MIT */
#include "docnorm/module.h"
#include "tests/support/subject.h"

#include <stdio.h>
#include <stdlib.h>

enum { PLACES = 24, FLIPS = 24 };

static size_t failures;

static void must(bool holds, const t_subject *subject, const char *what, size_t at)
{
    if (holds) return;
    printf("FAIL %s, byte %zu: %s\n", subject->label, at, what);
    failures++;
}

static void convert(const t_subject *subject, t_run *run, const char *bytes, size_t n, size_t at)
{
    dnm_doc *doc = NULL;
    dnm_input input = run->input;
    input.bytes = (const unsigned char *)bytes;
    input.size = n;
    const char *why = "";
    dnm_status status = dnm_read(run->ctx, &input, subject->module[0] ? subject->module : NULL, &doc);
    must((status == DNM_OK) == (doc != NULL), subject, "a status that does not fit the document", at);
    if (status != DNM_OK) {
        const dnm_message *error = dnm_ctx_error(run->ctx);
        must(error && error->text[0] && !strchr(error->text, '\n'), subject,
             "a failure without a one-line message", at);
        must(status != DNM_BUG, subject, "a bug", at);
        return;
    }
    must(dnm_doc_check(doc, &why) == DNM_OK, subject, why, at);
    must(dnm_clean(run->ctx, doc) == DNM_OK, subject, "cleaning failed", at);
    must(dnm_doc_check(doc, &why) == DNM_OK, subject, why, at);
    dnm_doc_free(doc);
}

static void undump(const t_subject *subject, t_run *run, const char *bytes, size_t n, size_t at)
{
    dnm_doc *doc = NULL;
    size_t line = 0;
    const char *why = "";
    dnm_status status = dnm_undump(bytes, n, dnm_ctx_limits(run->ctx), &doc, &line);
    must(status == DNM_OK || (status == DNM_DAMAGED && line > 0), subject, "a bad dump without a line", at);
    if (status == DNM_OK) must(dnm_doc_check(doc, &why) == DNM_OK, subject, why, at);
    dnm_doc_free(doc);
}

static void damage(const t_subject *subject)
{
    t_run run;
    if (!t_run_open(&subject->fixture, &run)) return;
    bool is_dump = subject->family == T_CLEANER || subject->family == T_WRITER;
    void (*go)(const t_subject *, t_run *, const char *, size_t, size_t) = is_dump ? undump : convert;
    size_t n = run.bytes.n;
    for (size_t i = 0; i < PLACES; i++) {
        size_t keep = i < 4 ? (i < n ? i : n) : n * i / PLACES;
        char *exact = t_alloc(keep); /* so that a sanitizer sees a step past the end */
        if (keep) memcpy(exact, run.bytes.p, keep);
        go(subject, &run, exact, keep, keep);
        free(exact);
    }
    for (size_t i = 0; n && i < FLIPS; i++) {
        size_t at = (i * 7919 + i * i * 31) % n;
        run.bytes.p[at] = (char)(run.bytes.p[at] ^ (i % 2 ? 0x80 : 0x21));
        go(subject, &run, run.bytes.p, n, at);
    }
    t_run_close(&run);
}

int main(int argc, char **argv)
{
    t_subjects subjects;
    if (argc != 2 || !t_subjects_find(argv[1], &subjects)) return 2;
    for (size_t i = 0; i < subjects.n; i++) damage(&subjects.p[i]);
    printf("truncated: %zu fixtures at %d places, %zu failures\n", subjects.n, PLACES + FLIPS, failures);
    t_subjects_free(&subjects);
    return failures ? 1 : 0;
}
