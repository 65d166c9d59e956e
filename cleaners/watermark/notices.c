/* notices.c -- bracketed notices of a site inside sentences. What they say makes them suspects; that they
 * tear a word apart, or come again in the same words in the middle of other sentences, convicts them.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/watermark/watermark.h"
#include "core/base/hash.h"
#include "core/text/domains.h"
#include "core/text/prefix.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LONGEST_NOTICE = 80, /* characters between the brackets */
    SHORTEST_NOTICE = 8,
    SHORTEST_NAME = 8, /* bytes with the brackets */
    LONGEST_NAME = 30,
    FEWEST_NAMES = 3,     /* of the same name, all in sentences */
    A_TORN_PLACE = 8,     /* of a name in brackets: evidence in eighths of a bit … */
    EVIDENCE_ENOUGH = 48, /* … and how much of it convicts */
    WORDS_ENOUGH = 96,    /* of words that a name which is no site's tears apart: two surely */
    MOST_NOTICES = 2048
};

/* ---- what a string says ---- */

/* What a notice of a site speaks of; each group counts once. One group alone proves nothing: laws and
 * announcements speak of websites, too. */
enum { RIGHTS, MORE, ACCESS, READING }; /* the groups below */
static const char *const groups[][12] = {
    {"版权", "版權", "所有", "转载", "轉載", "出处", "出處", "来源", "來源"},
    {"更多", "全文", "相关", "相關", "精彩", "最新", "免费", "免費", "收集", "整理"},
    {"登陆", "登錄", "登录", "登陸", "访问", "訪問", "下载", "下載"},
    {"查看", "阅读", "閱讀", "搜索", "收藏", "关注", "關注", "请到"},
    {"http", "www.", "论坛", "論壇", "文库"},
};
enum { GROUPS = sizeof groups / sizeof *groups, PLACE = GROUPS - 1 };

static const char *find(const char *p, const char *end, dnm_str s)
{
    while ((size_t)(end - p) >= s.n && (p = memchr(p, s.p[0], (size_t)(end - p) - s.n + 1))) {
        if (memcmp(p, s.p, s.n) == 0) return p;
        p++;
    }
    return NULL;
}

/* Which bytes a string has, by their lower six bits: a first look at whether it has a word. */
static uint64_t bytes_of(dnm_str s)
{
    uint64_t bytes = 0;
    for (size_t i = 0; i < s.n; i++) bytes |= UINT64_C(1) << (s.p[i] & 63);
    return bytes;
}

static bool may_have(uint64_t bytes, const char *word)
{
    while (*word && bytes >> (*word & 63) & 1) word++;
    return !*word;
}

static bool speaks_of(dnm_str s, uint64_t bytes, size_t group)
{
    for (size_t i = 0; i < sizeof groups[group] / sizeof *groups[group] && groups[group][i]; i++)
        if (may_have(bytes, groups[group][i]) && dnm_has(s, groups[group][i])) return true;
    return group == PLACE && dnm_has_domain(s);
}

unsigned watermark_speaks(dnm_str s)
{
    const uint64_t bytes = bytes_of(s);
    unsigned n = 0;
    for (size_t g = 0; g < GROUPS; g++) n += speaks_of(s, bytes, g);
    return n;
}

bool watermark_offers(dnm_str s)
{
    const uint64_t bytes = bytes_of(s);
    return speaks_of(s, bytes, MORE) || speaks_of(s, bytes, ACCESS) || speaks_of(s, bytes, READING);
}

bool watermark_serves(dnm_str s)
{
    static const char *const services[] = {
        "最新章节", "最新章節", "更新最快", "最快更新",   "最新网址",   "本站网址", "书友群",   "读者群",
        "加QQ群",   "加qq群",   "加微信",   "关注公众号", "關注公眾號", "公众号：", "公众号【", NULL};
    return watermark_calls(s) || dnm_has_any(s, services);
}

