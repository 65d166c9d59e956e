/* repair.c -- goes through a leaf: glosses of the table are cut; where a byte was lost, the bytes from
 * there on are read again until old and new reading fall together.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pinyin/beam.h"
#include "core/text/gbk.h"
#include "core/text/han_model.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    SURE = 980,
    SURE_GLOSS = 990,
    SURE_NUMBER = 880,
    DOUBT_GLOSS = 300,
    GUESS_BASE = 620, /* with no better than an even rival … */
    GUESS_SPAN = 280, /* … up to this much more */
    SAFE_GAP = 160,   /* twenty bits */
    DOUBTFUL_GAP = 40,
    MOST_LOST = 12, /* bytes in one reading: more, and likelihood has nothing to hold on to */
    LONGEST_TAG = 10,
    LOOK_AHEAD = 2,    /* characters: what the model sees of what follows */
    JOINED_LOST = 6,   /* … and behind so many, the next tear is another reading */
    EURO_SIGN = 0x20AC /* of the single byte 0x80, in these pages */
};

/* A lost byte costs up to ten thousand nodes of hypotheses, a plain question mark some five hundred: a
 * document has a ration that grows with it, of which pages that were damaged in earnest need a tenth. */
enum { NODES_AT_LEAST = 8 << 20, NODES_A_BYTE = 8 };

typedef struct leaf {
    pinyin_page *page;
    dnm_editor *editor; /* NULL in the first pass, which learns */
    const char *text;   /* of the whole view; places are those of the view */
    uint32_t block, begin, end;
    uint32_t at;
    uint32_t gloss; /* the next gloss at or behind `at` */
    uint32_t last;  /* the character before `at` */
    pinyin_context context;
    bool quoting;  /* a quote has been opened and not closed */
    uint32_t lost; /* bytes that the reading at hand has had to guess so far */
    uint8_t byte;  /* its last byte in GBK, 0 if it has none */
} leaf;

static const pinyin_gloss *gloss_at(leaf *l, uint32_t at)
{
    const pinyin_page *page = l->page;
    while (l->gloss < page->gloss_count && page->glosses[l->gloss].off < at) l->gloss++;
    bool here = l->gloss < page->gloss_count && page->glosses[l->gloss].off == at;
    return here ? &page->glosses[l->gloss] : NULL;
}

static bool is_folded_mark(const pinyin_page *page, uint32_t cp)
{
    return page->folded && cp && cp < 0x80 && strchr(",;:?!()", (int)cp);
}

static uint8_t last_byte(const leaf *l, uint32_t cp)
{
    uint8_t pair[2];
    if (is_folded_mark(l->page, cp)) return (uint8_t)(cp | 0x80);
    if (cp < 0x80) return (uint8_t)cp;
    if (cp == EURO_SIGN) return 0x80;
    return dnm_gbk_bytes(cp, pair) ? pair[1] : 0;
}

static void pass(leaf *l, uint32_t cp, uint32_t n)
{
    l->at += n;
    l->last = cp;
    if (cp == 0x201C || cp == 0x201D) l->quoting = cp == 0x201C;
    l->context = (pinyin_context){l->context.last, (uint16_t)dnm_model_class(cp)};
    l->byte = last_byte(l, cp);
}

/* ---- reading bytes again ---- */

/* The raw bytes that the decoder kept behind a U+FFFD. */
static const dnm_raw *raw_at(const leaf *l, uint32_t at)
{
    return dnm_doc_raw(l->page->doc, dnm_doc_birth(l->page->doc, at));
}

/* "?reading)", the reading at `behind`: the byte before and the lost one are a character that is read so. */
static bool take_torn_gloss(leaf *l, beam *b, uint32_t behind)
{
    const pinyin_gloss *g = gloss_at(l, behind);
    uint8_t trails[2];
    if (!g || !g->torn || !beam_read_as(b, g->reading)) return false;
    const unsigned n = l->byte ? pinyin_candidates(l->page, l->byte, g->reading, trails, 2) : 0;
    l->at = g->off + g->len;
    l->last = 0;
    l->byte = n == 1 ? trails[0] : 0;
    return true;
}

