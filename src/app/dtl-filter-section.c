/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-filter-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows shown at first, and each time that more are asked for. */
#define FIRST_ROWS 8
#define MORE_ROWS  40

struct _DtlFilterSection
{
  AdwBin parent_instance;

  GtkWidget *heading;
  GtkWidget *entry;
  GtkWidget *rows;
  GtkWidget *nothing_label;
  GtkWidget *more_button;

  DtlFiltering *filtering;
  DtlFacet      facet;
  DtlDocument  *document;     /* only to see whether it is another one */
  GArray       *values;       /* (element-type guint): those that some event has, in the order of the rows */
  guint         n_rows;       /* at most so many are shown */
};

G_DEFINE_FINAL_TYPE (DtlFilterSection, dtl_filter_section, ADW_TYPE_BIN)

static void rebuild (DtlFilterSection *self);

static guint
row_get_value (GtkWidget *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "value"));
}

static void
toggled_cb (DtlFilterSection *self,
            GtkCheckButton   *row)
{
  dtl_filtering_set_chosen (self->filtering, self->facet, row_get_value (GTK_WIDGET (row)), gtk_check_button_get_active (row));
}

/* The row that has the keyboard tells what its choice has led to: a screen reader speaks a description that changes. */
static char *
dup_row_description (DtlFilterSection *self,
                     guint             count)
{
  guint n_events = dtl_filtering_get_n_events (self->filtering);
  guint n_shown = n_events - dtl_filtering_get_n_hidden (self->filtering);
  g_autofree char *events = g_strdup_printf (ngettext ("%u event", "%u events", count), count);
  g_autofree char *shown = g_strdup_printf (ngettext ("%u of %u event shown", "%u of %u events shown", n_events),
                                            n_shown, n_events);

  return g_strdup_printf ("%s; %s", events, shown);
}

static void
update_row (DtlFilterSection *self,
            GtkWidget        *row)
{
  guint value = row_get_value (row);
  guint count = dtl_filtering_get_count (self->filtering, self->facet, value);
  GtkWidget *label = gtk_widget_get_last_child (gtk_check_button_get_child (GTK_CHECK_BUTTON (row)));
  g_autofree char *text = g_strdup_printf ("%u", count);
  g_autofree char *description = dup_row_description (self, count);
  gboolean is_chosen = dtl_filter_is_chosen (dtl_filtering_get_filter (self->filtering), self->facet, value);

  g_signal_handlers_block_by_func (row, toggled_cb, self);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row), is_chosen);
  g_signal_handlers_unblock_by_func (row, toggled_cb, self);
  gtk_label_set_label (GTK_LABEL (label), text);
  if (count == 0)
    gtk_widget_add_css_class (row, "filter-none");
  else
    gtk_widget_remove_css_class (row, "filter-none");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
add_row (DtlFilterSection *self,
         guint             value,
         const char       *name)
{
  GtkWidget *row = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (row), box);
  gtk_widget_set_tooltip_text (row, g_utf8_strlen (name, -1) > 36 ? name : NULL);
  gtk_widget_add_css_class (row, "filter-value");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "value", GUINT_TO_POINTER (value));
  g_signal_connect_swapped (row, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self->rows), row);
  update_row (self, row);
}

static gboolean
matches (const char *name,
         const char *folded_query)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return strstr (folded, folded_query) != NULL;
}

static void
show_more_cb (DtlFilterSection *self)
{
  GtkWidget *last = gtk_widget_get_last_child (self->rows), *next;

  self->n_rows += MORE_ROWS;
  rebuild (self);
  /* The button may be gone; the keyboard goes on where the new rows begin. */
  next = last != NULL ? gtk_widget_get_last_child (self->rows) : NULL;
  if (next != NULL && !gtk_widget_get_visible (self->more_button))
    gtk_widget_grab_focus (next);
}

static void
search_changed_cb (DtlFilterSection *self)
{
  self->n_rows = FIRST_ROWS;
  rebuild (self);
}

static void
rebuild (DtlFilterSection *self)
{
  g_autofree char *query = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  GtkWidget *child;
  guint n_found = 0;

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < self->values->len; i++)
    {
      guint value = g_array_index (self->values, guint, i);
      g_autofree char *name = NULL;

      if (*query == '\0' && n_found >= self->n_rows)
        {
          n_found = self->values->len;
          break;
        }
      name = dtl_filtering_dup_value_words (self->filtering, self->facet, value);
      if (*query != '\0' && !matches (name, query))
        continue;
      if (n_found++ < self->n_rows)
        add_row (self, value, name);
    }

  gtk_widget_set_visible (self->nothing_label, n_found == 0);
  gtk_widget_set_visible (self->more_button, n_found > self->n_rows);
  if (n_found > self->n_rows)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u More", "%u More", n_found - self->n_rows), n_found - self->n_rows);

      gtk_button_set_label (GTK_BUTTON (self->more_button), text);
    }
}

