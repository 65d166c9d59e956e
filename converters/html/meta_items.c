/* meta_items.c -- microdata (itemprop inside the itemscope of a work), RDFa (property inside the typeof of
 * one) and <time>. What belongs to a comment, a person or a list of other pages is none of the page's.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/meta.h"
#include "converters/html/tokenizer.h"

static const struct {
    const char *name;
    uint8_t key;
} properties[] = {{"headline", META_TITLE},   {"datepublished", META_DATE},
                  {"datecreated", META_DATE}, {"datemodified", META_MODIFIED},
                  {"author", META_CREATOR},   {"publisher", META_PUBLISHER},
                  {"keywords", META_SUBJECT}, {"inlanguage", META_LANGUAGE}};

enum { PROPERTIES = sizeof properties / sizeof *properties, INSIDE = 64 };

static bool has_ending(dnm_str s, const char *lower)
{
    const size_t n = strlen(lower);
    return s.n >= n && meta_is_word((dnm_str){s.p + s.n - n, n}, lower);
}

static bool is_scope(const map *m, const html_node *node)
{
    return html_attr_of(m->doc, node, HTML_ATTR_ITEMSCOPE) || html_attr_of(m->doc, node, HTML_ATTR_TYPEOF);
}

/* What an element is of its item: names between blanks. */
static dnm_str names_of(const map *m, const html_node *node)
{
    const dnm_str names = map_attr(m, node, HTML_ATTR_ITEMPROP);
    return names.n ? names : map_attr(m, node, HTML_ATTR_PROPERTY);
}

/* Whether it is called so. RDFa may put a prefix before: "schema:author". */
static bool is_called(dnm_str names, const char *name)
{
    const dnm_str prefix = DNM_STR("schema:");
    if (html_begins(names.p, dnm_str_end(names), prefix))
        names = (dnm_str){names.p + prefix.n, names.n - prefix.n};
    return meta_has_word(names, name);
}

bool meta_in_work(const map *m, uint32_t element)
{
    static const char *const works[] = {"article", "posting", "webpage", "creativework",
                                        "report",  "book",    "recipe"};
    for (uint32_t i = m->doc->nodes[element].parent; i; i = m->doc->nodes[i].parent) {
        const html_node *node = &m->doc->nodes[i];
        if (node->kind != HTML_ELEMENT || !is_scope(m, node)) continue;
        dnm_str type = map_attr(m, node, HTML_ATTR_ITEMTYPE);
        if (!type.n) type = map_attr(m, node, HTML_ATTR_TYPEOF);
        for (size_t w = 0; w < sizeof works / sizeof *works; w++)
            if (has_ending(type, works[w])) return true;
        return false;
    }
    return true;
}

/* The name inside an item that is a person or an organisation. */
static dnm_str name_inside(const meta *page, uint32_t element)
{
    const map *m = page->m;
    int left = INSIDE;
    for (uint32_t i = html_next(m->doc, element, element, true); i && left-- > 0;
         i = html_next(m->doc, i, element, true)) {
        const html_node *node = &m->doc->nodes[i];
        if (node->kind != HTML_ELEMENT || !is_called(names_of(m, node), "name")) continue;
        const dnm_str content = map_attr(m, node, HTML_ATTR_CONTENT);
        return content.n ? content : meta_text(page, i);
    }
    return (dnm_str){NULL, 0};
}

static dnm_str value_of(const meta *page, uint32_t element)
{
    const map *m = page->m;
    const html_node *node = &m->doc->nodes[element];
    dnm_str value = map_attr(m, node, HTML_ATTR_CONTENT);
    if (!value.n) value = map_attr(m, node, HTML_ATTR_DATETIME);
    if (!value.n && is_scope(m, node)) value = name_inside(page, element);
    if (!value.n) value = meta_text(page, element);
    return value;
}

/* A time without itemprop: the page's own if it says so, or lies in the article's element. */
static void read_time(meta *page, uint32_t element)
{
    const map *m = page->m;
    const html_node *node = &m->doc->nodes[element];
    dnm_str value = map_attr(m, node, HTML_ATTR_DATETIME);
    if (!value.n) value = meta_text(page, element);
    if (!value.n) return;
    const bool own = html_attr_of(m->doc, node, HTML_ATTR_PUBDATE) != NULL;
    bool inside = false;
    for (uint32_t i = node->parent; i; i = m->doc->nodes[i].parent) {
        const html_node *above = &m->doc->nodes[i];
        if (html_is(above, HTML_TAG_ASIDE) || html_is(above, HTML_TAG_NAV) || html_is(above, HTML_TAG_FOOTER))
            return;
        inside = inside || html_is(above, HTML_TAG_ARTICLE) || html_is(above, HTML_TAG_MAIN);
    }
    meta_say(page, META_DATE, own ? META_MARKED : inside ? META_WEAK : META_LAST, value);
}

void meta_read_item(meta *page, uint32_t element)
{
    const html_document *doc = page->m->doc;
    const html_node *node = &doc->nodes[element];
    const bool time = html_is(node, HTML_TAG_TIME);
    const bool named =
        html_attr_of(doc, node, HTML_ATTR_ITEMPROP) || html_attr_of(doc, node, HTML_ATTR_PROPERTY);
    if (!named && !time) return;
    const dnm_str name = names_of(page->m, node);
    if ((!name.n && !time) || page->items >= META_ITEMS) return;
    page->items++;
    for (size_t i = 0; name.n && i < PROPERTIES; i++) {
        if (!is_called(name, properties[i].name) || !meta_in_work(page->m, element)) continue;
        meta_say(page, (meta_key)properties[i].key, META_MARKED, value_of(page, element));
        return;
    }
    if (time) read_time(page, element);
}
