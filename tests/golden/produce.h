/* produce.h -- what comes of a fixture: its outputs as readable text, each with the suffix of the file that
 * holds the expectation.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_PRODUCE_H
#define DNM_TESTS_PRODUCE_H

#include "core/base/buf.h"
#include "tests/support/fixture.h"

enum { T_OUTPUTS = 2 };

typedef struct t_output {
    char *suffix; /* ".dump"; NULL: no output */
    dnm_buf text;
} t_output;

typedef struct t_outputs {
    t_output p[T_OUTPUTS];
} t_outputs;

void t_outputs_init(t_outputs *outputs);
void t_outputs_free(t_outputs *outputs);

/* False, after saying why on stderr, if the fixture itself is broken. */
bool t_produce(t_family family, const char *module, const t_fixture *fixture, t_outputs *outputs);

#endif
