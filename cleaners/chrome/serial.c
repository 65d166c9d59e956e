/* serial.c -- what sites of novels put between the paragraphs and the chapters: that the chapter goes on on
 * the next page, where else it can be read, pleas for votes; and the title of a chapter again on each of its
 * pages. An essay about such lines quotes them, and then none goes. A note of the author is only marked.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/reading.h"

#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { FAR = 3, PARAGRAPH = 12, LONGEST_CHAPTER = 40, MOST_PAGES = 999 };

typedef enum serial_role {
    SERIAL_TEXT,
    SERIAL_SITE,
    SERIAL_PLEA,
    SERIAL_SIGN /* with the site's address: at an edge of any text, chapters or not */
} serial_role;

typedef struct serial {
    chrome_page *page;
    uint8_t *roles; /* serial_role of each line */
    uint32_t *before,
        *behind; /* of each line, the nearest one of the text; the number of lines if there is none */
    uint32_t found;
    bool chapters; /* the document has some */
} serial;

static dnm_str text_of(const chrome_line *l)
{
    return dnm_shape_text(l->text, &l->shape);
}

static bool is_paragraph(const chrome_line *l)
{
    return l->shape.ends_sentence && l->shape.chars >= PARAGRAPH;
}

static bool is_chapter(const chrome_page *page, const chrome_line *l)
{
    dnm_label label;
    if (l->shape.chars > LONGEST_CHAPTER || l->shape.ends_sentence) return false;
    return dnm_leaf_label(page->doc, l->block, &label) && label.kind == DNM_LABEL_CHAPTER;
}

/* ---- lines of the site ---- */

/* Somebody speaks, or leads to what stands below. */
static bool is_told(const chrome_line *l)
{
    static const char *const quotes[] = {"“", "「", "『", "‘", NULL};
    return l->shape.last == ':' || l->shape.last == 0xFF1A || dnm_has_any(l->text, quotes);
}

/* Per cent of the letters of the line. */
static unsigned share(const reading *r, unsigned chars)
{
    const uint32_t letters = chrome_chars_beside_title(r);
    return letters ? chars * 100 / letters : 0;
}

/* "一秒记住…，为您提供…", "最新章节请到某某阁阅读": readers are told where to read, and not of the book
 * alone, as in a preface. */
static bool speaks_to_readers(const reading *r)
{
    enum { HALF = 50 };
    const cue_count *c = &r->cues;
    if (cue_has(c, CUE_READER) && cue_has(c, CUE_WAY)) return true;
    if (dnm_has((dnm_str){r->ready.p, r->ready.n}, "本书")) return false;
    if (cue_has(c, CUE_READER)) return cue_has(c, CUE_WISH) || cue_has(c, CUE_OFFER);
    return cue_has(c, CUE_WISH) && share(r, (unsigned)c->chars[CUE_VISIT] + c->chars[CUE_WISH]) >= HALF;
}

/* An address, and what only sites of novels say of themselves; where to look something up, any text says. */
static bool is_sign(const reading *r)
{
    static const char *const anybody[] = {"请访问", "请浏览",   "首发",   "本书", "书友",
                                          "请记住", "全文阅读", "无广告", NULL};
    const cue_count *c = &r->cues;
    if (!chrome_has_address(&r->ready)) return false;
    if (cue_has(c, CUE_SERIAL) || c->different[CUE_VISIT] >= 2) return true;
    return cue_has(c, CUE_VISIT) && !dnm_has_any((dnm_str){r->ready.p, r->ready.n}, anybody);
}

/* Not words that a sentence is about, but most of the line. */
static serial_role role_of(const reading *r)
{
    enum { MOST = 60, SOME = 25 };
    const cue_count *c = &r->cues;
    const bool visits = cue_has(c, CUE_VISIT);
    /* of such words, or they stand inside a text */
    const bool full = share(r, c->chars[CUE_VISIT]) >= (r->line->shape.stops > 1 ? MOST : SOME);
    if (is_sign(r)) return full || r->line->shape.stops <= 1 ? SERIAL_SIGN : SERIAL_TEXT;
    if (c->different[CUE_VISIT] >= 2) return full ? SERIAL_SITE : SERIAL_TEXT;
    if (visits && (cue_has(c, CUE_SELF) || speaks_to_readers(r))) return SERIAL_PLEA;
    if (!cue_has(c, CUE_SERIAL)) return SERIAL_TEXT;
    if (share(r, (unsigned)c->chars[CUE_SERIAL] + c->chars[CUE_VISIT]) < MOST) return SERIAL_TEXT;
    return dnm_has((dnm_str){r->ready.p, r->ready.n}, "本章") ? SERIAL_SITE : SERIAL_PLEA;
}

