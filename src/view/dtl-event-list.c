/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * GtkSingleSelection asks for every item whenever the rows change, which for a million is a million objects; so the list
 * answers itself what is selected.
 */
#include "config.h"

#include "dtl-event-list.h"

struct _DtlEventRow
{
  GObject parent_instance;

  guint32 event;
  guint   position;
};

G_DEFINE_FINAL_TYPE (DtlEventRow, dtl_event_row, G_TYPE_OBJECT)

static void
dtl_event_row_class_init (DtlEventRowClass *klass)
{
}

static void
dtl_event_row_init (DtlEventRow *self)
{
}

guint32
dtl_event_row_get_event (DtlEventRow *self)
{
  g_return_val_if_fail (DTL_IS_EVENT_ROW (self), DTL_NONE);

  return self->event;
}

guint
dtl_event_row_get_position (DtlEventRow *self)
{
  g_return_val_if_fail (DTL_IS_EVENT_ROW (self), GTK_INVALID_LIST_POSITION);

  return self->position;
}

struct _DtlEventList
{
  GObject parent_instance;

  DtlViewState *state;
  guint32      *rows;
  guint         n_rows;
  guint32       selected;   /* as the rows show it */
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtlEventList, dtl_event_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

static GType
get_item_type (GListModel *model)
{
  return DTL_TYPE_EVENT_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return DTL_EVENT_LIST (model)->n_rows;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  DtlEventList *self = DTL_EVENT_LIST (model);
  DtlEventRow *row;

  if (position >= self->n_rows)
    return NULL;
  row = g_object_new (DTL_TYPE_EVENT_ROW, NULL);
  row->event = self->rows[position];
  row->position = position;
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  DtlEventList *self = DTL_EVENT_LIST (model);

  return position < self->n_rows && self->selected != DTL_NONE && self->rows[position] == self->selected;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n_items)
{
  DtlEventList *self = DTL_EVENT_LIST (model);
  GtkBitset *set = gtk_bitset_new_empty ();

  for (guint i = position; self->selected != DTL_NONE && i < self->n_rows && i - position < n_items; i++)
    if (self->rows[i] == self->selected)
      gtk_bitset_add (set, i);
  return set;
}

static gboolean
select_item (GtkSelectionModel *model,
             guint              position,
             gboolean           unselect_rest)
{
  DtlEventList *self = DTL_EVENT_LIST (model);

  if (self->state == NULL || position >= self->n_rows)
    return FALSE;
  dtl_view_state_set_selected (self->state, self->rows[position], TRUE);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model,
               guint              position)
{
  DtlEventList *self = DTL_EVENT_LIST (model);

  if (!is_selected (model, position))
    return FALSE;
  dtl_view_state_set_selected (self->state, DTL_NONE, FALSE);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
}

static void
tell_rows_of (DtlEventList *self,
              guint32       event)
{
  for (guint i = 0; event != DTL_NONE && i < self->n_rows; i++)
    if (self->rows[i] == event)
      gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), i, 1);
}

static void
selection_changed_cb (DtlEventList *self)
{
  guint32 old = self->selected;

  if (old == dtl_view_state_get_selected (self->state))
    return;
  self->selected = dtl_view_state_get_selected (self->state);
  tell_rows_of (self, old);
  tell_rows_of (self, self->selected);
}

static void
dtl_event_list_dispose (GObject *object)
{
  g_clear_object (&DTL_EVENT_LIST (object)->state);

  G_OBJECT_CLASS (dtl_event_list_parent_class)->dispose (object);
}

static void
dtl_event_list_finalize (GObject *object)
{
  g_free (DTL_EVENT_LIST (object)->rows);

  G_OBJECT_CLASS (dtl_event_list_parent_class)->finalize (object);
}

static void
dtl_event_list_class_init (DtlEventListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_event_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = dtl_event_list_finalize;
}

static void
dtl_event_list_init (DtlEventList *self)
{
  self->selected = DTL_NONE;
}

DtlEventList *
dtl_event_list_new (DtlViewState *state)
{
  DtlEventList *self = g_object_new (DTL_TYPE_EVENT_LIST, NULL);

  g_return_val_if_fail (state == NULL || DTL_IS_VIEW_STATE (state), NULL);

  if (state != NULL)
    {
      self->state = g_object_ref (state);
      self->selected = dtl_view_state_get_selected (state);
      g_signal_connect_object (state, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
    }
  return self;
}

DtlViewState *
dtl_event_list_get_state (DtlEventList *self)
{
  g_return_val_if_fail (DTL_IS_EVENT_LIST (self), NULL);

  return self->state;
}

void
dtl_event_list_take_rows (DtlEventList *self,
                          guint32      *rows,
                          guint         n_rows)
{
  guint old_n_rows;

  g_return_if_fail (DTL_IS_EVENT_LIST (self));

  old_n_rows = self->n_rows;
  g_free (self->rows);
  self->rows = rows;
  self->n_rows = n_rows;
  self->selected = self->state != NULL ? dtl_view_state_get_selected (self->state) : DTL_NONE;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, old_n_rows, n_rows);
}

guint32
dtl_event_list_get_event (DtlEventList *self,
                          guint         position)
{
  g_return_val_if_fail (DTL_IS_EVENT_LIST (self), DTL_NONE);

  return position < self->n_rows ? self->rows[position] : DTL_NONE;
}

guint
dtl_event_list_find (DtlEventList *self,
                     guint32       event)
{
  g_return_val_if_fail (DTL_IS_EVENT_LIST (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i] == event)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* @events stand in order of time. */
static gboolean
is_among (DtlDocument *document,
          GArray      *events,
          guint32      event)
{
  guint position = dtl_document_get_position (document, event);
  guint low = 0, high = events->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (dtl_document_get_position (document, g_array_index (events, guint32, middle)) < position)
        low = middle + 1;
      else
        high = middle;
    }
  return low < events->len && g_array_index (events, guint32, low) == event;
}

void
dtl_event_list_style (DtlEventList *self,
                      guint32       event,
                      GtkWidget    *widget)
{
  DtlDocument *document;
  GArray *matches, *lit;
  gboolean is_lit;

  g_return_if_fail (DTL_IS_EVENT_LIST (self) && self->state != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget));

  document = dtl_view_state_get_document (self->state);
  matches = dtl_view_state_get_matches (self->state);
  lit = matches != NULL ? matches : dtl_view_state_get_traced (self->state);
  is_lit = lit != NULL && is_among (document, lit, event);
  set_class (widget, "dimmed", lit != NULL && !is_lit);
  set_class (widget, "matched", matches != NULL && is_lit);
  set_class (widget, "ghost", dtl_view_state_get_reported (self->state, event) == DTL_REPORTED_NOT_YET);
  set_class (widget, "important", dtl_document_get_event (document, event)->importance > 3);
}
