/* feed.c -- bytes of any charset on their way to libxml2 (see feed.h). UTF-8 streams through; anything
 * else is rare in XML of today and converted as a whole first.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/xml/feed.h"

#include "core/base/buf.h"
#include "core/text/utf8.h"

/* libxml2 compares each attribute of an element with all before it. 256 and what fits in front of the
 * first counted byte keep that below a hundred steps a byte; OOXML's longest tags have about 40. */
enum { UNCOUNTED_TAG_BYTES = 512, MAX_ATTRIBUTES = 256 };

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* ---- the charset ------------------------------------------------------------------------------ */

/* The value of encoding="…" in an XML declaration; empty if there is none. */
static dnm_str declared_charset(const char *p, size_t n)
{
    if (n < 5 || memcmp(p, "<?xml", 5) != 0) return (dnm_str){0};
    const char *end = memchr(p, '>', n);
    size_t stop = end ? (size_t)(end - p) : n;
    for (size_t at = 5; at + 8 < stop; at++) {
        if (memcmp(p + at, "encoding", 8) != 0) continue;
        at += 8;
        while (at < stop && (is_space(p[at]) || p[at] == '=')) at++;
        if (at >= stop || (p[at] != '"' && p[at] != '\'')) break;
        const char *close = memchr(p + at + 1, p[at], stop - at - 1);
        return close ? (dnm_str){p + at + 1, (size_t)(close - p) - at - 1} : (dnm_str){0};
    }
    return (dnm_str){0};
}

/* The charset by the first bytes: an order mark, the pattern of "<?" in UTF-16, the declaration, the
 * transport. NULL: the declaration names one that does not exist. */
static const char *sniff(const char *p, size_t n, const char *transport)
{
    if (n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) return "UTF-8";
    if (n >= 2 && memcmp(p, "\xFF\xFE", 2) == 0) return "UTF-16LE";
    if (n >= 2 && memcmp(p, "\xFE\xFF", 2) == 0) return "UTF-16BE";
    if (n >= 4 && memcmp(p, "<\0?\0", 4) == 0) return "UTF-16LE";
    if (n >= 4 && memcmp(p, "\0<\0?", 4) == 0) return "UTF-16BE";
    dnm_str label = declared_charset(p, n);
    if (label.n == 0) label = dnm_str_of(transport);
    if (label.n == 0) return "UTF-8";
    const char *name = dnm_charset_by_label(label);
    /* A declaration that could be read byte by byte cannot mean UTF-16. */
    bool wide = name && strncmp(name, "UTF-16", 6) == 0;
    return wide ? "UTF-8" : name;
}

static size_t pull(dnm_xml_feed *feed, char *out, size_t n)
{
    size_t got = feed->source_ended ? 0 : feed->source->read(feed->source->data, out, n);
    if (got == 0) feed->source_ended = true;
    return got;
}

static dnm_status convert(dnm_xml_feed *feed, const char *charset)
{
    dnm_buf all;
    dnm_buf_init(&all, feed->source->max_bytes);
    dnm_buf_add(&all, feed->raw, feed->raw_n);
    for (;;) {
        char *room = dnm_buf_room(&all, DNM_FEED_STEP);
        size_t got = room ? pull(feed, room, DNM_FEED_STEP) : 0;
        if (got == 0) break;
        all.n += got;
    }
    dnm_status status = dnm_buf_status(&all);
    if (status == DNM_OK) status = dnm_decode(all.p, all.n, charset, NULL, &feed->decoded);
    if (status == DNM_OK && !feed->decoded.owned) {
        /* Plain ASCII needs no conversion: the text is the buffer, which has to stay. */
        feed->decoded.text = dnm_buf_take(&all, &feed->decoded.n);
        feed->decoded.owned = true;
    }
    dnm_buf_free(&all);
    feed->raw_n = 0;
    feed->converted = true;
    return status;
}

dnm_status dnm_xml_feed_open(dnm_xml_feed *feed, const dnm_xml_source *source)
{
    enum { LOOK_AT = 512 };
    feed->source = source;
    while (feed->raw_n < LOOK_AT) {
        size_t got = pull(feed, feed->raw + feed->raw_n, LOOK_AT - feed->raw_n);
        if (got == 0) break;
        feed->raw_n += got;
    }
    const char *charset = sniff(feed->raw, feed->raw_n, source->charset);
    if (!charset) return DNM_UNSUPPORTED;
    if (strcmp(charset, "UTF-8") != 0) return convert(feed, charset);
    if (feed->raw_n >= 3 && memcmp(feed->raw, "\xEF\xBB\xBF", 3) == 0) {
        feed->raw_n -= 3;
        memmove(feed->raw, feed->raw + 3, feed->raw_n);
    }
    return DNM_OK;
}

