/* boxes.c -- boxes at the head of a page, which have more lines than the text has before its first paragraph:
 * the record that an office keeps of a text, a label or a value a line, and what a shop for documents prints
 * around the name of a file: its shelves, a form to log in, prices, notes about downloading.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/reading.h"

#include "core/text/date.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { LONGEST_KEY = 8, LONGEST_VALUE = 40, BODY_CHARS = 24, LONGEST_NOTE = 160 };

static size_t skip_bullet(dnm_str t)
{
    size_t at = 0;
    while (at < t.n) {
        size_t next = at;
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &next);
        if (cp != 0x2022 && cp != 0xB7 && cp != 0x25CF && cp != '*' && !dnm_cp_is_space(cp)) break;
        at = next;
    }
    return at;
}

/* ---- the record of an office ---- */

typedef struct label {
    char key[LONGEST_KEY * 3 + 2]; /* with a colon, without the blanks that fill a column: "文　　号" */
    size_t n;                      /* bytes of it, without the colon */
    dnm_str value;                 /* of the line's own text */
    cue_group group;
    bool known, sure;
} label;

static size_t skip_blanks(const chrome_line *l, size_t at)
{
    while (at < l->shape.end && dnm_cp_is_space(dnm_utf8_peek(l->text.p, l->text.n, at)))
        dnm_utf8_next(l->text.p, l->text.n, &at);
    return at;
}

/* "发文字号：" with a value behind it or without. */
static bool read_label(const chrome_page *page, const chrome_line *l, label *out)
{
    size_t at = skip_bullet(l->text);
    *out = (label){.n = 0};
    if (l->shape.stops || l->shape.chars > LONGEST_KEY + LONGEST_VALUE) return false;
    while (at < l->shape.end && dnm_cp_is_han(dnm_utf8_peek(l->text.p, l->text.n, at))) {
        const size_t from = at;
        dnm_utf8_next(l->text.p, l->text.n, &at);
        if (out->n + (at - from) > LONGEST_KEY * 3) return false;
        memcpy(out->key + out->n, l->text.p + from, at - from);
        out->n += at - from;
        at = skip_blanks(l, at);
    }
    if (out->n < 2 * 3 || at >= l->shape.end) return false;
    const uint32_t colon = dnm_utf8_next(l->text.p, l->text.n, &at);
    if (colon != ':' && colon != 0xFF1A) return false;
    at = skip_blanks(l, at);
    out->value = (dnm_str){l->text.p + at, l->shape.end - at};
    out->key[out->n] = ':';
    cue_line ready;
    if (!cue_prepare(page->cues, (dnm_str){out->key, out->n + 1}, &ready)) return false;
    out->known = cue_field(&ready, 0, &out->group, &out->sure) == out->n && out->group < CUE_ACTION;
    return true;
}

static bool may_be_value(const chrome_line *l)
{
    return l->shape.chars && l->shape.chars <= LONGEST_VALUE && !l->shape.stops;
}

static const char *key_of(const label *l)
{
    static const char *const numbers[] = {"发文字号", "文号", "发文号", "索引号", NULL};
    static const char *const issuers[] = {"发文机关", "发文机构", "发布机构", "发布机关", NULL};
    for (const char *const *word = numbers; *word; word++)
        if (dnm_str_eq((dnm_str){l->key, l->n}, dnm_str_of(*word))) return "identifier";
    for (const char *const *word = issuers; *word; word++)
        if (dnm_str_eq((dnm_str){l->key, l->n}, dnm_str_of(*word))) return "publisher";
    if (l->known && l->group == CUE_TIME) return "date";
    return l->known && l->group == CUE_SOURCE ? "source" : NULL;
}

/* "河镇发〔2018〕12号" */
static bool is_number_of_document(dnm_str t)
{
    static const char *const years[] = {"〔", "[", "［", "(", "（", NULL};
    return dnm_has_any(t, years) && dnm_str_ends(t, dnm_str_of("号"));
}

