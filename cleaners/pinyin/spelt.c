/* spelt.c -- words that a filter dislikes are written half in letters: 全bu, sao扰. Marked is a syllable
 * between hanzi, without blanks, that makes a word with them if it is read; a text has Latin words, too, and
 * glosses them, so the characters around must know the word, and other places of the same letters must, too.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pinyin/pinyin.h"
#include "core/text/han_model.h"
#include "core/text/han_stats.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    SHORTEST = 2, /* letters */
    LONGEST = 6,
    COMMON = 130,        /* cost of a character that a word may be made with, see han_stats.h */
    MOST_PLACES = 4096,  /* a text with more is written so, and has no flags */
    MOST_READINGS = 192, /* characters that are read so */
    MOST_NAMED = 3,      /* candidates of a flag */
    GAIN_ENOUGH = 40, /* eighths of a bit: by so much what stands around is likelier with the character … */
    LEAD_ENOUGH = 34, /* … than apart, and by so much likelier than with a Latin word; … */
    GAIN_ONE_SIDE = 50, /* … where hanzi stand at one side only */
    LEAD_ONE_SIDE = 40,
    GAIN_PAIR = 40, /* … and the character is half of a word there */
    LEAD_PAIR = 30,
    RIVAL = 24 /* what is so much less likely than the best is no candidate */
};

typedef struct spelling {
    char letters[LONGEST + 1];
    uint32_t places, words; /* where it stands, and where it makes a word */
    uint32_t chars[MOST_READINGS];
    uint32_t count;
} spelling;

enum { MOST_SPELLINGS = 64 };

typedef struct spelt {
    const dnm_doc *doc;
    dnm_arena *arena;
    spelling *known[MOST_SPELLINGS];
    uint32_t count, places;
    uint64_t costs[DNM_HAN_JAPANESE]; /* of the hanzi around, in either script: which the text is in */
} spelt;

typedef struct spelt_place {
    size_t at, end;
    uint32_t near[4]; /* around it, in reading order: two before, two behind; 0 where no hanzi is */
} spelt_place;

/* ---- syllables ------------------------------------------------------------------------------------ */

static bool is_common(uint32_t cp)
{
    return dnm_han_lower_cost(cp) <= COMMON && dnm_model_class(cp);
}

/* Fills in the common characters that are read so. */
static void find_readings(spelling *s, dnm_str letters)
{
    bool wanted[PINYIN_SYLLABLE_COUNT];
    bool any = false;
    for (unsigned i = 0; i < PINYIN_SYLLABLE_COUNT; i++) {
        const char first = pinyin_syllables[i][0]; /* of most it is the first letter itself */
        wanted[i] = first && (first == letters.p[0] || (unsigned char)first >= 0x80) &&
                    pinyin_is_without_tone(pinyin_syllables[i], letters, false);
        any = any || wanted[i];
    }
    for (uint32_t i = 0; any && i < PINYIN_COUNT && s->count < MOST_READINGS; i++)
        if (wanted[pinyin_readings[i]] && is_common(PINYIN_FIRST + i))
            s->chars[s->count++] = PINYIN_FIRST + i;
}

static bool is_final(dnm_str letters)
{
    static const char finals[][5] = {"a",  "o",  "e",   "i",   "u",    "v",    "ai",  "ei",  "ui",
                                     "ao", "ou", "iu",  "ie",  "ue",   "ve",   "er",  "an",  "en",
                                     "in", "un", "ang", "eng", "ing",  "ong",  "ia",  "iao", "ian",
                                     "ua", "uo", "uai", "uan", "iang", "iong", "uang"};
    for (size_t i = 0; i < sizeof finals / sizeof *finals; i++)
        if (letters.n && *finals[i] == *letters.p && strlen(finals[i]) == letters.n &&
            memcmp(finals[i], letters.p, letters.n) == 0)
            return true;
    return false;
}

/* An initial and a final: most Latin words are none. */
static bool may_be_syllable(dnm_str letters)
{
    if (letters.n < SHORTEST || letters.n > LONGEST || strchr("iuv", letters.p[0])) return false;
    if (letters.n == 2 && memcmp(letters.p, "ta", 2) == 0) return false; /* he or she, on purpose */
    size_t initial = strchr("aeo", letters.p[0]) ? 0 : 1;
    if (strchr("zcs", letters.p[0]) && letters.p[1] == 'h') initial = 2;
    return is_final((dnm_str){letters.p + initial, letters.n - initial});
}

/* What is known of the letters; NULL if they are no syllable, or too many are. */
static spelling *spelling_of(spelt *s, dnm_str letters)
{
    if (!may_be_syllable(letters)) return NULL;
    for (uint32_t i = 0; i < s->count; i++)
        if (strlen(s->known[i]->letters) == letters.n &&
            memcmp(s->known[i]->letters, letters.p, letters.n) == 0)
            return s->known[i];
    if (s->count == MOST_SPELLINGS) return NULL;
    spelling *found = DNM_NEW(s->arena, spelling, 1);
    if (!found) return NULL;
    memcpy(found->letters, letters.p, letters.n);
    find_readings(found, letters);
    s->known[s->count++] = found;
    return found;
}

