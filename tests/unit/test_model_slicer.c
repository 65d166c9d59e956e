/* test_model_slicer.c -- a document divided into several: random documents after random passes, against what
 * must hold of all of them together, and the places where a division has to decide.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/unit/edit_doc.h"

static void apply(dnm_editor *e)
{
    cr_assert_eq(dnm_editor_apply(e, NULL), DNM_OK);
    dnm_editor_free(e);
}

static dnm_str origin_of(const dnm_doc *doc)
{
    const dnm_history *h = dnm_doc_history(doc);
    return (dnm_str){h->births, h->origin_len};
}

static dnm_str text_of(const dnm_doc *doc)
{
    const dnm_view *v = dnm_doc_view(doc);
    return (dnm_str){v->text, v->text_len};
}

/* ---- random ---- */

static dnm_doc *random_doc(void)
{
    static const char *const pieces[] = {"a", "é", "字", "𠀀", " "};
    dnm_builder *b = NULL;
    dnm_doc *doc = NULL;
    uint32_t depth = 0;
    cr_assert_eq(dnm_builder_new(NULL, &b), DNM_OK);
    for (uint32_t i = 0; i < 40; i++) {
        for (; depth && below(3) == 0; depth--) dnm_build_close(b);
        for (; depth < 5 && below(4) == 0; depth++) {
            dnm_build_open(b, DNM_SECTION, 1, 0);
            dnm_build_meta(b, "title", DNM_STR("t"));
        }
        if (below(9) == 0) {
            dnm_build_open(b, DNM_THEMATIC_BREAK, 0, 0);
            dnm_build_close(b);
        }
        dnm_build_open(b, DNM_PARAGRAPH, 0, 0);
        dnm_build_source(b, 0, i * 100, below(2));
        const uint32_t span = dnm_build_span(b, DNM_EMPH, 0, 0);
        for (uint32_t k = below(9); k-- > 0;) {
            const char *piece = pieces[below(5)];
            dnm_build_text(b, piece, strlen(piece));
            if (below(6) == 0) dnm_build_raw(b, strlen(piece), "raw", 3);
        }
        if (below(2)) dnm_build_end_span(b, span);
        dnm_build_close(b);
    }
    cr_assert_eq(dnm_builder_finish(b, &doc), DNM_OK);
    return doc;
}

static void random_pass(dnm_doc *doc)
{
    dnm_editor *e = editor_of(doc);
    const dnm_view *v = dnm_doc_view(doc);
    for (uint32_t n = 0; n < 12; n++) {
        const uint32_t block = below(v->block_count), at = below(v->blocks[block].len + 1), len = below(6);
        switch (below(9)) {
        case 0:
            dnm_edit_cut(e, why, block, at, len);
            break;
        case 1:
            dnm_edit_put(e, why, block, at, DNM_STR("新"));
            break;
        case 2:
            dnm_edit_replace(e, why, block, at, len, DNM_STR("xyz"));
            break;
        case 3:
            dnm_edit_split(e, why, block, at);
            break;
        case 4:
            dnm_edit_join(e, why, block, DNM_STR("+"));
            break;
        case 5:
            if (below(3) == 0) dnm_edit_drop(e, why, block);
            break;
        case 6:
            dnm_edit_keep(e, why, block, at, 1);
            break;
        case 7:
            dnm_edit_replace(e, why, block, 0, v->blocks[block].len, DNM_STR("整块"));
            break;
        default:
            dnm_edit_flag(e, why, block, at, len, DNM_STR("doubt"));
        }
    }
    apply(e);
}

static uint32_t random_bounds(const dnm_doc *doc, uint32_t *bounds)
{
    const dnm_view *v = dnm_doc_view(doc);
    uint32_t n = 0;
    bounds[n++] = 0;
    for (uint32_t i = 1; i < v->block_count; i++)
        if (dnm_kind_is_leaf(v->blocks[i].kind) && v->blocks[i].off && below(4) == 0)
            bounds[n++] = v->blocks[i].off;
    return n;
}

typedef struct sums {
    uint32_t texts, origins, added, cut, flags;
} sums;

static void count(const dnm_doc *doc, sums *s)
{
    const dnm_history *h = dnm_doc_history(doc);
    s->texts += dnm_doc_view(doc)->text_len;
    s->origins += h->origin_len;
    s->added += h->birth_len - h->origin_len;
    for (uint32_t i = 0; i < h->cut_count; i++) s->cut += h->cuts[i].len;
    for (uint32_t i = 0; i < h->edit_count; i++) s->flags += h->edits[i].op == DNM_OP_FLAG;
}

