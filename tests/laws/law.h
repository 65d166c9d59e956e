/* law.h -- what the seven laws of LAWS.md are tested with: a place to report to, and the laws. A law's oracle
 * never calls the code it judges.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_LAW_H
#define DNM_TESTS_LAW_H

#include "tests/support/subject.h"

typedef struct t_law {
    const char *name;
    size_t checked, failed, excepted, unread;
} t_law;

/* Reports a breach, at most 40 in full. Always returns false. */
bool t_breach(t_law *law, const char *where, const char *format, ...) DNM_PRINTF(3, 4);

/* Whether `where` is excused from this law by tests/laws/exceptions.txt, which says why. */
bool t_excepted(t_law *law, const char *where);

/* t_subject_read for laws that have nothing to say about an input that cannot be read; it is counted. */
bool t_law_read(t_law *law, const t_subject *subject, t_run *run, dnm_doc **doc);

/* Shows the place where two texts part. */
bool t_same_text(t_law *law, const char *where, const char *what, dnm_str expected, dnm_str actual);

/* Blocks, spans, attributes and metadata one by one. */
bool t_same_model(t_law *law, const char *where, const dnm_doc *expected, const dnm_doc *actual);

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
