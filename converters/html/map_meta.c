/* map_meta.c -- metadata that the page states about itself. All statements are gathered (meta.h); here the
 * page is walked, and of each key the statement that is best believed goes to the document.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/meta.h"
#include "converters/html/tokenizer.h"
#include "core/text/date.h"

bool meta_is_word(dnm_str s, const char *lower)
{
    if (!s.n || (*s.p | 0x20) != (*lower | 0x20)) return false; /* nearly always */
    return s.n == strlen(lower) && html_begins(s.p, dnm_str_end(s), dnm_str_of(lower));
}

bool meta_has_word(dnm_str list, const char *lower)
{
    const char *p = list.p, *end = dnm_str_end(list);
    while ((p = html_skip_space(p, end)) < end) {
        const char *word = p;
        while (p < end && !html_in(*p, HTML_SPACE)) p++;
        if (meta_is_word((dnm_str){word, (size_t)(p - word)}, lower)) return true;
    }
    return false;
}

/* ---- statements ------------------------------------------------------------------------------- */

static dnm_str trim(dnm_str s)
{
    while (s.n && html_in(*s.p, HTML_SPACE)) s.p++, s.n--;
    while (s.n && html_in(s.p[s.n - 1], HTML_SPACE)) s.n--;
    return s;
}

static bool says_nothing(dnm_str s)
{
    return s.n == 0 || meta_is_word(s, "null") || meta_is_word(s, "undefined") || meta_is_word(s, "none");
}

static bool is_address(dnm_str s)
{
    return html_begins(s.p, dnm_str_end(s), DNM_STR("http://")) ||
           html_begins(s.p, dnm_str_end(s), DNM_STR("https://"));
}

/* Without a label that was copied with the value. */
static dnm_str without_label(meta_key key, dnm_str text)
{
    static const struct {
        uint8_t key;
        const char *label;
    } labels[] = {{META_CREATOR, "by "},   {META_CREATOR, "作者："}, {META_CREATOR, "作者:"},
                  {META_SOURCE, "来源："}, {META_SOURCE, "来源:"},   {META_SOURCE, "來源："},
                  {META_SOURCE, "來源:"}};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        const size_t n = strlen(labels[i].label);
        if (labels[i].key == (uint8_t)key && text.n &&
            html_begins(text.p, dnm_str_end(text), dnm_str_of(labels[i].label)))
            return trim((dnm_str){text.p + n, text.n - n});
    }
    return text;
}

/* Numbers of editors are no names. */
static bool is_number(dnm_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return true;
}

void meta_say(meta *page, meta_key key, unsigned rank, dnm_str text)
{
    text = without_label(key, trim(text));
    if (says_nothing(text) || page->n == META_VALUES) return;
    if (key == META_CREATOR && is_number(text)) return;
    if (is_address(text) && key != META_IDENTIFIER) return; /* authors are often named by their pages */
    page->values[page->n++] = (meta_value){.text = text, .key = (uint8_t)key, .rank = (uint8_t)rank};
}

const meta_value *meta_best(const meta *page, meta_key key)
{
    const meta_value *best = NULL;
    for (uint32_t i = 0; i < page->n; i++) {
        const meta_value *value = &page->values[i];
        if (value->key == (uint8_t)key && (!best || value->rank < best->rank)) best = value;
    }
    return best;
}

dnm_str meta_text(const meta *page, uint32_t element)
{
    if (!map_is_short(page->m, element, META_BYTES, META_NODES)) return (dnm_str){NULL, 0};
    return map_text_of(page->m, element);
}

/* ---- the page --------------------------------------------------------------------------------- */

static void read_link(meta *page, const html_node *node)
{
    const dnm_str href = map_attr(page->m, node, HTML_ATTR_HREF);
    if (!meta_has_word(map_attr(page->m, node, HTML_ATTR_REL), "canonical")) return;
    meta_say(page, META_IDENTIFIER, is_address(href) ? META_NAMED : META_RELATIVE, href);
}

/* "saved from url=(0019)http://kite.example/": what browsers write into a page that they save (the mark of
 * the web); the number is the address's length. */
static void read_comment(meta *page, const html_node *node)
{
    static const dnm_str mark = {"saved from url=(", 16};
    const dnm_str text = trim((dnm_str){node->u.text, node->n});
    const char *end = dnm_str_end(text);
    const char *closed = html_begins(text.p, end, mark) ? memchr(text.p, ')', text.n) : NULL;
    if (closed) meta_say(page, META_IDENTIFIER, META_LAST, (dnm_str){closed + 1, (size_t)(end - closed - 1)});
}

static void read_language(meta *page, const html_node *node)
{
    meta_say(page, META_LANGUAGE, META_NAMED, map_attr(page->m, node, HTML_ATTR_LANG));
    meta_say(page, META_LANGUAGE, META_NAMED, map_attr(page->m, node, HTML_ATTR_XML_LANG));
}

static void read_heading(meta *page, uint32_t element)
{
    if (page->heading_n == META_HEADINGS) return;
    const dnm_str text = meta_text(page, element);
    if (!text.n) return;
    page->headings[page->heading_n++] = text;
    if (!html_is(&page->m->doc->nodes[element], HTML_TAG_H1)) return;
    page->first_heading = text;
    page->first_headings++;
}

