/* edges.c -- goes in from the two edges of a document, or of a part of a compilation, as far as the lines are
 * chrome. Before the text a title may stand between them; behind it a list of other pages counts only under
 * its head, or if every line of it carries a date.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/chrome.h"

#include "core/text/date.h"
#include "core/text/front.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    HEAD_LINES = 16,
    TAIL_LINES = 120,
    SPAM_LINES = 3,
    BODY_CHARS = 24, /* a line with a sentence of so many characters is text */
    TEASER_CHARS = 40,
    DOTTED_CHARS = 20, /* ... that ends in dots */
    LEAST_TEXT = 60,   /* characters that must stay before a tail */
    LONGEST_TITLE = 60,
    SHORTEST_TITLE = 4,
    FEWEST_DATED = 3,
    LIST_WITHOUT_SIGN = 12,
    NOTICES_AT_MOST = 4,
    NOTICES_LOOK = 12,
    BUTTONS_IN_ROW = 4
};

static bool is_title_like(const chrome_line *l)
{
    dnm_label label;
    const dnm_shape *s = &l->shape;
    if (s->chars < SHORTEST_TITLE || s->chars > LONGEST_TITLE || s->stops || s->pauses > 3) return false;
    if (s->last == ':' || s->last == 0xFF1A) return false;
    return !dnm_label_read(dnm_shape_text(l->text, s), &label) || l->linked;
}

/* "3. title" in a list of other pages; under its head only, a list is anything else as well. */
static bool is_numbered_title(const chrome_line *l)
{
    dnm_label label;
    const dnm_shape *s = &l->shape;
    if (s->chars > LONGEST_TITLE || s->stops > 1 || s->ends_sentence || s->pauses > 2) return false;
    return dnm_label_read(dnm_shape_text(l->text, s), &label) && label.kind == DNM_LABEL_DIGIT;
}

/* "第3章 渡口" in a list of chapters. */
static bool is_chapter(const chrome_line *l)
{
    dnm_label label;
    if (l->shape.chars > LONGEST_TITLE || l->shape.stops) return false;
    return dnm_label_read(dnm_shape_text(l->text, &l->shape), &label) && label.kind == DNM_LABEL_CHAPTER;
}

static bool is_body(const chrome_line *l)
{
    const dnm_shape *s = &l->shape;
    const bool salutation = s->last == ':' || s->last == 0xFF1A;
    return (s->chars >= BODY_CHARS && s->stops) || s->chars > 3 * BODY_CHARS || salutation;
}

/* ---- before the text ---- */

static void take_doubtful_beside(chrome_page *page, uint32_t i, uint32_t start, uint32_t end,
                                 chrome_kind kind)
{
    if (kind == CHROME_WAY && page->lines[i].block == page->title_block) return;
    const bool beside = (i > start && page->lines[i - 1].taken) || (i + 1 < end && page->lines[i + 1].taken);
    if (beside) chrome_take(page, &page->lines[i], kind, 700);
}

/* Several buttons one below the other, none of which would go alone. */
static void take_runs(chrome_page *page, uint32_t start, uint32_t stop, const chrome_kind *doubtful)
{
    enum { LEAST = 4 };
    uint32_t run = 0;
    for (uint32_t i = start; i <= stop; i++) {
        if (i < stop && doubtful[i - start] == CHROME_WAY && page->lines[i].block != page->title_block) {
            run++;
            continue;
        }
        for (uint32_t k = i - run; run >= LEAST && k < i; k++)
            chrome_take(page, &page->lines[k], CHROME_WAY, 800);
        run = 0;
    }
}

/* "日期：…", "来源：…", "作者：…" in lines of their own: with a source they are a site's. */
static void take_fields(chrome_page *page, uint32_t start, uint32_t stop, const chrome_kind *doubtful,
                        uint64_t sources)
{
    uint32_t run = 0;
    for (uint32_t i = start; i <= stop; i++) {
        if (i < stop && doubtful[i - start] == CHROME_PARTICULARS) {
            run++;
            continue;
        }
        const uint64_t bits = ((UINT64_C(1) << run) - 1) << (i - run - start);
        for (uint32_t k = i - run; run >= 2 && (sources & bits) && k < i; k++)
            chrome_take(page, &page->lines[k], CHROME_PARTICULARS, 750);
        run = 0;
    }
}

/* A date with the time of day right under the title, and never again: not a line of a log or a diary. */
static bool is_stamp(const chrome_page *page, uint32_t start, uint32_t end, uint32_t i)
{
    if (i == start || !chrome_is_stamp(page->lines[i].text)) return false;
    if (!page->lines[i - 1].taken && !is_title_like(&page->lines[i - 1])) return false;
    for (uint32_t k = i + 1; k < end && k < i + TAIL_LINES; k++)
        if (chrome_is_stamp(page->lines[k].text)) return false;
    return true;
}

