/* oracle.h -- independent extractions of a document's text, for the law of faithfulness. None of them calls
 * docnorm: bytes are decoded by iconv, HTML is read by libxml2's SAX interface, DOCX by libzip and a small
 * reader of w:t. Each appends UTF-8; white space does not matter.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_ORACLE_H
#define DNM_TESTS_ORACLE_H

#include "core/base/buf.h"

/* Decodes by iconv; undecodable bytes become U+FFFD each. `label` is what a fixture's name or a declaration
 * says: "gbk", "big5", "utf-16le" … A byte order mark overrules it. False if iconv does not know the charset.
 */
bool t_oracle_decode(dnm_buf *out, dnm_str bytes, const char *label);

/* Text nodes in document order, without those of script, style, title, template, rt and rp. */
bool t_oracle_html(dnm_buf *out, dnm_str utf8);

/* The charset that a <meta> in the first KiB declares; "" if none. */
void t_oracle_meta_charset(dnm_str bytes, char label[40]);

/* The text of w:t in word/document.xml, deleted text, moved text and fallbacks left out. */
bool t_oracle_docx(dnm_buf *out, dnm_str bytes);

#endif
