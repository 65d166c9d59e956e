/* sample_page.c -- the page of the command sample: edits, each with what stands around it, and two buttons.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "cli/html.h"
#include "cli/sample.h"
#include "cli/show_edit.h"
#include "cli/utf8.h"

/* The files of the same names, as text that ends with a NUL. */
extern const unsigned char explain_page_css[];
extern const unsigned char sample_page_css[];
extern const unsigned char sample_page_js[];

enum { CONTEXT = 180, LONGEST = 900 /* bytes */ };

/* ---- an edit ---- */

/* Text in which blanks and invisible characters can be told apart. */
static void put_visible(FILE *to, const char *p, size_t n)
{
    char *text = NULL;
    size_t size = 0;
    FILE *visible = open_memstream(&text, &size);
    if (!visible) return;
    show_text(visible, p, n);
    if (fclose(visible) == 0) html_bytes(to, text, size);
    free(text);
}

/* The same, with the middle of a long text left out. */
static void put_short(FILE *to, const char *p, size_t n)
{
    size_t head, tail;
    if (!utf8_halves(p, n, LONGEST, &head, &tail)) {
        put_visible(to, p, n);
        return;
    }
    put_visible(to, p, head);
    fputs(" <b>…</b> ", to);
    put_visible(to, p + tail, n - tail);
}

static void put_marked(FILE *to, const char *tag, const char *p, size_t n)
{
    if (!n) return;
    fprintf(to, "<%s>", tag);
    put_short(to, p, n);
    fprintf(to, "</%s>", tag);
}

