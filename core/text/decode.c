/* decode.c -- dnm_decode: chooses the decoder, lends valid UTF-8 out as it is, hands over the record;
 * and the way back from text to source.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/decode_sink.h"
#include "core/text/segment.h"
#include "core/text/utf8.h"

#include <stdlib.h>

static size_t bom_of(const uint8_t *p, size_t n, const dnm_charset_info *charset)
{
    dnm_charset_kind kind = charset->kind;
    if (charset->unit == 4 && n >= 4) {
        if (strcmp(charset->name, "UTF-32BE") == 0) return memcmp(p, "\0\0\xFE\xFF", 4) == 0 ? 4 : 0;
        if (strcmp(charset->name, "UTF-32LE") == 0) return memcmp(p, "\xFF\xFE\0\0", 4) == 0 ? 4 : 0;
    }
    if (kind == DNM_KIND_UTF8) return n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (kind == DNM_KIND_UTF16LE) return n >= 2 && memcmp(p, "\xFF\xFE", 2) == 0 ? 2 : 0;
    if (kind == DNM_KIND_UTF16BE) return n >= 2 && memcmp(p, "\xFE\xFF", 2) == 0 ? 2 : 0;
    if (kind == DNM_KIND_GB18030) return n >= 4 && memcmp(p, "\x84\x31\x95\x33", 4) == 0 ? 4 : 0;
    return 0;
}

static dnm_status run(dnm_sink *sink, const dnm_charset_info *charset)
{
    switch (charset->kind) {
    case DNM_KIND_UTF8:
        return dnm_decode_utf8(sink);
    case DNM_KIND_UTF16LE:
        return dnm_decode_utf16(sink, false);
    case DNM_KIND_UTF16BE:
        return dnm_decode_utf16(sink, true);
    case DNM_KIND_GBK:
    case DNM_KIND_GB18030:
        return dnm_decode_gb18030(sink);
    case DNM_KIND_BIG5:
        return dnm_decode_big5(sink);
    case DNM_KIND_HZ:
        return dnm_decode_hz(sink);
    case DNM_KIND_ONE_BYTE:
        return dnm_decode_one_byte(sink, dnm_one_byte_find(charset->name));
    case DNM_KIND_ICONV:
        return dnm_decode_iconv(sink, charset);
    case DNM_KIND_REPLACEMENT:
        if (sink->n) dnm_sink_replace(sink, sink->n);
        return DNM_OK;
    case DNM_KIND_ASCII:
    case DNM_KIND_BIG5_HKSCS:
        break; /* for writing only */
    }
    return DNM_BUG;
}

static void hand_over(dnm_sink *sink, size_t bom, const char *name, dnm_decoded *out)
{
    dnm_decoded d = {.charset = name, .bom = bom, .owned = true};
    d.text = dnm_buf_take(&sink->out, &d.n);
    d.truncated = sink->truncated;
    d.replaced = sink->replaced;
    d.islands = sink->islands;
    d.checkpoints = sink->checkpoints.p;
    d.checkpoint_count = sink->checkpoints.n;
    d.raws = sink->raws.p;
    d.raw_count = sink->raws.n;
    *out = d;
}

static size_t text_ceiling(const dnm_decode_options *options)
{
    if (options && options->max_text) return options->max_text;
    dnm_limits limits;
    dnm_limits_default(&limits);
    return limits.model_bytes;
}

/* Room from the start for text of the usual density, so that it is not copied while it grows. */
static void foresee(dnm_sink *sink)
{
    size_t want = sink->n + sink->n / 2 + 4 * (size_t)DNM_DECODE_STRETCH;
    if (want <= sink->out.max) dnm_buf_room(&sink->out, want);
}

