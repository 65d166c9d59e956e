/* zip.c -- archives in memory, on libzip (see zip.h). Opening tries, in this order: the archive as it
 * is; the archive behind foreign bytes in front of it; a directory made from its local headers.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/zip/zip.h"

#include "adapters/zip/salvage.h"
#include "docnorm/module.h"

#include <stdlib.h>
#include <zip.h>

#define FREE_EXPANSION                                                                                       \
    ((uint64_t)16 << 20) /* unpacked bytes that need no packed ones: dnm_limits.expansion */

enum { CENTRAL_RECORD = 46 };

struct dnm_zip {
    zip_t *zip;
    dnm_buf directory;   /* the one that salvage made */
    uint64_t may_unpack; /* bytes left for all members together */
    uint32_t expansion;  /* unpacked bytes per packed byte */
    uint32_t member_count;
    size_t size; /* of the archive */
};

struct dnm_zip_file {
    dnm_zip *zip;
    zip_file_t *file;
    uint64_t left; /* bytes that this member may still unpack */
    dnm_zip_error error;
};

static dnm_status fail(dnm_zip_error *error, dnm_status status, const char *id, const char *text)
{
    *error = (dnm_zip_error){status, id, text};
    return status;
}

/* What libzip says of one member, in our words. */
static dnm_status fail_by_code(dnm_zip_error *error, int code)
{
    switch (code) {
    case ZIP_ER_MEMORY:
        return fail(error, DNM_NO_MEMORY, "zip.no_memory", DNM_N_("out of memory while unpacking %s"));
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
    case ZIP_ER_ENCRNOTSUPP:
        return fail(error, DNM_UNSUPPORTED, "zip.encrypted", DNM_N_("%s is encrypted"));
    case ZIP_ER_COMPNOTSUPP:
        return fail(error, DNM_UNSUPPORTED, "zip.method",
                    DNM_N_("%s is packed by a method that is not supported"));
    case ZIP_ER_CRC:
        return fail(error, DNM_DAMAGED, "zip.checksum",
                    DNM_N_("%s has a wrong checksum; its text may be damaged"));
    case ZIP_ER_EOF:
        return fail(error, DNM_DAMAGED, "zip.cut_member", DNM_N_("%s ends before its data is complete"));
    default:
        return fail(error, DNM_DAMAGED, "zip.damaged_member", DNM_N_("%s cannot be unpacked as a whole"));
    }
}

bool dnm_zip_magic(const void *bytes, size_t size)
{
    const unsigned char *p = bytes;
    return size >= 4 && p[0] == 'P' && p[1] == 'K' &&
           ((p[2] == 3 && p[3] == 4) || (p[2] == 5 && p[3] == 6) || (p[2] == 7 && p[3] == 8));
}

/* Opens the bytes, followed by a directory if one was made. NULL if libzip does not accept them. */
static zip_t *open_pieces(const unsigned char *p, size_t n, const dnm_buf *directory, int *code)
{
    zip_buffer_fragment_t pieces[2] = {{.data = (zip_uint8_t *)(uintptr_t)p, .length = n}};
    zip_error_t why;
    zip_error_init(&why);
    if (directory) {
        pieces[1].data = (zip_uint8_t *)directory->p;
        pieces[1].length = directory->n;
    }
    zip_source_t *source = zip_source_buffer_fragment_create(pieces, directory ? 2 : 1, 0, &why);
    zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &why) : NULL;
    if (source && !zip) zip_source_free(source);
    *code = zip_error_code_zip(&why);
    zip_error_fini(&why);
    return zip;
}

/* Bytes in front of the archive: the directory lies further back than the end record says. */
static size_t junk_in_front(const unsigned char *p, const dnm_zip_end *end)
{
    if (end->size > end->at || end->offset > end->at - end->size) return 0;
    size_t shift = end->at - end->size - end->offset;
    const unsigned char *directory = p + end->at - end->size;
    bool sound = end->size >= CENTRAL_RECORD && memcmp(directory, "PK\1\2", 4) == 0;
    return sound ? shift : 0;
}

