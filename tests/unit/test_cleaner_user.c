/* test_cleaner_user.c -- a person's own rules: how they are read, which of them apply, and what is found
 * where phrases overlap, against a slow search of its own.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "cleaners/user/rules.h"
#include "core/text/host.h"
#include "docnorm/docnorm.h"

/* ---- what lines mean ---- */

Test(cleaner_user, lines_are_read_with_their_escapes_and_sections)
{
    static const char text[] = "\xEF\xBB\xBF# a comment\r\n\r\n"
                               "  drop  a b \t\r\n"
                               "replace \\s\\t\\n\\\\\\=> => \\u{3000}\\u{4e00}\n"
                               "[ host A.example b.example ]\n"
                               "keep #x\n"
                               "[all]\n"
                               "flag x => why\n"
                               "flag y";
    static const struct {
        user_verb verb;
        const char *phrase, *with, *hosts;
        size_t line;
    } expected[] = {
        {USER_DROP, "a b", "", "", 3},
        {USER_REPLACE, " \t\n\\=>", "\xE3\x80\x80\xE4\xB8\x80", "", 4},
        {USER_KEEP, "#x", "", "A.example b.example", 6},
        {USER_FLAG, "x", "why", "", 8},
        {USER_FLAG, "y", "", "", 9},
    };
    user_reader reader = {.text = text, .n = sizeof text - 1};
    user_rule rule;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        cr_assert(user_read(&reader, &rule), "rule %zu: %s", i, reader.why);
        cr_expect_eq(rule.verb, expected[i].verb);
        cr_expect(dnm_str_eq(rule.phrase, dnm_str_of(expected[i].phrase)), "phrase of rule %zu", i);
        cr_expect(dnm_str_eq(rule.with, dnm_str_of(expected[i].with)), "text of rule %zu", i);
        cr_expect(dnm_str_eq(rule.hosts, dnm_str_of(expected[i].hosts)), "hosts of rule %zu", i);
        cr_expect_eq(reader.line, expected[i].line);
    }
    cr_expect_not(user_read(&reader, &rule));
    cr_expect_null(reader.why);
    user_reader_free(&reader);
}

Test(cleaner_user, bad_lines_are_refused_when_they_are_set)
{
    static const struct {
        const char *rules, *line;
    } bad[] = {
        {"nope x", "line 1: "},         {"drop a\n\ndrop", "line 3: "},
        {"replace a", "line 1: "},      {"replace a =>", "line 1: "},
        {"drop a\\q", "line 1: "},      {"drop a\\", "line 1: "},
        {"drop a => b", "line 1: "},    {"drop \\u{110000}", "line 1: "},
        {"drop \\u{d800}", "line 1: "}, {"drop \\u{}", "line 1: "},
        {"drop \\u{41", "line 1: "},    {"drop \\u{000000041}", "line 1: "},
        {"[host]", "line 1: "},         {"[host http://a.b/]", "line 1: "},
        {"[all", "line 1: "},           {"[", "line 1: "},
        {"drop \xFF", "line 1: "},      {"drop a\ndrop \\u{0}", "line 2: "},
    };
    dnm_ctx *ctx = NULL;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        cr_expect_eq(dnm_ctx_set(ctx, "user.rules", bad[i].rules), DNM_USAGE, "%s", bad[i].rules);
        const dnm_message *error = dnm_ctx_error(ctx);
        cr_assert(error && strncmp(error->text, bad[i].line, strlen(bad[i].line)) == 0, "%s", bad[i].rules);
        cr_expect_str_eq(error->id, "user.rules");
    }
    cr_expect_eq(dnm_ctx_set(ctx, "user.rules", ""), DNM_OK);
    cr_expect_eq(dnm_ctx_set(ctx, "user.host", "a.example"), DNM_OK);
    dnm_ctx_free(ctx);
}

Test(cleaner_user, hosts)
{
    static const struct {
        const char *address, *host;
    } addresses[] = {
        {"https://www.example.org/a?b=//c", "www.example.org"},
        {"http://me@example.org:80", "example.org"},
        {"//example.org/a", ""},
        {"doi:10.1000/1", ""},
        {"x://", ""},
        {"", ""},
        {"http://example.org?x@y", "example.org"},
    };
    static const struct {
        const char *host, *hosts;
        bool among;
    } members[] = {
        {"example.org", "example.org", true},     {"WWW.Example.org", "example.ORG", true},
        {"badexample.org", "example.org", false}, {"example.org", "www.example.org", false},
        {"b.net", "a.net  b.net", true},          {"", "example.org", false},
    };
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        cr_expect(dnm_str_eq(dnm_host_of(dnm_str_of(addresses[i].address)), dnm_str_of(addresses[i].host)),
                  "%s", addresses[i].address);
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        cr_expect_eq(user_host_is_among(dnm_str_of(members[i].host), dnm_str_of(members[i].hosts)),
                     members[i].among, "%s among %s", members[i].host, members[i].hosts);
}

/* ---- what is found ---- */

static uint32_t seed = 1;

static uint32_t below(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)(seed >> 1) * n) >> 31);
}

static void random_word(char *word, size_t n)
{
    for (size_t i = 0; i < n; i++) word[i] = (char)('a' + below(3));
}

/* The longest rule that begins the text, of equal ones the last. */
static const user_rule *longest_at(const user_rule *rules, uint32_t n, dnm_str text)
{
    const user_rule *best = NULL;
    for (uint32_t i = 0; i < n; i++) {
        dnm_str phrase = rules[i].phrase;
        bool begins = phrase.n <= text.n && memcmp(phrase.p, text.p, phrase.n) == 0;
        if (begins && (!best || phrase.n >= best->phrase.n)) best = &rules[i];
    }
    return best;
}

