/* doc.h -- the document model: what every converter makes, every cleaner changes and every writer
 * reads. Flat arrays in reading order, no pointers between nodes.
 *
 *     index  kind        end   text
 *       0    document      5    -            only leaves (paragraph, heading, code block) own text;
 *       1    heading       2    "Report"     items, cells, captions, terms and notes hold blocks
 *       2    list          5    -
 *       3    list_item     5    -
 *       4    paragraph     5    "first"
 *
 * A container stands before its children and knows `end`, the index past its last descendant: the
 * next sibling of block i is blocks[i].end, its first child i + 1 (if that is below end).
 *
 * Text has three addresses, all in bytes of UTF-8:
 *   text    the current text: dense, in reading order; block k's text follows block k-1's directly
 *   birth   permanent: the converter's text is [0,N), every byte a cleaner adds follows and stays
 *   source  (part, offset) in the input; for DOCX part and paragraph ordinal
 * `runs` leads from text to birth, `cuts` says which edit took a birth range away, `sources` leads
 * from birth to source. Law: runs and cuts together cover every birth exactly once.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_DOC_H
#define DOCNORM_DOC_H

#include "docnorm/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Kinds of blocks; names are pandoc's and CommonMark's. From DNM_PARAGRAPH on, a block is a leaf. */
typedef enum dnm_kind {
    DNM_DOCUMENT,  /* always block 0, never anywhere else */
    DNM_SECTION,   /* attribute: role, see dnm_section_is */
    DNM_LIST,      /* attributes: start, type (ordered lists have one of 1 a A i I or a numFmt name) */
    DNM_LIST_ITEM, /* attribute: value */
    DNM_DEFINITION_LIST,
    DNM_DEFINITION_TERM,
    DNM_DEFINITION,
    DNM_BLOCK_QUOTE,
    DNM_TABLE,
    DNM_TABLE_ROW,  /* attribute: header="1" for a head row */
    DNM_TABLE_CELL, /* attributes: colspan, rowspan, header="1" */
    DNM_FIGURE,
    DNM_CAPTION,
    DNM_NOTE,           /* attribute: id (what DNM_NOTE_REF names), type = footnote, endnote, comment */
    DNM_THEMATIC_BREAK, /* has neither children nor text */
    DNM_PARAGRAPH,      /* attribute: gap="1" where plain text has a blank line before it */
    DNM_HEADING,        /* level 1..9; 0 for a title */
    DNM_CODE_BLOCK,     /* line ends and blanks count; attribute: language */
    DNM_KIND_COUNT
} dnm_kind;

/* Kinds of spans: stretches inside one leaf. No span is empty: image, note_ref and math stand on
 * U+FFFC, line_break on "\n"; cutting that text cuts the object. */
typedef enum dnm_span_kind {
    DNM_LINK,  /* target: URL or "#id" */
    DNM_IMAGE, /* target: resource name or URL; attributes: alt, title, width, height (CSS pixels) */
    DNM_EMPH,
    DNM_STRONG,
    DNM_UNDERLINE,
    DNM_STRIKE,
    DNM_CODE,
    DNM_SUPERSCRIPT,
    DNM_SUBSCRIPT,
    DNM_RUBY, /* over the base text; target: the annotation */
    DNM_MATH, /* on U+FFFC or over its text; target: MathML, if known */
    DNM_LINE_BREAK,
    DNM_NOTE_REF, /* target: the note's id */
    DNM_LABEL,    /* an automatic number such as "第一条", written as text; attributes: as the list's */
    DNM_COMMENT,  /* target: the comment's id */
    DNM_GENERIC,  /* a classed inline */
    DNM_SPAN_KIND_COUNT
} dnm_span_kind;

/* Stable lower-case names, "list_item", "note_ref" …; NULL for a value out of range. */
DNM_API const char *dnm_kind_name(dnm_kind kind);
DNM_API const char *dnm_span_kind_name(dnm_span_kind kind);

static inline bool dnm_kind_is_leaf(unsigned kind)
{
    return kind >= DNM_PARAGRAPH;
}

typedef uint32_t dnm_attrs;  /* an interned set of key/value pairs; 0 is the empty set */
typedef uint32_t dnm_string; /* an interned string; 0 is "" */

