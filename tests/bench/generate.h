/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Documents of any size for measuring: the same for the same seed, on every machine. Events come in bursts over the two
 * centuries from 1820, in 8 lanes; a fifth lasted, the rest are days, months, years and moments; most have an excerpt.
 * One takes about 450 bytes.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *dtl_generate (guint   n_events,
                      guint64 seed);

G_END_DECLS
