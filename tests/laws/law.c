/* law.c -- subjects of the laws, and how breaches are reported.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/law.h"

#include "tests/support/render.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { SHOWN_BREACHES = 40 };

/* ---- subjects ---- */

static void add_folder(t_subjects *subjects, t_family family, const char *folder, const char *module)
{
    t_fixtures found;
    if (!t_is_folder(folder) || !t_fixtures_find(family, folder, &found)) return;
    t_subject *more = t_alloc((subjects->n + found.n) * sizeof *more);
    if (subjects->n) memcpy(more, subjects->p, subjects->n * sizeof *more);
    free(subjects->p);
    subjects->p = more;
    for (size_t i = 0; i < found.n; i++) {
        t_subject *subject = &subjects->p[subjects->n++];
        *subject = (t_subject){.family = family, .module = module, .fixture = found.p[i]};
        snprintf(subject->label, sizeof subject->label, "%s/%s/%s", t_family_name(family), module,
                 t_base_name(found.p[i].path));
    }
    free(found.p); /* its strings now belong to the subjects */
}

static void add_family(t_subjects *subjects, t_family family, const char *root)
{
    static const char *const plural[] = {
        [T_CONVERTER] = "converters", [T_CLEANER] = "cleaners", [T_WRITER] = "writers"};
    char *folder = t_join(root, plural[family]);
    t_names names;
    if (t_list_folder(folder, &names)) {
        for (size_t i = 0; i < names.n; i++) {
            char *sub = t_join(folder, names.p[i]);
            char **kept = t_alloc((subjects->modules.n + 1) * sizeof *kept);
            if (subjects->modules.n) memcpy(kept, subjects->modules.p, subjects->modules.n * sizeof *kept);
            free(subjects->modules.p);
            subjects->modules.p = kept;
            kept[subjects->modules.n++] = names.p[i];
            add_folder(subjects, family, sub, names.p[i]);
            free(sub);
        }
        free(names.p); /* its strings now belong to subjects->modules */
    }
    free(folder);
}

bool t_subjects_find(const char *root, t_subjects *subjects)
{
    *subjects = (t_subjects){0};
    for (t_family family = T_CONVERTER; family <= T_WRITER; family++) add_family(subjects, family, root);
    char *documents = t_join(root, "documents");
    add_folder(subjects, T_DOCUMENT, documents, "");
    free(documents);
    if (subjects->n == 0) fprintf(stderr, "%s: no fixtures\n", root);
    return subjects->n > 0;
}

void t_subjects_free(t_subjects *subjects)
{
    for (size_t i = 0; i < subjects->n; i++) {
        free(subjects->p[i].fixture.path);
        free(subjects->p[i].fixture.stem);
    }
    free(subjects->p);
    t_names_free(&subjects->modules);
    *subjects = (t_subjects){0};
}

dnm_status t_subject_read(const t_subject *subject, t_run *run, dnm_doc **doc)
{
    *doc = NULL;
    if (!t_run_open(&subject->fixture, run)) return DNM_UNREADABLE;
    dnm_status status;
    if (subject->family == T_CONVERTER || subject->family == T_DOCUMENT)
        status = dnm_read(run->ctx, &run->input, subject->module[0] ? subject->module : NULL, doc);
    else
        status = t_run_undump(run, doc) ? DNM_OK : DNM_DAMAGED;
    if (status != DNM_OK) t_run_close(run);
    return status;
}

/* ---- reports ---- */

bool t_breach(t_law *law, const char *where, const char *format, ...)
{
    if (++law->failed > SHOWN_BREACHES) return false;
    va_list args;
    va_start(args, format);
    printf("BREACH of %s: %s: ", law->name, where);
    vprintf(format, args);
    putchar('\n');
    va_end(args);
    return false;
}

bool t_excepted(t_law *law, const char *where)
{
    t_bytes list;
    if (!t_read_file(DOCNORM_SOURCE_DIR "/tests/laws/exceptions.txt", &list)) return false;
    char key[512];
    snprintf(key, sizeof key, "\n%s %s ", law->name, where);
    bool found = strstr(list.p, key) != NULL;
    free(list.p);
    law->excepted += found;
    return found;
}

static dnm_str window(dnm_str text, size_t at)
{
    size_t from = at > 30 ? at - 30 : 0;
    while (from < at && ((unsigned char)text.p[from] & 0xc0) == 0x80) from++;
    size_t to = at + 60 < text.n ? at + 60 : text.n;
    while (to < text.n && ((unsigned char)text.p[to] & 0xc0) == 0x80) to++;
    return (dnm_str){text.p ? text.p + from : "", to - from};
}

bool t_same_text(t_law *law, const char *where, const char *what, dnm_str expected, dnm_str actual)
{
    law->checked++;
    if (dnm_str_eq(expected, actual)) return true;
    size_t at = 0;
    while (at < expected.n && at < actual.n && expected.p[at] == actual.p[at]) at++;
    dnm_buf shown;
    dnm_buf_init(&shown, 1 << 16);
    dnm_buf_add_str(&shown, "\n  expected … ");
    t_render_quoted(&shown, window(expected, at));
    dnm_buf_add_str(&shown, "\n  found    … ");
    t_render_quoted(&shown, window(actual, at));
    t_breach(law, where, "%s differs at byte %zu of %zu (found %zu)%s", what, at, expected.n, actual.n,
             shown.p);
    dnm_buf_free(&shown);
    return false;
}

dnm_status t_to_buf(void *buf, const void *bytes, size_t n)
{
    dnm_buf_add(buf, bytes, n);
    return dnm_buf_status(buf);
}
