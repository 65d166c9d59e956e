/* faithfulness.c -- law 1: the non-space characters of the converter's text are those of an independent
 * extraction (oracle.h). Left out on both sides: U+FFFC, which stands for objects, and automatic labels,
 * which no text node holds.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/law.h"
#include "tests/laws/oracle.h"

#include "core/text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

/* White_Space of Unicode, and what a converter may drop as none of the text: byte order marks, U+FFFC. */
static bool is_left_out(uint32_t c)
{
    return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0xa0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f ||
           c == 0x3000 || c == 0xfeff || c == 0xfffc;
}

static void add_visible(dnm_buf *out, dnm_str text)
{
    for (size_t at = 0; at < text.n;) {
        size_t from = at;
        uint32_t c = dnm_utf8_next(text.p, text.n, &at);
        if (!is_left_out(c)) dnm_buf_add(out, text.p + from, at - from);
    }
}

/* The text of the document without labels, and without the notes, which lie elsewhere in their format. */
static void add_document(dnm_buf *out, const dnm_doc *doc)
{
    const dnm_view *view = dnm_doc_view(doc);
    for (uint32_t i = 0; i < view->block_count; i++) {
        const dnm_block *block = &view->blocks[i];
        if (block->kind == DNM_NOTE) {
            i = block->end - 1;
            continue;
        }
        if (!dnm_kind_is_leaf(block->kind)) continue;
        uint32_t at = block->off;
        for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
            const dnm_span *span = &view->spans[s];
            if (span->kind != DNM_LABEL || span->off < at) continue;
            add_visible(out, (dnm_str){view->text + at, span->off - at});
            at = span->off + span->len;
        }
        add_visible(out, (dnm_str){view->text + at, block->off + block->len - at});
    }
}

/* "notice.gbk.txt" says how it is encoded; else a setting, else a declaration, else UTF-8. */
static void find_charset(const t_subject *subject, const t_run *run, char label[40])
{
    const char *name = t_base_name(subject->fixture.path);
    const char *first = strchr(name, '.');
    const char *last = strrchr(name, '.');
    label[0] = 0;
    if (run->input.forced_charset[0])
        snprintf(label, 40, "%s", run->input.forced_charset);
    else if (first && last > first)
        snprintf(label, 40, "%.*s", (int)(last - first - 1), first + 1);
    else
        t_oracle_meta_charset((dnm_str){run->bytes.p, run->bytes.n}, label);
    if (!label[0]) strcpy(label, "utf-8");
}

static bool extract(const t_subject *subject, const t_run *run, const char *format, dnm_buf *out)
{
    char label[40];
    dnm_str bytes = {run->bytes.p, run->bytes.n};
    if (strcmp(format, "docx") == 0) return t_oracle_docx(out, bytes);
    find_charset(subject, run, label);
    if (strcmp(format, "txt") == 0) return t_oracle_decode(out, bytes, label);
    dnm_buf utf8;
    dnm_buf_init(&utf8, (size_t)1 << 30);
    bool ok = t_oracle_decode(&utf8, bytes, label) && t_oracle_html(out, dnm_buf_str(&utf8));
    dnm_buf_free(&utf8);
    return ok;
}

static void compare(t_law *law, const t_subject *subject, const t_run *run, const dnm_doc *doc,
                    const char *format)
{
    dnm_buf text, expected, found;
    dnm_buf_init(&text, (size_t)1 << 30);
    dnm_buf_init(&expected, (size_t)1 << 30);
    dnm_buf_init(&found, (size_t)1 << 30);
    if (!extract(subject, run, format, &text)) {
        t_breach(law, subject->label, "the oracle cannot read it");
    } else {
        add_visible(&expected, dnm_buf_str(&text));
        add_document(&found, doc);
        t_same_text(law, subject->label, "the converter's text", dnm_buf_str(&expected), dnm_buf_str(&found));
    }
    dnm_buf_free(&text);
    dnm_buf_free(&expected);
    dnm_buf_free(&found);
}

void t_law_faithfulness(t_law *law, const t_subject *subject)
{
    if (subject->family != T_CONVERTER && subject->family != T_DOCUMENT) return;
    if (t_excepted(law, subject->label)) return;
    t_run run;
    dnm_doc *doc;
    if (!t_law_read(law, subject, &run, &doc)) return;
    dnm_detection detection = {.format = subject->module};
    if (!subject->module[0]) dnm_detect(run.ctx, &run.input, &detection);
    static const char *const judged[] = {"txt", "html", "docx"};
    bool has_oracle = false;
    for (size_t i = 0; i < sizeof judged / sizeof *judged; i++)
        has_oracle |= strcmp(judged[i], detection.format) == 0;
    if (has_oracle)
        compare(law, subject, &run, doc, detection.format);
    else
        printf("note: %s: no oracle reads %s\n", subject->label, detection.format);
    dnm_doc_free(doc);
    t_run_close(&run);
}
