/* code.c -- signs of programs and data in a line, each worth a point or two; prose has none of them, or one
 * by accident.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/code.h"

#include "core/text/letters.h"
#include "core/text/prefix.h"

#include <string.h>

enum {
    ENOUGH = 2,
    LONGEST = 400, /* bytes: longer ones are prose, or nobody reads them */
    KEY = 40       /* no key of a setting has so many */
};

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (unsigned char)c >= 0x80;
}

/* No two of these words can begin at one place. */
static const char *const operator_words[] = {"==", "!=",  "->",  "=>",  "&&", "||",  "::",   "();", ") {",
                                             "+=", "\\n", " = ", "(\"", "('", "  #", " // ", "</",  "/*"};

/* First and second characters of operators; and what the other signs of code have at least one of. */
enum { OPERATORS = sizeof operator_words / sizeof *operator_words, FIRST = 1, SECOND = 2, SIGN = 4 };
static const uint8_t of_code[256] = {
    ['='] = FIRST | SECOND | SIGN,
    ['!'] = FIRST | SIGN,
    ['-'] = FIRST | SIGN,
    ['&'] = FIRST | SECOND | SIGN,
    ['|'] = FIRST | SECOND | SIGN,
    [':'] = FIRST | SECOND | SIGN,
    ['('] = FIRST | SIGN,
    [')'] = FIRST | SECOND | SIGN,
    ['+'] = FIRST | SIGN,
    ['\\'] = FIRST | SIGN,
    [' '] = FIRST | SECOND,
    ['<'] = FIRST | SIGN,
    ['/'] = FIRST | SECOND | SIGN,
    ['>'] = SECOND | SIGN,
    ['n'] = SECOND,
    ['"'] = SECOND | SIGN,
    ['\''] = SECOND | SIGN,
    ['*'] = SECOND | SIGN,
    ['#'] = SIGN,
    ['$'] = SIGN,
    [';'] = SIGN,
    [','] = SIGN,
    ['{'] = SIGN,
    ['}'] = SIGN,
    ['['] = SIGN,
};

/* Where a line has none of them, only its first word can tell. */
static bool has_signs(dnm_str t)
{
    for (size_t i = 0; i < t.n; i++)
        if (of_code[(unsigned char)t.p[i]] & SIGN) return true;
    return false;
}

/* A bit for the operator that begins at p, 0 if none does. */
static uint32_t operator_at(const char *p, size_t n)
{
    for (uint32_t i = 0; i < OPERATORS; i++) {
        const char *word = operator_words[i];
        if (word[0] == p[0] && word[1] == p[1] && n >= strlen(word) && memcmp(p, word, strlen(word)) == 0)
            return UINT32_C(1) << i;
    }
    return 0;
}

/* Different ones, up to what is enough. */
static unsigned operators(dnm_str t)
{
    uint32_t found = 0;
    for (size_t i = 0; i + 1 < t.n; i++) {
        if (!(of_code[(unsigned char)t.p[i]] & FIRST) || !(of_code[(unsigned char)t.p[i + 1]] & SECOND))
            continue;
        found |= operator_at(t.p + i, t.n - i);
        if (found & (found - 1)) return ENOUGH;
    }
    return found != 0;
}

static bool begins_with_any(dnm_str t, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (words[i][0] != t.p[0]) continue;
        const size_t length = strlen(words[i]);
        if (t.n >= length && memcmp(t.p, words[i], length) == 0) return true;
    }
    return false;
}

/* "name(": prose sets a blank before a bracket. Not "crontab(5)". */
static unsigned calls(dnm_str t)
{
    const char *p = t.n ? memchr(t.p, '(', t.n) : NULL;
    if (!p || p == t.p || p + 1 == t.p + t.n) return 0;
    return is_word(p[-1]) && (unsigned char)p[-1] < 0x80 && !dnm_ascii_is_digit(p[1]);
}

/* "#  define", "# if": the preprocessor's lines, with blanks behind the mark or none. */
static bool is_directive(dnm_str t)
{
    static const char *const words[] = {"if",    "ifdef", "ifndef", "define", "include",
                                        "undef", "endif", "else",   "elif",   "error"};
    size_t at = 1, end;
    if (t.p[0] != '#') return false;
    while (at < t.n && dnm_code_is_blank(t.p[at])) at++;
    for (end = at; end < t.n && t.p[end] >= 'a' && t.p[end] <= 'z';) end++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (end - at == strlen(words[i]) && memcmp(t.p + at, words[i], end - at) == 0)
            return at == 1 || end - at != 2 || end == t.n || t.p[end] == ' ';
    return false;
}

