/* date.h -- dates as people and machines write them, in Chinese and the languages of Europe: found in a line
 * of text, and written as ISO 8601 says. Days that two countries read differently (03/04/2024) are not
 * guessed.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_DATE_H
#define DNM_TEXT_DATE_H

#include "docnorm/base.h"

typedef struct dnm_date {
    uint16_t year;      /* 1900..2099 */
    uint8_t month, day; /* a day that the month has */
    uint8_t hour, minute, second;
    bool has_time, has_second;
    bool has_zone;
    int16_t zone; /* minutes east of Greenwich */
} dnm_date;

/* The first date in the text, with the time of day behind it; bytes [*at, *at + *n) say it (both may be
 * NULL). 2024年3月5日 10:20 · 二〇二四年三月五日 · 民國113年3月5日 · 2024/03/05 · 2024-3-5T10:20:00+08:00 ·
 * 20240305 · 5.3.2024 · 05.03.24 · March 5, 2024 · 5 Mar 2024 · 5 de marzo de 2024 · 2024. március 5. */
bool dnm_date_find(dnm_str text, dnm_date *date, size_t *at, size_t *n);

/* The same in a text of a language ("fr", "en-GB"; empty if it is not known): most read 03/04/2024 as the 3rd
 * of April. American and British pages both say "en", which decides nothing. */
bool dnm_date_find_in(dnm_str language, dnm_str text, dnm_date *date, size_t *at, size_t *n);

enum { DNM_DATE_BYTES = 32 };

/* "2024-03-05", "2024-03-05T10:20", "2024-03-05T10:20:00+08:00"; out is NUL-terminated. */
size_t dnm_date_write(const dnm_date *date, char out[DNM_DATE_BYTES]);

#endif
