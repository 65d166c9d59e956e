/* byline.c -- reads by-lines. A date may stand alone; a source needs its label and a colon, an author these,
 * or what credit.h asks for, or a mark of the page's own. The lines themselves are left to the rules that
 * trim an article's edges.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/byline.h"

#include "cleaners/main_content/credit.h"
#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/notice.h"
#include "cleaners/main_content/writers.h"
#include "core/text/date.h"
#include "core/text/letters.h"
#include "core/text/people.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    LINE_MAX = 240, /* weight of a line that may be one */
    BEFORE = 6,     /* leaves before the title, or before the article if there is no title */
    AFTER = 8,      /* leaves behind the article */
    INSIDE = 2,     /* leaves at its beginning */
    HEAD = 16,      /* leaves, and weight of the text, among which by-lines stand */
    HEAD_WEIGHT = 400,
    VALUE_MAX = 32,  /* characters of a name */
    LABELLED = 40,   /* bytes between a label and its date */
    LINKED_MORE = 8, /* bytes of a link besides its date */
    CHANGED = 40,    /* bytes before a date that may say that it is of a change */
    DATES = 3        /* in one line */
};

typedef struct field {
    const char *key;
    const char *labels[14];
} field;

enum { SOURCE, CREATOR };
static const field fields[] = {
    [SOURCE] = {"source", {"来源", "來源", "稿源", "出处", "出處", "转自", "轉自", "来自", "來自"}},
    [CREATOR] = {"creator",
                 {"作者", "撰文", "撰稿", "记者", "記者", "文/图", "图/文", "文图", "图文", "文字", "文",
                  "文/", "文／"}},
};
/* In lower case. */
static const char *const date_labels[] = {
    "发布",     "發布",      "發佈",      "时间",      "時間",           "日期",        "来源",
    "來源",     "posted",    "publish",   "updated",   "veröffentlicht", "erstellt",    "aktualisiert",
    "gepostet", "datum",     "stand:",    "publié",    "mis en ligne",   "publicad",    "creado",
    "fecha",    "pubblicat", "data:",     "gepubl",    "geplaatst",      "opublikowan", "dodano",
    "опублик",  "дата",      "publicera", "publisert", "编辑于",         "編輯於",      "更新于",
    "更新於",   "发表于",    "發表於",    "写于"};

/* What ends a value, besides a wide gap: the next label. */
static const char *const others[] = {"时间", "時間", "日期", "发布", "發布", "發佈", "编辑", "編輯", "责编",
                                     "責編", "责任", "責任", "浏览", "瀏覽", "阅读", "閱讀", "点击", "點擊",
                                     "字号", "字體", "字体", "評論", "评论", "审核", "图/",  "图／", "圖/",
                                     "圖／", "【",   "[",    "|",    "｜",   "/",    "审稿"};

static bool begins_any(dnm_str s, size_t at, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count && list[i]; i++)
        if (dnm_has_at(s, at, list[i])) return true;
    return false;
}

static bool ends_value(dnm_str s, size_t at)
{
    if (begins_any(s, at, others, sizeof others / sizeof *others)) return true;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (begins_any(s, at, fields[i].labels, sizeof fields->labels / sizeof *fields->labels)) return true;
    return false;
}

static bool is_colon(uint32_t cp)
{
    return cp == ':' || cp == 0xFF1A || cp == 0xFE55;
}

/* Past a label's colon, where the value begins; 0 if none follows. A slash is its own colon. */
static size_t past_label(dnm_str s, size_t at, const char *label)
{
    const size_t n = strlen(label);
    at += n;
    const bool slash = label[n - 1] == '/' || (unsigned char)label[n - 1] == 0x8F;
    bool colon = slash;
    while (at < s.n) {
        size_t next = at;
        const uint32_t cp = dnm_utf8_next(s.p, s.n, &next);
        if (colon && !dnm_cp_is_space(cp)) break;
        if (!dnm_cp_is_space(cp) && !is_colon(cp)) return 0;
        colon = colon || is_colon(cp);
        at = next;
    }
    return colon ? at : 0;
}

/* "字数：": a few characters and a colon, whatever the label is called. */
static bool begins_label(dnm_str s, size_t at)
{
    enum { LONGEST = 5 };
    for (size_t chars = 0; at < s.n && chars <= LONGEST; chars++) {
        const uint32_t cp = dnm_utf8_next(s.p, s.n, &at);
        if (is_colon(cp)) return chars > 0;
        if (!dnm_cp_is_han(cp)) return false;
    }
    return false;
}

