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

/* NULL if nothing can be remembered of it. */
static dnm_leaf *leaf_of(const dnm_doc *doc, uint32_t block)
{
    dnm_leaves *leaves = doc->leaves;
    if (block >= doc->view.block_count || !reach(leaves, &leaves->now, doc->view.block_count)) return NULL;
    return &leaves->now.p[block];
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

/* Of a leaf of which something can be remembered. */
static const dnm_shape *shape_of(const dnm_doc *doc, uint32_t block, dnm_leaf *leaf)
{
    if (!(leaf->known & KNOWN_SHAPE)) dnm_shape_read(dnm_doc_text(doc, block), &leaf->shape);
    leaf->known |= KNOWN_SHAPE;
    return &leaf->shape;
}

void dnm_leaf_shape(const dnm_doc *doc, uint32_t block, dnm_shape *shape)
{
    const dnm_leaf_list *now = &doc->leaves->now;
    if (block < now->n && now->p[block].known & KNOWN_SHAPE) { /* nearly always */
        *shape = now->p[block].shape;
        return;
    }
    dnm_leaf *leaf = leaf_of(doc, block);
    if (leaf) {
        *shape = *shape_of(doc, block, leaf);
    } else {
        dnm_shape_read(dnm_doc_text(doc, block), shape);
    }
}

bool dnm_leaf_label(const dnm_doc *doc, uint32_t block, dnm_label *label)
{
    dnm_leaf *leaf = leaf_of(doc, block);
    if (!leaf) {
        const dnm_str text = dnm_doc_text(doc, block);
        dnm_shape shape;
        dnm_shape_read(text, &shape);
        return dnm_label_read(dnm_shape_text(text, &shape), label);
    }
    if (!(leaf->known & KNOWN_LABEL)) {
        const dnm_str line = dnm_shape_text(dnm_doc_text(doc, block), shape_of(doc, block, leaf));
        dnm_label_read(line, &leaf->label);
        leaf->known |= KNOWN_LABEL;
    }
    *label = leaf->label;
    return label->kind != DNM_NO_LABEL;
}

/* Only of the line as nearly all ask for it: without its edges. */
bool dnm_leaf_is_code(const dnm_doc *doc, uint32_t block, dnm_str line)
{
    dnm_leaf *leaf = leaf_of(doc, block);
    if (!leaf) return dnm_is_code_line(line);
    const dnm_shape *shape = shape_of(doc, block, leaf);
    if (line.n != shape->end - shape->start || line.p != dnm_doc_text(doc, block).p + shape->start)
        return dnm_is_code_line(line);
    if (!(leaf->known & KNOWN_CODE)) leaf->known |= KNOWN_CODE | (dnm_is_code_line(line) ? IS_CODE : 0);
    return (leaf->known & IS_CODE) != 0;
}

void dnm_leaf_count_code(const dnm_doc *doc, uint32_t block, dnm_str line, struct dnm_code_census *census)
{
    const dnm_str t = dnm_code_trimmed(line);
    if (!t.n) return;
    dnm_code_count(census, t, dnm_leaf_is_code(doc, block, t));
}
