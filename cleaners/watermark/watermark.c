/* watermark.c -- takes out what a site strewed over a text: strings at which sentences are torn apart
 * again and again, and bracketed notices of the site inside a sentence.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/watermark/watermark.h"

#include "core/text/han_stats.h"
#include "core/text/letters.h"
#include "core/text/prefix.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    MOST_CANDIDATES = 24,
    MOST_PLACES = 20000,
    GAIN_ENOUGH = 96,           /* eighths of a bit over all places: two words torn in two … */
    GAIN_ENOUGH_BRACKETED = 48, /* … one, where brackets set the string off */
    GAIN_NAMED = 48,   /* … or where the string speaks of a site, and every place is in a sentence */
    GAIN_OFFERED = 24, /* … where it names the site and offers something, and makes no word itself, */
    GAIN_A_PLACE = 12,
    AGAIN = -12, /* what a place says of a string whose neighbour has been beside it before */
    TEAR_ENOUGH = 56,
    TEAR_DOUBT = 16, /* so much less is a doubt */
    TEAR_SHORT = 32, /* so much more for one of few hanzi: four bits */
    A_BIT = 8,
    TEAR_A_PLACE = 12,        /* of those between hanzi */
    GAIN_A_PLACE_OFFERED = 8, /* or only offers something */
    LONG_ENOUGH = 8,          /* characters; shorter strings are cut only for what they say */
    LEAST_HANZI = 4,          /* of those */
    MANY = 6,                 /* places, among which frequent neighbours come again */
    GLUED_MOST = 6            /* one place of so many makes a word with the string */
};

/* ---- strings that are repeated ---- */

/* The last block of [from, …) that begins at `at` or before. */
static uint32_t block_of(const dnm_view *v, uint32_t at, uint32_t from)
{
    uint32_t end = v->block_count;
    while (end - from > 1) {
        const uint32_t middle = from + (end - from) / 2;
        if (v->blocks[middle].off <= at) {
            from = middle;
        } else {
            end = middle;
        }
    }
    return from;
}

/* The places where a candidate stands, from left to right; none overlaps the one before. */
static uint32_t find_places(const watermark_page *page, const watermark_candidate *c, watermark_place *places)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    uint32_t len = (uint32_t)c->text.n;
    uint32_t n = 0;
    uint32_t block = 0;
    uint32_t free_from = 0;
    for (uint32_t i = 0; i < page->point_count && n < MOST_PLACES; i++) {
        if (page->points[i].gram != c->gram) continue;
        uint32_t at = page->points[i].at;
        if (at < free_from || len > v->text_len - at || memcmp(v->text + at, c->text.p, len) != 0) continue;
        block = block_of(v, at, block);
        const dnm_block *b = &v->blocks[block];
        if (at + len > b->off + b->len) continue;
        places[n++] = (watermark_place){block, at, len};
        free_from = at + len;
    }
    return n;
}

static bool is_bracketed(dnm_str s)
{
    return watermark_opens(dnm_utf8_peek(s.p, s.n, 0)) && watermark_closes(dnm_utf8_peek_back(s.p, s.n));
}

/* What the places of a string say together. */
typedef struct seams {
    int gain;
    int inside;      /* places in the middle of sentences */
    int glued;       /* where the string makes a word with its neighbour */
    int alone;       /* lines of their own */
    int behind;      /* behind a mark */
    int run_on;      /* where a sentence follows with no mark between */
    bool introduced; /* by what it may explain: "…网（www.…）" */
    int torn;        /* places between two hanzi */
    int tear;        /* what the text gains there without it, by three characters */
    int tear_chance; /* the same, where a frequent neighbour comes again by chance */
    bool scattered;  /* no neighbour comes again and again */
    bool scattered_right;
    bool varied_right; /* half of what follows is new each time */
} seams;

typedef enum verdict { INNOCENT, DOUBTFUL, GUILTY } verdict;

/* What an address in brackets may belong to: 网 站 台 统 页 局 心 院 部 会 司 校 厅 处 号, in both scripts.
 */
