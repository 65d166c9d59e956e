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
    dnm_str all; /* from the name on */
    bool closes, empty;
} xml_tag;

/* The tag at p, which points at '<'; p moves past its '>'. Comments and instructions have no name. */
static xml_tag read_tag(const char **p)
{
    const char *at = *p + 1;
    xml_tag tag = {.closes = *at == '/'};
    if (tag.closes) at++;
    tag.name.p = at;
    tag.name.n = strcspn(at, " \t\r\n/>");
    char quote = 0;
    while (*at && (quote || *at != '>')) {
        if (quote ? *at == quote : *at == '"' || *at == '\'') quote = quote ? 0 : *at;
        at++;
    }
    tag.empty = at > *p && at[-1] == '/';
    tag.all = (dnm_str){tag.name.p, (size_t)(at - tag.name.p)};
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

typedef struct scanner {
    int skipping;     /* open elements whose text does not count */
    uint64_t in_code; /* a bit for each open field, set while its instruction is not over */
    bool in_text;     /* inside w:t or m:t */
    bool vanished;    /* the run is hidden */
} scanner;

static bool says(const xml_tag *tag, const char *words)
{
    size_t n = strlen(words);
    for (size_t i = 0; i + n <= tag->all.n; i++)
        if (memcmp(tag->all.p + i, words, n) == 0) return true;
    return false;
}

static void see_tag(scanner *s, const xml_tag *tag, dnm_buf *out)
{
    static const char *const skipped[] = {"w:del", "w:moveFrom", "mc:Fallback", "w:rt", NULL};
    static const char *const texts[] = {"w:t", "m:t", NULL};
    int step = tag->empty ? 0 : tag->closes ? -1 : 1;
    if (is_one_of(tag->name, skipped)) s->skipping += step;
    if (is_one_of(tag->name, texts)) s->in_text = step > 0;
    if (dnm_str_eq(tag->name, DNM_STR("w:r"))) s->vanished = false;
    if (dnm_str_eq(tag->name, DNM_STR("w:vanish")))
        s->vanished = !says(tag, "\"0\"") && !says(tag, "\"false\"");
    if (says(tag, "fldCharType=\"begin\"")) s->in_code = s->in_code << 1 | 1;
    if (says(tag, "fldCharType=\"separate\"")) s->in_code &= ~UINT64_C(1);
    if (says(tag, "fldCharType=\"end\"")) s->in_code >>= 1;
    if (!s->skipping && dnm_str_eq(tag->name, DNM_STR("w:noBreakHyphen")))
        dnm_buf_add_str(out, "\xe2\x80\x91");
}

static void scan(dnm_buf *out, const char *p)
{
    scanner s = {0};
    while (*p) {
        if (*p == '<') {
            xml_tag tag = read_tag(&p);
            see_tag(&s, &tag, out);
        } else if (!s.in_text || s.skipping || s.in_code || s.vanished) {
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
