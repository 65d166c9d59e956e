/* signed.c -- the same short words between signs, again and again in the middle of sentences:
 * "没★公文宝典★有", "九岁进的【公文宝典】戏班". Few places tear a word that is known; but no author sets a
 * name off between two characters of a sentence, with other neighbours each time. What a text names so itself
 * ("点击【确定】按钮") has its neighbours, the sentence does not go on without it, and other names stand
 * between the same signs.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "cleaners/watermark/watermark.h"
#include "core/base/hash.h"
#include "core/text/han_stats.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    SHORTEST = 2, /* characters between the signs */
    LONGEST = 14,
    FEWEST = 3, /* places */
    ENOUGH_ORNAMENTS = 4,
    ENOUGH_BRACKETS = 6,
    MOST_PLACES = 4096, /* a text with more speaks so */
    FEW = 24,           /* places whose neighbours are compared */
    LEAST_GAIN = -16,   /* of a place, in eighths of a bit: a word that the model has not seen */
    BIG_GAIN = 20,
    GAIN_A_PLACE = 4,        /* of brackets, on the average */
    GAIN_A_PLACE_SIGNS = -3, /* of ornaments */
    LEAST_GAIN_DOUBT = -5,
    GAIN_SURE = 60,
    COMMON = 64 /* cost of a character that stands beside two places by chance */
};

typedef struct signed_place {
    watermark_place place;
    uint64_t hash;
    uint32_t sign;
} signed_place;

typedef struct signed_search {
    const watermark_page *page;
    signed_place *all;
    uint32_t count;
} signed_search;

/* ---- signs ---------------------------------------------------------------------------------------- */

/* Stars, boxes, arrows and the like, which nobody sets around a word of a sentence. */
static bool is_ornament(uint32_t cp)
{
    return (cp >= 0x25A0 && cp <= 0x2606) || cp == 0x203B || cp == 0x266A || cp == 0x2192 || cp == '~' ||
           cp == 0xFF5E || cp == 0xFF0A || cp == 0x2640 || cp == 0x2642;
}

/* What closes what this one opens; 0 if it opens nothing. */
static uint32_t partner_of(uint32_t cp)
{
    if (is_ornament(cp) || cp == '#' || cp == 0xFF03) return cp;
    if (cp == 0x226E) return 0x226F; /* ≮ ≯ */
    switch (cp) {
    case '[':
    case '{':
    case '<':
    case 0xFF3B:
    case 0xFF5B:
    case 0xFF1C:
    case 0x3010:
    case 0x3014:
    case 0x3016:
        return watermark_other_bracket(cp);
    default:
        return 0;
    }
}

static bool is_of_name(uint32_t cp)
{
    return (dnm_cp_is_han(cp) && !dnm_cp_is_punct(cp)) ||
           (cp < 0x80 && dnm_cp_has(cp, DNM_CP_LETTER | DNM_CP_DIGIT));
}

/* Past the sign that closes a name behind `at`; 0 if none does. */
static size_t past_partner(dnm_str leaf, size_t at, uint32_t closing)
{
    bool hanzi = false;
    for (unsigned chars = 0; at < leaf.n && chars <= LONGEST; chars++) {
        const uint32_t cp = dnm_utf8_next(leaf.p, leaf.n, &at);
        if (cp == closing) return chars >= SHORTEST && hanzi ? at : 0;
        if (!is_of_name(cp)) return 0;
        hanzi = hanzi || dnm_cp_is_han(cp);
    }
    return 0;
}

/* ---- places --------------------------------------------------------------------------------------- */

static void add(signed_search *s, uint32_t block, uint32_t at, uint32_t len, uint32_t sign)
{
    static const dnm_hash_key key = {0, 0}; /* the same in every run */
    if (s->count == MOST_PLACES) return;
    if (!s->all) s->all = dnm_arena_alloc(s->page->arena, MOST_PLACES * sizeof *s->all);
    if (!s->all) return;
    const char *text = dnm_doc_view(s->page->doc)->text;
    s->all[s->count++] = (signed_place){{block, at, len}, dnm_hash(key, text + at, len), sign};
}

