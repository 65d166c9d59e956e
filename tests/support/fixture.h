/* fixture.h -- finds fixtures and opens them: a fixture is an input file with its settings. The
 * conventions stand in tests/golden/README.md.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_FIXTURE_H
#define DNM_TESTS_FIXTURE_H

#include "docnorm/docnorm.h"
#include "tests/support/files.h"

typedef enum t_family { T_CONVERTER, T_CLEANER, T_WRITER, T_CONTAINER, T_DOCUMENT, T_FAMILY_COUNT } t_family;

/* "converter" …; T_FAMILY_COUNT if the name is none of them. */
t_family t_family_by_name(const char *name);
const char *t_family_name(t_family family);

typedef struct t_fixture {
    char *path; /* of the input */
    char *stem; /* the path up to the first dot of its name: what expectations are named after */
} t_fixture;

typedef struct t_fixtures {
    t_fixture *p;
    size_t n;
} t_fixtures;

/* The inputs of a family in `folder`, sorted by name. False, after saying why, if there is no such folder
 * or two inputs share a stem. */
bool t_fixtures_find(t_family family, const char *folder, t_fixtures *fixtures);
void t_fixtures_free(t_fixtures *fixtures);

/* A context with the fixture's settings, and its input. */
typedef struct t_run {
    dnm_ctx *ctx;
    dnm_input input;
    t_bytes bytes;
    char *settings;
    const char *parts; /* of a zip: the names of those to compare as text, with blanks between; NULL: all */
} t_run;
bool t_run_open(const t_fixture *fixture, t_run *run);
void t_run_close(t_run *run);

/* Reads the fixture's dump. */
bool t_run_undump(t_run *run, dnm_doc **doc);

/* Lets only the named cleaner run, in a profile that it belongs to. */
bool t_ctx_only_cleaner(dnm_ctx *ctx, const char *cleaner);

#endif
