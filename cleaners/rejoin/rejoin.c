/* rejoin.c -- puts paragraphs together again that the end of a page, a column or a line broke in two. No
 * blank comes between Han characters, one between Latin words; a hyphen at the seam goes.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/rejoin/rejoin.h"

#include "core/text/letters.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { MOST_ROUNDS = 8 };

static void cut_range(const rejoin_page *page, dnm_editor *editor, dnm_why why, uint32_t block, uint32_t from,
                      uint32_t to)
{
    uint32_t off = dnm_doc_view(page->doc)->blocks[block].off;
    if (to > from) dnm_edit_cut(editor, why, block, from - off, to - from);
}

/* A word divided at the end of a line: "exam-" | "ple". */
static bool is_divided(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    const char *text = dnm_doc_view(page->doc)->text;
    if (a->last != '-' || a->chars < 2 || !dnm_cp_is_latin(b->first)) return false;
    return rejoin_is_small(b->first) && dnm_cp_is_latin(dnm_utf8_peek_back(text, a->end - 1));
}

/* "low-" | "lying", "half-" | "timbered": an adjective before a participle. "deep-" | "ening" is one word. */
static bool makes_participle(dnm_str first, dnm_str rest)
{
    enum { SHORTEST = 5 };
    static const char *const adjectives[] = {"half", "low",  "high", "long", "short", "full", "hard", "ill",
                                             "far",  "near", "ever", "old",  "deep",  "cold", "warm", NULL};
    static const char *const participles[] = {"ed", "ing", NULL};
    if (rest.n < SHORTEST || !dnm_ends_with_any(rest, participles)) return false;
    if (dnm_str_eq(rest, DNM_STR("ering")) || dnm_str_eq(rest, DNM_STR("ening"))) return false;
    for (const char *const *word = adjectives; *word; word++)
        if (first.n == strlen(*word) && dnm_begins_in_any_case(first, *word)) return true;
    return false;
}

/* The word that line b begins with. */
static dnm_str first_word(const char *text, const rejoin_line *b)
{
    uint32_t end = b->start;
    while (end < b->end && dnm_ascii_is_letter(text[end])) end++;
    return (dnm_str){text + b->start, end - b->start};
}

/* "well-" | "known", "up-to-" | "date": the hyphen belongs to a word that has one within a line, too. */
static bool keeps_hyphen(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    static const char *const beginnings[] = {"well",  "self",  "twenty",  "thirty", "forty",
                                             "fifty", "sixty", "seventy", "eighty", "ninety"};
    const char *text = dnm_doc_view(page->doc)->text;
    uint32_t begin = a->end - 1;
    while (begin > a->start && dnm_ascii_is_letter(text[begin - 1])) begin--;
    if (begin > a->start + 1 && text[begin - 1] == '-' && dnm_ascii_is_letter(text[begin - 2])) return true;
    const dnm_str word = {text + begin, a->end - 1 - begin};
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (word.n == strlen(beginnings[i]) && dnm_begins_in_any_case(word, beginnings[i])) return true;
    return makes_participle(word, first_word(text, b));
}

/* Scripts that part words by blanks, and their marks. Quotes and dashes are those of the words that they
 * stand behind: “…” is Chinese, too. */
static bool is_narrow(const rejoin_page *page, const rejoin_line *a)
{
    enum { FIRST_MARKS = 0x2000, BEHIND_MARKS = 0x2E80 };
    const char *text = dnm_doc_view(page->doc)->text;
    uint32_t cp = a->last;
    for (size_t at = a->end; at > a->start && cp >= FIRST_MARKS && cp < BEHIND_MARKS;)
        cp = dnm_utf8_prev(text, &at);
    return cp < FIRST_MARKS;
}

/* What stands before a word with a blank before it: quotes of all languages, brackets, dashes, ¿ and ¡. */
static bool opens_word(uint32_t cp)
{
    static const uint32_t marks[] = {'"',    '\'',   '(',    '[',    '-',    0xA1,   0xAB,   0xBB,   0xBF,
                                     0x2013, 0x2014, 0x2018, 0x201A, 0x201C, 0x201E, 0x2039, 0x203A, 0};
    const uint32_t *p = marks;
    while (*p && *p != cp) p++;
    return *p != 0;
}

