/* evidence.c -- weighs whether the glosses were injected. Textbooks gloss rare characters, or all of them, or
 * each once, and readings that need to be told; an injected table holds common characters that Simplified
 * Chinese does not use, each glossed with its usual reading wherever it stands. A lesson may gloss its new
 * words everywhere, too: only torn bytes tell the two apart, and without them much more is asked for.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pinyin/pinyin.h"
#include "core/text/gbk.h"
#include "core/text/han_stats.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    COMMON_COST = 112,     /* eighths of a bit: about the 3,500 most frequent characters */
    VERY_COMMON_COST = 96, /* … the 1,500: nobody needs to be told how they are read */
    POINTS_ENOUGH = 10,
    POINTS_DOUBT = 6,
    POINTS_TABLE = 3, /* a common character, not in GB 2312, glossed wherever it stands */
    POINTS_VERY_COMMON = 4,
    POINTS_REPEATED = 6, /* … at most this much more for its further glosses */
    POINTS_FOLDED = 2,   /* ASCII commas in Chinese text, as the collectors of such pages leave them */
    POINTS_NAIVE = 3,    /* 后, 于, 里 and none of 後, 於, 裡, as naive conversion leaves them; each */
    POINTS_SIMPLIFIED = 6,    /* against: a glossed character that Simplified Chinese uses */
    POINTS_SPARSE = 4,        /* against: a character mostly without its gloss */
    POINTS_ALONE = 2,         /* against: a gloss in a list */
    POINTS_OTHER_READING = 4, /* against: a gloss that is not the usual reading of its character */
    POINTS_PHRASE = 4,        /* against: a gloss of a whole word */
    POINTS_TORN = 8,          /* a torn gloss whose lost byte is known */
    MOST_TORN = 5,
    NEAR_TEAR = 30, /* bytes behind a tear, where characters may be misread */
    KINDS_PLAIN =
        8, /* different characters, all with a gloss wherever they stand: no lesson has so many, … */
    KINDS_TO_ONE = 8,     /* … to one that Simplified Chinese uses, too */
    MISSED_TO_ONE = 10,   /* glosses to one that is missing, of a table of such characters only */
    OUTLIERS_TO_ONE = 8,  /* … to one of a character that mostly has none: of a link, say */
    WORTH_CERTAIN = 8,    /* what it takes without a torn byte, a different character being worth one, … */
    WORTH_IN_LESSON = 14, /* … and in a text that speaks of readings */
    WORTH_FOLDED = 3,
    WORTH_NAIVE = 2,       /* each of at most two signs of a naive conversion */
    WORTH_CUT = 2,         /* a question mark before another mark, as pieces that were cut end */
    WORTH_SPARSE = 2,      /* glosses are rarer than lessons have them, … */
    SPARSE = 20,           /* … one to so many characters */
    MOST_WORTH_AGAIN = 3,  /* further glosses of the same characters, two of them worth one */
    KINDS_AT_LEAST = 4,    /* and so many characters, … */
    KINDS_IF_CERTAIN = 2,  /* … or these, where they come again, or more is said */
    JOINS_AT_LEAST = 2,    /* glosses that take a common character of Simplified Chinese into the table */
    STEADY = 3,            /* … that say so on a page of which nothing else is certain */
    STEADY_KINDS = 2,      /* such characters that make a page doubtful … */
    MOST_GLOSSED = 4,      /* … where no more than one character in so many has a gloss */
    TORN_WORTH_TELLING = 3 /* glosses of a page that has a torn one, and is doubtful by it */
};

static void count_up(uint16_t *count)
{
    if (*count < UINT16_MAX) ++*count;
}

static uint32_t char_before(const char *text, uint32_t at)
{
    size_t end = at;
    return at ? dnm_utf8_prev(text, &end) : 0;
}

/* "字(zì)、" in a list of words: nothing of a sentence on either side. A sentence may have blanks between all
 * of its characters. */
