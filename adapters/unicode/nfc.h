/* nfc.h -- Normalization Form C (UAX #15) over UTF-8. Time and memory are linear in the input, whatever it
 * holds: a million combining marks on one letter are sorted, not bubbled.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ADAPTERS_NFC_H
#define DNM_ADAPTERS_NFC_H

#include "core/base/buf.h"

/* Appends `in` in NFC. Bytes that are not UTF-8 pass unchanged. `in` must not lie in `out`. A refusal is
 * out's sticky failure; working memory is at most 16 bytes for each byte of the longest run of combining
 * marks. */
void dnm_nfc(dnm_str in, dnm_buf *out);

/* Whether dnm_nfc would change nothing: exact, not the "maybe" of a quick check. *is is written on success
 * only; DNM_NO_MEMORY is the only failure. */
dnm_status dnm_nfc_is(dnm_str in, bool *is);

/* The Unicode version of the properties in use, e.g. "13.0.0"; static. */
const char *dnm_nfc_unicode_version(void);

#endif