static void expect_whole(const dnm_doc *doc, const uint32_t *bounds, uint32_t n)
{
    dnm_slicer *slicer = NULL;
    dnm_doc *slice = NULL;
    dnm_status status;
    sums whole = {0}, all = {0};
    count(doc, &whole);
    cr_assert_eq(dnm_slicer_new(doc, NULL, bounds, n, &slicer), DNM_OK);
    while ((status = dnm_slicer_next(slicer, &slice)) == DNM_OK) {
        assert_lawful(slice);
        const dnm_str text = text_of(slice), origin = origin_of(slice);
        cr_assert(all.texts + text.n <= whole.texts && all.origins + origin.n <= whole.origins);
        cr_expect_arr_eq(text.p, text_of(doc).p + all.texts, text.n);
        cr_expect_arr_eq(origin.p, origin_of(doc).p + all.origins, origin.n);
        count(slice, &all);
        dnm_doc_free(slice);
    }
    cr_assert_eq(status, DNM_END);
    cr_expect_arr_eq((unsigned char *)&all, (unsigned char *)&whole, sizeof all, "seed %u", (unsigned)seed);
    dnm_slicer_free(slicer);
}

Test(model_slicer, random_documents_stay_whole)
{
    for (uint32_t round = 1; round <= 400; round++) {
        uint32_t bounds[200];
        seed = round;
        dnm_doc *doc = random_doc();
        for (uint32_t pass = below(5); pass-- > 0;) random_pass(doc);
        assert_lawful(doc);
        expect_whole(doc, bounds, random_bounds(doc, bounds));
        dnm_doc_free(doc);
    }
}

/* ---- what a division decides ---- */

static dnm_doc *slice_of(const dnm_doc *doc, uint32_t bound, uint32_t number)
{
    const uint32_t bounds[] = {0, bound};
    dnm_slicer *slicer = NULL;
    dnm_doc *slice = NULL;
    cr_assert_eq(dnm_slicer_new(doc, NULL, bounds, 2, &slicer), DNM_OK);
    for (uint32_t i = 0; i <= number; i++) {
        dnm_doc_free(slice);
        cr_assert_eq(dnm_slicer_next(slicer, &slice), DNM_OK);
    }
    dnm_slicer_free(slicer);
    return slice;
}

Test(model_slicer, blocks_around_a_bound_stand_on_both_sides)
{
    dnm_doc *doc =
        undump("document\n  @title \"whole\"\n  section\n    @title \"sec\"\n    paragraph \"one\"\n"
               "    thematic_break\n    list\n      list_item\n        paragraph \"two\"\n");
    dnm_doc *first = slice_of(doc, 3, 0), *second = slice_of(doc, 3, 1);
    expect_dump(first,
                "document\n  section\n    @title \"sec\"\n    paragraph \"one\"\n    thematic_break\n");
    expect_dump(second, "document\n  section\n    list\n      list_item\n        paragraph \"two\"\n");
    dnm_doc_free(first);
    dnm_doc_free(second);
    dnm_doc_free(doc);
}

Test(model_slicer, what_was_replaced_at_a_bound_is_behind_it_and_a_flag_at_an_end_before_it)
{
    dnm_doc *doc = undump("document\n  paragraph \"one\"\n  paragraph \"spam\"\n  paragraph \"Two\"\n");
    dnm_editor *e = editor_of(doc);
    dnm_edit_flag(e, why, 1, 3, 0, DNM_STR("cut off"));
    dnm_edit_drop(e, why, 2);
    dnm_edit_replace(e, why, 3, 0, 1, DNM_STR("t"));
    apply(e);
    dnm_doc *first = slice_of(doc, 3, 0), *second = slice_of(doc, 3, 1);
    cr_expect(dnm_str_eq(origin_of(first), DNM_STR("onespam")), "%.*s", (int)origin_of(first).n,
              origin_of(first).p);
    cr_expect(dnm_str_eq(origin_of(second), DNM_STR("Two")));
    cr_expect(dnm_str_eq(text_of(second), DNM_STR("two")));
    cr_expect_eq(dnm_doc_history(first)->edit_count, 2);
    cr_expect_eq(dnm_doc_history(second)->edit_count, 1);
    dnm_doc_free(first);
    dnm_doc_free(second);
    dnm_doc_free(doc);
}
