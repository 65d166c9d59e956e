/* markup_residue.c -- cleaner `markup_residue`: HTML that was left as text, and single marks that markup
 * of other kinds left at the ends of paragraphs. A text that talks about markup keeps all of it: what the
 * document is about is judged first, from how its tags stand in their sentences.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/markup_residue/listings.h"
#include "cleaners/markup_residue/markup.h"
#include "cleaners/markup_residue/talk.h"
#include "core/base/buf.h"
#include "core/base/vec.h"
#include "core/text/code.h"
#include "core/text/code_spans.h"
#include "core/text/letters.h"
#include "core/text/prefix.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum { RULE_TAG, RULE_BREAK, RULE_ONLY_TAGS, RULE_REFERENCE, RULE_MARK, RULE_NESTED };

static const dnm_rule rules[] = {
    [RULE_TAG] =
        {
            .id = "tag",
            .summary = "Tags and comments of HTML that are visible in the text go",
            .before = "会议在<span style=\"color:red\">礼堂</span>举行。",
            .after = "会议在礼堂举行。",
            .untouched = "依照<条例>，若 a<b 且 c>d，则写 List<Object>，标签 <br> 表示换行。",
        },
    [RULE_BREAK] =
        {
            .id = "break",
            .summary = "A paragraph falls apart where a visible tag says so",
            .before = "第一段。<br/>第二段。",
            .after = "第一段。\n第二段。",
            .untouched = "第一段。第二段。",
        },
    [RULE_ONLY_TAGS] =
        {
            .id = "only_tags",
            .summary = "A paragraph of nothing but tags goes, with a number that a list put in front",
            .before = "标题\n1. <ul id=\"x1\"></ul>\n正文",
            .after = "标题\n正文",
            .untouched = "标题\n1. <条例>\n正文",
        },
    [RULE_REFERENCE] =
        {
            .id = "reference",
            .summary = "Character references that are visible in the text become the characters",
            .before = "&ldquo;三农&rdquo;&amp;nbsp;问题 &#8212; R&amp;D",
            .after = "“三农” 问题 — R&D",
            .untouched = "a&b; search?a=1&copy=2",
        },
    [RULE_MARK] =
        {
            .id = "mark",
            .summary = "A single backtick, bar or quote goes: behind the last sentence, or between two hanzi",
            .before = "按照建设花园城市的`要求，大家都会进步！|",
            .after = "按照建设花园城市的要求，大家都会进步！",
            .untouched = "用 `ls` 列出文件，或写 `a|b`",
        },
    [RULE_NESTED] =
        {
            .id = "nested",
            .summary = "Markup inside markup is left alone and flagged",
            .before = "他写了<<br>br>两行。",
            .after = "他写了<<br>br>两行。",
            .untouched = "他写了<<条例>>一书。",
        },
    {.id = NULL},
};

/* ---- what the document is about --------------------------------------------------------------- */

typedef struct survey {
    uint32_t opened[MARKUP_NAMES + 1], closed[MARKUP_NAMES + 1];
    uint32_t tags;
    uint32_t mentions;           /* tags that a sentence talks about */
    uint32_t patterns;           /* "<.*>", "<[^>]+>": what searches for tags */
    uint32_t references, taught; /* and of those, how often a sentence talks about one; in quotes: twice */
    dnm_code_census code;
    markup_listings listings;
    uint32_t bars; /* leaves with a bar between other characters */
    bool about_markup, about_references;
} survey;

/* Past the end tag of script or style `name`, whose content is no text; `from` where there is none. */
static size_t raw_end(dnm_str text, size_t from, uint16_t name)
{
    markup_tag tag;
    for (size_t at = from; at < text.n; at++) {
        if (text.p[at] != '<' && text.p[at] != '&') continue;
        if (markup_tag_at(text, at, &tag) && tag.closing && tag.name == name) return tag.end;
    }
    return from;
}

