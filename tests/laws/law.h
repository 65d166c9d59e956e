/* law.h -- what the seven laws of LAWS.md are tested with: subjects (every fixture of every module) and a
 * place to report to. A law's oracle never calls the code it judges.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_LAW_H
#define DNM_TESTS_LAW_H

#include "core/base/buf.h"
#include "tests/support/fixture.h"

/* One fixture, seen as a document: converters' and documents' inputs are read by a converter, cleaners' and
 * writers' dumps are undumped. */
typedef struct t_subject {
    t_family family;
    const char *module; /* "txt"; "" for documents/: the probe decides */
    t_fixture fixture;
    char label[256]; /* "converter/txt/plain.txt" */
} t_subject;

typedef struct t_subjects {
    t_subject *p;
    size_t n;
    t_names modules; /* owns the names the subjects point to */
} t_subjects;

/* All fixtures below `root` except containers'. */
bool t_subjects_find(const char *root, t_subjects *subjects);
void t_subjects_free(t_subjects *subjects);

/* Opens the subject and makes its document, not yet cleaned. DNM_OK, or how reading it failed: fixtures of
 * failures are no subjects of most laws. */
dnm_status t_subject_read(const t_subject *subject, t_run *run, dnm_doc **doc);

typedef struct t_law {
    const char *name;
    size_t checked, failed, excepted;
} t_law;

/* Reports a breach, at most 40 in full. Always returns false. */
bool t_breach(t_law *law, const char *where, const char *format, ...) DNM_PRINTF(3, 4);

/* Whether `where` is excused from this law by tests/laws/exceptions.txt, which says why. */
bool t_excepted(t_law *law, const char *where);

/* Shows the place where two texts part. */
bool t_same_text(t_law *law, const char *where, const char *what, dnm_str expected, dnm_str actual);

/* dnm_write_fn into a dnm_buf. */
dnm_status t_to_buf(void *buf, const void *bytes, size_t n);

/* The laws. */
void t_law_faithfulness(t_law *law, const t_subject *subject);
void t_law_provenance(t_law *law, const t_subject *subject);
void t_law_restore(t_law *law, const t_subject *subject);
void t_law_idempotence(t_law *law, const t_subject *subject);
void t_law_round_trips(t_law *law, const t_subject *subject);
void t_law_repeatability(t_law *law, const t_subject *subject);
void t_law_linearity(t_law *law, const t_subject *subject);
void t_law_silence(t_law *law, const t_subject *subject);

/* Prints a line a subject and writer with the SHA-256 of what comes out, for comparing builds. */
void t_print_digests(t_law *law, const t_subject *subject);

/* Runs the examples that rules carry. */
void t_rule_examples(t_law *law);

#endif
