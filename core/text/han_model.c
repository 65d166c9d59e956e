/* han_model.c -- looks up the tables of han_model.h: the triple, else the pair, else the character alone and
 * what it costs that no pair is known.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/han_model.h"

#include "core/text/unicode.h"

enum { NO_PAIR = 255 };

static unsigned sign_class(uint32_t cp)
{
    unsigned low = 0, high = DNM_MODEL_SIGNS;
    while (low < high) {
        const unsigned middle = (low + high) / 2;
        if (dnm_model_signs[middle * 2] < cp) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < DNM_MODEL_SIGNS && dnm_model_signs[low * 2] == cp ? dnm_model_signs[low * 2 + 1] : 0;
}

unsigned dnm_model_class(uint32_t cp)
{
    if (cp - DNM_MODEL_FIRST_HAN < DNM_MODEL_HAN) return dnm_model_han[cp - DNM_MODEL_FIRST_HAN];
    if (cp >= 0xFF10 && cp <= 0xFF5A) cp = cp == 0xFF1A || cp == 0xFF1B || cp == 0xFF1F ? cp : cp - 0xFEE0;
    if (cp >= '0' && cp <= '9') return DNM_MODEL_DIGIT;
    if ((cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z')) return DNM_MODEL_LETTER;
    return cp == '\n' ? DNM_MODEL_EDGE : sign_class(cp);
}

static unsigned pair_cost(unsigned a, unsigned b)
{
    uint32_t low = dnm_model_rows[a], high = dnm_model_rows[a + 1];
    const uint32_t end = high;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (dnm_model_seconds[middle] < b) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < end && dnm_model_seconds[low] == b ? dnm_model_pair_costs[low] : NO_PAIR;
}

/* The same arithmetic as in the generator; 0 if the triple is not there. */
static unsigned triple_cost(unsigned a, unsigned b, unsigned c)
{
    uint64_t hash = ((uint64_t)a << 26 | (uint64_t)b << 13 | c) * UINT64_C(0x9E3779B97F4A7C15);
    hash ^= hash >> 32;
    hash *= UINT64_C(0x9E3779B97F4A7C15);
    uint32_t slot = (uint32_t)((hash >> 32) * DNM_MODEL_SLOTS >> 32);
    for (; dnm_model_slots[slot]; slot = slot + 1 == DNM_MODEL_SLOTS ? 0 : slot + 1)
        if (dnm_model_slots[slot] >> 8 == (hash & 0xFFFFFF)) return dnm_model_slots[slot] & 0xFF;
    return 0;
}

unsigned dnm_model_cost(unsigned a, unsigned b, unsigned c)
{
    const unsigned triple = a && b ? triple_cost(a, b, c) : 0;
    if (triple) return triple;
    const unsigned pair = b ? pair_cost(b, c) : NO_PAIR; /* the dearer question */
    if (pair != NO_PAIR) return pair;
    return (unsigned)dnm_model_single_costs[c] + dnm_model_back_costs[b];
}

bool dnm_model_has_pair(unsigned a, unsigned b)
{
    return a && b && pair_cost(a, b) != NO_PAIR;
}

int dnm_model_seam_gain(uint32_t a2, uint32_t a1, uint32_t b1, uint32_t b2)
{
    const unsigned a = dnm_model_class(a2), last = dnm_model_class(a1);
    const unsigned first = dnm_model_class(b1), b = dnm_model_class(b2);
    if (!last || !first || !b) return 0;
    const unsigned apart = dnm_model_cost(a, last, DNM_MODEL_EDGE) +
                           dnm_model_cost(0, DNM_MODEL_EDGE, first) +
                           dnm_model_cost(DNM_MODEL_EDGE, first, b);
    return (int)apart - (int)(dnm_model_cost(a, last, first) + dnm_model_cost(last, first, b));
}
