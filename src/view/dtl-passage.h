/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that a person reads: a wrapped label that can be selected, lights the words that are searched for, and wears the
 * highlighter of a quotation. Its colours depend on the style, so they are attributes of the text and not CSS.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-palette.h"
#include "dtl-search.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_PASSAGE_TEXT,         /* as it stands */
  DTL_PASSAGE_MARKUP,       /* Pango markup, from dtl_light_markup_parse() */
  DTL_PASSAGE_QUOTATION,    /* as it stands, highlighted */
  DTL_PASSAGE_HEADING,      /* as it stands; screen readers can jump to it */
} DtlPassageKind;

/* A GtkLabel. @language (nullable): BCP 47. */
GtkWidget *dtl_passage_new          (const char     *text,
                                     DtlPassageKind  kind,
                                     const char     *language);
/* Lets a label break its lines anywhere, for columns that are as narrow as they are. */
void       dtl_passage_wrap         (GtkLabel       *label);
/* Makes @phrase bold wherever it stands in the passage. FALSE where it does not. */
gboolean   dtl_passage_mark         (GtkWidget      *passage,
                                     const char     *phrase);
/* Gives every passage in and below @widget its colours, and lights the words of @search (nullable) in them. */
void       dtl_passage_update_below (GtkWidget      *widget,
                                     DtlStyle        style,
                                     DtlSearch      *search);
/* The backgrounds of quoted words and of what was searched for, 0xRRGGBB. */
guint32    dtl_passage_quotation_colour (DtlStyle   style);
guint32    dtl_passage_match_colour (DtlStyle        style);

G_END_DECLS
