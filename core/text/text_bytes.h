/* text_bytes.h -- whether bytes are text at all, in whatever charset.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_TEXT_BYTES_H
#define DNM_TEXT_TEXT_BYTES_H

#include "docnorm/charset.h"

/* False if they hold more controls than text does. `named`: the name of the file says that it is text, so
 * that some NULs, or a few letters in UTF-16, are no reason for a doubt. Looked at are beginning, middle and
 * end. */
bool dnm_is_text(const unsigned char *bytes, size_t n, const dnm_charset_hints *hints, bool named);

/* n less the NULs at the end, where those are many: what stood on a disk or a tape behind the text. A few may
 * be UTF-16, of whose last character one stays. */
size_t dnm_without_padding(const unsigned char *bytes, size_t n);

#endif