void dnm_xml_feed_close(dnm_xml_feed *feed)
{
    dnm_decoded_free(&feed->decoded);
}

/* ---- repair ----------------------------------------------------------------------------------- */

/* Bytes at the end of p that begin a character without ending it: 0..3. */
static size_t unfinished(const char *p, size_t n)
{
    for (size_t back = 1; back <= 3 && back <= n; back++) {
        unsigned char c = (unsigned char)p[n - back];
        if (c < 0x80) return 0;
        if (c < 0xC0) continue;
        size_t need = c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
        return need > back ? back : 0;
    }
    return 0;
}

static bool is_forbidden(unsigned char c)
{
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

static bool has_forbidden(const char *p, size_t n)
{
    unsigned found = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)p[i];
        found |= (unsigned)(c < 0x20) & (unsigned)(c != '\t') & (unsigned)(c != '\n') & (unsigned)(c != '\r');
    }
    return found != 0;
}

static void repair(dnm_xml_feed *feed, const char *p, size_t n)
{
    char *out = feed->clean;
    for (size_t at = 0; at < n;) {
        uint32_t cp;
        size_t len = dnm_utf8_decode(p + at, n - at, &cp);
        if (cp == DNM_BAD_UTF8) {
            out += dnm_utf8_put(out, DNM_REPLACEMENT);
            feed->replaced++;
        } else if (cp < 0x20 && is_forbidden((unsigned char)cp)) {
            feed->replaced++;
        } else {
            memcpy(out, p + at, len);
            out += len;
        }
        at += len;
    }
    feed->at = feed->clean;
    feed->left = (size_t)(out - feed->clean);
}

/* ---- floods of attributes ---------------------------------------------------------------------- */

static void count_quotes(dnm_xml_feed *feed, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (is_space(p[i])) continue;
        if ((p[i] == '"' || p[i] == '\'') && feed->last == '=') feed->quotes++;
        feed->last = p[i];
    }
}

/* Whether no stretch between two '<' has more attributes than allowed. Text of that shape, some 256
 * pairs of ="…" in one piece of text, is refused as well: nobody was seen to write it unescaped. */
static bool is_harmless(dnm_xml_feed *feed, const char *p, size_t n)
{
    while (n > 0) {
        const char *tag = memchr(p, '<', n);
        size_t len = tag ? (size_t)(tag - p) : n;
        if (feed->since_tag + len > UNCOUNTED_TAG_BYTES) count_quotes(feed, p, len);
        if (feed->quotes > MAX_ATTRIBUTES) return false;
        feed->since_tag += len;
        if (!tag) return true;
        feed->since_tag = 0;
        feed->quotes = 0;
        feed->last = 0;
        p = tag + 1;
        n -= len + 1;
    }
    return true;
}

/* ---- serving ---------------------------------------------------------------------------------- */

static void refill_utf8(dnm_xml_feed *feed)
{
    if (!feed->source_ended && feed->raw_n < DNM_FEED_STEP)
        feed->raw_n += pull(feed, feed->raw + feed->raw_n, DNM_FEED_STEP - feed->raw_n);
    size_t keep = feed->source_ended ? 0 : unfinished(feed->raw, feed->raw_n);
    size_t n = feed->raw_n - keep;
    bool sound = dnm_utf8_validate(feed->raw, n) == n && !has_forbidden(feed->raw, n);
    if (sound) {
        memcpy(feed->clean, feed->raw, n);
        feed->at = feed->clean;
        feed->left = n;
    } else {
        repair(feed, feed->raw, n);
    }
    memmove(feed->raw, feed->raw + n, keep);
    feed->raw_n = keep;
}

static void refill_converted(dnm_xml_feed *feed)
{
    size_t n = feed->decoded.n - feed->decoded_at;
    if (n > DNM_FEED_STEP) n = dnm_utf8_boundary(feed->decoded.text + feed->decoded_at, n, DNM_FEED_STEP);
    repair(feed, feed->decoded.text + feed->decoded_at, n);
    feed->decoded_at += n;
}

static bool has_more(const dnm_xml_feed *feed)
{
    if (feed->converted) return feed->decoded_at < feed->decoded.n;
    return feed->raw_n > 0 || !feed->source_ended;
}

size_t dnm_xml_feed_read(dnm_xml_feed *feed, char *out, size_t n)
{
    while (feed->left == 0 && feed->status == DNM_OK && has_more(feed)) {
        if (feed->converted)
            refill_converted(feed);
        else
            refill_utf8(feed);
        if (!is_harmless(feed, feed->at, feed->left)) {
            feed->status = DNM_LIMIT;
            feed->left = 0;
        }
    }
    if (n > feed->left) n = feed->left;
    if (n == 0) return 0;
    memcpy(out, feed->at, n);
    feed->at += n;
    feed->left -= n;
    return n;
}
