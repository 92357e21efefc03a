/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-lane-header.h"

#include "dtl-shape.h"
#include "dtl-snapshot-painter.h"

#include <glib/gi18n-lib.h>

#define SWATCH_PX      12
#define NAME_HEIGHT_PX 32
/* What a name is never narrower than: it takes what its column leaves. */
#define NAME_MIN_PX    40
/* From here on two counts would leave a name no room; the words for both are in the tooltip. */
#define MANY           10000

/* The lane's shape in its hue. */
#define DTL_TYPE_LANE_SWATCH (dtl_lane_swatch_get_type ())
G_DECLARE_FINAL_TYPE (DtlLaneSwatch, dtl_lane_swatch, DTL, LANE_SWATCH, GtkWidget)

struct _DtlLaneSwatch
{
  GtkWidget parent_instance;
  DtlItem   item;
  DtlStyle  style;
};

G_DEFINE_FINAL_TYPE (DtlLaneSwatch, dtl_lane_swatch, GTK_TYPE_WIDGET)

static void
dtl_lane_swatch_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = (int) (SWATCH_PX * dtl_text_get_scale (widget) + 0.5);
}

static void
dtl_lane_swatch_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  DtlLaneSwatch *self = DTL_LANE_SWATCH (widget);
  float scale = gtk_widget_get_width (widget) / (float) SWATCH_PX;

  gtk_snapshot_scale (snapshot, scale, scale);
  dtl_snapshot_paint_item (snapshot, dtl_palette_get (self->style), &self->item);
}

static void
dtl_lane_swatch_class_init (DtlLaneSwatchClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = dtl_lane_swatch_measure;
  GTK_WIDGET_CLASS (klass)->snapshot = dtl_lane_swatch_snapshot;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "swatch");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dtl_lane_swatch_init (DtlLaneSwatch *self)
{
  self->item = (DtlItem) { .kind = DTL_ITEM_GLYPH, .role = DTL_ROLE_MARK, .width = SWATCH_PX, .height = SWATCH_PX };
}

struct _DtlLaneHeader
{
  GtkWidget      parent_instance;

  GtkWidget     *button;
  GtkWidget     *menu;          /* while it is open */
  DtlLaneSwatch *swatch;
  GtkWidget     *title;
  GtkWidget     *count;

  DtlViewState  *state;
  guint32        lane;
  guint          n_events, n_band;
};

G_DEFINE_FINAL_TYPE (DtlLaneHeader, dtl_lane_header, GTK_TYPE_WIDGET)

static void
set_state_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  DtlLaneHeader *self = DTL_LANE_HEADER (widget);

  if (self->state != NULL)
    dtl_view_state_set_lane_state (self->state, self->lane, g_variant_get_int32 (parameter));
}

static void
only_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  DtlLaneHeader *self = DTL_LANE_HEADER (widget);

  if (self->state != NULL)
    dtl_view_state_focus_lane (self->state, self->lane);
}

static void
show_all_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  DtlLaneHeader *self = DTL_LANE_HEADER (widget);

  if (self->state != NULL)
    dtl_view_state_show_all_lanes (self->state);
}

