/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "dtl-flow-layout.h"

struct _DtlFilterBar
{
  AdwBin parent_instance;

  GtkWidget *label;
  GtkWidget *chips;
  GtkWidget *chip[DTL_N_FACETS];

  DtlFiltering *filtering;
};

G_DEFINE_FINAL_TYPE (DtlFilterBar, dtl_filter_bar, ADW_TYPE_BIN)

static void
chip_clicked_cb (DtlFilterBar *self,
                 GtkWidget    *chip)
{
  for (guint facet = 0; facet < DTL_N_FACETS; facet++)
    if (self->chip[facet] == chip)
      dtl_filtering_clear_facet (self->filtering, facet);
}

static void
show_all_cb (DtlFilterBar *self)
{
  dtl_filtering_clear (self->filtering);
}

static GtkWidget *
new_chip (DtlFilterBar *self)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "filter-chip");
  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (chip_clicked_cb), self);
  return chip;
}

static void
update_chip (DtlFilterBar *self,
             DtlFacet      facet)
{
  GtkWidget *chip = self->chip[facet];
  g_autofree char *chosen = dtl_filtering_dup_facet_words (self->filtering, facet);
  g_autofree char *text = NULL, *spoken = NULL;

  gtk_widget_set_visible (chip, chosen != NULL);
  if (chosen == NULL)
    return;
  /* Translators: a facet and what is chosen in it: "Lane: Contacts". */
  text = g_strdup_printf (_("%s: %s"), dtl_facet_to_words (facet), chosen);
  /* Translators: %s is "Lane: Contacts"; the button ends that part of the filter. */
  spoken = g_strdup_printf (_("Stop filtering by %s"), text);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (chip)))), text);
  gtk_widget_set_tooltip_text (chip, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
dtl_filter_bar_dispose (GObject *object)
{
  g_clear_object (&DTL_FILTER_BAR (object)->filtering);

  G_OBJECT_CLASS (dtl_filter_bar_parent_class)->dispose (object);
}

static void
dtl_filter_bar_class_init (DtlFilterBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_filter_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

/* When something is first hidden: no first frame needs them. */
static void
make_parts (DtlFilterBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (_("Show All"));

  self->chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->chips, dtl_flow_layout_new (6));
  gtk_widget_set_hexpand (self->chips, TRUE);
  self->label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_add_css_class (self->label, "filter-shown");
  gtk_box_append (GTK_BOX (self->chips), self->label);
  for (guint facet = 0; facet < DTL_N_FACETS; facet++)
    {
      self->chip[facet] = new_chip (self);
      gtk_box_append (GTK_BOX (self->chips), self->chip[facet]);
    }
  gtk_widget_set_valign (self->chips, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (show_all_cb), self);

  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (self), box);
}

static void
update (DtlFilterBar *self)
{
  gboolean is_active = dtl_filtering_is_active (self->filtering);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), is_active);
  if (is_active && self->label == NULL)
    make_parts (self);
  if (self->label == NULL)
    return;
  text = dtl_filtering_dup_words (self->filtering);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  for (guint facet = 0; facet < DTL_N_FACETS; facet++)
    update_chip (self, facet);
}

static void
dtl_filter_bar_init (DtlFilterBar *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "filter-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Filter"), -1);
}

void
dtl_filter_bar_set_filtering (DtlFilterBar *self,
                              DtlFiltering *filtering)
{
  g_return_if_fail (DTL_IS_FILTER_BAR (self));
  g_return_if_fail (DTL_IS_FILTERING (filtering));
  g_return_if_fail (self->filtering == NULL);

  self->filtering = g_object_ref (filtering);
  g_signal_connect_object (filtering, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