bool watermark_calls(dnm_str s)
{
    static const char *const calls[] = {"一秒记住", "一秒記住",   "手机用户请", "手機用戶請", "无弹窗",
                                        "無彈窗",   "首发域名",   "牢记网址",   "请收藏本",   "请记住本",
                                        "本章未完", "全文字更新", "扣扣群",     "V信",        NULL};
    return dnm_has_any(s, calls) || (watermark_speaks(s) && watermark_gives_contact(s));
}

bool watermark_opens(uint32_t cp)
{
    return cp == '(' || cp == '[' || cp == 0xFF08 || cp == 0x3010 || cp == 0x3014 || cp == 0xFF3B;
}

bool watermark_closes(uint32_t cp)
{
    return cp == ')' || cp == ']' || cp == 0xFF09 || cp == 0x3011 || cp == 0x3015 || cp == 0xFF3D;
}

/* "…网", but not 网络, 网上, 网站 and the like, which any text speaks of. */
static bool ends_with_net(const char *p, const char *end)
{
    static const char *const common[] = {"络", "絡", "上", "页", "頁", "民", "友", "球", "吧",
                                         "站", "点", "點", "格", "线", "線", "购", "購", "址"};
    for (size_t i = 0; i < sizeof common / sizeof *common; i++)
        if ((size_t)(end - p) >= 3 && memcmp(p, common[i], 3) == 0) return false;
    return true;
}

/* "中国知网" is a name, "（网" and "a网" are none. */
static bool begins_name(const char *net, dnm_str s)
{
    size_t at = (size_t)(net - s.p);
    return at && dnm_cp_is_han(dnm_utf8_prev(s.p, &at)) && at && dnm_cp_is_han(dnm_utf8_prev(s.p, &at));
}

bool watermark_has_site_name(dnm_str s)
{
    const char *end = dnm_str_end(s);
    for (size_t i = 0; i < 2; i++) {
        const dnm_str net = i ? DNM_STR("網") : DNM_STR("网");
        for (const char *p = s.p; (p = find(p, end, net)); p += 3)
            if (begins_name(p, s) && ends_with_net(p + 3, end)) return true;
    }
    return false;
}

bool watermark_has_address(dnm_str s)
{
    static const char *const sure[] = {"www.", "WWW.",   "文库",   "文庫", "论坛",
                                       "論壇", "公众号", "公眾號", NULL};
    return dnm_has_any(s, sure) || dnm_has_domain(s);
}

bool watermark_names_site(dnm_str s)
{
    return watermark_has_address(s) || watermark_has_site_name(s) || watermark_speaks(s) >= 2;
}

bool watermark_gives_contact(dnm_str s)
{
    static const char *const ways[] = {"QQ",   "qq",     "微信",   "V信",    "电话",   "電話",
                                       "加群", "公众号", "扣扣群", "书友群", "读者群", NULL};
    enum { NUMBER = 5 };
    unsigned digits = 0;
    for (size_t i = 0; i < s.n && digits < NUMBER; i++)
        digits = dnm_cp_is_digit((unsigned char)s.p[i]) ? digits + 1 : 0;
    return digits == NUMBER && dnm_has_any(s, ways);
}

/* Past the opening bracket, and "注：" behind it. */
static size_t past_opening(dnm_str s)
{
    size_t at = 0;
    dnm_utf8_next(s.p, s.n, &at);
    if (dnm_has_at(s, at, "注：")) at += strlen("注：");
    return at;
}

/* A bracket that speaks of the very text it stands in, and says that it was copied from a site: in its first
 * words, for a mark may stand inside a bracket of the text, too. */
