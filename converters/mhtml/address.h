/* address.h -- addresses as a page uses them for what was saved with it (RFC 3986, 5.2).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CONVERTERS_MHTML_ADDRESS_H
#define DNM_CONVERTERS_MHTML_ADDRESS_H

#include "core/base/arena.h"

/* What `address` means in a document from `base` ("" if that is unknown), without its fragment. In the arena,
 * or borrowed from `address`; p is NULL without memory. */
dnm_str address_resolve(dnm_arena *arena, dnm_str base, dnm_str address);

/* "a%40b" is "a@b". In the arena, or borrowed. */
dnm_str address_decode(dnm_arena *arena, dnm_str text);

#endif
