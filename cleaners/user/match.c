/* match.c -- finds many phrases at once, by the automaton of Aho and Corasick. It is built over the phrases
 * read backwards and led through the text from its end: so at each place it knows the longest phrase that
 * begins there, and a greedy choice from the front needs no second look at any text.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/user/rules.h"

enum { ROOT = 0 };

#define NONE UINT32_MAX

typedef struct node {
    uint32_t parent;
    uint32_t depth;
    uint32_t fail; /* the longest proper suffix of this node's bytes that is a node, too */
    uint32_t rule; /* of the longest phrase that these bytes end with; NONE */
    unsigned char byte;
} node;

/* A child by its parent and byte: open addressing, `slots` is a power of two; child ROOT marks a free one. */
typedef struct edge {
    uint32_t parent;
    uint32_t child;
    unsigned char byte;
} edge;

struct user_matcher {
    const user_rule *rules;
    node *nodes;
    uint32_t node_count;
    edge *edges;
    uint32_t slots;
    uint32_t first[256]; /* the root's children, which are asked for most */
};

/* ---- building ---- */

static edge *edge_of(const user_matcher *m, uint32_t parent, unsigned char byte)
{
    uint32_t at = (parent * 256u + byte) * UINT32_C(2654435761);
    at ^= at >> 15;
    for (;; at++) {
        edge *e = &m->edges[at & (m->slots - 1)];
        if (e->child == ROOT || (e->parent == parent && e->byte == byte)) return e;
    }
}

static uint32_t child_of(const user_matcher *m, uint32_t parent, unsigned char byte)
{
    return parent == ROOT ? m->first[byte] : edge_of(m, parent, byte)->child;
}

static uint32_t add_child(user_matcher *m, uint32_t parent, unsigned char byte)
{
    uint32_t child = m->node_count++;
    m->nodes[child] =
        (node){.parent = parent, .depth = m->nodes[parent].depth + 1, .rule = NONE, .byte = byte};
    if (parent == ROOT)
        m->first[byte] = child;
    else
        *edge_of(m, parent, byte) = (edge){parent, child, byte};
    return child;
}

static void add_phrase(user_matcher *m, uint32_t rule)
{
    dnm_str phrase = m->rules[rule].phrase;
    uint32_t at = ROOT;
    for (size_t i = phrase.n; i-- > 0;) {
        unsigned char byte = (unsigned char)phrase.p[i];
        uint32_t child = child_of(m, at, byte);
        at = child != ROOT ? child : add_child(m, at, byte);
    }
    m->nodes[at].rule = rule;
}

/* Where the automaton goes from `at` by `byte`. */
static uint32_t next_node(const user_matcher *m, uint32_t at, unsigned char byte)
{
    for (;;) {
        uint32_t child = child_of(m, at, byte);
        if (child != ROOT || at == ROOT) return child;
        at = m->nodes[at].fail;
    }
}

static void link_node(user_matcher *m, uint32_t i)
{
    node *n = &m->nodes[i];
    n->fail = n->parent == ROOT ? ROOT : next_node(m, m->nodes[n->parent].fail, n->byte);
    if (n->rule == NONE) n->rule = m->nodes[n->fail].rule;
}

/* A node's suffix is shorter than the node, so the nodes are linked by depth: counted into their places. */
static bool link_nodes(user_matcher *m, dnm_arena *arena, size_t longest)
{
    uint32_t *places = DNM_NEW(arena, uint32_t, longest + 2);
    uint32_t *order = DNM_NEW(arena, uint32_t, m->node_count);
    if (!places || !order) return false;
    for (uint32_t i = 1; i < m->node_count; i++) places[m->nodes[i].depth + 1]++;
    for (size_t d = 1; d < longest + 2; d++) places[d] += places[d - 1];
    for (uint32_t i = 1; i < m->node_count; i++) order[places[m->nodes[i].depth]++] = i;
    for (uint32_t i = 0; i + 1 < m->node_count; i++) link_node(m, order[i]);
    return true;
}

const user_matcher *user_matcher_new(dnm_arena *arena, const user_rule *rules, uint32_t count)
{
    size_t bytes = 0, longest = 0;
    for (uint32_t i = 0; i < count; i++) {
        bytes += rules[i].phrase.n;
        if (rules[i].phrase.n > longest) longest = rules[i].phrase.n;
    }
    if (bytes > UINT32_MAX / 4) return NULL;
    user_matcher *m = DNM_NEW(arena, user_matcher, 1);
    if (!m) return NULL;
    m->rules = rules;
    for (m->slots = 16; m->slots < bytes * 2;) m->slots *= 2;
    m->nodes = DNM_NEW(arena, node, bytes + 1);
    m->edges = DNM_NEW(arena, edge, m->slots);
    if (!m->nodes || !m->edges) return NULL;
    m->nodes[ROOT].rule = NONE;
    m->node_count = 1;
    for (uint32_t i = 0; i < count; i++) add_phrase(m, i);
    return link_nodes(m, arena, longest) ? m : NULL;
}

/* ---- searching ---- */

/* The old array stays in the arena until the document is done: at most as much again. */
static bool grow(user_matches *matches, dnm_arena *arena)
{
    uint32_t cap = matches->cap ? matches->cap * 2 : 64;
    user_match *grown = DNM_NEW(arena, user_match, cap);
    if (!grown) return false;
    if (matches->n) memcpy(grown, matches->p, matches->n * sizeof *grown);
    matches->p = grown;
    matches->cap = cap;
    return true;
}

/* What begins at the last element is taken: whatever lies under it is not. */
static void choose(user_matches *matches)
{
    uint32_t kept = matches->n;
    uint32_t end = 0; /* of what was chosen last */
    for (uint32_t i = matches->n; i-- > 0;) {
        user_match match = matches->p[i];
        if (match.at < end) continue;
        end = match.at + (uint32_t)match.rule->phrase.n;
        matches->p[--kept] = match;
    }
    matches->n -= kept;
    memmove(matches->p, matches->p + kept, matches->n * sizeof *matches->p);
}

void user_match_all(const user_matcher *m, dnm_arena *arena, dnm_str text, user_matches *matches)
{
    uint32_t at = ROOT;
    matches->n = 0;
    for (size_t i = text.n; i-- > 0;) {
        at = next_node(m, at, (unsigned char)text.p[i]);
        uint32_t rule = m->nodes[at].rule;
        if (rule == NONE) continue;
        if (matches->n == matches->cap && !grow(matches, arena)) {
            matches->failed = true;
            return;
        }
        matches->p[matches->n++] = (user_match){(uint32_t)i, &m->rules[rule]};
    }
    if (matches->n) choose(matches);
}
