/* codes.c -- the syntax of codes.h. Names are those of phpBB, Discuz!, PHPWind and Dvbbs, which most Chinese
 * forums run on.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/forum_markup/codes.h"

#include "core/text/letters.h"
#include "core/text/prefix.h"
#include "core/text/unicode.h"

typedef struct code_name {
    char name[12];
    uint8_t flags;
} code_name;

static const code_name names[] = {
    {"b", 0},
    {"i", 0},
    {"u", 0},
    {"s", 0},
    {"color", 0},
    {"size", 0},
    {"font", 0},
    {"align", 0},
    {"center", 0},
    {"left", 0},
    {"right", 0},
    {"url", 0},
    {"email", 0},
    {"quote", 0},
    {"list", 0},
    {"table", 0},
    {"tr", 0},
    {"td", 0},
    {"indent", 0},
    {"sub", 0},
    {"sup", 0},
    {"float", 0},
    {"backcolor", 0},
    {"p", 0},
    {"strike", 0},
    {"fly", 0},
    {"move", 0},
    {"glow", 0},
    {"shadow", 0},
    {"hide", 0},
    {"free", 0},
    {"post", 0},
    {"face", 0},
    {"h1", 0},
    {"h2", 0},
    {"h3", 0},
    {"img", CODES_OBJECT},
    {"attach", CODES_OBJECT},
    {"attachimg", CODES_OBJECT},
    {"flash", CODES_OBJECT},
    {"media", CODES_OBJECT},
    {"audio", CODES_OBJECT},
    {"video", CODES_OBJECT},
    {"em", CODES_OBJECT},
    {"emot", CODES_OBJECT},
    {"mp3", CODES_OBJECT},
    {"code", CODES_LITERAL},
    {"php", CODES_LITERAL},
};
_Static_assert(sizeof names / sizeof *names == CODES_NAMES, "as codes.h says");

static bool is_name_char(char c)
{
    return (c >= 'a' && c <= 'z') || dnm_cp_is_digit((unsigned char)c);
}

static bool find_name(const char *p, size_t n, uint8_t *name)
{
    for (unsigned i = 0; i < CODES_NAMES; i++) {
        if (strlen(names[i].name) != n) continue;
        size_t k = 0;
        while (k < n && dnm_ascii_lower(p[k]) == names[i].name[k]) k++;
        if (k < n) continue;
        *name = (uint8_t)i;
        return true;
    }
    return false;
}

bool codes_tag_at(dnm_str text, size_t at, codes_tag *tag)
{
    const size_t stop = text.n - at > CODES_TAG_MAX ? at + CODES_TAG_MAX : text.n;
    size_t end = at + 1;
    *tag = (codes_tag){.at = at};
    if (end >= stop || text.p[at] != '[') return false;
    tag->closing = text.p[end] == '/';
    end += tag->closing;
    const size_t start = end;
    while (end < stop && is_name_char(dnm_ascii_lower(text.p[end]))) end++;
    if (end >= stop || !find_name(text.p + start, end - start, &tag->name)) return false;
    tag->flags = names[tag->name].flags;
    if (text.p[end] == '=' && !tag->closing) {
        const size_t value = ++end;
        while (end < stop && text.p[end] != ']' && text.p[end] != '[' && text.p[end] != '\n') end++;
        tag->value = end > value;
    }
    if (end >= stop || text.p[end] != ']') return false;
    tag->end = end + 1;
    return true;
}

/* ---- smileys ---------------------------------------------------------------------------------- */

static size_t past_digits(dnm_str text, size_t at)
{
    while (at < text.n && dnm_cp_is_digit((unsigned char)text.p[at])) at++;
    return at;
}

/* "{:4_95:}", "{:soso_e113:}" */
static size_t braced_end(dnm_str text, size_t at)
{
    enum { LONGEST = 24 };
    size_t end = at + 2;
    const size_t stop = text.n - at > LONGEST ? at + LONGEST : text.n;
    bool joined = false;
    for (; end < stop && (is_name_char(text.p[end]) || text.p[end] == '_'); end++)
        joined |= text.p[end] == '_';
    return joined && dnm_cp_is_digit((unsigned char)text.p[end - 1]) && dnm_has_at(text, end, ":}") ? end + 2
                                                                                                    : 0;
}

size_t codes_smiley_end(dnm_str text, size_t at)
{
    static const char *const starts[] = {"[em:", "[em_", "[em", "[s:", "[e:", "[face:"};
    if (dnm_has_at(text, at, "{:")) return braced_end(text, at);
    if (text.p[at] != '[') return 0;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (!dnm_has_at(text, at, starts[i])) continue;
        const size_t digits = at + strlen(starts[i]);
        size_t end = past_digits(text, digits);
        if (end == digits || end - digits > 4) continue;
        if (dnm_has_at(text, end, ":")) end++;
        if (dnm_has_at(text, end, "]")) return end + 1;
    }
    return 0;
}

/* ---- who edited it ------------------------------------------------------------------------------ */

static bool begins_with_any(dnm_str text, size_t at, const char *const *list)
{
    for (; *list; list++)
        if (dnm_has_at(text, at, *list)) return true;
    return false;
}

bool codes_is_edited_line(dnm_str line)
{
    static const char *const begins[] = {"本帖最后由", "本帖最後由", "本贴最后由",     "本文最后由",
                                         "本主题由",   "本主題由",   "Last edited by", NULL};
    static const char *const ends[] = {"编辑", "編輯", "修改", "编辑 ]", "編輯 ]", "修改 ]", "操作", NULL};
    enum { LONGEST = 160, FEWEST_DIGITS = 6 };
    if (line.n > LONGEST) return false;
    size_t at = 0, digits = 0;
    while (at < line.n && (line.p[at] == '[' || line.p[at] == ' ')) at++;
    if (at == line.n || (line.p[at] != *begins[0] && line.p[at] != 'L')) return false;
    if (!begins_with_any(line, at, begins)) return false;
    for (size_t i = at; i < line.n; i++) digits += dnm_cp_is_digit((unsigned char)line.p[i]);
    if (digits < FEWEST_DIGITS) return false;
    if (dnm_has_at(line, at, "Last")) return true;
    while (line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\n')) line.n--;
    return dnm_ends_with_any(line, ends);
}
