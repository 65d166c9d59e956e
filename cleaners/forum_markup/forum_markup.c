/* forum_markup.c -- cleaner `forum_markup`: the markup of forums that a copy shows as text. Who writes about
 * such markup names it, quotes it, or sets it off; then all of it stays.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/forum_markup/codes.h"
#include "core/text/code.h"
#include "core/text/code_spans.h"
#include "core/text/letters.h"
#include "core/text/prefix.h"
#include "core/text/signs.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum { RULE_TAG, RULE_OBJECT, RULE_SMILEY, RULE_EDITED };
enum { MENTIONS = 5 }; /* one tag in so many that is talked about: so are the others */

typedef struct survey {
    const dnm_doc *doc;
    uint32_t opened[CODES_NAMES], closed[CODES_NAMES];
    uint32_t tags, closing, mentions;
    dnm_code_census code;
} survey;

/* ---- whether the text is about it ---------------------------------------------------------------- */

static bool opens_quote(uint32_t cp)
{
    return cp == '`' || cp == '"' || cp == '\'' || cp == 0x201C || cp == 0x2018 || cp == 0x300C ||
           cp == 0x300E;
}

static bool closes_quote(uint32_t cp)
{
    return cp == '`' || cp == '"' || cp == '\'' || cp == 0x201D || cp == 0x2019 || cp == 0x300D ||
           cp == 0x300F;
}

/* A word that names pieces of markup stands right before or behind [at, end). */
static bool is_named(dnm_str text, size_t at, size_t end)
{
    static const char *const words[] = {"标签", "標籤", "标记", "標記", "代码", "代碼", "tag", "code",
                                        "语法", "語法", "表示", "代表", "=>",   "->",   "→",   NULL};
    return dnm_has_beside(text, at, end, words);
}

static bool is_mentioned(dnm_str text, size_t at, size_t end)
{
    const uint32_t before = dnm_utf8_peek_back(text.p, at), after = dnm_utf8_peek(text.p, text.n, end);
    if (opens_quote(before) || closes_quote(after)) return true;
    return (before == ' ' && after == ' ') || is_named(text, at, end) || dnm_is_taught(text, at, end);
}

static bool is_letter_at(dnm_str text, size_t at)
{
    return at < text.n && dnm_ascii_is_letter(text.p[at]);
}

/* "BBCode", "UBB代码", "ubbcode", whichever letters are small; but not "rubber". */
static bool names_markup(dnm_str text)
{
    static const dnm_str bb = {"bbcode", 6}, ubb = {"ubb", 3};
    for (size_t at = 0; at < text.n; at++) {
        if (dnm_has_in_any_case_at(text, at, bb)) return true;
        if (!dnm_has_in_any_case_at(text, at, ubb) || (at && is_letter_at(text, at - 1))) continue;
        if (!is_letter_at(text, at + ubb.n)) return true;
    }
    return false;
}

static const char signs_of_codes[] = "[{";

static void survey_leaf(survey *s, dnm_str text)
{
    const char *end = dnm_str_end(text);
    for (const char *p = text.p; p < end && (p = memchr(p, '[', (size_t)(end - p))); p++) {
        codes_tag tag;
        if (!codes_tag_at(text, (size_t)(p - text.p), &tag)) continue;
        ++*(tag.closing ? &s->closed[tag.name] : &s->opened[tag.name]);
        s->tags++;
        s->closing += tag.closing;
        s->mentions += is_mentioned(text, tag.at, tag.end);
    }
}

/* Asked only where there are tags. */
static bool is_about_markup(survey *s)
{
    const dnm_view *v = dnm_doc_view(s->doc);
    if (s->mentions * MENTIONS >= s->tags) return s->tags > 0;
    for (uint32_t i = 1; i < v->block_count; i++) {
        if (!v->blocks[i].len) continue;
        const dnm_str text = dnm_doc_text(s->doc, i);
        dnm_leaf_count_code(s->doc, i, text, &s->code);
        if (names_markup(text)) return true;
    }
    return dnm_is_code(&s->code);
}

