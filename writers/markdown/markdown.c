/* markdown.c -- writes Markdown: blocks. Every line of a block carries the prefix of the containers around
 * it; a container's own sign stands in the first line, blanks or ">" in the others.
 *
 * SPDX-License-Identifier: MIT */
#include "writers/markdown/markdown.h"

#include "core/text/title.h"

#include <stdio.h>

#include "core/text/utf8.h"

enum { LONGEST_PREFIX = 4096, LARGEST_NUMBER = 999999999 };

/* A container whose end has not been reached. */
typedef struct frame {
    uint32_t end;
    size_t prefix; /* length to go back to */
    uint16_t kind;
    bool tight; /* of a list: each item is one leaf, so no blank line divides them */
    bool ordered;
    bool part;       /* of a compilation */
    uint32_t number; /* of the next item */
} frame;

typedef struct blocks {
    md_out out;
    DNM_VEC(frame) frames;
    dnm_budget budget;
    dnm_buf post;    /* who wrote one, and when */
    bool in_thread;  /* a post came before */
    bool titled;     /* the document has a title above its parts */
    bool begun;      /* something has been written */
    bool sign_waits; /* an item's sign is on the line already: the next block goes on behind it */
} blocks;

void md_line_end(md_out *m)
{
    dnm_sink_str(m->sink, "\n");
    if (!m->in_cell) dnm_sink_write(m->sink, m->prefix.p, m->prefix.n);
}

/* ---- between blocks ---- */

static frame *top(blocks *b)
{
    return b->frames.n ? &b->frames.p[b->frames.n - 1] : NULL;
}

/* Blank lines carry no blanks at their ends. */
static void blank_line(blocks *b)
{
    size_t n = b->out.prefix.n;
    while (n && b->out.prefix.p[n - 1] == ' ') n--;
    dnm_sink_write(b->out.sink, b->out.prefix.p, n);
    dnm_sink_str(b->out.sink, "\n");
}

static bool in_tight_list(const blocks *b)
{
    for (uint32_t i = b->frames.n; i-- > 0;)
        if (b->frames.p[i].kind == DNM_LIST) return b->frames.p[i].tight;
    return false;
}

/* Everything a block needs before its own first character. */
static void begin_block(blocks *b)
{
    if (b->sign_waits) {
        b->sign_waits = false;
        return;
    }
    if (b->begun && !in_tight_list(b)) blank_line(b);
    dnm_sink_write(b->out.sink, b->out.prefix.p, b->out.prefix.n);
    b->begun = true;
}

static void end_line(blocks *b)
{
    dnm_sink_str(b->out.sink, "\n");
}

/* ---- containers ---- */

static bool items_are_leaves(const md_out *m, uint32_t list)
{
    const dnm_block *v = m->view->blocks;
    for (uint32_t item = list + 1; item < v[list].end; item = v[item].end)
        if (v[item].kind != DNM_LIST_ITEM || v[item].end != item + 2 || !dnm_kind_is_leaf(v[item + 1].kind))
            return false;
    return true;
}

/* Labels that stand in the text already are not numbered again. */
static bool has_labels(const md_out *m, uint32_t list)
{
    const dnm_block *v = m->view->blocks;
    for (uint32_t i = list + 1; i < v[list].end; i++)
        for (uint32_t s = v[i].span0; s < v[i].span0 + v[i].nspan; s++)
            if (m->view->spans[s].kind == DNM_LABEL) return true;
    return false;
}

static uint32_t number_of(dnm_str s, uint32_t otherwise)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.n && n < LARGEST_NUMBER / 10; i++)
        if (s.p[i] >= '0' && s.p[i] <= '9') n = n * 10 + (uint32_t)(s.p[i] - '0');
    return s.n ? n : otherwise;
}

static void open_item(blocks *b, frame *f)
{
    frame *list = b->frames.n ? &b->frames.p[b->frames.n - 1] : NULL;
    char sign[16];
    bool ordered = list && list->kind == DNM_LIST && list->ordered;
    int n = ordered ? snprintf(sign, sizeof sign, "%u. ", (unsigned)list->number++)
                    : snprintf(sign, sizeof sign, "- ");
    begin_block(b);
    dnm_sink_write(b->out.sink, sign, (size_t)n);
    for (int i = 0; i < n; i++) dnm_buf_add_char(&b->out.prefix, ' ');
    b->sign_waits = true;
    f->tight = list && list->tight;
}

static void open_note(blocks *b, uint32_t i)
{
    dnm_str id = dnm_doc_attr(b->out.doc, b->out.view->blocks[i].attrs, "id");
    begin_block(b);
    dnm_sink_str(b->out.sink, "[^");
    for (size_t k = 0; k < id.n; k++)
        dnm_sink_write(b->out.sink, strchr(" \t\n[]^", id.p[k]) ? "-" : id.p + k, 1);
    dnm_sink_str(b->out.sink, "]: ");
    dnm_buf_add_str(&b->out.prefix, "    ");
    b->sign_waits = true;
}

