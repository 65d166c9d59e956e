/* tree_foreign.c -- the rules for tokens inside SVG and MathML (13.2.6.5), and the spelling of their
 * attributes.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/tree.h"

/* What SVG spells with capitals, in lower-case order. */
static const char *const svg_attributes[] = {
    "attributeName",
    "attributeType",
    "baseFrequency",
    "baseProfile",
    "calcMode",
    "clipPathUnits",
    "diffuseConstant",
    "edgeMode",
    "filterUnits",
    "glyphRef",
    "gradientTransform",
    "gradientUnits",
    "kernelMatrix",
    "kernelUnitLength",
    "keyPoints",
    "keySplines",
    "keyTimes",
    "lengthAdjust",
    "limitingConeAngle",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "maskContentUnits",
    "maskUnits",
    "numOctaves",
    "pathLength",
    "patternContentUnits",
    "patternTransform",
    "patternUnits",
    "pointsAtX",
    "pointsAtY",
    "pointsAtZ",
    "preserveAlpha",
    "preserveAspectRatio",
    "primitiveUnits",
    "refX",
    "refY",
    "repeatCount",
    "repeatDur",
    "requiredExtensions",
    "requiredFeatures",
    "specularConstant",
    "specularExponent",
    "spreadMethod",
    "startOffset",
    "stdDeviation",
    "stitchTiles",
    "surfaceScale",
    "systemLanguage",
    "tableValues",
    "targetX",
    "targetY",
    "textLength",
    "viewBox",
    "viewTarget",
    "xChannelSelector",
    "yChannelSelector",
    "zoomAndPan",
};

static int compare_lower(dnm_str name, const char *spelled)
{
    size_t i = 0;
    for (; i < name.n && spelled[i]; i++) {
        int c = spelled[i] >= 'A' && spelled[i] <= 'Z' ? spelled[i] + ('a' - 'A') : spelled[i];
        if ((unsigned char)name.p[i] != c) return (unsigned char)name.p[i] - c;
    }
    return i < name.n ? 1 : spelled[i] ? -1 : 0;
}

static void spell_svg_attribute(html_attr *attr)
{
    size_t low = 0, high = sizeof svg_attributes / sizeof *svg_attributes;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare_lower((dnm_str){attr->name, attr->name_n}, svg_attributes[middle]);
        if (order == 0) {
            attr->name = svg_attributes[middle];
            return;
        }
        if (order > 0)
            low = middle + 1;
        else
            high = middle;
    }
}

static bool is_named(const html_attr *attr, const char *name)
{
    return dnm_str_eq((dnm_str){attr->name, attr->name_n}, dnm_str_of(name));
}

static unsigned attribute_ns(const html_attr *attr)
{
    if (*attr->name != 'x') return HTML_ATTR_PLAIN;
    static const char *const xlink[] = {"actuate", "arcrole", "href", "role", "show", "title", "type"};
    if (is_named(attr, "xml:lang") || is_named(attr, "xml:space")) return HTML_ATTR_XML;
    if (is_named(attr, "xmlns") || is_named(attr, "xmlns:xlink")) return HTML_ATTR_XMLNS;
    if (attr->name_n <= 6 || memcmp(attr->name, "xlink:", 6) != 0) return HTML_ATTR_PLAIN;
    for (size_t i = 0; i < sizeof xlink / sizeof *xlink; i++) {
        if (dnm_str_eq((dnm_str){attr->name + 6, attr->name_n - 6u}, dnm_str_of(xlink[i])))
            return HTML_ATTR_XLINK;
    }
    return HTML_ATTR_PLAIN;
}

static void adjust_attributes(html_tree *t, const html_token *token, html_ns ns)
{
    for (uint32_t i = 0; i < token->attr_count; i++) {
        html_attr *attr = &t->tk.attrs[token->attr + i];
        attr->ns = attribute_ns(attr) & 3u;
        if (ns == HTML_NS_SVG)
            spell_svg_attribute(attr);
        else if (is_named(attr, "definitionurl"))
            attr->name = "definitionURL";
    }
}

void html_insert_foreign(html_tree *t, html_token *token, html_ns ns)
{
    adjust_attributes(t, token, ns);
    html_insert_ns(t, token, ns);
    if (token->self_closing) html_pop(t);
}

static bool breaks_out(const html_tree *t, const html_token *token)
{
    if (token->kind == HTML_TOKEN_END) return token->tag == HTML_TAG_BR || token->tag == HTML_TAG_P;
    if (token->tag != HTML_TAG_FONT) return (html_tag_flags(token->tag) & HTML_IS_BREAKOUT) != 0;
    for (uint32_t i = 0; i < token->attr_count; i++) {
        const html_attr *attr = &t->tk.attrs[token->attr + i];
        if (is_named(attr, "color") || is_named(attr, "face") || is_named(attr, "size")) return true;
    }
    return false;
}

/* Whether an HTML element may stand in it. */
static bool takes_html(const html_open *e)
{
    return e->ns == HTML_NS_HTML || e->point != HTML_POINT_NONE;
}

static bool end_tag(html_tree *t, html_token *token, html_rule *rule)
{
    uint32_t floor = t->open_n > HTML_MAX_SEARCH ? t->open_n - HTML_MAX_SEARCH : 0;
    for (uint32_t i = t->open_n; i-- > floor + 1;) {
        const html_open *e = &t->open[i];
        t->doc->steps++;
        if (e->ns == HTML_NS_HTML) return rule(t, token);
        if (e->tag != token->tag) continue;
        while (t->open_n > i) html_pop(t);
        return true;
    }
    return floor > 0 || t->fragment || rule(t, token);
}

/* In the place of U+0000 foreign content has U+FFFD. */
static void insert_text(html_tree *t, const html_token *token)
{
    dnm_str text = token->text;
    const char *p = text.p, *end = p + text.n;
    bool blank = true;
    for (const char *q = p; q < end && blank; q++) blank = !*q || html_in(*q, HTML_SPACE);
    if (!blank) t->frameset_ok = false;
    if (token->has_nul) text = html_decode(&t->tk, p, end, 0);
    html_insert_text(t, text, token->source);
}

bool html_in_foreign(html_tree *t, html_token *token)
{
    switch (token->kind) {
    case HTML_TOKEN_TEXT:
        insert_text(t, token);
        return true;
    case HTML_TOKEN_COMMENT:
        html_insert_comment_here(t, token);
        return true;
    case HTML_TOKEN_START:
        if (breaks_out(t, token)) break;
        bool inside = t->open_n == 1 && t->fragment;
        html_insert_foreign(t, token, inside ? t->context.ns : html_current(t)->ns);
        return true;
    case HTML_TOKEN_END:
        if (breaks_out(t, token)) break;
        return end_tag(t, token, html_current_rule(t));
    default:
        return true;
    }
    while (!takes_html(html_current(t)) && t->open_n > 1) html_pop(t);
    return html_current_rule(t)(t, token);
}
