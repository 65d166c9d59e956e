/* credit.c -- a label, and names behind it. "By" and its likes are words of every sentence, too: they count
 * where a line or a part of it begins, or behind a date or a word such as "posted", and if a name follows.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/credit.h"

#include "core/text/date.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    WORD_BYTES = 32,
    WORDS_MAX = 5,
    NAME_BYTES = 80,
    REST_BYTES = 60,
    NICKNAME_BYTES = 40,
    SMALL_WORD = 3
};

/* In lower case; a colon behind a label is passed over, after some it is needed. */
static const struct {
    const char *word;
    bool colon;
} labels[] = {
    {"by", false},
    {"published by", false},
    {"veröffentlicht von", false},
    {"gepostet von", false},
    {"written by", false},
    {"posted by", false},
    {"words by", false},
    {"von", false},
    {"geschrieben von", false},
    {"text von", false},
    {"par", false},
    {"écrit par", false},
    {"publié par", false},
    {"propos recueillis par", false},
    {"por", false},
    {"escrito por", false},
    {"publicado por", false},
    {"di", false},
    {"scritto da", false},
    {"door", false},
    {"geschreven door", false},
    {"av", false},
    {"skrevet av", false},
    {"af", false},
    {"skrevet af", false},
    {"napisał", false},
    {"napisała", false},
    {"przez", false},
    {"szerző", true},
    {"author", true},
    {"authors", true},
    {"text", true},
    {"story", true},
    {"autor", true},
    {"autorin", true},
    {"autoren", true},
    {"autora", true},
    {"autore", true},
    {"auteur", true},
    {"auteurs", true},
    {"autorka", true},
    {"tekst", true},
    {"texte", true},
    {"texto", true},
    {"testo", true},
    {"автор", true},
    {"авторы", true},
    {"текст", true},
    {"författare", true},
    {"forfatter", true},
    {"kirjoittaja", true},
    {"yazan", true},
    {"yazar", true},
};

static const char *const joints[] = {"and", "und", "et", "y", "e", "en", "och", "og", "i", "и", "&", "a"};

/* Small words inside names. */
static const char *const particles[] = {"von", "van", "de",  "der", "den", "del", "della", "di",  "da",
                                        "do",  "dos", "das", "du",  "la",  "le",  "ten",   "ter", "zu",
                                        "zum", "zur", "al",  "el",  "bin", "ben", "af",    "av",  "vom"};

/* Written large, and no part of a name. */
static const char *const strangers[] = {
    "updated",  "published",     "posted", "last",  "photo", "photos", "photographs", "photography",
    "pictures", "illustrations", "foto",   "fotos", "am",    "on",     "the",         "le",
    "special",  "guest",         "staff",  "stand", "tags",  "share",  "comments",    "kommentare",
    "in",       "filed",         "der",    "die",   "das"};

typedef struct reader {
    const char *p, *end;
} reader;

static bool is_any(dnm_str word, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(list[i]) == word.n && memcmp(list[i], word.p, word.n) == 0) return true;
    return false;
}

#define IS_ANY(word, list) is_any(word, list, sizeof(list) / sizeof *(list))

static uint32_t peek(const reader *r)
{
    return r->p < r->end ? dnm_utf8_peek(r->p, (size_t)(r->end - r->p), 0) : 0;
}

static void skip(reader *r)
{
    size_t at = 0;
    dnm_utf8_next(r->p, (size_t)(r->end - r->p), &at);
    r->p += at;
}

static void skip_blanks(reader *r)
{
    while (r->p < r->end && dnm_cp_is_space(peek(r))) skip(r);
}

/* ---- words ------------------------------------------------------------------------------------ */

static bool is_of_word(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_LETTER | DNM_CP_COMBINING) || cp == '\'' || cp == 0x2019 || cp == '-' ||
           cp == '.' || cp == 0x2010;
}

/* The word at hand, in lower case in `lower`; *large: it has a capital (d’Orval). Empty if there is none. */
static dnm_str read_word(reader *r, char lower[WORD_BYTES], dnm_str *plain, bool *large)
{
    const char *begin = r->p;
    size_t n = 0;
    *large = false;
    while (r->p < r->end && is_of_word(peek(r))) {
        *large = *large || dnm_cp_has(peek(r), DNM_CP_UPPER);
        if (n + 4 < WORD_BYTES) n += dnm_utf8_put(lower + n, dnm_cp_lower(peek(r)));
        skip(r);
    }
    *plain = (dnm_str){lower, n};
    return (dnm_str){begin, (size_t)(r->p - begin)};
}