static bool is_owner(uint32_t cp)
{
    static const uint32_t list[] = {0x7F51, 0x7DB2, 0x7AD9, 0x53F0, 0x81FA, 0x7EDF, 0x7D71, 0x9875,
                                    0x9801, 0x5C40, 0x5FC3, 0x9662, 0x90E8, 0x4F1A, 0x6703, 0x53F8,
                                    0x6821, 0x5385, 0x5EF3, 0x5904, 0x8655, 0x53F7, 0x865F};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (list[i] == cp) return true;
    return false;
}

/* How many of the first few places have a neighbour at a side that an earlier one has, too. */
static uint32_t count_again(const uint32_t (*around)[2], uint32_t n, int side)
{
    uint32_t again = 0;
    for (uint32_t i = 1; i < n; i++) {
        uint32_t k = 0;
        while (k < i && around[k][side] != around[i][side]) k++;
        again += k < i;
    }
    return again;
}

/* The most frequent characters stand beside two places by chance. */
static bool is_common(uint32_t cp)
{
    enum { COMMON = 64 };
    return dnm_han_lower_cost(cp) <= COMMON;
}

/* Neither neighbour of the last place stood at the same side before, frequent ones aside if so asked. */
static bool is_new(const uint32_t (*around)[2], uint32_t last, bool by_chance)
{
    const uint32_t left = around[last][0], right = around[last][1];
    const bool any_left = by_chance && is_common(left), any_right = by_chance && is_common(right);
    for (uint32_t i = 0; i < last; i++)
        if ((around[i][0] == left && !any_left) || (around[i][1] == right && !any_right)) return false;
    return true;
}

/* What a clause begins with. */
static bool is_beginning(uint32_t cp)
{
    if (cp < 0x80) return dnm_ascii_is_alnum((char)cp);
    return dnm_is_opening(cp) || (dnm_cp_is_han(cp) && !dnm_cp_is_punct(cp));
}

static seams read_seams(const watermark_page *page, const watermark_place *places, uint32_t n)
{
    enum { FEW = 24 };
    const dnm_view *v = dnm_doc_view(page->doc);
    uint32_t around[FEW][2];
    seams s = {0};
    for (uint32_t i = 0; i < n; i++) {
        const dnm_block *b = &v->blocks[places[i].block];
        const uint32_t left = dnm_utf8_peek_back(v->text + b->off, places[i].at - b->off);
        const uint32_t right = dnm_utf8_peek(v->text, b->off + b->len, places[i].at + places[i].len);
        bool inside;
        const int gain = watermark_seam(page, &places[i], &inside);
        s.gain += gain;
        s.inside += inside;
        s.glued += gain < 0;
        s.run_on += is_beginning(right);
        s.alone += !left && !right;
        s.behind += dnm_is_stop(left) || dnm_is_pause(left);
        s.introduced |= is_owner(left);
        if (i >= FEW) continue;
        around[i][0] = left, around[i][1] = right;
        const watermark_gap gap = watermark_read_gap(page, &places[i]);
        s.torn += gap.torn;
        const uint32_t(*const pairs)[2] = (const uint32_t(*)[2])around;
        s.tear += is_new(pairs, i, false) ? gap.gain : AGAIN;
        s.tear_chance += is_new(pairs, i, true) ? gap.gain : AGAIN;
    }
    const uint32_t few = n < FEW ? n : FEW;
    const uint32_t left_again = count_again((const uint32_t(*)[2])around, few, 0);
    const uint32_t right_again = count_again((const uint32_t(*)[2])around, few, 1);
    s.varied_right = right_again * 2 <= few;
    s.scattered_right = right_again * 4 <= few;
    s.scattered = s.scattered_right && left_again * 4 <= few;
    return s;
}

static unsigned count_hanzi(dnm_str s)
{
    unsigned n = 0;
    for (size_t at = 0; at < s.n;) {
        const uint32_t cp = dnm_utf8_next(s.p, s.n, &at);
        n += dnm_cp_is_han(cp) && !dnm_cp_is_punct(cp);
    }
    return n;
}

