/* guard.h -- keeps outputs from standing where inputs are.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CLI_GUARD_H
#define DOCNORM_CLI_GUARD_H

#include "docnorm/base.h"

typedef struct guard guard;

guard *guard_new(const char *const *inputs, size_t count); /* NULL without memory */
void guard_free(guard *g);

/* Whether the path is one of the inputs, or lies in a folder that is one. The path need not exist. */
bool guard_refuses(const guard *g, const char *path);

#endif
