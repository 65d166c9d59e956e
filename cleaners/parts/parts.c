/* parts.c -- cleaner `parts`: reads what stands between a title and its text, in a document and in each text
 * of a compilation: title, speaker and date become metadata, the lines stay and say what they are.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/text/front.h"
#include "core/text/labels.h"
#include "core/text/prefix.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

enum { PARTS_TITLE, PARTS_SPEAKER, PARTS_DATE, PARTS_SALUTATION };
enum { MOST_LINES = 10, LONGEST_TITLE = 1000, MOST_ATTRS = 16 };

typedef struct line {
    uint32_t block;
    dnm_str text;
    dnm_shape shape;
    dnm_front front;
} line;

typedef struct opening {
    const dnm_doc *doc;
    dnm_editor *editor;
    uint32_t owner;
    line lines[MOST_LINES];
    uint32_t count;
} opening;

/* ---- edits ---- */

/* Gives the line a role, beside the attributes it has. */
static void mark(const opening *o, uint16_t rule, const line *l, const char *role)
{
    const dnm_block *b = &dnm_doc_view(o->doc)->blocks[l->block];
    dnm_attr attrs[MOST_ATTRS];
    uint32_t n = 0;
    if (dnm_doc_attr(o->doc, b->attrs, "role").p) return;
    while (n + 1 < MOST_ATTRS && dnm_doc_attr_at(o->doc, b->attrs, n, &attrs[n].key, &attrs[n].value)) n++;
    attrs[n++] = (dnm_attr){DNM_STR("role"), dnm_str_of(role)};
    dnm_edit_set_attrs(o->editor, (dnm_why){rule, 800}, l->block, dnm_edit_attrs(o->editor, attrs, n));
}

static void note(const opening *o, uint16_t rule, const char *key, dnm_str value)
{
    if (!value.n || dnm_doc_meta(o->doc, o->owner, key).p || !dnm_edit_enabled(o->editor, rule)) return;
    dnm_edit_meta(o->editor, o->owner, key, value);
}

/* ---- the title ---- */

static bool may_be_speaker(const opening *o, uint32_t i)
{
    if (i == 0 || i + 1 >= o->count) return false;
    const dnm_front_kind next = o->lines[i + 1].front.kind;
    return next == DNM_FRONT_DATE || next == DNM_FRONT_DATE_NOTE || next == DNM_FRONT_SALUTATION ||
           next == DNM_FRONT_BODY;
}

static bool is_title_line(const opening *o, uint32_t i)
{
    const dnm_front_kind kind = o->lines[i].front.kind;
    return kind == DNM_FRONT_TITLE || (kind == DNM_FRONT_NAME && !may_be_speaker(o, i));
}

/* "第一篇：title", "一、title"; what stands behind the label. */
static dnm_str labelled_title(const line *l)
{
    dnm_label label;
    dnm_str t = dnm_shape_text(l->text, &l->shape);
    if (!dnm_label_read(t, &label)) return (dnm_str){0};
    if (label.kind != DNM_LABEL_VOLUME && label.kind != DNM_LABEL_DIGIT && label.kind != DNM_LABEL_HAN &&
        label.kind != DNM_LABEL_HAN_BRACKET)
        return (dnm_str){0};
    size_t at = label.len;
    while (at < t.n) {
        size_t next = at;
        const uint32_t cp = dnm_utf8_next(t.p, t.n, &next);
        if (!dnm_is_pause(cp) && cp != ' ' && cp != 0x3000) break;
        at = next;
    }
    return (dnm_str){t.p + at, t.n - at};
}

/* "（一）", "范文一", "之二" alone: the title stands below. */
static bool is_label_alone(const line *l)
{
    static const char one_of[] = "之";
    const dnm_str t = dnm_shape_text(l->text, &l->shape);
    dnm_label label;
    uint32_t number;
    if (dnm_label_read(t, &label)) return label.len == t.n;
    const size_t n = sizeof one_of - 1;
    return dnm_has_at(t, 0, one_of) && t.n > n &&
           dnm_read_number((dnm_str){t.p + n, t.n - n}, &number) == t.n - n;
}

/* A title of several lines is one with blanks; a line that only repeats the end of the one before takes its
 * place, since that one names the speaker. */
