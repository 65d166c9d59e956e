/* parts.c -- see parts.h.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/mhtml/parts.h"

#include <stdlib.h>

#include "converters/mhtml/address.h"

enum { DEPTH = 4 };

bool parts_is_page(dnm_str type)
{
    return mime_is(type, "text/html") || mime_is(type, "application/xhtml+xml");
}

/* ---- walking ---------------------------------------------------------------------------------- */

/* Multiparts within multiparts, outermost first. */
typedef struct level {
    dnm_str body, boundary, start; /* start: the id of the root, "" if none is named */
    size_t at;
} level;

typedef struct walk {
    level levels[DEPTH];
    size_t n;
} walk;

static level level_of(mime_part part)
{
    const dnm_str type = mime_field(part.head, "Content-Type");
    return (level){part.body, mime_parameter(type, "boundary"), mime_parameter(type, "start"), 0};
}

static walk begin_walk(mime_part message)
{
    return (walk){.levels = {level_of(message)}, .n = 1};
}

static bool is_multipart(mime_part part)
{
    const dnm_str type = mime_field(part.head, "Content-Type");
    return mime_is(type, "multipart/related") || mime_is(type, "multipart/alternative");
}

/* The next part that is no multipart. Multiparts too deep are passed over. */
static bool next_part(walk *w, mime_part *part, bool *closed)
{
    while (w->n) {
        level *l = &w->levels[w->n - 1];
        if (!l->boundary.n || !mime_next(l->body, l->boundary, &l->at, part, closed)) {
            w->n--;
            continue;
        }
        if (!is_multipart(*part)) return true;
        if (w->n < DEPTH) w->levels[w->n++] = level_of(*part);
    }
    return false;
}

/* Of the multipart at hand. */
static bool is_root(const walk *w, mime_part part)
{
    const level *l = &w->levels[w->n - 1];
    return !l->start.n || dnm_str_eq(mime_field(part.head, "Content-ID"), l->start);
}

bool parts_find_page(mime_part message, mime_part *page, bool *closed)
{
    walk w = begin_walk(message);
    mime_part part;
    bool found = false, whole = false;
    *closed = true;
    if (parts_is_page(mime_field(message.head, "Content-Type"))) {
        *page = message;
        return true;
    }
    while (next_part(&w, &part, &whole)) {
        if (!parts_is_page(mime_field(part.head, "Content-Type")) || (found && !is_root(&w, part))) continue;
        *page = part;
        *closed = whole;
        found = true;
        if (is_root(&w, part)) return true;
    }
    return found;
}

/* ---- names ------------------------------------------------------------------------------------ */

dnm_str parts_address(mime_part part)
{
    static const char *const fields[] = {"Content-Location", "Snapshot-Content-Location", "Content-Base"};
    dnm_str address = {NULL, 0};
    for (size_t i = 0; !address.n && i < sizeof fields / sizeof *fields; i++)
        address = mime_field(part.head, fields[i]);
    return address;
}

static int compare(dnm_str a, dnm_str b)
{
    const size_t n = a.n < b.n ? a.n : b.n;
    const int order = n ? memcmp(a.p, b.p, n) : 0;
    return order ? order : (a.n > b.n) - (a.n < b.n);
}

/* Of parts with the same name the first comes first. */
static int compare_names(const void *x, const void *y)
{
    const struct file_name *a = x, *b = y;
    const int order = compare(a->name, b->name);
    return order ? order : (a->file > b->file) - (a->file < b->file);
}

/* "<picture@page>" is known as "cid:picture@page" (RFC 2392). */
static dnm_str id_of(mime_part part, dnm_arena *arena)
{
    dnm_str id = mime_field(part.head, "Content-ID");
    if (id.n && id.p[0] == '<') id.p++, id.n--;
    if (id.n && id.p[id.n - 1] == '>') id.n--;
    char *name = id.n ? dnm_arena_alloc(arena, id.n + 4) : NULL;
    if (!name) return (dnm_str){"", 0};
    memcpy(name, "cid:", 4);
    memcpy(name + 4, id.p, id.n);
    return (dnm_str){name, id.n + 4};
}

static dnm_str type_of(mime_part part)
{
    dnm_str type = mime_field(part.head, "Content-Type");
    size_t n = 0;
    while (n < type.n && type.p[n] != ';' && type.p[n] != ' ' && type.p[n] != '\r' && type.p[n] != '\n') n++;
    return (dnm_str){n ? type.p : "", n};
}

static void add_file(file_parts *files, mime_part part)
{
    const dnm_str address = parts_address(part);
    file_part *file = &files->list[files->count];
    *file = (file_part){.part = part, .type = type_of(part), .id = id_of(part, files->arena)};
    file->name = address.n ? address_resolve(files->arena, files->base, address) : file->id;
    if (address.n) files->names[files->name_count++] = (struct file_name){file->name, files->count};
    if (file->id.n) files->names[files->name_count++] = (struct file_name){file->id, files->count};
    files->count++;
}

bool parts_list_files(mime_part message, dnm_str base, dnm_arena *arena, file_parts *files)
{
    mime_part part;
    bool closed;
    uint32_t count = 0;
    *files = (file_parts){.arena = arena, .base = base};
    for (walk w = begin_walk(message); next_part(&w, &part, &closed);) count++;
    files->list = DNM_NEW(arena, file_part, count);
    files->names = DNM_NEW(arena, struct file_name, (size_t)count * 2);
    if (!files->list || !files->names) return false;
    for (walk w = begin_walk(message); next_part(&w, &part, &closed);)
        if (!parts_is_page(mime_field(part.head, "Content-Type"))) add_file(files, part);
    if (files->name_count > 1) qsort(files->names, files->name_count, sizeof *files->names, compare_names);
    return !dnm_arena_failed(arena);
}

static file_part *find_name(const file_parts *files, dnm_str name)
{
    uint32_t low = 0, high = files->name_count;
    while (low < high) {
        const uint32_t middle = (low + high) / 2;
        if (compare(files->names[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const bool found = low < files->name_count && dnm_str_eq(files->names[low].name, name);
    return found ? &files->list[files->names[low].file] : NULL;
}

file_part *parts_find_file(const file_parts *files, dnm_str address)
{
    const bool is_id = address.n > 4 && (dnm_str_eq((dnm_str){address.p, 4}, DNM_STR("cid:")) ||
                                         dnm_str_eq((dnm_str){address.p, 4}, DNM_STR("CID:")));
    if (!files->name_count || !address.n) return NULL;
    if (!is_id) return find_name(files, address_resolve(files->arena, files->base, address));
    char *id = dnm_arena_strndup(files->arena, address.p, address.n);
    if (!id) return NULL;
    memcpy(id, "cid:", 4);
    return find_name(files, address_decode(files->arena, (dnm_str){id, address.n}));
}

dnm_str parts_bytes(mime_part part, dnm_buf *buf)
{
    const dnm_str encoding = mime_field(part.head, "Content-Transfer-Encoding");
    dnm_buf_clear(buf);
    if (mime_is(encoding, "quoted-printable")) {
        mime_decode_quoted(part.body, buf);
    } else if (mime_is(encoding, "base64")) {
        mime_decode_base64(part.body, buf);
    } else {
        return part.body;
    }
    return dnm_buf_str(buf);
}
