/* folder.h -- outputs in a folder: which path is one, and what documents are called in it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_CLI_FOLDER_H
#define DOCNORM_CLI_FOLDER_H

#include "cli/cli.h"

/* Whether the path is that of a folder, or ends with "/". */
bool folder_is(const char *path);

/* What stands behind the last dot of the path's last part; "" if there is none. */
const char *folder_extension_of(const char *path);

/* Whether an input is a folder. */
bool folder_among_inputs(const options *o);

/* Whether the extension is one that converters read, so that an output's may stand in its place. */
bool folder_may_replace(const dnm_ctx *ctx, const char *extension);

/* What a document is called below the folder of outputs; `root` is the input it was found in. To be freed;
 * NULL without memory. */
char *folder_name_of(const options *o, const char *root, const dnm_input *input);

/* Makes the folders above a file. The path is the same again afterwards. */
dnm_status folder_make_above(char *path);

#endif
