/* markup.h -- recognising HTML that is visible as text: tags, comments and character references, also
 * when they were escaped once more ("&lt;p&gt;", "&amp;nbsp;"). Knows syntax and names, not intentions.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_MARKUP_RESIDUE_MARKUP_H
#define DNM_CLEANERS_MARKUP_RESIDUE_MARKUP_H

#include "docnorm/base.h"

/* What the name of an element says. */
enum {
    MARKUP_PLAIN = 0,
    MARKUP_BREAKS = 1, /* text before and after stands in different paragraphs */
    MARKUP_WORD = 2,   /* may be a word in angle brackets, a variable, a type: alone it proves nothing */
    MARKUP_RAW = 4     /* what stands between its tags is no text: script, style */
};

enum { MARKUP_NAMES = 128 };

typedef struct markup_tag {
    size_t at, end;
    uint16_t name; /* index below MARKUP_NAMES; MARKUP_NAMES for comments, doctypes and the like */
    uint8_t flags; /* of the name */
    bool closing;
    bool attributes; /* has at least one with a value */
} markup_tag;

/* A tag or comment that begins at `at`. Looks at most MARKUP_TAG_MAX bytes ahead. */
bool markup_tag_at(dnm_str text, size_t at, markup_tag *tag);

enum { MARKUP_TAG_MAX = 2048 };

typedef struct markup_reference {
    size_t at, end;
    uint32_t cp;
} markup_reference;

/* A character reference at `at`: a known name or a number, with its semicolon; "&nbsp" also without. */
bool markup_reference_at(dnm_str text, size_t at, markup_reference *reference);

/* Name of element `name`, lower-case. */
const char *markup_name(uint16_t name);

#endif
