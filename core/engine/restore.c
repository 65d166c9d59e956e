/* restore.c -- the converter's text from an output and its edits file. All checksums are compared
 * before anything is believed; ranges and sizes are checked all the same, since a checksum proves no
 * good will.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "adapters/json/json.h"
#include "core/engine/edits.h"
#include "core/engine/job.h"

typedef struct header {
    int64_t version;
    int64_t output_bytes;
    int64_t text_bytes;
    char output_sha256[DNM_SHA256_HEX];
    char text_sha256[DNM_SHA256_HEX];
} header;

static dnm_status mismatch(dnm_job *job, uint64_t line)
{
    return dnm_fail(job, DNM_MISMATCH, DNM_NOWHERE, "restore.edits",
                    DNM_N_("line %llu of the edits cannot be what docnorm wrote"), (unsigned long long)line);
}

/* ---- checks ---- */

/* Where the last line begins; 0 if there is no other. */
static size_t last_line(dnm_str edits)
{
    size_t at = edits.n ? edits.n - 1 : 0;
    while (at && edits.p[at - 1] != '\n') at--;
    return at;
}

static uint64_t count_lines(dnm_str text)
{
    uint64_t n = 0;
    for (const char *p = text.p, *end = text.p + text.n; p < end; n++) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        p = newline ? newline + 1 : end;
    }
    return n;
}

/* On success *body is all but the last line. */
static dnm_status check_edits(dnm_job *job, dnm_str edits, dnm_str *body)
{
    *body = (dnm_str){edits.p, last_line(edits)};
    char digest[DNM_SHA256_HEX];
    dnm_sha256_of(*body, digest);
    dnm_buf expected;
    dnm_buf_init(&expected, 4096);
    dnm_edits_last_line(&expected, body->n ? count_lines(*body) : 0, digest);
    dnm_status status = dnm_buf_status(&expected);
    dnm_str last = {edits.p + body->n, edits.n - body->n};
    bool same = status == DNM_OK && body->n && dnm_str_eq(dnm_buf_str(&expected), last);
    dnm_buf_free(&expected);
    if (status || same) return status;
    return dnm_fail(job, DNM_MISMATCH, DNM_NOWHERE, "restore.edits-changed",
                    DNM_N_("the edits file is incomplete or was changed after docnorm wrote it"));
}

static bool read_digest(const dnm_json_value *object, const char *key, char digest[DNM_SHA256_HEX])
{
    dnm_str text;
    if (!dnm_json_as_str(dnm_json_get(object, key), &text) || text.n != DNM_SHA256_HEX - 1) return false;
    memcpy(digest, text.p, text.n);
    digest[text.n] = '\0';
    return true;
}

static bool read_size(const dnm_json_value *object, const char *key, int64_t *size)
{
    return dnm_json_as_int(dnm_json_get(object, key), size) && *size >= 0;
}

static dnm_status read_header(dnm_job *job, dnm_str line, header *h)
{
    dnm_json_value *root;
    dnm_status status = dnm_json_read(line, &root, NULL);
    if (status == DNM_DAMAGED) return mismatch(job, 1);
    if (status) return status;
    bool ours = read_size(root, "docnorm_edits", &h->version);
    bool whole = read_size(root, "output_bytes", &h->output_bytes) &&
                 read_size(root, "text_bytes", &h->text_bytes) &&
                 read_digest(root, "output_sha256", h->output_sha256) &&
                 read_digest(root, "text_sha256", h->text_sha256);
    dnm_json_free(root);
    if (ours && h->version > DNM_EDITS_VERSION)
        return dnm_fail(job, DNM_UNSUPPORTED, DNM_NOWHERE, "restore.version",
                        DNM_N_("edits of format %lld; this version of docnorm knows format %d"),
                        (long long)h->version, (int)DNM_EDITS_VERSION);
    return ours && whole ? DNM_OK : mismatch(job, 1);
}

static dnm_status check_output(dnm_job *job, dnm_str output, const header *h)
{
    char digest[DNM_SHA256_HEX];
    dnm_sha256_of(output, digest);
    if ((uint64_t)h->output_bytes == output.n && strcmp(digest, h->output_sha256) == 0) return DNM_OK;
    return dnm_fail(job, DNM_MISMATCH, DNM_NOWHERE, "restore.output-changed",
                    DNM_N_("the output was changed after docnorm wrote it, or belongs to other edits"));
}

