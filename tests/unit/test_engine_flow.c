/* test_engine_flow.c -- the whole way of a document through the engine with small modules of its own:
 * probes, options, cleaners and their masks, messages, limits, the text modules.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "core/base/arena.h"
#include "docnorm/docnorm.h"
#include "docnorm/module.h"

/* ---- modules of this test ---- */

static int probe_toy(const dnm_input *input)
{
    return input->size >= 3 && memcmp(input->bytes, "TOY", 3) == 0 ? 90 : 0;
}

/* "TOYfail", "TOYwarn", "TOYnest…", else one paragraph. */
static dnm_status convert_toy(dnm_job *job, const dnm_input *input, dnm_builder *builder)
{
    const char *p = (const char *)input->bytes + 3;
    size_t n = input->size - 3;
    if (n >= 4 && memcmp(p, "fail", 4) == 0)
        return dnm_fail(job, DNM_DAMAGED, 7, "toy.fail", DNM_N_("cannot read %s"), "this");
    if (n >= 4 && memcmp(p, "mute", 4) == 0) return DNM_DAMAGED;
    if (n >= 4 && memcmp(p, "warn", 4) == 0)
        for (int i = 0; i < 250; i++) dnm_warn(job, (uint64_t)i, "toy.warn", DNM_N_("warning %d"), i);
    if (n >= 4 && memcmp(p, "nest", 4) == 0)
        return dnm_convert_embedded(job, input, DNM_EMBED_CHUNK, builder);
    if (dnm_job_option_on(job, "loud")) dnm_build_text(builder, "LOUD ", 5);
    dnm_build_text(builder, p, n);
    return DNM_OK;
}

static const dnm_option toy_options[] = {
    {"loud", "no", "yes|no", "Loud"}, {"size", "1", "NUMBER", "Size"}, {0}};
static const dnm_converter toy = {
    .name = "toy", .summary = "", .options = toy_options, .probe = probe_toy, .convert = convert_toy};
static const dnm_converter toy_again = {
    .name = "toy2", .summary = "", .probe = probe_toy, .convert = convert_toy};

enum { RULE_A, RULE_B };
static const dnm_rule letter_rules[] = {
    {"a", "Cuts a", "a", "", "b", NULL}, {"b", "Cuts b", "b", "", "a", NULL}, {0}};

static dnm_status clean_letters(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    (void)job;
    const dnm_view *view = dnm_doc_view(doc);
    for (uint32_t block = 1; block < view->block_count; block++) {
        dnm_str text = dnm_doc_text(doc, block);
        for (uint32_t i = 0; i < text.n; i++) {
            if (text.p[i] == 'a') dnm_edit_cut(editor, (dnm_why){RULE_A, 900}, block, i, 1);
            if (text.p[i] == 'b') dnm_edit_cut(editor, (dnm_why){RULE_B, 400}, block, i, 1);
        }
    }
    return DNM_OK;
}

static const dnm_cleaner letters = {.name = "letters",
                                    .summary = "",
                                    .phase = DNM_REPAIR,
                                    .profiles = DNM_CLEAN,
                                    .rules = letter_rules,
                                    .clean = clean_letters};

static const dnm_rule last_rules[] = {{"x", "Cuts x", "x", "", "y", NULL}, {0}};
static dnm_status clean_last(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    (void)editor;
    (void)doc;
    dnm_note(job, DNM_NOWHERE, "last.ran", "ran");
    return DNM_OK;
}
static const dnm_cleaner last = {.name = "last",
                                 .summary = "",
                                 .phase = DNM_CONVERT,
                                 .profiles = DNM_CORPUS,
                                 .rules = last_rules,
                                 .clean = clean_last};

/* Asks for more than it may have, and makes do without. */
static dnm_status clean_greedily(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    if (!dnm_arena_alloc(dnm_job_arena(job), 2 << 20)) clean_letters(job, doc, editor);
    return DNM_OK;
}
static const dnm_cleaner greedy = {.name = "greedy",
                                   .summary = "",
                                   .phase = DNM_REPAIR,
                                   .profiles = DNM_CLEAN,
                                   .rules = letter_rules,
                                   .clean = clean_greedily};

/* Cuts the letters of a list of its own, which is made once. */
static int lists_made;
static void *make_list(dnm_arena *arena)
{
    lists_made++;
    return dnm_arena_strndup(arena, "a", 1);
}

