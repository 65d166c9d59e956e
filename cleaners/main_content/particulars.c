/* particulars.c -- a name and what it is, in neighbouring cells or in one line. One alone may be a by-line's:
 * it takes several to make a table. The names are those of the catalogues of open government in China, and of
 * collections of laws.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/particulars.h"

#include "cleaners/main_content/belong.h"
#include "core/text/letters.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { NUMBER, INDEX, ISSUER, SUBJECT, ISSUED, MADE, IN_FORCE, OTHER, NONE };
_Static_assert((int)OTHER == (int)MC_PARTICULARS, "a value for each kind but OTHER");
enum {
    NAME_BYTES = 48,
    OPENING = 0x3010, /* 【 */
    CLOSING = 0x3011,
    LEAST = 3,          /* of names that make a table */
    APART = 4,          /* leaves between two of its values */
    VALUE_WEIGHT = 160, /* titles are the longest */
    PROSE_WEIGHT = 60
};

static const struct {
    const char *name;
    uint8_t is;
} names[] = {
    {"文号", NUMBER},       {"发文字号", NUMBER},     {"發文字號", NUMBER},   {"公文文号", NUMBER},
    {"文件编号", NUMBER},   {"发文文号", NUMBER},     {"索引号", INDEX},      {"信息索引", INDEX},
    {"信息索引号", INDEX},  {"索取号", INDEX},        {"发布机构", ISSUER},   {"发文机关", ISSUER},
    {"发布机关", ISSUER},   {"发文单位", ISSUER},     {"发布单位", ISSUER},   {"发文机构", ISSUER},
    {"发布部门", ISSUER},   {"制发机关", ISSUER},     {"制定机关", ISSUER},   {"颁布单位", ISSUER},
    {"公开机构", ISSUER},   {"公开责任部门", ISSUER}, {"主题分类", SUBJECT},  {"主题词", SUBJECT},
    {"信息分类", SUBJECT},  {"分类", SUBJECT},        {"所属主题", SUBJECT},  {"发布日期", ISSUED},
    {"公开日期", ISSUED},   {"发布时间", ISSUED},     {"公布日期", ISSUED},   {"发文日期", ISSUED},
    {"公开时间", ISSUED},   {"颁布日期", ISSUED},     {"成文日期", MADE},     {"成文时间", MADE},
    {"生成日期", MADE},     {"制发日期", MADE},       {"形成日期", MADE},     {"印发日期", MADE},
    {"生效日期", IN_FORCE}, {"实施日期", IN_FORCE},   {"施行日期", IN_FORCE}, {"名称", OTHER},
    {"标题", OTHER},        {"有效性", OTHER},        {"时效性", OTHER},      {"是否有效", OTHER},
    {"公开方式", OTHER},    {"公开形式", OTHER},      {"公开范围", OTHER},    {"公开类别", OTHER},
    {"效力级别", OTHER},    {"效力等级", OTHER},      {"公文种类", OTHER},    {"文种", OTHER},
    {"体裁分类", OTHER},    {"组配分类", OTHER},      {"服务对象", OTHER},    {"关键词", OTHER},
    {"废止日期", OTHER},    {"失效时间", OTHER},      {"信息来源", OTHER},    {"内容概述", OTHER},
    {"颁布时间", ISSUED},   {"发文时间", ISSUED},     {"签发日期", MADE},     {"實施日期", IN_FORCE},
    {"实施时间", IN_FORCE}, {"生效时间", IN_FORCE},   {"施行时间", IN_FORCE}, {"發布機關", ISSUER},
    {"發布單位", ISSUER},   {"發布日期", ISSUED},     {"公發布日", ISSUED},   {"法规标题", OTHER},
    {"效力属性", OTHER},    {"发文号", NUMBER},       {"制定机构", ISSUER},   {"颁布机构", ISSUER},
    {"时效", OTHER},        {"统一登记号", NUMBER},   {"统一编号", OTHER},    {"信息名称", OTHER},
    {"发布文号", NUMBER},   {"法规类别", SUBJECT},    {"所属类别", SUBJECT},  {"颁布时间", ISSUED},
    {"发文时间", ISSUED},   {"公布时间", ISSUED},     {"实施时间", IN_FORCE}, {"施行时间", IN_FORCE},
    {"生效时间", IN_FORCE}, {"失效日期", OTHER},      {"文件来源", OTHER},    {"文件名称", OTHER},
};

