/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-filter-panel.h"

#include <glib/gi18n-lib.h>

#include "dtl-filter-range.h"
#include "dtl-filter-section.h"
#include "dtl-page-parts.h"

#define WIDTH_PX      340
#define MAX_HEIGHT_PX 540

struct _DtlFilterPanel
{
  GtkPopover parent_instance;

  GtkWidget *shown_label;
  GtkWidget *show_all_button;
  GtkWidget *counting_box;
  GtkWidget *sections;

  DtlFiltering *filtering;
};

G_DEFINE_FINAL_TYPE (DtlFilterPanel, dtl_filter_panel, GTK_TYPE_POPOVER)

/* What a fact-checker looks for first stands first. */
static const DtlFacet facets[] = {
  DTL_FACET_SUPPORT, DTL_FACET_LANE, DTL_FACET_STATUS, DTL_FACET_ASSESSMENT, DTL_FACET_SOURCE, DTL_FACET_ACTOR, DTL_FACET_TAG,
};

static void
update (DtlFilterPanel *self)
{
  guint n_events = dtl_filtering_get_n_events (self->filtering);
  guint n_shown = n_events - dtl_filtering_get_n_hidden (self->filtering);
  g_autofree char *text = g_strdup_printf (ngettext ("%u of %u event shown", "%u of %u events shown", n_events),
                                           n_shown, n_events);

  gtk_label_set_label (GTK_LABEL (self->shown_label), text);
  gtk_widget_set_sensitive (self->show_all_button, dtl_filtering_is_active (self->filtering));
  gtk_widget_set_visible (self->counting_box, !dtl_filtering_has_counts (self->filtering));
}

static void
show_all_cb (DtlFilterPanel *self)
{
  dtl_filtering_clear (self->filtering);
}

/* Counted before it is shown: the keyboard goes to the first of what is there then. */
static void
dtl_filter_panel_show (GtkWidget *widget)
{
  dtl_filtering_set_wants_counts (DTL_FILTER_PANEL (widget)->filtering, TRUE);

  GTK_WIDGET_CLASS (dtl_filter_panel_parent_class)->show (widget);
}

static void
dtl_filter_panel_hide (GtkWidget *widget)
{
  DtlFilterPanel *self = DTL_FILTER_PANEL (widget);

  GTK_WIDGET_CLASS (dtl_filter_panel_parent_class)->hide (widget);

  if (self->filtering != NULL)
    dtl_filtering_set_wants_counts (self->filtering, FALSE);
}

static void
dtl_filter_panel_dispose (GObject *object)
{
  DtlFilterPanel *self = DTL_FILTER_PANEL (object);

  g_clear_object (&self->filtering);

  G_OBJECT_CLASS (dtl_filter_panel_parent_class)->dispose (object);
}

static void
dtl_filter_panel_class_init (DtlFilterPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_filter_panel_dispose;
  GTK_WIDGET_CLASS (klass)->show = dtl_filter_panel_show;
  GTK_WIDGET_CLASS (klass)->hide = dtl_filter_panel_hide;
}

static GtkWidget *
new_head (DtlFilterPanel *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->shown_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->shown_label), 0.0);
  gtk_widget_set_hexpand (self->shown_label, TRUE);
  gtk_widget_add_css_class (self->shown_label, "numeric");
  gtk_widget_add_css_class (self->shown_label, "filter-shown");
  self->show_all_button = gtk_button_new_with_label (_("Show All"));
  g_signal_connect_swapped (self->show_all_button, "clicked", G_CALLBACK (show_all_cb), self);
  gtk_box_append (GTK_BOX (head), self->shown_label);
  gtk_box_append (GTK_BOX (head), self->show_all_button);
  gtk_widget_add_css_class (head, "filter-head");
  return head;
}

static GtkWidget *
new_counting_box (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Counting the events…")));
  return box;
}

static void
dtl_filter_panel_init (DtlFilterPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->sections, "filter-sections");
  self->counting_box = new_counting_box ();
  gtk_box_append (GTK_BOX (self->sections), self->counting_box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->sections);
  dtl_stop_scrolling_when_hidden (scrolled);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MAX_HEIGHT_PX);
  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_set_size_request (box, WIDTH_PX, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "filter-panel");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter"), -1);
}

GtkWidget *
dtl_filter_panel_new (DtlFiltering *filtering,
                      DtlViewState *state)
{
  DtlFilterPanel *self;

  g_return_val_if_fail (DTL_IS_FILTERING (filtering), NULL);
  g_return_val_if_fail (DTL_IS_VIEW_STATE (state), NULL);

  self = g_object_new (DTL_TYPE_FILTER_PANEL, NULL);
  self->filtering = g_object_ref (filtering);
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    gtk_box_append (GTK_BOX (self->sections), dtl_filter_section_new (filtering, facets[i]));
  gtk_box_append (GTK_BOX (self->sections), dtl_filter_range_new (filtering, state));
  g_signal_connect_object (filtering, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filtering, "counted", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
