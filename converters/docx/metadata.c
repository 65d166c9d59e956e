/* metadata.c -- docProps/core.xml and app.xml as metadata of the document, under the names of Dublin
 * Core.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/reader.h"
#include "converters/docx/vocabulary.h"

enum { MAX_VALUE = 64 << 10 };

typedef struct reading {
    wml_reader *reader;
    const char *key; /* of the open element; NULL: of no interest */
    dnm_buf value;
} reading;

static const struct {
    uint16_t name;
    const char *key;
} keys[] = {
    {DC_title, "title"},         {DC_creator, "creator"},
    {DC_subject, "subject"},     {DC_description, "description"},
    {DC_language, "language"},   {DC_identifier, "identifier"},
    {DC_publisher, "publisher"}, {CP_keywords, "subject"},
    {CP_category, "subject"},    {DCT_created, "date"},
    {EP_Company, "publisher"},
};

static bool on_start(void *data, const dnm_xml_element *element)
{
    reading *r = data;
    r->key = NULL;
    dnm_buf_clear(&r->value);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].name == element->name) r->key = keys[i].key;
    return true;
}

static bool on_text(void *data, const char *utf8, size_t n)
{
    reading *r = data;
    if (r->key) wml_add_fitting(&r->value, utf8, n);
    return true;
}

static bool on_end(void *data, uint16_t name)
{
    reading *r = data;
    (void)name;
    dnm_str value = dnm_buf_str(&r->value);
    while (value.n && (unsigned char)value.p[0] <= ' ') value = (dnm_str){value.p + 1, value.n - 1};
    while (value.n && (unsigned char)value.p[value.n - 1] <= ' ') value.n--;
    if (r->key && value.n) dnm_build_document_meta(r->reader->builder, r->key, value);
    r->key = NULL;
    return true;
}

void wml_metadata_read(wml_reader *reader, wml_relations *package_relations)
{
    static const dnm_xml_handler handler = {on_start, on_end, on_text};
    static const char *const types[] = {"core-properties", "extended-properties", "extendedProperties"};
    reading r = {.reader = reader};
    dnm_buf_init(&r.value, MAX_VALUE);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        const wml_relation *relation = wml_relation_by_type(package_relations, types[i]);
        if (relation && !relation->external)
            wml_package_parse(reader->package, relation->target, false, &handler, &r);
    }
    dnm_buf_free(&r.value);
}
