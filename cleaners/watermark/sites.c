/* sites.c -- marks that hold a site's address. The address alone convicts nobody: texts send their readers to
 * sites, too. So all places of one site are weighed together: whether each stands between two characters that
 * belong together, whether a word leads to it, whether the same neighbours come again, how it is written and
 * bracketed, how evenly it is strewn. Two places may be enough; what stays between is marked.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "cleaners/watermark/watermark.h"
#include "core/text/han_stats.h"
#include "core/text/letters.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    FIRST_ROOM = 64,       /* places */
    MOST_PLACES = 1 << 18, /* a text with more is a list of addresses: then none goes */
    MOST_GROWTH = 24,      /* characters before and behind the address that belong to the mark */
    FEW = 24               /* places whose neighbours are compared */
};

/* Evidence is counted in eighths of a bit, like the gain of a gap. */
enum {
    TRUST = -24, /* before anything is known */
    ENOUGH = 40,
    DOUBT = 4,
    LED_TO = -24,   /* a verb or a colon leads to the address, or it explains the name before it */
    NOT_LED_TO = 8, /* … and nothing does */
    SAME_NEIGHBOUR = -16,
    OTHER_PAGE = -32, /* the address leads to another page of the site than the one before */
    QUOTED = -48,
    RUNS_ON = 22,   /* behind a mark, and a clause goes on behind it */
    SUBJECT = -24,  /* … which says something of the site */
    AT_END = 4,     /* before a mark or the end */
    ALONE = 22,     /* a line of its own */
    LABELLED = -40, /* … under one that announces it */
    BRACKETED = 10,
    DISGUISED = 24,
    EVEN = 16 /* distances between the places are alike: all of them together */
};

typedef struct site_place {
    watermark_place place; /* grows from the address to the whole mark */
    uint64_t site, page;
    uint32_t path; /* bytes of the address behind the name */
    bool disguised;
    bool bracketed;
} site_place;

typedef struct sites {
    const watermark_page *page;
    site_place *all;
    watermark_place *before; /* as many: where they stood before they grew */
    uint32_t count, room;
} sites;

static dnm_str leaf_of(const sites *s, uint32_t block)
{
    const dnm_view *v = dnm_doc_view(s->page->doc);
    return (dnm_str){v->text + v->blocks[block].off, v->blocks[block].len};
}

/* ---- finding them ---- */

/* False when there are too many, or memory is out. */
static bool add(sites *s, const site_place *place)
{
    if (s->count == MOST_PLACES) return false;
    if (s->count == s->room) {
        const uint32_t room = s->room ? s->room * 2 : FIRST_ROOM;
        site_place *all = dnm_arena_alloc(s->page->arena, room * sizeof *all);
        if (!all) return false;
        if (s->count) memcpy(all, s->all, s->count * sizeof *all);
        s->all = all;
        s->room = room;
    }
    s->all[s->count++] = *place;
    return true;
}

static bool search(sites *s, uint32_t block)
{
    const dnm_str leaf = leaf_of(s, block);
    const uint32_t off = dnm_doc_view(s->page->doc)->blocks[block].off;
    watermark_address a;
    for (uint32_t at = 0; watermark_next_address(leaf, at, &a); at = a.at + a.len) {
        const site_place place = {{block, off + a.at, a.len}, a.site, a.page, a.path, a.disguised, false};
        if (!add(s, &place)) return false;
    }
    return true;
}

static bool search_all(sites *s)
{
    const dnm_doc *doc = s->page->doc;
    const dnm_view *v = dnm_doc_view(doc);
    for (uint32_t i = 0; i < v->block_count; i++) {
        if (v->blocks[i].kind != DNM_PARAGRAPH && v->blocks[i].kind != DNM_HEADING) continue;
        dnm_shape shape;
        dnm_leaf_shape(doc, i, &shape);
        if ((shape.has & (DNM_HAS_LOWER | DNM_HAS_UPPER | DNM_HAS_OTHER)) && !search(s, i)) return false;
    }
    return true;
}

static int by_site(const void *x, const void *y)
{
    const site_place *a = x, *b = y;
    if (a->site != b->site) return a->site < b->site ? -1 : 1;
    return a->place.at < b->place.at ? -1 : a->place.at > b->place.at;
}

/* ---- how far the mark goes ---- */

/* What follows the name of the site. */
static dnm_str path_of(const sites *s, const site_place *p)
{
    return (dnm_str){dnm_doc_view(s->page->doc)->text + p->place.at + p->place.len - p->path, p->path};
}

