/* repeats.c -- cleaner `repeats`: a title that stands twice, a paragraph that was pasted twice in a row,
 * slides whose every line or sentence came out twice. A refrain, a form or a list repeats itself, too: short
 * lines count only where a text begins, or where nearly everything stands twice.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/arena.h"
#include "core/text/code.h"
#include "core/text/labels.h"
#include "core/text/shape.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum { REPEATS_TITLE, REPEATS_PARAGRAPH, REPEATS_SLIDES, REPEATS_GROWING };
enum {
    TITLE_LINES = 4, /* a title is among the first lines of a text */
    TITLE_LOOK = 8,
    TITLE_SHORTEST = 6,
    TITLE_LONGEST = 60,
    LONG_TITLE = 12,
    BODY_CHARS = 40,
    SENTENCE_CHARS = 20,
    PARAGRAPH_CHARS = 30,
    LONGEST_ROUND = 3, /* lines that come again together */
    FEWEST_ROUNDS = 4,
    MOST_PER_CENT = 70, /* of a text that stands twice */
    FEWEST_SENTENCES = 3,
    LONGEST_SLIDE = 16, /* lines */
    FEWEST_SLIDES = 3,
    GROWING_CHARS = 8, /* of a sentence that the next line begins with */
    FEWEST_GROWING = 2
};

typedef struct line {
    uint32_t block;
    dnm_str text; /* blanks at the edges left out */
    dnm_shape shape;
    bool gone;
} line;

typedef struct page {
    const dnm_doc *doc;
    dnm_editor *editor;
    line *lines;
    uint32_t count;
    uint64_t chars;
    dnm_code_census code;
} page;

static bool read_lines(page *p, struct dnm_arena *arena)
{
    const dnm_view *v = dnm_doc_view(p->doc);
    p->lines = dnm_arena_alloc(arena, v->block_count * sizeof *p->lines);
    if (!p->lines) return false;
    for (uint32_t i = 1; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (!dnm_kind_is_leaf(b->kind) && b->kind != DNM_SECTION) i = b->end - 1;
        if (b->kind != DNM_PARAGRAPH && b->kind != DNM_HEADING) continue;
        line *l = &p->lines[p->count++];
        const dnm_str text = dnm_doc_text(p->doc, i);
        *l = (line){.block = i};
        dnm_leaf_shape(p->doc, i, &l->shape);
        l->text = dnm_shape_text(text, &l->shape);
        p->chars += l->shape.chars;
        dnm_leaf_count_code(p->doc, i, l->text, &p->code);
    }
    return true;
}

static bool same(const line *a, const line *b)
{
    return a->text.n && dnm_str_eq(a->text, b->text);
}

static void drop(page *p, uint16_t rule, uint16_t confidence, uint32_t i)
{
    if (p->lines[i].gone) return;
    dnm_edit_drop(p->editor, (dnm_why){rule, confidence}, p->lines[i].block);
    p->lines[i].gone = true;
}

/* ---- slides ---- */

static bool same_lines(const page *p, uint32_t a, uint32_t b, uint32_t n)
{
    while (n && same(&p->lines[a], &p->lines[b])) a++, b++, n--;
    return n == 0;
}

/* Lines i.. that come again right behind, but not a third time: how many at a time; 0 if they do not. */
static uint32_t round_at(const page *p, uint32_t i)
{
    for (uint32_t k = 1; k <= LONGEST_ROUND && i + 2 * k <= p->count; k++) {
        if (!same_lines(p, i, i + k, k)) continue;
        const bool third = i + 3 * k <= p->count && same_lines(p, i, i + 2 * k, k);
        return third || (i >= k && same_lines(p, i - k, i, k)) ? 0 : k;
    }
    return 0;
}

