/* edits.c -- writes the edits file of a document: what was changed and why, and where in the output the
 * converter's text stands, so that restore.c can put it together again.
 *
 * SPDX-License-Identifier: MIT */
#include "core/engine/edits.h"

#include <stdlib.h>

#include "core/engine/stream.h"
#include "core/text/json.h"
#include "core/text/utf8.h"

/* A reference takes some 25 bytes, one that follows another some 5: shorter stretches are cheaper as they
 * are. Long lines are divided so that neither side needs memory for much more than one of them. */
enum { SHORTEST_KEPT = 16, SHORTEST_FOLLOWING = 4, MOST_KEPT = 4096, LONGEST_TEXT = 64 * 1024 };

/* Births [birth, birth + len) are text [text, text + len). */
typedef struct stretch {
    uint32_t birth;
    uint32_t text;
    uint32_t len;
} stretch;

typedef struct edits_file {
    dnm_job *job;
    const dnm_doc *doc;
    const dnm_view *view;
    const dnm_history *history;
    dnm_piece *pieces; /* by text, disjoint */
    uint32_t piece_count;
    uint32_t literal;  /* births from here on are not yet written */
    uint32_t kept;     /* references on the line being written */
    uint64_t kept_end; /* where the last of them ends in the output */
    uint64_t lines;
    dnm_buf line;
    dnm_buf scratch;
    dnm_json json;
    dnm_sink *sink;
} edits_file;

static void end_line(edits_file *e)
{
    dnm_json_end_line(&e->json);
    if (dnm_buf_status(&e->line) && !e->sink->status) e->sink->status = dnm_buf_status(&e->line);
    dnm_sink_write(e->sink, e->line.p, e->line.n);
    dnm_buf_clear(&e->line);
    e->lines++;
}

static void add_int(edits_file *e, const char *key, uint64_t value)
{
    dnm_json_key(&e->json, key);
    dnm_json_int(&e->json, (int64_t)value);
}

static void add_str(edits_file *e, const char *key, dnm_str value)
{
    dnm_json_key(&e->json, key);
    dnm_json_str(&e->json, value);
}

/* ---- header and edits ---- */

static void write_header(edits_file *e, const dnm_stream *stream)
{
    char digest[DNM_SHA256_HEX];
    dnm_sha256_of((dnm_str){e->history->births, e->history->origin_len}, digest);
    dnm_json_open(&e->json, '{');
    add_int(e, "docnorm_edits", DNM_EDITS_VERSION);
    add_str(e, "docnorm", dnm_str_of(dnm_version()));
    add_str(e, "writer", dnm_str_of(stream->writer->name));
    add_int(e, "output_bytes", stream->sink.written);
    add_str(e, "output_sha256", dnm_str_of(stream->digest));
    add_int(e, "text_bytes", e->history->origin_len);
    add_str(e, "text_sha256", dnm_str_of(digest));
    add_int(e, "edits", e->history->edit_count);
    dnm_json_close(&e->json, '}');
    end_line(e);
}

static void add_source(edits_file *e, uint32_t birth)
{
    dnm_source source;
    bool exact;
    if (!dnm_doc_source(e->doc, birth, &source, &exact)) return;
    dnm_json_key(&e->json, "source");
    dnm_json_open(&e->json, '{');
    if (source.part < e->history->part_count)
        add_str(e, "part", dnm_doc_string(e->doc, e->history->parts[source.part]));
    add_int(e, "offset", source.offset);
    dnm_json_key(&e->json, "exact");
    dnm_json_bool(&e->json, exact);
    dnm_json_close(&e->json, '}');
}

/* What the edit took away; of a flag, what it points at. */
static dnm_str before(edits_file *e, const dnm_edit *edit)
{
    const dnm_history *h = e->history;
    if (edit->ncut == 1) {
        const dnm_cut *cut = &h->cuts[edit->first_cut];
        return (dnm_str){h->births + cut->off, cut->len};
    }
    if (edit->ncut == 0 && (edit->op == DNM_OP_FLAG || edit->op == DNM_OP_KEEP)) {
        size_t left = h->birth_len - edit->at;
        size_t n = edit->len < left ? edit->len : left;
        return (dnm_str){h->births + edit->at, dnm_utf8_boundary(h->births + edit->at, left, n)};
    }
    dnm_buf_clear(&e->scratch);
    for (uint32_t i = 0; i < edit->ncut; i++) {
        const dnm_cut *cut = &h->cuts[edit->first_cut + i];
        dnm_buf_add(&e->scratch, h->births + cut->off, cut->len);
    }
    return dnm_buf_str(&e->scratch);
}

