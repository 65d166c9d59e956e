/* explain_html.c -- the page of explain --html. It shows the converter's text in its order: what edits cut
 * is struck out where it stood, what they put stands behind, doubts are marked. Paragraphs that went as a
 * whole are folded: they are long, and what hijacked pages add is nothing to stumble over.
 *
 * SPDX-License-Identifier: MIT */
#include "cli/explain_html.h"

#include <stdlib.h>

#include "cli/html.h"
#include "cli/utf8.h"

/* The files of the same names, as text that ends with a NUL. */
extern const unsigned char explain_page_css[];
extern const unsigned char explain_page_js[];

enum { KEPT = 0 }; /* owner of a birth that lives; else the edit's number plus one */

typedef struct page {
    FILE *to;
    const dnm_ctx *ctx;
    const dnm_doc *doc;
    const dnm_history *history;
    uint32_t *owner;   /* of each birth */
    uint32_t *order;   /* edits by the birth at which a reader should look */
    uint32_t next;     /* in `order` */
    bool *written;     /* the text an edit put has been shown */
    dnm_string *rules; /* each once, in the order of their first edit */
    uint32_t *counts;
    size_t rule_count;
} page;

/* ---- gathering ---- */

/* An edit's number and its place in one key: qsort is given no argument to look them up by. */
static int by_key(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return (a > b) - (a < b);
}

static bool sort_edits(page *p)
{
    uint32_t n = p->history->edit_count;
    uint64_t *keys = malloc((n + 1) * sizeof *keys);
    if (!keys) return false;
    for (uint32_t i = 0; i < n; i++) keys[i] = (uint64_t)p->history->edits[i].at << 32 | i;
    if (n) qsort(keys, n, sizeof *keys, by_key);
    for (uint32_t i = 0; i < n; i++) p->order[i] = (uint32_t)keys[i];
    free(keys);
    return true;
}

static size_t rule_of(page *p, dnm_string rule)
{
    size_t i = 0;
    while (i < p->rule_count && p->rules[i] != rule) i++;
    if (i == p->rule_count) p->rules[p->rule_count++] = rule;
    return i;
}

static bool gather(page *p)
{
    const dnm_history *h = p->history;
    size_t edits = h->edit_count + 1;
    p->owner = calloc(h->birth_len + 1, sizeof *p->owner);
    p->order = calloc(edits, sizeof *p->order);
    p->written = calloc(edits, sizeof *p->written);
    p->rules = calloc(edits, sizeof *p->rules);
    p->counts = calloc(edits, sizeof *p->counts);
    if (!p->owner || !p->order || !p->written || !p->rules || !p->counts || !sort_edits(p)) return false;
    for (uint32_t i = 0; i < h->cut_count; i++)
        for (uint32_t k = 0; k < h->cuts[i].len; k++) p->owner[h->cuts[i].off + k] = h->cuts[i].edit + 1;
    for (uint32_t i = 0; i < h->edit_count; i++) p->counts[rule_of(p, h->edits[i].rule)]++;
    return true;
}

/* ---- the document ---- */

static void open_tag(page *p, const char *tag, const char *class, uint32_t edit)
{
    fprintf(p->to, "<%s%s%s%s data-e=\"%lu\" tabindex=\"0\">", tag, class ? " class=\"" : "",
            class ? class : "", class ? "\"" : "", (unsigned long)edit);
}

/* What an edit put, as far as it is still there. */
static void put_new_text(page *p, uint32_t edit)
{
    const dnm_edit *e = &p->history->edits[edit];
    if (p->written[edit] || !e->put_len) return;
    p->written[edit] = true;
    uint32_t at = e->put, end = e->put + e->put_len;
    while (at < end) {
        uint32_t from = at;
        bool lives = p->owner[at] == KEPT;
        while (at < end && (p->owner[at] == KEPT) == lives) at++;
        if (!lives) continue;
        open_tag(p, "ins", NULL, edit);
        html_bytes(p->to, p->history->births + from, at - from);
        fputs("</ins>", p->to);
    }
}

