/* spaces.c -- cleaner `spaces`: blanks that layout left behind. Blanks that mean something stay: columns
 * drawn with blanks or tabs, gaps to fill in a form, U+3000 inside a line of verse, a title s p a c e d out:
 * but not a sentence.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/spaces/blanks.h"
#include "cleaners/spaces/levels.h"
#include "core/base/arena.h"
#include "core/text/code.h"
#include "core/text/code_spans.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum {
    RULE_LEADING,
    RULE_TRAILING,
    RULE_EMPTY,
    RULE_ODD,
    RULE_TAB,
    RULE_RUN,
    RULE_PUNCTUATION,
    RULE_PARTICLE,
    RULE_WORD,
    RULE_CLAUSE,
    RULE_LETTERS,
    RULE_INDENT
};

/* Bytes of a paragraph in whose sentences a blank inside a word is a slip. */
enum { SENTENCE_MIN = 45 };

static const dnm_rule rules[] = {
    [RULE_LEADING] =
        {
            .id = "leading",
            .summary = "The indentation of paragraphs goes; that of programs, lists, plays and tables stays",
            .before = "　　各位代表：",
            .after = "各位代表：",
            .untouched = "水果\n  苹果\n    红的\n    青的\n  梨",
        },
    [RULE_TRAILING] =
        {
            .id = "trailing",
            .summary = "Blanks at the end of a paragraph go",
            .before = "各位代表： \xC2\xA0",
            .after = "各位代表：",
            .untouched = "各位代表：",
        },
    [RULE_EMPTY] =
        {
            .id = "empty",
            .summary = "Paragraphs of blanks go",
            .before = "document\n  paragraph \"第一段\"\n  paragraph \"　\"\n  paragraph \"第二段\"\n",
            .after = "document\n  paragraph \"第一段\"\n  paragraph \"第二段\"\n",
            .untouched = "document\n  paragraph \"第一段\"\n  paragraph \"第二段\"\n",
        },
    [RULE_ODD] =
        {
            .id = "odd",
            .summary = "No-break, thin and other odd blanks become ordinary ones",
            .before = "第3\xC2\xA0版，共 10\xE2\x80\x89"
                      "000 册",
            .after = "第3 版，共 10 000 册",
            .untouched = "王　平",
        },
    [RULE_TAB] =
        {
            .id = "tab",
            .summary = "A single tab inside a line becomes a blank; columns made with tabs stay",
            .before = "第一章\t总则",
            .after = "第一章 总则",
            .untouched = "姓名\t年龄\t住址",
        },
    [RULE_RUN] =
        {
            .id = "run",
            .summary = "Several blanks between words become one; columns and gaps of forms stay",
            .before = "see   page 3",
            .after = "see page 3",
            .untouched = "通  知",
        },
    [RULE_PUNCTUATION] =
        {
            .id = "punctuation",
            .summary = "In sentences, a blank next to a Chinese mark, or behind a comma between hanzi, goes",
            .before = "会议认为, 今年的工作要抓住重点， 分清主次 “先急后缓”。",
            .after = "会议认为,今年的工作要抓住重点，分清主次“先急后缓”。",
            .untouched = "（一） 总则",
        },
    [RULE_PARTICLE] =
        {
            .id = "particle",
            .summary = "Blanks around particles, again and again in running text, go",
            .before = "各村 的 负责同志要亲自上堤，不能只听汇报；大家要管好自己 的 一段，也要帮邻村看一眼。",
            .after = "各村的负责同志要亲自上堤，不能只听汇报；大家要管好自己的一段，也要帮邻村看一眼。",
            .untouched = "我们 的 工作 是 为 大家 服务 ，要 做 得 更 好 一些 。",
        },
    [RULE_WORD] =
        {
            .id = "word",
            .summary = "A blank inside a word of running text goes",
            .before = "这件事关系到大家的利益。因 此，各单位要认真对待，不得有误。",
            .after = "这件事关系到大家的利益。因此，各单位要认真对待，不得有误。",
            .untouched = "通 知\n会上，张 三先生和王 平先生先后发言，谈了各自的意见和打算。",
        },
    [RULE_CLAUSE] =
        {
            .id = "clause",
            .summary = "A lone blank that tears a clause of running text apart goes",
            .before =
                "各单位要按照会议的统一部署，结合各自的实际，把任务落实到人，为我市 经济社会的发展多作贡献。",
            .after =
                "各单位要按照会议的统一部署，结合各自的实际，把任务落实到人，为我市经济社会的发展多作贡献。",
            .untouched =
                "会上，局长 王平传达了上级的文件，各单位围绕“团结奋进 超越自我”的主题谈了各自的体会和打算。",
        },
    [RULE_LETTERS] =
        {
            .id = "letters",
            .summary = "Blanks between all characters of a sentence, and of a year, go",
            .before = "全 村 群 众 连 夜 上 堤 ， 堵 住 了 缺 口 。\n那是1 9 6 3年的事。",
            .after = "全村群众连夜上堤，堵住了缺口。\n那是1963年的事。",
            .untouched = "会 议 记 录\n张 三 李 四 王 五 赵 六\n春 夏 秋 冬\n年 月 日",
        },
    [RULE_INDENT] =
        {
            .id = "indent",
            .summary = "Question marks go where the indentation of most paragraphs was lost to a charset",
            .before = "??会议认为，今年的雨水比往年来得早，各村要把河堤看好。\n"
                      "??会议要求，沙袋和铁锹在三月底以前都要清点一遍，缺多少补多少。\n"
                      "??会议决定，四月和五月各演练一次，重点是夜间换班怎么报信。",
            .after = "会议认为，今年的雨水比往年来得早，各村要把河堤看好。\n"
                     "会议要求，沙袋和铁锹在三月底以前都要清点一遍，缺多少补多少。\n"
                     "会议决定，四月和五月各演练一次，重点是夜间换班怎么报信。",
            .untouched =
                "???这是什么意思\n你说呢，我也是今天早上才听说的，大家都在问这件事到底是怎么回事。\n?"
                "你再看看",
        },
    {.id = NULL},
};

