/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-source-matrix.h"

#include <glib/gi18n-lib.h>

#include "dtl-matrix-row.h"
#include "dtl-page-parts.h"
#include "dtl-text-cache.h"
#include "dtl-words.h"

/* What date and title take of the width, and what cells do: broad ones where all can be, else narrow ones. */
#define MARGIN_SHARE_MIN 0.55
#define MARGIN_SHARE_MAX 0.75
#define CELL_BROAD_PX   88
#define CELL_NARROW_PX  48
#define MARGIN_MIN_PX   180
#define MARGIN_MAX_PX   520
/* For long titles; a wider one would only take the cells away from them. */
#define MARGIN_WIDE_PX  800
#define CELL_MIN_PX     34
#define CELL_MAX_PX     110

struct _DtlSourceMatrix
{
  GtkWidget parent_instance;

  GtkWidget     *box;
  GtkWidget     *head;
  GtkWidget     *rows;        /* GtkListView */
  GtkWidget     *scrollbar;
  GtkAdjustment *across;

  DtlViewState *state;
  DtlEventList *list;
  GPtrArray    *bound;        /* GtkListItems that are on screen, borrowed */
  DtlMatrixBand band;
  int           width;        /* for which the band was measured */
  guint         size_id;
  guint         scroll_id;
};

G_DEFINE_FINAL_TYPE (DtlSourceMatrix, dtl_source_matrix, GTK_TYPE_WIDGET)

enum
{
  EVENT_ACTIVATED,
  SOURCE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Rows */

static DtlMatrixRow *
get_row (GtkListItem *item)
{
  return DTL_MATRIX_ROW (gtk_list_item_get_child (item));
}

/* The whole row in a sentence; beside it what the marked source says. */
static void
name_row (DtlSourceMatrix *self,
          GtkListItem     *item)
{
  guint32 event = dtl_event_row_get_event (gtk_list_item_get_item (item));
  GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (get_row (item)));
  g_autofree char *words = NULL, *said = NULL, *name = NULL, *cell = NULL;

  if (widget == NULL)
    return;
  words = dtl_words_for_event (self->band.document, event);
  said = dtl_matrix_row_dup_words (get_row (item));
  name = *said != '\0' ? g_strdup_printf ("%s; %s", words, said) : g_strdup (words);
  if (self->band.current != DTL_NONE)
    {
      g_autofree char *says = dtl_says_to_words (dtl_source_table_get_says (self->band.table, event, self->band.current));

      cell = g_strdup_printf (_("%s: %s"), dtl_source_table_get_name (self->band.table, self->band.current), *says != '\0' ? says : _("nothing"));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, cell != NULL ? cell : "", -1);
}

static void
style_row (DtlSourceMatrix *self,
           GtkListItem     *item)
{
  GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (get_row (item)));

  if (widget != NULL)
    dtl_event_list_style (self->list, dtl_event_row_get_event (gtk_list_item_get_item (item)), widget);
}

static void
matches_changed_cb (DtlSourceMatrix *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    style_row (self, g_ptr_array_index (self->bound, i));
}

static void
redraw (DtlSourceMatrix *self)
{
  gtk_widget_queue_draw (self->head);
  for (guint i = 0; i < self->bound->len; i++)
    gtk_widget_queue_draw (GTK_WIDGET (get_row (g_ptr_array_index (self->bound, i))));
}

static void
mark_source (DtlSourceMatrix *self,
             guint32          source)
{
  double start, end;

  if (self->band.current == source)
    return;
  self->band.current = source;
  if (source != DTL_NONE)
    {
      start = (double) source * self->band.cell_width;
      end = start + self->band.cell_width;
      gtk_adjustment_clamp_page (self->across, start, end);
    }
  for (guint i = 0; i < self->bound->len; i++)
    name_row (self, g_ptr_array_index (self->bound, i));
  redraw (self);
}

