/* parts.c -- everything of a document in XML that is not its flow of text: attributes, metadata,
 * resources, edits; and how characters are written.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/utf8.h"
#include "core/text/xml_text.h"
#include "writers/xml/xml_out.h"

#include <inttypes.h>
#include <stdio.h>

/* ---- characters ------------------------------------------------------------------------------- */

static void write_special(xml_out *x, dnm_xml_special special)
{
    if (special.escape) {
        dnm_sink_str(x->sink, special.escape);
    } else if (special.code_point == DNM_BAD_UTF8) {
        dnm_sink_str(x->sink, "\xEF\xBF\xBD");
    } else {
        char element[24];
        int n = snprintf(element, sizeof element, "<c u=\"%04" PRIX32 "\"/>", special.code_point);
        dnm_sink_write(x->sink, element, (size_t)n);
    }
}

void xml_doc_text(xml_out *x, uint32_t off, uint32_t len)
{
    const char *text = x->view->text;
    for (uint32_t at = 0; at < len;) {
        uint32_t plain = (uint32_t)dnm_xml_plain(text + off + at, len - at, DNM_XML_CONTENT);
        if (plain) dnm_sink_text(x->sink, x->doc, off + at, plain);
        at += plain;
        if (at == len) break;
        dnm_xml_special special = dnm_xml_special_at(text + off + at, len - at);
        write_special(x, special);
        at += (uint32_t)special.n;
    }
}

void xml_text(xml_out *x, dnm_str text)
{
    for (size_t at = 0; at < text.n;) {
        size_t plain = dnm_xml_plain(text.p + at, text.n - at, DNM_XML_CONTENT);
        dnm_sink_write(x->sink, text.p + at, plain);
        at += plain;
        if (at == text.n) break;
        dnm_xml_special special = dnm_xml_special_at(text.p + at, text.n - at);
        write_special(x, special);
        at += special.n;
    }
}

/* ---- attributes ------------------------------------------------------------------------------- */

void xml_attribute(xml_out *x, const char *name, dnm_str value)
{
    dnm_sink_str(x->sink, " ");
    dnm_sink_str(x->sink, name);
    dnm_sink_str(x->sink, "=\"");
    for (size_t at = 0; at < value.n;) {
        size_t plain = dnm_xml_plain(value.p + at, value.n - at, DNM_XML_ATTRIBUTE);
        dnm_sink_write(x->sink, value.p + at, plain);
        at += plain;
        if (at == value.n) break;
        dnm_xml_special special = dnm_xml_special_at(value.p + at, value.n - at);
        dnm_sink_str(x->sink, special.escape ? special.escape : "\xEF\xBF\xBD");
        if (!special.escape) x->lost++;
        at += special.n;
    }
    dnm_sink_str(x->sink, "\"");
}

void xml_number(xml_out *x, const char *name, uint64_t value)
{
    char digits[24];
    int n = snprintf(digits, sizeof digits, "%" PRIu64, value);
    xml_attribute(x, name, (dnm_str){digits, (size_t)n});
}

/* Keys that the schema knows as attributes. All others become <attr name="…"> elements, and so does a
 * value that no attribute can hold. */
static const char *attribute_name(dnm_str key)
{
    static const char *const names[] = {"alt",    "class", "colspan", "dir",   "header",   "height",
                                        "hidden", "href",  "id",      "lang",  "language", "name",
                                        "rel",    "role",  "rowspan", "src",   "start",    "style",
                                        "tag",    "title", "type",    "value", "width"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (dnm_str_eq(key, dnm_str_of(names[i]))) return names[i];
    }
    return NULL;
}

bool xml_attrs_inside(xml_out *x, dnm_attrs attrs)
{
    dnm_str key, value;
    bool all = true;
    for (uint32_t i = 0; dnm_doc_attr_at(x->doc, attrs, i, &key, &value); i++) {
        const char *name = attribute_name(key);
        if (name && dnm_xml_can_hold(value)) {
            xml_attribute(x, name, value);
        } else {
            all = false;
        }
    }
    return all;
}

void xml_attrs_behind(xml_out *x, dnm_attrs attrs)
{
    dnm_str key, value;
    for (uint32_t i = 0; dnm_doc_attr_at(x->doc, attrs, i, &key, &value); i++) {
        if (attribute_name(key) && dnm_xml_can_hold(value)) continue;
        dnm_sink_str(x->sink, "<attr");
        xml_attribute(x, "name", key);
        dnm_sink_str(x->sink, ">");
        xml_text(x, value);
        dnm_sink_str(x->sink, "</attr>");
    }
}

