/* person.c -- the names of those who write lead to their pages: whatever a forum calls the box of a name, the
 * address tells.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/main_content/person.h"
#include "core/text/letters.h"

#include <string.h>

/* By length and first letter all words of other paths are told in a look. */
enum { SHORTEST = 3, LONGEST = 11 };
static const dnm_str words[] = {
    {"member", 6},   {"members", 7},  {"memberlist", 10}, {"people", 6},       {"profile", 7},
    {"profiles", 8}, {"showuser", 8}, {"uid", 3},         {"user", 4},         {"userid", 6},
    {"userinfo", 8}, {"username", 8}, {"users", 5},       {"viewprofile", 11},
};

/* Of what somebody wrote. */
static const char *const writers[] = {"author",      "authors",      "autor",      "autores",  "autoren",
                                      "auteur",      "auteurs",      "autore",     "autori",   "byline",
                                      "contributor", "contributors", "columnist",  "reporter", "reporters",
                                      "signataires", "journalist",   "journalists"};

/* What stands behind the name of the host; people may have one each, but sites, too. */
static dnm_str path_of(dnm_str address)
{
    size_t at = 0;
    for (; at + 1 < address.n && !(address.p[at] == '/' && address.p[at + 1] == '/'); at++)
        if (address.p[at] == '?') return address;
    if (at + 1 >= address.n) return address;
    for (at += 2; at < address.n && address.p[at] != '/';) at++;
    return (dnm_str){address.p + at, address.n - at};
}

/* "/u/12", "?u=12", "/@who": a letter alone says nothing elsewhere. */
static bool is_short_form(dnm_str path, size_t at, size_t n)
{
    const char before = at ? path.p[at - 1] : '/', behind = at + n < path.n ? path.p[at + n] : ' ';
    if (n != 1 || (path.p[at] | 0x20) != 'u') return false;
    return before == '/' ? behind == '/' : behind == '=';
}

static bool is_word(dnm_str path, size_t at, size_t n)
{
    if (n < SHORTEST || n > LONGEST || !strchr("mpsuv", dnm_ascii_lower(path.p[at]))) return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (n == words[i].n && dnm_has_in_any_case_at(path, at, words[i])) return true;
    return false;
}

bool mc_is_person(dnm_str address)
{
    const dnm_str path = path_of(address);
    for (size_t at = 0; at < path.n; at++) {
        if (path.p[at] == '@' && at && path.p[at - 1] == '/') return true;
        if (!dnm_ascii_is_letter(path.p[at])) continue;
        size_t n = 1;
        while (at + n < path.n && dnm_ascii_is_letter(path.p[at + n])) n++;
        if (is_short_form(path, at, n) || is_word(path, at, n)) return true;
        at += n;
    }
    return false;
}

static bool names_writer(dnm_str word)
{
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
        if (dnm_is_in_any_case(word, writers[i])) return true;
    return false;
}

bool mc_is_writer(dnm_str address)
{
    const dnm_str path = path_of(address);
    if (mc_is_person(address)) return true;
    for (size_t at = 0; at < path.n; at++) {
        size_t n = 0;
        while (at + n < path.n && dnm_ascii_is_letter(path.p[at + n])) n++;
        if (n && names_writer((dnm_str){path.p + at, n})) return true;
        at += n;
    }
    return false;
}
