/* math.c -- formulas: Office math (ECMA-376-1 § 22.1) as its text, under a span whose target is the formula
 * in MathML. Both are Polish-like notations in almost the same order, so tags are written as elements open
 * and close; a table says which. Only the root has its two parts the other way round.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/reader.h"
#include "converters/docx/vocabulary.h"
#include "core/text/xml_text.h"

enum { MAX_DEPTH = 64, MAX_MATHML = 1 << 20, MAX_SIGN = 8 };

/* A structure whose parts stand in a fixed order: what is written around and after them. */
typedef struct math_shape {
    uint16_t name;
    const char *open, *after_first, *after_second, *close;
} math_shape;

static const math_shape shapes[] = {
    {M_f, "<mfrac>", "", "", "</mfrac>"},
    {M_sSup, "<msup>", "", "", "</msup>"},
    {M_sSub, "<msub>", "", "", "</msub>"},
    {M_sSubSup, "<msubsup>", "", "", "</msubsup>"},
    {M_sPre, "<mrow><msubsup><mi></mi>", "", "</msubsup>", "</mrow>"},
    {M_rad, "", "", "", ""},
    {M_nary, "<mrow><munderover>", "", "</munderover>", "</mrow>"},
    {M_func, "<mrow>", "<mo>\xE2\x81\xA1</mo>", "", "</mrow>"}, /* U+2061: application */
    {M_limLow, "<munder>", "", "", "</munder>"},
    {M_limUpp, "<mover>", "", "", "</mover>"},
    {M_acc, "<mover accent=\"true\">", "", "", "</mover>"},
    {M_bar, "<mover>", "", "", "</mover>"},
    {M_groupChr, "<munder>", "", "", "</munder>"},
    {M_d, "<mrow>", "", "", "</mrow>"},
    {M_eqArr, "<mtable>", "", "", "</mtable>"},
    {M_m, "<mtable>", "", "", "</mtable>"},
    {M_mr, "<mtr>", "", "", "</mtr>"},
};

typedef struct frame {
    const math_shape *shape; /* NULL: a part of the structure below */
    size_t parts[3];         /* where the first parts begin */
    unsigned count;          /* of parts so far */
    bool begun;              /* its opening is written: its properties are known */
    bool hide_degree;
    char signs[3][MAX_SIGN]; /* m:chr or m:begChr, m:endChr, m:sepChr */
} frame;

struct wml_math {
    dnm_buf text, mathml;
    frame frames[MAX_DEPTH];
    unsigned depth;
    bool plain;  /* the run is text, not mathematics */
    bool failed; /* nested too deeply: the text alone is kept */
};

static void add(wml_math *math, const char *s)
{
    dnm_buf_add_str(&math->mathml, s);
}

static void add_escaped(wml_math *math, const char *s, size_t n)
{
    while (n > 0) {
        size_t plain = dnm_xml_plain(s, n, DNM_XML_CONTENT);
        dnm_buf_add(&math->mathml, s, plain);
        s += plain;
        n -= plain;
        if (n == 0) break;
        dnm_xml_special special = dnm_xml_special_at(s, n);
        if (special.escape) add(math, special.escape);
        s += special.n;
        n -= special.n;
    }
}

static void add_sign(wml_math *math, const char *sign)
{
    add(math, "<mo>");
    add_escaped(math, sign, strlen(sign));
    add(math, "</mo>");
}

/* ---- structures ---------------------------------------------------------------------------------- */

static const math_shape *shape_of(uint16_t name)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (shapes[i].name == name) return &shapes[i];
    return NULL;
}

static bool is_part(uint16_t name)
{
    return name == M_e || name == M_num || name == M_den || name == M_sub || name == M_sup || name == M_deg ||
           name == M_fName || name == M_lim;
}

static frame *top_of(wml_math *math)
{
    return math->depth ? &math->frames[math->depth - 1] : NULL;
}

static frame *push(wml_math *math, const math_shape *shape)
{
    if (math->depth == MAX_DEPTH) {
        math->failed = true;
        return NULL;
    }
    frame *f = &math->frames[math->depth++];
    *f = (frame){.shape = shape};
    return f;
}

static void set_sign(frame *f, unsigned which, const char *sign)
{
    memcpy(f->signs[which], sign, strlen(sign) + 1);
}

