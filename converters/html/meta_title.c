/* meta_title.c -- <title> mostly says more than the title: the site's name, its section, key words. Where it
 * may be cut is known from its punctuation; which part is the page's own, from what else the page says: a
 * heading or another statement that repeats a part, the site's name, its address. Without any of these, only
 * what is named as sites are is left out.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/meta.h"
#include "converters/html/tokenizer.h"
#include "core/text/domains.h"
#include "core/text/letters.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { CUTS = 24, SHARE = 3, SECTION_MAX = 8, SITE_MAX = 10, TITLE_MAX = 2048 };

/* A place between two parts: [at, end) separates them. */
typedef struct cut {
    size_t at, end;
    bool strong; /* more than a blank, or a mark that titles have as well */
} cut;

typedef struct cuts {
    dnm_str title;
    cut at[CUTS];
    size_t n;
} cuts;

/* ---- where a title may be cut ----------------------------------------------------------------- */

static bool is_blank(uint32_t cp)
{
    return cp == ' ' || cp == 0xA0 || cp == 0x3000;
}

static bool is_separator(uint32_t cp)
{
    static const uint32_t marks[] = {',',    '(',    0xFF0C, 0xFF08, 0x3010, '-',    '_',    '|',    '/',
                                     0xB7,   0xAB,   0xBB,   0x2013, 0x2014, 0x2022, 0x203A, 0x2039, 0x4E28,
                                     0xFF0D, 0xFF3F, 0xFF5C, 0x2502, ':',    0xFF1A, '~'};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == cp) return true;
    return false;
}

/* Separators are strong by themselves, others need blanks around or to be doubled. */
static bool is_strong(uint32_t cp)
{
    return cp == '_' || cp == '|' || cp == 0xFF5C || cp == 0xFF3F || cp == 0x4E28 || cp == 0x2502;
}

/* Marks that titles have inside as well: a cut there needs something that repeats the part. */
static bool is_weak(uint32_t cp)
{
    return cp == ':' || cp == 0xFF1A || cp == ',' || cp == '(' || cp == 0xFF0C || cp == 0xFF08 ||
           cp == 0x3010;
}

/* The separator at `at`, with blanks around: where it ends, 0 if there is none. Blanks alone separate
 * ideographs from others, not words. */
static size_t read_separator(dnm_str s, size_t at, bool *may_cut, bool *strong)
{
    size_t blanks = 0, marks = 0, end = at;
    bool sure = false, firm = false, between_blanks = false;
    while (end < s.n) {
        size_t next = end;
        const uint32_t cp = dnm_utf8_next(s.p, s.n, &next);
        if (!is_blank(cp) && !is_separator(cp)) break;
        blanks += is_blank(cp);
        marks += !is_blank(cp);
        sure = sure || is_strong(cp);
        firm = firm || (!is_blank(cp) && !is_weak(cp));
        between_blanks = is_blank(cp) && end > at;
        end = next;
    }
    if (!blanks && !marks) return 0;
    const uint32_t before = dnm_utf8_peek_back(s.p, at), after = dnm_utf8_peek(s.p, s.n, end);
    const bool ascii = before < 0x80 && after < 0x80, inside_word = ascii && !blanks && !sure;
    *strong = firm && (sure || between_blanks || marks > 1 || !inside_word);
    *may_cut = marks || !ascii;
    return end;
}

static void find_cuts(cuts *c, dnm_str title)
{
    *c = (cuts){.title = title};
    for (size_t at = 0; at < title.n && c->n < CUTS;) {
        bool may_cut = false, strong = false;
        const size_t end = read_separator(title, at, &may_cut, &strong);
        if (may_cut && at && end < title.n) c->at[c->n++] = (cut){at, end, strong};
        if (end)
            at = end;
        else
            dnm_utf8_next(title.p, title.n, &at);
    }
}

static dnm_str before_cut(const cuts *c, size_t i)
{
    return (dnm_str){c->title.p, c->at[i].at};
}

static dnm_str behind_cut(const cuts *c, size_t i)
{
    return (dnm_str){c->title.p + c->at[i].end, c->title.n - c->at[i].end};
}

/* ---- comparing -------------------------------------------------------------------------------- */

/* The next character that is no blank, in lower case; 0 at the end. */
static uint32_t next_letter(dnm_str s, size_t *at)
{
    while (*at < s.n) {
        const uint32_t cp = dnm_utf8_next(s.p, s.n, at);
        if (!dnm_cp_is_space(cp)) return dnm_cp_lower(cp);
    }
    return 0;
}

