/* feed.h -- what libxml2 gets to read: UTF-8 without ill-formed bytes and forbidden controls, and no
 * element with a flood of attributes.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ADAPTERS_XML_FEED_H
#define DNM_ADAPTERS_XML_FEED_H

#include "adapters/xml/xml.h"
#include "docnorm/charset.h"

enum { DNM_FEED_STEP = 16 << 10, DNM_FEED_CARRY = 4 };

typedef struct dnm_xml_feed {
    const dnm_xml_source *source;
    dnm_decoded decoded; /* the whole input, if it is not in UTF-8 */
    size_t decoded_at;
    bool converted;
    bool source_ended;

    char raw[DNM_FEED_STEP + DNM_FEED_CARRY]; /* bytes of the source; the beginning of a character may wait */
    size_t raw_n;
    char clean[3 * (DNM_FEED_STEP + DNM_FEED_CARRY)]; /* the same, repaired: a bad byte becomes U+FFFD */
    const char *at;                                   /* what is not yet served */
    size_t left;

    size_t since_tag; /* bytes since the last '<' */
    unsigned quotes;  /* of these: quotes after '=' */
    char last;        /* the last byte that is no white space */

    unsigned replaced; /* bad bytes and controls */
    dnm_status status; /* why serving ended early */
} dnm_xml_feed;

/* Looks at the beginning of the source, and converts all of it if it is not in UTF-8. DNM_UNSUPPORTED,
 * DNM_LIMIT, DNM_NO_MEMORY. */
dnm_status dnm_xml_feed_open(dnm_xml_feed *feed, const dnm_xml_source *source);

/* At most n bytes; 0 at the end. */
size_t dnm_xml_feed_read(dnm_xml_feed *feed, char *out, size_t n);
void dnm_xml_feed_close(dnm_xml_feed *feed);

#endif
