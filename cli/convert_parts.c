/* convert_parts.c -- the texts of a compilation, each on its way as a document of its own.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "cli/convert.h"
#include "cli/utf8.h"

dnm_status convert_each(conversion *c, const dnm_doc *doc, convert_write_fn *write, void *data)
{
    if (!c->o->given[OPT_SPLIT]) return write(data, doc, 0);
    dnm_parts *parts;
    dnm_status status = dnm_parts_open(c->ctx, doc, &parts);
    if (status) return status;
    if (!dnm_parts_count(parts)) status = write(data, doc, 0);
    for (unsigned i = 1; i <= dnm_parts_count(parts) && !status && !signals_interrupted(); i++) {
        dnm_doc *part = NULL;
        status = dnm_parts_next(parts, &part);
        if (status == DNM_OK) status = write(data, part, i);
        dnm_doc_free(part);
    }
    dnm_parts_close(parts);
    return status;
}

/* Of a title, what a name needs: no folder, no blanks, not all of a long one. */
static void put_title(FILE *to, dnm_str title)
{
    enum { LONGEST = 40 };
    unsigned characters = 0;
    bool gap = false;
    for (size_t at = 0; at < title.n && characters < LONGEST;) {
        uint32_t cp;
        size_t n = utf8_decode(title.p + at, title.n - at, &cp);
        if (!n) n = 1;
        const bool blank = cp <= ' ' || cp == 0xA0 || cp == 0x3000 || cp == '/';
        if (!blank) {
            if (gap && characters) fputc('_', to);
            fwrite(title.p + at, 1, n, to);
            characters++;
        }
        gap = blank;
        at += n;
    }
}

char *convert_part_name(const char *document, bool replaceable, unsigned part, dnm_str title)
{
    char *name = NULL;
    size_t size = 0;
    FILE *to = open_memstream(&name, &size);
    if (!to) return NULL;
    const char *slash = strrchr(document, '/');
    const char *leaf = slash ? slash + 1 : document;
    const char *dot = replaceable ? strrchr(leaf, '.') : NULL;
    if (!dot || dot == leaf) dot = document + strlen(document);
    fwrite(document, 1, (size_t)(dot - document), to);
    fprintf(to, "-%03u", part);
    if (title.n) fputc('-', to);
    put_title(to, title);
    fputs(dot, to);
    if (fclose(to) == 0) return name;
    free(name);
    return NULL;
}

void convert_put_part(json *j, const outcome *came)
{
    if (!came->part) return;
    json_number(j, "part", came->part);
    json_text(j, "title", came->title);
}
