/* names.c -- element names to numbers.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/names.h"

static uint16_t known(uint64_t word, dnm_str name)
{
    uint32_t slot = (uint32_t)(word * HTML_TAG_HASH_MULTIPLIER >> (64 - HTML_TAG_HASH_BITS));
    for (;; slot = (slot + 1) & ((1u << HTML_TAG_HASH_BITS) - 1)) {
        uint16_t number = html_tag_slots[slot];
        if (number == HTML_TAG_NONE) return HTML_TAG_NONE;
        const html_tag_info *info = &html_tag_infos[number];
        if (info->word != word || info->length != name.n) continue;
        if (name.n <= sizeof word || memcmp(info->name, name.p, name.n) == 0) return number;
    }
}

static uint32_t first_slot(const html_names *names, dnm_str name, uint32_t mask)
{
    return (uint32_t)dnm_hash(names->key, name.p, name.n) & mask;
}

static bool grow(html_names *names)
{
    uint32_t cap = names->cap ? names->cap * 2 : 32;
    uint32_t mask = cap * 2 - 1;
    dnm_str *list = DNM_NEW(names->arena, dnm_str, cap);
    uint16_t *slots = DNM_NEW(names->arena, uint16_t, mask + 1);
    if (!list || !slots) return false;
    for (uint32_t i = 0; i < names->count; i++) {
        uint32_t slot = first_slot(names, names->names[i], mask);
        while (slots[slot]) slot = (slot + 1) & mask;
        slots[slot] = (uint16_t)(i + 1);
        list[i] = names->names[i];
    }
    names->names = list;
    names->slots = slots;
    names->cap = cap;
    names->slot_mask = mask;
    return true;
}

static uint16_t met(html_names *names, dnm_str name)
{
    if (names->count == names->cap && names->count < HTML_MAX_NAMES && !grow(names)) return HTML_TAG_NONE;
    uint32_t slot = first_slot(names, name, names->slot_mask);
    for (; names->slots[slot]; slot = (slot + 1) & names->slot_mask) {
        uint32_t i = names->slots[slot] - 1u;
        if (dnm_str_eq(names->names[i], name)) return (uint16_t)(HTML_TAG_KNOWN + i);
    }
    if (names->count >= HTML_MAX_NAMES) {
        names->refused++;
        return HTML_TAG_NONE;
    }
    names->names[names->count++] = name;
    names->slots[slot] = (uint16_t)names->count;
    return (uint16_t)(HTML_TAG_KNOWN + names->count - 1);
}

uint16_t html_names_number(html_names *names, uint64_t word, dnm_str name)
{
    uint16_t number = known(word, name);
    return number ? number : met(names, name);
}

uint16_t html_names_find(html_names *names, dnm_str name)
{
    uint64_t word = 0;
    for (size_t i = 0; i < name.n; i++) word = word << 8 | (unsigned char)name.p[i];
    return html_names_number(names, word, name);
}
