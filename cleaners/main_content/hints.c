/* hints.c -- the words of class and id names, English and pinyin. A name falls into words at capitals and
 * at what is no letter: "articleBox-related_list" has article, box, related, list.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/hints.h"

#include "core/text/prefix.h"

enum {
    PREFIX = 1 << 28, /* longer words that begin so count, too */
    FORUM = 1 << 29,  /* a word of forums */
    WHOLE = 1 << 30,  /* counts as a name of its own only: "hidden", but not "hidden-xs" */
    OWN = PREFIX - 1, /* the flags that a block gets */
    LINKS = MC_SIDE | MC_LINKS,
    WORD_MAX = 24,
    PREFIX_MIN = 4,
    SLUG_GAPS = 4
};

typedef struct hint {
    char word[12];
    uint32_t flags;
} hint;

/* Sorted by bytes. */
static const hint hints[] = {
    {"abo", MC_SIDE | WHOLE},
    {"abstract", MC_LEAD},
    {"ad", MC_SIDE},
    {"ads", MC_SIDE},
    {"adv", MC_SIDE},
    {"advert", MC_SIDE | PREFIX},
    {"answer", FORUM},
    {"answers", FORUM},
    {"artical", MC_BODY | PREFIX},
    {"article", MC_BODY | PREFIX},
    {"aside", MC_SIDE},
    {"author", MC_WHO},
    {"authorbox", MC_SIDE},
    {"authors", MC_WHO},
    {"backlink", MC_TOOL}, /* of a note, in wikis */
    {"banner", MC_SIDE | PREFIX},
    {"bbs", FORUM},
    {"bio", MC_SIDE},
    {"body", MC_BODY},
    {"breadcrumb", MC_SIDE | PREFIX},
    {"bug", FORUM},
    {"bugs", FORUM},
    {"buzhou", MC_STEPS},
    {"byline", MC_SIDE},
    {"cailiao", MC_INGREDIENT},
    {"caption", MC_SIDE | MC_CAPTION | PREFIX},
    {"carousel", MC_SIDE | PREFIX},
    {"catlinks", MC_SIDE},
    {"chapeau", MC_LEAD},
    {"chapo", MC_LEAD},
    {"comm", MC_COMMENT},
    {"comment", MC_COMMENT},
    {"commentlist", MC_COMMENT},
    {"comments", MC_COMMENT},
    {"content", MC_BODY},
    {"contents", MC_BODY},
    {"contenttext", MC_BODY},
    {"cookie", MC_SIDE | PREFIX},
    {"copy", LINKS | WHOLE}, /* the rights; but "article-copy" is its text */
    {"copyright", MC_SIDE | PREFIX},
    {"crumb", MC_SIDE},
    {"crumbs", MC_SIDE},
    {"daodu", MC_LEAD},
    {"daohang", MC_SIDE},
    {"daoyu", MC_LEAD},
    {"deck", MC_LEAD},
    {"dek", MC_LEAD},
    {"detail", MC_BODY},
    {"details", MC_BODY},
    {"dialog", MC_SIDE | MC_STRONG},
    {"dibu", MC_SIDE},
    {"direction", MC_STEPS | PREFIX},
    {"disclaimer", MC_SIDE},
    {"discussion", FORUM},
    {"discussions", FORUM},
    {"discuz", FORUM},
    {"disqus", MC_COMMENT},
    {"download", MC_SIDE},
    {"editor", MC_BODY},
    {"editsection", MC_TOOL},
    {"elementor", MC_BODY},
    {"entradilla", MC_LEAD},
    {"entry", MC_BODY | PREFIX},
    {"excerpt", MC_LEAD},
    {"feedback", MC_SIDE},
    {"fenxiang", MC_SIDE},
    {"flarum", FORUM},
    {"floor", FORUM},
    {"foot", MC_SIDE},
    {"footer", MC_SIDE | MC_STRONG | PREFIX},
    {"footnotes", MC_PROPER},
    {"forum", FORUM},
    {"friendlink", MC_SIDE | PREFIX},
    {"ftitle", MC_LEAD},
    {"guanggao", MC_SIDE},
    {"header", LINKS},
    {"hentry", MC_ENTRY | WHOLE},
    {"hidden", LINKS | WHOLE},
    {"hot", MC_SIDE},
    {"hotnews", MC_SIDE},
    {"infobox", MC_PROPER},
    {"ingredi", MC_INGREDIENT | PREFIX},
    {"ingress", MC_LEAD},
    {"instruct", MC_STEPS | PREFIX},
    {"intro", MC_LEAD},
    {"issue", FORUM},
    {"jubao", MC_SIDE},
    {"keywords", MC_SIDE},
    {"lead", MC_LEAD},
    {"lede", MC_LEAD},
    {"links", LINKS},
    {"liuyan", MC_COMMENT},
    {"login", MC_SIDE | MC_STRONG | PREFIX},
    {"main", MC_BODY},
    {"maintext", MC_BODY},
    {"member", MC_WHO},
    {"menu", MC_SIDE},
    {"menus", MC_SIDE},
    {"method", MC_STEPS},
    {"modal", MC_SIDE | MC_STRONG},
    {"more", LINKS},
    {"mostread", MC_SIDE},
    {"nav", MC_SIDE | MC_STRONG},
    {"navbar", MC_SIDE},
    {"navbox", MC_SIDE | PREFIX},
    {"navi", MC_SIDE},
    {"navigation", MC_SIDE},
    {"neirong", MC_BODY},
    {"news", MC_BODY},
    {"newsletter", MC_SIDE},
    {"next", LINKS},
    {"nick", MC_WHO},
    {"nickname", MC_WHO},
    {"noprint", MC_SIDE},
    {"pager", MC_SIDE},
    {"pages", MC_SIDE},
    {"pagination", MC_SIDE},
    {"para", MC_BODY},
    {"paragraph", MC_BODY},
    {"pinglun", MC_COMMENT},
    {"popular", MC_SIDE},
    {"popup", MC_SIDE | MC_STRONG},
    {"post", MC_BODY},
    {"poster", MC_WHO},
    {"postlist", FORUM},
    {"postmessage", FORUM},
    {"posttext", MC_BODY},
    {"prepar", MC_STEPS | PREFIX},
    {"prev", LINKS},
    {"prevnext", MC_SIDE},
    {"printfooter", MC_SIDE},
    {"profile", MC_SIDE},
    {"promo", MC_SIDE | PREFIX},
    {"qrcode", MC_SIDE},
    {"question", FORUM},
    {"rank", MC_SIDE},
    {"ranking", MC_SIDE},
    {"readmore", LINKS},
    {"rec", MC_SIDE},
    {"recommend", MC_SIDE | MC_STRONG | PREFIX},
    {"reference", MC_PROPER},
    {"references", MC_PROPER},
    {"reflist", MC_PROPER},
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
    {"shicai", MC_INGREDIENT},
    {"side", MC_SIDE},
    {"sidebar", MC_SIDE | MC_STRONG | PREFIX},
    {"sig", MC_SIGN | WHOLE},
    {"sign", MC_SIGN | WHOLE},
    {"signature", MC_SIGN | PREFIX},
    {"signup", MC_SIDE},
    {"skladnik", MC_INGREDIENT | PREFIX},
    {"slider", MC_SIDE},
    {"social", MC_SIDE | PREFIX},
    {"sommario", MC_LEAD},
    {"sponsor", MC_SIDE | PREFIX},
    {"standfirst", MC_LEAD},
    {"statement", MC_SIDE},
    {"statements", MC_SIDE},
    {"step", MC_STEPS},
    {"steps", MC_STEPS},
    {"stopka", MC_SIDE}, /* of the page, in Polish */
    {"story", MC_BODY | PREFIX},
    {"strapline", MC_LEAD},
    {"subheading", MC_LEAD},
    {"subheadline", MC_LEAD},
    {"subhed", MC_LEAD},
    {"subscribe", MC_SIDE},
    {"subtitle", MC_LEAD},
    {"subtitulo", MC_LEAD},
    {"summary", MC_LEAD},
    {"tags", MC_SIDE},
    {"text", MC_BODY},
    {"thread", FORUM},
    {"threads", FORUM},
    {"ticket", FORUM},
    {"tieba", FORUM},
    {"toolbar", MC_SIDE},
    {"topbar", MC_SIDE},
    {"topic", FORUM},
    {"trending", MC_SIDE},
    {"tuijian", MC_SIDE},
    {"txt", MC_BODY},
    {"untertitel", MC_LEAD},
    {"user", MC_WHO},
    {"userinfo", MC_WHO},
    {"username", MC_WHO},
    {"viewthread", FORUM},
    {"vorspann", MC_LEAD},
    {"widget", MC_SIDE | PREFIX},
    {"xiangguan", MC_SIDE},
    {"yongliao", MC_INGREDIENT},
    {"zebian", MC_SIDE},
    {"zhaiyao", MC_LEAD},
    {"zhengwen", MC_BODY},
    {"zoom", MC_BODY},
    {"zubereit", MC_STEPS | PREFIX},
    {"zuofa", MC_STEPS},
    {"zutat", MC_INGREDIENT | PREFIX},
};
enum { HINTS = sizeof hints / sizeof *hints };
_Static_assert(HINTS < 256, "places in it are bytes");

