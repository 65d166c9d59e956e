/* host.h -- hosts in addresses, and the name of the site that a document is from.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_HOST_H
#define DNM_TEXT_HOST_H

#include "core/base/buf.h"
#include "docnorm/doc.h"

/* The host in an address ("https://www.example.org/a" has www.example.org); empty if there is none. */
dnm_str dnm_host_of(dnm_str address);

/* The host of the address that a document gives itself; empty if it gives none. */
dnm_str dnm_document_host(const dnm_doc *doc);

/* The site that a document is from, appended to `name`: its host, in lower case and without "www."; else
 * "folder/" and the name of the folder or archive that it lies in; nothing if neither is known. */
void dnm_site_name(const dnm_doc *doc, const char *path, const char *member, dnm_buf *name);

/* By what a leaf is recognised on other pages of its site: a hash of its text, white space at both ends left
 * aside. The same on every machine and in every run; it is written into files. */
uint64_t dnm_leaf_key(dnm_str text);

#endif
