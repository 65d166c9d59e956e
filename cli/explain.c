/* explain.c -- the command explain: what cleaning changed in a document, and where it was unsure.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/explain_html.h"
#include "cli/folder.h"
#include "cli/naming.h"
#include "cli/show_edit.h"

/* A screen has 24 lines of 80 columns. Below DOUBTFUL a change is worth a look. */
enum { RULES_SHOWN = 10, DOUBTS_SHOWN = 20, DOUBTFUL = 700, LINE = 60 };

typedef struct rule_use {
    dnm_string rule;
    uint32_t count;
    uint16_t lowest, highest; /* confidence */
    uint32_t example;         /* an edit */
} rule_use;

typedef struct report {
    const dnm_doc *doc;
    const dnm_history *history;
    rule_use *rules;
    size_t rule_count;
    uint32_t *edits; /* those to be shown one by one, in their order */
    uint32_t edit_count, doubtful;
} report;

/* ---- gathering ---- */

static int by_count(const void *a, const void *b)
{
    const rule_use *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return (x->rule > y->rule) - (x->rule < y->rule);
}

static rule_use *use_of(report *r, dnm_string rule)
{
    for (size_t i = 0; i < r->rule_count; i++)
        if (r->rules[i].rule == rule) return &r->rules[i];
    rule_use *grown = realloc(r->rules, (r->rule_count + 1) * sizeof *grown);
    if (!grown) return NULL;
    r->rules = grown;
    r->rules[r->rule_count] = (rule_use){.rule = rule, .lowest = 1000};
    return &r->rules[r->rule_count++];
}

/* Of a rule's edits the one with the longest change up to a line is its example: it shows most. One in text
 * that an earlier edit put in has no surroundings to show. */
static uint32_t weight(const report *r, uint32_t number)
{
    const dnm_edit *e = &r->history->edits[number];
    if (e->at >= r->history->origin_len) return 0;
    uint32_t n = e->put_len;
    for (uint32_t i = 0; i < e->ncut; i++) n += r->history->cuts[e->first_cut + i].len;
    return n > LINE ? 1 : n;
}

static bool is_doubtful(const dnm_edit *e)
{
    return e->op == DNM_OP_FLAG || e->confidence < DOUBTFUL;
}

static bool count_rules(report *r)
{
    for (uint32_t i = 0; i < r->history->edit_count; i++) {
        const dnm_edit *e = &r->history->edits[i];
        rule_use *use = use_of(r, e->rule);
        if (!use) return false;
        if (!use->count++ || weight(r, i) > weight(r, use->example)) use->example = i;
        if (e->confidence < use->lowest) use->lowest = e->confidence;
        if (e->confidence > use->highest) use->highest = e->confidence;
        r->doubtful += is_doubtful(e);
    }
    if (r->rule_count) qsort(r->rules, r->rule_count, sizeof *r->rules, by_count);
    return true;
}

/* Lowest confidence first; counted into their places, since a confidence is one of a thousand numbers. */
static bool choose_edits(report *r, bool all)
{
    uint32_t places[1002] = {0}, n = r->history->edit_count;
    r->edits = malloc((n + 1) * sizeof *r->edits);
    if (!r->edits) return false;
    for (uint32_t i = 0; i < n; i++) {
        const dnm_edit *e = &r->history->edits[i];
        if (!all && !is_doubtful(e)) continue;
        r->edit_count++;
        places[(e->confidence <= 1000 ? e->confidence : 1000) + 1]++;
    }
    for (size_t i = 1; i < 1002; i++) places[i] += places[i - 1];
    for (uint32_t i = 0; i < n; i++) {
        const dnm_edit *e = &r->history->edits[i];
        if (all || is_doubtful(e)) r->edits[places[e->confidence <= 1000 ? e->confidence : 1000]++] = i;
    }
    return true;
}

/* ---- for people ---- */

static void print_summary(const report *r, const char *path, const char *member)
{
    put_safely(stdout, path);
    if (*member) fputs(": ", stdout);
    put_safely(stdout, member);
    unsigned long changes = r->history->edit_count, rules = r->rule_count;
    printf(ngettext(": %lu change", ": %lu changes", changes), changes);
    printf(ngettext(" by %lu rule", " by %lu rules", rules), rules);
    printf(_(", %lu of them doubtful\n"), (unsigned long)r->doubtful);
    for (size_t i = 0; i < r->rule_count && i < RULES_SHOWN; i++) {
        const rule_use *use = &r->rules[i];
        dnm_str rule = dnm_doc_string(r->doc, use->rule);
        printf("%7lu  %.*s\n         ", (unsigned long)use->count, (int)rule.n, rule.p);
        show_edit(stdout, r->doc, use->example);
        putchar('\n');
    }
    if (r->rule_count > RULES_SHOWN)
        printf(ngettext("         … and %lu more rule\n", "         … and %lu more rules\n",
                        rules - RULES_SHOWN),
               rules - RULES_SHOWN);
}

