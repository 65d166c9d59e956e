/* fontmap.c -- cleaner `fontmap`: rare characters that a font's wrong map put in place of common ones. A
 * character alone proves little, for names and old texts have rare ones too: a page is judged as a whole.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/fontmap/fontmap.h"

#include "core/base/arena.h"
#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum { RULE_WORD, RULE_PAGE, RULE_DOUBT };

enum {
    ONE_WORD = DNM_HAN_PAIR_STRONG,                       /* one strong pair of characters */
    TWO_WORDS = DNM_HAN_PAIR_STRONG + DNM_HAN_PAIR_USUAL, /* pairs on both sides */
    OTHER_READING = 32, /* four bits: of reading a character in another way than the page mostly does */
    FITS_A_LITTLE = 16, /* two bits */
    NOT_USUAL = 48,     /* … of reading one in another way than is known of it */
    SAFE_MARGIN = 24,   /* three bits: between the likeliest reading of a kind and the next */
    MOST_KINDS = 1 << 16,
    MOST_PLACES = 1 << 20
};

static const dnm_rule rules[] = {
    [RULE_WORD] =
        {
            .id = "word",
            .summary = DNM_N_("A rare character whose common counterpart makes a word becomes that one"),
            .before = "各单位要摆正位臵，认真履行职责。",
            .after = "各单位要摆正位置，认真履行职责。",
            .untouched = "本书作者李劢，字子臵，生平不详。",
        },
    [RULE_PAGE] =
        {
            .id = "page",
            .summary = DNM_N_("Where a page has several such characters, so do others that fit less well"),
            .before = "系统会自劢迚行检查，觃定的内容丌能删除。",
            .after = "系统会自劢迚行检查，觃定的内容不能删除。",
            .untouched = "觃、迚、斱、劢四字，不见于常用字表。",
        },
    [RULE_DOUBT] =
        {
            .id = "doubt",
            .summary = DNM_N_(
                "Marks a single rare character that a common one near it in Unicode would replace well"),
            .before = "他们迗就是为了研究叧有的问题而来的。",
            .after = "他们迗就是为了研究叧有的问题而来的。",
            .untouched = "鼯鼠与鼹鼠都是穴居的动物。",
        },
    {.id = NULL},
};

struct kind;

typedef struct page {
    dnm_job *job;
    const dnm_doc *doc;
    dnm_editor *editor;
    fontmap_place *places;
    uint32_t count, room;
    struct kind *kinds; /* a hash table, see below */
    uint32_t slots;
    bool sick;     /* the page as a whole has the wrong map */
    bool doubtful; /* it may have */
    bool about;    /* it is a text about characters: none is touched */
    fontmap_script script;
} page;

/* ---- finding the places ----------------------------------------------------------------------- */

static bool has_kana(dnm_str text)
{
    for (size_t at = dnm_ascii_prefix(text.p, text.n); at < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (dnm_cp_has(cp, DNM_CP_HIRAGANA | DNM_CP_KATAKANA)) return true;
    }
    return false;
}

static bool note(page *p, const fontmap_place *place)
{
    if (p->count == p->room) {
        const uint32_t room = p->room ? p->room * 2 : 64;
        fontmap_place *places =
            room > MOST_PLACES ? NULL : DNM_NEW(dnm_job_arena(p->job), fontmap_place, room);
        if (!places) return false;
        if (p->count) memcpy(places, p->places, p->count * sizeof *places);
        p->places = places;
        p->room = room;
    }
    p->places[p->count++] = *place;
    return true;
}

/* The characters around [at, next) of the text. */
static void look_around(fontmap_place *place, dnm_str text, size_t at, size_t next)
{
    place->near[1] = at ? dnm_utf8_prev(text.p, &at) : '\n';
    place->near[0] = at ? dnm_utf8_prev(text.p, &at) : 0;
    place->near[2] = next < text.n ? dnm_utf8_next(text.p, text.n, &next) : '\n';
    place->near[3] = next < text.n ? dnm_utf8_peek(text.p, text.n, next) : 0;
}