static dnm_status open_zip(dnm_zip *zip, const unsigned char *p, size_t n, uint32_t max_members,
                           dnm_zip_error *error)
{
    dnm_zip_end end;
    int code = ZIP_ER_NOZIP;
    bool has_end = dnm_zip_find_end(p, n, &end);
    if (has_end && end.size != UINT32_MAX && end.size / CENTRAL_RECORD > max_members)
        return fail(error, DNM_LIMIT, "zip.members", DNM_N_("the archive has too many members"));
    size_t shift = has_end ? junk_in_front(p, &end) : 0;
    if (has_end) zip->zip = open_pieces(p + shift, n - shift, NULL, &code);
    if (zip->zip && shift)
        fail(error, DNM_DAMAGED, "zip.prefix", DNM_N_("foreign bytes stand in front of the archive"));
    if (zip->zip) return DNM_OK;
    if (code == ZIP_ER_MEMORY) return fail_by_code(error, code);

    dnm_buf_init(&zip->directory, n + 1024);
    if (dnm_zip_salvage(p, n, max_members, &zip->directory) > 0)
        zip->zip = open_pieces(p, n, &zip->directory, &code);
    if (!zip->zip)
        return fail(error, DNM_DAMAGED, "zip.no_archive",
                    DNM_N_("this is not a ZIP archive, or too little is left of it"));
    fail(error, DNM_DAMAGED, "zip.salvaged",
         DNM_N_("the archive's directory is damaged; its members were looked for one by one"));
    return DNM_OK;
}

dnm_status dnm_zip_open(const void *bytes, size_t size, const dnm_limits *limits, dnm_zip **out,
                        dnm_zip_error *error)
{
    *error = (dnm_zip_error){0};
    dnm_zip *zip = calloc(1, sizeof *zip);
    if (!zip) return fail_by_code(error, ZIP_ER_MEMORY);
    zip->size = size;
    zip->expansion = limits->expansion;
    zip->may_unpack = FREE_EXPANSION + (uint64_t)size * limits->expansion;
    dnm_status status = open_zip(zip, bytes, size, limits->members, error);
    if (status == DNM_OK) {
        zip_int64_t count = zip_get_num_entries(zip->zip, 0);
        zip->member_count = count < 0 ? 0 : (uint32_t)count;
        if ((uint64_t)zip->member_count > limits->members)
            status = fail(error, DNM_LIMIT, "zip.members", DNM_N_("the archive has too many members"));
    }
    if (status != DNM_OK) {
        dnm_zip_close(zip);
        return status;
    }
    *out = zip;
    return DNM_OK;
}

void dnm_zip_close(dnm_zip *zip)
{
    if (!zip) return;
    if (zip->zip) zip_discard(zip->zip);
    dnm_buf_free(&zip->directory);
    free(zip);
}

uint32_t dnm_zip_count(const dnm_zip *zip)
{
    return zip->member_count;
}

static bool is_ascii(dnm_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] >= 0x80) return false;
    return true;
}

/* libzip does not show the flag. But asked to be strict, it leaves a name as it is only if that is
 * ASCII or flagged, and takes all others for CP437. */
static bool is_flagged_utf8(zip_t *zip, uint32_t index, dnm_str raw)
{
    if (is_ascii(raw)) return true;
    const char *strict = zip_get_name(zip, index, ZIP_FL_ENC_STRICT);
    return strict && dnm_str_eq(dnm_str_of(strict), raw);
}

bool dnm_zip_entry_at(dnm_zip *zip, uint32_t index, dnm_zip_entry *entry)
{
    zip_stat_t stat;
    if (index >= zip->member_count || zip_stat_index(zip->zip, index, ZIP_FL_ENC_RAW, &stat) != 0)
        return false;
    *entry = (dnm_zip_entry){.name = dnm_str_of(stat.name)};
    if (stat.valid & ZIP_STAT_SIZE) entry->size = stat.size;
    if (stat.valid & ZIP_STAT_COMP_SIZE) entry->packed = stat.comp_size;
    if (stat.valid & ZIP_STAT_COMP_METHOD) entry->method = stat.comp_method;
    if (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) entry->encrypted = stat.encryption_method != ZIP_EM_NONE;
    entry->utf8 = is_flagged_utf8(zip->zip, index, entry->name);
    entry->directory = entry->name.n > 0 && entry->name.p[entry->name.n - 1] == '/';
    return true;
}