typedef struct dnm_block {
    uint32_t off;   /* text address; for a container, that of its first descendant's text */
    uint32_t len;   /* bytes of text; 0 for containers */
    uint32_t span0; /* index of its first span; spans of a document lie in the order of their blocks */
    uint32_t nspan;
    uint32_t end; /* index past the last descendant; own index + 1 for a leaf */
    dnm_attrs attrs;
    uint16_t kind; /* dnm_kind */
    uint8_t level; /* headings 0..9, sections and list items: nesting as the source says, or 0 */
    uint8_t reserved;
} dnm_block;

/* Spans of one block are sorted by off, longer first; they nest or overlap freely. */
typedef struct dnm_span {
    uint32_t off; /* text address; off and off + len lie inside the block */
    uint32_t len; /* never 0 */
    dnm_attrs attrs;
    dnm_string target;
    uint16_t kind; /* dnm_span_kind */
    uint16_t reserved;
} dnm_span;

/* From here to the next run, text and birth advance together. */
typedef struct dnm_run {
    uint32_t text;
    uint32_t birth;
} dnm_run;

/* Birth range [off, off + len) was taken out by edits[edit]. */
typedef struct dnm_cut {
    uint32_t off;
    uint32_t len;
    uint32_t edit;
} dnm_cut;

/* From birth on (to the next entry), text came from `offset` of `part`. If `linear`, each byte of
 * text is one byte of input; otherwise the entry is a checkpoint that holds for its first byte. */
typedef struct dnm_source {
    uint32_t birth;
    uint16_t part; /* index into parts; 0 is the document itself */
    uint16_t linear;
    uint64_t offset;
} dnm_source;

typedef enum dnm_op {
    DNM_OP_CUT,
    DNM_OP_PUT,
    DNM_OP_REPLACE,
    DNM_OP_SPLIT,
    DNM_OP_JOIN,
    DNM_OP_DROP, /* a block with all it holds */
    DNM_OP_WRAP,
    DNM_OP_DISSOLVE,
    DNM_OP_SET,  /* kind, level or attributes of a block */
    DNM_OP_LIFT, /* text moved into metadata */
    DNM_OP_FLAG, /* nothing changed: a doubt */
    DNM_OP_KEEP, /* nothing changed: text that later passes leave alone */
    DNM_OP_COUNT
} dnm_op;

DNM_API const char *dnm_op_name(dnm_op op);

/* One change, or one doubt. Its removed text is the cuts that name it; its added text is
 * [put, put + put_len) in births. */
typedef struct dnm_edit {
    uint32_t at;  /* birth of the first byte concerned: where a reader should look */
    uint32_t len; /* bytes of current text it covered then */
    uint32_t put, put_len;
    uint32_t first_cut, ncut; /* its cuts: [first_cut, first_cut + ncut) */
    dnm_string rule;          /* "spaces/trailing" */
    dnm_string note;          /* for people: candidates of a flag, the key of a lift; "" if none */
    uint16_t confidence;      /* 0..1000 */
    uint8_t op;               /* dnm_op */
    uint8_t pass;             /* counts the passes that changed something */
} dnm_edit;

/* Birth range [off, off + len) that no pass may take, tear apart or put text into. */
typedef struct dnm_kept {
    uint32_t off;
    uint32_t len;
} dnm_kept;

/* Metadata of a block; block 0's is the document's. Keys are Dublin Core's where it has one: title,
 * creator, date, source, publisher, language, description, subject, identifier. Keys may repeat. */
typedef struct dnm_meta {
    uint32_t block;
    dnm_string key;
    dnm_string value;
} dnm_meta;

/* An image or other attached file. */
typedef struct dnm_resource {
    dnm_string name;       /* what an image's target says */
    dnm_string media_type; /* "image/png"; "" if unknown */
    const unsigned char *bytes;
    size_t size;
} dnm_resource;

/* Input bytes behind a U+FFFD or a suspicious stretch: birth [off, off + len) was decoded from
 * `size` bytes at `bytes`. Sorted by off. */
typedef struct dnm_raw {
    uint32_t off, len;
    const unsigned char *bytes;
    size_t size;
} dnm_raw;

/* The document as it stands. Everything is borrowed and valid until the document changes or goes. */
typedef struct dnm_view {
    const char *text;
    const dnm_block *blocks; /* at least one: the document */
    const dnm_span *spans;
    const dnm_run *runs;
    const dnm_meta *metas; /* sorted by block, else in the order they were added */
    uint32_t text_len;
    uint32_t block_count;
    uint32_t span_count;
    uint32_t run_count;
    uint32_t meta_count;
} dnm_view;

