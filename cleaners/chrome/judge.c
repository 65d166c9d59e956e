/* judge.c -- what a line at an edge is, from the groups of cues that meet in it, its shape, and how much of
 * the title it says. A text about sites, rights or files has the words, but it does not speak of itself as a
 * file, nor of the site it stands on.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/reading.h"
#include "core/text/neighbours.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

/* The line without what stands in 【】, 《》 or “”, where that is the title. */
uint32_t chrome_chars_beside_title(const reading *r)
{
    const dnm_str t = dnm_shape_text(r->line->text, &r->line->shape);
    uint32_t chars = 0;
    uint32_t inside = 0;
    for (size_t at = 0; at < t.n;) {
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        inside += cp == 0x3010 || cp == 0x300A || cp == 0x201C;
        if (!inside && dnm_cp_has(cp, DNM_CP_LETTER | DNM_CP_NUMBER)) chars++;
        if ((cp == 0x3011 || cp == 0x300B || cp == 0x201D) && inside) inside--;
    }
    return chars;
}

/* ---- kinds ---- */

/* "Our editors collected … for you, may it help": the site, not the author. */
static bool recommends(const reading *r)
{
    const cue_count *c = &r->cues;
    if (!cue_has(c, CUE_OFFER) || !cue_has(c, CUE_WISH)) return false;
    const int words = c->different[CUE_SELF] + c->different[CUE_OFFER] + c->different[CUE_WISH];
    const bool own_matter = r->page->title_groups >> CUE_SELF & 1;
    const bool speaks = (cue_has(c, CUE_SELF) && !own_matter) || r->says_title >= SAYS_TITLE;
    return speaks && (cue_has(c, CUE_READER) || r->says_title >= SAYS_TITLE) && words >= 3;
}

/* A sentence that may be the site's beside one that is: it speaks to readers of what they get. */
static bool goes_along(const cue_count *c)
{
    return cue_has(c, CUE_SELF) ||
           ((cue_has(c, CUE_OFFER) || cue_has(c, CUE_WISH)) && cue_has(c, CUE_READER));
}

/* A short title counts where it stands as it is. */
static unsigned says_title(const chrome_page *page, dnm_str text)
{
    const dnm_str title = page->title_text;
    if (page->title.count >= TITLE_PAIRS) return chrome_share_in(&page->title, text);
    if (page->title_chars < 4) return 0;
    for (size_t at = 0; at + title.n <= text.n; at++)
        if (text.p[at] == title.p[0] && memcmp(text.p + at, title.p, title.n) == 0) return 100;
    return 0;
}

static bool read_part(const reading *whole, size_t from, size_t end, reading *part)
{
    const dnm_str text = {whole->line->text.p + from, end - from};
    part->page = whole->page;
    part->line = whole->line;
    part->says_title = says_title(whole->page, text);
    if (!cue_prepare(whole->page->cues, text, &part->ready)) return false;
    cue_read(&part->ready, &part->cues);
    return true;
}

static size_t sentence_end(dnm_str t, size_t at, size_t end)
{
    while (at < end) {
        const uint32_t cp = dnm_utf8_next(t.p, end, &at);
        if (cp != 0x3002 && cp != 0xFF01 && cp != 0xFF1F && cp != '!' && cp != '?') continue;
        for (size_t next = at; next < end; at = next) {
            const uint32_t behind = dnm_utf8_next(t.p, end, &next);
            if (!dnm_is_closing(behind) && !dnm_is_stop(behind) && !dnm_cp_is_space(behind)) break;
        }
        break;
    }
    return at;
}

/* Past the sentences that a line begins with and that have no word of a site in them. */
static size_t own_sentences_end(const reading *r)
{
    static const cue_group sites[] = {CUE_SELF, CUE_TEXT, CUE_OFFER, CUE_RIGHTS, CUE_LIABLE, CUE_CONTACT};
    const size_t n = r->line->shape.end;
    size_t from = r->line->shape.start;
    for (size_t at = from; at < n; from = at) {
        reading part;
        at = sentence_end(r->line->text, at, n);
        if (!read_part(r, from, at, &part) || groups_among(&part, sites, sizeof sites / sizeof *sites)) break;
    }
    return from;
}

