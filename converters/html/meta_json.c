/* meta_json.c -- JSON-LD: the objects of a script that describe an article, wherever they lie in it. What is
 * not JSON is passed over, as browsers do; sizes are bounded.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/json/json.h"
#include "converters/html/meta.h"
#include "converters/html/tokenizer.h"

enum { VISITS = 512, STACK = 64, NAMES = 16 };

/* One script. */
typedef struct ld {
    meta *page;
    const dnm_json_value *objects[VISITS]; /* all that were met, for references by @id */
    uint32_t object_n;
} ld;

/* ---- values ----------------------------------------------------------------------------------- */

dnm_str meta_json_text(const dnm_json_value *value)
{
    dnm_str s = {NULL, 0};
    if (dnm_json_count(value)) value = dnm_json_at(value, 0);
    return dnm_json_as_str(value, &s) ? s : (dnm_str){NULL, 0};
}

/* Strings of the reader die with it. */
void meta_say_copy(meta *page, meta_key key, unsigned rank, dnm_str text)
{
    char *copy = text.n ? dnm_arena_strndup(page->m->arena, text.p, text.n) : NULL;
    if (copy) meta_say(page, key, rank, (dnm_str){copy, text.n});
}

static dnm_str copied(const ld *l, dnm_str text)
{
    char *copy = text.n ? dnm_arena_strndup(l->page->m->arena, text.p, text.n) : NULL;
    return (dnm_str){copy, copy ? text.n : 0};
}

static void say(const ld *l, meta_key key, unsigned rank, dnm_str text)
{
    meta_say_copy(l->page, key, rank, text);
}

/* Whether the last part of its type is one of these, "NewsArticle" for "Article". */
static bool type_ends(const dnm_json_value *object, const char *const *endings)
{
    const dnm_json_value *type = dnm_json_get(object, "@type");
    const size_t count = dnm_json_count(type);
    for (size_t i = 0; i < (count ? count : 1) && i < NAMES; i++) {
        dnm_str name;
        if (!dnm_json_as_str(count ? dnm_json_at(type, i) : type, &name)) continue;
        for (const char *const *e = endings; *e; e++) {
            const size_t n = strlen(*e);
            if (name.n >= n && memcmp(name.p + name.n - n, *e, n) == 0) return true;
        }
    }
    return false;
}

/* The object that {"@id": …} names, or the value itself. */
static const dnm_json_value *resolve(const ld *l, const dnm_json_value *value)
{
    dnm_str id, other;
    if (dnm_json_get(value, "name") || !dnm_json_as_str(dnm_json_get(value, "@id"), &id)) return value;
    for (uint32_t i = 0; i < l->object_n; i++) {
        const dnm_json_value *object = l->objects[i];
        if (dnm_json_get(object, "name") && dnm_json_as_str(dnm_json_get(object, "@id"), &other) &&
            dnm_str_eq(id, other))
            return object;
    }
    return value;
}

/* What a string says, an object's name, or the names of a person. */
static dnm_str name_of(const ld *l, const dnm_json_value *value)
{
    dnm_str name;
    if (dnm_json_as_str(value, &name)) return name;
    value = resolve(l, value);
    name = meta_json_text(dnm_json_get(value, "name"));
    if (name.n) return name;
    const dnm_str given = meta_json_text(dnm_json_get(value, "givenName")),
                  family = meta_json_text(dnm_json_get(value, "familyName"));
    char *both = given.n && family.n ? dnm_arena_alloc(l->page->m->arena, given.n + family.n + 1) : NULL;
    if (!both) return (dnm_str){NULL, 0};
    memcpy(both, given.p, given.n);
    both[given.n] = ' ';
    memcpy(both + given.n + 1, family.p, family.n);
    return (dnm_str){both, given.n + family.n + 1};
}

/* One, or several of them. */
static void say_names(const ld *l, meta_key key, unsigned rank, const dnm_json_value *value)
{
    const dnm_json_value *list = dnm_json_get(value, "@list");
    if (list) value = list;
    const size_t count = dnm_json_count(value);
    if (!count) say(l, key, rank, name_of(l, value));
    for (size_t i = 0; i < count && i < NAMES; i++) say(l, key, rank, name_of(l, dnm_json_at(value, i)));
}

void meta_say_names(meta *page, meta_key key, unsigned rank, const dnm_json_value *value)
{
    const ld l = {.page = page};
    say_names(&l, key, rank, value);
}

