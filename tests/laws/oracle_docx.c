/* oracle_docx.c -- w:t of a DOCX's main part by libzip and a scanner that knows tags and nothing else, for
 * the law of faithfulness. It expects the prefix w: and well-formed XML, as the fixtures have.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/oracle.h"

#include "tests/support/zipped.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct xml_tag {
    dnm_str name;
    bool closes, empty;
} xml_tag;

/* The tag at p, which points at '<'; p moves past its '>'. Comments and instructions have no name. */
static xml_tag read_tag(const char **p)
{
    const char *at = *p + 1;
    xml_tag tag = {{at, 0}, *at == '/', false};
    if (tag.closes) at++;
    tag.name.p = at;
    tag.name.n = strcspn(at, " \t\r\n/>");
    char quote = 0;
    while (*at && (quote || *at != '>')) {
        if (quote ? *at == quote : *at == '"' || *at == '\'') quote = quote ? 0 : *at;
        at++;
    }
    tag.empty = at > *p && at[-1] == '/';
    *p = *at ? at + 1 : at;
    return tag;
}

static bool is_one_of(dnm_str name, const char *const *names)
{
    for (; *names; names++)
        if (dnm_str_eq(name, dnm_str_of(*names))) return true;
    return false;
}

static void add_reference(dnm_buf *out, const char **p)
{
    static const struct {
        const char *name, *text;
    } known[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t n = strlen(known[i].name);
        if (strncmp(*p, known[i].name, n) != 0) continue;
        dnm_buf_add_str(out, known[i].text);
        *p += n;
        return;
    }
    bool hex = (*p)[2] == 'x';
    char *end;
    unsigned long c = strtoul(*p + (hex ? 3 : 2), &end, hex ? 16 : 10);
    dnm_buf_add_code_point(out, (uint32_t)c);
    *p = *end == ';' ? end + 1 : *p + 1;
}

static void scan(dnm_buf *out, const char *p)
{
    static const char *const skipped[] = {"w:del", "w:moveFrom", "mc:Fallback", "w:rt", NULL};
    static const char *const texts[] = {"w:t", "m:t", NULL};
    int skipping = 0;
    bool in_text = false;
    while (*p) {
        if (*p == '<') {
            xml_tag tag = read_tag(&p);
            int step = tag.empty ? 0 : tag.closes ? -1 : 1;
            if (is_one_of(tag.name, skipped)) skipping += step;
            if (is_one_of(tag.name, texts)) in_text = step > 0;
            if (!skipping && dnm_str_eq(tag.name, DNM_STR("w:noBreakHyphen")))
                dnm_buf_add_str(out, "\xe2\x80\x91");
        } else if (!in_text || skipping) {
            p++;
        } else if (*p == '&') {
            add_reference(out, &p);
        } else {
            dnm_buf_add_char(out, *p++);
        }
    }
}

bool t_oracle_docx(dnm_buf *out, dnm_str bytes)
{
    t_bytes part;
    if (!t_zip_part(bytes, "word/document.xml", &part)) return false;
    scan(out, part.p);
    free(part.p);
    return true;
}
