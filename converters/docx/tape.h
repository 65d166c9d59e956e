/* tape.h -- where blocks and text go: straight to the builder, or onto a tape that is played later. A
 * tape is needed where the order of the file is not the order of reading (text boxes stand inside the
 * paragraph they are anchored in, notes in a part of their own), and where an attribute is known only
 * at the end (the rowspan of a table's cell).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_DOCX_TAPE_H
#define DNM_DOCX_TAPE_H

#include "core/base/buf.h"
#include "core/base/vec.h"
#include "docnorm/module.h"

/* What the tapes of a document share. */
typedef struct wml_desk {
    dnm_builder *builder;
    dnm_budget budget;             /* of all tapes */
    DNM_VEC(dnm_string) note_refs; /* targets of the references that reached the builder, in order */
} wml_desk;

typedef struct wml_op {
    uint8_t what, kind, level;
    uint32_t a, b;
} wml_op;

typedef struct wml_tape {
    wml_desk *desk;
    DNM_VEC(wml_op) ops;
    DNM_VEC(char) text;
    uint32_t spans;   /* opened so far */
    uint64_t content; /* bytes of text and objects so far */
} wml_tape;

/* A place on a tape to go back to. */
typedef struct wml_mark {
    uint32_t ops, text, spans;
    uint64_t content;
} wml_mark;

void wml_desk_init(wml_desk *desk, dnm_builder *builder, size_t max_bytes);
void wml_desk_free(wml_desk *desk);
dnm_status wml_desk_status(const wml_desk *desk);

wml_tape *wml_tape_new(wml_desk *desk); /* NULL: no memory, noted in the desk */
void wml_tape_free(wml_tape *tape);     /* NULL is fine */

/* Where output goes: `tape`, or the builder if that is NULL. */
typedef struct wml_out {
    wml_desk *desk;
    wml_tape *tape;
} wml_out;

void wml_out_open(wml_out out, dnm_kind kind, int level, dnm_attrs attrs);
void wml_out_close(wml_out out);
void wml_out_text(wml_out out, const char *utf8, size_t n);
uint32_t wml_out_span(wml_out out, dnm_span_kind kind, dnm_attrs attrs, dnm_string target);
void wml_out_end_span(wml_out out, uint32_t span);
void wml_out_object(wml_out out, dnm_span_kind kind, dnm_attrs attrs, dnm_string target);
void wml_out_source(wml_out out, uint16_t part, uint64_t ordinal);

/* Plays all of a tape to `out`. */
void wml_tape_play(const wml_tape *tape, wml_out out);

wml_mark wml_tape_mark(const wml_tape *tape);
void wml_tape_rewind(wml_tape *tape, wml_mark mark);

/* Changes the attributes of the block whose opening is the operation at `mark`. */
void wml_tape_set_attrs(wml_tape *tape, wml_mark mark, dnm_attrs attrs);

#endif
