/* number_format.h -- numbers as w:numFmt wants them written (ST_NumberFormat, ECMA-376-1 § 17.18.59).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_DOCX_NUMBER_FORMAT_H
#define DNM_DOCX_NUMBER_FORMAT_H

#include "core/base/buf.h"

typedef struct wml_number_format wml_number_format;

/* By its name; decimal for one that is not known. Never NULL. */
const wml_number_format *wml_number_format_find(dnm_str name);

/* Of w:numFmt w:val="custom": w:format="001, 002, 003, ..." means a least number of digits. */
const wml_number_format *wml_number_format_padded(unsigned digits);

const wml_number_format *wml_number_format_decimal(void);

/* The constant name; "decimal" for an unknown one. */
const char *wml_number_format_name(const wml_number_format *format);
bool wml_number_format_is_bullet(const wml_number_format *format);
bool wml_number_format_is_none(const wml_number_format *format);

/* Appends n, at most some 40 characters. */
void wml_number_write(dnm_buf *out, int32_t n, const wml_number_format *format);

#endif