/* What the words that code begins with begin with: a first look. */
static bool may_begin_code(char c)
{
    static const bool first[256] = {
        ['#'] = true, ['$'] = true, ['*'] = true, ['-'] = true, ['/'] = true, ['<'] = true, ['>'] = true,
        ['@'] = true, ['I'] = true, ['S'] = true, ['U'] = true, ['a'] = true, ['c'] = true, ['d'] = true,
        ['e'] = true, ['f'] = true, ['i'] = true, ['l'] = true, ['m'] = true, ['n'] = true, ['p'] = true,
        ['r'] = true, ['s'] = true, ['t'] = true, ['u'] = true, ['v'] = true, ['w'] = true, ['{'] = true};
    return first[(unsigned char)c];
}

/* "use strict;", "package Gauge::Level;", "import java.util.List;": a word, a name and no more. */
static bool is_import(dnm_str t)
{
    static const char *const words[] = {"use ", "package ", "import ", "using ", "namespace ", "require "};
    if (t.p[t.n - 1] != ';' || !begins_with_any(t, words, sizeof words / sizeof *words)) return false;
    size_t at = (size_t)((const char *)memchr(t.p, ' ', t.n) - t.p) + 1;
    const size_t name = at;
    while (at < t.n && (is_word(t.p[at]) || t.p[at] == ':' || t.p[at] == '.' || t.p[at] == '*')) at++;
    return at > name && at + 1 == t.n;
}

static unsigned beginning(dnm_str t)
{
    static const char *const sure[] = {"#!/",   "//",      "/*",      "*/",    "<?xml", "<?php", ">>> ", "$ ",
                                       "elif ", "except:", "except ", "self.", "try:",  "else:", "@"};
    static const char *const likely[] = {
        "def ",    "class ",    "import ",  "from ",   "return ", "return;", "if (",  "if not ", "for (",
        "while (", "function ", "var ",     "let ",    "const ",  "static ", "int ",  "void ",   "char ",
        "struct ", "extern ",   "typedef ", "raise ",  "assert ", "print",   "with ", "if ",     "for ",
        "while ",  "sub ",      "my ",      "SELECT ", "UPDATE ", "INSERT ", "{",     "--"};
    if (!may_begin_code(*t.p)) return 0;
    if (is_directive(t) || is_import(t)) return 2;
    if (begins_with_any(t, sure, sizeof sure / sizeof *sure)) return 2;
    return begins_with_any(t, likely, sizeof likely / sizeof *likely);
}

static unsigned ending(dnm_str t)
{
    const char last = t.p[t.n - 1];
    if (last == '{' || last == '}' || dnm_str_ends(t, dnm_str_of("*/"))) return 2;
    if (t.p[0] == '(' && dnm_str_ends(t, dnm_str_of("))"))) return 2; /* Lisp */
    if (last == ':' || last == ')') return (unsigned char)t.p[0] < 0x80 && calls(t);
    if (last != ';' || t.n < 2) return 0;
    const char before = t.p[t.n - 2];
    if (before == ')' || before == '}') return 2;
    for (size_t i = 0; i < t.n; i++) /* prose has semicolons, too */
        if (strchr("=(){}[]<>_", t.p[i]) && t.p[i]) return is_word(before) && (unsigned char)before < 0x80;
    return 0;
}

/* "key = value", "\"key\": value", "[section]" */
static unsigned setting(dnm_str t)
{
    size_t at = 0;
    if (t.p[0] == '"') {
        const char *quote = memchr(t.p + 1, '"', t.n - 1);
        return quote && quote + 1 < t.p + t.n && quote[1] == ':' ? 2 : 0;
    }
    while (at < t.n && at < KEY && (is_word(t.p[at]) || t.p[at] == '.' || t.p[at] == '-' || t.p[at] == '$'))
        at++;
    const size_t word = at;
    while (at < t.n && dnm_code_is_blank(t.p[at])) at++;
    return word && word < KEY && at + 1 < t.n && t.p[at] == '=' && t.p[at + 1] != '=';
}

