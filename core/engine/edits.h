/* edits.h -- what the writer (edits.c) and the reader (restore.c) of edits files must agree on. The
 * format is described in docs/edits.md.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ENGINE_EDITS_H
#define DNM_ENGINE_EDITS_H

#include "adapters/hash/hash.h"
#include "core/base/buf.h"

enum { DNM_EDITS_VERSION = 1 };

/* The last line, which vouches for all before it: restore compares it byte for byte. */
void dnm_edits_last_line(dnm_buf *line, uint64_t lines, const char *digest);

#endif
