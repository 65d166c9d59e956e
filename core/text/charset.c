/* charset.c -- the charsets docnorm knows, by name and label.
 *
 * Labels: WHATWG Encoding Standard, section 4.2, all of them. Those of its "replacement" charsets lead to
 * the charsets they really name, for what is a hazard in a browser is a text to an archive. The labels
 * cp932, cp936, cp949, cp950 and a few more are additions.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/charset_internal.h"

static const dnm_charset_info charsets[] = {
    {.name = "UTF-8",
     .kind = DNM_KIND_UTF8,
     .labels = " unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8 utf-8-sig "},
    {.name = "UTF-16LE",
     .kind = DNM_KIND_UTF16LE,
     .labels = " csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le "},
    {.name = "UTF-16BE", .kind = DNM_KIND_UTF16BE, .labels = " unicodefffe utf-16be "},
    {.name = "GBK",
     .kind = DNM_KIND_GBK,
     .labels = " chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk cp936 ms936 "
               "windows-936 euc-cn "},
    {.name = "gb18030", .kind = DNM_KIND_GB18030, .labels = " gb18030 "},
    {.name = "Big5",
     .kind = DNM_KIND_BIG5,
     .labels = " big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 windows-950 big5hkscs "},
    {.name = "HZ-GB-2312", .kind = DNM_KIND_HZ, .labels = " hz-gb-2312 hz "},
    {.name = "ISO-2022-CN",
     .kind = DNM_KIND_ICONV,
     .iconv = {"ISO-2022-CN-EXT", "ISO-2022-CN"},
     .labels = " iso-2022-cn iso-2022-cn-ext "},
    {.name = "EUC-TW", .kind = DNM_KIND_ICONV, .iconv = {"EUC-TW"}, .labels = " euc-tw x-euc-tw cns11643 "},
    {.name = "Shift_JIS",
     .kind = DNM_KIND_ICONV,
     .iconv = {"CP932", "SHIFT_JIS"},
     .labels = " csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis cp932 "},
    {.name = "EUC-JP",
     .kind = DNM_KIND_ICONV,
     .iconv = {"EUC-JP-MS", "EUC-JP"},
     .labels = " cseucpkdfmtjapanese euc-jp x-euc-jp "},
    {.name = "ISO-2022-JP",
     .kind = DNM_KIND_ICONV,
     .iconv = {"ISO-2022-JP-2", "ISO-2022-JP"},
     .labels = " csiso2022jp iso-2022-jp "},
    {.name = "EUC-KR",
     .kind = DNM_KIND_ICONV,
     .iconv = {"CP949", "UHC", "EUC-KR"},
     .labels = " cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
               "ksc_5601 windows-949 cp949 uhc "},
    {.name = "ISO-2022-KR",
     .kind = DNM_KIND_ICONV,
     .iconv = {"ISO-2022-KR"},
     .labels = " csiso2022kr iso-2022-kr "},
    {.name = "IBM866", .kind = DNM_KIND_ONE_BYTE, .labels = " 866 cp866 csibm866 ibm866 "},
    {.name = "ISO-8859-2",
     .kind = DNM_KIND_ONE_BYTE,
     .labels = " csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 "},
    {.name = "ISO-8859-3",
     .kind = DNM_KIND_ONE_BYTE,
     .labels = " csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3 "},
    {.name = "ISO-8859-4",
     .kind = DNM_KIND_ONE_BYTE,
     .labels = " csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4 "},
    {.name = "ISO-8859-5",
     .kind = DNM_KIND_ONE_BYTE,
     .labels =
         " csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 "},
    {.name = "ISO-8859-6",
     .kind = DNM_KIND_ONE_BYTE,
     .labels = " arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e "
               "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 "},
    {.name = "ISO-8859-7",
     .kind = DNM_KIND_ONE_BYTE,
     .labels = " csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 "
               "iso_8859-7 iso_8859-7:1987 sun_eu_greek "},
    {.name = "ISO-8859-8",
     .kind = DNM_KIND_ONE_BYTE,
     .labels = " csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 "
               "iso_8859-8 iso_8859-8:1988 visual "},
    {.name = "ISO-8859-8-I", .kind = DNM_KIND_ONE_BYTE, .labels = " csiso88598i iso-8859-8-i logical "},
    {.name = "ISO-8859-10",
     .kind = DNM_KIND_ONE_BYTE,
     .labels = " csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6 "},
    {.name = "ISO-8859-13", .kind = DNM_KIND_ONE_BYTE, .labels = " iso-8859-13 iso8859-13 iso885913 "},
    {.name = "ISO-8859-14", .kind = DNM_KIND_ONE_BYTE, .labels = " iso-8859-14 iso8859-14 iso885914 "},
    {.name = "ISO-8859-15",
     .kind = DNM_KIND_ONE_BYTE,
     .labels = " csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9 "},
    {.name = "ISO-8859-16", .kind = DNM_KIND_ONE_BYTE, .labels = " iso-8859-16 "},
    {.name = "KOI8-R", .kind = DNM_KIND_ONE_BYTE, .labels = " cskoi8r koi koi8 koi8-r koi8_r "},
    {.name = "KOI8-U", .kind = DNM_KIND_ONE_BYTE, .labels = " koi8-ru koi8-u "},
    {.name = "macintosh", .kind = DNM_KIND_ONE_BYTE, .labels = " csmacintosh mac macintosh x-mac-roman "},
    {.name = "windows-874",
     .kind = DNM_KIND_ONE_BYTE,
     .labels = " dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874 "},
    {.name = "windows-1250", .kind = DNM_KIND_ONE_BYTE, .labels = " cp1250 windows-1250 x-cp1250 "},
    {.name = "windows-1251", .kind = DNM_KIND_ONE_BYTE, .labels = " cp1251 windows-1251 x-cp1251 "},
    {.name = "windows-1252",
     .kind = DNM_KIND_ONE_BYTE,
     .labels = " ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 "
               "iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 "},
    {.name = "windows-1253", .kind = DNM_KIND_ONE_BYTE, .labels = " cp1253 windows-1253 x-cp1253 "},
    {.name = "windows-1254",
     .kind = DNM_KIND_ONE_BYTE,
     .labels = " cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 "
               "latin5 windows-1254 x-cp1254 "},
    {.name = "windows-1255", .kind = DNM_KIND_ONE_BYTE, .labels = " cp1255 windows-1255 x-cp1255 "},
    {.name = "windows-1256", .kind = DNM_KIND_ONE_BYTE, .labels = " cp1256 windows-1256 x-cp1256 "},
    {.name = "windows-1257", .kind = DNM_KIND_ONE_BYTE, .labels = " cp1257 windows-1257 x-cp1257 "},
    {.name = "windows-1258", .kind = DNM_KIND_ONE_BYTE, .labels = " cp1258 windows-1258 x-cp1258 "},
    {.name = "x-mac-cyrillic", .kind = DNM_KIND_ONE_BYTE, .labels = " x-mac-cyrillic x-mac-ukrainian "},
    {.name = "replacement", .kind = DNM_KIND_REPLACEMENT, .labels = " replacement "},
    {.name = "x-user-defined", .kind = DNM_KIND_ONE_BYTE, .labels = " x-user-defined "},
    /* Without a label, which pages could use: for whoever asks for them by name. */
    {.name = "US-ASCII", .kind = DNM_KIND_ASCII, .labels = "", .writing_only = true},
    {.name = "Big5-HKSCS", .kind = DNM_KIND_BIG5_HKSCS, .labels = "", .writing_only = true},
    {.name = "UTF-32", .kind = DNM_KIND_ICONV, .iconv = {"UTF-32"}, .labels = "", .unit = 4},
    {.name = "UTF-32LE", .kind = DNM_KIND_ICONV, .iconv = {"UTF-32LE"}, .labels = "", .unit = 4},
    {.name = "UTF-32BE", .kind = DNM_KIND_ICONV, .iconv = {"UTF-32BE"}, .labels = "", .unit = 4},
    {.name = "IBM437", .kind = DNM_KIND_ICONV, .iconv = {"CP437", "IBM437"}, .labels = ""},
    {.name = "IBM850", .kind = DNM_KIND_ICONV, .iconv = {"CP850", "IBM850"}, .labels = ""},
};

