/* flat.h -- "flat OPC": a whole package in one XML file, its parts in <pkg:part> elements.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_DOCX_FLAT_H
#define DNM_DOCX_FLAT_H

#include "converters/docx/package.h"

/* Whether the beginning of the bytes looks like it. */
bool wml_flat_magic(const unsigned char *bytes, size_t size);

/* Fills in the parts and their types. Reports its failure. */
dnm_status wml_flat_list(wml_package *package);

/* Parses the content of the part with this ordinal as if it were a file of its own. */
dnm_status wml_flat_parse(const dnm_input *input, uint32_t part, const dnm_xml_handler *handler, void *data,
                          dnm_xml_error *error);

/* The bytes of a part that is stored in base64. */
dnm_status wml_flat_read(const dnm_input *input, uint32_t part, dnm_buf *out);

/* Of package.c: the content type of a part, or of "*.extension". The name is borrowed. */
bool wml_package_add_type(wml_package *package, dnm_str name, dnm_str type);

#endif
