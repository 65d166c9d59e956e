/* field_code.c -- fields that show what their code says, having no result (ECMA-376-1 § 17.16.5): EQ, by
 * which older programs wrote circled numbers, phonetic guides and fractions; SYMBOL; MACROBUTTON; and the
 * controls of forms.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/reader.h"
#include "converters/docx/vocabulary.h"

#include <stdlib.h>

enum { MAX_EQ_DEPTH = 16, MAX_EQ_OPTIONS = 64, MAX_EQ_TEXT = 64 << 10 };

/* ---- words of a code ------------------------------------------------------------------------------ */

static dnm_str trim(dnm_str s)
{
    while (s.n && (unsigned char)s.p[0] <= ' ') s = (dnm_str){s.p + 1, s.n - 1};
    while (s.n && (unsigned char)s.p[s.n - 1] <= ' ') s.n--;
    return s;
}

/* Takes the first word, in quotes or up to a blank. */
static dnm_str take_word(dnm_str *code)
{
    *code = trim(*code);
    const char end = code->n && code->p[0] == '"' ? '"' : ' ';
    const size_t begin = end == '"' ? 1 : 0;
    size_t n = begin;
    while (n < code->n && code->p[n] != end) n++;
    const dnm_str word = {code->p + begin, n - begin};
    if (n < code->n && end == '"') n++;
    *code = (dnm_str){code->p + n, code->n - n};
    return word;
}

static bool is_keyword(dnm_str word, const char *upper)
{
    if (word.n != strlen(upper)) return false;
    for (size_t i = 0; i < word.n; i++)
        if ((word.p[i] >= 'a' && word.p[i] <= 'z' ? word.p[i] - 'a' + 'A' : word.p[i]) != upper[i])
            return false;
    return true;
}

/* ---- EQ ------------------------------------------------------------------------------------------- */

/* An element such as \o\ac(○,1): its letter, and where it goes on behind the parenthesis that closes it. */
typedef struct element {
    char letter;     /* in lower case */
    dnm_str options; /* "\ac" */
    dnm_str inside;  /* between the parentheses */
    size_t end;
} element;

/* Where the parenthesis that is open at s.p[at - 1] closes, or the next separator of arguments stands. */
static size_t find_end(dnm_str s, size_t at, bool separators)
{
    uint32_t depth = 0;
    for (; at < s.n; at++) {
        if (s.p[at] == '\\' && at + 1 < s.n)
            at++;
        else if (depth == 0 && (s.p[at] == ')' || (separators && (s.p[at] == ',' || s.p[at] == ';'))))
            break;
        else if (s.p[at] == '(')
            depth++;
        else if (s.p[at] == ')')
            depth--;
    }
    return at;
}

/* At a backslash. False if no element begins there: an escaped sign. */
static bool read_element(dnm_str s, size_t at, element *e)
{
    if (at + 1 >= s.n) return false;
    const char letter = (char)(s.p[at + 1] | 0x20);
    size_t open = at + 2;
    if (letter < 'a' || letter > 'z') return false;
    while (open < s.n && s.p[open] != '(' && open - at < MAX_EQ_OPTIONS) open += s.p[open] == '\\' ? 2 : 1;
    if (open >= s.n || s.p[open] != '(') return false;
    const size_t close = find_end(s, open + 1, false);
    *e = (element){
        letter, {s.p + at + 2, open - at - 2}, {s.p + open + 1, close - open - 1}, close + (close < s.n)};
    return true;
}

/* Takes the first argument, separated by commas or, in some countries, semicolons. */
static dnm_str take_argument(dnm_str *inside)
{
    const size_t end = find_end(*inside, 0, true);
    const dnm_str argument = trim((dnm_str){inside->p, end});
    const size_t used = end < inside->n ? end + 1 : end;
    *inside = (dnm_str){inside->p + used, inside->n - used};
    return argument;
}

/* An element that is open. */
typedef struct part {
    char letter;
    const char *between;     /* what is written for a separator of its arguments */
    size_t begin, separator; /* where its text begins, and its second argument, in the output */
    uint32_t arguments;
    uint32_t parentheses; /* open in it that are text */
} part;