static void write_escaped(blocks *b, dnm_str text)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i] == '\n' || text.p[i] == '\r' ? ' ' : text.p[i];
        if (c && strchr("\\`*_[]<&~#", c)) dnm_sink_str(b->out.sink, "\\");
        dnm_sink_write(b->out.sink, &c, 1);
    }
}

/* A line in bold above each post, or a rule below the one before. */
static void open_post(blocks *b, uint32_t i)
{
    const bool first = !b->in_thread;
    b->in_thread = true;
    dnm_post_line(b->out.doc, i, &b->post);
    if (!b->post.n && first) return;
    begin_block(b);
    dnm_sink_str(b->out.sink, b->post.n ? "**" : "* * *");
    write_escaped(b, dnm_buf_str(&b->post));
    if (b->post.n) dnm_sink_str(b->out.sink, "**");
    end_line(b);
}

static void open_container(blocks *b, uint32_t i)
{
    const dnm_block *block = &b->out.view->blocks[i];
    frame f = {.end = block->end, .prefix = b->out.prefix.n, .kind = block->kind};
    switch (block->kind) {
    case DNM_SECTION:
        f.part = dnm_section_is(b->out.doc, i, "part");
        if (dnm_section_is(b->out.doc, i, "post") && dnm_job_option_on(b->out.job, "posts")) open_post(b, i);
        break;
    case DNM_LIST:
        f.tight = items_are_leaves(&b->out, i);
        f.ordered = dnm_doc_attr(b->out.doc, block->attrs, "type").p && !has_labels(&b->out, i);
        f.number = number_of(dnm_doc_attr(b->out.doc, block->attrs, "start"), 1);
        if (f.tight && b->begun && !b->sign_waits) blank_line(b);
        break;
    case DNM_LIST_ITEM:
        open_item(b, &f);
        break;
    case DNM_BLOCK_QUOTE:
        begin_block(b);
        dnm_sink_str(b->out.sink, "> ");
        dnm_buf_add_str(&b->out.prefix, "> ");
        b->sign_waits = true;
        break;
    case DNM_NOTE:
        open_note(b, i);
        break;
    default:
        break;
    }
    frame *pushed = DNM_PUSH(&b->frames, &b->budget);
    if (pushed) *pushed = f;
}

static void close_containers(blocks *b, uint32_t i)
{
    while (b->frames.n && top(b)->end <= i) {
        if (b->sign_waits) { /* a container without anything in it */
            end_line(b);
            b->sign_waits = false;
        }
        b->out.prefix.n = top(b)->prefix;
        b->frames.n--;
    }
}

/* ---- leaves ---- */

static size_t longest_fence(dnm_str text)
{
    size_t longest = 2, run = 0;
    for (size_t i = 0; i < text.n; i++) {
        run = text.p[i] == '`' ? run + 1 : 0;
        if (run > longest) longest = run;
    }
    return longest + 1;
}

static void write_code(blocks *b, uint32_t i)
{
    const dnm_block *block = &b->out.view->blocks[i];
    dnm_str text = dnm_doc_text(b->out.doc, i);
    dnm_str language = dnm_doc_attr(b->out.doc, block->attrs, "language");
    size_t fence = longest_fence(text);
    for (size_t k = 0; k < fence; k++) dnm_sink_str(b->out.sink, "`");
    for (size_t k = 0; k < language.n; k++)
        if (language.p[k] > ' ' && language.p[k] != '`') dnm_sink_write(b->out.sink, language.p + k, 1);
    for (size_t at = 0; at <= text.n;) {
        const char *newline = at < text.n ? memchr(text.p + at, '\n', text.n - at) : NULL;
        size_t end = newline ? (size_t)(newline - text.p) : text.n;
        if (at == text.n && text.n) break;
        dnm_sink_str(b->out.sink, "\n");
        if (end > at) dnm_sink_write(b->out.sink, b->out.prefix.p, b->out.prefix.n);
        dnm_sink_text(b->out.sink, b->out.doc, block->off + (uint32_t)at, (uint32_t)(end - at));
        at = end + 1;
    }
    dnm_sink_str(b->out.sink, "\n");
    dnm_sink_write(b->out.sink, b->out.prefix.p, b->out.prefix.n);
    for (size_t k = 0; k < fence; k++) dnm_sink_str(b->out.sink, "`");
}

/* Headings of the parts stand below the title of the whole. */
static unsigned level_of(const blocks *b, const dnm_block *heading)
{
    unsigned level = heading->level < 1 ? 1 : heading->level;
    for (uint32_t i = 0; b->titled && i < b->frames.n; i++)
        if (b->frames.p[i].part) return level < 6 ? level + 1 : 6;
    return level > 6 ? 6 : level;
}