static void begin_structure(wml_math *math, frame *f)
{
    if (f->begun) return;
    f->begun = true;
    add(math, f->shape->open);
    if (f->shape->name == M_d || f->shape->name == M_nary) add_sign(math, f->signs[0]);
    if (f->shape->name == M_rad) add(math, f->hide_degree ? "<msqrt>" : "<mroot>");
}

static void open_structure(wml_math *math, const math_shape *shape)
{
    frame *outer = top_of(math);
    if (outer && outer->shape) begin_structure(math, outer); /* a row of a matrix */
    frame *f = push(math, shape);
    if (!f) return;
    if (shape->name == M_d) {
        set_sign(f, 0, "(");
        set_sign(f, 1, ")");
        set_sign(f, 2, "|");
    }
    if (shape->name == M_nary) set_sign(f, 0, "\xE2\x88\xAB");     /* integral */
    if (shape->name == M_acc) set_sign(f, 0, "\xCC\x82");          /* circumflex */
    if (shape->name == M_bar) set_sign(f, 0, "\xC2\xAF");          /* macron */
    if (shape->name == M_groupChr) set_sign(f, 0, "\xE2\x8F\x9F"); /* brace below */
}

static void open_part(wml_math *math, uint16_t part)
{
    frame *f = top_of(math);
    if (f && f->shape) {
        uint16_t name = f->shape->name;
        if (name == M_rad && f->count == 0 && part != M_deg) {
            f->hide_degree = true; /* there is none to hide */
            f->count = 1;
        }
        begin_structure(math, f);
        if (name == M_d && f->count) add_sign(math, f->signs[2]);
        if (f->count < 3) f->parts[f->count] = math->mathml.n;
        f->count++;
        if (name == M_eqArr) add(math, "<mtr>");
        add(math, name == M_eqArr || name == M_mr ? "<mtd>" : "<mrow>");
    }
    push(math, NULL);
}

static void close_part(wml_math *math)
{
    if (math->depth) math->depth--;
    frame *f = top_of(math);
    if (!f || !f->shape) return;
    uint16_t name = f->shape->name;
    add(math, name == M_eqArr ? "</mtd></mtr>" : name == M_mr ? "</mtd>" : "</mrow>");
    if (f->count == 1) add(math, f->shape->after_first);
    if (f->count == 2) add(math, f->shape->after_second);
    bool hidden = name == M_rad && f->hide_degree && f->count == 1;
    if (hidden) math->mathml.n = f->parts[0];
}

static void reverse(char *p, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        char c = p[i];
        p[i] = p[n - 1 - i];
        p[n - 1 - i] = c;
    }
}

/* <m:rad> has the degree in front of the radicand, <mroot> behind it. */
static void swap_parts(wml_math *math, const frame *f)
{
    char *p = math->mathml.p + f->parts[0];
    size_t first = f->parts[1] - f->parts[0], both = math->mathml.n - f->parts[0];
    reverse(p, first);
    reverse(p + first, both - first);
    reverse(p, both);
}

static void close_structure(wml_math *math)
{
    frame *f = top_of(math);
    if (!f || !f->shape) return;
    uint16_t name = f->shape->name;
    begin_structure(math, f);
    if (name == M_acc || name == M_bar || name == M_groupChr) add_sign(math, f->signs[0]);
    if (name == M_d) add_sign(math, f->signs[1]);
    if (name == M_rad && !f->hide_degree && f->count == 2) swap_parts(math, f);
    if (name == M_rad) add(math, f->hide_degree ? "</msqrt>" : "</mroot>");
    add(math, f->shape->close);
    math->depth--;
}

static void read_property(wml_math *math, const dnm_xml_element *element)
{
    frame *f = top_of(math);
    dnm_str value = dnm_xml_attr(element, M_val);
    bool off = wml_is(value, "0") || wml_is(value, "off") || wml_is(value, "false");
    if (element->name == M_nor) math->plain = !off;
    if (!f || !f->shape || f->begun) return;
    if (element->name == M_degHide) f->hide_degree = !off;
    unsigned which = element->name == M_endChr ? 1 : element->name == M_sepChr ? 2 : 0;
    bool sign = which || element->name == M_chr || element->name == M_begChr;
    if (!sign || value.n >= MAX_SIGN) return;
    if (value.n) memcpy(f->signs[which], value.p, value.n);
    f->signs[which][value.n] = '\0';
}

/* ---- tokens -------------------------------------------------------------------------------------- */