static void survey_tag(survey *s, dnm_str text, const markup_tag *tag, bool introduced)
{
    uint32_t *count = tag->closing ? &s->closed[tag->name] : &s->opened[tag->name];
    ++*count;
    s->tags++;
    if (introduced || markup_is_mentioned(text, tag->at, tag->end) || dnm_is_taught(text, tag->at, tag->end))
        s->mentions++;
}

/* What begins like a tag and is none. */
static void survey_other(survey *s, dnm_str text, size_t at)
{
    markup_reference reference;
    if (text.p[at] == '<') {
        s->patterns += markup_is_pattern(text, at);
    } else if (markup_reference_at(text, at, &reference)) {
        s->references++;
        if (markup_is_quoted(text, reference.at, reference.end)) s->taught++;
        if (markup_is_mentioned(text, reference.at, reference.end)) s->taught++;
    }
}

/* Which characters the leaf has: DNM_HAS_… */
static uint32_t leaf_has(const dnm_doc *doc, uint32_t block)
{
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    return shape.has;
}

static void survey_leaf(survey *s, const dnm_doc *doc, uint32_t block)
{
    const dnm_str text = dnm_doc_text(doc, block);
    bool raw_ends = true; /* no script without an end was met: looking for one is worth it */
    dnm_leaf_count_code(doc, block, text, &s->code);
    const uint32_t has = leaf_has(doc, block);
    if ((has & DNM_HAS_STRAY) && text.n > 1 && memchr(text.p + 1, '|', text.n - 2)) s->bars++;
    if (!(has & DNM_HAS_MARKUP) || markup_is_listing(&s->listings, block)) return;
    const bool introduced = markup_is_introduced(doc, block);
    for (size_t at = 0; at < text.n;) {
        markup_tag tag;
        if (text.p[at] != '<' && text.p[at] != '&') {
            at++;
            continue;
        }
        if (!markup_tag_at(text, at, &tag)) {
            survey_other(s, text, at++);
            continue;
        }
        survey_tag(s, text, &tag, introduced);
        at = tag.end;
        if (!(tag.flags & MARKUP_RAW) || tag.closing || !raw_ends) continue;
        at = raw_end(text, tag.end, tag.name);
        raw_ends = at > tag.end;
    }
}

/* Tags stand alone or in pairs where they are debris; a lesson names them, one in five at least. */
static void conclude(survey *s)
{
    const bool named = s->mentions > 0 && s->mentions * 5 >= s->tags;
    s->about_markup = named || s->patterns >= 2 || dnm_is_code(&s->code);
    s->about_references = s->taught >= 2 && s->taught * 5 >= s->references;
}

/* ---- what is residue -------------------------------------------------------------------------- */

static bool is_ascii_word(uint32_t cp)
{
    return cp < 0x80 && dnm_cp_has(cp, DNM_CP_LETTER | DNM_CP_DIGIT);
}

static bool is_residue(const survey *s, dnm_str text, const markup_tag *tag)
{
    if (tag->attributes || tag->name == MARKUP_NAMES) return true;
    const bool paired = s->opened[tag->name] && s->closed[tag->name];
    if (tag->flags & MARKUP_WORD) return paired;
    /* "i<p>j": a comparison. "x<br>y" never is one. */
    const bool in_word = is_ascii_word(dnm_utf8_peek_back(text.p, tag->at)) &&
                         is_ascii_word(dnm_utf8_peek(text.p, text.n, tag->end));
    return !in_word || paired || strlen(markup_name(tag->name)) > 1;
}

/* A piece of markup and what becomes of it. */
typedef struct piece {
    size_t at, end;
    uint32_t cp; /* of a reference; 0: a tag */
    bool breaks;
    bool raw; /* opens script or style */
    uint16_t name;
} piece;