typedef struct equation {
    dnm_buf text;
    part parts[MAX_EQ_DEPTH];
    uint32_t depth;
} equation;

static bool is_frame(dnm_str s)
{
    static const char *const frames[] = {"○", "◯", "〇", "□", "△", "◇"};
    for (size_t i = 0; i < sizeof frames / sizeof *frames; i++)
        if (wml_is(s, frames[i])) return true;
    return false;
}

static bool is_circle(dnm_str s)
{
    return wml_is(s, "○") || wml_is(s, "◯") || wml_is(s, "〇");
}

/* One thing over the other: in a frame, only what it frames; numbers in circles are characters. */
static void put_in_frame(equation *q, const part *p)
{
    dnm_buf *out = &q->text;
    const dnm_str first = {out->p + p->begin, p->separator - p->begin};
    const dnm_str second = {out->p + p->separator, out->n - p->separator};
    if (p->arguments != 2 || is_frame(first) == is_frame(second)) return;
    const dnm_str content = is_frame(first) ? second : first;
    const int32_t number = content.n <= 2 ? wml_int(content, 0) : 0;
    const bool circled = is_circle(is_frame(first) ? first : second) && number > 0 && number <= 50;
    out->n = p->begin;
    if (circled)
        wml_number_write(out, number, wml_number_format_find(DNM_STR("decimalEnclosedCircle")));
    else
        memmove(out->p + p->begin, content.p, content.n);
    if (!circled) out->n += content.n;
}

/* The root of one argument has its sign in front; that of two, which has it between, the degree. */
static void put_root_in_front(equation *q, const part *p)
{
    static const char root[] = "√";
    const size_t n = sizeof root - 1;
    if (p->arguments != 1 || !dnm_buf_room(&q->text, n)) return;
    memmove(q->text.p + p->begin + n, q->text.p + p->begin, q->text.n - p->begin);
    memcpy(q->text.p + p->begin, root, n);
    q->text.n += n;
}

static const char *sign_between(char letter)
{
    switch (letter) {
    case 'f':
        return "/";
    case 'l':
        return ",";
    case 'r':
        return "√";
    case 'a':
    case 'i':
        return " ";
    default:
        return "";
    }
}

static bool has_option(dnm_str options, const char *option)
{
    for (size_t i = 0; i + 3 <= options.n; i++)
        if (memcmp(options.p + i, option, 3) == 0) return true;
    return false;
}

static void open_part(equation *q, const element *e)
{
    if (e->letter == 'b') dnm_buf_add_char(&q->text, '(');
    if (e->letter == 'i')
        dnm_buf_add_str(&q->text, has_option(e->options, "\\su")   ? "∑"
                                  : has_option(e->options, "\\pr") ? "∏"
                                                                   : "∫");
    q->parts[q->depth++] =
        (part){.letter = e->letter, .between = sign_between(e->letter), .begin = q->text.n, .arguments = 1};
}

/* Blanks around arguments are none of theirs. */
static void end_argument(equation *q, const part *p)
{
    const size_t begin = p->arguments == 1 ? p->begin : p->separator;
    while (q->text.n > begin && q->text.p[q->text.n - 1] == ' ') q->text.n--;
}

static void close_part(equation *q)
{
    const part p = q->parts[--q->depth];
    end_argument(q, &p);
    if (p.letter == 'o') put_in_frame(q, &p);
    if (p.letter == 'r') put_root_in_front(q, &p);
    if (p.letter == 'b') dnm_buf_add_char(&q->text, ')');
}

/* A parenthesis or separator. Returns whether it is one of an element, and no text. */
static bool read_sign(equation *q, char c)
{
    part *p = q->depth ? &q->parts[q->depth - 1] : NULL;
    if (!p) return false;
    if (c == '(') p->parentheses++;
    if (c == ')' && p->parentheses == 0) {
        close_part(q);
        return true;
    }
    if (c == ')') p->parentheses--;
    if ((c != ',' && c != ';') || p->parentheses || p->letter == 'b') return false;
    end_argument(q, p);
    dnm_buf_add_str(&q->text, p->between);
    p->separator = q->text.n;
    p->arguments++;
    return true;
}

