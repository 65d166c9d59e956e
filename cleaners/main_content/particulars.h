/* particulars.h -- the table that offices put above what they publish: number in their index, who issued it,
 * when, under which number of documents, on which subject.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_PARTICULARS_H
#define DNM_CLEANERS_MAIN_CONTENT_PARTICULARS_H

#include "cleaners/main_content/keep.h"
#include "core/text/date.h"
#include "docnorm/module.h"

enum { MC_PARTICULARS = 7 };

/* Lines [first, end) are such a table; both 0 if there is none. */
typedef struct mc_particulars {
    uint32_t first, end;
    dnm_str values[MC_PARTICULARS];
} mc_particulars;

/* Whether the leaf is the name of a particular, and nothing else. */
bool mc_names_particular(const mc_page *page, uint32_t i);

/* Looks for the table above the text that `verdicts` keep; its lines are none of the text. */
void mc_find_particulars(const mc_page *page, mc_verdict *verdicts, mc_particulars *found);

/* Says what was found, and the number of the document that stands in leaf `number` (or MC_NONE). Whether the
 * day of publication was said. */
bool mc_say_particulars(const mc_page *page, const mc_particulars *found, uint32_t number,
                        dnm_editor *editor);

/* The day of the document is that of the page, where nothing else says one. */
void mc_say_day_made(const mc_particulars *found, dnm_editor *editor);

#endif