/* 0: a digit or a blank before one, A: a capital, a: a small letter. */
static bool has_shape(dnm_str t, const char *shape)
{
    if (t.n < strlen(shape)) return false;
    for (size_t i = 0; shape[i]; i++) {
        const char c = t.p[i];
        if (shape[i] == '0'   ? !dnm_ascii_is_digit(c) && c != ' '
            : shape[i] == 'A' ? c < 'A' || c > 'Z'
            : shape[i] == 'a' ? c < 'a' || c > 'z'
                              : c != shape[i])
            return false;
    }
    return true;
}

/* "2019-03-12 10:11:10 [INFO] …", "Mar  3 02:11:09 gw01 kernel: …" */
static unsigned logged(dnm_str t)
{
    enum { WITH_SECONDS = 24 };
    if (has_shape(t, "Aaa 00 00:00:00 ")) return 2;
    const bool dated = has_shape(t, "0000-00-00 00:00:") || has_shape(t, "0000-00-00T00:00:");
    return dated && t.n >= WITH_SECONDS && memchr(t.p, '[', t.n) ? 2 : 0;
}

/* "a,b,,d": three commas at least, none followed by a blank. */
static unsigned separated(dnm_str t)
{
    size_t commas = 0, beyond = 0;
    if ((unsigned char)t.p[0] >= 0x80) return 0;
    for (size_t i = 0; i < t.n; i++) {
        commas += t.p[i] == ',';
        beyond += (unsigned char)t.p[i] >> 7;
        if (dnm_code_is_blank(t.p[i]) && i && t.p[i - 1] == ',') return 0;
    }
    return commas >= 3 && beyond * 2 < t.n ? 2 : 0;
}

/* At least a third of a line of code is ASCII; nearly all lines of Chinese prose are done with here. */
static bool is_hardly_ascii(dnm_str t)
{
    uint16_t beyond = 0; /* of LONGEST at most */
    for (size_t i = 0; i < t.n; i++) beyond = (uint16_t)(beyond + ((unsigned char)t.p[i] >> 7));
    return (size_t)beyond * 3 > t.n * 2;
}

/* "],", "});": what closes is all there is. Behind braces there may be a word. */
static bool is_brackets(dnm_str t)
{
    enum { MOST = 4 };
    const char first = t.p[0];
    if (t.n > MOST || (first != '}' && first != '{' && first != ')' && first != ']')) return false;
    if (t.n < MOST && first != ']') return true;
    for (size_t i = 1; i < t.n; i++)
        if (!strchr("{}()[];,", t.p[i])) return false;
    return true;
}

/* "'reverse',": a string alone, in a list. */
static unsigned listed(dnm_str t)
{
    return t.n > 3 && (*t.p == '"' || *t.p == '\'') && t.p[t.n - 1] == ',' && t.p[t.n - 2] == *t.p ? 2 : 0;
}

bool dnm_may_be_code_line(dnm_str line, const dnm_shape *shape)
{
    enum { HAN_BYTES = 3 };
    if (!line.n || (size_t)shape->han * HAN_BYTES * 3 > line.n * 2) return false; /* is_hardly_ascii */
    return (shape->has & DNM_HAS_SIGN) || may_begin_code(*line.p);
}

bool dnm_is_code_line(dnm_str line)
{
    const dnm_str t = line.n && line.n <= LONGEST ? dnm_code_trimmed(line) : (dnm_str){0};
    if (!t.n || is_hardly_ascii(t)) return false;
    if (is_brackets(t)) return true;
    if (!has_signs(t)) return beginning(t) >= ENOUGH;
    unsigned points = ending(t) + beginning(t) + setting(t) + logged(t) + listed(t);
    if (points < ENOUGH) points += operators(t) + calls(t);
    return points + (points < ENOUGH ? separated(t) : 0) >= ENOUGH;
}

/* ---- a whole text ---- */

/* Three quotes, as Python has them around what it says about a function. */
static bool has_quotes(dnm_str t, char quote)
{
    const char quotes[] = {quote, quote, quote, '\0'};
    return dnm_has_at(t, 0, quotes) || dnm_has_at(t, 1, quotes) || dnm_str_ends(t, dnm_str_of(quotes));
}

/* "\"\"\"One line.\"\"\"" opens nothing. */
static bool opens_quotes(dnm_str t, char quote)
{
    const char quotes[] = {quote, quote, quote, '\0'};
    if (!has_quotes(t, quote)) return false;
    const size_t behind = dnm_has_at(t, 0, quotes) ? 3 : 4;
    return t.n <= behind || !dnm_has((dnm_str){t.p + behind, t.n - behind}, quotes);
}