enum { LABEL_MAX = 64 };

static const dnm_charset_info *find_normalized(const char *label, size_t n)
{
    for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++) {
        for (const char *at = charsets[i].labels; (at = strstr(at, label)) != NULL; at++) {
            if (at[-1] == ' ' && at[n] == ' ') return &charsets[i];
        }
    }
    return NULL;
}

/* What people write for a charset, beside the labels of the standard: numbers of code pages, names of other
 * programs. Those that differ in writing stand first. */
typedef struct alias {
    const char *label, *name;
    bool writing; /* for writing only */
} alias;

static const alias aliases[] = {
    {"ascii", "US-ASCII", true},
    {"us-ascii", "US-ASCII", true},
    {"ansi_x3.4-1968", "US-ASCII", true},
    {"big5-hkscs", "Big5-HKSCS", true},
    {"big5hkscs", "Big5-HKSCS", true},
    {"hkscs", "Big5-HKSCS", true},
    {"hkscs", "Big5", false},
    {"ms950", "Big5", false},
    {"950", "Big5", false},
    {"big5-eten", "Big5", false},
    {"936", "GBK", false},
    {"gb18030-2000", "gb18030", false},
    {"gb18030-2005", "gb18030", false},
    {"gb18030-2022", "gb18030", false},
    {"54936", "gb18030", false},
    {"932", "Shift_JIS", false},
    {"ms949", "EUC-KR", false},
    {"949", "EUC-KR", false},
    {"65001", "UTF-8", false},
    {"cp65001", "UTF-8", false},
    {"utf8mb4", "UTF-8", false},
    {"1200", "UTF-16LE", false},
    {"1201", "UTF-16BE", false},
    {"utf-32", "UTF-32", false},
    {"utf32", "UTF-32", false},
    {"ucs-4", "UTF-32", false},
    {"utf-32le", "UTF-32LE", false},
    {"utf-32be", "UTF-32BE", false},
    {"cp437", "IBM437", false},
    {"437", "IBM437", false},
    {"ibm437", "IBM437", false},
    {"cp850", "IBM850", false},
    {"850", "IBM850", false},
    {"ibm850", "IBM850", false},
    {"20866", "KOI8-R", false},
    {"1250", "windows-1250", false},
    {"1251", "windows-1251", false},
    {"1252", "windows-1252", false},
};