/* Sources of which nothing is known; what authors are not, people.h knows. */
static bool is_unknown(dnm_str source)
{
    static const char *const words[] = {"未知", "不详", "不詳", "佚名", "admin", "管理员"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dnm_str_eq(source, dnm_str_of(words[i]))) return true;
    return false;
}

static bool is_said_aloud(uint32_t cp)
{
    return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == '!' || cp == '?';
}

/* The name at `at`: up to a gap, another label, a bracket's end or a digit after a blank. A sentence is no
 * name: "记者：孟师傅，您守桥多少年了？" */
static dnm_str read_value(dnm_str s, size_t at)
{
    const dnm_str none = {NULL, 0};
    size_t end = at, blanks = 0;
    for (size_t i = at, chars = 0; i < s.n; chars++) {
        const size_t here = i;
        const uint32_t cp = dnm_utf8_next(s.p, s.n, &i);
        const bool blank = dnm_cp_is_space(cp);
        if (chars == VALUE_MAX || is_said_aloud(cp)) return none;
        if (cp == 0x3000 || cp == ')' || cp == 0xFF09 || cp == 0xFFFC || (blank && blanks)) break;
        if (here > at && ends_value(s, here)) break;
        if (blanks && ((cp >= '0' && cp <= '9') || begins_label(s, here))) break;
        blanks = blank ? blanks + 1 : 0;
        if (!blank) end = i;
    }
    const dnm_str value = {s.p + at, end - at};
    return is_unknown(value) ? none : value;
}

/* "文：" begins a line or stands behind a blank; in "原文：" and "译文：" it is no label. */
static bool begins_here(dnm_str line, size_t at, const char *label)
{
    if (strlen(label) > 3) return true;
    const uint32_t before = at ? dnm_utf8_peek_back(line.p, at) : ' ';
    return !dnm_cp_has(before, DNM_CP_LETTER);
}

/* "作者：文/李想 图/高远": who wrote stands behind a label of its own. */
static size_t past_second_label(dnm_str line, size_t at)
{
    static const char *const labels[] = {"文/", "文／", "文:", "文："};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (dnm_has_at(line, at, labels[i])) return at + strlen(labels[i]);
    return at;
}

static dnm_str find_field(dnm_str line, const field *f)
{
    for (size_t at = 0; at < line.n;) {
        for (size_t i = 0; i < sizeof f->labels / sizeof *f->labels && f->labels[i]; i++) {
            const size_t value = dnm_has_at(line, at, f->labels[i]) ? past_label(line, at, f->labels[i]) : 0;
            if (value && begins_here(line, at, f->labels[i]))
                return read_value(line, past_second_label(line, value));
        }
        dnm_utf8_next(line.p, line.n, &at);
    }
    return (dnm_str){NULL, 0};
}

/* ---- where to look ---------------------------------------------------------------------------- */

typedef struct bylines {
    const mc_page *page;
    dnm_editor *editor;
    const mc_particulars *particulars; /* read already */
    uint32_t text;                     /* the first leaf of it */
    dnm_date modified;                 /* the day of a change that a line says; of none if its year is 0 */
    bool has_date, has_modified, has[sizeof fields / sizeof *fields];
} bylines;

static bool is_said(const mc_page *page, const char *key)
{
    return dnm_doc_meta(page->doc, 0, key).n > 0;
}

static void say(const bylines *b, const char *key, dnm_str value)
{
    dnm_edit_meta(b->editor, 0, key, value);
}

/* Behind the article a date needs its label, before or behind it: other pages' dates stand there, too. */
static bool is_labelled(dnm_str text, size_t date)
{
    char lower[MC_LINE_BYTES];
    const dnm_str line = {lower, mc_lower_line(text, lower)};
    for (size_t at = date > LABELLED ? date - LABELLED : 0; at < line.n && at < date + LABELLED; at++)
        if (begins_any(line, at, date_labels, sizeof date_labels / sizeof *date_labels)) return true;
    return false;
}

/* The span that begins, or holds what stands, `at` in the leaf: NULL if there is none of that kind. */
static const dnm_span *span_at(const mc_page *page, const mc_leaf *leaf, size_t at, bool begins_there,
                               bool link)
{
    const dnm_block *block = &page->view->blocks[leaf->block];
    for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
        const dnm_span *span = &page->view->spans[s];
        const size_t off = span->off - block->off;
        if (link && span->kind != DNM_LINK) continue;
        if (begins_there ? off == at : off <= at && at < off + span->len) return span;
    }
    return NULL;
}

