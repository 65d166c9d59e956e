/* punctuation.h -- parts of the cleaner `punctuation`: marks that do not belong there, numbers that were read
 * as letters, and the width of marks.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_PUNCTUATION_PUNCTUATION_H
#define DNM_CLEANERS_PUNCTUATION_PUNCTUATION_H

#include "core/text/unicode.h"
#include "docnorm/module.h"

enum {
    PUNCTUATION_RULE_STRAY,
    PUNCTUATION_RULE_NUMBER,
    PUNCTUATION_RULE_DOUBLED,
    PUNCTUATION_RULE_MIXED,
    PUNCTUATION_RULE_FULL,
    PUNCTUATION_RULE_HALF
};

typedef struct punctuation_page {
    const dnm_doc *doc;
    const dnm_view *view;
    dnm_editor *editor;
} punctuation_page;

/* Quotes and points strewn over a page behind 的, where nothing is quoted and no sentence ends. */
void punctuation_cut_strays(const punctuation_page *page);

/* (l) in front of (2): a one. */
void punctuation_mend_numbers(const punctuation_page *page);

/* A comma twice, or in both widths. */
void punctuation_mend_doubled(const punctuation_page *page);

/* Half-width marks among full-width ones. */
void punctuation_mend_mixed(const punctuation_page *page);

/* All marks of Chinese text full-width, or those that have one half-width. */
void punctuation_widen(const punctuation_page *page);
void punctuation_narrow(const punctuation_page *page);

/* Not short, and ends as sentences do. */
bool punctuation_is_prose(dnm_str t);

/* Prose, lines, cells: all leaves that are no code. */
bool punctuation_is_text(const dnm_block *block);

/* The end of the code that covers `at`; `at` itself where there is none. *span goes forward with `at` and
 * begins at 0. */
size_t punctuation_past_code(const punctuation_page *page, uint32_t block, size_t at, uint32_t *span);

static inline bool punctuation_is_hanzi(uint32_t cp)
{
    return dnm_cp_is_han(cp) && !dnm_cp_is_punct(cp);
}

#endif