/* Past the words of a label and its colon, where a name begins; NULL if this label does not stand there. */
static const char *past_label(reader r, const char *label, bool colon)
{
    const char *end = label + strlen(label);
    while (label < end) {
        size_t at = 0;
        const uint32_t cp = dnm_utf8_next(label, (size_t)(end - label), &at);
        if (r.p >= r.end || dnm_cp_lower(peek(&r)) != cp) return NULL;
        label += at;
        skip(&r);
    }
    if (is_of_word(peek(&r))) return NULL;
    reader behind = r;
    skip_blanks(&behind);
    const bool has_colon = behind.p < behind.end && peek(&behind) == ':';
    if (has_colon) skip(&behind);
    if (colon ? !has_colon : !has_colon && behind.p == r.p) return NULL;
    skip_blanks(&behind);
    return behind.p < behind.end ? behind.p : NULL;
}

/* ---- names ------------------------------------------------------------------------------------ */

/* What may stand behind a name: nothing, a mark, a day, or a small word before one ("am"; the day is cut
 * off). */
static bool ends_part(reader r)
{
    skip_blanks(&r);
    return r.end - r.p <= SMALL_WORD || !dnm_cp_has(peek(&r), DNM_CP_LETTER);
}

/* Words in capitals, with particles between them. Behind a particle one word is no name: "von der Brücke". */
static dnm_str read_name(reader *r)
{
    reader here = *r, last = *r;
    uint32_t large_words = 0;
    bool small_first = false;
    for (int words = 0; words < WORDS_MAX && here.p < here.end; words++) {
        char lower[WORD_BYTES];
        dnm_str plain;
        bool large;
        const dnm_str word = read_word(&here, lower, &plain, &large);
        if (!word.n || IS_ANY(plain, joints) || (large && IS_ANY(plain, strangers))) break;
        const bool particle = IS_ANY(plain, particles) && (words == 0 || large_words);
        if (!large && !particle) break;
        small_first = small_first || (words == 0 && !large);
        if (large) {
            large_words++;
            last = here;
        }
        if (peek(&here) != ' ' && peek(&here) != 0xA0) break;
        skip_blanks(&here);
    }
    dnm_str name = {r->p, (size_t)(last.p - r->p)};
    if (name.n && name.p[name.n - 1] == '.') name.n--; /* of a sentence, or of "Jr." */
    if (large_words == 0 || name.n > NAME_BYTES) return (dnm_str){NULL, 0};
    if (large_words == 1 && (small_first || !ends_part(last))) return (dnm_str){NULL, 0};
    *r = last;
    return name;
}

static dnm_str read_marked(reader *r, dnm_str marked)
{
    if (!marked.n || marked.p != r->p || marked.n > NAME_BYTES || dnm_str_end(marked) > r->end)
        return (dnm_str){NULL, 0};
    r->p += marked.n;
    return marked;
}

/* ", " or " and " before another name. */
static bool skip_joint(reader *r, bool *last)
{
    char lower[WORD_BYTES];
    dnm_str plain;
    bool large;
    skip_blanks(r);
    if (peek(r) == ',') {
        skip(r);
        skip_blanks(r);
        reader word = *r;
        read_word(&word, lower, &plain, &large);
        if (IS_ANY(plain, joints)) *r = word, *last = true;
        skip_blanks(r);
        return true;
    }
    if (peek(r) == '&') {
        skip(r);
    } else {
        read_word(r, lower, &plain, &large);
        if (!IS_ANY(plain, joints)) return false;
    }
    skip_blanks(r);
    return *last = true;
}

/* What follows a comma is another name only in a list that a word such as "and" ends: "Jane Doe, Science
 * Editor" is one. */
static void read_more_names(reader *r, mc_credit *credit)
{
    reader here = *r;
    uint32_t count = credit->count;
    for (bool last = false; count < MC_NAMES && !last;) {
        if (!skip_joint(&here, &last)) return;
        const dnm_str name = read_name(&here);
        if (!name.n) return;
        credit->names[count++] = name;
        if (last) {
            credit->count = count;
            *r = here;
        }
    }
}

static bool read_names(dnm_str line, const char *from, dnm_str marked, mc_credit *credit)
{
    reader r = {from, dnm_str_end(line)};
    dnm_str name = read_marked(&r, marked);
    if (!name.n) name = read_name(&r);
    if (!name.n) return false;
    credit->names[0] = name;
    credit->count = 1;
    read_more_names(&r, credit);
    credit->end = (size_t)(r.p - line.p);
    return true;
}

