/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The titles of a GtkColumnView cannot be reached by keys, so the same verbs stand in a menu above the table. Sorting is
 * ours, not GtkSortListModel's: that one would make an object of every event. The sorters of the columns only say which
 * title was clicked.
 */
#include "config.h"

#include "dtl-list-view.h"

#include <glib/gi18n-lib.h>

#include "dtl-clipboard.h"
#include "dtl-copy.h"
#include "dtl-event-list.h"
#include "dtl-lane-glyph.h"
#include "dtl-pips.h"
#include "dtl-words.h"

/* Beyond this sorting takes longer than a frame. */
#define SYNC_SORT_MAX_EVENTS 5000

/* Enough for most titles; what is longer stands in the tip and in the reader. */
#define MAX_LINES 2

/* How the columns are laid out; -1 takes what is left. One that needs more than the view has to give is not shown. */
static const struct
{
  const char *nick;
  int         width;
  int         from_view_width;
} layouts[DTL_N_COLUMNS] = {
  [DTL_COLUMN_DATE] = { "date", 132, 0 },
  [DTL_COLUMN_TITLE] = { "title", -1, 0 },
  [DTL_COLUMN_LANE] = { "lane", 124, 640 },
  [DTL_COLUMN_ACTORS] = { "actors", 140, 960 },
  [DTL_COLUMN_SOURCES] = { "sources", 100, 840 },
  [DTL_COLUMN_STATUS] = { "status", 92, 740 },
  [DTL_COLUMN_SUPPORT] = { "support", 120, 480 },
};

typedef struct
{
  DtlDocument *document;
  DtlColumn    column;
  gboolean     descending;
  gint         cancel;
} SortJob;

struct _DtlListView
{
  GtkWidget parent_instance;

  GtkWidget           *box;
  GtkWidget           *count_label;
  GtkWidget           *lanes_button;
  GtkWidget           *table;
  GtkColumnViewColumn *columns[DTL_N_COLUMNS];
  GPtrArray           *bound;     /* GtkListItems that are on screen, borrowed */

  DtlViewState *state;
  DtlStyle      style;
  DtlEventList *list;

  DtlColumn    column;
  gboolean     descending;
  guint32     *sorted;            /* all events in that order, or NULL: to be sorted */
  DtlDocument *sorted_document;
  GTask       *sort_task;

  int   width;                    /* for which the columns were chosen */
  guint shown_columns;            /* a bit each */
  guint size_id;
  guint scroll_id;
  guint is_sorting_itself : 1;    /* the arrow in the title follows, and is no wish */
};

G_DEFINE_FINAL_TYPE (DtlListView, dtl_list_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SORTED_BY,
  PROP_DESCENDING,
  N_PROPS,
};

