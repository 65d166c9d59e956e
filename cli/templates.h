/* templates.h -- site templates for the commands that clean: from a file, or learned from their inputs.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CLI_TEMPLATES_H
#define DOCNORM_CLI_TEMPLATES_H

#include "cli/cli.h"

/* Gives the context the templates of --templates or --learn-templates. A message says what is wrong. */
dnm_status templates_set(const options *o, dnm_ctx *ctx);

/* What repeats on the pages of all inputs; *text is to be freed, and ends with a NUL that *n does not count.
 * With `tell`, documents that cannot be read are told of; else somebody else will. */
dnm_status templates_learn(const options *o, dnm_ctx *ctx, bool tell, char **text, size_t *n);

#endif