static bool tells_source(dnm_str s)
{
    static const char *const claims[] = {
        "本文来自", "本文转载", "本文转自", "本文来源", "本文出自", "此文来自", "此文转载", "此文转自",
        "文章来源", "文章来自", "文章转载", "内容来源", "内容来自", "本文來自", "本文轉載", "本文轉自",
        "本文來源", "此文來自", "此文轉載", "文章來源", "文章來自", "內容來源", "內容來自", NULL};
    static const char *const sites[] = {"www.", "WWW.", "http",   "文库",   "文庫",
                                        "论坛", "論壇", "转载请", "轉載請", NULL};
    const size_t at = past_opening(s);
    size_t i = 0;
    while (claims[i] && !dnm_has_at(s, at, claims[i])) i++;
    return claims[i] && (dnm_has_any(s, sites) || dnm_has_domain(s) || watermark_has_site_name(s));
}

/* The name of the site, by what the page says of itself: its publisher, or the end of its title. */
static bool is_own_site(const dnm_doc *doc, dnm_str name)
{
    if (dnm_str_eq(dnm_doc_meta(doc, 0, "publisher"), name)) return true;
    static const char *const keys[] = {"title.full", "title", "og:title"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const dnm_str title = dnm_doc_meta(doc, 0, keys[i]);
        if (title.n <= name.n || memcmp(title.p + title.n - name.n, name.p, name.n) != 0) continue;
        const uint32_t before = dnm_utf8_peek_back(title.p, title.n - name.n);
        if (before && !dnm_cp_is_han(before) && !dnm_cp_is_letter(before) && !dnm_cp_is_digit(before))
            return true;
    }
    return false;
}

/* ---- notices ---- */

typedef struct notice {
    watermark_place place;
    uint64_t hash;
    uint64_t address; /* a hash of the site's; 0: none */
    uint8_t speaks;
    bool inside, guilty;
    bool name;    /* says nothing but a site's … */
    bool plain;   /* … or what may be anything's */
    int evidence; /* how well the text goes on without a name */
    int words;    /* what is saved by a word that it tears apart */
} notice;

typedef struct notices {
    const watermark_page *page;
    notice *all;
    uint32_t count;
} notices;

static bool is_taken(const watermark_page *page, dnm_str s)
{
    for (uint32_t i = 0; i < page->taken_count; i++)
        if (dnm_str_eq(page->taken[i], s)) return true;
    return false;
}

/* Behind a stop and before a character, but not as somebody's words. */
static bool is_amid_text(const notices *n, watermark_place place)
{
    const dnm_view *v = dnm_doc_view(n->page->doc);
    const dnm_block *b = &v->blocks[place.block];
    const uint32_t before = dnm_utf8_peek_back(v->text + b->off, place.at - b->off);
    const uint32_t after = dnm_utf8_peek(v->text, b->off + b->len, place.at + place.len);
    return before && after && !dnm_is_opening(before) && !dnm_is_closing(after);
}

/* A hash of the address that a notice names, so that others which name it share its fate; 0: none. */
static uint64_t address_of(dnm_str s)
{
    static const dnm_hash_key key = {0, 0};
    const char *end = dnm_str_end(s);
    const char *p = find(s.p, end, DNM_STR("www."));
    if (!p) return 0;
    const char *past = p;
    while (past < end && (dnm_cp_is_digit((unsigned char)*past) || (*past >= 'a' && *past <= 'z') ||
                          *past == '.' || *past == '-'))
        past++;
    return dnm_hash(key, p, (size_t)(past - p)) | 1;
}

/* What stands between the brackets. */
static dnm_str content_of(dnm_str s)
{
    size_t begin = 0, end = s.n;
    dnm_utf8_next(s.p, s.n, &begin);
    dnm_utf8_prev(s.p, &end);
    return (dnm_str){s.p + begin, end > begin ? end - begin : 0};
}

/* Brackets that speak as a site does, and tear a word apart, are cut; so are those that claim rights and
 * invite to the site in one breath, and those that say where this very text was copied. */