static bool makes_word(const fontmap_place *place)
{
    return (dnm_han_is_core(place->near[1]) && dnm_han_pair_saving(place->near[1], place->rare)) ||
           (dnm_han_is_core(place->near[2]) && dnm_han_pair_saving(place->rare, place->near[2]));
}

static void search(page *p, uint32_t block)
{
    const dnm_str text = dnm_doc_text(p->doc, block);
    bool asked = false;
    size_t past = SIZE_MAX; /* where the last place of this leaf ended */
    for (size_t at = dnm_ascii_prefix(text.p, text.n); at < text.n;) {
        const size_t from = at;
        if (!dnm_utf8_is_han(text.p + at)) {
            at++; /* a later byte of a character begins none, either */
            continue;
        }
        const uint32_t cp = dnm_utf8_han(text.p + at);
        at += 3;
        if (!fontmap_is_rare(cp)) continue;
        if (!asked && has_kana(text)) return;
        asked = true;
        fontmap_place place = {.block = block, .at = (uint32_t)from, .rare = cp};
        look_around(&place, text, from, at);
        if (makes_word(&place)) continue;
        if (past == from) p->places[p->count - 1].touches_next = true;
        if (!note(p, &place)) return;
        past = at;
    }
}

/* ---- judging the page ------------------------------------------------------------------------- */

/* All places of one rare character: a font's map puts the same character in place of the same one. */
typedef struct kind {
    uint32_t rare; /* 0: a free slot */
    uint32_t places, fitting;
    uint32_t words;                     /* places that fit, be the character very rare or not */
    uint32_t reading;                   /* the likeliest of all places together */
    uint64_t costs[FONTMAP_CANDIDATES]; /* of the places, by candidate */
    uint64_t gain;                      /* of the places together */
    uint64_t margin;                    /* by how much the next one is dearer */
} kind;

/* The kind of a rare character, in a table that is half empty at least. */
static uint32_t kind_of(kind *table, uint32_t slots, uint32_t rare)
{
    uint32_t slot = rare * UINT32_C(0x9E3779B1) >> 8 & (slots - 1);
    while (table[slot].rare && table[slot].rare != rare) slot = (slot + 1) & (slots - 1);
    table[slot].rare = rare;
    return slot;
}

static void add_place(kind *k, const fontmap_place *place)
{
    uint16_t costs[FONTMAP_CANDIDATES];
    fontmap_weigh(place, costs);
    k->places++;
    for (unsigned i = 0; i < FONTMAP_CANDIDATES; i++) k->costs[i] += costs[i];
}

static void choose_reading(const page *p, kind *k)
{
    const uint32_t usual = fontmap_usual_reading(k->rare);
    uint64_t best = UINT64_MAX, second = UINT64_MAX;
    for (unsigned i = 0; i < FONTMAP_CANDIDATES; i++) {
        const uint32_t candidate = fontmap_candidate(p->script, k->rare, i);
        if (!candidate) continue;
        const uint64_t cost = k->costs[i] + (candidate == usual ? 0 : NOT_USUAL);
        if (cost < best) {
            second = best;
            best = cost;
            k->reading = candidate;
        } else if (cost < second) {
            second = cost;
        }
    }
    k->margin = second == UINT64_MAX ? second : second - best;
}

/* The likeliest reading here: that of the whole kind, unless another fits much better. */
static void read_place(const page *p, fontmap_place *place)
{
    const kind *k = &p->kinds[place->kind];
    uint16_t costs[FONTMAP_CANDIDATES];
    unsigned best = UINT32_MAX;
    fontmap_weigh(place, costs);
    place->reading = 0;
    for (unsigned i = 0; i < FONTMAP_CANDIDATES; i++) {
        const uint32_t candidate = fontmap_candidate(p->script, place->rare, i);
        const unsigned cost = costs[i] + (candidate == k->reading ? 0U : (unsigned)OTHER_READING);
        if (!candidate || cost >= best) continue;
        best = cost;
        place->reading = candidate;
    }
    const unsigned gain = place->reading ? fontmap_gain(place, place->reading) : 0;
    place->gain = (uint16_t)(gain < UINT16_MAX ? gain : UINT16_MAX);
}