/* ---- objects ---------------------------------------------------------------------------------- */

/* The longest text; strings of the reader die with it. */
static void keep_article(const ld *l, dnm_str text)
{
    map *m = l->page->m;
    const char *copy = text.n > m->article.n ? dnm_arena_strndup(m->arena, text.p, text.n) : NULL;
    if (copy) m->article = (dnm_str){copy, text.n};
}

static void read_work(const ld *l, const dnm_json_value *object, unsigned rank)
{
    keep_article(l, meta_json_text(dnm_json_get(object, "articleBody")));
    const dnm_str headline = meta_json_text(dnm_json_get(object, "headline"));
    say(l, META_TITLE, rank, headline.n ? headline : meta_json_text(dnm_json_get(object, "name")));
    say(l, META_DATE, rank, meta_json_text(dnm_json_get(object, "datePublished")));
    say(l, META_DATE, rank + 1, meta_json_text(dnm_json_get(object, "dateCreated")));
    say(l, META_MODIFIED, rank, meta_json_text(dnm_json_get(object, "dateModified")));
    say_names(l, META_CREATOR, rank, dnm_json_get(object, "author"));
    say_names(l, META_CREATOR, rank + 1, dnm_json_get(object, "creator"));
    say_names(l, META_PUBLISHER, META_WEAK, dnm_json_get(object, "partOfSeries"));
    say_names(l, META_PUBLISHER, rank, dnm_json_get(object, "publisher"));
    say(l, META_DESCRIPTION, rank + 1, meta_json_text(dnm_json_get(object, "description")));
    say_names(l, META_SUBJECT, rank + 1, dnm_json_get(object, "keywords"));
    say(l, META_LANGUAGE, META_WEAK, meta_json_text(dnm_json_get(object, "inLanguage")));
}

static void read_object(const ld *l, const dnm_json_value *object)
{
    static const char *const works[] = {"Article", "Posting", "Report", "CreativeWork",
                                        "Recipe",  "Episode", "HowTo",  NULL};
    static const char *const pages[] = {"WebPage", "ItemPage", NULL};
    static const char *const sites[] = {"WebSite", NULL};
    static const char *const people[] = {"Person", NULL}, *const groups[] = {"Organization", NULL};
    if (type_ends(object, people) && type_ends(object, groups)) /* who writes a site alone */
        l->page->person = copied(l, meta_json_text(dnm_json_get(object, "name")));
    if (type_ends(object, works)) {
        read_work(l, object, META_FOR_MACHINES);
    } else if (type_ends(object, pages)) {
        read_work(l, object, META_WEAK);
    } else if (type_ends(object, sites)) {
        say(l, META_PUBLISHER, META_MARKED, meta_json_text(dnm_json_get(object, "name")));
    } else if (dnm_json_get(object, "pubDate")) { /* the form of search engines in China: no type */
        say(l, META_TITLE, META_NAMED, meta_json_text(dnm_json_get(object, "title")));
        say(l, META_DATE, META_NAMED, meta_json_text(dnm_json_get(object, "pubDate")));
        say(l, META_MODIFIED, META_NAMED, meta_json_text(dnm_json_get(object, "upDate")));
        say(l, META_DESCRIPTION, META_MARKED, meta_json_text(dnm_json_get(object, "description")));
    }
}

/* All objects that may be works: those in arrays, in @graph, and the main entity of a page. */
static void gather(ld *l, const dnm_json_value *root)
{
    const dnm_json_value *stack[STACK];
    size_t n = 0;
    stack[n++] = root;
    while (n && l->object_n < VISITS) {
        const dnm_json_value *value = stack[--n];
        const size_t count = dnm_json_count(value);
        for (size_t i = count < STACK ? count : STACK; i-- > 0 && n < STACK;)
            stack[n++] = dnm_json_at(value, i);
        if (count || !value) continue;
        l->objects[l->object_n++] = value;
        const dnm_json_value *graph = dnm_json_get(value, "@graph");
        const dnm_json_value *entity = dnm_json_get(value, "mainEntity");
        if (entity && n < STACK) stack[n++] = entity;
        if (graph && n < STACK) stack[n++] = graph;
    }
}

/* ---- scripts ---------------------------------------------------------------------------------- */