static serial_role read_role(const serial *s, const chrome_line *l)
{
    reading r;
    if (l->taken || l->shape.han < 3 || l->shape.chars > LONGEST_BUTTON || l->shape.stops > 2)
        return SERIAL_TEXT;
    if (!cue_may_be_serial(s->page->cues, l->text)) return SERIAL_TEXT;
    if (is_told(l)) return SERIAL_TEXT;
    reading_begin(&r, s->page, l);
    if (!cue_prepare(s->page->cues, l->text, &r.ready)) return SERIAL_TEXT;
    cue_read(&r.ready, &r.cues);
    return role_of(&r);
}

/* "PS：今天晚了", "作者有话说" */
static bool is_note(const chrome_line *l)
{
    static const char *const words[] = {
        "PS:",  "PS：", "Ps:",      "Ps：",     "ps:",        "ps：",         "P.S",      "（PS",     "(PS",
        "（ps", "(ps",  "作者有话", "作者的话", "（作者的话", "（作者有话说", "作者有話", "作者的話", NULL};
    const dnm_str t = text_of(l);
    for (const char *const *word = words; *word; word++)
        if (dnm_has_at(t, 0, *word)) return true;
    return false;
}

/* A line of text that speaks of what such lines say. */
static bool speaks_of_them(const serial *s, uint32_t i)
{
    const chrome_line *l = &s->page->lines[i];
    reading r;
    if (s->roles[i] != SERIAL_TEXT || l->taken || !cue_may_be_serial(s->page->cues, l->text) || is_note(l))
        return false;
    reading_begin(&r, s->page, l);
    if (!cue_prepare(s->page->cues, l->text, &r.ready)) return false;
    cue_read(&r.ready, &r.cues);
    return cue_has(&r.cues, CUE_SERIAL) || r.cues.different[CUE_VISIT] >= 2;
}

static bool is_told_of(const serial *s)
{
    if (s->page->title_groups & (UINT64_C(1) << CUE_SERIAL | UINT64_C(1) << CUE_VISIT)) return true;
    for (uint32_t i = 0; i < s->page->count; i++)
        if (speaks_of_them(s, i)) return true;
    return false;
}

static bool is_of_text(const serial *s, uint32_t i)
{
    return !s->page->lines[i].taken && s->roles[i] == SERIAL_TEXT;
}

static bool find_neighbours(serial *s)
{
    const uint32_t n = s->page->count;
    uint32_t near = n;
    s->before = DNM_NEW(s->page->arena, uint32_t, n + 1);
    s->behind = DNM_NEW(s->page->arena, uint32_t, n + 1);
    if (!s->before || !s->behind) return false;
    for (uint32_t i = 0; i < n; i++) {
        s->before[i] = near;
        if (is_of_text(s, i)) near = i;
    }
    near = n;
    for (uint32_t i = n; i-- > 0;) {
        s->behind[i] = near;
        if (is_of_text(s, i)) near = i;
    }
    return true;
}

/* The next line of the text in a direction that is a paragraph; a few others may stand before it. */
static bool has_paragraph(const serial *s, uint32_t i, bool behind)
{
    const uint32_t *next = behind ? s->behind : s->before;
    for (uint32_t others = 0; others < FAR && (i = next[i]) < s->page->count; others++)
        if (is_paragraph(&s->page->lines[i])) return true;
    return false;
}

/* "有一行写着：" */
static bool is_introduced(const serial *s, uint32_t i)
{
    const uint32_t before = s->before[i];
    if (before == s->page->count) return false;
    const uint32_t last = s->page->lines[before].shape.last;
    return last == ':' || last == 0xFF1A;
}

