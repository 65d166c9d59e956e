/* html_tokenizer.c -- runs html5lib's tokenizer tests. Usage: html_tokenizer FOLDER. Tokens must be the
 * expected ones in every initial state; lists of parse errors are not compared.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/html/tokenizer.h"
#include "core/base/buf.h"

#include <dirent.h>
#include <jansson.h>
#include <stdio.h>

enum { SKIPPED = 77, CEILING = 1 << 26 };

typedef struct totals {
    int run, passed;
} totals;

/* ---- doubly escaped tests: \uHHHH in every string --------------------------------------------- */

static uint32_t hex4(const char *p)
{
    char digits[5] = {p[0], p[1], p[2], p[3], 0};
    return (uint32_t)strtoul(digits, NULL, 16);
}

/* A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD, in input and output alike. */
static void unescape(dnm_buf *out, const char *p, size_t n)
{
    for (const char *end = p + n; p < end;) {
        if (end - p < 6 || p[0] != '\\' || p[1] != 'u') {
            dnm_buf_add_char(out, *p++);
            continue;
        }
        uint32_t c = hex4(p + 2);
        p += 6;
        if (c >= 0xd800 && c < 0xdc00 && end - p >= 6 && p[0] == '\\' && p[1] == 'u') {
            c = 0x10000 + ((c - 0xd800) << 10) + (hex4(p + 2) - 0xdc00);
            p += 6;
        }
        dnm_buf_add_code_point(out, c);
    }
}

static void add_string(dnm_buf *out, const json_t *value, bool escaped)
{
    const char *p = json_string_value(value);
    size_t n = json_string_length(value);
    if (!p)
        dnm_buf_add_str(out, "(null)");
    else if (escaped)
        unescape(out, p, n);
    else
        dnm_buf_add(out, p, n);
    dnm_buf_add_char(out, '\n');
}

/* ---- tokens as lines, expected and got -------------------------------------------------------- */

static void add_expected_attrs(dnm_buf *out, json_t *attrs, bool escaped)
{
    const char *name;
    json_t *value;
    json_object_foreach(attrs, name, value)
    {
        dnm_buf_add_str(out, " @");
        if (escaped)
            unescape(out, name, strlen(name));
        else
            dnm_buf_add_str(out, name);
        dnm_buf_add_char(out, '=');
        add_string(out, value, escaped);
    }
}

static void add_expected(dnm_buf *out, const json_t *token, bool escaped)
{
    const char *kind = json_string_value(json_array_get(token, 0));
    dnm_buf_printf(out, "%s ", kind);
    add_string(out, json_array_get(token, 1), escaped);
    if (strcmp(kind, "StartTag") == 0) {
        add_expected_attrs(out, json_array_get(token, 2), escaped);
        if (json_is_true(json_array_get(token, 3))) dnm_buf_add_str(out, " /\n");
    }
    if (strcmp(kind, "DOCTYPE") != 0) return;
    add_string(out, json_array_get(token, 2), escaped);
    add_string(out, json_array_get(token, 3), escaped);
    dnm_buf_add_str(out, json_is_true(json_array_get(token, 4)) ? "sound\n" : "quirks\n");
}

static void add_line(dnm_buf *out, dnm_str s)
{
    if (s.p)
        dnm_buf_add(out, s.p, s.n);
    else
        dnm_buf_add_str(out, "(null)");
    dnm_buf_add_char(out, '\n');
}

/* Neighbouring texts are one: `in_text` says that the last line may go on. */
static void add_got(dnm_buf *out, const html_tokenizer *tk, const html_token *token, bool *in_text)
{
    static const char *const kinds[] = {"Character ", "StartTag ", "EndTag ", "Comment ", "DOCTYPE "};
    if (token->kind == HTML_TOKEN_TEXT && *in_text)
        out->n--;
    else
        dnm_buf_add_str(out, kinds[token->kind]);
    *in_text = token->kind == HTML_TOKEN_TEXT;
    add_line(out, token->kind == HTML_TOKEN_DOCTYPE ? token->doctype.name : token->text);
    if (token->kind == HTML_TOKEN_START) {
        for (uint32_t i = 0; i < token->attr_count; i++) {
            const html_attr *attr = &tk->attrs[token->attr + i];
            dnm_buf_add_str(out, " @");
            dnm_buf_add(out, attr->name, attr->name_n);
            dnm_buf_add_char(out, '=');
            add_line(out, (dnm_str){attr->value, attr->value_n});
        }
        if (token->self_closing) dnm_buf_add_str(out, " /\n");
    }
    if (token->kind != HTML_TOKEN_DOCTYPE) return;
    add_line(out, token->doctype.public_id);
    add_line(out, token->doctype.system_id);
    dnm_buf_add_str(out, token->quirks ? "quirks\n" : "sound\n");
}

