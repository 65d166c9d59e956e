/* belong.c -- the last article of a law says since when it is in force, an interview begins with a reporter's
 * question, a manual tells how to download something: words of by-lines and sites in lines of the text. What
 * such a line has in common with its neighbours in the text tells whose it is: the same box and markup, and
 * the next number, the same speaker, a form of its own, or a sentence that offers nothing.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/belong.h"

#include "cleaners/main_content/cues.h"
#include "core/text/date.h"
#include "core/text/labels.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    REACH = 48,      /* leaves of the article that are looked at for a neighbour of the same form */
    GAP = 3,         /* leaves that may stand between two numbers of a series */
    SPEAKER_MAX = 8, /* characters of who speaks */
    STAMP_AT = 3,    /* bytes of the bracket before the time of a message */
    FORM_BYTES = 96, /* of a line, which tell its form */
    PHRASE_MIN = 30, /* bytes beside a date */
    BOX_SHARE = 2    /* the box of the text has at least one part in so many of it */
};

/* Without blanks around it. */
static dnm_str text_of(const mc_page *page, uint32_t i)
{
    dnm_str text = dnm_doc_text(page->doc, page->leaves[i].block);
    size_t at = 0;
    while (at < text.n && dnm_cp_is_space(dnm_utf8_peek(text.p, text.n, at)))
        dnm_utf8_next(text.p, text.n, &at);
    text.p += at;
    text.n -= at;
    while (text.n && text.p[text.n - 1] == ' ') text.n--;
    return text;
}

/* In the same box, of the same make, and no link to another page. Where on its line it stands says nothing:
 * numbers of documents are centred, who signs stands on the right. */
static bool is_alike(const mc_page *page, uint32_t i, uint32_t near)
{
    const mc_leaf *leaf = &page->leaves[i], *other = &page->leaves[near];
    const dnm_block *blocks = page->view->blocks;
    return (leaf->linked == 0 || mc_is_enclosure(page, i)) && leaf->weight &&
           mc_place_of(page, leaf->block) == mc_place_of(page, other->block) &&
           blocks[leaf->block].kind == blocks[other->block].kind &&
           mc_hints_of(page, leaf->block)->make == mc_hints_of(page, other->block)->make;
}

/* ---- forms ------------------------------------------------------------------------------------ */

/* What stands before the colon of "问：…", "Anna: …"; empty if there is none. */
static dnm_str speaker_of(dnm_str text)
{
    uint32_t cps = 0;
    for (size_t at = 0; at < text.n && cps <= SPEAKER_MAX; cps++) {
        const size_t here = at;
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (cp == ':' || cp == 0xFF1A) return (dnm_str){text.p, here};
        if (dnm_is_stop(cp) || dnm_is_pause(cp) || dnm_is_closing(cp)) break;
    }
    return (dnm_str){text.p, 0};
}

/* A message of a log begins with its time. */
static bool is_stamped(dnm_str text)
{
    dnm_date date;
    size_t at, n;
    return dnm_date_find(text, &date, &at, &n) && at <= STAMP_AT && date.has_time && at + n < text.n;
}

typedef struct form {
    dnm_str speaker;
    dnm_label label; /* kind DNM_NO_LABEL if there is none */
    bool stamped;
} form;

static form form_of(const mc_page *page, uint32_t i)
{
    dnm_str text = text_of(page, i);
    if (text.n > FORM_BYTES) text.n = FORM_BYTES;
    form f = {.speaker = speaker_of(text), .stamped = is_stamped(text)};
    if (!dnm_label_read(text, &f.label)) f.label.kind = DNM_NO_LABEL;
    return f;
}

/* step: 1 for a line below the article, -1 for one above. */
static bool goes_on(const form *line, const form *other, int step)
{
    return line->label.kind == other->label.kind && line->label.depth == other->label.depth &&
           line->label.number && other->label.number &&
           (int64_t)line->label.number == (int64_t)other->label.number + step;
}

/* Looks for a neighbour of the same form from leaf `near` on, away from the line, up to leaf `last`. */
static bool has_fellow(const mc_page *page, const mc_verdict *verdicts, uint32_t i, uint32_t near,
                       uint32_t last)
{
    const form line = form_of(page, i);
    if (line.label.kind == DNM_NO_LABEL && !line.speaker.n && !line.stamped) return false;
    const int step = i > near ? 1 : -1;
    bool series = line.label.kind != DNM_NO_LABEL;
    uint32_t at = near;
    for (int looked = 0; looked<REACH; looked++, at = step> 0 ? at - 1 : at + 1) {
        if (verdicts[at] == MC_KEPT) {
            const form other = form_of(page, at);
            if (line.stamped && other.stamped) return true;
            if (line.speaker.n && dnm_str_eq(line.speaker, other.speaker)) return true;
            if (series && goes_on(&line, &other, step)) return true;
            /* The nearest number of the kind is the one to be followed. */
            if (line.label.kind == other.label.kind && line.label.depth == other.label.depth) series = false;
        }
        if (at == last) break;
    }
    return false;
}

