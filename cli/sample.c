/* sample.c -- the command sample: draws edits evenly over the rules, for a person to say which are right.
 * Each edit's key is a hash of its document's text, its number and the seed; the smallest keys are drawn. So
 * the same documents give the same sample, in any order and under any name, in one pass and in bounded
 * memory.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/sample.h"

#include <stdlib.h>

#include "cli/rules.h"

enum { USUAL_NUMBER = 200, LARGEST_NUMBER = 100000 };

/* ---- keys ---- */

static uint64_t mixed(uint64_t x)
{
    x = (x ^ x >> 32) * UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ x >> 29) * UINT64_C(0xBF58476D1CE4E5B9);
    return x ^ x >> 32;
}

static uint64_t hash_of(const char *p, size_t n, uint64_t seed)
{
    uint64_t hash = seed ^ n;
    for (; n >= 8; p += 8, n -= 8) {
        uint64_t part;
        memcpy(&part, p, 8);
        hash = mixed(hash ^ part);
    }
    for (; n; p++, n--) hash = mixed(hash ^ (unsigned char)*p);
    return hash;
}

/* ---- a heap with the largest key on top ---- */

static void exchange(drawn *a, drawn *b)
{
    drawn c = *a;
    *a = *b;
    *b = c;
}

static void sift_down(drawn *heap, size_t n)
{
    for (size_t i = 0, child; (child = 2 * i + 1) < n; i = child) {
        if (child + 1 < n && heap[child + 1].key > heap[child].key) child++;
        if (heap[i].key >= heap[child].key) return;
        exchange(&heap[i], &heap[child]);
    }
}

static void sift_up(drawn *heap, size_t i)
{
    for (; i && heap[(i - 1) / 2].key < heap[i].key; i = (i - 1) / 2) exchange(&heap[(i - 1) / 2], &heap[i]);
}

static void free_drawn(drawn *edit)
{
    free(edit->rule);
    free(edit->html);
}

/* Takes `edit` over; false without memory, when the edit still is the caller's. */
static bool add(draw_group *g, drawn edit, size_t most)
{
    if (g->count && g->count == most) {
        free_drawn(&g->edits[0]);
        g->edits[0] = edit;
        sift_down(g->edits, g->count);
        return true;
    }
    if (g->count == g->cap) {
        size_t cap = g->cap ? g->cap * 2 : 16;
        drawn *grown = realloc(g->edits, cap * sizeof *grown);
        if (!grown) return false;
        g->edits = grown;
        g->cap = cap;
    }
    g->edits[g->count++] = edit;
    sift_up(g->edits, g->count - 1);
    return true;
}

/* ---- drawing ---- */

static char *copy_of(dnm_str s)
{
    char *copy = malloc(s.n + 1);
    if (!copy) return NULL;
    if (s.n) memcpy(copy, s.p, s.n);
    copy[s.n] = '\0';
    return copy;
}

static draw_group *group_of(draw *d, dnm_str rule)
{
    const char *slash = d->by_cleaner ? memchr(rule.p, '/', rule.n) : NULL;
    dnm_str name = {rule.p, slash ? (size_t)(slash - rule.p) : rule.n};
    for (size_t i = 0; i < d->group_count; i++)
        if (dnm_str_eq(dnm_str_of(d->groups[i].name), name)) return &d->groups[i];
    draw_group *grown = realloc(d->groups, (d->group_count + 1) * sizeof *grown);
    if (!grown) return NULL;
    d->groups = grown;
    grown[d->group_count] = (draw_group){.name = copy_of(name)};
    return grown[d->group_count].name ? &grown[d->group_count++] : NULL;
}

static bool offer(draw *d, const dnm_doc *doc, uint32_t number, uint64_t key, const dnm_input *input)
{
    dnm_str rule = dnm_doc_string(doc, dnm_doc_history(doc)->edits[number].rule);
    draw_group *g = group_of(d, rule);
    if (!g) return false;
    g->seen++;
    if (g->count && g->count == d->wanted && key >= g->edits[0].key) return true;
    drawn edit = {.key = key, .rule = copy_of(rule), .html = sample_show(doc, number, input)};
    if (edit.rule && edit.html && add(g, edit, d->wanted)) return true;
    free_drawn(&edit);
    return false;
}

static dnm_status draw_from(draw *d, const dnm_doc *doc, const dnm_input *input)
{
    const dnm_history *h = dnm_doc_history(doc);
    uint64_t document = hash_of(h->births, h->origin_len, d->seed);
    d->documents++;
    for (uint32_t i = 0; i < h->edit_count; i++)
        if (!offer(d, doc, i, mixed(document + i), input)) return DNM_NO_MEMORY;
    return DNM_OK;
}

/* ---- choosing ---- */

static int by_key(const void *x, const void *y)
{
    const drawn *a = x, *b = y;
    return (a->key > b->key) - (a->key < b->key);
}

static int by_count(const void *x, const void *y)
{
    const draw_group *a = x, *b = y;
    if (a->count != b->count) return a->count < b->count ? -1 : 1;
    return strcmp(a->name, b->name);
}

