/* vocabulary.c -- see vocabulary.h: the table in the order of its numbers.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/xml/vocabulary.h"

enum { OWN = 1 };

static const dnm_xml_ns namespaces[] = {{XML_NAMESPACE, OWN}};

static const dnm_xml_name names[] = {
    {OWN, "documents"},
    {OWN, "document"},
    {OWN, "attr"},
    {OWN, "meta"},
    {OWN, "resource"},
    {OWN, "target"},
    {OWN, "c"},
    {OWN, "edits"},
    {OWN, "section"},
    {OWN, "list"},
    {OWN, "list_item"},
    {OWN, "definition_list"},
    {OWN, "definition_term"},
    {OWN, "definition"},
    {OWN, "block_quote"},
    {OWN, "table"},
    {OWN, "table_row"},
    {OWN, "table_cell"},
    {OWN, "figure"},
    {OWN, "caption"},
    {OWN, "note"},
    {OWN, "thematic_break"},
    {OWN, "paragraph"},
    {OWN, "heading"},
    {OWN, "code_block"},
    {OWN, "link"},
    {OWN, "image"},
    {OWN, "emph"},
    {OWN, "strong"},
    {OWN, "underline"},
    {OWN, "strike"},
    {OWN, "code"},
    {OWN, "superscript"},
    {OWN, "subscript"},
    {OWN, "ruby"},
    {OWN, "math"},
    {OWN, "line_break"},
    {OWN, "note_ref"},
    {OWN, "label"},
    {OWN, "comment"},
    {OWN, "generic"},
    {0, "key"},
    {0, "level"},
    {0, "media-type"},
    {0, "more"},
    {0, "name"},
    {0, "piece"},
    {0, "target"},
    {0, "u"},
    {0, "version"},
};

const dnm_xml_vocabulary xml_vocabulary = {namespaces, 1, names, sizeof names / sizeof *names};
