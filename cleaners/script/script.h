/* script.h -- parts of the cleaner `script`: the converter over OpenCC, and what a text is written in.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_SCRIPT_SCRIPT_H
#define DNM_CLEANERS_SCRIPT_SCRIPT_H

#include "core/base/buf.h"

typedef enum script_target { SCRIPT_KEEP, SCRIPT_HANS, SCRIPT_HANT } script_target;

/* What is to be done with a text. Traditional text writes 著 where Simplified has 着 or 著; in Simplified
 * text each is right already. */
typedef enum script_way {
    SCRIPT_NO_WAY,
    SCRIPT_TO_HANS,             /* a text with a Traditional character here and there */
    SCRIPT_TRADITIONAL_TO_HANS, /* a Traditional text */
    SCRIPT_TO_HANT
} script_way;

/* The configurations of OpenCC that are used. */
typedef enum script_config { SCRIPT_T2S, SCRIPT_TW2T, SCRIPT_S2T, SCRIPT_CONFIGS } script_config;

/* Handles of OpenCC, opened when the first text asks for one. They belong to one call of the cleaner, so
 * threads never share one. */
typedef struct script_converter {
    void *opencc[SCRIPT_CONFIGS];
} script_converter;

/* NULL, or the name of the configuration that OpenCC does not find in its own folder, or not whole. */
const char *script_open(script_converter *converter, script_way way);
void script_close(script_converter *converter);

/* Appends the text in the other script; text without a counterpart, and NUL, pass as they are. False:
 * OpenCC failed, or the buffer did. */
bool script_convert(const script_converter *converter, script_way way, dnm_str text, dnm_buf *out);

/* Characters of a text. */
typedef struct script_census {
    size_t hanzi, kana;
    size_t simplified, traditional; /* hanzi of one script alone */
} script_census;

script_census script_count(dnm_str text);

/* How a text must be converted; where it does not tell its own script, the page decides. */
script_way script_way_for(script_target target, const script_census *text, const script_census *page);

#endif
