/* test_html_parser.c -- trees of pages as they are found: sloppy, damaged, hostile. What the standard's
 * own tests cover is left to tests/conformance/; here stand source offsets, borrowed text, the bounds,
 * and that work grows with the input and no faster.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/dom.h"
#include "core/base/buf.h"

#include <criterion/criterion.h>

enum { CEILING = 1 << 28 };

/* ---- a tree in one line: p(b("text") br), attributes left out, comments as -- ------------------- */

static void add_name(dnm_buf *out, const html_document *doc, const html_node *node)
{
    dnm_str name = html_name(doc, node);
    if (node->ns == HTML_NS_SVG) dnm_buf_add_str(out, "svg:");
    if (node->ns == HTML_NS_MATHML) dnm_buf_add_str(out, "math:");
    dnm_buf_add(out, name.p, name.n);
}

static void add_node(dnm_buf *out, const html_document *doc, const html_node *node)
{
    if (node->prev && !html_is_joined(node)) dnm_buf_add_char(out, ' ');
    if (node->kind == HTML_COMMENT) dnm_buf_add_str(out, "--");
    if (node->kind == HTML_DOCTYPE) dnm_buf_add_str(out, "!");
    if (node->kind == HTML_ELEMENT) add_name(out, doc, node);
    if (node->kind != HTML_TEXT) return;
    if (html_is_joined(node))
        out->n--;
    else
        dnm_buf_add_char(out, '"');
    dnm_buf_add(out, node->u.text, node->n);
    dnm_buf_add_char(out, '"');
}

static void add_tree(dnm_buf *out, const html_document *doc, uint32_t root)
{
    for (uint32_t i = html_next(doc, root, root, true), next; i; i = next) {
        add_node(out, doc, &doc->nodes[i]);
        if (doc->nodes[i].first) dnm_buf_add_char(out, '(');
        next = html_next(doc, i, root, true);
        uint32_t up = doc->nodes[i].first ? next : i;
        for (; up != root && up != next && !doc->nodes[up].next; up = doc->nodes[up].parent) {
            if (doc->nodes[up].parent != root) dnm_buf_add_char(out, ')');
        }
    }
}

typedef struct parsed {
    dnm_arena arena;
    dnm_buf input;
    html_document *doc;
} parsed;

static void parse(parsed *page, const html_options *options)
{
    dnm_arena_init(&page->arena, CEILING);
    cr_assert_eq(html_parse(dnm_buf_str(&page->input), &page->arena, options, &page->doc), DNM_OK);
}

static void free_page(parsed *page)
{
    dnm_arena_free(&page->arena);
    dnm_buf_free(&page->input);
}

static void parse_str(parsed *page, const char *input)
{
    dnm_buf_init(&page->input, CEILING);
    dnm_buf_add_str(&page->input, input);
    parse(page, NULL);
}

static uint32_t body_of(const html_document *doc)
{
    for (uint32_t i = 0; i < doc->node_count; i++) {
        if (html_is(&doc->nodes[i], HTML_TAG_BODY)) return i;
    }
    return HTML_NONE;
}

/* ---- what people write ------------------------------------------------------------------------ */

