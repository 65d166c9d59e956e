/* leaves.c -- what several cleaners ask of each leaf: its shape, its label, and whether it is a line of code.
 * It is found out when first asked for, and holds until a pass changes the leaf's text: apply.c carries it
 * on.
 *
 * SPDX-License-Identifier: MIT */
#include "core/model/leaves.h"

#include "core/text/code.h"
#include "core/text/labels.h"
#include "docnorm/module.h"

#include <stdlib.h>

enum { KNOWN_SHAPE = 1 << 0, KNOWN_LABEL = 1 << 1, KNOWN_CODE = 1 << 2, IS_CODE = 1 << 3 };

struct dnm_leaf {
    dnm_shape shape;
    dnm_label label;
    uint8_t known;
};

/* Elements up to `n`, zeroed. Without room for them all is forgotten, and nothing remembered any more. */
static bool reach(dnm_leaves *leaves, dnm_leaf_list *list, uint32_t n)
{
    if (n <= list->n) return true;
    if (leaves->budget.failed || !DNM_ROOM(list, n - list->n, &leaves->budget)) {
        dnm_leaves_free(leaves);
        return false;
    }
    memset(list->p + list->n, 0, (n - list->n) * sizeof *list->p);
    list->n = n;
    return true;
}

/* The functions below are called some twenty times a leaf: what is rare stays out of them, or they would
 * save and restore registers for it each time. */
#define RARELY __attribute__((noinline))

static RARELY dnm_leaf *make_leaf(const dnm_doc *doc, uint32_t block)
{
    dnm_leaves *leaves = doc->leaves;
    if (block >= doc->view.block_count || !reach(leaves, &leaves->now, doc->view.block_count)) return NULL;
    return &leaves->now.p[block];
}

/* NULL if nothing can be remembered of it. */
static inline dnm_leaf *leaf_of(const dnm_doc *doc, uint32_t block)
{
    const dnm_leaf_list *now = &doc->leaves->now;
    return block < now->n ? &now->p[block] : make_leaf(doc, block);
}

dnm_leaves *dnm_leaves_new(size_t most_bytes)
{
    dnm_leaves *leaves = calloc(1, sizeof *leaves);
    if (leaves) leaves->budget.left = most_bytes;
    return leaves;
}

void dnm_leaves_free(dnm_leaves *leaves)
{
    DNM_VEC_FREE(&leaves->now, &leaves->budget);
    DNM_VEC_FREE(&leaves->next, &leaves->budget);
}

void dnm_leaves_begin(dnm_leaves *leaves)
{
    leaves->next.n = 0;
}

void dnm_leaves_carry(dnm_leaves *leaves, uint32_t from, uint32_t to)
{
    if (from >= leaves->now.n || !leaves->now.p[from].known) return;
    const dnm_leaf leaf = leaves->now.p[from];
    if (reach(leaves, &leaves->next, to + 1)) leaves->next.p[to] = leaf;
}

void dnm_leaves_finish(dnm_leaves *leaves)
{
    const dnm_leaf_list now = leaves->now;
    leaves->now = leaves->next;
    leaves->next = now;
}

static RARELY void read_shape(const dnm_doc *doc, uint32_t block, dnm_leaf *leaf)
{
    dnm_shape_read(dnm_doc_text(doc, block), &leaf->shape);
    leaf->known |= KNOWN_SHAPE;
}

/* Of a leaf of which something can be remembered. */
static inline const dnm_shape *shape_of(const dnm_doc *doc, uint32_t block, dnm_leaf *leaf)
{
    if (!(leaf->known & KNOWN_SHAPE)) read_shape(doc, block, leaf);
    return &leaf->shape;
}

static RARELY void shape_anew(const dnm_doc *doc, uint32_t block, dnm_shape *shape)
{
    dnm_leaf *leaf = leaf_of(doc, block);
    if (leaf) {
        *shape = *shape_of(doc, block, leaf);
    } else {
        dnm_shape_read(dnm_doc_text(doc, block), shape);
    }
}

void dnm_leaf_shape(const dnm_doc *doc, uint32_t block, dnm_shape *shape)
{
    const dnm_leaf_list *now = &doc->leaves->now;
    if (block < now->n && now->p[block].known & KNOWN_SHAPE) {
        *shape = now->p[block].shape;
    } else {
        shape_anew(doc, block, shape);
    }
}

static RARELY bool label_anew(const dnm_doc *doc, uint32_t block, dnm_label *label)
{
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    const bool found = dnm_label_read(dnm_shape_text(dnm_doc_text(doc, block), &shape), label);
    dnm_leaf *leaf = leaf_of(doc, block);
    if (leaf) {
        leaf->label = *label;
        leaf->known |= KNOWN_LABEL;
    }
    return found;
}

bool dnm_leaf_label(const dnm_doc *doc, uint32_t block, dnm_label *label)
{
    const dnm_leaf_list *now = &doc->leaves->now;
    if (block >= now->n || !(now->p[block].known & KNOWN_LABEL)) return label_anew(doc, block, label);
    *label = now->p[block].label;
    return label->kind != DNM_NO_LABEL;
}

/* Whether this is the text without its edges, of which it is remembered: nearly all ask for that. */
static inline bool is_whole(const dnm_doc *doc, uint32_t block, const dnm_shape *shape, dnm_str line)
{
    const char *text = doc->view.text + doc->view.blocks[block].off;
    return line.n == shape->end - shape->start && line.p == text + shape->start;
}

static RARELY bool code_anew(const dnm_doc *doc, uint32_t block, dnm_str line)
{
    dnm_leaf *leaf = leaf_of(doc, block);
    if (!leaf || !is_whole(doc, block, shape_of(doc, block, leaf), line)) return dnm_is_code_line(line);
    const bool code = dnm_may_be_code_line(line, &leaf->shape) && dnm_is_code_line(line);
    leaf->known |= KNOWN_CODE | (code ? IS_CODE : 0);
    return code;
}

bool dnm_leaf_is_code(const dnm_doc *doc, uint32_t block, dnm_str line)
{
    const dnm_leaf_list *now = &doc->leaves->now;
    const dnm_leaf *leaf = block < now->n ? &now->p[block] : NULL;
    if (leaf && leaf->known & KNOWN_CODE && is_whole(doc, block, &leaf->shape, line))
        return (leaf->known & IS_CODE) != 0;
    return code_anew(doc, block, line);
}

void dnm_leaf_count_code(const dnm_doc *doc, uint32_t block, dnm_str line, struct dnm_code_census *census)
{
    const dnm_str t = dnm_code_trimmed(line);
    if (!t.n) return;
    dnm_code_count(census, t, dnm_leaf_is_code(doc, block, t));
}
