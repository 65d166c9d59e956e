/* zipped.c -- a second, independent way into zip files for the tests, by libzip.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/support/zipped.h"

#include <stdlib.h>
#include <zip.h>

static zip_t *open_bytes(dnm_str zip)
{
    zip_source_t *source = zip_source_buffer_create(zip.p, zip.n, 0, NULL);
    zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
    if (source && !archive) zip_source_free(source);
    return archive;
}

static bool read_entry(zip_t *archive, zip_uint64_t index, t_bytes *bytes)
{
    zip_stat_t st;
    if (zip_stat_index(archive, index, 0, &st) != 0 || st.size > SIZE_MAX - 1) return false;
    zip_file_t *file = zip_fopen_index(archive, index, 0);
    if (!file) return false;
    bytes->n = (size_t)st.size;
    bytes->p = t_alloc(bytes->n + 1);
    bytes->p[bytes->n] = 0;
    bool ok = zip_fread(file, bytes->p, st.size) == (zip_int64_t)st.size;
    zip_fclose(file);
    if (!ok) free(bytes->p);
    return ok;
}

bool t_zip_each(dnm_str zip, bool (*each)(void *data, const char *name, dnm_str bytes), void *data)
{
    zip_t *archive = open_bytes(zip);
    if (!archive) return false;
    bool ok = true;
    zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; ok && i < count; i++) {
        t_bytes bytes;
        if (!read_entry(archive, (zip_uint64_t)i, &bytes)) {
            ok = false;
            break;
        }
        bool more = each(data, zip_get_name(archive, (zip_uint64_t)i, 0), (dnm_str){bytes.p, bytes.n});
        free(bytes.p);
        if (!more) break;
    }
    zip_discard(archive);
    return ok;
}

bool t_zip_part(dnm_str zip, const char *name, t_bytes *bytes)
{
    zip_t *archive = open_bytes(zip);
    if (!archive) return false;
    zip_int64_t index = zip_name_locate(archive, name, 0);
    bool ok = index >= 0 && read_entry(archive, (zip_uint64_t)index, bytes);
    zip_discard(archive);
    return ok;
}

static bool add_entries(zip_t *archive, const t_zip_entry *entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        zip_source_t *part = zip_source_buffer(archive, entries[i].bytes.p, entries[i].bytes.n, 0);
        zip_int64_t index = part ? zip_file_add(archive, entries[i].name, part, ZIP_FL_ENC_UTF_8) : -1;
        if (part && index < 0) zip_source_free(part);
        if (index < 0) return false;
        zip_file_set_mtime(archive, (zip_uint64_t)index, 0, 0);
    }
    return true;
}

static bool take_all(zip_source_t *source, t_bytes *zip)
{
    zip_stat_t st;
    if (zip_source_stat(source, &st) != 0 || zip_source_open(source) != 0) return false;
    zip->n = (size_t)st.size;
    zip->p = t_alloc(zip->n + 1);
    zip->p[zip->n] = 0;
    bool ok = zip_source_read(source, zip->p, st.size) == (zip_int64_t)st.size;
    zip_source_close(source);
    if (!ok) free(zip->p);
    return ok;
}

bool t_zip_make(const t_zip_entry *entries, size_t count, t_bytes *zip)
{
    zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
    if (!source) return false;
    zip_t *archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    if (!archive) {
        zip_source_free(source);
        return false;
    }
    zip_source_keep(source); /* the archive's own hold on it ends with zip_close */
    bool ok = add_entries(archive, entries, count) && zip_close(archive) == 0;
    if (!ok) zip_discard(archive);
    ok = ok && take_all(source, zip);
    zip_source_free(source);
    return ok;
}
