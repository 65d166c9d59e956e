/* member_name.h -- names of archive members: decoded, and made safe to show and to build paths with.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_MEMBER_NAME_H
#define DNM_TEXT_MEMBER_NAME_H

#include "core/base/buf.h"
#include "docnorm/charset.h"

/* Appends `name` (UTF-8) as a relative path with "/" between its parts: backslashes count as "/", a drive
 * letter, leading slashes and the parts "", "." and ".." are left out, control characters and bytes that
 * are not UTF-8 become "_". A name of which nothing is left becomes "unnamed". */
void dnm_member_name(dnm_str name, dnm_buf *out);

/* The same for a raw name in `charset` (dnm_charset_detect's). Bytes that cannot be decoded become "_". */
void dnm_member_name_decode(dnm_str raw, const char *charset, dnm_buf *out);

#endif
