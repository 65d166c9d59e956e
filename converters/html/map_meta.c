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
    static const char *const labels[] = {"来源：", "来源:", "來源：", "來源:"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels && key == META_SOURCE; i++) {
        const size_t n = strlen(labels[i]);
        if (text.n && html_begins(text.p, dnm_str_end(text), dnm_str_of(labels[i])))
            return trim((dnm_str){text.p + n, text.n - n});
    }
    return text;
}

/* A name of a computer stands for that of the site where there is no other. */
static bool is_host(dnm_str name)
{
    const char *dot = name.n ? memchr(name.p, '.', name.n) : NULL;
    return dot && dot + 1 < dnm_str_end(name) && html_in(dot[1], HTML_ALPHA) && !memchr(name.p, ' ', name.n);
}

void meta_say(meta *page, meta_key key, unsigned rank, dnm_str text)
{
    text = without_label(key, trim(text));
    if (says_nothing(text) || page->n == META_VALUES) return;
    if (is_address(text) && key != META_IDENTIFIER) return; /* authors are often named by their pages */
    if (!is_address(text) && key == META_IDENTIFIER && rank == META_WEAK) return; /* of a library, or a DOI */
    if (key == META_PUBLISHER && is_host(text)) rank = META_WEAK;
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

/* Menus may be in another language than what is read. */
static void read_sentence(meta *page, const html_node *node)
{
    enum { LEAST = 60, MOST = 1 << 14 }; /* bytes */
    const html_node *parent = &page->m->doc->nodes[node->parent];
    if (node->n < LEAST || page->tongue.bytes > MOST) return;
    if (html_is(parent, HTML_TAG_SCRIPT) || html_is(parent, HTML_TAG_STYLE) ||
        html_is(parent, HTML_TAG_PRE) || html_is(parent, HTML_TAG_CODE))
        return;
    const dnm_str text = html_text(node);
    dnm_tongue_add(&page->tongue, (dnm_str){text.p, text.n < MOST ? text.n : MOST});
}

static void read_element(meta *page, uint32_t i)
{
    const html_node *node = &page->m->doc->nodes[i];
    if (node->kind == HTML_COMMENT) read_comment(page, node);
    if (node->kind == HTML_TEXT) read_sentence(page, node);
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
        if (meta_is_word(map_attr(page->m, node, HTML_ATTR_ID), "__next_data__")) page->state = i;
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

static void emit(const meta *page, meta_key key, const char *name)
{
    const meta_value *best = meta_best(page, key);
    if (best) dnm_build_document_meta(page->m->builder, name, best->text);
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
            if (date.year == 1970 && date.month == 1 && date.day == 1) continue; /* no date was put in */
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
    meta_read_state(page);
    emit_title(page);
    meta_emit_creators(page);
    emit_date(page, META_DATE, "date");
    emit_date(page, META_MODIFIED, "modified");
    emit(page, META_PUBLISHER, "publisher");
    emit(page, META_SOURCE, "source");
    emit(page, META_DESCRIPTION, "description");
    meta_emit_subjects(page);
    meta_emit_language(page);
    emit(page, META_IDENTIFIER, "identifier");
}