typedef struct
{
  guint value, total;
} Ranked;

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *x = a, *y = b;

  if (x->total != y->total)
    return x->total > y->total ? -1 : 1;
  return x->value < y->value ? -1 : x->value > y->value;
}

/* Lanes and words of the program keep their order; names of the document that could be many come by how many have them. */
static void
list_values (DtlFilterSection *self)
{
  g_autoptr(GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  guint n_values = dtl_filtering_get_n_values (self->filtering, self->facet);

  for (guint value = 0; value < n_values; value++)
    {
      Ranked one = { value, dtl_filtering_get_total (self->filtering, self->facet, value) };

      if (one.total > 0)
        g_array_append_val (ranked, one);
    }
  if (self->facet == DTL_FACET_ACTOR || self->facet == DTL_FACET_SOURCE || self->facet == DTL_FACET_TAG)
    g_array_sort (ranked, compare_ranked);
  g_array_set_size (self->values, 0);
  for (guint i = 0; i < ranked->len; i++)
    g_array_append_val (self->values, g_array_index (ranked, Ranked, i).value);
}

/* Where one value is common to all, there is nothing to choose. */
static gboolean
has_choice (DtlFilterSection *self)
{
  return self->values->len > 1 ||
         (self->values->len == 1 &&
          dtl_filtering_get_total (self->filtering, self->facet, g_array_index (self->values, guint, 0)) <
            dtl_filtering_get_n_events (self->filtering));
}

static void
take_up_document (DtlFilterSection *self)
{
  self->document = dtl_filtering_get_document (self->filtering);
  list_values (self);
  self->n_rows = FIRST_ROWS;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_set_visible (self->entry, self->values->len > FIRST_ROWS);
  gtk_widget_set_visible (GTK_WIDGET (self), has_choice (self));
  rebuild (self);
}

static void
counted_cb (DtlFilterSection *self)
{
  if (self->document != dtl_filtering_get_document (self->filtering))
    {
      take_up_document (self);
      return;
    }
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    update_row (self, row);
}

static void
changed_cb (DtlFilterSection *self)
{
  if (dtl_filtering_has_counts (self->filtering))
    counted_cb (self);
  else
    {
      /* Another document has come, and nobody has counted it yet. */
      self->document = NULL;
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    }
}

static void
dtl_filter_section_dispose (GObject *object)
{
  DtlFilterSection *self = DTL_FILTER_SECTION (object);

  g_clear_object (&self->filtering);

  G_OBJECT_CLASS (dtl_filter_section_parent_class)->dispose (object);
}

static void
dtl_filter_section_finalize (GObject *object)
{
  g_array_unref (DTL_FILTER_SECTION (object)->values);

  G_OBJECT_CLASS (dtl_filter_section_parent_class)->finalize (object);
}

static void
dtl_filter_section_class_init (DtlFilterSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_filter_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = dtl_filter_section_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dtl_filter_section_init (DtlFilterSection *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->values = g_array_new (FALSE, FALSE, sizeof (guint));
  self->n_rows = FIRST_ROWS;
  self->heading = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0, NULL);
  self->entry = gtk_search_entry_new ();
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->nothing_label = gtk_label_new (_("No such name"));
  self->more_button = gtk_button_new ();

  gtk_widget_add_css_class (self->heading, "filter-heading");
  gtk_widget_add_css_class (self->nothing_label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (self->nothing_label), 0.0);
  gtk_widget_add_css_class (self->more_button, "flat");
  gtk_widget_add_css_class (self->more_button, "filter-more");
  gtk_widget_set_halign (self->more_button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->rows);
  gtk_box_append (GTK_BOX (box), self->nothing_label);
  gtk_box_append (GTK_BOX (box), self->more_button);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->more_button, "clicked", G_CALLBACK (show_more_cb), self);
}

GtkWidget *
dtl_filter_section_new (DtlFiltering *filtering,
                        DtlFacet      facet)
{
  DtlFilterSection *self;
  g_autofree char *search_label = NULL;

  g_return_val_if_fail (DTL_IS_FILTERING (filtering), NULL);
  g_return_val_if_fail (facet < DTL_N_VALUE_FACETS, NULL);

  self = g_object_new (DTL_TYPE_FILTER_SECTION, NULL);
  self->filtering = g_object_ref (filtering);
  self->facet = facet;
  gtk_label_set_label (GTK_LABEL (self->heading), dtl_facet_to_words (facet));
  /* Translators: %s is "Source", "Tag" or another list of names to find one in. */
  search_label = g_strdup_printf (_("Find in “%s”"), dtl_facet_to_words (facet));
  g_object_set (self->entry, "placeholder-text", search_label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, search_label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, dtl_facet_to_words (facet), -1);
  g_signal_connect_object (filtering, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filtering, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (dtl_filtering_has_counts (filtering))
    counted_cb (self);
  return GTK_WIDGET (self);
}
