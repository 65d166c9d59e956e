/* glosses.c -- finds "(reading)" behind characters, in the forms that tables have them: with tone marks or
 * digits, in either case, in brackets of either width. What it means is weighed in evidence.c.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pinyin/pinyin.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { LONGEST_FORM = 12, LONGEST_PHRASE = 48, LONGEST_PLAIN = 6 };

unsigned pinyin_syllable(dnm_str s)
{
    unsigned low = 1;
    unsigned high = PINYIN_SYLLABLE_COUNT;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        const char *known = pinyin_syllables[middle];
        size_t n = strlen(known);
        int order = memcmp(known, s.p, n < s.n ? n : s.n);
        if (order == 0 && n == s.n) return middle;
        if (order < 0 || (order == 0 && n < s.n)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

/* ---- forms of a syllable ---- */

/* Where the tone mark stands: on a or e, on the o of ou, else on the last vowel. */
static size_t marked_vowel(const uint32_t *letters, size_t n)
{
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        if (letters[i] == 'a' || letters[i] == 'e') return i;
        if (letters[i] == 'o' && i + 1 < n && letters[i + 1] == 'u') return i;
        if (letters[i] == 'i' || letters[i] == 'o' || letters[i] == 'u' || letters[i] == 0xFC) last = i;
    }
    return last;
}

static uint32_t with_tone(uint32_t vowel, unsigned tone)
{
    static const uint32_t vowels[] = {'a', 'e', 'i', 'o', 'u', 0xFC};
    static const uint16_t marked[][4] = {{0x101, 0xE1, 0x1CE, 0xE0}, {0x113, 0xE9, 0x11B, 0xE8},
                                         {0x12B, 0xED, 0x1D0, 0xEC}, {0x14D, 0xF3, 0x1D2, 0xF2},
                                         {0x16B, 0xFA, 0x1D4, 0xF9}, {0x1D6, 0x1D8, 0x1DA, 0x1DC}};
    for (size_t i = 0; i < sizeof vowels / sizeof *vowels; i++)
        if (vowels[i] == vowel && tone >= 1 && tone <= 4) return marked[i][tone - 1];
    return vowel;
}

unsigned pinyin_syllable_as_written(dnm_str s)
{
    uint32_t letters[LONGEST_FORM];
    size_t n = 0;
    unsigned tone = 0;
    for (size_t at = 0; at < s.n;) {
        const uint32_t cp = dnm_cp_lower(dnm_utf8_next(s.p, s.n, &at));
        if (cp >= '1' && cp <= '5' && at == s.n) {
            tone = cp - '0';
        } else if (n == LONGEST_FORM) {
            return 0;
        } else {
            letters[n++] = cp == 'v' ? 0xFC : cp;
        }
    }
    const size_t vowel = tone ? marked_vowel(letters, n) : SIZE_MAX;
    if (vowel != SIZE_MAX) letters[vowel] = with_tone(letters[vowel], tone);
    char form[LONGEST_FORM * 4];
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++) bytes += dnm_utf8_put(form + bytes, letters[i]);
    return bytes ? pinyin_syllable((dnm_str){form, bytes}) : 0;
}

static char without_tone(uint32_t cp)
{
    static const struct {
        char letter;
        uint16_t toned[5];
    } letters[] = {{'a', {0x101, 0xE1, 0x1CE, 0xE0}}, {'e', {0x113, 0xE9, 0x11B, 0xE8, 0xEA}},
                   {'i', {0x12B, 0xED, 0x1D0, 0xEC}}, {'o', {0x14D, 0xF3, 0x1D2, 0xF2}},
                   {'u', {0x16B, 0xFA, 0x1D4, 0xF9}}, {'v', {0x1D6, 0x1D8, 0x1DA, 0x1DC, 0xFC}},
                   {'n', {0x144, 0x148, 0x1F9}}};
    if (cp < 0x80) return (char)cp;
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        for (size_t k = 0; k < 5; k++)
            if (letters[i].toned[k] == cp) return letters[i].letter;
    return 0;
}

bool pinyin_is_without_tone(const char *syllable, dnm_str letters, bool u_for_v)
{
    const size_t n = strlen(syllable);
    size_t at = 0;
    for (size_t i = 0; i < letters.n; i++) {
        const char own = at < n ? without_tone(dnm_utf8_next(syllable, n, &at)) : 0;
        if (!own || (own != letters.p[i] && !(u_for_v && own == 'v' && letters.p[i] == 'u'))) return false;
    }
    return at == n;
}

/* ---- brackets ---- */

static bool is_letter(uint32_t cp)
{
    return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp < 0x250) ||
           (cp >= 0x1E00 && cp < 0x1F00);
}

/* Where the letters before `close` begin, a tone digit among them. */
static uint32_t start_of_letters(const char *text, uint32_t begin, uint32_t close)
{
    size_t at = close;
    if (at > begin && text[at - 1] >= '1' && text[at - 1] <= '5') at--;
    while (at > begin && close - at < LONGEST_FORM) {
        size_t before = at;
        if (!is_letter(dnm_utf8_prev(text, &before))) break;
        at = before;
    }
    return (uint32_t)at;
}

