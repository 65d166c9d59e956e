/* test_engine_walk.c -- walks through folders and archives of archives, with their ceilings, and
 * through members that fail; files that appear whole or not at all.
 *
 * SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "docnorm/docnorm.h"
#include "docnorm/module.h"

/* ---- an archive format for tests: "BOX" then members "name=content;" in brackets that nest ---- */

typedef struct box {
    const char *at, *end;
} box;

static int probe_box(const dnm_input *input)
{
    return input->size > 4 && memcmp(input->bytes, "BOX(", 4) == 0 ? 80 : 0;
}

static dnm_status open_box(dnm_job *job, const dnm_input *input, void **state)
{
    if (input->bytes[input->size - 1] != ')')
        return dnm_fail(job, DNM_DAMAGED, input->size, "box.truncated", DNM_N_("truncated"));
    box *b = dnm_arena_alloc(dnm_job_arena(job), sizeof *b);
    *b = (box){(const char *)input->bytes + 4, (const char *)input->bytes + input->size - 1};
    *state = b;
    return DNM_OK;
}

static dnm_status next_in_box(dnm_job *job, void *state, dnm_member *member)
{
    box *b = state;
    if (b->at >= b->end) return DNM_END;
    const char *equals = memchr(b->at, '=', (size_t)(b->end - b->at));
    if (!equals) return b->at = b->end, dnm_fail(job, DNM_DAMAGED, 0, "box.name", DNM_N_("no name"));
    member->name = dnm_arena_strndup(dnm_job_arena(job), b->at, (size_t)(equals - b->at));
    const char *p = equals + 1;
    for (int depth = 0; p < b->end && (depth || *p != ';'); p++) depth += (*p == '(') - (*p == ')');
    member->bytes = (const unsigned char *)equals + 1;
    member->size = (size_t)(p - equals - 1);
    b->at = p + 1;
    if (member->size && *member->bytes == '?')
        return dnm_fail(job, DNM_DAMAGED, 3, "box.member", DNM_N_("bad"));
    return DNM_OK;
}

static const dnm_container box_container = {
    .name = "box", .summary = "", .probe = probe_box, .open = open_box, .next = next_in_box};

/* "BLOW(" n ")": n members of 1 MiB each. */
typedef struct blow {
    int left;
    char *bytes;
} blow;

static int probe_blow(const dnm_input *input)
{
    return input->size > 4 && memcmp(input->bytes, "BLOW", 4) == 0 ? 80 : 0;
}

static dnm_status open_blow(dnm_job *job, const dnm_input *input, void **state)
{
    blow *b = dnm_arena_alloc(dnm_job_arena(job), sizeof *b);
    b->left = atoi((const char *)input->bytes + 4);
    b->bytes = calloc(1, 1 << 20);
    memset(b->bytes, 'z', 1 << 20);
    *state = b;
    return DNM_OK;
}

static dnm_status next_blow(dnm_job *job, void *state, dnm_member *member)
{
    (void)job;
    blow *b = state;
    if (b->left-- <= 0) return DNM_END;
    *member = (dnm_member){.name = "z", .bytes = (const unsigned char *)b->bytes, .size = 1 << 20};
    return DNM_OK;
}

static void close_blow(void *state)
{
    free(((blow *)state)->bytes);
}

static const dnm_container blow_container = {.name = "blow",
                                             .summary = "",
                                             .probe = probe_blow,
                                             .open = open_blow,
                                             .next = next_blow,
                                             .close = close_blow};

/* A document that is a box too, as a .docx is a zip. */
static int probe_doc(const dnm_input *input)
{
    return probe_box(input) && input->size > 9 && memcmp(input->bytes + 4, "isdoc", 5) == 0 ? 95 : 0;
}

static dnm_status convert_doc(dnm_job *job, const dnm_input *input, dnm_builder *builder)
{
    (void)job;
    dnm_build_text(builder, (const char *)input->bytes, input->size);
    return DNM_OK;
}

static const dnm_converter doc_converter = {
    .name = "boxdoc", .summary = "", .probe = probe_doc, .convert = convert_doc};