static bool piece_at(const survey *s, dnm_str text, size_t at, piece *out)
{
    if (text.p[at] != '<' && text.p[at] != '&') return false;
    markup_tag tag;
    if (markup_tag_at(text, at, &tag)) {
        if (!is_residue(s, text, &tag)) return false;
        *out = (piece){.at = tag.at, .end = tag.end, .breaks = tag.flags & MARKUP_BREAKS, .name = tag.name};
        out->raw = (tag.flags & MARKUP_RAW) && !tag.closing;
        return true;
    }
    markup_reference reference;
    if (s->about_references || !markup_reference_at(text, at, &reference)) return false;
    if (markup_is_mentioned(text, reference.at, reference.end) && !markup_is_quote(reference.cp))
        return false;
    *out = (piece){.at = reference.at, .end = reference.end, .cp = reference.cp == 0xA0 ? ' ' : reference.cp};
    return true;
}

/* ---- a leaf ----------------------------------------------------------------------------------- */

typedef struct cleaning {
    dnm_editor *editor;
    const survey *survey;
    const dnm_doc *doc;
    const dnm_view *view;
    uint32_t block;
    dnm_str text;
    DNM_VEC(piece) pieces; /* of the leaf at hand */
    dnm_buf rest;          /* the leaf as it would be without them */
    dnm_budget budget;
} cleaning;

static void find_pieces(cleaning *c)
{
    dnm_code_spans code = dnm_code_spans_of(c->view, c->block);
    bool raw_ends = true;
    c->pieces.n = 0;
    for (size_t at = 0; at < c->text.n;) {
        piece found;
        if (!piece_at(c->survey, c->text, at, &found) || dnm_is_in_code(&code, at)) {
            at++;
            continue;
        }
        if (found.raw && raw_ends) {
            const size_t end = raw_end(c->text, found.end, found.name);
            raw_ends = end > found.end;
            found.end = end;
        }
        piece *added = DNM_PUSH(&c->pieces, &c->budget);
        if (added) *added = found;
        at = found.end;
    }
}

static void build_rest(cleaning *c)
{
    size_t at = 0;
    dnm_buf_clear(&c->rest);
    for (uint32_t i = 0; i < c->pieces.n; i++) {
        const piece *p = &c->pieces.p[i];
        dnm_buf_add(&c->rest, c->text.p + at, p->at - at);
        if (p->cp) dnm_buf_add_code_point(&c->rest, p->cp);
        at = p->end;
    }
    dnm_buf_add(&c->rest, c->text.p + at, c->text.n - at);
}

/* Whether taking the pieces out would let new ones appear: then what was meant is anyone's guess. */
static bool is_nested(const cleaning *c)
{
    const dnm_str rest = dnm_buf_str(&c->rest);
    piece found;
    for (size_t at = 0; at < rest.n; at++)
        if (piece_at(c->survey, rest, at, &found)) return true;
    return false;
}

/* Blanks, and at most a number as lists put it in front: "1. ", "(2)". */
static bool is_bare(dnm_str text)
{
    for (size_t at = 0; at < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        const bool number = cp < 0x80 && dnm_cp_has(cp, DNM_CP_DIGIT);
        if (!number && !dnm_cp_is_space(cp) && cp != '.' && cp != ')' && cp != '(' && cp != 0x3001)
            return false;
    }
    return true;
}

static bool is_blank(dnm_str text, size_t at, size_t end)
{
    while (at < end)
        if (!dnm_cp_is_space(dnm_utf8_next(text.p, end, &at))) return false;
    return true;
}

static void cut_pieces(const cleaning *c, uint32_t first, uint32_t end, dnm_why why)
{
    for (uint32_t i = first; i < end; i++) {
        const piece *p = &c->pieces.p[i];
        const uint32_t at = (uint32_t)p->at, len = (uint32_t)(p->end - p->at);
        if (p->cp) {
            char character[4];
            const size_t n = dnm_utf8_put(character, p->cp);
            dnm_edit_replace(c->editor, (dnm_why){RULE_REFERENCE, 900}, c->block, at, len,
                             (dnm_str){character, n});
        } else {
            dnm_edit_cut(c->editor, why, c->block, at, len);
        }
    }
}

