/* render.c -- readable text of what a dump does not show: edits, messages, the members of archives.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/support/render.h"

#include "adapters/hash/hash.h"
#include "core/text/utf8.h"
#include "tests/support/zipped.h"

#include <stdlib.h>

enum { QUOTED_HEAD = 40, QUOTED_TAIL = 20 }; /* code points kept of a long text */

static bool is_invisible(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0xad || (c >= 0x2000 && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202f) || (c >= 0x205f && c <= 0x206f) || c == 0x3000 ||
           (c >= 0xe000 && c <= 0xf8ff) || (c >= 0xfe00 && c <= 0xfe0f) || c >= 0xfff0;
}

static void add_character(dnm_buf *out, uint32_t c)
{
    if (c == '\n')
        dnm_buf_add_str(out, "\\n");
    else if (c == '\t')
        dnm_buf_add_str(out, "\\t");
    else if (c == '"' || c == '\\')
        dnm_buf_printf(out, "\\%c", (int)c);
    else if (is_invisible(c))
        dnm_buf_printf(out, "\\u{%X}", (unsigned)c);
    else
        dnm_buf_add_code_point(out, c);
}

void t_render_quoted(dnm_buf *out, dnm_str text)
{
    size_t total = dnm_utf8_count(text.p, text.n);
    bool is_long = total > QUOTED_HEAD + QUOTED_TAIL + 1;
    size_t index = 0;
    dnm_buf_add_char(out, '"');
    for (size_t at = 0; at < text.n; index++) {
        uint32_t c = dnm_utf8_next(text.p, text.n, &at);
        if (is_long && index == QUOTED_HEAD) dnm_buf_add_str(out, "\xe2\x80\xa6");
        if (is_long && index >= QUOTED_HEAD && index < total - QUOTED_TAIL) continue;
        add_character(out, c);
    }
    dnm_buf_add_char(out, '"');
}

void t_edit_before(dnm_buf *out, const dnm_doc *doc, const dnm_edit *edit)
{
    const dnm_history *history = dnm_doc_history(doc);
    for (uint32_t i = 0; i < edit->ncut; i++) {
        const dnm_cut *cut = &history->cuts[edit->first_cut + i];
        dnm_buf_add(out, history->births + cut->off, cut->len);
    }
}

dnm_str t_edit_after(const dnm_doc *doc, const dnm_edit *edit)
{
    return (dnm_str){dnm_doc_history(doc)->births + edit->put, edit->put_len};
}

static void render_edit(dnm_buf *out, const dnm_doc *doc, const dnm_edit *edit)
{
    dnm_str rule = dnm_doc_string(doc, edit->rule);
    dnm_str note = dnm_doc_string(doc, edit->note);
    dnm_buf before;
    dnm_buf_init(&before, SIZE_MAX / 2);
    t_edit_before(&before, doc, edit);
    dnm_buf_printf(out, "%.*s %s %u @%u ", (int)rule.n, rule.p, dnm_op_name(edit->op), edit->confidence,
                   edit->at);
    t_render_quoted(out, dnm_buf_str(&before));
    dnm_buf_add_str(out, " -> ");
    t_render_quoted(out, t_edit_after(doc, edit));
    if (note.n) dnm_buf_printf(out, " (%.*s)", (int)note.n, note.p);
    dnm_buf_add_char(out, '\n');
    dnm_buf_free(&before);
}

void t_render_edits(dnm_buf *out, const dnm_doc *doc)
{
    const dnm_history *history = dnm_doc_history(doc);
    for (uint32_t i = 0; i < history->edit_count; i++) render_edit(out, doc, &history->edits[i]);
}

void t_render_failure(dnm_buf *out, const dnm_ctx *ctx, dnm_status status)
{
    const dnm_message *error = dnm_ctx_error(ctx);
    dnm_buf_printf(out, "! %s %s\n", dnm_status_name(status), error ? error->id : "(no message)");
}