static bool begins_argument(const equation *q)
{
    const part *p = q->depth ? &q->parts[q->depth - 1] : NULL;
    return p && q->text.n == (p->arguments == 1 ? p->begin : p->separator);
}

static void read_equation(equation *q, dnm_str s)
{
    for (size_t at = 0; at < s.n;) {
        element e;
        const bool escaped = s.p[at] == '\\';
        if (escaped && q->depth < MAX_EQ_DEPTH && read_element(s, at, &e)) {
            open_part(q, &e);
            at = (size_t)(e.inside.p - s.p);
            continue;
        }
        at += escaped;
        if (at == s.n) break;
        const char c = s.p[at++];
        if (!escaped && read_sign(q, c)) continue;
        if (c != ' ' || escaped || !begins_argument(q)) wml_add_fitting(&q->text, &c, 1);
    }
    while (q->depth) close_part(q);
}

/* \o(\s\up 9(annotation),base): what Word's phonetic guide wrote. */
static bool show_ruby(wml_reader *reader, dnm_str code)
{
    element over, raised;
    if (!code.n || code.p[0] != '\\' || !read_element(code, 0, &over) || over.letter != 'o') return false;
    if (trim((dnm_str){code.p + over.end, code.n - over.end}).n) return false;
    dnm_str inside = over.inside;
    const dnm_str annotation = take_argument(&inside), base = take_argument(&inside);
    if (!base.n || trim(inside).n || !annotation.n || annotation.p[0] != '\\') return false;
    if (!read_element(annotation, 0, &raised) || raised.letter != 's' || raised.end != annotation.n)
        return false;
    wml_spanned_text(reader, DNM_RUBY, trim(raised.inside), base);
    return true;
}

static void show_equation(wml_reader *reader, dnm_str code)
{
    for (code = trim(code); code.n > 1 && code.p[0] == '\\' && code.p[1] == '*'; code = trim(code)) {
        code = (dnm_str){code.p + 2, code.n - 2}; /* a general switch and its value */
        take_word(&code);
    }
    if (show_ruby(reader, code)) return;
    equation q = {.depth = 0};
    dnm_buf_init(&q.text, MAX_EQ_TEXT);
    read_equation(&q, code);
    wml_text(reader, q.text.p, q.text.n);
    dnm_buf_free(&q.text);
}

/* ---- others --------------------------------------------------------------------------------------- */

/* SYMBOL 252 \f "Wingdings" */
static void show_symbol(wml_reader *reader, dnm_str code)
{
    char digits[12] = "", utf8[4];
    const dnm_str number = take_word(&code);
    dnm_str font = {0};
    if (number.n == 0 || number.n >= sizeof digits) return;
    memcpy(digits, number.p, number.n);
    while (code.n) {
        if (wml_is(take_word(&code), "\\f")) font = take_word(&code);
        code = trim(code);
    }
    const uint32_t cp = wml_symbol(font, (uint32_t)strtoul(digits, NULL, 0));
    if (cp >= 0x20) wml_text(reader, utf8, dnm_utf8_put(utf8, cp));
}

void wml_field_show(wml_reader *reader, const wml_field *field, dnm_str code)
{
    const dnm_str keyword = take_word(&code);
    if (is_keyword(keyword, "EQ")) {
        show_equation(reader, code);
    } else if (is_keyword(keyword, "SYMBOL")) {
        show_symbol(reader, code);
    } else if (is_keyword(keyword, "MACROBUTTON")) {
        take_word(&code); /* the macro */
        code = trim(code);
        wml_text(reader, code.p, code.n);
    } else if (is_keyword(keyword, "FORMDROPDOWN")) {
        wml_text(reader, field->chosen.p, field->chosen.n);
    } else if (is_keyword(keyword, "FORMCHECKBOX")) {
        const dnm_str box = field->checked ? DNM_STR("☒") : DNM_STR("☐");
        wml_text(reader, box.p, box.n);
    }
}