static dnm_ctx *context(const dnm_limits *limits)
{
    dnm_ctx_options options = {0};
    if (limits) options.limits = *limits;
    dnm_ctx *ctx;
    cr_assert_eq(dnm_ctx_new(&options, &ctx), DNM_OK);
    cr_assert_eq(dnm_ctx_use_container(ctx, &box_container), DNM_OK);
    cr_assert_eq(dnm_ctx_use_container(ctx, &blow_container), DNM_OK);
    cr_assert_eq(dnm_ctx_use_converter(ctx, &doc_converter), DNM_OK);
    return ctx;
}

/* A line for each step of a walk: "path:member=content" or "path:member!id". */
static void follow(dnm_walk *walk, dnm_ctx *ctx, dnm_buf *log)
{
    dnm_input input;
    dnm_status status;
    while ((status = dnm_walk_next(walk, &input)) != DNM_END) {
        if (status == DNM_OK) {
            dnm_buf_printf(log, "%s:%s=%.*s\n", input.path, input.member,
                           input.size < 40 ? (int)input.size : 5, (const char *)input.bytes);
            continue;
        }
        const dnm_message *error = dnm_ctx_error(ctx);
        cr_assert_not_null(error);
        dnm_buf_printf(log, "%s:%s!%s\n", error->path, error->member, error->id);
        cr_expect_eq(error->status, status);
    }
    cr_expect_eq(dnm_walk_next(walk, &input), DNM_END);
    dnm_walk_close(walk);
}

static void expect_walk_of_bytes(dnm_ctx *ctx, const char *bytes, const char *expected)
{
    dnm_input input;
    dnm_walk *walk;
    dnm_buf log;
    dnm_buf_init(&log, 1 << 20);
    dnm_buf_add_str(&log, "");
    dnm_input_init(&input, "-", bytes, strlen(bytes));
    cr_assert_eq(dnm_walk_bytes(ctx, &input, &walk), DNM_OK);
    follow(walk, ctx, &log);
    cr_expect_str_eq(log.p, expected, "%s gave\n%s", bytes, log.p);
    dnm_buf_free(&log);
}

Test(walk, archives_within_archives)
{
    dnm_ctx *ctx = context(NULL);
    expect_walk_of_bytes(ctx, "just text", "-:=just text\n");
    expect_walk_of_bytes(ctx, "BOX(a=1;b=2)", "-:a=1\n-:b=2\n");
    expect_walk_of_bytes(ctx, "BOX(a=1;in=BOX(x=7;y=8);c=3)", "-:a=1\n-:in!/x=7\n-:in!/y=8\n-:c=3\n");
    expect_walk_of_bytes(ctx, "BOX(a=?1;b=2;in=BOX(x=?;y=8))",
                         "-:a!box.member\n-:b=2\n-:in!/x!box.member\n-:in!/y=8\n");
    expect_walk_of_bytes(ctx, "BOX(a=BOX(x=1;b=2)",
                         "-:a!box.truncated\n"); /* brackets never close: all one member */
    expect_walk_of_bytes(ctx, "BOX(in=BOX(isdoc=1);b=2)", "-:in=BOX(isdoc=1)\n-:b=2\n");
    expect_walk_of_bytes(ctx, "BOX(a=BOX(b=BOX(c=BOX(d=BOX(e=1))));f=2)",
                         "-:a!/b!/c!/d!archive.depth\n-:f=2\n");
    expect_walk_of_bytes(ctx, "BOX(", "-:=BOX(\n");
    dnm_ctx_free(ctx);
}

