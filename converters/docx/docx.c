/* docx.c -- the converter for Word documents (.docx, .docm, .dotx, .dotm, flat OPC): the order in which
 * a document's parts are read. Faithful: all text that a reader of the document sees, tracked changes
 * accepted; what is left out by default (headers, comments, hidden text) are options.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/cfb.h"
#include "converters/docx/flat.h"
#include "converters/docx/reader.h"
#include "converters/docx/vocabulary.h"
#include "core/text/prefix.h"

/* ---- probing -------------------------------------------------------------------------------------- */

static bool has_extension(const dnm_input *input)
{
    static const char *const extensions[] = {"docx", "docm", "dotx", "dotm"};
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        if (strcmp(input->extension, extensions[i]) == 0) return true;
    return false;
}

/* Whether the member's name begins with `lower`, in any case and with either slash. */
static bool begins_with(dnm_str name, const char *lower)
{
    size_t at = 0;
    while (at < name.n && (name.p[at] == '/' || name.p[at] == '\\')) at++;
    for (size_t i = 0; lower[i]; i++, at++) {
        if (at >= name.n) return false;
        char c = name.p[at] == '\\' ? '/' : name.p[at];
        if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != lower[i]) return false;
    }
    return true;
}

static int probe_names(const dnm_input *input)
{
    bool types = false, word = false, document = false, other = false;
    for (uint32_t i = 0; i < input->names->count; i++) {
        dnm_str name = input->names->names[i];
        types = types || begins_with(name, "[content_types].xml");
        word = word || begins_with(name, "word/");
        document = document || begins_with(name, "word/document");
        other = other || begins_with(name, "xl/") || begins_with(name, "ppt/");
    }
    if (types && word) return 95;
    if (document) return 90;
    return types && !other && has_extension(input) ? 60 : 0;
}

static int probe(const dnm_input *input)
{
    if (wml_cfb_magic(input->bytes, input->size)) {
        if (has_extension(input)) return 90;
        return wml_cfb_looks_like_word(input->bytes, input->size) ? 70 : 0;
    }
    if (input->names && input->names->count) return probe_names(input);
    if (wml_flat_magic(input->bytes, input->size)) return 95;
    /* The directory could not be read: we may still salvage it. */
    return dnm_zip_magic(input->bytes, input->size) && has_extension(input) ? 60 : 0;
}

/* ---- parts ---------------------------------------------------------------------------------------- */

/* The main part: where the package says, where it usually is, or any of its type. */
static dnm_str main_part(wml_package *package, const wml_relations *relations)
{
    const wml_relation *relation = wml_relation_by_type(relations, "officeDocument");
    if (relation && wml_package_find(package, relation->target) != WML_NONE) return relation->target;
    if (wml_package_find(package, DNM_STR("word/document.xml")) != WML_NONE)
        return DNM_STR("word/document.xml");
    for (uint32_t i = 0; i < package->parts.n; i++) {
        dnm_str name = package->parts.entries[i].key, type = wml_package_type(package, name);
        if (dnm_str_ends(type, DNM_STR("wordprocessingml.document.main+xml")) ||
            dnm_str_ends(name, DNM_STR("/document.xml")))
            return name;
    }
    return (dnm_str){0};
}

static void read_story(wml_reader *reader, dnm_str part, const char *role)
{
    const dnm_attr attr = {DNM_STR("role"), dnm_str_of(role)};
    dnm_build_open(reader->builder, DNM_SECTION, 0, dnm_build_attrs(reader->builder, &attr, 1));
    if (wml_story_open(reader, NULL)) {
        wml_read_part(reader, part, false);
        wml_story_close(reader);
    }
    dnm_build_close(reader->builder);
}

/* All parts of a type, each in a section of its own. */
static void read_stories(wml_reader *reader, const wml_relations *relations, const char *type)
{
    for (uint32_t i = 0; i < relations->n; i++)
        if (wml_is(relations->list[i].type, type) && !relations->list[i].external)
            read_story(reader, relations->list[i].target, type);
}

static void read_notes(wml_reader *reader, const wml_relations *relations)
{
    static const char *const types[] = {"footnotes", "endnotes", "comments"};
    size_t count = reader->keep_comments ? 3 : 2;
    if (!reader->keep_comments && reader->desk.note_refs.n == 0) return;
    for (size_t i = 0; i < count; i++) {
        const wml_relation *relation = wml_relation_by_type(relations, types[i]);
        if (relation && !relation->external) wml_read_part(reader, relation->target, false);
    }
    wml_notes_write(reader);
}

static dnm_status read_body(wml_reader *reader, dnm_str part)
{
    uint32_t before = dnm_builder_text_len(reader->builder);
    if (!wml_story_open(reader, NULL)) return DNM_NO_MEMORY;
    dnm_status status = wml_read_part(reader, part, true);
    wml_story_close(reader);
    if (status != DNM_DAMAGED) return status;
    if (dnm_builder_text_len(reader->builder) > before) return DNM_OK; /* what there is of it */
    return dnm_fail(reader->job, status, DNM_NOWHERE, "docx.no_text",
                    DNM_N_("the main part is damaged, and nothing of its text can be read"));
}

