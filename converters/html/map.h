/* map.h -- from the tree of a page to the document model. Private to the converter.
 *
 *     map.c        walks the tree; what each element is stands in map_tags.c
 *     map_flow.c   blocks, leaves and spans are opened when the first text comes
 *     map_text.c   white space, sources, raw bytes
 *     map_ruby.c   annotated text
 *     map_math.c   formulas
 *     map_attrs.c  attribute sets, what is hidden and how
 *     map_memo.c   sets of elements that have been met
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
    MAP_RUBY_BASE, /* rb */
    MAP_RUBY_TEXT, /* rt, rtc */
} map_role;

typedef struct map_tag {
    uint8_t role; /* map_role */
    uint8_t kind; /* dnm_kind of blocks, dnm_span_kind of spans */
    uint8_t level;
    bool eager; /* stands even if it is empty */
    bool named; /* the kind alone does not tell which element it was: attribute `tag` */
} map_tag;

extern const map_tag map_tags[HTML_TAG_KNOWN]; /* of HTML's elements */
map_tag map_foreign_tag(const html_node *node);

/* What an element is. `has_block`: a block lies in it. */
static inline map_tag map_tag_of(const html_node *node, bool has_block)
{
    if (node->ns != HTML_NS_HTML) return map_foreign_tag(node);
    map_tag tag = node->tag < HTML_TAG_KNOWN ? map_tags[node->tag] : (map_tag){.role = MAP_INLINE};
    if (tag.role == MAP_DIVISION) {
        tag.role = has_block ? MAP_CONTAINER : MAP_LEAF;
        if (!has_block) tag.kind = DNM_PARAGRAPH;
    } else if (tag.role == MAP_INLINE && has_block) {
        tag = (map_tag){.role = MAP_CONTAINER, .kind = DNM_SECTION, .named = true};
    }
    return tag;
}

/* An element that is a block of the model: it is open there once text came. */
typedef struct map_block {
    uint32_t node;
    map_tag tag;
    bool open;
    bool known; /* its attributes are: a leaf may be opened many times */
    dnm_attrs attrs;
} map_block;

typedef struct map_span {
    uint32_t node;
    uint8_t kind; /* dnm_span_kind, or MAP_NO_SPAN */
    bool open;
    bool known; /* its attributes are: it goes on in other leaves */
    dnm_attrs attrs;
    uint32_t number;
    dnm_string target;
    uint32_t cost; /* bytes that opening it says */

    /* Of a ruby; see map_ruby.c. */
    uint32_t run_last; /* the last annotation of this segment */
    uint32_t pair;     /* the annotation of the next <rb>, where they stand in pairs */
    uint32_t begun_at; /* length of the text where the segment began */
    bool in_run;       /* its annotations have been reached */
} map_span;

enum {
    MAP_NO_SPAN = 255,
    MAP_MAX_SPANS = 32,      /* in one another; what is deeper has its text and no span */
    MAP_SAID_FREE = 1 << 20, /* bytes of attributes that any page may say, and more … */
    MAP_SAID_TIMES = 8,      /* … so many times its size: see map_may_say */
    MAP_SOURCE_STEP = 256    /* bytes of text between two sources that must be counted out */
};

/* What entering an element put on the stacks, to be taken off when it is left; and what leaving it ends. */
typedef struct map_frame {
    bool block, span, pre, heading, line;
    bool paragraph, annotation;
} map_frame;

/* What the attributes of an element came to. */
typedef struct map_memo {
    uint32_t node; /* HTML_NONE: that is not known yet */
    uint32_t as;   /* the dnm_kind of block or, from MAP_AS_SPAN on, of span that it was taken for */
    uint32_t is;   /* its dnm_attrs; as MAP_AS_PLAIN, the kind of span that it is */
} map_memo;

