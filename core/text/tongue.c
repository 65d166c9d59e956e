/* tongue.c -- counts letters by script and the words that every text of a language has: articles,
 * prepositions, pronouns. Words that two languages share count for both, so that neighbours such as Danish
 * and Norwegian stay undecided.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/tongue.h"

#include <stdlib.h>

#include "core/text/letters.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    WORD_BYTES = 16,
    HAN_MIN = 40, /* characters that say that a text is of Eastern Asia */
    HITS_MIN = 8, /* common words that name a language */
    SHARE = 8,    /* one word in so many is common */
    AGAINST = 3   /* times as many as in the language that was stated */
};

static const char *const tags[DNM_TONGUES] = {"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb",
                                              "pl", "cs", "hu", "fi", "tr", "ro", "ru", "uk", "bg", "sr"};

/* One bit each, in that order. */
enum {
    EN = 1 << 0,
    DE = 1 << 1,
    FR = 1 << 2,
    ES = 1 << 3,
    IT = 1 << 4,
    PT = 1 << 5,
    NL = 1 << 6,
    SV = 1 << 7,
    DA = 1 << 8,
    NB = 1 << 9,
    PL = 1 << 10,
    CS = 1 << 11,
    HU = 1 << 12,
    FI = 1 << 13,
    TR = 1 << 14,
    RO = 1 << 15,
    RU = 1 << 16,
    UK = 1 << 17,
    BG = 1 << 18,
    SR = 1 << 19
};

typedef struct common_word {
    char word[WORD_BYTES];
    uint32_t tongues;
} common_word;

