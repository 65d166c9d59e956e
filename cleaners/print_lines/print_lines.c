/* print_lines.c -- cleaner `print_lines`: text of a print in which line ends became blanks, or stayed. Most
 * of these have the same distance, which no writer brings about. Runs before what looks for paragraphs and
 * headings, since a blank would mislead that.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/print_lines/print_lines.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    SHORTEST_LINE = 18, /* characters; columns are twice as many. Shorter ones may be verse */
    LONGEST_LINE = 160, /* characters or columns that are measured */
    SLACK = 2,          /* a line may be shorter by so much, so that no mark begins the next one */
    FEWEST_LINES = 4
};

static const dnm_rule rules[] = {
    [PRINT_LINES_RULE_BLANK] =
        {
            .id = "blank",
            .summary = DNM_N_("Blanks at equal distances, where lines of a print ended, go"),
            .before = "春天来了以后，全村的人都到田里去忙着插 "
                      "秧和施肥，谁也不肯落在别人的后面，所以 "
                      "今年的活比去年早做完了整整五天，大家都 "
                      "说这样做是对的，明年还要这样办下去，把 "
                      "田里的事情安排得更周到一些，让老人和孩 "
                      "子们也能够早一点回家休息，不再为了农活 "
                      "起早贪黑地忙个不停，连夜里都睡不好觉。",
            .after = "春天来了以后，全村的人都到田里去忙着插"
                     "秧和施肥，谁也不肯落在别人的后面，所以"
                     "今年的活比去年早做完了整整五天，大家都"
                     "说这样做是对的，明年还要这样办下去，把"
                     "田里的事情安排得更周到一些，让老人和孩"
                     "子们也能够早一点回家休息，不再为了农活"
                     "起早贪黑地忙个不停，连夜里都睡不好觉。",
            .untouched =
                "白日依山尽 黄河入海流 欲穷千里目 更上一层楼 春眠不觉晓 处处闻啼鸟 夜来风雨声 花落知多少",
        },
    [PRINT_LINES_RULE_PREFORMATTED] =
        {
            .id = "preformatted",
            .summary = DNM_N_("Preformatted prose in lines of one width becomes paragraphs"),
            .before =
                "document\n  code_block \"\\u{3000}\\u{3000}春天来了以后，全村的人都到田里去忙着插\\n"
                "秧和施肥，谁也不肯落在别人的后面，所以今\\n年的活比去年早做完了整整五天，大家都说这\\n"
                "样做是对的。\\n\\u{3000}\\u{3000}明年还要这样办下去，把田里的事情安排得\\n"
                "更周到一些，让老人和孩子们也能够早一点回\\n家休息，不再为了农活起早贪黑地忙个不停。\"\n",
            .after = "document\n  paragraph \"\\u{3000}\\u{3000}春天来了以后，全村的人都到田里去忙着插"
                     "秧和施肥，谁也不肯落在别人的后面，所以今年的活比去年早做完了整整五天，大家都说这"
                     "样做是对的。\"\n  paragraph \"\\u{3000}\\u{3000}明年还要这样办下去，把田里的事情安排得"
                     "更周到一些，让老人和孩子们也能够早一点回家休息，不再为了农活起早贪黑地忙个不停。\"\n",
            .untouched = "document\n  code_block \"白日依山尽\\n黄河入海流\\n欲穷千里目\\n更上一层楼\"\n",
        },
    {.id = NULL},
};

/* ---- blanks that may be line ends ------------------------------------------------------------- */

static bool is_of_chinese(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_WIDE | DNM_CP_CJK_PUNCT) && !dnm_cp_is_space(cp);
}

static bool is_hanzi(uint32_t cp)
{
    return dnm_cp_is_han(cp) && !dnm_cp_is_punct(cp);
}

/* On its way from blank to blank. */
typedef struct ruler {
    dnm_str leaf;
    size_t from;                  /* where the measured line began */
    size_t at;                    /* of the blank */
    uint32_t characters, columns; /* from the one to the other; LONGEST_LINE: so much or more */
    bool first, torn;             /* nothing was measured before; it stands between two hanzi */
} ruler;

static uint32_t capped(size_t n)
{
    return n < LONGEST_LINE ? (uint32_t)n : LONGEST_LINE;
}

