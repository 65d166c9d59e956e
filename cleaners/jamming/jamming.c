/* jamming.c -- cleaner `jamming`: forums set runs of random characters between the sentences of a text, in a
 * colour that nobody sees, so that copies of it are spoilt: $ E! O9 n  B( M7. A run is random if its
 * characters change class all the time, which no word, number or formula does; one alone proves nothing.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/jamming/chords.h"
#include "cleaners/jamming/tokens.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum { RULE_RUN, RULE_TOKEN };
enum {
    SHORTEST = 5, /* characters of a run, blanks not counted */
    LONGEST = 24,
    LONGEST_WORD = 4,
    FEWEST_RUNS = 3,       /* surely random ones in a document … */
    FEWEST_PARAGRAPHS = 4, /* … or one, and so many paragraphs, most of them, with what may be random */
    LEAST_CHANGES = 50,    /* per cent of the steps from one character to the next that change class */
    CLASSES_OF_RANDOM = 3,
    GAPS_OF_RANDOM = 2, /* … or so many wide blanks between short pieces */
    FEWEST_TOKENS = 4,  /* surely random words in a document, each another */
    MOST_TOKENS = 256   /* that are compared */
};

enum { UPPER = 1, LOWER = 2, DIGIT = 4, SYMBOL = 8 };

typedef struct run {
    size_t at, end; /* blanks around it included, where they belong to nothing else */
    unsigned chars, words, longest_word;
    unsigned changes; /* of class, within words and from word to word */
    unsigned classes;
    unsigned small; /* the longest row of small letters */
    unsigned odd;   /* symbols where neither prices nor names have them */
    unsigned gaps;  /* two blanks or more between words */
    bool formula;   /* has a sign of comparison, or brackets in pairs */
} run;

static unsigned class_of(char c)
{
    if (c >= 'A' && c <= 'Z') return UPPER;
    if (c >= 'a' && c <= 'z') return LOWER;
    return c >= '0' && c <= '9' ? DIGIT : SYMBOL;
}

static unsigned count_bits(unsigned bits)
{
    unsigned n = 0;
    for (; bits; bits &= bits - 1) n++;
    return n;
}

static bool is_ascii(char c)
{
    return c >= ' ' && c < 0x7F;
}

/* Neither "$100", "5%", "#3", "R&D" nor "@name". */
static bool is_odd(dnm_str t, size_t at)
{
    const unsigned before = at ? class_of(t.p[at - 1]) : 0;
    const unsigned after = at + 1 < t.n && is_ascii(t.p[at + 1]) ? class_of(t.p[at + 1]) : 0;
    switch (t.p[at]) {
    case '$':
    case '#':
        return after != DIGIT;
    case '%':
        return before != DIGIT;
    case '@':
        return after == DIGIT || after == SYMBOL;
    case '&':
        return before == SYMBOL || after == SYMBOL;
    default:
        return t.p[at] == '^' || t.p[at] == '~';
    }
}

/* The ASCII run that begins at `at`. */
static void read_run(dnm_str t, size_t at, run *r)
{
    unsigned last = 0, word = 0, small = 0;
    bool open = false;
    *r = (run){.at = at};
    for (; at < t.n && is_ascii(t.p[at]); at++) {
        const char c = t.p[at];
        if (r->chars > LONGEST) continue; /* nobody asks what else it has */
        if (c == ' ') {
            r->gaps += !word && r->chars && t.p[at - 1] == ' ' && (at < 2 || t.p[at - 2] != ' ');
            word = 0;
            continue;
        }
        const bool pause = word && strchr(".,;:?!)", c) && (at + 1 == t.n || t.p[at + 1] == ' ');
        if (pause) continue; /* as behind any word */
        const unsigned class = class_of(c);
        r->words += !word++;
        if (word > r->longest_word) r->longest_word = word;
        small = class == LOWER && word > 1 && last == LOWER ? small + 1 : class == LOWER;
        if (small > r->small) r->small = small;
        r->changes += last && last != class;
        r->classes |= class;
        r->odd += class == SYMBOL && is_odd(t, at);
        r->chars++;
        r->formula = r->formula || c == '=' || c == '<' || (c == ')' && open);
        open = open || c == '(';
        last = class;
    }
    r->end = at;
}

/* Whether Chinese text stands before `at`: elsewhere no run is looked at. */
static bool follows_chinese(dnm_str t, size_t at)
{
    const uint32_t before = dnm_utf8_peek_back(t.p, at);
    return !dnm_is_opening(before) && dnm_cp_has(before, DNM_CP_CJK_PUNCT | DNM_CP_HAN);
}