/* ---- places --------------------------------------------------------------------------------------- */

static uint32_t hanzi(uint32_t cp)
{
    return dnm_han_is_core(cp) ? cp : 0;
}

/* The two characters before and behind it, where they are hanzi. */
static void look_around(dnm_str leaf, spelt_place *p)
{
    size_t begin = p->at, end = p->end;
    p->near[1] = begin ? hanzi(dnm_utf8_prev(leaf.p, &begin)) : 0;
    p->near[0] = p->near[1] ? hanzi(dnm_utf8_peek_back(leaf.p, begin)) : 0;
    p->near[2] = end < leaf.n ? hanzi(dnm_utf8_next(leaf.p, leaf.n, &end)) : 0;
    p->near[3] = p->near[2] ? hanzi(dnm_utf8_peek(leaf.p, leaf.n, end)) : 0;
}

/* What a word in letters may stand beside: hanzi and their marks, nothing of ASCII ("-rf文件", "a.b的"). */
static bool may_be_beside(uint32_t cp)
{
    return !cp || dnm_han_is_core(cp) ||
           (cp >= 0x2000 && dnm_cp_is_punct(cp) && !dnm_is_opening(cp) && !dnm_is_closing(cp));
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

enum { STRIDE = 32 };

/* Whether a small letter beside a character that is no ASCII may stand in so many bytes; one more is read on
 * either side, of other leaves, too. Without branches: compilers make a few instructions of it for all bytes
 * together. */
static bool may_have_place(const char *text)
{
    uint8_t any = 0;
    for (int i = 0; i < STRIDE; i++)
        any |=
            (uint8_t)(((uint8_t)(text[i] - 'a') < 26) & (((uint8_t)text[i - 1] | (uint8_t)text[i + 1]) >> 7));
    return any;
}

/* The word of small letters that begins at `at`, if it touches a hanzi and nothing else that is written; its
 * end is set in any case. */
static bool read_place(dnm_str leaf, size_t at, spelt_place *place)
{
    size_t end = at;
    while (end < leaf.n && is_small(leaf.p[end])) end++;
    *place = (spelt_place){.at = at, .end = end};
    if (end - at < SHORTEST || end - at > LONGEST) return false;
    if (!may_be_beside(dnm_utf8_peek_back(leaf.p, at)) || !may_be_beside(dnm_utf8_peek(leaf.p, leaf.n, end)))
        return false;
    look_around(leaf, place);
    return place->near[1] || place->near[2];
}

/* A word that begins where nothing was found before it is none, so what is left of it is passed. */
static bool next_place(const dnm_view *v, dnm_str leaf, size_t *at, spelt_place *place)
{
    size_t looked_at = 0;
    while (*at < leaf.n) {
        if (*at >= looked_at) {
            const size_t off = (size_t)(leaf.p - v->text) + *at;
            const bool whole = off && off + STRIDE < v->text_len;
            looked_at = *at + STRIDE;
            if (whole && !may_have_place(leaf.p + *at)) {
                *at = looked_at;
                while (*at < leaf.n && is_small(leaf.p[*at])) ++*at;
                continue;
            }
        }
        if (!is_small(leaf.p[*at])) {
            ++*at;
            continue;
        }
        const bool found = read_place(leaf, *at, place);
        *at = place->end;
        if (found) return true;
    }
    return false;
}

/* ---- words ---------------------------------------------------------------------------------------- */

static unsigned saved(unsigned apart, unsigned together)
{
    return apart > together ? apart - together : 0;
}

/* The classes of what stands around. */
typedef struct context {
    unsigned c[4];
} context;

static context context_of(const spelt_place *p)
{
    context around;
    for (int i = 0; i < 4; i++) around.c[i] = p->near[i] ? dnm_model_class(p->near[i]) : 0;
    return around;
}

/* By how much the character and what stands around it are likelier together than apart. */
static unsigned gain_of(const context *around, uint32_t cp)
{
    const unsigned *c = around->c, class = dnm_model_class(cp);
    unsigned gain = c[1] ? saved(dnm_model_cost(0, 0, class), dnm_model_cost(c[0], c[1], class)) : 0;
    if (c[2]) gain += saved(dnm_model_cost(0, 0, c[2]), dnm_model_cost(c[1], class, c[2]));
    if (c[2] && c[3]) gain += saved(dnm_model_cost(0, c[2], c[3]), dnm_model_cost(class, c[2], c[3]));
    return gain;
}

static int cost_with(const context *around, unsigned class)
{
    const unsigned *c = around->c;
    unsigned cost = dnm_model_cost(c[0], c[1], class);
    if (c[2]) cost += dnm_model_cost(c[1], class, c[2]);
    if (c[2] && c[3]) cost += dnm_model_cost(class, c[2], c[3]);
    return (int)cost;
}

typedef struct reading {
    uint32_t cp;
    unsigned gain;
} reading;

/* Of two forms of one character, which the model does not tell apart, the more usual one. */
static bool is_better(reading a, reading b)
{
    return a.gain > b.gain || (a.gain == b.gain && dnm_han_lower_cost(a.cp) < dnm_han_lower_cost(b.cp));
}

/* The best readings, best first; how many. */
static unsigned best_readings(const spelling *s, const spelt_place *p, reading best[MOST_NAMED])
{
    const context around = context_of(p);
    unsigned n = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        reading one = {s->chars[i], gain_of(&around, s->chars[i])};
        for (unsigned k = 0; k < MOST_NAMED && one.gain; k++) {
            if (k < n && !is_better(one, best[k])) continue;
            const reading next = k < n ? best[k] : (reading){0, 0};
            best[k] = one;
            if (k == n) {
                n++;
                break;
            }
            one = next;
        }
    }
    return n;
}

