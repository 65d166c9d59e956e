/* codes.h -- recognising the markup of forums that is visible as text: BBCode, which Chinese forums call UBB,
 * and codes of smileys. Knows syntax and names, not intentions.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_FORUM_MARKUP_CODES_H
#define DNM_CLEANERS_FORUM_MARKUP_CODES_H

#include "docnorm/base.h"

/* What the name of a tag says. */
enum {
    CODES_PLAIN = 0,
    CODES_OBJECT = 1, /* what stands between its tags is an address or a number, and no text */
    CODES_LITERAL = 2 /* ... is text to be shown as it is */
};

enum { CODES_NAMES = 48, CODES_TAG_MAX = 512 };

typedef struct codes_tag {
    size_t at, end;
    uint8_t name; /* below CODES_NAMES */
    uint8_t flags;
    bool closing;
    bool value; /* "[size=4]" */
} codes_tag;

/* A tag that begins at `at`. */
bool codes_tag_at(dnm_str text, size_t at, codes_tag *tag);

/* The end of the code of a smiley at `at`, "{:4_95:}" or "[em12]"; 0: there is none. */
size_t codes_smiley_end(dnm_str text, size_t at);

/* Whether a line says nothing but who edited the post when, as forums write it above the text. */
bool codes_is_edited_line(dnm_str line);

#endif
