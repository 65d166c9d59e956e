/* code_residue.c -- cleaner `code_residue`: what programs of a site left in its texts. Where the prose speaks
 * of programs, or code outweighs it, everything stays.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/code_residue/code_residue.h"
#include "core/text/code.h"
#include "core/text/code_spans.h"
#include "core/text/prefix.h"
#include "core/text/shape.h"
#include "core/text/signs.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum { RULE_SCRIPT, RULE_PLACEHOLDER, RULE_ESCAPE };
enum {
    FEWEST_ESCAPES = 2, /* in a document: one may be anything */
    PROSE_TIMES = 2     /* as many other paragraphs as lines of code */
};

typedef struct survey {
    const dnm_doc *doc;
    uint32_t script_lines, placeholders, escapes;
} survey;

static bool is_text(const dnm_block *b)
{
    return b->len && dnm_kind_is_leaf(b->kind) && b->kind != DNM_CODE_BLOCK;
}

static uint32_t next_text(const dnm_view *v, uint32_t block)
{
    do block++;
    while (block < v->block_count && !is_text(&v->blocks[block]));
    return block;
}

static const char signs_of_places[] = "{<[";

/* The next place of a template at or after *at. */
static bool next_placeholder(dnm_signs *signs, size_t *at, size_t *end)
{
    const dnm_str text = signs->text;
    for (; (*at = dnm_signs_next(signs, *at)) != SIZE_MAX; ++*at) {
        if (text.p[*at] == '{' && *at && text.p[*at - 1] == '$') --*at;
        *end = residue_placeholder_end(text, *at);
        if (*end) return true;
        if (text.p[*at] == '$') ++*at;
    }
    return false;
}

static bool next_escape(dnm_str text, size_t *at, size_t *end, bool *breaks)
{
    while (*at < text.n) {
        const char *p = memchr(text.p + *at, '\\', text.n - *at);
        if (!p) break;
        *at = (size_t)(p - text.p);
        *end = residue_escape_end(text, *at, breaks, NULL, NULL);
        if (*end) return true;
        while (*at < text.n && text.p[*at] == '\\') ++*at;
    }
    return false;
}

/* `has_signs`: whether it may have some of places and escapes. */
static void survey_leaf(survey *s, dnm_str text, bool has_signs)
{
    if (text.n && (unsigned char)text.p[0] < 0x80) s->script_lines += residue_is_page_code(text);
    if (!has_signs) return;
    dnm_signs signs = dnm_signs_of(text, signs_of_places);
    size_t end;
    bool breaks;
    for (size_t at = 0; next_placeholder(&signs, &at, &end); at = end) s->placeholders++;
    for (size_t at = 0; next_escape(text, &at, &end, &breaks); at = end) s->escapes++;
}

static bool has_hanzi(dnm_str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (dnm_utf8_begins_han(text.p[i])) return true;
    return false;
}

/* Asked only where something was found. What speaks of programs in other languages nobody here knows, so
 * their texts count as if they did. */
/* Nothing but escapes: Chinese, for whoever reads them. */
static bool is_escaped(dnm_str text)
{
    bool breaks;
    return text.n && residue_escape_end(text, 0, &breaks, NULL, NULL) == text.n;
}

static bool is_about_code(const survey *s)
{
    const dnm_view *v = dnm_doc_view(s->doc);
    uint32_t code = 0, prose = 0, chinese = 0;
    for (uint32_t i = next_text(v, 0); i < v->block_count; i = next_text(v, i)) {
        const dnm_str text = dnm_doc_text(s->doc, i);
        if (is_escaped(text)) {
            prose++;
            chinese++;
        } else if (residue_may_be_code(text)) {
            code++;
        } else {
            prose++;
            chinese += has_hanzi(text);
            if (residue_speaks_of_code(text)) return true;
        }
    }
    return prose < PROSE_TIMES * code || chinese * 2 < prose;
}

/* ---- what goes -------------------------------------------------------------------------------------- */

