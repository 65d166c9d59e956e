/* numbering.c -- lists as Word numbers them. A definition (w:abstractNum) says how numbers look at all nine
 * levels; an instance (w:num) of it counts. Each ordered list has an instance of its own, and gets another
 * one where an item does not follow the item before it; bulleted lists share one.
 *
 * SPDX-License-Identifier: MIT */
#include "writers/docx/docx.h"

enum {
    STYLED = 5,     /* levels that have a paragraph style: List Bullet 1 to 5, List Number 1 to 5 */
    LOOK_BACK = 64, /* definitions that are searched for one that is alike */
    MAX_LABEL = 64  /* bytes of a label that is taken for a pattern */
};

/* ---- how numbers look ------------------------------------------------------------------------- */

/* ECMA-376-1, 17.18.59, less "custom", which needs a format of its own, and "none". */
static const char *const formats[] = {"decimal",
                                      "upperRoman",
                                      "lowerRoman",
                                      "upperLetter",
                                      "lowerLetter",
                                      "ordinal",
                                      "cardinalText",
                                      "ordinalText",
                                      "hex",
                                      "chicago",
                                      "ideographDigital",
                                      "japaneseCounting",
                                      "aiueo",
                                      "iroha",
                                      "decimalFullWidth",
                                      "decimalHalfWidth",
                                      "japaneseLegal",
                                      "japaneseDigitalTenThousand",
                                      "decimalEnclosedCircle",
                                      "decimalFullWidth2",
                                      "aiueoFullWidth",
                                      "irohaFullWidth",
                                      "decimalZero",
                                      "ganada",
                                      "chosung",
                                      "decimalEnclosedFullstop",
                                      "decimalEnclosedParen",
                                      "decimalEnclosedCircleChinese",
                                      "ideographEnclosedCircle",
                                      "ideographTraditional",
                                      "ideographZodiac",
                                      "ideographZodiacTraditional",
                                      "taiwaneseCounting",
                                      "ideographLegalTraditional",
                                      "taiwaneseCountingThousand",
                                      "taiwaneseDigital",
                                      "chineseCounting",
                                      "chineseLegalSimplified",
                                      "chineseCountingThousand",
                                      "koreanDigital",
                                      "koreanCounting",
                                      "koreanLegal",
                                      "koreanDigital2",
                                      "vietnameseCounting",
                                      "russianLower",
                                      "russianUpper",
                                      "numberInDash",
                                      "hebrew1",
                                      "hebrew2",
                                      "arabicAlpha",
                                      "arabicAbjad",
                                      "hindiVowels",
                                      "hindiConsonants",
                                      "hindiNumbers",
                                      "hindiCounting",
                                      "thaiLetters",
                                      "thaiNumbers",
                                      "thaiCounting"};

/* HTML's letters, and WordprocessingML's names; a list without a type is one of bullets. */
static const char *format_of(dnm_str type)
{
    static const struct {
        char letter;
        const char *format;
    } letters[] = {{'1', "decimal"},
                   {'a', "lowerLetter"},
                   {'A', "upperLetter"},
                   {'i', "lowerRoman"},
                   {'I', "upperRoman"}};
    for (size_t i = 0; type.n == 1 && i < sizeof letters / sizeof *letters; i++) {
        if (type.p[0] == letters[i].letter) return letters[i].format;
    }
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (dnm_str_eq(type, dnm_str_of(formats[i]))) return formats[i];
    }
    return "bullet";
}

/* What follows a number that no label shows. */
static dnm_str usual_end(const char *format)
{
    if (strncmp(format, "chinese", 7) == 0 || strncmp(format, "taiwanese", 9) == 0 ||
        strncmp(format, "japanese", 8) == 0 || strncmp(format, "ideograph", 9) == 0) {
        return strstr(format, "Circle") ? DNM_STR("") : DNM_STR("、");
    }
    return strstr(format, "Enclosed") ? DNM_STR("") : DNM_STR(".");
}

static int64_t integer(dnm_str s, int64_t fallback)
{
    int64_t value = 0;
    size_t i = s.n && s.p[0] == '-';
    size_t first = i;
    for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && value < INT32_MAX; i++)
        value = value * 10 + (s.p[i] - '0');
    if (i == first || i < s.n || value > INT32_MAX) return fallback;
    return first ? -value : value;
}

/* ---- labels in the text ----------------------------------------------------------------------- */

static const dnm_block *first_leaf(const docx *d, uint32_t item)
{
    const dnm_block *blocks = d->view->blocks;
    if (blocks[item].kind != DNM_LIST_ITEM || item + 1 >= blocks[item].end) return NULL;
    return dnm_kind_is_leaf(blocks[item + 1].kind) ? &blocks[item + 1] : NULL;
}

static int64_t item_value(const docx *d, uint32_t item, int64_t next)
{
    return integer(dnm_doc_attr(d->doc, d->view->blocks[item].attrs, "value"), next);
}

