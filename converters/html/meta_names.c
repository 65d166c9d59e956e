/* meta_names.c -- the names that <meta> elements go by, and what they mean in Dublin Core.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/meta.h"
#include "converters/html/tokenizer.h"

/* In lower case. */
static const struct {
    const char *name;
    uint8_t key, rank;
} names[] = {
    {"articletitle", META_TITLE, META_FOR_MACHINES},
    {"citation_title", META_TITLE, META_FOR_MACHINES},
    {"dc.title", META_TITLE, META_NAMED},
    {"dc:title", META_TITLE, META_NAMED},
    {"dcterms.title", META_TITLE, META_NAMED},
    {"headline", META_TITLE, META_NAMED},
    {"og:title", META_TITLE, META_MARKED},
    {"sailthru.title", META_TITLE, META_MARKED},
    {"twitter:title", META_TITLE, META_WEAK},
    {"author", META_CREATOR, META_NAMED},
    {"article:author", META_CREATOR, META_NAMED},
    {"og:article:author", META_CREATOR, META_NAMED},
    {"byl", META_CREATOR, META_NAMED},
    {"citation_author", META_CREATOR, META_FOR_MACHINES},
    {"citation_authors", META_CREATOR, META_FOR_MACHINES},
    {"eprints.creators_name", META_CREATOR, META_FOR_MACHINES},
    {"og:novel:author", META_CREATOR, META_NAMED},
    {"rnews:author", META_CREATOR, META_NAMED},
    {"dc.creator", META_CREATOR, META_NAMED},
    {"dc:creator", META_CREATOR, META_NAMED},
    {"dcterms.creator", META_CREATOR, META_NAMED},
    {"parsely-author", META_CREATOR, META_NAMED},
    {"sailthru.author", META_CREATOR, META_NAMED},
    {"article:published_time", META_DATE, META_NAMED},
    {"og:article:published_time", META_DATE, META_NAMED},
    {"bt:pubdate", META_DATE, META_NAMED},
    {"citation_publication_date", META_DATE, META_NAMED},
    {"citation_date", META_DATE, META_NAMED},
    {"citation_online_date", META_DATE, META_WEAK},
    {"datepublished", META_DATE, META_NAMED},
    {"article:published", META_DATE, META_NAMED},
    {"article.published", META_DATE, META_NAMED},
    {"apub:time", META_DATE, META_NAMED},
    {"originalpublicationdate", META_DATE, META_NAMED},
    {"firstpublishdate", META_DATE, META_NAMED},
    {"rnews:datepublished", META_DATE, META_NAMED},
    {"prism.publicationdate", META_DATE, META_MARKED},
    {"_pubtime", META_DATE, META_MARKED},
    {"dcterms.created", META_DATE, META_NAMED},
    {"og:release_date", META_DATE, META_NAMED},
    {"og:time", META_DATE, META_NAMED},
    {"parsely-pub-date", META_DATE, META_NAMED},
    {"pubdate", META_DATE, META_NAMED},
    {"publishdate", META_DATE, META_NAMED},
    {"publish_date", META_DATE, META_NAMED},
    {"publish-date", META_DATE, META_NAMED},
    {"sailthru.date", META_DATE, META_NAMED},
    {"datecreated", META_DATE, META_MARKED},
    {"weibo:article:create_at", META_DATE, META_MARKED},
    {"weibo: article:create_at", META_DATE, META_MARKED},
    {"date", META_DATE, META_MARKED},
    {"dc.date", META_DATE, META_MARKED},
    {"dc:date", META_DATE, META_MARKED},
    {"dc.date.issued", META_DATE, META_MARKED},
    {"dcterms.date", META_DATE, META_MARKED},
    {"dcterms.issued", META_DATE, META_MARKED},
    {"dc.date.created", META_DATE, META_WEAK},
    {"dcterms.available", META_DATE, META_WEAK},
    {"dateupdate", META_DATE, META_LAST},
    {"article:modified_time", META_MODIFIED, META_NAMED},
    {"og:updated_time", META_MODIFIED, META_MARKED},
    {"datemodified", META_MODIFIED, META_NAMED},
    {"article:modified", META_MODIFIED, META_NAMED},
    {"last-modified", META_MODIFIED, META_NAMED},
    {"dc.date.modified", META_MODIFIED, META_NAMED},
    {"revised", META_MODIFIED, META_MARKED},
    {"dcterms.modified", META_MODIFIED, META_NAMED},
    {"og:site_name", META_PUBLISHER, META_NAMED},
    {"sitename", META_PUBLISHER, META_NAMED},
    {"dc.publisher", META_PUBLISHER, META_NAMED},
    {"dcterms.publisher", META_PUBLISHER, META_NAMED},
    {"citation_publisher", META_PUBLISHER, META_NAMED},
    {"application-name", META_PUBLISHER, META_LAST},
    {"apple-mobile-web-app-title", META_PUBLISHER, META_LAST},
    {"source", META_SOURCE, META_NAMED},
    {"contentsource", META_SOURCE, META_NAMED},
    {"dc.source", META_SOURCE, META_NAMED},
    {"description", META_DESCRIPTION, META_NAMED},
    {"og:description", META_DESCRIPTION, META_MARKED},
    {"dc.description", META_DESCRIPTION, META_MARKED},
    {"dcterms.abstract", META_DESCRIPTION, META_MARKED},
    {"twitter:description", META_DESCRIPTION, META_WEAK},
    {"keywords", META_SUBJECT, META_NAMED},
    {"news_keywords", META_SUBJECT, META_MARKED},
    {"article:tag", META_SUBJECT, META_WEAK},
    {"dc.subject", META_SUBJECT, META_MARKED},
    {"dcterms.subject", META_SUBJECT, META_MARKED},
    {"citation_keywords", META_SUBJECT, META_MARKED},
    {"parsely-tags", META_SUBJECT, META_WEAK},
    {"dc.language", META_LANGUAGE, META_MARKED},
    {"dcterms.language", META_LANGUAGE, META_MARKED},
    {"citation_language", META_LANGUAGE, META_MARKED},
    {"og:locale", META_LANGUAGE, META_WEAK},
    {"og:url", META_IDENTIFIER, META_MARKED},
    {"dc.identifier", META_IDENTIFIER, META_WEAK},
    {"dcterms.identifier", META_IDENTIFIER, META_WEAK},
    {"citation_abstract_html_url", META_IDENTIFIER, META_WEAK},
};

