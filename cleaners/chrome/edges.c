/* edges.c -- what stands above a text: goes in from the first line of a document, or of a part of a
 * compilation, as far as the lines are chrome. A title may stand between them.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/reading.h"

#include "core/text/prefix.h"
#include "core/text/utf8.h"

enum {
    HEAD_LINES = 16, /* that no box has */
    MOST_LINES = 60, /* with those of boxes; bits of a set */
    SPAM_LINES = 3,
    STAMP_LINES = 120, /* below a stamp in which there must be no other */
    BODY_CHARS = 24    /* a line with a sentence of so many characters is text */
};

static bool is_body(const chrome_line *l)
{
    const dnm_shape *s = &l->shape;
    const bool salutation = s->last == ':' || s->last == 0xFF1A;
    return (s->chars >= BODY_CHARS && s->stops) || s->chars > 3 * BODY_CHARS || salutation;
}

/* ---- before the text ---- */

/* Whether the next line that stays says the title. */
static bool is_said_below(const chrome_page *page, uint32_t i, uint32_t end)
{
    while (++i < end && page->lines[i].taken) {
    }
    return i < end && chrome_share_in(&page->title, page->lines[i].text) >= SAYS_TITLE;
}

static void take_doubtful_beside(chrome_page *page, uint32_t i, uint32_t start, uint32_t end,
                                 chrome_kind kind)
{
    const bool title = page->lines[i].block == page->title_block;
    if (title && (kind == CHROME_WAY || (kind == CHROME_DOWNLOAD && !is_said_below(page, i, end)))) return;
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
    if (!chrome_is_stamp(page->lines[i].text)) return false;
    if (i == start && (i + 2 >= end || !chrome_is_title_like(&page->lines[i + 1]))) return false;
    if (i > start && !page->lines[i - 1].taken && !chrome_is_title_like(&page->lines[i - 1])) return false;
    for (uint32_t k = i + 1; k < end && k < i + STAMP_LINES; k++)
        if (chrome_is_stamp(page->lines[k].text)) return false;
    return true;
}

/* A stamp among names, below the title and never again. */
static bool is_stamped_title(const chrome_page *page, uint32_t start, uint32_t end, uint32_t i)
{
    enum { BELOW = 6 };
    if (i == start || i > start + BELOW || i + 1 >= end || !chrome_is_stamped(&page->lines[i])) return false;
    if (!page->lines[i - 1].taken && !chrome_is_title_like(&page->lines[i - 1])) return false;
    return chrome_is_only_stamp(page, start, end, i);
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
    if (i == start || i > start + BELOW || !chrome_is_title_like(&page->lines[start])) return false;
    for (uint32_t k = start; k < i; k++)
        if (has_label(page->lines[k].text)) return false;
    if (i + 1 >= end || has_label(page->lines[i + 1].text)) return false;
    return chrome_is_author(page, page->lines[i].text);
}

static bool parts_copy(uint32_t cp)
{
    return cp == '_' || cp == '-' || cp == '|' || cp == 0x3011 || cp == '>';
}

/* "主题：title"; behind a title, it begins another: "好朋友：title of a tale". */
static bool leads_copy(uint32_t cp)
{
    return parts_copy(cp) || cp == ':' || cp == 0xFF1A;
}

/* "title_site", "site - title", "主题：title" over "title": what a browser shows in its own frame, or a
 * forum. */
static bool is_copy_with_site(const chrome_page *page, uint32_t i, uint32_t end)
{
    enum { LOOK = 3, LONGEST_SITE = 24, SHORTEST_NAMED = 4, SHORTEST_BEHIND = 3 };
    const chrome_line *l = &page->lines[i];
    const dnm_str copy = dnm_shape_text(l->text, &l->shape);
    dnm_label label;
    if (l->shape.ends_sentence || l->shape.chars > CHROME_LONGEST_TITLE + LONGEST_SITE) return false;
    const bool numbered = dnm_label_read(copy, &label); /* "第一篇：title" of a collection */
    for (uint32_t k = i + 1; k < end && k <= i + LOOK; k++) {
        const chrome_line *other = &page->lines[k];
        const dnm_str title = dnm_shape_text(other->text, &other->shape);
        if (other->shape.chars < SHORTEST_BEHIND || !other->shape.han || copy.n <= title.n ||
            other->shape.chars > CHROME_LONGEST_TITLE || l->shape.chars > other->shape.chars + LONGEST_SITE)
            continue;
        for (size_t at = 0; at + title.n <= copy.n; at++) {
            if (copy.p[at] != title.p[0] || memcmp(copy.p + at, title.p, title.n) != 0) continue;
            size_t before = at, behind = at + title.n;
            while (before && copy.p[before - 1] == ' ') before--;
            while (behind < copy.n && copy.p[behind] == ' ') behind++;
            const bool before_fits = !before || leads_copy(dnm_utf8_peek_back(copy.p, before));
            const bool behind_fits = behind == copy.n || parts_copy(dnm_utf8_peek(copy.p, copy.n, behind));
            const bool named = other->shape.chars >= SHORTEST_NAMED && i < 2 && !numbered;
            if (before_fits && behind_fits && (!at || named)) return true;
        }
    }
    return false;
}

/* Whether a line right below, above the text, is surely a site's. Particulars may count or not: they stand
 * below the title of a text as well. */