/* All edits that are to be looked at before birth `at`. */
static void put_signs(page *p, uint32_t at)
{
    const dnm_history *h = p->history;
    for (; p->next < h->edit_count && h->edits[p->order[p->next]].at <= at; p->next++) {
        uint32_t edit = p->order[p->next];
        const char *sign = html_sign_of((dnm_op)h->edits[edit].op);
        if (sign) {
            open_tag(p, "span", "sign", edit);
            fprintf(p->to, "%s</span>", sign);
        }
        if (!h->edits[edit].ncut) put_new_text(p, edit);
    }
}

static uint32_t next_sign(const page *p, uint32_t end)
{
    const dnm_history *h = p->history;
    if (p->next == h->edit_count) return end;
    uint32_t at = h->edits[p->order[p->next]].at;
    return at < end ? at : end;
}

static void put_births(page *p, uint32_t at, uint32_t end)
{
    while (at < end) {
        put_signs(p, at);
        uint32_t from = at, owner = p->owner[at], stop = next_sign(p, end);
        while (at < end && p->owner[at] == owner && (at == from || at < stop)) at++;
        while (at < end && utf8_continues(p->history->births[at])) at++;
        if (owner) open_tag(p, "del", NULL, owner - 1);
        html_bytes(p->to, p->history->births + from, at - from);
        if (!owner) continue;
        fputs("</del>", p->to);
        if (at == end || p->owner[at] != owner) put_new_text(p, owner - 1);
    }
}

/* The edit that took the whole leaf, plus one; KEPT if some of it lives or several edits share it. */
static uint32_t taken_by(const page *p, const dnm_block *b)
{
    uint32_t owner = p->owner[b->off];
    for (uint32_t i = 1; i < b->len && owner; i++)
        if (p->owner[b->off + i] != owner) return KEPT;
    return owner;
}

static void put_leaf(page *p, const dnm_block *b)
{
    fprintf(p->to, "<div class=\"leaf %s\">", dnm_kind_name((dnm_kind)b->kind));
    put_births(p, b->off, b->off + b->len);
    fputs("</div>\n", p->to);
}

/* Leaves from i on that went as a whole by one rule. */
static uint32_t fold_end(const page *p, const dnm_view *v, uint32_t i, uint32_t *bytes)
{
    uint32_t first = taken_by(p, &v->blocks[i]);
    *bytes = 0;
    for (; first && i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (!b->len) continue;
        uint32_t owner = taken_by(p, b);
        if (!owner || p->history->edits[owner - 1].rule != p->history->edits[first - 1].rule) break;
        *bytes += b->len;
    }
    return i;
}

static size_t characters(const char *p, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) count += !utf8_continues(p[i]);
    return count;
}

static void put_fold(page *p, const dnm_view *v, uint32_t i, uint32_t end, uint32_t bytes)
{
    const dnm_edit *e = &p->history->edits[p->owner[v->blocks[i].off] - 1];
    size_t count = characters(v->text + v->blocks[i].off, bytes);
    fputs("<details class=\"gone\"><summary>", p->to);
    fprintf(p->to, ngettext("removed: %lu character", "removed: %lu characters", count),
            (unsigned long)count);
    fputs(" (", p->to);
    html_str(p->to, dnm_doc_string(p->doc, e->rule));
    fputs(")</summary>\n", p->to);
    for (; i < end; i++)
        if (v->blocks[i].len) put_leaf(p, &v->blocks[i]);
    fputs("</details>\n", p->to);
}

static void put_document(page *p)
{
    const dnm_view *v = dnm_doc_origin(p->doc);
    fputs("<main>\n", p->to);
    for (uint32_t i = 0; i < v->block_count;) {
        uint32_t bytes;
        if (!v->blocks[i].len) {
            i++;
            continue;
        }
        uint32_t end = fold_end(p, v, i, &bytes);
        if (end > i) {
            put_fold(p, v, i, end, bytes);
            i = end;
        } else {
            put_leaf(p, &v->blocks[i++]);
        }
    }
    put_signs(p, UINT32_MAX);
    fputs("</main>\n", p->to);
}

/* ---- the summary ---- */

