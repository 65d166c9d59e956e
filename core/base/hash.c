/* hash.c -- SipHash-1-3 behind hash.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/hash.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#if defined(__GLIBC__) || defined(__OpenBSD__) || defined(__FreeBSD__)
#define HAVE_GETENTROPY 1
/* Declared by unistd.h only under wider feature macros than this project asks for. */
extern int getentropy(void *buffer, size_t length);
#endif

typedef struct sip {
    uint64_t v0, v1, v2, v3;
} sip;

static inline uint64_t rotate(uint64_t x, int by)
{
    return x << by | x >> (64 - by);
}

static inline void round_of(sip *s)
{
    s->v0 += s->v1;
    s->v1 = rotate(s->v1, 13) ^ s->v0;
    s->v0 = rotate(s->v0, 32);
    s->v2 += s->v3;
    s->v3 = rotate(s->v3, 16) ^ s->v2;
    s->v0 += s->v3;
    s->v3 = rotate(s->v3, 21) ^ s->v0;
    s->v2 += s->v1;
    s->v1 = rotate(s->v1, 17) ^ s->v2;
    s->v2 = rotate(s->v2, 32);
}

static inline void absorb(sip *s, uint64_t word)
{
    s->v3 ^= word;
    round_of(s);
    s->v0 ^= word;
}

/* Fewer than eight bytes, the first lowest: the value must not depend on the machine's byte order. */
static inline uint64_t load_few(const unsigned char *b, size_t n)
{
    uint64_t word = 0;
    for (size_t i = 0; i < n; i++) word |= (uint64_t)b[i] << (8 * i);
    return word;
}

/* Eight bytes, likewise. */
static inline uint64_t load(const unsigned char *b)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint64_t word;
    memcpy(&word, b, sizeof word);
    return word;
#else
    return load_few(b, 8);
#endif
}

uint64_t dnm_hash(dnm_hash_key key, const void *bytes, size_t n)
{
    const unsigned char *b = bytes;
    sip s = {key.k0 ^ 0x736f6d6570736575u, key.k1 ^ 0x646f72616e646f6du, key.k0 ^ 0x6c7967656e657261u,
             key.k1 ^ 0x7465646279746573u};
    size_t whole = n / 8 * 8;
    for (size_t i = 0; i < whole; i += 8) absorb(&s, load(b + i));
    const size_t left = n - whole;
    /* The last bytes: of longer strings, cut out of eight that end there. */
    const uint64_t tail = left && whole ? load(b + n - 8) >> 8 * (8 - left) : load_few(b + whole, left);
    absorb(&s, tail | (uint64_t)n << 56);
    s.v2 ^= 0xff;
    for (int i = 0; i < 3; i++) round_of(&s);
    return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
}

dnm_hash_key dnm_hash_new_key(void)
{
    dnm_hash_key key;
#ifdef HAVE_GETENTROPY
    if (getentropy(&key, sizeof key) == 0) return key;
#endif
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    key.k0 = (uint64_t)(uintptr_t)&key ^ (uint64_t)now.tv_nsec << 32;
    key.k1 = (uint64_t)(uintptr_t)&now ^ (uint64_t)now.tv_sec << 20 ^ (uint64_t)getpid();
    return key;
}