/* Whether it is half of a word with a neighbour. */
static bool is_pair(const spelt_place *p, uint32_t cp)
{
    return (p->near[1] && dnm_han_pair_saving(p->near[1], cp) >= DNM_HAN_PAIR_STRONG) ||
           (p->near[2] && dnm_han_pair_saving(cp, p->near[2]) >= DNM_HAN_PAIR_STRONG);
}

static bool is_word(const spelling *s, const spelt_place *p, reading best[MOST_NAMED], unsigned *n)
{
    *n = best_readings(s, p, best);
    if (!*n) return false;
    const context around = context_of(p);
    const int lead = cost_with(&around, DNM_MODEL_LETTER) - cost_with(&around, dnm_model_class(best[0].cp));
    if (around.c[1] && around.c[2]) return best[0].gain >= GAIN_ENOUGH && lead >= LEAD_ENOUGH;
    if (is_pair(p, best[0].cp)) return best[0].gain >= GAIN_PAIR && lead >= LEAD_PAIR;
    return best[0].gain >= GAIN_ONE_SIDE && lead >= LEAD_ONE_SIDE;
}

/* ---- the text ------------------------------------------------------------------------------------- */

/* The candidates that the script of the text has, as a note. */
static void flag(const spelt *s, const spelt_place *p, uint32_t block, const reading *best, unsigned n,
                 dnm_editor *editor)
{
    const dnm_han_script script = s->costs[DNM_HANS] <= s->costs[DNM_HANT] ? DNM_HANS : DNM_HANT;
    char note[MOST_NAMED * 5];
    size_t at = 0;
    for (unsigned i = 0; i < n && best[i].gain + RIVAL >= best[0].gain; i++) {
        if (dnm_han_cost(script, best[i].cp) > COMMON) continue;
        if (at) note[at++] = ' ';
        at += dnm_utf8_put(note + at, best[i].cp);
    }
    dnm_edit_flag(editor, (dnm_why){PINYIN_RULE_SPELT, 500}, block, (uint32_t)p->at,
                  (uint32_t)(p->end - p->at), (dnm_str){note, at});
}

static void count(spelt *s, const spelt_place *p, spelling *found, bool word)
{
    s->places++;
    found->places++;
    found->words += word;
    for (int i = 0; i < 4; i++) {
        if (!p->near[i]) continue;
        s->costs[DNM_HANS] += dnm_han_cost(DNM_HANS, p->near[i]);
        s->costs[DNM_HANT] += dnm_han_cost(DNM_HANT, p->near[i]);
    }
}

/* The first time places are counted; with an editor, words are marked whose letters are words mostly. */
static void search(spelt *s, uint32_t block, dnm_editor *editor)
{
    const dnm_str leaf = dnm_doc_text(s->doc, block);
    spelt_place place;
    for (size_t at = 0; s->places < MOST_PLACES && next_place(dnm_doc_view(s->doc), leaf, &at, &place);) {
        spelling *found = spelling_of(s, (dnm_str){leaf.p + place.at, place.end - place.at});
        if (!found || !found->count) continue;
        reading best[MOST_NAMED];
        unsigned n;
        const bool word = is_word(found, &place, best, &n);
        if (editor) {
            if (word && found->words * 2 >= found->places) flag(s, &place, block, best, n, editor);
        } else {
            count(s, &place, found, word);
        }
    }
}

static void search_all(spelt *s, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(s->doc);
    for (uint32_t i = 1; i < v->block_count; i++) {
        if (v->blocks[i].kind != DNM_PARAGRAPH && v->blocks[i].kind != DNM_HEADING) continue;
        dnm_shape shape;
        dnm_leaf_shape(s->doc, i, &shape);
        if ((shape.has & DNM_HAS_LOWER) && shape.han) search(s, i, editor);
    }
}

void pinyin_flag_spelt(const dnm_doc *doc, dnm_arena *arena, dnm_editor *editor)
{
    spelt s = {.doc = doc, .arena = arena};
    search_all(&s, NULL);
    if (s.places == MOST_PLACES) return;
    bool any = false;
    for (uint32_t i = 0; i < s.count; i++) any = any || s.known[i]->words;
    if (!any) return;
    search_all(&s, editor);
}
