/* member_name.c -- see member_name.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/member_name.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

static bool is_slash(char c)
{
    return c == '/' || c == '\\';
}

static bool is_dots(dnm_str part)
{
    return part.n == 0 || (part.n == 1 && part.p[0] == '.') ||
           (part.n == 2 && part.p[0] == '.' && part.p[1] == '.');
}

static void add_part(dnm_str part, dnm_buf *out)
{
    for (size_t at = 0; at < part.n;) {
        uint32_t cp;
        at += dnm_utf8_decode(part.p + at, part.n - at, &cp);
        const bool bad = cp == DNM_BAD_UTF8 || cp == DNM_REPLACEMENT || dnm_cp_is_control(cp);
        dnm_buf_add_code_point(out, bad ? '_' : cp);
    }
}

/* "C:" in front, as archivers of DOS wrote it. */
static dnm_str without_drive(dnm_str name)
{
    const bool drive = name.n > 2 && name.p[1] == ':' && is_slash(name.p[2]);
    return drive ? (dnm_str){name.p + 2, name.n - 2} : name;
}

void dnm_member_name(dnm_str name, dnm_buf *out)
{
    name = without_drive(name);
    bool any = false;
    for (size_t at = 0; at < name.n; at++) {
        size_t end = at;
        while (end < name.n && !is_slash(name.p[end])) end++;
        const dnm_str part = {name.p + at, end - at};
        at = end;
        if (is_dots(part)) continue;
        if (any) dnm_buf_add_char(out, '/');
        add_part(part, out);
        any = true;
    }
    if (!any) dnm_buf_add_str(out, "unnamed");
}

void dnm_member_name_decode(dnm_str raw, const char *charset, dnm_buf *out)
{
    dnm_decoded decoded;
    const dnm_decode_options options = {.standard = true};
    if (dnm_decode(raw.p, raw.n, charset, &options, &decoded) != DNM_OK) {
        dnm_member_name(raw, out);
        return;
    }
    dnm_member_name((dnm_str){decoded.text, decoded.n}, out);
    dnm_decoded_free(&decoded);
}
