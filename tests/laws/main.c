/* main.c -- docnorm_laws LAW FIXTURES: tests one law of LAWS.md over every fixture below a folder.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/law.h"

#include <stdio.h>

static const struct {
    const char *name;
    void (*run)(t_law *law, const t_subject *subject);
} laws[] = {
    {"faithfulness", t_law_faithfulness}, {"provenance", t_law_provenance},
    {"restore", t_law_restore},           {"idempotence", t_law_idempotence},
    {"round_trips", t_law_round_trips},   {"linearity", t_law_linearity},
    {"silence", t_law_silence},           {"repeatability", t_law_repeatability},
    {"digests", t_print_digests},
};

static int over_subjects(t_law *law, const char *root, void (*run)(t_law *law, const t_subject *subject))
{
    t_subjects subjects;
    if (!t_subjects_find(root, &subjects)) return 1;
    for (size_t i = 0; i < subjects.n; i++) run(law, &subjects.p[i]);
    size_t n = subjects.n;
    t_subjects_free(&subjects);
    if (run == t_print_digests) return law->failed ? 1 : 0;
    printf("law of %s: %zu subjects, %zu checks, %zu listed exceptions, %zu breaches\n", law->name, n,
           law->checked, law->excepted, law->failed);
    return law->failed || law->checked == 0 ? 1 : 0;
}

int main(int argc, char **argv)
{
    t_law law = {.name = argc > 1 ? argv[1] : ""};
    if (argc == 2 && strcmp(argv[1], "rules") == 0) {
        t_rule_examples(&law);
        printf("rules: %zu examples, %zu wrong\n", law.checked, law.failed);
        return law.failed || law.checked == 0 ? 1 : 0;
    }
    for (size_t i = 0; argc == 3 && i < sizeof laws / sizeof *laws; i++)
        if (strcmp(laws[i].name, argv[1]) == 0) return over_subjects(&law, argv[2], laws[i].run);
    fputs("usage: docnorm_laws LAW FIXTURES, or docnorm_laws rules\n", stderr);
    return 2;
}