static bool may_be_pattern(dnm_str part)
{
    return !part.n || (!memchr(part.p, '%', part.n) && dnm_xml_can_hold(part));
}

/* Divides the first label into what stands before its number, and behind it. */
static bool divide(docx_pattern *pattern, dnm_str label, int64_t value)
{
    if (label.n > MAX_LABEL) return false;
    if (strcmp(pattern->format, "bullet") == 0) {
        pattern->before = label;
        pattern->after = DNM_STR("");
        return may_be_pattern(label);
    }
    char number[64];
    size_t n = docx_format_number(pattern->format, value, number);
    if (n == 0 || n > label.n) return false;
    for (size_t at = label.n - n + 1; at-- > 0;) { /* the last such number */
        if (memcmp(label.p + at, number, n) != 0) continue;
        pattern->before = (dnm_str){label.p, at};
        pattern->after = (dnm_str){label.p + at + n, label.n - at - n};
        return may_be_pattern(pattern->before) && may_be_pattern(pattern->after);
    }
    return false;
}

static bool makes(const docx_pattern *pattern, dnm_str label, int64_t value)
{
    char number[64];
    bool bullet = strcmp(pattern->format, "bullet") == 0;
    size_t n = bullet ? 0 : docx_format_number(pattern->format, value, number);
    size_t before = pattern->before.n, after = pattern->after.n;
    return (n > 0 || bullet) && label.n == before + n + after &&
           dnm_str_eq(pattern->before, (dnm_str){label.p, before}) &&
           (n == 0 || memcmp(label.p + before, number, n) == 0) &&
           dnm_str_eq(pattern->after, (dnm_str){label.p + before + n, after});
}

typedef struct item_label {
    dnm_str text;
    const char *suffix; /* NULL where nothing follows the label, so that it does not matter */
} item_label;

static bool read_label(const docx *d, uint32_t item, item_label *label)
{
    const dnm_block *leaf = first_leaf(d, item);
    uint32_t n = leaf ? docx_label(d, leaf, &label->text, &label->suffix) : 0;
    if (n && n == leaf->len) label->suffix = NULL;
    return n > 0;
}

/* Whether the label is what the pattern makes; the first suffix there is becomes the list's. */
static bool fits_pattern(docx_pattern *pattern, const item_label *label, int64_t value, const char **suffix)
{
    if (label->suffix && !*suffix) *suffix = label->suffix;
    return makes(pattern, label->text, value) && (!label->suffix || strcmp(label->suffix, *suffix) == 0);
}

/* Whether one pattern makes all labels of the list: then Word numbers it, and they leave the text. Only if
 * all items have one: those that have none would get one. */
static void read_labels(docx *d, uint32_t block, docx_list *list)
{
    const dnm_block *blocks = d->view->blocks;
    int64_t value = list->value;
    const char *suffix = NULL;
    uint32_t items = 0, labelled = 0;
    bool fits = true;
    for (uint32_t item = block + 1; item < blocks[block].end; item = blocks[item].end, value++, items++) {
        item_label label;
        value = item_value(d, item, value);
        if (!read_label(d, item, &label)) continue;
        if (labelled++ == 0) fits = divide(&list->pattern, label.text, value);
        if (fits) fits = fits_pattern(&list->pattern, &label, value, &suffix);
    }
    if (suffix) list->pattern.suffix = suffix;
    list->labelled = labelled > 0;
    list->literal = labelled > 0 && (!fits || labelled != items);
}

/* ---- definitions and instances ---------------------------------------------------------------- */

static bool alike(const docx_pattern *a, const docx_pattern *b)
{
    return strcmp(a->format, b->format) == 0 && strcmp(a->suffix, b->suffix) == 0 &&
           dnm_str_eq(a->before, b->before) && dnm_str_eq(a->after, b->after);
}

static uint32_t definition(docx *d, const docx_pattern *pattern)
{
    for (uint32_t i = d->abstracts.n, last = i > LOOK_BACK ? i - LOOK_BACK : 0; i > last; i--) {
        if (alike(&d->abstracts.p[i - 1], pattern)) return i - 1;
    }
    docx_pattern *new = DNM_PUSH(&d->abstracts, &d->budget);
    if (!new) return 0;
    *new = *pattern;
    return d->abstracts.n - 1;
}

static uint32_t instance(docx *d, uint32_t abstract, uint32_t level, int64_t start)
{
    docx_num *num = DNM_PUSH(&d->nums, &d->budget);
    if (num) *num = (docx_num){abstract, level, start};
    return d->nums.n;
}

