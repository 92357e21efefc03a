/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small documents for the tests of this room. */
#pragma once

#include "dtl-view-state.h"

/* Two lanes "north" and "south"; six events in order of time a to f, a c e in the north and b d f in the south, and g undated. */
DtlDocument  *fixture_new_story  (void);
/* @n events, a day each, one a week from 1 January 1900 on, in four lanes. */
DtlDocument  *fixture_new_weekly (guint n);
/* @n events, all on 5 May 1955. */
DtlDocument  *fixture_new_heap   (guint n);
/* A state with the document and a canvas of this size; the document's reference is taken. */
DtlViewState *fixture_new_state  (DtlDocument *document,
                                  double       width,
                                  double       height);
guint32       fixture_find       (DtlViewState *state,
                                  const char   *id);