/* Whether one of the signs of partner_of() may begin with these bytes: of most characters the first tells. */
static bool may_be_sign(const char *text)
{
    const unsigned char *s = (const unsigned char *)text;
    switch (*s) {
    case '~':
    case '#':
    case '[':
    case '{':
    case '<':
        return true;
    case 0xE2: /* ※ is the only one of its block, which has dashes and quotes */
        return s[1] != 0x80 || s[2] == 0xBB;
    case 0xE3:
        return s[1] == 0x80 && s[2] >= 0x90 && s[2] <= 0x96;
    case 0xEF:
        return s[1] == 0xBD || s[2] == 0x83 || s[2] == 0x8A || s[2] == 0x9C || s[2] == 0xBB;
    default:
        return false;
    }
}

static void search(signed_search *s, uint32_t block)
{
    const dnm_view *v = dnm_doc_view(s->page->doc);
    const uint32_t off = v->blocks[block].off;
    const dnm_str leaf = {v->text + off, v->blocks[block].len};
    for (size_t at = 0; at < leaf.n;) {
        if (dnm_utf8_begins_han(leaf.p[at])) {
            at += 3;
            continue;
        }
        if (!may_be_sign(leaf.p + at)) {
            at++;
            continue;
        }
        const size_t begin = at;
        const uint32_t cp = dnm_utf8_next(leaf.p, leaf.n, &at), closing = partner_of(cp);
        const size_t end = closing ? past_partner(leaf, at, closing) : 0;
        if (!end) continue;
        add(s, block, off + (uint32_t)begin, (uint32_t)(end - begin), cp);
        at = end;
    }
}

/* Without hanzi there is no name; where rare signs are, they may be in any leaf. */
static bool may_have_signs(const dnm_doc *doc, uint32_t block, bool rare)
{
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    return shape.han && (rare || (shape.has & (DNM_HAS_CLOSING | DNM_HAS_MARKUP | DNM_HAS_NARROW)));
}

/* "{", "#" and "~" are looked for in the whole text at once: most have none. */
static bool has_rare_signs(const dnm_view *v)
{
    return memchr(v->text, '{', v->text_len) || memchr(v->text, '#', v->text_len) ||
           memchr(v->text, '~', v->text_len);
}

static int by_hash(const void *x, const void *y)
{
    const signed_place *a = x, *b = y;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return a->place.at < b->place.at ? -1 : a->place.at > b->place.at;
}

/* ---- the verdict ---------------------------------------------------------------------------------- */

typedef struct scatter {
    uint32_t amid;   /* places in the middle of a sentence … */
    uint32_t torn;   /* … between two hanzi */
    uint32_t within; /* with text before and behind */
    uint32_t again;  /* neighbours that have stood at the same side of another place */
    uint32_t big;    /* places where the text goes on much better without */
    int gain;        /* of all of them */
} scatter;

static bool is_common(uint32_t cp)
{
    return dnm_han_lower_cost(cp) <= COMMON;
}

static bool was_before(const watermark_gap *gaps, uint32_t i)
{
    for (uint32_t k = 0; k < i; k++)
        if ((gaps[k].left == gaps[i].left && dnm_cp_is_han(gaps[i].left) && !is_common(gaps[i].left)) ||
            (gaps[k].right == gaps[i].right && dnm_cp_is_han(gaps[i].right) && !is_common(gaps[i].right)))
            return true;
    return false;
}

static bool goes_on(uint32_t cp)
{
    return cp && (dnm_is_pause(cp) || is_of_name(cp));
}

static scatter read_scatter(const watermark_page *page, const signed_place *p, uint32_t n)
{
    watermark_gap gaps[FEW];
    scatter s = {0};
    for (uint32_t i = 0; i < n && i < FEW; i++) {
        gaps[i] = watermark_read_gap(page, &p[i].place);
        s.amid += goes_on(gaps[i].left) && goes_on(gaps[i].right);
        s.torn += gaps[i].torn;
        s.within += gaps[i].left && gaps[i].right;
        s.again += was_before(gaps, i);
        s.big += gaps[i].gain >= BIG_GAIN;
        if (gaps[i].torn) s.gain += gaps[i].gain < LEAST_GAIN ? LEAST_GAIN : gaps[i].gain;
    }
    return s;
}

