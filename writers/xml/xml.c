/* xml.c -- the XML writer: one <document> a document in a frame of <documents>, an element a block.
 * Blocks stand on lines of their own; within leaves every blank counts. Spans are in inline.c,
 * attributes, metadata, resources and edits in parts.c.
 *
 * SPDX-License-Identifier: MIT */
#include "writers/xml/xml_out.h"

static void indent(xml_out *x)
{
    static const char blanks[] = "\n                ";
    uint32_t depth = x->blocks.n;
    dnm_sink_write(x->sink, blanks, 1 + (depth < 16 ? depth : 16));
}

/* Headings always say their level, other blocks only if they have one. Returns whether all attributes stand
 * in the tag, which is left open. */
static bool open_tag(xml_out *x, const dnm_block *block)
{
    dnm_sink_str(x->sink, "<");
    dnm_sink_str(x->sink, dnm_kind_name((dnm_kind)block->kind));
    if (block->kind == DNM_HEADING || block->level > 0) xml_number(x, "level", block->level);
    return xml_attrs_inside(x, block->attrs);
}

static void close_tag(xml_out *x, uint16_t kind)
{
    dnm_sink_str(x->sink, "</");
    dnm_sink_str(x->sink, dnm_kind_name((dnm_kind)kind));
    dnm_sink_str(x->sink, ">");
}

static void write_leaf(xml_out *x, const dnm_block *leaf)
{
    open_tag(x, leaf);
    dnm_sink_str(x->sink, ">");
    xml_attrs_behind(x, leaf->attrs);
    xml_inline(x, leaf);
    close_tag(x, leaf->kind);
}

/* A thematic break has neither text nor blocks. */
static void write_break(xml_out *x, const dnm_block *block)
{
    if (open_tag(x, block)) {
        dnm_sink_str(x->sink, "/>");
        return;
    }
    dnm_sink_str(x->sink, ">");
    xml_attrs_behind(x, block->attrs);
    close_tag(x, block->kind);
}

static void open_container(xml_out *x, uint32_t index)
{
    const dnm_block *block = &x->view->blocks[index];
    open_tag(x, block);
    dnm_sink_str(x->sink, ">");
    xml_attrs_behind(x, block->attrs);
    uint32_t *top = DNM_PUSH(&x->blocks, &x->budget);
    if (top) *top = index;
    xml_metas(x, index);
    if (index == 0) xml_resources(x);
}

static void close_container(xml_out *x)
{
    const dnm_block *block = &x->view->blocks[x->blocks.p[--x->blocks.n]];
    if (block->kind == DNM_DOCUMENT && dnm_job_option_on(x->job, "edits")) xml_edits(x);
    indent(x);
    close_tag(x, block->kind);
}

static void write_blocks(xml_out *x)
{
    const dnm_view *view = x->view;
    for (uint32_t i = 0; i < view->block_count && !x->budget.failed; i++) {
        while (x->blocks.n && view->blocks[x->blocks.p[x->blocks.n - 1]].end <= i) close_container(x);
        if (i > 0) indent(x);
        if (dnm_kind_is_leaf(view->blocks[i].kind)) {
            write_leaf(x, &view->blocks[i]);
        } else if (view->blocks[i].kind == DNM_THEMATIC_BREAK) {
            write_break(x, &view->blocks[i]);
        } else {
            open_container(x, i);
        }
    }
    while (x->blocks.n) close_container(x);
    dnm_sink_str(x->sink, "\n");
}

static void report_losses(const xml_out *x)
{
    if (x->too_deep) {
        dnm_warn(x->job, DNM_NOWHERE, "xml.spans-too-deep",
                 x->too_deep == 1
                     ? DNM_N_("%llu inline element was left out: too many of them cover the same text")
                     : DNM_N_("%llu inline elements were left out: too many of them cover the same text"),
                 (unsigned long long)x->too_deep);
    }
    if (x->lost) {
        dnm_warn(x->job, DNM_NOWHERE, "xml.name-characters",
                 x->lost == 1 ? DNM_N_("%llu character in a name is not possible in XML and became U+FFFD")
                              : DNM_N_("%llu characters in names are not possible in XML and became U+FFFD"),
                 (unsigned long long)x->lost);
    }
}

static dnm_status write_document(dnm_job *job, const dnm_doc *doc, dnm_sink *sink)
{
    xml_out x = {.job = job, .sink = sink, .doc = doc, .view = dnm_doc_view(doc)};
    x.budget.left = dnm_job_limits(job)->arena_bytes;
    write_blocks(&x);
    report_losses(&x);
    dnm_status status = x.budget.failed;
    DNM_VEC_FREE(&x.blocks, &x.budget);
    DNM_VEC_FREE(&x.open, &x.budget);
    if (status)
        return dnm_fail(job, status, DNM_NOWHERE, "xml.memory", DNM_N_("no memory left to write XML"));
    return dnm_sink_status(sink);
}

static dnm_status begin(dnm_job *job, dnm_sink *sink)
{
    (void)job;
    dnm_sink_str(sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<documents xmlns=\"" XML_NAMESPACE "\" version=\"" XML_VERSION "\">\n");
    return dnm_sink_status(sink);
}

static dnm_status end(dnm_job *job, dnm_sink *sink)
{
    (void)job;
    dnm_sink_str(sink, "</documents>\n");
    return dnm_sink_status(sink);
}

static const dnm_option options[] = {
    {"edits", "no", "yes|no", DNM_N_("embed what the cleaners changed, with rule, confidence and place")},
    {"resources", "names", "names|embed", DNM_N_("list images by name only, or embed their bytes in Base64")},
    {0},
};

extern const dnm_writer dnm_writer_xml;
const dnm_writer dnm_writer_xml = {
    .name = "xml",
    .summary = DNM_N_("XML in docnorm's own vocabulary, with a schema: everything the model holds"),
    .extension = "xml",
    .media_type = "application/xml",
    .options = options,
    .begin = begin,
    .write = write_document,
    .end = end,
};