static bool is_slides(const page *p)
{
    uint32_t rounds = 0;
    uint64_t chars = 0;
    for (uint32_t i = 0, k; i < p->count; i += k ? 2 * k : 1) {
        k = round_at(p, i);
        rounds += k > 0;
        for (uint32_t n = 0; n < k; n++) chars += 2 * p->lines[i + n].shape.chars;
    }
    return rounds >= FEWEST_ROUNDS && chars * 100 >= p->chars * MOST_PER_CENT;
}

static void drop_rounds(page *p)
{
    for (uint32_t i = 0, k; i < p->count; i += k ? 2 * k : 1) {
        k = round_at(p, i);
        for (uint32_t n = 0; n < k; n++) drop(p, REPEATS_SLIDES, 850, i + k + n);
    }
}

/* The end of the sentence that begins at `at`, closing marks behind its stop included. */
static size_t sentence_end(dnm_str t, size_t at)
{
    while (at < t.n) {
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        if (cp != 0x3002 && cp != 0xFF01 && cp != 0xFF1F && cp != '!' && cp != '?') continue;
        for (size_t next = at; next < t.n; at = next)
            if (!dnm_is_closing(dnm_utf8_next(t.p, t.n, &next))) break;
        break;
    }
    return at;
}

typedef struct sentences {
    uint32_t all, doubled; /* doubled: different ones that come more than once in a row */
    uint32_t copies;
} sentences;

/* Walks over the sentences of a line; counts them, and asks for cuts of the copies. */
static void walk_sentences(page *p, const line *l, bool asking, sentences *s)
{
    dnm_str last = {0};
    bool copied = false;
    *s = (sentences){0};
    for (size_t at = 0; at < l->text.n;) {
        const size_t end = sentence_end(l->text, at);
        const dnm_str sentence = {l->text.p + at, end - at};
        const bool copy = last.n && dnm_str_eq(last, sentence);
        s->all++;
        s->copies += copy;
        s->doubled += copy && !copied;
        if (copy && asking)
            dnm_edit_cut(p->editor, (dnm_why){REPEATS_SLIDES, 800}, l->block, (uint32_t)(l->shape.start + at),
                         (uint32_t)sentence.n);
        copied = copy;
        last = sentence;
        at = end;
    }
}

static void cut_sentences(page *p, const line *l)
{
    sentences s;
    if (l->shape.stops < 2 * FEWEST_SENTENCES) return;
    walk_sentences(p, l, false, &s);
    if (s.doubled >= FEWEST_SENTENCES && s.copies * 200 >= s.all * MOST_PER_CENT)
        walk_sentences(p, l, true, &s);
}

/* ---- slides that grow ---- */

static bool begins_with(const line *longer, const line *shorter)
{
    return longer->text.n > shorter->text.n && memcmp(longer->text.p, shorter->text.p, shorter->text.n) == 0;
}

/* A line that the next one says again, with more behind it. */
static bool grows(const page *p, uint32_t i)
{
    const line *l = &p->lines[i];
    if (i + 1 >= p->count || l->gone || l->shape.chars < GROWING_CHARS || !l->shape.ends_sentence)
        return false;
    return begins_with(&p->lines[i + 1], l);
}

static void drop_growing_lines(page *p)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < p->count; i++) found += grows(p, i);
    for (uint32_t i = 0; i < p->count && found >= FEWEST_GROWING; i++)
        if (grows(p, i)) drop(p, REPEATS_GROWING, 800, i);
}

/* Lines i.. that come again right behind with at least one more: the most there are; 0 if none do. */
static uint32_t slide_at(const page *p, uint32_t i)
{
    const size_t n = p->lines[i].text.n; /* tells nearly all apart */
    for (uint32_t k = LONGEST_SLIDE; k; k--)
        if (i + 2 * k < p->count && p->lines[i + k].text.n == n && same_lines(p, i, i + k, k)) return k;
    return 0;
}