/* What stands behind it without one: a bracket, or a dash that has none before it either. */
static bool clings(const rejoin_page *page, const rejoin_line *a)
{
    const char *text = dnm_doc_view(page->doc)->text;
    if (a->last == '(' || a->last == '[') return true;
    if (a->last != 0x2014 && a->last != 0x2015) return false;
    size_t at = a->end;
    dnm_utf8_prev(text, &at);
    return at > a->start && !dnm_cp_is_space(dnm_utf8_peek_back(text, at));
}

/* The gap that English leaves between words, where neither side is Chinese. */
static dnm_str glue_between(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b,
                            uint32_t b_start)
{
    enum { FIRST_WIDE = 0x2E80 };
    const uint32_t first = dnm_utf8_peek(dnm_doc_view(page->doc)->text, b->end, b_start);
    const bool word = dnm_cp_is_letter(first) || dnm_cp_is_digit(first) || opens_word(first);
    if (!word || first >= FIRST_WIDE || !is_narrow(page, a) || clings(page, a)) return DNM_STR("");
    return rejoin_splits_digits(page, a, b) ? DNM_STR("") : DNM_STR(" ");
}

/* Asks for the join, and makes `a` the line that comes of it. */
static void join(const rejoin_page *page, rejoin_line *a, const rejoin_line *b, uint32_t b_start, dnm_why why,
                 dnm_editor *editor)
{
    const dnm_block *blocks = dnm_doc_view(page->doc)->blocks;
    const dnm_block *last = &blocks[a->last_block];
    bool divided = is_divided(page, a, b);
    const bool hyphen_goes = divided && !keeps_hyphen(page, a, b);
    dnm_str glue = divided ? DNM_STR("") : glue_between(page, a, b, b_start);
    cut_range(page, editor, why, a->last_block, a->end - hyphen_goes, last->off + last->len);
    cut_range(page, editor, why, b->block, blocks[b->block].off, b_start);
    dnm_edit_join(editor, why, a->last_block, glue);
    a->last_block = b->last_block;
    a->end = b->end;
    a->chars += b->chars + (uint32_t)glue.n;
    a->columns += b->columns - b->indent + (uint32_t)glue.n;
    a->last_columns = b->columns;
    a->last_places = b->places;
    a->last = b->last;
    a->commas += b->commas;
    a->colons += b->colons;
    a->open += b->open;
    a->ends = b->ends;
    a->parallel = b->parallel;
    a->stops += b->stops;
    a->torn = b->torn || (!b->ends && a->stops);
    a->headline = false;
    a->tabular = a->tabular || b->tabular;
    a->next_is_sibling = b->next_is_sibling;
}

/* Behind b must stand the line as it was read. */
static bool join_if_broken(rejoin_page *page, rejoin_line *a, const rejoin_line *b, dnm_editor *editor)
{
    if (!a->next_is_sibling || a->quoted != b->quoted) return false;
    const bool last = b + 1 == page->lines + page->count;
    if (rejoin_is_wrapped(page, a, b)) {
        if (page->verse) return false;
        if (!last && !a->ends && rejoin_is_insert(page, b, b + 1)) return false;
        join(page, a, b, b->start, (dnm_why){REJOIN_RULE_WRAP, 900}, editor);
        return true;
    }
    int points = rejoin_judge(page, a, b);
    if (b->flows && points < REJOIN_COLUMN) points = REJOIN_COLUMN;
    if (points < REJOIN_ENOUGH || (points < REJOIN_CERTAIN && page->verse)) return false;
    int sure = points < REJOIN_CERTAIN ? points : REJOIN_CERTAIN;
    join(page, a, b, b->start, (dnm_why){REJOIN_RULE_PAGE, (uint16_t)(560 + 4 * sure)}, editor);
    return true;
}

