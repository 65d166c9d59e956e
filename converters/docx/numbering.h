/* numbering.h -- automatic numbers of paragraphs: numbering.xml (ECMA-376-1 § 17.9), its counters,
 * and the labels that readers see ("第三条", "1.2", "（一）").
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_DOCX_NUMBERING_H
#define DNM_DOCX_NUMBERING_H

#include "converters/docx/number_format.h"
#include "converters/docx/styles.h"

enum { WML_LEVELS = 9 };

typedef struct wml_level {
    const wml_number_format *format;
    dnm_str text;  /* w:lvlText with %1 … %9 */
    dnm_str style; /* w:pStyle: paragraphs of this style are of this level */
    int32_t start;
    int32_t restart;                    /* w:lvlRestart; -1: after every higher level */
    bool defined, legal, hidden, glued; /* glued: w:suff="nothing" */
} wml_level;

typedef struct wml_abstract {
    wml_level levels[WML_LEVELS];
    dnm_str number_style; /* w:numStyleLink: the levels are those of this style's list */
    int32_t counters[WML_LEVELS];
    bool counting[WML_LEVELS]; /* whether the counter holds a number */
    bool any_level;
} wml_abstract;

typedef struct wml_override {
    int32_t start;
    bool has_start;
    wml_level *level; /* NULL if not replaced */
} wml_override;

typedef struct wml_number {
    dnm_str abstract_id;
    wml_override overrides[WML_LEVELS];
    bool begun;
} wml_number;

typedef struct wml_numbering {
    wml_abstract **abstracts;
    uint32_t abstract_count, abstract_cap;
    wml_number **numbers;
    uint32_t number_count, number_cap;
    wml_index abstracts_by_id, numbers_by_id;
} wml_numbering;

/* The place of one paragraph in its list. */
typedef struct wml_label {
    uint32_t list; /* index of the w:num */
    int32_t level; /* 0..8 */
    int32_t value; /* of the counter of this level */
    const wml_level *definition;
} wml_label;

void wml_numbering_load(wml_numbering *numbering, wml_package *package, dnm_str part);

/* Counts a paragraph of this style (NULL: none) with its own w:numId and w:ilvl (p NULL, -1 where it has
 * none). False if it is in no list. Otherwise the label's text is appended to `text`: nothing for a
 * bullet, at most 512 bytes. */
bool wml_numbering_next(wml_numbering *numbering, wml_styles *styles, const wml_style *style,
                        dnm_str number_id, int32_t level, dnm_buf *text, wml_label *label);

#endif
