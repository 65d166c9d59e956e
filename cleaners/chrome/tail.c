/* tail.c -- what stands below a text: goes in from the last line of a document, or of a part of a
 * compilation. A list of other pages counts only under its head, or if every line of it carries a date; what
 * is unknown, only between lines that can be nobody's but a site's.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/chrome.h"

#include "core/text/date.h"
#include "core/text/front.h"
#include "core/text/prefix.h"

enum {
    TAIL_LINES = 120,
    SPAM_LINES = 3,
    TEASER_CHARS = 40,
    DOTTED_CHARS = 20, /* ... that ends in dots */
    LEAST_TEXT = 60,   /* characters that must stay before a tail */
    FEWEST_DATED = 3,
    LIST_WITHOUT_SIGN = 12,
    NOTICES_AT_MOST = 4,
    NOTICES_LOOK = 12,
    FEWEST_VERSES = 6,
    BUTTONS_IN_ROW = 4
};

/* "3. title" in a list of other pages; under its head only, a list is anything else as well. */
static bool is_numbered_title(const chrome_line *l)
{
    dnm_label label;
    const dnm_shape *s = &l->shape;
    if (s->chars > CHROME_LONGEST_TITLE || s->stops > 1 || s->ends_sentence || s->pauses > 2) return false;
    return dnm_label_read(dnm_shape_text(l->text, s), &label) && label.kind == DNM_LABEL_DIGIT;
}

/* "第3章 渡口" in a list of chapters. */
static bool is_chapter(const chrome_line *l)
{
    dnm_label label;
    if (l->shape.chars > CHROME_LONGEST_TITLE || l->shape.stops) return false;
    return dnm_label_read(dnm_shape_text(l->text, &l->shape), &label) && label.kind == DNM_LABEL_CHAPTER;
}

typedef struct tail {
    chrome_page *page;
    uint32_t start, end;
    uint32_t cut;     /* the lines from here on are chrome */
    uint32_t pending; /* lines right before `cut` that may be items of a list */
    uint32_t notices;
    uint32_t buttons; /* doubtful ones right below each other */
    uint32_t sites;   /* lines that can only be the site's */
    bool sure;
    chrome_kind *kinds; /* of the lines from `first` on */
    uint32_t first;
    uint32_t summary; /* the first line that begins a summary; `end` if there is none */
    bool looked;      /* ... which is known */
} tail;

/* A text cut off behind the title of another page. */
static bool is_teaser(const tail *t, uint32_t i)
{
    const chrome_line *l = &t->page->lines[i];
    const uint32_t last = l->shape.last;
    const bool dots =
        last == 0x2026 || (l->shape.end >= 3 && memcmp(l->text.p + l->shape.end - 3, "...", 3) == 0);
    if (l->shape.chars < (dots ? DOTTED_CHARS : TEASER_CHARS) || i == t->start ||
        !chrome_is_title_like(l - 1))
        return false;
    return dots || !l->shape.ends_sentence;
}

/* Two hanzi name a text, too, but only in a list. */
static bool is_short_title(const chrome_line *l)
{
    return l->shape.chars >= 2 && l->shape.han == l->shape.chars && l->shape.chars < CHROME_SHORTEST_TITLE;
}

static bool may_be_item(const tail *t, uint32_t i)
{
    const chrome_line *l = &t->page->lines[i];
    return chrome_is_title_like(l) || is_short_title(l) || is_numbered_title(l) || is_chapter(l) ||
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
    return verdict.kind == CHROME_WAY || verdict.kind == CHROME_NOTICE || verdict.kind == CHROME_PREVIEW ||
           verdict.kind == CHROME_INTRO;
}

/* A few words without a sentence. */
static bool is_slight(const chrome_line *l)
{
    enum { COLUMNS = 60 };
    return l->shape.chars + l->shape.han <= COLUMNS && !l->shape.stops && l->shape.pauses <= 2;
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

/* "地址：… 邮编：… 电话：…": where whoever runs the site is to be found, in one line. */
static bool is_address(const chrome_line *l)
{
    enum { LEAST = 2, LONGEST = 120 };
    static const char *const labels[] = {"地址", "邮编", "郵編", "邮政编码", "电话",   "電話", "传真",
                                         "傳真", "热线", "邮箱", "Email",    "E-mail", "QQ"};
    uint32_t found = 0;
    if (l->shape.chars > LONGEST || l->shape.stops > 1 || l->shape.ends_sentence || l->shape.blanks == 0)
        return false;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) found += dnm_has(l->text, labels[i]);
    return found >= LEAST;
}

/* Every line below `i` may be the site's, though none is known. */
static bool are_unknown(const tail *t, uint32_t i)
{
    for (uint32_t k = i + 1; k < t->cut; k++) {
        const chrome_line *l = &t->page->lines[k];
        if (!is_slight(l) && !is_address(l) && !chrome_may_be_sites(t->page, l)) return false;
        if (may_sign(l)) return false;
    }
    return true;
}

/* How many of the lines right above can only be the site's: unknown ones may stand between them, but no more
 * than there are of the others. */
static uint32_t count_sites_above(const tail *t, uint32_t i)
{
    enum { LOOK = 16, APART = 3 };
    uint32_t sites = 0, unknown = 0;
    for (uint32_t k = i; k > t->first && i - k < LOOK && unknown <= APART; k--) {
        const chrome_line *l = &t->page->lines[k - 1];
        const chrome_verdict verdict = chrome_judge(t->page, l);
        if (l->taken || (verdict.kind == CHROME_NONE && (!is_slight(l) || may_sign(l)))) break;
        const bool only = is_only_sites(t, k - 1, verdict);
        sites += only;
        unknown = only ? 0 : unknown + (verdict.kind == CHROME_NONE);
    }
    return sites;
}

