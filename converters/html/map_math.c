/* map_math.c -- formulas: MathML as it stands in the page, as the target of a span over its text. Attributes
 * that only the page knows what to do with, and elements of other vocabularies, are left out.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/map.h"
#include "core/base/buf.h"
#include "core/text/xml_text.h"

enum { MAX_MATHML = 1 << 20 };

static void put_escaped(dnm_buf *out, dnm_str s, dnm_xml_place place)
{
    while (s.n) {
        const size_t plain = dnm_xml_plain(s.p, s.n, place);
        dnm_buf_add(out, s.p, plain);
        s = (dnm_str){s.p + plain, s.n - plain};
        if (!s.n) break;
        const dnm_xml_special special = dnm_xml_special_at(s.p, s.n);
        if (special.escape) dnm_buf_add_str(out, special.escape);
        s = (dnm_str){s.p + special.n, s.n - special.n};
    }
}

/* HTML lets names hold nearly anything. */
static bool is_plain_name(dnm_str name)
{
    for (size_t i = 0; i < name.n; i++) {
        const char c = name.p[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!letter && (i == 0 || (c != '-' && (c < '0' || c > '9')))) return false;
    }
    return name.n > 0;
}

static bool is_kept(dnm_str name)
{
    static const char *const pages[] = {"class", "id", "style", "xmlns"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (dnm_str_eq(name, dnm_str_of(pages[i]))) return false;
    return is_plain_name(name) && memcmp(name.p, "on", name.n < 2 ? name.n : 2) != 0;
}

static bool has_tags(const map *m, const html_node *node)
{
    return node->kind == HTML_ELEMENT && node->ns == HTML_NS_MATHML && is_plain_name(html_name(m->doc, node));
}

static void put_start(const map *m, const html_node *node, bool root, dnm_buf *out)
{
    const dnm_str name = html_name(m->doc, node);
    dnm_buf_add_char(out, '<');
    dnm_buf_add(out, name.p, name.n);
    if (root) dnm_buf_add_str(out, " xmlns=\"http://www.w3.org/1998/Math/MathML\"");
    for (uint32_t i = 0; i < node->n; i++) {
        const html_attr *attr = &m->doc->attrs[node->u.el.attr + i];
        if (!is_kept((dnm_str){attr->name, attr->name_n})) continue;
        dnm_buf_add_char(out, ' ');
        dnm_buf_add(out, attr->name, attr->name_n);
        dnm_buf_add_str(out, "=\"");
        put_escaped(out, (dnm_str){attr->value, attr->value_n}, DNM_XML_ATTRIBUTE);
        dnm_buf_add_char(out, '"');
    }
    dnm_buf_add_char(out, '>');
}

static void put_end(const map *m, const html_node *node, dnm_buf *out)
{
    const dnm_str name = html_name(m->doc, node);
    if (!has_tags(m, node)) return;
    dnm_buf_add_str(out, "</");
    dnm_buf_add(out, name.p, name.n);
    dnm_buf_add_char(out, '>');
}

static void put_tree(const map *m, uint32_t math, dnm_buf *out)
{
    const html_node *nodes = m->doc->nodes;
    for (uint32_t i = math;;) {
        if (nodes[i].kind == HTML_TEXT) put_escaped(out, html_text(&nodes[i]), DNM_XML_CONTENT);
        if (has_tags(m, &nodes[i])) put_start(m, &nodes[i], i == math, out);
        if (nodes[i].kind == HTML_ELEMENT && nodes[i].first) {
            i = nodes[i].first;
            continue;
        }
        put_end(m, &nodes[i], out);
        while (i != math && !nodes[i].next) {
            i = nodes[i].parent;
            put_end(m, &nodes[i], out);
        }
        if (i == math) return;
        i = nodes[i].next;
    }
}

/* Of formulas in formulas, which text in them may hold, the outermost is enough. */
static bool is_inside_formula(const map *m)
{
    for (uint32_t i = 0; i < m->span_n; i++)
        if (m->spans[i].kind == DNM_MATH) return true;
    return false;
}

dnm_string map_mathml(map *m, uint32_t math, uint32_t *bytes)
{
    if (is_inside_formula(m)) return 0;
    dnm_buf out;
    dnm_buf_init(&out, MAX_MATHML);
    put_tree(m, math, &out);
    const bool whole = dnm_buf_status(&out) == DNM_OK && map_may_say(m, out.n);
    const dnm_string mathml = whole ? dnm_build_string(m->builder, dnm_buf_str(&out)) : 0;
    if (whole) *bytes += (uint32_t)out.n;
    dnm_buf_free(&out);
    return mathml;
}
