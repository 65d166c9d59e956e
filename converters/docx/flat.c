/* flat.c -- flat OPC (see flat.h). The file is parsed anew for each part that is wanted, with all
 * others passed over: a document needs a dozen, and nothing has to be kept.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/flat.h"

#include "converters/docx/vocabulary.h"

bool wml_flat_magic(const unsigned char *bytes, size_t size)
{
    enum { LOOK_AT = 2048 };
    static const char uri[] = "http://schemas.microsoft.com/office/2006/xmlPackage";
    size_t n = size < LOOK_AT ? size : LOOK_AT;
    size_t at = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (at >= n || bytes[at] != '<') return false;
    for (; at + sizeof uri - 1 <= n; at++)
        if (bytes[at] == 'h' && memcmp(bytes + at, uri, sizeof uri - 1) == 0) return true;
    return false;
}

/* ---- one part --------------------------------------------------------------------------------- */

typedef struct window {
    uint32_t wanted;
    uint32_t next;    /* ordinal of the next part */
    uint16_t content; /* PKG_xmlData or PKG_binaryData */
    uint32_t depth;   /* inside the wanted content */
    const dnm_xml_handler *handler;
    void *data;
} window;

static bool window_start(void *data, const dnm_xml_element *element)
{
    window *w = data;
    if (w->depth > 0) {
        w->depth++;
        return !w->handler->start || w->handler->start(w->data, element);
    }
    if (element->name == PKG_part) w->next++;
    if (element->name == w->content && w->next == w->wanted + 1) w->depth = 1;
    return true;
}

static bool window_end(void *data, uint16_t name)
{
    window *w = data;
    if (w->depth == 0) return true;
    w->depth--;
    if (w->depth == 0) return false; /* the part is done */
    return !w->handler->end || w->handler->end(w->data, name);
}

static bool window_text(void *data, const char *utf8, size_t n)
{
    window *w = data;
    return w->depth == 0 || !w->handler->text || w->handler->text(w->data, utf8, n);
}

static const dnm_xml_handler window_handler = {window_start, window_end, window_text};

dnm_status wml_flat_parse(const dnm_input *input, uint32_t part, const dnm_xml_handler *handler, void *data,
                          dnm_xml_error *error)
{
    window w = {.wanted = part, .content = PKG_xmlData, .handler = handler, .data = data};
    return dnm_xml_parse_bytes(input->bytes, input->size, &wml_vocabulary, &window_handler, &w, error);
}

/* ---- base64 ----------------------------------------------------------------------------------- */

typedef struct base64 {
    dnm_buf *out;
    uint32_t bits;
    unsigned count; /* of bits that wait */
} base64;

static int digit(char c)
{
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static bool base64_text(void *data, const char *utf8, size_t n)
{
    base64 *b = data;
    for (size_t i = 0; i < n; i++) {
        int value = digit(utf8[i]);
        if (value < 0) continue;
        b->bits = b->bits << 6 | (uint32_t)value;
        b->count += 6;
        if (b->count < 8) continue;
        b->count -= 8;
        dnm_buf_add_char(b->out, (char)(b->bits >> b->count & 0xFF));
    }
    return dnm_buf_status(b->out) == DNM_OK;
}

dnm_status wml_flat_read(const dnm_input *input, uint32_t part, dnm_buf *out)
{
    static const dnm_xml_handler handler = {.text = base64_text};
    base64 b = {.out = out};
    dnm_xml_error error;
    window w = {.wanted = part, .content = PKG_binaryData, .handler = &handler, .data = &b};
    dnm_status status =
        dnm_xml_parse_bytes(input->bytes, input->size, &wml_vocabulary, &window_handler, &w, &error);
    if (dnm_buf_status(out) != DNM_OK) return dnm_buf_status(out);
    return out->n ? DNM_OK : status == DNM_OK ? DNM_UNREADABLE : status;
}

/* ---- the list of parts -------------------------------------------------------------------------- */

typedef struct listing {
    wml_package *package;
    uint32_t count;
} listing;

static bool list_start(void *data, const dnm_xml_element *element)
{
    listing *l = data;
    if (element->name != PKG_part) return true;
    wml_package *package = l->package;
    dnm_str name = wml_resolve(package->arena, (dnm_str){0}, dnm_xml_attr(element, PKG_name));
    return wml_index_add(&package->parts, package->arena, name, l->count++) &&
           wml_package_add_type(package, name, dnm_xml_attr(element, PKG_contentType));
}

dnm_status wml_flat_list(wml_package *package)
{
    static const dnm_xml_handler handler = {.start = list_start};
    listing l = {.package = package};
    dnm_xml_error error; /* reported when the main part is parsed */
    dnm_xml_parse_bytes(package->input->bytes, package->input->size, &wml_vocabulary, &handler, &l, &error);
    if (l.count > 0) return DNM_OK;
    return dnm_fail(package->job, DNM_DAMAGED, DNM_NOWHERE, "docx.no_parts",
                    DNM_N_("the package has no parts"));
}
