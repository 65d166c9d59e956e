/* writers.c -- names without a label. A wrong one is worse than none: sections, places and buttons stand in
 * the same lines, so that a word alone is never a name here, however much it looks like one.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/writers.h"

#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/person.h"
#include "core/text/letters.h"
#include "core/text/people.h"
#include "core/text/prefix.h"

enum {
    ABOVE = 3,           /* levels up to a box that is named after its author */
    NICKNAME_CHARS = 20, /* what people call themselves */
    SOURCE_CHARS = 16,
    ADDRESS_BYTES = 96, /* longer ones hand the page on to a form */
    OFFICE_BYTES = 30   /* "本报驻台北特约记者" */
};

/* ---- what the page marks ---------------------------------------------------------------------- */

/* One of the words anywhere in the class, rel or id. */
static bool is_called(const mc_page *page, dnm_attrs attrs, const char *const *words)
{
    static const char *const keys[] = {"class", "rel", "id"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        const dnm_str value = dnm_doc_attr(page->doc, attrs, keys[k]);
        for (const char *const *w = words; *w && value.n; w++)
            if (dnm_has_in_any_case(value, *w)) return true;
    }
    return false;
}

static bool names_author(const mc_page *page, dnm_attrs attrs)
{
    static const char *const words[] = {"author", "byline",   "autor",   "auteur", "redacteur",
                                        "firma",  "nickname", "up-name", NULL};
    return is_called(page, attrs, words);
}

/* Not the box with all that there is of the author: the name itself. */
static bool names_name(const mc_page *page, dnm_attrs attrs)
{
    static const char *const words[] = {"authorname",
                                        "author-name",
                                        "author_name",
                                        "nickname",
                                        "nick-name",
                                        "nick_name",
                                        "username",
                                        "user-name",
                                        "user_name",
                                        "writername",
                                        "rich_media_meta_nickname",
                                        NULL};
    return is_called(page, attrs, words);
}

bool mc_is_of_author(const mc_page *page, uint32_t block)
{
    for (int up = 0; up < ABOVE && block; up++, block = page->nodes[block].parent)
        if (names_author(page, page->view->blocks[block].attrs)) return true;
    return false;
}

dnm_str mc_marked_span(const mc_page *page, const mc_leaf *leaf, bool *named)
{
    const dnm_block *block = &page->view->blocks[leaf->block];
    dnm_str link = {NULL, 0};
    for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
        const dnm_span *span = &page->view->spans[s];
        if ((*named = names_author(page, span->attrs))) return mc_span_text(page, leaf, span);
        if (!link.n && span->kind == DNM_LINK) link = mc_span_text(page, leaf, span);
    }
    return link;
}

/* ---- names ------------------------------------------------------------------------------------ */

/* What stands beside names in the boxes of people, and leads to other places than theirs. */
static bool is_of_box(dnm_str s)
{
    static const char *const words[] = {
        "关注",     "關注",   "原创",    "原創",      "订阅",      "訂閱",    "认证",   "认證",
        "官方账号", "主页",   "主頁",    "纠错",      "报错",      "举报",    "投诉",   "打印",
        "分享",     "收藏",   "评论",    "登录",      "登錄",      "注册",    "follow", "profile",
        "share",    "log in", "sign in", "subscribe", "all posts", "more by", NULL};
    static const char *const places[] = {"facebook", "twitter",  "x",        "line",    "email",
                                         "e-mail",   "weibo",    "linkedin", "youtube", "instagram",
                                         "whatsapp", "telegram", "rss",      "plurk"};
    for (const char *const *w = words; *w; w++)
        if (dnm_has_in_any_case(s, *w)) return true;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (dnm_is_in_any_case(s, places[i])) return true;
    return false;
}

static bool is_site(const mc_page *page, dnm_str name)
{
    return dnm_str_eq(dnm_doc_meta(page->doc, 0, "publisher"), name);
}

/* Letters, and none of the marks of sentences and lists. */
static bool may_be_name(const mc_page *page, dnm_str s, uint32_t most)
{
    uint32_t chars = 0;
    bool letters = false;
    for (size_t i = 0; i < s.n; chars++) {
        const uint32_t cp = dnm_utf8_next(s.p, s.n, &i);
        letters = letters || dnm_cp_has(cp, DNM_CP_LETTER);
        if (cp == ':' || cp == 0xFFFC || cp == '\n' || cp == '/' || cp == '|' || cp == '?' || cp == '!')
            return false;
        if (cp >= 0x3001 && cp <= 0x301F) return false;
        if (cp >= 0xFF01 && cp <= 0xFF1F && !dnm_cp_is_digit(cp)) return false;
    }
    return letters && chars <= most && !dnm_people_is_nobody(s) && !is_site(page, s) && !is_of_box(s) &&
           !mc_is_button(s) && !mc_says_when(page, s);
}

static bool add(mc_credit *credit, dnm_str name)
{
    for (uint32_t i = 0; i < credit->count; i++)
        if (credit->names[i].n && dnm_str_eq(credit->names[i], name)) return false;
    if (credit->count == MC_NAMES || !name.n) return false;
    credit->names[credit->count++] = name;
    return true;
}

/* Nothing but what joins two names stands between them. */
static bool is_joint(dnm_str gap)
{
    static const char *const joints[] = {",",  "&",  "and", ", and", "und", "et", "y",  "e",
                                         "en", "og", "och", "i",     "и",   "、", "，", "with"};
    gap = dnm_without_space(gap);
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (dnm_str_eq(gap, dnm_str_of(joints[i]))) return true;
    return false;
}

