/* explain_html.h -- a document with everything that cleaning did to it, as one page of HTML.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CLI_EXPLAIN_HTML_H
#define DOCNORM_CLI_EXPLAIN_HTML_H

#include "cli/cli.h"

/* Writes a page that needs nothing else: no network, no other file. False without memory. */
bool explain_html(FILE *to, const dnm_ctx *ctx, const dnm_doc *doc, const dnm_input *input);

#endif
