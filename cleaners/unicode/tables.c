/* tables.c -- the small tables of tables.h, each with its source.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/unicode/tables.h"

typedef struct pair {
    uint16_t from;
    uint32_t to;
} pair;

static uint32_t find(const pair *pairs, size_t count, uint32_t cp)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (pairs[middle].from < cp) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && pairs[low].from == cp ? pairs[low].to : 0;
}

uint32_t dnm_radical_fold(uint32_t cp)
{
    return cp >= DNM_RADICAL_FIRST && cp <= DNM_RADICAL_LAST ? dnm_radical_ideographs[cp - DNM_RADICAL_FIRST]
                                                             : 0;
}

/* GB 18030-2000 had 24 characters in the private use area that Unicode encoded later: GB 18030-2005 moved
 * one (A8BC), GB 18030-2022 the others. */
uint32_t dnm_gb_private_use(uint32_t cp)
{
    static const pair pairs[] = {
        {0xE78D, 0xFE10},  {0xE78E, 0xFE12},  {0xE78F, 0xFE11},  {0xE790, 0xFE13},  {0xE791, 0xFE14},
        {0xE792, 0xFE15},  {0xE793, 0xFE16},  {0xE794, 0xFE17},  {0xE795, 0xFE18},  {0xE796, 0xFE19},
        {0xE7C7, 0x1E3F},  {0xE816, 0x20087}, {0xE817, 0x20089}, {0xE818, 0x200CC}, {0xE81E, 0x9FB4},
        {0xE826, 0x9FB5},  {0xE82B, 0x9FB6},  {0xE82C, 0x9FB7},  {0xE831, 0x215D7}, {0xE832, 0x9FB8},
        {0xE83B, 0x2298F}, {0xE843, 0x9FB9},  {0xE854, 0x9FBA},  {0xE855, 0x241FE}, {0xE864, 0x9FBB},
    };
    return find(pairs, sizeof pairs / sizeof *pairs, cp);
}

/* Word processors put the 8-bit codes of symbol fonts at U+F000 + code. The signs that lists are made
 * with; Symbol's (B7) and Wingdings' codes do not clash among these. */
uint32_t dnm_symbol_font(uint32_t cp)
{
    static const pair pairs[] = {
        {0xF06C, 0x25CF}, {0xF06E, 0x25A0}, {0xF06F, 0x25A1}, {0xF071, 0x2751}, {0xF075, 0x25C6},
        {0xF076, 0x2756}, {0xF0A7, 0x25AA}, {0xF0A8, 0x25A1}, {0xF0B7, 0x2022}, {0xF0D8, 0x27A2},
        {0xF0E0, 0x2192}, {0xF0FC, 0x2713}, {0xF0FE, 0x2611},
    };
    return find(pairs, sizeof pairs / sizeof *pairs, cp);
}

/* WHATWG Encoding, index windows-1252: what the bytes 80..9F mean where they were taken for Latin-1. */
uint32_t dnm_c1_windows(uint32_t cp)
{
    static const uint16_t meant[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
    };
    return cp >= 0x80 && cp < 0xA0 ? meant[cp - 0x80] : 0;
}

/* The compatibility mappings of the blocks Vertical Forms, CJK Compatibility Forms and Small Form Variants,
 * to the full-width marks of Chinese text. U+FE30 stands for a colon where it stands in horizontal text; the
 * small full stop is as often a middle dot. */
uint32_t dnm_upright_form(uint32_t cp)
{
    static const pair pairs[] = {
        {0xFE10, 0xFF0C}, {0xFE11, 0x3001}, {0xFE12, 0x3002}, {0xFE13, 0xFF1A}, {0xFE14, 0xFF1B},
        {0xFE15, 0xFF01}, {0xFE16, 0xFF1F}, {0xFE17, 0x3016}, {0xFE18, 0x3017}, {0xFE19, 0x2026},
        {0xFE30, 0xFF1A}, {0xFE31, 0x2014}, {0xFE35, 0xFF08}, {0xFE36, 0xFF09}, {0xFE37, 0xFF5B},
        {0xFE38, 0xFF5D}, {0xFE39, 0x3014}, {0xFE3A, 0x3015}, {0xFE3B, 0x3010}, {0xFE3C, 0x3011},
        {0xFE3D, 0x300A}, {0xFE3E, 0x300B}, {0xFE3F, 0x3008}, {0xFE40, 0x3009}, {0xFE41, 0x300C},
        {0xFE42, 0x300D}, {0xFE43, 0x300E}, {0xFE44, 0x300F}, {0xFE47, 0xFF3B}, {0xFE48, 0xFF3D},
        {0xFE50, 0xFF0C}, {0xFE51, 0x3001}, {0xFE53, 0xFE53}, {0xFE54, 0xFF1B}, {0xFE55, 0xFF1A},
        {0xFE56, 0xFF1F}, {0xFE57, 0xFF01}, {0xFE59, 0xFF08}, {0xFE5A, 0xFF09}, {0xFE5B, 0xFF5B},
        {0xFE5C, 0xFF5D}, {0xFE5D, 0x3014}, {0xFE5E, 0x3015},
    };
    return find(pairs, sizeof pairs / sizeof *pairs, cp);
}

/* Those that fonts draw alike; from confusables.txt of UTS #39. */
uint32_t dnm_latin_lookalike(uint32_t cp)
{
    static const pair pairs[] = {
        {0x405, 'S'}, {0x406, 'I'}, {0x408, 'J'}, {0x410, 'A'}, {0x412, 'B'}, {0x415, 'E'}, {0x41A, 'K'},
        {0x41C, 'M'}, {0x41D, 'H'}, {0x41E, 'O'}, {0x420, 'P'}, {0x421, 'C'}, {0x422, 'T'}, {0x425, 'X'},
        {0x430, 'a'}, {0x435, 'e'}, {0x43E, 'o'}, {0x440, 'p'}, {0x441, 'c'}, {0x443, 'y'}, {0x445, 'x'},
        {0x455, 's'}, {0x456, 'i'}, {0x458, 'j'}, {0x4BB, 'h'},
    };
    return find(pairs, sizeof pairs / sizeof *pairs, cp);
}

dnm_str dnm_ligature(uint32_t cp)
{
    static const char *const letters[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    return cp >= 0xFB00 && cp <= 0xFB06 ? dnm_str_of(letters[cp - 0xFB00]) : (dnm_str){NULL, 0};
}