/* A mark of half width between a hanzi and a run is the text's: "…高過?* z4 H". Behind it, or `at`. */
static size_t behind_mark(dnm_str t, size_t at)
{
    if (at >= t.n || !t.p[at] || !strchr("?!.,;:", t.p[at])) return at;
    const uint32_t before = dnm_utf8_peek_back(t.p, at);
    return dnm_cp_is_han(before) && !dnm_cp_is_punct(before) ? at + 1 : at;
}

/* Behind a sentence or a clause, before the next one or at the end; or before the first one. */
static bool stands_between(dnm_str t, const run *r)
{
    const uint32_t before = dnm_utf8_peek_back(t.p, r->at), after = dnm_utf8_peek(t.p, t.n, r->end);
    if (!before) return dnm_cp_is_han(after) && !dnm_cp_is_punct(after);
    const bool marked = is_ascii(t.p[r->at - 1]); /* the text's own, of half width */
    if (!follows_chinese(t, r->at - marked)) return false;
    if (!marked && !dnm_cp_has(before, DNM_CP_PUNCT)) return !after;
    return !after || dnm_cp_has(after, DNM_CP_CJK_PUNCT | DNM_CP_HAN);
}

/* So many short pieces, parted by blanks of several widths: no list of options or numbers has them. */
static bool is_scattered(const run *r, unsigned gaps)
{
    enum { PIECES = 5 };
    return r->words >= PIECES && r->longest_word <= 2 && r->gaps >= gaps && r->gaps + 1 < r->words &&
           count_bits(r->classes) >= CLASSES_OF_RANDOM;
}

/* Five pieces of a letter or two, each of another class than the one before. */
static bool is_in_pieces(const run *r)
{
    return r->words >= 5 && r->longest_word <= 2 && count_bits(r->classes) >= CLASSES_OF_RANDOM &&
           r->changes * 100 >= (r->chars - 1) * LEAST_CHANGES;
}

/* What a random run may look like by chance, where a document has others: it changes class, or falls apart
 * into letters. */
static bool may_be_random(dnm_str t, const run *r)
{
    if (r->chars < SHORTEST || r->chars > LONGEST || r->small > 2 || !stands_between(t, r)) return false;
    if (jamming_are_chords((dnm_str){t.p + r->at, r->end - r->at})) return false;
    if (is_scattered(r, 1)) return true;
    if (!r->at) return is_in_pieces(r); /* a line may begin with signs of a list */
    if (r->formula) return false;
    if (r->words >= 4 && r->words * 2 > r->chars) return true;
    if (count_bits(r->classes) < 2) return false;
    const bool changes = r->changes * 100 >= (r->chars - 1) * LEAST_CHANGES;
    return r->longest_word <= LONGEST_WORD && r->words > 1
               ? r->changes * 3 >= r->chars - 1
               : changes && count_bits(r->classes) >= CLASSES_OF_RANDOM;
}

/* Quotation marks may close behind the stop. */
static bool ends_sentence(uint32_t cp)
{
    return dnm_is_stop(cp) || cp == 0x201D || cp == 0x300D;
}

/* In pieces, or with symbols that nothing needs there, behind the end of a sentence. */
static bool is_random(dnm_str t, const run *r)
{
    const uint32_t before = dnm_utf8_peek_back(t.p, r->at);
    const bool in_pieces = r->words >= 3 && r->longest_word <= LONGEST_WORD;
    if (is_scattered(r, GAPS_OF_RANDOM) && (r->classes & SYMBOL) && !dnm_cp_is_han(before))
        return may_be_random(t, r);
    if (!r->at && !r->odd) return false;
    return may_be_random(t, r) && (in_pieces || (r->odd && ends_sentence(before))) &&
           count_bits(r->classes) >= CLASSES_OF_RANDOM && (r->classes & SYMBOL) &&
           r->changes * 100 >= (r->chars - 1) * LEAST_CHANGES;
}

/* Goes to the next run that may be random; false at the end. */
static bool next_run(dnm_str t, size_t *at, run *r)
{
    while (*at < t.n) {
        if (!is_ascii(t.p[*at])) {
            ++*at;
            continue;
        }
        if (*at && !follows_chinese(t, *at)) {
            while (*at < t.n && is_ascii(t.p[*at])) ++*at;
            continue;
        }
        run found = {.at = behind_mark(t, *at), .end = *at};
        while (found.end < t.n && is_ascii(t.p[found.end])) found.end++;
        *at = found.end;
        if (found.end < found.at + SHORTEST || !stands_between(t, &found)) continue; /* nearly all */
        read_run(t, found.at, r);
        if (may_be_random(t, r)) return true;
    }
    return false;
}

static bool is_text(const dnm_block *b)
{
    return b->kind == DNM_PARAGRAPH || b->kind == DNM_HEADING;
}

