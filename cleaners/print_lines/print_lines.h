/* print_lines.h -- what the parts of the print_lines cleaner share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_PRINT_LINES_PRINT_LINES_H
#define CLEANERS_PRINT_LINES_PRINT_LINES_H

#include "docnorm/module.h"

enum { PRINT_LINES_RULE_BLANK, PRINT_LINES_RULE_PREFORMATTED };

/* Makes paragraphs of a block of preformatted text, if it is Chinese prose in lines of one width. */
void print_lines_preformatted(const dnm_doc *doc, dnm_editor *editor, uint32_t block);

#endif