static void put_rules(page *p)
{
    fprintf(p->to, "<table><thead><tr><th>%s</th><th>%s</th></tr></thead><tbody>\n", _("Rule"), _("Changes"));
    for (size_t i = 0; i < p->rule_count; i++) {
        dnm_str rule = dnm_doc_string(p->doc, p->rules[i]);
        const char *summary = html_summary_of(p->ctx, rule);
        fputs("<tr><td><label><input type=\"checkbox\" checked data-rule=\"", p->to);
        html_str(p->to, rule);
        fputs("\" data-summary=\"", p->to);
        html_text(p->to, summary);
        fputs("\"> ", p->to);
        html_str(p->to, rule);
        fputs("</label><p>", p->to);
        html_text(p->to, summary);
        fprintf(p->to, "</p></td><td class=\"n\">%lu</td></tr>\n", (unsigned long)p->counts[i]);
    }
    fputs("</tbody></table>\n", p->to);
}

static void put_slider(page *p, const char *id, const char *label, int value)
{
    fprintf(p->to,
            "<label>%s <input type=\"range\" id=\"%s\" min=\"0\" max=\"1000\" step=\"10\" "
            "value=\"%d\"></label>\n",
            label, id, value);
}

static void put_header(page *p, const dnm_input *input)
{
    FILE *to = p->to;
    fputs("<header>\n<h1>", to);
    html_text(to, input->path);
    if (*input->member) fputs(": ", to);
    html_text(to, input->member);
    fputs("</h1>\n<p>", to);
    unsigned long changes = p->history->edit_count, rules = p->rule_count;
    fprintf(to, ngettext("%lu change", "%lu changes", changes), changes);
    fprintf(to, ngettext(" by %lu rule", " by %lu rules", rules), rules);
    fputs(".</p>\n", to);
    put_rules(p);
    fputs("<div class=\"tools\">\n", to);
    fprintf(to, "<button id=\"all\">%s</button><button id=\"none\">%s</button>\n", _("All rules"),
            _("No rule"));
    put_slider(p, "lowest", _("Confidence from"), 0);
    put_slider(p, "highest", _("to"), 1000);
    fprintf(to, "<output id=\"range\"></output>\n</div>\n<p>%s</p>\n</header>\n",
            _("n and p go to the next and previous change, Enter shows what it is, Escape hides that."));
}

static void put_note(page *p)
{
    fprintf(p->to,
            "<aside id=\"note\" hidden aria-live=\"polite\"><div>\n<nav><button id=\"previous\">‹</button>"
            "<button id=\"next\">›</button><button id=\"close\">×</button></nav>\n"
            "<p><strong id=\"rule\"></strong></p><p id=\"why\"></p>\n<p>%s <span id=\"sure\"></span></p>\n"
            "<p>%s <span id=\"remark\"></span></p>\n</div></aside>\n",
            _("Confidence, 0 to 1000:"), _("Perhaps:"));
}

static void put_data(page *p)
{
    fputs("<script type=\"application/json\" id=\"edits\">[", p->to);
    for (uint32_t i = 0; i < p->history->edit_count; i++) {
        const dnm_edit *e = &p->history->edits[i];
        fprintf(p->to, "%s[%lu,%u,", i ? "," : "", (unsigned long)rule_of(p, e->rule),
                (unsigned)e->confidence);
        html_json(p->to, dnm_doc_string(p->doc, e->note));
        putc(']', p->to);
    }
    fputs("]</script>\n", p->to);
}

static void put_page(page *p, const dnm_input *input)
{
    static const unsigned char *const style[] = {explain_page_css, NULL};
    dnm_str language = dnm_doc_meta(p->doc, 0, "language");
    html_begin(p->to, language.n ? language : DNM_STR("zh"), input->path, style);
    put_header(p, input);
    put_document(p);
    put_note(p);
    put_data(p);
    html_end(p->to, explain_page_js);
}

bool explain_html(FILE *to, const dnm_ctx *ctx, const dnm_doc *doc, const dnm_input *input)
{
    page p = {.to = to, .ctx = ctx, .doc = doc, .history = dnm_doc_history(doc)};
    bool good = gather(&p);
    if (good) put_page(&p, input);
    free(p.owner);
    free(p.order);
    free(p.written);
    free(p.rules);
    free(p.counts);
    return good && !ferror(to);
}
