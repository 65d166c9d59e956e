/* test_model_editor.c -- the editor: random passes over random documents against an oracle of its own,
 * and each operation's promises on small dumps.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/model/model.h"
#include "core/text/code.h"
#include "core/text/shape.h"

static const dnm_rule rules[] = {{.id = "test"}, {.id = "other"}, {0}};
static const dnm_why why = {0, 900};

static dnm_doc *undump(const char *text)
{
    dnm_doc *doc = NULL;
    size_t line = 0;
    dnm_status status = dnm_undump(text, strlen(text), NULL, &doc, &line);
    cr_assert(status == DNM_OK, "line %zu of the dump: %s", line, dnm_status_name(status));
    return doc;
}

static dnm_editor *editor_of(dnm_doc *doc)
{
    dnm_editor *e = NULL;
    cr_assert_eq(dnm_editor_new(doc, &(dnm_editor_rules){.cleaner = "unit", .rules = rules}, &e), DNM_OK);
    return e;
}

static void assert_lawful(const dnm_doc *doc)
{
    const char *broken = "";
    cr_assert(dnm_doc_check(doc, &broken) == DNM_OK, "%s", broken);
}

static void apply(dnm_editor *e, dnm_doc *doc)
{
    cr_assert_eq(dnm_editor_apply(e, NULL), DNM_OK);
    assert_lawful(doc);
}

static void expect_dump(const dnm_doc *doc, const char *expected)
{
    char *text = NULL;
    size_t size = 0;
    cr_assert_eq(dnm_dump(doc, &text, &size), DNM_OK);
    cr_expect_str_eq(text, expected, "got:\n%s\nexpected:\n%s", text, expected);
    free(text);
}

/* ---- random passes ---- */

static uint32_t seed;

static uint32_t below(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)(seed >> 1) * n) >> 31);
}

static void random_text(dnm_builder *b, uint32_t characters)
{
    static const char *const pieces[] = {"a", "b", "é", "字", "𠀀", " ", "。", "=", "(", ");", "　"};
    for (uint32_t i = 0; i < characters; i++) {
        const char *piece = pieces[below(sizeof pieces / sizeof *pieces)];
        dnm_build_text(b, piece, strlen(piece));
    }
}

static dnm_doc *random_doc(uint32_t leaves, uint32_t length)
{
    dnm_builder *b = NULL;
    dnm_doc *doc = NULL;
    uint32_t depth = 0;
    cr_assert_eq(dnm_builder_new(NULL, &b), DNM_OK);
    for (uint32_t i = 0; i < leaves; i++) {
        for (; depth && below(3) == 0; depth--) dnm_build_close(b);
        for (; depth < 12 && below(4) == 0; depth++) {
            char value[16];
            snprintf(value, sizeof value, "%u", (unsigned)i);
            dnm_build_open(b, below(5) ? DNM_SECTION : DNM_TABLE_CELL, 0, 0);
            dnm_build_meta(b, "n", dnm_str_of(value));
        }
        dnm_build_open(b, below(6) ? DNM_PARAGRAPH : DNM_HEADING, 1, 0);
        for (uint32_t k = below(4); k-- > 0;) {
            char target[16];
            snprintf(target, sizeof target, "t%u", (unsigned)below(1000));
            uint32_t span = dnm_build_span(b, DNM_LINK, 0, dnm_build_string(b, dnm_str_of(target)));
            random_text(b, 1 + below(length));
            if (below(2)) dnm_build_end_span(b, span);
        }
        random_text(b, 1 + below(length));
        dnm_build_close(b);
    }
    cr_assert_eq(dnm_builder_finish(b, &doc), DNM_OK);
    return doc;
}