/* A string that offers something, as sites do, in sentences to which it does not belong. */
static verdict judge_offer(dnm_str string, const seams *s)
{
    const bool named = watermark_has_site_name(string);
    if (!watermark_speaks(string) || s->inside < 3 || !s->scattered || s->gain < GAIN_OFFERED)
        return INNOCENT;
    if (s->glued * GLUED_MOST > s->inside) return INNOCENT;
    const bool torn = s->gain >= GAIN_NAMED && s->gain >= s->inside * GAIN_A_PLACE_OFFERED;
    return named || torn ? GUILTY : DOUBTFUL;
}

/* Whether the block is a paragraph of running text: of some length, and it ends as sentences do. */
static bool is_prose(const dnm_doc *doc, uint32_t block)
{
    enum { LEAST = 15 };
    const dnm_view *v = dnm_doc_view(doc);
    if (!block || block >= v->block_count || v->blocks[block].kind != DNM_PARAGRAPH) return false;
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    return shape.chars >= LEAST && shape.ends_sentence;
}

/* Whether all are lines between paragraphs of running text, nothing that lines of a list or a dialogue are.
 */
static bool parts_prose(const watermark_page *page, const watermark_place *places, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (!is_prose(page->doc, places[i].block - 1)) return false;
        if (i + 1 < n && !is_prose(page->doc, places[i].block + 1)) return false;
    }
    return true;
}

/* What stands in lines of its own, or behind the marks of clauses and runs on into the next, and names a
 * site: it goes if it offers something, too; in lines between paragraphs, if it speaks as sites do. */
static verdict judge_between(const watermark_page *page, dnm_str string, const seams *s,
                             const watermark_place *places, uint32_t n)
{
    const bool runs_on = (uint32_t)s->run_on == n && (uint32_t)s->behind == n && s->varied_right;
    const bool lines = (uint32_t)s->alone == n && parts_prose(page, places, n);
    if ((uint32_t)s->alone != n && !runs_on) return INNOCENT;
    watermark_address address; /* those are weighed elsewhere */
    if (watermark_next_address(string, 0, &address)) return INNOCENT;
    if (lines && watermark_serves(string)) return GUILTY;
    if (runs_on && watermark_calls(string)) return GUILTY;
    const bool named = watermark_has_site_name(string) || watermark_has_address(string);
    if (runs_on && (watermark_serves(string) || watermark_gives_contact(string)))
        return named || watermark_speaks(string) >= 2 ? GUILTY : DOUBTFUL;
    if (!named || (runs_on && !s->scattered_right)) return INNOCENT;
    if (watermark_offers(string)) return GUILTY;
    return watermark_speaks(string) ? INNOCENT : DOUBTFUL; /* "来源：…网" is said of each part of a book */
}

/* A sentence ends in it, or something closes that it has not opened: a piece of the text. */
static bool holds_sentence(dnm_str s)
{
    int open = 0;
    for (size_t at = 0; at < s.n;) {
        const uint32_t cp = dnm_utf8_next(s.p, s.n, &at);
        open += dnm_is_opening(cp) ? 1 : dnm_is_closing(cp) ? -1 : 0;
        if (open < 0 || cp == 0x3002) return true;
    }
    return open != 0;
}

/* A string that chance has put between characters that belong together. The more strings a text repeats, the
 * more of them stand so by chance, and the more it takes. */
static verdict judge_tear(const watermark_page *page, dnm_str string, const seams *s, uint32_t n)
{
    const bool is_short =
        dnm_utf8_count(string.p, string.n) < LONG_ENOUGH && count_hanzi(string) && !watermark_speaks(string);
    const bool many = n >= MANY && count_hanzi(string) >= LEAST_HANZI;
    const int tear = many ? s->tear_chance : s->tear;
    if ((uint32_t)s->torn * 2 < n || tear < s->torn * TEAR_A_PLACE) return INNOCENT;
    if (string.p[0] == ' ' && string.p[string.n - 1] == ' ') return INNOCENT; /* a word set off as usual */
    if (holds_sentence(string)) return INNOCENT;
    int enough = TEAR_ENOUGH + (is_short ? TEAR_SHORT : 0);
    for (uint32_t of = page->repeated; of > 1; of /= 2) enough += A_BIT;
    return tear >= enough ? GUILTY : tear >= enough - TEAR_DOUBT ? DOUBTFUL : INNOCENT;
}