/* How much this member may unpack to: by its own packed size, by what the archive has left, and not much
 * more than it declares. */
static uint64_t allowance(const dnm_zip *zip, const dnm_zip_entry *entry)
{
    uint64_t packed = entry->packed < zip->size ? entry->packed : zip->size;
    uint64_t own = FREE_EXPANSION + packed * zip->expansion;
    if (own > zip->may_unpack) own = zip->may_unpack;
    return entry->size < own && own - entry->size > FREE_EXPANSION ? entry->size + FREE_EXPANSION : own;
}

static dnm_status too_big(dnm_zip_error *error)
{
    return fail(error, DNM_LIMIT, "zip.expansion",
                DNM_N_("%s unpacks to far more than its packed size allows"));
}

dnm_status dnm_zip_file_open(dnm_zip *zip, uint32_t index, dnm_zip_file **out, dnm_zip_error *error)
{
    *error = (dnm_zip_error){0};
    dnm_zip_entry entry;
    if (!dnm_zip_entry_at(zip, index, &entry)) return fail_by_code(error, ZIP_ER_INCONS);
    if (entry.encrypted) return fail_by_code(error, ZIP_ER_ENCRNOTSUPP);
    bool honest_bomb = entry.size > allowance(zip, &entry) && entry.size < UINT32_MAX - 1;
    if (honest_bomb) return too_big(error);
    dnm_zip_file *file = calloc(1, sizeof *file);
    if (!file) return fail_by_code(error, ZIP_ER_MEMORY);
    file->zip = zip;
    file->left = allowance(zip, &entry);
    file->file = zip_fopen_index(zip->zip, index, 0);
    if (!file->file) {
        free(file);
        return fail_by_code(error, zip_error_code_zip(zip_get_error(zip->zip)));
    }
    *out = file;
    return DNM_OK;
}

size_t dnm_zip_file_read(dnm_zip_file *file, void *bytes, size_t n)
{
    if (file->error.id) return 0;
    zip_int64_t got = zip_fread(file->file, bytes, n);
    if (got < 0) {
        fail_by_code(&file->error, zip_error_code_zip(zip_file_get_error(file->file)));
        return 0;
    }
    if ((uint64_t)got > file->left) {
        too_big(&file->error);
        return 0;
    }
    file->left -= (uint64_t)got;
    file->zip->may_unpack -= (uint64_t)got;
    return (size_t)got;
}

bool dnm_zip_file_close(dnm_zip_file *file, dnm_zip_error *error)
{
    *error = file->error;
    zip_fclose(file->file);
    free(file);
    return error->id != NULL;
}

/* False if there is more than `out` may hold. */
static bool read_all(dnm_zip_file *file, dnm_buf *out)
{
    enum { STEP = 64 << 10 };
    for (;;) {
        size_t step = out->max - out->n < STEP ? out->max - out->n : STEP;
        char *room = dnm_buf_room(out, step);
        char beyond;
        if (!room) return false;
        if (step == 0) return dnm_zip_file_read(file, &beyond, 1) == 0;
        size_t got = dnm_zip_file_read(file, room, step);
        room[got] = '\0';
        out->n += got;
        if (got == 0) return true;
    }
}

dnm_status dnm_zip_read(dnm_zip *zip, uint32_t index, dnm_buf *out, dnm_zip_error *error)
{
    size_t start = out->n;
    dnm_zip_file *file;
    dnm_status status = dnm_zip_file_open(zip, index, &file, error);
    if (status != DNM_OK) return status;
    bool fits = read_all(file, out);
    dnm_zip_file_close(file, error);
    if (dnm_buf_status(out) == DNM_NO_MEMORY) return fail_by_code(error, ZIP_ER_MEMORY);
    if (!fits) return too_big(error);
    bool useless = error->id && (out->n == start || error->status != DNM_DAMAGED);
    return useless ? error->status : DNM_OK;
}