/* Bytes of the bracket that opens before `at`: 1, 3, or 0 for none. */
static uint32_t opening(const char *text, uint32_t begin, uint32_t at)
{
    if (at > begin && text[at - 1] == '(') return 1;
    return at - begin >= 3 && memcmp(text + at - 3, "\xEF\xBC\x88", 3) == 0 ? 3 : 0;
}

/* "(xuéxiào)", "(zhōng guó)": readings of whole words are a person's. */
static bool is_phrase(const char *text, uint32_t begin, uint32_t close)
{
    uint32_t at = close;
    bool toned = false;
    while (at > begin && close - at < LONGEST_PHRASE) {
        size_t back = at;
        const uint32_t cp = dnm_utf8_prev(text, &back);
        if (!is_letter(cp) && cp != ' ') break;
        toned |= cp >= 0x80;
        at = (uint32_t)back;
    }
    const uint32_t bracket = opening(text, begin, at);
    size_t before = at - bracket;
    return toned && bracket && before > begin && dnm_cp_is_han(dnm_utf8_prev(text, &before));
}

/* The gloss that the bracket at [close, end) ends. A torn one has lost its opening bracket and what stood
 * before it. */
static bool read_gloss(const char *text, uint32_t begin, uint32_t close, uint32_t end, pinyin_gloss *gloss)
{
    if (close > begin && text[close - 1] == ' ') close--; /* "(huì )", as some tables have it */
    const uint32_t start = start_of_letters(text, begin, close);
    const unsigned reading =
        start < close ? pinyin_syllable_as_written((dnm_str){text + start, close - start}) : 0;
    if (!reading || start == begin) return false;
    const uint32_t bracket = opening(text, begin, start);
    if (bracket) {
        *gloss = (pinyin_gloss){start - bracket, end - (start - bracket), (uint16_t)reading, false};
        return gloss->off > begin;
    }
    const bool torn = text[start - 1] == '?' || dnm_utf8_peek_back(text, start) == DNM_REPLACEMENT;
    if (!torn) return false;
    *gloss = (pinyin_gloss){start, end - start, (uint16_t)reading, true};
    return true;
}

/* The next closing bracket of either width. Both are looked for once, so that a text with one kind is not
 * searched for the other again and again. */
typedef struct brackets {
    const char *end, *narrow, *wide;
} brackets;

static const char *find_wide(const char *at, const char *end)
{
    while ((at = memchr(at, 0xEF, (size_t)(end - at)))) {
        if (end - at >= 3 && memcmp(at, "\xEF\xBC\x89", 3) == 0) return at;
        at++;
    }
    return end;
}

static const char *next_bracket(brackets *b, const char *at)
{
    if (!b->narrow || b->narrow < at) {
        b->narrow = memchr(at, ')', (size_t)(b->end - at));
        if (!b->narrow) b->narrow = b->end;
    }
    if (!b->wide || b->wide < at) b->wide = find_wide(at, b->end);
    return b->narrow < b->wide ? b->narrow : b->wide;
}

/* "(xi)": ASCII letters between brackets, few enough to be a syllable. */
static bool is_plain(const char *text, uint32_t begin, uint32_t close)
{
    uint32_t at = close;
    while (at > begin && close - at < LONGEST_PLAIN && text[at - 1] >= 'a' && text[at - 1] <= 'z') at--;
    return at < close && at > begin && text[at - 1] == '(';
}

/* Two passes over the text's brackets: one to count, one to keep. */
static uint32_t scan(pinyin_page *page, pinyin_gloss *out)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    uint32_t n = 0;
    page->phrases = 0;
    for (uint32_t i = 0; i < v->block_count; i++) {
        const dnm_block *block = &v->blocks[i];
        if (!block->len || (block->kind != DNM_PARAGRAPH && block->kind != DNM_HEADING)) continue;
        const char *at = v->text + block->off;
        brackets b = {.end = at + block->len};
        while ((at = next_bracket(&b, at)) < b.end) {
            const uint32_t close = (uint32_t)(at - v->text), end = close + (*at == ')' ? 1 : 3);
            pinyin_gloss gloss;
            page->plain += !out && is_plain(v->text, block->off, close);
            if (read_gloss(v->text, block->off, close, end, &gloss)) {
                if (out) out[n] = gloss;
                n++;
            } else {
                page->phrases += is_phrase(v->text, block->off, close);
            }
            at = v->text + end;
        }
    }
    return n;
}

bool pinyin_find_glosses(pinyin_page *page)
{
    const uint32_t n = scan(page, NULL);
    if (n == 0) return false;
    page->glosses = DNM_NEW(page->arena, pinyin_gloss, n);
    page->glossed = DNM_NEW(page->arena, uint16_t, PINYIN_COUNT);
    page->alone = DNM_NEW(page->arena, uint16_t, PINYIN_COUNT);
    page->also = DNM_NEW(page->arena, uint16_t, PINYIN_COUNT);
    page->seen = DNM_NEW(page->arena, uint16_t, PINYIN_COUNT);
    page->beside = DNM_NEW(page->arena, uint16_t, PINYIN_COUNT);
    if (!page->glosses || !page->glossed || !page->alone || !page->also || !page->seen || !page->beside)
        return false;
    page->gloss_count = scan(page, page->glosses);
    return true;
}
