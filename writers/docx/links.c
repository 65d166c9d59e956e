/* links.c -- where links lead: addresses that may stand in a document, one relationship each in every part;
 * and bookmarks for links within the document.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/letters.h"
#include "writers/docx/docx.h"

enum { MAX_URL = 2083 }; /* what Word can hold */

/* ---- addresses -------------------------------------------------------------------------------- */

/* host[:port], with letters of any script; what is not one makes Word call the whole file broken. */
static bool is_host(dnm_str s)
{
    size_t n = 0;
    while (n < s.n && (dnm_ascii_is_alnum(s.p[n]) || s.p[n] == '-' || s.p[n] == '.' || (s.p[n] & 0x80))) n++;
    if (n == 0 || n > 253 || s.p[0] == '.' || s.p[0] == '-') return false;
    for (size_t i = 1; i < n; i++) {
        if (s.p[i] == '.' && s.p[i - 1] == '.') return false;
    }
    if (n == s.n) return true;
    if (s.p[n] != ':') return false;
    uint32_t port = 0;
    for (n++; n < s.n && port < 65536; n++) {
        if (s.p[n] < '0' || s.p[n] > '9') return false;
        port = port * 10 + (uint32_t)(s.p[n] - '0');
    }
    return n == s.n && port < 65536;
}

/* The length of "scheme://host" of a web address, or 0. */
static size_t web_origin(dnm_str url)
{
    static const char *const schemes[] = {"http://", "https://", "ftp://"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (!dnm_begins_in_any_case(url, schemes[i])) continue;
        size_t from = strlen(schemes[i]), to = from;
        while (to < url.n && url.p[to] != '/' && url.p[to] != '?' && url.p[to] != '#') to++;
        return is_host((dnm_str){url.p + from, to - from}) ? to : 0;
    }
    return 0;
}

/* The length of "mailto:name@host", or 0. */
static size_t mail_address(dnm_str url)
{
    if (!dnm_begins_in_any_case(url, "mailto:")) return 0;
    size_t at = 7;
    while (at < url.n && (dnm_ascii_is_alnum(url.p[at]) || (url.p[at] && strchr(".-_+", url.p[at])))) at++;
    if (at == 7 || at == url.n || url.p[at] != '@') return 0;
    size_t host = ++at;
    while (at < url.n && url.p[at] != '?') at++;
    return is_host((dnm_str){url.p + host, at - host}) ? at : 0;
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (dnm_ascii_lower(c) >= 'a' && dnm_ascii_lower(c) <= 'f');
}

/* RFC 3986: what may stand in a path, query or fragment; everything else is percent-encoded. */
static void encode(dnm_str s, dnm_buf *out)
{
    bool fragment = false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool plain = dnm_ascii_is_alnum(c) || (c && strchr("-._~:/?@!$&'()*+,;=", c));
        if (c == '%') plain = i + 2 < s.n && is_hex(s.p[i + 1]) && is_hex(s.p[i + 2]);
        if (c == '#' && !fragment) plain = fragment = true;
        if (plain) {
            dnm_buf_add_char(out, c);
        } else {
            dnm_buf_printf(out, "%%%02X", (unsigned)(unsigned char)c);
        }
    }
}

bool docx_safe_url(dnm_str url, dnm_buf *out)
{
    size_t origin = web_origin(url);
    if (!origin) origin = mail_address(url);
    if (!origin) return false;
    dnm_buf_add(out, url.p, origin);
    encode((dnm_str){url.p + origin, url.n - origin}, out);
    return !dnm_buf_status(out);
}

static bool is_safe(const docx *d, dnm_string target)
{
    dnm_buf out;
    dnm_buf_init(&out, MAX_URL);
    bool safe = docx_safe_url(dnm_doc_string(d->doc, target), &out);
    dnm_buf_free(&out);
    return safe;
}

/* ---- elements --------------------------------------------------------------------------------- */

static bool open_anchor(docx *d, dnm_str id)
{
    docx_anchor *anchor = docx_find_anchor(d, id);
    if (!anchor || !anchor->found) return false;
    docx_putf(d, "<w:hyperlink w:anchor=\"_a%u\">", (unsigned)(anchor - d->plan.anchors));
    return true;
}

bool docx_open_link(docx *d, dnm_string id)
{
    dnm_str target = dnm_doc_string(d->doc, id);
    if (target.n > 1 && target.p[0] == '#') return open_anchor(d, (dnm_str){target.p + 1, target.n - 1});
    docx_target *known = docx_find_target(d, id);
    if (!known || (!known->relation[d->story] && !is_safe(d, id))) return false;
    if (!known->relation[d->story]) known->relation[d->story] = ++d->relations[d->story];
    docx_putf(d, "<w:hyperlink r:id=\"rId%u\">", (unsigned)known->relation[d->story]);
    return true;
}

/* Remembers a block's anchor for the next paragraph, if any link leads there. */
void docx_bookmark(docx *d, dnm_attrs attrs)
{
    if (d->plan.anchor_count == 0) return;
    dnm_str id = dnm_doc_attr(d->doc, attrs, "id");
    docx_anchor *anchor = id.p ? docx_find_anchor(d, id) : NULL;
    if (!anchor || anchor->written) return;
    anchor->written = true;
    docx_anchor **bookmark = DNM_PUSH(&d->bookmarks, &d->budget);
    if (bookmark) *bookmark = anchor;
}

void docx_write_bookmarks(docx *d)
{
    for (uint32_t i = 0; i < d->bookmarks.n; i++) {
        unsigned id = d->bookmark_count++;
        docx_putf(d, "<w:bookmarkStart w:id=\"%u\" w:name=\"_a%u\"/><w:bookmarkEnd w:id=\"%u\"/>", id,
                  (unsigned)(d->bookmarks.p[i] - d->plan.anchors), id);
    }
    d->bookmarks.n = 0;
}

/* ---- relationships ---------------------------------------------------------------------------- */

static void write_target(docx *d, const docx_target *target, docx_story story)
{
    dnm_buf url;
    dnm_buf_init(&url, MAX_URL);
    if (docx_safe_url(dnm_doc_string(d->doc, target->target), &url)) {
        docx_putf(d, "<Relationship Id=\"rId%u\" Type=\"%shyperlink\" Target=\"",
                  (unsigned)target->relation[story], DOCX_RELATIONS);
        docx_escape(d, dnm_buf_str(&url), DNM_XML_ATTRIBUTE);
        docx_put(d, "\" TargetMode=\"External\"/>");
    }
    dnm_buf_free(&url);
}

void docx_relationships(docx *d, docx_story story)
{
    for (uint32_t i = 0; i < d->plan.target_count; i++) {
        if (d->plan.targets[i].relation[story]) write_target(d, &d->plan.targets[i], story);
    }
    for (uint32_t i = 0; i < d->plan.picture_count; i++) {
        const docx_picture *picture = &d->plan.pictures[i];
        if (!picture->relation[story]) continue;
        docx_putf(d, "<Relationship Id=\"rId%u\" Type=\"%simage\" Target=\"media/image%u.%s\"/>",
                  (unsigned)picture->relation[story], DOCX_RELATIONS, (unsigned)picture->number,
                  picture->extension);
    }
}
