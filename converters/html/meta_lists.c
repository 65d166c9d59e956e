/* meta_lists.c -- what there may be several of: who wrote a page, and its keywords. Content systems fill the
 * author in with the site's name, an account, or all authors in one string.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/meta.h"
#include "converters/html/tokenizer.h"
#include "core/text/letters.h"
#include "core/text/people.h"
#include "core/text/prefix.h"

enum { LIST_MAX = 64, WORD_MAX = 120 /* bytes */ };

typedef struct list {
    dnm_str values[LIST_MAX];
    size_t n;
} list;

static void add(list *l, dnm_str value)
{
    for (size_t i = 0; i < l->n; i++)
        if (meta_same(l->values[i], value)) return;
    if (l->n < LIST_MAX) l->values[l->n++] = value;
}

static void emit(const meta *page, const list *l, const char *name)
{
    for (size_t i = 0; i < l->n; i++) dnm_build_document_meta(page->m->builder, name, l->values[i]);
}

/* ---- authors ---------------------------------------------------------------------------------- */

/* Programs that name themselves as the author of what they print. */
static bool is_program(dnm_str name)
{
    static const char *const programs[] = {"discuz", "phpwind", "phpbb", "vbulletin", "dedecms", "wordpress"};
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        if (dnm_begins_in_any_case(name, programs[i])) return true;
    return false;
}

/* Not in titles, where "bad news" is none. */
static bool names_paper(dnm_str name)
{
    static const char *const endings[] = {" news",     " newsroom", " newspaper",
                                          " magazine", " media",    " online"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (dnm_ends_in_any_case(name, endings[i])) return true;
    return false;
}

/* The site's own name, unless somebody's own site has the name of its author. */
static bool is_site(const meta *page, dnm_str name)
{
    if (page->person.n && meta_same(name, page->person)) return false;
    for (uint32_t i = 0; i < page->n; i++)
        if (page->values[i].key == META_PUBLISHER && meta_same(page->values[i].text, name)) return true;
    return meta_names_site(name) || names_paper(name);
}

/* "Riva" of "la Riva": one word that the site's name ends with. */
static bool ends_site(const meta *page, dnm_str name)
{
    if (memchr(name.p, ' ', name.n)) return false;
    for (uint32_t i = 0; i < page->n; i++) {
        const dnm_str site = page->values[i].text;
        if (page->values[i].key == META_PUBLISHER && site.n > name.n + 1 && dnm_str_ends(site, name) &&
            site.p[site.n - name.n - 1] == ' ')
            return true;
    }
    return false;
}

/* "Ada Fenn, The Kite" in "The Kite of York". */
static bool begins_site(const meta *page, dnm_str name)
{
    for (uint32_t i = 0; i < page->n; i++) {
        const dnm_str site = page->values[i].text;
        if (page->values[i].key == META_PUBLISHER && site.n > name.n && site.p[name.n] == ' ' &&
            memcmp(site.p, name.p, name.n) == 0)
            return true;
    }
    return false;
}

static void read_creators(const meta *page, dnm_str text, list *l)
{
    dnm_str names[DNM_PEOPLE];
    const size_t n = dnm_people_read(text, names);
    for (size_t i = 0; i < n; i++)
        if (!is_site(page, names[i]) && !ends_site(page, names[i]) && !is_program(names[i]) &&
            !(i && begins_site(page, names[i])))
            add(l, names[i]);
}

void meta_emit_creators(const meta *page)
{
    list *l = DNM_NEW(page->m->arena, list, 1);
    for (unsigned rank = META_FOR_MACHINES; l && rank <= META_LAST && !l->n; rank++)
        for (uint32_t i = 0; i < page->n; i++)
            if (page->values[i].key == META_CREATOR && page->values[i].rank == rank)
                read_creators(page, page->values[i].text, l);
    if (l) emit(page, l, "creator");
}

/* ---- keywords --------------------------------------------------------------------------------- */

static size_t mark_at(dnm_str s, size_t at)
{
    static const char *const marks[] = {",", ";", "|", "，", "、", "；", "｜", "\xE2\x80\x9A"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (dnm_has_at(s, at, marks[i])) return strlen(marks[i]);
    return 0;
}

/* Blanks separate keywords of Han where nothing else does. */
static size_t blank_at(dnm_str s, size_t at)
{
    size_t end = at;
    const uint32_t cp = dnm_utf8_next(s.p, s.n, &end);
    const bool between =
        at && dnm_cp_is_han(dnm_utf8_peek_back(s.p, at)) && dnm_cp_is_han(dnm_utf8_peek(s.p, s.n, end));
    return dnm_cp_is_space(cp) && between ? end - at : 0;
}

static void split(dnm_str s, size_t (*separator)(dnm_str, size_t), list *l)
{
    for (size_t begin = 0, at = 0; at <= s.n && l->n < LIST_MAX; at++) {
        const size_t n = at < s.n ? separator(s, at) : 1;
        if (!n) continue;
        const dnm_str word = dnm_without_space((dnm_str){s.p + begin, at - begin});
        if (word.n && word.n <= WORD_MAX) add(l, word);
        begin = at + n;
        at = begin - 1;
    }
}

void meta_emit_subjects(const meta *page)
{
    const meta_value *best = meta_best(page, META_SUBJECT);
    list *l = DNM_NEW(page->m->arena, list, 1);
    for (uint32_t i = 0; best && l && i < page->n; i++) {
        const meta_value *value = &page->values[i];
        bool marked = false;
        if (value->key != META_SUBJECT || value->rank != best->rank) continue;
        for (size_t at = 0; at < value->text.n && !marked; at++) marked = mark_at(value->text, at) > 0;
        split(value->text, marked ? mark_at : blank_at, l);
    }
    if (l) emit(page, l, "subject");
}