typedef enum token { TOKEN_NONE, TOKEN_NUMBER, TOKEN_LETTER, TOKEN_TEXT, TOKEN_OPERATOR } token;

static token token_of(const wml_math *math, uint32_t c)
{
    if (math->plain || (c >= 0x2E80 && c < 0x1D000)) return TOKEN_TEXT;
    if (c <= ' ' || c == 0xA0) return TOKEN_NONE;
    if ((c >= '0' && c <= '9') || c == '.') return TOKEN_NUMBER;
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return TOKEN_LETTER;
    bool sign =
        c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2100) || (c >= 0x2190 && c < 0x2E80);
    return sign ? TOKEN_OPERATOR : TOKEN_LETTER;
}

static void add_tokens(wml_math *math, const char *s, size_t n)
{
    static const char *const tags[][2] = {
        {"", ""}, {"<mn>", "</mn>"}, {"<mi>", "</mi>"}, {"<mtext>", "</mtext>"}, {"<mo>", "</mo>"}};
    for (size_t at = 0; at < n;) {
        size_t begin = at;
        token kind = token_of(math, dnm_utf8_next(s, n, &at));
        bool goes_on = kind == TOKEN_NUMBER || kind == TOKEN_TEXT;
        for (size_t next = at; goes_on && next < n; at = goes_on ? next : at)
            goes_on = token_of(math, dnm_utf8_next(s, n, &next)) == kind;
        if (kind == TOKEN_NONE) continue;
        add(math, tags[kind][0]);
        add_escaped(math, s + begin, at - begin);
        add(math, tags[kind][1]);
    }
}

/* ---- events -------------------------------------------------------------------------------------- */

void wml_math_open(wml_reader *reader)
{
    wml_story *story = reader->story;
    if (story->math_depth++ || reader->formula_of) return;
    if (!reader->math) {
        reader->math = DNM_NEW(reader->arena, wml_math, 1);
        if (!reader->math) return;
        dnm_buf_init(&reader->math->text, dnm_job_limits(reader->job)->input_bytes);
        dnm_buf_init(&reader->math->mathml, MAX_MATHML);
    }
    wml_math *math = reader->math;
    reader->formula_of = story;
    story->run = (wml_run){0};
    math->depth = 0;
    math->plain = math->failed = false;
    dnm_buf_free(&math->mathml);
    dnm_buf_clear(&math->text);
    add(math, "<math xmlns=\"http://www.w3.org/1998/Math/MathML\">");
}

void wml_math_close(wml_reader *reader)
{
    wml_story *story = reader->story;
    if (story->math_depth == 0 || --story->math_depth || reader->formula_of != story) return;
    wml_math *math = reader->math;
    reader->formula_of = NULL;
    add(math, "</math>");
    if (dnm_buf_status(&math->mathml) != DNM_OK) math->failed = true;
    dnm_str mathml = math->failed ? (dnm_str){0} : dnm_buf_str(&math->mathml);
    wml_spanned_text(reader, DNM_MATH, mathml, dnm_buf_str(&math->text));
}

void wml_math_text(wml_reader *reader, const char *utf8, size_t n)
{
    dnm_buf_add(&reader->math->text, utf8, n);
    if (!reader->math->failed) add_tokens(reader->math, utf8, n);
}

/* The math that this element of the innermost story belongs to, if it is to be followed. */
static wml_math *active(const wml_reader *reader)
{
    bool inside = reader->formula_of && reader->formula_of == reader->story;
    return inside && !reader->math->failed ? reader->math : NULL;
}

void wml_math_start(wml_reader *reader, const dnm_xml_element *element)
{
    wml_math *math = active(reader);
    if (!math) return;
    const math_shape *shape = shape_of(element->name);
    if (shape)
        open_structure(math, shape);
    else if (is_part(element->name))
        open_part(math, element->name);
    else if (element->name == M_r)
        math->plain = false;
    else
        read_property(math, element);
}

void wml_math_end_structure(wml_reader *reader)
{
    wml_math *math = active(reader);
    if (math) close_structure(math);
}

void wml_math_end_part(wml_reader *reader)
{
    wml_math *math = active(reader);
    if (math) close_part(math);
}

void wml_math_free(wml_reader *reader)
{
    if (!reader->math) return;
    dnm_buf_free(&reader->math->text);
    dnm_buf_free(&reader->math->mathml);
}
