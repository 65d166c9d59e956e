/* tree.h -- the tree builder's state and the operations its insertion modes are written in (section
 * 13.2.6 of the HTML standard). Private to the parser.
 *
 *     tree.c            tokens to the right rules, the whole parse
 *     tree_insert.c     making and moving nodes, foster parenting
 *     tree_stack.c      the stack of open elements, scopes
 *     tree_formatting.c the list of active formatting elements, adoption agency
 *     tree_foreign.c    SVG and MathML
 *     modes_*.c         the insertion modes
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_HTML_TREE_H
#define DNM_HTML_TREE_H

#include "converters/html/dom.h"
#include "converters/html/tokenizer.h"

typedef enum html_mode {
    HTML_INITIAL,
    HTML_BEFORE_HTML,
    HTML_BEFORE_HEAD,
    HTML_IN_HEAD,
    HTML_IN_HEAD_NOSCRIPT,
    HTML_AFTER_HEAD,
    HTML_IN_BODY,
    HTML_IN_TEXT,
    HTML_IN_TABLE,
    HTML_IN_TABLE_TEXT,
    HTML_IN_CAPTION,
    HTML_IN_COLUMN_GROUP,
    HTML_IN_TABLE_BODY,
    HTML_IN_ROW,
    HTML_IN_CELL,
    HTML_IN_TEMPLATE,
    HTML_AFTER_BODY,
    HTML_IN_FRAMESET,
    HTML_AFTER_FRAMESET,
    HTML_AFTER_AFTER_BODY,
    HTML_AFTER_AFTER_FRAMESET,
    HTML_MODE_COUNT
} html_mode;

enum { HTML_POINT_NONE, HTML_POINT_HTML, HTML_POINT_MATH_TEXT }; /* integration points, 13.2.6.5 */

/* An open element, with what searches ask about it. flags: HTML_IS_… as they hold in its namespace. */
typedef struct html_open {
    uint32_t node;
    uint16_t tag, flags;
    uint8_t ns, point;
} html_open;

/* An active formatting element, or a marker (node HTML_NONE). */
typedef struct html_listed {
    uint32_t node;
    uint16_t tag;
    uint64_t hash; /* of its attributes, in any order; 0 until asked for */
} html_listed;

typedef struct html_tree {
    html_document *doc;
    html_node *nodes; /* doc->nodes */
    dnm_arena *arena;
    html_tokenizer tk;
    uint32_t node_cap;

    html_open *open; /* [0] is the html element */
    uint32_t open_n, open_cap;
    uint32_t *open_count; /* of HTML elements, by tag */
    uint32_t open_count_cap;

    html_listed *list;
    uint32_t list_n, list_cap;

    uint8_t *templates; /* stack of template insertion modes */
    uint32_t template_n, template_cap;

    html_token *pending; /* text in a table, until it is known whether it is all white space */
    uint32_t pending_n, pending_cap;

    html_mode mode, original_mode;
    uint32_t head, form;
    uint32_t clones;
    html_open context; /* of a fragment */
    bool fragment, scripting, frameset_ok, foster, skip_newline, stopped;
} html_tree;

/* Room for what one token may take; false if there is none. Operations count on it. */
bool html_reserve_more(html_tree *t);

/* Nodes, open elements and list entries that one token may add: at most HTML_MAX_FORMATTING copies to
 * reconstruct, 8 * 4 by the adoption agency, a few implied elements; twice, for a token seen again. */
enum { HTML_RESERVE = 256 };

static inline bool html_reserve(html_tree *t)
{
    return (t->doc->node_count + HTML_RESERVE <= t->node_cap && t->open_n + HTML_RESERVE <= t->open_cap &&
            t->list_n + HTML_RESERVE <= t->list_cap &&
            HTML_TAG_KNOWN + t->tk.names.count < t->open_count_cap) ||
           html_reserve_more(t);
}

/* ---- rules: true when the token is used up, false to look at it again (in a new mode) ---------- */

typedef bool html_rule(html_tree *t, html_token *token);

html_rule html_initial, html_before_html, html_before_head, html_in_head, html_in_head_noscript,
    html_after_head;
html_rule html_in_body, html_in_body_end, html_in_text;
html_rule html_in_table, html_in_table_text, html_in_caption, html_in_column_group, html_in_table_body,
    html_in_row, html_in_cell, html_in_template;
html_rule html_after_body, html_in_frameset, html_after_frameset, html_after_after_body,
    html_after_after_frameset;
html_rule html_in_foreign;

/* The rules of the insertion mode. */
html_rule *html_current_rule(const html_tree *t);