/* Nothing known below several lines of the site's, or below the number of its licence: unknown buttons. */
static bool is_button_below(const tail *t, uint32_t i, chrome_verdict verdict)
{
    enum { MOST = 3, MANY = 8 };
    const bool last = verdict.kind == CHROME_NOTICE && verdict.whole;
    if (t->pending > MANY || t->cut != t->end || i == t->first || !is_only_sites(t, i, verdict)) return false;
    if (!are_unknown(t, i)) return false;
    const uint32_t above = last && t->pending <= MOST ? 1 : count_sites_above(t, i);
    return t->pending <= MOST ? above >= 1 : above + 1 >= t->pending;
}

/* "上一篇" alone, and the title of that page in the next line. */
static bool is_neighbour_above(const tail *t, uint32_t i, chrome_verdict verdict)
{
    enum { LONGEST = 5 };
    const chrome_line *l = &t->page->lines[i];
    static const char *const sides[] = {"上", "下", "前", "后", "後"};
    if (t->pending != 1 || verdict.kind != CHROME_WAY || l->shape.han > LONGEST ||
        l->shape.chars != l->shape.han || may_sign(l + 1) || !chrome_is_title_like(l + 1))
        return false;
    for (size_t k = 0; k < sizeof sides / sizeof *sides; k++)
        if (dnm_has_at(l->text, l->shape.start, sides[k])) return true;
    return false;
}

/* Unknown buttons and fields between two lines that can only be the site's. */
static bool is_between_chrome(const tail *t, uint32_t i, chrome_verdict verdict)
{
    enum { MOST = 8 };
    const bool below = t->cut < t->end;
    if (t->pending > MOST || !below || !verdict.sure) return false;
    if (chrome_is_part(verdict) || verdict.kind == CHROME_SPAM || verdict.kind == CHROME_PARTICULARS)
        return false;
    return are_unknown(t, i);
}

/* Whether a summary begins above the line. The lines are read once, however often it is asked. */
static bool has_summary_above(tail *t, uint32_t i)
{
    static const char *const summaries[] = {"摘要", "摘 要",    "提要",     "【摘",    "［摘",
                                            "[摘",  "内容提要", "Abstract", "ABSTRACT"};
    if (!t->looked) t->summary = t->start;
    for (; !t->looked && t->summary < t->end; t->summary += !t->looked) {
        const chrome_line *l = &t->page->lines[t->summary];
        for (size_t w = 0; w < sizeof summaries / sizeof *summaries && !t->looked; w++)
            t->looked = dnm_has_at(l->text, l->shape.start, summaries[w]);
    }
    t->looked = true;
    return t->summary < i;
}

/* What a text is filed under stands below it; what it names itself, below its summary, which makes the last
 * words of an article that is nothing but a summary none of the site's. */
static bool step_over_keywords(tail *t, uint32_t i)
{
    bool alone;
    if (!chrome_names_keywords(t->page, &t->page->lines[i], &alone)) return false;
    const bool between = t->sure && t->pending <= 2 && are_unknown(t, i);
    if ((t->pending != (alone ? 1u : 0u) && !between) || i <= t->start + 1) return false;
    if (has_summary_above(t, i)) return false;
    for (uint32_t k = i; k < t->cut; k++) t->kinds[k - t->first] = CHROME_RELATED;
    t->sure = true;
    t->pending = 0;
    t->cut = i;
    return true;
}

static bool step_over_chrome(tail *t, uint32_t i, chrome_verdict verdict)
{
    const bool head = verdict.kind == CHROME_RELATED;
    const bool listed =
        head ? (!verdict.whole || t->pending > 2) && lists_pages(t, i, verdict.sure && !verdict.whole)
             : lists_chapters(t, i, verdict);
    const bool neighbour = is_neighbour_above(t, i, verdict);
    if (t->pending && !listed && !neighbour && !is_button_below(t, i, verdict) &&
        !is_between_chrome(t, i, verdict))
        return false;
    const chrome_kind below = listed || neighbour ? CHROME_RELATED : CHROME_WAY;
    for (uint32_t k = i + 1; k < t->cut && t->pending; k++) t->kinds[k - t->first] = below;
    t->sure = t->sure || verdict.sure || (head && t->pending);
    t->sites += is_only_sites(t, i, verdict);
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

/* A text has sentences; verses may have none, but then the site must have said more than a word. */
static bool leaves_a_text(const tail *t)
{
    uint64_t chars = 0;
    uint32_t stops = 0;
    uint32_t lines = 0;
    for (uint32_t i = t->start; i < t->cut && (chars < LEAST_TEXT || !stops); i++) {
        if (t->page->lines[i].taken) continue;
        chars += t->page->lines[i].shape.chars;
        stops += t->page->lines[i].shape.stops;
        lines++;
    }
    return chars >= LEAST_TEXT && (stops || (lines >= FEWEST_VERSES && t->sites >= 2));
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
        if (step_over_keywords(&t, i)) continue;
        const chrome_verdict verdict = chrome_judge(page, &page->lines[i]);
        if (chrome_is_part(verdict)) {
            if (!t.pending) part = i;
            of_part = verdict;
            break;
        }
        if (verdict.kind != CHROME_NONE) {
            if (!step_over_chrome(&t, i, verdict) && !may_be_item(&t, i)) break;
            t.pending += t.cut != i;
        } else if (may_be_item(&t, i) || is_slight(&page->lines[i]) || is_address(&page->lines[i]) ||
                   chrome_may_be_sites(page, &page->lines[i])) {
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