/* Behind a dash, or in a last sentence without a word of the trade, somebody says something about the notice:
 * a text quotes it. */
static bool is_commented_on(const reading *r, size_t from)
{
    enum { SENTENCE = 7 * 3 }; /* bytes: "谢谢合作！" says nothing */
    const size_t n = r->line->shape.end;
    size_t last = from;
    for (size_t at = from; at < n; at++)
        if (dnm_has_at(r->line->text, at, "——")) return true;
    for (size_t at = from; at < n;) {
        last = at;
        at = sentence_end(r->line->text, at, n);
    }
    reading part;
    if (last == from || n - last < SENTENCE || !read_part(r, last, n, &part)) return false;
    for (int group = 0; group < CUE_GROUPS; group++)
        if (cue_has(&part.cues, (cue_group)group)) return false;
    return true;
}

/* A notice that was pasted to the last paragraph of a text takes none of its sentences along. */
static chrome_verdict judge_notice(const reading *r)
{
    const size_t start = r->line->shape.start, end = r->line->shape.end;
    if (r->line->shape.stops <= 1) return chrome_notice_of(r);
    const size_t from = own_sentences_end(r);
    if (is_commented_on(r, from)) return chrome_is_none();
    reading part;
    if (from <= start) return chrome_notice_of(r);
    if (from >= end || !read_part(r, from, end, &part)) return chrome_is_none();
    chrome_verdict verdict = chrome_notice_of(&part);
    if (verdict.kind == CHROME_NONE) return verdict;
    verdict.from = from;
    verdict.end = end;
    return verdict;
}

/* "【导语】…怎么写？" before what the site offers. */
static bool asks_for_title(const reading *r, size_t end)
{
    reading part;
    const uint32_t last = dnm_utf8_peek_back(r->line->text.p, end);
    if ((last != 0xFF1F && last != '?') || sentence_end(r->line->text, r->line->shape.start, end) < end)
        return false;
    return read_part(r, r->line->shape.start, end, &part) && part.says_title >= SAYS_TITLE;
}

/* The sentence that recommends the text, and those behind it that go along; a text before it is none of the
 * site's. Where no sentence does so by itself, those that go along do together. */
static chrome_verdict recommending_part(const reading *r)
{
    const size_t n = r->line->shape.end;
    chrome_verdict one = chrome_is(CHROME_INTRO, true);
    chrome_verdict all = one;
    size_t from = r->line->shape.start;
    for (size_t at = from; at < n; from = at) {
        reading part;
        at = sentence_end(r->line->text, at, n);
        if (!read_part(r, from, at, &part)) break;
        const bool along = goes_along(&part.cues);
        if (along && !all.end) all.from = from;
        if (along) all.end = at;
        if (one.end ? !along || one.end != from : !recommends(&part)) continue;
        if (!one.end) one.from = from;
        one.end = at;
    }
    if (!one.end && !all.end) return chrome_is_none();
    if (one.end) all = one;
    if (all.from > r->line->shape.start && asks_for_title(r, all.from)) all.from = r->line->shape.start;
    if (all.from <= r->line->shape.start && all.end >= n) all.from = all.end = 0;
    return all;
}

/* ---- quotations ---- */

/* "袋上写着：本站……": somebody tells where the notice was to be read. */
static bool is_introduced(const reading *r)
{
    enum { LEAST = 3 * 3, MOST = 20 * 3 }; /* bytes before the colon */
    static const char *const told[] = {"着", "著", "写道", "说", NULL};
    const dnm_str t = {r->ready.p + r->line->shape.start, r->line->shape.end - r->line->shape.start};
    for (size_t at = 0; at < t.n && at <= MOST;) {
        const size_t here = at;
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        if (dnm_is_stop(cp)) return false;
        if (cp == ':' || cp == 0xFF1A) return here >= LEAST && dnm_ends_with_any((dnm_str){t.p, here}, told);
    }
    return false;
}

