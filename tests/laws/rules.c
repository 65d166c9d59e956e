/* rules.c -- every rule carries an example of what it changes, into what, and of what looks alike and must
 * stay. They are run here: with the rule alone for the change, with its whole cleaner for what must stay.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/law.h"
#include "tests/support/render.h"

#include "core/model/model.h"

#include <stdio.h>
#include <stdlib.h>

static bool is_dump(const char *example)
{
    return strncmp(example, "document", 8) == 0;
}

static bool from_lines(const char *text, dnm_doc **doc)
{
    dnm_builder *builder;
    dnm_limits limits;
    dnm_limits_default(&limits);
    if (dnm_builder_new(&limits, &builder) != DNM_OK) return false;
    while (*text) {
        size_t n = strcspn(text, "\n");
        dnm_build_open(builder, DNM_PARAGRAPH, 0, 0);
        dnm_build_text(builder, text, n);
        dnm_build_close(builder);
        text += n + (text[n] == '\n');
    }
    return dnm_builder_finish(builder, doc) == DNM_OK;
}

static bool from_example(const char *example, dnm_doc **doc)
{
    size_t line;
    if (!is_dump(example)) return from_lines(example, doc);
    return dnm_undump(example, strlen(example), NULL, doc, &line) == DNM_OK;
}

/* Leaves, a line each; metadata and other structure only show in examples that are dumps. */
static void render(dnm_buf *out, const dnm_doc *doc, bool as_dump)
{
    char *dump = NULL;
    size_t n = 0;
    if (as_dump) {
        if (dnm_dump(doc, &dump, &n) == DNM_OK) dnm_buf_add(out, dump, n);
        free(dump);
        return;
    }
    const dnm_view *view = dnm_doc_view(doc);
    for (uint32_t i = 0; i < view->block_count; i++) {
        if (!dnm_kind_is_leaf(view->blocks[i].kind)) continue;
        dnm_buf_add(out, view->text + view->blocks[i].off, view->blocks[i].len);
        dnm_buf_add_char(out, '\n');
    }
}

typedef struct trial {
    const char *where;
    const char *cleaner, *only; /* only: the cleaner, or one of its rules */
    const char *option;         /* "to=hans"; NULL for none */
    const char *before, *after;
} trial;

static bool set_option(dnm_ctx *ctx, const trial *t)
{
    char name[120];
    if (!t->option) return true;
    const char *equals = strchr(t->option, '=');
    if (!equals) return false;
    snprintf(name, sizeof name, "%s.%.*s", t->cleaner, (int)(equals - t->option), t->option);
    return dnm_ctx_set(ctx, name, equals + 1) == DNM_OK;
}

static bool set_up(const trial *t, dnm_ctx **ctx)
{
    if (dnm_ctx_new(NULL, ctx) != DNM_OK || !set_option(*ctx, t)) return false;
    if (strcmp(t->only, t->cleaner) == 0) return t_ctx_only_cleaner(*ctx, t->cleaner);
    return dnm_ctx_profile(*ctx, "corpus") == DNM_OK && dnm_ctx_only(*ctx, t->only) == DNM_OK;
}

/* Cleans `before` by what `only` names and compares with `after`. */
static void check(t_law *law, const trial *t)
{
    dnm_ctx *ctx = NULL;
    dnm_doc *doc = NULL;
    dnm_doc *wanted = NULL;
    dnm_buf found, expected;
    dnm_buf_init(&found, 1 << 24);
    dnm_buf_init(&expected, 1 << 24);
    const bool ok = set_up(t, &ctx) && from_example(t->before, &doc) && from_example(t->after, &wanted);
    if (!ok || dnm_clean(ctx, doc) != DNM_OK) {
        law->checked++;
        t_breach(law, t->where, "the example is no document, or cleaning it failed");
    } else {
        render(&found, doc, is_dump(t->after));
        render(&expected, wanted, is_dump(t->after));
        t_same_text(law, t->where, "the example", dnm_buf_str(&expected), dnm_buf_str(&found));
        bool changed = dnm_doc_history(doc)->edit_count > 0;
        if (!changed && t->before != t->after) t_breach(law, t->where, "the rule made no edit");
    }
    dnm_buf_free(&found);
    dnm_buf_free(&expected);
    dnm_doc_free(doc);
    dnm_doc_free(wanted);
    dnm_ctx_free(ctx);
}

static void check_rule(t_law *law, const char *cleaner, const dnm_rule *rule)
{
    char id[160];
    char where[200];
    snprintf(id, sizeof id, "%s/%s", cleaner, rule->id);
    snprintf(where, sizeof where, "%s before -> after", id);
    if (!rule->before || !rule->after || !rule->untouched) {
        t_breach(law, id, "a rule needs all three examples");
        return;
    }
    check(law, &(trial){where, cleaner, id, rule->option, rule->before, rule->after});
    snprintf(where, sizeof where, "%s untouched", id);
    check(law, &(trial){where, cleaner, cleaner, rule->option, rule->untouched, rule->untouched});
}

void t_rule_examples(t_law *law)
{
    dnm_ctx *ctx;
    dnm_module_info info;
    if (dnm_ctx_new(NULL, &ctx) != DNM_OK) return;
    for (size_t i = 0; dnm_ctx_module(ctx, DNM_CLEANER, i, &info); i++)
        for (const dnm_rule *rule = info.rules; rule && rule->id; rule++) check_rule(law, info.name, rule);
    dnm_ctx_free(ctx);
}
