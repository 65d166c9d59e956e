/* parts.h -- the parts of a saved page: which is the page, and by which addresses the page knows the others.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CONVERTERS_MHTML_PARTS_H
#define DNM_CONVERTERS_MHTML_PARTS_H

#include "converters/mhtml/mime.h"
#include "core/base/arena.h"

bool parts_is_page(dnm_str content_type);

/* The page of a message: the part that it names as its root, else its first page. *closed says whether the
 * page's part has an end. */
bool parts_find_page(mime_part message, mime_part *page, bool *closed);

/* The address of a part or message as its fields say it, as they have it; empty if they do not. */
dnm_str parts_address(mime_part part);

/* Another part than the page. */
typedef struct file_part {
    mime_part part;
    dnm_str type; /* "image/png" without parameters */
    dnm_str name; /* its address, else its id as "cid:…", else empty */
    dnm_str id;   /* "cid:…"; empty if it has none */
    bool named;   /* the page names it as one of its pictures */
} file_part;

typedef struct file_parts {
    dnm_arena *arena;
    dnm_str base; /* the page's address */
    file_part *list;
    uint32_t count;
    struct file_name {
        dnm_str name;
        uint32_t file;
    } * names; /* sorted */
    uint32_t name_count;
} file_parts;

/* All parts that are no pages. False without memory. */
bool parts_list_files(mime_part message, dnm_str base, dnm_arena *arena, file_parts *files);

/* The part that the page calls so; NULL if there is none. */
file_part *parts_find_file(const file_parts *files, dnm_str address);

/* The part's bytes, decoded into `buf` if they have to be. */
dnm_str parts_bytes(mime_part part, dnm_buf *buf);

#endif
