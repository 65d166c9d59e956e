/* abroad.c -- what sites in European languages say beside a text: that they use cookies, that one may
 * subscribe to their letters, whose the page is, and who wrote the text and when.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/chrome/reading.h"

#include "core/text/date.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { LONGEST_CONSENT = 400, LONGEST_OFFER = 200, LONGEST_IMPRINT = 120, LONGEST_BYLINE = 100 };

/* "© 2016 The Green Hill Gazette": the sign first, then a year. */
static bool begins_with_claim(const reading *r)
{
    static const char *const signs[] = {"\xC2\xA9", "(c)", "copyright"};
    const dnm_str t = {r->ready.p, r->ready.n};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (dnm_has_at(t, r->line->shape.start, signs[i]))
            return r->line->shape.digits >= 4 || (r->line->shape.han >= 8 && cue_has(&r->cues, CUE_OFFER));
    return false;
}

/* Whose the page is. */
static chrome_verdict judge_claim(const reading *r)
{
    const cue_count *c = &r->cues;
    const dnm_shape *s = &r->line->shape;
    chrome_verdict verdict = {.kind = CHROME_NOTICE, .sure = cue_has(c, CUE_RIGHTS), .whole = true};
    if (s->chars > LONGEST_IMPRINT || s->first == '#' || s->first == '*' ||
        s->first == '/') /* of a program */
        return chrome_is_none();
    if (begins_with_claim(r)) return verdict;
    if (s->han || s->digits < 4 || !cue_has(c, CUE_SELF)) return chrome_is_none();
    return verdict.sure ? verdict : chrome_is_none();
}

/* "Warning: include(top.inc): failed to open stream in …": the server could not make the page. */
static bool is_of_server(const reading *r)
{
    static const char *const levels[] = {"warning: ", "fatal error: ", "parse error: ", "the template file "};
    static const char *const says[] = {"failed to open", " on line ", ".php", "not found", NULL};
    const dnm_str t = {r->ready.p, r->ready.n};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (dnm_has_at(t, r->line->shape.start, levels[i]))
            return !r->line->shape.han && dnm_has_any(t, says);
    return false;
}

chrome_verdict chrome_judge_abroad(const reading *r)
{
    const cue_count *c = &r->cues;
    const dnm_shape *s = &r->line->shape;
    const uint64_t about = r->page->title_groups;
    const int site = c->different[CUE_CONSENT] + c->different[CUE_VISITING];
    const bool cookies = cue_has(c, CUE_COOKIE) && site >= 2 && s->chars <= LONGEST_CONSENT;
    const bool letters = cue_has(c, CUE_LETTER) && cue_has(c, CUE_JOIN) && s->chars <= LONGEST_OFFER;
    const chrome_verdict claim = judge_claim(r);
    if (is_of_server(r) && r->page->lines[0].shape.han) return chrome_is(CHROME_NOTICE, true);
    if (claim.kind != CHROME_NONE || s->han) return claim;
    if (cookies && !(about >> CUE_COOKIE & 1)) return chrome_is(CHROME_NOTICE, true);
    if (letters && !(about >> CUE_LETTER & 1)) return chrome_is(CHROME_NOTICE, true);
    return chrome_is(cue_has(c, CUE_FORM) && s->chars <= LONGEST_IMPRINT ? CHROME_NOTICE : CHROME_NONE, true);
}

/* ---- by-lines ---- */

/* "Anna Hill" behind "By": words to the next mark, number or item. */
static dnm_str name_behind(const cue_line *line, dnm_str text, size_t at)
{
    static const char *const words[] = {"by ",  "posted by ", "written by ", "von ",
                                        "par ", "por ",       "автор: ",     "author: "};
    size_t from = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words && !from; i++)
        if (dnm_has_at((dnm_str){line->p, line->n}, at, words[i])) from = at + strlen(words[i]);
    size_t end = from;
    while (from && end < text.n && !strchr("|,-0123456789(", text.p[end]) &&
           (unsigned char)text.p[end] != 0xE2)
        end++;
    while (end > from && text.p[end - 1] == ' ') end--;
    return (dnm_str){text.p + from, end - from};
}

/* Reads the line without its dates: when it was written, and changed. */
static bool read_byline(const cue_line *line, const dnm_shape *s, cue_items *items, dnm_date *date,
                        size_t *at, size_t *n)
{
    enum { NAMES = 4 };
    if (s->han || s->chars > LONGEST_BYLINE || s->ends_sentence || line->n > 4 * LONGEST_BYLINE) return false;
    if (!dnm_date_find((dnm_str){line->p, line->n}, date, at, n)) return false;
    cue_line rest = *line;
    memset(rest.p + *at, ' ', *n);
    dnm_date changed;
    size_t again, bytes;
    if (dnm_date_find((dnm_str){rest.p, rest.n}, &changed, &again, &bytes))
        memset(rest.p + again, ' ', bytes);
    cue_read_items(&rest, s->start, s->end, items);
    const bool introduced = items->of[ITEM_NAME] > 0;
    return items->strange <= (introduced ? NAMES : 0) && !items->first_strange;
}

chrome_verdict chrome_judge_byline(const reading *r)
{
    cue_items items;
    dnm_date date;
    size_t at, n;
    if (!read_byline(&r->ready, &r->line->shape, &items, &date, &at, &n)) return chrome_is_none();
    const unsigned words = (unsigned)items.of[ITEM_LINE] + items.of[ITEM_NAME];
    if (words + date.has_time >= 2) return chrome_is(CHROME_PARTICULARS, true);
    return words || date.has_time ? chrome_is(CHROME_PARTICULARS, false) : chrome_is_none();
}

bool chrome_lift_byline(chrome_page *page, const chrome_line *line, const cue_line *ready, dnm_why why)
{
    cue_items items;
    dnm_date date;
    char iso[DNM_DATE_BYTES];
    size_t at, n;
    if (!read_byline(ready, &line->shape, &items, &date, &at, &n)) return false;
    const dnm_str name = name_behind(ready, line->text, line->shape.start);
    const size_t first = name.n ? (size_t)(name.p + name.n - line->text.p) : 0;
    const bool nobody = line->owner == CHROME_NOBODY;
    const bool creator =
        name.n && first <= at && !nobody && !dnm_doc_meta(page->doc, line->owner, "creator").p;
    const size_t cut = creator ? first : 0;
    if (creator)
        dnm_edit_lift(page->editor, why, line->block, 0, (uint32_t)cut, line->owner, "creator", name);
    if (nobody || dnm_doc_meta(page->doc, line->owner, "date").p)
        dnm_edit_cut(page->editor, why, line->block, (uint32_t)cut, (uint32_t)(line->text.n - cut));
    else
        dnm_edit_lift(page->editor, why, line->block, (uint32_t)cut, (uint32_t)(line->text.n - cut),
                      line->owner, "date", (dnm_str){iso, dnm_date_write(&date, iso)});
    return true;
}