static void
append_state (GMenu        *menu,
              const char   *label,
              DtlLaneState  state)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "lane.set-state", "i", (gint32) state);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (DtlLaneHeader *self)
{
  DtlLaneState state = dtl_view_state_get_lane_state (self->state, self->lane);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();

  append_state (menu, _("_Hide"), DTL_LANE_HIDDEN);
  if (state == DTL_LANE_FOLDED)
    append_state (menu, _("_Unfold"), DTL_LANE_SHOWN);
  else
    append_state (menu, _("_Fold to Its Name"), DTL_LANE_FOLDED);
  if (state == DTL_LANE_OPENED)
    append_state (menu, _("_Close to Usual Height"), DTL_LANE_SHOWN);
  else if (self->n_band > 0)
    append_state (menu, _("_Open to Full Height"), DTL_LANE_OPENED);
  g_menu_append (menu, _("Show _Only This Lane"), "lane.only");
  g_menu_append (all, _("Show _All Lanes"), "lane.show-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
  return G_MENU_MODEL (menu);
}

static gboolean
remove_menu_cb (gpointer user_data)
{
  DtlLaneHeader *self = user_data;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

/* After the action of the chosen item, which comes behind this signal. */
static void
menu_closed_cb (DtlLaneHeader *self)
{
  gtk_widget_set_has_tooltip (self->button, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  g_idle_add (remove_menu_cb, g_object_ref (self));
}

/* Made when it is opened: what can be done depends on what was. */
static void
clicked_cb (DtlLaneHeader *self)
{
  g_autoptr (GMenuModel) model = NULL;

  if (self->state == NULL || self->menu != NULL)
    return;
  model = make_menu (self);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_position (GTK_POPOVER (self->menu), GTK_POS_BOTTOM);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { 0, 0, gtk_widget_get_width (GTK_WIDGET (self)),
                                                 MIN (gtk_widget_get_height (GTK_WIDGET (self)), NAME_HEIGHT_PX) });
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  /* It would lie over the menu, as the pointer does. */
  gtk_widget_set_has_tooltip (self->button, FALSE);
  gtk_popover_popup (GTK_POPOVER (self->menu));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
}

static void
dtl_lane_header_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  DtlLaneHeader *self = DTL_LANE_HEADER (widget);

  gtk_widget_allocate (self->button, width, height, baseline, NULL);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
dtl_lane_header_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  gtk_widget_measure (DTL_LANE_HEADER (widget)->button, orientation, for_size, minimum, natural, NULL, NULL);
}

static gboolean
dtl_lane_header_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DTL_LANE_HEADER (widget)->button);
}

static void
dtl_lane_header_dispose (GObject *object)
{
  DtlLaneHeader *self = DTL_LANE_HEADER (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->state);

  G_OBJECT_CLASS (dtl_lane_header_parent_class)->dispose (object);
}

