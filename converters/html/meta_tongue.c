/* meta_tongue.c -- the language of a page. Themes are written for another one than their users', so that what
 * a page says of itself counts only where its sentences do not say otherwise.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/meta.h"
#include "converters/html/tokenizer.h"

void meta_emit_language(const meta *page)
{
    const meta_value *said = meta_best(page, META_LANGUAGE);
    const dnm_str stated = said ? said->text : (dnm_str){NULL, 0};
    const char *heard = dnm_tongue_heard(&page->tongue, stated);
    if (heard)
        dnm_build_document_meta(page->m->builder, "language", dnm_str_of(heard));
    else if (said)
        dnm_build_document_meta(page->m->builder, "language", stated);
}