/* Puts blanks in place of sentences between quotation marks; false if there are none. */
static bool blank_quotations(cue_line *line)
{
    enum { SENTENCE = 8 }; /* characters */
    bool found = false;
    uint32_t chars = 0;
    size_t from = 0;
    for (size_t at = 0; at < line->n;) {
        const size_t here = at;
        const uint32_t cp = dnm_utf8_next(line->p, line->n, &at);
        chars++;
        if (cp == 0x201C || cp == 0x300C || cp == 0x300E) {
            from = at;
            chars = 0;
        } else if (from && (cp == 0x201D || cp == 0x300D || cp == 0x300F)) {
            if (chars > SENTENCE) memset(line->p + from, ' ', here - from);
            found = found || chars > SENTENCE;
            from = 0;
        }
    }
    return found;
}

/* Whether the line is a notice only for what stands between quotation marks in it, or is told of. */
static bool is_quoted(const reading *r, chrome_verdict verdict)
{
    if (verdict.kind != CHROME_NOTICE && verdict.kind != CHROME_INTRO) return false;
    if (is_introduced(r)) return true;
    reading outside = *r;
    if (!blank_quotations(&outside.ready)) return false;
    cue_read(&outside.ready, &outside.cues);
    const chrome_verdict again = verdict.kind == CHROME_NOTICE
                                     ? chrome_notice_of(&outside)
                                     : chrome_is(recommends(&outside) ? CHROME_INTRO : CHROME_NONE, true);
    return again.kind == CHROME_NONE;
}

/* "小编寄语：": what the site tells its readers, under its own name. */
static bool is_word_of_the_site(const reading *r)
{
    enum { LEAST = 2, MOST = 4 }; /* characters between the name and the colon */
    static const char name[] = "小编";
    static const char *const speech[] = {"说", "道", "问", "答", "讲", NULL}; /* in a dialogue */
    const size_t n = sizeof name - 1;
    size_t at = r->line->shape.start;
    if (r->ready.n < at + n || memcmp(r->ready.p + at, name, n) != 0) return false;
    at += n;
    for (unsigned chars = 0; chars <= MOST && at < r->ready.n; chars++) {
        const size_t here = at;
        const uint32_t cp = dnm_utf8_next(r->ready.p, r->ready.n, &at);
        if (cp == ':' || cp == 0xFF1A) {
            for (const char *const *word = speech; *word; word++)
                if (memcmp(r->ready.p + here - strlen(*word), *word, strlen(*word)) == 0) return false;
            return chars >= LEAST;
        }
        if (!dnm_cp_is_han(cp)) return false;
    }
    return false;
}

static chrome_verdict judge_intro(const reading *r)
{
    const bool own_matter = r->page->title_groups >> CUE_SELF & 1;
    if (r->line->shape.chars > LONGEST_NOTICE / 2) return chrome_is_none();
    if (!own_matter && is_word_of_the_site(r)) return chrome_is(CHROME_INTRO, true);
    if (!recommends(r)) return chrome_is_none();
    return r->line->shape.stops > 1 ? recommending_part(r) : chrome_is(CHROME_INTRO, true);
}

