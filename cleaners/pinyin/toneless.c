/* toneless.c -- another maker of hijacked pages sprinkles readings without tones over common characters, some
 * twice or three times, and tears nothing: "系(xi)(xi)統(tong)的(de)". Nobody needs to be told how 的 is
 * read, here and not there; a lesson marks all of its characters, or those that are hard.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pinyin/pinyin.h"
#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    VERY_COMMON_COST = 96, /* eighths of a bit, in either script: about 1,500 characters; … */
    EVERYDAY_COST = 72,    /* … those that stand in every text */
    MATCHES = 8,           /* readings in running text that are those of the characters before them, … */
    KINDS = 6,             /* … of so many characters, … */
    KINDS_TO_EVERYDAY = 3, /* … of which one in so many stands in every text, … */
    MATCHES_TO_FRAMED = 2, /* … and fewer than one in so many stand as the one before does; … */
    MATCHES_DOUBLED = 5,   /* … or some, where readings stand twice */
    DOUBLED = 2,
    MATCHES_TO_ONE = 8, /* other syllables in brackets are rare: of characters with several readings */
    MOST_GLOSSED_PERCENT = 70,
    LONGEST = 6, /* letters: zhuang */
    SURE = 985,
    SURE_OTHER = 900 /* of another reading than the first of a dictionary */
};

/* A reading in its brackets, and the character that it stands behind, perhaps with others between. */
typedef struct mark {
    uint32_t off, end;
    uint32_t cp;
    bool own;                /* it is read so */
    bool again;              /* the same stands right before it */
    bool in_prose;           /* words stand around it */
    uint32_t before, behind; /* the character and its readings */
} mark;

/* Goes from bracket to bracket of a leaf. */
typedef struct walker {
    const char *text;
    uint32_t begin, end, at;
    mark last;
} walker;

static bool is_any_syllable(dnm_str letters)
{
    char form[LONGEST + 1];
    memcpy(form, letters.p, letters.n);
    for (int tone = '1'; tone <= '5'; tone++) {
        form[letters.n] = (char)tone;
        if (pinyin_syllable_as_written((dnm_str){form, letters.n + 1})) return true;
    }
    return false;
}

/* The letters before the bracket at `close`, and the one that opens before them; empty if it is no reading.
 */
static dnm_str letters_before(const walker *w, uint32_t close)
{
    uint32_t from = close;
    while (from > w->begin && close - from < LONGEST && w->text[from - 1] >= 'a' && w->text[from - 1] <= 'z')
        from--;
    if (from == close || from == w->begin || w->text[from - 1] != '(') return DNM_STR("");
    return (dnm_str){w->text + from, close - from};
}

/* What stands before the opening bracket at `off`: a character, or another reading of it. */
static bool find_character(const walker *w, uint32_t off, dnm_str letters, mark *m)
{
    if (w->last.end == off && w->last.cp) {
        m->cp = w->last.cp;
        m->again = w->last.end - w->last.off == letters.n + 2 &&
                   memcmp(w->text + w->last.off + 1, letters.p, letters.n) == 0;
        m->in_prose = w->last.in_prose;
        m->before = w->last.before;
        return true;
    }
    size_t start = off;
    if (off == w->begin) return false;
    m->cp = dnm_utf8_prev(w->text, &start);
    if (!dnm_cp_is_han(m->cp)) return false;
    m->before = start > w->begin ? dnm_utf8_peek_back(w->text, start) : 0;
    m->in_prose = dnm_cp_is_han(m->before) || dnm_cp_is_han(m->behind);
    return true;
}

static bool next_mark(walker *w, mark *m)
{
    const char *close;
    while (w->at < w->end && (close = memchr(w->text + w->at, ')', w->end - w->at))) {
        const uint32_t at = (uint32_t)(close - w->text);
        w->at = at + 1;
        const dnm_str letters = letters_before(w, at);
        if (!letters.n) continue;
        const uint32_t off = at - (uint32_t)letters.n - 1;
        *m = (mark){.off = off, .end = at + 1, .behind = dnm_utf8_peek(w->text, w->end, at + 1)};
        if (!find_character(w, off, letters, m)) continue;
        const unsigned reading = pinyin_reading(m->cp);
        m->own = reading && pinyin_is_without_tone(pinyin_syllables[reading], letters, true);
        w->last = *m;
        return true;
    }
    return false;
}