enum { MAP_MEMO_BITS = 8, MAP_MEMOS = 1 << MAP_MEMO_BITS, MAP_AS_SPAN = 256, MAP_AS_PLAIN = 512 };

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

    uint32_t pre;                  /* open elements that keep white space */
    uint32_t headings;             /* open headings whose text stands in blocks */
    bool in_leaf;                  /* a leaf is open in the builder */
    bool has_text;                 /* it has text */
    bool space;                    /* white space was passed over; it counts if more text follows */
    bool line_break;               /* the same of a <br> in a heading, or the end of a line in <pre> */
    bool in_line;                  /* the last character is no line end; of use in <pre> */
    size_t source_said;            /* text length at the last source that had to be counted out */
    map_memo memos[MAP_MEMOS + 1]; /* the last is of what is not to be kept */

    uint64_t said;   /* bytes of attributes that were handed to the model */
    uint32_t unsaid; /* elements that were not named for want of more */
    dnm_str article; /* what JSON-LD says the text is; see bare.h */
} map;

/* Builds the whole document. */
dnm_status map_page(map *m);

/* ---- flow ------------------------------------------------------------------------------------- */

bool map_push_block(map *m, uint32_t node, map_tag tag);
void map_pop_block(map *m);
void map_open_blocks(map *m); /* for an empty block that counts */
bool map_span_fits(map *m);   /* whether there is room for one more */
void map_push_span(map *m, const map_span *span);
void map_pop_span(map *m);
void map_suspend_span(map *m, uint32_t index); /* it and the later ones go on after more text */
void map_begin_leaf(map *m);                   /* unless one is open; spans included */
void map_end_leaf(map *m);

/* ---- formulas --------------------------------------------------------------------------------- */

/* 0 if it is too long, or lies in another formula. Adds its length to *bytes. */
dnm_string map_mathml(map *m, uint32_t math, uint32_t *bytes);

/* ---- ruby ------------------------------------------------------------------------------------- */

bool map_push_ruby(map *m, uint32_t ruby); /* its span; false if it has no annotation, or there is no room */
void map_ruby_base(map *m, uint32_t base);

/* At an <rt> or <rtc>: false if it annotates nothing and is text like any other. */
bool map_is_annotation(map *m, uint32_t annotation);
void map_end_annotation(map *m, uint32_t annotation); /* when it is left */

/* ---- text ------------------------------------------------------------------------------------- */

void map_text(map *m, const html_node *node);
void map_line_break(map *m, uint32_t source);
void map_image(map *m, const html_node *node);
void map_end_line(map *m); /* in <pre>: what comes begins a line */

/* Whether there is no more text below an element than this, in so many nodes. */
bool map_is_short(const map *m, uint32_t element, size_t bytes, uint32_t nodes);

/* All text below an element, white space collapsed; in the arena. */
dnm_str map_text_of(const map *m, uint32_t node);

/* ---- attributes ------------------------------------------------------------------------------- */

/* format="html", base: what links of the page are relative to, if it says so; and what <body> says of it. */
dnm_attrs map_document_attrs(const map *m);

dnm_attrs map_block_attrs(const map *m, const map_block *block);
dnm_attrs map_span_attrs(const map *m, const html_node *node, dnm_span_kind kind);
dnm_attrs map_image_attrs(const map *m, const html_node *node);

/* Where what an element comes to is kept; if that is not known, for the caller to fill in. */
map_memo *map_memo_of(map *m, uint32_t node, uint32_t as);

/* An element that goes on in many paragraphs is a span of each, and the parser copies what is misnested: were
 * there no bound, long attributes would be said as often as there are paragraphs. False if it is reached. */
bool map_may_say(map *m, size_t bytes);
uint32_t map_attr_bytes(const map *m, const html_node *node);

/* The kind of span that its attributes make of an element without a meaning of its own: DNM_STRONG if its
 * style is as bold as <b>, DNM_GENERIC if they say anything else, else MAP_NO_SPAN. */
uint8_t map_plain_kind(const map *m, const html_node *node);

/* The attribute's value without white space around; p is NULL if it has none. */
dnm_str map_attr(const map *m, const html_node *node, unsigned id);

/* ---- metadata --------------------------------------------------------------------------------- */

void map_metadata(map *m);

#endif