/* A field, or what somebody says in a play: "地点：…". */
static bool has_label(dnm_str text)
{
    enum { LONGEST = 8 * 3 }; /* bytes */
    for (size_t at = 0; at < text.n && at <= LONGEST; at++)
        if (text.p[at] == ':' || dnm_has_at(text, at, "：")) return true;
    return false;
}

/* "作者：…" under the title and above a text. In a play or an interview the next line has a label, too. */
static bool is_signed_title(const chrome_page *page, uint32_t start, uint32_t end, uint32_t i)
{
    enum { BELOW = 2 }; /* lines at most, title and subtitle */
    if (i == start || i > start + BELOW || !is_title_like(&page->lines[start])) return false;
    for (uint32_t k = start; k < i; k++)
        if (has_label(page->lines[k].text)) return false;
    if (i + 1 >= end || has_label(page->lines[i + 1].text)) return false;
    return chrome_is_author(page, page->lines[i].text);
}

/* "title_site" over "title": what a browser shows in its own frame. */
static bool is_copy_with_site(const chrome_page *page, uint32_t i, uint32_t end)
{
    enum { LOOK = 3, LONGEST_SITE = 20, SHORTEST_NAMED = 3 };
    static const char marks[] = "_-|";
    const chrome_line *l = &page->lines[i];
    const dnm_str copy = dnm_shape_text(l->text, &l->shape);
    if (l->shape.stops) return false;
    for (uint32_t k = i + 1; k < end && k <= i + LOOK; k++) {
        const chrome_line *other = &page->lines[k];
        const dnm_str title = dnm_shape_text(other->text, &other->shape);
        if (other->shape.chars < SHORTEST_NAMED || !other->shape.han || copy.n <= title.n ||
            memcmp(copy.p, title.p, title.n) != 0)
            continue;
        size_t at = title.n;
        while (at < copy.n && copy.p[at] == ' ') at++;
        if (at < copy.n && memchr(marks, copy.p[at], sizeof marks - 1) &&
            l->shape.chars <= other->shape.chars + LONGEST_SITE)
            return true;
    }
    return false;
}

void chrome_clean_head(chrome_page *page, uint32_t start, uint32_t end)
{
    chrome_kind doubtful[HEAD_LINES];
    uint64_t sources = 0;
    uint32_t stop = start;
    for (; stop < end && stop - start < HEAD_LINES; stop++) {
        chrome_line *l = &page->lines[stop];
        doubtful[stop - start] = CHROME_NONE;
        if (start == 0 && stop < SPAM_LINES && chrome_spam(page, stop)) {
            chrome_take(page, l, CHROME_SPAM, 900);
            continue;
        }
        const chrome_verdict verdict = chrome_judge(page, l);
        if (verdict.kind == CHROME_RELATED && !verdict.whole) break;  /* that list stands behind a text */
        if (verdict.kind == CHROME_NOTICE && verdict.whole) continue; /* whose a text is may stand above it */
        if (verdict.kind == CHROME_WAY && stop == start && chrome_is_spoken_of(page, l)) continue;
        if (chrome_is_part(verdict)) {
            chrome_cut(page, l, verdict);
            if (is_body(l)) break;
        } else if (verdict.kind != CHROME_NONE && (verdict.sure || is_stamp(page, start, end, stop))) {
            chrome_take(page, l, verdict.kind, 850);
        } else if (verdict.kind == CHROME_PARTICULARS && is_signed_title(page, start, end, stop)) {
            chrome_take(page, l, verdict.kind, 800);
        } else if (is_copy_with_site(page, stop, end)) {
            chrome_take(page, l, CHROME_WAY, 850);
        } else if (verdict.kind != CHROME_NONE) {
            doubtful[stop - start] = verdict.kind;
            sources |= (uint64_t)verdict.whole << (stop - start);
        } else if (is_body(l)) {
            break;
        }
    }
    take_runs(page, start, stop, doubtful);
    take_fields(page, start, stop, doubtful, sources);
    for (uint32_t i = start; i < stop; i++)
        if (doubtful[i - start] != CHROME_NONE)
            take_doubtful_beside(page, i, start, end, doubtful[i - start]);
    for (uint32_t i = stop; i-- > start;)
        if (doubtful[i - start] != CHROME_NONE)
            take_doubtful_beside(page, i, start, end, doubtful[i - start]);
}

