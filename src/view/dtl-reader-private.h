/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of the reader share: dtl-reader.c shows the pages, -verbs.c has its actions, -walk.c goes from quotation to
 * quotation, -text.c shows the full texts of sources.
 */
#pragma once

#include "dtl-reader.h"

#include "dtl-source-text-page.h"

G_BEGIN_DECLS

struct _DtlReader
{
  GtkWidget parent_instance;

  GtkWidget  *box;
  GtkWidget  *trace_bar;
  GtkWidget  *trace_label;
  GtkWidget  *scrolled;
  GtkWidget  *viewport;
  GtkWidget  *overlay;
  GtkWidget  *text_page;          /* NULL until a text is first opened */
  GtkWidget  *position_label;
  GtkWidget  *copy_button;
  GMenuModel *copy_menu;

  DtlViewState *state;
  DtlStyle      style;
  DtlSearch    *search;

  /* What the page shows */
  DtlDocument *page_document;
  guint32      page_event;
  guint32      trace_origin;    /* whose chain is lit, or DTL_NONE */
  GPtrArray   *quotations;      /* borrowed from the page */
  int          current_quote;   /* -1: the walk has not come to one of this page */

  guint update_id;
  guint rest_id;                /* until the start page is whole */
  guint scroll_id;

  /* What was found of the quotations in the saved texts, when somebody looked */
  GPtrArray  *checks;           /* (element-type DtlQuote) */
  GHashTable *checks_by_words;  /* (element-type DtlQuote DtlQuote): borrowed from @checks */

  guint wants_trace : 1;        /* show the chain rather than the event */
  guint page_is_trace : 1;
  guint is_stale : 1;           /* the page is to be made anew */
};

/* dtl-reader-verbs.c */
void     dtl_reader_install_verbs        (GtkWidgetClass *widget_class);

/* dtl-reader-walk.c */
void     dtl_reader_install_walk_actions (GtkWidgetClass *widget_class);

/* dtl-reader-text.c */
void     dtl_reader_install_text_actions (GtkWidgetClass *widget_class);
/* Whether the text of a source is shown in place of a page. */
gboolean dtl_reader_shows_text           (DtlReader      *self);
/* Tells the cards in and below @widget what was found of them. */
void     dtl_reader_tell_checks          (DtlReader      *self,
                                          GtkWidget      *widget);
/* Leaves the text when the document or the event is another than those it was opened for; TRUE while it stays. */
gboolean dtl_reader_update_text          (DtlReader      *self,
                                          DtlDocument    *document,
                                          guint32         event);

/* dtl-reader.c */
void     dtl_reader_update_page          (DtlReader      *self);
void     dtl_reader_remake_page          (DtlReader      *self);
void     dtl_reader_emit_notice          (DtlReader      *self,
                                          const char     *message);
void     dtl_reader_emit_text_wanted     (DtlReader      *self,
                                          guint32         source);
void     dtl_reader_emit_folder_wanted   (DtlReader      *self);

G_END_DECLS