static bool is_known(const fontmap_place *place)
{
    return place->reading && place->reading == fontmap_usual_reading(place->rare);
}

/* A known confusion that fits everywhere a little is as good as one that fits well somewhere. */
static bool is_proved(const kind *k)
{
    const bool known = k->reading && k->reading == fontmap_usual_reading(k->rare);
    return known && k->gain >= ONE_WORD && k->gain >= (uint64_t)k->places * FITS_A_LITTLE;
}

static bool find_kinds(page *p)
{
    p->slots = 16;
    while (p->slots < p->count * 2 && p->slots < MOST_KINDS) p->slots *= 2;
    p->kinds = DNM_NEW(dnm_job_arena(p->job), kind, p->slots);
    if (!p->kinds) return false;
    for (uint32_t i = 0; i < p->count; i++) {
        p->places[i].script = (uint8_t)p->script;
        p->places[i].kind = kind_of(p->kinds, p->slots, p->places[i].rare);
        add_place(&p->kinds[p->places[i].kind], &p->places[i]);
    }
    for (uint32_t i = 0; i < p->slots; i++)
        if (p->kinds[i].rare) choose_reading(p, &p->kinds[i]);
    for (uint32_t i = 0; i < p->count; i++) read_place(p, &p->places[i]);
    return true;
}

/* One such place in five makes a text about characters; fewer are kept alone. */
static void find_spoken(page *p)
{
    uint32_t spoken = 0;
    for (uint32_t i = 0; i < p->count; i++) {
        fontmap_place *place = &p->places[i];
        place->spoken = fontmap_is_spoken_of(place, dnm_doc_text(p->doc, place->block));
        spoken += place->spoken;
    }
    p->about = spoken * 5 >= p->count;
}

/* In old texts and among names one rare character in fifty fits by chance. A page is sick where it has a
 * known confusion and not too many that do not fit, or several others that fit and mostly so. Characters that
 * are not so very rare say nothing. */
static void judge_page(page *p)
{
    bool known = false;
    for (uint32_t i = 0; i < p->count; i++) {
        const fontmap_place *place = &p->places[i];
        kind *k = &p->kinds[place->kind];
        k->words += place->gain >= ONE_WORD;
        if (!fontmap_is_very_rare(place->rare)) continue;
        k->fitting += place->gain >= ONE_WORD;
        k->gain += place->gain;
        known |= is_known(place) && place->gain >= ONE_WORD;
    }
    uint32_t different = 0, fitting = 0;
    for (uint32_t i = 0; i < p->slots; i++) {
        if (!p->kinds[i].rare || !fontmap_is_very_rare(p->kinds[i].rare)) continue;
        const kind *k = &p->kinds[i];
        different++;
        fitting += is_proved(k) || (k->fitting > 0 && k->fitting * 2 >= k->places);
        known |= is_proved(k);
    }
    p->sick = known ? fitting * 10 >= different : fitting >= 3 && fitting * 3 >= different;
    p->doubtful = fitting > 0 && fitting * 5 >= different;
}

/* ---- deciding --------------------------------------------------------------------------------- */

static void replace(const page *p, const fontmap_place *place, int rule, uint16_t confidence)
{
    char text[4];
    const size_t n = dnm_utf8_put(text, place->reading), old = dnm_utf8_put((char[4]){0}, place->rare);
    dnm_edit_replace(p->editor, (dnm_why){(uint16_t)rule, confidence}, place->block, place->at, (uint32_t)old,
                     (dnm_str){text, n});
}