static void random_leaf_edit(dnm_editor *e, uint32_t i, uint32_t len)
{
    uint32_t at = below(len);
    switch (below(9)) {
    case 0:
    case 1:
        dnm_edit_cut(e, why, i, at, 1 + below(6));
        break;
    case 2:
        dnm_edit_replace(e, why, i, at, 1 + below(4), DNM_STR("置X"));
        dnm_edit_cut(e, why, i, at / 2, 2);
        break;
    case 3:
        dnm_edit_split(e, why, i, at);
        dnm_edit_split(e, why, i, at / 2);
        break;
    case 4:
        dnm_edit_join(e, why, i, below(2) ? DNM_STR("") : DNM_STR(" "));
        break;
    case 5:
        dnm_edit_put(e, why, i, at, DNM_STR("插"));
        break;
    case 6:
        dnm_edit_lift(e, why, i, at, 4, 0, "lifted", (dnm_str){NULL, 0});
        dnm_edit_flag(e, why, i, at, 2, DNM_STR("?"));
        break;
    case 7:
        dnm_edit_keep(e, why, i, at, 1 + below(5));
        break;
    default:
        dnm_edit_drop(e, why, i);
    }
}

static void random_pass(dnm_editor *e, const dnm_doc *doc, uint32_t density)
{
    const dnm_view *v = dnm_doc_view(doc);
    for (uint32_t i = 1; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (below(1000) >= density) continue;
        if (dnm_kind_is_leaf(b->kind)) {
            random_leaf_edit(e, i, b->len);
        } else if (b->end - i < 6 && below(4) == 0) {
            dnm_edit_drop(e, why, i);
        } else if (below(3) == 0) {
            dnm_edit_dissolve(e, why, i);
        } else {
            dnm_edit_set_kind(e, why, i, DNM_BLOCK_QUOTE, 0);
        }
        uint32_t end = i;
        for (uint32_t k = below(3); k-- > 0 && end < v->block_count;) end = v->blocks[end].end;
        if (below(4) == 0) dnm_edit_wrap(e, why, i, end, DNM_SECTION, 1, 0);
    }
}

/* For each birth the sum of the targets of the spans over it; survivors must keep theirs. */
static uint64_t *spans_over_births(const dnm_doc *doc)
{
    const dnm_view *v = dnm_doc_view(doc);
    const dnm_history *h = dnm_doc_history(doc);
    uint64_t *over = calloc(h->birth_len + 1, sizeof *over);
    for (uint32_t i = 0; i < v->span_count; i++)
        for (uint32_t k = 0; k < v->spans[i].len; k++)
            over[dnm_doc_birth(doc, v->spans[i].off + k)] += (uint64_t)v->spans[i].target * 2654435761u + 1;
    return over;
}

static void expect_spans_followed(const dnm_doc *doc, const uint64_t *before, uint32_t births_before)
{
    uint64_t *after = spans_over_births(doc);
    const dnm_view *v = dnm_doc_view(doc);
    for (uint32_t at = 0; at < v->text_len; at++) {
        uint32_t birth = dnm_doc_birth(doc, at);
        if (birth < births_before) cr_assert_eq(after[birth], before[birth], "span lost at birth %u", birth);
    }
    free(after);
}

/* Kept and cut text of the converter's own, put together in the order of birth. */
static void expect_restorable(const dnm_doc *doc, const char *original, uint32_t n)
{
    const dnm_history *h = dnm_doc_history(doc);
    cr_assert_eq(h->origin_len, n);
    cr_assert(n == 0 || memcmp(h->births, original, n) == 0);
    cr_assert(n == 0 || memcmp(dnm_doc_origin(doc)->text, original, n) == 0);
}

static bool same_shape(const dnm_shape *a, const dnm_shape *b)
{
    return a->start == b->start && a->end == b->end && a->chars == b->chars && a->han == b->han &&
           a->digits == b->digits && a->blanks == b->blanks && a->stops == b->stops &&
           a->pauses == b->pauses && a->first == b->first && a->last == b->last &&
           a->ends_sentence == b->ends_sentence;
}