/* "附件：" lists files that belong to the text. */
static bool is_enclosure(const reading *r)
{
    static const char *const words[] = {"附件", "附:", "附：", "附表"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (r->ready.n - r->line->shape.start >= strlen(words[i]) &&
            memcmp(r->ready.p + r->line->shape.start, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* "精选资料，欢迎下载" */
static bool invites_download(const reading *r)
{
    enum { LONGEST = 14 };
    static const char *const words[] = {"欢迎下载", "欢迎下载使用", "欢迎您下载", "欢迎下载可编辑", NULL};
    const dnm_shape *s = &r->line->shape;
    return s->chars <= LONGEST && !s->stops && !r->page->about_files &&
           dnm_ends_with_any((dnm_str){r->ready.p, s->end}, words);
}

static chrome_verdict judge_download(const reading *r)
{
    const cue_count *c = &r->cues;
    const uint32_t chars = r->line->shape.chars;
    const int words = c->different[CUE_FILE] + c->different[CUE_FORMAT] - r->page->title_files;
    if (invites_download(r)) return chrome_is(CHROME_DOWNLOAD, true);
    if (words <= 0 || r->line->shape.stops > 2 || is_enclosure(r)) return chrome_is_none();
    if (r->page->about_files) return chrome_is_none();
    if (r->says_title >= SAYS_TITLE && chars < 3 * LONGEST_BUTTON && cue_has(c, CUE_FILE))
        return chrome_is(CHROME_DOWNLOAD, words >= (r->line->shape.stops ? 4 : 2));
    if (r->says_title >= SAYS_TITLE && cue_has(c, CUE_FORMAT) && chars <= r->page->title_chars + SHORT_BUTTON)
        return chrome_is(CHROME_DOWNLOAD, false); /* "title.doc" */
    if (words == 1 && chars <= SHORT_BUTTON && covered(r, CUE_FILE) >= 50)
        return chrome_is(CHROME_DOWNLOAD, false);
    if (chars > LONGEST_BUTTON || words < 2) return chrome_is_none();
    if (cue_has(c, CUE_SELF) && words >= 3) return chrome_is(CHROME_DOWNLOAD, true);
    if (cue_has(c, CUE_WISH) && !r->line->shape.stops && covered(r, CUE_FILE) + covered(r, CUE_WISH) >= 70)
        return chrome_is(CHROME_DOWNLOAD, true); /* "欢迎下载 可修改编辑" */
    if (words >= 4) return chrome_is(CHROME_DOWNLOAD, !r->line->shape.stops);
    if (cue_has(c, CUE_TEXT) && c->different[CUE_FILE] >= 2 && !r->line->shape.stops && chars <= LONGEST_HEAD)
        return chrome_is(CHROME_DOWNLOAD, false); /* "下载此文需要消耗2积分" */
    return covered(r, CUE_FILE) + covered(r, CUE_FORMAT) >= 40 ? chrome_is(CHROME_DOWNLOAD, false)
                                                               : chrome_is_none();
}

static chrome_verdict judge_preview(const reading *r)
{
    const cue_count *c = &r->cues;
    if (!cue_has(c, CUE_PREVIEW) || r->line->shape.chars > LONGEST_BUTTON) return chrome_is_none();
    const bool sure = c->different[CUE_PREVIEW] >= 2 && (has_number(r) || covered(r, CUE_PREVIEW) >= 40);
    const bool way_on = c->different[CUE_PREVIEW] >= 2 && cue_has(c, CUE_WAY) && r->line->shape.stops <= 1;
    if (sure || way_on) return chrome_is(CHROME_PREVIEW, true);
    return covered(r, CUE_PREVIEW) >= 40 ? chrome_is(CHROME_PREVIEW, false) : chrome_is_none();
}

/* "推荐阅读：title of another page" in one line. */
static chrome_verdict see_also(const chrome_page *page, const chrome_line *line)
{
    const dnm_str t = line->text;
    for (size_t at = line->shape.start; at < line->shape.end && at < 60;) {
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        if (cp != ':' && cp != 0xFF1A) continue;
        cue_line head;
        cue_count cues;
        if (!cue_prepare(page->cues, (dnm_str){t.p, at}, &head)) return chrome_is_none();
        cue_read(&head, &cues);
        const uint32_t chars = (uint32_t)dnm_utf8_count(t.p, at);
        const bool words = cue_has(&cues, CUE_WHICH) && cue_has(&cues, CUE_PAGES);
        if (!words || (cues.chars[CUE_WHICH] + cues.chars[CUE_PAGES]) * 100u < chars * 65)
            return chrome_is_none();
        const dnm_str rest = {t.p + at, t.n - at};
        return (chrome_verdict){.kind = CHROME_RELATED,
                                .whole = true,
                                .sure = line->linked || chrome_share_of(&page->title, rest) >= 40};
    }
    return chrome_is_none();
}

static chrome_verdict judge_see_also(const reading *r)
{
    return see_also(r->page, r->line);
}

bool chrome_names_another(const chrome_page *page, const chrome_line *line)
{
    return see_also(page, line).kind != CHROME_NONE;
}

/* "相关阅读", "【title】推荐阅读：", "猜你喜欢": words of both groups, and hardly anything else. */
static chrome_verdict judge_related(const reading *r)
{
    const cue_count *c = &r->cues;
    if (r->line->shape.stops || !cue_has(c, CUE_WHICH) || r->line->shape.chars <= 2) return chrome_is_none();
    if (!cue_has(c, CUE_PAGES) && (c->different[CUE_WHICH] < 2 || !r->line->shape.han))
        return chrome_is_none();
    const uint32_t beside = chrome_chars_beside_title(r), chars = beside ? beside : r->line->shape.chars - 2;
    if (chars > (r->line->shape.han ? LONGEST_HEAD : LONGEST_HEAD + 10)) return chrome_is_none();
    const uint32_t covered_chars = (uint32_t)c->chars[CUE_WHICH] + c->chars[CUE_PAGES];
    const bool bracketed = chars + 6 < r->line->shape.chars;
    if (c->different[CUE_WHICH] + c->different[CUE_PAGES] < 2 || covered_chars * 100 < chars * 65)
        return chrome_is_none();
    return chrome_is(CHROME_RELATED, bracketed);
}

/* "答：…", "Q: …": somebody asks, or answers. */
static bool is_of_dialogue(const reading *r)
{
    static const char *const speakers[] = {"问", "答", "q", "a"};
    const size_t from = r->line->shape.start;
    const dnm_str t = {r->ready.p, r->ready.n};
    for (size_t i = 0; i < sizeof speakers / sizeof *speakers; i++) {
        const size_t end = from + strlen(speakers[i]);
        if (dnm_has_at(t, from, speakers[i]) && (dnm_has_at(t, end, "：") || dnm_has_at(t, end, ":")))
            return r->line->shape.stops > 0;
    }
    return false;
}

chrome_verdict chrome_judge(const chrome_page *page, const chrome_line *line)
{
    static chrome_verdict (*const judges[])(const reading *) = {
        chrome_judge_neighbour, judge_related,       judge_see_also,      judge_preview,
        chrome_judge_way,       judge_notice,        judge_intro,         judge_download,
        chrome_judge_bar,       chrome_judge_abroad, chrome_judge_byline, chrome_judge_about_title};
    reading r;
    if (!line->shape.chars || line->shape.chars > LONGEST_NOTICE) return chrome_is_none();
    reading_begin(&r, page, line);
    if (!cue_prepare(page->cues, line->text, &r.ready)) return chrome_is_none();
    if (is_of_dialogue(&r)) return chrome_is_none();
    bool printed;
    const chrome_verdict particulars = chrome_ready_particulars(&r.ready, line->text, &printed);
    if (particulars.kind != CHROME_NONE) {
        const chrome_verdict bar = particulars.sure ? particulars : chrome_judge_bar(&r);
        return bar.kind == CHROME_NONE ? particulars : bar;
    }
    cue_read(&r.ready, &r.cues);
    r.says_title = says_title(page, line->text);
    chrome_verdict best = chrome_is_none();
    for (size_t i = 0; i < sizeof judges / sizeof *judges; i++) {
        const chrome_verdict verdict = judges[i](&r);
        if (verdict.kind == CHROME_NONE || is_quoted(&r, verdict)) continue;
        if (verdict.sure) return verdict;
        if (best.kind == CHROME_NONE) best = verdict;
    }
    return best;
}

/* ---- spam before the page, and behind it ---- */

static bool parts_phrases(uint32_t cp)
{
    static const uint32_t marks[] = {',', 0xFF0C, 0x3001, '-', '_', '|', 0xFF5C, '/', ' ', 0x3000, 0};
    for (const uint32_t *m = marks; *m; m++)
        if (*m == cp) return true;
    return false;
}

static uint32_t count_phrases(dnm_str text)
{
    uint32_t phrases = 0;
    bool inside = false;
    for (size_t at = 0; at < text.n;) {
        const bool mark = parts_phrases(dnm_utf8_next(text.p, text.n, &at));
        phrases += !mark && !inside;
        inside = !mark;
    }
    return phrases;
}

/* The text beside a line at its edge, [*from, *end) of the document: without the line of keywords at its
 * other edge, which repeats those of this one. */
static void find_text_beside(const chrome_page *page, uint32_t index, uint32_t *from, uint32_t *end)
{
    const dnm_view *v = dnm_doc_view(page->doc);
    const dnm_block *b = &v->blocks[page->lines[index].block];
    *from = b->off + b->len;
    *end = v->text_len;
    if (index && index + 1 == page->count) {
        *from = page->lines[0].shape.stops ? 0 : v->blocks[page->lines[1].block].off;
        *end = b->off;
    } else if (index + 1 < page->count && !page->lines[page->count - 1].shape.stops) {
        *end = v->blocks[page->lines[page->count - 1].block].off;
    }
}

/* Per cent of the line's pairs of hanzi that the text beside it has, too. */
static unsigned known_beside(const chrome_page *page, uint32_t index)
{
    enum { LOOK = 1 << 16, LEAST = 60 };
    uint32_t from, end;
    find_text_beside(page, index, &from, &end);
    if (page->count < 3 || end < from + LEAST) return 100; /* it may be all of the text */
    const uint32_t n = end - from < LOOK ? end - from : LOOK;
    dnm_neighbours beside;
    dnm_neighbours_init(&beside, page->arena, n);
    dnm_neighbours_learn(&beside, dnm_doc_view(page->doc)->text + from, n);
    uint32_t pairs = 0;
    uint32_t known = 0;
    uint32_t last = 0;
    const dnm_str t = page->lines[index].text;
    for (size_t at = 0; at < t.n;) {
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &at);
        const bool han = dnm_cp_is_han(cp);
        if (han && last) {
            pairs++;
            known += dnm_neighbours_count(&beside, last, cp) > 0;
        }
        last = han ? cp : 0;
    }
    return pairs ? known * 100 / pairs : 100;
}

/* "… ?": of a blank that the charset did not have. */
static uint32_t ends_with_lost_blank(const chrome_line *line)
{
    const size_t end = line->shape.end;
    return line->shape.last == '?' && end >= 2 && line->text.p[end - 2] == ' ';
}

bool chrome_spam(const chrome_page *page, uint32_t index)
{
    const chrome_line *line = &page->lines[index];
    const dnm_shape *s = &line->shape;
    const bool behind = index && index + 1 == page->count;
    reading r = {.page = page, .line = line};
    if (s->stops > ends_with_lost_blank(line) || s->chars < 4 || s->chars > 300 || s->han * 2 < s->chars)
        return false;
    if (!cue_prepare(page->cues, line->text, &r.ready)) return false;
    const uint32_t phrases = count_phrases(line->text);
    cue_read(&r.ready, &r.cues);
    const unsigned different = r.cues.different[CUE_SPAM];
    if (s->stops && different < 3) return false; /* a question, after all */
    const bool list = phrases >= 3 && s->han >= 5 * phrases - 2 && s->blanks < 2;
    /* What ends a text may be its last clause: a list it must be, of such words. */
    if (behind)
        return list && different >= 3 && covered(&r, CUE_SPAM) >= 35 && known_beside(page, index) < 15;
    if (index == 0 && list && different) return known_beside(page, index) < 8;
    if (different < 2) return false;
    if (s->chars < 12 || phrases < 2) /* one phrase: hardly anything else may be in it */
        return s->chars <= 20 && covered(&r, CUE_SPAM) >= 50 && known_beside(page, index) < 15;
    if (different >= 4 && covered(&r, CUE_SPAM) >= 35) return known_beside(page, index) < 50;
    return covered(&r, CUE_SPAM) >= 20 && known_beside(page, index) < 15;
}