enum
{
  EVENT_ACTIVATED,
  NOTICE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void update_rows (DtlListView *self);

static DtlDocument *
get_document (DtlListView *self)
{
  return self->state != NULL ? dtl_view_state_get_document (self->state) : NULL;
}

static GtkWidget *
get_rows_widget (DtlListView *self)
{
  return gtk_widget_get_last_child (self->table);
}

/* Cells */

static guint32
get_item_event (DtlListView *self,
                GtkListItem *item)
{
  DtlDocument *document = get_document (self);
  DtlEventRow *row = gtk_list_item_get_item (item);
  guint32 event = row != NULL ? dtl_event_row_get_event (row) : DTL_NONE;

  return document != NULL && event < dtl_document_get_n_events (document) ? event : DTL_NONE;
}

/* The row around a cell: its name is what a screen reader says on arriving there, its classes dim it. */
static GtkWidget *
get_row_widget (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *cell = child != NULL ? gtk_widget_get_parent (child) : NULL;

  return cell != NULL ? gtk_widget_get_parent (cell) : NULL;
}

static gboolean
is_among (GArray  *events,
          guint32  event)
{
  for (guint i = 0; i < events->len; i++)
    if (g_array_index (events, guint32, i) == event)
      return TRUE;
  return FALSE;
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

/* A search dims what it did not find, as the timeline does. */
static void
update_row_look (DtlListView *self,
                 GtkListItem *item)
{
  GArray *matches = dtl_view_state_get_matches (self->state);
  GArray *lit = matches != NULL ? matches : dtl_view_state_get_traced (self->state);
  GtkWidget *row = get_row_widget (item);
  guint32 event = get_item_event (self, item);
  gboolean is_lit = lit != NULL && event != DTL_NONE && is_among (lit, event);

  if (row == NULL)
    return;
  set_class (row, "dimmed", lit != NULL && !is_lit);
  set_class (row, "matched", matches != NULL && is_lit);
}

static void
set_row_name (DtlListView *self,
              GtkListItem *item,
              guint32      event)
{
  g_autofree char *words = dtl_words_for_event (get_document (self), event);
  GtkWidget *row = get_row_widget (item);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static DtlPipKind
get_pip_kind (const DtlEvent *event)
{
  if (event->n_citations == 0 || (event->flags & DTL_EVENT_QUOTED) == 0)
    return DTL_PIP_HOLLOW;
  return event->flags & DTL_EVENT_DISAGREE ? DTL_PIP_HALF : DTL_PIP_FULL;
}

/* What stands before the words of a cell; NULL for most. */
static GtkWidget *
make_sign (DtlListView *self,
           DtlColumn    column,
           guint32      event)
{
  const DtlEvent *record = dtl_document_get_event (get_document (self), event);
  GtkWidget *glyph;

  switch ((int) column)
    {
    case DTL_COLUMN_LANE:
      glyph = dtl_lane_glyph_new (get_document (self), record->lane);
      dtl_lane_glyph_set_style (DTL_LANE_GLYPH (glyph), self->style);
      return glyph;
    case DTL_COLUMN_SUPPORT:
      return dtl_pips_new (get_pip_kind (record), record->independent);
    default:
      return NULL;
    }
}

static DtlColumn
get_factory_column (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
setup_cell_cb (GtkListItemFactory *factory,
               GtkListItem        *item,
               DtlListView        *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, layouts[get_factory_column (factory)].nick);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_cell_cb (GtkListItemFactory *factory,
              GtkListItem        *item,
              DtlListView        *self)
{
  DtlColumn column = get_factory_column (factory);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *label = gtk_widget_get_last_child (box);
  guint32 event = get_item_event (self, item);
  g_autofree char *text = NULL;
  GtkWidget *sign;

  if (event == DTL_NONE)
    return;
  text = dtl_event_table_dup_text (get_document (self), event, column);
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
  if (gtk_widget_get_parent (box) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (column == DTL_COLUMN_TITLE)
    {
      set_class (label, "important", dtl_document_get_event (get_document (self), event)->importance > 3);
      set_row_name (self, item, event);
      g_ptr_array_add (self->bound, item);
      update_row_look (self, item);
    }
  sign = make_sign (self, column, event);
  if (sign != NULL)
    {
      gtk_widget_set_valign (sign, GTK_ALIGN_START);
      gtk_widget_add_css_class (sign, "sign");
      gtk_box_prepend (GTK_BOX (box), sign);
    }
}

static void
unbind_cell_cb (GtkListItemFactory *factory,
                GtkListItem        *item,
                DtlListView        *self)
{
  GtkWidget *box = gtk_list_item_get_child (item);

  g_ptr_array_remove (self->bound, item);
  while (gtk_widget_get_first_child (box) != gtk_widget_get_last_child (box))
    gtk_box_remove (GTK_BOX (box), gtk_widget_get_first_child (box));
}

/* Rows */

static void
drop_order (DtlListView *self)
{
  if (self->sort_task != NULL)
    g_atomic_int_set (&((SortJob *) g_task_get_task_data (self->sort_task))->cancel, 1);
  g_clear_object (&self->sort_task);
  g_clear_pointer (&self->sorted, g_free);
  g_clear_object (&self->sorted_document);
}

static void
sort_job_free (SortJob *job)
{
  g_object_unref (job->document);
  g_free (job);
}

static void
sort_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  SortJob *job = task_data;

  g_task_return_pointer (task, dtl_event_table_sort (job->document, job->column, job->descending, &job->cancel), g_free);
}

static void
sorted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  DtlListView *self = DTL_LIST_VIEW (source);
  g_autofree guint32 *sorted = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Another order is wanted by now. */
  if (G_TASK (result) != self->sort_task)
    return;
  g_clear_object (&self->sort_task);
  self->sorted = g_steal_pointer (&sorted);
  update_rows (self);
}

/* Sorts what is not sorted yet: at once, or in a thread and then FALSE. */
static gboolean
ensure_order (DtlListView *self)
{
  DtlDocument *document = get_document (self);
  SortJob *job;

  if (self->sorted_document != document)
    drop_order (self);
  if (self->sorted != NULL)
    return TRUE;
  if (self->sort_task != NULL)
    return FALSE;

  g_set_object (&self->sorted_document, document);
  if (dtl_document_get_n_events (document) <= SYNC_SORT_MAX_EVENTS)
    {
      self->sorted = dtl_event_table_sort (document, self->column, self->descending, NULL);
      return TRUE;
    }
  job = g_new0 (SortJob, 1);
  job->document = g_object_ref (document);
  job->column = self->column;
  job->descending = self->descending;
  self->sort_task = g_task_new (self, NULL, sorted_cb, NULL);
  g_task_set_source_tag (self->sort_task, ensure_order);
  g_task_set_task_data (self->sort_task, job, (GDestroyNotify) sort_job_free);
  g_task_run_in_thread (self->sort_task, sort_thread);
  return FALSE;
}

static void
update_bar (DtlListView *self)
{
  DtlDocument *document = get_document (self);
  guint n_events = document != NULL ? dtl_document_get_n_events (document) : 0;
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint n_hidden_lanes = document != NULL ? dtl_view_state_get_n_hidden_lanes (self->state) : 0;
  GArray *matches = document != NULL ? dtl_view_state_get_matches (self->state) : NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *lanes = NULL;

  if (self->sort_task != NULL)
    g_string_append (text, _("Sorting…"));
  else if (n_rows == n_events)
    g_string_append_printf (text, ngettext ("%'u event", "%'u events", n_events), n_events);
  else
    g_string_append_printf (text, ngettext ("%'u of %'u event", "%'u of %'u events", n_events), n_rows, n_events);
  if (matches != NULL)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%'u match", "%'u matches", matches->len), matches->len);
    }
  gtk_label_set_label (GTK_LABEL (self->count_label), text->str);

  lanes = g_strdup_printf (ngettext ("Show %u hidden lane", "Show %u hidden lanes", n_hidden_lanes), n_hidden_lanes);
  gtk_button_set_label (GTK_BUTTON (self->lanes_button), lanes);
  gtk_widget_set_visible (self->lanes_button, n_hidden_lanes > 0);
}

static gboolean
scroll_cb (gpointer user_data)
{
  DtlListView *self = user_data;
  guint position = dtl_event_list_find (self->list, dtl_view_state_get_selected (self->state));

  self->scroll_id = 0;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (get_rows_widget (self), "list.scroll-to-item", "u", position);
  return G_SOURCE_REMOVE;
}

/* After the rows have been given their places. */
static void
queue_scroll (DtlListView *self)
{
  if (self->scroll_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->scroll_id = g_idle_add (scroll_cb, self);
}

static void
update_rows (DtlListView *self)
{
  DtlDocument *document = get_document (self);
  guint n_events = document != NULL ? dtl_document_get_n_events (document) : 0;
  guint32 *rows;
  guint n_rows = 0;

  if (self->state == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (document == NULL || dtl_view_state_get_layout (self->state) == NULL || !ensure_order (self))
    {
      dtl_event_list_take_rows (self->list, NULL, 0);
      update_bar (self);
      return;
    }

  rows = g_new (guint32, MAX (n_events, 1));
  for (guint i = 0; i < n_events; i++)
    if (dtl_view_state_is_shown (self->state, self->sorted[i]))
      rows[n_rows++] = self->sorted[i];
  dtl_event_list_take_rows (self->list, rows, n_rows);
  update_bar (self);
  queue_scroll (self);
}

static void
layout_changed_cb (DtlListView *self)
{
  /* The rows name events of the document that was. */
  if (self->sorted_document != NULL && self->sorted_document != get_document (self))
    {
      drop_order (self);
      dtl_event_list_take_rows (self->list, NULL, 0);
    }
  update_rows (self);
}

static void
matches_changed_cb (DtlListView *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    update_row_look (self, g_ptr_array_index (self->bound, i));
  update_bar (self);
}

/* Sorting */

/* Which title was clicked, and which way its arrow points: the first sorter that is asked gives itself away. */
static int
note_column_cb (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  DtlColumn *asked = g_object_get_data (G_OBJECT ((gpointer) a), "asked");

  if (asked != NULL && *asked == DTL_N_COLUMNS)
    *asked = GPOINTER_TO_UINT (user_data);
  return -1;
}

static void
sorter_changed_cb (DtlListView     *self,
                   GtkSorterChange  change,
                   GtkSorter       *sorter)
{
  g_autoptr(GObject) a = g_object_new (G_TYPE_OBJECT, NULL), b = g_object_new (G_TYPE_OBJECT, NULL);
  DtlColumn asked = DTL_N_COLUMNS;
  GtkOrdering order;

  if (self->is_sorting_itself)
    return;
  g_object_set_data (a, "asked", &asked);
  order = gtk_sorter_compare (sorter, a, b);
  if (asked < DTL_N_COLUMNS)
    dtl_list_view_sort (self, asked, order == GTK_ORDERING_LARGER);
}

static void
show_arrow (DtlListView *self)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (self->table);

  gtk_column_view_sort_by_column (table, NULL, GTK_SORT_ASCENDING);
  if (self->shown_columns & (1u << self->column))
    gtk_column_view_sort_by_column (table, self->columns[self->column],
                                    self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

void
dtl_list_view_sort (DtlListView *self,
                    DtlColumn    column,
                    gboolean     descending)
{
  g_return_if_fail (DTL_IS_LIST_VIEW (self));
  g_return_if_fail (column < DTL_N_COLUMNS);

  if (self->column == column && self->descending == descending)
    return;
  self->column = column;
  self->descending = descending;
  drop_order (self);
  self->is_sorting_itself = TRUE;
  show_arrow (self);
  self->is_sorting_itself = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORTED_BY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
  update_rows (self);
}

static void
sort_by_nick (DtlListView *self,
              const char  *nick)
{
  for (DtlColumn column = 0; nick != NULL && column < DTL_N_COLUMNS; column++)
    if (g_str_equal (nick, layouts[column].nick))
      dtl_list_view_sort (self, column, self->descending);
}

/* Verbs */

static void
copy_action_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  DtlListView *self = DTL_LIST_VIEW (widget);
  guint32 event = self->state != NULL ? dtl_view_state_get_selected (self->state) : DTL_NONE;
  g_autofree char *text = NULL, *html = NULL;

  if (event == DTL_NONE)
    return;
  text = dtl_copy_events (get_document (self), &event, 1, DTL_COPY_PLAIN);
  html = dtl_copy_events (get_document (self), &event, 1, DTL_COPY_HTML);
  dtl_clipboard_set_text (gtk_widget_get_clipboard (widget), text, html);
  g_signal_emit (self, signals[NOTICE], 0, _("Copied to the clipboard"));
}

static void
show_all_lanes_action_cb (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  dtl_view_state_show_all_lanes (DTL_LIST_VIEW (widget)->state);
}

static void
activate_cb (DtlListView *self,
             guint        position)
{
  guint32 event = dtl_event_list_get_event (self->list, position);

  if (event == DTL_NONE)
    return;
  dtl_view_state_set_selected (self->state, event, TRUE);
  g_signal_emit (self, signals[EVENT_ACTIVATED], 0, event);
}

gboolean
dtl_list_view_focus_rows (DtlListView *self)
{
  guint position;

  g_return_val_if_fail (DTL_IS_LIST_VIEW (self), FALSE);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return FALSE;
  position = dtl_event_list_find (self->list, dtl_view_state_get_selected (self->state));
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (get_rows_widget (self), "list.scroll-to-item", "u", position);
  return gtk_widget_grab_focus (get_rows_widget (self));
}

static gboolean
dtl_list_view_grab_focus (GtkWidget *widget)
{
  return dtl_list_view_focus_rows (DTL_LIST_VIEW (widget));
}

/* The widget */

/* GTK gives these no names of their own. */
static void
name_titles (DtlListView *self)
{
  GtkWidget *header = gtk_widget_get_first_child (self->table);
  GtkWidget *title = gtk_widget_get_first_child (header);
  GListModel *shown = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->table));

  gtk_accessible_update_property (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  for (guint i = 0; title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      if (column != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        gtk_column_view_column_get_title (column), -1);
    }
}

/* Those that the width has room for. GTK 4.8 gives hidden columns their room all the same, so they are taken out. */
static void
show_columns (DtlListView *self,
              int          width)
{
  GtkColumnView *table = GTK_COLUMN_VIEW (self->table);
  guint n_shown = 0;

  self->is_sorting_itself = TRUE;
  for (DtlColumn column = 0; column < DTL_N_COLUMNS; column++)
    {
      gboolean fits = width >= layouts[column].from_view_width;

      if (fits && !(self->shown_columns & (1u << column)))
        gtk_column_view_insert_column (table, n_shown, self->columns[column]);
      else if (!fits && (self->shown_columns & (1u << column)))
        gtk_column_view_remove_column (table, self->columns[column]);
      n_shown += fits;
      self->shown_columns = fits ? self->shown_columns | (1u << column) : self->shown_columns & ~(1u << column);
    }
  show_arrow (self);
  self->is_sorting_itself = FALSE;
  name_titles (self);
}

static gboolean
update_columns_cb (gpointer user_data)
{
  DtlListView *self = user_data;

  self->size_id = 0;
  show_columns (self, gtk_widget_get_width (GTK_WIDGET (self)));
  return G_SOURCE_REMOVE;
}

static void
dtl_list_view_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  gtk_widget_measure (DTL_LIST_VIEW (widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
dtl_list_view_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DtlListView *self = DTL_LIST_VIEW (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  /* What changes the layout must not be changed while it is being made. */
  if (self->size_id == 0 && width != self->width)
    self->size_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_columns_cb, self, NULL);
  self->width = width;
}

static void
dtl_list_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dtl_list_view_parent_class)->map (widget);

  update_rows (DTL_LIST_VIEW (widget));
}

static void
make_column (DtlListView *self,
            DtlColumn    column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (note_column_cb, GUINT_TO_POINTER (column), NULL));

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell_cb), self, 0);
  self->columns[column] = gtk_column_view_column_new (dtl_column_to_words (column), factory);
  gtk_column_view_column_set_sorter (self->columns[column], sorter);
  gtk_column_view_column_set_resizable (self->columns[column], TRUE);
  if (layouts[column].width < 0)
    gtk_column_view_column_set_expand (self->columns[column], TRUE);
  else
    gtk_column_view_column_set_fixed_width (self->columns[column], layouts[column].width);
}