static bool stands_alone(const dnm_view *v, const pinyin_gloss *gloss, uint32_t cp_bytes)
{
    uint32_t end = gloss->off + gloss->len, start = gloss->off - cp_bytes;
    uint32_t before = char_before(v->text, start);
    uint32_t after = dnm_utf8_peek(v->text, v->text_len, end);
    if (before == ' ' && after == ' ') {
        before = char_before(v->text, start - 1);
        after = dnm_utf8_peek(v->text, v->text_len, end + 1);
        return !dnm_cp_is_han(before) || !dnm_cp_is_han(after);
    }
    return !dnm_cp_is_han(before) && !dnm_cp_is_han(after) && before != ')';
}

/* The byte before a tear, with any other, makes exactly one character that is read as the gloss says. */
static bool is_solved(const pinyin_page *page, const dnm_view *v, const pinyin_gloss *gloss)
{
    uint8_t pair[2];
    uint8_t trails[4];
    size_t tear = gloss->off;
    dnm_utf8_prev(v->text, &tear); /* "?", or U+FFFD, which is three bytes */
    const uint32_t before = char_before(v->text, (uint32_t)tear);
    return dnm_gbk_bytes(before, pair) && pinyin_candidates(page, pair[1], gloss->reading, trails, 4) == 1;
}

/* Whether a bracket is open at `at`, which the one behind would close: then nothing was torn. */
static bool in_brackets(const dnm_view *v, uint32_t at)
{
    const uint32_t stop = at > NEAR_TEAR ? at - NEAR_TEAR : 0;
    while (at > stop && v->text[at - 1] != ')')
        if (v->text[--at] == '(') return true;
    return false;
}

static bool is_near_tear(const dnm_view *v, uint32_t at)
{
    const uint32_t from = at > NEAR_TEAR ? at - NEAR_TEAR : 0;
    for (uint32_t i = at; i > from; i--)
        if (v->text[i - 1] == '?' || (i - from >= 3 && memcmp(v->text + i - 3, "\xEF\xBF\xBD", 3) == 0))
            return true; /* "?" or U+FFFD */
    return false;
}

static void count_gloss(pinyin_page *page, const dnm_view *v, const pinyin_gloss *g)
{
    size_t start = g->off;
    const uint32_t cp = dnm_utf8_prev(v->text, &start);
    if (pinyin_reading(cp) == g->reading) {
        count_up(&page->glossed[cp - PINYIN_FIRST]);
        if (!stands_alone(v, g, g->off - (uint32_t)start)) return;
        count_up(&page->alone[cp - PINYIN_FIRST]);
        page->isolated++;
    }
}

static void count_glosses(pinyin_page *page)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    for (uint32_t i = 0; i < page->gloss_count; i++)
        if (!page->glosses[i].torn) count_gloss(page, v, &page->glosses[i]);
    for (uint32_t i = 0; i < page->gloss_count; i++) {
        const pinyin_gloss *g = &page->glosses[i];
        const bool torn = g->torn && !in_brackets(v, g->off);
        page->torn += torn;
        page->torn_solved += torn && is_solved(page, v, g);
    }
}

/* "潮?，F": nobody puts a comma behind a question mark. */
static bool is_cut_behind(const dnm_view *v, size_t at)
{
    const uint32_t cp = dnm_utf8_peek(v->text, v->text_len, (uint32_t)at);
    return cp == 0xFF0C || cp == 0x3002 || cp == 0x3001 || cp == 0xFF1B || cp == ',';
}

static void count_characters(pinyin_page *page)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    uint32_t ascii = 0;
    uint32_t wide = 0;
    page->drops_private = true;
    for (size_t at = 0; at < v->text_len;) {
        if (dnm_utf8_is_han(v->text + at)) {
            count_up(&page->seen[dnm_utf8_han(v->text + at) - PINYIN_FIRST]);
            page->hanzi++;
            at += 3;
            continue;
        }
        uint32_t cp = dnm_utf8_next(v->text, v->text_len, &at);
        if (cp - PINYIN_FIRST < PINYIN_COUNT) {
            count_up(&page->seen[cp - PINYIN_FIRST]);
            page->hanzi++;
        }
        ascii += cp == ',' || cp == ';';
        wide += cp == 0xFF0C || cp == 0xFF1B;
        page->bopomofo += cp >= 0x3105 && cp <= 0x312F;
        if (dnm_cp_is_private_use(cp)) page->drops_private = false;
        if (cp == '?') page->cut += is_cut_behind(v, at);
    }
    page->folded = ascii > wide;
}

