/* decode_other.c -- one-byte charsets by their tables, HZ (RFC 1843) by GB18030's, and everything else
 * by the system's iconv.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/ascii.h"
#include "core/text/decode_sink.h"
#include "core/text/utf8.h"

#include <errno.h>
#include <iconv.h>

dnm_status dnm_decode_one_byte(dnm_sink *sink, const dnm_one_byte *table)
{
    while (sink->at < sink->n) {
        size_t stretch = sink->n - sink->at < DNM_DECODE_STRETCH ? sink->n - sink->at : DNM_DECODE_STRETCH;
        char *to = dnm_sink_begin(sink, stretch * 3 + 16);
        if (!to) break;
        char *begin = to;
        const uint8_t *p = sink->source + sink->at, *end = p + stretch;
        while (p < end) {
            if (*p < 0x80) {
                size_t n = dnm_ascii_copy(to, p, (size_t)(end - p));
                p += n;
                to += n;
                continue;
            }
            if (table->high[*p - 0x80] == 0) break;
            to += dnm_utf8_put(to, table->high[*p++ - 0x80]);
        }
        sink->out.n += (size_t)(to - begin);
        sink->at = (size_t)(p - sink->source);
        if (p < end) dnm_sink_replace(sink, 1);
    }
    return DNM_OK;
}

/* "~~", "~{", "~}" and "~\n" at the current place: consumed, with true; anything else after a tilde is
 * left as the text that it is. */
static bool hz_escape(dnm_sink *sink, bool *pairs)
{
    if (sink->n - sink->at < 2) return false;
    uint8_t second = sink->source[sink->at + 1];
    if (second == '~') {
        dnm_buf_add_char(&sink->out, '~');
    } else if (second == '{' || second == '}') {
        *pairs = second == '{';
    } else if (second != '\n') {
        return false;
    }
    sink->at += 2;
    dnm_sink_checkpoint(sink);
    return true;
}

static void hz_pair(dnm_sink *sink)
{
    const uint8_t *p = sink->source + sink->at;
    if (sink->n - sink->at < 2) {
        dnm_sink_truncate(sink);
        return;
    }
    bool sound = p[0] >= 0x21 && p[0] <= 0x7E && p[1] >= 0x21 && p[1] <= 0x7E;
    uint32_t cp = sound ? dnm_gb18030_pair(p[0] | 0x80, p[1] | 0x80) : 0;
    if (cp == 0) {
        dnm_sink_replace(sink, sound ? 2 : 1);
        return;
    }
    dnm_sink_checkpoint(sink);
    dnm_buf_add_code_point(&sink->out, cp);
    sink->at += 2;
}

dnm_status dnm_decode_hz(dnm_sink *sink)
{
    bool pairs = false;
    while (sink->at < sink->n && !dnm_sink_failed(sink)) {
        uint8_t b = sink->source[sink->at];
        if (b == '~' && hz_escape(sink, &pairs)) continue;
        if (b == '\n') pairs = false; /* a line ends the mode, whatever came before */
        if (pairs) {
            hz_pair(sink);
        } else if (b < 0x80) {
            dnm_sink_checkpoint(sink);
            dnm_buf_add_char(&sink->out, (char)b);
            sink->at++;
        } else {
            dnm_sink_replace(sink, 1);
        }
    }
    return DNM_OK;
}

static iconv_t open_first(const char *const names[3])
{
    iconv_t handle = (iconv_t)-1;
    for (size_t i = 0; i < 3 && names[i] && handle == (iconv_t)-1; i++)
        handle = iconv_open("UTF-8", names[i]);
    return handle;
}

/* Decodes until iconv stops; errno says why. The text is taken in small portions, because only between
 * them it is known what came from where. */
static bool iconv_portion(dnm_sink *sink, iconv_t handle, size_t unit)
{
    char *to = dnm_sink_begin(sink, 256);
    if (!to) return false;
    char *from = (char *)(uintptr_t)(sink->source + sink->at); /* iconv's prototype lacks a const */
    size_t left = sink->n - sink->at, room = 256;
    errno = 0;
    size_t done = iconv(handle, &from, &left, &to, &room);
    int why = done == (size_t)-1 ? errno : 0;
    sink->out.n += 256 - room;
    sink->at = sink->n - left;
    if (why == EILSEQ && left > 0) {
        dnm_sink_replace(sink, unit && unit < left ? unit : unit ? left : 1);
    } else if (why == EINVAL) {
        dnm_sink_truncate(sink);
    }
    return why == E2BIG || why == EILSEQ;
}

dnm_status dnm_decode_iconv(dnm_sink *sink, const dnm_charset_info *charset)
{
    iconv_t handle = open_first(charset->iconv);
    if (handle == (iconv_t)-1) return DNM_UNSUPPORTED;
    while (sink->at < sink->n && iconv_portion(sink, handle, charset->unit)) continue;
    char *to = dnm_sink_failed(sink) ? NULL : dnm_buf_room(&sink->out, 256);
    size_t room = 256;
    if (to && iconv(handle, NULL, NULL, &to, &room) != (size_t)-1) sink->out.n += 256 - room;
    iconv_close(handle);
    return DNM_OK;
}
