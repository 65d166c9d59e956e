/* meta.h -- what a page states about itself, gathered from all places that say it. Private to the converter.
 *
 *     map_meta.c     walks the page, chooses among statements, hands them to the builder
 *     meta_names.c   <meta>: names and what they mean
 *     meta_json.c    JSON-LD
 *     meta_script.c  dates that scripts assign
 *     meta_state.c   the article among the data of a page that scripts draw
 *     meta_lists.c   who wrote it and its keywords, of which there may be several
 *     meta_tongue.c  its language, by its words
 *     meta_items.c   microdata, RDFa, <time>
 *     meta_title.c   the title without the site's name
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_HTML_META_H
#define DNM_HTML_META_H

#include "adapters/json/json.h"
#include "converters/html/map.h"
#include "core/text/tongue.h"

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
    META_JSON_BYTES = 1 << 20 /* of JSON of one page: JSON-LD, then the state that it is drawn from */
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
    dnm_str person;      /* by JSON-LD both a person and the site */
    uint32_t state;      /* the script with the data that the page is drawn from, or 0 */
    bool author_is_next; /* "twitter:label1" was the word for it */
    dnm_tongue tongue;   /* of its sentences */
} meta;

/* Keeps a statement, white space around it left out; empty ones and those like "null" are none. */
void meta_say(meta *page, meta_key key, unsigned rank, dnm_str text);

void meta_read_meta(meta *page, const html_node *node);
void meta_read_json(meta *page, uint32_t script);
void meta_read_script(meta *page, uint32_t script);
void meta_read_item(meta *page, uint32_t element); /* any element with attributes */

/* Whether the next scope around the element is that of a work; none at all is the page's. */
bool meta_in_work(const map *m, uint32_t element);

void meta_read_state(meta *page); /* when all else was read */

/* JSON in a script: control characters become blanks, what people leave in by hand goes. False if it is none,
 * or too much; *root is to be freed. */
bool meta_read_root(meta *page, uint32_t script, dnm_json_value **root);

/* Says the strings and the names of objects that a value is, or holds. */
void meta_say_names(meta *page, meta_key key, unsigned rank, const dnm_json_value *value);
void meta_say_copy(meta *page, meta_key key, unsigned rank, dnm_str text);
dnm_str meta_json_text(const dnm_json_value *value);

void meta_emit_creators(const meta *page);
void meta_emit_subjects(const meta *page);

/* The page's own word for its language, unless its sentences are certainly of another. */
void meta_emit_language(const meta *page);

/* All text below an element; empty if there is too much of it for what this looks for. */
dnm_str meta_text(const meta *page, uint32_t element);

/* The best statement of a key; NULL if there is none. */
const meta_value *meta_best(const meta *page, meta_key key);

/* The part of <title> that is the page's own; all of it where nothing says which part that is. */
dnm_str meta_own_title(const meta *page);

bool meta_same(dnm_str a, dnm_str b); /* equal, in any case and however many blanks they have */
bool meta_names_site(dnm_str name);   /* by what it ends with */

bool meta_is_word(dnm_str s, const char *lower);     /* equal, in any case */
bool meta_has_word(dnm_str list, const char *lower); /* the same of one of the words between blanks */

#endif
