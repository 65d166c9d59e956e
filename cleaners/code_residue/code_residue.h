/* code_residue.h -- what programs of a site leave in its texts, each recognised by itself: lines of scripts
 * and style sheets, places that a template should have filled, escapes of strings.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_CODE_RESIDUE_H
#define DNM_CLEANERS_CODE_RESIDUE_H

#include "docnorm/base.h"

/* A line that only a page of the web has; and one that belongs to such lines if it stands among them. */
bool residue_is_page_code(dnm_str line);
bool residue_may_be_code(dnm_str line);

/* "show_ads(3021);": a call and nothing else. */
bool residue_is_call(dnm_str line);

/* The end of a place of a template at `at`: "{$title}", "{{ content }}", "<%= name %>"; 0: there is none. */
size_t residue_placeholder_end(dnm_str text, size_t at);

/* The end of a run of escapes at `at`, "\r\n" or "\u5927\u575D", that stands in Chinese text or is a line
 * of it; 0: none.
 * `breaks`: it ends a line. `out`, which may be NULL, gets the characters. */
size_t residue_escape_end(dnm_str text, size_t at, bool *breaks, char *out, size_t *n);

/* Bytes that `out` has room for: a run that gives more is none. JSON escapes a whole paragraph. */
enum { RESIDUE_ESCAPES = 4096 };

/* Whether prose speaks of programs, so that pieces of them may be meant. */
bool residue_speaks_of_code(dnm_str text);

#endif
