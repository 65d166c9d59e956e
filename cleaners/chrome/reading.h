/* reading.h -- one line as the judges of the chrome cleaner read it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_CHROME_READING_H
#define CLEANERS_CHROME_READING_H

#include "cleaners/chrome/chrome.h"

enum {
    LONGEST_NOTICE = 600, /* characters */
    LONGEST_BUTTON = 60,
    SHORT_BUTTON = 8,
    LONGEST_HEAD = 30, /* the title in brackets aside */
    SAYS_TITLE = 70,   /* per cent of the title's pairs */
    TITLE_PAIRS = 6    /* shorter titles are words like others */
};

typedef struct reading {
    const chrome_page *page;
    const chrome_line *line;
    cue_count cues;
    cue_line ready;
    unsigned says_title; /* per cent of the title that the line says */
} reading;

static inline unsigned covered(const reading *r, cue_group group)
{
    const uint32_t chars = r->line->shape.chars;
    return chars ? r->cues.chars[group] * 100u / chars : 0;
}

static inline bool has_number(const reading *r)
{
    return r->line->shape.digits > 0;
}

/* The way through the site, numbers of pages, buttons to share; and the neighbours in a list (way.c). */
chrome_verdict chrome_judge_way(const reading *r);
chrome_verdict chrome_judge_neighbour(const reading *r);

/* A bar of buttons, or one button (bars.c). */
chrome_verdict chrome_judge_bar(const reading *r);

/* What sites in European languages say (abroad.c). */
chrome_verdict chrome_judge_abroad(const reading *r);
chrome_verdict chrome_judge_byline(const reading *r);

#endif