/* Whether most of what stands between these signs are these words. */
static bool is_alone(const signed_search *s, uint32_t sign, uint32_t n)
{
    uint32_t all = 0;
    for (uint32_t i = 0; i < s->count; i++) all += s->all[i].sign == sign;
    return n * 3 >= all * 2;
}

typedef enum verdict { OWN, DOUBTFUL, MARK } verdict;

static verdict judge_ornament(const scatter *s, uint32_t n)
{
    const uint32_t few = n < FEW ? n : FEW;
    if (s->within * 4 < few * 3 || s->torn * 4 < few || s->again * 4 > few) return OWN;
    const bool many = n >= ENOUGH_BRACKETS && !s->again;
    const bool half = s->torn * 2 >= few && s->amid * 4 >= few * 3;
    if (!half || s->gain < (int)s->torn * GAIN_A_PLACE_SIGNS)
        return many && s->gain >= (int)s->torn * LEAST_GAIN_DOUBT ? DOUBTFUL : OWN;
    return n >= ENOUGH_ORNAMENTS || s->gain >= GAIN_SURE ? MARK : DOUBTFUL;
}

/* What offers something as sites do is doubtful wherever it stands amid sentences. */
static verdict judge_bracket(const scatter *s, uint32_t n, dnm_str words)
{
    const uint32_t few = n < FEW ? n : FEW;
    const bool amid = s->amid * 4 >= few * 3 && s->gain >= (int)s->torn * LEAST_GAIN_DOUBT;
    const bool doubtful = n >= ENOUGH_BRACKETS && !s->again && (amid || watermark_speaks(words));
    const verdict least = doubtful ? DOUBTFUL : OWN;
    if (s->torn * 2 < few || s->again * 5 > few) return least;
    if (s->gain < (int)s->torn * GAIN_A_PLACE || !s->big) return least;
    return n >= ENOUGH_BRACKETS && s->big > 1 ? MARK : DOUBTFUL;
}

static verdict judge(const signed_search *all, const signed_place *p, uint32_t n)
{
    if (n < FEWEST || !is_alone(all, p->sign, n)) return OWN;
    const scatter s = read_scatter(all->page, p, n);
    const uint32_t few = n < FEW ? n : FEW;
    const dnm_str words = {dnm_doc_view(all->page->doc)->text + p->place.at, p->place.len};
    if (is_ornament(p->sign) || p->sign == 0x226E) return judge_ornament(&s, n);
    return s.amid * 2 < few ? OWN : judge_bracket(&s, n, words);
}

static void settle(const signed_search *s, const signed_place *p, uint32_t n, dnm_editor *editor)
{
    const verdict found = judge(s, p, n);
    for (uint32_t i = 0; found != OWN && i < n; i++) {
        const watermark_place *place = &p[i].place;
        const uint32_t at = place->at - dnm_doc_view(s->page->doc)->blocks[place->block].off;
        if (found == MARK) {
            dnm_edit_cut(editor, (dnm_why){WATERMARK_RULE_REPEATED, 850}, place->block, at, place->len);
        } else {
            dnm_edit_flag(editor, (dnm_why){WATERMARK_RULE_BRAND, 500}, place->block, at, place->len,
                          DNM_STR(""));
        }
    }
}

void watermark_signed(const watermark_page *page, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    signed_search s = {.page = page};
    const bool rare = v->text_len && has_rare_signs(v);
    for (uint32_t i = 0; i < v->block_count; i++) {
        if (v->blocks[i].kind != DNM_PARAGRAPH && v->blocks[i].kind != DNM_HEADING) continue;
        if (may_have_signs(page->doc, i, rare)) search(&s, i);
    }
    if (s.count < FEWEST) return;
    qsort(s.all, s.count, sizeof *s.all, by_hash);
    for (uint32_t i = 0, end; i < s.count; i = end) {
        for (end = i + 1; end < s.count && s.all[end].hash == s.all[i].hash;) end++;
        settle(&s, &s.all[i], end - i, editor);
    }
}