void docx_begin_list(docx *d, uint32_t block, docx_list *list)
{
    if (d->abstracts.n == 0) { /* the two that styles refer to come first: numbers 1 and 2 */
        const docx_pattern bullets = {"bullet", DNM_STR(""), DNM_STR(""), "tab"};
        const docx_pattern decimals = {"decimal", DNM_STR(""), DNM_STR("."), "tab"};
        instance(d, definition(d, &bullets), 0, -1);
        instance(d, definition(d, &decimals), 0, -1);
    }
    if (!list) return;
    dnm_attrs attrs = d->view->blocks[block].attrs;
    const char *format = format_of(dnm_doc_attr(d->doc, attrs, "type"));
    *list = (docx_list){.pattern = {format, DNM_STR(""), usual_end(format), "tab"}};
    if (strcmp(format, "bullet") == 0) list->pattern.after = DNM_STR("");
    list->value = integer(dnm_doc_attr(d->doc, attrs, "start"), 1);
    read_labels(d, block, list);
    if (!list->literal) list->abstract = definition(d, &list->pattern);
    list->value--;
}

void docx_next_item(docx *d, uint32_t block, docx_list *list)
{
    list->value = item_value(d, block, list->value + 1);
}

/* A bulleted list has no count, so the instance of its definition that came first serves all. */
uint32_t docx_use_number(docx *d, docx_list *list, uint32_t level)
{
    if (strcmp(list->pattern.format, "bullet") == 0) {
        if (list->num) return list->num;
        if (list->abstract == 0) return list->num = 1;
        return list->num = instance(d, list->abstract, level, -1);
    }
    if (!list->num || list->value != list->word) {
        int64_t start = list->value < 0 ? 0 : list->value;
        list->num = instance(d, list->abstract, level, start);
    }
    list->word = list->value + 1;
    return list->num;
}

/* ---- the part --------------------------------------------------------------------------------- */

static void write_level_text(docx *d, const docx_pattern *pattern, uint32_t level)
{
    static const char *const bullets[] = {"•", "–", "▪"};
    docx_put(d, "<w:lvlText w:val=\"");
    docx_escape(d, pattern->before, DNM_XML_ATTRIBUTE);
    if (strcmp(pattern->format, "bullet") != 0) {
        docx_putf(d, "%%%u", level + 1);
    } else if (pattern->before.n == 0) {
        docx_put(d, bullets[level % 3]);
    }
    docx_escape(d, pattern->after, DNM_XML_ATTRIBUTE);
    docx_put(d, "\"/><w:lvlJc w:val=\"left\"/>");
}

static void write_level(docx *d, uint32_t abstract, uint32_t level)
{
    const docx_pattern *pattern = &d->abstracts.p[abstract];
    bool bullet = strcmp(pattern->format, "bullet") == 0;
    docx_putf(d, "<w:lvl w:ilvl=\"%u\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>", level,
              pattern->format);
    if (abstract < 2 && level < STYLED) {
        docx_putf(d, "<w:pStyle w:val=\"%s", abstract ? "ListNumber" : "ListBullet");
        if (level) docx_putf(d, "%u", level + 1);
        docx_put(d, "\"/>");
    }
    if (strcmp(pattern->suffix, "tab") != 0) docx_putf(d, "<w:suff w:val=\"%s\"/>", pattern->suffix);
    write_level_text(d, pattern, level);
    docx_putf(d, "<w:pPr><w:ind w:left=\"%u\" w:hanging=\"%d\"/></w:pPr>", (level + 1) * DOCX_INDENT,
              DOCX_INDENT);
    if (bullet && pattern->before.n == 0) {
        docx_put(d, "<w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\" "
                    "w:hint=\"default\"/></w:rPr>");
    }
    docx_put(d, "</w:lvl>");
}

void docx_numbering(docx *d)
{
    docx_begin_list(d, 0, NULL);
    docx_begin_part(d, "word/numbering.xml");
    docx_put(d, "<w:numbering " DOCX_NAMESPACE ">");
    for (uint32_t i = 0; i < d->abstracts.n; i++) {
        docx_putf(d, "<w:abstractNum w:abstractNumId=\"%u\"><w:nsid w:val=\"%08X\"/>", (unsigned)i,
                  0x10000000u + i);
        docx_put(d, "<w:multiLevelType w:val=\"hybridMultilevel\"/>");
        for (uint32_t level = 0; level < DOCX_LEVELS; level++) write_level(d, i, level);
        docx_put(d, "</w:abstractNum>");
    }
    for (uint32_t i = 0; i < d->nums.n; i++) {
        const docx_num *num = &d->nums.p[i];
        docx_putf(d, "<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"%u\"/>", (unsigned)i + 1,
                  (unsigned)num->abstract);
        if (num->start >= 0) {
            docx_putf(d, "<w:lvlOverride w:ilvl=\"%u\"><w:startOverride w:val=\"%lld\"/></w:lvlOverride>",
                      (unsigned)num->level, (long long)num->start);
        }
        docx_put(d, "</w:num>");
    }
    docx_put(d, "</w:numbering>");
}