/* Cuts pieces [first, end), which stand next to each other. Where they end a paragraph and text stands on
 * both sides, that is what the cuts are for. */
static void edit_group(const cleaning *c, uint32_t first, uint32_t end, bool between_texts)
{
    uint32_t last = end;
    for (uint32_t i = first; i < end; i++)
        if (c->pieces.p[i].breaks) last = i; // NOLINT(clang-analyzer-core.NullDereference): the pieces exist
    const dnm_why split = {RULE_BREAK, 850};
    const bool splits = between_texts && last < end &&
                        dnm_edit_split(c->editor, split, c->block, (uint32_t)c->pieces.p[last].end);
    cut_pieces(c, first, end, splits ? split : (dnm_why){RULE_TAG, 900});
}

/* Whether a reference stands for something to see. */
static bool is_visible(const piece *p)
{
    return p->cp && !dnm_cp_is_space(p->cp);
}

static void edit_pieces(const cleaning *c)
{
    size_t at = 0;
    bool has_text = false;
    uint32_t first = 0;
    for (uint32_t i = 0; i <= c->pieces.n; i++) {
        const piece *p = i < c->pieces.n ? &c->pieces.p[i] : NULL;
        if ((p && is_visible(p)) || !is_blank(c->text, at, p ? p->at : c->text.n)) {
            edit_group(c, first, i, has_text);
            has_text = true;
            first = i;
        }
        if (p) at = p->end;
    }
    edit_group(c, first, c->pieces.n, false);
}

static void clean_markup(cleaning *c)
{
    build_rest(c);
    if (is_nested(c)) {
        const piece *p = &c->pieces.p[0];
        dnm_edit_flag(c->editor, (dnm_why){RULE_NESTED, 200}, c->block, (uint32_t)p->at,
                      (uint32_t)(p->end - p->at), DNM_STR("markup"));
    } else if (is_bare(dnm_buf_str(&c->rest))) {
        dnm_edit_drop(c->editor, (dnm_why){RULE_ONLY_TAGS, 950}, c->block);
    } else {
        edit_pieces(c);
    }
}

/* ---- single marks ----------------------------------------------------------------------------- */

static bool ends_sentence(uint32_t cp)
{
    static const uint16_t ends[] = {'.', '!', '?', 0x2026, 0x201D, 0x3002, 0xFF01, 0xFF1F, 0xFF1B, 0xFF09};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (ends[i] == cp) return true;
    return false;
}

/* The only one of its kind in the leaf, or SIZE_MAX. */
static size_t only_one(dnm_str text, char mark)
{
    const char *first = text.n ? memchr(text.p, mark, text.n) : NULL;
    if (!first) return SIZE_MAX;
    const size_t at = (size_t)(first - text.p);
    return memchr(first + 1, mark, text.n - at - 1) ? SIZE_MAX : at;
}

/* A quotation mark or accent that opens and closes nothing, in the middle of a clause. */
static bool is_stray_inside(dnm_str text, size_t at)
{
    const uint32_t before = dnm_utf8_peek_back(text.p, at), after = dnm_utf8_peek(text.p, text.n, at + 1);
    if (!dnm_cp_is_han(before) || !dnm_cp_is_han(after)) return false;
    return text.p[at] == '`' || before == 0x7684; /* U+7684 de: where copies of some sites put it */
}

static bool is_stray_at_end(const cleaning *c, dnm_str text, char mark)
{
    const bool is_mark = mark == '`' || mark == '^' || (mark == '|' && c->survey->bars == 0);
    size_t end = text.n - 1;
    uint32_t before = end ? dnm_utf8_prev(text.p, &end) : 0;
    while (end && dnm_cp_is_private_use(before)) before = dnm_utf8_prev(text.p, &end); /* debris, too */
    return is_mark && ends_sentence(before);
}