/* The part of a package that a source is in; empty for the input itself. */
static dnm_str part_of(const report *r, const dnm_source *source)
{
    if (source->part >= r->history->part_count) return (dnm_str){0};
    return dnm_doc_string(r->doc, r->history->parts[source->part]);
}

/* Parts of packages count paragraphs, all else counts bytes. */
static void print_place(const report *r, const dnm_edit *e)
{
    dnm_source source;
    bool exact;
    if (!dnm_doc_source(r->doc, e->at, &source, &exact)) return;
    unsigned long long offset = source.offset;
    dnm_str part = part_of(r, &source);
    if (part.n)
        printf(_("  %.*s, paragraph %llu"), (int)part.n, part.p, offset);
    else
        printf(exact ? _("  at byte %llu") : _("  near byte %llu"), offset);
}

static void print_edits(const report *r, bool all)
{
    if (!r->edit_count) return;
    puts(all ? _("\nAll changes, the least sure first:") : _("\nWorth a look, the least sure first:"));
    uint32_t shown = all || r->edit_count < DOUBTS_SHOWN ? r->edit_count : DOUBTS_SHOWN;
    for (uint32_t i = 0; i < shown; i++) {
        const dnm_edit *e = &r->history->edits[r->edits[i]];
        dnm_str rule = dnm_doc_string(r->doc, e->rule);
        printf("%5u  %.*s", (unsigned)e->confidence, (int)rule.n, rule.p);
        print_place(r, e);
        fputs("\n       ", stdout);
        show_edit(stdout, r->doc, r->edits[i]);
        putchar('\n');
    }
    if (shown < r->edit_count)
        printf(_("       … and %lu more: --all\n"), (unsigned long)(r->edit_count - shown));
}

/* ---- for programs ---- */

static void put_json_summary(const report *r, const dnm_input *input)
{
    json j = {.to = stdout};
    json_open(&j, '{');
    json_string(&j, "path", input->path);
    json_string(&j, "member", input->member);
    json_number(&j, "changes", r->history->edit_count);
    json_number(&j, "doubtful", r->doubtful);
    json_key(&j, "rules");
    json_open(&j, '[');
    for (size_t i = 0; i < r->rule_count; i++) {
        json_open(&j, '{');
        json_text(&j, "rule", dnm_doc_string(r->doc, r->rules[i].rule));
        json_number(&j, "count", r->rules[i].count);
        json_number(&j, "lowest", r->rules[i].lowest);
        json_number(&j, "highest", r->rules[i].highest);
        json_close(&j, '}');
    }
    json_close(&j, ']');
    json_close(&j, '}');
    json_end_line(&j);
}

static bool put_json_edit(const report *r, uint32_t number)
{
    const dnm_edit *e = &r->history->edits[number];
    size_t n;
    char *removed = edit_removed(r->doc, e, &n);
    if (!removed) return false;
    json j = {.to = stdout};
    dnm_source source;
    bool exact;
    json_open(&j, '{');
    json_number(&j, "edit", number);
    json_text(&j, "rule", dnm_doc_string(r->doc, e->rule));
    json_string(&j, "op", dnm_op_name((dnm_op)e->op));
    json_number(&j, "confidence", e->confidence);
    json_number(&j, "at", e->at);
    if (dnm_doc_source(r->doc, e->at, &source, &exact)) {
        json_text(&j, "part", part_of(r, &source));
        json_number(&j, "source", source.offset);
        json_flag(&j, "exact", exact);
    }
    json_text(&j, "before", (dnm_str){removed, n});
    json_text(&j, "after", (dnm_str){r->history->births + e->put, e->put_len});
    json_text(&j, "note", dnm_doc_string(r->doc, e->note));
    json_close(&j, '}');
    json_end_line(&j);
    free(removed);
    return true;
}

/* ---- the command ---- */

static dnm_status show(const options *o, const dnm_doc *doc, const dnm_input *input)
{
    report r = {.doc = doc, .history = dnm_doc_history(doc)};
    bool good = count_rules(&r) && choose_edits(&r, o->given[OPT_ALL]);
    if (good && o->given[OPT_JSON]) {
        put_json_summary(&r, input);
        for (uint32_t i = 0; good && i < r.edit_count; i++) good = put_json_edit(&r, r.edits[i]);
    } else if (good) {
        print_summary(&r, input->path, input->member);
        print_edits(&r, o->given[OPT_ALL]);
    }
    free(r.rules);
    free(r.edits);
    return good ? DNM_OK : DNM_NO_MEMORY;
}

/* Where pages go. */
typedef struct pages {
    const options *o;
    const char *folder; /* NULL: there is one page, or none */
    names *names;       /* in the folder */
    const char *root;   /* the input whose documents are being explained */
} pages;

