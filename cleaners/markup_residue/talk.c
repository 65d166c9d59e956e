/* talk.c -- signs that a sentence talks about a piece of markup, see talk.h.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/markup_residue/talk.h"

#include "core/text/prefix.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { SENTENCE_CHARS = 8 }; /* a label, "标签：", has fewer */

bool markup_is_quote(uint32_t cp)
{
    static const uint16_t quotes[] = {'`',    '"',    '\'',   0x201C, 0x201D, 0x2018,
                                      0x2019, 0x300C, 0x300D, 0x300E, 0x300F};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (quotes[i] == cp) return true;
    return false;
}

bool markup_is_quoted(dnm_str text, size_t at, size_t end)
{
    return markup_is_quote(dnm_utf8_peek_back(text.p, at)) &&
           markup_is_quote(dnm_utf8_peek(text.p, text.n, end));
}

/* Whether one of the words that name pieces of markup stands right before or behind [at, end). */
static bool is_named(dnm_str text, size_t at, size_t end)
{
    static const char *const words[] = {
        "标签", "標籤",     "标记",   "標記", "元素", "属性", "屬性", "代码",   "代碼",   "tag",    "element",
        "tags", "elements", "entity", "实体", "實體", "表示", "代表", "空格（", "字符（", "字元（", NULL};
    return dnm_has_beside(text, at, end, words);
}

/* "标题在<h1>里，": where something stands, and no more of the word behind. */
static bool is_place(dnm_str text, size_t at, size_t end)
{
    static const char *const before[] = {"在", "到", "从", "從", NULL};
    static const char *const behind[] = {"里", "裡", "裏", "中", "内", "內", "之前", "之后", "之後", NULL};
    if (!dnm_ends_with_any((dnm_str){text.p, at}, before)) return false;
    for (size_t i = 0; behind[i]; i++) {
        const size_t next = end + strlen(behind[i]);
        if (dnm_has_at(text, end, behind[i]) && dnm_cp_is_cjk_punct(dnm_utf8_peek(text.p, text.n, next)))
            return true;
    }
    return false;
}

/* "用 <br> 换行": a word among words, with the blanks that who writes about programs sets around it. */
static bool is_set_off(dnm_str text, size_t at, size_t end)
{
    if (at < 2 || end + 1 >= text.n || text.p[at - 1] != ' ' || text.p[end] != ' ') return false;
    return dnm_cp_is_han(dnm_utf8_peek_back(text.p, at - 1)) &&
           dnm_cp_is_han(dnm_utf8_peek(text.p, text.n, end + 1));
}

bool markup_is_mentioned(dnm_str text, size_t at, size_t end)
{
    return markup_is_quoted(text, at, end) || is_named(text, at, end) || is_set_off(text, at, end) ||
           is_place(text, at, end);
}

/* A face, "<(^_^)>", may begin so and even close, but nothing in it is said to come again or to be of a kind.
 */
bool markup_is_pattern(dnm_str text, size_t at)
{
    enum { LONGEST = 40 };
    static const char *const signs[] = {"<.*", "<.+", "(.*", "(.+", "[^>", "[^<", "]*",  "]+",  "]?",  "]{",
                                        "\\w", "\\s", "\\S", "\\d", "\\b", "\\/", "a-z", "A-Z", "0-9", NULL};
    if (at + 1 >= text.n || !memchr(".[\\(^", text.p[at + 1], 5)) return false;
    size_t end = at, close = at;
    for (; end < text.n && end - at < LONGEST && text.p[end] >= ' ' && text.p[end] < 0x7F; end++)
        if (text.p[end] == '>') close = end;
    return close > at && dnm_has_any((dnm_str){text.p + at, close - at + 1}, signs);
}

/* "在留言框里输入下面这一行：", "加上这样一个标签：", "就写：": people who greet others, or list what is to
 * be done, speak of nothing that is typed. */
bool markup_is_introduced(const dnm_doc *doc, uint32_t block)
{
    static const char *const words[] = {
        "输入", "輸入",    "代码",    "代碼",   "标签",   "標籤",   "脚本",    "腳本",      "语句",
        "語句", "源码",    "原始碼",  "写上",   "寫上",   "写成",   "寫成",    "就写",      "就寫",
        "写作", "寫作",    "这样写",  "這樣寫", "这一行", "這一行", "HTML",    "html",      " code",
        " tag", " markup", " script", "Type ",  " type ", "Write ", " write ", "this line", NULL};
    const dnm_view *v = dnm_doc_view(doc);
    if (block < 2 || !dnm_kind_is_leaf(v->blocks[block - 1].kind)) return false;
    dnm_shape shape;
    dnm_leaf_shape(doc, block - 1, &shape);
    if (shape.chars < SENTENCE_CHARS || (shape.last != ':' && shape.last != 0xFF1A)) return false;
    return dnm_has_any(dnm_shape_text(dnm_doc_text(doc, block - 1), &shape), words);
}
