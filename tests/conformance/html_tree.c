/* html_tree.c -- runs html5lib's tree construction tests. Usage: html_tree FOLDER KNOWN: the folder of
 * .dat files, and the list of tests known to differ, each with its reason. Fails on any other
 * difference, and on a listed test that passes. A test that says nothing about scripting runs twice.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/dom.h"
#include "core/base/buf.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum { SKIPPED = 77, CEILING = 1 << 26 };

typedef struct test {
    dnm_str data, context, tree;
    bool script_on, script_off;
} test;

typedef struct totals {
    int run, passed, known, wrong;
} totals;

/* ---- reading ---------------------------------------------------------------------------------- */

static char *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    dnm_buf buf;
    dnm_buf_init(&buf, CEILING);
    for (size_t n = 1; file && n > 0;) {
        char *room = dnm_buf_room(&buf, 65536);
        n = room ? fread(room, 1, 65536, file) : 0;
        buf.n += n;
    }
    if (file) fclose(file);
    dnm_buf_add_char(&buf, '\n'); /* every test ends with an empty line, then */
    *size = buf.n;
    return dnm_buf_take(&buf, size);
}

static dnm_str take_line(const char **p, const char *end)
{
    const char *start = *p, *eol = memchr(start, '\n', (size_t)(end - start));
    *p = eol ? eol + 1 : end;
    return (dnm_str){start, (size_t)((eol ? eol : end) - start)};
}

static bool is_heading(dnm_str line)
{
    static const char *const headings[] = {"#data",      "#errors",     "#new-errors",        "#document",
                                           "#script-on", "#script-off", "#document-fragment", NULL};
    for (int i = 0; headings[i]; i++) {
        if (dnm_str_eq(line, dnm_str_of(headings[i]))) return true;
    }
    return false;
}

/* The lines up to the next heading, without the last line end. */
static dnm_str take_section(const char **p, const char *end)
{
    const char *start = *p, *stop = start;
    while (*p < end) {
        const char *before = *p;
        if (is_heading(take_line(p, end))) {
            *p = before;
            break;
        }
        stop = *p;
    }
    return (dnm_str){start, stop > start ? (size_t)(stop - start - 1) : 0};
}

static bool take_test(const char **p, const char *end, test *out)
{
    memset(out, 0, sizeof *out);
    bool found = false;
    while (*p < end) {
        const char *before = *p;
        dnm_str heading = take_line(p, end);
        if (dnm_str_eq(heading, DNM_STR("#data")) && found) {
            *p = before;
            return true;
        }
        dnm_str section = take_section(p, end);
        if (dnm_str_eq(heading, DNM_STR("#data"))) {
            out->data = section;
            found = true;
        } else if (dnm_str_eq(heading, DNM_STR("#document-fragment"))) {
            out->context = section;
        } else if (dnm_str_eq(heading, DNM_STR("#document"))) {
            out->tree = section;
        }
        out->script_on |= dnm_str_eq(heading, DNM_STR("#script-on"));
        out->script_off |= dnm_str_eq(heading, DNM_STR("#script-off"));
    }
    return found;
}

/* ---- writing the tree as the tests do --------------------------------------------------------- */

static void add_str(dnm_buf *out, dnm_str s)
{
    dnm_buf_add(out, s.p, s.n);
}

static void indent(dnm_buf *out, int depth)
{
    dnm_buf_add_str(out, "| ");
    for (int i = 0; i < depth; i++) dnm_buf_add_str(out, "  ");
}

static int compare_attrs(const void *a, const void *b)
{
    const html_attr *x = a, *y = b;
    static const char *const prefixes[] = {"", "xlink ", "xml ", "xmlns "};
    char left[300], right[300];
    const char *xn = x->ns ? x->name + strcspn(x->name, ":") : x->name;
    const char *yn = y->ns ? y->name + strcspn(y->name, ":") : y->name;
    snprintf(left, sizeof left, "%s%.*s", prefixes[x->ns], (int)(x->name_n - (size_t)(xn - x->name)), xn);
    snprintf(right, sizeof right, "%s%.*s", prefixes[y->ns], (int)(y->name_n - (size_t)(yn - y->name)), yn);
    return strcmp(left, right);
}

