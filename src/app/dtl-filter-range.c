/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-filter-range.h"

#include <glib/gi18n-lib.h>

#include "dtl-date-entry.h"

struct _DtlFilterRange
{
  AdwBin parent_instance;

  GtkWidget *from_entry, *to_entry;
  GtkWidget *words;

  DtlFiltering *filtering;
  DtlViewState *state;
  gboolean      is_setting;     /* the entries are being written by the program */
};

G_DEFINE_FINAL_TYPE (DtlFilterRange, dtl_filter_range, ADW_TYPE_BIN)

static gboolean
get_visible_span (DtlFilterRange *self,
                  DtlInstant     *from,
                  DtlInstant     *to)
{
  DtlLayout *layout = dtl_view_state_get_layout (self->state);
  const DtlViewport *viewport = dtl_view_state_get_viewport (self->state);

  if (layout == NULL || viewport->width <= 0)
    return FALSE;
  *from = dtl_viewport_instant_at (viewport, dtl_layout_get_scale (layout), 0);
  *to = dtl_viewport_instant_at (viewport, dtl_layout_get_scale (layout), viewport->width);
  return *from < *to;
}

/* A year that is not written is the one in the middle of the view. */
static gint64
get_default_year (DtlFilterRange *self)
{
  DtlInstant from, to;
  DtlCivil civil = { .year = 2000 };

  if (get_visible_span (self, &from, &to))
    dtl_civil_from_instant (from + (to - from) / 2, &civil);
  return civil.year;
}

typedef enum
{
  BOUND_NONE,
  BOUND_GIVEN,
  BOUND_WRONG,
} Bound;

static Bound
read_entry (DtlFilterRange *self,
            GtkWidget      *entry,
            DtlDate        *date)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *edtf = dtl_date_entry_parse (text, get_default_year (self), date);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gboolean is_wrong = edtf == NULL && *stripped != '\0';

  if (is_wrong)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (is_wrong)
    return BOUND_WRONG;
  return edtf != NULL ? BOUND_GIVEN : BOUND_NONE;
}

static void
say (DtlFilterRange *self,
     const char     *text)
{
  gtk_label_set_label (GTK_LABEL (self->words), text != NULL ? text : "");
  gtk_widget_set_visible (self->words, text != NULL);
}

/* The filter takes whole dates: from the first second of the one to the last of the other. */
static void
edited_cb (DtlFilterRange *self)
{
  DtlDate from_date, to_date;
  DtlInstant from = DTL_INSTANT_BEFORE_ALL, to = DTL_INSTANT_AFTER_ALL;
  Bound has_from, has_to;

  if (self->is_setting)
    return;
  has_from = read_entry (self, self->from_entry, &from_date);
  has_to = read_entry (self, self->to_entry, &to_date);
  if (has_from == BOUND_WRONG || has_to == BOUND_WRONG)
    {
      say (self, _("Not a date, such as 2017, August 2017 or 2017-08-12"));
      return;
    }
  if (has_from == BOUND_GIVEN)
    from = from_date.earliest;
  if (has_to == BOUND_GIVEN)
    to = to_date.latest;
  if (from > to)
    {
      say (self, _("It ends before it begins."));
      return;
    }
  self->is_setting = TRUE;
  dtl_filtering_set_range (self->filtering, from, to);
  self->is_setting = FALSE;
}

/* What a date entry understands, as coarse as the span allows. */
static char *
dup_entry_text (DtlInstant instant,
                gboolean   with_time)
{
  DtlCivil civil;
  g_autofree char *day = NULL;
  const char *sign;

  dtl_civil_from_instant (instant, &civil);
  if (ABS (civil.year) > 9999)
    return g_strdup_printf ("Y%" G_GINT64_FORMAT, civil.year);
  sign = civil.year < 0 ? "-" : "";
  day = g_strdup_printf ("%s%04d-%02d-%02d", sign, (int) ABS (civil.year), civil.month, civil.day);
  if (with_time)
    return g_strdup_printf ("%sT%02d:%02d", day, civil.hour, civil.minute);
  return g_steal_pointer (&day);
}

static void
set_entries (DtlFilterRange *self,
             const char     *from,
             const char     *to)
{
  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->from_entry), from);
  gtk_editable_set_text (GTK_EDITABLE (self->to_entry), to);
  self->is_setting = FALSE;
}

static void
visible_span_cb (DtlFilterRange *self)
{
  DtlInstant from, to;
  g_autofree char *from_text = NULL, *to_text = NULL;
  gboolean with_time;

  if (!get_visible_span (self, &from, &to))
    return;
  with_time = to - from < 3 * DTL_SECONDS_PER_DAY;
  from_text = dup_entry_text (from, with_time);
  to_text = dup_entry_text (to, with_time);
  set_entries (self, from_text, to_text);
  edited_cb (self);
}

/* Somebody else has changed the filter: "Show All", or another document. */
static void
changed_cb (DtlFilterRange *self)
{
  DtlInstant from, to;
  gboolean has_range = dtl_filter_get_range (dtl_filtering_get_filter (self->filtering), &from, &to);

  if (has_range)
    {
      g_autofree char *words = dtl_filtering_dup_facet_words (self->filtering, DTL_FACET_TIME);
      g_autofree char *text = g_strdup_printf (_("Events that reach into %s; undated ones are hidden."), words);

      say (self, text);
    }
  else if (!self->is_setting)
    {
      set_entries (self, "", "");
      gtk_widget_remove_css_class (self->from_entry, "error");
      gtk_widget_remove_css_class (self->to_entry, "error");
      say (self, NULL);
    }
  else
    say (self, NULL);
}

static void
dtl_filter_range_dispose (GObject *object)
{
  DtlFilterRange *self = DTL_FILTER_RANGE (object);

  g_clear_object (&self->filtering);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (dtl_filter_range_parent_class)->dispose (object);
}

static void
dtl_filter_range_class_init (DtlFilterRangeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_filter_range_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_entry (DtlFilterRange *self,
           GtkWidget      *grid,
           int             row,
           const char     *name,
           const char     *spoken,
           const char     *example)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), example);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), entry, 1, row, 1, 1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (edited_cb), self);
  return entry;
}

static void
dtl_filter_range_init (DtlFilterRange *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", dtl_facet_to_words (DTL_FACET_TIME), "xalign", 0.0, NULL);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Visible Span"));

  gtk_widget_add_css_class (heading, "filter-heading");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  self->from_entry = add_entry (self, grid, 0, _("From"), _("From date"), _("May 2017"));
  self->to_entry = add_entry (self, grid, 1, _("To"), _("To date"), _("12 August 2017"));
  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0.0);
  gtk_widget_add_css_class (self->words, "dim-label");
  gtk_widget_set_visible (self->words, FALSE);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Only What Reaches into the Span That Is in View"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (visible_span_cb), self);

  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), self->words);
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dtl_facet_to_words (DTL_FACET_TIME), -1);
}

GtkWidget *
dtl_filter_range_new (DtlFiltering *filtering,
                      DtlViewState *state)
{
  DtlFilterRange *self;

  g_return_val_if_fail (DTL_IS_FILTERING (filtering), NULL);
  g_return_val_if_fail (DTL_IS_VIEW_STATE (state), NULL);

  self = g_object_new (DTL_TYPE_FILTER_RANGE, NULL);
  self->filtering = g_object_ref (filtering);
  self->state = g_object_ref (state);
  g_signal_connect_object (filtering, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