/* The block of the converter's document that a birth lies in. */
static uint32_t block_at(const dnm_view *origin, uint32_t birth)
{
    uint32_t low = 0, high = origin->block_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (origin->blocks[middle].off <= birth)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool begins_leaf(const dnm_doc *doc, uint32_t birth)
{
    const dnm_view *origin = dnm_doc_origin(doc);
    return origin->blocks[block_at(origin, birth)].off == birth;
}

static void put_leaf_end(FILE *to)
{
    fputs("<span class=\"end\">¶</span>\n", to);
}

/* The converter's text [at, end), with a sign where a leaf ends. */
static void put_context(FILE *to, const dnm_doc *doc, uint32_t at, uint32_t end)
{
    const dnm_view *origin = dnm_doc_origin(doc);
    for (uint32_t i = block_at(origin, at); at < end; i++) {
        uint32_t next = i + 1 < origin->block_count ? origin->blocks[i + 1].off : origin->text_len;
        uint32_t stop = next < end ? next : end;
        if (stop <= at) continue;
        put_visible(to, origin->text + at, stop - at);
        if (stop == next && stop < origin->text_len) put_leaf_end(to);
        at = stop;
    }
}

static uint32_t context_begin(const dnm_history *h, uint32_t at)
{
    uint32_t begin = at > CONTEXT ? at - CONTEXT : 0;
    while (begin < at && utf8_continues(h->births[begin])) begin++;
    return begin;
}

static uint32_t context_end(const dnm_history *h, uint32_t at)
{
    uint32_t end = h->origin_len - at > CONTEXT ? at + CONTEXT : h->origin_len;
    while (end > at && end < h->origin_len && utf8_continues(h->births[end])) end--;
    return end;
}

static void put_sign(FILE *to, const dnm_edit *e)
{
    const char *sign = html_sign_of((dnm_op)e->op);
    if (sign) fprintf(to, "<span class=\"sign\">%s</span>", sign);
}

/* Edits that take no text point at where they are. */
static uint32_t put_place(FILE *to, const dnm_history *h, const dnm_edit *e)
{
    bool points = e->op == DNM_OP_FLAG || e->op == DNM_OP_KEEP;
    uint32_t left = h->birth_len - e->at, n = e->len < left ? e->len : left;
    if (!points || !n) return e->at;
    put_marked(to, "mark", h->births + e->at, n);
    return e->at + n;
}

static void put_change(FILE *to, const dnm_doc *doc, const dnm_edit *e, const char *removed, size_t n)
{
    const dnm_history *h = dnm_doc_history(doc);
    bool in_origin = e->at < h->origin_len;
    uint32_t past;
    fputs("<p class=\"leaf\">", to);
    if (in_origin) put_context(to, doc, context_begin(h, e->at), e->at);
    put_sign(to, e);
    if (e->ncut) {
        const dnm_cut *last = &h->cuts[e->first_cut + e->ncut - 1];
        past = last->off + last->len;
        put_marked(to, "del", removed, n);
    } else {
        past = put_place(to, h, e);
    }
    put_marked(to, "ins", h->births + e->put, e->put_len);
    if (in_origin && past < h->origin_len && past > e->at && begins_leaf(doc, past)) put_leaf_end(to);
    if (in_origin && past < h->origin_len) put_context(to, doc, past, context_end(h, past));
    fputs("</p>\n", to);
}

static void put_about(FILE *to, const dnm_doc *doc, const dnm_edit *e, const dnm_input *input)
{
    dnm_str note = dnm_doc_string(doc, e->note);
    fputs("<p class=\"about\">", to);
    html_str(to, dnm_doc_string(doc, e->rule));
    fprintf(to, " · %s · %s %u · ", dnm_op_name((dnm_op)e->op), _("confidence"), (unsigned)e->confidence);
    html_text(to, input->path);
    if (*input->member) fputs(": ", to);
    html_text(to, input->member);
    if (note.n) {
        fputs(" · ", to);
        put_visible(to, note.p, note.n);
    }
    fputs("</p>\n", to);
}

char *sample_show(const dnm_doc *doc, uint32_t edit, const dnm_input *input)
{
    const dnm_edit *e = &dnm_doc_history(doc)->edits[edit];
    char *text = NULL;
    size_t size = 0, n;
    char *removed = edit_removed(doc, e, &n);
    FILE *to = removed ? open_memstream(&text, &size) : NULL;
    if (to) {
        put_change(to, doc, e, removed, n);
        put_about(to, doc, e, input);
        bool whole = !ferror(to);
        whole = fclose(to) == 0 && whole;
        if (!whole) {
            free(text);
            text = NULL;
        }
    }
    free(removed);
    return text;
}

/* ---- the page ---- */

static void put_edit(FILE *to, const drawn *edit)
{
    fprintf(to, "<article tabindex=\"0\" data-edit=\"%016llx\" data-rule=\"", (unsigned long long)edit->key);
    html_text(to, edit->rule);
    fprintf(to,
            "\">\n%s<p class=\"answer\"><button data-mark=\"right\">✓ %s</button><button "
            "data-mark=\"wrong\">✗ %s</button></p>\n</article>\n",
            edit->html, _("Right"), _("Wrong"));
}

static void put_group(FILE *to, const dnm_ctx *ctx, const draw_group *g)
{
    if (!g->count) return;
    fputs("<section>\n<h2>", to);
    html_text(to, g->name);
    fputs("</h2>\n<p class=\"about\">", to);
    html_text(to, html_summary_of(ctx, dnm_str_of(g->name)));
    fputs(" (", to);
    fprintf(to, _("%lu of %lu"), (unsigned long)g->count, (unsigned long)g->seen);
    fputs(")</p>\n", to);
    for (size_t i = 0; i < g->count; i++) put_edit(to, &g->edits[i]);
    fputs("</section>\n", to);
}

static void put_tools(FILE *to)
{
    fprintf(to,
            "<nav id=\"tools\"><div><output id=\"done\"></output> <button id=\"previous\">‹</button><button "
            "id=\"next\">›</button> <a id=\"save\" download=\"marks.jsonl\" href=\"#\">%s</a></div></nav>\n",
            _("Save the marks"));
}

bool sample_page(FILE *to, const dnm_ctx *ctx, const draw *d)
{
    static const unsigned char *const style[] = {explain_page_css, sample_page_css, NULL};
    unsigned long count = 0;
    for (size_t i = 0; i < d->group_count; i++) count += d->groups[i].count;
    html_begin(to, DNM_STR("zh"), _("Right or wrong?"), style);
    fprintf(to, "<header>\n<h1>%s</h1>\n<p>", _("Right or wrong?"));
    fprintf(to, ngettext("%lu change", "%lu changes", count), count);
    fprintf(to, ngettext(" from %lu document", " from %lu documents", d->documents),
            (unsigned long)d->documents);
    fprintf(to, ".</p>\n<p>%s</p>\n</header>\n<main>\n",
            _("Keys: 1 right, 2 wrong, 0 takes a mark back, j and k go on and back. Save the marks, then run "
              "docnorm sample --marks=marks.jsonl."));
    for (size_t i = 0; i < d->group_count; i++) put_group(to, ctx, &d->groups[i]);
    fputs("</main>\n", to);
    put_tools(to);
    html_end(to, sample_page_js);
    return !ferror(to);
}
