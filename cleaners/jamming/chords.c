/* chords.c -- chords of songs change class as random runs do, "G D/F# Em C9", but each is a tone from A to G
 * with what little may stand behind one.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/jamming/chords.h"

#include "core/text/prefix.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Past "C", "F#" or "Bb" at `at`; `at` itself if no tone stands there. */
static size_t past_tone(dnm_str s, size_t at)
{
    if (at >= s.n || s.p[at] < 'A' || s.p[at] > 'G') return at;
    at++;
    return at < s.n && (s.p[at] == '#' || s.p[at] == 'b') ? at + 1 : at;
}

/* Past "m", "maj", "sus" and the like. */
static size_t past_kind(dnm_str s, size_t at)
{
    static const char *const kinds[] = {"maj", "min", "sus", "dim", "add", "aug", "m", "M", NULL};
    for (size_t i = 0; kinds[i]; i++)
        if (dnm_has_at(s, at, kinds[i])) return at + strlen(kinds[i]);
    return at;
}

static size_t past_number(dnm_str s, size_t at)
{
    const size_t begin = at;
    while (at < s.n && at < begin + 2 && is_digit(s.p[at])) at++;
    return at;
}

static bool is_chord(dnm_str word)
{
    size_t at = past_tone(word, 0);
    if (!at) return false;
    for (int i = 0; i < 2; i++) at = past_number(word, past_kind(word, at)); /* "Am7", "A7sus4" */
    if (at + 1 < word.n && word.p[at] == '/') at = past_tone(word, at + 1);
    return at == word.n;
}

bool jamming_are_chords(dnm_str run)
{
    bool any = false;
    for (size_t at = 0; at < run.n;) {
        const size_t begin = at;
        while (at < run.n && run.p[at] != ' ') at++;
        const dnm_str word = {run.p + begin, at - begin};
        const bool bar = word.n == 1 && (word.p[0] == '|' || word.p[0] == '-');
        if (word.n && !bar && !is_chord(word)) return false;
        any = any || (word.n && !bar);
        at++;
    }
    return any;
}
