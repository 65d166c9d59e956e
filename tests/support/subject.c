/* subject.c -- every fixture seen as a document.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/support/subject.h"

#include <stdio.h>
#include <stdlib.h>

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
        snprintf(subject->label, sizeof subject->label, "%s/%s%s%s", t_family_name(family), module,
                 module[0] ? "/" : "", t_base_name(found.p[i].path));
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

static void add_output(dnm_buf *out, t_run *run, const dnm_doc *doc, const char *writer)
{
    char *bytes = NULL;
    size_t n = 0;
    dnm_status status = dnm_write_bytes(run->ctx, doc, writer, &bytes, &n);
    dnm_buf_printf(out, "%s %s\n", writer, dnm_status_name(status));
    if (status == DNM_OK) dnm_buf_add(out, bytes, n);
    free(bytes);
}

void t_subject_everything(const t_subject *subject, dnm_buf *out)
{
    t_run run;
    dnm_doc *doc;
    dnm_status status = t_subject_read(subject, &run, &doc);
    dnm_buf_printf(out, "%s\n", dnm_status_name(status));
    if (status != DNM_OK) return;
    for (int cleaned = 0; cleaned < 2; cleaned++) {
        char *dump = NULL;
        size_t n = 0;
        if (cleaned) dnm_buf_printf(out, "%s\n", dnm_status_name(dnm_clean(run.ctx, doc)));
        if (dnm_dump(doc, &dump, &n) == DNM_OK) dnm_buf_add(out, dump, n);
        free(dump);
    }
    dnm_module_info info;
    for (size_t i = 0; dnm_ctx_module(run.ctx, DNM_WRITER, i, &info); i++)
        add_output(out, &run, doc, info.name);
    dnm_doc_free(doc);
    t_run_close(&run);
}

dnm_status t_to_buf(void *buf, const void *bytes, size_t n)
{
    dnm_buf_add(buf, bytes, n);
    return dnm_buf_status(buf);
}