/* ---- a run inside a line ---------------------------------------------------------------------- */

/* Where a gap may be a place to fill in, or the trace of a lost paragraph end. */
static bool keeps_gap(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_WIDE | DNM_CP_CJK_PUNCT) || cp == ':' || cp == '_';
}

/* Typists leave two blanks behind a sentence. */
static bool ends_latin_sentence(uint32_t cp)
{
    return cp == '.' || cp == '!' || cp == '?' || cp == ')' || cp == '"';
}

/* What the run could be folded by; -1: it stays as it is. */
static int reason(const blank_run *run)
{
    if (run->ideographic) return -1;
    if (run->tab) return RULE_TAB;
    if (run->count == 1) return run->odd ? RULE_ODD : RULE_PUNCTUATION;
    if (keeps_gap(run->before[0]) && keeps_gap(run->after)) return run->odd ? RULE_ODD : -1;
    if (run->count == 2 && ends_latin_sentence(run->before[0])) return run->odd ? RULE_ODD : -1;
    return run->before[0] == ':' || run->before[0] == 0xFF1A ? -1 : RULE_RUN;
}

typedef struct line {
    dnm_editor *editor;
    uint32_t block;
    dnm_str text;
    bool sentences; /* running text: no heading, no columns, words not set apart */
    bool aligned, tabular;
    bool particles, scattered; /* of the page are set off by blanks; blanks are all over it */
    bool code;                 /* its blanks are its own */
    bool set_in;               /* its indentation means something */
    blank_layout *layout;
    const blank_runs *runs;
} line;

/* The next run: `next` is its number, or the byte from which on it is searched for. */
static bool next_run(const line *l, size_t *next, blank_run *run)
{
    if (l->runs->more) return spaces_next_run(l->text, next, run);
    if (*next == l->runs->n) return false;
    *run = l->runs->of[(*next)++];
    return true;
}

static void replace(const line *l, const blank_run *run, int rule, uint16_t confidence, dnm_str text)
{
    const dnm_why why = {(uint16_t)rule, confidence};
    const uint32_t at = (uint32_t)run->at, len = (uint32_t)(run->end - run->at);
    if (text.n == 0) {
        dnm_edit_cut(l->editor, why, l->block, at, len);
    } else {
        dnm_edit_replace(l->editor, why, l->block, at, len, text);
    }
}

/* The run's own width in ordinary blanks, for gaps that must keep it. */
static void straighten(const line *l, const blank_run *run)
{
    static const char blanks[] = "                                                                ";
    const size_t width = run->count < sizeof blanks - 1 ? run->count : sizeof blanks - 1;
    replace(l, run, RULE_ODD, 900, (dnm_str){blanks, width});
}

/* The rule by which a blank between two characters of Chinese text has come in by accident; -1: none. */
static int accident(const line *l, const blank_run *run)
{
    if (l->particles && spaces_is_by_particle(l->text, run) && dnm_edit_enabled(l->editor, RULE_PARTICLE))
        return RULE_PARTICLE;
    const bool prose = l->text.n >= SENTENCE_MIN && l->layout->ends;
    const bool torn = prose && ((l->scattered && spaces_is_stray(run)) || spaces_tears_word(l->text, run));
    if (torn && dnm_edit_enabled(l->editor, RULE_WORD)) return RULE_WORD;
    return -1;
}