/* Lower-case ASCII of the label in out; white space around it is dropped, any inside ends the search. */
static size_t normalize(dnm_str label, char out[LABEL_MAX])
{
    static const char blanks[] = "\t\n\f\r ";
    while (label.n && memchr(blanks, label.p[0], sizeof blanks - 1)) label.p++, label.n--;
    while (label.n && memchr(blanks, label.p[label.n - 1], sizeof blanks - 1)) label.n--;
    if (label.n >= LABEL_MAX) return 0;
    for (size_t i = 0; i < label.n; i++) {
        unsigned char c = (unsigned char)label.p[i];
        if (c <= ' ' || c > '~') return 0;
        out[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    out[label.n] = '\0';
    return label.n;
}

static const dnm_charset_info *find_named(dnm_str name, bool writing)
{
    for (size_t i = 0; i < sizeof charsets / sizeof *charsets; i++) {
        if (dnm_str_eq(name, dnm_str_of(charsets[i].name)) && (writing || !charsets[i].writing_only))
            return &charsets[i];
    }
    return NULL;
}

const dnm_charset_info *dnm_charset_find_to_write(dnm_str label)
{
    const dnm_charset_info *named = find_named(label, true);
    return named ? named : dnm_charset_find(label);
}

const dnm_charset_info *dnm_charset_find(dnm_str label)
{
    const dnm_charset_info *named = find_named(label, false); /* names are what is usually asked for */
    if (named) return named;
    char text[LABEL_MAX];
    size_t n = normalize(label, text);
    if (n == 0) return NULL;
    const dnm_charset_info *found = find_normalized(text, n);
    for (size_t i = 0; !found && i < n; i++) { /* "utf_8", "euc_kr": one writing for the standard's other */
        if (text[i] != '_') continue;
        for (size_t k = i; k < n; k++) {
            if (text[k] == '_') text[k] = '-';
        }
        found = find_normalized(text, n);
    }
    return found;
}

const char *dnm_charset_by_label(dnm_str label)
{
    const dnm_charset_info *info = dnm_charset_find(label);
    return info ? info->name : NULL;
}

const char *dnm_charset_asked_for(dnm_str label, bool writing)
{
    char text[LABEL_MAX];
    size_t n = normalize(label, text);
    for (size_t i = 0; i < n; i++)
        if (text[i] == '_' && n > 3 && memcmp(text, "ansi", 4) != 0) text[i] = '-';
    for (size_t i = 0; n && i < sizeof aliases / sizeof *aliases; i++) {
        if (strcmp(aliases[i].label, text) == 0 && (writing || !aliases[i].writing)) return aliases[i].name;
    }
    return dnm_charset_by_label(label);
}

const dnm_one_byte *dnm_one_byte_find(const char *name)
{
    for (size_t i = 0; i < dnm_one_byte_count; i++) {
        if (strcmp(dnm_one_byte_tables[i].name, name) == 0) return &dnm_one_byte_tables[i];
    }
    return NULL;
}