static void
row_pressed_cb (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                DtlSourceMatrix *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  guint32 source = dtl_matrix_row_find (DTL_MATRIX_ROW (row), x);

  if (source != DTL_NONE)
    mark_source (self, source);
}

static void
setup_row_cb (DtlSourceMatrix *self,
              GtkListItem     *item)
{
  GtkWidget *row = dtl_matrix_row_new (&self->band);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "pressed", G_CALLBACK (row_pressed_cb), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (DtlSourceMatrix *self,
             GtkListItem     *item)
{
  dtl_matrix_row_set_event (get_row (item), dtl_event_row_get_event (gtk_list_item_get_item (item)));
  g_ptr_array_add (self->bound, item);
  name_row (self, item);
  style_row (self, item);
}

static void
unbind_row_cb (DtlSourceMatrix *self,
               GtkListItem     *item)
{
  g_ptr_array_remove (self->bound, item);
  dtl_matrix_row_set_event (get_row (item), DTL_NONE);
}

/* Moving */

static void
across_changed_cb (DtlSourceMatrix *self)
{
  self->band.across = gtk_adjustment_get_value (self->across);
  redraw (self);
}

static guint
find_selected (DtlSourceMatrix *self)
{
  guint32 event = self->state != NULL ? dtl_view_state_get_selected (self->state) : DTL_NONE;

  return event != DTL_NONE ? dtl_event_list_find (self->list, event) : GTK_INVALID_LIST_POSITION;
}

static void
scroll_to_selected (DtlSourceMatrix *self)
{
  guint position = find_selected (self);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->rows, "list.scroll-to-item", "u", position);
}

static gboolean
scroll_cb (gpointer user_data)
{
  DtlSourceMatrix *self = user_data;

  self->scroll_id = 0;
  scroll_to_selected (self);
  return G_SOURCE_REMOVE;
}