static dnm_status clean_listed(dnm_job *job, const dnm_doc *doc, dnm_editor *editor)
{
    const char *list = dnm_job_made(job, make_list);
    return list && *list == 'a' ? clean_letters(job, doc, editor) : DNM_NO_MEMORY;
}
static const dnm_cleaner listed = {.name = "listed",
                                   .summary = "",
                                   .phase = DNM_REPAIR,
                                   .profiles = DNM_CLEAN,
                                   .rules = letter_rules,
                                   .clean = clean_listed};

static const char *shout(void *data, const char *english)
{
    ++*(int *)data;
    return strcmp(english, "cannot read %s") == 0 ? "KANN %s NICHT LESEN" : NULL;
}

static dnm_ctx *context(void)
{
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    cr_assert_eq(dnm_ctx_use_converter(ctx, &toy), DNM_OK);
    cr_assert_eq(dnm_ctx_use_cleaner(ctx, &last), DNM_OK);
    cr_assert_eq(dnm_ctx_use_cleaner(ctx, &letters), DNM_OK);
    return ctx;
}

static dnm_status read_text(dnm_ctx *ctx, const char *text, dnm_doc **doc)
{
    dnm_input input;
    dnm_input_init(&input, "in.toy", text, strlen(text));
    return dnm_read(ctx, &input, NULL, doc);
}

/* What txt makes of the text after cleaning; to be freed. */
static char *cleaned(dnm_ctx *ctx, const char *text)
{
    dnm_doc *doc;
    char *bytes;
    size_t n;
    cr_assert_eq(read_text(ctx, text, &doc), DNM_OK, "%s", text);
    cr_assert_eq(dnm_clean(ctx, doc), DNM_OK);
    cr_assert_eq(dnm_write_bytes(ctx, doc, "txt", &bytes, &n), DNM_OK);
    cr_assert_eq(strlen(bytes), n);
    dnm_doc_free(doc);
    return bytes;
}

static void expect_cleaned(dnm_ctx *ctx, const char *text, const char *expected)
{
    char *got = cleaned(ctx, text);
    cr_expect_str_eq(got, expected, "%s gave %s", text, got);
    free(got);
}

/* ---- tests ---- */

Test(engine, a_cleaner_short_of_memory_is_told_of)
{
    const dnm_ctx_options options = {.limits = {.arena_bytes = 1 << 20}};
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(&options, &ctx), DNM_OK);
    cr_assert_eq(dnm_ctx_use_converter(ctx, &toy), DNM_OK);
    cr_assert_eq(dnm_ctx_use_cleaner(ctx, &greedy), DNM_OK);
    expect_cleaned(ctx, "TOYcab", "c\n");
    size_t n;
    const dnm_message *messages = dnm_ctx_messages(ctx, &n);
    cr_assert_eq(n, 1);
    cr_expect_str_eq(messages[0].id, "engine.arena");
    cr_expect(strstr(messages[0].text, "greedy"));
    dnm_ctx_free(ctx);
}

Test(engine, what_a_cleaner_makes_once_serves_all_documents)
{
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    cr_assert_eq(dnm_ctx_use_converter(ctx, &toy), DNM_OK);
    cr_assert_eq(dnm_ctx_use_cleaner(ctx, &listed), DNM_OK);
    expect_cleaned(ctx, "TOYcab", "c\n");
    expect_cleaned(ctx, "TOYbad", "d\n");
    cr_expect_eq(lists_made, 1);
    dnm_ctx_free(ctx);
}

Test(engine, masks_decide_which_rules_run)
{
    dnm_ctx *ctx = context();
    expect_cleaned(ctx, "TOYcab", "c\n");
    size_t n;
    const dnm_counter *counters = dnm_ctx_counters(ctx, &n);
    uint64_t a = 0;
    for (size_t i = 0; i < n; i++)
        if (strcmp(counters[i].name, "rule:letters/a") == 0) a = counters[i].value;
    cr_expect_eq(a, 1);

    cr_assert_eq(dnm_ctx_min_confidence(ctx, 500), DNM_OK);
    expect_cleaned(ctx, "TOYcab", "cb\n");
    cr_assert_eq(dnm_ctx_min_confidence(ctx, 0), DNM_OK);
    cr_assert_eq(dnm_ctx_disable(ctx, "letters/a"), DNM_OK);
    expect_cleaned(ctx, "TOYcab", "ca\n");
    cr_assert_eq(dnm_ctx_profile(ctx, "faithful"), DNM_OK);
    expect_cleaned(ctx, "TOYcab", "cab\n");
    cr_assert_eq(dnm_ctx_only(ctx, "letters"), DNM_OK); /* whatever the profile says */
    expect_cleaned(ctx, "TOYcab", "ca\n");
    cr_assert_eq(dnm_ctx_disable(ctx, "letters"), DNM_OK);
    expect_cleaned(ctx, "TOYcab", "cab\n");
    dnm_ctx_free(ctx);
}

