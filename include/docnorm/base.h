/* base.h -- what every other header of docnorm stands on: visibility, statuses, byte slices,
 * limits and counters. Sizes are bytes unless a name says otherwise.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_BASE_H
#define DOCNORM_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define DNM_API                __attribute__((visibility("default")))
#define DNM_PRINTF(fmt, first) __attribute__((format(printf, fmt, first)))
#else
#define DNM_API
#define DNM_PRINTF(fmt, first)
#endif

/* How a call ended. A document that fails does not end a run: only DNM_NO_MEMORY and DNM_WRITE_FAILED
 * leave nothing sensible to go on with. The command line's exit codes are these values. */
typedef enum dnm_status {
    DNM_OK = 0,
    DNM_END = 1,          /* an iteration has no more elements; no error, never an exit code     */
    DNM_USAGE = 2,        /* the caller asked for something that does not exist or fit together  */
    DNM_UNREADABLE = 3,   /* the input could not be opened or read (missing, rights, device)     */
    DNM_DAMAGED = 4,      /* the input contradicts its own format                                */
    DNM_UNSUPPORTED = 5,  /* sound input of a kind that is not handled (encrypted, unknown)      */
    DNM_LIMIT = 6,        /* a ceiling of dnm_limits was reached                                 */
    DNM_WRITE_FAILED = 7, /* the output could not be written whole; nothing was left behind      */
    DNM_EXISTS = 8,       /* the output is already there, and overwriting was not asked for      */
    DNM_MISMATCH = 9,     /* a check of restore failed: output and edits do not belong together  */
    DNM_NO_MEMORY = 10,
    DNM_BUG = 11 /* the library broke one of its own laws; please report                        */
} dnm_status;

/* Stable lower-case name, e.g. "damaged"; never NULL. */
DNM_API const char *dnm_status_name(dnm_status status);

/* Borrowed bytes, usually UTF-8; not NUL-terminated. p may be NULL when n is 0. */
typedef struct dnm_str {
    const char *p;
    size_t n;
} dnm_str;

#define DNM_STR(literal) ((dnm_str){"" literal, sizeof(literal) - 1})

static inline dnm_str dnm_str_of(const char *s)
{
    dnm_str str;
    str.p = s;
    str.n = s ? strlen(s) : 0;
    return str; /* no compound literal: C++ includes this header */
}

/* Behind its last byte; NULL for the empty one that points nowhere, where p + n is undefined in C11. */
static inline const char *dnm_str_end(dnm_str s)
{
    return s.n ? s.p + s.n : s.p;
}

static inline bool dnm_str_eq(dnm_str a, dnm_str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Ceilings. Every buffer has one from birth, so no input can take more than this says.
 * A zero means "the default"; dnm_limits_default() fills all of them. */
typedef struct dnm_limits {
    size_t input_bytes;       /* of one document, unpacked                        default 256 MiB */
    size_t model_bytes;       /* of one document in memory: text, blocks, edits     default 512 MiB */
    size_t arena_bytes;       /* working memory of one job                        default   1 GiB */
    size_t output_bytes;      /* of one document's output                         default   1 GiB */
    uint32_t depth;           /* of blocks in the model                           default    1024 */
    uint32_t blocks;          /* of one document                                  default 8 million */
    uint32_t container_depth; /* archives within archives                       default       4 */
    uint32_t members;         /* of one archive                                   default 1 million */
    uint32_t expansion;       /* unpacked bytes per packed byte, past the first 16 MiB; default 200 */
} dnm_limits;

DNM_API void dnm_limits_default(dnm_limits *limits);

/* Where a message points. All strings are UTF-8 and borrowed. */
typedef enum dnm_severity { DNM_NOTICE, DNM_WARNING, DNM_ERROR } dnm_severity;

#define DNM_NOWHERE UINT64_MAX /* dnm_message.offset: the message has no byte offset */

/* One thing that went wrong or was repaired. `id` is stable across versions and languages
 * ("zip.truncated"); `text` is one line in the language of the context's translator, `english` the
 * same line in English. Lives until the context starts its next document.
 * status: of an error, what the call returned; of a warning, why the document is known to be incomplete
 * (DNM_DAMAGED, DNM_LIMIT), or DNM_OK if nothing is known to be missing. */
typedef struct dnm_message {
    dnm_severity severity;
    dnm_status status;
    const char *id;
    const char *text;
    const char *english;
    const char *path;   /* the file as the caller named it */
    const char *member; /* inside an archive or package; "" if none */
    uint64_t offset;    /* in that file's or member's bytes, or DNM_NOWHERE */
} dnm_message;

/* Work done, for --stats and for the tests of linearity. Names are stable; values only grow. */
typedef struct dnm_counter {
    const char *name; /* "bytes_copied", "blocks_visited", "rule:spaces/trailing" … */
    uint64_t value;
} dnm_counter;

#define DNM_VERSION_MAJOR 0
#define DNM_VERSION_MINOR 1
#define DNM_VERSION_PATCH 0

/* "0.1.0" of the library that is running, which may differ from the header's. */
DNM_API const char *dnm_version(void);

#ifdef __cplusplus
}
#endif
#endif