/* What follows an empty label is its value if another label follows, else only a day or a number that it asks
 * for: the next line may be the title. */
static bool has_value_below(const chrome_page *page, uint32_t i, const label *of)
{
    enum { SHORT = 20, LETTERS = 5 };
    dnm_date date;
    label other;
    if (i + 1 >= page->count || of->value.n) return false;
    const chrome_line *l = &page->lines[i + 1];
    if (!may_be_value(l) || read_label(page, l, &other)) return false;
    if (i + 2 < page->count && read_label(page, &page->lines[i + 2], &other)) return true;
    if (l->shape.chars > SHORT) return false;
    const char *key = key_of(of);
    if (key && strcmp(key, "identifier") == 0)
        return is_number_of_document(dnm_shape_text(l->text, &l->shape));
    return of->known && of->group == CUE_TIME && l->shape.han <= LETTERS &&
           dnm_date_find(l->text, &date, NULL, NULL);
}

typedef struct record {
    uint32_t first, end;
    unsigned labels, known, sure;
} record;

static record read_record(const chrome_page *page, uint32_t first)
{
    enum { MOST = 80 };
    record r = {.first = first, .end = first};
    label one;
    while (r.end < page->count && r.end - first < MOST && read_label(page, &page->lines[r.end], &one)) {
        r.labels++;
        r.known += one.known;
        r.sure += one.known && one.sure;
        r.end += has_value_below(page, r.end, &one) ? 2 : 1;
    }
    return r;
}

static void drop(chrome_page *page, chrome_line *line, chrome_kind kind)
{
    dnm_edit_drop(page->editor, (dnm_why){(uint16_t)kind, 850}, line->block);
    line->taken = true;
}

/* The line goes, and its value into metadata: the first day, the first source; a text may have several
 * numbers. */
static void lift(chrome_page *page, chrome_line *line, const label *of, dnm_str value, bool *dated)
{
    const char *key = line->owner == CHROME_NOBODY || !value.n ? NULL : key_of(of);
    const bool day = key && strcmp(key, "date") == 0, number = key && strcmp(key, "identifier") == 0;
    dnm_date date;
    char iso[DNM_DATE_BYTES];
    if (!key || (!number && dnm_doc_meta(page->doc, line->owner, key).p) ||
        (day && (*dated || !dnm_date_find(value, &date, NULL, NULL)))) {
        drop(page, line, CHROME_PARTICULARS);
        return;
    }
    if (day) value = (dnm_str){iso, dnm_date_write(&date, iso)};
    *dated = *dated || day;
    dnm_edit_lift(page->editor, (dnm_why){CHROME_PARTICULARS, 850}, line->block, 0, (uint32_t)line->text.n,
                  line->owner, key, value);
    line->taken = true;
}

static void take_record(chrome_page *page, const record *r)
{
    bool dated = false;
    for (uint32_t i = r->first; i < r->end; i++) {
        label one;
        chrome_line *line = &page->lines[i];
        if (!read_label(page, line, &one)) continue;
        const bool below = has_value_below(page, i, &one);
        if (below) {
            drop(page, line, CHROME_PARTICULARS);
            line = &page->lines[++i];
        }
        lift(page, line, &one, below ? dnm_shape_text(line->text, &line->shape) : one.value, &dated);
    }
}

/* A form, the parties of a contract and the minutes of a meeting have labels, too: most of those of an office
 * are known, and one is nobody else's. */
static void clean_record(chrome_page *page)
{
    enum { ABOVE = 8, LABELS = 4, KNOWN = 3 };
    label one;
    for (uint32_t i = 0; i < page->count && i < ABOVE; i++) {
        if (!read_label(page, &page->lines[i], &one)) continue;
        const record r = read_record(page, i);
        if (r.labels >= LABELS && r.known >= KNOWN && r.sure && r.known * 2 >= r.labels &&
            r.end < page->count)
            take_record(page, &r);
        return;
    }
}