/* Whether `g`, which begins at l->at, belongs to the character or to the two bytes before it: the
 * second of them may have become a letter, or begin what follows. */
static bool is_own_gloss(const leaf *l, const pinyin_gloss *g, uint8_t before)
{
    if (pinyin_is_read(l->page, l->last, g->reading) && pinyin_may_be_injected(l->page, l->last)) return true;
    uint32_t cp = before ? dnm_gbk_char(before, l->byte) : 0;
    return cp && pinyin_is_read(l->page, cp, g->reading) && pinyin_may_be_injected(l->page, cp);
}

/* "領(lǐn" at the end, where the whole text was cut. */
static bool is_cut_short(const leaf *l)
{
    const char *syllable = pinyin_syllables[pinyin_reading(l->last)];
    if (l->at >= l->end || l->text[l->at] != '(' || l->end - l->at > LONGEST_TAG ||
        !pinyin_may_be_injected(l->page, l->last))
        return false;
    const size_t n = l->end - l->at - 1;
    return n <= strlen(syllable) && memcmp(l->text + l->at + 1, syllable, n) == 0;
}

static bool skip_gloss(leaf *l, uint8_t before)
{
    if (is_cut_short(l)) {
        l->at = l->end;
        return true;
    }
    const pinyin_gloss *g = gloss_at(l, l->at);
    if (!g || g->torn || !is_own_gloss(l, g, before)) return false;
    l->at += g->len;
    return true;
}

/* The pages are cut at byte pairs that look like a mark, which then stands behind the lost byte; and at the
 * ends of lines. */
static bool is_cut(const leaf *l, uint32_t at)
{
    static const uint32_t marks[] = {',',    '!',    '?',    ';',    ':',    0x3001,
                                     0x3002, 0xFF0C, 0xFF01, 0xFF1F, 0xFF1B, 0xFF1A};
    if (at >= l->end) return true;
    const uint32_t cp = dnm_utf8_peek(l->text, l->end, at);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == cp) return true;
    return false;
}

/* "/p>", of which the bracket that opens is missing. */
static bool is_tag_end(const leaf *l, uint32_t at)
{
    if (at >= l->end || l->text[at++] != '/') return false;
    const uint32_t from = at;
    while (at < l->end && at - from < LONGEST_TAG && l->text[at] >= 'a' && l->text[at] <= 'z') at++;
    return at > from && at < l->end && l->text[at] == '>';
}

static uint32_t width_of_loss(const leaf *l, uint32_t at)
{
    if (at >= l->end) return 0;
    if (l->text[at] == '?') return 1;
    return dnm_utf8_peek(l->text, l->end, at) == DNM_REPLACEMENT ? 3 : 0;
}

/* Of bytes lost side by side up to a mark, each but the first was a piece of its own, between two cuts: with
 * the byte behind it, it looked like a mark. So before a mark that begins with A3 it was A1 ("。" is A1A3),
 * before one that begins with A1 it was A3 ("！" is A3A1), and so on back. 0 where that says nothing. */
static uint8_t byte_between_cuts(const leaf *l, uint32_t at)
{
    const bool goes_on = at > l->begin && (l->text[at - 1] == '?' || l->last == DNM_REPLACEMENT);
    uint32_t width, end = at, lost = 0;
    uint8_t pair[2];
    if (!goes_on) return 0;
    for (; lost <= MOST_LOST && (width = width_of_loss(l, end)); end += width) lost++;
    if (lost > MOST_LOST || end >= l->end || !is_cut(l, end)) return 0;
    const uint32_t mark = dnm_utf8_peek(l->text, l->end, end);
    const uint8_t lead = mark < 0x80 ? 0xA3 : dnm_gbk_bytes(mark, pair) ? pair[0] : 0;
    if (lead != 0xA1 && lead != 0xA3) return 0;
    return (lead == 0xA3) == (lost % 2 == 1) ? 0xA1 : 0xA3;
}