static void write_edit(edits_file *e, uint32_t number)
{
    const dnm_edit *edit = &e->history->edits[number];
    dnm_json_open(&e->json, '{');
    add_int(e, "edit", number);
    add_str(e, "rule", dnm_doc_string(e->doc, edit->rule));
    add_str(e, "op", dnm_str_of(dnm_op_name((dnm_op)edit->op)));
    add_int(e, "confidence", edit->confidence);
    add_int(e, "at", edit->at);
    add_source(e, edit->at);
    add_str(e, "before", before(e, edit));
    add_str(e, "after", (dnm_str){e->history->births + edit->put, edit->put_len});
    add_str(e, "note", dnm_doc_string(e->doc, edit->note));
    dnm_json_close(&e->json, '}');
    end_line(e);
}

/* ---- pieces ---- */

/* Ends the line of references that is being written, if there is one. */
static void end_kept(edits_file *e)
{
    if (!e->kept) return;
    e->kept = 0;
    dnm_json_close(&e->json, ']');
    dnm_json_close(&e->json, '}');
    end_line(e);
}

static void write_literal(edits_file *e, uint32_t end)
{
    const char *births = e->history->births;
    if (e->literal < end) end_kept(e);
    while (e->literal < end) {
        size_t n = end - e->literal;
        if (n > LONGEST_TEXT) n = dnm_utf8_boundary(births + e->literal, n, LONGEST_TEXT);
        dnm_json_open(&e->json, '{');
        add_str(e, "text", (dnm_str){births + e->literal, n});
        dnm_json_close(&e->json, '}');
        end_line(e);
        e->literal += (uint32_t)n;
    }
}

/* The first reference of a line is an offset in the output and a length, each further one the bytes
 * between it and the one before, and a length. */
static void add_kept(edits_file *e, uint64_t output, uint32_t len)
{
    if (!e->kept) {
        dnm_json_open(&e->json, '{');
        dnm_json_key(&e->json, "kept");
        dnm_json_open(&e->json, '[');
    }
    dnm_json_int(&e->json, (int64_t)(e->kept ? output - e->kept_end : output));
    dnm_json_int(&e->json, len);
    e->kept++;
    e->kept_end = output + len;
}

/* Births [birth, birth + len) stand in the output; bounds fall between characters, so that what is left
 * over is text that JSON can hold. */
static void write_kept(edits_file *e, uint32_t birth, uint32_t len, uint64_t output)
{
    const char *p = e->history->births + birth;
    for (; len && dnm_utf8_is_continuation(*p); p++, len--) {
        birth++;
        output++;
    }
    len = (uint32_t)dnm_utf8_boundary(p, e->history->origin_len - birth, len);
    bool follows = e->kept && e->kept < MOST_KEPT && birth == e->literal && output >= e->kept_end;
    if (len < (follows ? SHORTEST_FOLLOWING : SHORTEST_KEPT)) return;
    if (!follows) end_kept(e);
    write_literal(e, birth);
    add_kept(e, output, len);
    e->literal = birth + len;
}