/* A place at the page that three quarters of them have, and at least three; NULL where there is none. */
static const site_place *usual_page(const site_place *p, uint32_t n)
{
    uint32_t winner = 0, votes = 0, count = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (!votes) winner = i;
        votes = p[i].page == p[winner].page ? votes + 1 : votes - 1;
    }
    for (uint32_t i = 0; i < n; i++) count += p[i].page == p[winner].page;
    return count >= 3 && count * 4 >= n * 3 ? &p[winner] : NULL;
}

/* "www.shushan.example/book/Python": where the mark ends in "/" elsewhere, the word is the text's. */
static void leave_words(const sites *s, site_place *p, uint32_t n)
{
    const site_place *usual = usual_page(p, n);
    if (!usual) return;
    const dnm_str path = path_of(s, usual);
    if (!path.n || path.p[path.n - 1] != '/') return;
    for (uint32_t i = 0; i < n; i++) {
        const dnm_str own = path_of(s, &p[i]);
        if (own.n <= path.n || memcmp(own.p, path.p, path.n) != 0) continue;
        size_t letters = path.n;
        while (letters < own.n && dnm_ascii_is_alnum(own.p[letters])) letters++;
        if (letters < own.n) continue;
        p[i].page = usual->page;
        p[i].path = (uint32_t)path.n;
        p[i].place.len -= (uint32_t)(own.n - path.n);
    }
}

static uint32_t neighbour(const sites *s, const site_place *p, bool right)
{
    const dnm_view *v = dnm_doc_view(s->page->doc);
    const dnm_block *b = &v->blocks[p->place.block];
    const uint32_t at = p->place.at - b->off;
    return right ? dnm_utf8_peek(v->text + b->off, b->len, at + p->place.len)
                 : dnm_utf8_peek_back(v->text + b->off, at);
}

static void take(const sites *s, site_place *p, bool right)
{
    const dnm_view *v = dnm_doc_view(s->page->doc);
    const dnm_block *b = &v->blocks[p->place.block];
    size_t at = p->place.at - b->off + (right ? p->place.len : 0);
    const size_t from = at;
    if (right) {
        dnm_utf8_next(v->text + b->off, b->len, &at);
        p->place.len += (uint32_t)(at - from);
    } else {
        dnm_utf8_prev(v->text + b->off, &at);
        p->place.at -= (uint32_t)(from - at);
        p->place.len += (uint32_t)(from - at);
    }
}

/* Brackets that hold nothing but the mark are part of it. */
static void take_brackets(const sites *s, site_place *p)
{
    const uint32_t opening = neighbour(s, p, false);
    const uint32_t closing = opening ? watermark_other_bracket(opening) : 0;
    if (!closing || neighbour(s, p, true) != closing) return;
    take(s, p, false);
    take(s, p, true);
}

/* A bracket without its twin stays in the text. */
static void settle_brackets(const sites *s, site_place *p)
{
    const char *text = dnm_doc_view(s->page->doc)->text + p->place.at;
    const uint32_t first = dnm_utf8_peek(text, p->place.len, 0);
    size_t end = p->place.len;
    const uint32_t last = dnm_utf8_prev(text, &end);
    p->bracketed = watermark_other_bracket(first) && watermark_other_bracket(first) == last;
    if (p->bracketed) return;
    if (dnm_is_closing(last)) p->place.len = (uint32_t)end;
    if (!watermark_other_bracket(first)) return;
    size_t begin = 0;
    dnm_utf8_next(text, p->place.len, &begin);
    p->place.at += (uint32_t)begin;
    p->place.len -= (uint32_t)begin;
}

/* The character that most of them have there; 0 where fewer than three quarters, or than two, agree. */
static uint32_t common_neighbour(const sites *s, const site_place *p, uint32_t n, bool right)
{
    uint32_t winner = 0, votes = 0, count = 0;
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t cp = neighbour(s, &p[i], right);
        if (!votes) winner = cp;
        votes = cp == winner ? votes + 1 : votes - 1;
    }
    if (!winner) return 0;
    for (uint32_t i = 0; i < n; i++) count += neighbour(s, &p[i], right) == winner;
    return count >= 2 && count * 4 >= n * 3 ? winner : 0;
}

/* What parts the cells of a table. */
static bool is_rule(uint32_t cp)
{
    return cp == '|' || cp == '\t' || cp == 0x2502 || cp == 0xFF5C;
}

static bool ends_mark(uint32_t cp)
{
    return ((dnm_is_stop(cp) || dnm_is_pause(cp)) && cp != ':' && cp != 0xFF1A) || is_rule(cp);
}