static void take(serial *s, uint32_t i)
{
    chrome_line *l = &s->page->lines[i];
    chrome_take(s->page, l, CHROME_SERIAL, s->roles[i] == SERIAL_PLEA ? 700 : 800);
    l->inside = l->taken;
}

/* Above or below all of the text: the site says its name and address there. */
static bool is_sign_at_edge(const serial *s, uint32_t i)
{
    const uint32_t n = s->page->count;
    if (s->roles[i] != SERIAL_SIGN) return false;
    return (s->before[i] == n && has_paragraph(s, i, true)) ||
           (s->behind[i] == n && has_paragraph(s, i, false));
}

/* What stands behind the last paragraph is a site's where the same stood between others. */
static void take_lines(serial *s)
{
    bool taken = false;
    for (uint32_t i = 0; i < s->page->count; i++) {
        if (s->roles[i] == SERIAL_TEXT || is_introduced(s, i)) continue;
        if (is_sign_at_edge(s, i)) {
            take(s, i);
            continue;
        }
        if ((s->roles[i] != SERIAL_SITE && !s->chapters) || !has_paragraph(s, i, false)) continue;
        const bool between = has_paragraph(s, i, true);
        if (!between && !(taken && s->behind[i] == s->page->count)) continue;
        taken = taken || between;
        take(s, i);
    }
}

static void mark_notes(const serial *s)
{
    for (uint32_t i = 0; i < s->page->count; i++) {
        const chrome_line *l = &s->page->lines[i];
        if (l->taken || !is_note(l) || !has_paragraph(s, i, false)) continue;
        if (i + 1 < s->page->count && !is_chapter(s->page, l + 1)) continue;
        dnm_edit_flag(s->page->editor, (dnm_why){CHROME_SERIAL, 400}, l->block, (uint32_t)l->shape.start,
                      (uint32_t)(l->shape.end - l->shape.start), DNM_STR("a note of the author?"));
    }
}

/* ---- titles on every page ---- */

static bool step_back(dnm_str t, size_t *at, const char *word)
{
    const size_t n = strlen(word);
    if (*at < n || memcmp(t.p + *at - n, word, n) != 0) return false;
    *at -= n;
    return true;
}

static bool step_back_any(dnm_str t, size_t *at, const char *const *words)
{
    for (; *words; words++)
        if (step_back(t, at, *words)) return true;
    return false;
}

static uint32_t number_before(dnm_str t, size_t *at)
{
    uint32_t number = 0, unit = 1;
    for (; *at && t.p[*at - 1] >= '0' && t.p[*at - 1] <= '9' && unit <= MOST_PAGES; (*at)--, unit *= 10)
        number += unit * (uint32_t)(t.p[*at - 1] - '0');
    return number;
}

/* "(2/3)", "（第2/3页）", "第2页", "（第2页，共3页）", "_2" at the end of a title. */
chrome_page_mark chrome_read_page_mark(dnm_str t)
{
    static const char *const closing[] = {")", "）", "]", "】", NULL};
    static const char *const opening[] = {"(", "（", "[", "【", NULL};
    static const char *const page[] = {"页", "頁", NULL};
    static const char *const of[] = {"/", "／", "，共", ",共", "页/共", "頁/共", "页，共", "頁，共", NULL};
    chrome_page_mark mark = {.base = t.n};
    if (!t.n || !strchr("0123456789)]\x89\x91\xB5\x81", t.p[t.n - 1]))
        return mark; /* the last bytes of those */
    size_t at = t.n;
    const bool bracketed = step_back_any(t, &at, closing);
    const bool pages = step_back_any(t, &at, page);
    uint32_t number = number_before(t, &at), all = 0;
    if (!number) return mark;
    if (step_back_any(t, &at, of)) {
        all = number;
        step_back_any(t, &at, page);
        number = number_before(t, &at);
    }
    const bool first = step_back(t, &at, "第");
    if (bracketed && !step_back_any(t, &at, opening)) return mark;
    const bool bar = !bracketed && !pages && !all && step_back(t, &at, "_");
    if (!number || (all && (number > all || all < 2)) || (!all && !(pages && first) && !bar)) return mark;
    while (at && (t.p[at - 1] == ' ' || t.p[at - 1] == '_')) at--;
    return at ? (chrome_page_mark){.base = at, .number = number} : mark;
}