bool meta_same(dnm_str a, dnm_str b)
{
    size_t i = 0, j = 0;
    for (;;) {
        const uint32_t x = next_letter(a, &i), y = next_letter(b, &j);
        if (x != y) return false;
        if (!x) return true;
    }
}

/* Large enough a part of the title to be all of it. */
static bool is_large(const cuts *c, dnm_str part)
{
    return part.n * SHARE >= c->title.n;
}

/* ---- what the site is called ------------------------------------------------------------------ */

static dnm_str host_of(const meta *page)
{
    const meta_value *address = meta_best(page, META_IDENTIFIER);
    dnm_str s = address ? address->text : (dnm_str){NULL, 0};
    for (size_t i = 0; i + 2 < s.n; i++) {
        if (memcmp(s.p + i, "://", 3) != 0) continue;
        s.p += i + 3;
        s.n -= i + 3;
        const char *slash = memchr(s.p, '/', s.n);
        return (dnm_str){s.p, slash ? (size_t)(slash - s.p) : s.n};
    }
    return (dnm_str){NULL, 0};
}

/* Whether a name without its blanks stands in the site's address: "The Village Post", thevillagepost.example.
 */
static bool is_in_host(dnm_str name, dnm_str host)
{
    char letters[64];
    size_t n = 0;
    for (size_t i = 0; i < name.n; i++) {
        const char c = name.p[i];
        const char low = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        if (low == ' ' || low == '\'' || low == '.' || low == '-') continue;
        if (n == sizeof letters || (unsigned char)low >= 0x80) return false;
        letters[n++] = low;
    }
    for (size_t i = 0; n >= 4 && i + n <= host.n; i++)
        if (html_begins(host.p + i, dnm_str_end(host), (dnm_str){letters, n})) return true;
    return false;
}

static bool is_site_of_page(const meta *page, dnm_str name)
{
    for (uint32_t i = 0; i < page->n; i++)
        if (page->values[i].key == META_PUBLISHER && meta_same(page->values[i].text, name)) return true;
    return is_in_host(name, host_of(page));
}

/* Words that names of sites end with. */
bool meta_names_site(dnm_str name)
{
    static const char *const endings[] = {"网",   "網",   "网站", "網站", "频道",    "頻道", "论坛", "論壇",
                                          "社区", "社區", "门户", "門戶", "资讯",    "資訊", "博客", "部落格",
                                          "日报", "日報", "晚报", "晚報", "文库",    "文庫", "范文", "範文",
                                          "在线", "線上", "新闻", "新聞", "人民政府"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const size_t n = strlen(endings[i]);
        if (name.n >= n && memcmp(name.p + name.n - n, endings[i], n) == 0) return true;
    }
    return dnm_ends_with_domain(name);
}

/* ---- what repeats a part ---------------------------------------------------------------------- */

/* The part of the title that `text` is, from its beginning or up to its end. */
static dnm_str part_like(const cuts *c, dnm_str text)
{
    const dnm_str none = {NULL, 0};
    if (text.n < 4 || text.n > TITLE_MAX) return none;
    if (meta_same(c->title, text)) return c->title;
    for (size_t i = c->n; i-- > 0;)
        if (is_large(c, before_cut(c, i)) && meta_same(before_cut(c, i), text)) return before_cut(c, i);
    for (size_t i = 0; i < c->n; i++)
        if (c->at[i].strong && is_large(c, behind_cut(c, i)) && meta_same(behind_cut(c, i), text))
            return behind_cut(c, i);
    return none;
}

/* The same, unless that part is the site's name. */
static dnm_str own_part(const meta *page, const cuts *c, dnm_str text)
{
    const dnm_str part = part_like(c, text);
    const bool site = part.n < c->title.n && (is_site_of_page(page, part) || meta_names_site(part));
    return site ? (dnm_str){NULL, 0} : part;
}

static dnm_str like_heading(const meta *page, const cuts *c)
{
    dnm_str best = {NULL, 0};
    for (uint32_t i = 0; i < page->heading_n; i++) {
        const dnm_str part = own_part(page, c, page->headings[i]);
        if (part.n > best.n) best = part;
    }
    return best;
}

/* Another statement of the title is believed where it is shorter than <title>: many copy it whole. */
static dnm_str like_statement(const meta *page, const cuts *c)
{
    dnm_str best = {NULL, 0};
    for (uint32_t i = 0; i < page->n; i++) {
        if (page->values[i].key != META_TITLE) continue;
        const dnm_str part = own_part(page, c, page->values[i].text);
        if (part.n && part.n < c->title.n && (!best.n || part.n < best.n)) best = part;
    }
    return best;
}