/* Blanks between hanzi that are no such accidents. */
static uint8_t still_torn(const line *l)
{
    uint8_t torn = l->layout->torn;
    blank_run run;
    for (size_t next = 0; torn && next_run(l, &next, &run);)
        if (accident(l, &run) >= 0 && spaces_is_hanzi(run.before[0]) && spaces_is_hanzi(run.after)) torn--;
    return torn;
}

static void clean_inside(const line *l, const blank_run *run)
{
    const int lost = l->sentences ? accident(l, run) : -1;
    if (lost >= 0) {
        replace(l, run, lost, lost == RULE_WORD ? 700 : 850, DNM_STR(""));
        return;
    }
    if (run->tab && l->tabular) return;
    const int rule = reason(run);
    if (rule < 0) return;
    const bool keeps_width = run->count > 1 && (l->aligned || rule == RULE_ODD);
    if (keeps_width && !run->tab) {
        if (run->odd) straighten(l, run);
    } else if (l->sentences && spaces_is_slip(run, l->text, l->layout)) {
        replace(l, run, RULE_PUNCTUATION, 850, DNM_STR(""));
    } else if (l->sentences && spaces_tears_clause(l->text, l->layout, run)) {
        replace(l, run, RULE_CLAUSE, 600, DNM_STR(""));
    } else if (rule != RULE_PUNCTUATION) {
        replace(l, run, rule, rule == RULE_ODD ? 950 : 900, DNM_STR(" "));
    }
}

/* ---- leaves ----------------------------------------------------------------------------------- */

static void clean_line(const dnm_view *view, const line *l)
{
    dnm_code_spans code = dnm_code_spans_of(view, l->block); /* what is code keeps its blanks */
    blank_run run;
    for (size_t next = 0; next_run(l, &next, &run);) {
        if (dnm_is_in_code(&code, run.at)) continue;
        if (l->code && !run.ends_line) {
            continue;
        } else if (run.starts_line) {
            if (!l->set_in) replace(l, &run, RULE_LEADING, 1000, DNM_STR(""));
        } else if (run.ends_line) {
            replace(l, &run, RULE_TRAILING, 1000, DNM_STR(""));
        } else {
            clean_inside(l, &run);
        }
    }
}

/* Blanks beside Latin words may be the author's. */
static bool is_by_word(dnm_str text, size_t at, size_t end)
{
    return dnm_cp_has(dnm_utf8_peek_back(text.p, at), DNM_CP_LATIN) ||
           dnm_cp_has(dnm_utf8_peek(text.p, text.n, end), DNM_CP_LATIN);
}

static void close_up(const line *l, size_t begin, size_t end)
{
    const dnm_why why = {RULE_LETTERS, 800};
    for (size_t at = begin; at < end;) {
        const size_t n = spaces_blank_at(l->text, at);
        if (n && !is_by_word(l->text, at, at + n))
            dnm_edit_cut(l->editor, why, l->block, (uint32_t)at, (uint32_t)n);
        at += n ? n : 1;
    }
}

static void close_years(const line *l)
{
    enum { YEAR = 7 };
    for (size_t at = 0; spaces_next_year(l->text, &at); at += YEAR) close_up(l, at, at + YEAR);
}

static void trim_line(const line *l)
{
    blank_run run;
    for (size_t at = 0; spaces_next_run(l->text, &at, &run);) {
        if (run.starts_line && !l->set_in) replace(l, &run, RULE_LEADING, 1000, DNM_STR(""));
        if (run.ends_line && !run.starts_line) replace(l, &run, RULE_TRAILING, 1000, DNM_STR(""));
    }
}

static bool is_empty(dnm_str text)
{
    size_t at = 0;
    blank_run run;
    return spaces_next_run(text, &at, &run) && run.at == 0 && run.end == text.n;
}

static bool is_line(const dnm_block *block)
{
    return dnm_kind_is_leaf(block->kind) && block->kind != DNM_CODE_BLOCK;
}

static uint32_t next_line(const dnm_view *view, uint32_t block)
{
    do block++;
    while (block < view->block_count && !is_line(&view->blocks[block]));
    return block;
}

typedef struct page {
    const dnm_doc *doc;
    dnm_editor *editor;
    bool particles;      /* are set off by blanks */
    bool scattered;      /* blanks are, in its sentences */
    bool spaced_out;     /* lines are, as a habit */
    bool lost_indents;   /* are question marks now */
    bool readings;       /* ... next to their readings */
    bool asked, program; /* whether it is one, once that was asked */
    level_page levels;
} page;

/* A program that was read as text: every blank of it may mean something. */
static bool is_program(page *p)
{
    if (p->asked) return p->program;
    const dnm_view *view = dnm_doc_view(p->doc);
    dnm_code_census census = {0};
    for (uint32_t block = next_line(view, 0); block < view->block_count; block = next_line(view, block))
        dnm_leaf_count_code(p->doc, block, dnm_doc_text(p->doc, block), &census);
    p->asked = true;
    return p->program = dnm_is_code(&census);
}