/* "(本文由…收集)": in the same words inside several sentences. */
static bool speaks_of_itself(dnm_str bracket)
{
    static const char *const subjects[] = {"本文", "本资料", "本資料", "本文档", "本文檔",
                                           "本站", "本书由", "本書由", NULL};
    size_t at = 0;
    dnm_utf8_next(bracket.p, bracket.n, &at);
    for (size_t i = 0; subjects[i]; i++)
        if (dnm_has_at(bracket, at, subjects[i])) return true;
    return false;
}

/* Words torn apart speak for a watermark, words that the string itself makes with its neighbours speak
 * against it. A phrase that belongs to the text does the latter, and the former only by chance. */
static verdict judge(const watermark_page *page, dnm_str string, const watermark_place *places, uint32_t n)
{
    const unsigned hanzi = count_hanzi(string);
    const bool is_short = dnm_utf8_count(string.p, string.n) < LONG_ENOUGH;
    if (n < 3 || (is_short && hanzi < LEAST_HANZI)) return INNOCENT; /* readings in brackets, numbers */
    const seams s = read_seams(page, places, n);
    if ((uint32_t)s.run_on == n && watermark_speaks(string) && watermark_gives_contact(string)) return GUILTY;
    const verdict between = judge_between(page, string, &s, places, n);
    if (between != INNOCENT || s.inside < 2) return between;
    const bool bracketed = is_bracketed(string);
    if ((uint32_t)s.inside == n && s.gain >= 0) {
        if (watermark_calls(string) && (uint32_t)s.torn * 2 >= n) return GUILTY;
        if (bracketed && speaks_of_itself(string) && watermark_speaks(string)) return GUILTY;
        if (bracketed && watermark_speaks(string) >= 2) return GUILTY;
        if (bracketed && watermark_has_site_name(string) && watermark_speaks(string))
            return s.introduced || !s.scattered ? DOUBTFUL : GUILTY;
        if (s.gain >= GAIN_NAMED && watermark_names_site(string)) return GUILTY;
    }
    const int enough = bracketed ? GAIN_ENOUGH_BRACKETED : GAIN_ENOUGH;
    const bool words = s.gain >= enough && s.gain >= s.inside * GAIN_A_PLACE;
    if (words && (bracketed || !is_short || watermark_speaks(string))) return GUILTY;
    const verdict torn = judge_tear(page, string, &s, n);
    const verdict offer = judge_offer(string, &s);
    const verdict worst = torn > offer ? torn : offer;
    return worst == INNOCENT && words ? DOUBTFUL : worst;
}

static void punish(const watermark_page *page, verdict v, const watermark_place *place, uint16_t confidence,
                   dnm_editor *editor)
{
    const uint32_t at = place->at - dnm_doc_view(page->doc)->blocks[place->block].off;
    if (v == GUILTY) {
        const dnm_why why = {WATERMARK_RULE_REPEATED, confidence};
        dnm_edit_cut(editor, why, place->block, at, place->len);
    } else {
        const dnm_why why = {WATERMARK_RULE_BRAND, 500};
        dnm_edit_flag(editor, why, place->block, at, place->len, DNM_STR(""));
    }
}

/* The bytes of the string's beginning that a line ends with, if the next one begins with the rest; else 0. */
static uint32_t half_at(dnm_str string, dnm_str line, dnm_str next)
{
    for (size_t k = 0; k < string.n && k < line.n;) {
        dnm_utf8_next(string.p, string.n, &k);
        const size_t rest = string.n - k;
        if (k > line.n || !rest || rest > next.n || line.p[line.n - 1] != string.p[k - 1]) continue;
        if (memcmp(line.p + line.n - k, string.p, k) == 0 && memcmp(next.p, string.p + k, rest) == 0)
            return (uint32_t)k;
    }
    return 0;
}

