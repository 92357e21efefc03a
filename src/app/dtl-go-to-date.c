/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-go-to-date.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dtl-date-entry.h"

typedef struct
{
  AdwMessageDialog *dialog;     /* not owned: it owns this */
  DtlViewState     *state;
  GtkWidget        *entry;
  GtkWidget        *words;
} GoToDate;

static void
go_to_date_free (gpointer data,
                 GClosure *closure)
{
  GoToDate *self = data;

  g_object_unref (self->state);
  g_free (self);
}

/* A year that is not written is the one in the middle of the view. */
static gint64
get_year_in_view (DtlViewState *state)
{
  const DtlViewport *viewport = dtl_view_state_get_viewport (state);
  DtlLayout *layout = dtl_view_state_get_layout (state);
  DtlCivil civil = { .year = 2000 };

  if (layout != NULL)
    dtl_civil_from_instant (dtl_viewport_instant_at (viewport, dtl_layout_get_scale (layout), viewport->width / 2), &civil);
  return civil.year;
}

static char *
parse (GoToDate *self,
       DtlDate  *date)
{
  return dtl_date_entry_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), get_year_in_view (self->state), date);
}

static void
changed_cb (GoToDate *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  DtlDate date;
  g_autofree char *edtf = parse (self, &date);
  g_autofree char *words = edtf != NULL ? dtl_date_to_words (edtf, -1, DTL_WORDING_LONG) : NULL;

  if (words != NULL)
    gtk_label_set_label (GTK_LABEL (self->words), words);
  else
    gtk_label_set_label (GTK_LABEL (self->words), *text == '\0' ? "" : _("Not a date, such as 2017, August 2017 or 2017-08-12"));
  adw_message_dialog_set_response_enabled (self->dialog, "go", edtf != NULL);
}

static void
response_cb (GoToDate   *self,
             const char *response)
{
  DtlDate date;
  g_autofree char *edtf = NULL;

  if (!g_str_equal (response, "go"))
    return;
  edtf = parse (self, &date);
  if (edtf != NULL)
    dtl_view_state_go_to_date (self->state, date.earliest != DTL_INSTANT_BEFORE_ALL ? date.earliest : date.latest);
}

void
dtl_go_to_date_present (GtkWindow    *parent,
                        DtlViewState *state)
{
  GoToDate *self;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (DTL_IS_VIEW_STATE (state));

  self = g_new0 (GoToDate, 1);
  self->state = g_object_ref (state);
  self->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _("Go to Date"), NULL));
  self->entry = gtk_entry_new ();
  self->words = gtk_label_new (NULL);

  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("August 2017"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Date"), -1);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_widget_add_css_class (self->words, "dim-label");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->words);
  adw_message_dialog_set_extra_child (self->dialog, box);
  adw_message_dialog_add_responses (self->dialog, "cancel", _("_Cancel"), "go", _("_Go"), NULL);
  adw_message_dialog_set_default_response (self->dialog, "go");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  adw_message_dialog_set_response_appearance (self->dialog, "go", ADW_RESPONSE_SUGGESTED);

  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (response_cb), self, go_to_date_free, G_CONNECT_SWAPPED);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (self->entry);
}
