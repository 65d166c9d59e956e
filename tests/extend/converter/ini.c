/* ini.c -- settings files: a section is a heading, a setting a paragraph, a comment a paragraph in a quote.
 * Small on purpose: CONTRIBUTING.md walks through it, and tests/extend adds it to a copy of the sources.
 *
 * SPDX-License-Identifier: MIT */
#include "docnorm/module.h"

enum { SAMPLE = 4096 };

/* Begins with a section. */
static int probe(const dnm_input *input)
{
    size_t n = input->size < SAMPLE ? input->size : SAMPLE;
    const char *p = (const char *)input->bytes;
    bool section = n > 2 && p[0] == '[' && memchr(p, ']', n);
    if (!section) return 0;
    return strcmp(input->extension, "ini") == 0 ? 80 : 30;
}

static void add_line(dnm_builder *builder, const char *line, size_t n)
{
    bool section = line[0] == '[' && line[n - 1] == ']';
    bool comment = line[0] == ';' || line[0] == '#';
    if (comment) dnm_build_open(builder, DNM_BLOCK_QUOTE, 0, 0);
    dnm_build_open(builder, section ? DNM_HEADING : DNM_PARAGRAPH, section ? 1 : 0, 0);
    if (section)
        dnm_build_text(builder, line + 1, n - 2);
    else
        dnm_build_text(builder, line, n);
    dnm_build_close(builder);
    if (comment) dnm_build_close(builder);
}

static dnm_status convert(dnm_job *job, const dnm_input *input, dnm_builder *builder)
{
    const char *p = (const char *)input->bytes;
    (void)job;
    for (size_t at = 0; at < input->size;) {
        const char *newline = memchr(p + at, '\n', input->size - at);
        size_t n = newline ? (size_t)(newline - (p + at)) : input->size - at;
        dnm_build_source(builder, 0, at, true);
        size_t shown = n > 0 && p[at + n - 1] == '\r' ? n - 1 : n;
        if (shown > 0) add_line(builder, p + at, shown);
        at += n + 1;
    }
    return dnm_builder_status(builder);
}

static const char *const extensions[] = {"ini", NULL};

const dnm_converter dnm_converter_ini = {
    .name = "ini",
    .summary = DNM_N_("Settings file"),
    .extensions = extensions,
    .probe = probe,
    .convert = convert,
};
