/* hash.h -- SHA-256 over bytes that come at once or in pieces. Used for fingerprints that others must be
 * able to recompute with sha256sum: of outputs, inputs, configurations.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ADAPTERS_HASH_H
#define DNM_ADAPTERS_HASH_H

#include "docnorm/base.h"

enum { DNM_SHA256_BYTES = 32, DNM_SHA256_HEX = 2 * DNM_SHA256_BYTES + 1 /* the NUL */ };

/* A digest in the making: a plain value, so it may be copied to fork a digest and needs no freeing. */
typedef struct dnm_sha256 {
    uint64_t opaque[16];
} dnm_sha256;

void dnm_sha256_init(dnm_sha256 *hash);
void dnm_sha256_add(dnm_sha256 *hash, dnm_str bytes);

/* The digest of all that was added; afterwards the hash is as after dnm_sha256_init. */
void dnm_sha256_end(dnm_sha256 *hash, uint8_t digest[DNM_SHA256_BYTES]);

/* Lower-case hexadecimal, NUL-terminated. */
void dnm_sha256_hex(const uint8_t digest[DNM_SHA256_BYTES], char hex[DNM_SHA256_HEX]);

/* All of the above for bytes that are at hand. */
void dnm_sha256_of(dnm_str bytes, char hex[DNM_SHA256_HEX]);

#endif
