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

/* The room for the line, which cue_prepare fills, is not zeroed: it is large. */
static inline void reading_begin(reading *r, const chrome_page *page, const chrome_line *line)
{
    r->page = page;
    r->line = line;
    r->cues = (cue_count){0};
    r->ready.n = 0;
    r->says_title = 0;
}

static inline unsigned covered(const reading *r, cue_group group)
{
    const uint32_t chars = r->line->shape.chars;
    return chars ? r->cues.chars[group] * 100u / chars : 0;
}

static inline unsigned groups_among(const reading *r, const cue_group *groups, size_t n)
{
    unsigned found = 0;
    for (size_t i = 0; i < n; i++) found += cue_has(&r->cues, groups[i]) ? 1u : 0u;
    return found;
}

static inline bool has_number(const reading *r)
{
    return r->line->shape.digits > 0;
}

/* The site on rights, liability and whom to write to, or on who gave it the text; of one sentence or more
 * (notices.c). */
chrome_verdict chrome_notice_of(const reading *r);

/* The line without what stands in 【】, 《》 or “”, where that is the title. */
uint32_t chrome_chars_beside_title(const reading *r);

/* The way through the site, numbers of pages, buttons to share; and the neighbours in a list (way.c). */
chrome_verdict chrome_judge_way(const reading *r);
chrome_verdict chrome_judge_neighbour(const reading *r);

/* Which page of a chapter its title says it is on (serial.c). */
typedef struct chrome_page_mark {
    size_t base;     /* bytes of the title without it */
    uint32_t number; /* 0: there is no mark */
} chrome_page_mark;

chrome_page_mark chrome_read_page_mark(dnm_str title);

/* "www.site.net" somewhere in it (notices.c). */
bool chrome_has_address(const cue_line *line);

/* A bar of buttons, or one button (bars.c). */
chrome_verdict chrome_judge_bar(const reading *r);

/* The page's title among words of a site (asides.c). */
chrome_verdict chrome_judge_about_title(const reading *r);

/* What sites in European languages say (abroad.c). */
chrome_verdict chrome_judge_abroad(const reading *r);
chrome_verdict chrome_judge_byline(const reading *r);

#endif