/* The lines of code around the one that betrays them; returns the block behind them. */
static uint32_t drop_code(const survey *s, uint32_t first, uint32_t past, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(s->doc);
    for (uint32_t i = first; i < past; i = next_text(v, i))
        dnm_edit_drop(editor, (dnm_why){RULE_SCRIPT, 800}, i);
    return past;
}

/* Where a page left several lines of its code, a call alone is one of them, too. */
static bool betrays(const survey *s, dnm_str text)
{
    return residue_is_page_code(text) || (s->script_lines >= 2 && residue_is_call(text));
}

static void drop_scripts(const survey *s, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(s->doc);
    for (uint32_t i = next_text(v, 0), past; i < v->block_count; i = past) {
        bool betrayed = false;
        for (past = i; past < v->block_count && residue_may_be_code(dnm_doc_text(s->doc, past));
             past = next_text(v, past))
            betrayed |= betrays(s, dnm_doc_text(s->doc, past));
        if (betrayed) {
            past = drop_code(s, i, past, editor);
        } else if (past == i) {
            past = next_text(v, i);
        }
    }
}

/* What [from, to) has beside blanks; signs of a path, "{{site}} > {{channel}} > 正文", are not counted. */
static size_t words_in(dnm_str text, size_t from, size_t to)
{
    size_t words = 0;
    for (size_t i = from; i < to; i++) words += !strchr(" >|/-", text.p[i]) || !text.p[i];
    return words;
}

/* Nothing but places, or places and the last step of a path. */
static bool is_bare(dnm_str text)
{
    enum { LAST_STEP = 12 };
    dnm_signs signs = dnm_signs_of(text, signs_of_places);
    size_t last = 0, end = 0, words = 0, places = 0;
    for (size_t at = 0; next_placeholder(&signs, &at, &end); at = last = end, places++)
        words += words_in(text, last, at);
    if (!places || words) return false;
    words = words_in(text, last, text.n);
    return words == 0 || (places >= 2 && words <= LAST_STEP && memchr(text.p, '>', text.n));
}

static bool ends_sentence(uint32_t cp)
{
    return !cp || cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0x201D;
}

/* Between sentences nothing is missing without a place; inside of one, what it stood for is, and so is the
 * subject of a sentence that begins with it: "{{name}}，您好". */
static bool is_between_sentences(dnm_str text, size_t at, size_t end)
{
    static const char *const goes_on[] = {"的",   "是",   "在",   "有",   "先生", "女士", "小姐",
                                          "同志", "老师", "老師", "同学", "同學", "您好", "你好"};
    if (!ends_sentence(dnm_utf8_peek_back(text.p, at))) return false;
    if (end == text.n) return true;
    if (at == 0 || dnm_is_pause(dnm_utf8_peek(text.p, text.n, end))) return false;
    for (size_t i = 0; i < sizeof goes_on / sizeof *goes_on; i++)
        if (dnm_has_at(text, end, goes_on[i])) return false;
    return true;
}

static void clean_placeholders(const survey *s, uint32_t block, dnm_editor *editor)
{
    const dnm_str text = dnm_doc_text(s->doc, block);
    dnm_signs signs = dnm_signs_of(text, signs_of_places);
    size_t end;
    if (is_bare(text)) {
        dnm_edit_drop(editor, (dnm_why){RULE_PLACEHOLDER, 800}, block);
        return;
    }
    dnm_code_spans code = dnm_code_spans_of(dnm_doc_view(s->doc), block);
    for (size_t at = 0; next_placeholder(&signs, &at, &end); at = end) {
        if (dnm_is_in_code(&code, at)) continue;
        if (is_between_sentences(text, at, end)) {
            dnm_edit_cut(editor, (dnm_why){RULE_PLACEHOLDER, 750}, block, (uint32_t)at, (uint32_t)(end - at));
        } else {
            dnm_edit_flag(editor, (dnm_why){RULE_PLACEHOLDER, 400}, block, (uint32_t)at, (uint32_t)(end - at),
                          DNM_STR("placeholder"));
        }
    }
}