static void
make_table (DtlListView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->table = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->table, "event-table");
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->table), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, _("All events"), -1);
  for (DtlColumn column = 0; column < DTL_N_COLUMNS; column++)
    make_column (self, column);
  show_columns (self, G_MAXINT);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->table)), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->table, "activate", G_CALLBACK (activate_cb), self);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->table);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), scrolled);
}

static GMenuModel *
make_sort_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) columns = g_menu_new (), direction = g_menu_new ();

  for (DtlColumn column = 0; column < DTL_N_COLUMNS; column++)
    {
      g_autofree char *action = g_strdup_printf ("list-view.sort::%s", layouts[column].nick);

      g_menu_append (columns, dtl_column_to_words (column), action);
    }
  g_menu_append (direction, _("Last First"), "list-view.descending");
  g_menu_append_section (menu, _("Sort by"), G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));
  return G_MENU_MODEL (menu);
}

static void
make_bar (DtlListView *self)
{
  g_autoptr(GMenuModel) menu = make_sort_menu ();
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sort_button = gtk_menu_button_new ();

  gtk_widget_add_css_class (bar, "view-bar");
  gtk_box_append (GTK_BOX (self->box), bar);

  self->count_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->count_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->count_label, TRUE);
  gtk_box_append (GTK_BOX (bar), self->count_label);

  self->lanes_button = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->lanes_button), "list-view.show-all-lanes");
  gtk_widget_add_css_class (self->lanes_button, "flat");
  gtk_box_append (GTK_BOX (bar), self->lanes_button);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (sort_button), _("Sort"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (sort_button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sort_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sort"), -1);
  gtk_widget_add_css_class (sort_button, "flat");
  gtk_box_append (GTK_BOX (bar), sort_button);
}

static void
dtl_list_view_dispose (GObject *object)
{
  DtlListView *self = DTL_LIST_VIEW (object);

  g_clear_handle_id (&self->size_id, g_source_remove);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  dtl_list_view_set_state (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dtl_list_view_parent_class)->dispose (object);
}

static void
dtl_list_view_finalize (GObject *object)
{
  DtlListView *self = DTL_LIST_VIEW (object);

  for (guint i = 0; i < DTL_N_COLUMNS; i++)
    g_clear_object (&self->columns[i]);
  g_ptr_array_unref (self->bound);

  G_OBJECT_CLASS (dtl_list_view_parent_class)->finalize (object);
}

static void
dtl_list_view_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  DtlListView *self = DTL_LIST_VIEW (object);

  switch (prop_id)
    {
    case PROP_SORTED_BY:
      g_value_set_string (value, layouts[self->column].nick);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_list_view_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  DtlListView *self = DTL_LIST_VIEW (object);

  switch (prop_id)
    {
    case PROP_SORTED_BY:
      sort_by_nick (self, g_value_get_string (value));
      break;
    case PROP_DESCENDING:
      dtl_list_view_sort (self, self->column, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_verbs (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "list-view.sort", "sorted-by");
  gtk_widget_class_install_property_action (widget_class, "list-view.descending", "descending");
  gtk_widget_class_install_action (widget_class, "list-view.copy", NULL, copy_action_cb);
  gtk_widget_class_install_action (widget_class, "list-view.show-all-lanes", NULL, show_all_lanes_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "list-view.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "list-view.copy", NULL);
}

static void
dtl_list_view_class_init (DtlListViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = dtl_list_view_dispose;
  object_class->finalize = dtl_list_view_finalize;
  object_class->get_property = dtl_list_view_get_property;
  object_class->set_property = dtl_list_view_set_property;
  widget_class->measure = dtl_list_view_measure;
  widget_class->size_allocate = dtl_list_view_size_allocate;
  widget_class->map = dtl_list_view_map;
  widget_class->grab_focus = dtl_list_view_grab_focus;

  properties[PROP_SORTED_BY] = g_param_spec_string ("sorted-by", NULL, NULL, layouts[DTL_COLUMN_DATE].nick, flags);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", DTL_TYPE_LIST_VIEW, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[NOTICE] = g_signal_new ("notice", DTL_TYPE_LIST_VIEW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  install_verbs (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dtl_list_view_init (DtlListView *self)
{
  self->bound = g_ptr_array_new ();
  self->list = dtl_event_list_new (NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  make_bar (self);
  make_table (self);
}

GtkWidget *
dtl_list_view_new (void)
{
  return g_object_new (DTL_TYPE_LIST_VIEW, NULL);
}

void
dtl_list_view_set_state (DtlListView  *self,
                         DtlViewState *state)
{
  g_return_if_fail (DTL_IS_LIST_VIEW (self));
  g_return_if_fail (state == NULL || DTL_IS_VIEW_STATE (state));

  drop_order (self);
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  /* The rows of the old list go while what they name is still there. */
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->table), NULL);
  g_clear_object (&self->list);
  g_set_object (&self->state, state);
  if (state == NULL)
    return;

  self->list = dtl_event_list_new (state);
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->table), GTK_SELECTION_MODEL (self->list));
  g_signal_connect_object (state, "notify::document", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "layout-changed", G_CALLBACK (layout_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "selection-changed", G_CALLBACK (queue_scroll), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "matches-changed", G_CALLBACK (matches_changed_cb), self, G_CONNECT_SWAPPED);
  update_rows (self);
}

void
dtl_list_view_set_style (DtlListView *self,
                         DtlStyle     style)
{
  g_return_if_fail (DTL_IS_LIST_VIEW (self));

  if (self->style == style)
    return;
  self->style = style;
  update_rows (self);
}