/* ---- behind the text ---- */

typedef struct tail {
    chrome_page *page;
    uint32_t start, end;
    uint32_t cut;     /* the lines from here on are chrome */
    uint32_t pending; /* lines right before `cut` that may be items of a list */
    uint32_t notices;
    uint32_t buttons; /* doubtful ones right below each other */
    bool sure;
    chrome_kind *kinds; /* of the lines from `first` on */
    uint32_t first;
} tail;

/* A text cut off behind the title of another page. */
static bool is_teaser(const tail *t, uint32_t i)
{
    const chrome_line *l = &t->page->lines[i];
    const uint32_t last = l->shape.last;
    const bool dots =
        last == 0x2026 || (l->shape.end >= 3 && memcmp(l->text.p + l->shape.end - 3, "...", 3) == 0);
    if (l->shape.chars < (dots ? DOTTED_CHARS : TEASER_CHARS) || i == t->start || !is_title_like(l - 1))
        return false;
    return dots || !l->shape.ends_sentence;
}

/* Two hanzi name a text, too, but only in a list. */
static bool is_short_title(const chrome_line *l)
{
    return l->shape.chars >= 2 && l->shape.han == l->shape.chars && l->shape.chars < SHORTEST_TITLE;
}

static bool may_be_item(const tail *t, uint32_t i)
{
    const chrome_line *l = &t->page->lines[i];
    return is_title_like(l) || is_short_title(l) || is_numbered_title(l) || is_chapter(l) ||
           chrome_dated(l->text) || is_teaser(t, i) || l->linked;
}

/* "第二十四条" at the end: a place in a law or a book. */
static bool names_place(dnm_str t)
{
    static const char *const places[] = {"条", "條", "款", "页", "頁", NULL};
    if (!dnm_ends_with_any(t, places)) return false;
    return dnm_has(t, "第");
}

/* "《边城》", "萧红《呼兰河传》", "《水法》（2016年修正）第七条", "《边城》，沈从文": a work, with nothing
 * behind it but what tells it from others. "《边城》读后感" is another page. */
static bool names_work(dnm_str t)
{
    enum { AUTHOR = 6 * 3 }; /* bytes */
    static const char *const behind[] = {"（", "(", "，", ",", " ", "　", "第", "·"};
    size_t at = 0;
    while (at < t.n && at <= AUTHOR && !dnm_has_at(t, at, "《")) at++;
    if (!dnm_has_at(t, at, "《")) return false;
    const bool author = at > 0;
    while (at < t.n && !dnm_has_at(t, at, "》")) at++;
    if (at >= t.n) return false;
    at += 3;
    if (at == t.n) return true;
    for (size_t i = 0; i < sizeof behind / sizeof *behind && !author; i++)
        if (dnm_has_at(t, at, behind[i])) return true;
    return false;
}

/* Laws, books, and places in them, which no other page is called. */
static bool is_reference(const chrome_line *l)
{
    dnm_label label;
    dnm_str t = dnm_shape_text(l->text, &l->shape);
    if (l->linked || chrome_dated(l->text)) return false;
    if (dnm_label_read(t, &label) && label.kind == DNM_LABEL_DIGIT) {
        t.p += label.len;
        t.n -= label.len;
    }
    return names_place(t) || names_work(t);
}

static bool is_date(const chrome_line *l)
{
    dnm_date date;
    size_t at, n;
    return l->shape.digits + l->shape.han >= 6 && dnm_date_find(l->text, &date, &at, &n) &&
           n * 2 >= l->text.n;
}

/* Whether what stands under a head of a list are other pages. */
static bool lists_pages(const tail *t, uint32_t head, bool sure)
{
    const uint32_t items = t->cut - head - 1;
    uint32_t signs = 0, references = 0, dates = 0;
    for (uint32_t i = head + 1; i < t->cut; i++) references += is_reference(&t->page->lines[i]);
    for (uint32_t i = head + 1; i < t->cut; i++) dates += is_date(&t->page->lines[i]);
    if (references * 2 > items || dates == 1) return false; /* one day: of who signed the text */
    for (uint32_t i = head + 1; i < t->cut; i++) {
        const chrome_line *l = &t->page->lines[i];
        const bool teaser = is_teaser(t, i);
        signs += 2u * teaser + (!teaser && (l->linked || chrome_dated(l->text) != 0 ||
                                            chrome_share_of(&t->page->title, l->text) >= 25));
    }
    if (signs * 2 >= items) return true;
    return sure || (items >= 2 && items <= LIST_WITHOUT_SIGN);
}

