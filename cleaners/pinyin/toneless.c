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
    VERY_COMMON_COST = 96, /* eighths of a bit, in either script: about 1,500 characters */
    MATCHES = 8,           /* readings in running text that are those of the characters before them, … */
    KINDS = 6,             /* … of so many characters, … */
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
    bool own;      /* it is read so */
    bool again;    /* the same stands right before it */
    bool in_prose; /* words stand around it */
} mark;

/* Goes from bracket to bracket of a leaf. */
typedef struct walker {
    const char *text;
    uint32_t begin, end, at;
    mark last;
} walker;

static uint32_t plain_letter(uint32_t cp)
{
    static const uint16_t marked[][5] = {{'a', 0x101, 0xE1, 0x1CE, 0xE0}, {'e', 0x113, 0xE9, 0x11B, 0xE8},
                                         {'i', 0x12B, 0xED, 0x1D0, 0xEC}, {'o', 0x14D, 0xF3, 0x1D2, 0xF2},
                                         {'u', 0x16B, 0xFA, 0x1D4, 0xF9}, {'v', 0x1D6, 0x1D8, 0x1DA, 0x1DC},
                                         {'v', 0xFC, 0xFC, 0xFC, 0xFC}};
    if (cp < 0x80) return cp;
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++)
        for (size_t k = 1; k < 5; k++)
            if (marked[i][k] == cp) return marked[i][0];
    return cp;
}

/* "xi" for "xì"; ü is v, or u. */
static bool is_plain_form(const char *syllable, const char *letters, size_t n)
{
    const size_t length = strlen(syllable);
    size_t i = 0;
    for (size_t at = 0; at < length; i++) {
        const uint32_t base = plain_letter(dnm_utf8_next(syllable, length, &at));
        if (i == n || ((uint8_t)letters[i] != base && !(base == 'v' && letters[i] == 'u'))) return false;
    }
    return i == n;
}

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

static bool is_han_before(const walker *w, uint32_t at)
{
    size_t end = at;
    return at > w->begin && dnm_cp_is_han(dnm_utf8_prev(w->text, &end));
}

/* What stands before the opening bracket at `off`: a character, or another reading of it. */
static bool find_character(const walker *w, uint32_t off, dnm_str letters, mark *m)
{
    if (w->last.end == off && w->last.cp) {
        m->cp = w->last.cp;
        m->again = w->last.end - w->last.off == letters.n + 2 &&
                   memcmp(w->text + w->last.off + 1, letters.p, letters.n) == 0;
        m->in_prose = w->last.in_prose;
        return true;
    }
    size_t start = off;
    if (off == w->begin) return false;
    m->cp = dnm_utf8_prev(w->text, &start);
    if (!dnm_cp_is_han(m->cp)) return false;
    m->in_prose = is_han_before(w, (uint32_t)start) || dnm_cp_is_han(dnm_utf8_peek(w->text, w->end, m->end));
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
        *m = (mark){.off = off, .end = at + 1};
        if (!find_character(w, off, letters, m)) continue;
        const unsigned reading = pinyin_reading(m->cp);
        m->own = reading && is_plain_form(pinyin_syllables[reading], letters.p, letters.n);
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

static bool is_very_common(uint32_t cp)
{
    const unsigned hans = dnm_han_cost(DNM_HANS, cp), hant = dnm_han_cost(DNM_HANT, cp);
    return (hans < hant ? hans : hant) <= VERY_COMMON_COST;
}

/* ---- what speaks for such a page ---- */

typedef struct tally {
    uint32_t matches, doubled, others;
    uint32_t kinds, common;
    uint32_t hanzi; /* in leaves with readings */
} tally;

static void count_mark(tally *t, const mark *m, uint8_t *known)
{
    if (!m->own) {
        t->others++;
    } else if (m->again) {
        t->doubled++;
    } else if (m->in_prose) {
        t->matches++;
        uint8_t *seen = &known[m->cp - PINYIN_FIRST];
        t->kinds += !*seen;
        t->common += !*seen && is_very_common(m->cp);
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

static bool is_sprinkled(const tally *t)
{
    const bool enough = (t->matches >= MATCHES && t->kinds >= KINDS) ||
                        (t->matches >= MATCHES_DOUBLED && t->doubled >= DOUBLED);
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
    return is_sprinkled(&t);
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