/* Sorted by bytes. */
static const common_word common_words[] = {
    {"a", PT | CS | HU | RO},
    {"af", DA},
    {"al", ES},
    {"ale", PL | CS},
    {"alla", IT},
    {"als", DE},
    {"ama", TR},
    {"anche", IT},
    {"and", EN},
    {"as", EN | PT},
    {"at", EN | DA | NB},
    {"att", SV},
    {"au", FR},
    {"auch", DE},
    {"auf", DE},
    {"av", SV | NB},
    {"az", HU},
    {"bir", TR},
    {"bu", TR},
    {"by", EN | CS},
    {"byl", CS},
    {"był", PL},
    {"ca", RO},
    {"care", RO},
    {"ce", FR},
    {"che", IT},
    {"co", PL},
    {"com", PT},
    {"como", ES},
    {"con", ES | IT},
    {"csak", HU},
    {"cu", RO},
    {"că", RO},
    {"da", PT | TR},
    {"daha", TR},
    {"dans", FR},
    {"das", DE},
    {"dat", NL},
    {"de", ES | PT | NL | SV | DA | NB | HU | TR | RO},
    {"dei", IT},
    {"del", ES | IT},
    {"della", IT},
    {"dem", DE},
    {"den", DE | SV | DA | NB},
    {"der", DE | DA},
    {"des", DE | FR},
    {"det", SV | DA | NB},
    {"di", IT},
    {"die", DE | NL},
    {"din", RO},
    {"do", PT | PL | CS},
    {"dos", PT},
    {"du", FR},
    {"e", IT | PT},
    {"een", NL},
    {"egy", HU},
    {"ei", FI},
    {"ein", DE},
    {"eine", DE},
    {"el", ES | HU},
    {"elle", FR},
    {"em", PT},
    {"en", ES | NL | SV | DA | NB | TR},
    {"er", NL | DA | NB},
    {"est", FR},
    {"este", RO},
    {"et", FR | DA | NB},
    {"ett", SV},
    {"että", FI},
    {"ez", HU},
    {"fi", RO},
    {"for", EN | DA | NB},
    {"from", EN},
    {"för", SV},
    {"gibi", TR},
    {"gli", IT},
    {"han", SV | DA | NB},
    {"he", EN},
    {"her", EN},
    {"het", NL},
    {"hij", NL},
    {"his", EN},
    {"hogy", HU},
    {"hän", FI},
    {"i", PL | CS},
    {"ikke", DA | NB},
    {"il", FR | IT},
    {"ile", TR},
    {"im", DE},
    {"in", EN | NL},
    {"inte", SV},
    {"is", EN | NL | HU},
    {"ist", DE},
    {"it", EN},
    {"için", TR},
    {"ja", FI},
    {"jag", SV},
    {"jak", PL},
    {"jako", CS},
    {"je", CS},
    {"jeg", DA | NB},
    {"jest", PL},
    {"joka", FI},
    {"jsem", CS},
    {"kadar", TR},
    {"ki", HU},
    {"kuin", FI},
    {"kun", FI},
    {"la", FR | ES | IT | RO},
    {"las", ES},
    {"le", FR | IT},
    {"les", FR},
    {"lo", ES},
    {"los", ES},
    {"maar", NL},
    {"mai", RO},
    {"mais", PT},
    {"med", SV | DA | NB},
    {"meg", HU},
    {"met", NL},
    {"mint", HU},
    {"mit", DE},
    {"mitä", FI},
    {"mutta", FI},
    {"myös", FI},
    {"már", HU},
    {"más", ES},
    {"még", HU},
    {"na", PT | PL | CS},
    {"naar", NL},
    {"ne", FR | TR},
    {"nel", IT},
    {"nem", HU},
    {"nicht", DE},
    {"nie", PL},
    {"niet", NL},
    {"niin", FI},
    {"no", ES | PT},
    {"non", IT},
    {"not", EN},
    {"nu", RO},
    {"não", PT},
    {"o", PT | PL | RO},
    {"och", SV},
    {"od", PL},
    {"of", EN},
    {"og", DA | NB},
    {"olan", TR},
    {"olarak", TR},
    {"ole", FI},
    {"oli", FI},
    {"om", SV},
    {"on", EN | FI},
    {"op", NL},
    {"os", PT},
    {"ovat", FI},
    {"par", FR},
    {"para", ES | PT},
    {"pas", FR},
    {"pe", RO},
    {"pentru", RO},
    {"per", IT},
    {"plus", FR},
    {"po", PL | CS},
    {"por", ES | PT},
    {"pour", FR},
    {"pro", CS},
    {"przez", PL},
    {"på", SV | DA | NB},
    {"que", FR | ES | PT},
    {"qui", FR},
    {"s", CS},
    {"se", FR | ES | PT | CS | FI | RO},
    {"seg", NB},
    {"sen", FI},
    {"she", EN},
    {"si", IT},
    {"sich", DE},
    {"się", PL},
    {"som", SV | DA | NB},
    {"sono", IT},
    {"sonra", TR},
    {"su", ES},
    {"sunt", RO},
    {"sur", FR},
    {"tai", FI},
    {"tak", CS},
    {"te", NL},
    {"that", EN},
    {"the", EN},
    {"they", EN},
    {"this", EN},
    {"til", DA | NB},
    {"till", SV},
    {"to", EN | PL | CS},
    {"tylko", PL},
    {"um", PT},
    {"uma", PT},
    {"un", FR | ES | IT | RO},
    {"una", ES | IT},
    {"und", DE},
    {"une", FR},
    {"v", CS},
    {"vagy", HU},
    {"van", NL | HU},
    {"var", SV | DA | NB | TR},
    {"ve", CS | TR},
    {"volt", HU},
    {"von", DE},
    {"voor", NL},
    {"w", PL},
    {"war", DE},
    {"was", EN},
    {"werd", NL},
    {"which", EN},
    {"wird", DE},
    {"with", EN},
    {"y", ES},
    {"z", PL | CS},
    {"za", PL},
    {"zijn", NL},
    {"zu", DE},
    {"är", SV},
    {"çok", TR},
    {"è", IT},
    {"és", HU},
    {"în", RO},
    {"że", PL},
    {"že", CS},
    {"și", RO},
    {"але", UK},
    {"али", SR},
    {"беше", BG},
    {"био", SR},
    {"був", UK},
    {"було", UK},
    {"был", RU},
    {"было", RU},
    {"в", RU | UK},
    {"вони", UK},
    {"все", RU},
    {"във", BG},
    {"від", UK},
    {"він", UK},
    {"да", BG | SR},
    {"до", UK},
    {"е", BG},
    {"з", UK},
    {"за", RU | UK | BG | SR},
    {"и", RU | BG | SR},
    {"из", RU},
    {"й", UK},
    {"как", RU},
    {"као", SR},
    {"като", BG},
    {"који", SR},
    {"мы", RU},
    {"на", RU | UK | BG | SR},
    {"не", RU | UK | BG | SR},
    {"но", RU | BG},
    {"ово", SR},
    {"од", SR},
    {"он", RU},
    {"они", RU},
    {"от", BG},
    {"по", RU | BG},
    {"про", UK},
    {"с", RU | BG},
    {"са", BG | SR},
    {"се", BG | SR},
    {"су", SR},
    {"та", UK},
    {"так", RU},
    {"то", RU | SR},
    {"това", BG},
    {"той", BG},
    {"только", RU},
    {"у", UK | SR},
    {"це", UK},
    {"че", BG},
    {"что", RU},
    {"што", SR},
    {"що", UK},
    {"это", RU},
    {"як", UK},
    {"і", UK},
    {"је", SR},
};