/* The gloss at l->at, if there is one, belongs to what the beam has read. */
static void take_gloss(leaf *l, beam *b, uint8_t before)
{
    const pinyin_gloss *g = gloss_at(l, l->at);
    if (g && !g->torn && beam_take_gloss(b, g->reading)) {
        l->at += g->len;
    } else {
        skip_gloss(l, before);
    }
}

/* Feeds the character at l->at; false if nobody can read it as bytes. */
static bool feed_character(leaf *l, beam *b)
{
    size_t next = l->at;
    uint32_t cp = dnm_utf8_next(l->text, l->end, &next);
    uint32_t n = (uint32_t)next - l->at;
    const dnm_raw *raw = cp == DNM_REPLACEMENT ? raw_at(l, l->at) : NULL;
    uint8_t pair[2];
    if (raw && raw->size <= 4) {
        beam_known(b, raw->bytes, (unsigned)raw->size);
        pass(l, cp, n);
        l->byte = raw->bytes[raw->size - 1];
    } else if (cp == '?' || cp == DNM_REPLACEMENT) {
        if (take_torn_gloss(l, b, (uint32_t)next)) return true;
        const beam_loss loss = {.certain = cp == DNM_REPLACEMENT,
                                .at_cut = is_cut(l, (uint32_t)next),
                                .before_tag = is_tag_end(l, (uint32_t)next),
                                .likely = byte_between_cuts(l, l->at)};
        beam_lost(b, loss);
        pass(l, cp, n);
        l->byte = l->page->folded ? '?' | 0x80 : 0; /* should it be a full-width mark */
        l->lost++;
    } else if (cp < 0x80) {
        beam_ascii(b, (uint8_t)cp, is_folded_mark(l->page, cp));
        pass(l, cp, n);
    } else if (cp == EURO_SIGN) {
        beam_known(b, (const uint8_t[]){0x80}, 1);
        pass(l, cp, n);
    } else if (dnm_gbk_bytes(cp, pair)) {
        beam_known(b, pair, 2);
        pass(l, cp, n);
    } else {
        return false;
    }
    return true;
}

/* A "?" or U+FFFD that may be a torn character. */
static bool is_tear(const leaf *l, uint32_t at)
{
    if (l->text[at] == '?') return true;
    return dnm_utf8_peek(l->text, l->end, at) == DNM_REPLACEMENT;
}

/* One reading of a tear that won, and the place behind it. */
typedef struct verdict {
    const beam_hypothesis *best;
    uint32_t node;  /* its last character before that place */
    unsigned ahead; /* characters that it was read further */
} verdict;

/* Where all hypotheses agreed that a character ends, and how many characters have been read since. */
typedef struct settlement {
    leaf at;
    unsigned ahead;
    bool made;
} settlement;

static bool is_decided(const leaf *l, const beam *b, settlement *s)
{
    if (!beam_is_settled(b)) {
        s->made = false;
        return false;
    }
    if (s->made) {
        s->ahead++;
    } else {
        *s = (settlement){*l, 0, true};
    }
    if (b->live_count == 1 || s->ahead == LOOK_AHEAD) return true;
    if (l->at >= l->end || !is_tear(l, l->at)) return false;
    if (l->lost >= JOINED_LOST) return true;
    s->made = false; /* the next tear is near: both are read together */
    return false;
}

/* From a lost byte on, until every hypothesis agrees where a character ends, and what follows has had its
 * say. The leaf is left at that place. */
static bool read_again(leaf *l, beam *b, verdict *v)
{
    settlement s = {.made = false};
    beam_start(b, l->context, l->quoting, l->byte);
    l->lost = 0;
    do {
        uint8_t before = l->byte;
        if (l->page->drops_private) beam_dropped(b);
        if (!feed_character(l, b)) return false;
        take_gloss(l, b, before);
        if (is_decided(l, b, &s)) break;
    } while (l->at < l->end && l->lost <= MOST_LOST && b->live_count);
    if (l->lost > MOST_LOST) return false;
    if (l->at >= l->end) beam_end(b);
    v->best = beam_best(b);
    if (!v->best) return false;
    v->ahead = s.made ? s.ahead : 0;
    v->node = beam_back(b, v->best->node, v->ahead);
    if (s.made) *l = s.at;
    return true;
}