/* The first piece that ends after `text`. */
static uint32_t find_piece(const edits_file *e, uint32_t text)
{
    uint32_t low = 0, high = e->piece_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (e->pieces[middle].text + e->pieces[middle].len > text)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static void write_stretch(edits_file *e, const stretch *s)
{
    uint32_t end = s->text + s->len;
    for (uint32_t i = find_piece(e, s->text); i < e->piece_count && e->pieces[i].text < end; i++) {
        const dnm_piece *p = &e->pieces[i];
        uint32_t from = p->text > s->text ? p->text : s->text;
        uint32_t to = p->text + p->len < end ? p->text + p->len : end;
        write_kept(e, s->birth + (from - s->text), to - from, p->output + (from - p->text));
    }
}

static int by_text(const void *a, const void *b)
{
    const dnm_piece *x = a, *y = b;
    if (x->text != y->text) return x->text < y->text ? -1 : 1;
    return (x->output > y->output) - (x->output < y->output);
}

/* Text that was written twice counts where it was written first. */
static void make_disjoint(edits_file *e)
{
    uint32_t end = 0, n = 0;
    for (uint32_t i = 0; i < e->piece_count; i++) {
        dnm_piece p = e->pieces[i];
        uint32_t skip = p.text < end ? end - p.text : 0;
        if (skip >= p.len) continue;
        p.text += skip;
        p.output += skip;
        p.len -= skip;
        end = p.text + p.len;
        e->pieces[n++] = p;
    }
    e->piece_count = n;
}

static bool copy_pieces(edits_file *e, const dnm_sink *written)
{
    e->piece_count = written->pieces.n;
    e->pieces = dnm_arena_alloc(&e->job->arena, e->piece_count * sizeof *e->pieces);
    if (!e->pieces) return false;
    if (e->piece_count) memcpy(e->pieces, written->pieces.p, e->piece_count * sizeof *e->pieces);
    qsort(e->pieces, e->piece_count, sizeof *e->pieces, by_text);
    make_disjoint(e);
    return true;
}

static int by_birth(const void *a, const void *b)
{
    const stretch *x = a, *y = b;
    return (x->birth > y->birth) - (x->birth < y->birth);
}

static dnm_status write_pieces(edits_file *e, const dnm_sink *written)
{
    const dnm_view *v = e->view;
    uint32_t origin = e->history->origin_len, n = 0;
    stretch *stretches = dnm_arena_alloc(&e->job->arena, v->run_count * sizeof *stretches);
    if (!stretches || !copy_pieces(e, written)) return DNM_NO_MEMORY;
    for (uint32_t i = 0; i < v->run_count; i++) {
        uint32_t end = i + 1 < v->run_count ? v->runs[i + 1].text : v->text_len;
        if (v->runs[i].birth >= origin) continue;
        stretch s = {v->runs[i].birth, v->runs[i].text, end - v->runs[i].text};
        if (s.len > origin - s.birth) s.len = origin - s.birth;
        stretches[n++] = s;
    }
    qsort(stretches, n, sizeof *stretches, by_birth);
    for (uint32_t i = 0; i < n; i++) write_stretch(e, &stretches[i]);
    write_literal(e, origin);
    end_kept(e);
    return DNM_OK;
}

/* ---- the whole ---- */

void dnm_edits_last_line(dnm_buf *line, uint64_t lines, const char *digest)
{
    dnm_json json = dnm_json_to(line);
    dnm_json_open(&json, '{');
    dnm_json_key(&json, "lines");
    dnm_json_int(&json, (int64_t)lines);
    dnm_json_key(&json, "sha256");
    dnm_json_str(&json, dnm_str_of(digest));
    dnm_json_close(&json, '}');
    dnm_json_end_line(&json);
}

static void write_last_line(edits_file *e)
{
    uint8_t digest[DNM_SHA256_BYTES];
    char hex[DNM_SHA256_HEX];
    if (dnm_sink_flush(e->sink)) return;
    dnm_sha256_end(&e->sink->digest, digest);
    dnm_sha256_hex(digest, hex);
    dnm_edits_last_line(&e->line, e->lines, hex);
    dnm_sink_write(e->sink, e->line.p, e->line.n);
    dnm_sink_flush(e->sink);
}

static dnm_status write_all(edits_file *e, const dnm_stream *stream)
{
    write_header(e, stream);
    for (uint32_t i = 0; i < e->history->edit_count && !e->sink->status; i++) write_edit(e, i);
    dnm_status status = write_pieces(e, &stream->sink);
    if (status) return status;
    if (dnm_buf_status(&e->scratch)) return dnm_buf_status(&e->scratch);
    write_last_line(e);
    return e->sink->status;
}

dnm_status dnm_stream_edits(dnm_stream *stream, const dnm_doc *doc, dnm_write_fn to, void *data)
{
    dnm_ctx *ctx = stream->ctx;
    if (!stream->ended || doc != stream->last)
        return dnm_report(ctx, DNM_USAGE, "", "usage.edits",
                          DNM_N_("edits are those of the document added last, after the end of the output"));
    size_t mark = ctx->messages.n;
    edits_file e = {.doc = doc, .view = dnm_doc_view(doc), .history = dnm_doc_history(doc)};
    e.job = dnm_begin_call(ctx, ctx->document_path, ctx->document_member);
    dnm_buf_init(&e.line, ctx->limits.output_bytes);
    dnm_buf_init(&e.scratch, ctx->limits.model_bytes);
    e.json = dnm_json_to(&e.line);
    e.sink = malloc(sizeof *e.sink);
    dnm_status status = DNM_NO_MEMORY;
    if (e.sink) {
        dnm_sink_init(e.sink, &ctx->limits, to, data, true);
        status = write_all(&e, stream);
        dnm_sink_free(e.sink);
    }
    free(e.sink);
    dnm_buf_free(&e.line);
    dnm_buf_free(&e.scratch);
    return dnm_end_call(e.job, mark, status);
}
