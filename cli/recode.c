/* recode.c -- UTF-8 in pieces of any size, into another charset.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/recode.h"

#include <stdlib.h>

#include "cli/utf8.h"
#include "docnorm/charset.h"

enum { HELD_MAX = 1 << 16 };

dnm_status recode_charset(const char *label, const char **charset)
{
    const char *name = dnm_charset_asked_for((dnm_str){label, strlen(label)}, true);
    dnm_encoded probe;
    if (!name) return DNM_USAGE;
    dnm_status status = dnm_encode((dnm_str){"", 0}, name, DNM_UNENCODABLE_QUESTION, &probe);
    if (status) return status;
    free(probe.bytes);
    *charset = strcmp(name, "UTF-8") == 0 ? NULL : name;
    return DNM_OK;
}

void recode_begin(recoder *r, const char *charset, dnm_write_fn to, void *data)
{
    *r = (recoder){.charset = charset, .to = to, .data = data};
}

/* The part that ends with a whole character. */
static size_t whole_characters(const char *s, size_t n)
{
    size_t begin = n;
    while (begin > 0 && n - begin < 3 && utf8_continues(s[begin - 1])) begin--;
    if (begin == 0) return n;
    unsigned char lead = (unsigned char)s[begin - 1];
    size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return begin - 1 + length > n ? begin - 1 : n;
}

static dnm_status pass_on(recoder *r, size_t n)
{
    dnm_encoded out;
    dnm_status status = dnm_encode((dnm_str){r->held, n}, r->charset, DNM_UNENCODABLE_QUESTION, &out);
    if (status) return status;
    /* UTF-16 without a mark is anybody's guess. */
    const char *mark = strcmp(r->charset, "UTF-16LE") == 0   ? "\xFF\xFE"
                       : strcmp(r->charset, "UTF-16BE") == 0 ? "\xFE\xFF"
                                                             : "";
    if (!r->begun && *mark) status = r->to(r->data, mark, 2);
    if (status == DNM_OK && out.n) status = r->to(r->data, out.bytes, out.n);
    r->begun = true;
    if (!r->replaced && out.replaced)
        utf8_decode(r->held + out.first_replaced, n - out.first_replaced, &r->first_replaced);
    r->replaced += out.replaced;
    free(out.bytes);
    r->held_bytes -= n;
    memmove(r->held, r->held + n, r->held_bytes);
    return status;
}

dnm_status recode_write(void *recoder_, const void *bytes, size_t n)
{
    recoder *r = recoder_;
    if (!r->charset) return r->to(r->data, bytes, n);
    if (!r->held && !(r->held = malloc(HELD_MAX))) return DNM_NO_MEMORY;
    const char *from = bytes;
    dnm_status status = DNM_OK;
    while (n && status == DNM_OK) {
        size_t room = HELD_MAX - r->held_bytes, part = n < room ? n : room;
        memcpy(r->held + r->held_bytes, from, part);
        r->held_bytes += part;
        from += part;
        n -= part;
        if (r->held_bytes == HELD_MAX) status = pass_on(r, whole_characters(r->held, HELD_MAX));
    }
    return status;
}

dnm_status recode_end(recoder *r, dnm_status status)
{
    if (status == DNM_OK && r->held_bytes) status = pass_on(r, r->held_bytes);
    free(r->held);
    r->held = NULL;
    return status;
}
