/* foreign.h -- formats that no module reads, known by sight, so that a message can name them.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ENGINE_FOREIGN_H
#define DNM_ENGINE_FOREIGN_H

#include <stddef.h>

/* "PDF", "tar": the same in every language; NULL if the bytes are none of those. */
const char *dnm_foreign_format(const unsigned char *bytes, size_t size);

#endif