/* ---- a leaf --------------------------------------------------------------------------------------- */

typedef struct cleaning {
    const survey *survey;
    dnm_editor *editor;
    uint32_t block;
    dnm_str text;
    bool tags; /* may go */
} cleaning;

/* "[left]" may be a caption, and "[url=…]" what some program writes; where others close, they are tags. */
static bool is_residue(const survey *s, const codes_tag *tag)
{
    if (tag->flags & CODES_LITERAL) return false;
    return tag->closing || (tag->value && s->closing) || s->closed[tag->name];
}

/* Behind the closing tag of an object that opens with `tag`: an address or a number between; 0: none. */
static size_t object_end(dnm_str text, const codes_tag *tag)
{
    if (!(tag->flags & CODES_OBJECT) || tag->closing) return 0;
    const size_t stop = text.n - tag->end > CODES_TAG_MAX ? tag->end + CODES_TAG_MAX : text.n;
    for (size_t at = tag->end; at < stop && (unsigned char)text.p[at] < 0x80 && text.p[at] != '\n'; at++) {
        codes_tag other;
        if (text.p[at] != '[' || !codes_tag_at(text, at, &other)) continue;
        return other.closing && other.name == tag->name ? other.end : 0;
    }
    return 0;
}

/* Past the end tag of code, which stays as it is. */
static size_t literal_end(dnm_str text, const codes_tag *tag)
{
    if (!(tag->flags & CODES_LITERAL) || tag->closing) return 0;
    const char *end = dnm_str_end(text);
    for (const char *p = text.p + tag->end; p < end && (p = memchr(p, '[', (size_t)(end - p))); p++) {
        codes_tag other;
        if (codes_tag_at(text, (size_t)(p - text.p), &other) && other.closing && other.name == tag->name)
            return other.end;
    }
    return text.n;
}

typedef struct cut {
    size_t at, end;
    dnm_why why;
} cut;

/* What begins at `at` and goes, or the place behind what stays. False: nothing begins there. */
static bool read_code(const cleaning *c, size_t at, cut *out)
{
    codes_tag tag;
    const size_t smiley = codes_smiley_end(c->text, at);
    *out = (cut){at, smiley, {RULE_SMILEY, 900}};
    if (smiley) return !is_mentioned(c->text, at, smiley);
    if (!c->tags || !codes_tag_at(c->text, at, &tag)) return false;
    const size_t object = object_end(c->text, &tag), literal = literal_end(c->text, &tag);
    *out = (cut){at, object ? object : tag.end, {object ? RULE_OBJECT : RULE_TAG, 900}};
    if (literal) *out = (cut){literal, literal, out->why};
    return literal || is_residue(c->survey, &tag);
}

static bool is_blank(dnm_str text, size_t at, size_t end)
{
    while (at < end)
        if (!dnm_cp_is_space(dnm_utf8_next(text.p, end, &at))) return false;
    return true;
}

/* Goes over the codes of a leaf; with `cuts`, takes them out. Whether it has some, and nothing else. */
static bool walk(const cleaning *c, bool cuts, bool *any)
{
    dnm_code_spans code = dnm_code_spans_of(dnm_doc_view(c->survey->doc), c->block);
    dnm_signs signs = dnm_signs_of(c->text, signs_of_codes);
    bool bare = true;
    size_t last = 0;
    for (size_t at = 0; (at = dnm_signs_next(&signs, at)) != SIZE_MAX;) {
        cut found;
        if (dnm_is_in_code(&code, at) || !read_code(c, at, &found)) {
            at++;
            continue;
        }
        if (found.end == found.at) { /* code, shown as it is */
            bare = false;
            at = last = found.end;
            continue;
        }
        *any = true;
        bare = bare && is_blank(c->text, last, found.at);
        if (cuts)
            dnm_edit_cut(c->editor, found.why, c->block, (uint32_t)found.at,
                         (uint32_t)(found.end - found.at));
        at = last = found.end;
    }
    return *any && bare && is_blank(c->text, last, c->text.n);
}

