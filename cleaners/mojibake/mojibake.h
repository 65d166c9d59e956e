/* mojibake.h -- what the parts of the mojibake cleaner share.
 *
 * Text that was decoded by the wrong charset is turned back into its bytes by that charset, and read by the
 * right one. Nobody says which two they were: each pair is tried where the text looks wrong, and the
 * reading that is likelier by a wide margin wins.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_MOJIBAKE_MOJIBAKE_H
#define CLEANERS_MOJIBAKE_MOJIBAKE_H

#include "core/base/buf.h"
#include "docnorm/module.h"

/* How likely a text is, in eighths of a bit; the lower the better. */
typedef struct mojibake_cost {
    int64_t total;
    uint32_t chars; /* that are not ASCII */
} mojibake_cost;

mojibake_cost mojibake_cost_of(dnm_str text);

/* Whether a text is dearer than text of any language usually is; else nothing needs to be tried as a whole.
 * *rare: so many rare hanzi stand side by side somewhere in it, at least. */
bool mojibake_is_suspicious(dnm_str text, uint32_t *rare);

/* The next stretch of two and more characters from U+0080 on that windows-1252 or Latin-1 has, with what
 * stands between such stretches in the same line of their characters. Moves *at behind it. */
bool mojibake_next_latin(dnm_str text, size_t *at, dnm_str *stretch);

/* The stretch with what may belong to it before and behind: lone characters from U+0080 on that they
 * have, back to `from`, and the ASCII character after the last, which may be a second byte. */
dnm_str mojibake_widen_latin(dnm_str text, size_t from, dnm_str stretch);

/* The byte that windows-1252 or Latin-1 reads as this character; -1 if neither does. */
int mojibake_latin_byte(uint32_t cp);

/* UTF-8 that was read as windows-1252 or Latin-1, in a line that may have sound text, too: *best is the line
 * repaired, with the ASCII of `text`, byte for byte. False if nothing is sure. *strange counts letters
 * beside those that are not UTF-8. *named: the line names such letters, and what they should have been; then
 * nothing of it is to be repaired. */
bool mojibake_western(dnm_str text, dnm_buf *best, dnm_buf *spare, unsigned *strange, bool *named);

/* The next stretch of characters in escapes of bytes ("=E4=B8=AD…") that nobody meant to show; *out is what
 * it stands for. Moves *at behind it. */
bool mojibake_next_escaped(dnm_str text, size_t *at, dnm_str *stretch, dnm_buf *bytes, dnm_buf *out);

typedef struct mojibake_pair {
    const char *wrong; /* the charset that the text was read by */
    const char *right; /* the one it is in */
} mojibake_pair;

/* Reads `text` again by each pair of a list (ends with NULL names) and keeps the likeliest result in *best,
 * if it wins by the margin; `loss` is how many of a hundred characters may be lost over it. Repeats, for text
 * that was spoilt twice. Returns how sure that is, 0..1000; 0 leaves *best empty. */
enum { MOJIBAKE_NO_LOSS = 0, MOJIBAKE_SOME_LOSS = 8 };
unsigned mojibake_undo(dnm_str text, const mojibake_pair *pairs, unsigned loss, dnm_buf *best);

/* Adds the bytes that windows-1252 read `text` from, or Latin-1, which has the controls U+0080..009F at the
 * same bytes: both occur in one text where programs of both kinds had it. *lacking counts characters that
 * neither gives. */
void mojibake_latin(dnm_str text, dnm_buf *bytes, uint32_t *lacking);

/* Adds the bytes that `wrong` read `text` from, and for each U+FFFD one that every charset meets as an error.
 * False where a character is none of the charset's: that is no loss, but proof that it never read this. */
bool mojibake_encode(dnm_str text, const char *wrong, dnm_buf *bytes);

/* Adds the bytes that code page 932 read `text` from, chosen so that they read well in the charset `right`;
 * as mojibake_encode. */
bool mojibake_shift_jis(dnm_str text, const char *right, dnm_buf *bytes);

/* Where nothing can be undone: the next run from *at on that only wrong decoding leaves behind. Moves *at to
 * its first byte; *n is its length. */
bool mojibake_next_residue(dnm_str text, size_t *at, size_t *n);

#endif