/* Before a sentence; in a table or a diagram other lines have bars, too. */
static bool is_stray_at_start(const cleaning *c, dnm_str text, char mark)
{
    const bool is_mark = mark == '`' || mark == '^' || (mark == '|' && c->survey->bars == 0);
    const uint32_t last = dnm_utf8_peek_back(text.p, text.n);
    return is_mark && dnm_cp_is_han(dnm_utf8_peek(text.p, text.n, 1)) && ends_sentence(last);
}

static bool is_stray(const cleaning *c, dnm_str text, size_t at)
{
    const char *p = c->text.p + at;
    if (p == text.p + text.n - 1) return is_stray_at_end(c, text, *p);
    if (p == text.p) return is_stray_at_start(c, text, *p);
    return *p != '|' && *p != '^' && is_stray_inside(c->text, at);
}

static void clean_mark(const cleaning *c)
{
    const dnm_str text = dnm_without_space(c->text);
    if (!text.n) return;
    const char last = text.p[text.n - 1];
    if (text.n == 1 && (last == '`' || (last == '|' && c->survey->bars == 0))) {
        dnm_edit_drop(c->editor, (dnm_why){RULE_MARK, 700}, c->block);
        return;
    }
    static const char marks[] = {'`', '|', '^', '\''};
    for (size_t i = 0; i < sizeof marks; i++) {
        const size_t at = only_one(c->text, marks[i]);
        if (at != SIZE_MAX && is_stray(c, text, at))
            dnm_edit_cut(c->editor, (dnm_why){RULE_MARK, 700}, c->block, (uint32_t)at, 1);
    }
}

/* ---- the cleaner ------------------------------------------------------------------------------ */

static void clean_leaf(cleaning *c, uint32_t has)
{
    c->pieces.n = 0;
    if (markup_is_listing(&c->survey->listings, c->block)) return;
    if ((has & DNM_HAS_MARKUP) && markup_is_introduced(c->doc, c->block)) return;
    if (!c->survey->about_markup && (has & DNM_HAS_MARKUP)) find_pieces(c);
    if (c->pieces.n) {
        clean_markup(c);
    } else if (has & DNM_HAS_STRAY) {
        clean_mark(c);
    }
}

static bool has_text(const dnm_view *view, uint32_t block)
{
    return view->blocks[block].len > 0 && view->blocks[block].kind != DNM_CODE_BLOCK;
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const dnm_view *view = dnm_doc_view(doc);
    survey s = {.listings.doc = doc};
    markup_find_listings(&s.listings);
    for (uint32_t i = 1; i < view->block_count; i++)
        if (has_text(view, i)) survey_leaf(&s, doc, i);
    conclude(&s);

    const size_t max = dnm_job_limits(job)->model_bytes;
    cleaning c = {.editor = editor, .survey = &s, .doc = doc, .view = view, .budget = {.left = max}};
    dnm_buf_init(&c.rest, max);
    for (c.block = 1; c.block < view->block_count; c.block++) {
        c.text = dnm_doc_text(doc, c.block);
        if (has_text(view, c.block)) clean_leaf(&c, leaf_has(doc, c.block));
    }
    dnm_status status = c.budget.failed != DNM_OK ? c.budget.failed : dnm_buf_status(&c.rest);
    DNM_VEC_FREE(&c.pieces, &c.budget);
    dnm_buf_free(&c.rest);
    if (status == DNM_OK) return DNM_OK;
    return dnm_fail(job, status, DNM_NOWHERE, "markup_residue.memory",
                    DNM_N_("no memory to look for visible markup"));
}

const dnm_cleaner dnm_cleaner_markup_residue = {
    .name = "markup_residue",
    .summary = "Tags and character references that are visible as text, stray marks at paragraph ends",
    .phase = DNM_EXTRACT,
    .order = 20,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
