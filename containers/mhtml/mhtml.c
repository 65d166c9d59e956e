/* mhtml.c -- container `mhtml`: web pages as browsers save them in one file (RFC 2557). The page is the one
 * document in it: the part that the message names as its root, else its first page. Pictures and styles that
 * were saved with it are left where they are.
 *
 * SPDX-License-Identifier: MIT */
#include "containers/mhtml/mime.h"
#include "core/base/arena.h"
#include "core/text/member_name.h"
#include "docnorm/module.h"

enum { SAMPLE = 4096, DEPTH = 4, LABEL_BYTES = 40 };

typedef struct mhtml {
    const dnm_input *input;
    dnm_buf text; /* the page, if it had to be decoded */
    dnm_buf name;
    char charset[LABEL_BYTES];
    bool done;
} mhtml;

static bool is_page(dnm_str type)
{
    return mime_is(type, "text/html") || mime_is(type, "application/xhtml+xml");
}

static dnm_str message_of(const dnm_input *input)
{
    return (dnm_str){(const char *)input->bytes, input->size};
}

static bool has_extension(const dnm_input *input)
{
    return strcmp(input->extension, "mht") == 0 || strcmp(input->extension, "mhtml") == 0;
}

/* Messages of several kinds begin with fields; a saved page says that it is MIME, and what it holds. */
static int probe(const dnm_input *input)
{
    const dnm_str all = message_of(input);
    const dnm_str head = mime_read((dnm_str){all.p, all.n < SAMPLE ? all.n : SAMPLE}).head;
    const dnm_str type = mime_field(head, "Content-Type");
    if (!type.p) return 0;
    if (mime_is(type, "multipart/related") && mime_parameter(type, "boundary").n) return 92;
    const bool other =
        is_page(type) || mime_is(type, "multipart/alternative") || mime_is(type, "multipart/mixed");
    return other && has_extension(input) ? 92 : 0;
}

static dnm_status open_mhtml(dnm_job *job, const dnm_input *input, void **state)
{
    const size_t max = dnm_job_limits(job)->input_bytes;
    mhtml *m = DNM_NEW(dnm_job_arena(job), mhtml, 1);
    if (!m) return dnm_fail(job, DNM_NO_MEMORY, DNM_NOWHERE, "mhtml.memory", DNM_N_("no memory to unpack"));
    m->input = input;
    dnm_buf_init(&m->text, max);
    dnm_buf_init(&m->name, max);
    *state = m;
    return DNM_OK;
}

static void close_mhtml(void *state)
{
    mhtml *m = state;
    dnm_buf_free(&m->text);
    dnm_buf_free(&m->name);
}

/* ---- the page --------------------------------------------------------------------------------- */

/* Multiparts within multiparts, outermost first. */
typedef struct level {
    dnm_str body, boundary, start; /* start: the id of the root, "" if none is named */
    size_t at;
} level;

static level level_of(mime_part part)
{
    const dnm_str type = mime_field(part.head, "Content-Type");
    return (level){part.body, mime_parameter(type, "boundary"), mime_parameter(type, "start"), 0};
}

static bool is_root(const level *l, mime_part part)
{
    return !l->start.n || dnm_str_eq(mime_field(part.head, "Content-ID"), l->start);
}

/* The page of a message. A root that is named counts most; without it, or if it is no page, the first page.
 */
static bool find_page(mime_part message, mime_part *page, bool *closed)
{
    level levels[DEPTH];
    size_t n = 0;
    bool found = false;
    *closed = true;
    if (is_page(mime_field(message.head, "Content-Type"))) {
        *page = message;
        return true;
    }
    levels[n++] = level_of(message);
    while (n) {
        level *l = &levels[n - 1];
        mime_part part;
        bool whole = false;
        if (!l->boundary.n || !mime_next(l->body, l->boundary, &l->at, &part, &whole)) {
            n--;
            continue;
        }
        const dnm_str type = mime_field(part.head, "Content-Type");
        if (mime_is(type, "multipart/related") || mime_is(type, "multipart/alternative")) {
            if (n < DEPTH) levels[n++] = level_of(part);
        } else if (is_page(type) && (!found || is_root(l, part))) {
            *page = part;
            *closed = whole;
            found = true;
            if (is_root(l, part)) return true;
        }
    }
    return found;
}

static dnm_str decode(mhtml *m, mime_part page)
{
    const dnm_str encoding = mime_field(page.head, "Content-Transfer-Encoding");
    if (mime_is(encoding, "quoted-printable")) {
        mime_decode_quoted(page.body, &m->text);
    } else if (mime_is(encoding, "base64")) {
        mime_decode_base64(page.body, &m->text);
    } else {
        return page.body;
    }
    return dnm_buf_str(&m->text);
}

/* The file's own name as a page. */
static void name_page(mhtml *m)
{
    const char *path = m->input->member[0] ? m->input->member : m->input->path;
    dnm_str name = dnm_str_of(path);
    for (size_t i = name.n; i > 0; i--) {
        if (path[i - 1] != '/' && path[i - 1] != '\\') continue;
        name = (dnm_str){path + i, name.n - i};
        break;
    }
    if (has_extension(m->input)) name.n -= strlen(m->input->extension) + 1;
    dnm_member_name(name, &m->name);
    dnm_buf_add_str(&m->name, ".html");
}

static void name_charset(mhtml *m, mime_part page)
{
    const dnm_str charset = mime_parameter(mime_field(page.head, "Content-Type"), "charset");
    if (charset.n < LABEL_BYTES && charset.n) memcpy(m->charset, charset.p, charset.n);
}

static dnm_status next_member(dnm_job *job, void *state, dnm_member *member)
{
    mhtml *m = state;
    mime_part page;
    bool closed;
    if (m->done) return DNM_END;
    m->done = true;
    name_page(m);
    *member = (dnm_member){.name = m->name.p ? m->name.p : "", .raw_name = dnm_buf_str(&m->name)};
    member->media_type = "text/html";
    member->charset = m->charset;
    if (!find_page(mime_read(message_of(m->input)), &page, &closed))
        return dnm_fail(job, DNM_UNSUPPORTED, DNM_NOWHERE, "mhtml.no-page",
                        DNM_N_("no web page is among the parts of the message"));
    if (!closed)
        dnm_warn_lost(job, DNM_DAMAGED, DNM_NOWHERE, "mhtml.truncated",
                      DNM_N_("the saved page is cut off: its text is incomplete"));
    name_charset(m, page);
    const dnm_str text = decode(m, page);
    member->bytes = (const unsigned char *)(text.p ? text.p : "");
    member->size = text.n;
    if (dnm_buf_status(&m->text) == DNM_OK) return DNM_OK;
    return dnm_fail(job, dnm_buf_status(&m->text), DNM_NOWHERE, "mhtml.memory",
                    DNM_N_("no memory to unpack"));
}

static const char *const extensions[] = {"mht", "mhtml", NULL};

const dnm_container dnm_container_mhtml = {
    .name = "mhtml",
    .summary = "A web page saved as one file",
    .extensions = extensions,
    .probe = probe,
    .open = open_mhtml,
    .next = next_member,
    .close = close_mhtml,
};
