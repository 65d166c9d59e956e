/* fixture.c -- finds fixtures and opens them.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/support/fixture.h"

#include <stdio.h>
#include <stdlib.h>

static const struct {
    const char *name;
    const char *input;           /* how inputs end; NULL: all files that end otherwise than … */
    const char *expectations[5]; /* … these */
} families[T_FAMILY_COUNT] = {
    [T_CONVERTER] = {"converter", NULL, {".dump"}},
    [T_CLEANER] = {"cleaner", ".dump", {".expected.dump"}},
    [T_WRITER] = {"writer", ".dump", {NULL}},
    [T_CONTAINER] = {"container", NULL, {".members"}},
    [T_DOCUMENT] = {"document", NULL, {".clean.txt", ".clean.edits"}},
};

const char *t_family_name(t_family family)
{
    return families[family].name;
}

t_family t_family_by_name(const char *name)
{
    t_family family = T_CONVERTER;
    while (family < T_FAMILY_COUNT && strcmp(families[family].name, name) != 0) family++;
    return family;
}

static bool is_input(t_family family, const char *folder, const char *name)
{
    const char *wanted = families[family].input;
    if (wanted && !t_ends_with(name, wanted)) return false;
    if (t_ends_with(name, ".options") || t_ends_with(name, ".md")) return false;
    for (const char *const *end = families[family].expectations; *end; end++)
        if (t_ends_with(name, *end)) return false;
    char *path = t_join(folder, name);
    bool folders_count = family == T_CONTAINER;
    bool is = folders_count || !t_is_folder(path);
    free(path);
    return is;
}

static t_fixture fixture_of(const char *folder, const char *name)
{
    t_fixture fixture = {t_join(folder, name), t_join(folder, name)};
    char *base = fixture.stem + strlen(folder) + 1;
    base[strcspn(base, ".")] = 0;
    return fixture;
}

bool t_fixtures_find(t_family family, const char *folder, t_fixtures *fixtures)
{
    *fixtures = (t_fixtures){NULL, 0};
    t_names names;
    if (!t_list_folder(folder, &names)) {
        fprintf(stderr, "%s: no such folder\n", folder);
        return false;
    }
    fixtures->p = t_alloc((names.n + 1) * sizeof *fixtures->p);
    bool ok = true;
    for (size_t i = 0; i < names.n; i++) {
        if (!is_input(family, folder, names.p[i])) continue;
        t_fixture fixture = fixture_of(folder, names.p[i]);
        fixtures->p[fixtures->n++] = fixture;
        if (fixtures->n < 2 || strcmp(fixture.stem, fixtures->p[fixtures->n - 2].stem) != 0) continue;
        fprintf(stderr, "%s: another input of this folder has the same name before its first dot\n",
                fixture.path);
        ok = false;
    }
    t_names_free(&names);
    return ok;
}

void t_fixtures_free(t_fixtures *fixtures)
{
    for (size_t i = 0; i < fixtures->n; i++) {
        free(fixtures->p[i].path);
        free(fixtures->p[i].stem);
    }
    free(fixtures->p);
    *fixtures = (t_fixtures){NULL, 0};
}

/* "parts NAME …": the whole rest of the line. */
static bool is_parts(t_run *run, char *line)
{
    if (strncmp(line, "parts ", 6) != 0) return false;
    run->parts = line + 6;
    return true;
}

static bool apply_setting(t_run *run, char *line)
{
    if (is_parts(run, line)) return true;
    char *rest_of_line = NULL;
    char *word = strtok_r(line, " ", &rest_of_line);
    char *value = strtok_r(NULL, " ", &rest_of_line);
    if (!word || word[0] == '#') return true;
    if (!value) return false;
    char *rest = strtok_r(NULL, "", &rest_of_line);
    if (strcmp(word, "charset") == 0) return (run->input.charset = value), true;
    if (strcmp(word, "from-charset") == 0) return (run->input.forced_charset = value), true;
    if (strcmp(word, "profile") == 0) return dnm_ctx_profile(run->ctx, value) == DNM_OK;
    if (strcmp(word, "disable") == 0) return dnm_ctx_disable(run->ctx, value) == DNM_OK;
    if (strcmp(word, "only") == 0) return dnm_ctx_only(run->ctx, value) == DNM_OK;
    if (strcmp(word, "set") == 0) return dnm_ctx_set(run->ctx, value, rest ? rest : "") == DNM_OK;
    if (strcmp(word, "min-confidence") == 0)
        return dnm_ctx_min_confidence(run->ctx, (uint16_t)strtoul(value, NULL, 10)) == DNM_OK;
    return false;
}

static bool apply_settings(t_run *run, const char *path)
{
    t_bytes bytes;
    if (!t_read_file(path, &bytes)) return true;
    run->settings = bytes.p;
    bool ok = true;
    for (char *line = bytes.p; ok && *line;) {
        char *end = line + strcspn(line, "\n");
        char *next = *end ? end + 1 : end;
        *end = 0;
        ok = apply_setting(run, line);
        line = next;
    }
    if (!ok) fprintf(stderr, "%s: a setting was not understood\n", path);
    return ok;
}

bool t_run_open(const t_fixture *fixture, t_run *run)
{
    *run = (t_run){0};
    bool folder = t_is_folder(fixture->path);
    if (!folder && !t_read_file(fixture->path, &run->bytes)) {
        fprintf(stderr, "%s: cannot be read\n", fixture->path);
        return false;
    }
    dnm_input_init(&run->input, t_base_name(fixture->path), run->bytes.p, run->bytes.n);
    char *options = t_concat(fixture->stem, ".options");
    bool ok = dnm_ctx_new(NULL, &run->ctx) == DNM_OK && apply_settings(run, options);
    free(options);
    if (!ok) t_run_close(run);
    return ok;
}

void t_run_close(t_run *run)
{
    dnm_ctx_free(run->ctx);
    free(run->bytes.p);
    free(run->settings);
    *run = (t_run){0};
}

bool t_run_undump(t_run *run, dnm_doc **doc)
{
    size_t line = 0;
    dnm_status status = dnm_undump(run->bytes.p, run->bytes.n, dnm_ctx_limits(run->ctx), doc, &line);
    if (status == DNM_OK) return true;
    fprintf(stderr, "%s:%zu: not a dump (%s)\n", run->input.path, line, dnm_status_name(status));
    return false;
}

bool t_ctx_only_cleaner(dnm_ctx *ctx, const char *cleaner)
{
    dnm_module_info info;
    for (size_t i = 0; dnm_ctx_module(ctx, DNM_CLEANER, i, &info); i++) {
        if (strcmp(info.name, cleaner) != 0) continue;
        const char *profile = info.profiles & DNM_CLEAN    ? "clean"
                              : info.profiles & DNM_CORPUS ? "corpus"
                                                           : "faithful";
        return dnm_ctx_profile(ctx, profile) == DNM_OK && dnm_ctx_only(ctx, cleaner) == DNM_OK;
    }
    fprintf(stderr, "no cleaner is called %s\n", cleaner);
    return false;
}
