/* marks.c -- docnorm sample --marks: reads the marks that a person made on a page of sample, and says how
 * often each rule is right. Of the precision that a few marks let one expect, the interval of Wilson (95 %)
 * is given: it stays sensible for few marks, and where all are right.
 *
 * SPDX-License-Identifier: MIT */
#include <math.h>
#include <stdlib.h>

#include "cli/sample.h"
#include "cli/utf8.h"

enum { LONGEST_RULE = 200 };

typedef struct tally {
    char *rule;
    unsigned long right, wrong;
} tally;

typedef struct tallies {
    tally *p;
    size_t n;
} tallies;

/* ---- a line: a flat object of JSON ---- */

typedef struct cursor {
    const char *p, *end;
    bool bad;
} cursor;

static void skip_blanks(cursor *c)
{
    while (c->p < c->end && strchr(" \t\r", *c->p) && *c->p) c->p++;
}

static bool take(cursor *c, char byte)
{
    skip_blanks(c);
    if (c->p == c->end || *c->p != byte) return false;
    c->p++;
    return true;
}

static void expect(cursor *c, char byte)
{
    if (!take(c, byte)) c->bad = true;
}

/* A string as it stands between its quotes: what is of interest here has no escapes. */
static dnm_str take_string(cursor *c)
{
    expect(c, '"');
    dnm_str s = {c->p, 0};
    while (c->p < c->end && *c->p != '"') c->p += *c->p == '\\' && c->end - c->p > 1 ? 2 : 1;
    s.n = (size_t)(c->p - s.p);
    expect(c, '"');
    return s;
}

/* A string, or a number, true, false or null: as they stand. */
static dnm_str take_value(cursor *c)
{
    skip_blanks(c);
    if (c->p < c->end && *c->p == '"') return take_string(c);
    dnm_str s = {c->p, 0};
    while (c->p < c->end && !strchr(",} \t\r", *c->p)) c->p++;
    s.n = (size_t)(c->p - s.p);
    c->bad = c->bad || !s.n;
    return s;
}

typedef struct line {
    dnm_str rule, mark;
    bool header;
} line;

static bool read_line(dnm_str text, line *l)
{
    cursor c = {text.p, text.p + text.n, false};
    *l = (line){0};
    expect(&c, '{');
    do {
        dnm_str key = take_string(&c);
        expect(&c, ':');
        dnm_str value = take_value(&c);
        if (dnm_str_eq(key, DNM_STR("docnorm_marks"))) l->header = dnm_str_eq(value, DNM_STR("1"));
        if (dnm_str_eq(key, DNM_STR("rule"))) l->rule = value;
        if (dnm_str_eq(key, DNM_STR("mark"))) l->mark = value;
    } while (!c.bad && take(&c, ','));
    expect(&c, '}');
    skip_blanks(&c);
    return !c.bad && c.p == c.end;
}

/* ---- counting ---- */

static tally *tally_of(tallies *all, dnm_str rule)
{
    for (size_t i = 0; i < all->n; i++)
        if (dnm_str_eq(dnm_str_of(all->p[i].rule), rule)) return &all->p[i];
    tally *grown = realloc(all->p, (all->n + 1) * sizeof *grown);
    if (!grown) return NULL;
    all->p = grown;
    char *name = malloc(rule.n + 1);
    if (!name) return NULL;
    memcpy(name, rule.p, rule.n);
    name[rule.n] = '\0';
    all->p[all->n] = (tally){.rule = name};
    return &all->p[all->n++];
}

static bool is_rule(dnm_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= ' ' || strchr("\"\\\x7F", s.p[i])) return false;
    return s.n && s.n <= LONGEST_RULE && utf8_is_valid(s.p, s.n);
}

/* False if the line is no mark, or no memory is left. */
static bool count_line(dnm_str text, tallies *all, dnm_status *status)
{
    line l;
    bool right = false, good = read_line(text, &l);
    if (good && l.header) return true;
    if (good) {
        right = dnm_str_eq(l.mark, DNM_STR("right"));
        good = (right || dnm_str_eq(l.mark, DNM_STR("wrong"))) && is_rule(l.rule);
    }
    tally *t = good ? tally_of(all, l.rule) : NULL;
    if (good && !t) *status = DNM_NO_MEMORY;
    if (!t) return false;
    t->right += right;
    t->wrong += !right;
    return true;
}

static dnm_status count_file(const char *path, tallies *all)
{
    loaded bytes = {0};
    dnm_status status = load(path, &bytes);
    if (status) return status;
    const char *p = (const char *)bytes.bytes, *end = p + bytes.size;
    for (unsigned long number = 1; p < end && !status; number++) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        dnm_str text = {p, (size_t)((stop ? stop : end) - p)};
        if (text.n && !count_line(text, all, &status)) {
            if (status)
                say(_("out of memory"));
            else
                say(_("%s: line %lu is no mark of a sample [marks.line]"), path, number);
            if (!status) status = DNM_DAMAGED;
        }
        p = stop ? stop + 1 : end;
    }
    unload(&bytes);
    return status;
}

/* ---- the report ---- */

typedef struct estimate {
    double precision, low, high;
} estimate;

static estimate estimate_of(const tally *t)
{
    const double z = 1.959963984540054; /* 95 % of a normal distribution lie within so many deviations */
    double n = (double)t->right + (double)t->wrong, p = (double)t->right / n;
    double middle = p + z * z / (2 * n), width = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    double low = (middle - width) / (1 + z * z / n), high = (middle + width) / (1 + z * z / n);
    return (estimate){p, low > 0 ? low : 0, high < 1 ? high : 1};
}

static int by_rule(const void *x, const void *y)
{
    return strcmp(((const tally *)x)->rule, ((const tally *)y)->rule);
}

/* The locale chose no way of writing numbers: it is the same for all programs that read this. */
static void print_json(const tally *t)
{
    estimate e = estimate_of(t);
    json j = {.to = stdout};
    json_open(&j, '{');
    json_string(&j, "rule", t->rule);
    json_number(&j, "right", t->right);
    json_number(&j, "wrong", t->wrong);
    json_fraction(&j, "precision", e.precision);
    json_fraction(&j, "low", e.low);
    json_fraction(&j, "high", e.high);
    json_close(&j, '}');
    json_end_line(&j);
}

static void print_line(const tally *t)
{
    estimate e = estimate_of(t);
    printf("%-36s %6lu %6lu   %.3f   %.3f–%.3f\n", t->rule, t->right, t->wrong, e.precision, e.low, e.high);
}

static dnm_status print_all(const tallies *all, bool as_json)
{
    if (!as_json && all->n)
        puts(_("rule                                  right  wrong   share   interval (95 %)"));
    for (size_t i = 0; i < all->n; i++) {
        if (as_json)
            print_json(&all->p[i]);
        else
            print_line(&all->p[i]);
    }
    if (!as_json && !all->n) puts(_("no marks"));
    return fflush(stdout) == 0 ? DNM_OK : DNM_WRITE_FAILED;
}

dnm_status marks_report(const options *o)
{
    tallies all = {0};
    dnm_status status = DNM_OK;
    for (size_t i = 0; i < o->use_count && !status; i++)
        if (o->uses[i].id == OPT_MARKS) status = count_file(o->uses[i].argument, &all);
    if (all.n) qsort(all.p, all.n, sizeof *all.p, by_rule);
    if (!status) status = print_all(&all, o->given[OPT_JSON]);
    for (size_t i = 0; i < all.n; i++) free(all.p[i].rule);
    free(all.p);
    return status;
}