/* A link that says more than the day leads to another page; with a label it may be the page's own address. */
static bool is_of_other_page(const mc_page *page, const mc_leaf *leaf, size_t at, size_t n)
{
    const dnm_span *link = span_at(page, leaf, at, false, true);
    return link && link->len > n + LINKED_MORE;
}

/* "Updated on", "更新于": words right before a date, in lower case. */
static bool is_of_change(dnm_str text, size_t from, size_t date)
{
    static const char *const words[] = {
        "updated",      "modified",   "edited",     "revised",     "aktualisiert", "geändert",
        "bearbeitet",   "modifié",    "mis à jour", "actualizado", "aggiornato",   "modificato",
        "atualizado",   "bijgewerkt", "uppdaterad", "oppdatert",   "opdateret",    "zmodyfikowan",
        "aktualizacja", "обновлен",   "更新",       "修改",        "编辑于",       "編輯於"};
    char lower[MC_LINE_BYTES];
    if (from + CHANGED < date) from = date - CHANGED;
    const dnm_str line = {lower, mc_lower_line((dnm_str){text.p + from, date - from}, lower)};
    for (size_t at = 0; at < line.n; at++)
        if (begins_any(line, at, words, sizeof words / sizeof *words)) return true;
    return false;
}

static void say_date(const bylines *b, const char *key, const dnm_date *date)
{
    char iso[DNM_DATE_BYTES];
    say(b, key, (dnm_str){iso, dnm_date_write(date, iso)});
}

/* The first day of a line that is not of a change; if it has none but such, that is better than no day. */
static void read_date(bylines *b, const mc_leaf *leaf, dnm_str line, bool behind)
{
    const dnm_str language = dnm_doc_meta(b->page->doc, 0, "language");
    size_t from = 0, at, n;
    dnm_date date;
    for (int i = 0; i < DATES && !(b->has_date && b->has_modified); i++, from += at + n) {
        if (!dnm_date_find_in(language, (dnm_str){line.p + from, line.n - from}, &date, &at, &n)) return;
        if (behind && !is_labelled(line, from + at) && !mc_is_credit_line(line)) return;
        if (is_of_other_page(b->page, leaf, from + at, n)) return;
        if (is_of_change(line, from, from + at)) {
            if (!b->has_modified) {
                b->modified = date;
                say_date(b, "modified", &date);
            }
            b->has_modified = true;
        } else if (!b->has_date) {
            say_date(b, "date", &date);
            b->has_date = true;
        }
    }
}

/* ---- authors ---------------------------------------------------------------------------------- */

/* Between the title and the text. */
static bool is_under_title(const bylines *b, uint32_t i)
{
    return b->page->title != MC_NONE && i > b->page->title && i < b->text;
}

static void say_writers(bylines *b, const mc_credit *credit)
{
    for (uint32_t i = 0; i < credit->count; i++) {
        dnm_str names[DNM_PEOPLE];
        const size_t n = dnm_people_read(credit->names[i], names);
        for (size_t k = 0; k < n; k++) {
            say(b, "creator", names[k]);
            b->has[CREATOR] = true;
        }
    }
}

/* Behind the article a credit must be all of its line. */
static void read_authors(bylines *b, uint32_t i, dnm_str line, bool behind)
{
    const mc_page *page = b->page;
    const mc_leaf *leaf = &page->leaves[i];
    bool named = false;
    mc_credit credit;
    if (mc_read_reporters(line, &credit)) {
        say_writers(b, &credit);
        return;
    }
    if (behind && !mc_is_credit_line(line)) return;
    const dnm_str marked = mc_marked_span(page, leaf, &named);
    if (mc_read_credit(line, marked, &credit) ||
        (!behind && mc_read_marked(page, leaf, is_under_title(b, i), &credit)))
        say_writers(b, &credit);
}

/* Where the first link behind `from` begins. */
static size_t next_link(const mc_page *page, const mc_leaf *leaf, size_t from)
{
    const dnm_block *block = &page->view->blocks[leaf->block];
    size_t first = SIZE_MAX;
    for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
        const dnm_span *span = &page->view->spans[s];
        const size_t off = span->off - block->off;
        if (span->kind == DNM_LINK && off >= from && off < first) first = off;
    }
    return first;
}

