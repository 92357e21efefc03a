/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-print.h"

#include <glib/gi18n-lib.h>

#include "dtl-cairo-painter.h"

#define POINTS_PER_PX (72.0 / 96)

typedef struct
{
  DtlLayout       *layout;
  DtlExportOptions options;
  DtlPrintView     view;

  DtlText         *text;
  DtlPages        *pages;

  GtkCheckButton  *notes_button;
  GtkCheckButton  *ink_button;
  GtkCheckButton  *view_button;
} Print;

static void
print_free (gpointer data,
            GClosure *closure)
{
  Print *self = data;

  g_clear_pointer (&self->pages, dtl_pages_free);
  g_clear_pointer (&self->text, dtl_text_free);
  dtl_layout_unref (self->layout);
  g_clear_pointer (&self->view.reports, dtl_reports_unref);
  g_free (self);
}

/* The paper is known only now. */
static void
begin_print_cb (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                Print             *self)
{
  DtlPictureOptions *picture = &self->options.picture;

  picture->width = gtk_print_context_get_width (context) / POINTS_PER_PX;
  picture->height = gtk_print_context_get_height (context) / POINTS_PER_PX;
  picture->least_zoom = dtl_page_format_get (DTL_PAGE_A4_PORTRAIT)->least_zoom;
  g_clear_pointer (&self->pages, dtl_pages_free);
  self->pages = dtl_pages_new (self->layout, picture, dtl_text_get_measure (self->text));
  gtk_print_operation_set_n_pages (operation, dtl_pages_get_n (self->pages));
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Print             *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double scale = POINTS_PER_PX * dtl_pages_get_zoom (self->pages), width, height;

  /* What reaches beyond the page would show in the margins of the paper. */
  dtl_pages_get_size (self->pages, &width, &height);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  dtl_cairo_paint_scene (cr, dtl_pages_get_scene (self->pages, page), dtl_palette_get (self->options.style), self->text);
  cairo_restore (cr);
}

static GtkCheckButton *
add_button (GtkBox     *box,
            const char *label,
            gboolean    is_active)
{
  GtkWidget *button = gtk_check_button_new_with_mnemonic (label);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), is_active);
  gtk_box_append (box, button);

  return GTK_CHECK_BUTTON (button);
}

static GtkWidget *
create_custom_widget_cb (GtkPrintOperation *operation,
                         Print             *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  self->view_button = add_button (GTK_BOX (box), _("_Only what is in view"), FALSE);
  self->notes_button = add_button (GTK_BOX (box), _("_Numbered notes with words and sources"), self->options.picture.notes);
  self->ink_button = add_button (GTK_BOX (box), _("_Black and white, with patterns for lanes"), self->options.style == DTL_STYLE_PRINT);

  return box;
}

static void
custom_widget_apply_cb (GtkPrintOperation *operation,
                        GtkWidget         *widget,
                        Print             *self)
{
  DtlPictureOptions *picture = &self->options.picture;

  picture->notes = gtk_check_button_get_active (self->notes_button);
  picture->hatched = gtk_check_button_get_active (self->ink_button);
  self->options.style = picture->hatched ? DTL_STYLE_PRINT : DTL_STYLE_LIGHT;
  picture->has_span = gtk_check_button_get_active (self->view_button);
  picture->from = self->view.from;
  picture->to = self->view.to;
}

GtkPrintOperation *
dtl_print_operation_new (DtlLayout              *layout,
                         const DtlExportChoices *choices,
                         guint32                 selected,
                         const DtlPrintView     *view)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  const char *title = dtl_document_get_title (dtl_layout_get_document (layout));
  Print *self = g_new0 (Print, 1);

  self->layout = dtl_layout_ref (layout);
  self->text = dtl_text_new (NULL);
  self->view = *view;
  if (view->reports != NULL)
    dtl_reports_ref (view->reports);
  dtl_export_choices_set_options (choices, &self->options);
  self->options.picture.max_pages = 0;
  self->options.picture.reports = view->reports;
  self->options.picture.reported_by = view->reported_by;
  self->options.picture.selected = choices->links == DTL_LINKS_SELECTED ? selected : DTL_NONE;
  /* Paper is white. */
  if (self->options.style == DTL_STYLE_DARK)
    self->options.style = DTL_STYLE_LIGHT;

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_show_progress (operation, TRUE);
  gtk_print_operation_set_custom_tab_label (operation, _("Timeline"));
  if (*title != '\0')
    gtk_print_operation_set_job_name (operation, title);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_print_cb), self, print_free, 0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (create_custom_widget_cb), self);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (custom_widget_apply_cb), self);

  return operation;
}