/* A name of several words, or one that the page marks as such. */
static dnm_str name_in(const mc_page *page, const mc_leaf *leaf, const dnm_span *span, bool under_title)
{
    const dnm_str none = {NULL, 0};
    const dnm_str text = mc_span_text(page, leaf, span);
    const dnm_str target = dnm_doc_string(page->doc, span->target);
    const bool person =
        under_title && span->kind == DNM_LINK && target.n <= ADDRESS_BYTES && mc_is_writer(target);
    if (!names_author(page, span->attrs) && !person) return none;
    const dnm_str name = mc_marked_name(text);
    return may_be_name(page, name, person ? NICKNAME_CHARS : UINT32_MAX) ? name : none;
}

static void read_spans(const mc_page *page, const mc_leaf *leaf, bool under_title, mc_credit *credit)
{
    const dnm_block *block = &page->view->blocks[leaf->block];
    const char *end = NULL;
    for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
        const dnm_str name = name_in(page, leaf, &page->view->spans[s], under_title);
        if (!name.n || (end && name.p < end)) continue;
        if (end && !is_joint((dnm_str){end, (size_t)(name.p - end)})) return;
        if (add(credit, name)) end = dnm_str_end(name);
    }
}

bool mc_read_marked(const mc_page *page, const mc_leaf *leaf, bool under_title, mc_credit *credit)
{
    const dnm_str line = dnm_without_space(dnm_doc_text(page->doc, leaf->block));
    bool named;
    *credit = (mc_credit){.count = 0};
    read_spans(page, leaf, under_title, credit);
    if (credit->count) return true;
    if (!mc_is_of_author(page, leaf->block)) return false;
    const dnm_str marked = mc_marked_span(page, leaf, &named);
    const uint32_t above = page->nodes[leaf->block].parent;
    const bool is_name = names_name(page, page->view->blocks[leaf->block].attrs) ||
                         names_name(page, page->view->blocks[above].attrs);
    if (mc_is_name(marked) && !dnm_people_is_nobody(marked) && !is_site(page, marked))
        return add(credit, marked);
    if (mc_is_name(line) && !dnm_people_is_nobody(line) && !is_site(page, line)) return add(credit, line);
    return is_name && may_be_name(page, line, NICKNAME_CHARS) && add(credit, line);
}

/* ---- reporters -------------------------------------------------------------------------------- */

static size_t past_reporter(dnm_str line)
{
    static const char *const words[] = {"记者", "記者"};
    for (size_t at = 0; at < line.n && at <= OFFICE_BYTES;) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (dnm_has_at(line, at, words[i])) return at + strlen(words[i]);
        if (!dnm_cp_is_han(dnm_utf8_next(line.p, line.n, &at))) return 0;
    }
    return 0;
}

bool mc_read_reporters(dnm_str line, mc_credit *credit)
{
    enum { LONGEST = 90 }; /* bytes */
    dnm_str names[DNM_PEOPLE];
    line = dnm_without_space(line);
    if (line.n > LONGEST || !past_reporter(line)) return false;
    const size_t n = dnm_people_read(line, names);
    *credit = (mc_credit){.count = 0};
    for (size_t i = 0; i < n; i++) {
        if (!dnm_people_is_han_name(names[i])) return false;
        add(credit, names[i]);
    }
    return n > 0;
}

/* "作者：李某某　王某某　　时间：…" */
void mc_read_more_writers(dnm_str line, dnm_str first, mc_credit *credit)
{
    dnm_str names[DNM_PEOPLE];
    size_t word = 0;
    while (word < first.n && !dnm_cp_is_space(dnm_utf8_peek(first.p, first.n, word)))
        dnm_utf8_next(first.p, first.n, &word);
    if (dnm_people_is_han_name((dnm_str){first.p, word})) first.n = word;
    const size_t n = dnm_people_read(first, names);
    *credit = (mc_credit){.count = 0};
    for (size_t i = 0; i < n; i++) add(credit, names[i]);
    if (!n || !dnm_people_is_han_name(names[n - 1])) return;
    size_t at = (size_t)(dnm_str_end(first) - line.p);
    for (int blanks = 0; at < line.n; blanks = 0) {
        size_t begin = at;
        for (size_t next = at; next < line.n && dnm_cp_is_space(dnm_utf8_next(line.p, line.n, &next));
             blanks++)
            begin = next;
        size_t end = begin;
        while (end < line.n && dnm_cp_is_han(dnm_utf8_peek(line.p, line.n, end)))
            dnm_utf8_next(line.p, line.n, &end);
        const uint32_t behind = dnm_utf8_peek(line.p, line.n, end);
        const dnm_str name = {line.p + begin, end - begin};
        if (!blanks || !dnm_people_is_han_name(name) || (end < line.n && !dnm_cp_is_space(behind))) return;
        add(credit, name);
        at = end;
    }
}

/* ---- sources ---------------------------------------------------------------------------------- */

dnm_str mc_marked_source(const mc_page *page, const mc_leaf *leaf)
{
    static const char *const words[] = {"source", "laiyuan", NULL};
    const dnm_block *block = &page->view->blocks[leaf->block];
    for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
        const dnm_span *span = &page->view->spans[s];
        if (!is_called(page, span->attrs, words)) continue;
        const dnm_str text = dnm_without_space(mc_span_text(page, leaf, span));
        if (text.n && dnm_cp_is_han(dnm_utf8_peek(text.p, text.n, 0)) &&
            may_be_name(page, text, SOURCE_CHARS))
            return text;
    }
    return (dnm_str){NULL, 0};
}
