/* names.h -- the tables of names.c, for markup.c alone.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MARKUP_RESIDUE_NAMES_H
#define DNM_CLEANERS_MARKUP_RESIDUE_NAMES_H

#include "cleaners/markup_residue/markup.h"

typedef struct markup_element {
    char name[12];
    uint8_t flags;
} markup_element;

typedef struct markup_named {
    char name[8];
    uint16_t cp;
} markup_named;

extern const markup_element markup_elements[MARKUP_NAMES];
extern const markup_named markup_named_references[];
extern const size_t markup_named_count;

#endif
