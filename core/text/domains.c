/* domains.c -- the table is no list of all domains: it has those that sites in Chinese use, and leaves out
 * those that are mostly ends of files (".io", ".so", ".py"). Of the others some are, too ("main.cc",
 * "System.Net"): a domain alone convicts nobody.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/domains.h"
#include "core/text/letters.h"

static const char *const endings[] = {".com.cn", ".net.cn", ".org.cn",  ".com.tw", ".com.hk", ".com", ".net",
                                      ".org",    ".cn",     ".cc",      ".tw",     ".hk",     ".tv",  ".la",
                                      ".biz",    ".info",   ".mobi",    ".asia",   ".xyz",    ".top", ".vip",
                                      ".club",   ".site",   ".example", ".wang"};
enum { ENDINGS = sizeof endings / sizeof *endings };

size_t dnm_domain_at(dnm_str text, size_t at)
{
    if (at >= text.n || text.p[at] != '.') return 0;
    for (size_t i = 0; i < ENDINGS; i++) {
        const dnm_str ending = dnm_str_of(endings[i]);
        const size_t end = at + ending.n;
        if (!dnm_has_in_any_case_at(text, at, ending)) continue;
        if (end >= text.n || !dnm_ascii_is_alnum(text.p[end])) return ending.n;
    }
    return 0;
}

bool dnm_has_domain(dnm_str text)
{
    const char *end = dnm_str_end(text);
    for (const char *p = text.p; p < end && (p = memchr(p, '.', (size_t)(end - p))) != NULL; p++) {
        const size_t at = (size_t)(p - text.p);
        if (at && dnm_ascii_is_alnum(p[-1]) && dnm_domain_at(text, at)) return true;
    }
    return false;
}

bool dnm_ends_with_domain(dnm_str text)
{
    for (size_t at = text.n; at--;)
        if (text.p[at] == '.' || !dnm_ascii_is_letter(text.p[at])) return dnm_domain_at(text, at) != 0;
    return false;
}

bool dnm_domain_begins_with_both(char first, char second)
{
    for (size_t i = 0; i < ENDINGS; i++)
        if (endings[i][1] == first && endings[i][2] == second) return true;
    return false;
}

bool dnm_domain_begins_with(char c)
{
    for (size_t i = 0; i < ENDINGS; i++)
        if (endings[i][1] == c) return true;
    return false;
}
