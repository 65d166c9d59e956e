/* stress.c -- a cleaner that asks for every kind of edit all over a document.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/stress.h"

typedef struct stress {
    const dnm_view *view;
    dnm_editor *editor;
    uint32_t random;
} stress;

/* A small generator of our own: the same edits in every run, on every system. */
static uint32_t next(stress *s, uint32_t below)
{
    s->random = s->random * 1664525u + 1013904223u;
    return below ? (s->random >> 8) % below : 0;
}

static const dnm_why why = {0, 700};

static void change_leaf(stress *s, uint32_t i)
{
    static const char *const words[] = {"x", "\xe6\xb2\xb3", "", " \xe2\x80\xa6 ",
                                        "\xf0\xa0\x80\x80\xcc\x81"};
    uint32_t len = s->view->blocks[i].len;
    uint32_t at = next(s, len);
    uint32_t n = next(s, next(s, 4) ? 12 : len);
    dnm_str word = dnm_str_of(words[next(s, 5)]);
    switch (next(s, 13)) {
    case 0:
    case 1:
        dnm_edit_cut(s->editor, why, i, at, n);
        break;
    case 2:
    case 3:
        dnm_edit_replace(s->editor, why, i, at, n, word);
        break;
    case 4:
        dnm_edit_put(s->editor, why, i, at, word);
        break;
    case 5:
        dnm_edit_split(s->editor, why, i, at);
        break;
    case 6:
        dnm_edit_join(s->editor, why, i, word);
        break;
    case 7:
        dnm_edit_lift(s->editor, why, i, at, n, 0, "subject", (dnm_str){NULL, 0});
        break;
    case 8:
        dnm_edit_flag(s->editor, why, i, at, n, DNM_STR("a doubt"));
        break;
    case 9:
        dnm_edit_set_kind(s->editor, why, i, DNM_HEADING, (int)next(s, 9));
        break;
    case 10:
        dnm_edit_drop(s->editor, why, i);
        break;
    case 11:
        dnm_edit_keep(s->editor, why, i, at, n % 12);
        break;
    default:
        break;
    }
}

static void change_container(stress *s, uint32_t i)
{
    const dnm_block *block = &s->view->blocks[i];
    switch (next(s, 8)) {
    case 0:
        dnm_edit_dissolve(s->editor, why, i);
        break;
    case 1:
        dnm_edit_drop(s->editor, why, i);
        break;
    case 2:
        if (block->end > i + 1) dnm_edit_wrap(s->editor, why, i + 1, block->end, DNM_SECTION, 1, 0);
        break;
    default:
        break;
    }
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    stress s = {dnm_doc_view(doc), editor, dnm_doc_view(doc)->text_len};
    (void)job;
    for (uint32_t i = 1; i < s.view->block_count; i++) {
        bool leaf = dnm_kind_is_leaf(s.view->blocks[i].kind);
        for (uint32_t k = next(&s, leaf ? 6 : 2); k > 0; k--)
            if (leaf)
                change_leaf(&s, i);
            else
                change_container(&s, i);
    }
    return DNM_OK;
}

static const dnm_rule rules[] = {{"any", "Changes something", "a", "b", "c", NULL}, {0}};

const dnm_cleaner t_stress_cleaner = {
    .name = "stress",
    .summary = "Changes all over the document",
    .phase = DNM_REPAIR,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