Test(walk, ceilings_of_archives)
{
    dnm_limits limits = {.members = 2, .expansion = 10};
    dnm_ctx *ctx = context(&limits);
    expect_walk_of_bytes(ctx, "BOX(a=1;b=2;c=3;d=4)", "-:a=1\n-:b=2\n-:c!archive.members\n");
    expect_walk_of_bytes(ctx, "BOX(i=BOX(a=1;b=2;c=3);d=4)",
                         "-:i!/a=1\n-:i!/b=2\n-:i!/c!archive.members\n-:d=4\n");
    dnm_ctx_free(ctx);

    limits = (dnm_limits){.expansion = 10};
    ctx = context(&limits);
    dnm_input input;
    dnm_walk *walk;
    dnm_input_init(&input, "-", "BOX(a=BLOW9;b=BLOW9;c=1)", 24);
    cr_assert_eq(dnm_walk_bytes(ctx, &input, &walk), DNM_OK);
    int given = 0;
    dnm_status status;
    while ((status = dnm_walk_next(walk, &input)) == DNM_OK) given++;
    cr_expect_eq(status, DNM_LIMIT);
    cr_expect_str_eq(dnm_ctx_error(ctx)->id, "archive.expansion");
    cr_expect_eq(given,
                 15); /* 16 MiB are free, counted over all depths; the archives count themselves, too */
    cr_expect_eq(dnm_walk_next(walk, &input), DNM_END); /* the outer archive is given up */
    dnm_walk_close(walk);
    dnm_ctx_free(ctx);
}

/* ---- folders ---- */

static char folder[] = "/tmp/docnorm-walk-XXXXXX";

static void put(const char *name, const char *content)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "wb");
    cr_assert_not_null(f, "%s", path);
    fputs(content, f);
    fclose(f);
}

static void make_folder(const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    cr_assert_eq(mkdir(path, 0777), 0);
}

static void begin_folder(void)
{
    cr_assert_not_null(mkdtemp(folder));
    cr_assert_eq(chdir(folder), 0);
    make_folder("in");
    make_folder("in/a");
    make_folder("in/empty");
    put("in/a/x.txt", "1");
    put("in/a-b.txt", "2");
    put("in/z.box", "BOX(m=3)");
    put("in/.hidden", "4");
    put("outside", "5");
    cr_assert_eq(symlink("../outside", "in/link"), 0);
    cr_assert_eq(symlink("..", "in/a/up"), 0);
}

static void end_folder(void)
{
    char command[300];
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    cr_expect_eq(system(command), 0);
}

static void expect_walk(dnm_ctx *ctx, const char *path, const char *expected)
{
    dnm_walk *walk;
    dnm_buf log;
    dnm_buf_init(&log, 1 << 20);
    dnm_buf_add_str(&log, "");
    cr_assert_eq(dnm_walk_open(ctx, path, &walk), DNM_OK);
    follow(walk, ctx, &log);
    cr_expect_str_eq(log.p, expected, "%s gave\n%s", path, log.p);
    dnm_buf_free(&log);
}

Test(walk, folders, .init = begin_folder, .fini = end_folder)
{
    dnm_ctx *ctx = context(NULL);
    expect_walk(ctx, "in", "in/a-b.txt:=2\nin/a/x.txt:=1\nin/z.box:m=3\n");
    expect_walk(ctx, "in/", "in/a-b.txt:=2\nin/a/x.txt:=1\nin/z.box:m=3\n");
    expect_walk(ctx, "in/link", "in/link:=5\n"); /* named by the caller */
    cr_assert_eq(dnm_ctx_set(ctx, "dir.hidden", "yes"), DNM_OK);
    cr_assert_eq(dnm_ctx_set(ctx, "dir.links", "yes"), DNM_OK);
    expect_walk(ctx, "in", "in/.hidden:=4\nin/a-b.txt:=2\nin/a/x.txt:=1\nin/link:=5\nin/z.box:m=3\n");
    dnm_walk *walk = NULL;
    cr_expect_eq(dnm_walk_open(ctx, "in/missing", &walk), DNM_UNREADABLE);
    cr_expect_str_eq(dnm_ctx_error(ctx)->id, "file.unreadable");
    cr_expect_str_eq(dnm_ctx_error(ctx)->path, "in/missing");
    cr_expect_null(walk);
    dnm_ctx_free(ctx);
}

Test(walk, unreadable_places_do_not_end_it, .init = begin_folder, .fini = end_folder)
{
    cr_assert_eq(chmod("in/a", 0), 0);
    cr_assert_eq(chmod(folder, 0755), 0);
    if (geteuid() == 0 && seteuid(65534) != 0) cr_skip_test("skipped: needs an unprivileged user");
    dnm_ctx *ctx = context(NULL);
    expect_walk(ctx, "in", "in/a-b.txt:=2\nin/a/:!dir.unreadable\nin/z.box:m=3\n");
    dnm_ctx_free(ctx);
    if (getuid() == 0) cr_assert_eq(seteuid(0), 0);
    cr_assert_eq(chmod("in/a", 0755), 0);
}

