/* xml.h -- XML as events, on libxml2's SAX2 interface: namespaces resolved, names as small numbers,
 * text as UTF-8 whatever the charset of the input. Inert by construction: no entity but the five
 * predefined ones and character references exists, no DTD is used, nothing is ever loaded. Nesting
 * ends at 256 levels, the attributes of an element at about 300.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ADAPTERS_XML_H
#define DNM_ADAPTERS_XML_H

#include "docnorm/base.h"

/* The names a caller knows. Namespaces get small numbers from 1 on, 0 is "no namespace"; several
 * URIs may have one number (transitional and strict). A name's number is its index + 1; 0 is "any other". */
typedef struct dnm_xml_ns {
    const char *uri;
    uint8_t ns;
} dnm_xml_ns;

typedef struct dnm_xml_name {
    uint8_t ns;
    const char *local;
} dnm_xml_name;

typedef struct dnm_xml_vocabulary {
    const dnm_xml_ns *namespaces;
    size_t namespace_count;
    const dnm_xml_name *names;
    size_t name_count; /* at most 65535 */
} dnm_xml_vocabulary;

typedef struct dnm_xml_attrs dnm_xml_attrs;

/* A start tag; everything is valid during the call only. */
typedef struct dnm_xml_element {
    uint16_t name; /* number in the vocabulary, or 0 */
    dnm_str local;
    dnm_str uri; /* of the namespace; empty if none */
    const dnm_xml_attrs *attrs;
} dnm_xml_element;

/* The value of an attribute by its number in the vocabulary; p is NULL where it is absent. */
dnm_str dnm_xml_attr(const dnm_xml_element *element, uint16_t name);

/* Attribute i as written; false past the last. uri may be NULL. */
bool dnm_xml_attr_at(const dnm_xml_element *element, size_t i, dnm_str *local, dnm_str *uri, dnm_str *value);

/* Every start gets its end, also in damaged input. Text may come in pieces. A false result stops the
 * parsing, which then ends with DNM_OK; the ends of open elements are still called. NULL: not of interest. */
typedef struct dnm_xml_handler {
    bool (*start)(void *data, const dnm_xml_element *element);
    bool (*end)(void *data, uint16_t name);
    bool (*text)(void *data, const char *utf8, size_t n);
} dnm_xml_handler;

/* Where bytes come from: fills in at most n bytes and returns how many, 0 at the end. */
typedef struct dnm_xml_source {
    size_t (*read)(void *data, void *bytes, size_t n);
    void *data;
    const char *charset; /* what the transport says, or NULL; an order mark in the input overrules it */
    size_t max_bytes;    /* ceiling for input in another charset than UTF-8, which is held in memory */
} dnm_xml_source;

/* What went wrong first. `text` is an English printf format for dnm_fail or dnm_warn that takes the
 * name of the part, the line and `detail`. id is NULL while nothing did. */
typedef struct dnm_xml_error {
    dnm_status status;
    const char *id;
    const char *text;
    unsigned line;
    char detail[96];
} dnm_xml_error;

/* Parses all of it. DNM_OK: well-formed. DNM_DAMAGED: not; what could be read was delivered.
 * DNM_LIMIT: stopped at a ceiling, likewise. DNM_UNSUPPORTED: unknown charset, nothing delivered.
 * DNM_NO_MEMORY. Undecodable bytes become U+FFFD and forbidden controls vanish; that alone is DNM_OK
 * with error->id set. */
dnm_status dnm_xml_parse(const dnm_xml_source *source, const dnm_xml_vocabulary *vocabulary,
                         const dnm_xml_handler *handler, void *data, dnm_xml_error *error);

/* The same for bytes at hand. */
dnm_status dnm_xml_parse_bytes(const void *bytes, size_t size, const dnm_xml_vocabulary *vocabulary,
                               const dnm_xml_handler *handler, void *data, dnm_xml_error *error);

#endif