static dnm_status decode_into(const uint8_t *p, size_t n, size_t bom, const dnm_charset_info *charset,
                              const dnm_decode_options *options, dnm_decoded *out)
{
    dnm_sink sink = {
        .source = p, .n = n, .at = bom, .settled = bom, .standard = options && options->standard};
    size_t ceiling = text_ceiling(options);
    dnm_buf_init(&sink.out,
                 ceiling + 4 * (size_t)DNM_DECODE_STRETCH); /* what a decoder may ask for past it */
    sink.budget.left = SIZE_MAX;
    foresee(&sink);
    dnm_sink_checkpoint(&sink);
    dnm_status status = dnm_sink_failed(&sink) ? DNM_OK : run(&sink, charset);
    dnm_sink_checkpoint(&sink);
    dnm_segmenter_free(sink.segmenter);
    if (status == DNM_OK && sink.out.n > ceiling) status = DNM_LIMIT;
    if (status == DNM_OK) status = sink.out.failed ? sink.out.failed : sink.budget.failed;
    if (status == DNM_OK && !dnm_buf_room(&sink.out, 0)) status = sink.out.failed;
    if (status == DNM_OK) {
        hand_over(&sink, bom, charset->name, out);
        return DNM_OK;
    }
    dnm_buf_free(&sink.out);
    free(sink.checkpoints.p);
    free(sink.raws.p);
    return status;
}

dnm_status dnm_decode(const void *bytes, size_t n, const char *charset, const dnm_decode_options *options,
                      dnm_decoded *out)
{
    const dnm_charset_info *info = dnm_charset_find(dnm_str_of(charset));
    if (!info) return DNM_USAGE;
    const uint8_t *p = bytes;
    size_t bom = bom_of(p, n, info);
    if (info->kind == DNM_KIND_UTF8) {
        const char *text = (const char *)p + (n ? bom : 0);
        if (n == 0) text = "";
        if (dnm_utf8_validate(text, n - bom) == n - bom) {
            if (n - bom > text_ceiling(options)) return DNM_LIMIT;
            *out =
                (dnm_decoded){.text = text, .n = n - bom, .charset = info->name, .bom = bom, .linear = true};
            return DNM_OK;
        }
    }
    return decode_into(p, n, bom, info, options, out);
}

void dnm_decoded_free(dnm_decoded *decoded)
{
    if (decoded->owned) free((char *)(uintptr_t)decoded->text); /* handed out as const, but owned */
    free((dnm_checkpoint *)(uintptr_t)decoded->checkpoints);
    free((dnm_raw_stretch *)(uintptr_t)decoded->raws);
    *decoded = (dnm_decoded){0};
}

/* Source bytes of a character that was decoded without trouble; irregular ones stand between checkpoints. */
static size_t source_length(dnm_charset_kind kind, uint32_t cp, size_t utf8_length)
{
    uint8_t bytes[4];
    switch (kind) {
    case DNM_KIND_UTF8:
        return utf8_length;
    case DNM_KIND_UTF16LE:
    case DNM_KIND_UTF16BE:
        return cp < 0x10000 ? 2 : 4;
    case DNM_KIND_GBK:
    case DNM_KIND_GB18030:
        return cp < 0x80 ? 1 : dnm_gb18030_encode(cp, false, bytes);
    case DNM_KIND_BIG5:
        return cp < 0x80 ? 1 : cp == 0x304 || cp == 0x30C ? 0 : 2;
    case DNM_KIND_ONE_BYTE:
        return 1;
    default:
        return 0; /* the checkpoint is as near as it gets */
    }
}

static const dnm_checkpoint *checkpoint_before(const dnm_decoded *d, size_t text_off)
{
    size_t low = 0, high = d->checkpoint_count;
    while (high - low > 1) {
        size_t mid = (low + high) / 2;
        if (d->checkpoints[mid].text <= text_off) {
            low = mid;
        } else {
            high = mid;
        }
    }
    return &d->checkpoints[low];
}

size_t dnm_decoded_source(const dnm_decoded *d, size_t text_off)
{
    if (text_off > d->n) text_off = d->n;
    if (d->checkpoint_count == 0) return text_off + d->bom;
    const dnm_checkpoint *c = checkpoint_before(d, text_off);
    size_t limit = c + 1 < d->checkpoints + d->checkpoint_count ? c[1].source : SIZE_MAX;
    const dnm_charset_info *info = dnm_charset_find(dnm_str_of(d->charset));
    size_t source = c->source;
    for (size_t at = c->text; at < text_off;) {
        uint32_t cp;
        size_t length = dnm_utf8_decode(d->text + at, d->n - at, &cp);
        if (at + length > text_off) break;
        at += length;
        size_t next = source + source_length(info->kind, cp, length);
        if (next >= limit) return source; /* a combining mark of Big5, or an irregular stretch */
        source = next;
    }
    return source;
}
