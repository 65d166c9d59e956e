/* dom.h -- the parsed page: nodes in one array, addressed by 32-bit numbers, in an arena the caller
 * owns. Made by html_parse (the WHATWG algorithm, on UTF-8), read by the mapping to the model.
 *
 *     node 0 is the document. Text is borrowed from the input where nothing had to be changed, so the
 *     input must live as long as the document. Neighbouring text nodes are pieces of one text: the
 *     later ones say so (html_is_joined).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_HTML_DOM_H
#define DNM_HTML_DOM_H

#include "converters/html/tags_generated.h"
#include "core/base/arena.h"
#include "docnorm/base.h"

enum {
    HTML_MAX_INPUT = 1 << 29, /* bytes: offsets and lengths are 32 bits, some of them shared      */
    HTML_MAX_DEPTH = 512,     /* open elements that nest; deeper ones become siblings (browsers)  */
    HTML_MAX_ATTRS = 256,     /* of one tag                                                       */
    HTML_MAX_FORMATTING = 64, /* active formatting elements between two markers                   */
    HTML_MAX_SEARCH = 1024,   /* open elements looked at for one question                         */
    HTML_MAX_NAMES = 60000,   /* distinct unknown element names                                   */
    HTML_FREE_CLONES = 4096,  /* copies of formatting elements any page may have, and one more    */
    HTML_BYTES_PER_CLONE = 4, /* for so many bytes of it                                          */
};

#define HTML_NONE 0u /* no node: the document is nobody's child or sibling */

typedef enum html_kind { HTML_DOCUMENT, HTML_DOCTYPE, HTML_ELEMENT, HTML_TEXT, HTML_COMMENT } html_kind;
typedef enum html_ns { HTML_NS_HTML, HTML_NS_SVG, HTML_NS_MATHML } html_ns;
typedef enum html_quirks { HTML_NO_QUIRKS, HTML_LIMITED_QUIRKS, HTML_QUIRKS } html_quirks;
typedef enum html_attr_ns { HTML_ATTR_PLAIN, HTML_ATTR_XLINK, HTML_ATTR_XML, HTML_ATTR_XMLNS } html_attr_ns;

/* The name is in lower case, or as SVG and MathML spell it; with its prefix, whatever the namespace. */
typedef struct html_attr {
    const char *name;
    const char *value;
    uint32_t name_n : 30;
    uint32_t ns : 2; /* html_attr_ns */
    uint32_t value_n;
} html_attr;

enum { HTML_OPEN = 1, HTML_LISTED = 2 }; /* html_node.state, of use to the parser alone */

typedef struct html_node {
    uint32_t parent, first, last, prev, next; /* HTML_NONE where there is none */
    uint32_t source;                          /* where its tag or text begins in the input */
    uint8_t kind;                             /* html_kind */
    uint8_t ns;                               /* html_ns, of elements */
    uint16_t tag;                             /* HTML_TAG_… of elements; 1 for joined text */
    uint32_t n;                               /* bytes of text; number of attributes */
    union {
        const char *text; /* of texts and comments */
        struct {
            uint32_t attr; /* number of the first attribute in the document's array */
            uint16_t state;
        } el;
    } u;
} html_node;

typedef struct html_doctype {
    dnm_str name, public_id, system_id;
} html_doctype;

/* How often each bound changed the result; all zero for any sane page. No bound loses text. */
typedef struct html_bounds {
    uint32_t depth;      /* elements that were made siblings instead of children */
    uint32_t attributes; /* attributes past the 256th of a tag, left out */
    uint32_t formatting; /* active formatting elements forgotten */
    uint32_t search;     /* questions about open elements given up */
    uint32_t clones;     /* copies of formatting elements not made */
    uint32_t names;      /* elements whose name was not kept */
} html_bounds;

typedef struct html_document {
    html_node *nodes;
    html_attr *attrs;
    const dnm_str *names; /* of tags HTML_TAG_KNOWN and up */
    uint32_t node_count, attr_count, name_count;
    html_doctype doctype; /* of the HTML_DOCTYPE node, if there is one */
    html_quirks quirks;
    html_bounds bounds;
    uint32_t errors;       /* parse errors seen by the tokenizer; for statistics */
    uint32_t swallowed_at; /* where a tag, comment or raw text begins that does not end, if it holds markup:
                              all that follows is none of the page's text (13.2.5, "eof-in-…") */
    uint32_t swallowed;    /* bytes of it; 0: there is none */
    uint32_t ignored_text; /* runs of text that the standard throws away (in framesets) */
    uint64_t steps;        /* elements and list entries looked at, copies made: grows with the input */
} html_document;

typedef struct html_options {
    bool scripting; /* noscript's content is raw text instead of markup */
    bool fragment;  /* parse as the inner HTML of the context element */
    html_ns context_ns;
    dnm_str context;          /* local name of the context element */
    dnm_str context_encoding; /* annotation-xml's attribute `encoding` */
} html_options;

/* Parses all of it. options may be NULL. DNM_LIMIT for too long an input, or if the arena refuses. With
 * options->fragment, the result's children hang below the html element that is node 0's child. */
dnm_status html_parse(dnm_str utf8, dnm_arena *arena, const html_options *options, html_document **out);

/* Local name of an element, as its namespace spells it. */
dnm_str html_name(const html_document *doc, const html_node *node);

/* The attribute, or NULL; if it is one of the known ones, html_attr_of is quicker. */
const html_attr *html_find_attr(const html_document *doc, const html_node *node, dnm_str name);

/* The node after `node` in tree order; `below` says whether to enter it. HTML_NONE after `root`'s last. */
static inline uint32_t html_next(const html_document *doc, uint32_t node, uint32_t root, bool below)
{
    const html_node *nodes = doc->nodes;
    if (below && nodes[node].first != HTML_NONE) return nodes[node].first;
    while (node != root) {
        if (nodes[node].next != HTML_NONE) return nodes[node].next;
        node = nodes[node].parent;
    }
    return HTML_NONE;
}

/* Grows an array of `*cap` elements in the arena to hold `need`; it moves. False if the arena refuses. */
bool html_grow(dnm_arena *arena, void **array, uint32_t *cap, uint32_t need, size_t size);

/* A known attribute has its name from html_attr_infos, so that the address of the name tells which it is. */
static inline unsigned html_attr_id(const html_attr *attr)
{
    const uintptr_t at = (uintptr_t)attr->name - (uintptr_t)html_attr_infos;
    return at < sizeof html_attr_infos ? (unsigned)(at / sizeof *html_attr_infos) : HTML_ATTR_NONE;
}

/* A known attribute by its number, or NULL. */
static inline const html_attr *html_attr_of(const html_document *doc, const html_node *node, unsigned id)
{
    if (node->kind != HTML_ELEMENT || node->n == 0) return NULL;
    const html_attr *attr = doc->attrs + node->u.el.attr;
    for (const html_attr *end = attr + node->n; attr < end; attr++)
        if (attr->name == html_attr_infos[id].name) return attr;
    return NULL;
}

static inline dnm_str html_text(const html_node *node)
{
    return (dnm_str){node->u.text, node->n};
}

static inline bool html_is_joined(const html_node *node)
{
    return node->kind == HTML_TEXT && node->tag == 1;
}

static inline bool html_is(const html_node *node, unsigned tag)
{
    return node->kind == HTML_ELEMENT && node->ns == HTML_NS_HTML && node->tag == tag;
}

#endif