Test(engine, unknown_names_are_answered_with_the_nearest)
{
    dnm_ctx *ctx = context();
    cr_expect_eq(dnm_ctx_profile(ctx, "claen"), DNM_USAGE);
    cr_expect_str_eq(dnm_ctx_error(ctx)->id, "usage.profile");
    cr_expect(strstr(dnm_ctx_error(ctx)->text, "'clean'"));
    cr_expect_eq(dnm_ctx_disable(ctx, "leters/a"), DNM_USAGE);
    cr_expect(strstr(dnm_ctx_error(ctx)->text, "'letters/a'"), "%s", dnm_ctx_error(ctx)->text);
    cr_expect_eq(dnm_ctx_only(ctx, "letters/c"), DNM_USAGE);
    cr_expect_eq(dnm_ctx_disable(ctx, "quite another thing"), DNM_USAGE);
    cr_expect_not(strstr(dnm_ctx_error(ctx)->text, "mean"));
    cr_expect_eq(dnm_ctx_set(ctx, "toy.lout", "yes"), DNM_USAGE);
    cr_expect(strstr(dnm_ctx_error(ctx)->text, "'toy.loud'"));
    cr_expect_eq(dnm_ctx_set(ctx, "toy.loud", "maybe"), DNM_USAGE);
    cr_expect_str_eq(dnm_ctx_error(ctx)->id, "usage.value");
    cr_expect_eq(dnm_ctx_set(ctx, "toy.size", "x1"), DNM_USAGE);
    cr_expect_eq(dnm_ctx_set(ctx, "toy.size", "12"), DNM_OK);
    cr_expect_null(dnm_ctx_error(ctx));
    cr_expect_eq(dnm_ctx_min_confidence(ctx, 1001), DNM_USAGE);
    cr_expect_eq(dnm_ctx_set(ctx, "toy.loud", "yes"), DNM_OK);
    expect_cleaned(ctx, "TOYc", "LOUD c\n");
    dnm_doc *doc;
    cr_assert_eq(read_text(ctx, "TOYc", &doc), DNM_OK);
    cr_expect_eq(dnm_write(ctx, doc, "tyt", NULL, NULL), DNM_USAGE);
    cr_expect(strstr(dnm_ctx_error(ctx)->text, "'txt'"));
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
}

Test(engine, a_module_lent_later_wins_a_tie)
{
    dnm_ctx *ctx = context();
    dnm_input input;
    dnm_detection detection;
    dnm_input_init(&input, "a/B.TXT", "TOYx", 4);
    cr_expect_str_eq(input.extension, "txt");
    cr_assert_eq(dnm_detect(ctx, &input, &detection), DNM_OK);
    cr_expect_str_eq(detection.format, "toy");
    cr_assert_eq(dnm_ctx_use_converter(ctx, &toy_again), DNM_OK);
    cr_assert_eq(dnm_detect(ctx, &input, &detection), DNM_OK);
    cr_expect_str_eq(detection.format, "toy2");
    dnm_input_init(&input, "a.b/c", "plain", 5);
    cr_expect_str_eq(input.extension, "");
    cr_assert_eq(dnm_detect(ctx, &input, &detection), DNM_OK);
    cr_expect_str_eq(detection.format, "txt");
    cr_expect(detection.has_charset);
    cr_expect_str_eq(detection.charset.charset, "UTF-8");
    dnm_ctx_free(ctx);
}

