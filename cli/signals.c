/* signals.c -- interruption that leaves nothing half-written, and file-size limits that are an error and
 * no death.
 *
 * SPDX-License-Identifier: MIT */
#include <signal.h>
#include <unistd.h>

#include "cli/cli.h"

/* The only state of the program that is not on the stack: a handler has no other way. */
static volatile sig_atomic_t held, asked;

static void die_of(int signal_number)
{
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void handle(int signal_number)
{
    /* A second Ctrl-C is impatience; a second message that nobody reads is not. */
    bool again = asked && signal_number != SIGPIPE;
    if (!held || again)
        die_of(signal_number);
    else if (!asked)
        asked = signal_number;
}

void signals_install(void)
{
    static const int ends[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXCPU};
    struct sigaction action = {.sa_handler = handle};
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART | SA_NODEFER;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct sigaction before;
        /* nohup and shells' background jobs ignore some: that stays. */
        if (sigaction(ends[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(ends[i], &action, NULL);
    }
    signal(SIGXFSZ, SIG_IGN); /* writing fails with EFBIG, which has a message */
}

bool signals_hold(void)
{
    bool first = !held;
    held = 1;
    return first;
}

void signals_release(void)
{
    held = 0;
    if (asked) die_of((int)asked);
}

bool signals_interrupted(void)
{
    return asked != 0;
}