/* A character that people write has a place in the model: it is mended only where words prove it, and mostly
 * do. */
static bool is_in_use(const kind *k)
{
    return fontmap_is_used(k->rare) && k->fitting * 2 < k->places + 1;
}

/* A confusion that words prove again and again: what looks like a name is another of them. */
static bool is_common(const kind *k)
{
    enum { SEVERAL = 3 };
    return k->words >= SEVERAL && k->words * 2 >= k->places;
}

/* The reading is taken, or not. */
static bool decide(const page *p, fontmap_place *place)
{
    const kind *k = &p->kinds[place->kind];
    const bool known = is_known(place);
    if (p->about || place->spoken) return false;
    if (!place->reading || (!known && is_in_use(k))) return false;
    if (place->gain >= ONE_WORD && (p->sick || known)) {
        replace(p, place, RULE_WORD, place->gain >= TWO_WORDS ? 950 : 900);
        return true;
    }
    if (known && is_common(k) && place->gain >= FITS_A_LITTLE) {
        replace(p, place, RULE_PAGE, 700);
        return true;
    }
    if (fontmap_is_name(place) || !p->sick || !fontmap_is_very_rare(place->rare)) return false;
    if (!known && (k->margin < SAFE_MARGIN || fontmap_is_used(place->rare))) return false;
    replace(p, place, RULE_PAGE, place->gain ? 750 : 600);
    return true;
}

/* Decides all places in order. A decision changes what stands beside the places that touch it: the next one
 * is yet to come, those before are looked at again, as long as they change too. Each is taken once. */
static void decide_all(page *p)
{
    for (uint32_t i = 0; i < p->count; i++) {
        fontmap_place *place = &p->places[i];
        place->taken = decide(p, place);
        if (place->taken && place->touches_next) {
            place[1].near[1] = place->reading;
            read_place(p, &place[1]);
        }
        for (uint32_t k = i; k > 0 && p->places[k].taken && p->places[k - 1].touches_next; k--) {
            fontmap_place *before = &p->places[k - 1];
            if (before->taken) break;
            before->near[2] = p->places[k].reading;
            read_place(p, before);
            before->taken = decide(p, before);
        }
    }
}

static void flag_doubts(const page *p)
{
    for (uint32_t i = 0; i < p->count; i++) {
        const fontmap_place *place = &p->places[i];
        if (place->taken || !place->reading || place->gain < ONE_WORD || fontmap_is_name(place)) continue;
        if (!fontmap_is_very_rare(place->rare)) continue;
        char text[4];
        const dnm_str candidate = {text, dnm_utf8_put(text, place->reading)};
        const uint32_t len = (uint32_t)dnm_utf8_put((char[4]){0}, place->rare);
        dnm_edit_flag(p->editor, (dnm_why){RULE_DOUBT, 400}, place->block, place->at, len, candidate);
    }
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const dnm_view *view = dnm_doc_view(doc);
    page p = {.job = job, .doc = doc, .editor = editor};
    for (uint32_t i = 0; i < view->block_count; i++)
        if (dnm_kind_is_leaf(view->blocks[i].kind) && view->blocks[i].kind != DNM_CODE_BLOCK) search(&p, i);
    if (!p.count) return DNM_OK;
    p.script = fontmap_script_of((dnm_str){view->text, view->text_len});
    if (!find_kinds(&p)) return DNM_OK; /* the engine tells of it */
    find_spoken(&p);
    judge_page(&p);
    decide_all(&p);
    if (p.doubtful || p.about) flag_doubts(&p);
    dnm_count(job, "fontmap_places", p.count);
    return DNM_OK;
}

const dnm_cleaner dnm_cleaner_fontmap = {
    .name = "fontmap",
    .summary = DNM_N_("Rare characters that a font's wrong map put in place of common ones"),
    .phase = DNM_REPAIR,
    .order = 30,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
