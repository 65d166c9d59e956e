/* truncated.c -- cleaner `truncated`: marks a text that ends in the middle of a sentence, where its other
 * paragraphs end with marks, and places where a site left something out (omission.c). It repairs nothing:
 * what is lost is not here.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/truncated/truncated.h"

#include "core/text/shape.h"

enum {
    LONG_LINE = 40,     /* characters of a paragraph that is expected to end with a mark */
    ENDED_PERCENT = 80, /* of such paragraphs, where they do as a rule */
    CUT_SHORT = 8,      /* ... unless its last word asks for another */
    CUT_CLAUSE = 12,    /* ... or all other paragraphs end with a mark */
    MANY_LINES = 3,     /* ... and are so many */
    CUT_LINE = 25,      /* a last line shorter than this may be a signature */
    FEWEST_LINES = 2,
    OWN_SENTENCES = 2, /* that a short text ended before a word that asks for another */
    SENTENCE = 20      /* characters of what should have ended, in a short text */
};

typedef struct ending {
    uint32_t block; /* the last line; 0 if there is none */
    dnm_shape shape;
    uint32_t long_lines, ended;  /* of the lines before it */
    uint32_t sentences, unended; /* of those of some length */
} ending;

static bool ends(const dnm_shape *s)
{
    return s->ends_sentence || s->last == ':' || s->last == 0xFF1A || dnm_is_closing(s->last);
}

static void add_line(ending *e, const dnm_doc *doc, uint32_t block)
{
    if (e->block && e->shape.chars >= SENTENCE) {
        e->sentences += ends(&e->shape);
        e->unended += !ends(&e->shape);
    }
    if (e->block && e->shape.chars >= LONG_LINE) {
        e->long_lines++;
        e->ended += ends(&e->shape);
    }
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    if (!shape.chars) return;
    e->block = block;
    e->shape = shape;
}

/* 的 和 与 及 或 在 把 被 将 从 以 对 为 于 由 向 而 但 且 使 让 并 若 则 因 当 是, in both scripts. */
static bool leads_on(uint32_t cp)
{
    static const uint32_t list[] = {0x7684, 0x548C, 0x4E0E, 0x8207, 0x53CA, 0x6216, 0x5728, 0x628A,
                                    0x88AB, 0x5C06, 0x5C07, 0x4ECE, 0x5F9E, 0x4EE5, 0x5BF9, 0x5C0D,
                                    0x4E3A, 0x70BA, 0x4E8E, 0x65BC, 0x7531, 0x5411, 0x800C, 0x4F46,
                                    0x4E14, 0x4F7F, 0x8BA9, 0x8B93, 0x5E76, 0x82E5, 0x5219, 0x5247,
                                    0x56E0, 0x5F53, 0x7576, 0x662F, 0};
    for (const uint32_t *c = list; *c; c++)
        if (*c == cp) return true;
    return false;
}

/* Nothing ends with "，" or "、", however short it is. */
static bool breaks_off(const ending *e)
{
    const uint32_t last = e->shape.last;
    if (last == ',' || last == 0xFF0C || last == 0x3001 || dnm_is_opening(last)) return true;
    if (e->shape.chars >= CUT_SHORT && leads_on(last)) return true;
    const bool always = e->long_lines >= MANY_LINES && e->ended == e->long_lines;
    if (last == 0x65E5) return false; /* 日: a date signs a letter */
    return e->shape.chars >= (always ? CUT_CLAUSE : CUT_LINE) && !ends(&e->shape) &&
           (e->shape.pauses || e->shape.stops);
}

/* A short text has hardly a habit: its last word must ask for another, some sentences must have ended, and
 * all that stands before, except what is too short for a sentence, such as a title. */
static bool breaks_off_in_short_text(const ending *e)
{
    const uint32_t last = e->shape.last;
    if (!leads_on(last) && last != ',' && last != 0xFF0C) return false;
    return e->shape.chars >= LONG_LINE && e->shape.stops + e->sentences >= OWN_SENTENCES && !e->unended;
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(doc);
    ending e = {0};
    bool opaque = false; /* the document ends with a table, a list or code */
    for (uint32_t i = 1; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (b->kind == DNM_SECTION || b->kind == DNM_NOTE) continue;
        opaque = b->kind != DNM_PARAGRAPH;
        if (opaque) {
            i = b->end - 1;
        } else {
            truncated_mark_omissions(doc, editor, i);
            add_line(&e, doc, i);
        }
    }
    dnm_count(job, "truncated_blocks", v->block_count);
    if (!e.block || opaque || !breaks_off(&e)) return DNM_OK;
    if (e.long_lines < FEWEST_LINES && !breaks_off_in_short_text(&e)) return DNM_OK;
    if (e.ended * 100 < e.long_lines * ENDED_PERCENT) return DNM_OK;
    const uint32_t at = (uint32_t)e.shape.end;
    dnm_edit_flag(editor, (dnm_why){TRUNCATED_ENDING, 700}, e.block, at, 0, DNM_STR("ends in mid-sentence"));
    return DNM_OK;
}

#define TEXT "林场坚持预防为主，组织职工巡山三百余次，清理林下可燃物，全年没有发生火灾，群众十分满意。\n"

static const dnm_rule rules[] = {
    [TRUNCATED_ENDING] =
        {
            .id = "ending",
            .summary = DNM_N_("marks a text that ends in mid-sentence"),
            .before = TEXT TEXT "要把责任落实到每一个山头、每一条沟、每一个人，做到处处有人管，事事有",
            .after = TEXT TEXT "要把责任落实到每一个山头、每一条沟、每一个人，做到处处有人管，事事有",
            .untouched = TEXT TEXT "红松林场办公室\n2011年5月17日",
        },
    [TRUNCATED_OMISSION] =
        {
            .id = "omission",
            .summary =
                DNM_N_("marks where a site hides a part of the text, and puts dots for what it says of it"),
            .before = TEXT "下山的路上，……此处隐藏1569个字……，大家都说这一趟没有白走。",
            .after = TEXT "下山的路上，……，大家都说这一趟没有白走。",
            .untouched = TEXT "下山的路上他骂了一路（此处省略五百字），大家都没有接话。",
        },
    {0},
};

const dnm_cleaner dnm_cleaner_truncated = {
    .name = "truncated",
    .summary = DNM_N_("marks a text that ends in mid-sentence, or that a site shows in part"),
    .phase = DNM_EDGES,
    .order = 30,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