static bool is_colon(uint32_t cp)
{
    return cp == ':' || cp == 0xFF1A;
}

/* Which name stands at `at`, blanks in it aside, with a colon or the end of the text behind it. *value: where
 * what it is begins. */
static unsigned name_at(dnm_str text, size_t at, size_t *value)
{
    char name[NAME_BYTES];
    size_t n = 0;
    bool colon = false;
    while (at < text.n && !colon) {
        const size_t here = at;
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        const bool closed = cp == CLOSING && n; /* 【文号】 */
        colon = is_colon(cp) || closed;
        if (closed && at < text.n && is_colon(dnm_utf8_peek(text.p, text.n, at)))
            dnm_utf8_next(text.p, text.n, &at);
        if (colon || dnm_cp_is_space(cp) || cp == OPENING) continue;
        if (!dnm_cp_is_han(cp) || n + (at - here) > sizeof name) return NONE;
        memcpy(name + n, text.p + here, at - here);
        n += at - here;
    }
    *value = at;
    for (size_t i = 0; n && i < sizeof names / sizeof *names; i++)
        if (memcmp(name, names[i].name, 3) == 0 && /* the first character tells most apart */
            dnm_str_eq((dnm_str){name, n}, dnm_str_of(names[i].name)))
            return names[i].is;
    return NONE;
}

/* Up to the next name in the line. */
static dnm_str value_at(dnm_str text, size_t at, size_t *behind)
{
    size_t end = text.n;
    bool blank = false;
    for (size_t i = at; i < text.n && end == text.n;) {
        const size_t here = i;
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &i);
        size_t value;
        if (blank && !dnm_cp_is_space(cp) && name_at(text, here, &value) != NONE && value < text.n)
            end = here;
        blank = dnm_cp_is_space(cp) || cp == '|' || cp == 0xFFFC;
    }
    *behind = end;
    return dnm_without_space((dnm_str){text.p + at, end - at});
}

static dnm_str text_of(const mc_page *page, uint32_t i)
{
    return dnm_without_space(dnm_doc_text(page->doc, page->leaves[i].block));
}

bool mc_names_particular(const mc_page *page, uint32_t i)
{
    const dnm_str text = text_of(page, i);
    size_t value;
    return text.n && name_at(text, 0, &value) != NONE && value == text.n;
}

/* ---- the table -------------------------------------------------------------------------------- */

typedef struct search {
    const mc_page *page;
    mc_particulars *found;
    uint32_t count; /* different names */
    bool official;  /* one of them is none of a by-line */
    uint32_t seen;  /* one bit a kind, OTHER counted anew */
} search;

static void take(search *s, unsigned is, dnm_str value)
{
    if (is == OTHER || !(s->seen & (1u << is))) s->count++;
    s->seen |= 1u << is;
    s->official = s->official || is == NUMBER || is == INDEX;
    if (is < OTHER && !s->found->values[is].n) s->found->values[is] = value;
}

/* The value of a name that fills leaf i is the next leaf, unless that is a name, too. */
static bool read_cells(search *s, uint32_t i, uint32_t end, unsigned is)
{
    const bool has_next = i + 1 < end && s->page->leaves[i + 1].weight <= VALUE_WEIGHT;
    size_t value;
    if (!has_next || name_at(text_of(s->page, i + 1), 0, &value) != NONE) {
        take(s, is, (dnm_str){NULL, 0});
        return false;
    }
    take(s, is, text_of(s->page, i + 1));
    return true;
}

/* "【法规类别】公安管理", "【正文】": whatever the name is, among others that are known. */
static bool is_bracketed_name(dnm_str text)
{
    enum { LONGEST = 8 };
    size_t at = 0;
    if (!text.n || dnm_utf8_next(text.p, text.n, &at) != OPENING) return false;
    for (size_t chars = 0; at < text.n && chars <= LONGEST; chars++) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (cp == CLOSING) return chars > 0;
        if (!dnm_cp_is_han(cp)) return false;
    }
    return false;
}