static void load_definitions(wml_reader *reader, const wml_relations *relations)
{
    const wml_relation *styles = wml_relation_by_type(relations, "styles");
    const wml_relation *numbering = wml_relation_by_type(relations, "numbering");
    wml_styles_load(&reader->styles, reader->package, styles ? styles->target : (dnm_str){0});
    wml_numbering_load(&reader->numbering, reader->package, numbering ? numbering->target : (dnm_str){0});
}

static dnm_status read_document(wml_reader *reader)
{
    wml_relations package_relations = {0}, relations = {0};
    wml_package_relations(reader->package, (dnm_str){0}, &package_relations);
    dnm_str part = main_part(reader->package, &package_relations);
    if (!part.n)
        return dnm_fail(reader->job, DNM_DAMAGED, DNM_NOWHERE, "docx.no_document",
                        DNM_N_("the package has no main document"));
    bool headers = dnm_job_option_on(reader->job, "headers");
    wml_package_relations(reader->package, part, &relations);
    if (!reader->embedded) wml_metadata_read(reader, &package_relations);
    load_definitions(reader, &relations);
    if (headers) read_stories(reader, &relations, "header");
    dnm_status status = read_body(reader, part);
    if (status != DNM_OK) return status;
    read_notes(reader, &relations);
    wml_read_chunks(reader);
    if (headers) read_stories(reader, &relations, "footer");
    return DNM_OK;
}

/* ---- converting ------------------------------------------------------------------------------------ */

static dnm_status refuse_cfb(dnm_job *job, const dnm_input *input)
{
    switch (wml_cfb_kind(input->bytes, input->size)) {
    case WML_CFB_ENCRYPTED:
        return dnm_fail(job, DNM_UNSUPPORTED, DNM_NOWHERE, "docx.encrypted",
                        DNM_N_("an encrypted document: it opens only with its password"));
    case WML_CFB_WORD:
        return dnm_fail(job, DNM_UNSUPPORTED, DNM_NOWHERE, "docx.word97",
                        DNM_N_("a document of Word 97 (.doc), which is not read; save it as .docx first"));
    default:
        return dnm_fail(job, DNM_UNSUPPORTED, DNM_NOWHERE, "docx.cfb",
                        DNM_N_("an OLE compound file that is no Word document"));
    }
}

static dnm_status finish(wml_reader *reader, dnm_status status)
{
    if (status != DNM_OK) return status;
    status = wml_desk_status(&reader->desk);
    if (status == DNM_OK && dnm_arena_failed(reader->arena)) status = DNM_LIMIT;
    if (status == DNM_OK) return DNM_OK;
    return dnm_fail(reader->job, status, DNM_NOWHERE, "docx.too_big",
                    DNM_N_("the document does not fit into the memory it may take"));
}

static dnm_status convert(dnm_job *job, const dnm_input *input, dnm_builder *builder)
{
    wml_package package;
    if (wml_cfb_magic(input->bytes, input->size)) return refuse_cfb(job, input);
    dnm_status status = wml_package_open(&package, job, input);
    if (status != DNM_OK) return status;
    wml_reader reader = {.job = job,
                         .arena = dnm_job_arena(job),
                         .builder = builder,
                         .package = &package,
                         .keep_hidden = dnm_job_option_on(job, "hidden"),
                         .keep_comments = dnm_job_option_on(job, "comments"),
                         .keep_images = dnm_job_option_on(job, "images"),
                         .embedded =
                             dnm_builder_text_len(builder) > 0 || dnm_builder_kind(builder) != DNM_DOCUMENT};
    const dnm_limits *limits = dnm_job_limits(job);
    wml_desk_init(&reader.desk, builder, limits->model_bytes);
    dnm_buf_init(&reader.text, limits->input_bytes);
    status = finish(&reader, read_document(&reader));
    wml_notes_free(&reader);
    wml_math_free(&reader);
    DNM_VEC_FREE(&reader.chunks, &reader.desk.budget);
    dnm_buf_free(&reader.text);
    wml_desk_free(&reader.desk);
    wml_package_close(&package);
    return status;
}

static const char *const extensions[] = {"docx", "docm", "dotx", "dotm", NULL};

static const dnm_option options[] = {
    {"headers", "no", "yes|no", DNM_N_("headers and footers")},
    {"comments", "no", "yes|no", DNM_N_("comments, as notes")},
    {"hidden", "no", "yes|no", DNM_N_("text that is formatted as hidden")},
    {"images", "yes", "yes|no", DNM_N_("attach the images that the document shows")},
    {NULL, NULL, NULL, NULL},
};

const dnm_converter dnm_converter_docx = {
    .name = "docx",
    .summary = DNM_N_("Word documents (Office Open XML)"),
    .extensions = extensions,
    .options = options,
    .probe = probe,
    .convert = convert,
};
