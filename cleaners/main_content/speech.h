/* speech.h -- what is said in turns: debates, hearings, interviews, chats, where who speaks stands in a line
 * of his own.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MAIN_CONTENT_SPEECH_H
#define DNM_CLEANERS_MAIN_CONTENT_SPEECH_H

#include "cleaners/main_content/page.h"

/* Marks the leaves that name who speaks, and those of what is said. False when memory is out. */
bool mc_find_speech(mc_page *page, struct dnm_arena *arena);

/* The time behind a name that is marked in a leaf of its own: "主持人： 15:03:07". */
bool mc_is_time_of_turn(const mc_page *page, uint32_t block, const dnm_span *span);

/* "(Applause.)", "[Laughter]", "（掌声）": a line that is in brackets from end to end. */
bool mc_is_in_brackets(const mc_page *page, const mc_leaf *leaf);

#endif