/* Leaves that were read, 0 if none is a particular. */
static uint32_t read_leaf(search *s, uint32_t i, uint32_t end)
{
    const dnm_str text = text_of(s->page, i);
    size_t value = 0, at = 0;
    unsigned is = text.n ? name_at(text, 0, &value) : NONE;
    if (is == NONE) {
        const mc_leaf *leaf = &s->page->leaves[i];
        return !leaf->stops && leaf->weight <= VALUE_WEIGHT && is_bracketed_name(text) && s->count;
    }
    if (value == text.n) return read_cells(s, i, end, is) ? 2 : 1;
    if (s->page->leaves[i].weight > VALUE_WEIGHT * 2) return 0;
    while (is != NONE) {
        const dnm_str said = value_at(text, value, &at);
        take(s, is, said);
        is = at < text.n ? name_at(text, at, &value) : NONE;
    }
    return 1;
}

/* Where the text itself begins: with the first sentence that is kept. */
static uint32_t first_sentence(const mc_page *page, const mc_verdict *verdicts)
{
    size_t value;
    for (uint32_t i = 0; i < page->leaf_count; i++)
        if (verdicts[i] == MC_KEPT && page->leaves[i].stops && page->leaves[i].weight >= PROSE_WEIGHT &&
            name_at(text_of(page, i), 0, &value) == NONE)
            return i;
    return page->leaf_count;
}

void mc_find_particulars(const mc_page *page, mc_verdict *verdicts, mc_particulars *found)
{
    search s = {.page = page, .found = found};
    const uint32_t end = first_sentence(page, verdicts);
    *found = (mc_particulars){.first = 0};
    for (uint32_t i = 0, last = 0; i < end;) {
        const uint32_t n = read_leaf(&s, i, end);
        if (n && s.count == 1) found->first = i;
        if (n) found->end = last = i + n;
        i += n ? n : 1;
        if (!n && s.count && i - last > APART) {
            if (s.count >= LEAST || (s.count > 1 && s.official)) break;
            *found = (mc_particulars){.first = 0};
            s.count = s.seen = 0;
            s.official = false;
        }
    }
    if (s.count < LEAST && !(s.count > 1 && s.official)) *found = (mc_particulars){.first = 0};
    for (uint32_t i = found->first; i < found->end; i++)
        if (verdicts[i] == MC_KEPT && i != page->title) verdicts[i] = MC_EDGE;
}

/* ---- metadata --------------------------------------------------------------------------------- */

static bool is_said(const mc_page *page, const char *key)
{
    return dnm_doc_meta(page->doc, 0, key).n > 0;
}

static bool say_date(dnm_editor *editor, const char *key, dnm_str value)
{
    dnm_date date;
    char iso[DNM_DATE_BYTES];
    if (!value.n || !dnm_date_find(value, &date, NULL, NULL)) return false;
    dnm_edit_meta(editor, 0, key, (dnm_str){iso, dnm_date_write(&date, iso)});
    return true;
}

/* A dash fills a cell that has nothing to say. */
static void say(dnm_editor *editor, const char *key, dnm_str value)
{
    if (mc_has_word(value)) dnm_edit_meta(editor, 0, key, value);
}

bool mc_say_particulars(const mc_page *page, const mc_particulars *found, uint32_t number, dnm_editor *editor)
{
    const dnm_str *values = found->values;
    if (mc_has_word(values[NUMBER]))
        say(editor, "identifier", values[NUMBER]);
    else if (number != MC_NONE)
        say(editor, "identifier", text_of(page, number));
    say(editor, "identifier", values[INDEX]);
    if (!is_said(page, "publisher")) say(editor, "publisher", values[ISSUER]);
    if (!is_said(page, "subject")) say(editor, "subject", values[SUBJECT]);
    say_date(editor, "date.created", values[MADE]);
    say_date(editor, "date.valid", values[IN_FORCE]);
    return !is_said(page, "date") && say_date(editor, "date", values[ISSUED]);
}

void mc_say_day_made(const mc_particulars *found, dnm_editor *editor)
{
    say_date(editor, "date", found->values[MADE]);
}
