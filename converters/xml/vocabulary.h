/* vocabulary.h -- the names of docnorm's XML, as numbers for the parser.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CONVERTERS_XML_VOCABULARY_H
#define DNM_CONVERTERS_XML_VOCABULARY_H

#include "adapters/xml/xml.h"
#include "docnorm/doc.h"

#define XML_NAMESPACE "urn:docnorm:document:1"

enum {
    OTHER,
    DOCUMENTS,
    DOCUMENT,
    ATTR,
    META,
    RESOURCE,
    TARGET,
    CHARACTER,
    EDITS,
    BLOCKS, /* the blocks' names in the order of dnm_kind, the document's left out */
    SPANS = BLOCKS + DNM_KIND_COUNT - 1,
    A_KEY = SPANS + DNM_SPAN_KIND_COUNT,
    A_LEVEL,
    A_MEDIA_TYPE,
    A_MORE,
    A_NAME,
    A_PIECE,
    A_TARGET,
    A_U,
    A_VERSION
};

extern const dnm_xml_vocabulary xml_vocabulary;

static inline bool xml_is_block(uint16_t name)
{
    return name >= BLOCKS && name < SPANS;
}

static inline bool xml_is_span(uint16_t name)
{
    return name >= SPANS && name < A_KEY;
}

/* Of a name that is a block's. */
static inline dnm_kind xml_kind_of(uint16_t name)
{
    return (dnm_kind)(name - BLOCKS + DNM_SECTION);
}

#endif