/* ---- the edges -------------------------------------------------------------------------------- */

/* Whether the box that the leaf stands in is that of the article. */
static bool is_in_body(const mc_page *page, uint32_t i, int64_t good)
{
    return page->nodes[mc_place_of(page, page->leaves[i].block)].good * BOX_SHARE >= good;
}

/* "Released on 3 March 2020.": a sentence, be it short and with a day, between the title and a heading; in
 * the place of the paragraphs that follow. */
static bool opens_text(const mc_page *page, const mc_verdict *verdicts, uint32_t i, uint32_t head,
                       uint32_t tail)
{
    if (i + 1 != head || !mc_is_heading(page, &page->leaves[head]) || page->leaves[i].linked) return false;
    if (mc_repeats_title(page, &page->leaves[i]) || !mc_is_plain_sentence(page, &page->leaves[i], 0))
        return false;
    for (uint32_t k = head; k < tail && k < head + REACH; k++)
        if (verdicts[k] == MC_KEPT && is_alike(page, i, k)) return true;
    return false;
}

bool mc_has_word(dnm_str text)
{
    for (size_t at = 0; at < text.n;)
        if (dnm_cp_has(dnm_utf8_next(text.p, text.n, &at), DNM_CP_LETTER | DNM_CP_NUMBER)) return true;
    return false;
}

/* "（2014年3月6日镇人民代表大会通过）": a day in a phrase, where a by-line has blanks and bars between its
 * parts. */
static bool is_dated_phrase(const mc_page *page, uint32_t i)
{
    const dnm_str text = text_of(page, i);
    dnm_date date;
    size_t at, n;
    if (!dnm_date_find(text, &date, &at, &n) || date.has_time || text.n - n < PHRASE_MIN) return false;
    for (size_t k = 0; k < text.n;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &k);
        if (dnm_cp_is_space(cp) || cp == '|' || cp == '/' || cp == 0xFF5C) return false;
    }
    return !mc_has_cue(page, &page->leaves[i]);
}

/* To whom the text speaks, be it an editor: "各位乡亲：", "编辑同志：", and nothing else in the line. */
static bool is_salutation(dnm_str text)
{
    static const char *const persons[] = {"同志", "先生", "女士", "老师", "老師",
                                          "小姐", "阁下", "閣下", "朋友"};
    const dnm_str called = speaker_of(text);
    if (text.n && dnm_salutation(text) == text.n) return true;
    size_t colon = called.n;
    if (!called.n) return false;
    dnm_utf8_next(text.p, text.n, &colon);
    for (size_t i = 0; colon == text.n && i < sizeof persons / sizeof *persons; i++) {
        const size_t n = strlen(persons[i]);
        if (called.n > n && memcmp(called.p + called.n - n, persons[i], n) == 0) return true;
    }
    return false;
}

/* "（作者系某校教授）", "（原载某刊2018年第9期）": who the author is, or where the text stood first, in
 * brackets below it. With a colon behind the word it is a by-line. */
static bool is_note_in_brackets(const mc_page *page, uint32_t i)
{
    static const char author[] = "作者";
    const dnm_str text = text_of(page, i);
    dnm_shape shape;
    dnm_shape_read(text, &shape);
    const bool bracketed =
        (shape.first == 0xFF08 && shape.last == 0xFF09) || (shape.first == '(' && shape.last == ')');
    if (!bracketed || shape.stops) return false;
    size_t at = shape.start;
    dnm_utf8_next(text.p, text.n, &at);
    if (text.n < at + sizeof author || memcmp(text.p + at, author, sizeof author - 1) != 0)
        return !mc_has_cue(page, &page->leaves[i]);
    const uint32_t behind = dnm_utf8_peek(text.p, text.n, at + sizeof author - 1);
    return dnm_cp_is_han(behind);
}

/* A short line right beside the text that says nothing a site would: a heading, a name, an item. What words
 * of sites it has may be what the text is about. */
static bool is_bare(const mc_page *page, uint32_t i)
{
    return mc_has_word(text_of(page, i)) &&
           (!mc_is_line_of_site(page, &page->leaves[i]) || is_dated_phrase(page, i));
}

bool mc_leads_to_file(const mc_page *page, const mc_leaf *leaf)
{
    static const char *const endings[] = {".doc", ".docx", ".xls", ".xlsx", ".pdf", ".ofd",
                                          ".wps", ".zip",  ".rar", ".ppt",  ".pptx"};
    const dnm_block *block = &page->view->blocks[leaf->block];
    for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
        const dnm_span *span = &page->view->spans[s];
        const dnm_str target = dnm_doc_string(page->doc, span->target);
        for (size_t e = 0; span->kind == DNM_LINK && e < sizeof endings / sizeof *endings; e++) {
            const size_t n = strlen(endings[e]);
            if (target.n > n && memcmp(target.p + target.n - n, endings[e], n) == 0) return true;
        }
    }
    return false;
}