/* "<a>Another page</a> 作者：…": in lists of other pages, around the article. */
static bool is_of_linked(const mc_page *page, const mc_leaf *leaf, dnm_str line, size_t value)
{
    const size_t link = next_link(page, leaf, 0);
    return link < value && !dnm_has((dnm_str){line.p, link}, ":") && !dnm_has((dnm_str){line.p, link}, "：");
}

static void read_field(bylines *b, const mc_leaf *leaf, dnm_str line, size_t f, bool around)
{
    mc_credit credit;
    dnm_str value = find_field(line, &fields[f]);
    if (!value.n || (around && is_of_linked(b->page, leaf, line, (size_t)(value.p - line.p)))) return;
    const size_t at = (size_t)(value.p - line.p), link = next_link(b->page, leaf, at + 1);
    if (link < at + value.n) value = dnm_without_space((dnm_str){value.p, link - at});
    const dnm_span *named = span_at(b->page, leaf, (size_t)(value.p - line.p), true, false);
    if (named && named->len < value.n) value.n = named->len;
    if (f == CREATOR) {
        mc_read_more_writers(line, value, &credit);
        if (credit.count) say_writers(b, &credit);
        return;
    }
    say(b, fields[f].key, value);
    b->has[f] = true;
}

static void read_line(bylines *b, uint32_t i, bool behind)
{
    const mc_page *page = b->page;
    const mc_leaf *leaf = &page->leaves[i];
    if (leaf->weight == 0 || leaf->weight > LINE_MAX || i == page->title) return;
    if (i >= b->particulars->first && i < b->particulars->end) return;
    const dnm_str line = dnm_doc_text(page->doc, leaf->block);
    read_date(b, leaf, line, behind);
    for (size_t f = 0; f < sizeof fields / sizeof *fields; f++)
        if (!b->has[f]) read_field(b, leaf, line, f, !is_under_title(b, i));
    if (!b->has[CREATOR]) read_authors(b, i, line, behind);
    if (b->has[SOURCE] || !is_under_title(b, i)) return;
    const dnm_str source = mc_marked_source(page, leaf);
    if (!source.n) return;
    say(b, "source", source);
    b->has[SOURCE] = true;
}

/* Between the headline and the text, and between its first paragraphs: what does not stay speaks of the page.
 */
static void read_head(bylines *b, const mc_verdict *verdicts, uint32_t first, uint32_t last)
{
    uint32_t kept = 0;
    for (uint32_t i = first, weight = 0; i <= last && i < first + HEAD && weight <= HEAD_WEIGHT; i++) {
        const bool stays = verdicts[i] == MC_KEPT;
        if (!stays || kept < INSIDE) read_line(b, i, stays);
        kept += stays;
        if (stays) weight += b->page->leaves[i].weight;
    }
}

static void read_around(bylines *b, const mc_verdict *verdicts)
{
    const mc_page *page = b->page;
    uint32_t first = 0, last = 0;
    while (first < page->leaf_count && verdicts[first] != MC_KEPT) first++;
    if (first == page->leaf_count) return;
    b->text = first;
    for (uint32_t i = first; i < page->leaf_count; i++)
        if (verdicts[i] == MC_KEPT) last = i;
    const bool titled = page->title != MC_NONE && page->title < first;
    const uint32_t top = titled ? page->title : first;
    if (titled)
        for (uint32_t i = top + 1; i < first; i++) read_line(b, i, false);
    read_head(b, verdicts, first, last);
    for (uint32_t i = top, n = 0; i-- > 0 && n < BEFORE; n++) read_line(b, i, false);
    for (uint32_t i = last + 1; i < page->leaf_count && i <= last + AFTER; i++) read_line(b, i, true);
}

void mc_read_bylines(const mc_page *page, const mc_verdict *verdicts, const mc_particulars *particulars,
                     dnm_editor *editor)
{
    bylines b = {.page = page, .editor = editor, .particulars = particulars};
    const uint32_t number = mc_find_number(page, verdicts);
    b.has_date = mc_say_particulars(page, particulars, number, editor) || is_said(page, "date");
    for (size_t f = 0; f < sizeof fields / sizeof *fields; f++) b.has[f] = is_said(page, fields[f].key);
    b.has_modified = is_said(page, "modified");
    read_around(&b, verdicts);
    if (!b.has_date && b.modified.year) {
        say_date(&b, "date", &b.modified);
        b.has_date = true;
    }
    if (!b.has_date) mc_say_day_made(particulars, editor);
}
