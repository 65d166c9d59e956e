/* rules.h -- the files of --rules.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CLI_RULES_H
#define DOCNORM_CLI_RULES_H

#include "cli/cli.h"

/* Gives the context the rules of all files that --rules names. A message says what is wrong, and where. */
dnm_status rules_set(const options *o, dnm_ctx *ctx);

#endif