/* Grows all of them by what they have in common at one side; one hanzi alone is chance, and so is the word
 * that two of them stand before. */
static void grow(const sites *s, site_place *p, uint32_t n, bool right)
{
    uint32_t hanzi = 0; /* side by side, the last ones */
    for (uint32_t steps = 0, next; steps < MOST_GROWTH && (next = common_neighbour(s, p, n, right));
         steps++) {
        if (ends_mark(next)) break;
        hanzi = dnm_cp_is_han(next) ? hanzi + 1 : 0;
        for (uint32_t i = 0; i < n; i++) {
            if (hanzi == 1) s->before[i] = p[i].place;
            if (neighbour(s, &p[i], right) == next) take(s, &p[i], right);
        }
    }
    const uint32_t chance = right && n == 2 ? 2 : 1;
    if (!hanzi || hanzi > chance) return;
    for (uint32_t i = 0; i < n; i++) p[i].place = s->before[i];
}

/* ---- what a place says ---- */

static bool is_one_of(uint32_t cp, const uint32_t *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == cp) return true;
    return false;
}

/* What leads to an address: 录 陆 问 看 到 至 在 为 是 即 于 从 由 入 开 上 用 叫 给 向 址 站 网 台 统 页 号
 * 箱 局 院 司 名 与 和 见 往 去 览, in both scripts; a colon, an opening bracket or quote. */
static bool leads_to(uint32_t cp)
{
    static const uint32_t list[] = {
        0x5F55, 0x9304, 0x9646, 0x9678, 0x95EE, 0x554F, 0x770B, 0x5230, 0x81F3, 0x5728, 0x4E3A, 0x70BA,
        0x662F, 0x5373, 0x4E8E, 0x65BC, 0x4ECE, 0x5F9E, 0x7531, 0x5165, 0x5F00, 0x958B, 0x4E0A, 0x7528,
        0x53EB, 0x7ED9, 0x7D66, 0x5411, 0x5740, 0x7AD9, 0x7F51, 0x7DB2, 0x53F0, 0x81FA, 0x7EDF, 0x7D71,
        0x9875, 0x9801, 0x53F7, 0x865F, 0x7BB1, 0x5C40, 0x9662, 0x53F8, 0x540D, 0x4E0E, 0x8207, 0x548C,
        0x89C1, 0x898B, 0x5F80, 0x53BB, 0x89C8, 0x89BD, ':',    0xFF1A, '=',    '-',    0x2014};
    return is_one_of(cp, list, sizeof list / sizeof *list) || dnm_is_opening(cp);
}

/* How a clause goes on that says something of the site before it: 是 的 上 中 里 网 站 为 提 或 和 与 及 等
 * 也 就 官 这 有 在. */
static bool says_of_it(uint32_t cp)
{
    static const uint32_t list[] = {0x662F, 0x7684, 0x4E0A, 0x4E2D, 0x91CC, 0x88E1, 0x7F51, 0x7DB2, 0x7AD9,
                                    0x4E3A, 0x70BA, 0x63D0, 0x6216, 0x548C, 0x4E0E, 0x8207, 0x53CA, 0x7B49,
                                    0x4E5F, 0x5C31, 0x5B98, 0x8FD9, 0x9019, 0x6709, 0x5728};
    return is_one_of(cp, list, sizeof list / sizeof *list);
}

static bool is_mark(uint32_t cp)
{
    return dnm_is_stop(cp) || dnm_is_pause(cp);
}

/* The line before one that holds nothing but an address: "网址：". */
static bool is_labelled(const sites *s, uint32_t block)
{
    const dnm_view *v = dnm_doc_view(s->page->doc);
    if (!block || (v->blocks[block - 1].kind != DNM_PARAGRAPH && v->blocks[block - 1].kind != DNM_HEADING))
        return false;
    const dnm_str before = leaf_of(s, block - 1);
    const uint32_t last = dnm_utf8_peek_back(before.p, before.n);
    return last == ':' || last == 0xFF1A;
}

