/* site.c -- reads files of templates. A file may be large and documents many, so that only the line of the
 * site at hand is parsed: lines begin as the writer makes them, {"site":"NAME",.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/template/template.h"
#include "core/text/host.h"
#include "core/text/json.h"

#include <stdio.h>

enum { VERSION = 1, NAME_BYTES = 1 << 16 };

static dnm_str take_line(dnm_str *file)
{
    const char *end = file->n ? memchr(file->p, '\n', file->n) : NULL;
    const dnm_str line = {file->p, end ? (size_t)(end - file->p) : file->n};
    const size_t taken = line.n + (end != NULL);
    *file = (dnm_str){file->p + taken, file->n - taken};
    return line;
}

static bool begins(dnm_str line, dnm_str with)
{
    return line.n >= with.n && memcmp(line.p, with.p, with.n) == 0;
}

static bool is_head(dnm_str line)
{
    dnm_json_value *root;
    int64_t version = 0;
    if (dnm_json_read(line, &root, NULL) != DNM_OK) return false;
    const bool read = dnm_json_as_int(dnm_json_get(root, "templates"), &version);
    dnm_json_free(root);
    return read && version == VERSION;
}

static bool read_site(dnm_str line, tp_site *site)
{
    dnm_str name;
    int64_t pages;
    *site = (tp_site){0};
    if (!begins(line, DNM_STR("{\"site\":\"")) || dnm_json_read(line, &site->root, NULL) != DNM_OK)
        return false;
    site->blocks = dnm_json_get(site->root, "blocks");
    if (dnm_json_as_str(dnm_json_get(site->root, "site"), &name) && site->blocks &&
        dnm_json_as_int(dnm_json_get(site->root, "pages"), &pages) && pages > 0 && pages <= INT32_MAX) {
        site->pages = (uint32_t)pages;
        return true;
    }
    dnm_json_free(site->root);
    *site = (tp_site){0};
    return false;
}

bool tp_check(dnm_str file, size_t *line)
{
    *line = 1;
    if (!is_head(take_line(&file))) return false;
    while (file.n) {
        tp_site site;
        const dnm_str text = take_line(&file);
        ++*line;
        if (!text.n) continue;
        if (!read_site(text, &site)) return false;
        dnm_json_free(site.root);
    }
    return true;
}

dnm_status tp_find_site(dnm_str file, dnm_str name, tp_site *site)
{
    dnm_buf prefix;
    *site = (tp_site){0};
    dnm_buf_init(&prefix, NAME_BYTES);
    dnm_json j = dnm_json_to(&prefix);
    dnm_json_open(&j, '{');
    dnm_json_key(&j, "site");
    dnm_json_str(&j, name);
    const dnm_status status = dnm_buf_status(&prefix);
    while (!status && file.n) {
        const dnm_str line = take_line(&file);
        if (begins(line, dnm_buf_str(&prefix)) && read_site(line, site)) break;
    }
    dnm_buf_free(&prefix);
    return status == DNM_NO_MEMORY ? status : DNM_OK;
}

uint32_t tp_pages_with(const tp_site *site, dnm_str text)
{
    char key[17];
    int64_t pages;
    snprintf(key, sizeof key, "%016llx", (unsigned long long)dnm_leaf_key(text));
    if (!dnm_json_as_int(dnm_json_get(site->blocks, key), &pages) || pages < 0) return 0;
    return pages < site->pages ? (uint32_t)pages : site->pages;
}
