/* cfb.c -- telling compound files apart (see cfb.h). Names of streams stand in the directory in UTF-16LE,
 * which is enough to look for.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/cfb.h"

enum { HEADER = 512, DIRECTORY_AT = 48, SECTOR_SHIFT_AT = 30, LOOK_AT = 4096 };

bool wml_cfb_magic(const unsigned char *bytes, size_t size)
{
    return size >= HEADER && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

/* Whether the ASCII name stands in the bytes in UTF-16LE. */
static bool has_name(const unsigned char *p, size_t n, const char *name)
{
    size_t len = strlen(name);
    for (size_t at = 0; at + 2 * len <= n; at++) {
        const unsigned char *hit = memchr(p + at, name[0], n - at - 2 * len + 1);
        if (!hit) return false;
        at = (size_t)(hit - p);
        size_t i = 0;
        while (i < len && hit[2 * i] == (unsigned char)name[i] && hit[2 * i + 1] == 0) i++;
        if (i == len) return true;
    }
    return false;
}

bool wml_cfb_looks_like_word(const unsigned char *bytes, size_t size)
{
    unsigned shift = bytes[SECTOR_SHIFT_AT];
    const unsigned char *d = bytes + DIRECTORY_AT;
    uint64_t sector = (uint64_t)d[0] | (uint64_t)d[1] << 8 | (uint64_t)d[2] << 16 | (uint64_t)d[3] << 24;
    if (shift < 7 || shift > 16) return false;
    uint64_t at = (sector + 1) << shift;
    if (at >= size) return false;
    size_t n = size - (size_t)at < LOOK_AT ? size - (size_t)at : LOOK_AT;
    const unsigned char *directory = bytes + at;
    return has_name(directory, n, "WordDocument") || has_name(directory, n, "EncryptedPackage");
}

wml_cfb wml_cfb_kind(const unsigned char *bytes, size_t size)
{
    if (has_name(bytes, size, "EncryptedPackage")) return WML_CFB_ENCRYPTED;
    return has_name(bytes, size, "WordDocument") ? WML_CFB_WORD : WML_CFB_OTHER;
}
