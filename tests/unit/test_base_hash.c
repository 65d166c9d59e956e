/* test_base_hash.c -- the keyed hash: known values, every length, and that the key matters.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "core/base/hash.h"

/* Straight from the definition: words are put together bit by bit, rounds written out. */
static uint64_t rotl(uint64_t x, unsigned by)
{
    return x << by | x >> (64 - by);
}

static void plain_round(uint64_t v[4])
{
    v[0] += v[1], v[2] += v[3];
    v[1] = rotl(v[1], 13), v[3] = rotl(v[3], 16);
    v[1] ^= v[0], v[3] ^= v[2];
    v[0] = rotl(v[0], 32);
    v[2] += v[1], v[0] += v[3];
    v[1] = rotl(v[1], 17), v[3] = rotl(v[3], 21);
    v[1] ^= v[2], v[3] ^= v[0];
    v[2] = rotl(v[2], 32);
}

static uint64_t plain_hash(const unsigned char *in, size_t n, uint64_t k0, uint64_t k1, int c, int d)
{
    uint64_t v[4] = {k0 ^ 0x736f6d6570736575u, k1 ^ 0x646f72616e646f6du, k0 ^ 0x6c7967656e657261u,
                     k1 ^ 0x7465646279746573u};
    for (size_t word = 0; word <= n / 8; word++) {
        uint64_t m = 0;
        for (size_t i = 0; i < 8; i++) {
            size_t at = word * 8 + i;
            uint64_t byte = at < n ? in[at] : i == 7 ? (n & 0xff) : 0;
            m |= byte << (8 * i);
        }
        v[3] ^= m;
        for (int i = 0; i < c; i++) plain_round(v);
        v[0] ^= m;
    }
    v[2] ^= 0xff;
    for (int i = 0; i < d; i++) plain_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

Test(hash, agrees_with_the_definition_at_every_length)
{
    unsigned char in[64];
    for (unsigned i = 0; i < 64; i++) in[i] = (unsigned char)i;
    const uint64_t k0 = 0x0706050403020100u;
    const uint64_t k1 = 0x0f0e0d0c0b0a0908u;
    /* The paper's own test vector (appendix A) pins the plain form: SipHash-2-4 of 00..0e. */
    cr_assert_eq(plain_hash(in, 15, k0, k1, 2, 4), 0xa129ca6149be45e5u);
    for (size_t n = 0; n <= 64; n++)
        cr_expect_eq(dnm_hash((dnm_hash_key){k0, k1}, in, n), plain_hash(in, n, k0, k1, 1, 3), "length %zu",
                     n);
}

Test(hash, keys_differ_and_matter)
{
    dnm_hash_key a = dnm_hash_new_key();
    dnm_hash_key b = dnm_hash_new_key();
    cr_expect(a.k0 != b.k0 || a.k1 != b.k1);
    cr_expect_neq(dnm_hash(a, "class", 5), dnm_hash(b, "class", 5));
    cr_expect_eq(dnm_hash(a, "class", 5), dnm_hash(a, "class", 5));
}
