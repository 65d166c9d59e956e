/* names.h -- element names to numbers: the known ones by a generated table, others as they are met.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_HTML_NAMES_H
#define DNM_HTML_NAMES_H

#include "converters/html/dom.h"
#include "core/base/hash.h"

/* The names that one document adds. Begins zeroed, but for arena and key. */
typedef struct html_names {
    dnm_arena *arena;
    dnm_str *names;
    uint16_t *slots; /* open addressing: number of the name + 1 */
    uint32_t count, cap, slot_mask;
    dnm_hash_key key;
    uint32_t refused; /* names that found no room: they share the number HTML_TAG_NONE */
} html_names;

/* `word`: the last eight bytes of the name, first one highest. The name is in lower case; it is kept,
 * not copied. */
uint16_t html_names_number(html_names *names, uint64_t word, dnm_str name);

/* The name of a known attribute as html_attr_infos has it; other names as they are. */
static inline dnm_str html_attr_name(uint64_t word, dnm_str name)
{
    const uint32_t slot = (uint32_t)(word * HTML_ATTR_HASH_MULTIPLIER >> (64 - HTML_ATTR_HASH_BITS));
    const html_attr_info *info = &html_attr_infos[html_attr_slots[slot]];
    if (info->word != word || info->length != name.n) return name;
    const bool same = name.n <= sizeof word || memcmp(info->name, name.p, name.n) == 0;
    return same ? (dnm_str){info->name, name.n} : name;
}

/* The number of an element's name without the word. */
uint16_t html_names_find(html_names *names, dnm_str name);

#endif