/* Where the hints of the same two letters begin, which are few; at the next number they end. */
enum { LETTERS = 26, PAIRS = LETTERS * LETTERS };
typedef struct mc_hint_words {
    uint8_t from[PAIRS + 1], length[HINTS];
} mc_hint_words;

static unsigned pair_of(const char *word)
{
    return (unsigned)(word[0] - 'a') * LETTERS + (unsigned)(word[1] - 'a');
}

/* The word itself, or the longest prefix of it that may be longer. Words are of small letters. */
static const hint *look_up(const mc_hint_words *words, dnm_str word)
{
    const hint *best = NULL;
    if (word.n < 2) return NULL;
    if (word.n >= sizeof best->word) word.n = sizeof best->word - 1;
    const unsigned pair = pair_of(word.p);
    for (unsigned i = words->from[pair]; i < words->from[pair + 1]; i++) {
        const size_t n = words->length[i];
        if (n > word.n || memcmp(hints[i].word, word.p, n) != 0) continue;
        if (n == word.n || (n >= PREFIX_MIN && hints[i].flags & PREFIX)) best = &hints[i]; /* they ascend */
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

/* What a name says it has or has not lies elsewhere: "has-sidebar", "no-ads". */
static bool is_having(const char *word, size_t n)
{
    static const dnm_str words[] = {{"has", 3}, {"no", 2}, {"with", 4}, {"without", 7}, {"not", 3}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].n == n && memcmp(words[i].p, word, n) == 0) return true;
    return false;
}

static void add_word(const mc_hint_words *table, mc_hints *out, dnm_str word, bool whole, bool had)
{
    const hint *h = look_up(table, word);
    if (!h || ((h->flags & WHOLE) && !whole) || (had && (h->flags & MC_SIDE))) return;
    if (h->flags & FORUM) {
        out->forum |= (uint32_t)1 << forum_number(h);
    } else {
        out->flags |= h->flags & OWN;
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

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* An id of many words is a heading's text: "sharing-with-a-single-developer". */
static bool is_slug(dnm_str id)
{
    uint32_t gaps = 0;
    for (size_t i = 0; i < id.n; i++) gaps += id.p[i] == '-' || id.p[i] == '_';
    return gaps >= SLUG_GAPS;
}

/* A word and the one before it in the same name; "copyRight" is one word. */
static dnm_str joined(dnm_str before, dnm_str word)
{
    const bool copyright = dnm_str_eq(before, DNM_STR("copy")) && dnm_str_eq(word, DNM_STR("right"));
    return copyright ? DNM_STR("copyright") : word;
}

/* A name that is being read. */
typedef struct reader {
    char word[WORD_MAX], before[WORD_MAX]; /* the word at hand, and the one before it */
    size_t n, before_n, words;
    bool had; /* it says that it has, or has not, what follows */
} reader;

static void put_letter(reader *r, char c)
{
    if (r->n < WORD_MAX) r->word[r->n++] = (char)(c | 0x20);
}

/* `ends`: the name does so behind it. */
static void end_word(const mc_hint_words *table, mc_hints *out, reader *r, bool ends)
{
    const size_t n = r->n;
    const dnm_str whole = joined((dnm_str){r->before, r->before_n}, (dnm_str){r->word, n});
    add_word(table, out, whole, r->words == 0 && ends, r->had);
    r->had = r->had || is_having(r->word, n);
    r->words++;
    memcpy(r->before, r->word, sizeof r->before);
    r->before_n = n;
    r->n = 0;
}

static void add_names(const mc_hint_words *table, mc_hints *out, dnm_str names)
{
    reader r = {.n = 0};
    for (size_t i = 0; i < names.n; i++) {
        const char c = names.p[i];
        if (is_lower(c)) {
            put_letter(&r, c);
            continue;
        }
        const bool upper = is_upper(c);
        if (r.n && (!upper || is_lower(names.p[i - 1]))) end_word(table, out, &r, is_blank(c));
        if (upper) put_letter(&r, c);
        if (is_blank(c)) {
            r.words = r.before_n = 0;
            r.had = false;
        }
    }
    if (r.n) end_word(table, out, &r, true);
}

static unsigned flags_of_tag(dnm_str tag)
{
    if (dnm_str_eq(tag, DNM_STR("footer")) || dnm_str_eq(tag, DNM_STR("aside"))) return MC_TAG | MC_PART;
    const bool bars = dnm_str_eq(tag, DNM_STR("nav")) || dnm_str_eq(tag, DNM_STR("form")) ||
                      dnm_str_eq(tag, DNM_STR("menu"));
    return bars ? MC_TAG : 0;
}

/* Custom elements have a hyphen in their names, which say what others say by their class. */
static bool is_custom(dnm_str tag)
{
    return tag.n && memchr(tag.p, '-', tag.n);
}

/* How the converter says that it is hidden. Bodies that a script uncovers are "visibility" or "opacity" at
 * first, what only screen readers shall not read is on the screen, and white text may lie on a background
 * that a style sheet names. */
static bool is_hidden(dnm_str how)
{
    return how.n && !dnm_str_eq(how, DNM_STR("visibility")) && !dnm_str_eq(how, DNM_STR("opacity")) &&
           !dnm_str_eq(how, DNM_STR("aria")) && !dnm_str_eq(how, DNM_STR("color"));
}

static uint32_t add_make(uint32_t make, dnm_str name)
{
    for (size_t i = 0; i < name.n && !is_blank(name.p[i]); i++)
        if (name.p[i] < '0' || name.p[i] > '9') make = (make ^ (unsigned char)name.p[i]) * 16777619u;
    return (make ^ ' ') * 16777619u;
}

/* What is looked at of a set; p is NULL where it has none. */
typedef struct said {
    dnm_str class, id, role, tag, hidden, datetime, itemprop;
} said;

/* Most keys are told by their length. */
static dnm_str *said_under(said *s, dnm_str key)
{
    switch (key.n) {
    case sizeof "id" - 1:
        return dnm_str_eq(key, DNM_STR("id")) ? &s->id : NULL;
    case sizeof "tag" - 1:
        return dnm_str_eq(key, DNM_STR("tag")) ? &s->tag : NULL;
    case sizeof "role" - 1:
        return dnm_str_eq(key, DNM_STR("role")) ? &s->role : NULL;
    case sizeof "class" - 1:
        return dnm_str_eq(key, DNM_STR("class")) ? &s->class : NULL;
    case sizeof "hidden" - 1:
        return dnm_str_eq(key, DNM_STR("hidden")) ? &s->hidden : NULL;
    case sizeof "datetime" - 1:
        if (dnm_str_eq(key, DNM_STR("datetime"))) return &s->datetime;
        return dnm_str_eq(key, DNM_STR("itemprop")) ? &s->itemprop : NULL;
    default:
        return NULL;
    }
}

static said read_set(const dnm_doc *doc, uint32_t set)
{
    said s = {0};
    dnm_str key, value;
    for (uint32_t i = 0; dnm_doc_attr_at(doc, set, i, &key, &value); i++) {
        dnm_str *known = said_under(&s, key);
        if (known) *known = value;
    }
    return s;
}

/* FNV-1a. Where two makes share a hash, their boxes count as alike: a word more among the evidence. */
static uint32_t make_of(const said *s)
{
    return add_make(add_make(2166136261u, s->tag), s->class.n ? s->class : s->id);
}

/* Of schema.org: Article and Recipe; "ingredients" is what it called recipeIngredient before. */
static unsigned flags_of_property(dnm_str name)
{
    if (!name.n) return 0;
    if (dnm_str_ends(name, DNM_STR("articleBody"))) return MC_ENTRY;
    if (dnm_str_ends(name, DNM_STR("recipeIngredient")) || dnm_str_eq(name, DNM_STR("ingredients")))
        return MC_INGREDIENT;
    return dnm_str_ends(name, DNM_STR("recipeInstructions")) ? MC_STEPS : 0;
}

static uint8_t landmark_of(const said *s)
{
    const bool main = dnm_str_eq(s->tag, DNM_STR("main")), article = dnm_str_eq(s->tag, DNM_STR("article"));
    const bool role = dnm_str_eq(s->role, DNM_STR("main"));
    return (uint8_t)((main ? MC_TAG_MAIN : 0) | (article ? MC_TAG_ARTICLE : 0) | (role ? MC_ROLE_MAIN : 0));
}

void *mc_hint_words_make(struct dnm_arena *arena)
{
    mc_hint_words *words = DNM_NEW(arena, mc_hint_words, 1);
    if (!words) return NULL;
    for (unsigned i = 0; i < HINTS; i++) {
        words->length[i] = (uint8_t)strlen(hints[i].word);
        words->from[pair_of(hints[i].word) + 1] = (uint8_t)(i + 1);
    }
    for (unsigned pair = 0; pair < PAIRS; pair++)
        if (words->from[pair + 1] < words->from[pair]) words->from[pair + 1] = words->from[pair];
    return words;
}

const mc_hints *mc_read_hints(const dnm_doc *doc, const mc_hint_words *words, struct dnm_arena *arena)
{
    const uint32_t count = dnm_doc_attrs_count(doc);
    mc_hints *out = DNM_NEW(arena, mc_hints, count);
    for (uint32_t set = 0; out && set < count; set++) {
        const said s = read_set(doc, set);
        add_names(words, &out[set], s.class);
        add_names(words, &out[set], s.role);
        if (is_custom(s.tag)) add_names(words, &out[set], s.tag);
        out[set].flags |= flags_of_tag(s.tag);
        out[set].classes = out[set].flags;
        if (!is_slug(s.id)) add_names(words, &out[set], s.id);
        out[set].make = make_of(&s);
        out[set].named = s.class.n || s.id.n;
        if (is_hidden(s.hidden)) out[set].flags |= MC_HIDDEN;
        out[set].dated = s.datetime.n > 0;
        out[set].flags |= flags_of_property(s.itemprop);
        out[set].landmark = landmark_of(&s);
    }
    return out;
}
