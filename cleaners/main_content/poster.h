/* poster.h -- who wrote a post, and when.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_POSTER_H
#define DNM_CLEANERS_MAIN_CONTENT_POSTER_H

#include "cleaners/main_content/page.h"
#include "core/text/date.h"

/* Leaves [first, end), which stand before a post or behind it and are no other's. */
typedef struct mc_frame {
    const mc_page *page;
    uint32_t first, end;
    bool behind;
} mc_frame;

/* Where a name may stand, the surest first. Of the last two one name says little: that there is one at each
 * post, and not always the same, says that it is one. */
typedef enum mc_name_way {
    MC_NAME_MARKED,      /* by the page: what is named after who wrote, or leads to a person */
    MC_NAME_BESIDE_TIME, /* a link in a line with a time */
    MC_NAME_MARKED_LINE, /* without a link */
    MC_NAME_LINKED_LINE,
    MC_NAME_FIRST_LINE,
    MC_NAME_WAYS
} mc_name_way;

/* p is NULL if there is none. */
dnm_str mc_find_name(const mc_frame *frame, mc_name_way way);

/* The nearest with a time of day, or else the nearest: those who write joined on a day. */
bool mc_find_date(const mc_frame *frames, uint32_t count, dnm_date *date);

#endif
