/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-reports-bar.h"

#include <glib/gi18n-lib.h>

#include "dtl-date-entry.h"
#include "dtl-page-parts.h"

#define MOST_MARKS  60      /* of the slider; more would be a bar */
#define DATE_CHARS  17

struct _DtlReportsBar
{
  AdwBin parent_instance;

  GtkWidget *controls;
  GtkWidget *entry;
  GtkWidget *previous_button;
  GtkWidget *slider;
  GtkWidget *next_button;
  GtkWidget *words;

  DtlViewState *state;
  DtlReports   *reports;        /* whose span the slider has; (nullable) */
  guint         count_id;       /* idle: a large timeline is to be counted */
  guint         is_showing : 1; /* it is not a person who moves the slider */
};

G_DEFINE_FINAL_TYPE (DtlReportsBar, dtl_reports_bar, ADW_TYPE_BIN)

static double
to_days (DtlInstant by)
{
  return (double) ((by - (DTL_SECONDS_PER_DAY - 1)) / DTL_SECONDS_PER_DAY);
}

static void
slid_cb (DtlReportsBar *self)
{
  if (!self->is_showing)
    dtl_view_state_set_reported_by (self->state,
                                    (DtlInstant) gtk_range_get_value (GTK_RANGE (self->slider)) * DTL_SECONDS_PER_DAY);
}

static void
step_cb (DtlReportsBar *self,
         GtkWidget     *button)
{
  dtl_view_state_step_report (self->state, button == self->next_button ? 1 : -1);
}

/* As from the menu: the keys go back to what is looked at. */
static void
close_cb (DtlReportsBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.reported", NULL);
}

static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  close_cb (user_data);
  return TRUE;
}

static void
show_date (DtlReportsBar *self)
{
  g_autofree char *day = dtl_report_day_to_words (dtl_view_state_get_reported_by (self->state), DTL_WORDING_LONG);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), day);
  gtk_widget_remove_css_class (self->entry, "error");
}

/* What is less precise than a day ends with its last one. */
static void
entered_cb (DtlReportsBar *self)
{
  DtlCivil civil;
  g_autofree char *edtf = NULL;
  DtlDate date;

  dtl_civil_from_instant (dtl_view_state_get_reported_by (self->state), &civil);
  edtf = dtl_date_entry_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), civil.year, &date);
  if (edtf == NULL || date.latest == DTL_INSTANT_AFTER_ALL)
    {
      gtk_widget_add_css_class (self->entry, "error");
      gtk_label_set_label (GTK_LABEL (self->words), _("Not a date, such as 2017, August 2017 or 2017-08-12"));
      return;
    }
  dtl_view_state_go_to_report (self->state, date.latest);
  show_date (self);
}

static void
count (DtlReportsBar *self)
{
  DtlLayout *layout = dtl_view_state_get_layout (self->state);
  DtlInstant by = dtl_view_state_get_reported_by (self->state);
  DtlReports *reports = dtl_view_state_get_reports (self->state);
  g_autofree char *words = NULL;
  DtlReportCounts counts;

  if (layout == NULL || reports == NULL)
    return;
  dtl_layout_count_reports (layout, reports, by, &counts);
  words = dtl_report_counts_to_words (&counts, by);
  gtk_label_set_label (GTK_LABEL (self->words), words);
}

static gboolean
count_cb (gpointer user_data)
{
  DtlReportsBar *self = user_data;

  self->count_id = 0;
  count (self);
  return G_SOURCE_REMOVE;
}

/* Of a large timeline when there is time for it, so that the slider follows the hand. */
static void
count_soon (DtlReportsBar *self)
{
  if (dtl_document_get_n_events (dtl_view_state_get_document (self->state)) <= DTL_MAX_EVENTS_AT_ONCE)
    count (self);
  else if (self->count_id == 0)
    self->count_id = g_idle_add (count_cb, self);
}

/* From the day before the first report, when nothing was reported yet, to the last. */
static void
set_span (DtlReportsBar *self,
          DtlReports    *reports)
{
  guint n_days;
  const DtlInstant *days = dtl_reports_get_days (reports, &n_days);

  if (self->reports == reports || n_days == 0)
    return;
  g_clear_pointer (&self->reports, dtl_reports_unref);
  self->reports = dtl_reports_ref (reports);
  gtk_range_set_range (GTK_RANGE (self->slider), to_days (days[0]) - 1, to_days (days[n_days - 1]));
  gtk_scale_clear_marks (GTK_SCALE (self->slider));
  for (guint i = 0; i < n_days && n_days <= MOST_MARKS; i++)
    gtk_scale_add_mark (GTK_SCALE (self->slider), to_days (days[i]), GTK_POS_BOTTOM, NULL);
}