/* `signs`: whether codes may begin in it. */
static void clean_leaf(const cleaning *c, bool signs)
{
    bool any = false;
    if (codes_is_edited_line(c->text)) {
        dnm_edit_drop(c->editor, (dnm_why){RULE_EDITED, 900}, c->block);
        return;
    }
    if (!signs) return;
    const bool bare = walk(c, false, &any);
    if (!any) return;
    if (bare) {
        dnm_edit_drop(c->editor, (dnm_why){RULE_OBJECT, 900}, c->block);
    } else {
        walk(c, true, &any);
    }
}

static bool is_text(const dnm_block *b)
{
    return b->len && dnm_kind_is_leaf(b->kind) && b->kind != DNM_CODE_BLOCK;
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    (void)job;
    const dnm_view *v = dnm_doc_view(doc);
    survey s = {.doc = doc};
    dnm_signs all = dnm_signs_of((dnm_str){v->text, v->text_len}, signs_of_codes);
    for (uint32_t i = 1; i < v->block_count; i++) {
        const dnm_block *b = &v->blocks[i];
        if (is_text(b) && dnm_signs_next(&all, b->off) < b->off + b->len)
            survey_leaf(&s, dnm_doc_text(doc, i));
    }
    all = dnm_signs_of(all.text, signs_of_codes);
    cleaning c = {.survey = &s, .editor = editor, .tags = s.tags && !is_about_markup(&s)};
    for (c.block = 1; c.block < v->block_count; c.block++) {
        if (!is_text(&v->blocks[c.block])) continue;
        c.text = dnm_doc_text(doc, c.block);
        const uint32_t off = v->blocks[c.block].off;
        clean_leaf(&c, dnm_signs_next(&all, off) < off + c.text.n);
    }
    return DNM_OK;
}

static const dnm_rule rules[] = {
    [RULE_TAG] =
        {
            .id = "tag",
            .summary = DNM_N_("BBCode that is visible in the text goes"),
            .before = "[size=4][color=#ff0000]通知[/color][/size]：会议[b]改期[/b]，见[url=http://a.example/"
                      "1]公告[/url]。",
            .after = "通知：会议改期，见公告。",
            .untouched = "数组 a[i] 和 a[b]；音标 [s] 和 [u]；照片[left]是他；标签 [b] 与 [/b] 表示粗体。",
        },
    [RULE_OBJECT] =
        {
            .id = "object",
            .summary =
                DNM_N_("Pictures and attachments of BBCode go, and paragraphs of nothing but its codes"),
            .before = "堤修好了。[img]http://a.example/1.jpg[/img]\n[attach]123456[/attach]\n大家都很高兴。",
            .after = "堤修好了。\n大家都很高兴。",
            .untouched = "用“[img]”和“[/img]”括起图片的地址。",
        },
    [RULE_SMILEY] =
        {
            .id = "smiley",
            .summary = DNM_N_("Codes of smileys go"),
            .before = "太好了{:4_95:}，谢谢大家[em12]",
            .after = "太好了，谢谢大家",
            .untouched = "集合 {:a} 与 {x: x>0}；引文 [12]；[em] 是单位；代码 {:4_95:} 显示一个笑脸。",
        },
    [RULE_EDITED] =
        {
            .id = "edited",
            .summary = DNM_N_("A line that says who edited the post when goes"),
            .before = "本帖最后由 青竹 于 2012-3-4 12:33 编辑\n堤修好了。",
            .after = "堤修好了。",
            .untouched = "本帖最后由版主删除。\n本帖最后由谁编辑，大家都能看见。",
        },
    {.id = NULL},
};

const dnm_cleaner dnm_cleaner_forum_markup = {
    .name = "forum_markup",
    .summary = DNM_N_("BBCode, codes of smileys and notes of editing that a forum's text shows"),
    .phase = DNM_EXTRACT,
    .order = 22,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
