/* test_model_builder.c -- what the builder promises converters: any order of calls gives a sound
 * document, and what came with the text is found again.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/model/model.h"

static dnm_builder *builder_of(const dnm_limits *limits)
{
    dnm_builder *b = NULL;
    cr_assert_eq(dnm_builder_new(limits, &b), DNM_OK);
    return b;
}

static void text(dnm_builder *b, const char *s)
{
    dnm_build_text(b, s, strlen(s));
}

static dnm_doc *finish(dnm_builder *b)
{
    dnm_doc *doc = NULL;
    const char *broken = "";
    cr_assert_eq(dnm_builder_finish(b, &doc), DNM_OK);
    cr_assert(dnm_doc_check(doc, &broken) == DNM_OK, "%s", broken);
    return doc;
}

static void expect_dump(dnm_doc *doc, const char *expected)
{
    char *dump = NULL;
    size_t size = 0;
    cr_assert_eq(dnm_dump(doc, &dump, &size), DNM_OK);
    cr_expect_str_eq(dump, expected, "got:\n%s", dump);
    free(dump);
    dnm_doc_free(doc);
}

Test(model_builder, wrong_nesting_cannot_break_the_model)
{
    dnm_builder *b = builder_of(NULL);
    dnm_build_close(b);
    text(b, "outside");
    dnm_build_open(b, DNM_HEADING, 2, 0);
    text(b, "before");
    dnm_build_open(b, DNM_TABLE, 0, 0);
    text(b, "inside");
    dnm_build_close(b);
    text(b, "after");
    dnm_build_close(b);
    dnm_build_open(b, DNM_PARAGRAPH, 0, 0);
    dnm_build_close(b);
    dnm_build_open(b, DNM_THEMATIC_BREAK, 0, 0);
    text(b, "in a break");
    dnm_build_close(b);
    dnm_build_open(b, DNM_SECTION, 0, 0);
    expect_dump(finish(b), "document\n"
                           "  paragraph \"outside\"\n"
                           "  heading 2 \"before\"\n"
                           "  table\n"
                           "    paragraph \"inside\"\n"
                           "  heading 2 \"after\"\n"
                           "  thematic_break\n"
                           "  paragraph \"in a break\"\n"
                           "  section\n");
}

Test(model_builder, spans_without_text_are_not_kept_and_longer_ones_come_first)
{
    dnm_builder *b = builder_of(NULL);
    dnm_build_open(b, DNM_PARAGRAPH, 0, 0);
    uint32_t shorter = dnm_build_span(b, DNM_EMPH, 0, 0);
    uint32_t longer = dnm_build_span(b, DNM_STRONG, 0, 0);
    dnm_build_end_span(b, dnm_build_span(b, DNM_CODE, 0, 0));
    text(b, "ab");
    dnm_build_end_span(b, shorter);
    dnm_build_end_span(b, shorter);
    text(b, "c");
    dnm_build_end_span(b, longer);
    dnm_build_object(b, DNM_IMAGE, 0, dnm_build_string(b, DNM_STR("i.png")));
    dnm_build_object(b, DNM_LINE_BREAK, 0, 0);
    dnm_build_span(b, DNM_LINK, 0, 0);
    dnm_build_close(b);
    text(b, "next");
    expect_dump(finish(b), "document\n"
                           "  paragraph \"abc\\u{fffc}\\n\"\n"
                           "    ~strong 0 3\n"
                           "    ~emph 0 2\n"
                           "    ~image 3 3 \"i.png\"\n"
                           "    ~line_break 6 1\n"
                           "  paragraph \"next\"\n");
}

Test(model_builder, ill_formed_text_is_replaced_and_its_source_stays_right)
{
    dnm_builder *b = builder_of(NULL);
    dnm_build_source(b, 0, 100, true);
    dnm_build_text(b,
                   "a\xFF\xE5\xAD"
                   "b",
                   5);
    dnm_doc *doc = finish(b);
    dnm_source source;
    bool exact = false;
    cr_expect(dnm_doc_source(doc, 0, &source, &exact) && source.offset == 100 && exact);
    cr_expect(dnm_doc_source(doc, 7, &source, &exact) && source.offset == 104 && exact, "b");
    expect_dump(doc, "document\n  paragraph \"a\\u{fffd}\\u{fffd}b\"\n");
}

Test(model_builder, sources_checkpoints_raw_bytes_and_parts_are_found)
{
    dnm_builder *b = builder_of(NULL);
    uint16_t part = dnm_build_part(b, DNM_STR("word/document.xml"));
    cr_expect_eq(dnm_build_part(b, DNM_STR("word/document.xml")), part);
    dnm_build_source(b, part, 7, false);
    text(b, "一二三");
    dnm_build_raw(b, 3, "\xC8\xFD", 2);
    dnm_doc *doc = finish(b);
    dnm_source source;
    bool exact = true;
    cr_assert(dnm_doc_source(doc, 4, &source, &exact));
    cr_expect_eq(source.offset, 7);
    cr_expect_eq(source.part, part);
    cr_expect_not(exact);
    cr_expect_not(dnm_doc_source(doc, 9, &source, &exact), "past the text");
    cr_assert_not_null(dnm_doc_raw(doc, 7));
    cr_expect_eq(dnm_doc_raw(doc, 7)->size, 2);
    cr_expect_null(dnm_doc_raw(doc, 5));
    dnm_doc_free(doc);
}

Test(model_builder, attribute_sets_are_interned_whatever_their_order)
{
    dnm_builder *b = builder_of(NULL);
    dnm_attr set[] = {
        {DNM_STR("id"), DNM_STR("x")}, {DNM_STR("class"), DNM_STR("a")}, {DNM_STR("id"), DNM_STR("y")}};
    dnm_attr same[] = {{DNM_STR("class"), DNM_STR("a")}, {DNM_STR("id"), DNM_STR("x")}};
    dnm_attrs id = dnm_build_attrs(b, set, 3);
    cr_expect_eq(dnm_build_attrs(b, same, 2), id);
    cr_expect_eq(dnm_build_attrs(b, set, 0), 0);
    for (int i = 0; i < 5000; i++) {
        char value[32];
        int n = snprintf(value, sizeof value, "value %d", i);
        dnm_attr one = {DNM_STR("k"), {value, (size_t)n}};
        dnm_build_attrs(b, &one, 1);
    }
    cr_expect_eq(dnm_build_attrs(b, same, 2), id, "found again among thousands");
    dnm_doc *doc = finish(b);
    cr_expect(dnm_str_eq(dnm_doc_attr(doc, id, "id"), DNM_STR("x")), "of a repeated key the first counts");
    cr_expect_null(dnm_doc_attr(doc, id, "lang").p);
    cr_expect_eq(dnm_doc_attrs_count(doc), 5002);
    dnm_doc_free(doc);
}

Test(model_builder, too_deep_containers_are_flattened_without_losing_text)
{
    dnm_limits limits;
    dnm_limits_default(&limits);
    limits.depth = 4;
    dnm_builder *b = builder_of(&limits);
    for (int i = 0; i < 6; i++) dnm_build_open(b, DNM_SECTION, 0, 0);
    text(b, "deep");
    for (int i = 0; i < 6; i++) dnm_build_close(b);
    text(b, "up");
    cr_expect_eq(dnm_builder_flattened(b), 4);
    expect_dump(finish(b), "document\n"
                           "  section\n"
                           "    section\n"
                           "      paragraph \"deep\"\n"
                           "  paragraph \"up\"\n");
}

Test(model_builder, ceilings_end_a_document_with_limit)
{
    dnm_limits limits;
    dnm_limits_default(&limits);
    limits.model_bytes = 20000;
    dnm_builder *b = builder_of(&limits);
    for (int i = 0; i < 3000; i++) text(b, "some more text ");
    cr_expect_eq(dnm_builder_status(b), DNM_LIMIT);
    dnm_doc *doc = NULL;
    cr_expect_eq(dnm_builder_finish(b, &doc), DNM_LIMIT);
    cr_expect_null(doc);

    dnm_limits_default(&limits);
    limits.blocks = 10;
    b = builder_of(&limits);
    for (int i = 0; i < 20; i++) dnm_build_open(b, DNM_SECTION, 0, 0);
    cr_expect_eq(dnm_builder_status(b), DNM_LIMIT);
    dnm_builder_free(b);
}

Test(model_builder, limits_that_are_zero_are_the_defaults)
{
    static const char dump[] = "document\n  paragraph \"x\"\n";
    const dnm_limits shallow = {.depth = 3};
    dnm_doc *doc = NULL;
    cr_assert_eq(dnm_undump(dump, sizeof dump - 1, &shallow, &doc, NULL), DNM_OK);
    cr_expect(dnm_str_eq(dnm_doc_text(doc, 1), DNM_STR("x")));
    dnm_doc_free(doc);
}

Test(model_builder, undump_names_the_line_it_does_not_understand)
{
    static const struct {
        const char *dump;
        size_t line;
    } cases[] = {
        {"", 1},
        {"paragraph \"x\"\n", 1},
        {"document\n  paragraph \"x\n", 2},
        {"document\n   paragraph \"x\"\n", 2},
        {"document\n    paragraph \"x\"\n", 2},
        {"document\n  paragraph \"x\"\n    paragraph \"y\"\n  nonsense\n", 3},
        {"document\n  paragraph \"x\"\n    ~link 0 2\n", 3},
        {"document\n  paragraph \"x\" \"y\"\n", 2},
        {"document\n  section\n    @k\n", 3},
        {"document\nresource \"a\" \"b\" 8x\n", 2},
        {"document\n  paragraph \"\\u{110000}\"\n", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        dnm_doc *doc = NULL;
        size_t line = 0;
        dnm_status status = dnm_undump(cases[i].dump, strlen(cases[i].dump), NULL, &doc, &line);
        cr_expect_eq(status, DNM_DAMAGED, "case %zu", i);
        cr_expect_eq(line, cases[i].line, "case %zu: line %zu", i, line);
        if (status == DNM_OK) dnm_doc_free(doc);
    }
}
