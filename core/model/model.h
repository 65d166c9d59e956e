/* model.h -- the model's inside, for core/engine and tests: how a document is made, changed and
 * freed. Modules see doc.h and module.h only.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_MODEL_MODEL_H
#define DNM_MODEL_MODEL_H

#include "docnorm/doc.h"
#include "docnorm/module.h"

/* ---- building ---- */

/* Spans that may be open at once in one leaf; the builder hears of more but does not keep them. This
 * bounds the work on every place of a text where spans begin or end. */
enum { DNM_MOST_OPEN_SPANS = 256 };

dnm_status dnm_builder_new(const dnm_limits *limits, dnm_builder **builder);

/* Closes what is open and hands over the document; frees the builder in any case. */
dnm_status dnm_builder_finish(dnm_builder *builder, dnm_doc **doc);
void dnm_builder_free(dnm_builder *builder); /* NULL is fine */

/* Between the two calls, a document inside the document is converted: its part 0 is a part of that name,
 * names of its parts begin with it, blocks that it leaves open are closed. What a chunk says of the document
 * is not heard. */
typedef struct dnm_embedding {
    uint32_t depth; /* open blocks when it began */
    uint16_t part;
    bool chunk;
} dnm_embedding;
dnm_embedding dnm_builder_embed(dnm_builder *builder, dnm_str name, bool chunk);
void dnm_builder_leave(dnm_builder *builder, dnm_embedding outer); /* what dnm_builder_embed gave */

/* Containers that were left out because they lay deeper than the limit; their content is there. */
uint32_t dnm_builder_flattened(const dnm_builder *builder);

/* ---- editing: collect, then apply once ---- */

/* Which calls the editor hears. `enabled[i]` for rule i of `rules`; all strings are borrowed. */
typedef struct dnm_editor_rules {
    const char *cleaner;
    const dnm_rule *rules;
    const bool *enabled; /* NULL: all */
    uint16_t min_confidence;
} dnm_editor_rules;

dnm_status dnm_editor_new(dnm_doc *doc, const dnm_editor_rules *rules, dnm_editor **editor);

/* Applies what was collected and makes the editor ready for another pass. On failure the document
 * is as it was. *edits: how many edits were recorded; counters may be NULL. */
typedef struct dnm_apply_counts {
    uint64_t bytes_copied;
    uint64_t blocks_visited;
    uint64_t edits;
} dnm_apply_counts;
dnm_status dnm_editor_apply(dnm_editor *editor, dnm_apply_counts *counts);
void dnm_editor_free(dnm_editor *editor); /* NULL is fine */

/* ---- dividing ---- */

/* Makes of a document several, each a stretch of its text with the blocks around it. Stretch k begins at text
 * address bounds[k], where a leaf begins, the first at 0; bounds ascend. What was cut between two stretches
 * belongs to one of them, so the converter's texts of all, one after another, are that of the whole; each
 * has the edits that concern it. All borrowed until the slicer is freed. */
typedef struct dnm_slicer dnm_slicer;
dnm_status dnm_slicer_new(const dnm_doc *doc, const dnm_limits *limits, const uint32_t *bounds,
                          uint32_t count, dnm_slicer **slicer);

/* Stretch k, in their order, each once. It has no metadata of the document and of its parts, which is for the
 * caller to hand on. */
dnm_status dnm_slicer_next(dnm_slicer *slicer, dnm_doc **slice);
void dnm_slicer_free(dnm_slicer *slicer); /* NULL is fine */

/* A document with the current view as its converter's own: the history is forgotten. For the law of
 * idempotence. */
dnm_status dnm_doc_rebase(const dnm_doc *doc, const dnm_limits *limits, dnm_doc **copy);

#endif