static void add_notice(notices *n, watermark_place place)
{
    static const dnm_hash_key key = {0, 0}; /* the same in every run */
    const dnm_str s = {dnm_doc_view(n->page->doc)->text + place.at, place.len};
    const unsigned speaks = watermark_speaks(s);
    const bool source = tells_source(s) && is_amid_text(n, place);
    if ((speaks < 2 && !source) || n->count == MOST_NOTICES || is_taken(n->page, s)) return;
    if (!n->all) n->all = dnm_arena_alloc(n->page->arena, MOST_NOTICES * sizeof *n->all);
    if (!n->all) return;
    bool inside;
    const int gain = watermark_seam(n->page, &place, &inside);
    const bool claims = speaks_of(s, bytes_of(s), RIGHTS) && speaks >= 4;
    n->all[n->count++] = (notice){.place = place,
                                  .hash = dnm_hash(key, s.p, s.n),
                                  .address = address_of(s),
                                  .speaks = (uint8_t)speaks,
                                  .inside = inside,
                                  .guilty = source || (inside && (gain > 0 || claims))};
}

/* Three hanzi or more, and nothing else. */
static bool may_be_name(dnm_str s)
{
    enum { LEAST = 3 * 3 };
    for (size_t at = 0; at < s.n; at += 3)
        if (!dnm_utf8_is_han(s.p + at)) return false;
    return s.n >= LEAST;
}

/* Brackets that hold nothing but a site's name: this site's own, or of one that comes again and again. */
static void add_name(notices *n, watermark_place place)
{
    static const dnm_hash_key key = {0, 0}; /* the same in every run */
    const dnm_str s = {dnm_doc_view(n->page->doc)->text + place.at, place.len};
    const dnm_str name = content_of(s);
    const bool own = is_own_site(n->page->doc, name);
    const bool plain = !own && !watermark_has_site_name(name) && !watermark_has_address(name);
    if ((plain && !may_be_name(name)) || n->count >= (plain ? MOST_NOTICES / 2 : MOST_NOTICES) ||
        is_taken(n->page, s))
        return;
    if (!n->all) n->all = dnm_arena_alloc(n->page->arena, MOST_NOTICES * sizeof *n->all);
    if (!n->all) return;
    bool inside;
    const int gain = watermark_seam(n->page, &place, &inside);
    const watermark_gap gap = watermark_read_gap(n->page, &place);
    n->all[n->count++] = (notice){.place = place,
                                  .hash = dnm_hash(key, s.p, s.n),
                                  .speaks = 1,
                                  .evidence = gap.torn ? gap.gain + A_TORN_PLACE : -A_TORN_PLACE,
                                  .inside = inside,
                                  .name = true,
                                  .plain = plain,
                                  .words = gain,
                                  .guilty = inside && (own || gain > 0)};
}

static void search(notices *n, uint32_t block)
{
    const dnm_view *v = dnm_doc_view(n->page->doc);
    const dnm_block *b = &v->blocks[block];
    uint32_t open_at = UINT32_MAX;
    uint32_t length = 0;
    dnm_shape shape;
    dnm_leaf_shape(n->page->doc, block, &shape);
    if (!(shape.has & DNM_HAS_CLOSING)) return;
    for (size_t at = b->off; at < b->off + b->len; length++) {
        if (dnm_utf8_begins_han(v->text[at])) {
            at += 3;
            continue;
        }
        uint32_t start = (uint32_t)at;
        uint32_t cp = dnm_utf8_next(v->text, b->off + b->len, &at);
        if (watermark_opens(cp)) {
            open_at = start;
            length = 0;
        } else if (watermark_closes(cp) && open_at != UINT32_MAX) {
            watermark_place place = {block, open_at, (uint32_t)at - open_at};
            if (length > SHORTEST_NOTICE && length <= LONGEST_NOTICE) {
                add_notice(n, place);
            } else if (place.len >= SHORTEST_NAME && place.len <= LONGEST_NAME) {
                add_name(n, place);
            }
            open_at = UINT32_MAX;
        }
    }
}

/* Whether one in the same words was convicted, or interrupts another sentence; two, if this one interrupts
 * none. */