/* A, A B, A B C: of each slide the last is whole. */
static void drop_growing_slides(page *p)
{
    for (uint32_t i = 0, end; i<p->count; i = end> i ? end : i + 1) {
        uint32_t slides = 0, last = 0;
        for (end = i; end < p->count; end += last, slides++) {
            const uint32_t k = slide_at(p, end);
            if (k <= last) break;
            last = k;
        }
        if (slides < FEWEST_SLIDES) {
            end = i;
            continue;
        }
        for (uint32_t k = i; k < end; k++) drop(p, REPEATS_GROWING, 800, k);
    }
}

/* ---- titles and paragraphs ---- */

static bool may_be_title(const line *l)
{
    return l->shape.chars >= TITLE_SHORTEST && l->shape.chars <= TITLE_LONGEST && !l->shape.stops;
}

/* Three to five hanzi, not all the same, before everything else: a cry or a sound is one character again and
 * again. */
static bool may_be_short_title(const page *p, uint32_t i)
{
    enum { SHORTEST = 3 };
    const line *l = &p->lines[i];
    dnm_label label;
    if (l->shape.chars < SHORTEST || l->shape.stops || l->shape.pauses) return false;
    if (dnm_leaf_label(p->doc, l->block, &label) && label.kind == DNM_LABEL_CHAPTER)
        return l->shape.chars <= TITLE_LONGEST;
    if (i || l->shape.han != l->shape.chars || l->shape.chars >= TITLE_SHORTEST) return false;
    size_t at = 0;
    const uint32_t first = dnm_utf8_next(l->text.p, l->text.n, &at);
    while (at < l->text.n)
        if (dnm_utf8_next(l->text.p, l->text.n, &at) != first) return true;
    return false;
}

/* "title.doc" over "title". */
static bool is_file_of(const line *file, const line *title)
{
    static const char *const endings[] = {".doc", ".docx", ".pdf", ".txt", ".ppt", ".pptx", ".wps"};
    if (file->text.n <= title->text.n || memcmp(file->text.p, title->text.p, title->text.n) != 0)
        return false;
    const dnm_str rest = {file->text.p + title->text.n, file->text.n - title->text.n};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (dnm_str_eq(rest, dnm_str_of(endings[i]))) return true;
    return false;
}

/* Below a long title a shorter sentence will do: two equal lines of verse are not so long. */
static bool leads_to_text(const page *p, uint32_t i)
{
    const dnm_shape *title = &p->lines[i - 1].shape;
    const bool plain =
        (title->han + title->digits) * 5 >= title->chars * 4 && !title->pauses && !title->blanks;
    const bool is_long = plain && title->chars >= LONG_TITLE;
    for (uint32_t k = i; k < p->count && k < i + TITLE_LOOK; k++) {
        const dnm_shape *s = &p->lines[k].shape;
        if (s->stops && s->chars >= BODY_CHARS) return true;
        if (is_long && s->ends_sentence && s->chars >= SENTENCE_CHARS) return true;
    }
    return false;
}

static void drop_title(page *p, uint32_t i)
{
    const line *a = &p->lines[i];
    const line *b = a + 1;
    const bool titled = b->shape.chars >= TITLE_SHORTEST && !b->shape.stops && is_file_of(a, b);
    const bool twice = same(a, b) && (may_be_title(a) || may_be_short_title(p, i));
    if (a->gone || b->gone || !(titled || twice) || !leads_to_text(p, i + 2)) return;
    drop(p, REPEATS_TITLE, 850, titled ? i : i + 1);
}

static bool begins_part(const line *l)
{
    dnm_label label;
    return may_be_title(l) && dnm_label_read(l->text, &label) && label.kind == DNM_LABEL_VOLUME;
}

/* A paragraph that stands once more in the neighbourhood, with others between: it was not pasted, it comes
 * again. */
static bool is_refrain(const page *p, uint32_t first)
{
    enum { NEAR = 40 };
    const line *l = &p->lines[first];
    uint32_t end = first + 1;
    while (end < p->count && same(l, &p->lines[end])) end++;
    for (uint32_t k = first > NEAR ? first - NEAR : 0; k < first; k++)
        if (!p->lines[k].gone && same(l, &p->lines[k])) return true;
    for (uint32_t k = end; k < p->count && k < end + NEAR; k++)
        if (!p->lines[k].gone && same(l, &p->lines[k])) return true;
    return false;
}

