/* debris.h -- what the parts of the debris cleaner share.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_DEBRIS_DEBRIS_H
#define CLEANERS_DEBRIS_DEBRIS_H

#include "core/text/shape.h"
#include "docnorm/module.h"

enum { DEBRIS_PICTURE, DEBRIS_ITEM, DEBRIS_FRAME, DEBRIS_BLANK, DEBRIS_WIDE };

typedef struct debris_page {
    const dnm_doc *doc;
    const dnm_view *view;
    dnm_editor *editor;
    bool lost_blanks;         /* question marks stand for some */
    uint32_t doubtful_blanks; /* question marks that do, or ask */
} debris_page;

/* Lines that are nothing but debris; whether this one was. */
bool debris_drop_line(const debris_page *page, uint32_t block, const dnm_shape *shape);

/* What stands in or around a line. */
void debris_count_lost_blanks(debris_page *page);
void debris_mend(const debris_page *page, uint32_t block, const dnm_shape *shape);

#endif