/* ---- output files ---- */

static void expect_content(const char *path, const char *expected)
{
    char got[64] = "";
    FILE *f = fopen(path, "rb");
    cr_assert_not_null(f, "%s is missing", path);
    got[fread(got, 1, sizeof got - 1, f)] = '\0';
    fclose(f);
    cr_expect_str_eq(got, expected);
}

static void expect_no_temporary(void)
{
    cr_expect_neq(system("ls -A | grep -q docnorm"), 0, "a temporary file was left behind");
}

Test(file, appears_whole_or_not_at_all, .init = begin_folder, .fini = end_folder)
{
    dnm_ctx *ctx = context(NULL);
    dnm_file *file;
    cr_assert_eq(dnm_file_create(ctx, "out", false, &file), DNM_OK);
    cr_assert_eq(dnm_file_write(file, "whole", 5), DNM_OK);
    cr_expect_neq(access("out", F_OK), 0);
    cr_assert_eq(dnm_file_commit(file), DNM_OK);
    expect_content("out", "whole");
    expect_no_temporary();

    cr_expect_eq(dnm_file_create(ctx, "out", false, &file), DNM_EXISTS);
    cr_expect_str_eq(dnm_ctx_error(ctx)->id, "output.exists");
    cr_assert_eq(chmod("out", 0640), 0);
    cr_assert_eq(dnm_file_create(ctx, "out", true, &file), DNM_OK);
    cr_assert_eq(dnm_file_write(file, "new", 3), DNM_OK);
    expect_content("out", "whole");
    cr_assert_eq(dnm_file_commit(file), DNM_OK);
    expect_content("out", "new");
    struct stat st;
    cr_expect(stat("out", &st) == 0 && (st.st_mode & 0777) == 0640);

    cr_assert_eq(dnm_file_create(ctx, "other", false, &file), DNM_OK);
    put("other", "was faster");
    cr_expect_eq(dnm_file_commit(file), DNM_EXISTS); /* a race is lost, not won by force */
    expect_content("other", "was faster");
    cr_assert_eq(dnm_file_create(ctx, "third", false, &file), DNM_OK);
    dnm_file_abort(file);
    cr_expect_neq(access("third", F_OK), 0);
    cr_expect_eq(dnm_file_create(ctx, "in", true, &file), DNM_WRITE_FAILED);
    cr_expect_eq(dnm_file_create(ctx, "in/", true, &file), DNM_WRITE_FAILED);
    cr_expect_eq(dnm_file_create(ctx, "nowhere/out", true, &file), DNM_WRITE_FAILED);
    cr_expect_eq(dnm_file_create(ctx, "/dev/null", true, &file), DNM_OK); /* written into, not replaced */
    cr_expect_eq(dnm_file_commit(file), DNM_OK);
    cr_expect(stat("/dev/null", &st) == 0 && S_ISCHR(st.st_mode));
    expect_no_temporary();
    dnm_ctx_free(ctx);
}

Test(file, a_full_disk_leaves_nothing, .init = begin_folder, .fini = end_folder)
{
    dnm_ctx *ctx = context(NULL);
    dnm_file *file;
    struct rlimit before, small = {.rlim_cur = 4096, .rlim_max = RLIM_INFINITY};
    signal(SIGXFSZ, SIG_IGN);
    cr_assert_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
    char bytes[8192] = {0};
    cr_assert_eq(dnm_file_create(ctx, "out", false, &file), DNM_OK);
    cr_expect_eq(dnm_file_write(file, bytes, sizeof bytes), DNM_WRITE_FAILED);
    cr_expect_str_eq(dnm_ctx_error(ctx)->id, "output.write");
    cr_expect_eq(dnm_file_write(file, bytes, 1), DNM_WRITE_FAILED);
    cr_expect_eq(dnm_file_commit(file), DNM_WRITE_FAILED);
    cr_expect_neq(access("out", F_OK), 0);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
    expect_no_temporary();
    dnm_ctx_free(ctx);
}