/* ---- a shop for documents ---- */

typedef enum box_role {
    BOX_TEXT,
    BOX_UNKNOWN,
    BOX_SLIGHT, /* a site's among others that are */
    BOX_SITES
} box_role;

enum { MOST_BOX = 44 };

typedef struct shop {
    box_role roles[MOST_BOX];
    uint32_t end; /* behind the last line that is the site's */
    unsigned sites, files, unknown;
} shop;

static bool greets(const chrome_line *l)
{
    enum { LONGEST = 40 };
    static const char *const words[] = {"欢迎来到", "欢迎光临", "您好", "你好"};
    if (l->shape.chars > LONGEST) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (dnm_has_at(l->text, l->shape.start, words[i])) return true;
    return false;
}

static bool is_running(const chrome_line *l)
{
    return ((l->shape.stops && l->shape.chars >= BODY_CHARS) || l->shape.chars > 3 * BODY_CHARS) &&
           !greets(l);
}

/* "2、…下载后…": what a site says of its files to those who take them; *complains: and to whom they may
 * complain. */
static bool is_note(const chrome_page *page, const chrome_line *l, bool *complains)
{
    static const cue_group beside[] = {CUE_SELF,    CUE_OFFER,  CUE_READER,  CUE_RIGHTS, CUE_LIABLE,
                                       CUE_CONTACT, CUE_FORMAT, CUE_PREVIEW, CUE_WISH,   CUE_TEXT};
    reading r;
    if (l->shape.chars > LONGEST_NOTE) return false;
    reading_begin(&r, page, l);
    if (!cue_prepare(page->cues, l->text, &r.ready)) return false;
    cue_read(&r.ready, &r.cues);
    *complains =
        cue_has(&r.cues, CUE_RIGHTS) && cue_has(&r.cues, CUE_CONTACT) && cue_has(&r.cues, CUE_READER);
    return cue_has(&r.cues, CUE_FILE) && (groups_among(&r, beside, sizeof beside / sizeof *beside) ||
                                          r.cues.different[CUE_FILE] >= 2 || dnm_cp_is_digit(l->shape.first));
}

/* "账号：", and the name of a shelf: "• 散文>". */
static bool is_field_or_shelf(const chrome_line *l)
{
    const dnm_shape *s = &l->shape;
    if (s->chars > LONGEST_KEY + 1 || s->stops) return false;
    return s->last == ':' || s->last == 0xFF1A || s->last == '>' || s->last == 0xBB || s->last == 0x203A;
}

static box_role role_of(const chrome_page *page, const chrome_line *l, shop *s)
{
    bool complains;
    if (is_running(l)) return s->files && is_note(page, l, &complains) ? BOX_SLIGHT : BOX_TEXT;
    if (is_field_or_shelf(l) || greets(l)) return BOX_SLIGHT;
    const chrome_verdict verdict = chrome_judge(page, l);
    if (verdict.kind == CHROME_RELATED || verdict.end) return BOX_UNKNOWN;
    s->files += verdict.kind == CHROME_DOWNLOAD || (verdict.kind == CHROME_PARTICULARS && verdict.sure);
    if (verdict.kind != CHROME_NONE) return verdict.sure ? BOX_SITES : BOX_SLIGHT;
    return s->files && is_note(page, l, &complains) ? BOX_SLIGHT : BOX_UNKNOWN;
}

static void read_shop(const chrome_page *page, shop *s)
{
    enum { APART = 3 };
    unsigned unknown = 0;
    for (uint32_t i = 0; i < page->count && i < MOST_BOX && unknown <= APART; i++) {
        const chrome_line *l = &page->lines[i];
        s->roles[i] = l->shape.chars ? role_of(page, l, s) : BOX_SLIGHT;
        if (s->roles[i] == BOX_TEXT) break;
        unknown = s->roles[i] == BOX_UNKNOWN ? unknown + 1 : 0;
        if (unknown) continue;
        s->sites += s->roles[i] == BOX_SITES;
        s->end = i + 1;
    }
    for (uint32_t i = 0; i < s->end; i++) s->unknown += s->roles[i] == BOX_UNKNOWN;
}