static bool is_above_chrome(const chrome_page *page, uint32_t i, bool particulars)
{
    enum { LOOK = 4 };
    for (uint32_t k = i + 1; k < page->count && k <= i + LOOK && !is_body(&page->lines[k]); k++) {
        const chrome_verdict verdict = chrome_judge(page, &page->lines[k]);
        if (verdict.kind == CHROME_NONE || !verdict.sure) continue;
        if (particulars || verdict.kind != CHROME_PARTICULARS) return true;
    }
    return false;
}

/* "山泉小说网", "山泉社区's Archiver": the name of a site, as the first line, above a title. */
static bool is_name_of_site(const chrome_page *page, uint32_t i)
{
    enum { LEAST = 4, MOST = 10 };
    static const char *const sites[] = {"网",   "網",   "论坛", "論壇", "社区", "博客",
                                        "社區", "文库", "热线", "在线", NULL};
    static const char archive[] = "'s Archiver";
    const chrome_line *l = &page->lines[i];
    dnm_str t = dnm_shape_text(l->text, &l->shape);
    if (i > 1 || l->shape.blanks > 1 || l->shape.pauses || l->shape.han < LEAST || l->shape.han > MOST)
        return false;
    if (dnm_str_ends(t, dnm_str_of(archive))) t.n -= sizeof archive - 1;
    return dnm_ends_with_any(t, sites) && is_above_chrome(page, i, true);
}

/* "看书阁,免费小说网": what a browser shows of a site, a comma between two of its names, above a title. A
 * title may look like it, above all with the comma of Chinese texts: "再见，旧渔网". */
static bool is_pair_of_names(const chrome_page *page, uint32_t i)
{
    enum { LONGEST = 20 };
    static const char *const sites[] = {"网",   "網",   "论坛", "論壇", "社区", "社區",
                                        "文库", "大全", "在线", "网站", "贴吧", NULL};
    static const char *const sure[] = {"网", "網", "论坛", "論壇", NULL};
    const chrome_line *l = &page->lines[i];
    const dnm_str t = dnm_shape_text(l->text, &l->shape);
    if (i || page->count < 2 || l->shape.pauses != 1 || l->shape.stops || l->shape.chars > LONGEST ||
        l->shape.han + 2 < l->shape.chars || l->shape.blanks)
        return false;
    const bool printed = memchr(t.p, ',', t.n);
    if ((!printed && !dnm_has(t, "，")) || !chrome_is_title_like(&page->lines[i + 1])) return false;
    if (printed && dnm_ends_with_any(t, sure)) return true;
    return dnm_ends_with_any(t, sites) && is_above_chrome(page, i, false);
}

bool chrome_names_site(const chrome_page *page, uint32_t i)
{
    return is_name_of_site(page, i) || is_pair_of_names(page, i) ||
           (i < 2 && is_copy_with_site(page, i, page->count));
}

/* "相关推荐" below other lines of the site's, and above the text or its title: the list is empty. */
static bool heads_nothing(const chrome_page *page, uint32_t start, uint32_t end, uint32_t i)
{
    if (i == start || i + 1 >= end || !page->lines[i - 1].taken) return false;
    const chrome_line *below = &page->lines[i + 1];
    return page->lines[i].block != page->title_block &&
           (is_body(below) || chrome_share_in(&page->title, below->text) >= SAYS_TITLE);
}

void chrome_clean_head(chrome_page *page, uint32_t start, uint32_t end)
{
    chrome_kind doubtful[MOST_LINES];
    uint64_t sources = 0;
    uint32_t stop = start, seen = 0;
    for (; stop < end && stop - start < MOST_LINES && seen < HEAD_LINES; stop++) {
        chrome_line *l = &page->lines[stop];
        doubtful[stop - start] = CHROME_NONE;
        if (l->taken) continue;
        seen++;
        if (start == 0 && stop < SPAM_LINES && chrome_spam(page, stop)) {
            chrome_take(page, l, CHROME_SPAM, 900);
            continue;
        }
        if (chrome_names_site(page, stop) || chrome_begins_way(page, stop) ||
            chrome_leads_to_title(page, stop) || chrome_is_summary_of_beginning(page, stop)) {
            chrome_take(page, l, CHROME_WAY, 800);
            continue;
        }
        chrome_take_notes(page, stop);
        if (l->taken) continue;
        const chrome_verdict verdict = chrome_judge(page, l);
        if (verdict.kind == CHROME_RELATED && !verdict.whole) {
            if (!heads_nothing(page, start, end, stop)) break; /* that list stands behind a text */
            chrome_take(page, l, CHROME_RELATED, 800);
            continue;
        }
        if (verdict.kind == CHROME_NOTICE && verdict.whole) continue; /* whose a text is may stand above it */
        /* of the first line of all alone: the parts of a compilation would each look through all of it */
        if (verdict.kind == CHROME_WAY && stop == 0 && chrome_is_spoken_of(page, l)) continue;
        if (chrome_is_part(verdict)) {
            chrome_cut(page, l, verdict);
            if (is_body(l)) break;
        } else if (verdict.kind != CHROME_NONE && (verdict.sure || is_stamp(page, start, end, stop))) {
            chrome_take(page, l, verdict.kind, 850);
        } else if (verdict.kind == CHROME_PARTICULARS && is_signed_title(page, start, end, stop)) {
            chrome_take(page, l, verdict.kind, 800);
        } else if ((verdict.kind == CHROME_NONE || verdict.kind == CHROME_PARTICULARS) &&
                   is_stamped_title(page, start, end, stop)) {
            chrome_take(page, l, CHROME_PARTICULARS, 800);
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
    chrome_take_copies(page, start, end);
}
