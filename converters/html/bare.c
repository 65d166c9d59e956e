/* bare.c -- pages whose text is not in them: frames that show other pages, and shells that a script fills in
 * a browser. Who looks for the text should know why there is none; and if the page tells machines its text,
 * in JSON-LD, that is its text.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/bare.h"

#include "converters/html/tokenizer.h"
#include "core/text/letters.h"

enum {
    LITTLE = 200,      /* bytes of text that may be a notice: "JavaScript is needed …" */
    WAITING = 40,      /* the same where there is a place for more: "Loading…" */
    TIMES = 4,         /* the text in JSON-LD is so many times as long as what is shown */
    ADDRESS_MAX = 200, /* bytes of an address that a message says */
    NAME_MAX = 24
};

typedef struct census {
    uint64_t text; /* bytes that are no white space, of what a browser shows, up to more than LITTLE */
    uint32_t scripts, frames;
    uint32_t frame;  /* the first */
    uint32_t places; /* boxes that are named as those that scripts fill */
    bool says;       /* the text says that it needs a script */
} census;

static uint64_t letters_of(const html_node *node)
{
    uint64_t n = 0;
    for (uint32_t i = 0; i < node->n; i++) n += !html_in(node->u.text[i], HTML_SPACE);
    return n;
}

/* The boxes that common frameworks fill. */
static bool is_place(const map *m, const html_node *node)
{
    static const char *const names[] = {"root",     "app",        "__next",  "__nuxt",
                                        "app-root", "react-root", "main-app"};
    const dnm_str id = map_attr(m, node, HTML_ATTR_ID);
    if (!id.n || id.n > NAME_MAX) return false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dnm_str_eq(id, dnm_str_of(names[i]))) return true;
    return false;
}

static void count_element(const map *m, uint32_t i, census *c)
{
    const html_node *node = &m->doc->nodes[i];
    c->scripts += node->tag == HTML_TAG_SCRIPT;
    c->places += is_place(m, node);
    if (node->tag != HTML_TAG_FRAME && node->tag != HTML_TAG_IFRAME) return;
    if (!c->frames++) c->frame = i;
}

/* Most pages say that they have text in their first lines. */
static census take_census(const map *m)
{
    const html_node *nodes = m->doc->nodes;
    census c = {0};
    uint32_t past = 0; /* the node behind the noscript at hand */
    bool asking = false;
    for (uint32_t i = html_next(m->doc, 0, 0, true), next = 0; i && c.text <= LITTLE; i = next) {
        const html_node *node = &nodes[i];
        const bool element = node->kind == HTML_ELEMENT;
        const bool skip =
            element && map_tag_of(node, false).role == MAP_SKIP && node->tag != HTML_TAG_FRAMESET;
        if (element) count_element(m, i, &c);
        asking = asking && i != past;
        if (element && node->tag == HTML_TAG_NOSCRIPT) {
            asking = true;
            past = html_next(m->doc, i, 0, false);
        }
        next = html_next(m->doc, i, 0, !skip);
        if (node->kind != HTML_TEXT) continue;
        if (!asking) c.text += letters_of(node);
        c.says = c.says || dnm_has_in_any_case((dnm_str){node->u.text, node->n}, "javascript");
    }
    return c;
}

/* Line by line. */
static void build_article(map *m)
{
    const char *p = m->article.p, *end = dnm_str_end(m->article);
    const dnm_attr from = {DNM_STR("from"), DNM_STR("articleBody")};
    const dnm_attrs attrs = dnm_build_attrs(m->builder, &from, 1);
    while (p < end) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        if (!stop) stop = end;
        const char *first = p, *last = stop;
        while (first < last && html_in(*first, HTML_SPACE)) first++;
        while (last > first && html_in(last[-1], HTML_SPACE)) last--;
        if (last > first) {
            dnm_build_open(m->builder, DNM_PARAGRAPH, 0, attrs);
            dnm_build_text(m->builder, first, (size_t)(last - first));
            dnm_build_close(m->builder);
        }
        p = stop + (stop < end);
    }
}

static void tell_frames(const map *m, const census *c)
{
    const dnm_str src = map_attr(m, &m->doc->nodes[c->frame], HTML_ATTR_SRC);
    const char *address =
        dnm_arena_strndup(m->arena, src.n ? src.p : "", src.n < ADDRESS_MAX ? src.n : ADDRESS_MAX);
    if (!address) return;
    dnm_warn(m->job, DNM_NOWHERE, "html.frames",
             c->frames == 1
                 ? DNM_N_("the page has no text of its own, but %u frame that shows another page: %s")
                 : DNM_N_("the page has no text of its own, but %u frames that show other pages, the "
                          "first of them %s"),
             (unsigned)c->frames, address);
}

void map_bare(map *m)
{
    const census c = take_census(m);
    if (c.text > LITTLE) return;
    if (m->article.n > LITTLE && m->article.n > c.text * TIMES) {
        build_article(m);
        dnm_warn(m->job, DNM_NOWHERE, "html.article_body",
                 DNM_N_("the page shows no text; its article is read from what it tells machines (JSON-LD, "
                        "articleBody)"));
    } else if (c.frames && !c.text) {
        tell_frames(m, &c);
    } else if (c.scripts && (!c.text || c.says || (c.places && c.text <= WAITING))) {
        dnm_warn(
            m->job, DNM_NOWHERE, "html.script",
            DNM_N_("the text of the page is not in it: a script fetches it when a browser shows the page"));
    }
}