/* What a heading and a statement both say, and <title> behind a blank: "site section title". */
static dnm_str said_twice(const meta *page, const cuts *c)
{
    for (uint32_t i = 0; i < page->n; i++) {
        const dnm_str text = page->values[i].text;
        bool headed = false;
        if (page->values[i].key != META_TITLE) continue;
        for (uint32_t h = 0; h < page->heading_n && !headed; h++) headed = meta_same(page->headings[h], text);
        for (size_t k = 0; headed && k < c->n; k++)
            if (is_large(c, behind_cut(c, k)) && meta_same(behind_cut(c, k), text)) return behind_cut(c, k);
    }
    return (dnm_str){NULL, 0};
}

/* Where in the title a text ends that it begins with; 0 if it does not. */
static size_t end_of_beginning(dnm_str title, dnm_str text)
{
    size_t i = 0, j = 0;
    for (;;) {
        const uint32_t y = next_letter(text, &j);
        if (!y) return i;
        if (next_letter(title, &i) != y) return 0;
    }
}

/* A letter that is not Han, next to which no word ends. */
static bool is_inside_word(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_LETTER | DNM_CP_DIGIT) && !dnm_cp_is_han(cp);
}

/* The title begins or ends with it, whatever stands between. */
static bool has_at_edge(dnm_str title, dnm_str text)
{
    const size_t end = end_of_beginning(title, text);
    if (end && (end == title.n || !is_inside_word(dnm_utf8_peek(title.p, title.n, end)))) return true;
    return text.n < title.n && memcmp(title.p + title.n - text.n, text.p, text.n) == 0 &&
           !is_inside_word(dnm_utf8_peek_back(title.p, title.n - text.n));
}

/* What a heading and a statement agree on, or one for machines says, with more before or behind it: "title
 * recipe", "[number] title". */
static dnm_str agreed(const meta *page, dnm_str title)
{
    enum { LEAST = 8 }; /* bytes */
    for (uint32_t i = 0; i < page->n; i++) {
        const dnm_str text = page->values[i].text;
        bool sure = page->values[i].rank == META_FOR_MACHINES;
        if (page->values[i].key != META_TITLE || text.n < LEAST || text.n > TITLE_MAX) continue;
        for (uint32_t h = 0; h < page->heading_n && !sure; h++) sure = meta_same(page->headings[h], text);
        if (sure && !is_site_of_page(page, text) && has_at_edge(title, text)) return text;
    }
    return (dnm_str){NULL, 0};
}

/* The only heading of the first level, however much the title says behind it; or what it says last. */
static dnm_str like_only_heading(const meta *page, const cuts *c)
{
    const dnm_str none = {NULL, 0};
    enum { LEAST = 4 }; /* characters */
    const dnm_str heading = page->first_heading;
    if (page->first_headings != 1 || dnm_utf8_count(heading.p, heading.n) < LEAST) return none;
    for (size_t i = 0; i < c->n; i++) {
        const dnm_str part = before_cut(c, i);
        const bool site = is_site_of_page(page, heading) || meta_names_site(heading);
        if (c->at[i].strong && meta_same(part, heading)) return site ? none : part;
        const dnm_str mark = {c->title.p + c->at[i].at, c->at[i].end - c->at[i].at};
        const bool marked = dnm_without_space(mark).n > 0; /* a blank alone separates words, too */
        if (marked && is_large(c, behind_cut(c, i)) && meta_same(behind_cut(c, i), heading))
            return site ? none : behind_cut(c, i);
    }
    return none;
}

static bool is_unread(const html_node *node)
{
    static const uint16_t tags[] = {HTML_TAG_A,        HTML_TAG_HEAD,   HTML_TAG_SCRIPT,   HTML_TAG_STYLE,
                                    HTML_TAG_TEXTAREA, HTML_TAG_SELECT, HTML_TAG_TEMPLATE, HTML_TAG_IFRAME};
    for (size_t i = 0; node->kind == HTML_ELEMENT && i < sizeof tags / sizeof *tags; i++)
        if (html_is(node, tags[i])) return true;
    return false;
}

/* Pages without headings have the title in some other element, alone and not linked. */
static dnm_str like_text(const meta *page, const cuts *c)
{
    const html_document *doc = page->m->doc;
    dnm_str best = {NULL, 0};
    for (uint32_t i = html_next(doc, 0, 0, true); i;) {
        const html_node *node = &doc->nodes[i];
        if (node->kind == HTML_TEXT && node->n <= TITLE_MAX && node->n * SHARE >= c->title.n) {
            const dnm_str text = html_text(node);
            const char *p = html_skip_space(text.p, dnm_str_end(text));
            const dnm_str part = own_part(page, c, (dnm_str){p, (size_t)(text.p + text.n - p)});
            if (part.n > best.n && part.n < c->title.n) best = part;
        }
        i = html_next(doc, i, 0, !is_unread(node));
    }
    return best;
}