Test(cleaner_user, of_overlapping_phrases_the_first_and_longest_is_found)
{
    enum { RULES = 12, LONGEST = 6, TEXT = 60 };
    for (int round = 0; round < 2000; round++) {
        char words[RULES][LONGEST], text[TEXT];
        user_rule rules[RULES];
        uint32_t n = 1 + below(RULES);
        for (uint32_t i = 0; i < n; i++) {
            size_t length = 1 + below(LONGEST);
            random_word(words[i], length);
            rules[i] = (user_rule){.phrase = {words[i], length}};
        }
        random_word(text, TEXT);
        dnm_arena arena;
        dnm_arena_init(&arena, 1 << 20);
        const user_matcher *matcher = user_matcher_new(&arena, rules, n);
        user_matches matches = {0};
        cr_assert_not_null(matcher);
        user_match_all(matcher, &arena, (dnm_str){text, TEXT}, &matches);
        uint32_t next = matches.n;
        for (uint32_t at = 0; at < TEXT;) {
            const user_rule *rule = longest_at(rules, n, (dnm_str){text + at, TEXT - at});
            if (rule) {
                cr_assert(next-- > 0, "round %d: nothing found at %u", round, at);
                cr_assert(matches.p[next].at == at && matches.p[next].rule == rule, "round %d at %u", round,
                          at);
            }
            at += rule ? (uint32_t)rule->phrase.n : 1;
        }
        cr_assert_eq(next, 0, "round %d: found too much", round);
        dnm_arena_free(&arena);
    }
}

/* Phrases that are all beginnings and ends of each other, in a text of nothing else: quadratic for a search
 * that looks twice. */
Test(cleaner_user, many_overlapping_phrases_cost_one_look_at_the_text, .timeout = 20)
{
    enum { RULES = 2000, TEXT = 4000000 };
    char *text = malloc(TEXT);
    user_rule *rules = calloc(RULES, sizeof *rules);
    memset(text, 'a', TEXT);
    for (uint32_t i = 0; i < RULES; i++) rules[i].phrase = (dnm_str){text, i + 1};
    text[TEXT / 2] = 'b';
    dnm_arena arena;
    dnm_arena_init(&arena, (size_t)1 << 30);
    const user_matcher *matcher = user_matcher_new(&arena, rules, RULES);
    user_matches matches = {0};
    cr_assert_not_null(matcher);
    user_match_all(matcher, &arena, (dnm_str){text, TEXT}, &matches);
    cr_expect_not(matches.failed);
    cr_expect_eq(matches.n, TEXT / RULES);
    dnm_arena_free(&arena);
    free(rules);
    free(text);
}

/* ---- the whole way ---- */

static char *cleaned(const char *rules, const char *profile, const char *only, const char *text)
{
    dnm_ctx *ctx = NULL;
    dnm_doc *doc = NULL;
    dnm_input input;
    char *out = NULL;
    size_t n = 0;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    cr_assert_eq(dnm_ctx_profile(ctx, profile), DNM_OK);
    if (only) cr_assert_eq(dnm_ctx_only(ctx, only), DNM_OK);
    cr_assert_eq(dnm_ctx_set(ctx, "user.rules", rules), DNM_OK);
    dnm_input_init(&input, strstr(text, "<html") ? "a.html" : "a.txt", text, strlen(text));
    cr_assert_eq(dnm_read(ctx, &input, NULL, &doc), DNM_OK);
    cr_assert_eq(dnm_clean(ctx, doc), DNM_OK);
    cr_assert_eq(dnm_write_bytes(ctx, doc, "txt", &out, &n), DNM_OK);
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
    out = realloc(out, n + 1);
    out[n] = '\0';
    return out;
}

Test(cleaner_user, rules_apply_by_host_profile_and_choice)
{
    static const char page[] = "<html><head><link rel=canonical href='https://news.example.org/1'></head>"
                               "<body><p>河堤上的柳树，站在水边已经三十年了（书山网）。</p></body></html>";
    static const struct {
        const char *rules, *profile, *only, *text, *holds, *lacks;
    } cases[] = {
        {"drop （书山网）", "faithful", NULL, page, "三十年了。", "书山网"},
        {"[host example.org]\ndrop （书山网）", "clean", NULL, page, "三十年了。", "书山网"},
        {"[host example.net]\ndrop （书山网）", "clean", NULL, page, "三十年了（书山网）。", NULL},
        {"drop 书山网\n[host example.org]\nreplace 书山网 => 镇志", "clean", NULL, page, "（镇志）", NULL},
        {"drop 书山网", "clean", "spaces", page, "书山网", NULL},
        {"drop 书山网", "clean", "user", page, "（）", NULL},
        {"keep \\s甲\\s", "clean", NULL, "  甲  乙  \n", " 甲 ", "乙 "},
        {"keep a\\t\\tb", "clean", NULL, "x a\t\tb y\n", "a\t\tb", NULL},
        {"drop 第二行", "clean", NULL, "第一行。\n第二行\n第三行。\n", "第一行。\n第三行。", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = cleaned(cases[i].rules, cases[i].profile, cases[i].only, cases[i].text);
        cr_expect(strstr(text, cases[i].holds), "case %zu: %s", i, text);
        cr_expect(!cases[i].lacks || !strstr(text, cases[i].lacks), "case %zu: %s", i, text);
        free(text);
    }
}