static bool names_file(const chrome_line *l)
{
    static const char *const formats[] = {".doc",  ".docx", ".ppt", ".pptx", ".pdf", ".xls",
                                          ".xlsx", ".txt",  ".wps", ".rtf",  NULL};
    return l->shape.chars >= CHROME_SHORTEST_TITLE &&
           dnm_ends_with_any(dnm_shape_text(l->text, &l->shape), formats);
}

static bool says_same(const chrome_page *page, uint32_t i, uint32_t k)
{
    const chrome_line *a = &page->lines[i], *b = &page->lines[k];
    return dnm_str_eq(dnm_shape_text(a->text, &a->shape), dnm_shape_text(b->text, &b->shape));
}

/* The line that names the text, above the box or in it: a file, or what the last line of the box or the next
 * one says again. */
static uint32_t find_name(const chrome_page *page, const shop *s)
{
    enum { SHORTEST = 5 };
    for (uint32_t i = 0; i < s->end + 1 && i < page->count; i++)
        if (names_file(&page->lines[i])) return i;
    for (uint32_t i = 0; i + 1 < s->end; i++) {
        const chrome_line *l = &page->lines[i];
        if (s->roles[i] == BOX_SITES || l->shape.chars < SHORTEST || !chrome_is_title_like(l)) continue;
        if ((i + 1 < s->end && says_same(page, i, s->end - 1)) || says_same(page, i, s->end)) return i;
    }
    return page->count;
}

/* Few texts have so many lines before their first sentence. */
static bool begins_with_short_lines(const chrome_page *page)
{
    enum { LEAST = 10 };
    uint32_t i = 0;
    while (i < page->count && i < LEAST && !is_running(&page->lines[i])) i++;
    return i == LEAST;
}

static void clean_shop(chrome_page *page)
{
    enum { SITES = 3, FILES = 2, KNOWN = 8 };
    shop s = {.end = 0};
    if (!begins_with_short_lines(page)) return;
    read_shop(page, &s);
    if (s.sites < SITES || s.files < FILES || s.unknown * 3 > s.end || s.end - s.unknown < KNOWN ||
        s.end >= page->count)
        return;
    const uint32_t name = find_name(page, &s);
    if (name == page->count) return;
    if (s.end < page->count && says_same(page, name, s.end) && s.end != name) s.end++;
    for (uint32_t i = 0; i < s.end; i++)
        if (i != name) drop(page, &page->lines[i], CHROME_DOWNLOAD);
}

void chrome_clean_boxes(chrome_page *page)
{
    clean_record(page);
    clean_shop(page);
}

/* ---- notes below a button ---- */

/* A button to take the text away, or what is going already. */
static bool is_button(const chrome_page *page, const chrome_line *l)
{
    return l->taken || (!l->shape.stops && l->block != page->title_block &&
                        chrome_judge(page, l).kind == CHROME_DOWNLOAD);
}

void chrome_take_notes(chrome_page *page, uint32_t i)
{
    enum { LEAST = 2, MOST = 8 };
    uint32_t end = i;
    bool judged = false;
    bool complains = false;
    if (!i || page->title_files || page->about_files) return;
    for (; end < page->count && end - i < MOST; end++) {
        const chrome_line *l = &page->lines[end];
        if (!dnm_cp_is_digit(l->shape.first) || !is_note(page, l, &complains)) break;
        judged = judged || complains || chrome_judge(page, l).kind == CHROME_NOTICE;
    }
    if (!judged || end - i < LEAST || end >= page->count || !is_button(page, &page->lines[i - 1])) return;
    for (; i < end; i++) drop(page, &page->lines[i], CHROME_NOTICE);
}
