/* render.h -- readable text of what a dump does not show: edits, messages, the members of archives.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_RENDER_H
#define DNM_TESTS_RENDER_H

#include "core/base/buf.h"
#include "docnorm/docnorm.h"

/* UTF-8 in quotes; control and invisible characters as \u{200B}; a long text keeps its beginning and end. */
void t_render_quoted(dnm_buf *out, dnm_str text);

/* One line an edit: RULE OP CONFIDENCE @BIRTH "before" -> "after" (note). */
void t_render_edits(dnm_buf *out, const dnm_doc *doc);

/* What the cut births and the put births of an edit say. */
void t_edit_before(dnm_buf *out, const dnm_doc *doc, const dnm_edit *edit);
dnm_str t_edit_after(const dnm_doc *doc, const dnm_edit *edit);

/* "! damaged zip.truncated": the newest error of the context. */
void t_render_failure(dnm_buf *out, const dnm_ctx *ctx, dnm_status status);

/* "! warning txt.replaced 3": messages that did not stop the document, a line an id. */
void t_render_messages(dnm_buf *out, const dnm_ctx *ctx);

/* The dump, and messages after it. */
void t_render_document(dnm_buf *out, const dnm_ctx *ctx, const dnm_doc *doc);

/* A line a document of the walk through `root`: name, size, SHA-256. */
void t_render_members(dnm_buf *out, dnm_ctx *ctx, dnm_walk *walk, const char *root);

/* Names and texts of the parts of a zip; parts that are not UTF-8 as size and SHA-256. `wanted`: the names of
 * those whose text counts, with blanks between; NULL: of all. */
bool t_render_parts(dnm_buf *out, dnm_str zip, const char *wanted);

#endif