static void
queue_scroll (DtlSourceMatrix *self)
{
  if (self->scroll_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->scroll_id = g_idle_add (scroll_cb, self);
}

gboolean
dtl_source_matrix_focus (DtlSourceMatrix *self)
{
  g_return_val_if_fail (DTL_IS_SOURCE_MATRIX (self), FALSE);

  if (self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return FALSE;
  scroll_to_selected (self);
  return gtk_widget_grab_focus (self->rows);
}

static gboolean
step_source_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  DtlSourceMatrix *self = user_data;
  int step = g_variant_get_int32 (arguments);
  guint32 current = self->band.current;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    step = -step;
  if (self->band.n_sources == 0)
    return FALSE;
  if (current == DTL_NONE)
    current = 0;
  else if (step > 0 ? current + 1 < self->band.n_sources : current > 0)
    current = step > 0 ? current + 1 : current - 1;
  mark_source (self, current);
  return TRUE;
}

static void
activate_cb (DtlSourceMatrix *self,
             guint            position)
{
  guint32 event = dtl_event_list_get_event (self->list, position);

  if (event == DTL_NONE)
    return;
  dtl_view_state_set_selected (self->state, event, TRUE);
  g_signal_emit (self, signals[EVENT_ACTIVATED], 0, event);
}

static void
head_pressed_cb (DtlSourceMatrix *self,
                 int              n_press,
                 double           x,
                 double           y)
{
  guint32 source = dtl_matrix_row_find (DTL_MATRIX_ROW (self->head), x);

  if (source != DTL_NONE)
    g_signal_emit (self, signals[SOURCE_CHOSEN], 0, source);
}

static gboolean
head_tip_cb (DtlSourceMatrix *self,
             int              x,
             int              y,
             gboolean         by_keyboard,
             GtkTooltip      *tooltip)
{
  guint32 source = dtl_matrix_row_find (DTL_MATRIX_ROW (self->head), x);
  g_autofree char *text = NULL;

  if (by_keyboard || source == DTL_NONE)
    return FALSE;
  text = dtl_document_dup_attribution (self->band.document, source);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static gboolean
scrolled_cb (DtlSourceMatrix *self,
             double           dx,
             double           dy)
{
  if (dx == 0 || !gtk_widget_get_visible (self->scrollbar))
    return FALSE;
  gtk_adjustment_set_value (self->across, gtk_adjustment_get_value (self->across) + dx * self->band.cell_width);
  return TRUE;
}

/* Measures */

/* Date and title first; what is left goes to the cells, and those that find no room are scrolled. */
static void
measure_band (DtlSourceMatrix *self,
              int              width)
{
  DtlMatrixBand *band = &self->band;
  double scale = dtl_text_get_scale (GTK_WIDGET (self));
  int room = (int) (width / scale);
  int n = MAX ((int) band->n_sources, 1);
  int wanted = n * CELL_BROAD_PX <= room * (1 - MARGIN_SHARE_MIN) ? CELL_BROAD_PX : CELL_NARROW_PX;
  int margin, cell, cells;

  margin = CLAMP (room - n * wanted, (int) (room * MARGIN_SHARE_MIN), (int) (room * MARGIN_SHARE_MAX));
  margin = CLAMP (margin, MARGIN_MIN_PX, MARGIN_MAX_PX);
  cell = CLAMP ((room - margin) / n, CELL_MIN_PX, CELL_MAX_PX);
  if (cell == CELL_MAX_PX)
    margin = CLAMP (room - CELL_MAX_PX * n, MARGIN_MIN_PX, MARGIN_WIDE_PX);
  band->scale = scale;
  band->margin = (int) (margin * scale);
  band->cell_width = (int) (cell * scale);
  cells = MAX (width - band->margin, band->cell_width);
  cells = cell == CELL_MAX_PX ? band->cell_width * n : cells;
  gtk_adjustment_configure (self->across, gtk_adjustment_get_value (self->across), 0, (double) n * band->cell_width,
                            band->cell_width, cells, cells);
  band->across = gtk_adjustment_get_value (self->across);
  gtk_widget_set_visible (self->scrollbar, n * band->cell_width > cells);
  gtk_widget_queue_resize (self->head);
  for (guint i = 0; i < self->bound->len; i++)
    gtk_widget_queue_resize (GTK_WIDGET (get_row (g_ptr_array_index (self->bound, i))));
}

static gboolean
measure_band_cb (gpointer user_data)
{
  DtlSourceMatrix *self = user_data;

  self->size_id = 0;
  measure_band (self, self->width);
  return G_SOURCE_REMOVE;
}

static void
dtl_source_matrix_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  gtk_widget_measure (DTL_SOURCE_MATRIX (widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
dtl_source_matrix_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  DtlSourceMatrix *self = DTL_SOURCE_MATRIX (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  /* What changes the layout must not be changed while it is being made. */
  if (self->size_id == 0 && (width != self->width || self->band.scale != dtl_text_get_scale (widget)))
    self->size_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, measure_band_cb, self, NULL);
  self->width = width;
}

void
dtl_source_matrix_take_rows (DtlSourceMatrix *self,
                             DtlViewState    *state,
                             DtlSourceTable  *table,
                             guint32         *rows,
                             guint            n_rows)
{
  DtlDocument *document = state != NULL ? dtl_view_state_get_document (state) : NULL;

  g_return_if_fail (DTL_IS_SOURCE_MATRIX (self));

  /* Of the same sources: what is in view stays there. */
  if (table != NULL && table == self->band.table && state == self->state)
    {
      dtl_event_list_take_rows (self->list, rows, n_rows);
      queue_scroll (self);
      return;
    }

  /* The old rows go while what they name is still there. */
  gtk_list_view_set_model (GTK_LIST_VIEW (self->rows), NULL);
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_clear_object (&self->list);
  if (g_set_object (&self->state, state))
    self->band.current = DTL_NONE;
  g_set_object (&self->band.document, document);
  self->band.table = table;
  self->band.n_sources = table != NULL ? dtl_document_get_n_sources (self->band.document) : 0;
  if (self->band.current >= self->band.n_sources)
    self->band.current = DTL_NONE;
  if (table == NULL)
    {
      g_free (rows);
      return;
    }

  measure_band (self, self->width);
  self->list = dtl_event_list_new (state);
  dtl_event_list_take_rows (self->list, rows, n_rows);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->rows), GTK_SELECTION_MODEL (self->list));
  g_signal_connect_object (state, "selection-changed", G_CALLBACK (queue_scroll), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "matches-changed", G_CALLBACK (matches_changed_cb), self, G_CONNECT_SWAPPED);
  queue_scroll (self);
}

static void
dtl_source_matrix_dispose (GObject *object)
{
  DtlSourceMatrix *self = DTL_SOURCE_MATRIX (object);

  g_clear_handle_id (&self->size_id, g_source_remove);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  if (self->box != NULL)
    {
      dtl_source_matrix_take_rows (self, NULL, NULL, NULL, 0);
      gtk_widget_unparent (g_steal_pointer (&self->box));
    }
  g_clear_object (&self->across);

  G_OBJECT_CLASS (dtl_source_matrix_parent_class)->dispose (object);
}

static void
dtl_source_matrix_finalize (GObject *object)
{
  g_ptr_array_unref (DTL_SOURCE_MATRIX (object)->bound);

  G_OBJECT_CLASS (dtl_source_matrix_parent_class)->finalize (object);
}

static void
dtl_source_matrix_class_init (DtlSourceMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_source_matrix_dispose;
  G_OBJECT_CLASS (klass)->finalize = dtl_source_matrix_finalize;
  widget_class->measure = dtl_source_matrix_measure;
  widget_class->size_allocate = dtl_source_matrix_size_allocate;

  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", DTL_TYPE_SOURCE_MATRIX, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SOURCE_CHOSEN] = g_signal_new ("source-chosen", DTL_TYPE_SOURCE_MATRIX, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
make_head (DtlSourceMatrix *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->head = dtl_matrix_head_new (&self->band);
  gtk_widget_set_cursor_from_name (self->head, "pointer");
  gtk_widget_set_has_tooltip (self->head, TRUE);
  g_signal_connect_object (self->head, "query-tooltip", G_CALLBACK (head_tip_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "pressed", G_CALLBACK (head_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->head, GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sources"), -1);
  gtk_box_append (GTK_BOX (self->box), self->head);
}

static void
add_step_key (DtlSourceMatrix    *self,
              GtkEventController *keys,
              guint               keyval,
              int                 step)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, 0),
                                            gtk_callback_action_new (step_source_cb, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (step));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

static void
make_rows (DtlSourceMatrix *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  self->rows = gtk_list_view_new (NULL, factory);
  gtk_widget_add_css_class (self->rows, "matrix-rows");
  g_signal_connect_object (self->rows, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Events, and what each source says of them"), -1);

  /* Before the list, which would take the arrows for its own. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_step_key (self, keys, GDK_KEY_Left, -1);
  add_step_key (self, keys, GDK_KEY_Right, 1);
  gtk_widget_add_controller (self->rows, keys);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->rows);
  dtl_stop_scrolling_when_hidden (scrolled);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), scrolled);
}

static void
dtl_source_matrix_init (DtlSourceMatrix *self)
{
  self->bound = g_ptr_array_new ();
  self->band.current = DTL_NONE;
  self->band.scale = 1.0;
  self->band.cell_width = CELL_MIN_PX;
  self->across = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (self->across, "value-changed", G_CALLBACK (across_changed_cb), self, G_CONNECT_SWAPPED);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_head (self);
  make_rows (self);
  self->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, self->across);
  gtk_box_append (GTK_BOX (self->box), self->scrollbar);
}

GtkWidget *
dtl_source_matrix_new (void)
{
  return g_object_new (DTL_TYPE_SOURCE_MATRIX, NULL);
}