static uint16_t confidence_of(const beam_hypothesis *h)
{
    if (h->guesses == 0) return SURE;
    int gap = h->gap < SAFE_GAP ? h->gap : SAFE_GAP;
    return (uint16_t)(GUESS_BASE + GUESS_SPAN * gap / SAFE_GAP);
}

static void flag_rival(leaf *l, const beam *b, const verdict *v, uint32_t start, uint32_t len)
{
    dnm_buf note;
    dnm_buf_init(&note, 4096);
    beam_rival_text(b, v->best, v->node, l->page->folded, &note);
    dnm_why why = {PINYIN_RULE_DOUBT, (uint16_t)(400 + 4 * v->best->gap)};
    dnm_edit_flag(l->editor, why, l->block, start - l->begin, len, dnm_buf_str(&note));
    dnm_buf_free(&note);
}

static void write_repair(leaf *l, const beam *b, const verdict *v, uint32_t start)
{
    const beam_hypothesis *h = v->best;
    uint32_t len = l->at - start;
    dnm_buf text;
    dnm_buf_init(&text, (size_t)len * 4 + 64);
    beam_text(b, v->node, l->page->folded, &text);
    bool changed = text.n != len || memcmp(text.p, l->text + start, len) != 0;
    if (changed && dnm_buf_status(&text) == DNM_OK) {
        dnm_why why = {h->guesses ? PINYIN_RULE_GUESS : PINYIN_RULE_SHIFT, confidence_of(h)};
        dnm_edit_replace(l->editor, why, l->block, start - l->begin, len, dnm_buf_str(&text));
        if (h->guesses && h->gap < DOUBTFUL_GAP) flag_rival(l, b, v, start, len);
    }
    dnm_buf_free(&text);
}

/* What is certain tells of the page as what was never torn does. */
static void learn_repair(leaf *l, const beam *b, const verdict *v)
{
    uint32_t n = 0;
    if (v->best->guesses && v->best->gap < SAFE_GAP) return;
    const uint32_t *line = beam_line(b, v->node, &n);
    pinyin_context context = l->context;
    for (uint32_t i = 0; line && i < n; i++) pinyin_learn(l->page, &context, line[i]);
}

static bool quoting_behind(const beam *b, uint32_t node, bool quoting)
{
    for (; node; node = b->nodes.p[node].parent)
        if (b->nodes.p[node].cp == 0x201C || b->nodes.p[node].cp == 0x201D)
            return b->nodes.p[node].cp == 0x201C;
    return quoting;
}

static void go_on_behind(leaf *l, const beam *b, const verdict *v, pinyin_context context, bool quoting)
{
    const uint32_t last = b->nodes.p[v->node].cp;
    const uint32_t parent = v->node ? b->nodes.p[v->node].parent : 0;
    if (v->node) {
        const unsigned class = parent ? dnm_model_class(b->nodes.p[parent].cp) : context.last;
        l->context = (pinyin_context){(uint16_t) class, (uint16_t)dnm_model_class(last)};
        l->last = last;
        l->quoting = quoting_behind(b, v->node, quoting);
        l->byte = last_byte(l, last);
    }
}

static void flag_unreadable(leaf *l, uint32_t start)
{
    dnm_why why = {PINYIN_RULE_DOUBT, 300};
    dnm_edit_flag(l->editor, why, l->block, start - l->begin, l->at - start, DNM_STR(""));
}

/* At a place that may be a torn character. What comes of it stands in one edit. */
static void repair_tear(leaf *l, beam *b)
{
    leaf before = *l;
    size_t next = l->at;
    uint32_t cp = dnm_utf8_next(l->text, l->end, &next);
    bool torn = gloss_at(l, (uint32_t)next) != NULL;
    verdict v;
    if (read_again(l, b, &v)) {
        if (l->editor) {
            write_repair(l, b, &v, before.at);
        } else {
            learn_repair(&before, b, &v);
        }
        go_on_behind(l, b, &v, before.context, before.quoting);
        return;
    }
    if (torn && l->editor) flag_unreadable(l, before.at);
    l->context = (pinyin_context){0, 0};
    if (l->lost > MOST_LOST) return; /* go on behind: what was read once and in vain is not read again */
    *l = before;
    pass(l, cp, (uint32_t)next - l->at);
}