bool mc_leads_away(const mc_page *page, const mc_leaf *leaf)
{
    const dnm_block *block = &page->view->blocks[leaf->block];
    for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
        const dnm_span *span = &page->view->spans[s];
        const dnm_str target = dnm_doc_string(page->doc, span->target);
        if (span->kind == DNM_LINK && (!target.n || target.p[0] != '#')) return true;
    }
    return false;
}

bool mc_is_enclosure(const mc_page *page, uint32_t i)
{
    static const char word[] = "附件";
    const dnm_str speaker = speaker_of(text_of(page, i));
    if (speaker.n >= sizeof word - 1 && memcmp(speaker.p, word, sizeof word - 1) == 0) return true;
    return mc_leads_to_file(page, &page->leaves[i]) && !mc_is_edge_line(page, &page->leaves[i]);
}

/* The line of the day in a list of particulars: "时间：…" above "地点：…" and "主持：…". */
static bool heads_particulars(const mc_page *page, uint32_t i, uint32_t near, uint32_t last)
{
    if (i + 1 != near || near + 1 > last || !mc_is_dated_line(page, &page->leaves[i])) return false;
    const dnm_str a = speaker_of(text_of(page, i)), b = speaker_of(text_of(page, near)),
                  c = speaker_of(text_of(page, near + 1));
    const bool short_lines = !page->leaves[near].stops && !page->leaves[near + 1].stops;
    return short_lines && a.n && b.n && c.n && !dnm_str_eq(b, c) && is_alike(page, near + 1, near);
}

/* A name with a day on its far side, in the same box, is a by-line's, or a signature, which is judged
 * elsewhere. */
static bool has_day_beyond(const mc_page *page, const mc_verdict *verdicts, uint32_t i, uint32_t near)
{
    if (i < near && i == 0) return false;
    const uint32_t beyond = i < near ? i - 1 : i + 1;
    return beyond < page->leaf_count && verdicts[beyond] == MC_KEPT &&
           mc_place_of(page, page->leaves[i].block) == mc_place_of(page, page->leaves[beyond].block) &&
           mc_is_dated_line(page, &page->leaves[beyond]);
}

/* near: the leaf of the article that is next to the line; last: the one at its other end. */
static bool belongs(const mc_page *page, const mc_verdict *verdicts, uint32_t i, uint32_t near, uint32_t last)
{
    const bool beside = i + 1 == near || i == near + 1;
    const mc_leaf *leaf = &page->leaves[i];
    if (!mc_repeats_title(page, leaf)) {
        if (mc_is_plain_sentence(page, leaf, beside ? 1 : 0)) return true;
        if (beside && is_salutation(text_of(page, i))) return true;
        if (i > near && beside && is_note_in_brackets(page, i)) return true;
        if (beside && is_bare(page, i) && !has_day_beyond(page, verdicts, i, near)) return true;
        if (i > near ? mc_is_enclosure(page, i) : heads_particulars(page, i, near, last)) return true;
    }
    return has_fellow(page, verdicts, i, near, last);
}

static int64_t good_of(const mc_page *page, uint32_t head, uint32_t tail)
{
    int64_t good = 0;
    for (uint32_t i = head; i < tail; i++)
        if (page->leaves[i].value > 0) good += page->leaves[i].value;
    return good;
}

uint32_t mc_stretch_up(const mc_page *page, const mc_verdict *verdicts, uint32_t first, uint32_t head,
                       uint32_t tail)
{
    if (head >= tail || !is_in_body(page, head, good_of(page, head, tail))) return head;
    for (uint32_t i = head, gap = 0; i > first && gap < GAP; gap++) {
        i--;
        if (verdicts[i] != MC_KEPT) continue;
        const bool opens = opens_text(page, verdicts, i, head, tail);
        if (!opens && !is_alike(page, i, head)) break;
        if (!opens && !belongs(page, verdicts, i, head, tail - 1)) continue;
        head = i;
        gap = 0;
    }
    return head;
}

uint32_t mc_stretch_down(const mc_page *page, const mc_verdict *verdicts, uint32_t head, uint32_t tail,
                         uint32_t end)
{
    if (head >= tail || !is_in_body(page, tail - 1, good_of(page, head, tail))) return tail;
    for (uint32_t i = tail, gap = 0; i < end && gap < GAP; i++, gap++) {
        if (verdicts[i] != MC_KEPT) continue;
        if (!is_alike(page, i, tail - 1)) break;
        if (!belongs(page, verdicts, i, tail - 1, head)) continue;
        tail = i + 1;
        gap = 0;
    }
    return tail;
}
