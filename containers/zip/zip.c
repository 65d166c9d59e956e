/* zip.c -- container `zip`: the members of an archive, one after the other. What libzip and the
 * salvage of damaged directories do is adapters/zip's affair.
 *
 * SPDX-License-Identifier: MIT */
#include "containers/zip/names.h"
#include "docnorm/module.h"

typedef struct archive {
    dnm_zip *zip;
    zip_name *names;
    dnm_buf bytes; /* of the current member */
    uint32_t next;
    bool over;     /* the ceiling of the whole archive was reached */
    bool salvaged; /* its directory is lost, and that was not yet said */
} archive;

static int probe(const dnm_input *input)
{
    return dnm_zip_magic(input->bytes, input->size) ? 60 : 0;
}

static dnm_status out_of_memory(dnm_job *job)
{
    return dnm_fail(job, DNM_NO_MEMORY, DNM_NOWHERE, "zip.memory", DNM_N_("no memory for the archive"));
}

static dnm_status list_names(dnm_job *job, const dnm_input *input, dnm_names *names)
{
    dnm_zip *zip;
    dnm_zip_error error;
    const dnm_status status = dnm_zip_open(input->bytes, input->size, dnm_job_limits(job), &zip, &error);
    if (status != DNM_OK) return dnm_fail(job, status, DNM_NOWHERE, error.id, error.text, "");
    struct dnm_arena *arena = dnm_job_arena(job);
    const uint32_t count = dnm_zip_count(zip);
    dnm_str *list = DNM_NEW(arena, dnm_str, count);
    bool ok = list != NULL;
    for (uint32_t i = 0; ok && i < count; i++) {
        dnm_zip_entry entry;
        if (!dnm_zip_entry_at(zip, i, &entry)) continue;
        const char *copy = dnm_arena_strndup(arena, entry.name.p, entry.name.n);
        ok = copy != NULL;
        if (ok) list[i] = (dnm_str){copy, entry.name.n};
    }
    dnm_zip_close(zip);
    if (!ok) return out_of_memory(job);
    *names = (dnm_names){list, count};
    return DNM_OK;
}

/* Office packages and e-books are ZIP files too; without a converter of their own, their parts are no
 * documents that anyone asked for. */
static bool is_package(const archive *a)
{
    const uint32_t count = dnm_zip_count(a->zip);
    for (uint32_t i = 0; i < count; i++)
        if (dnm_str_eq(a->names[i].raw, DNM_STR("[Content_Types].xml"))) return true;
    return count && dnm_str_eq(a->names[0].raw, DNM_STR("mimetype"));
}

static void close_archive(void *state)
{
    archive *a = state;
    dnm_zip_close(a->zip);
    dnm_buf_free(&a->bytes);
}

static dnm_status open_archive(dnm_job *job, const dnm_input *input, void **state)
{
    const dnm_limits *limits = dnm_job_limits(job);
    archive *a = DNM_NEW(dnm_job_arena(job), archive, 1);
    if (!a) return out_of_memory(job);
    dnm_zip_error error;
    dnm_status status = dnm_zip_open(input->bytes, input->size, limits, &a->zip, &error);
    if (status != DNM_OK) return dnm_fail(job, status, DNM_NOWHERE, error.id, error.text, "");
    a->salvaged = error.id && strcmp(error.id, "zip.salvaged") == 0;
    if (error.id && !a->salvaged) dnm_warn(job, DNM_NOWHERE, error.id, error.text, "");
    dnm_buf_init(&a->bytes, limits->input_bytes);
    status = zip_names(a->zip, dnm_job_arena(job), limits->arena_bytes, &a->names);
    if (status != DNM_OK) {
        status = out_of_memory(job);
    } else if (is_package(a)) {
        status = dnm_fail(job, DNM_UNSUPPORTED, DNM_NOWHERE, "zip.package",
                          DNM_N_("this package is of a kind that is not supported"));
    }
    if (status == DNM_OK) {
        *state = a;
    } else {
        close_archive(a);
    }
    return status;
}

/* The next entry that is a file of someone's, or the count of entries. */
static uint32_t next_file(dnm_job *job, archive *a)
{
    const uint32_t count = dnm_zip_count(a->zip);
    for (; a->next < count; a->next++) {
        dnm_zip_entry entry;
        const char *name = a->names[a->next].name;
        if (dnm_zip_entry_at(a->zip, a->next, &entry) && entry.directory) continue;
        if (!zip_is_litter(name)) break;
        dnm_note(job, DNM_NOWHERE, "zip.litter", DNM_N_("%s belongs to a file system and is left out"), name);
    }
    return a->next;
}

/* Nobody should take what was left of an archive for all of it: the loss is a failure, after the rest. */
static dnm_status end_of(dnm_job *job, archive *a)
{
    if (!a->salvaged) return DNM_END;
    a->salvaged = false;
    a->over = true;
    return dnm_fail(job, DNM_DAMAGED, DNM_NOWHERE, "zip.truncated",
                    DNM_N_("the archive is cut off or damaged; what is left of it was read"));
}

static dnm_status next_member(dnm_job *job, void *state, dnm_member *member)
{
    archive *a = state;
    const uint32_t index = a->over ? dnm_zip_count(a->zip) : next_file(job, a);
    if (index == dnm_zip_count(a->zip)) return end_of(job, a);
    a->next++;
    const zip_name *name = &a->names[index];
    *member = (dnm_member){.name = name->name, .raw_name = name->raw, .media_type = "", .charset = ""};

    dnm_zip_error error;
    dnm_buf_clear(&a->bytes);
    const dnm_status status = dnm_zip_read(a->zip, index, &a->bytes, &error);
    if (status != DNM_OK) {
        a->over = status == DNM_NO_MEMORY;
        return dnm_fail(job, status, DNM_NOWHERE, error.id, error.text, name->name);
    }
    if (error.id) dnm_warn_lost(job, error.status, DNM_NOWHERE, error.id, error.text, name->name);
    member->bytes = (const unsigned char *)(a->bytes.p ? a->bytes.p : "");
    member->size = a->bytes.n;
    return DNM_OK;
}

static const char *const extensions[] = {"zip", NULL};

const dnm_container dnm_container_zip = {
    .name = "zip",
    .summary = "A ZIP archive; names in UTF-8, GBK, Big5 and other charsets",
    .extensions = extensions,
    .probe = probe,
    .names = list_names,
    .open = open_archive,
    .next = next_member,
    .close = close_archive,
};
