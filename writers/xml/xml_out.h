/* xml_out.h -- what the files of the XML writer share: the state of one document being written, and
 * the few verbs that put names, values and text into it. The vocabulary is described in docs/xml.md.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_WRITERS_XML_OUT_H
#define DNM_WRITERS_XML_OUT_H

#include "core/base/vec.h"
#include "docnorm/module.h"

#define XML_NAMESPACE "urn:docnorm:document:1"
#define XML_VERSION   "1.0"

/* A span whose element is open, or waits to be opened again behind the end of one around it. */
typedef struct xml_open_span {
    uint32_t span;
    uint32_t cut;   /* where its element must end: its own end, or the end of an element around it */
    uint32_t piece; /* number of a span that is written in several elements; 0 so long as it is whole */
    bool object;    /* its element stands for its character */
    bool empty;     /* its element is closed already */
} xml_open_span;

typedef struct xml_out {
    dnm_job *job;
    dnm_sink *sink;
    const dnm_doc *doc;
    const dnm_view *view;
    dnm_budget budget;           /* of the two arrays below */
    DNM_VEC(uint32_t) blocks;    /* open containers, outermost first */
    DNM_VEC(xml_open_span) open; /* of the leaf at hand, outermost first */
    uint32_t next_meta;
    uint64_t too_deep; /* spans that were left out because too many others were open */
    uint64_t lost;     /* characters of names that XML cannot hold */
} xml_out;

/* parts.c */

/* An attribute, ` name="value"`. The value must be one that XML can hold; what it cannot becomes U+FFFD. */
void xml_attribute(xml_out *x, const char *name, dnm_str value);
void xml_number(xml_out *x, const char *name, uint64_t value);

/* Content: bytes of the current text, or any others; what XML cannot hold becomes <c u="…"/>. */
void xml_doc_text(xml_out *x, uint32_t off, uint32_t len);
void xml_text(xml_out *x, dnm_str text);

/* The set's pairs that make attributes of the start tag at hand; then, after its ">", all others. The first
 * returns whether that was all. */
bool xml_attrs_inside(xml_out *x, dnm_attrs attrs);
void xml_attrs_behind(xml_out *x, dnm_attrs attrs);

void xml_metas(xml_out *x, uint32_t block);
void xml_resources(xml_out *x);
void xml_edits(xml_out *x);

/* inline.c: the content of a leaf. */
void xml_inline(xml_out *x, const dnm_block *leaf);

#endif