static bool is_repeated(const notices *n, const notice *one)
{
    const unsigned needed = one->inside ? 1 : 2;
    unsigned interrupting = 0;
    for (uint32_t i = 0; i < n->count; i++) {
        const notice *other = &n->all[i];
        if (other == one || other->name) continue;
        if (other->guilty && one->address && other->address == one->address) return true;
        if (other->hash != one->hash) continue;
        interrupting += other->inside;
        if (other->guilty || interrupting >= needed) return true;
    }
    return false;
}

/* All places of one name; in a hash table. */
typedef struct name_places {
    uint64_t hash;
    unsigned count, torn;
    int evidence, words;
    bool guilty, outside;
} name_places;

enum { NAME_SLOTS = 2 * MOST_NOTICES };

static name_places *places_of(name_places *names, uint64_t hash)
{
    uint32_t slot = (uint32_t)(hash % NAME_SLOTS);
    while (names[slot].count && names[slot].hash != hash) slot = (slot + 1) % NAME_SLOTS;
    return &names[slot];
}

/* NULL where no name may be judged, and without memory. */
static name_places *count_names(const notices *n)
{
    bool any = false;
    for (uint32_t i = 0; i < n->count; i++) any = any || (n->all[i].name && n->all[i].inside);
    name_places *names = any ? DNM_NEW(n->page->arena, name_places, NAME_SLOTS) : NULL;
    for (uint32_t i = 0; names && i < n->count; i++) {
        const notice *one = &n->all[i];
        if (!one->name) continue;
        name_places *all = places_of(names, one->hash);
        all->hash = one->hash;
        all->count++;
        all->guilty |= one->guilty;
        all->outside |= !one->inside;
        all->evidence += one->evidence;
        all->words += one->words;
        all->torn += one->words > 0;
    }
    return names;
}

/* A name in brackets is no notice yet: all of them interrupt sentences, and are enough; one of them tears a
 * word apart, or it is the name of this very site. */
static void judge_name(const notices *n, name_places *names, const notice *one, dnm_editor *editor)
{
    if (!one->inside || !names) return;
    const name_places *all = places_of(names, one->hash);
    const bool guilty = one->plain ? all->words >= WORDS_ENOUGH && all->torn * 3 >= all->count
                                   : all->guilty || all->evidence >= EVIDENCE_ENOUGH;
    if (all->count < FEWEST_NAMES || all->outside || (one->plain && !guilty)) return;
    const uint32_t at = one->place.at - dnm_doc_view(n->page->doc)->blocks[one->place.block].off;
    if (guilty) {
        dnm_edit_cut(editor, (dnm_why){WATERMARK_RULE_NOTICE, 850}, one->place.block, at, one->place.len);
    } else {
        dnm_edit_flag(editor, (dnm_why){WATERMARK_RULE_DOUBT, 400}, one->place.block, at, one->place.len,
                      DNM_STR(""));
    }
}

static void judge(const notices *n, const notice *one, dnm_editor *editor)
{
    const uint32_t at = one->place.at - dnm_doc_view(n->page->doc)->blocks[one->place.block].off;
    if (one->guilty || is_repeated(n, one)) {
        const dnm_why why = {WATERMARK_RULE_NOTICE, (uint16_t)(one->speaks > 2 ? 900 : 800)};
        dnm_edit_cut(editor, why, one->place.block, at, one->place.len);
    } else if (one->inside && one->speaks > 2) {
        const dnm_why why = {WATERMARK_RULE_DOUBT, 500};
        dnm_edit_flag(editor, why, one->place.block, at, one->place.len, DNM_STR(""));
    }
}

void watermark_notices(const watermark_page *page, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    notices n = {.page = page};
    for (uint32_t i = 0; i < v->block_count; i++)
        if (v->blocks[i].kind == DNM_PARAGRAPH || v->blocks[i].kind == DNM_HEADING) search(&n, i);
    name_places *names = count_names(&n);
    for (uint32_t i = 0; i < n.count; i++) {
        if (n.all[i].name) {
            judge_name(&n, names, &n.all[i], editor);
        } else {
            judge(&n, &n.all[i], editor);
        }
    }
}