/* The chapters of a novel under a bar of its pages. */
static bool lists_chapters(const tail *t, uint32_t head, chrome_verdict verdict)
{
    if (!verdict.sure || (verdict.kind != CHROME_WAY && verdict.kind != CHROME_PREVIEW)) return false;
    for (uint32_t i = head + 1; i < t->cut; i++)
        if (!is_chapter(&t->page->lines[i])) return false;
    return true;
}

/* Whether a line can only be the site's, as no text has one: what stands below two of them is not the text.
 */
static bool is_only_sites(const tail *t, uint32_t i, chrome_verdict verdict)
{
    const chrome_line *l = &t->page->lines[i];
    if (!verdict.sure || chrome_is_part(verdict) || l->taken) return false;
    return verdict.kind == CHROME_WAY || verdict.kind == CHROME_NOTICE || verdict.kind == CHROME_PREVIEW;
}

/* A few words without a sentence. */
static bool is_slight(const chrome_line *l)
{
    enum { HAN = 24, OTHERS = 48 }; /* characters */
    return l->shape.chars <= (l->shape.han ? HAN : OTHERS) && !l->shape.stops && l->shape.pauses <= 2;
}

/* Who signed a text, and when. */
static bool may_sign(const chrome_line *l)
{
    dnm_front front;
    dnm_label label;
    if (is_date(l)) return true;
    if (!dnm_label_read(dnm_shape_text(l->text, &l->shape), &label)) label = (dnm_label){0};
    dnm_front_read(l->text, &l->shape, &label, &front);
    return front.kind != DNM_FRONT_NONE && front.kind != DNM_FRONT_TITLE && front.kind != DNM_FRONT_BODY;
}

/* Nothing known below two lines of the site's, or below the number of its licence: unknown buttons. */
static bool is_button_below(const tail *t, uint32_t i, chrome_verdict verdict)
{
    const bool last = verdict.kind == CHROME_NOTICE && verdict.whole;
    if (t->pending > 2 || t->cut != t->end || i == t->first || !is_only_sites(t, i, verdict)) return false;
    for (uint32_t k = i + 1; k < t->cut; k++)
        if (!is_slight(&t->page->lines[k]) || may_sign(&t->page->lines[k])) return false;
    return last || is_only_sites(t, i - 1, chrome_judge(t->page, &t->page->lines[i - 1]));
}

/* Unknown buttons and fields between two lines that can only be the site's. */
static bool is_between_chrome(const tail *t, uint32_t i, chrome_verdict verdict)
{
    enum { MOST = 5 };
    const bool below = t->cut < t->end && (t->sure || t->buttons);
    if (t->pending > MOST || !below || !verdict.sure) return false;
    if (chrome_is_part(verdict) || verdict.kind == CHROME_SPAM || verdict.kind == CHROME_PARTICULARS)
        return false;
    for (uint32_t k = i + 1; k < t->cut; k++)
        if (!is_slight(&t->page->lines[k]) || may_sign(&t->page->lines[k])) return false;
    return true;
}

static bool step_over_chrome(tail *t, uint32_t i, chrome_verdict verdict)
{
    const bool head = verdict.kind == CHROME_RELATED;
    const bool listed =
        head ? (!verdict.whole || t->pending > 2) && lists_pages(t, i, verdict.sure && !verdict.whole)
             : lists_chapters(t, i, verdict);
    if (t->pending && !listed && !is_button_below(t, i, verdict) && !is_between_chrome(t, i, verdict))
        return false;
    const chrome_kind below = listed ? CHROME_RELATED : CHROME_WAY;
    for (uint32_t k = i + 1; k < t->cut && t->pending; k++) t->kinds[k - t->first] = below;
    t->sure = t->sure || verdict.sure || (head && t->pending);
    t->pending = 0;
    t->cut = i;
    t->kinds[i - t->first] = verdict.kind;
    t->notices += (verdict.kind == CHROME_NOTICE || verdict.kind == CHROME_INTRO) &&
                  t->page->lines[i].shape.ends_sentence;
    t->buttons += verdict.sure                      ? 0
                  : verdict.kind == CHROME_WAY      ? 1u
                  : verdict.kind == CHROME_DOWNLOAD ? 2u
                                                    : 0u;
    return true;
}

/* Lists without a head: the lines that end in a date, right before what was taken. */
static void take_dated(tail *t)
{
    uint32_t from = t->cut;
    while (from > t->cut - t->pending && chrome_dated(t->page->lines[from - 1].text)) from--;
    if (t->cut - from < FEWEST_DATED) return;
    for (uint32_t i = from; i < t->cut; i++) t->kinds[i - t->first] = CHROME_RELATED;
    t->cut = from;
    t->sure = true;
}

