/* number_format.c -- the number formats of lists. One table names them all; a row says which routine
 * writes it and with which signs. Where a sequence of signs ends, the number is written in decimal.
 *
 * The Chinese and Japanese counting rows follow the examples of ECMA-376-1 § 17.18.59. From 100 on,
 * chineseCounting writes digit by digit; that its zero is U+25CB there is the standard's example, not
 * an observation of any program. All such choices are in the rows of `formats` and `countings`.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/number_format.h"

#include "core/text/utf8.h"

#include <stdio.h>

/* How a counting system writes thousands, hundreds and so on. */
typedef struct counting {
    const char *digits[10];
    const char *units[4]; /* 1, 10, 100, 1000 */
    const char *ten_thousand, *hundred_million;
    bool zeros;              /* a gap between digits is marked: 一百零一 */
    bool bare_ten;           /* 10..19 begin with the unit: 十一 */
    bool bare_one;           /* so does every unit: 百十一 */
    int32_t positional_from; /* digit by digit from here on; 0: never */
} counting;

struct wml_number_format {
    const char *name;
    void (*write)(dnm_buf *out, int32_t n, const wml_number_format *format);
    const char *signs;      /* a sequence, one character each */
    const counting *system; /* of write_counting */
    uint32_t first;         /* of write_range: code point of 1 */
    int32_t last;           /* the highest number the signs reach; 0: see the routine */
};

/* ---- routines ----------------------------------------------------------------------------------- */

static void write_decimal(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    (void)format;
    dnm_buf_printf(out, "%d", (int)n);
}

static void write_nothing(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    (void)out;
    (void)n;
    (void)format;
}

static void write_padded(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    dnm_buf_printf(out, "%0*d", (int)format->last, (int)n);
}

static void write_in_dashes(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    (void)format;
    dnm_buf_printf(out, "- %d -", (int)n);
}

static void write_hex(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    (void)format;
    dnm_buf_printf(out, "%X", (unsigned)n);
}

static void write_ordinal(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    static const char *const endings[] = {"th", "st", "nd", "rd"};
    (void)format;
    bool teen = n % 100 >= 11 && n % 100 <= 13;
    int32_t last = n % 10;
    dnm_buf_printf(out, "%d%s", (int)n, !teen && last >= 1 && last <= 3 ? endings[last] : "th");
}

static void write_range(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    if (n < 1 || n > format->last)
        write_decimal(out, n, format);
    else
        dnm_buf_add_code_point(out, format->first + (uint32_t)n - 1);
}

/* ①..⑳, ㉑..㉟, ㊱..㊿ */
static void write_circled(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    if (n < 1 || n > format->last)
        write_decimal(out, n, format);
    else if (n <= 20)
        dnm_buf_add_code_point(out, 0x2460 + (uint32_t)n - 1);
    else if (n <= 35)
        dnm_buf_add_code_point(out, 0x3251 + (uint32_t)n - 21);
    else
        dnm_buf_add_code_point(out, 0x32B1 + (uint32_t)n - 36);
}

static void write_fullwidth(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    char digits[16];
    (void)format;
    int len = snprintf(digits, sizeof digits, "%d", (int)n);
    for (int i = 0; i < len; i++)
        dnm_buf_add_code_point(out, digits[i] == '-' ? 0xFF0D : 0xFF10 + (uint32_t)(digits[i] - '0'));
}

