/* poster.h -- who began a thread, and when.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_POSTER_H
#define DNM_CLEANERS_MAIN_CONTENT_POSTER_H

#include "cleaners/main_content/page.h"

/* From what stands around its first post into metadata `creator` and `date`, where the page says neither. */
struct dnm_editor;
void mc_read_poster(const mc_page *page, const mc_posts *posts, struct dnm_editor *editor);

#endif
