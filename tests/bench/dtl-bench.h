/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the benches share: clocks, medians, and the table of what must be reached. Each row of the table says what was
 * measured, how much it took, how much it may take, and whether it is within that; tools/bench gathers the rows of all.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Seconds on the wall, and seconds of this process on all its processors: the machine may be busy with others. */
double   dtl_bench_wall       (void);
double   dtl_bench_cpu        (void);

/* Sort the numbers in place. @part: 0.5 for the median, 0.95 for what one of twenty exceeds. */
double   dtl_bench_percentile (double     *numbers,
                               guint       n,
                               double      part);
double   dtl_bench_median     (double     *numbers,
                               guint       n);

/* Prints a row of the table and remembers whether it was over its budget. @unit may be "×", "ms", "MB". */
gboolean dtl_bench_judge      (const char *what,
                               double      measured,
                               double      budget,
                               const char *unit);
/* What a main should return: a failure when any row was over. Prints how busy the machine is, which belongs to each number. */
int      dtl_bench_finish     (void);

G_END_DECLS