/* Takes the number off a piece, and puts what is behind it where it belongs. True if the line was joined. */
static bool join_piece(const rejoin_page *page, rejoin_line *a, rejoin_line *b, dnm_editor *editor)
{
    const dnm_why why = {REJOIN_RULE_CHUNK, 850};
    const uint32_t behind = b->start + (uint32_t)b->label.len;
    const rejoin_piece piece = b->piece;
    b->piece = REJOIN_NO_PIECE;
    if (a && a->next_is_sibling && piece == REJOIN_PIECE_GOES_ON) {
        join(page, a, b, behind, why, editor);
        return true;
    }
    cut_range(page, editor, why, b->block, b->start, piece == REJOIN_PIECE_EMPTY ? b->end : behind);
    if (a && a->next_is_sibling && piece == REJOIN_PIECE_EMPTY) {
        dnm_edit_join(editor, why, a->last_block, DNM_STR(""));
        a->last_block = b->last_block;
        a->next_is_sibling = b->next_is_sibling;
        return true;
    }
    b->start = piece == REJOIN_PIECE_EMPTY ? b->end : behind;
    b->first = dnm_utf8_peek(dnm_doc_view(page->doc)->text, b->end, b->start);
    b->label = (dnm_label){0};
    return false;
}

/* One look at all seams. The lines become those that are left; false if nothing was joined. */
static bool join_lines(rejoin_page *page, dnm_editor *editor)
{
    uint32_t kept = 1;
    if (page->lines[0].piece) join_piece(page, NULL, &page->lines[0], editor);
    for (uint32_t i = 1; i < page->count; i++) {
        rejoin_line *a = &page->lines[kept - 1], *b = &page->lines[i];
        const bool begins = b->piece == REJOIN_PIECE_BEGINS;
        if (b->piece && join_piece(page, a, b, editor)) continue;
        if (begins || !join_if_broken(page, a, b, editor)) page->lines[kept++] = *b;
    }
    bool joined = kept < page->count;
    page->count = kept;
    return joined;
}

/* A sentence that goes on behind what stands apart: its halves are not put together, since nothing moves. */
static void flag_inserts(const rejoin_page *page, dnm_editor *editor)
{
    enum { MOST_INSERTS = 20 };
    for (uint32_t i = 0; i + 2 < page->count; i++) {
        const rejoin_line *a = &page->lines[i];
        uint32_t k = i + 1;
        while (k < page->count && k - i <= MOST_INSERTS && (page->lines[k].apart || page->lines[k].tabular))
            k++;
        if (k == i + 1 || k == page->count || a->ends || !rejoin_is_wrapped(page, a, &page->lines[k]))
            continue;
        const dnm_why why = {REJOIN_RULE_INSERT, 400};
        dnm_edit_flag(editor, why, a->last_block, dnm_doc_view(page->doc)->blocks[a->last_block].len, 0,
                      DNM_STR(""));
    }
}

static void flag_losses(const rejoin_page *page, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    for (uint32_t i = 1; i < page->count; i++) {
        const rejoin_line *a = &page->lines[i - 1];
        if (!a->next_is_sibling || !rejoin_looks_lost(page, a, &page->lines[i])) continue;
        dnm_why why = {REJOIN_RULE_LOST, 400};
        dnm_edit_flag(editor, why, a->last_block, v->blocks[a->last_block].len, 0, DNM_STR(""));
    }
}

/* What is joined changes what is usual in the text, so the seams are looked at again until none is left:
 * cleaning the result would find nothing more. */
/* "00:00:05,400 --> 00:00:07,900" */
static bool is_time_of_cue(const rejoin_page *page, const rejoin_line *l)
{
    const dnm_str text = {dnm_doc_view(page->doc)->text + l->start, l->end - l->start};
    return l->end > l->start && dnm_ascii_is_digit(*text.p) && dnm_has(text, ":") && dnm_has(text, " --> ");
}

/* The lines of subtitles are as long as a screen allows: none goes on. */
static bool is_of_subtitles(const rejoin_page *page)
{
    enum { LINES = 10 }; /* of which one, at least, is a time */
    uint32_t times = 0;
    for (uint32_t i = 0; i < page->count; i++) times += is_time_of_cue(page, &page->lines[i]);
    return times && times * LINES >= page->count;
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    rejoin_page page = {.doc = doc, .arena = dnm_job_arena(job)};
    if (!rejoin_read_lines(&page) || !page.count || is_of_subtitles(&page)) return DNM_OK;
    rejoin_find_pieces(&page);
    rejoin_find_turns(&page);
    rejoin_hear(&page);
    rejoin_ask_for_verse(&page);
    rejoin_flag_side_by_side(&page, editor);
    bool joined = true;
    for (int round = 0; joined && round < MOST_ROUNDS; round++) {
        dnm_count(job, "rejoin_lines", page.count);
        rejoin_survey(&page);
        rejoin_find_columns(&page);
        joined = join_lines(&page, editor);
        if (!round) flag_inserts(&page, editor); /* while the width of the lines is known */
    }
    flag_losses(&page, editor);
    return DNM_OK;
}

