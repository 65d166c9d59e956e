/* vocabulary.c -- the table behind vocabulary.h, and the simple types of attribute values.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/vocabulary.h"

#define OPENXML "http://schemas.openxmlformats.org/"
#define STRICT  "http://purl.oclc.org/ooxml/"

static const dnm_xml_ns namespaces[] = {
    {"http://www.w3.org/XML/1998/namespace", NS_XML},
    {OPENXML "wordprocessingml/2006/main", NS_W},
    {STRICT "wordprocessingml/main", NS_W},
    {OPENXML "officeDocument/2006/relationships", NS_R},
    {STRICT "officeDocument/relationships", NS_R},
    {OPENXML "markup-compatibility/2006", NS_MC},
    {OPENXML "officeDocument/2006/math", NS_M},
    {STRICT "officeDocument/math", NS_M},
    {OPENXML "drawingml/2006/main", NS_A},
    {STRICT "drawingml/main", NS_A},
    {OPENXML "drawingml/2006/diagram", NS_DGM},
    {STRICT "drawingml/diagram", NS_DGM},
    {OPENXML "drawingml/2006/wordprocessingDrawing", NS_WP},
    {STRICT "drawingml/wordprocessingDrawing", NS_WP},
    {"urn:schemas-microsoft-com:vml", NS_V},
    {"urn:schemas-microsoft-com:office:office", NS_O},
    {OPENXML "package/2006/content-types", NS_CT},
    {OPENXML "package/2006/relationships", NS_REL},
    {"http://schemas.microsoft.com/office/2006/xmlPackage", NS_PKG},
    {"http://purl.org/dc/elements/1.1/", NS_DC},
    {"http://purl.org/dc/terms/", NS_DCT},
    {OPENXML "package/2006/metadata/core-properties", NS_CP},
    {OPENXML "officeDocument/2006/extended-properties", NS_EP},
    {STRICT "officeDocument/extendedProperties", NS_EP},
};

static const dnm_xml_name names[] = {
#define X(ns, local) {NS_##ns, #local},
    WML_NAMES(X)
#undef X
};

const dnm_xml_vocabulary wml_vocabulary = {
    .namespaces = namespaces,
    .namespace_count = sizeof namespaces / sizeof *namespaces,
    .names = names,
    .name_count = sizeof names / sizeof *names,
};

dnm_str wml_attr(const dnm_xml_element *element, uint16_t name)
{
    dnm_str value = dnm_xml_attr(element, name);
    if (value.p) return value;
    dnm_str local, uri, v;
    for (size_t i = 0; dnm_xml_attr_at(element, i, &local, &uri, &v); i++)
        if (uri.n == 0 && wml_is(local, names[name - 1].local)) return v;
    return (dnm_str){0};
}

dnm_str wml_val(const dnm_xml_element *element)
{
    return wml_attr(element, W_val);
}

bool wml_on(const dnm_xml_element *element)
{
    dnm_str v = wml_val(element);
    return !(wml_is(v, "0") || wml_is(v, "false") || wml_is(v, "off"));
}

int32_t wml_int(dnm_str s, int32_t fallback)
{
    size_t at = 0;
    bool negative = s.n > 0 && s.p[0] == '-';
    if (s.n > 0 && (s.p[0] == '-' || s.p[0] == '+')) at++;
    if (at >= s.n || s.p[at] < '0' || s.p[at] > '9') return fallback;
    int64_t value = 0;
    for (; at < s.n && s.p[at] >= '0' && s.p[at] <= '9'; at++) {
        value = value * 10 + (s.p[at] - '0');
        if (value > INT32_MAX) value = INT32_MAX;
    }
    return (int32_t)(negative ? -value : value);
}

bool wml_is(dnm_str s, const char *literal)
{
    return dnm_str_eq(s, dnm_str_of(literal));
}