/* ---- metadata and resources ------------------------------------------------------------------- */

void xml_metas(xml_out *x, uint32_t block)
{
    const dnm_view *view = x->view;
    while (x->next_meta < view->meta_count && view->metas[x->next_meta].block < block) x->next_meta++;
    for (; x->next_meta < view->meta_count && view->metas[x->next_meta].block == block; x->next_meta++) {
        const dnm_meta *meta = &view->metas[x->next_meta];
        dnm_sink_str(x->sink, "\n<meta");
        xml_attribute(x, "key", dnm_doc_string(x->doc, meta->key));
        dnm_sink_str(x->sink, ">");
        xml_text(x, dnm_doc_string(x->doc, meta->value));
        dnm_sink_str(x->sink, "</meta>");
    }
}

static void write_base64(xml_out *x, const unsigned char *bytes, size_t size)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char line[77];
    size_t n = 0;
    for (size_t i = 0; i < size; i += 3) {
        size_t left = size - i;
        uint32_t bits = (uint32_t)bytes[i] << 16;
        if (left > 1) bits |= (uint32_t)bytes[i + 1] << 8;
        if (left > 2) bits |= bytes[i + 2];
        line[n++] = digits[bits >> 18];
        line[n++] = digits[bits >> 12 & 63];
        line[n++] = left > 1 ? digits[bits >> 6 & 63] : '=';
        line[n++] = left > 2 ? digits[bits & 63] : '=';
        if (n == 76 || left <= 3) {
            line[n++] = '\n';
            dnm_sink_write(x->sink, line, n);
            n = 0;
        }
    }
}

void xml_resources(xml_out *x)
{
    const dnm_history *history = dnm_doc_history(x->doc);
    const char *how = dnm_job_option(x->job, "resources");
    bool embed = how && strcmp(how, "embed") == 0;
    for (uint32_t i = 0; i < history->resource_count; i++) {
        const dnm_resource *resource = &history->resources[i];
        dnm_sink_str(x->sink, "\n<resource");
        xml_attribute(x, "name", dnm_doc_string(x->doc, resource->name));
        dnm_str type = dnm_doc_string(x->doc, resource->media_type);
        if (type.n) xml_attribute(x, "media-type", type);
        if (embed && resource->size) {
            dnm_sink_str(x->sink, ">\n");
            write_base64(x, resource->bytes, resource->size);
            dnm_sink_str(x->sink, "</resource>");
        } else {
            dnm_sink_str(x->sink, "/>");
        }
    }
}

/* ---- edits ------------------------------------------------------------------------------------ */

static void write_before(xml_out *x, const dnm_history *history, const dnm_edit *edit)
{
    if (edit->ncut == 0) return;
    dnm_sink_str(x->sink, "<before>");
    for (uint32_t i = 0; i < edit->ncut; i++) {
        const dnm_cut *cut = &history->cuts[edit->first_cut + i];
        xml_text(x, (dnm_str){history->births + cut->off, cut->len});
    }
    dnm_sink_str(x->sink, "</before>");
}

static void write_edit(xml_out *x, const dnm_history *history, const dnm_edit *edit)
{
    dnm_sink_str(x->sink, "\n<edit");
    xml_attribute(x, "rule", dnm_doc_string(x->doc, edit->rule));
    xml_attribute(x, "op", dnm_str_of(dnm_op_name((dnm_op)edit->op)));
    xml_number(x, "confidence", edit->confidence);
    xml_number(x, "at", edit->at);
    xml_number(x, "pass", edit->pass);
    dnm_str note = dnm_doc_string(x->doc, edit->note);
    if (!edit->ncut && !edit->put_len && !note.n) {
        dnm_sink_str(x->sink, "/>");
        return;
    }
    dnm_sink_str(x->sink, ">");
    write_before(x, history, edit);
    if (edit->put_len) {
        dnm_sink_str(x->sink, "<after>");
        xml_text(x, (dnm_str){history->births + edit->put, edit->put_len});
        dnm_sink_str(x->sink, "</after>");
    }
    if (note.n) {
        dnm_sink_str(x->sink, "<note>");
        xml_text(x, note);
        dnm_sink_str(x->sink, "</note>");
    }
    dnm_sink_str(x->sink, "</edit>");
}

void xml_edits(xml_out *x)
{
    const dnm_history *history = dnm_doc_history(x->doc);
    dnm_sink_str(x->sink, "\n<edits>");
    for (uint32_t i = 0; i < history->edit_count; i++) write_edit(x, history, &history->edits[i]);
    dnm_sink_str(x->sink, "\n</edits>");
}