/* A surely random run has letters or digits of two classes, beside symbols, in a Chinese text. */
static bool may_have_sure(const dnm_doc *doc, uint32_t block)
{
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    const uint32_t classes = shape.has & (DNM_HAS_UPPER | DNM_HAS_LOWER | DNM_HAS_DIGIT);
    return (shape.has & DNM_HAS_HIGH) && count_bits(classes) >= CLASSES_OF_RANDOM - 1;
}

/* A word of the kind stands before a hanzi. */
static bool has_hanzi(const dnm_doc *doc, uint32_t block)
{
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    return shape.han > 0;
}

/* Different ones that are surely random; 0 if any word of the kind comes twice among the first of them. */
static uint32_t count_tokens(const dnm_doc *doc)
{
    const dnm_view *v = dnm_doc_view(doc);
    uint64_t seen[MOST_TOKENS];
    uint32_t n = 0, sure = 0, again = 0;
    for (uint32_t i = 1; i < v->block_count && n < MOST_TOKENS; i++) {
        if (!is_text(&v->blocks[i]) || !may_have_sure(doc, i) || !has_hanzi(doc, i)) continue;
        jamming_token token;
        for (size_t at = 0; n < MOST_TOKENS && jamming_next_token(dnm_doc_text(doc, i), &at, &token);) {
            uint32_t k = 0;
            while (k < n && seen[k] != token.hash) k++;
            if (k < n) again++;
            seen[n++] = token.hash;
            sure += token.sure && k == n - 1;
        }
    }
    return again * 10 > n ? 0 : sure;
}

static void cut_tokens(const dnm_doc *doc, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(doc);
    for (uint32_t i = 1; i < v->block_count; i++) {
        if (!is_text(&v->blocks[i])) continue;
        jamming_token token;
        for (size_t at = 0; jamming_next_token(dnm_doc_text(doc, i), &at, &token);)
            dnm_edit_cut(editor, (dnm_why){RULE_TOKEN, token.sure ? 850 : 700}, i, (uint32_t)token.at,
                         (uint32_t)(token.end - token.at));
    }
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    (void)job;
    if (count_tokens(doc) >= FEWEST_TOKENS) cut_tokens(doc, editor);
    const dnm_view *v = dnm_doc_view(doc);
    uint32_t sure = 0, likely = 0, paragraphs = 0;
    run r;
    for (uint32_t i = 1; i < v->block_count; i++) {
        if (!is_text(&v->blocks[i])) continue;
        paragraphs += v->blocks[i].kind == DNM_PARAGRAPH && has_hanzi(doc, i);
        if (!may_have_sure(doc, i)) continue;
        const dnm_str text = dnm_doc_text(doc, i);
        uint32_t found = 0;
        for (size_t at = 0; next_run(text, &at, &r); found++) sure += is_random(text, &r);
        likely += found > 0;
    }
    const bool everywhere = sure && likely >= FEWEST_PARAGRAPHS && likely * 3 >= paragraphs * 2;
    if (sure < FEWEST_RUNS && !everywhere) return DNM_OK;
    for (uint32_t i = 1; i < v->block_count; i++) {
        if (!is_text(&v->blocks[i])) continue;
        const dnm_str text = dnm_doc_text(doc, i);
        for (size_t at = 0; next_run(text, &at, &r);)
            dnm_edit_cut(editor, (dnm_why){RULE_RUN, is_random(text, &r) ? 900 : 750}, i, (uint32_t)r.at,
                         (uint32_t)(r.end - r.at));
    }
    return DNM_OK;
}

static const dnm_rule rules[] = {
    [RULE_RUN] =
        {
            .id = "run",
            .summary = "Runs of random characters that a forum sets between sentences against copying go",
            .before = "堤修好了。$ E! O9 n  B( M7大家都很高兴。w3 P) x' K8 u\n明年还要种树。* T2 y- h4 N, c",
            .after = "堤修好了。大家都很高兴。\n明年还要种树。",
            .untouched = "比分如下。A1 B2 C3 D4\n设函数。f(x)=x^2 是偶函数。\n型号有三种：X-1 Y-2 Z-3。",
        },
    [RULE_TOKEN] =
        {
            .id = "token",
            .summary = "Words of random letters and digits that are glued between sentences go",
            .before = "堤修好了。Kq7xT2大家都很高兴，b4RmW9s明年还要种树。9Zk3Lp柳树耐水，Xw5Tq8杨树不耐水。",
            .after = "堤修好了。大家都很高兴，明年还要种树。柳树耐水，杨树不耐水。",
            .untouched = "新买的泵有三种，XK32型、QW50型和aB3型。XK32最大，WiFi信号也好，iOS和macOS都能用。",
        },
    {.id = NULL},
};

const dnm_cleaner dnm_cleaner_jamming = {
    .name = "jamming",
    .summary =
        DNM_N_("Runs and words of random characters that a forum sets between sentences against copying"),
    .phase = DNM_EXTRACT,
    .order = 15,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
