/* hash.h -- a keyed hash for tables whose keys an input chooses: without the key nobody can make many
 * keys fall into one slot. SipHash-1-3 (J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast
 * short-input PRF", 2012; one compression and three finalisation rounds). Nothing that is written may
 * depend on its values under a new key: they differ from run to run. Under a key that is known they are
 * the same everywhere, and can be chosen: such values must not spread anything over slots.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_BASE_HASH_H
#define DNM_BASE_HASH_H

#include "docnorm/base.h"

typedef struct dnm_hash_key {
    uint64_t k0, k1;
} dnm_hash_key;

/* A key that others cannot know: from the system's random source where there is one, else from
 * addresses and the clock. */
dnm_hash_key dnm_hash_new_key(void);

uint64_t dnm_hash(dnm_hash_key key, const void *bytes, size_t n);

#endif