/* ---- without anything that repeats a part ----------------------------------------------------- */

static bool is_section(dnm_str name)
{
    return dnm_utf8_count(name.p, name.n) <= SECTION_MAX;
}

/* Behind the site's name in front, and the short names of its sections behind that. */
static dnm_str behind_site(const meta *page, const cuts *c)
{
    if (!c->n || !is_site_of_page(page, before_cut(c, 0))) return c->title;
    dnm_str title = behind_cut(c, 0);
    for (size_t i = 1; i < c->n && c->at[i].strong; i++) {
        const size_t from = c->at[i - 1].end;
        const dnm_str part = {c->title.p + from, c->at[i].at - from}, rest = behind_cut(c, i);
        if (!is_section(part) || is_section(rest) || !is_large(c, rest)) break;
        title = rest;
    }
    return title;
}

/* Without the site's name, mostly at the end with the short names of its sections before it. */
static dnm_str without_site(const meta *page, const cuts *c)
{
    dnm_str title = c->title;
    for (size_t i = c->n; i-- > 0;) {
        if (!c->at[i].strong) continue;
        const dnm_str last = {c->title.p + c->at[i].end, title.n - c->at[i].end};
        const bool first_time = title.n == c->title.n;
        const bool site = is_site_of_page(page, last) || meta_names_site(last);
        if (!site && (first_time || !is_section(last))) break;
        if (!is_large(c, before_cut(c, i)) && !is_site_of_page(page, last)) break;
        title = before_cut(c, i);
    }
    return title.n == c->title.n ? behind_site(page, c) : title;
}

/* Sites that share documents call pages by the names of files. */
static dnm_str without_extension(dnm_str title)
{
    static const char *const extensions[] = {".docx", ".doc", ".pdf", ".pptx", ".ppt",
                                             ".xlsx", ".xls", ".wps", ".rtf",  ".txt"};
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        const dnm_str extension = dnm_str_of(extensions[i]);
        if (title.n <= extension.n) continue;
        const char *end = dnm_str_end(title);
        if (html_begins(end - extension.n, end, extension)) return (dnm_str){title.p, title.n - extension.n};
    }
    return title;
}

/* What editors put in before anybody has: Dreamweaver, FrontPage, Visual Studio, Emmet, in English and
 * Chinese. */
static bool is_placeholder(dnm_str title)
{
    static const char *const placeholders[] = {
        "Untitled Document", "Untitled Page", "Untitled", "New Page 1", "New Page", "Document", "无标题文档",
        "無標題文件",        "未命名文件",    "无标题页", "新建网页 1", "新網頁1",  "新网页 1"};
    for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++)
        if (meta_same(title, dnm_str_of(placeholders[i]))) return true;
    return false;
}

/* A title that is nothing but the site's name, or begins with what should stand between: the template had no
 * title to put in. */
static bool is_empty_of_title(const meta *page, dnm_str title)
{
    cuts c;
    const uint32_t first = dnm_utf8_peek(title.p, title.n, 0);
    if (!title.n || is_separator(first) || is_site_of_page(page, title) || is_placeholder(title)) return true;
    find_cuts(&c, title);
    const size_t n = dnm_utf8_count(title.p, title.n);
    const bool says_more = dnm_utf8_count(page->first_heading.p, page->first_heading.n) > n;
    return !c.n && n <= SITE_MAX && says_more && meta_names_site(title);
}

dnm_str meta_own_title(const meta *page)
{
    cuts c;
    const meta_value *stated = meta_best(page, META_TITLE);
    dnm_str title = page->title;
    if (stated && (!title.n || is_placeholder(title))) title = stated->text;
    if (title.n > TITLE_MAX) return title;
    if (page->first_headings == 1 && is_empty_of_title(page, title)) return page->first_heading;
    if (!title.n || is_placeholder(title)) return (dnm_str){NULL, 0};
    find_cuts(&c, title);
    if (!c.n) return without_extension(title);
    dnm_str own = like_heading(page, &c);
    if (!own.n) own = like_statement(page, &c);
    if (!own.n) own = said_twice(page, &c);
    if (!own.n) own = agreed(page, title);
    if (!own.n) own = like_only_heading(page, &c);
    if (!own.n) own = like_text(page, &c);
    return without_extension(own.n ? own : without_site(page, &c));
}