Test(engine, failures_have_one_message_that_says_where)
{
    int calls = 0;
    dnm_ctx_options options = {.translate = shout, .translate_data = &calls};
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(&options, &ctx), DNM_OK);
    cr_assert_eq(dnm_ctx_use_converter(ctx, &toy), DNM_OK);
    dnm_doc *doc = NULL;
    cr_expect_eq(read_text(ctx, "TOYfail", &doc), DNM_DAMAGED);
    const dnm_message *error = dnm_ctx_error(ctx);
    cr_assert_not_null(error);
    cr_expect_str_eq(error->id, "toy.fail");
    cr_expect_str_eq(error->text, "KANN this NICHT LESEN");
    cr_expect_str_eq(error->english, "cannot read this");
    cr_expect_str_eq(error->path, "in.toy");
    cr_expect_eq(error->offset, 7);
    cr_expect_eq(read_text(ctx, "TOYmute", &doc), DNM_DAMAGED);
    cr_expect_str_eq(dnm_ctx_error(ctx)->id, "engine.failed");
    cr_expect_eq(read_text(ctx, "", &doc), DNM_DAMAGED);
    cr_expect_str_eq(dnm_ctx_error(ctx)->id, "input.empty");
    cr_expect_eq(read_text(ctx, "\x01\x02\x03\x04\x05\x06\x07\x08zz", &doc), DNM_UNSUPPORTED);
    cr_expect_str_eq(dnm_ctx_error(ctx)->id, "format.unknown");
    cr_expect(strstr(dnm_ctx_error(ctx)->english, "01 02 03"));
    cr_expect_eq(read_text(ctx, "TOYnest", &doc), DNM_LIMIT); /* it finds itself inside itself for ever */
    cr_expect_str_eq(dnm_ctx_error(ctx)->id, "embedded.depth");
    cr_expect_null(doc);
    cr_expect_gt(calls, 0);
    dnm_ctx_free(ctx);
}

Test(engine, surplus_warnings_are_counted)
{
    dnm_ctx *ctx = context();
    dnm_doc *doc;
    cr_assert_eq(read_text(ctx, "TOYwarn", &doc), DNM_OK);
    size_t n;
    const dnm_message *messages = dnm_ctx_messages(ctx, &n);
    cr_assert_eq(n, 101);
    cr_expect_str_eq(messages[99].text, "warning 99");
    cr_expect_str_eq(messages[100].id, "messages.more");
    cr_expect_str_eq(messages[100].text, "150 more messages of the kind toy.warn");
    dnm_doc_free(doc);
    cr_assert_eq(read_text(ctx, "TOYx", &doc), DNM_OK);
    dnm_ctx_messages(ctx, &n);
    cr_expect_eq(n, 0);
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
}

Test(engine, text_in_and_out)
{
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"one\ntwo\r\nthree\rfour\ffive\xE2\x80\xA8six\xE2\x80\xA9seven",
         "one\ntwo\nthree\nfour\nfive\nsix\nseven\n"},
        {"  indented\n\n \t\n\xE3\x80\x80\xE3\x80\x80\xE6\xAE\xB5\n",
         "  indented\n\xE3\x80\x80\xE3\x80\x80\xE6\xAE\xB5\n"},
        {"\xEF\xBB\xBFmark", "mark\n"},
        {"e\xCC\x81t\xC3\xA9", "\xC3\xA9t\xC3\xA9\n"}, /* NFC */
        {"\xE5\x86\xAC\xE5\xA4\xA9\xE6\x9D\xA5\xE4\xBA\x86\xFF\xE5\x86\xAC",
         "\xE5\x86\xAC\xE5\xA4\xA9\xE6\x9D\xA5\xE4\xBA\x86\xEF\xBF\xBD\xE5\x86\xAC\n"},
    };
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    cr_assert_eq(dnm_ctx_profile(ctx, "faithful"), DNM_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) expect_cleaned(ctx, cases[i].in, cases[i].out);

    const char nul[] = "a\0b\nc";
    dnm_input input;
    dnm_doc *doc;
    char *bytes;
    size_t n;
    dnm_input_init(&input, "nul.txt", nul, sizeof nul - 1);
    cr_assert_eq(dnm_read(ctx, &input, NULL, &doc), DNM_OK);
    dnm_source source;
    bool exact;
    cr_expect(dnm_doc_source(doc, 3, &source, &exact));
    cr_expect_eq(source.offset, 4);
    cr_expect(exact);
    cr_assert_eq(dnm_write_bytes(ctx, doc, "txt", &bytes, &n), DNM_OK);
    cr_expect_eq(n, 6);
    cr_expect_eq(memcmp(bytes, "a\0b\nc\n", 6), 0);
    free(bytes);
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
}

Test(engine, output_has_a_ceiling)
{
    dnm_ctx_options options = {.limits = {.output_bytes = 10}};
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(&options, &ctx), DNM_OK);
    dnm_doc *doc;
    char *bytes = NULL;
    size_t n;
    cr_assert_eq(read_text(ctx, "twelve bytes", &doc), DNM_OK);
    cr_expect_eq(dnm_write_bytes(ctx, doc, "txt", &bytes, &n), DNM_LIMIT);
    cr_expect_str_eq(dnm_ctx_error(ctx)->id, "output.too-large");
    cr_expect_null(bytes);
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
}