/* Goes to the next lone blank between characters of Chinese text. */
static bool advance(ruler *r)
{
    const dnm_str leaf = r->leaf;
    r->first = r->at == 0;
    r->from = r->first ? 0 : r->at + 1;
    const char *p = r->first ? leaf.p : leaf.p + r->at + 1;
    while (p && (p = memchr(p, ' ', leaf.n - (size_t)(p - leaf.p)))) {
        r->at = (size_t)(p++ - leaf.p);
        if (!r->at || p == dnm_str_end(leaf) || !((unsigned char)p[-2] & (unsigned char)*p & 0x80)) continue;
        const uint32_t before = dnm_utf8_peek_back(leaf.p, r->at);
        const uint32_t after = dnm_utf8_peek(leaf.p, leaf.n, r->at + 1);
        if (!is_of_chinese(before) || !is_of_chinese(after)) continue;
        r->torn = is_hanzi(before) && is_hanzi(after);
        r->characters = capped(dnm_utf8_count(leaf.p + r->from, r->at - r->from));
        r->columns = capped(dnm_utf8_columns(leaf.p + r->from, r->at - r->from));
        return true;
    }
    return false;
}

/* ---- the width of the print ------------------------------------------------------------------- */

typedef struct census {
    uint32_t characters[LONGEST_LINE + 1], columns[LONGEST_LINE + 1]; /* how often each distance is seen */
    uint32_t all;
} census;

typedef struct line_width {
    uint32_t characters, columns; /* of a line, by either measure; 0: the text has no such lines */
} line_width;

/* Only blanks between two hanzi count: others may stand behind the marks of verse. */
static void count(census *c, dnm_str leaf)
{
    ruler r = {.leaf = leaf};
    while (leaf.n && advance(&r)) {
        if (r.first || !r.torn) continue;
        c->all++;
        c->characters[r.characters]++;
        c->columns[r.columns]++;
    }
}

static bool is_in_window(uint32_t n, uint32_t width)
{
    return width && n <= width && n + SLACK >= width;
}

/* The width that most distances have; 0 if they are few, or not the better half of all. */
static uint32_t most_usual(const uint32_t *seen, uint32_t all, uint32_t shortest)
{
    uint32_t best = 0, width = 0;
    for (uint32_t w = shortest; w < LONGEST_LINE; w++) {
        uint32_t n = 0;
        for (uint32_t k = 0; k <= SLACK; k++) n += seen[w - k];
        if (n > best || (n == best && seen[w] > seen[width])) {
            best = n;
            width = w;
        }
    }
    return best >= FEWEST_LINES && best * 2 >= all ? width : 0;
}

static line_width measure(const dnm_doc *doc)
{
    census c = {{0}, {0}, 0};
    const dnm_view *view = dnm_doc_view(doc);
    for (uint32_t i = 0; i < view->block_count; i++)
        if (view->blocks[i].kind == DNM_PARAGRAPH) count(&c, dnm_doc_text(doc, i));
    return (line_width){most_usual(c.characters, c.all, SHORTEST_LINE),
                        most_usual(c.columns, c.all, 2 * SHORTEST_LINE)};
}

/* ---- the cleaner ------------------------------------------------------------------------------ */

/* A blank at another distance stays: it may stand where a paragraph ended, or be meant. */
static void cut(const dnm_doc *doc, dnm_editor *editor, uint32_t block, line_width w)
{
    ruler r = {.leaf = dnm_doc_text(doc, block)};
    while (r.leaf.n && advance(&r))
        if (is_in_window(r.characters, w.characters) || is_in_window(r.columns, w.columns))
            dnm_edit_cut(editor, (dnm_why){PRINT_LINES_RULE_BLANK, 850}, block, (uint32_t)r.at, 1);
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    (void)job;
    const dnm_view *view = dnm_doc_view(doc);
    for (uint32_t i = 0; i < view->block_count; i++)
        if (view->blocks[i].kind == DNM_CODE_BLOCK) print_lines_preformatted(doc, editor, i);
    const line_width w = measure(doc);
    if (!w.characters && !w.columns) return DNM_OK;
    for (uint32_t i = 0; i < view->block_count; i++)
        if (view->blocks[i].kind == DNM_PARAGRAPH) cut(doc, editor, i, w);
    return DNM_OK;
}

const dnm_cleaner dnm_cleaner_print_lines = {
    .name = "print_lines",
    .summary = DNM_N_("Blanks where the lines of a print ended, and preformatted prose"),
    .phase = DNM_STRUCTURE,
    .order = 5,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
