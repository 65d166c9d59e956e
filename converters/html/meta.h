/* meta.h -- what a page states about itself, gathered from all places that say it. Private to the converter.
 *
 *     map_meta.c     walks the page, chooses among statements, hands them to the builder
 *     meta_names.c   <meta>: names and what they mean
 *     meta_json.c    JSON-LD
 *     meta_script.c  dates that scripts assign
 *     meta_items.c   microdata, RDFa, <time>
 *     meta_title.c   the title without the site's name
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_HTML_META_H
#define DNM_HTML_META_H

#include "converters/html/map.h"

typedef enum meta_key {
    META_TITLE, /* other than <title> */
    META_CREATOR,
    META_DATE,
    META_MODIFIED,
    META_PUBLISHER,
    META_SOURCE,
    META_DESCRIPTION,
    META_SUBJECT,
    META_LANGUAGE,
    META_IDENTIFIER,
    META_KEYS
} meta_key;

/* How far a statement is believed: of each key those of the best rank count. */
enum { META_FOR_MACHINES = 1, META_NAMED, META_MARKED, META_WEAK, META_LAST, META_RELATIVE };

typedef struct meta_value {
    dnm_str text;
    uint8_t key; /* meta_key */
    uint8_t rank;
} meta_value;

enum {
    META_VALUES = 256,        /* statements; more of a page are not read */
    META_HEADINGS = 64,       /* headings that may be the title */
    META_ITEMS = 128,         /* microdata properties */
    META_BYTES = 1024,        /* text of an element that is a heading or a property … */
    META_NODES = 64,          /* … and the nodes in it */
    META_JSON_BYTES = 1 << 20 /* JSON-LD of one page */
};

typedef struct meta {
    map *m;
    meta_value values[META_VALUES];
    uint32_t n;
    dnm_str title; /* of <title> */
    dnm_str headings[META_HEADINGS];
    uint32_t heading_n;
    dnm_str first_heading; /* of level 1, and how many there are */
    uint32_t first_headings;
    uint32_t items;
    size_t json_bytes;
} meta;

/* Keeps a statement, white space around it left out; empty ones and those like "null" are none. */
void meta_say(meta *page, meta_key key, unsigned rank, dnm_str text);

void meta_read_meta(meta *page, const html_node *node);
void meta_read_json(meta *page, uint32_t script);
void meta_read_script(meta *page, uint32_t script);
void meta_read_item(meta *page, uint32_t element); /* any element with attributes */

/* All text below an element; empty if there is too much of it for what this looks for. */
dnm_str meta_text(const meta *page, uint32_t element);

/* The best statement of a key; NULL if there is none. */
const meta_value *meta_best(const meta *page, meta_key key);

/* The part of <title> that is the page's own; all of it where nothing says which part that is. */
dnm_str meta_own_title(const meta *page);

bool meta_is_word(dnm_str s, const char *lower);     /* equal, in any case */
bool meta_has_word(dnm_str list, const char *lower); /* the same of one of the words between blanks */

#endif