/* ---- running ---------------------------------------------------------------------------------- */

static html_text_state state_of(const char *name)
{
    static const struct {
        const char *name;
        html_text_state state;
    } states[] = {{"Data state", HTML_DATA},          {"PLAINTEXT state", HTML_PLAINTEXT},
                  {"RCDATA state", HTML_RCDATA},      {"RAWTEXT state", HTML_RAWTEXT},
                  {"Script data state", HTML_SCRIPT}, {"CDATA section state", HTML_CDATA}};
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        if (name && strcmp(states[i].name, name) == 0) return states[i].state;
    }
    return HTML_DATA;
}

static void tokenize(dnm_buf *out, dnm_str input, const char *state, const char *last_start)
{
    dnm_arena arena;
    html_tokenizer tk;
    html_token token;
    bool in_text = false;
    dnm_arena_init(&arena, CEILING);
    html_tokenizer_init(&tk, input, &arena);
    tk.state = state_of(state);
    tk.last_start = dnm_str_of(last_start);
    memset(&token, 0, sizeof token);
    for (html_token_next(&tk, &token); token.kind != HTML_TOKEN_EOF; html_token_next(&tk, &token)) {
        add_got(out, &tk, &token, &in_text);
    }
    dnm_arena_free(&arena);
}

static void run(json_t *test, const char *state, totals *sum)
{
    bool escaped = json_is_true(json_object_get(test, "doubleEscaped"));
    json_t *input = json_object_get(test, "input"), *token;
    dnm_buf text, expected, got;
    dnm_buf_init(&text, CEILING);
    dnm_buf_init(&expected, CEILING);
    dnm_buf_init(&got, CEILING);
    add_string(&text, input, escaped);
    size_t i;
    json_array_foreach(json_object_get(test, "output"), i, token) add_expected(&expected, token, escaped);
    tokenize(&got, (dnm_str){text.p, text.n - 1}, state,
             json_string_value(json_object_get(test, "lastStartTag")));
    bool same = dnm_str_eq(dnm_buf_str(&expected), dnm_buf_str(&got));
    sum->run++;
    sum->passed += same;
    if (!same) {
        printf("differs: %s (%s)\n  input: %s  expected:\n%s  got:\n%s",
               json_string_value(json_object_get(test, "description")), state, text.p,
               expected.p ? expected.p : "", got.p ? got.p : "");
    }
    dnm_buf_free(&text);
    dnm_buf_free(&expected);
    dnm_buf_free(&got);
}

static void run_file(const char *path, totals *sum)
{
    json_error_t error;
    json_t *file = json_load_file(path, JSON_ALLOW_NUL, &error), *test, *state;
    size_t i, j;
    if (!file) printf("%s: %s\n", path, error.text);
    sum->run += !file;
    json_array_foreach(json_object_get(file, "tests"), i, test)
    {
        json_t *states = json_object_get(test, "initialStates");
        if (!states) run(test, "Data state", sum);
        json_array_foreach(states, j, state) run(test, json_string_value(state), sum);
    }
    json_decref(file);
}

int main(int argc, char **argv)
{
    DIR *folder = argc == 2 ? opendir(argv[1]) : NULL;
    if (!folder) {
        printf("skipped: no folder of tests at %s\n", argc > 1 ? argv[1] : "?");
        return SKIPPED;
    }
    totals sum = {0, 0};
    for (struct dirent *entry; (entry = readdir(folder));) {
        char path[4096];
        if (!strstr(entry->d_name, ".test")) continue;
        snprintf(path, sizeof path, "%s/%s", argv[1], entry->d_name);
        run_file(path, &sum);
    }
    closedir(folder);
    printf("html tokenizer: %d of %d tests pass (tokens; xmlViolationTests ask for XML's rules and are left "
           "out)\n",
           sum.passed, sum.run);
    return sum.passed == sum.run && sum.run > 0 ? 0 : 1;
}