/* "。1)" at the beginning is what is left of "（1）" behind two Chinese blanks. */
static void open_number(const leaf *l)
{
    uint32_t at = l->begin + 3;
    if (l->end - l->begin < 5 || memcmp(l->text + l->begin, "。", 3) != 0) return;
    while (at < l->end && at < l->begin + 5 && l->text[at] >= '0' && l->text[at] <= '9') at++;
    const uint32_t close = dnm_utf8_peek(l->text, l->end, at);
    if (at == l->begin + 3 || (close != ')' && close != 0xFF09)) return;
    dnm_edit_replace(l->editor, (dnm_why){PINYIN_RULE_GUESS, SURE_NUMBER}, l->block, 0, 3,
                     close == ')' ? DNM_STR("(") : DNM_STR("（"));
}

/* With an editor, repairs; without, learns. */
static void walk_leaf(pinyin_page *page, beam *hypotheses, uint32_t block, uint32_t first, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    const dnm_block *b = &v->blocks[block];
    leaf l = {page, editor, v->text, block, b->off, b->off + b->len, .at = b->off, .gloss = first};
    uint8_t before = 0;
    l.context.last = DNM_MODEL_EDGE;
    if (editor) open_number(&l);
    while (l.at < l.end) {
        uint32_t at = l.at;
        if (skip_gloss(&l, before)) {
            if (editor)
                dnm_edit_cut(editor, (dnm_why){PINYIN_RULE_GLOSS, SURE_GLOSS}, block, at - l.begin,
                             l.at - at);
            continue;
        }
        if (page->nodes_left && is_tear(&l, at)) {
            repair_tear(&l, hypotheses);
            uint32_t nodes = hypotheses->nodes.n;
            page->nodes_left -= nodes < page->nodes_left ? nodes : page->nodes_left;
            before = 0;
            continue;
        }
        size_t next = at;
        uint32_t cp = dnm_utf8_next(v->text, l.end, &next);
        before = l.byte;
        pinyin_context context = l.context;
        if (!editor) pinyin_learn(page, &context, cp);
        pass(&l, cp, (uint32_t)next - at);
    }
}

static void walk(pinyin_page *page, beam *hypotheses, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    uint32_t gloss = 0;
    page->nodes_left = NODES_AT_LEAST + (uint64_t)v->text_len * NODES_A_BYTE;
    for (uint32_t i = 0; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        while (gloss < page->gloss_count && page->glosses[gloss].off < b->off) gloss++;
        if (b->kind != DNM_PARAGRAPH && b->kind != DNM_HEADING) continue;
        walk_leaf(page, hypotheses, i, gloss, editor);
    }
}

void pinyin_flag_glosses(const pinyin_page *page, dnm_editor *editor, bool rest_only)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    uint32_t next = 0;
    for (uint32_t i = 0; i < v->block_count && next < page->gloss_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (b->kind != DNM_PARAGRAPH && b->kind != DNM_HEADING) continue;
        for (; next < page->gloss_count && page->glosses[next].off < b->off + b->len; next++) {
            const pinyin_gloss *g = &page->glosses[next];
            size_t start = g->off;
            const uint32_t cp = dnm_utf8_prev(v->text, &start);
            if (pinyin_reading(cp) != g->reading || (rest_only && pinyin_may_be_injected(page, cp))) continue;
            dnm_edit_flag(editor, (dnm_why){PINYIN_RULE_DOUBT, DOUBT_GLOSS}, i, g->off - b->off, g->len,
                          DNM_STR(""));
        }
    }
}

bool pinyin_repair(pinyin_page *page, dnm_editor *editor)
{
    beam hypotheses;
    if (!pinyin_learner_init(page) || !beam_init(&hypotheses, page)) return false;
    walk(page, &hypotheses, NULL);
    walk(page, &hypotheses, editor);
    beam_free(&hypotheses);
    return true;
}
