/* map.h -- from the tree of a page to the document model. Private to the converter.
 *
 *     map.c        walks the tree; what each element is stands in map_tags.c
 *     map_flow.c   blocks, leaves and spans are opened when the first text comes
 *     map_text.c   white space, sources, raw bytes
 *     map_attrs.c  attribute sets, what is hidden and how
 *     map_meta.c   metadata of the head
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_HTML_MAP_H
#define DNM_HTML_MAP_H

#include "converters/html/dom.h"
#include "docnorm/charset.h"
#include "docnorm/module.h"

typedef enum map_role {
    MAP_INLINE,    /* its text goes on where it stands; a generic span if it has something to say */
    MAP_SPAN,      /* a span of a kind */
    MAP_SKIP,      /* neither it nor its text is part of the document */
    MAP_CONTAINER, /* a block that holds blocks */
    MAP_DIVISION,  /* the same, or a paragraph if no block is in it */
    MAP_LEAF,
    MAP_CLEAR,  /* ends a paragraph, and is nothing else: thead, optgroup */
    MAP_RULE,   /* hr */
    MAP_BREAK,  /* br */
    MAP_OBJECT, /* img */
    MAP_RUBY,
    MAP_RUBY_TEXT,
} map_role;

typedef struct map_tag {
    uint8_t role; /* map_role */
    uint8_t kind; /* dnm_kind of blocks, dnm_span_kind of spans */
    uint8_t level;
    bool eager; /* stands even if it is empty */
    bool named; /* the kind alone does not tell which element it was: attribute `tag` */
} map_tag;

/* What an element is. `has_block`: a block lies in it. */
map_tag map_tag_of(const html_node *node, bool has_block);

/* An element that is a block of the model: it is open there once text came. */
typedef struct map_block {
    uint32_t node;
    map_tag tag;
    bool open;
} map_block;

typedef struct map_span {
    uint32_t node;
    uint8_t kind; /* dnm_span_kind, or MAP_NO_SPAN */
    bool open;
    uint32_t number;
    dnm_string target;
} map_span;

enum {
    MAP_NO_SPAN = 255,
    MAP_MAX_SPANS = 32,   /* in one another; what is deeper has its text and no span */
    MAP_SOURCE_STEP = 256 /* bytes of text between two sources that must be counted out */
};

/* What entering an element put on the stacks, to be taken off when it is left. */
typedef struct map_frame {
    bool block, span, pre;
} map_frame;

typedef struct map {
    dnm_job *job;
    dnm_builder *builder;
    dnm_arena *arena;
    const html_document *doc;
    const dnm_decoded *decoded;
    const unsigned char *bytes; /* of the input */
    const char *address;        /* where the page is from, "" if unknown */
    uint8_t *has_block;         /* by node */

    map_frame *frames; /* by depth */
    uint32_t frame_cap;
    map_block *blocks;
    uint32_t block_n, block_cap, open_n; /* blocks[0, open_n) are open, as far as they are containers */
    map_span spans[MAP_MAX_SPANS];
    uint32_t span_n, open_spans; /* spans[0, open_spans) are open in the leaf */

    uint32_t pre;       /* open elements that keep white space */
    bool in_leaf;       /* a leaf is open in the builder */
    bool has_text;      /* it has text */
    bool space;         /* white space was passed over; it counts if more text follows */
    bool line_break;    /* the same of a <br> in a heading */
    size_t source_said; /* text length at the last source that had to be counted out */
} map;

/* Builds the whole document. */
dnm_status map_page(map *m);

/* ---- flow ------------------------------------------------------------------------------------- */

bool map_push_block(map *m, uint32_t node, map_tag tag);
void map_pop_block(map *m);
void map_open_blocks(map *m); /* for an empty block that counts */
void map_push_span(map *m, uint32_t node, dnm_span_kind kind, dnm_string target);
void map_pop_span(map *m);
void map_suspend_span(map *m, uint32_t index); /* it and the later ones go on after more text */
void map_begin_leaf(map *m);                   /* unless one is open; spans included */
void map_end_leaf(map *m);

/* ---- text ------------------------------------------------------------------------------------- */

void map_text(map *m, const html_node *node);
void map_line_break(map *m, uint32_t source);
void map_image(map *m, const html_node *node);

/* All text below an element, white space collapsed; in the arena. */
dnm_str map_text_of(const map *m, uint32_t node);

/* ---- attributes ------------------------------------------------------------------------------- */

/* format="html", and what <body> says of the page. */
dnm_attrs map_document_attrs(const map *m);

dnm_attrs map_block_attrs(const map *m, const map_block *block);
dnm_attrs map_span_attrs(const map *m, const html_node *node, dnm_span_kind kind);
dnm_attrs map_image_attrs(const map *m, const html_node *node);

/* Whether a span of this element would say anything. */
bool map_has_attrs(const map *m, const html_node *node);

/* The attribute's value without white space around; p is NULL if it has none. */
dnm_str map_attr(const map *m, const html_node *node, const char *name);

/* Whether its style makes the text bold, as <b> does. */
bool map_is_bold(const map *m, const html_node *node);

/* ---- metadata --------------------------------------------------------------------------------- */

void map_metadata(map *m);

#endif