static void add_attr_name(dnm_buf *out, const html_attr *attr)
{
    dnm_str name = {attr->name, attr->name_n};
    const char *colon = attr->ns ? memchr(name.p, ':', name.n) : NULL;
    if (attr->ns == HTML_ATTR_XMLNS && !colon) dnm_buf_add_str(out, "xmlns ");
    for (size_t i = 0; i < name.n; i++) dnm_buf_add_char(out, name.p + i == colon ? ' ' : name.p[i]);
}

static void add_element(dnm_buf *out, const html_document *doc, const html_node *node, int depth)
{
    indent(out, depth);
    dnm_buf_add_str(out, node->ns == HTML_NS_SVG ? "<svg " : node->ns == HTML_NS_MATHML ? "<math " : "<");
    add_str(out, html_name(doc, node));
    dnm_buf_add_str(out, ">\n");
    html_attr attrs[HTML_MAX_ATTRS];
    if (node->n) memcpy(attrs, doc->attrs + node->u.el.attr, node->n * sizeof *attrs);
    qsort(attrs, node->n, sizeof *attrs, compare_attrs);
    for (uint32_t i = 0; i < node->n; i++) {
        indent(out, depth + 1);
        add_attr_name(out, &attrs[i]);
        dnm_buf_add_str(out, "=\"");
        add_str(out, (dnm_str){attrs[i].value, attrs[i].value_n});
        dnm_buf_add_str(out, "\"\n");
    }
    if (html_is(node, HTML_TAG_TEMPLATE)) {
        indent(out, depth + 1);
        dnm_buf_add_str(out, "content\n");
    }
}

static void add_doctype(dnm_buf *out, const html_doctype *doctype, int depth)
{
    indent(out, depth);
    dnm_buf_add_str(out, "<!DOCTYPE ");
    add_str(out, doctype->name);
    if (doctype->public_id.n || doctype->system_id.n) {
        dnm_buf_add_str(out, " \"");
        add_str(out, doctype->public_id);
        dnm_buf_add_str(out, "\" \"");
        add_str(out, doctype->system_id);
        dnm_buf_add_str(out, "\"");
    }
    dnm_buf_add_str(out, ">\n");
}

static void add_text(dnm_buf *out, const html_document *doc, const html_node *node, int depth)
{
    if (html_is_joined(node)) return;
    indent(out, depth);
    dnm_buf_add_str(out, "\"");
    add_str(out, html_text(node));
    while (node->next && html_is_joined(node = &doc->nodes[node->next])) add_str(out, html_text(node));
    dnm_buf_add_str(out, "\"\n");
}

static void add_tree(dnm_buf *out, const html_document *doc, uint32_t root)
{
    for (uint32_t i = html_next(doc, root, root, true); i; i = html_next(doc, i, root, true)) {
        const html_node *node = &doc->nodes[i];
        int depth = 0;
        for (uint32_t up = node->parent; up != root; up = doc->nodes[up].parent) {
            depth += 1 + html_is(&doc->nodes[up], HTML_TAG_TEMPLATE);
        }
        if (node->kind == HTML_ELEMENT) add_element(out, doc, node, depth);
        if (node->kind == HTML_TEXT) add_text(out, doc, node, depth);
        if (node->kind == HTML_DOCTYPE) add_doctype(out, &doc->doctype, depth);
        if (node->kind != HTML_COMMENT) continue;
        indent(out, depth);
        dnm_buf_add_str(out, "<!-- ");
        add_str(out, html_text(node));
        dnm_buf_add_str(out, " -->\n");
    }
}

/* ---- running ---------------------------------------------------------------------------------- */