/* Kept under their own names as well. */
static const char *const kept[] = {"og:", "article:", "generator", "columnname", "articletitle", "sitename"};

static void keep_under_own_name(const map *m, dnm_str name, dnm_str content)
{
    char key[64];
    if (!name.n || name.n >= sizeof key) return;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (!html_begins(name.p, dnm_str_end(name), dnm_str_of(kept[i]))) continue;
        for (size_t j = 0; j < name.n; j++) {
            key[j] = html_in(name.p[j], HTML_UPPER) ? (char)(name.p[j] + ('a' - 'A')) : name.p[j];
        }
        key[name.n] = '\0';
        dnm_build_document_meta(m->builder, key, content);
        return;
    }
}

static bool say_named(meta *page, dnm_str name, dnm_str content)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!meta_is_word(name, names[i].name)) continue;
        meta_say(page, (meta_key)names[i].key, names[i].rank, content);
        return names[i].key != META_TITLE;
    }
    return false;
}

/* twitter:label1 "Written by", twitter:data1 "Jane Doe". */
static bool read_card(meta *page, dnm_str name, dnm_str content)
{
    static const char *const words[] = {
        "written by", "verfasst von",    "geschrieben von", "écrit par", "escrito por",
        "scritto da", "geschreven door", "napisane przez",  "作者",      "作成者",
        "author",     "Автор",           "написано автором"};
    const bool first = meta_is_word(name, "twitter:data1"), label = meta_is_word(name, "twitter:label1");
    if (first && page->author_is_next) meta_say(page, META_CREATOR, META_WEAK, content);
    if (!label) return first;
    for (size_t i = 0; i < sizeof words / sizeof *words && !page->author_is_next; i++)
        page->author_is_next = meta_is_word(content, words[i]);
    return true;
}

static void read_name(meta *page, dnm_str name, dnm_str content)
{
    if (read_card(page, name, content)) return;
    if (!say_named(page, name, content)) keep_under_own_name(page->m, name, content);
}

/* RDFa and microdata say one thing under several names: property="dc:title og:title". Each may keep the
 * content once more, so that they are few. */
static void read_names(meta *page, dnm_str list, dnm_str content)
{
    enum { MOST = 8 };
    const char *p = list.p, *end = dnm_str_end(list);
    for (int i = 0; i < MOST && (p = html_skip_space(p, end)) < end; i++) {
        const char *word = p;
        while (p < end && !html_in(*p, HTML_SPACE)) p++;
        read_name(page, (dnm_str){word, (size_t)(p - word)}, content);
    }
}

void meta_read_meta(meta *page, const html_node *node)
{
    static const uint8_t lists[] = {HTML_ATTR_PROPERTY, HTML_ATTR_ITEMPROP};
    const dnm_str content = map_attr(page->m, node, HTML_ATTR_CONTENT),
                  name = map_attr(page->m, node, HTML_ATTR_NAME);
    if (content.n == 0) return;
    if (name.n) {
        read_name(page, name, content); /* one, whatever blanks it has: "date of birth" is no date */
        return;
    }
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        const dnm_str list = map_attr(page->m, node, lists[i]);
        if (list.n == 0) continue;
        if (lists[i] == HTML_ATTR_ITEMPROP && !meta_in_work(page->m, (uint32_t)(node - page->m->doc->nodes)))
            return; /* of a review */
        read_names(page, list, content);
        return;
    }
    if (meta_is_word(map_attr(page->m, node, HTML_ATTR_HTTP_EQUIV), "content-language"))
        meta_say(page, META_LANGUAGE, META_WEAK, content);
}