#define PRINT                                                                                                \
    "春天来了，山上的雪开始融化，溪水一天比一天涨\n"                                   \
    "得高，河边的柳树也抽出了嫩绿的新芽，孩子们脱\n"                                   \
    "下厚厚的棉衣，在田野里放起了风筝，老人们坐在\n"                                   \
    "门前的石凳上晒太阳，说着去年的收成和今年的打\n"                                   \
    "算，远处传来几声牛叫，那是早起的人赶着牛去犁\n"                                   \
    "地，泥土的气味随着风飘过来，让人觉得日子又有\n"                                   \
    "了盼头，村口的小学里响起了读书的声音，一遍一\n"                                   \
    "遍，大家听见了都很高兴，那声音传得很远很远很\n"

/* Two columns beside each other */
#define SIDES                                                                                                                  \
    "大堤的北段在去年汛期已经出现过三处          修复工程由县水利局负责施工，所需的石\n"    \
    "渗漏，当时采用沙袋临时封堵，没有作彻          料从北山采石场运来，全部工程应当在汛\n" \
    "底的处理，入冬以后又发现两处裂缝，最          期以前完成。堤面铺设碎石路，方便巡查\n" \
    "长的一处超过四米，堤脚也有松动的迹          的车辆通行，堤坡种植草皮，防止雨水冲\n"    \
    "象，如果不在春天以前修复，汛期就有危          刷，沿堤设置标志，由各村派人看护管\n"    \
    "险，附近五个村的群众都会受到影响。          理，发现问题及时报告。"