static int weigh_place(const sites *s, const site_place *p, const watermark_gap *gap)
{
    int evidence = (p->bracketed ? BRACKETED : 0) + (p->disguised ? DISGUISED : 0);
    if (!gap->left && !gap->right) return evidence + (is_labelled(s, p->place.block) ? LABELLED : ALONE);
    if (dnm_is_opening(gap->left) || dnm_is_closing(gap->right) || is_rule(gap->left) || is_rule(gap->right))
        return evidence + QUOTED;
    const bool half_a_word = gap->torn && dnm_han_pair_saving(gap->left, gap->right) >= DNM_HAN_PAIR_STRONG;
    if (leads_to(gap->left) && !p->bracketed && !half_a_word)
        return evidence + LED_TO + (gap->torn && gap->gain > 0 ? gap->gain : 0);
    if (gap->torn) return evidence + gap->gain + NOT_LED_TO;
    const bool begins = !gap->left || is_mark(gap->left) || dnm_is_closing(gap->left);
    if (begins && dnm_cp_is_han(gap->right)) return evidence + (says_of_it(gap->right) ? SUBJECT : RUNS_ON);
    return evidence + (dnm_cp_is_han(gap->left) || dnm_is_stop(gap->left) ? AT_END : 0);
}

/* No distance is much shorter or longer than the rest. */
static bool is_even(const site_place *p, uint32_t n)
{
    enum { FEWEST = 4 };
    if (n < FEWEST) return false;
    const uint32_t mean = (p[n - 1].place.at - p[0].place.at) / (n - 1);
    for (uint32_t i = 1; i < n; i++) {
        const uint32_t distance = p[i].place.at - p[i - 1].place.at;
        if (distance * 3 < mean || distance > mean * 3) return false;
    }
    return true;
}

static int weigh(const sites *s, const site_place *p, uint32_t n)
{
    watermark_gap gaps[FEW];
    int evidence = TRUST + (is_even(p, n) ? EVEN : 0);
    for (uint32_t i = 0; i < n && i < FEW; i++) {
        gaps[i] = watermark_read_gap(s->page, &p[i].place);
        evidence += weigh_place(s, &p[i], &gaps[i]);
        for (uint32_t k = 0; k < i; k++) {
            const bool same_left = dnm_cp_is_han(gaps[i].left) && gaps[i].left == gaps[k].left;
            if (!same_left && !(dnm_cp_is_han(gaps[i].right) && gaps[i].right == gaps[k].right)) continue;
            evidence += SAME_NEIGHBOUR;
            break;
        }
        if (i && p[i].page != p[i - 1].page) evidence += OTHER_PAGE;
    }
    return evidence;
}

/* ---- the verdict ---- */

/* Words before or behind the address belong to the mark already, where the mark splits a word with them. */
static void take_torn_words(const sites *s, site_place *p)
{
    watermark_place wider = p->place;
    watermark_take_words(s->page, &wider);
    if (wider.len == p->place.len) return;
    const watermark_gap gap = watermark_read_gap(s->page, &wider);
    if (gap.torn && dnm_han_pair_saving(gap.left, gap.right) >= DNM_HAN_PAIR_STRONG) p->place = wider;
}

static void judge(const sites *s, site_place *p, uint32_t n, dnm_editor *editor)
{
    if (n < 2) return;
    leave_words(s, p, n);
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < n; i++) take_brackets(s, &p[i]);
        grow(s, p, n, false);
        grow(s, p, n, true);
    }
    for (uint32_t i = 0; i < n; i++) {
        take_torn_words(s, &p[i]);
        settle_brackets(s, &p[i]);
    }
    const int evidence = weigh(s, p, n);
    if (evidence < DOUBT) return;
    for (uint32_t i = 0; i < n; i++) {
        if (evidence >= ENOUGH) watermark_take_words(s->page, &p[i].place);
        const uint32_t at = p[i].place.at - dnm_doc_view(s->page->doc)->blocks[p[i].place.block].off;
        if (evidence >= ENOUGH) {
            const dnm_why why = {WATERMARK_RULE_SITE, (uint16_t)(evidence >= 2 * ENOUGH ? 930 : 850)};
            dnm_edit_cut(editor, why, p[i].place.block, at, p[i].place.len);
        } else {
            const dnm_why why = {WATERMARK_RULE_BRAND, 500};
            dnm_edit_flag(editor, why, p[i].place.block, at, p[i].place.len, DNM_STR(""));
        }
    }
}

void watermark_sites(const watermark_page *page, dnm_editor *editor)
{
    sites s = {.page = page};
    if (!search_all(&s) || s.count < 2) return;
    s.before = dnm_arena_alloc(page->arena, s.count * sizeof *s.before);
    if (!s.before) return;
    qsort(s.all, s.count, sizeof *s.all, by_site);
    for (uint32_t i = 0, end; i < s.count; i = end) {
        for (end = i + 1; end < s.count && s.all[end].site == s.all[i].site;) end++;
        judge(&s, &s.all[i], end - i, editor);
    }
}
