/* talk.h -- whether a text talks about a piece of markup that stands in it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MARKUP_RESIDUE_TALK_H
#define DNM_CLEANERS_MARKUP_RESIDUE_TALK_H

#include "docnorm/module.h"

bool markup_is_quote(uint32_t cp);

/* Whether the piece [at, end) stands between quotation marks; and whether a sentence talks about it: that, a
 * word that names such pieces beside it, or blanks on both sides as a foreign word has them. */
bool markup_is_quoted(dnm_str text, size_t at, size_t end);
bool markup_is_mentioned(dnm_str text, size_t at, size_t end);

/* Whether what searches for tags begins here: "<.*>", "<[^>]+>". */
bool markup_is_pattern(dnm_str text, size_t at);

/* Whether the line before the leaf says that code follows. */
bool markup_is_introduced(const dnm_doc *doc, uint32_t block);

#endif
