/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timeline in a window, between two buttons, for the tests of it. */
#pragma once

#include "dtl-canvas.h"
#include "dtl-timeline-item.h"
#include "view-fixture.h"

typedef struct
{
  GtkWidget    *window;
  GtkWidget    *before;       /* a button before and behind it, to leave to */
  GtkWidget    *timeline;
  GtkWidget    *behind;
  DtlCanvas    *canvas;
  DtlViewState *state;
  guint         n_activated;
  guint32       activated;
  int           quote_step;
} Fixture;

/* The reference to @document, which may be NULL, is taken. */
void             set_up         (Fixture     *fixture,
                                 DtlDocument *document);
void             tear_down      (Fixture     *fixture);
void             settle         (Fixture     *fixture);
/* The mark of an event; NULL where it has none of its own. */
DtlTimelineItem *find_item      (Fixture     *fixture,
                                 const char  *id);
void             act            (Fixture     *fixture,
                                 const char  *action);
/* The id of the event that has the focus, in @buffer; NULL where none has it. */
const char      *get_focused_id (Fixture     *fixture,
                                 char        *buffer,
                                 gsize        size);

#define assert_focus(fixture, expected) \
  G_STMT_START { char id_[64]; g_assert_cmpstr (get_focused_id (fixture, id_, sizeof id_), ==, expected); } G_STMT_END