/* "=head1 NAME": a manual within a program in Perl. */
static bool is_manual(dnm_str t)
{
    static const char *const words[] = {"=head", "=pod", "=over", "=item", "=begin", "=encoding", "=for "};
    return begins_with_any(t, words, sizeof words / sizeof *words);
}

/* What the line opens that further lines belong to; 0: nothing. */
static char opened_by(dnm_str t, bool code)
{
    const char first = *t.p, last = t.p[t.n - 1];
    if (first == '#' && (t.n == 1 || t.p[1] == ' ' || t.p[1] == '#')) return '#';
    if (first == '=' && is_manual(t)) return '=';
    if (code && (first == '/' || last != ';') && dnm_has(t, "/*") && !dnm_has(t, "*/")) return '/';
    if (first == '"' || last == '"' || (t.n > 1 && t.p[1] == '"')) return opens_quotes(t, '"') ? '"' : 0;
    if (first == '\'' || last == '\'' || (t.n > 1 && t.p[1] == '\'')) return opens_quotes(t, '\'') ? '\'' : 0;
    return 0;
}

/* Whether the line is the last one of what is open. */
static bool closes(const dnm_code_census *c, dnm_str t)
{
    if (c->within == '/') return dnm_has(t, "*/");
    if (c->within == '=') return dnm_has_at(t, 0, "=cut");
    return has_quotes(t, c->within);
}

void dnm_code_count_slowly(dnm_code_census *c, dnm_str t, bool code)
{
    if (!t.n) return;
    c->script = c->script || (!c->lines && dnm_has_at(t, 0, "#!/"));
    if (c->within == '#') { /* a heading of Markdown stands alone: the first of such lines counts */
        if (opened_by(t, code) == '#') return;
        c->within = 0;
    }
    c->lines++;
    if (!c->within) {
        c->code += code;
        c->within = opened_by(t, code);
        c->open = 0;
        return;
    }
    c->open++;
    if (c->within == '=') c->lines--; /* a manual may be all that follows */
    if (!closes(c, t)) return;
    if (c->within != '=') c->lines -= c->open;
    c->within = 0;
}

void dnm_code_add(dnm_code_census *census, dnm_str line)
{
    const dnm_str t = dnm_code_trimmed(line);
    dnm_code_count(census, t, t.n && dnm_is_code_line(t));
}

/* ---- pieces of code in a sentence ---- */

/* What markup does, in the words beside [at, end); looked for no further than a sentence is long. */
static bool is_near_effect(dnm_str text, size_t at, size_t end)
{
    enum { NEAR = 60 };
    static const char *const effects[] = {"粗",   "斜体", "斜體", "下划线", "底線", "链接", "鏈接", "連結",
                                          "图片", "圖片", "颜色", "顏色",   "字号", "字號", "换行", "換行",
                                          "标签", "標籤", "排版", "引用",   "HTML", "html", NULL};
    const size_t from = at > NEAR ? at - NEAR : 0, stop = text.n - end > NEAR ? end + NEAR : text.n;
    for (size_t i = from; i < stop; i++)
        for (const char *const *word = effects; *word; word++)
            if (dnm_has_at((dnm_str){text.p, stop}, i, *word)) return true;
    return false;
}

static bool is_beside_teaching(dnm_str text, size_t at, size_t end)
{
    static const char *const before[] = {"用",     "写作", "寫作", "写成", "寫成",     "写法是",   "寫法是",
                                         "输入",   "輸入", "打上", "加上", "例如",     "比如",     "例如：",
                                         "比如：", "如：", "写出", "寫出", "的写法：", "的寫法：", NULL};
    static const char *const behind[] = {"之间", "之間", "写作", "寫作", "括起", "包起", "包住",
                                         "和[",  "与[",  "與[",  "和<",  "与<",  "與<",  NULL};
    while (at && text.p[at - 1] == ' ') at--;
    while (end < text.n && text.p[end] == ' ') end++;
    if (dnm_ends_with_any((dnm_str){text.p, at}, before)) return true;
    for (size_t i = 0; behind[i]; i++)
        if (dnm_has_at(text, end, behind[i])) return true;
    return false;
}

bool dnm_is_taught(dnm_str text, size_t at, size_t end)
{
    return is_beside_teaching(text, at, end) && is_near_effect(text, at, end);
}
