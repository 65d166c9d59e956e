/* base64.h -- decoding Base64 (RFC 4648, section 4) as it stands in XML: with white space anywhere.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CONVERTERS_XML_BASE64_H
#define DNM_CONVERTERS_XML_BASE64_H

#include "core/base/buf.h"

/* Appends the bytes that `text` stands for; ends at the first "=", passes over what is no digit. */
void dnm_base64_decode(dnm_str text, dnm_buf *out);

#endif