/* Of the leaves with glosses: titles, menus and links around them have none, whatever was done to the page.
 */
static void count_beside_glosses(pinyin_page *page)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    uint32_t next = 0;
    for (uint32_t i = 0; i < v->block_count && next < page->gloss_count; i++) {
        const dnm_block *b = &v->blocks[i];
        const uint32_t end = b->off + b->len;
        if (!dnm_kind_is_leaf(b->kind) || page->glosses[next].off >= end) continue;
        while (next < page->gloss_count && page->glosses[next].off < end) next++;
        for (size_t at = b->off; at < end;) {
            const uint32_t cp = dnm_utf8_next(v->text, end, &at);
            if (cp - PINYIN_FIRST < PINYIN_COUNT) count_up(&page->beside[cp - PINYIN_FIRST]);
        }
    }
}

/* GB 2312 lacks it; or has it, and Simplified Chinese does not use it (後, 於). */
static bool is_for_tables(uint32_t cp)
{
    enum { FOREIGN = 32 }; /* a character costs this much more in the script that does not use it */
    return !dnm_is_gb2312_han(cp) || dnm_han_cost(DNM_HANS, cp) >= dnm_han_cost(DNM_HANT, cp) + FOREIGN;
}

/* The character before a gloss that is not its usual reading, as an index; PINYIN_COUNT where it is. */
static uint32_t read_otherwise(const pinyin_page *page, const pinyin_gloss *g)
{
    const uint32_t cp = char_before(dnm_doc_view(page->doc)->text, g->off);
    const unsigned usual = g->torn ? 0 : pinyin_reading(cp);
    return usual && usual != g->reading ? cp - PINYIN_FIRST : PINYIN_COUNT;
}

/* Sites take readings from dictionaries of their own: a common character of tables that has one and the same
 * other reading behind it wherever it stands may have it from there. Other glosses that say another reading
 * are a person's, but for those beside a tear, where the character before them is none. On a page that is
 * certain to be injected, characters that Simplified Chinese uses may be in the table, too (著, zhù). */
static void count_other_readings(pinyin_page *page, bool certain)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    uint16_t *often = DNM_NEW(page->arena, uint16_t, PINYIN_COUNT);
    for (uint32_t i = 0; i < page->gloss_count; i++) {
        const uint32_t at = read_otherwise(page, &page->glosses[i]);
        if (at == PINYIN_COUNT || is_near_tear(v, page->glosses[i].off)) continue;
        page->also[at] = page->glosses[i].reading;
        page->other_readings++;
    }
    for (uint32_t i = 0; often && i < page->gloss_count; i++) {
        const uint32_t at = read_otherwise(page, &page->glosses[i]);
        if (at < PINYIN_COUNT && page->also[at] == page->glosses[i].reading) count_up(&often[at]);
    }
    for (uint32_t i = 0; i < PINYIN_COUNT; i++) {
        if (!page->also[i]) continue;
        const uint32_t cp = PINYIN_FIRST + i;
        const bool whole = often && !page->glossed[i] && often[i] == page->beside[i];
        if (whole && (certain || is_for_tables(cp)) && dnm_han_cost(DNM_HANT, cp) <= COMMON_COST) {
            page->other_readings -= often[i] < page->other_readings ? often[i] : page->other_readings;
        } else {
            page->also[i] = 0;
        }
    }
}

static void adopt_readings(pinyin_page *page)
{
    for (uint32_t i = 0; i < PINYIN_COUNT; i++)
        if (page->also[i]) page->glossed[i] = page->beside[i];
}

static int points_of(const pinyin_page *page, uint32_t index)
{
    uint32_t cp = PINYIN_FIRST + index;
    unsigned glossed = page->glossed[index];
    unsigned in_prose = glossed - page->alone[index];
    unsigned percent = glossed * 100 / page->seen[index];
    unsigned cost = dnm_han_cost(DNM_HANT, cp);
    if (!is_for_tables(cp)) return -POINTS_SIMPLIFIED;
    if (percent < 50) return -POINTS_SPARSE;
    if (cost > COMMON_COST || percent < 85 || !in_prose) return 0;
    int points = cost > VERY_COMMON_COST ? POINTS_TABLE : POINTS_VERY_COMMON;
    return points + (int)(in_prose - 1 < POINTS_REPEATED ? in_prose - 1 : POINTS_REPEATED);
}

