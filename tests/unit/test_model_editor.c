/* test_model_editor.c -- the promises of each of the editor's operations, on small dumps.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/edit_doc.h"

static void apply(dnm_editor *e, dnm_doc *doc)
{
    cr_assert_eq(dnm_editor_apply(e, NULL), DNM_OK);
    assert_lawful(doc);
}

Test(model_editor, cut_replace_and_put_keep_spans_in_place)
{
    dnm_doc *doc = undump("document\n"
                          "  paragraph \"甲乙丙丁戊\"\n"
                          "    ~link 3 6 \"u\"\n"
                          "    ~emph 12 3\n");
    dnm_editor *e = editor_of(doc);
    cr_assert(dnm_edit_cut(e, why, 1, 3, 3));
    cr_assert(dnm_edit_replace(e, why, 1, 9, 3, DNM_STR("XY")));
    cr_assert(dnm_edit_put(e, why, 1, 15, DNM_STR("!")));
    apply(e, doc);
    expect_dump(doc, "document\n"
                     "  paragraph \"甲丙XY戊!\"\n"
                     "    ~link 3 3 \"u\"\n"
                     "    ~emph 8 3\n");
    const dnm_history *h = dnm_doc_history(doc);
    cr_assert_eq(h->edit_count, 3);
    cr_expect_eq(h->edits[0].at, 3);
    cr_expect_eq(h->edits[1].put_len, 2);
    cr_expect(dnm_str_eq(dnm_doc_string(doc, h->edits[0].rule), DNM_STR("unit/test")));
    cr_expect_eq(dnm_doc_cut_by(doc, 4), &h->edits[0]);
    cr_expect_null(dnm_doc_cut_by(doc, 0));
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, of_overlapping_requests_the_first_asked_for_wins)
{
    dnm_doc *doc = undump("document\n  paragraph \"abcdefgh\"\n");
    dnm_editor *e = editor_of(doc);
    dnm_edit_replace(e, why, 1, 2, 4, DNM_STR("-"));
    dnm_edit_cut(e, why, 1, 0, 3);
    dnm_edit_cut(e, why, 1, 5, 2);
    dnm_edit_split(e, why, 1, 4);
    apply(e, doc);
    expect_dump(doc, "document\n  paragraph \"ab-gh\"\n");
    cr_expect_eq(dnm_doc_history(doc)->edit_count, 1);
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, edges_inside_a_character_move_out_and_ends_are_clipped)
{
    dnm_doc *doc = undump("document\n  paragraph \"甲乙丙\"\n");
    dnm_editor *e = editor_of(doc);
    cr_expect(dnm_edit_cut(e, why, 1, 4, 1));
    cr_expect(dnm_edit_cut(e, why, 1, 7, 900));
    cr_expect_not(dnm_edit_cut(e, why, 1, 9, 1), "nothing is there to cut");
    cr_expect_not(dnm_edit_split(e, why, 1, 0), "a split at the edge splits nothing");
    cr_expect_not(dnm_edit_cut(e, why, 7, 0, 1), "no such block");
    cr_expect_not(dnm_edit_cut(e, why, 0, 0, 1), "a container has no text");
    apply(e, doc);
    expect_dump(doc, "document\n  paragraph \"甲\"\n");
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, join_goes_across_containers_and_takes_emptied_ones_along)
{
    dnm_doc *doc = undump("document\n"
                          "  paragraph \"办\"\n"
                          "    ~emph 0 3\n"
                          "  section\n"
                          "    section\n"
                          "      paragraph \"公室\"\n"
                          "        ~link 0 6 \"u\"\n"
                          "  paragraph \"after\"\n");
    dnm_editor *e = editor_of(doc);
    dnm_edit_join(e, why, 1, DNM_STR(""));
    apply(e, doc);
    expect_dump(doc, "document\n"
                     "  paragraph \"办公室\"\n"
                     "    ~emph 0 3\n"
                     "    ~link 3 6 \"u\"\n"
                     "  paragraph \"after\"\n");
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, a_chain_of_joins_with_splits_inside)
{
    dnm_doc *doc =
        undump("document\n  paragraph \"a\"\n  section\n    paragraph \"b|c\"\n    paragraph \"d\"\n");
    dnm_editor *e = editor_of(doc);
    dnm_edit_join(e, why, 1, DNM_STR("+"));
    dnm_edit_split(e, why, 3, 1);
    dnm_edit_cut(e, why, 3, 1, 1);
    dnm_edit_join(e, why, 3, DNM_STR("-"));
    apply(e, doc);
    expect_dump(doc, "document\n  paragraph \"a+b\"\n  section\n    paragraph \"c-d\"\n");
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, emptied_blocks_vanish_but_cells_stay)
{
    dnm_doc *doc = undump("document\n"
                          "  list\n"
                          "    list_item\n"
                          "      paragraph \"gone\"\n"
                          "  table\n"
                          "    table_row\n"
                          "      table_cell\n"
                          "        paragraph \"gone\"\n"
                          "      table_cell\n"
                          "        paragraph \"kept\"\n");
    dnm_editor *e = editor_of(doc);
    dnm_edit_cut(e, why, 3, 0, 4);
    dnm_edit_drop(e, why, 7);
    apply(e, doc);
    expect_dump(doc, "document\n"
                     "  table\n"
                     "    table_row\n"
                     "      table_cell\n"
                     "      table_cell\n"
                     "        paragraph \"kept\"\n");
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, wrap_dissolve_and_set_change_structure_alone)
{
    dnm_doc *doc = undump("document\n"
                          "  section class=\"layout\"\n"
                          "    paragraph \"Title\"\n"
                          "    paragraph \"one\"\n"
                          "    paragraph \"two\"\n");
    dnm_editor *e = editor_of(doc);
    dnm_edit_dissolve(e, why, 1);
    dnm_edit_set_kind(e, why, 2, DNM_HEADING, 2);
    cr_expect(dnm_edit_wrap(e, why, 2, 5, DNM_SECTION, 1, 0));
    cr_expect(dnm_edit_wrap(e, why, 3, 5, DNM_BLOCK_QUOTE, 0, 0));
    cr_expect_not(dnm_edit_set_kind(e, why, 1, DNM_PARAGRAPH, 0), "a container cannot become a leaf");
    apply(e, doc);
    expect_dump(doc, "document\n"
                     "  section 1\n"
                     "    heading 2 \"Title\"\n"
                     "    block_quote\n"
                     "      paragraph \"one\"\n"
                     "      paragraph \"two\"\n");
    cr_expect_eq(dnm_doc_history(doc)->cut_count, 0);
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, a_wrapper_has_metadata_of_its_own_and_goes_with_it)
{
    dnm_doc *doc = undump("document\n"
                          "  paragraph \"one\"\n"
                          "  section\n"
                          "    paragraph \"gone\"\n"
                          "  section\n"
                          "    @title \"kept\"\n"
                          "    paragraph \"two\"\n");
    dnm_editor *e = editor_of(doc);
    cr_expect(dnm_edit_wrap(e, why, 4, 6, DNM_SECTION, 0, 0));
    dnm_edit_wrap_meta(e, "creator", DNM_STR("second"));
    dnm_edit_wrap_meta(e, "date", DNM_STR("2020"));
    cr_expect(dnm_edit_wrap(e, why, 2, 4, DNM_SECTION, 0, 0));
    dnm_edit_wrap_meta(e, "creator", DNM_STR("nobody"));
    dnm_edit_drop(e, why, 3);
    dnm_edit_wrap_meta(e, "creator", DNM_STR("what was asked for last is no wrapper"));
    cr_expect(dnm_edit_wrap(e, why, 1, 2, DNM_SECTION, 0, 0));
    dnm_edit_wrap_meta(e, "creator", DNM_STR("first"));
    apply(e, doc);
    expect_dump(doc, "document\n"
                     "  section\n"
                     "    @creator \"first\"\n"
                     "    paragraph \"one\"\n"
                     "  section\n"
                     "    @creator \"second\"\n"
                     "    @date \"2020\"\n"
                     "    section\n"
                     "      @title \"kept\"\n"
                     "      paragraph \"two\"\n");
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, what_is_wrapped_has_one_parent)
{
    dnm_doc *doc = undump("document\n"
                          "  list\n"
                          "    list_item\n"
                          "      paragraph \"one\"\n"
                          "    list_item\n"
                          "      paragraph \"two\"\n"
                          "  paragraph \"three\"\n");
    dnm_editor *e = editor_of(doc);
    cr_expect_not(dnm_edit_wrap(e, why, 3, 6, DNM_SECTION, 0, 0), "from inside an item past the next");
    cr_expect_not(dnm_edit_wrap(e, why, 5, 7, DNM_SECTION, 0, 0), "out of the list");
    cr_expect(dnm_edit_wrap(e, why, 3, 4, DNM_SECTION, 0, 0));
    cr_expect_not(dnm_edit_wrap(e, why, 2, 5, DNM_BLOCK_QUOTE, 0, 0), "half an item");
    apply(e, doc);
    cr_expect(dnm_edit_wrap(e, why, 1, 8, DNM_BLOCK_QUOTE, 0, 0), "all, as the last pass left it");
    apply(e, doc);
    expect_dump(doc, "document\n"
                     "  block_quote\n"
                     "    list\n"
                     "      list_item\n"
                     "        section\n"
                     "          paragraph \"one\"\n"
                     "      list_item\n"
                     "        paragraph \"two\"\n"
                     "    paragraph \"three\"\n");
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, of_equal_wrappers_the_first_asked_for_is_outside)
{
    dnm_doc *doc = undump("document\n"
                          "  paragraph \"one\"\n"
                          "  paragraph \"two\"\n");
    dnm_editor *e = editor_of(doc);
    cr_expect(dnm_edit_wrap(e, why, 1, 2, DNM_FIGURE, 0, 0));
    cr_expect(dnm_edit_wrap(e, why, 1, 3, DNM_SECTION, 0, 0));
    dnm_edit_wrap_meta(e, "creator", DNM_STR("outer"));
    cr_expect(dnm_edit_wrap(e, why, 1, 3, DNM_BLOCK_QUOTE, 0, 0));
    dnm_edit_wrap_meta(e, "creator", DNM_STR("inner"));
    apply(e, doc);
    expect_dump(doc, "document\n"
                     "  section\n"
                     "    @creator \"outer\"\n"
                     "    block_quote\n"
                     "      @creator \"inner\"\n"
                     "      figure\n"
                     "        paragraph \"one\"\n"
                     "      paragraph \"two\"\n");
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, metadata_follows_its_block_and_goes_with_it)
{
    dnm_doc *doc = undump("document\n"
                          "  @title \"everything\"\n"
                          "  section\n"
                          "    @title \"dropped\"\n"
                          "    paragraph \"x\"\n"
                          "  section\n"
                          "    @title \"dissolved\"\n"
                          "    section\n"
                          "      @title \"moved\"\n"
                          "      paragraph \"by: someone\"\n"
                          "      paragraph \"y\"\n");
    dnm_editor *e = editor_of(doc);
    dnm_edit_drop(e, why, 1);
    dnm_edit_dissolve(e, why, 3);
    dnm_edit_lift(e, why, 5, 0, 11, 4, "creator", DNM_STR("someone"));
    dnm_edit_meta(e, 4, "date", DNM_STR("2020"));
    dnm_edit_set_meta(e, 0, DNM_STR("all"));
    dnm_edit_set_meta(e, 1, DNM_STR("goes all the same"));
    dnm_edit_set_meta(e, 99, DNM_STR("no such metadata"));
    apply(e, doc);
    expect_dump(doc, "document\n"
                     "  @title \"all\"\n"
                     "  @title \"dissolved\"\n"
                     "  section\n"
                     "    @title \"moved\"\n"
                     "    @creator \"someone\"\n"
                     "    @date \"2020\"\n"
                     "    paragraph \"y\"\n");
    cr_expect(dnm_str_eq(dnm_doc_meta(doc, 1, "creator"), DNM_STR("someone")));
    cr_expect_null(dnm_doc_meta(doc, 1, "publisher").p);
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, flags_change_nothing_and_silenced_rules_are_not_heard)
{
    dnm_doc *doc = undump("document\n  paragraph \"text\"\n");
    const bool enabled[] = {true, false};
    dnm_editor *e = NULL;
    dnm_editor_rules some = {.cleaner = "unit", .rules = rules, .enabled = enabled, .min_confidence = 500};
    cr_assert_eq(dnm_editor_new(doc, &some, &e), DNM_OK);
    cr_expect(dnm_edit_flag(e, (dnm_why){0, 600}, 1, 0, 2, DNM_STR("te or tea")));
    cr_expect_not(dnm_edit_cut(e, (dnm_why){0, 499}, 1, 0, 2));
    cr_expect_not(dnm_edit_cut(e, (dnm_why){1, 900}, 1, 0, 2));
    cr_expect_not(dnm_edit_cut(e, (dnm_why){2, 900}, 1, 0, 2), "no such rule");
    dnm_apply_counts counts;
    cr_assert_eq(dnm_editor_apply(e, &counts), DNM_OK);
    cr_expect_eq(counts.edits, 1);
    expect_dump(doc, "document\n  paragraph \"text\"\n");
    cr_expect(dnm_str_eq(dnm_doc_string(doc, dnm_doc_history(doc)->edits[0].note), DNM_STR("te or tea")));
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, what_is_kept_no_later_pass_changes)
{
    dnm_doc *doc = undump("document\n  paragraph \"one two three\"\n  section\n    paragraph \"four\"\n");
    dnm_editor *e = editor_of(doc);
    cr_expect(dnm_edit_keep(e, why, 1, 4, 3));
    cr_expect(dnm_edit_cut(e, why, 1, 6, 2), "heard, and then lost to what was asked for first");
    cr_expect(dnm_edit_put(e, why, 1, 0, DNM_STR("< ")));
    cr_expect(dnm_edit_keep(e, why, 3, 0, 4));
    apply(e, doc);
    cr_expect_eq(dnm_doc_history(doc)->edit_count, 3);
    cr_expect_str_eq(dnm_op_name((dnm_op)dnm_doc_history(doc)->edits[1].op), "keep");
    expect_dump(doc, "document\n  paragraph \"< one two three\"\n  section\n    paragraph \"four\"\n");

    cr_expect_not(dnm_edit_cut(e, why, 1, 8, 1), "its last byte");
    cr_expect_not(dnm_edit_replace(e, why, 1, 2, 5, DNM_STR("x")), "its first");
    cr_expect_not(dnm_edit_lift(e, why, 1, 0, 20, 0, "title", (dnm_str){0}), "all of it");
    cr_expect_not(dnm_edit_put(e, why, 1, 7, DNM_STR("x")));
    cr_expect_not(dnm_edit_split(e, why, 1, 8));
    cr_expect_not(dnm_edit_keep(e, why, 1, 6, 3), "kept already");
    cr_expect_not(dnm_edit_drop(e, why, 1));
    cr_expect_not(dnm_edit_drop(e, why, 2), "the container of a kept leaf");
    cr_expect(dnm_edit_cut(e, why, 1, 5, 1), "up to it");
    cr_expect(dnm_edit_cut(e, why, 1, 9, 6), "behind it");
    cr_expect(dnm_edit_put(e, why, 1, 6, DNM_STR("(")));
    cr_expect(dnm_edit_split(e, why, 1, 6));
    cr_expect(dnm_edit_dissolve(e, why, 2), "its text stays");
    apply(e, doc);
    expect_dump(doc, "document\n  paragraph \"< one(\"\n  paragraph \"two\"\n  paragraph \"four\"\n");
    cr_expect_not(dnm_edit_cut(e, why, 2, 0, 1), "in the pass after, too");
    uint32_t at = 0, len = 0;
    cr_expect_not(dnm_edit_next_kept(e, 1, &at, &len), "the leaf before");
    cr_expect(dnm_edit_next_kept(e, 3, &at, &len) && at == 0 && len == 4);
    at = 4;
    cr_expect_not(dnm_edit_next_kept(e, 3, &at, &len), "behind it");
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, a_pass_that_cannot_be_finished_leaves_the_document_as_it_was)
{
    dnm_limits limits;
    dnm_limits_default(&limits);
    limits.model_bytes = 20000;
    dnm_doc *doc = NULL;
    const char *dump = "document\n  paragraph \"first\"\n  paragraph \"second\"\n";
    cr_assert_eq(dnm_undump(dump, strlen(dump), &limits, &doc, NULL), DNM_OK);
    dnm_editor *e = editor_of(doc);
    char *large = malloc(30000);
    memset(large, 'x', 30000);
    dnm_edit_cut(e, why, 1, 0, 2);
    dnm_edit_put(e, why, 2, 0, (dnm_str){large, 30000});
    free(large);
    cr_expect_eq(dnm_editor_apply(e, NULL), DNM_LIMIT);
    assert_lawful(doc);
    expect_dump(doc, dump);
    dnm_edit_cut(e, why, 1, 0, 2);
    apply(e, doc);
    expect_dump(doc, "document\n  paragraph \"rst\"\n  paragraph \"second\"\n");
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, rebase_forgets_the_history_and_nothing_else)
{
    dnm_doc *doc = undump("document lang=\"zh\"\n"
                          "  @title \"t\"\n"
                          "  paragraph class=\"a\" \"one two\"\n"
                          "    ~link 4 3 \"u\"\n"
                          "resource \"i.png\" \"image/png\" 8950\n");
    dnm_editor *e = editor_of(doc);
    dnm_edit_cut(e, why, 1, 0, 1);
    apply(e, doc);
    dnm_doc *copy = NULL;
    cr_assert_eq(dnm_doc_rebase(doc, NULL, &copy), DNM_OK);
    assert_lawful(copy);
    cr_expect_eq(dnm_doc_history(copy)->edit_count, 0);
    char *text = NULL;
    size_t size = 0;
    dnm_dump(doc, &text, &size);
    expect_dump(copy, text);
    free(text);
    dnm_editor_free(e);
    dnm_doc_free(copy);
    dnm_doc_free(doc);
}