/* Text without U+0000, copied if there is any. */
dnm_str html_without_nul(html_tree *t, dnm_str text);

/* Whether a tag has type=hidden. */
bool html_has_hidden_type(const html_tree *t, const html_token *token);

/* Takes the leading white space off a text token. */
dnm_str html_take_space(html_token *token);

static inline bool html_is_start(const html_token *token, unsigned tag)
{
    return token->kind == HTML_TOKEN_START && token->tag == tag;
}

static inline bool html_is_end(const html_token *token, unsigned tag)
{
    return token->kind == HTML_TOKEN_END && token->tag == tag;
}

/* Flags of the token's tag; 0 for names that are not known. */
static inline unsigned html_tag_flags(unsigned tag)
{
    return tag < HTML_TAG_KNOWN ? html_tag_infos[tag].flags : 0;
}

/* ---- nodes ------------------------------------------------------------------------------------ */

uint32_t html_new_element(html_tree *t, const html_token *token, html_ns ns, unsigned tag);
uint32_t html_clone_element(html_tree *t, uint32_t node);

/* Links an unlinked node as the last child. */
void html_append(html_tree *t, uint32_t parent, uint32_t node);
void html_unlink(html_tree *t, uint32_t node);
void html_move_children(html_tree *t, uint32_t from, uint32_t to);

/* Where the standard puts a new child of open element `target` (an index): foster parenting and the
 * bound of the depth included. before is HTML_NONE at the end of the parent. */
typedef struct html_place {
    uint32_t parent, before;
} html_place;
html_place html_find_place(html_tree *t, uint32_t target);
void html_insert_at(html_tree *t, html_place place, uint32_t node);

void html_insert_text(html_tree *t, dnm_str text, uint32_t source);
void html_insert_comment(html_tree *t, const html_token *token, uint32_t parent);
void html_insert_comment_here(html_tree *t, const html_token *token);
uint32_t html_insert(html_tree *t, const html_token *token); /* and opens it */
uint32_t html_insert_implied(html_tree *t, const html_token *at, unsigned tag);
void html_insert_void(html_tree *t, const html_token *token); /* does not leave it open */
uint32_t html_insert_ns(html_tree *t, const html_token *token, html_ns ns);
void html_insert_foreign(html_tree *t, html_token *token, html_ns ns); /* open unless self-closing */
void html_insert_raw(html_tree *t, const html_token *token, html_text_state state);
void html_add_missing_attrs(html_tree *t, uint32_t node, const html_token *token);

/* ---- the stack of open elements --------------------------------------------------------------- */

enum html_scope { HTML_SCOPE, HTML_LIST_SCOPE, HTML_BUTTON_SCOPE, HTML_TABLE_SCOPE };

static inline html_open *html_current(const html_tree *t)
{
    return &t->open[t->open_n - 1];
}

static inline bool html_current_is(const html_tree *t, unsigned tag)
{
    const html_open *top = html_current(t);
    return top->tag == tag && top->ns == HTML_NS_HTML;
}

static inline bool html_is_open(const html_tree *t, unsigned tag)
{
    return t->open_count[tag] != 0;
}

html_open html_describe(const html_tree *t, uint32_t node);
void html_push(html_tree *t, uint32_t node);
void html_pop(html_tree *t);
void html_pop_until(html_tree *t, unsigned tag);              /* that one included */
void html_pop_to_context(html_tree *t, const uint16_t *tags); /* one of them becomes the current node */
void html_remove_open(html_tree *t, uint32_t index);
void html_insert_open(html_tree *t, uint32_t index, uint32_t node);

/* Index of an open element, or UINT32_MAX. */
uint32_t html_find_open(html_tree *t, uint32_t node);

bool html_in_scope(html_tree *t, unsigned tag, enum html_scope scope);
bool html_node_in_scope(html_tree *t, uint32_t node);
bool html_heading_in_scope(html_tree *t);
void html_close_implied(html_tree *t, unsigned except, unsigned flag);
void html_close_p(html_tree *t); /* if one is open in button scope */
void html_reset_mode(html_tree *t);

/* ---- active formatting elements --------------------------------------------------------------- */

void html_list_push(html_tree *t, uint32_t node);
void html_list_mark(html_tree *t);
void html_list_clear(html_tree *t);                  /* up to the last marker */
uint32_t html_list_find(html_tree *t, unsigned tag); /* since the last marker; index or UINT32_MAX */
void html_list_remove(html_tree *t, uint32_t node);
void html_reconstruct(html_tree *t);

/* The adoption agency for the end tag of a formatting element; "any other end tag". */
void html_adopt(html_tree *t, unsigned tag);
void html_close_any(html_tree *t, unsigned tag);

#endif