static bool has(const pinyin_page *page, uint32_t cp)
{
    return page->seen[cp - PINYIN_FIRST] > 0;
}

/* Signs of a Traditional text that was converted from Simplified character by character. */
static int signs_of_conversion(const pinyin_page *page)
{
    return (has(page, 0x540E) && !has(page, 0x5F8C)) +                      /* 后, 後 */
           (has(page, 0x4E8E) && !has(page, 0x65BC)) +                      /* 于, 於 */
           (has(page, 0x91CC) && !has(page, 0x88E1) && !has(page, 0x88CF)); /* 里, 裡 */
}

/* A common character that has its gloss again and again, wherever it stands. */
static bool is_steady(const pinyin_page *page, uint32_t index, unsigned least)
{
    const uint32_t cp = PINYIN_FIRST + index, in_prose = page->glossed[index] - page->alone[index];
    return in_prose >= least && page->glossed[index] == page->beside[index] &&
           dnm_han_lower_cost(cp) <= VERY_COMMON_COST;
}

/* Genuine glosses of characters that Simplified Chinese uses stay, whatever the page suffered, unless all
 * that is said for a table goes for them, too. */
static void keep_table_only(pinyin_page *page, unsigned least)
{
    for (uint32_t i = 0; i < PINYIN_COUNT; i++)
        if (page->glossed[i] && !is_for_tables(PINYIN_FIRST + i) && !is_steady(page, i, least))
            page->glossed[i] = 0;
}

static int at_most(uint32_t n, int most)
{
    return n < (uint32_t)most ? (int)n : most;
}

/* Of many glosses, some few stand so by chance, or between two tears: else no long text would pass. */
static int beyond_chance(const pinyin_page *page, uint32_t n)
{
    const uint32_t chance = page->gloss_count * 3 / 100;
    return n > chance ? at_most(n - chance, INT16_MAX) : 0;
}

/* What the glossed characters of a page are, and how steadily they have their glosses. */
typedef struct tally {
    uint32_t glosses, missing; /* of characters that may be in a table, … */
    uint32_t outliers;         /* … and glosses of such as mostly have none */
    uint32_t simplified;       /* glosses of others */
    uint32_t constant;         /* … that have theirs wherever they stand, different ones */
    uint32_t unsteady;         /* … of those that have not */
    uint32_t whole;            /* different common characters with a gloss wherever they stand */
    uint32_t steady;           /* … and often */
} tally;

static tally count_kinds(const pinyin_page *page)
{
    tally t = {0};
    for (uint32_t i = 0; i < PINYIN_COUNT; i++) {
        const unsigned glossed = page->glossed[i];
        if (!glossed) continue;
        t.steady += is_steady(page, i, STEADY);
        if (is_for_tables(PINYIN_FIRST + i) && glossed * 2 < page->beside[i]) {
            t.outliers += glossed;
        } else if (is_for_tables(PINYIN_FIRST + i)) {
            t.glosses += glossed;
            t.missing += page->beside[i] - glossed;
            t.whole += glossed == page->beside[i] && points_of(page, i) > 0;
        } else {
            const bool always = glossed == page->beside[i];
            t.simplified += glossed;
            t.constant += always;
            t.unsteady += always ? 0 : glossed;
        }
    }
    return t;
}

/* Words of texts that tell how characters are read; and bopomofo. */
bool pinyin_speaks_of_readings(const pinyin_page *page)
{
    static const char *const words[] = {"拼音", "注音", "讀音", "读音", "生字", "生詞", "生词", "讀作",
                                        "读作", "音節", "音节", "聲調", "声调", "多音", NULL};
    const dnm_view *v = dnm_doc_view(page->doc);
    return page->bopomofo || dnm_has_any((dnm_str){v->text, v->text_len}, words);
}

/* What a page without a torn byte says for an injection: a program glosses every character of its table, and
 * only such as Simplified Chinese does not use; a teacher those of one lesson, of both kinds, and here and
 * there not. */