static const dnm_rule rules[] = {
    [REJOIN_RULE_PAGE] =
        {
            .id = "page",
            .summary = DNM_N_("joins a paragraph that the end of a page or column broke"),
            .before = "会议认为，今年以来各部门按照年初的部署，扎实推进各项重点工作，取得了明显的成效，但是也"
                      "还存在一些问题，需要办\n"
                      "公室认真研究解决。\n"
                      "会议要求，各部门要按照分工抓好落实，确保年底前完成任务。",
            .after = "会议认为，今年以来各部门按照年初的部署，扎实推进各项重点工作，取得了明显的成效，但是也"
                     "还存在一些问题，需要办公室"
                     "认真研究解决。\n"
                     "会议要求，各部门要按照分工抓好落实，确保年底前完成任务。",
            .untouched = "关于进一步加强农村饮水安全工程运行管理的意见\n床前明月光，\n疑是地上霜。\n尊敬的各"
                         "位来宾，\n大家好！",
        },
    [REJOIN_RULE_WRAP] =
        {
            .id = "wrap",
            .summary = DNM_N_("joins lines that were broken at a fixed width"),
            .before = "春天来了，山上的雪开始融化，溪水一天比一天涨\n"
                      "得高，河边的柳树也抽出了嫩绿的新芽，孩子们脱\n"
                      "下厚厚的棉衣，在田野里放起了风筝，老人们坐在\n"
                      "门前的石凳上晒太阳，说着去年的收成和今年的打\n"
                      "算，远处传来几声牛叫，那是早起的人赶着牛去犁\n"
                      "地，泥土的气味随着风飘过来，让人觉得日子又有\n"
                      "了盼头，村口的小学里响起了读书的声音，一遍一\n"
                      "遍，传得很远很远，连对面山坡上的羊群也停下来\n"
                      "听。",
            .after = "春天来了，山上的雪开始融化，溪水一天比一天涨得高，河边的柳树也抽出了嫩绿的新芽，孩子们"
                     "脱下厚厚的棉衣，在田野里"
                     "放起了风筝，老人们坐在门前的石凳上晒太阳，说着去年的收成和今年的打算，远处传来几声牛叫"
                     "，那是早起的人赶着牛去犁"
                     "地，泥土的气味随着风飘过来，让人觉得日子又有了盼头，村口的小学里响起了读书的声音，一遍"
                     "一遍，传得很远很远，连对"
                     "面山坡上的羊群也停下来听。",
            .untouched = "白日依山尽，\n黄河入海流。\n欲穷千里目，\n更上一层楼。",
        },
    [REJOIN_RULE_CHUNK] =
        {
            .id = "chunk",
            .summary = DNM_N_("joins pieces of a preview, and takes out their running numbers"),
            .before = "缓存服务器把常用的页面保存在内存里，访问的人多了也不会变慢，如果内存不够，就把不常用的"
                      "部分写到磁盘上，等需要的时候再读回来，这样做的好处是可以用较少的内存服务较多的用户，坏"
                      "处是第一次读的时候会慢一些，所以管理员要根据实际情况调整内存的大小，并且定期检查日志，"
                      "看看有没有异常的访问，还要把备份保存在服\n"
                      "2、务器以外的地方，缓存服务器把常用的页面保存在内存里，访问的人多了也不会变慢，如果内"
                      "存不够，就把不常用的部分写到磁盘上，等需要的时候再读回来，这样做的好处是可以用较少的内"
                      "存服务较多的用户，坏处是第一次读的时候会慢一些，所以管理员要根据实际情况调整内存的大小"
                      "，并且定期检查日志，看看有没有异常的访问，最后把结果写成报\n"
                      "3、告交给上级，由上级决定是否需要更换设备。",
            .after = "缓存服务器把常用的页面保存在内存里，访问的人多了也不会变慢，如果内存不够，就把不常用的"
                     "部分写到磁盘上，等需要的时候再读回来，这样做的好处是可以用较少的内存服务较多的用户，坏"
                     "处是第一次读的时候会慢一些，所以管理员要根据实际情况调整内存的大小，并且定期检查日志，"
                     "看看有没有异常的访问，还要把备份保存在服务器以外的地方，缓存服务器把常用的页面保存在内"
                     "存里，访问的人多了也不会变慢，如果内存不够，就把不常用的部分写到磁盘上，等需要的时候再"
                     "读回来，这样做的好处是可以用较少的内存服务较多的用户，坏处是第一次读的时候会慢一些，所"
                     "以管理员要根据实际情况调整内存的大小，并且定期检查日志，看看有没有异常的访问，最后把结"
                     "果写成报告交给上级，由上级决定是否需要更换设备。",
            .untouched = "一共有三个步骤。\n1、打开电源。\n2、检查指示灯。\n3、按下启动键。",
        },
    [REJOIN_RULE_LOST] =
        {
            .id = "lost",
            .summary = DNM_N_("marks a place where text seems to be missing between two paragraphs"),
            .before = "全办同志要增强效率意识，养成今天的事今天办、急的事马上办的习惯，做到文件不在手中积压，"
                      "差错不在手中发生，把每一件小事都当成大事来办，同时要注意工作方法，分清轻\n"
                      "2要讲规矩。凡是上级有明确规定的，一律按规定办，没有规定的要及时请示。",
            .after = "全办同志要增强效率意识，养成今天的事今天办、急的事马上办的习惯，做到文件不在手中积压，"
                     "差错不在手中发生，把每一件小事都当成大事来办，同时要注意工作方法，分清轻\n"
                     "2要讲规矩。凡是上级有明确规定的，一律按规定办，没有规定的要及时请示。",
            .untouched = "全年实现税收\n2亿元。",
        },
    [REJOIN_RULE_INSERT] =
        {
            .id = "insert",
            .summary = DNM_N_("marks a sentence that goes on behind a caption or a table"),
            .before = PRINT "图1　开春的河边\n远，连对面山坡上的羊群也停下来听。",
            .after = PRINT "图1　开春的河边\n远，连对面山坡上的羊群也停下来听。",
            .untouched = "春天来了，山上的雪开始融化，溪水一天比一天涨\n图1　开春的河边",
        },
    [REJOIN_RULE_SIDE] =
        {
            .id = "columns",
            .summary = DNM_N_("marks lines that hold two columns of a page side by side"),
            .before = SIDES,
            .after = SIDES,
            .untouched = "甲村　　三十二户\n乙村　　四十五户\n丙村　　五十户",
        },
    {0},
};

const dnm_cleaner dnm_cleaner_rejoin = {
    .name = "rejoin",
    .summary = DNM_N_("joins paragraphs that page, column or line ends broke"),
    .phase = DNM_STRUCTURE,
    .order = 10,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
