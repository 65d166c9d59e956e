/* styles.h -- what styles.xml says of a paragraph or run: headings, numbering, hidden text, emphasis;
 * inherited along basedOn.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_DOCX_STYLES_H
#define DNM_DOCX_STYLES_H

#include "converters/docx/package.h"

typedef enum wml_toggle { TOGGLE_UNSET, TOGGLE_OFF, TOGGLE_ON } wml_toggle;

/* Formatting that becomes spans, and hiding. */
typedef struct wml_format {
    uint8_t bold, italic, underline, strike, vanish; /* wml_toggle */
    uint8_t raised;                                  /* wml_raised */
} wml_format;

typedef enum wml_raised { RAISED_UNSET, RAISED_BASELINE, RAISED_SUPER, RAISED_SUB } wml_raised;

enum { OUTLINE_UNSET = -1, OUTLINE_TITLE = -2, OUTLINE_BODY = 9 }; /* else 0..8 */

typedef struct wml_style {
    dnm_str id, name, based_on, number; /* number: w:numId; p is NULL where unset */
    int32_t level;                      /* w:ilvl, or -1 */
    int32_t outline;                    /* w:outlineLvl or by name, see above */
    wml_format format;
    uint32_t numbered_by; /* resolved: the style whose w:numId this is, or WML_NONE */
    bool resolved;
} wml_style;

typedef struct wml_styles {
    wml_style *list;
    uint32_t n, cap;
    wml_index by_id;
    uint32_t default_paragraph; /* or WML_NONE */
} wml_styles;

/* Reads a styles part; a missing one leaves the styles empty. */
void wml_styles_load(wml_styles *styles, wml_package *package, dnm_str part);

/* A style with everything it inherits; NULL if the id is unknown. */
const wml_style *wml_style_find(wml_styles *styles, dnm_str id);

/* The default style of paragraphs; NULL if there is none. */
const wml_style *wml_style_default(wml_styles *styles);

/* One property of w:rPr into a format; false if the element is none of them. */
bool wml_format_read(wml_format *format, const dnm_xml_element *element);

/* Fills what `format` leaves unset from `below`. */
void wml_format_inherit(wml_format *format, const wml_format *below);

#endif
