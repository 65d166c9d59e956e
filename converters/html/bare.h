/* bare.h -- what is said, and done, where a page has next to no text. Private to the converter.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_HTML_BARE_H
#define DNM_HTML_BARE_H

#include "converters/html/map.h"

/* After the page was walked through. */
void map_bare(map *m);

#endif
