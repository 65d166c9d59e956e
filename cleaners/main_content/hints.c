/* hints.c -- the words of class and id names, English and pinyin. A name falls into words at capitals and
 * at what is no letter: "articleBox-related_list" has article, box, related, list.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/hints.h"

#include "core/text/words.h"

enum { PREFIX = 64, WORD_MAX = 24, PREFIX_MIN = 4, FORUM = 128 };

typedef struct hint {
    char word[12];
    uint8_t flags; /* and PREFIX: longer words that begin so count, too; FORUM: a word of forums */
} hint;

/* Sorted by bytes. */
static const hint hints[] = {
    {"ad", MC_SIDE},
    {"ads", MC_SIDE},
    {"adv", MC_SIDE},
    {"advert", MC_SIDE | PREFIX},
    {"answer", FORUM},
    {"answers", FORUM},
    {"artical", MC_BODY | PREFIX},
    {"article", MC_BODY | PREFIX},
    {"aside", MC_SIDE},
    {"authorbox", MC_SIDE},
    {"banner", MC_SIDE | PREFIX},
    {"bbs", FORUM},
    {"bio", MC_SIDE},
    {"body", MC_BODY},
    {"breadcrumb", MC_SIDE | PREFIX},
    {"byline", MC_SIDE},
    {"caption", MC_SIDE | PREFIX},
    {"carousel", MC_SIDE | PREFIX},
    {"comm", MC_COMMENT},
    {"comment", MC_COMMENT},
    {"commentlist", MC_COMMENT},
    {"comments", MC_COMMENT},
    {"content", MC_BODY},
    {"contents", MC_BODY},
    {"contenttext", MC_BODY},
    {"cookie", MC_SIDE | PREFIX},
    {"copy", MC_SIDE},
    {"copyright", MC_SIDE | PREFIX},
    {"crumb", MC_SIDE},
    {"crumbs", MC_SIDE},
    {"daohang", MC_SIDE},
    {"detail", MC_BODY},
    {"details", MC_BODY},
    {"dibu", MC_SIDE},
    {"disclaimer", MC_SIDE},
    {"discussion", FORUM},
    {"discussions", FORUM},
    {"discuz", FORUM},
    {"disqus", MC_COMMENT},
    {"download", MC_SIDE},
    {"editor", MC_BODY},
    {"entry", MC_BODY | PREFIX},
    {"feedback", MC_SIDE},
    {"fenxiang", MC_SIDE},
    {"flarum", FORUM},
    {"floor", FORUM},
    {"foot", MC_SIDE},
    {"footer", MC_SIDE | MC_STRONG | PREFIX},
    {"forum", FORUM},
    {"friendlink", MC_SIDE | PREFIX},
    {"guanggao", MC_SIDE},
    {"header", MC_SIDE},
    {"hidden", MC_SIDE},
    {"hot", MC_SIDE},
    {"hotnews", MC_SIDE},
    {"jubao", MC_SIDE},
    {"keywords", MC_SIDE},
    {"links", MC_SIDE},
    {"liuyan", MC_COMMENT},
    {"login", MC_SIDE | MC_STRONG | PREFIX},
    {"main", MC_BODY},
    {"maintext", MC_BODY},
    {"menu", MC_SIDE},
    {"menus", MC_SIDE},
    {"modal", MC_SIDE},
    {"more", MC_SIDE},
    {"mostread", MC_SIDE},
    {"nav", MC_SIDE | MC_STRONG},
    {"navbar", MC_SIDE},
    {"navi", MC_SIDE},
    {"navigation", MC_SIDE},
    {"neirong", MC_BODY},
    {"news", MC_BODY},
    {"newsletter", MC_SIDE},
    {"next", MC_SIDE},
    {"pager", MC_SIDE},
    {"pages", MC_SIDE},
    {"pagination", MC_SIDE},
    {"para", MC_BODY},
    {"paragraph", MC_BODY},
    {"pinglun", MC_COMMENT},
    {"popular", MC_SIDE},
    {"popup", MC_SIDE},
    {"post", MC_BODY},
    {"postlist", FORUM},
    {"postmessage", FORUM},
    {"posttext", MC_BODY},
    {"prev", MC_SIDE},
    {"prevnext", MC_SIDE},
    {"profile", MC_SIDE},
    {"promo", MC_SIDE | PREFIX},
    {"qrcode", MC_SIDE},
    {"question", FORUM},
    {"rank", MC_SIDE},
    {"ranking", MC_SIDE},
    {"readmore", MC_SIDE},
    {"rec", MC_SIDE},
    {"recommend", MC_SIDE | MC_STRONG | PREFIX},
    {"register", MC_SIDE},
    {"relate", MC_SIDE | MC_STRONG},
    {"related", MC_SIDE | MC_STRONG},
    {"relates", MC_SIDE},
    {"relation", MC_SIDE},
    {"replies", MC_COMMENT},
    {"reply", MC_COMMENT},
    {"review", MC_COMMENT},
    {"reviews", MC_COMMENT},
    {"rich", MC_BODY},
    {"richtext", MC_BODY},
    {"share", MC_SIDE | MC_STRONG},
    {"shares", MC_SIDE},
    {"sharing", MC_SIDE},
    {"side", MC_SIDE},
    {"sidebar", MC_SIDE | MC_STRONG | PREFIX},
    {"signup", MC_SIDE},
    {"slider", MC_SIDE},
    {"social", MC_SIDE | PREFIX},
    {"sponsor", MC_SIDE | PREFIX},
    {"statement", MC_SIDE},
    {"statements", MC_SIDE},
    {"story", MC_BODY | PREFIX},
    {"subscribe", MC_SIDE},
    {"tags", MC_SIDE},
    {"text", MC_BODY},
    {"thread", FORUM},
    {"threads", FORUM},
    {"tieba", FORUM},
    {"toolbar", MC_SIDE},
    {"topbar", MC_SIDE},
    {"topic", FORUM},
    {"trending", MC_SIDE},
    {"tuijian", MC_SIDE},
    {"txt", MC_BODY},
    {"viewthread", FORUM},
    {"widget", MC_SIDE | PREFIX},
    {"xiangguan", MC_SIDE},
    {"zebian", MC_SIDE},
    {"zhengwen", MC_BODY},
    {"zoom", MC_BODY},
};
enum { HINTS = sizeof hints / sizeof *hints };

