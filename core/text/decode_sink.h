/* decode_sink.h -- where decoders put their text, with the record of what came from where. A decoder
 * asks for room, writes, and says how far it came; the sink keeps checkpoints, replacements and raws.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_DECODE_SINK_H
#define DNM_TEXT_DECODE_SINK_H

#include "core/base/buf.h"
#include "core/base/vec.h"
#include "core/text/charset_internal.h"

/* Source bytes between two calls of dnm_sink_begin: no charset makes more than three bytes of text of
 * one byte, so checkpoints stay closer than 4 KiB. */
enum { DNM_DECODE_STRETCH = 1360 };

typedef struct dnm_sink {
    const uint8_t *source;
    size_t n;  /* bytes of source */
    size_t at; /* bytes of it decoded */
    dnm_buf out;
    DNM_VEC(dnm_checkpoint) checkpoints;
    DNM_VEC(dnm_raw_stretch) raws;
    dnm_budget budget;
    size_t truncated;
    uint32_t replaced;
    uint32_t islands;
    bool standard;                   /* dnm_decode_options.standard */
    size_t settled;                  /* source offset before which nothing is taken back any more */
    struct dnm_segmenter *segmenter; /* made at the first damage, owned */
} dnm_sink;

/* A checkpoint at the current place, and room for `bytes` of text. NULL after any refusal: stop then. */
char *dnm_sink_begin(dnm_sink *sink, size_t bytes);

/* A checkpoint at the current place, unless there is one. */
void dnm_sink_checkpoint(dnm_sink *sink);

/* Notes that the last text_len bytes of text came from the source_len bytes before `at`. */
void dnm_sink_note(dnm_sink *sink, dnm_raw_kind kind, size_t text_len, size_t source_len);

/* The same, as suspicious, if that was the character of a two-byte charset that nobody writes. */
void dnm_sink_suspect(dnm_sink *sink, uint32_t code_point, size_t text_len, size_t source_len);

/* Takes text and record back to a character that began at `text`, decoded from `source` on. */
void dnm_sink_rewind(dnm_sink *sink, size_t text, size_t source);

/* U+FFFD for the next `length` bytes of source, which are consumed. */
void dnm_sink_replace(dnm_sink *sink, size_t length);

/* The rest of the source is half a character: dropped with a note, or one U+FFFD by the standard. */
void dnm_sink_truncate(dnm_sink *sink);

/* Appends what a step found and consumes its bytes. */
void dnm_sink_step(dnm_sink *sink, dnm_step step);

/* True if decoding must stop. */
static inline bool dnm_sink_failed(const dnm_sink *sink)
{
    return sink->out.failed != DNM_OK || sink->budget.failed != DNM_OK;
}

/* The decoders: from sink->at to the end of the source. */
dnm_status dnm_decode_utf8(dnm_sink *sink);
dnm_status dnm_decode_utf16(dnm_sink *sink, bool big_endian);
dnm_status dnm_decode_gb18030(dnm_sink *sink);
dnm_status dnm_decode_big5(dnm_sink *sink);
dnm_status dnm_decode_hz(dnm_sink *sink);
dnm_status dnm_decode_one_byte(dnm_sink *sink, const dnm_one_byte *table);
dnm_status dnm_decode_iconv(dnm_sink *sink, const dnm_charset_info *charset);

#endif