static void
dtl_lane_header_class_init (DtlLaneHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_lane_header_dispose;
  widget_class->measure = dtl_lane_header_measure;
  widget_class->size_allocate = dtl_lane_header_size_allocate;
  widget_class->grab_focus = dtl_lane_header_grab_focus;

  gtk_widget_class_install_action (widget_class, "lane.set-state", "i", set_state_cb);
  gtk_widget_class_install_action (widget_class, "lane.only", NULL, only_cb);
  gtk_widget_class_install_action (widget_class, "lane.show-all", NULL, show_all_cb);
  gtk_widget_class_set_css_name (widget_class, "lane");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static GtkSizeRequestMode
get_name_mode (GtkWidget *name)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* GtkLabel would find out how wide and how narrow it can be, and shape it anew for both. */
static void
measure_name (GtkWidget      *name,
              GtkOrientation  orientation,
              int             for_size,
              int            *minimum,
              int            *natural,
              int            *minimum_baseline,
              int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = NAME_MIN_PX;
  else
    GTK_WIDGET_GET_CLASS (name)->measure (name, orientation, MAX (for_size, NAME_MIN_PX), minimum, natural,
                                          minimum_baseline, natural_baseline);
}

static void
allocate_name (GtkWidget *name,
               int        width,
               int        height,
               int        baseline)
{
  GTK_WIDGET_GET_CLASS (name)->size_allocate (name, width, height, baseline);
}

static void
dtl_lane_header_init (DtlLaneHeader *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->lane = DTL_NONE;
  self->swatch = g_object_new (DTL_TYPE_LANE_SWATCH, "valign", GTK_ALIGN_START, NULL);
  self->title = g_object_new (GTK_TYPE_LABEL,
                              "xalign", 0.0, "yalign", 0.0, "hexpand", TRUE,
                              "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_set_layout_manager (self->title, gtk_custom_layout_new (get_name_mode, measure_name, allocate_name));
  self->count = g_object_new (GTK_TYPE_LABEL, "yalign", 0.0, "valign", GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (self->count, "count");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->swatch));
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->count);

  /* Until it is bound: see dtl_set_tooltip(). */
  self->button = g_object_new (GTK_TYPE_BUTTON, "visible", FALSE, NULL);
  gtk_button_set_has_frame (GTK_BUTTON (self->button), FALSE);
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
dtl_lane_header_new (void)
{
  return g_object_new (DTL_TYPE_LANE_HEADER, NULL);
}

/* While something is searched for: "3/10", and of many events the matches alone. */
static char *
dup_count (DtlLaneHeader *self)
{
  guint n_matches = dtl_view_state_count_matches_in (self->state, self->lane);

  if (dtl_view_state_get_matches (self->state) == NULL)
    return g_strdup_printf ("%u", self->n_events);
  return self->n_events < MANY ? g_strdup_printf ("%u/%u", n_matches, self->n_events) : g_strdup_printf ("%u", n_matches);
}

static char *
dup_count_words (DtlLaneHeader *self)
{
  guint n_matches = dtl_view_state_count_matches_in (self->state, self->lane);

  if (dtl_view_state_get_matches (self->state) != NULL)
    return g_strdup_printf (ngettext ("%u of %u event matches", "%u of %u events match", self->n_events),
                            n_matches, self->n_events);
  return g_strdup_printf (ngettext ("%u event", "%u events", self->n_events), self->n_events);
}

static void
show_words (DtlLaneHeader *self)
{
  const DtlLane *lane = dtl_document_get_lane (dtl_view_state_get_document (self->state), self->lane);
  DtlLaneState state = dtl_view_state_get_lane_state (self->state, self->lane);
  g_autofree char *count = dup_count (self), *events = dup_count_words (self);
  g_autofree char *label = state == DTL_LANE_FOLDED ? g_strdup_printf (_("%s, %s, folded"), lane->title, events)
                                                    : g_strdup_printf ("%s, %s", lane->title, events);
  g_autofree char *tooltip = lane->description != NULL ? g_strdup_printf ("%s\n%s", label, lane->description)
                                                       : g_strdup (label);

  gtk_label_set_label (GTK_LABEL (self->title), lane->title);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  if (dtl_view_state_count_matches_in (self->state, self->lane) > 0)
    gtk_widget_add_css_class (self->count, "matching");
  else
    gtk_widget_remove_css_class (self->count, "matching");
  gtk_widget_set_tooltip_text (self->button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, lane->title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
dtl_lane_header_bind (DtlLaneHeader *self,
                      DtlViewState  *state,
                      guint32        lane_index,
                      guint          n_events,
                      guint          n_band)
{
  const DtlLane *lane;

  g_return_if_fail (DTL_IS_LANE_HEADER (self));
  g_return_if_fail (DTL_IS_VIEW_STATE (state));

  lane = dtl_document_get_lane (dtl_view_state_get_document (state), lane_index);
  g_set_object (&self->state, state);
  self->lane = lane_index;
  self->n_events = n_events;
  self->n_band = n_band;
  self->swatch->item.hue = dtl_lane_hue (lane_index);
  self->swatch->item.shape = dtl_lane_shape (lane_index);
  self->swatch->item.colour = lane->has_colour ? 0xFF000000 | lane->colour : 0;
  gtk_widget_queue_draw (GTK_WIDGET (self->swatch));
  if (dtl_view_state_get_lane_state (state, lane_index) == DTL_LANE_FOLDED)
    gtk_widget_add_css_class (GTK_WIDGET (self), "folded");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "folded");
  show_words (self);
  gtk_widget_set_visible (self->button, TRUE);
}

void
dtl_lane_header_set_two_lines (DtlLaneHeader *self,
                               gboolean       two_lines)
{
  g_return_if_fail (DTL_IS_LANE_HEADER (self));

  gtk_label_set_wrap (GTK_LABEL (self->title), two_lines);
  gtk_label_set_lines (GTK_LABEL (self->title), two_lines ? 2 : 1);
}

void
dtl_lane_header_update_words (DtlLaneHeader *self)
{
  DtlDocument *document;

  g_return_if_fail (DTL_IS_LANE_HEADER (self));

  /* Another document may have come, and not yet its rows. */
  document = self->state != NULL ? dtl_view_state_get_document (self->state) : NULL;
  if (document != NULL && self->lane < dtl_document_get_n_lanes (document))
    show_words (self);
}

guint32
dtl_lane_header_get_lane (DtlLaneHeader *self)
{
  g_return_val_if_fail (DTL_IS_LANE_HEADER (self), DTL_NONE);

  return self->lane;
}

void
dtl_lane_header_set_style (DtlLaneHeader *self,
                           DtlStyle       style)
{
  g_return_if_fail (DTL_IS_LANE_HEADER (self));

  self->swatch->style = style;
  gtk_widget_queue_draw (GTK_WIDGET (self->swatch));
}
