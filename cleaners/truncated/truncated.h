/* truncated.h -- parts of the cleaner `truncated`: endings in mid-sentence, and what a site left out.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_TRUNCATED_TRUNCATED_H
#define CLEANERS_TRUNCATED_TRUNCATED_H

#include "docnorm/module.h"

enum { TRUNCATED_ENDING, TRUNCATED_OMISSION };

/* "……此处隐藏1569个字……" in a leaf. */
void truncated_mark_omissions(const dnm_doc *doc, dnm_editor *editor, uint32_t block);

#endif