/* What grows but never changes, shared by all states of a document. */
typedef struct dnm_history {
    const char *births;
    const dnm_cut *cuts; /* in the order they were made */
    const dnm_edit *edits;
    const dnm_source *sources; /* sorted by birth */
    const dnm_raw *raws;
    const dnm_kept *kept; /* sorted by off; they do not overlap */
    const dnm_resource *resources;
    const dnm_string *parts;
    uint32_t birth_len;
    uint32_t origin_len; /* the converter's text is births[0, origin_len) */
    uint32_t cut_count;
    uint32_t edit_count;
    uint32_t source_count;
    uint32_t raw_count;
    uint32_t kept_count;
    uint32_t resource_count;
    uint32_t part_count;
} dnm_history;

typedef struct dnm_doc dnm_doc;

DNM_API void dnm_doc_free(dnm_doc *doc); /* NULL is fine */

DNM_API const dnm_view *dnm_doc_view(const dnm_doc *doc);

/* The document as the converter made it: the same view until the first edit, kept afterwards. */
DNM_API const dnm_view *dnm_doc_origin(const dnm_doc *doc);

DNM_API const dnm_history *dnm_doc_history(const dnm_doc *doc);

/* An interned string; valid as long as the document. "" for 0 or an id that does not exist. */
DNM_API dnm_str dnm_doc_string(const dnm_doc *doc, dnm_string id);

/* The value of `key` in a set; p is NULL where the set has no such key. */
DNM_API dnm_str dnm_doc_attr(const dnm_doc *doc, dnm_attrs attrs, const char *key);

/* Pair number i of a set, in the order of their keys' bytes. False past the last. */
DNM_API bool dnm_doc_attr_at(const dnm_doc *doc, dnm_attrs attrs, uint32_t i, dnm_str *key, dnm_str *value);

/* Sets are numbered 0..count-1, so features of a set need to be computed once. */
DNM_API uint32_t dnm_doc_attrs_count(const dnm_doc *doc);

/* Whether the block is a section with this role. Cleaners give "part" to each text of a compilation,
 * whose metadata is title, creator and date, and "post" to each post of a thread, whose metadata is creator
 * and date, as far as these are known. */
DNM_API bool dnm_section_is(const dnm_doc *doc, uint32_t block, const char *role);

/* First value of metadata `key` of `block`; p is NULL where there is none. */
DNM_API dnm_str dnm_doc_meta(const dnm_doc *doc, uint32_t block, const char *key);

/* The current text of a leaf, without markup. Empty for containers. */
DNM_API dnm_str dnm_doc_text(const dnm_doc *doc, uint32_t block);

/* Birth address of a text address of the current view; text_len gives birth_len. */
DNM_API uint32_t dnm_doc_birth(const dnm_doc *doc, uint32_t text_off);

/* Where a birth came from. False where that is unknown or a cleaner added the byte. *exact says
 * whether the offset is this byte's own or that of the nearest checkpoint before it. */
DNM_API bool dnm_doc_source(const dnm_doc *doc, uint32_t birth, dnm_source *source, bool *exact);

/* The raw bytes that were decoded to the stretch around `birth`; NULL where none were kept. */
DNM_API const dnm_raw *dnm_doc_raw(const dnm_doc *doc, uint32_t birth);

/* Which edit cut this birth; NULL while it lives. Looks through all cuts: for a question or two. Who
 * asks for many births goes through dnm_history.cuts once. */
DNM_API const dnm_edit *dnm_doc_cut_by(const dnm_doc *doc, uint32_t birth);

/* Checks every law of the model: extents, density, spans, runs and cuts. DNM_OK, or DNM_BUG with
 * *why set to a constant sentence. Linear apart from one sort of the cuts. */
DNM_API dnm_status dnm_doc_check(const dnm_doc *doc, const char **why);

/* A readable text form of the current view, a block a line (format: docs/dump.md). The text is
 * malloc'ed: free() it. The history is not part of it. */
DNM_API dnm_status dnm_dump(const dnm_doc *doc, char **text, size_t *size);

/* Reads what dnm_dump writes. The new document's births are its text. limits may be NULL. On
 * DNM_DAMAGED, *line is the 1-based line that was not understood; line may be NULL. */
DNM_API dnm_status dnm_undump(const char *text, size_t size, const dnm_limits *limits, dnm_doc **doc,
                              size_t *line);

#ifdef __cplusplus
}
#endif
#endif