/* ---- the text ---- */

/* Appends the bytes of the output that a line of references names. */
static bool add_kept(const dnm_json_value *kept, dnm_str output, dnm_buf *text)
{
    size_t count = dnm_json_count(kept);
    uint64_t at = 0;
    for (size_t i = 0; i + 1 < count; i += 2) {
        int64_t gap, n;
        if (!dnm_json_as_int(dnm_json_at(kept, i), &gap)) return false;
        if (!dnm_json_as_int(dnm_json_at(kept, i + 1), &n)) return false;
        if (gap < 0 || n < 0 || (uint64_t)gap > output.n - at) return false;
        at += (uint64_t)gap;
        if ((uint64_t)n > output.n - at) return false;
        dnm_buf_add(text, output.p + at, (size_t)n);
        at += (uint64_t)n;
    }
    return count >= 2 && count % 2 == 0;
}

/* Appends what a line stands for; lines about edits stand for nothing. */
static bool add_piece(const dnm_json_value *line, dnm_str output, dnm_buf *text)
{
    dnm_str literal;
    if (dnm_json_as_str(dnm_json_get(line, "text"), &literal)) {
        dnm_buf_add(text, literal.p, literal.n);
        return true;
    }
    const dnm_json_value *kept = dnm_json_get(line, "kept");
    return kept ? add_kept(kept, output, text) : dnm_json_get(line, "edit") != NULL;
}

static dnm_str next_line(dnm_str *rest)
{
    const char *newline = memchr(rest->p, '\n', rest->n);
    size_t n = newline ? (size_t)(newline - rest->p) : rest->n;
    dnm_str line = {rest->p, n};
    n += newline != NULL;
    rest->p += n;
    rest->n -= n;
    return line;
}

static dnm_status rebuild(dnm_job *job, dnm_str output, dnm_str lines, dnm_buf *text)
{
    for (uint64_t number = 2; lines.n; number++) {
        dnm_json_value *line;
        dnm_status status = dnm_json_read(next_line(&lines), &line, NULL);
        if (status == DNM_DAMAGED) return mismatch(job, number);
        if (status) return status;
        bool good = add_piece(line, output, text);
        dnm_json_free(line);
        if (dnm_buf_status(text) == DNM_NO_MEMORY) return DNM_NO_MEMORY;
        if (!good || dnm_buf_status(text)) return mismatch(job, number);
    }
    return DNM_OK;
}

static dnm_status restore(dnm_job *job, dnm_str output, dnm_str edits, dnm_buf *text)
{
    dnm_str lines;
    header h;
    dnm_status status = check_edits(job, edits, &lines);
    if (status == DNM_OK) status = read_header(job, next_line(&lines), &h);
    if (status == DNM_OK) status = check_output(job, output, &h);
    if (status) return status;
    if ((uint64_t)h.text_bytes > job->ctx->limits.model_bytes)
        return dnm_fail(job, DNM_LIMIT, DNM_NOWHERE, "restore.too-large",
                        DNM_N_("the text has %lld bytes, more than %zu"), (long long)h.text_bytes,
                        job->ctx->limits.model_bytes);
    dnm_buf_init(text, (size_t)h.text_bytes);
    status = rebuild(job, output, lines, text);
    if (status) return status;
    char digest[DNM_SHA256_HEX];
    dnm_sha256_of(dnm_buf_str(text), digest);
    if (text->n == (size_t)h.text_bytes && strcmp(digest, h.text_sha256) == 0) return DNM_OK;
    return dnm_fail(job, DNM_MISMATCH, DNM_NOWHERE, "restore.text",
                    DNM_N_("the restored text is not the one that was converted"));
}

dnm_status dnm_restore(dnm_ctx *ctx, dnm_str output, dnm_str edits, char **text, size_t *size)
{
    dnm_begin_document(ctx);
    dnm_job *job = dnm_begin_call(ctx, "", "");
    dnm_buf buf;
    dnm_buf_init(&buf, 0);
    dnm_status status = restore(job, output, edits, &buf);
    if (status == DNM_OK) {
        size_t n;
        char *taken = dnm_buf_take(&buf, &n);
        if (taken) {
            *text = taken;
            *size = n;
        } else {
            status = DNM_NO_MEMORY;
        }
    }
    dnm_buf_free(&buf);
    return dnm_end_call(job, 0, status);
}