void t_render_messages(dnm_buf *out, const dnm_ctx *ctx)
{
    size_t n;
    const dnm_message *messages = dnm_ctx_messages(ctx, &n);
    for (size_t i = 0; i < n; i++) {
        size_t count = 0;
        bool told = false;
        for (size_t k = 0; k < n; k++) {
            if (strcmp(messages[k].id, messages[i].id) != 0) continue;
            count++;
            told |= k < i;
        }
        if (!told && messages[i].severity == DNM_WARNING)
            dnm_buf_printf(out, "! warning %s %zu\n", messages[i].id, count);
    }
}

void t_render_document(dnm_buf *out, const dnm_ctx *ctx, const dnm_doc *doc)
{
    char *text = NULL;
    size_t size = 0;
    dnm_status status = dnm_dump(doc, &text, &size);
    if (status == DNM_OK)
        dnm_buf_add(out, text, size);
    else
        dnm_buf_printf(out, "! the dump failed: %s\n", dnm_status_name(status));
    free(text);
    t_render_messages(out, ctx);
}

/* A member's name, or the path of a file of its own from the walk's root on. */
static const char *shown_name(const dnm_input *member, const char *root)
{
    size_t n = strlen(root);
    if (strncmp(member->path, root, n) != 0 || member->path[n] != '/') return member->member;
    return member->path + n + 1;
}

void t_render_members(dnm_buf *out, dnm_ctx *ctx, dnm_walk *walk, const char *root)
{
    dnm_input member;
    char hex[DNM_SHA256_HEX];
    for (dnm_status status; (status = dnm_walk_next(walk, &member)) != DNM_END;) {
        if (status == DNM_OK) {
            dnm_sha256_of((dnm_str){(const char *)member.bytes, member.size}, hex);
            const char *name = shown_name(&member, root);
            const char *inside = name != member.member ? member.member : "";
            dnm_buf_printf(out, "%s%s%s %zu %s\n", name, *inside ? "!/" : "", inside, member.size, hex);
            t_render_messages(out, ctx);
            continue;
        }
        const dnm_message *error = dnm_ctx_error(ctx);
        dnm_buf_printf(out, "%s ", error ? error->member : "");
        t_render_failure(out, ctx, status);
        if (status == DNM_NO_MEMORY) break;
    }
}

/* XML in one line is unreadable as a diff: every tag that follows another begins a line. */
static void render_text_part(dnm_buf *out, dnm_str text)
{
    for (size_t i = 0; i < text.n; i++) {
        dnm_buf_add_char(out, text.p[i]);
        if (text.p[i] == '>' && i + 1 < text.n && text.p[i + 1] == '<') dnm_buf_add_char(out, '\n');
    }
    if (text.n && text.p[text.n - 1] != '\n') dnm_buf_add_char(out, '\n');
}

typedef struct parts {
    dnm_buf *out;
    const char *wanted;
} parts;

static bool is_wanted(const char *wanted, const char *name)
{
    size_t n = strlen(name);
    for (const char *at = wanted; at && *at; at += strcspn(at, " "), at += strspn(at, " ")) {
        if (strcspn(at, " ") == n && strncmp(at, name, n) == 0) return true;
    }
    return !wanted;
}

static bool render_part(void *data, const char *name, dnm_str bytes)
{
    const parts *to = data;
    dnm_buf *out = to->out;
    dnm_buf_printf(out, "== %s\n", name);
    if (!is_wanted(to->wanted, name)) return true;
    if (dnm_utf8_validate(bytes.p, bytes.n) == bytes.n && !memchr(bytes.p, 0, bytes.n)) {
        render_text_part(out, bytes);
        return true;
    }
    char hex[DNM_SHA256_HEX];
    dnm_sha256_of(bytes, hex);
    dnm_buf_printf(out, "%zu bytes, SHA-256 %s\n", bytes.n, hex);
    return true;
}

bool t_render_parts(dnm_buf *out, dnm_str zip, const char *wanted)
{
    parts to = {out, wanted};
    return t_zip_each(zip, render_part, &to);
}
