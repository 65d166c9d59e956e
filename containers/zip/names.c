/* names.c -- see names.h. The charset is decided once, over all names that do not say that they are UTF-8:
 * a single short name is too little to tell GBK from Big5.
 *
 * SPDX-License-Identifier: MIT */
#include "containers/zip/names.h"

#include <stdlib.h>

#include "core/text/member_name.h"

static const char *detect_charset(dnm_zip *zip, dnm_buf *scratch)
{
    dnm_zip_entry entry;
    dnm_buf_clear(scratch);
    for (uint32_t i = 0; i < dnm_zip_count(zip); i++) {
        if (!dnm_zip_entry_at(zip, i, &entry) || entry.utf8) continue;
        dnm_buf_add(scratch, entry.name.p, entry.name.n);
        dnm_buf_add_char(scratch, '\n');
    }
    dnm_charset_guess guess;
    const dnm_status status = dnm_charset_detect(scratch->p, scratch->n, NULL, &guess);
    return status == DNM_OK ? guess.charset : "UTF-8";
}

static bool name_entry(dnm_zip *zip, uint32_t index, const char *charset, dnm_buf *scratch, dnm_arena *arena,
                       zip_name *out)
{
    dnm_zip_entry entry;
    dnm_buf_clear(scratch);
    out->raw = DNM_STR("");
    if (!dnm_zip_entry_at(zip, index, &entry)) {
        dnm_buf_add_str(scratch, "unnamed");
    } else {
        out->raw = entry.name;
        dnm_member_name_decode(entry.name, entry.utf8 ? "UTF-8" : charset, scratch);
    }
    if (dnm_buf_status(scratch) == DNM_OK) out->name = dnm_arena_strndup(arena, scratch->p, scratch->n);
    return out->name != NULL;
}

/* ---- names that stand twice ------------------------------------------------------------------- */

static int by_name(const void *x, const void *y)
{
    const zip_name *const *a = x;
    const zip_name *const *b = y;
    const int order = strcmp((*a)->name, (*b)->name);
    if (order) return order;
    return *a < *b ? -1 : *a > *b;
}

/* "a/b.txt" becomes "a/b (2).txt". */
static const char *numbered(const char *name, uint32_t number, dnm_buf *scratch, dnm_arena *arena)
{
    const char *slash = strrchr(name, '/');
    const char *dot = strrchr(slash ? slash : name, '.');
    const size_t stem = dot && dot != name ? (size_t)(dot - name) : strlen(name);
    dnm_buf_clear(scratch);
    dnm_buf_add(scratch, name, stem);
    dnm_buf_printf(scratch, " (%u)", (unsigned)number);
    dnm_buf_add_str(scratch, name + stem);
    return dnm_buf_status(scratch) == DNM_OK ? dnm_arena_strndup(arena, scratch->p, scratch->n) : NULL;
}

static bool number_twins(zip_name *names, uint32_t count, dnm_buf *scratch, dnm_arena *arena)
{
    zip_name **sorted = DNM_NEW(arena, zip_name *, count);
    if (!sorted) return false;
    for (uint32_t i = 0; i < count; i++) sorted[i] = &names[i];
    qsort(sorted, count, sizeof *sorted, by_name);
    for (uint32_t i = 0; i < count;) {
        const char *name = sorted[i]->name;
        uint32_t number = 1;
        for (i++; i < count && strcmp(sorted[i]->name, name) == 0; i++) {
            const char *unique = numbered(name, ++number, scratch, arena);
            if (!unique) return false;
            sorted[i]->name = unique;
        }
    }
    return true;
}

dnm_status zip_names(dnm_zip *zip, dnm_arena *arena, size_t max_bytes, zip_name **out)
{
    const uint32_t count = dnm_zip_count(zip);
    zip_name *names = DNM_NEW(arena, zip_name, count);
    if (!names) return DNM_NO_MEMORY;
    dnm_buf scratch;
    dnm_buf_init(&scratch, max_bytes);
    const char *charset = detect_charset(zip, &scratch);
    bool ok = dnm_buf_status(&scratch) == DNM_OK;
    for (uint32_t i = 0; ok && i < count; i++) ok = name_entry(zip, i, charset, &scratch, arena, &names[i]);
    ok = ok && number_twins(names, count, &scratch, arena);
    dnm_buf_free(&scratch);
    if (!ok) return DNM_NO_MEMORY;
    *out = names;
    return DNM_OK;
}

bool zip_is_litter(const char *name)
{
    const char *slash = strrchr(name, '/');
    const char *file = slash ? slash + 1 : name;
    return strncmp(name, "__MACOSX/", 9) == 0 || strncmp(file, "._", 2) == 0 ||
           strcmp(file, ".DS_Store") == 0 || strcmp(file, "Thumbs.db") == 0 ||
           strcmp(file, "desktop.ini") == 0;
}
