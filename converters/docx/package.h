/* package.h -- the parts of a document and how they refer to each other (OPC, ECMA-376-2): in a ZIP
 * archive or, as "flat OPC", in one XML file.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_DOCX_PACKAGE_H
#define DNM_DOCX_PACKAGE_H

#include "adapters/xml/xml.h"
#include "adapters/zip/zip.h"
#include "converters/docx/index.h"
#include "docnorm/module.h"

typedef struct wml_package {
    dnm_job *job;
    dnm_arena *arena;
    const dnm_input *input;
    dnm_zip *zip;       /* NULL: flat OPC */
    uint64_t flat_left; /* bytes that may still be parsed for parts of flat OPC */
    wml_index parts;    /* normalised name -> member of the archive, or ordinal of the flat part */
    wml_index types;    /* normalised name, or "*.extension" -> place in type_names */
    dnm_str *type_names;
    uint32_t type_count, type_cap;
} wml_package;

typedef struct wml_relation {
    dnm_str type;   /* the last step of the URI: "styles", "officeDocument" */
    dnm_str target; /* normalised part name, or a URL if external */
    bool external;
} wml_relation;

typedef struct wml_relations {
    wml_relation *list;
    uint32_t n, cap;
    wml_index by_id;
} wml_relations;

/* Opens input->bytes. Reports its failure. */
dnm_status wml_package_open(wml_package *package, dnm_job *job, const dnm_input *input);
void wml_package_close(wml_package *package);

/* The part's number by a normalised name; WML_NONE if it does not exist. */
uint32_t wml_package_find(wml_package *package, dnm_str name);

/* The content type of a part; empty if none is declared. */
dnm_str wml_package_type(wml_package *package, dnm_str name);

/* Parses a part. What is damaged is reported as a warning, and what could be read was delivered: then
 * the result is DNM_DAMAGED. DNM_LIMIT, DNM_UNSUPPORTED and DNM_NO_MEMORY are reported as failures if
 * the part is essential, else as warnings. */
dnm_status wml_package_parse(wml_package *package, dnm_str name, bool essential,
                             const dnm_xml_handler *handler, void *data);

/* All bytes of a part. Problems are warnings; DNM_OK if there is something to use. */
dnm_status wml_package_read(wml_package *package, dnm_str name, dnm_buf *out);

/* The relationships of a part ("" for those of the package). Missing ones are no error. */
void wml_package_relations(wml_package *package, dnm_str part, wml_relations *relations);

/* By id, or the first of a type; NULL if there is none. */
const wml_relation *wml_relation_by_id(wml_relations *relations, dnm_str id);
const wml_relation *wml_relation_by_type(const wml_relations *relations, const char *type);

/* The normalised name of `target` seen from `part`: no leading slash, "/" between steps, lower case,
 * no "." and "..". In the arena. */
dnm_str wml_resolve(dnm_arena *arena, dnm_str part, dnm_str target);

#endif