static html_options options_of(const test *one, bool scripting)
{
    html_options options = {.scripting = scripting, .fragment = one->context.n > 0, .context = one->context};
    if (one->context.n > 4 && memcmp(one->context.p, "svg ", 4) == 0) {
        options.context_ns = HTML_NS_SVG;
        options.context = (dnm_str){one->context.p + 4, one->context.n - 4};
    } else if (one->context.n > 5 && memcmp(one->context.p, "math ", 5) == 0) {
        options.context_ns = HTML_NS_MATHML;
        options.context = (dnm_str){one->context.p + 5, one->context.n - 5};
    }
    return options;
}

static dnm_str trimmed(dnm_str s)
{
    while (s.n && s.p[s.n - 1] == '\n') s.n--;
    return s;
}

static bool run(const test *one, bool scripting, bool verbose)
{
    dnm_arena arena;
    dnm_buf out;
    dnm_arena_init(&arena, CEILING);
    dnm_buf_init(&out, CEILING);
    html_options options = options_of(one, scripting);
    html_document *doc = NULL;
    bool same = false;
    if (html_parse(one->data, &arena, &options, &doc) == DNM_OK) {
        add_tree(&out, doc, options.fragment ? doc->nodes[0].first : 0);
        same = dnm_str_eq(trimmed(dnm_buf_str(&out)), trimmed(one->tree));
    }
    if (!same && verbose) {
        printf("  input:\n%.*s\n  expected:\n%.*s\n  got:\n%.*s\n", (int)one->data.n, one->data.p,
               (int)one->tree.n, one->tree.p, (int)out.n, out.p ? out.p : "");
    }
    dnm_buf_free(&out);
    dnm_arena_free(&arena);
    return same;
}

/* Whether "FILE NUMBER " begins a line of the list. */
static bool is_known(const char *known, const char *file, int number)
{
    char key[300];
    int n = snprintf(key, sizeof key, "%s %d ", file, number);
    for (const char *p = known; p && *p; p = strchr(p, '\n')) {
        if (*p == '\n') p++;
        if (strncmp(p, key, (size_t)n) == 0) return true;
    }
    return false;
}

static void run_file(const char *folder, const char *name, const char *known, totals *sum)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    size_t size = 0;
    char *content = read_file(path, &size);
    const char *p = content, *end = content ? content + size : NULL;
    test one;
    for (int number = 1; content && take_test(&p, end, &one); number++) {
        bool listed = is_known(known, name, number), same = true;
        if (!one.script_on) same = run(&one, false, !listed) && same;
        if (!one.script_off) same = run(&one, true, !listed) && same;
        sum->run++;
        sum->passed += same;
        sum->known += !same && listed;
        if (same != listed) continue;
        sum->wrong++;
        printf("%s %d: %s\n", name, number, same ? "is listed as known to differ, but passes" : "differs");
    }
    free(content);
}

static bool has_suffix(const char *name, const char *suffix)
{
    size_t n = strlen(name), m = strlen(suffix);
    return n >= m && strcmp(name + n - m, suffix) == 0;
}

int main(int argc, char **argv)
{
    DIR *folder = argc == 3 ? opendir(argv[1]) : NULL;
    if (!folder) {
        printf("skipped: no folder of tests at %s\n", argc > 1 ? argv[1] : "?");
        return SKIPPED;
    }
    size_t size = 0;
    char *known = read_file(argv[2], &size);
    totals sum = {0};
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (has_suffix(entry->d_name, ".dat")) run_file(argv[1], entry->d_name, known, &sum);
    }
    closedir(folder);
    free(known);
    printf("html tree construction: %d of %d tests pass (%.2f %%), %d known to differ, %d wrong\n",
           sum.passed, sum.run, sum.run ? 100.0 * sum.passed / sum.run : 0.0, sum.known, sum.wrong);
    return sum.wrong == 0 && sum.run > 0 ? 0 : 1;
}
