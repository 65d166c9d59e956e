/* subject.h -- every fixture seen as a document: what laws, threads and comparisons of builds run over.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_SUBJECT_H
#define DNM_TESTS_SUBJECT_H

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

/* All that comes of a subject, in one text: its dump before and after cleaning, and the output of every
 * writer. */
void t_subject_everything(const t_subject *subject, dnm_buf *out);

/* dnm_write_fn into a dnm_buf. */
dnm_status t_to_buf(void *buf, const void *bytes, size_t n);

#endif
