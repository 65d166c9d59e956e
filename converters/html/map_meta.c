/* map_meta.c -- metadata that the page states about itself: title, <meta>, canonical address, language.
 * Taken as it stands; what is doubtful (a site's name in the title) is for cleaners to judge.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/map.h"
#include "converters/html/tokenizer.h"

/* Names of <meta> and what they are in Dublin Core; in lower case. */
static const struct {
    const char *name, *key;
} names[] = {
    {"author", "creator"},
    {"article:author", "creator"},
    {"dc.creator", "creator"},
    {"dcterms.creator", "creator"},
    {"byl", "creator"},
    {"description", "description"},
    {"dc.description", "description"},
    {"keywords", "subject"},
    {"news_keywords", "subject"},
    {"article:published_time", "date"},
    {"datepublished", "date"},
    {"date", "date"},
    {"dc.date", "date"},
    {"dcterms.created", "date"},
    {"dcterms.date", "date"},
    {"og:release_date", "date"},
    {"parsely-pub-date", "date"},
    {"pubdate", "date"},
    {"publishdate", "date"},
    {"publish_date", "date"},
    {"publish-date", "date"},
    {"og:site_name", "publisher"},
    {"dc.publisher", "publisher"},
    {"source", "source"},
    {"contentsource", "source"},
    {"dc.source", "source"},
};

/* Kept under their own names. */
static const char *const kept[] = {"og:", "article:", "generator", "columnname", "articletitle", "sitename"};

static bool is_name(dnm_str s, const char *lower)
{
    return s.n == strlen(lower) && html_begins(s.p, s.p + s.n, dnm_str_of(lower));
}

static void keep_under_own_name(map *m, dnm_str name, dnm_str content)
{
    char key[64];
    if (name.n >= sizeof key) return;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (!html_begins(name.p, name.p + name.n, dnm_str_of(kept[i]))) continue;
        for (size_t j = 0; j < name.n; j++) {
            key[j] = html_in(name.p[j], HTML_UPPER) ? (char)(name.p[j] + ('a' - 'A')) : name.p[j];
        }
        key[name.n] = '\0';
        dnm_build_document_meta(m->builder, key, content);
        return;
    }
}

static void read_meta(map *m, const html_node *node)
{
    dnm_str content = map_attr(m, node, "content");
    if (content.n == 0) return;
    static const char *const where[] = {"name", "property", "itemprop"};
    for (size_t i = 0; i < sizeof where / sizeof *where; i++) {
        dnm_str name = map_attr(m, node, where[i]);
        if (name.n == 0) continue;
        for (size_t j = 0; j < sizeof names / sizeof *names; j++) {
            if (!is_name(name, names[j].name)) continue;
            dnm_build_document_meta(m->builder, names[j].key, content);
            return;
        }
        keep_under_own_name(m, name, content);
        return;
    }
}

static void read_link(map *m, const html_node *node)
{
    dnm_str href = map_attr(m, node, "href");
    if (href.n && is_name(map_attr(m, node, "rel"), "canonical")) {
        dnm_build_document_meta(m->builder, "identifier", href);
    }
}

static void read_language(map *m, const html_node *node)
{
    dnm_str lang = map_attr(m, node, "lang");
    if (lang.n == 0) lang = map_attr(m, node, "xml:lang");
    if (lang.n) dnm_build_document_meta(m->builder, "language", lang);
}

void map_metadata(map *m)
{
    bool has_title = false;
    for (uint32_t i = html_next(m->doc, 0, 0, true); i; i = html_next(m->doc, i, 0, true)) {
        const html_node *node = &m->doc->nodes[i];
        if (html_is(node, HTML_TAG_HTML)) read_language(m, node);
        if (html_is(node, HTML_TAG_META)) read_meta(m, node);
        if (html_is(node, HTML_TAG_LINK)) read_link(m, node);
        if (has_title || !html_is(node, HTML_TAG_TITLE)) continue;
        dnm_str title = map_text_of(m, i);
        has_title = title.n > 0;
        if (has_title) dnm_build_document_meta(m->builder, "title", title);
    }
}