/* What is remembered of some leaves, each time of others, is what their text says. */
static void expect_leaves_known(const dnm_doc *doc)
{
    for (uint32_t i = 0; i < dnm_doc_view(doc)->block_count; i++) {
        if (below(3) == 0) continue;
        const dnm_str text = dnm_doc_text(doc, i);
        dnm_shape found, fresh;
        dnm_shape_read(text, &fresh);
        dnm_leaf_shape(doc, i, &found);
        cr_assert(same_shape(&found, &fresh), "block %u: \"%.*s\"", i, (int)text.n, text.p);
        const dnm_str line = below(2) ? dnm_shape_text(text, &found) : text;
        cr_assert_eq(dnm_leaf_is_code(doc, i, line), dnm_is_code_line(line));
        dnm_code_census counted = {0}, one = {0};
        dnm_leaf_count_code(doc, i, line, &counted);
        dnm_code_add(&one, line);
        cr_assert(counted.lines == one.lines && counted.code == one.code);
    }
}

Test(model_editor, what_is_remembered_of_leaves_follows_their_text)
{
    for (uint32_t s = 1; s <= 200; s++) {
        seed = s;
        dnm_doc *doc = random_doc(1 + below(60), 1 + below(40));
        dnm_editor *e = editor_of(doc);
        for (int pass = 0; pass < 6; pass++) {
            expect_leaves_known(doc);
            random_pass(e, doc, 300);
            apply(e, doc);
        }
        expect_leaves_known(doc);
        dnm_editor_free(e);
        dnm_doc_free(doc);
    }
}

Test(model_editor, where_leaves_cannot_be_remembered_the_answers_are_the_same)
{
    enum { LINES = 3000 };
    dnm_limits limits = {.model_bytes = 512 << 10}; /* leaves may take an eighth, and would take three */
    dnm_builder *b = NULL;
    dnm_doc *doc = NULL;
    cr_assert_eq(dnm_builder_new(&limits, &b), DNM_OK);
    for (uint32_t i = 0; i < LINES; i++) {
        dnm_build_open(b, DNM_PARAGRAPH, 0, 0);
        dnm_build_text(b, "a = 1;", i % 7);
        dnm_build_close(b);
    }
    cr_assert_eq(dnm_builder_finish(b, &doc), DNM_OK);
    dnm_editor *e = editor_of(doc);
    for (int pass = 0; pass < 3; pass++) {
        expect_leaves_known(doc);
        dnm_edit_drop(e, why, 5);
        apply(e, doc);
    }
    dnm_editor_free(e);
    dnm_doc_free(doc);
}

Test(model_editor, random_passes_keep_every_law)
{
    uint32_t kept = 0;
    for (uint32_t s = 1; s <= 300; s++) {
        seed = s;
        dnm_doc *doc = random_doc(1 + below(60), 1 + below(40));
        uint32_t n = dnm_doc_view(doc)->text_len;
        char *original = malloc(n + 1);
        memcpy(original, dnm_doc_view(doc)->text, n);
        assert_lawful(doc);
        dnm_editor *e = editor_of(doc);
        for (int pass = 0; pass < 8; pass++) {
            uint32_t births = dnm_doc_history(doc)->birth_len;
            uint64_t *before = spans_over_births(doc);
            random_pass(e, doc, 300);
            apply(e, doc);
            expect_spans_followed(doc, before, births);
            free(before);
        }
        expect_restorable(doc, original, n);
        kept += dnm_doc_history(doc)->kept_count;
        free(original);
        dnm_editor_free(e);
        dnm_doc_free(doc);
    }
    cr_expect(kept > 1000, "only %u stretches were kept", kept);
}

Test(model_editor, dumps_read_back_are_the_same)
{
    for (uint32_t s = 1; s <= 100; s++) {
        seed = s;
        dnm_doc *doc = random_doc(1 + below(40), 1 + below(20));
        char *text = NULL;
        size_t size = 0;
        cr_assert_eq(dnm_dump(doc, &text, &size), DNM_OK);
        dnm_doc *again = undump(text);
        assert_lawful(again);
        expect_dump(again, text);
        free(text);
        dnm_doc_free(again);
        dnm_doc_free(doc);
    }
}

/* ---- each operation ---- */

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
