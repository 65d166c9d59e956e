/* editor.h -- what a pass asks for, as editor.c collects it and apply.c carries it out.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_MODEL_EDITOR_H
#define DNM_MODEL_EDITOR_H

#include "core/model/model.h"
#include "core/model/store.h"

#define DNM_AT_END UINT32_MAX /* request.at of a join: behind everything else in its leaf */

typedef struct dnm_request {
    uint32_t block; /* of the old view */
    uint32_t at;    /* bytes from the start of the leaf */
    uint32_t len;
    uint32_t seq;          /* order of asking */
    uint32_t put, put_len; /* in editor.inserted; wrap: its metadata, in editor.wrapped */
    uint32_t other;        /* wrap: end of the siblings; lift: the owner */
    dnm_attrs attrs;       /* wrap, set */
    dnm_string note;       /* flag: candidates; lift: the key */
    dnm_string value;      /* lift: what to store */
    uint16_t rule;
    uint16_t confidence;
    uint16_t kind; /* wrap, set */
    uint8_t level;
    uint8_t op;     /* dnm_op; DNM_OP_COUNT when it lost to an overlapping one */
    bool own_value; /* lift: `value` is given; otherwise the text itself is stored */
    bool set_kind, set_attrs;
} dnm_request;

struct dnm_editor {
    dnm_doc *doc;
    const char *cleaner;
    const dnm_rule *rules;
    const bool *enabled;
    uint32_t rule_count;
    uint16_t min_confidence;
    bool unsorted;
    dnm_chars inserted;
    DNM_VEC(dnm_request) requests;
    DNM_VEC(dnm_meta) metas;
    DNM_VEC(dnm_meta) wrapped; /* of wrappers, which have no block yet */
    DNM_VEC(dnm_string)
    values; /* new ones for the view's metas, by index; empty if there are none, 0: as it is */
    DNM_VEC(uint32_t) limits; /* where the parent of each block of the view ends, once it is needed */
    DNM_VEC(dnm_kept) kept;   /* the kept stretches as text addresses of the view, once they are needed */
    DNM_VEC(dnm_string) rule_names; /* "cleaner/rule", interned when first used */
};

/* Whether the request would change what an earlier pass keeps. */
bool dnm_kept_forbids(dnm_editor *editor, const dnm_request *request);

/* Keeps the births behind [at, at + len) of the old view. */
void dnm_kept_add(dnm_doc *doc, uint32_t at, uint32_t len);

/* Puts the kept births in order again, from number `first` on new ones. */
void dnm_kept_settle(dnm_doc *doc, uint32_t first);

#endif