static void clean_escapes(const survey *s, uint32_t block, dnm_editor *editor)
{
    const dnm_str text = dnm_doc_text(s->doc, block);
    dnm_code_spans code = dnm_code_spans_of(dnm_doc_view(s->doc), block);
    const dnm_why why = {RULE_ESCAPE, 800};
    size_t end;
    bool breaks;
    for (size_t at = 0; next_escape(text, &at, &end, &breaks); at = end) {
        char characters[RESIDUE_ESCAPES];
        size_t n = 0;
        if (dnm_is_in_code(&code, at)) continue;
        residue_escape_end(text, at, &breaks, characters, &n);
        if (breaks && at && end < text.n) dnm_edit_split(editor, why, block, (uint32_t)end);
        if (n) {
            dnm_edit_replace(editor, why, block, (uint32_t)at, (uint32_t)(end - at),
                             (dnm_str){characters, n});
        } else {
            dnm_edit_cut(editor, why, block, (uint32_t)at, (uint32_t)(end - at));
        }
    }
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    (void)job;
    const dnm_view *v = dnm_doc_view(doc);
    survey s = {.doc = doc};
    dnm_signs all =
        dnm_signs_of((dnm_str){v->text, v->text_len}, "{<[\\"); /* those, and what escapes begin with */
    for (uint32_t i = next_text(v, 0); i < v->block_count; i = next_text(v, i)) {
        const dnm_block *b = &v->blocks[i];
        survey_leaf(&s, dnm_doc_text(doc, i), dnm_signs_next(&all, b->off) < b->off + b->len);
    }
    if (s.escapes < FEWEST_ESCAPES) s.escapes = 0;
    if ((!s.script_lines && !s.placeholders && !s.escapes) || is_about_code(&s)) return DNM_OK;
    if (s.script_lines) drop_scripts(&s, editor);
    for (uint32_t i = next_text(v, 0); i < v->block_count; i = next_text(v, i)) {
        if (s.placeholders) clean_placeholders(&s, i, editor);
        if (s.escapes) clean_escapes(&s, i, editor);
    }
    return DNM_OK;
}

static const dnm_rule rules[] = {
    [RULE_SCRIPT] =
        {
            .id = "script",
            .summary = DNM_N_("Lines of scripts and style sheets between paragraphs of prose go"),
            .before = "河堤修好了。\nvar _hmt = _hmt || "
                      "[];\n明年还要种树。\n.content{margin:0;padding:5px}\n大家都很高兴。\n堤上有人看着。",
            .after = "河堤修好了。\n明年还要种树。\n大家都很高兴。\n堤上有人看着。",
            .untouched = "下面是一段脚本：\ndocument.write(\"你好\");"
                         "\n浏览器读到它，就写出两个字。\n页面上有了“你好”。",
        },
    [RULE_PLACEHOLDER] =
        {
            .id = "placeholder",
            .summary =
                DNM_N_("Places that a template should have filled go, or are marked inside a sentence"),
            .before = "{$title}\n河堤修好了。{{content}}\n明年还要种树。{dede:field.source/}",
            .after = "河堤修好了。\n明年还要种树。",
            .untouched = "尊敬的{{姓名}}先生：\n集合{{a},{b}}有两个元素。\n欢迎{$user}光临。",
        },
    [RULE_ESCAPE] =
        {
            .id = "escape",
            .summary = DNM_N_("Escapes of a string in Chinese text become what they stand for"),
            .before = "河堤修好了。\\r\\n明年还要种\\u6811\\u3002\\n大家都很高兴。\\n",
            .after = "河堤修好了。\n明年还要种树。\n大家都很高兴。",
            .untouched =
                "文件放在D:\\new\\text里，另一份在E:\\north里。\n在字符串里写\\n就是换行，写\\t就是制表。",
        },
    {.id = NULL},
};

const dnm_cleaner dnm_cleaner_code_residue = {
    .name = "code_residue",
    .summary = DNM_N_("Lines of scripts, places of templates and escapes that programs left in a text"),
    .phase = DNM_EXTRACT,
    .order = 24,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
