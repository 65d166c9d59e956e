/* test_hash.c -- SHA-256 against the published examples, and independent of how the bytes are cut.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/hash/hash.h"

#include <criterion/criterion.h>

/* FIPS 180-4's examples, as published in NIST's "Secure Hash Standard: example values". */
Test(hash, published_examples)
{
    static const struct {
        const char *text, *hex;
    } cases[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char hex[DNM_SHA256_HEX];
        dnm_sha256_of(dnm_str_of(cases[i].text), hex);
        cr_expect_str_eq(hex, cases[i].hex);
    }
}

Test(hash, pieces_give_the_digest_of_the_whole)
{
    char text[300], whole[DNM_SHA256_HEX];
    for (size_t i = 0; i < sizeof text; i++) text[i] = (char)(i * 7);
    dnm_sha256_of((dnm_str){text, sizeof text}, whole);

    dnm_sha256 hash;
    dnm_sha256_init(&hash);
    for (size_t step = 1; step <= sizeof text; step++) {
        for (size_t at = 0; at < sizeof text; at += step) {
            size_t left = sizeof text - at;
            dnm_sha256_add(&hash, (dnm_str){text + at, left < step ? left : step});
            dnm_sha256_add(&hash, (dnm_str){NULL, 0});
        }
        uint8_t digest[DNM_SHA256_BYTES];
        char hex[DNM_SHA256_HEX];
        dnm_sha256_end(&hash, digest); /* and the hash is new again */
        dnm_sha256_hex(digest, hex);
        cr_expect_str_eq(hex, whole, "pieces of %zu bytes", step);
    }
}

Test(hash, a_copy_goes_its_own_way)
{
    dnm_sha256 a;
    uint8_t digest[DNM_SHA256_BYTES];
    char hex[DNM_SHA256_HEX], want[DNM_SHA256_HEX];
    dnm_sha256_init(&a);
    dnm_sha256_add(&a, DNM_STR("ab"));
    dnm_sha256 b = a;
    dnm_sha256_add(&a, DNM_STR("x"));
    dnm_sha256_add(&b, DNM_STR("c"));
    dnm_sha256_end(&b, digest);
    dnm_sha256_hex(digest, hex);
    dnm_sha256_of(DNM_STR("abc"), want);
    cr_expect_str_eq(hex, want);
}
