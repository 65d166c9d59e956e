/* json_write.c -- the writer of json.h: streams into a bounded buffer, and is valid JSON for any bytes.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/json.h"

#include <inttypes.h>

#include "core/text/utf8.h"

static void separate(dnm_json *j)
{
    if (j->comma) dnm_buf_add_char(j->out, ',');
    j->comma = true;
}

void dnm_json_open(dnm_json *j, char bracket)
{
    separate(j);
    dnm_buf_add_char(j->out, bracket);
    j->comma = false;
}

void dnm_json_close(dnm_json *j, char bracket)
{
    dnm_buf_add_char(j->out, bracket);
    j->comma = true;
}

static void add_escape(dnm_buf *out, unsigned char c)
{
    static const char letters[] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r', ['"'] = '"'};
    if (c == '\\' || (c < sizeof letters && letters[c])) {
        dnm_buf_add_char(out, '\\');
        dnm_buf_add_char(out, c == '\\' ? '\\' : letters[c]);
    } else {
        dnm_buf_printf(out, "\\u%04x", (unsigned)c);
    }
}

/* U+007F is escaped, too: it is legal, but unfit for a terminal. */
static bool is_plain(uint32_t code_point)
{
    return code_point >= 0x20 && code_point != '"' && code_point != '\\' && code_point != 0x7F &&
           code_point != DNM_BAD_UTF8;
}

/* Runs that need no escape are copied whole. */
static void add_quoted(dnm_buf *out, dnm_str text)
{
    size_t copied = 0, at = 0;
    dnm_buf_add_char(out, '"');
    while (at < text.n) {
        uint32_t code_point;
        size_t n = dnm_utf8_decode(text.p + at, text.n - at, &code_point);
        if (!is_plain(code_point)) {
            dnm_buf_add(out, text.p + copied, at - copied);
            copied = at + n;
            if (code_point == DNM_BAD_UTF8) {
                dnm_buf_add_code_point(out, 0xFFFD);
            } else {
                add_escape(out, (unsigned char)code_point);
            }
        }
        at += n;
    }
    if (at > copied) dnm_buf_add(out, text.p + copied, at - copied);
    dnm_buf_add_char(out, '"');
}

void dnm_json_key(dnm_json *j, const char *key)
{
    separate(j);
    add_quoted(j->out, dnm_str_of(key));
    dnm_buf_add_char(j->out, ':');
    j->comma = false;
}

void dnm_json_str(dnm_json *j, dnm_str value)
{
    separate(j);
    add_quoted(j->out, value);
}

void dnm_json_int(dnm_json *j, int64_t value)
{
    separate(j);
    dnm_buf_printf(j->out, "%" PRId64, value);
}

void dnm_json_bool(dnm_json *j, bool value)
{
    separate(j);
    dnm_buf_add_str(j->out, value ? "true" : "false");
}

void dnm_json_null(dnm_json *j)
{
    separate(j);
    dnm_buf_add_str(j->out, "null");
}

void dnm_json_end_line(dnm_json *j)
{
    dnm_buf_add_char(j->out, '\n');
    j->comma = false;
}