typedef struct heading {
    uint32_t line;
    chrome_page_mark mark;
    bool below;  /* a paragraph was read below it */
    bool marked; /* its own mark is cut already */
} heading;

static bool may_head(const chrome_page *page, const chrome_line *l)
{
    return is_chapter(page, l) || (l->block == page->title_block && l->shape.chars <= LONGEST_CHAPTER);
}

static bool is_same(const chrome_page *page, const heading *h, dnm_str t, chrome_page_mark mark)
{
    const dnm_str title = text_of(&page->lines[h->line]);
    return mark.base == h->mark.base && memcmp(t.p, title.p, mark.base) == 0;
}

/* The title of the chapter comes again, behind paragraphs of it. */
static void take_again(chrome_page *page, heading *h, chrome_line *l)
{
    chrome_line *title = &page->lines[h->line];
    chrome_take(page, l, CHROME_SERIAL, 850);
    l->inside = l->taken;
    if (h->mark.number != 1 || h->marked) return;
    const size_t from = title->shape.start + h->mark.base;
    chrome_cut(page, title, (chrome_verdict){.kind = CHROME_SERIAL, .from = from, .end = title->shape.end});
    h->marked = true;
}

static void clean_titles(chrome_page *page)
{
    heading h = {.line = page->count};
    for (uint32_t i = 0; i < page->count; i++) {
        chrome_line *l = &page->lines[i];
        if (l->taken) continue;
        const bool short_line = l->shape.chars <= LONGEST_CHAPTER && !l->shape.ends_sentence;
        if (!short_line) {
            h.below = h.below || is_paragraph(l);
            continue;
        }
        const bool heads = may_head(page, l);
        if (!heads && (h.line == page->count || !h.below)) continue;
        const chrome_page_mark mark = chrome_read_page_mark(text_of(l));
        const bool again = h.line < page->count && is_same(page, &h, text_of(l), mark);
        if (again && h.below && (mark.number > 1 || (!mark.number && is_chapter(page, l)))) {
            take_again(page, &h, l);
        } else if (heads) {
            h = (heading){.line = i, .mark = mark};
        }
    }
}

/* "某某书屋 > 历史 > 书名 > 第三章 …", the first line: the last step is the title. */
static void clean_path(chrome_page *page)
{
    static const char *const arrows[] = {">", "＞", "»", "›", "→"};
    chrome_line *l = &page->lines[0];
    size_t last = 0;
    uint32_t steps = 0;
    if (!page->count || l->taken || l->shape.stops || l->shape.chars > 2 * LONGEST_CHAPTER) return;
    for (size_t at = l->shape.start; at < l->shape.end;) {
        const size_t here = at;
        dnm_utf8_next(l->text.p, l->text.n, &at);
        for (size_t k = 0; k < sizeof arrows / sizeof *arrows; k++) {
            if (!dnm_has_at(l->text, here, arrows[k])) continue;
            last = at;
            steps++;
        }
    }
    while (last < l->shape.end && l->text.p[last] == ' ') last++;
    dnm_label label;
    if (steps < 2 || !dnm_label_read((dnm_str){l->text.p + last, l->shape.end - last}, &label)) return;
    if (label.kind != DNM_LABEL_CHAPTER) return;
    chrome_cut(page, l, (chrome_verdict){.kind = CHROME_WAY, .from = l->shape.start, .end = last});
}

void chrome_clean_serial(chrome_page *page)
{
    clean_path(page);
    serial s = {.page = page, .roles = dnm_arena_alloc(page->arena, page->count + 1)};
    if (!s.roles) return;
    for (uint32_t i = 0; i < page->count; i++) {
        s.roles[i] = (uint8_t)read_role(&s, &page->lines[i]);
        s.found += s.roles[i] != SERIAL_TEXT;
        s.chapters = s.chapters || is_chapter(page, &page->lines[i]);
    }
    if ((s.found || s.chapters) && !find_neighbours(&s)) return;
    if (s.found && !is_told_of(&s)) take_lines(&s);
    if (s.chapters) mark_notes(&s);
    clean_titles(page);
}
