/* meta_state.c -- pages that scripts draw (Next.js) carry the data they are drawn from: of its objects, the
 * one that has the page's title says who wrote it and when.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/meta.h"

enum { VISITS = 4096, STACK = 512, NAME_MIN = 4 /* bytes of a title */ };

static bool is_title(const meta *page, dnm_str text)
{
    if (text.n < NAME_MIN) return false;
    if (meta_same(page->title, text) || meta_same(page->first_heading, text)) return true;
    for (uint32_t i = 0; i < page->n; i++)
        if (page->values[i].key == META_TITLE && meta_same(page->values[i].text, text)) return true;
    return false;
}

static bool is_of_page(const meta *page, const dnm_json_value *object)
{
    static const char *const keys[] = {"title", "headline", "name"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (is_title(page, meta_json_text(dnm_json_get(object, keys[i])))) return true;
    return false;
}

static void read_object(meta *page, const dnm_json_value *object)
{
    static const char *const days[] = {
        "publishedAt", "published_at", "datePublished", "publishDate", "publishedDate", "firstPublishedDate",
        "published",   "publishTime",  "publish_time",  "date",        "pubDate"};
    static const char *const changes[] = {"updatedAt", "updated_at", "dateModified", "modifiedAt", "updated"};
    static const char *const people[] = {"author", "authors", "byline", "authorName"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        meta_say_copy(page, META_DATE, META_WEAK, meta_json_text(dnm_json_get(object, days[i])));
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        meta_say_copy(page, META_MODIFIED, META_WEAK, meta_json_text(dnm_json_get(object, changes[i])));
    for (size_t i = 0; i < sizeof people / sizeof *people; i++)
        meta_say_names(page, META_CREATOR, META_WEAK, dnm_json_get(object, people[i]));
}

/* In the order of the data, so that the page itself comes before what it leads to. */
static void search(meta *page, const dnm_json_value *root)
{
    const dnm_json_value *queue[STACK];
    uint32_t head = 0, end = 0;
    queue[end++] = root;
    for (uint32_t visits = 0; head < end && visits < VISITS; visits++) {
        const dnm_json_value *value = queue[head++ % STACK];
        const size_t count = dnm_json_count(value);
        if (is_of_page(page, value) &&
            (dnm_json_get(value, "author") || dnm_json_get(value, "authors") || dnm_json_get(value, "date") ||
             dnm_json_get(value, "publishedAt") || dnm_json_get(value, "datePublished"))) {
            read_object(page, value);
            return;
        }
        for (size_t i = 0; i < count && end - head < STACK; i++) queue[end++ % STACK] = dnm_json_at(value, i);
        void *place = NULL;
        for (const dnm_json_value *v = dnm_json_next(value, &place); v && end - head < STACK;
             v = dnm_json_next(value, &place))
            queue[end++ % STACK] = v;
    }
}

void meta_read_state(meta *page)
{
    dnm_json_value *root = NULL;
    if (!page->state || !meta_read_root(page, page->state, &root)) return;
    search(page, root);
    dnm_json_free(root);
}