/* The script's text; control characters, which sites leave raw in strings, become blanks. */
static dnm_str script_text(const map *m, uint32_t script)
{
    const html_node *nodes = m->doc->nodes;
    size_t n = 0, at = 0;
    for (uint32_t i = nodes[script].first; i; i = nodes[i].next)
        if (nodes[i].kind == HTML_TEXT) n += nodes[i].n;
    char *out = n && n <= META_JSON_BYTES ? dnm_arena_alloc(m->arena, n) : NULL;
    for (uint32_t i = nodes[script].first; out && i; i = nodes[i].next) {
        for (uint32_t j = 0; nodes[i].kind == HTML_TEXT && j < nodes[i].n; j++) {
            const char c = nodes[i].u.text[j];
            out[at++] = (char)((unsigned char)c < 0x20 ? ' ' : c);
        }
    }
    return (dnm_str){out, out ? n : 0};
}

/* From the first bracket to the last: comments, CDATA marks and semicolons around stay out. */
static dnm_str inside_brackets(dnm_str s)
{
    const char *p = s.p, *end = dnm_str_end(s);
    while (p < end && *p != '{' && *p != '[') p++;
    if (end - p > 6 && memcmp(p, "[CDATA[", 7) == 0)
        for (p += 7; p < end && *p != '{' && *p != '[';) p++;
    const char last = p < end && *p == '{' ? '}' : ']';
    while (end > p && end[-1] != last) end--;
    return (dnm_str){p, (size_t)(end - p)};
}

static size_t skip_string(dnm_str s, size_t at)
{
    for (at++; at < s.n && s.p[at] != '"'; at++)
        if (s.p[at] == '\\') at++;
    return at < s.n ? at + 1 : s.n;
}

static size_t skip_comment(dnm_str s, size_t at)
{
    const char *end = dnm_str_end(s);
    if (s.n - at < 4 || s.p[at] != '/' || s.p[at + 1] != '*') return at;
    for (const char *p = s.p + at + 2; p + 1 < end && (p = memchr(p, '*', (size_t)(end - p - 1))); p++)
        if (p[1] == '/') return (size_t)(p + 2 - s.p);
    return s.n;
}

static size_t skip_gap(dnm_str s, size_t at)
{
    for (size_t next = at;; at = next) {
        while (next < s.n && html_in(s.p[next], HTML_SPACE)) next++;
        next = skip_comment(s, next);
        if (next == at) return at;
    }
}

/* What people leave in JSON that they write by hand: commas before a closing bracket, and comments. */
static dnm_str tidied(const map *m, dnm_str s)
{
    char *out = dnm_arena_alloc(m->arena, s.n);
    size_t n = 0;
    for (size_t at = 0; out && at < s.n;) {
        const size_t next = s.p[at] == '"' ? skip_string(s, at) : at + 1;
        const size_t behind = s.p[at] == ',' ? skip_gap(s, next) : next;
        const bool trailing = behind < s.n && s.p[at] == ',' && (s.p[behind] == '}' || s.p[behind] == ']');
        const size_t past = skip_comment(s, at);
        if (past == at && !trailing) memcpy(out + n, s.p + at, next - at);
        n += past == at && !trailing ? next - at : 0;
        at = past > at ? past : next;
    }
    return (dnm_str){out, out ? n : 0};
}

bool meta_read_root(meta *page, uint32_t script, dnm_json_value **root)
{
    dnm_str text = script_text(page->m, script);
    page->json_bytes += text.n;
    if (text.n == 0 || page->json_bytes > META_JSON_BYTES) return false;
    text = inside_brackets(text);
    if (!text.n) return false;
    return dnm_json_read(text, root, NULL) == DNM_OK ||
           dnm_json_read(tidied(page->m, text), root, NULL) == DNM_OK;
}

void meta_read_json(meta *page, uint32_t script)
{
    const html_node *node = &page->m->doc->nodes[script];
    dnm_str type = map_attr(page->m, node, HTML_ATTR_TYPE);
    const char *parameters = type.n ? memchr(type.p, ';', type.n) : NULL;
    if (parameters) type.n = (size_t)(parameters - type.p);
    if (!meta_has_word(type, "application/ld+json")) return;
    dnm_json_value *root = NULL;
    ld *l = DNM_NEW(page->m->arena, ld, 1);
    if (!l || !meta_read_root(page, script, &root)) return;
    l->page = page;
    gather(l, root);
    for (uint32_t i = 0; i < l->object_n; i++) read_object(l, l->objects[i]);
    dnm_json_free(root);
}
