/* tape.c -- recording and playing (see tape.h).
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/tape.h"

#include <stdlib.h>

enum { OP_OPEN, OP_CLOSE, OP_TEXT, OP_SPAN, OP_END_SPAN, OP_OBJECT, OP_SOURCE };

void wml_desk_init(wml_desk *desk, dnm_builder *builder, size_t max_bytes)
{
    *desk = (wml_desk){.builder = builder, .budget = {.left = max_bytes}};
}

void wml_desk_free(wml_desk *desk)
{
    DNM_VEC_FREE(&desk->note_refs, &desk->budget);
}

dnm_status wml_desk_status(const wml_desk *desk)
{
    return desk->budget.failed ? desk->budget.failed : dnm_builder_status(desk->builder);
}

wml_tape *wml_tape_new(wml_desk *desk)
{
    wml_tape *tape = calloc(1, sizeof *tape);
    if (tape)
        tape->desk = desk;
    else
        desk->budget.failed = DNM_NO_MEMORY;
    return tape;
}

void wml_tape_free(wml_tape *tape)
{
    if (!tape) return;
    DNM_VEC_FREE(&tape->ops, &tape->desk->budget);
    DNM_VEC_FREE(&tape->text, &tape->desk->budget);
    free(tape);
}

static void record(wml_tape *tape, wml_op op)
{
    wml_op *slot = DNM_PUSH(&tape->ops, &tape->desk->budget);
    if (slot) *slot = op;
}

void wml_out_open(wml_out out, dnm_kind kind, int level, dnm_attrs attrs)
{
    if (out.tape)
        record(out.tape, (wml_op){OP_OPEN, (uint8_t)kind, (uint8_t)level, attrs, 0});
    else
        dnm_build_open(out.desk->builder, kind, level, attrs);
}

void wml_out_close(wml_out out)
{
    if (out.tape)
        record(out.tape, (wml_op){.what = OP_CLOSE});
    else
        dnm_build_close(out.desk->builder);
}

static void record_text(wml_tape *tape, const char *utf8, size_t n)
{
    if (!DNM_ROOM(&tape->text, n, &tape->desk->budget)) return;
    memcpy(tape->text.p + tape->text.n, utf8, n);
    wml_op *last = tape->ops.n ? &tape->ops.p[tape->ops.n - 1] : NULL;
    if (last && last->what == OP_TEXT)
        last->b += (uint32_t)n;
    else
        record(tape, (wml_op){.what = OP_TEXT, .a = tape->text.n, .b = (uint32_t)n});
    tape->text.n += (uint32_t)n;
    tape->content += n;
}

void wml_out_text(wml_out out, const char *utf8, size_t n)
{
    if (n == 0) return;
    if (out.tape)
        record_text(out.tape, utf8, n);
    else
        dnm_build_text(out.desk->builder, utf8, n);
}

uint32_t wml_out_span(wml_out out, dnm_span_kind kind, dnm_attrs attrs, dnm_string target)
{
    if (!out.tape) return dnm_build_span(out.desk->builder, kind, attrs, target);
    record(out.tape, (wml_op){OP_SPAN, (uint8_t)kind, 0, attrs, target});
    return out.tape->spans++;
}

void wml_out_end_span(wml_out out, uint32_t span)
{
    if (out.tape)
        record(out.tape, (wml_op){.what = OP_END_SPAN, .a = span});
    else
        dnm_build_end_span(out.desk->builder, span);
}

void wml_out_object(wml_out out, dnm_span_kind kind, dnm_attrs attrs, dnm_string target)
{
    if (out.tape) {
        record(out.tape, (wml_op){OP_OBJECT, (uint8_t)kind, 0, attrs, target});
        out.tape->content++;
        return;
    }
    dnm_build_object(out.desk->builder, kind, attrs, target);
    if (kind != DNM_NOTE_REF) return;
    dnm_string *ref = DNM_PUSH(&out.desk->note_refs, &out.desk->budget);
    if (ref) *ref = target;
}

void wml_out_source(wml_out out, uint16_t part, uint64_t ordinal)
{
    if (out.tape)
        record(out.tape, (wml_op){.what = OP_SOURCE, .a = part, .b = (uint32_t)ordinal});
    else
        dnm_build_source(out.desk->builder, part, ordinal, false);
}

/* ---- playing ------------------------------------------------------------------------------------ */

void wml_tape_play(const wml_tape *tape, wml_out out)
{
    uint32_t *numbers = malloc(((size_t)tape->spans + 1) * sizeof *numbers);
    uint32_t opened = 0;
    if (!numbers) {
        out.desk->budget.failed = DNM_NO_MEMORY;
        return;
    }
    for (uint32_t i = 0; i < tape->ops.n; i++) {
        const wml_op *op = &tape->ops.p[i];
        switch (op->what) {
        case OP_OPEN:
            wml_out_open(out, (dnm_kind)op->kind, op->level, op->a);
            break;
        case OP_CLOSE:
            wml_out_close(out);
            break;
        case OP_TEXT:
            wml_out_text(out, tape->text.p + op->a, op->b);
            break;
        case OP_SPAN:
            numbers[opened++] = wml_out_span(out, (dnm_span_kind)op->kind, op->a, op->b);
            break;
        case OP_END_SPAN:
            if (op->a < opened) wml_out_end_span(out, numbers[op->a]);
            break;
        case OP_OBJECT:
            wml_out_object(out, (dnm_span_kind)op->kind, op->a, op->b);
            break;
        default:
            wml_out_source(out, (uint16_t)op->a, op->b);
            break;
        }
    }
    free(numbers);
}

wml_mark wml_tape_mark(const wml_tape *tape)
{
    return (wml_mark){tape->ops.n, tape->text.n, tape->spans, tape->content};
}

void wml_tape_rewind(wml_tape *tape, wml_mark mark)
{
    if (mark.ops > tape->ops.n) return;
    tape->ops.n = mark.ops;
    tape->text.n = mark.text;
    tape->spans = mark.spans;
    tape->content = mark.content;
}

void wml_tape_set_attrs(wml_tape *tape, wml_mark mark, dnm_attrs attrs)
{
    if (mark.ops < tape->ops.n) tape->ops.p[mark.ops].a = attrs;
}