static int worth_of(const pinyin_page *page, const tally *t)
{
    const uint32_t again = t->glosses > t->whole ? (t->glosses - t->whole) / 2 : 0;
    return (int)t->whole + at_most(again, MOST_WORTH_AGAIN) + (page->folded ? WORTH_FOLDED : 0) +
           (page->cut ? WORTH_CUT : 0) + (page->gloss_count <= page->hanzi / SPARSE ? WORTH_SPARSE : 0) +
           WORTH_NAIVE * at_most((uint32_t)signs_of_conversion(page), 2);
}

static bool is_certain_without_tears(const pinyin_page *page, const tally *t)
{
    const int worth = worth_of(page, t);
    const bool again = worth > WORTH_CERTAIN || t->glosses > t->whole + 1;
    if (worth < WORTH_CERTAIN || t->whole < (again ? KINDS_IF_CERTAIN : KINDS_AT_LEAST)) return false;
    /* Most words of a lesson are of characters that both scripts use: one or two in a table of others tell
     * nothing against it. */
    const bool few = t->constant * KINDS_TO_ONE <= t->whole;
    const uint32_t others = few ? t->unsteady : t->simplified;
    /* … and where none of them is used by both, some may have been missed. */
    const bool pure = !t->simplified && t->missing * MISSED_TO_ONE <= t->glosses;
    if ((!pure && beyond_chance(page, t->missing)) || beyond_chance(page, others)) return false;
    if (t->outliers * OUTLIERS_TO_ONE > t->glosses) return false;
    return worth >= WORTH_IN_LESSON || !pinyin_speaks_of_readings(page);
}

/* What the points do not say of a page may still be worth a question: torn bytes, or a table of characters
 * that Simplified Chinese uses. */
static bool is_worth_a_question(const pinyin_page *page, const tally *t)
{
    if (page->torn && page->gloss_count >= TORN_WORTH_TELLING) return true;
    return t->steady >= STEADY_KINDS && page->gloss_count * MOST_GLOSSED <= page->hanzi;
}

pinyin_gate pinyin_weigh(pinyin_page *page)
{
    count_glosses(page);
    count_characters(page);
    count_beside_glosses(page);
    const tally kinds = count_kinds(page);
    const bool certain = page->torn && kinds.whole >= KINDS_PLAIN;
    count_other_readings(page, certain);
    int points = (page->folded ? POINTS_FOLDED : 0) + POINTS_NAIVE * signs_of_conversion(page) +
                 POINTS_TORN * at_most(page->torn_solved, MOST_TORN);
    points -= POINTS_ALONE * beyond_chance(page, page->isolated);
    points -= POINTS_OTHER_READING * beyond_chance(page, page->other_readings);
    points -= POINTS_PHRASE * beyond_chance(page, page->phrases);
    bool any = page->torn_solved > 0;
    for (uint32_t i = 0; i < PINYIN_COUNT; i++) {
        if (!page->glossed[i]) continue;
        const int own = points_of(page, i);
        any |= own > 0;
        points += own;
    }
    keep_table_only(page, certain ? 1 : JOINS_AT_LEAST);
    if (!any || points < POINTS_DOUBT)
        return is_worth_a_question(page, &kinds) ? PINYIN_DOUBTFUL : PINYIN_GENUINE;
    if (points < POINTS_ENOUGH) return PINYIN_DOUBTFUL;
    if (!page->torn && !is_certain_without_tears(page, &kinds)) return PINYIN_DOUBTFUL;
    adopt_readings(page);
    return PINYIN_INJECTED;
}

unsigned pinyin_candidates(const pinyin_page *page, uint8_t lead, unsigned reading, uint8_t *trails,
                           unsigned max)
{
    for (int table_only = 1; table_only >= 0; table_only--) {
        unsigned n = 0;
        for (unsigned trail = 0x40; trail < 0xFF && n < max; trail++) {
            uint32_t cp = dnm_gbk_char(lead, (uint8_t)trail);
            if (!cp || !pinyin_is_read(page, cp, reading) || !pinyin_may_be_injected(page, cp)) continue;
            if (table_only && !pinyin_in_table(page, cp)) continue;
            trails[n++] = (uint8_t)trail;
        }
        if (n) return n;
    }
    return 0;
}