static int compare(const void *a, const void *b)
{
    return strcmp((const char *)a, ((const common_word *)b)->word);
}

static void count_word(dnm_tongue *tongue, const char *word)
{
    const common_word *found = bsearch(word, common_words, sizeof common_words / sizeof *common_words,
                                       sizeof *common_words, compare);
    tongue->words++;
    for (size_t i = 0; found && i < DNM_TONGUES; i++) tongue->hits[i] += found->tongues >> i & 1;
}

static void count_letter(dnm_tongue *tongue, uint32_t cp)
{
    if (dnm_cp_is_han(cp))
        tongue->han++;
    else if (cp >= 0x3041 && cp <= 0x30FF)
        tongue->kana++;
    else if (cp >= 0xAC00 && cp <= 0xD7A3)
        tongue->hangul++;
    else if (cp >= 0x0400 && cp <= 0x04FF)
        tongue->cyrillic++;
    else if (cp < 0x0250)
        tongue->latin++;
}

void dnm_tongue_add(dnm_tongue *tongue, dnm_str text)
{
    char word[WORD_BYTES];
    size_t n = 0;
    tongue->bytes += text.n;
    for (size_t at = 0; at < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        const bool letter = dnm_cp_has(cp, DNM_CP_LETTER);
        if (letter) count_letter(tongue, cp);
        if (letter && cp < 0x0500) {
            char bytes[4];
            const size_t more = dnm_utf8_put(bytes, dnm_cp_lower(cp));
            if (n + more < WORD_BYTES) memcpy(word + n, bytes, more);
            n = n + more < WORD_BYTES ? n + more : WORD_BYTES;
            if (at < text.n) continue;
        }
        if (!n) continue;
        if (n < WORD_BYTES) {
            word[n] = '\0';
            count_word(tongue, word);
        } else {
            tongue->words++;
        }
        n = 0;
    }
}

static bool is_chinese(dnm_str stated)
{
    return dnm_begins_in_any_case(stated, "zh") || dnm_begins_in_any_case(stated, "cmn") ||
           dnm_begins_in_any_case(stated, "yue") || dnm_begins_in_any_case(stated, "chinese");
}

static bool is_eastern(dnm_str stated)
{
    return is_chinese(stated) || dnm_begins_in_any_case(stated, "ja") || dnm_begins_in_any_case(stated, "ko");
}

static const char *by_words(const dnm_tongue *tongue, dnm_str stated)
{
    size_t best = 0;
    uint32_t said = 0, second = 0;
    bool known = false;
    for (size_t i = 1; i < DNM_TONGUES; i++)
        if (tongue->hits[i] > tongue->hits[best]) best = i;
    const uint32_t hits = tongue->hits[best];
    for (size_t i = 0; i < DNM_TONGUES; i++) {
        if (i != best && tongue->hits[i] > second) second = tongue->hits[i];
        if (!dnm_begins_in_any_case(stated, tags[i])) continue;
        said = tongue->hits[i];
        known = true;
    }
    if (stated.n && !known && !is_eastern(stated)) return NULL; /* Welsh has words of English, too */
    if (hits < HITS_MIN || hits * SHARE < tongue->words || hits * 4 < second * 5) return NULL;
    if (!stated.n || said * AGAINST < hits) return tags[best];
    return NULL;
}

const char *dnm_tongue_heard(const dnm_tongue *tongue, dnm_str stated)
{
    const uint32_t east = tongue->han + tongue->kana + tongue->hangul,
                   west = tongue->latin + tongue->cyrillic;
    if (east < HAN_MIN || east < west / 2) {
        const char *heard = by_words(tongue, stated);
        return heard && dnm_begins_in_any_case(stated, heard) ? NULL : heard;
    }
    const char *heard = tongue->hangul * 4 > east                              ? "ko"
                        : tongue->kana * 8 > tongue->han + tongue->kana        ? "ja"
                        : tongue->kana == 0 || tongue->kana * 50 < tongue->han ? "zh"
                                                                               : NULL;
    if (!heard || dnm_begins_in_any_case(stated, heard)) return NULL;
    return strcmp(heard, "zh") == 0 && is_chinese(stated) ? NULL : heard;
}