/* Where lines were wrapped after the mark had been strewn, some end in the middle of it. */
static void cut_halves(const watermark_page *page, dnm_str string, uint16_t confidence, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    const dnm_why why = {WATERMARK_RULE_REPEATED, confidence};
    for (uint32_t i = 1; i + 1 < v->block_count; i++) {
        const dnm_block *line = &v->blocks[i], *next = line + 1;
        if (line->kind != DNM_PARAGRAPH || next->kind != DNM_PARAGRAPH) continue;
        const uint32_t half = half_at(string, (dnm_str){v->text + line->off, line->len},
                                      (dnm_str){v->text + next->off, next->len});
        if (!half) continue;
        dnm_edit_cut(editor, why, i, line->len - half, half);
        dnm_edit_cut(editor, why, i + 1, 0, (uint32_t)string.n - half);
    }
}

/* Whether this one is another one, which has half as many places more, and a word of the text that comes
 * beside it by chance: "…网最快更新" and "…网最快更新如果". */
static bool holds_shorter(const watermark_candidate *candidates, const uint32_t *counts, uint32_t n,
                          uint32_t one)
{
    enum { MOST = 3 }; /* characters of such a word */
    const dnm_str s = candidates[one].text;
    for (uint32_t i = 0; i < n; i++) {
        const dnm_str other = candidates[i].text;
        if (counts[i] * 2 < counts[one] * 3 || other.n >= s.n) continue;
        const bool begins = memcmp(s.p, other.p, other.n) == 0;
        if (!begins && !dnm_str_ends(s, other)) continue;
        const dnm_str rest = {begins ? s.p + other.n : s.p, s.n - other.n};
        if (dnm_utf8_count(rest.p, rest.n) <= MOST && !watermark_speaks(rest)) return true;
    }
    return false;
}

static void cut_repeated(watermark_page *page, dnm_editor *editor)
{
    watermark_candidate candidates[MOST_CANDIDATES];
    verdict verdicts[MOST_CANDIDATES];
    uint32_t counts[MOST_CANDIDATES];
    uint32_t n = watermark_repeats(page, candidates, MOST_CANDIDATES);
    if (!n) return;
    const uint32_t most = page->point_count < MOST_PLACES ? page->point_count : MOST_PLACES;
    watermark_place *places = dnm_arena_alloc(page->arena, most * sizeof *places);
    page->taken = DNM_NEW(page->arena, dnm_str, MOST_CANDIDATES);
    if (!places || !page->taken) return;
    for (uint32_t i = 0; i < n; i++) {
        counts[i] = find_places(page, &candidates[i], places);
        verdicts[i] = judge(page, candidates[i].text, places, counts[i]);
    }
    for (uint32_t i = 0; i < n; i++) {
        const dnm_str s = candidates[i].text;
        const verdict v = verdicts[i];
        if (v == INNOCENT || holds_shorter(candidates, counts, n, i)) continue;
        const uint32_t found = find_places(page, &candidates[i], places);
        page->taken[page->taken_count++] = s;
        const uint16_t confidence = is_bracketed(s) ? 950 : 920;
        for (uint32_t k = 0; k < found; k++) punish(page, v, &places[k], confidence, editor);
        if (v == GUILTY && dnm_utf8_count(s.p, s.n) >= LONG_ENOUGH) cut_halves(page, s, confidence, editor);
    }
}

static bool has_hanzi(const dnm_doc *doc)
{
    dnm_shape shape = {0};
    for (uint32_t i = 1; i < dnm_doc_view(doc)->block_count && !shape.han; i++)
        dnm_leaf_shape(doc, i, &shape);
    return shape.han > 0;
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    watermark_page page = {.doc = doc, .arena = dnm_job_arena(job)};
    /* Without hanzi nothing tears a word apart or names a site as is looked for. */
    const bool chinese = has_hanzi(doc);
    if (chinese) watermark_sites(&page, editor); /* first: it knows how far a mark goes */
    if (chinese) watermark_claims(&page, editor);
    if (chinese) cut_repeated(&page, editor);
    watermark_notices(&page, editor);
    if (chinese) watermark_signed(&page, editor);
    if (chinese) watermark_brands(&page, editor);
    if (chinese) watermark_buttons(&page, editor);
    dnm_count(job, "watermark_bytes", dnm_doc_view(doc)->text_len);
    return DNM_OK;
}