static void read_title(const opening *o, dnm_buf *title)
{
    const dnm_str labelled = labelled_title(&o->lines[0]);
    if (labelled.n) {
        dnm_buf_add(title, labelled.p, labelled.n);
        return;
    }
    for (uint32_t i = is_label_alone(&o->lines[0]); i < o->count && is_title_line(o, i); i++) {
        const dnm_str t = dnm_shape_text(o->lines[i].text, &o->lines[i].shape);
        if (title->n && dnm_str_ends(dnm_buf_str(title), t)) dnm_buf_clear(title);
        if (title->n) dnm_buf_add_char(title, ' ');
        dnm_buf_add(title, t.p, t.n);
    }
}

static void note_title(const opening *o)
{
    dnm_buf title;
    if (!o->owner) return; /* the document's own title is another cleaner's */
    dnm_buf_init(&title, LONGEST_TITLE);
    read_title(o, &title);
    const line *first = &o->lines[0];
    const bool heading = dnm_doc_view(o->doc)->blocks[first->block].kind == DNM_HEADING;
    if (title.n && dnm_buf_status(&title) == DNM_OK) {
        char date[11];
        note(o, PARTS_TITLE, "title", dnm_front_before_day(dnm_buf_str(&title), date));
        if (!heading || dnm_doc_view(o->doc)->blocks[first->block].level == 0)
            dnm_edit_set_kind(o->editor, (dnm_why){PARTS_TITLE, 700}, first->block, DNM_HEADING, 1);
    }
    dnm_buf_free(&title);
}

/* ---- speaker, date, salutation ---- */

static void note_line(const opening *o, uint32_t i)
{
    const line *l = &o->lines[i];
    const dnm_front_kind kind = l->front.kind;
    const bool speaker = kind == DNM_FRONT_SPEAKER || (kind == DNM_FRONT_NAME && may_be_speaker(o, i));
    const dnm_str date = dnm_str_of(l->front.date);
    if (speaker) {
        note(o, PARTS_SPEAKER, "creator", l->front.name);
        mark(o, PARTS_SPEAKER, l, "creator");
    }
    if (speaker || kind == DNM_FRONT_DATE || kind == DNM_FRONT_DATE_NOTE) note(o, PARTS_DATE, "date", date);
    if (!speaker && date.n) mark(o, PARTS_DATE, l, "date");
    if (kind == DNM_FRONT_SALUTATION) mark(o, PARTS_SALUTATION, l, "salutation");
}

/* A sentence, however short. */
static bool is_text(const line *l)
{
    enum { SENTENCE_CHARS = 15 };
    return l->front.kind == DNM_FRONT_BODY ||
           (l->front.kind == DNM_FRONT_NONE && l->shape.ends_sentence && l->shape.chars >= SENTENCE_CHARS);
}

/* The first lines of an owner, to the first that is text; false if text does not follow. */
static bool read_opening(opening *o, uint32_t first, uint32_t end)
{
    const dnm_view *v = dnm_doc_view(o->doc);
    o->count = 0;
    for (uint32_t i = first; i < end && o->count < MOST_LINES; i++) {
        if (v->blocks[i].kind != DNM_PARAGRAPH && v->blocks[i].kind != DNM_HEADING) return false;
        line *l = &o->lines[o->count++];
        *l = (line){.block = i, .text = dnm_doc_text(o->doc, i)};
        dnm_leaf_shape(o->doc, i, &l->shape);
        dnm_label number;
        dnm_leaf_label(o->doc, i, &number);
        dnm_front_read(l->text, &l->shape, &number, &l->front);
        const bool label = o->count == 1 && (labelled_title(l).n || is_label_alone(l));
        if (!label && (is_text(l) || l->front.kind == DNM_FRONT_SALUTATION)) return o->count > 1;
        if (l->front.kind == DNM_FRONT_NONE && !label) return o->count > 2;
    }
    return false;
}

/* What the title itself says, "县委书记贺鸣在…上的讲话（2016年11月3日）", if no line below it does. */
static void note_said_by_title(const opening *o)
{
    bool speaker = false, dated = false;
    for (uint32_t i = 1; i < o->count; i++) {
        const dnm_front *f = &o->lines[i].front;
        speaker =
            speaker || f->kind == DNM_FRONT_SPEAKER || (f->kind == DNM_FRONT_NAME && may_be_speaker(o, i));
        dated = dated || f->date[0];
    }
    char date[11];
    const dnm_str title = dnm_shape_text(o->lines[0].text, &o->lines[0].shape);
    dnm_front_before_day(title, date);
    if (!speaker) note(o, PARTS_SPEAKER, "creator", dnm_front_speaker_in(title));
    if (!dated) note(o, PARTS_DATE, "date", dnm_str_of(date));
}

