/* mhtml.c -- converter `mhtml`: web pages as browsers save them in one file (RFC 2557). The document is the
 * page, as its own converter makes it; the pictures that were saved with it become resources of the document.
 * Styles, scripts and further pages (frames) are left where they are.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/mhtml/address.h"
#include "converters/mhtml/parts.h"
#include "docnorm/module.h"

enum { SAMPLE = 4096, SURE = 92 };

static mime_part message_of(const dnm_input *input)
{
    return mime_read((dnm_str){(const char *)input->bytes, input->size});
}

static bool has_extension(const dnm_input *input)
{
    return strcmp(input->extension, "mht") == 0 || strcmp(input->extension, "mhtml") == 0;
}

/* Messages of several kinds begin with fields; a saved page says that it is MIME, and what it holds. */
static int probe(const dnm_input *input)
{
    const size_t n = input->size < SAMPLE ? input->size : SAMPLE;
    const dnm_str head = mime_read((dnm_str){(const char *)input->bytes, n}).head;
    const dnm_str type = mime_field(head, "Content-Type");
    if (!type.p) return 0;
    if (mime_is(type, "multipart/related") && mime_parameter(type, "boundary").n) return SURE;
    const bool other =
        parts_is_page(type) || mime_is(type, "multipart/alternative") || mime_is(type, "multipart/mixed");
    return other && has_extension(input) ? SURE : 0;
}

/* What the page's part declares; in the arena, "" if nothing. */
static const char *declared_charset(dnm_arena *arena, mime_part page)
{
    const dnm_str label = mime_parameter(mime_field(page.head, "Content-Type"), "charset");
    const char *copy = label.n ? dnm_arena_strndup(arena, label.p, label.n) : NULL;
    return copy ? copy : "";
}

/* ---- detecting -------------------------------------------------------------------------------- */

enum { DETECT_ARENA = 1 << 16 };

static dnm_status charset(const dnm_input *input, dnm_charset_guess *guess)
{
    mime_part page;
    bool closed;
    dnm_buf text;
    dnm_arena arena;
    if (!parts_find_page(message_of(input), &page, &closed)) return DNM_UNSUPPORTED;
    dnm_buf_init(&text, input->size);
    dnm_arena_init(&arena, DETECT_ARENA);
    const dnm_str bytes = parts_bytes(page, &text);
    const char *label = declared_charset(&arena, page);
    dnm_charset_hints hints = {.user = *input->forced_charset ? input->forced_charset : NULL,
                               .http = *label            ? label
                                       : *input->charset ? input->charset
                                                         : NULL};
    const dnm_status status =
        dnm_charset_detect((const unsigned char *)(bytes.p ? bytes.p : ""), bytes.n, &hints, guess);
    dnm_arena_free(&arena);
    dnm_buf_free(&text);
    return status;
}

/* ---- converting ------------------------------------------------------------------------------- */

/* A dnm_target_fn: pictures of the page that were saved with it are called as their parts are. */
static dnm_str name_picture(void *data, dnm_str target)
{
    file_part *file = parts_find_file(data, target);
    if (!file) return (dnm_str){NULL, 0};
    file->named = true;
    return file->name;
}

static bool is_medium(const file_part *file)
{
    static const char *const media[] = {"image/", "audio/", "video/"};
    for (size_t i = 0; file->type.n > 6 && i < sizeof media / sizeof *media; i++)
        if (mime_is((dnm_str){file->type.p, 6}, media[i])) return true;
    return false;
}

static void add_resources(const file_parts *files, size_t max, dnm_builder *builder)
{
    dnm_buf buf;
    dnm_buf_init(&buf, max);
    for (uint32_t i = 0; i < files->count && dnm_builder_status(builder) == DNM_OK; i++) {
        const file_part *file = &files->list[i];
        if (!file->name.n || parts_find_file(files, file->name) != file) continue; /* one of each name */
        if (!file->named && !is_medium(file)) continue;
        const dnm_str bytes = parts_bytes(file->part, &buf);
        if (bytes.n) dnm_build_resource(builder, file->name, file->type, bytes.p, bytes.n);
    }
    dnm_buf_free(&buf);
}

static dnm_status convert_page(dnm_job *job, const dnm_input *input, mime_part page, dnm_str address,
                               dnm_str bytes, dnm_builder *builder)
{
    dnm_arena *arena = dnm_job_arena(job);
    const char *copy = dnm_arena_strndup(arena, address.n ? address.p : "", address.n);
    const char *label = declared_charset(arena, page);
    dnm_input inner;
    if (!copy) return DNM_NO_MEMORY;
    dnm_input_init(&inner, "", bytes.n ? bytes.p : "", bytes.n);
    inner.path = input->path;
    inner.member = *copy ? copy : "page";
    inner.extension = "html";
    inner.media_type = "text/html";
    inner.address = *copy ? copy : input->address;
    inner.charset = *label ? label : input->charset;
    inner.forced_charset = input->forced_charset;
    return dnm_convert_embedded(job, &inner, DNM_EMBED_WHOLE, builder);
}

static dnm_status convert(dnm_job *job, const dnm_input *input, dnm_builder *builder)
{
    const mime_part message = message_of(input);
    dnm_arena *arena = dnm_job_arena(job);
    mime_part page;
    bool closed;
    if (!parts_find_page(message, &page, &closed))
        return dnm_fail(job, DNM_UNSUPPORTED, DNM_NOWHERE, "mhtml.no-page",
                        DNM_N_("no web page is among the parts of the message"));
    if (!closed)
        dnm_warn_lost(job, DNM_DAMAGED, DNM_NOWHERE, "mhtml.truncated",
                      DNM_N_("the saved page is cut off: its text is incomplete"));
    dnm_str base = parts_address(message);
    const dnm_str own = parts_address(page);
    if (own.n) base = address_resolve(arena, base, own);
    file_parts files;
    dnm_buf text;
    if (!parts_list_files(message, base, arena, &files)) return DNM_NO_MEMORY;
    dnm_buf_init(&text, dnm_job_limits(job)->input_bytes);
    const dnm_str bytes = parts_bytes(page, &text);
    dnm_status status = dnm_buf_status(&text);
    dnm_build_image_targets(builder, name_picture, &files);
    if (status == DNM_OK) status = convert_page(job, input, page, base, bytes, builder);
    dnm_build_image_targets(builder, NULL, NULL);
    dnm_buf_free(&text);
    if (status == DNM_OK) add_resources(&files, dnm_job_limits(job)->input_bytes, builder);
    return status ? status : dnm_builder_status(builder);
}

static const char *const extensions[] = {"mht", "mhtml", NULL};

const dnm_converter dnm_converter_mhtml = {
    .name = "mhtml",
    .summary = DNM_N_("Web pages saved as one file, with their pictures"),
    .extensions = extensions,
    .probe = probe,
    .charset = charset,
    .convert = convert,
};
