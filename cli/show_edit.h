/* show_edit.h -- an edit as a person reads it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CLI_SHOW_EDIT_H
#define DOCNORM_CLI_SHOW_EDIT_H

#include "cli/cli.h"

/* Writes “before” → “after” with a little of what stands around it, without a line end. */
void show_edit(FILE *to, const dnm_doc *doc, uint32_t number);

/* Text in which blanks and what is invisible can be told apart. */
void show_text(FILE *to, const char *p, size_t n);

/* All that the edit cut, in one piece. To be freed; NULL without memory. */
char *edit_removed(const dnm_doc *doc, const dnm_edit *edit, size_t *n);

#endif