static void read_owner(opening *o, uint32_t owner, uint32_t first, uint32_t end)
{
    o->owner = owner;
    const bool opens = read_opening(o, first, end);
    if (o->count && owner && (opens || labelled_title(&o->lines[0]).n)) note_title(o);
    for (uint32_t i = 1; i < o->count && opens; i++) note_line(o, i);
    if (opens) note_said_by_title(o);
}

/* Only below a title: other lines are short for other reasons. */
static bool has_title(const dnm_view *v)
{
    return v->block_count > 1 && v->blocks[1].kind == DNM_HEADING && v->blocks[1].level == 0;
}

static dnm_status clean(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const dnm_view *v = dnm_doc_view(doc);
    opening o = {.doc = doc, .editor = editor};
    if (has_title(v)) read_owner(&o, 0, 1, v->block_count);
    for (uint32_t i = 1; i < v->block_count; i++)
        if (dnm_section_is(doc, i, "part")) read_owner(&o, i, i + 1, v->blocks[i].end);
    dnm_count(job, "parts_blocks", v->block_count);
    return DNM_OK;
}

#define TEXT                                                                                                 \
    "    paragraph "                                                                                         \
    "\"林场坚持预防为主，组织职工巡山三百余次，清理林下可燃物，全年没有发生火灾，群众十分满意。\"\n"
#define PART "document\n  section 1 role=\"part\"\n"

static const dnm_rule rules[] = {
    [PARTS_TITLE] =
        {
            .id = "title",
            .summary = DNM_N_("makes the first line of a part its title"),
            .before = PART "    paragraph \"在防火会议上的讲话\"\n" TEXT,
            .after = PART "    @title \"在防火会议上的讲话\"\n    heading 1 \"在防火会议上的讲话\"\n" TEXT,
            .untouched = PART TEXT TEXT,
        },
    [PARTS_SPEAKER] =
        {
            .id = "speaker",
            .summary = DNM_N_("notes who spoke"),
            .before =
                PART "    heading 1 \"第一篇：在防火会议上的讲话\"\n    paragraph \"林场场长 王林风\"\n" TEXT,
            .after = PART "    @creator \"王林风\"\n    heading 1 \"第一篇：在防火会议上的讲话\"\n"
                          "    paragraph role=\"creator\" \"林场场长 王林风\"\n" TEXT,
            .untouched = PART TEXT "    paragraph \"林场场长 王林风\"\n",
        },
    [PARTS_DATE] =
        {
            .id = "date",
            .summary = DNM_N_("notes when it was said"),
            .before = PART
            "    heading 1 \"第一篇：在防火会议上的讲话\"\n    paragraph \"（2011年5月17日）\"\n" TEXT,
            .after = PART "    @date \"2011-05-17\"\n    heading 1 \"第一篇：在防火会议上的讲话\"\n"
                          "    paragraph role=\"date\" \"（2011年5月17日）\"\n" TEXT,
            .untouched = PART TEXT "    paragraph \"2011年5月17日\"\n",
        },
    [PARTS_SALUTATION] =
        {
            .id = "salutation",
            .summary = DNM_N_("marks the salutation"),
            .before = PART "    heading 1 \"第一篇：在防火会议上的讲话\"\n    paragraph \"同志们：\"\n" TEXT,
            .after = PART "    heading 1 \"第一篇：在防火会议上的讲话\"\n"
                          "    paragraph role=\"salutation\" \"同志们：\"\n" TEXT,
            .untouched = PART TEXT "    paragraph \"同志们：\"\n" TEXT,
        },
    {0},
};

const dnm_cleaner dnm_cleaner_parts = {
    .name = "parts",
    .summary = DNM_N_("notes title, speaker and date of a text and of the parts of a compilation"),
    .phase = DNM_NORMALIZE,
    .order = 90,
    .profiles = DNM_CLEAN | DNM_CORPUS,
    .rules = rules,
    .clean = clean,
};