static bool is_leaf(const dnm_block *b)
{
    return b->len && (b->kind == DNM_PARAGRAPH || b->kind == DNM_HEADING);
}

static walker walk_leaf(const dnm_view *v, const dnm_block *b)
{
    return (walker){.text = v->text, .begin = b->off, .end = b->off + b->len, .at = b->off};
}

/* ---- what speaks for such a page ---- */

typedef struct tally {
    uint32_t matches, doubled, others;
    uint32_t kinds, common, everyday;
    uint32_t framed;         /* stand as the one before does: "姓王(wang)的", "姓李(li)的" */
    uint32_t before, behind; /* what the last one stood between */
    uint32_t hanzi;          /* in leaves with readings */
} tally;

static bool is_same_hanzi(uint32_t a, uint32_t b)
{
    return a == b && dnm_cp_is_han(a);
}

static void count_mark(tally *t, const mark *m, uint8_t *known)
{
    if (!m->own) {
        t->others++;
    } else if (m->again) {
        t->doubled++;
    } else if (m->in_prose) {
        t->matches++;
        t->framed += is_same_hanzi(m->before, t->before) || is_same_hanzi(m->behind, t->behind);
        t->before = m->before;
        t->behind = m->behind;
        uint8_t *seen = &known[m->cp - PINYIN_FIRST];
        t->kinds += !*seen;
        t->common += !*seen && dnm_han_lower_cost(m->cp) <= VERY_COMMON_COST;
        t->everyday += !*seen && dnm_han_lower_cost(m->cp) <= EVERYDAY_COST;
        *seen = 1;
    }
}

static uint32_t count_hanzi(const dnm_view *v, const dnm_block *b)
{
    uint32_t n = 0;
    for (size_t at = b->off; at < b->off + b->len;)
        n += dnm_cp_is_han(dnm_utf8_next(v->text, b->off + b->len, &at));
    return n;
}

/* Nobody writes a reading twice. Once each, a person may who teaches names or numbers; but not those of
 * characters that every reader met thousands of times, one here and one there. */
static bool is_unasked_for(const pinyin_page *page, const tally *t)
{
    return t->matches >= MATCHES && t->kinds >= KINDS && t->everyday * KINDS_TO_EVERYDAY >= t->kinds &&
           t->framed * MATCHES_TO_FRAMED < t->matches && !pinyin_speaks_of_readings(page);
}

static bool is_sprinkled(const pinyin_page *page, const tally *t)
{
    const bool enough = (t->matches >= MATCHES_DOUBLED && t->doubled >= DOUBLED) || is_unasked_for(page, t);
    return enough && t->common * 3 >= t->kinds * 2 && t->others * MATCHES_TO_ONE <= t->matches &&
           t->matches * 100 <= t->hanzi * MOST_GLOSSED_PERCENT;
}

static bool weigh(const pinyin_page *page)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    tally t = {0};
    uint8_t *known = DNM_NEW(page->arena, uint8_t, PINYIN_COUNT);
    if (!known) return false;
    for (uint32_t i = 0; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (!is_leaf(b)) continue;
        walker w = walk_leaf(v, b);
        mark m;
        if (!next_mark(&w, &m)) continue;
        t.hanzi += count_hanzi(v, b);
        do count_mark(&t, &m, known);
        while (next_mark(&w, &m));
    }
    return is_sprinkled(page, &t);
}

/* Of what else stands in brackets, syllables are other readings of characters that have several. */
bool pinyin_strip_toneless(const pinyin_page *page, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    if (!weigh(page)) return false;
    for (uint32_t i = 0; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (!is_leaf(b)) continue;
        walker w = walk_leaf(v, b);
        mark m;
        while (next_mark(&w, &m)) {
            const dnm_str letters = {v->text + m.off + 1, m.end - m.off - 2};
            if (!m.own && !is_any_syllable(letters)) continue;
            const dnm_why why = {PINYIN_RULE_TONELESS, m.own ? SURE : SURE_OTHER};
            dnm_edit_cut(editor, why, i, m.off - b->off, m.end - m.off);
        }
    }
    return true;
}