/* The word itself, or the longest prefix of it that may be longer. Words of one first letter are few. */
static const hint *look_up(const dnm_words *words, dnm_str word)
{
    const hint *best = NULL;
    if (word.n >= sizeof best->word) word.n = sizeof best->word - 1;
    for (uint32_t i = dnm_words_first(words, (uint8_t)word.p[0]); i; i = words->next[i]) {
        const hint *h = &hints[i - 1];
        if (word.n < 2 || h->word[1] != word.p[1] || !dnm_words_begin(words, i, word)) continue;
        const size_t n = words->words[i].n;
        if (n == word.n || (n >= PREFIX_MIN && h->flags & PREFIX)) best = h; /* they ascend */
    }
    return best;
}

/* Which of the words of forums it is; there are fewer than 32. */
static unsigned forum_number(const hint *word)
{
    unsigned number = 0;
    for (const hint *h = hints; h < word; h++)
        if (h->flags & FORUM) number++;
    return number;
}

static void add_word(const dnm_words *words, mc_hints *out, dnm_str word)
{
    const hint *h = look_up(words, word);
    if (!h) return;
    if (h->flags & FORUM) {
        out->forum |= (uint32_t)1 << forum_number(h);
    } else {
        out->flags |= h->flags & (uint8_t)~PREFIX;
    }
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static void add_names(const dnm_words *words, mc_hints *out, dnm_str names)
{
    char word[WORD_MAX];
    size_t n = 0;
    for (size_t i = 0; i <= names.n; i++) {
        const char c = i < names.n ? names.p[i] : ' ';
        const bool starts = is_upper(c) && i && is_lower(names.p[i - 1]);
        if (n && (starts || !(is_upper(c) || is_lower(c)))) {
            add_word(words, out, (dnm_str){word, n});
            n = 0;
        }
        if (n < WORD_MAX && (is_upper(c) || is_lower(c))) word[n++] = (char)(c | 0x20);
    }
}

static bool is_side_tag(dnm_str tag)
{
    return dnm_str_eq(tag, DNM_STR("nav")) || dnm_str_eq(tag, DNM_STR("footer")) ||
           dnm_str_eq(tag, DNM_STR("aside")) || dnm_str_eq(tag, DNM_STR("form")) ||
           dnm_str_eq(tag, DNM_STR("menu"));
}

/* How the converter says that it is hidden. Bodies that a script uncovers are "visibility" or "opacity" at
 * first, and what only screen readers shall not read is on the screen. */
static bool is_hidden(dnm_str how)
{
    return how.n && !dnm_str_eq(how, DNM_STR("visibility")) && !dnm_str_eq(how, DNM_STR("opacity")) &&
           !dnm_str_eq(how, DNM_STR("aria"));
}

const mc_hints *mc_read_hints(const dnm_doc *doc, struct dnm_arena *arena)
{
    static const char *const named[] = {"class", "id", "role"};
    const uint32_t count = dnm_doc_attrs_count(doc);
    mc_hints *out = DNM_NEW(arena, mc_hints, count);
    dnm_words words;
    if (!dnm_words_init(&words, arena, HINTS)) return NULL;
    for (uint16_t i = HINTS; i-- > 0;) dnm_words_set(&words, i, dnm_str_of(hints[i].word));
    for (uint32_t set = 0; out && set < count; set++) {
        for (size_t i = 0; i < sizeof named / sizeof *named; i++)
            add_names(&words, &out[set], dnm_doc_attr(doc, set, named[i]));
        if (is_side_tag(dnm_doc_attr(doc, set, "tag"))) out[set].flags |= MC_TAG;
        if (is_hidden(dnm_doc_attr(doc, set, "hidden"))) out[set].flags |= MC_HIDDEN;
    }
    return out;
}