Test(html_parser, repairs_what_people_write)
{
    static const struct {
        const char *input, *body;
    } cases[] = {
        {"<p>one<p>two<ul><li>a<li>b</ul>", "p(\"one\") p(\"two\") ul(li(\"a\") li(\"b\"))"},
        {"\xEF\xBB\xBF<p>mark", "\"\xEF\xBB\xBF\" p(\"mark\")"},
        {"<b><p>x</b>y</p>", "b p(b(\"x\") \"y\")"},
        {"<a href=1>x<a href=2>y</a>z", "a(\"x\") a(\"y\") \"z\""},
        {"<table>t<tr><td>c</table>u", "\"t\" table(tbody(tr(td(\"c\")))) \"u\""},
        {"a &lt b &amp;&nbsp;c &#x4e2d;&#128;&copyx", "\"a < b &\xC2\xA0"
                                                      "c \xE4\xB8\xAD\xE2\x82\xAC\xC2\xA9x\""},
        {"a\r\nb\rc<pre>\r\nd</pre>", "\"a\nb\nc\" pre(\"d\")"},
        {"1 < 2 </ 3></>4", "\"1 < 2 \" -- \"4\""},
        {"<p>x</foo>y</p>", "p(\"xy\")"},
        {"<dl><dt>t<dd>d<dt>u</dl>", "dl(dt(\"t\") dd(\"d\") dt(\"u\"))"},
        {"<svg><title>s</title><path/></svg><p>h", "svg:svg(svg:title(\"s\") svg:path) p(\"h\")"},
        {"<math><mi>x<b>y</b></mi></math>z", "math:math(math:mi(\"x\" b(\"y\"))) \"z\""},
        {"<ruby>\xE6\xBC\xA2<rp>(<rt>han<rp>)</ruby>",
         "ruby(\"\xE6\xBC\xA2\" rp(\"(\") rt(\"han\") rp(\")\"))"},
        {"<textarea><b>raw</b></textarea><b>x", "textarea(\"<b>raw</b>\") b(\"x\")"},
        {"<p><script>if (a<b) '<!--<script></script>'</script>t",
         "p(script(\"if (a<b) '<!--<script></script>'\") \"t\")"},
        {"<o:p>office</o:p><st1:place>x", "o:p(\"office\") st1:place(\"x\")"},
        {"<select><option>a<option>b</select>c", "select(option(\"a\") option(\"b\")) \"c\""},
        {"<br></br></p>", "br br p"},
        {"<p>cut <a href='unfinished", "p(\"cut \")"},
        {"<!-- never closed <p>x", NULL},
        {"<plaintext>a</plaintext>", "plaintext(\"a</plaintext>\")"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        parsed page;
        dnm_buf out;
        dnm_buf_init(&out, CEILING);
        parse_str(&page, cases[i].input);
        add_tree(&out, page.doc, body_of(page.doc));
        if (cases[i].body)
            cr_expect_str_eq(out.p, cases[i].body, "%s gave %s", cases[i].input, out.p);
        else
            cr_expect_eq(out.n, 0);
        dnm_buf_free(&out);
        free_page(&page);
    }
}

/* Offsets lead back to the input, and text that needed no change is the input's own. */
Test(html_parser, knows_where_text_came_from)
{
    parsed page;
    parse_str(&page, "<html><body class=a>\n<p id=x>first</p>  <p>se&amp;cond</p></body>");
    const html_document *doc = page.doc;
    const char *input = page.input.p;
    int texts = 0, elements = 0;
    for (uint32_t i = 1; i < doc->node_count; i++) {
        const html_node *node = &doc->nodes[i];
        if (node->kind == HTML_ELEMENT && !html_is(node, HTML_TAG_HEAD)) {
            cr_expect_eq(input[node->source], '<');
            elements++;
        }
        if (node->kind != HTML_TEXT) continue;
        cr_expect_eq(input[node->source], node->u.text[0]);
        bool borrowed = node->u.text >= input && node->u.text < input + page.input.n;
        cr_expect_eq(borrowed, memchr(node->u.text, '&', node->n) == NULL);
        if (borrowed) cr_expect_eq(node->u.text, input + node->source);
        texts++;
    }
    cr_expect_eq(texts, 6);
    cr_expect_eq(elements, 4);
    free_page(&page);
}

Test(html_parser, options_change_what_noscript_and_fragments_are)
{
    static const struct {
        const char *input, *context, *tree;
        bool scripting;
    } cases[] = {
        {"<noscript><p>x</noscript>", "body", "noscript(p(\"x\"))", false},
        {"<noscript><p>x</noscript>", "body", "noscript(\"<p>x\")", true},
        {"<td>x", "tr", "td(\"x\")", false},
        {"<td>x", "div", "\"x\"", false},
        {"a<b>c", "title", "\"a<b>c\"", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        parsed page;
        dnm_buf out;
        dnm_buf_init(&page.input, CEILING);
        dnm_buf_init(&out, CEILING);
        dnm_buf_add_str(&page.input, cases[i].input);
        html_options options = {.fragment = true, .scripting = cases[i].scripting};
        options.context = dnm_str_of(cases[i].context);
        parse(&page, &options);
        add_tree(&out, page.doc, page.doc->nodes[0].first);
        cr_expect_str_eq(out.p, cases[i].tree);
        dnm_buf_free(&out);
        free_page(&page);
    }
}

/* ---- hostile pages ---------------------------------------------------------------------------- */

static void repeat(dnm_buf *out, const char *s, int n)
{
    for (int i = 0; i < n; i++) dnm_buf_add_str(out, s);
}

static void nested_divs(dnm_buf *out, int n)
{
    for (int i = 0; i < n; i++) dnm_buf_add_str(out, "<div>x");
    repeat(out, "</div>x", n);
}

static void many_attributes(dnm_buf *out, int n)
{
    dnm_buf_add_str(out, "<p");
    for (int i = 0; i < n; i++) dnm_buf_printf(out, " a%d=%d", i, i);
    dnm_buf_add_str(out, ">x");
}

static void distinct_formatting(dnm_buf *out, int n)
{
    for (int i = 0; i < n; i++) dnm_buf_printf(out, "<b %d>", i);
    for (int i = 0; i < n; i++) dnm_buf_printf(out, "<i %d>x", i);
}

static void unmatched_ends(dnm_buf *out, int n)
{
    repeat(out, "<p><span><em>", n / 100);
    repeat(out, "x</b></div></li></h1></u>", n);
}

static void searched_for_in_vain(dnm_buf *out, int n)
{
    dnm_buf_add_str(out, "<p><object>");
    repeat(out, "<span>", n);
    repeat(out, "<div>x</p></div>", n);
}

static void foster_parents(dnm_buf *out, int n)
{
    repeat(out, "<table>x<b>", n / 10);
    repeat(out, "<tr>x<i>x", n);
}

static void nested_tables(dnm_buf *out, int n)
{
    repeat(out, "<table><tr><td>x", n);
    repeat(out, "</td></tr></table>x", n);
}

static void formatting_in_paragraphs(dnm_buf *out, int n)
{
    repeat(out, "<b><font size=1><i>", 20);
    repeat(out, "<p>x", n);
}

static void unclosed_paragraphs(dnm_buf *out, int n)
{
    repeat(out, "<p>x", n);
}

static void misnested_anchors(dnm_buf *out, int n)
{
    repeat(out, "<a><div>x", n);
    repeat(out, "</a>", n);
}

static void deep_svg(dnm_buf *out, int n)
{
    dnm_buf_add_str(out, "<svg>");
    repeat(out, "<g>x", n);
    repeat(out, "</q>", n);
}

static void breakouts(dnm_buf *out, int n)
{
    repeat(out, "<svg><desc><math><mi>x<svg><p>x", n);
}

static void templates(dnm_buf *out, int n)
{
    repeat(out, "<template><tr>x", n);
    repeat(out, "</template>x", n);
}

static void unknown_names(dnm_buf *out, int n)
{
    for (int i = 0; i < n; i++) dnm_buf_printf(out, "<n%d>x", i);
}

static void framed_letters(dnm_buf *out, int n)
{
    dnm_buf_add_str(out, "<p>xx");
    repeat(out, "<select><option>x<hr></p>", n);
}

typedef struct hostile {
    const char *name;
    void (*make)(dnm_buf *out, int n);
    int n;
} hostile;

static const hostile hostiles[] = {
    {"nested divs", nested_divs, 25000},
    {"attributes", many_attributes, 40000},
    {"distinct formatting", distinct_formatting, 4000},
    {"unmatched ends", unmatched_ends, 16000},
    {"searched for in vain", searched_for_in_vain, 20000},
    {"foster parents", foster_parents, 10000},
    {"nested tables", nested_tables, 20000},
    {"formatting in paragraphs", formatting_in_paragraphs, 20000},
    {"unclosed paragraphs", unclosed_paragraphs, 100000},
    {"misnested anchors", misnested_anchors, 20000},
    {"deep svg", deep_svg, 50000},
    {"breakouts", breakouts, 10000},
    {"templates", templates, 20000},
    {"unknown names", unknown_names, 30000},
    {"selects", framed_letters, 20000},
};

static size_t count_x(const html_document *doc)
{
    size_t count = 0;
    for (uint32_t i = html_next(doc, 0, 0, true); i; i = html_next(doc, i, 0, true)) {
        const html_node *node = &doc->nodes[i];
        for (uint32_t j = 0; node->kind == HTML_TEXT && j < node->n; j++) count += node->u.text[j] == 'x';
    }
    return count;
}

/* How deep nodes lie, from the parents, which stand anywhere in the array. */
static uint32_t deepest(const html_document *doc)
{
    uint32_t depth = 0, most = 0;
    for (uint32_t i = html_next(doc, 0, 0, true), last = 0; i; i = html_next(doc, i, 0, true)) {
        if (doc->nodes[i].parent == last)
            depth++;
        else
            for (; doc->nodes[last].parent != doc->nodes[i].parent; last = doc->nodes[last].parent) depth--;
        if (depth > most) most = depth;
        last = i;
    }
    return most;
}

/* Steps and nodes of an input of `n`; checks that no text is lost, and depth and memory are bounded. */
static uint64_t work(const hostile *h, int n)
{
    parsed page;
    dnm_buf_init(&page.input, CEILING);
    h->make(&page.input, n);
    size_t wanted = 0, size = page.input.n;
    bool in_tag = false;
    for (size_t i = 0; i < size; i++) {
        if (page.input.p[i] == '<') in_tag = true;
        wanted += !in_tag && page.input.p[i] == 'x';
        if (page.input.p[i] == '>') in_tag = false;
    }
    parse(&page, NULL);
    uint64_t sum = page.doc->steps + page.doc->node_count;
    cr_expect_eq(count_x(page.doc), wanted, "%s: text is lost", h->name);
    cr_expect_leq(deepest(page.doc), HTML_MAX_DEPTH + 4, "%s: %u deep", h->name, deepest(page.doc));
    cr_expect_leq(page.arena.taken, 128 * size + (16u << 20), "%s: %zu bytes for %zu", h->name,
                  page.arena.taken, size);
    free_page(&page);
    return sum;
}

Test(html_parser, hostile_pages_cost_what_their_size_says, .timeout = 120)
{
    for (size_t i = 0; i < sizeof hostiles / sizeof *hostiles; i++) {
        const hostile *h = &hostiles[i];
        uint64_t once = work(h, h->n), twice = work(h, 2 * h->n), four_times = work(h, 4 * h->n);
        cr_expect_leq(twice, once * 22 / 10 + 4096, "%s: %zu, %zu", h->name, (size_t)once, (size_t)twice);
        cr_expect_leq(four_times, once * 44 / 10 + 4096, "%s: %zu, %zu", h->name, (size_t)once,
                      (size_t)four_times);
    }
}

Test(html_parser, every_bound_that_bites_is_counted)
{
    parsed page;
    dnm_buf_init(&page.input, CEILING);
    nested_divs(&page.input, 600);
    many_attributes(&page.input, 300);
    distinct_formatting(&page.input, 100);
    formatting_in_paragraphs(&page.input, 20000);
    parse(&page, NULL);
    cr_expect_gt(page.doc->bounds.depth, 80);
    cr_expect_eq(page.doc->bounds.attributes, 300 - HTML_MAX_ATTRS);
    cr_expect_geq(page.doc->bounds.formatting, 100 - HTML_MAX_FORMATTING);
    cr_expect_gt(page.doc->bounds.clones, 0);
    free_page(&page);
    parse_str(&page, "<div><p class=a>quite <b>sane</b>");
    cr_expect_arr_eq(&page.doc->bounds, &(html_bounds){0}, sizeof(html_bounds));
    free_page(&page);
}

/* A refusal of memory at any point is a status, and nothing else. */
Test(html_parser, survives_any_ceiling_of_memory)
{
    dnm_buf input;
    dnm_buf_init(&input, CEILING);
    nested_tables(&input, 200);
    foster_parents(&input, 200);
    unknown_names(&input, 300);
    many_attributes(&input, 200);
    repeat(&input, "a&amp;b<NAME Attr=\"&lt;\">", 500);
    bool done = false;
    for (size_t ceiling = 1000; !done; ceiling += ceiling / 7) {
        dnm_arena arena;
        html_document *doc = NULL;
        dnm_arena_init(&arena, ceiling);
        dnm_status status = html_parse(dnm_buf_str(&input), &arena, NULL, &doc);
        cr_expect(status == DNM_OK || status == DNM_LIMIT, "%s", dnm_status_name(status));
        cr_expect_eq(doc != NULL, status == DNM_OK);
        done = status == DNM_OK;
        dnm_arena_free(&arena);
    }
    dnm_buf_free(&input);
}