static int by_name(const void *x, const void *y)
{
    return strcmp(((const draw_group *)x)->name, ((const draw_group *)y)->name);
}

/* The same number of each group; what a small one has not, the larger ones may have more. */
static void share_out(draw *d)
{
    size_t left = d->wanted;
    if (!d->group_count) return;
    qsort(d->groups, d->group_count, sizeof *d->groups, by_count);
    for (size_t i = 0; i < d->group_count; i++) {
        draw_group *g = &d->groups[i];
        size_t groups = d->group_count - i, share = (left + groups - 1) / groups;
        if (g->count) qsort(g->edits, g->count, sizeof *g->edits, by_key);
        while (g->count > share) free_drawn(&g->edits[--g->count]);
        left -= g->count;
    }
    qsort(d->groups, d->group_count, sizeof *d->groups, by_name);
}

static void draw_free(draw *d)
{
    for (size_t i = 0; i < d->group_count; i++) {
        for (size_t k = 0; k < d->groups[i].count; k++) free_drawn(&d->groups[i].edits[k]);
        free(d->groups[i].edits);
        free(d->groups[i].name);
    }
    free(d->groups);
}

/* ---- the command ---- */

static dnm_status sample_document(const options *o, dnm_ctx *ctx, dnm_input *input, draw *d)
{
    dnm_doc *doc;
    session_describe(o, input);
    dnm_status status = dnm_read(ctx, input, o->value[OPT_FROM], &doc);
    if (status == DNM_OK) {
        status = dnm_clean(ctx, doc);
        if (status == DNM_OK) status = draw_from(d, doc, input);
        dnm_doc_free(doc);
    }
    say_messages(ctx, verbosity_of(o));
    return status;
}

static dnm_status sample_input(const options *o, dnm_ctx *ctx, const char *path, draw *d)
{
    dnm_walk *walk;
    loaded bytes;
    dnm_input input;
    dnm_status first = session_walk(ctx, path, &bytes, &walk), status;
    if (first) return first;
    while ((status = dnm_walk_next(walk, &input)) != DNM_END && first != DNM_NO_MEMORY) {
        if (status == DNM_OK)
            status = sample_document(o, ctx, &input, d);
        else
            say_error(ctx);
        keep_first(&first, status);
    }
    dnm_walk_close(walk);
    unload(&bytes);
    return first;
}

/* In memory first: a page that cannot be finished leaves nothing behind. */
static dnm_status write_page(const options *o, dnm_ctx *ctx, const draw *d)
{
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);
    if (!to) return DNM_NO_MEMORY;
    bool whole = sample_page(to, ctx, d);
    whole = fclose(to) == 0 && whole;
    dnm_status status = whole ? output_write(o, ctx, text, n) : DNM_NO_MEMORY;
    free(text);
    return status;
}

static bool read_settings(const options *o, draw *d)
{
    const char *number = o->value[OPT_NUMBER], *by = o->value[OPT_BY], *seed = o->value[OPT_SEED];
    char *end = NULL;
    unsigned long n = number ? strtoul(number, &end, 10) : USUAL_NUMBER;
    if (number && (*number < '0' || *number > '9' || *end || !n || n > LARGEST_NUMBER)) {
        say(_("-n takes a number from 1 to %d, not '%s' [usage.value]"), LARGEST_NUMBER, number);
        return false;
    }
    d->wanted = n;
    d->by_cleaner = by && strcmp(by, "cleaner") == 0;
    if (by && !d->by_cleaner && strcmp(by, "rule") != 0) {
        say(_("--by takes rule or cleaner, not '%s' [usage.value]"), by);
        return false;
    }
    if (seed) d->seed = hash_of(seed, strlen(seed), 0);
    return true;
}

static dnm_status sample(const options *o)
{
    draw d = {0};
    dnm_ctx *ctx;
    if (!read_settings(o, &d)) return DNM_USAGE;
    dnm_status first = session_open(o, &ctx);
    if (first) return first;
    for (size_t i = 0; i < o->input_count; i++) keep_first(&first, sample_input(o, ctx, o->inputs[i], &d));
    if (d.documents) {
        share_out(&d);
        keep_first(&first, write_page(o, ctx, &d));
    }
    draw_free(&d);
    dnm_ctx_free(ctx);
    return first;
}

static int run(const options *o)
{
    if (o->given[OPT_MARKS] && !o->input_count) return (int)marks_report(o);
    if (o->input_count && !o->given[OPT_MARKS]) return (int)sample(o);
    say(_("sample takes either documents or --marks FILE; docnorm sample --help shows how [usage.sample]"));
    return DNM_USAGE;
}

const command command_sample = {
    .name = "sample",
    .arguments = N_("INPUT… | --marks=FILE"),
    .summary =
        N_("Draws changes from documents, as many of each rule, onto a page on which you mark them right or "
           "wrong. With --marks, says from the marks how often each rule is right"),
    .examples = N_("  docnorm sample pages.zip -n 200 -o sample.html\n"
                   "  docnorm sample --marks marks.jsonl\n"),
    .takes = TAKES_OUTPUT | TAKES_READING | TAKES_CLEANING | TAKES_SAMPLE | TAKES_JSON,
    .run = run,
};