static const dnm_rule rules[] = {
    [WATERMARK_RULE_REPEATED] =
        {
            .id = "repeated",
            .summary = DNM_N_("takes out a string that tears sentences apart again and again"),
            .before = "各级领导要加强学习书山文档免费分享平台提供,提高认识。\n"
                      "要进一步落实责书山文档免费分享平台提供任,改进工作作风。\n"
                      "会议要求各单位认书山文档免费分享平台提供真贯彻执行。\n"
                      "对发现的问书山文档免费分享平台提供题要及时解决。",
            .after = "各级领导要加强学习,提高认识。\n要进一步落实责任,改进工作作风。\n"
                     "会议要求各单位认真贯彻执行。\n对发现的问题要及时解决。",
            .untouched = "坚持以经济建设为中心的方针。\n必须坚持以经济建设为中心不动摇。\n"
                         "做到坚持以经济建设为中心,推动发展。",
        },
    [WATERMARK_RULE_SITE] =
        {
            .id = "site",
            .summary = DNM_N_(
                "takes out a site's address, and what is around it, that nothing in the text leads to"),
            .before = "各级领导要加强学【书山网www.shushan.example】习,提高认识。\n"
                      "要进一步落实责【书山网www.shushan.example】任,改进工作作风。",
            .after = "各级领导要加强学习,提高认识。\n要进一步落实责任,改进工作作风。",
            .untouched = "登录www.shushan.example查成绩。\n成绩在www.shushan.example上查，也可以打电话问。",
        },
    [WATERMARK_RULE_NOTICE] =
        {
            .id = "notice",
            .summary = DNM_N_("takes out a bracketed notice of a site that tears a word apart"),
            .before = "要进一步提高工(本文版权归书山网所有,更多范文请登录查看)作效率。",
            .after = "要进一步提高工作效率。",
            .untouched = "请登录官方网站(更多信息请访问www.example.org查看)报名。",
        },
    [WATERMARK_RULE_DOUBT] =
        {
            .id = "doubt",
            .summary = DNM_N_("marks a bracketed notice that may belong to the text"),
            .before = "申请人可以下载表格,(更多最新表格请登录www.example.org搜索下载)填写后寄回。",
            .after = "申请人可以下载表格,(更多最新表格请登录www.example.org搜索下载)填写后寄回。",
            .untouched = "表格(见附件二,一式三份)填写后寄回。",
        },
    [WATERMARK_RULE_BRAND] =
        {
            .id = "brand",
            .summary = DNM_N_(
                "marks a short string, like a site's name, that tears sentences apart again and again"),
            .before = "要进一步落实责书山文库任,改进工作作风。\n会议要求各单位认书山文库真贯彻执行。\n"
                      "对发现的问书山文库题要及时解决。",
            .after = "要进一步落实责书山文库任,改进工作作风。\n会议要求各单位认书山文库真贯彻执行。\n"
                     "对发现的问书山文库题要及时解决。",
            .untouched = "我常去书山文库看书。\n书山文库有书万册。\n大家都喜欢书山文库的安静。",
        },
    [WATERMARK_RULE_BUTTON] =
        {
            .id = "button",
            .summary = DNM_N_("takes out what a page let its readers press behind its paragraphs"),
            .before = "堤修好了以后又种了柳树，三年成林。[查看全文]\n柳树活了九成，杨树只活了六成。[更多]",
            .after = "堤修好了以后又种了柳树，三年成林。\n柳树活了九成，杨树只活了六成。",
            .untouched = "窗口的右边有一个按钮，名字叫[更多]。\n按下它，就能看见其余的内容。[更多]"
                         "\n再按一次，列表恢复原样。[收起]",
        },
    {0},
};

const dnm_cleaner dnm_cleaner_watermark = {
    .name = "watermark",
    .summary = DNM_N_("takes out strings and notices that a site strewed into sentences"),
    .phase = DNM_EXTRACT,
    .order = 30,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
