/* byline.c -- reads by-lines. A date may stand alone; a source needs its label and a colon, an author these,
 * or what credit.h asks for, or a mark of the page's own. The lines themselves are left to the rules that
 * trim an article's edges.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/byline.h"

#include "cleaners/main_content/credit.h"
#include "cleaners/main_content/cues.h"
#include "cleaners/main_content/notice.h"
#include "core/text/date.h"
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
    ABOVE = 3        /* levels up to a box that is named after its author */
};

typedef struct field {
    const char *key;
    const char *labels[10];
} field;

enum { SOURCE, CREATOR };
static const field fields[] = {
    [SOURCE] = {"source", {"来源", "來源", "稿源", "出处", "出處", "转自", "轉自", "来自", "來自"}},
    [CREATOR] = {"creator", {"作者", "撰文", "撰稿", "记者", "記者", "文/", "文／"}},
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

/* Accounts of systems, and words for nobody. */
static bool is_nobody(dnm_str name)
{
    static const char *const names[] = {"admin", "administrator", "管理员", "管理員", "未知", "佚名", "不详"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dnm_str_eq(name, dnm_str_of(names[i]))) return true;
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
    return is_nobody(value) ? none : value;
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
            if (value) return read_value(line, past_second_label(line, value));
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
    bool has_date, has[sizeof fields / sizeof *fields];
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

static void read_date(bylines *b, const mc_leaf *leaf, dnm_str line, bool behind)
{
    dnm_date date;
    char iso[DNM_DATE_BYTES];
    size_t at, n;
    const dnm_str language = dnm_doc_meta(b->page->doc, 0, "language");
    if (b->has_date || !dnm_date_find_in(language, line, &date, &at, &n)) return;
    if (behind && !is_labelled(line, at) && !mc_is_credit_line(line)) return;
    if (is_of_other_page(b->page, leaf, at, n)) return;
    say(b, "date", (dnm_str){iso, dnm_date_write(&date, iso)});
    b->has_date = true;
}

/* ---- authors of European pages ------------------------------------------------------------------ */

static bool names_author(const mc_page *page, dnm_attrs attrs)
{
    static const char *const words[] = {"author",    "byline", "autor",    "auteur",
                                        "redacteur", "firma",  "nickname", "up-name"};
    static const char *const keys[] = {"class", "rel", "id"};
    char lower[MC_LINE_BYTES];
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        const dnm_str value = dnm_doc_attr(page->doc, attrs, keys[k]);
        const dnm_str name = {lower, value.n ? mc_lower_line(value, lower) : 0};
        for (size_t at = 0; at < name.n; at++)
            if (begins_any(name, at, words, sizeof words / sizeof *words)) return true;
    }
    return false;
}

static dnm_str text_of_span(const mc_page *page, const mc_leaf *leaf, const dnm_span *span)
{
    const dnm_str line = dnm_doc_text(page->doc, leaf->block);
    return (dnm_str){line.p + (span->off - page->view->blocks[leaf->block].off), span->len};
}

/* The span that a class or rel="author" marks as the author's name; else the first link. *named: the former.
 */
static dnm_str marked_name(const mc_page *page, const mc_leaf *leaf, bool *named)
{
    const dnm_block *block = &page->view->blocks[leaf->block];
    dnm_str link = {NULL, 0};
    for (uint32_t s = block->span0; s < block->span0 + block->nspan; s++) {
        const dnm_span *span = &page->view->spans[s];
        if ((*named = names_author(page, span->attrs))) return text_of_span(page, leaf, span);
        if (!link.n && span->kind == DNM_LINK) link = text_of_span(page, leaf, span);
    }
    return link;
}

bool mc_is_of_author(const mc_page *page, uint32_t block)
{
    for (int up = 0; up < ABOVE && block; up++, block = page->nodes[block].parent)
        if (names_author(page, page->view->blocks[block].attrs)) return true;
    return false;
}

/* A name without a label, where the page says that it is one. */
static bool read_marked_author(const mc_page *page, const mc_leaf *leaf, dnm_str line, mc_credit *credit)
{
    bool named = false;
    const dnm_str marked = marked_name(page, leaf, &named);
    const bool inside = mc_is_of_author(page, leaf->block);
    dnm_str name = {NULL, 0};
    if (named) name = mc_marked_name(marked);
    if (!name.n && inside && mc_is_name(marked)) name = marked;
    if (!name.n && inside && mc_is_name(line)) name = line;
    if (!name.n) return false;
    credit->names[0] = name;
    credit->count = 1;
    return true;
}

/* Behind the article a credit must be all of its line. */
static void read_authors(bylines *b, const mc_leaf *leaf, dnm_str line, bool behind)
{
    bool named = false;
    mc_credit credit;
    const dnm_str marked = marked_name(b->page, leaf, &named);
    if (behind && !mc_is_credit_line(line)) return;
    if (!mc_read_credit(line, marked, &credit) &&
        (behind || !read_marked_author(b->page, leaf, line, &credit)))
        return;
    for (uint32_t i = 0; i < credit.count; i++) say(b, "creator", credit.names[i]);
    b->has[CREATOR] = true;
}

static void read_line(bylines *b, uint32_t i, bool behind)
{
    const mc_leaf *leaf = &b->page->leaves[i];
    if (leaf->weight == 0 || leaf->weight > LINE_MAX || i == b->page->title) return;
    if (i >= b->particulars->first && i < b->particulars->end) return;
    const dnm_str line = dnm_doc_text(b->page->doc, leaf->block);
    read_date(b, leaf, line, behind);
    for (size_t f = 0; f < sizeof fields / sizeof *fields; f++) {
        if (b->has[f]) continue;
        dnm_str value = find_field(line, &fields[f]);
        if (!value.n) continue;
        const dnm_span *named = span_at(b->page, leaf, (size_t)(value.p - line.p), true, false);
        if (named && named->len < value.n) value.n = named->len;
        say(b, fields[f].key, value);
        b->has[f] = true;
    }
    if (!b->has[CREATOR]) read_authors(b, leaf, line, behind);
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
    read_around(&b, verdicts);
    if (!b.has_date) mc_say_day_made(particulars, editor);
}