static void write_leaf(blocks *b, uint32_t i)
{
    const dnm_block *block = &b->out.view->blocks[i];
    begin_block(b);
    if (block->kind == DNM_CODE_BLOCK) {
        write_code(b, i);
    } else if (block->kind == DNM_HEADING) {
        dnm_sink_write(b->out.sink, "######", level_of(b, block));
        dnm_sink_str(b->out.sink, " ");
        b->out.in_cell = true; /* a heading is one line: breaks in it are <br> */
        md_inline(&b->out, block, false);
        b->out.in_cell = false;
    } else {
        md_inline(&b->out, block, true);
    }
    end_line(b);
}

/* ---- the document ---- */

/* Titles may stand on several lines. */
static bool says_the_title(const blocks *b, dnm_str title)
{
    const dnm_view *v = b->out.view;
    unsigned lines = 0;
    for (uint32_t i = 1; i < v->block_count && lines < DNM_TITLE_LINES; i++) {
        if (!dnm_kind_is_leaf(v->blocks[i].kind)) continue;
        if (!dnm_title_take(&title, dnm_doc_text(b->out.doc, i), lines++ == 0)) return false;
        if (!title.n) return true;
    }
    return false;
}

/* A heading of the highest level before the first part. */
static bool begins_with_title(const blocks *b)
{
    const dnm_view *v = b->out.view;
    return v->block_count > 1 && v->blocks[1].kind == DNM_HEADING && v->blocks[1].level <= 1;
}

static void write_title(blocks *b)
{
    b->titled = begins_with_title(b);
    dnm_str title = dnm_doc_meta(b->out.doc, 0, "title");
    if (!title.n || !dnm_job_option_on(b->out.job, "title") || says_the_title(b, title)) return;
    b->titled = true;
    begin_block(b);
    dnm_sink_str(b->out.sink, "# ");
    write_escaped(b, title);
    end_line(b);
}

/* Lines that stay below one another. */
static void write_stanza(blocks *b, uint32_t i, uint32_t past)
{
    begin_block(b);
    for (; i < past; i++) {
        md_inline(&b->out, &b->out.view->blocks[i], true);
        if (i + 1 == past) break;
        dnm_sink_str(b->out.sink, "\\");
        md_line_end(&b->out);
    }
    end_line(b);
}

static uint32_t write_block(blocks *b, uint32_t i)
{
    const dnm_block *block = &b->out.view->blocks[i];
    if (dnm_kind_is_leaf(block->kind)) {
        const uint32_t end = b->frames.n ? top(b)->end : b->out.view->block_count;
        const uint32_t past = in_tight_list(b) ? i + 1 : md_past_stanza(&b->out, i, end);
        if (past > i + 1) {
            write_stanza(b, i, past);
            return past;
        }
        write_leaf(b, i);
        return i + 1;
    }
    if (block->kind == DNM_TABLE && md_is_simple_table(&b->out, i)) {
        const uint32_t past_captions = md_first_row(&b->out, i);
        for (uint32_t k = i + 1; k < past_captions; k++)
            if (dnm_kind_is_leaf(b->out.view->blocks[k].kind)) write_leaf(b, k);
        begin_block(b);
        md_table(&b->out, i);
        return block->end;
    }
    if (block->kind == DNM_THEMATIC_BREAK) {
        begin_block(b);
        dnm_sink_str(b->out.sink, "* * *\n");
        return i + 1;
    }
    open_container(b, i);
    return i + 1;
}

static dnm_status write(dnm_job *job, const dnm_doc *doc, dnm_sink *sink)
{
    blocks b = {.out = {.job = job, .doc = doc, .view = dnm_doc_view(doc), .sink = sink}};
    b.budget.left = dnm_job_limits(job)->model_bytes;
    dnm_buf_init(&b.out.prefix, LONGEST_PREFIX);
    dnm_buf_init(&b.post, dnm_job_limits(job)->model_bytes);
    write_title(&b);
    for (uint32_t i = 1; i < b.out.view->block_count && !b.budget.failed;) {
        close_containers(&b, i);
        i = write_block(&b, i);
    }
    close_containers(&b, UINT32_MAX);
    dnm_status status = b.budget.failed ? b.budget.failed : dnm_buf_status(&b.out.prefix);
    if (status == DNM_OK) status = dnm_buf_status(&b.post);
    dnm_buf_free(&b.out.prefix);
    dnm_buf_free(&b.post);
    DNM_VEC_FREE(&b.frames, &b.budget);
    if (status == DNM_OK) return dnm_sink_status(sink);
    return dnm_fail(job, status, DNM_NOWHERE, "markdown.depth",
                    DNM_N_("the document nests too deeply for Markdown"));
}

static const dnm_option options[] = {
    {"title", "yes", "yes|no",
     DNM_N_("Begin with the document's title, unless its first block says the same")},
    {"posts", "yes", "yes|no",
     DNM_N_("Begin each post of a thread with a line that says who wrote it, and when")},
    {0}};

const dnm_writer dnm_writer_markdown = {
    .name = "markdown",
    .summary = DNM_N_("Markdown: CommonMark with tables and footnotes"),
    .extension = "md",
    .media_type = "text/markdown",
    .options = options,
    .single = true,
    .write = write,
};