static void cut_lost_indent(const page *p, uint32_t block)
{
    const size_t n = spaces_lost_indent(dnm_doc_text(p->doc, block));
    if (n) dnm_edit_cut(p->editor, (dnm_why){RULE_INDENT, 850}, block, 0, (uint32_t)n);
}

/* "1 9 5 4年": its blanks stand between ASCII, and so are no runs. */
static bool has_year(const dnm_doc *doc, uint32_t block)
{
    dnm_shape shape;
    size_t at = 0;
    dnm_leaf_shape(doc, block, &shape);
    return shape.blanks && shape.digits && shape.han && spaces_next_year(dnm_doc_text(doc, block), &at);
}

static blank_layout layout_of(const dnm_doc *doc, uint32_t block, blank_runs *runs)
{
    dnm_shape shape;
    dnm_leaf_shape(doc, block, &shape);
    return spaces_layout(dnm_doc_text(doc, block), &shape, runs);
}

static void clean_leaf(page *p, uint32_t block, const blank_layout *layouts[3], const blank_runs *runs)
{
    const dnm_view *view = dnm_doc_view(p->doc);
    if (!layouts[1]->any && !has_year(p->doc, block)) return;
    if (is_program(p)) return;
    blank_layout own = *layouts[1];
    line l = {
        .particles = p->particles,
        .scattered = p->scattered,
        .editor = p->editor,
        .block = block,
        .text = dnm_doc_text(p->doc, block),
        .aligned = spaces_is_aligned(layouts[1], layouts[0], layouts[2]),
        .tabular = spaces_is_tabular(layouts[1], layouts[0], layouts[2]),
        .code = dnm_leaf_is_code(p->doc, block, dnm_doc_text(p->doc, block)),
        .set_in = spaces_keeps_indent(&p->levels, block),
        .layout = &own,
        .runs = runs,
    };
    const bool lines = view->blocks[block].kind == DNM_PARAGRAPH && !l.aligned;
    l.aligned = l.aligned || l.set_in;
    if (lines) own.torn = still_torn(&l);
    l.sentences = lines && !spaces_is_segmented(&own) && spaces_is_mostly_chinese(l.text);
    dnm_shape shape;
    dnm_leaf_shape(p->doc, block, &shape);
    const bool closes =
        lines && shape.han && !l.code && !p->readings && dnm_edit_enabled(p->editor, RULE_LETTERS);
    const dnm_str letters =
        closes && spaces_may_space_out(&shape) ? spaces_spaced_out(l.text, p->spaced_out) : (dnm_str){0};
    if (!shape.chars && is_empty(l.text)) {
        dnm_edit_drop(p->editor, (dnm_why){RULE_EMPTY, 1000}, block);
    } else if (letters.n) {
        close_up(&l, (size_t)(letters.p - l.text.p), (size_t)(letters.p - l.text.p) + letters.n);
        trim_line(&l);
    } else {
        if (closes && l.sentences) close_years(&l);
        clean_line(view, &l);
    }
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const dnm_view *view = dnm_doc_view(doc);
    page p = {.doc = doc, .editor = editor, .particles = spaces_strews_particles(doc)};
    p.scattered = spaces_scatters(doc);
    p.spaced_out = spaces_spaces_out(doc, &p.readings) || p.scattered;
    p.lost_indents = spaces_loses_indents(doc);
    if (!spaces_find_levels(&p.levels, doc, dnm_job_arena(job))) return dnm_arena_status(dnm_job_arena(job));
    blank_layout before, here, after;
    blank_runs runs[2]; /* of `here` and of `after`, in turns */
    unsigned turn = 0;
    const blank_layout *layouts[3] = {NULL, &here, NULL};
    uint32_t block = next_line(view, 0);
    if (block < view->block_count) here = layout_of(doc, block, &runs[0]);
    while (block < view->block_count) {
        const uint32_t next = next_line(view, block);
        layouts[2] = next < view->block_count ? &after : NULL;
        if (layouts[2]) after = layout_of(doc, next, &runs[!turn]);
        if (p.lost_indents) cut_lost_indent(&p, block);
        clean_leaf(&p, block, layouts, &runs[turn]);
        before = here;
        if (layouts[2]) here = after;
        layouts[0] = &before;
        turn = !turn;
        block = next;
    }
    return DNM_OK;
}

const dnm_cleaner dnm_cleaner_spaces = {
    .name = "spaces",
    .summary = "Indentation, blanks at line ends, odd and doubled blanks, blanks next to Chinese marks",
    .phase = DNM_NORMALIZE,
    .order = 30,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