/* The path of a document's page in the folder. To be freed; NULL without memory. */
static char *page_path(const pages *p, const dnm_ctx *ctx, const dnm_input *input)
{
    char *document = folder_name_of(p->o, p->root, input), *name = NULL, *path = NULL;
    const bool replaceable = folder_may_replace(ctx, input->extension);
    if (document) name = names_give(p->names, document, replaceable, "html", "");
    const size_t n = name ? strlen(p->folder) + strlen(name) + 2 : 0;
    if (name) path = malloc(n);
    const char *slash = n && p->folder[strlen(p->folder) - 1] == '/' ? "" : "/";
    if (path) snprintf(path, n, "%s%s%s", p->folder, slash, name);
    free(document);
    free(name);
    return path;
}

static dnm_status write_page(const pages *p, dnm_ctx *ctx, const dnm_input *input, const char *text, size_t n)
{
    if (!p->folder) return output_write(p->o, ctx, text, n);
    char *path = page_path(p, ctx, input);
    if (!path) return DNM_NO_MEMORY;
    dnm_status status = folder_make_above(path);
    if (status == DNM_OK) status = output_write_to(p->o, ctx, path, text, n);
    free(path);
    return status;
}

/* In memory first: a page that cannot be finished leaves nothing behind. */
static dnm_status show_page(const pages *p, dnm_ctx *ctx, const dnm_doc *doc, const dnm_input *input)
{
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);
    if (!to) return DNM_NO_MEMORY;
    bool whole = explain_html(to, ctx, doc, input);
    whole = fclose(to) == 0 && whole;
    dnm_status status = whole ? write_page(p, ctx, input, text, n) : DNM_NO_MEMORY;
    free(text);
    return status;
}

static dnm_status explain_document(const pages *p, dnm_ctx *ctx, dnm_input *input)
{
    const options *o = p->o;
    dnm_doc *doc;
    session_describe(o, input);
    dnm_status status = dnm_read(ctx, input, o->value[OPT_FROM], &doc);
    if (status == DNM_OK) {
        status = dnm_clean(ctx, doc);
        if (status == DNM_OK)
            status = o->given[OPT_HTML] ? show_page(p, ctx, doc, input) : show(o, doc, input);
        dnm_doc_free(doc);
    }
    say_messages(ctx, verbosity_of(o));
    return status;
}

static dnm_status explain(pages *p, dnm_ctx *ctx, const char *path)
{
    const options *o = p->o;
    dnm_walk *walk;
    loaded bytes;
    dnm_input input;
    dnm_status first = session_walk(ctx, path, &bytes, &walk), status;
    if (first) return first;
    p->root = path;
    for (bool again = false; (status = dnm_walk_next(walk, &input)) != DNM_END; again = true) {
        if (again && o->given[OPT_HTML] && !p->folder) {
            say(_("%s: a page shows one document; name one of them"), path);
            keep_first(&first, DNM_USAGE);
            break;
        }
        if (again && !o->given[OPT_JSON] && !p->folder) putchar('\n');
        if (status == DNM_OK)
            status = explain_document(p, ctx, &input);
        else
            say_error(ctx);
        keep_first(&first, status);
    }
    dnm_walk_close(walk);
    unload(&bytes);
    return first;
}

/* As convert does: pages of several documents go to a folder. */
static dnm_status choose_folder(pages *p)
{
    const options *o = p->o;
    const char *output = o->value[OPT_OUTPUT];
    if (!o->given[OPT_HTML] || !output || strcmp(output, "-") == 0) return DNM_OK;
    const bool several = o->input_count > 1 || folder_among_inputs(o);
    const bool is_new = access(output, F_OK) != 0;
    if (folder_is(output) || (several && is_new && !*folder_extension_of(output))) {
        p->folder = output;
        p->names = names_new();
        return p->names ? DNM_OK : DNM_NO_MEMORY;
    }
    return several ? say_usage(o->command, _("several documents need a folder: -o FOLDER/")) : DNM_OK;
}

static int run(const options *o)
{
    dnm_ctx *ctx;
    if (!o->input_count) return (int)say_usage(o->command, _("no input; docnorm --help shows how"));
    pages p = {.o = o};
    dnm_status first = choose_folder(&p);
    if (first) return (int)first;
    first = session_open(o, &ctx);
    if (first == DNM_OK) {
        for (size_t i = 0; i < o->input_count; i++) keep_first(&first, explain(&p, ctx, o->inputs[i]));
        dnm_ctx_free(ctx);
    }
    names_free(p.names);
    keep_first(&first, flush_stdout());
    return (int)first;
}

const command command_explain = {
    .name = "explain",
    .arguments = N_("INPUT…"),
    .summary = N_("Shows what cleaning changes in a document, and by which rules. First a summary, then the "
                  "changes that are "
                  "doubtful"),
    .examples = N_("  docnorm explain page.html\n"
                   "  docnorm explain --all --only spaces old.txt\n"
                   "  docnorm explain --html page.html -o page.changes.html\n"),
    .takes =
        TAKES_OUTPUT | TAKES_READING | TAKES_CLEANING | TAKES_ALL | TAKES_JSON | TAKES_HTML | TAKES_STDIN,
    .run = run,
};