static void drop_repeats(page *p)
{
    uint32_t begin = 0;
    bool refrain = false;
    for (uint32_t i = 0; i + 1 < p->count; i++) {
        const line *l = &p->lines[i];
        if (begins_part(l)) begin = i;
        if (i - begin < TITLE_LINES) drop_title(p, i);
        const bool paragraph = l->shape.chars >= PARAGRAPH_CHARS && l->shape.ends_sentence;
        if (!paragraph || !same(l, l + 1)) continue;
        if (i == 0 || !same(l - 1, l)) refrain = is_refrain(p, i);
        if (!refrain) drop(p, REPEATS_PARAGRAPH, 850, i + 1);
    }
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    page p = {.doc = doc, .editor = editor};
    if (!read_lines(&p, dnm_job_arena(job)))
        return dnm_fail(job, DNM_NO_MEMORY, DNM_NOWHERE, "repeats.memory",
                        DNM_N_("no memory to look for what stands twice"));
    if (dnm_is_code(&p.code)) return DNM_OK; /* a program repeats what it has to */
    if (is_slides(&p)) drop_rounds(&p);
    drop_growing_lines(&p);
    drop_growing_slides(&p);
    drop_repeats(&p);
    for (uint32_t i = 0; i < p.count; i++)
        if (!p.lines[i].gone) cut_sentences(&p, &p.lines[i]);
    dnm_count(job, "repeats_lines", p.count);
    return DNM_OK;
}

#define TEXT "林场坚持预防为主，组织职工巡山三百余次，清理林下可燃物，全年没有发生火灾，群众十分满意。\n"

static const dnm_rule rules[] = {
    [REPEATS_TITLE] =
        {
            .id = "title",
            .summary = DNM_N_("leaves one of two equal titles"),
            .before = "红松林场防火总结\n红松林场防火总结\n" TEXT,
            .after = "红松林场防火总结\n" TEXT,
            .untouched = "归去来兮归去来兮\n归去来兮归去来兮\n田园将芜胡不归",
        },
    [REPEATS_PARAGRAPH] =
        {
            .id = "paragraph",
            .summary = DNM_N_("leaves one of two equal paragraphs in a row"),
            .before = TEXT TEXT "谢谢大家！",
            .after = TEXT "谢谢大家！",
            .untouched = "妹妹你大胆地往前走！\n妹妹你大胆地往前走！\n莫回头！",
        },
    [REPEATS_SLIDES] =
        {
            .id = "slides",
            .summary = DNM_N_("leaves one of two copies, where nearly every line or sentence stands twice"),
            .before = "防火要点\n防火要点\n巡山\n巡山\n瞭望\n瞭望\n扑救\n扑救",
            .after = "防火要点\n巡山\n瞭望\n扑救",
            .untouched = "甲方：\n甲方：\n乙方：\n乙方：\n林场坚持预防为主，巡山三百余次。",
        },
    [REPEATS_GROWING] =
        {
            .id = "growing",
            .summary = DNM_N_("takes out what the next slide shows again, with more below it"),
            .before = "防火要点\n防火要点\n一、巡山\n防火要点\n一、巡山\n二、瞭望\n防火要点\n一、巡山\n二、瞭"
                      "望\n三、扑救",
            .after = "防火要点\n一、巡山\n二、瞭望\n三、扑救",
            .untouched = "下雨了。\n下雨了。孩子们跑回家。\n天又晴了。",
        },
    {0},
};

const dnm_cleaner dnm_cleaner_repeats = {
    .name = "repeats",
    .summary = DNM_N_("takes out what stands twice in a row"),
    .phase = DNM_EDGES,
    .order = 20,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
