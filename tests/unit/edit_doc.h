/* edit_doc.h -- documents from dumps, their editors and what must hold of them, for the tests of the model;
 * and a die that falls alike in every run.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TESTS_EDIT_DOC_H
#define DNM_TESTS_EDIT_DOC_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/model/model.h"

static const dnm_rule rules[] = {{.id = "test"}, {.id = "other"}, {0}};
static const dnm_why why = {0, 900};

static inline dnm_doc *undump(const char *text)
{
    dnm_doc *doc = NULL;
    size_t line = 0;
    dnm_status status = dnm_undump(text, strlen(text), NULL, &doc, &line);
    cr_assert(status == DNM_OK, "line %zu of the dump: %s", line, dnm_status_name(status));
    return doc;
}

static inline dnm_editor *editor_of(dnm_doc *doc)
{
    dnm_editor *e = NULL;
    cr_assert_eq(dnm_editor_new(doc, &(dnm_editor_rules){.cleaner = "unit", .rules = rules}, &e), DNM_OK);
    return e;
}

static inline void assert_lawful(const dnm_doc *doc)
{
    const char *broken = "";
    cr_assert(dnm_doc_check(doc, &broken) == DNM_OK, "%s", broken);
}

static inline void expect_dump(const dnm_doc *doc, const char *expected)
{
    char *text = NULL;
    size_t size = 0;
    cr_assert_eq(dnm_dump(doc, &text, &size), DNM_OK);
    cr_expect_str_eq(text, expected, "got:\n%s\nexpected:\n%s", text, expected);
    free(text);
}

static uint32_t seed; /* of `below` */

static inline uint32_t below(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)(seed >> 1) * n) >> 31);
}

#endif
