/* test_model_edits_random.c -- the editor: random passes over random documents against an oracle of its own,
 * and what is remembered of leaves meanwhile.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/code.h"
#include "core/text/labels.h"
#include "core/text/shape.h"
#include "tests/unit/edit_doc.h"

static void apply(dnm_editor *e, dnm_doc *doc)
{
    cr_assert_eq(dnm_editor_apply(e, NULL), DNM_OK);
    assert_lawful(doc);
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
        if (below(4) == 0 && dnm_edit_wrap(e, why, i, end, DNM_SECTION, 1, 0))
            dnm_edit_wrap_meta(e, "creator", DNM_STR("someone"));
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
        dnm_label remembered, read;
        const bool labelled = dnm_label_read(dnm_shape_text(text, &fresh), &read);
        cr_assert_eq(dnm_leaf_label(doc, i, &remembered), labelled);
        cr_assert(remembered.kind == read.kind && remembered.number == read.number &&
                  remembered.depth == read.depth && remembered.len == read.len);
        const dnm_str line = below(2) ? dnm_shape_text(text, &found) : text;
        cr_assert_eq(dnm_leaf_is_code(doc, i, line), dnm_is_code_line(line));
        dnm_code_census counted = {0}, one = {0};
        dnm_leaf_count_code(doc, i, line, &counted);
        dnm_code_add(&one, line);
        cr_assert(counted.lines == one.lines && counted.code == one.code);
    }
}

Test(model_edits_random, what_is_remembered_of_leaves_follows_their_text)
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

Test(model_edits_random, where_leaves_cannot_be_remembered_the_answers_are_the_same)
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

Test(model_edits_random, random_passes_keep_every_law)
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

Test(model_edits_random, dumps_read_back_are_the_same)
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
