/* html.h -- what the pages of explain --html and of sample have in common: escaping, the head of a page that
 * needs nothing else, and what rules say of themselves.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CLI_HTML_H
#define DOCNORM_CLI_HTML_H

#include "cli/cli.h"

/* Text for elements and attributes. */
void html_bytes(FILE *to, const char *p, size_t n);
void html_str(FILE *to, dnm_str s);
void html_text(FILE *to, const char *s);

/* A JSON string inside a script element, where "<" must not begin a tag. */
void html_json(FILE *to, dnm_str s);

/* All up to <body>: no network, no other file. `style` are sheets, one after another; ends with NULL. */
void html_begin(FILE *to, dnm_str language, const char *title, const unsigned char *const style[]);
void html_end(FILE *to, const unsigned char *script);

/* Edits that change structure, or nothing, have no text of their own: a sign stands for them. NULL for
 * others. */
const char *html_sign_of(dnm_op op);

/* What a rule says of itself, in the reader's language; "" for one that no module here knows. */
const char *html_summary_of(const dnm_ctx *ctx, dnm_str rule);

#endif