static void
show_reports (DtlReportsBar *self,
              DtlReports    *reports)
{
  DtlInstant by = dtl_view_state_get_reported_by (self->state);
  guint n_days;
  const DtlInstant *days = dtl_reports_get_days (reports, &n_days);

  self->is_showing = TRUE;
  set_span (self, reports);
  gtk_range_set_value (GTK_RANGE (self->slider), to_days (by));
  self->is_showing = FALSE;
  gtk_widget_set_sensitive (self->previous_button, n_days > 0 && days[0] <= by);
  gtk_widget_set_sensitive (self->next_button, n_days > 0 && days[n_days - 1] > by);
  gtk_widget_set_sensitive (self->slider, n_days > 0);
  show_date (self);
  count_soon (self);
}

static GtkWidget *
new_button (DtlReportsBar *self,
            const char    *icon,
            const char    *name,
            GCallback      callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
make_controls (DtlReportsBar *self)
{
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), DATE_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), DATE_CHARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reported By"), -1);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entered_cb), self);

  self->previous_button = new_button (self, "go-previous-symbolic", _("Previous Day with Reports"), G_CALLBACK (step_cb));
  self->next_button = new_button (self, "go-next-symbolic", _("Next Day with Reports"), G_CALLBACK (step_cb));
  self->slider = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 1);
  gtk_scale_set_draw_value (GTK_SCALE (self->slider), FALSE);
  gtk_range_set_round_digits (GTK_RANGE (self->slider), 0);
  gtk_widget_set_hexpand (self->slider, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->slider), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reported By"), -1);
  g_signal_connect_swapped (self->slider, "value-changed", G_CALLBACK (slid_cb), self);

  self->controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->controls), self->entry);
  gtk_box_append (GTK_BOX (self->controls), self->previous_button);
  gtk_box_append (GTK_BOX (self->controls), self->slider);
  gtk_box_append (GTK_BOX (self->controls), self->next_button);
  gtk_widget_set_hexpand (self->controls, TRUE);
}

/* When it is first turned on: no first frame needs them. */
static void
make_parts (DtlReportsBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *close = new_button (self, "window-close-symbolic", _("Show All as Reported"), G_CALLBACK (close_cb));
  GtkEventController *keys = gtk_shortcut_controller_new ();

  make_controls (self);
  self->words = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->words, "numeric");
  dtl_set_tooltip (self->words, _("By the dates on which the sources that are cited here were issued. That none of them had reported it "
                                  "does not mean that nobody knew. Dots count all sources, later ones too."));
  gtk_box_append (GTK_BOX (row), self->controls);
  gtk_box_append (GTK_BOX (row), close);
  gtk_box_append (GTK_BOX (box), row);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                          gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (box, keys);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
update (DtlReportsBar *self)
{
  DtlInstant by = dtl_view_state_get_reported_by (self->state);
  DtlReports *reports = dtl_view_state_get_reports (self->state);

  gtk_widget_set_visible (GTK_WIDGET (self), by != DTL_INSTANT_AFTER_ALL);
  if (by == DTL_INSTANT_AFTER_ALL)
    {
      g_clear_pointer (&self->reports, dtl_reports_unref);
      return;
    }
  if (self->words == NULL)
    make_parts (self);
  gtk_widget_set_sensitive (self->controls, reports != NULL);
  if (reports != NULL)
    show_reports (self, reports);
  else
    gtk_label_set_label (GTK_LABEL (self->words), dtl_view_state_is_reading_reports (self->state)
                                                    ? _("Reading when the sources were issued…")
                                                    : _("No source of this timeline says on which day it was issued."));
}

static void
layout_changed_cb (DtlReportsBar *self)
{
  if (dtl_view_state_get_reports (self->state) != NULL)
    count_soon (self);
}

static gboolean
dtl_reports_bar_grab_focus (GtkWidget *widget)
{
  DtlReportsBar *self = DTL_REPORTS_BAR (widget);

  return self->slider != NULL && gtk_widget_grab_focus (self->slider);
}

static void
dtl_reports_bar_dispose (GObject *object)
{
  DtlReportsBar *self = DTL_REPORTS_BAR (object);

  g_clear_handle_id (&self->count_id, g_source_remove);
  g_clear_pointer (&self->reports, dtl_reports_unref);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (dtl_reports_bar_parent_class)->dispose (object);
}

static void
dtl_reports_bar_class_init (DtlReportsBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_reports_bar_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = dtl_reports_bar_grab_focus;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dtl_reports_bar_init (DtlReportsBar *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "reports-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("As reported by a day"), -1);
}

void
dtl_reports_bar_set_state (DtlReportsBar *self,
                           DtlViewState  *state)
{
  g_return_if_fail (DTL_IS_REPORTS_BAR (self));
  g_return_if_fail (DTL_IS_VIEW_STATE (state));
  g_return_if_fail (self->state == NULL);

  self->state = g_object_ref (state);
  g_signal_connect_object (state, "reports-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "layout-changed", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}