/* A text that has such notices all along is about them. */
static bool is_about_notices(const tail *t)
{
    if (t->notices > NOTICES_AT_MOST) return true;
    if (!t->notices) return false;
    uint32_t more = 0;
    for (uint32_t i = t->cut; i > t->start && t->cut - i < NOTICES_LOOK; i--) {
        if (t->page->lines[i - 1].taken) break; /* before the text */
        const chrome_verdict verdict = chrome_judge(t->page, &t->page->lines[i - 1]);
        more +=
            verdict.kind == CHROME_NOTICE || verdict.kind == CHROME_INTRO || verdict.kind == CHROME_DOWNLOAD;
    }
    return more >= 2;
}

static bool leaves_a_text(const tail *t)
{
    uint64_t chars = 0;
    uint32_t stops = 0;
    for (uint32_t i = t->start; i < t->cut && (chars < LEAST_TEXT || !stops); i++) {
        if (t->page->lines[i].taken) continue;
        chars += t->page->lines[i].shape.chars;
        stops += t->page->lines[i].shape.stops;
    }
    return chars >= LEAST_TEXT && stops;
}

/* Several buttons below each other, unless the text above them speaks of buttons, or leads to a list. */
static bool has_row_of_buttons(const tail *t)
{
    static const char *const words[] = {"按钮", "按鈕", "菜单",   "菜單", "下列",
                                        "以下", "如下", "button", "menu", NULL};
    if (t->buttons < BUTTONS_IN_ROW || t->cut == t->start) return false;
    const chrome_line *above = &t->page->lines[t->cut - 1];
    if (above->shape.last == ':' || above->shape.last == 0xFF1A) return false;
    return !dnm_has_any(above->text, words);
}

/* Where a preview ended, the rest of the text is missing. */
static void mark_cut_off(chrome_page *page, uint32_t i)
{
    while (i && page->lines[i - 1].taken) i--;
    if (!i) return;
    const chrome_line *l = &page->lines[i - 1];
    dnm_edit_flag(page->editor, (dnm_why){CHROME_PREVIEW, 600}, l->block, (uint32_t)l->shape.end, 0,
                  DNM_STR("the preview ended here"));
}

/* Of the last line of all: hijacked pages have their keywords there, too. */
static uint32_t without_spam(chrome_page *page, uint32_t start, uint32_t end)
{
    if (end != page->count || end - start <= SPAM_LINES || page->lines[end - 1].taken) return end;
    if (chrome_judge(page, &page->lines[end - 1]).kind != CHROME_NONE || !chrome_spam(page, end - 1))
        return end;
    chrome_take(page, &page->lines[end - 1], CHROME_SPAM, 850);
    return end - 1;
}

void chrome_clean_tail(chrome_page *page, uint32_t start, uint32_t end)
{
    end = without_spam(page, start, end);
    chrome_kind kinds[TAIL_LINES];
    tail t = {.page = page, .start = start, .end = end, .cut = end, .kinds = kinds};
    bool cut_off = false;
    uint32_t part = end; /* the text's last line, if its end is the site's */
    chrome_verdict of_part = chrome_is_none();
    t.first = end - start > TAIL_LINES ? end - TAIL_LINES : start;
    for (uint32_t i = end; i-- > t.first;) {
        if (page->lines[i].inside && !t.pending) {
            kinds[i - t.first] = CHROME_WAY;
            t.cut = i;
            continue;
        }
        if (page->lines[i].taken) break;
        const chrome_verdict verdict = chrome_judge(page, &page->lines[i]);
        if (chrome_is_part(verdict)) {
            if (!t.pending) part = i;
            of_part = verdict;
            break;
        }
        if (verdict.kind != CHROME_NONE) {
            if (!step_over_chrome(&t, i, verdict) && !may_be_item(&t, i)) break;
            t.pending += t.cut != i;
        } else if (may_be_item(&t, i) || is_slight(&page->lines[i])) {
            t.pending++;
        } else {
            break;
        }
    }
    take_dated(&t);
    t.sure = t.sure || part < end || has_row_of_buttons(&t);
    if ((t.cut == end && part == end) || !t.sure || is_about_notices(&t) || !leaves_a_text(&t)) return;
    if (part < end) chrome_cut(page, &page->lines[part], of_part);
    for (uint32_t i = t.cut; i < end; i++) {
        chrome_take(page, &page->lines[i], kinds[i - t.first], 850);
        cut_off = cut_off || kinds[i - t.first] == CHROME_PREVIEW;
    }
    if (cut_off) mark_cut_off(page, t.cut);
}