/* ---- lines ------------------------------------------------------------------------------------ */

static bool begins_part(dnm_str line, size_t at)
{
    while (at && (line.p[at - 1] == ' ' || line.p[at - 1] == '\n')) at--;
    if (at == 0) return true;
    return !dnm_cp_has((unsigned char)line.p[at - 1], DNM_CP_LETTER | DNM_CP_DIGIT) &&
           (unsigned char)line.p[at - 1] < 0x80 && line.p[at - 1] != '.';
}

/* A word begins: nothing of one stands before. */
static bool begins_word(dnm_str line, size_t at)
{
    if (at == 0) return true;
    const unsigned char before = (unsigned char)line.p[at - 1];
    return before < 0x80 && !dnm_cp_has(before, DNM_CP_LETTER | DNM_CP_DIGIT);
}

/* Of two hundred bytes a label begins with few: that is asked before anything is read. */
static bool begins_label(dnm_str line, size_t at)
{
    char lower[4];
    dnm_utf8_put(lower, dnm_cp_lower(dnm_utf8_peek(line.p, line.n, at)));
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (*labels[i].word == *lower) return true;
    return false;
}

/* Whether a label may stand here: bare words ask for a beginning, or for a date in the line. */
static bool read_at(dnm_str line, size_t at, bool dated, dnm_str marked, mc_credit *credit)
{
    const reader r = {line.p + at, dnm_str_end(line)};
    if (!begins_label(line, at)) return false;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        const char *name = past_label(r, labels[i].word, labels[i].colon);
        if (!name || (!labels[i].colon && !dated && !begins_part(line, at))) continue;
        credit->at = at;
        if (read_names(line, name, marked, credit)) return true;
    }
    return false;
}

/* A month is written as a name is: what is before the day is read without it. */
static dnm_str before_date(dnm_str line)
{
    dnm_date date;
    size_t day;
    return dnm_date_find(line, &date, &day, NULL) ? (dnm_str){line.p, day} : line;
}

bool mc_read_credit(dnm_str line, dnm_str marked, mc_credit *credit)
{
    const dnm_str before = before_date(line);
    const bool dated = before.n < line.n;
    for (size_t at = 0; at < line.n;) {
        const dnm_str part = at < before.n ? before : line;
        if (begins_word(line, at) && read_at(part, at, dated, marked, credit)) return true;
        dnm_utf8_next(line.p, line.n, &at);
    }
    return false;
}

bool mc_is_credit_line(dnm_str line)
{
    const dnm_str none = {NULL, 0};
    mc_credit credit;
    if (!line.n || !begins_label(line, 0) || !read_at(before_date(line), 0, false, none, &credit))
        return false;
    reader rest = {line.p + credit.end, dnm_str_end(line)};
    return (size_t)(rest.end - rest.p) <= REST_BYTES;
}

static bool is_of_name(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_LETTER | DNM_CP_DIGIT);
}

/* Without blanks and marks at both ends. */
static dnm_str trim(dnm_str s)
{
    size_t begin = s.n, end = 0;
    for (size_t at = 0; at < s.n;) {
        const size_t here = at;
        const bool inside = is_of_name(dnm_utf8_next(s.p, s.n, &at));
        if (inside && begin == s.n) begin = here;
        if (inside || s.p[here] == '.') end = at;
    }
    return begin < end ? (dnm_str){s.p + begin, end - begin} : (dnm_str){NULL, 0};
}

dnm_str mc_marked_name(dnm_str marked)
{
    dnm_str name = trim(marked);
    for (size_t i = 0; name.n && i < sizeof labels / sizeof *labels; i++) {
        const reader r = {name.p, dnm_str_end(name)};
        const char *behind = past_label(r, labels[i].word, labels[i].colon);
        if (!behind) continue;
        name = trim((dnm_str){behind, (size_t)(r.end - behind)});
        break;
    }
    if (name.n > NICKNAME_BYTES || (name.n && memchr(name.p, '@', name.n))) name.n = 0;
    return name;
}

bool mc_is_name(dnm_str line)
{
    reader r = {line.p, dnm_str_end(line)};
    skip_blanks(&r);
    const dnm_str name = read_name(&r);
    skip_blanks(&r);
    return name.n && r.p == r.end && memchr(name.p, ' ', name.n);
}
