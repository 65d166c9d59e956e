/* host.c -- see host.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/host.h"

#include "core/base/hash.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

dnm_str dnm_host_of(dnm_str address)
{
    if (!address.n) return (dnm_str){NULL, 0};
    const char *p = address.p, *end = address.p + address.n;
    while (end - p >= 3 && memcmp(p, "://", 3) != 0) p++;
    if (end - p < 3) return (dnm_str){NULL, 0};
    dnm_str host = {p + 3, 0};
    for (p = host.p; p < end && *p != '/' && *p != '?' && *p != '#'; p++) {
        if (*p == '@') host.p = p + 1;
    }
    while (host.p + host.n < p && host.p[host.n] != ':') host.n++;
    return host;
}

dnm_str dnm_document_host(const dnm_doc *doc)
{
    static const char *const keys[] = {"identifier", "og:url", "source"};
    dnm_str host = {NULL, 0};
    for (size_t i = 0; !host.n && i < sizeof keys / sizeof *keys; i++)
        host = dnm_host_of(dnm_doc_meta(doc, 0, keys[i]));
    return host;
}

static void add_host(dnm_str host, dnm_buf *name)
{
    if (host.n > 4 && dnm_str_eq((dnm_str){host.p, 4}, DNM_STR("www."))) host.p += 4, host.n -= 4;
    for (size_t i = 0; i < host.n; i++) {
        const char c = host.p[i];
        dnm_buf_add_char(name, c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c);
    }
}

/* Where the last part of a path begins that ends at `end`. */
static size_t part_before(const char *path, size_t end)
{
    while (end && path[end - 1] != '/') end--;
    return end;
}

static void add_folder(const char *path, size_t n, dnm_buf *name)
{
    while (n && (path[n - 1] == '/' || path[n - 1] == '!')) n--;
    const size_t from = part_before(path, n);
    if (from == n) return;
    dnm_buf_add_str(name, "folder/");
    dnm_buf_add(name, path + from, n - from);
}

void dnm_site_name(const dnm_doc *doc, const char *path, const char *member, dnm_buf *name)
{
    const dnm_str host = dnm_document_host(doc);
    const size_t in_archive = part_before(member, strlen(member));
    if (host.n)
        add_host(host, name);
    else if (in_archive)
        add_folder(member, in_archive, name);
    else if (*member)
        add_folder(path, strlen(path), name);
    else
        add_folder(path, part_before(path, strlen(path)), name);
}

uint64_t dnm_leaf_key(dnm_str text)
{
    static const dnm_hash_key key = {UINT64_C(0x646f636e6f726d20), UINT64_C(0x74656d706c617465)};
    size_t at = 0, end = text.n;
    while (at < end) {
        size_t next = at;
        if (!dnm_cp_is_space(dnm_utf8_next(text.p, text.n, &next))) break;
        at = next;
    }
    while (end > at) {
        size_t before = end;
        if (!dnm_cp_is_space(dnm_utf8_prev(text.p, &before))) break;
        end = before;
    }
    return dnm_hash(key, text.n ? text.p + at : "", end - at);
}
