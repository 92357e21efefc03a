/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-measure-bar.h"

#include <glib/gi18n-lib.h>

#include "dtl-measure.h"
#include "dtl-page-parts.h"

struct _DtlMeasureBar
{
  AdwBin parent_instance;

  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *copy_button;
  GtkWidget *copy_events_button;

  DtlViewState *state;
};

enum
{
  NOTICE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtlMeasureBar, dtl_measure_bar, ADW_TYPE_BIN)

/* How the first of the events stands to the last one. */
static char *
dup_measure_words (DtlDocument *document,
                   GArray      *events)
{
  DtlMeasure measure;

  if (!dtl_measure_events (document, g_array_index (events, guint32, 0),
                           g_array_index (events, guint32, events->len - 1), &measure))
    return g_strdup (_("one of them has no date to measure from"));
  return dtl_measure_to_words (&measure, DTL_WORDING_LONG);
}

/* "“A” → “B”" */
static char *
dup_ends (DtlDocument *document,
          GArray      *events)
{
  g_autofree char *first = dtl_document_dup_label (document, g_array_index (events, guint32, 0));
  g_autofree char *last = dtl_document_dup_label (document, g_array_index (events, guint32, events->len - 1));

  /* Translators: the titles of two events between which is measured. */
  return g_strdup_printf (_("“%1$s” to “%2$s”"), first, last);
}

static void
say_two (DtlMeasureBar *self,
         DtlDocument   *document,
         GArray        *events)
{
  g_autofree char *words = dup_measure_words (document, events);
  g_autofree char *title = dtl_capitalise (words);
  g_autofree char *ends = dup_ends (document, events);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), ends);
}

static void
say_many (DtlMeasureBar *self,
          DtlDocument   *document,
          GArray        *events)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u event chosen", "%u events chosen", events->len), events->len);
  g_autofree char *ends = dup_ends (document, events);
  g_autofree char *words = dup_measure_words (document, events);
  g_autofree char *subtitle = g_strdup_printf ("%s: %s", ends, words);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle);
}

static void
say_origin (DtlMeasureBar *self,
            DtlDocument   *document,
            guint32        event)
{
  g_autofree char *label = dtl_document_dup_label (document, event);
  g_autofree char *title = g_strdup_printf (_("Measuring from “%s”"), label);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), _("Go to another event: arrow keys, or a click"));
}

static void
copy_cb (DtlMeasureBar *self)
{
  g_autoptr(GArray) events = dtl_view_state_dup_chosen (self->state);
  g_autofree char *text = NULL;

  if (events->len == 2)
    text = dtl_measure_dup_sentence (dtl_view_state_get_document (self->state), g_array_index (events, guint32, 0),
                                     g_array_index (events, guint32, 1), DTL_WORDING_LONG);
  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  g_signal_emit (self, signals[NOTICE], 0, _("The measure is in the clipboard"));
}

static void
close_cb (DtlMeasureBar *self)
{
  dtl_view_state_clear_picks (self->state);
}

static void
dtl_measure_bar_dispose (GObject *object)
{
  g_clear_object (&DTL_MEASURE_BAR (object)->state);

  G_OBJECT_CLASS (dtl_measure_bar_parent_class)->dispose (object);
}

static void
dtl_measure_bar_class_init (DtlMeasureBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_measure_bar_dispose;

  signals[NOTICE] = g_signal_new ("notice", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0,
                                   "wrap", TRUE, "max-width-chars", 56, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* When something is first chosen: no first frame needs them. */
static void
make_parts (DtlMeasureBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->title = new_label ("measure-title");
  self->subtitle = new_label ("measure-subtitle");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), self->title);
  gtk_box_append (GTK_BOX (words), self->subtitle);

  self->copy_button = gtk_button_new_with_label (_("Copy"));
  gtk_widget_set_tooltip_text (self->copy_button, _("Copy the Measure as a Sentence"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Copy the Measure as a Sentence"), -1);
  g_signal_connect_swapped (self->copy_button, "clicked", G_CALLBACK (copy_cb), self);
  self->copy_events_button = gtk_button_new_with_label (_("Copy Events…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->copy_events_button), "win.copy-events");
  gtk_widget_set_tooltip_text (close, _("Choose Only One Event"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose Only One Event"), -1);
  gtk_widget_add_css_class (close, "flat");
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), self);

  gtk_box_append (GTK_BOX (box), words);
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *button = (GtkWidget *[]) { self->copy_button, self->copy_events_button, close }[i];

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), button);
    }
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
update (DtlMeasureBar *self)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  guint n_picks = document != NULL ? dtl_view_state_get_n_picks (self->state) : 0;
  g_autoptr(GArray) events = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), n_picks > 0);
  if (n_picks == 0)
    return;
  if (self->title == NULL)
    make_parts (self);
  events = dtl_view_state_dup_chosen (self->state);
  if (events->len == 1)
    say_origin (self, document, g_array_index (events, guint32, 0));
  else if (events->len == 2)
    say_two (self, document, events);
  else
    say_many (self, document, events);
  gtk_widget_set_visible (self->copy_button, events->len == 2);
  gtk_widget_set_visible (self->copy_events_button, events->len >= 2);
}

static void
dtl_measure_bar_init (DtlMeasureBar *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "measure-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chosen events"), -1);
}

void
dtl_measure_bar_set_state (DtlMeasureBar *self,
                           DtlViewState  *state)
{
  g_return_if_fail (DTL_IS_MEASURE_BAR (self));
  g_return_if_fail (DTL_IS_VIEW_STATE (state));
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
  g_signal_connect_object (state, "selection-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "notify::document", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