static void write_roman(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    static const struct {
        int32_t value;
        const char *upper, *lower;
    } steps[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
                 {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
                 {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"}};
    if (n < 1 || n > format->last) {
        write_decimal(out, n, format);
        return;
    }
    bool upper = format->signs[0] == 'I';
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        for (; n >= steps[i].value; n -= steps[i].value)
            dnm_buf_add_str(out, upper ? steps[i].upper : steps[i].lower);
}

/* The sign number `index` of a sequence, and how many there are. */
static size_t sign_at(const char *signs, size_t index, dnm_str *sign)
{
    size_t n = strlen(signs), count = 0;
    for (size_t at = 0; at < n; count++) {
        size_t begin = at;
        dnm_utf8_next(signs, n, &at);
        if (count == index) *sign = (dnm_str){signs + begin, at - begin};
    }
    return count;
}

/* One sign after the other, then decimal numbers. */
static void write_sequence(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    dnm_str sign = {0};
    if (n >= 1) sign_at(format->signs, (size_t)n - 1, &sign);
    if (sign.n)
        dnm_buf_add(out, sign.p, sign.n);
    else
        write_decimal(out, n, format);
}

/* … or then the first sign again. */
static void write_cycle(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    dnm_str sign = {0};
    size_t count = sign_at(format->signs, 0, &sign);
    if (n < 1) return;
    sign_at(format->signs, ((size_t)n - 1) % count, &sign);
    dnm_buf_add(out, sign.p, sign.n);
}

/* … or then each sign twice, three times … up to `last`, which bounds the length. */
static void write_repeated(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    dnm_str sign = {0};
    if (n < 1 || n > format->last) {
        write_decimal(out, n, format);
        return;
    }
    size_t count = sign_at(format->signs, 0, &sign);
    sign_at(format->signs, ((size_t)n - 1) % count, &sign);
    for (size_t i = 0; i <= ((size_t)n - 1) / count; i++) dnm_buf_add(out, sign.p, sign.n);
}

/* 甲子, 乙丑 … 癸亥 */
static void write_sexagenary(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    static const wml_number_format stems = {.signs = "甲乙丙丁戊己庚辛壬癸"};
    static const wml_number_format branches = {.signs = "子丑寅卯辰巳午未申酉戌亥"};
    if (n < 1 || n > 60) {
        write_decimal(out, n, format);
        return;
    }
    write_cycle(out, n, &stems);
    write_cycle(out, n, &branches);
}

static void write_digits(dnm_buf *out, int32_t n, const counting *system)
{
    char digits[16];
    int len = snprintf(digits, sizeof digits, "%d", (int)n);
    for (int i = 0; i < len; i++) dnm_buf_add_str(out, system->digits[digits[i] - '0']);
}

static void write_positional(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    if (n < 0)
        write_decimal(out, n, format);
    else
        write_digits(out, n, format->system);
}

/* A group of four digits; `gap`: a zero is due in front of the next digit. */
static void write_group(dnm_buf *out, int32_t group, bool gap, const counting *system)
{
    static const int32_t powers[4] = {1, 10, 100, 1000};
    bool begun = gap;
    for (int unit = 3; unit >= 0; unit--) {
        int32_t digit = group / powers[unit] % 10;
        if (digit == 0) {
            gap = gap || begun;
            continue;
        }
        if (gap && system->zeros) dnm_buf_add_str(out, system->digits[0]);
        if (!(system->bare_one && digit == 1 && unit > 0)) dnm_buf_add_str(out, system->digits[digit]);
        dnm_buf_add_str(out, system->units[unit]);
        begun = true;
        gap = false;
    }
}

static void write_counting(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    const counting *system = format->system;
    if (n < 0) {
        write_decimal(out, n, format);
        return;
    }
    bool positional = system->positional_from && n >= system->positional_from;
    if (n == 0 || positional) {
        write_digits(out, n, system);
        return;
    }
    if (system->bare_ten && n >= 10 && n < 20) {
        dnm_buf_add_str(out, system->units[1]);
        if (n > 10) dnm_buf_add_str(out, system->digits[n - 10]);
        return;
    }
    const int32_t groups[3] = {n / 100000000, n / 10000 % 10000, n % 10000};
    const char *const names[3] = {system->hundred_million, system->ten_thousand, ""};
    bool begun = false, gap = false;
    for (int i = 0; i < 3; i++) {
        if (groups[i] == 0) {
            gap = begun;
            continue;
        }
        write_group(out, groups[i], begun && (gap || groups[i] < 1000), system);
        dnm_buf_add_str(out, names[i]);
        begun = true;
        gap = false;
    }
}

/* ---- English words, as for documents in no other language --------------------------------------- */

static const char *const cardinals[] = {"",        "one",     "two",       "three",    "four",
                                        "five",    "six",     "seven",     "eight",    "nine",
                                        "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
                                        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const ordinals[] = {"",          "first",     "second",      "third",      "fourth",
                                       "fifth",     "sixth",     "seventh",     "eighth",     "ninth",
                                       "tenth",     "eleventh",  "twelfth",     "thirteenth", "fourteenth",
                                       "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
static const char *const tens[] = {"",     "",     "twent",  "thirt", "fort",
                                   "fift", "sixt", "sevent", "eight", "ninet"};

static void write_below_thousand(dnm_buf *out, int32_t n, bool ordinal)
{
    if (n >= 100) {
        dnm_buf_printf(out, "%s hundred%s", cardinals[n / 100], n % 100 ? " " : ordinal ? "th" : "");
        n %= 100;
    }
    if (n >= 20) {
        dnm_buf_printf(out, "%s%s%s", tens[n / 10], ordinal && n % 10 == 0 ? "ieth" : "y", n % 10 ? "-" : "");
        n %= 10;
    }
    dnm_buf_add_str(out, (ordinal ? ordinals : cardinals)[n]);
}

static void write_words(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    bool ordinal = format->last != 0;
    if (n < 1 || n > 999999) {
        (ordinal ? write_ordinal : write_decimal)(out, n, format);
        return;
    }
    size_t start = out->n;
    if (n >= 1000) {
        write_below_thousand(out, n / 1000, false);
        dnm_buf_printf(out, " thousand%s", n % 1000 ? " " : ordinal ? "th" : "");
    }
    if (n % 1000) write_below_thousand(out, n % 1000, ordinal);
    if (dnm_buf_status(out) == DNM_OK) out->p[start] = (char)(out->p[start] - 'a' + 'A');
}

/* ---- systems ------------------------------------------------------------------------------------- */

#define HAN_DIGITS "一", "二", "三", "四", "五", "六", "七", "八", "九"
#define HAN_UNITS                                                                                            \
    {                                                                                                        \
        "", "十", "百", "千"                                                                                \
    }

static const counting chinese = {
    .digits = {"○", HAN_DIGITS}, .units = HAN_UNITS, .bare_ten = true, .zeros = true, .positional_from = 100};
static const counting chinese_thousand = {.digits = {"○", HAN_DIGITS},
                                          .units = HAN_UNITS,
                                          .ten_thousand = "万",
                                          .hundred_million = "亿",
                                          .zeros = true,
                                          .bare_ten = true};
static const counting taiwanese_thousand = {.digits = {"零", HAN_DIGITS},
                                            .units = HAN_UNITS,
                                            .ten_thousand = "萬",
                                            .hundred_million = "億",
                                            .zeros = true,
                                            .bare_ten = true};
static const counting japanese = {.digits = {"〇", HAN_DIGITS},
                                  .units = HAN_UNITS,
                                  .ten_thousand = "万",
                                  .hundred_million = "億",
                                  .bare_one = true};
static const counting chinese_legal = {.digits = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"},
                                       .units = {"", "拾", "佰", "仟"},
                                       .ten_thousand = "万",
                                       .hundred_million = "亿",
                                       .zeros = true};
static const counting traditional_legal = {
    .digits = {"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"},
    .units = {"", "拾", "佰", "仟"},
    .ten_thousand = "萬",
    .hundred_million = "億",
    .zeros = true};
static const counting japanese_legal = {
    .digits = {"零", "壱", "弐", "参", "四", "伍", "六", "七", "八", "九"},
    .units = {"", "拾", "百", "阡"},
    .ten_thousand = "萬",
    .hundred_million = "億"};
static const counting korean = {.digits = {"零", HAN_DIGITS}};

/* ---- the table ----------------------------------------------------------------------------------- */

static const char aiueo[] =
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
static const char iroha[] =
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";

enum { MAX_ROMAN = 32767, MAX_LETTERS = 780 }; /* Word's own limits */

static const wml_number_format formats[] = {
    {"decimal", write_decimal, 0, 0, 0, 0},
    {"none", write_nothing, 0, 0, 0, 0},
    {"bullet", write_nothing, 0, 0, 0, 0},
    {"upperRoman", write_roman, "I", 0, 0, MAX_ROMAN},
    {"lowerRoman", write_roman, "i", 0, 0, MAX_ROMAN},
    {"upperLetter", write_repeated, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 0, 0, MAX_LETTERS},
    {"lowerLetter", write_repeated, "abcdefghijklmnopqrstuvwxyz", 0, 0, MAX_LETTERS},
    {"ordinal", write_ordinal, 0, 0, 0, 0},
    {"cardinalText", write_words, 0, 0, 0, 0},
    {"ordinalText", write_words, 0, 0, 0, 1},
    {"hex", write_hex, 0, 0, 0, 0},
    {"chicago", write_repeated, "*†‡§", 0, 0, 40},
    {"numberInDash", write_in_dashes, 0, 0, 0, 0},
    {"decimalZero", write_padded, 0, 0, 0, 2},
    {"decimalFullWidth", write_fullwidth, 0, 0, 0, 0},
    {"decimalFullWidth2", write_fullwidth, 0, 0, 0, 0},
    {"decimalEnclosedCircle", write_circled, 0, 0, 0, 50},
    {"decimalEnclosedCircleChinese", write_circled, 0, 0, 0, 20},
    {"decimalEnclosedFullstop", write_range, 0, 0, 0x2488, 20},
    {"decimalEnclosedParen", write_range, 0, 0, 0x2474, 20},
    {"ideographEnclosedCircle", write_range, 0, 0, 0x3280, 10},
    {"chineseCounting", write_counting, 0, &chinese, 0, 0},
    {"taiwaneseCounting", write_counting, 0, &chinese, 0, 0},
    {"chineseCountingThousand", write_counting, 0, &chinese_thousand, 0, 0},
    {"taiwaneseCountingThousand", write_counting, 0, &taiwanese_thousand, 0, 0},
    {"japaneseCounting", write_counting, 0, &japanese, 0, 0},
    {"chineseLegalSimplified", write_counting, 0, &chinese_legal, 0, 0},
    {"ideographLegalTraditional", write_counting, 0, &traditional_legal, 0, 0},
    {"japaneseLegal", write_counting, 0, &japanese_legal, 0, 0},
    {"ideographDigital", write_positional, 0, &japanese, 0, 0},
    {"japaneseDigitalTenThousand", write_positional, 0, &japanese, 0, 0},
    {"taiwaneseDigital", write_positional, 0, &chinese, 0, 0},
    {"koreanDigital2", write_positional, 0, &korean, 0, 0},
    {"ideographTraditional", write_sequence, "甲乙丙丁戊己庚辛壬癸", 0, 0, 0},
    {"ideographZodiac", write_sequence, "子丑寅卯辰巳午未申酉戌亥", 0, 0, 0},
    {"ideographZodiacTraditional", write_sexagenary, 0, 0, 0, 0},
    {"aiueo", write_cycle, aiueo, 0, 0, 0},
    {"aiueoFullWidth", write_cycle, aiueo, 0, 0, 0},
    {"iroha", write_cycle, iroha, 0, 0, 0},
    {"irohaFullWidth", write_cycle, iroha, 0, 0, 0},
    {"ganada", write_cycle, "가나다라마바사아자차카타파하", 0, 0, 0},
    {"chosung", write_cycle, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", 0, 0, 0},
};

static const wml_number_format padded[] = {
    {"decimal", write_decimal, 0, 0, 0, 1},    {"decimalZero", write_padded, 0, 0, 0, 2},
    {"decimalZero", write_padded, 0, 0, 0, 3}, {"decimalZero", write_padded, 0, 0, 0, 4},
    {"decimalZero", write_padded, 0, 0, 0, 5},
};

const wml_number_format *wml_number_format_decimal(void)
{
    return &formats[0];
}

const wml_number_format *wml_number_format_find(dnm_str name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (dnm_str_eq(name, dnm_str_of(formats[i].name))) return &formats[i];
    return &formats[0];
}

const wml_number_format *wml_number_format_padded(unsigned digits)
{
    size_t most = sizeof padded / sizeof *padded;
    return &padded[digits == 0 ? 0 : digits > most ? most - 1 : digits - 1];
}

const char *wml_number_format_name(const wml_number_format *format)
{
    return format->name;
}

bool wml_number_format_is_bullet(const wml_number_format *format)
{
    return format == &formats[2];
}

bool wml_number_format_is_none(const wml_number_format *format)
{
    return format == &formats[1];
}

void wml_number_write(dnm_buf *out, int32_t n, const wml_number_format *format)
{
    format->write(out, n, format);
}