static void read_element(meta *page, uint32_t i)
{
    const html_node *node = &page->m->doc->nodes[i];
    if (node->kind == HTML_COMMENT) read_comment(page, node);
    if (node->kind != HTML_ELEMENT || node->ns != HTML_NS_HTML) return;
    switch (node->tag) {
    case HTML_TAG_HTML:
        read_language(page, node);
        return;
    case HTML_TAG_META:
        meta_read_meta(page, node);
        return;
    case HTML_TAG_LINK:
        read_link(page, node);
        return;
    case HTML_TAG_SCRIPT:
        meta_read_json(page, i);
        meta_read_script(page, i);
        return;
    case HTML_TAG_TITLE:
        if (!page->title.n) page->title = map_text_of(page->m, i);
        return;
    case HTML_TAG_H1:
    case HTML_TAG_H2:
    case HTML_TAG_H3:
        read_heading(page, i);
        break;
    default:
        break;
    }
    if (node->n || html_is(node, HTML_TAG_TIME)) meta_read_item(page, i);
}

/* ---- the document ----------------------------------------------------------------------------- */

static bool is_repeated(const meta *page, const meta_value *value)
{
    for (const meta_value *v = page->values; v < value; v++)
        if (v->key == value->key && v->rank == value->rank && dnm_str_eq(v->text, value->text)) return true;
    return false;
}

/* Authors and subjects may be several. */
static void emit(const meta *page, meta_key key, const char *name)
{
    const meta_value *best = meta_best(page, key);
    const bool several = key == META_CREATOR || key == META_SUBJECT;
    for (uint32_t i = 0; best && i < page->n; i++) {
        const meta_value *value = &page->values[i];
        const bool same = value->key == best->key && value->rank == best->rank;
        if (same && (several ? !is_repeated(page, value) : value == best))
            dnm_build_document_meta(page->m->builder, name, value->text);
    }
}

/* A year, or a year and a month, as they stand. */
static bool is_part_of_date(dnm_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (i == 4 ? s.p[i] != '-' : s.p[i] < '0' || s.p[i] > '9') return false;
    return s.n == 4 || s.n == 7;
}

/* The best date that can be read, as ISO 8601 writes it. */
static void emit_date(const meta *page, meta_key key, const char *name)
{
    const meta_value *best = NULL;
    char best_date[DNM_DATE_BYTES], iso[DNM_DATE_BYTES];
    for (uint32_t i = 0; i < page->n; i++) {
        const meta_value *value = &page->values[i];
        dnm_date date;
        if (value->key != (uint8_t)key || (best && value->rank >= best->rank)) continue;
        if (dnm_date_find(value->text, &date, NULL, NULL)) {
            dnm_date_write(&date, iso);
        } else if (is_part_of_date(value->text)) {
            memcpy(iso, value->text.p, value->text.n);
            iso[value->text.n] = '\0';
        } else {
            continue;
        }
        best = value;
        memcpy(best_date, iso, sizeof iso);
    }
    if (best) dnm_build_document_meta(page->m->builder, name, dnm_str_of(best_date));
}

/* Blogs and newspapers file a page under its day: "/2024/03/05/a-night-on-the-dike". */
static void say_date_of_address(meta *page)
{
    const meta_value *address = meta_best(page, META_IDENTIFIER);
    dnm_date date;
    size_t at, n;
    if (!address || !dnm_date_find(address->text, &date, &at, &n) || at == 0) return;
    const dnm_str day = {address->text.p + at, n};
    const bool is_path = day.p[-1] == '/' && n >= 8 && day.p[4] == '/' && !date.has_time;
    if (is_path && at + n < address->text.n && day.p[n] == '/') meta_say(page, META_DATE, META_LAST, day);
}

static void emit_title(const meta *page)
{
    const dnm_str own = meta_own_title(page);
    if (own.n) dnm_build_document_meta(page->m->builder, "title", own);
    if (page->title.n && !dnm_str_eq(own, page->title))
        dnm_build_document_meta(page->m->builder, "title.full", page->title);
}

void map_metadata(map *m)
{
    meta *page = DNM_NEW(m->arena, meta, 1);
    if (!page) return; /* the arena has failed: the converter says so at its end */
    page->m = m;
    for (uint32_t i = html_next(m->doc, 0, 0, true); i; i = html_next(m->doc, i, 0, true))
        read_element(page, i);
    meta_say(page, META_IDENTIFIER, META_LAST, dnm_str_of(m->address));
    say_date_of_address(page);
    emit_title(page);
    emit(page, META_CREATOR, "creator");
    emit_date(page, META_DATE, "date");
    emit_date(page, META_MODIFIED, "modified");
    emit(page, META_PUBLISHER, "publisher");
    emit(page, META_SOURCE, "source");
    emit(page, META_DESCRIPTION, "description");
    emit(page, META_SUBJECT, "subject");
    emit(page, META_LANGUAGE, "language");
    emit(page, META_IDENTIFIER, "identifier");
}
