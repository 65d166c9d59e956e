/* hash.c -- hash.h by nettle, whose context is kept in an opaque value so that its header stays here.
 * The context is copied in and out rather than pointed at: a hundred bytes, against an aliasing rule.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/hash/hash.h"

#include <nettle/sha2.h>

_Static_assert(sizeof(struct sha256_ctx) <= sizeof(dnm_sha256), "dnm_sha256 must hold nettle's context");
_Static_assert(DNM_SHA256_BYTES == SHA256_DIGEST_SIZE, "a SHA-256 digest has 32 bytes");

static struct sha256_ctx load(const dnm_sha256 *hash)
{
    struct sha256_ctx context;
    memcpy(&context, hash->opaque, sizeof context);
    return context;
}

static void store(dnm_sha256 *hash, const struct sha256_ctx *context)
{
    memcpy(hash->opaque, context, sizeof *context);
}

void dnm_sha256_init(dnm_sha256 *hash)
{
    struct sha256_ctx context;
    memset(&context, 0, sizeof context);
    sha256_init(&context);
    memset(hash, 0, sizeof *hash);
    store(hash, &context);
}

void dnm_sha256_add(dnm_sha256 *hash, dnm_str bytes)
{
    if (bytes.n == 0) return;
    struct sha256_ctx context = load(hash);
    sha256_update(&context, bytes.n, (const uint8_t *)bytes.p);
    store(hash, &context);
}

void dnm_sha256_end(dnm_sha256 *hash, uint8_t digest[DNM_SHA256_BYTES])
{
    struct sha256_ctx context = load(hash);
    sha256_digest(&context, DNM_SHA256_BYTES, digest);
    dnm_sha256_init(hash);
}

void dnm_sha256_hex(const uint8_t digest[DNM_SHA256_BYTES], char hex[DNM_SHA256_HEX])
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < DNM_SHA256_BYTES; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[2 * DNM_SHA256_BYTES] = '\0';
}

void dnm_sha256_of(dnm_str bytes, char hex[DNM_SHA256_HEX])
{
    dnm_sha256 hash;
    uint8_t digest[DNM_SHA256_BYTES];
    dnm_sha256_init(&hash);
    dnm_sha256_add(&hash, bytes);
    dnm_sha256_end(&hash, digest);
    dnm_sha256_hex(digest, hex);
}
