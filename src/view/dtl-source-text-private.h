/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of a source's text share: dtl-source-text-page.c shows and lights it, -marks.c marks its quotations, -panel.c
 * fills the card below it.
 */
#pragma once

#include "dtl-source-text-page.h"

#include "dtl-quotes.h"
#include "dtl-shown-text.h"

G_BEGIN_DECLS

struct _DtlSourceTextPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *title_label;
  GtkWidget *summary_label;
  GtkWidget *remark_label;
  GtkWidget *failure_box;
  GtkWidget *failure_label;
  GtkWidget *folder_button;
  GtkWidget *scrolled;
  GtkWidget *text_view;
  GtkWidget *panel;
  GtkWidget *state_image;
  GtkWidget *state_label;
  GtkWidget *place_label;
  GtkWidget *difference_label;
  GtkWidget *remarks_label;
  GtkWidget *event_button;
  GtkWidget *event_label;
  GtkWidget *date_label;

  DtlViewState *state;
  DtlDocument  *document;
  guint32       source;        /* DTL_NONE: nothing is shown */
  guint32       wanted_event;
  char         *wanted_words;

  GBytes       *bytes;
  GPtrArray    *quotes;        /* (element-type DtlQuote), in the order of the text */
  DtlShownText *shown;         /* its text is in the view, only the marks are kept */
  int           current;       /* a quotation, or -1 */

  DtlStyle      style;
  GtkTextTag   *tags[DTL_SHOWN_REMOVED + 1];
  GtkTextTag   *drifted_tag, *many_tag, *current_tag;
  guint         light_id;
  guint         is_lighting : 1;
};

/* dtl-source-text-marks.c */
const DtlQuote *dtl_source_text_page_get_quote      (DtlSourceTextPage *self,
                                                     guint              i);
GtkTextBuffer  *dtl_source_text_page_get_buffer     (DtlSourceTextPage *self);
void            dtl_source_text_page_add_tags       (DtlSourceTextPage *self);
void            dtl_source_text_page_update_colours (DtlSourceTextPage *self);
/* Once a text is in the buffer. */
void            dtl_source_text_page_apply_marks    (DtlSourceTextPage *self);
/* FALSE where the text does not have it. */
gboolean        dtl_source_text_page_mark_current   (DtlSourceTextPage *self);
/* The quotation at a place of the shown text, of several that lie over each other the shortest, or else -1. */
int             dtl_source_text_page_find_quote_at  (DtlSourceTextPage *self,
                                                     guint              offset);

/* dtl-source-text-panel.c */
void            dtl_source_text_page_update_panel   (DtlSourceTextPage *self);

G_END_DECLS
