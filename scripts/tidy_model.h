/* tidy_model.h -- what clang's analyser cannot see in one source: that a failure reported by dnm_fail, or
 * passed through the engine's ends of calls, keeps its status, so that what follows a failure never runs.
 * scripts/tidy includes it before each source; nothing else does.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DOCNORM_SCRIPTS_TIDY_MODEL_H
#define DOCNORM_SCRIPTS_TIDY_MODEL_H

#include "core/engine/job.h"
#include "core/engine/messages.h"
#include "docnorm/module.h"

static inline dnm_status dnm_tidy_second(dnm_status first, dnm_status second)
{
    (void)first;
    return second;
}

#define dnm_fail(job, status, ...)             dnm_tidy_second(dnm_fail(job, status, __VA_ARGS__), status)
#define dnm_fail_system(job, status, ...)      dnm_tidy_second(dnm_fail_system(job, status, __VA_ARGS__), status)
#define dnm_report(ctx, status, ...)           dnm_tidy_second(dnm_report(ctx, status, __VA_ARGS__), status)
#define dnm_explain_failure(job, mark, status) dnm_tidy_second(dnm_explain_failure(job, mark, status), status)
#define dnm_end_call(job, mark, status)        dnm_tidy_second(dnm_end_call(job, mark, status), status)

#endif
