/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-table.h"

#include <glib/gi18n-lib.h>

#include "dtl-clipboard.h"
#include "dtl-copy.h"
#include "dtl-page-parts.h"
#include "dtl-text-cache.h"
#include "dtl-words.h"

/* Enough for most titles; what is longer stands in the tip and in the reader. */
#define MAX_LINES 2

struct _DtlTable
{
  GtkWidget parent_instance;

  const DtlTableColumn *layouts;
  guint                 n_columns;
  const DtlTableFuncs  *funcs;
  gpointer              owner;

  GtkWidget           *box;
  GtkWidget           *bar;
  GtkWidget           *summary_label;
  GtkWidget           *view;
  GtkColumnViewColumn *columns[DTL_TABLE_MAX_COLUMNS];
  GHashTable          *cells;           /* GtkListItems that are on screen, borrowed, to their columns */
  GPtrArray           *bound;           /* GtkListItems of the first column that are on screen, borrowed */

  DtlEventList *list;

  guint sorted_column;
  int   width;                          /* for which the columns were chosen */
  double text_scale;                    /* with which they grow */
  double column_scale;                  /* that and what a wide view adds */
  guint shown_columns;                  /* a bit each */
  guint size_id;
  guint scroll_id;
  guint descending : 1;
  guint is_showing_itself : 1;          /* the arrow in the title follows, and is no wish */
};

/* From this width on columns grow with it, to so much of their own. */
#define WIDE_VIEW_PX 1200
#define MAX_GROWTH   2.0

G_DEFINE_FINAL_TYPE (DtlTable, dtl_table, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SORTED_BY,
  PROP_DESCENDING,
  N_PROPS,
};

enum
{
  SORT,
  EVENT_ACTIVATED,
  NOTICE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GtkWidget *
get_rows_widget (DtlTable *self)
{
  return gtk_widget_get_last_child (self->view);
}

/* Cells */

static GtkWidget *
get_cell_widget (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  return child != NULL ? gtk_widget_get_parent (child) : NULL;
}

static GtkWidget *
get_row_widget (GtkListItem *item)
{
  GtkWidget *cell = get_cell_widget (item);

  return cell != NULL ? gtk_widget_get_parent (cell) : NULL;
}

static guint
get_factory_column (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
setup_cell_cb (GtkListItemFactory *factory,
               GtkListItem        *item,
               DtlTable           *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* GTK 4.8 complains where a text could stand in several lines and be narrower than its dots, as a number of two digits. */
  gtk_label_set_width_chars (GTK_LABEL (label), 2);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, self->layouts[get_factory_column (factory)].nick);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
style_row (DtlTable    *self,
           GtkListItem *item)
{
  GtkWidget *widget = get_row_widget (item);

  if (widget != NULL)
    dtl_event_list_style (self->list, dtl_event_row_get_event (gtk_list_item_get_item (item)), widget);
}

/* The name of the row is what a screen reader says on arriving there. */
static void
name_row (DtlTable    *self,
          GtkListItem *item)
{
  DtlEventRow *row = gtk_list_item_get_item (item);
  g_autofree char *name = self->funcs->dup_row_name (self->owner, row);
  GtkWidget *widget = get_row_widget (item);

  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  style_row (self, item);
}

static void
bind_row (DtlTable    *self,
          GtkListItem *item)
{
  g_ptr_array_add (self->bound, item);
  name_row (self, item);
}

static void
clear_sign (GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);

  while (gtk_widget_get_first_child (box) != gtk_widget_get_last_child (box))
    gtk_box_remove (GTK_BOX (box), gtk_widget_get_first_child (box));
}

static void
fill_cell (DtlTable    *self,
           guint        column,
           GtkListItem *item)
{
  DtlEventRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *label = gtk_widget_get_last_child (box);
  g_autofree char *whole = self->funcs->dup_text (self->owner, column, row);
  g_autofree char *text = dtl_words_shorten (whole != NULL ? whole : "", DTL_WORDS_LINE_LETTERS);
  GtkWidget *sign = self->funcs->make_sign (self->owner, column, row);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
  if (get_cell_widget (item) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (get_cell_widget (item)), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (sign != NULL)
    {
      gtk_widget_set_valign (sign, GTK_ALIGN_START);
      gtk_widget_add_css_class (sign, "sign");
      gtk_box_prepend (GTK_BOX (box), sign);
    }
}

static void
bind_cell_cb (GtkListItemFactory *factory,
              GtkListItem        *item,
              DtlTable           *self)
{
  guint column = get_factory_column (factory);

  fill_cell (self, column, item);
  g_hash_table_insert (self->cells, item, GUINT_TO_POINTER (column));
  if (column == 0)
    bind_row (self, item);
}

static void
unbind_cell_cb (GtkListItemFactory *factory,
                GtkListItem        *item,
                DtlTable           *self)
{
  g_ptr_array_remove (self->bound, item);
  g_hash_table_remove (self->cells, item);
  clear_sign (item);
}

static void
matches_changed_cb (DtlTable *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    style_row (self, g_ptr_array_index (self->bound, i));
}

void
dtl_table_fill_again (DtlTable *self)
{
  GHashTableIter iter;
  gpointer item, column;

  g_return_if_fail (DTL_IS_TABLE (self));

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &item, &column))
    {
      clear_sign (item);
      fill_cell (self, GPOINTER_TO_UINT (column), item);
    }
  for (guint i = 0; i < self->bound->len; i++)
    name_row (self, g_ptr_array_index (self->bound, i));
}

/* Sorting */

/* Which title was clicked, and which way its arrow points: the first sorter that is asked gives itself away. */
static int
note_column_cb (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  guint *asked = g_object_get_data (G_OBJECT ((gpointer) a), "asked");

  if (asked != NULL && *asked == G_MAXUINT)
    *asked = GPOINTER_TO_UINT (user_data);
  return -1;
}

static void
show_arrow (DtlTable *self)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (self->view);

  self->is_showing_itself = TRUE;
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  if (self->shown_columns & (1u << self->sorted_column))
    gtk_column_view_sort_by_column (view, self->columns[self->sorted_column],
                                    self->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->is_showing_itself = FALSE;
}

static void
sort (DtlTable *self,
      guint     column,
      gboolean  descending)
{
  if (self->sorted_column == column && self->descending == (descending ? 1 : 0))
    return;
  self->sorted_column = column;
  self->descending = descending ? 1 : 0;
  show_arrow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORTED_BY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
  g_signal_emit (self, signals[SORT], 0);
}

static void
sorter_changed_cb (DtlTable        *self,
                   GtkSorterChange  change,
                   GtkSorter       *sorter)
{
  g_autoptr(GObject) a = g_object_new (G_TYPE_OBJECT, NULL), b = g_object_new (G_TYPE_OBJECT, NULL);
  guint asked = G_MAXUINT;
  GtkOrdering order;

  if (self->is_showing_itself)
    return;
  g_object_set_data (a, "asked", &asked);
  order = gtk_sorter_compare (sorter, a, b);
  if (asked < self->n_columns)
    sort (self, asked, order == GTK_ORDERING_LARGER);
}

/* The titles of a GtkColumnView cannot be reached by keys, so the same verbs stand in a menu. */
static GMenuModel *
make_sort_menu (DtlTable *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) columns = g_menu_new (), direction = g_menu_new ();

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *action = g_strdup_printf ("table.sort::%s", self->layouts[i].nick);

      g_menu_append (columns, self->funcs->get_title (i), action);
    }
  g_menu_append (direction, _("Last First"), "table.descending");
  g_menu_append_section (menu, _("Sort by"), G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));
  return G_MENU_MODEL (menu);
}

guint
dtl_table_get_sorted (DtlTable *self,
                      gboolean *descending)
{
  g_return_val_if_fail (DTL_IS_TABLE (self), 0);

  *descending = self->descending;
  return self->sorted_column;
}

/* The widget */

/* GTK gives these no names of their own. */
static void
name_titles (DtlTable *self)
{
  GtkWidget *header = gtk_widget_get_first_child (self->view);
  GtkWidget *title = gtk_widget_get_first_child (header);
  GListModel *shown = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->view));

  gtk_accessible_update_property (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Columns"), -1);
  for (guint i = 0; title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      if (column != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        gtk_column_view_column_get_title (column), -1);
    }
}

/* All columns share a wide view, so that no words are cut beside a void. What a person made of a width stays, but is lost with the old
 * size of the text. */
static void
scale_columns (DtlTable *self,
               int       view_width)
{
  double text_scale = dtl_text_get_scale (GTK_WIDGET (self));
  double scale = text_scale * CLAMP (view_width / (WIDE_VIEW_PX * text_scale), 1.0, MAX_GROWTH);

  for (guint i = 0; i < self->n_columns; i++)
    {
      int width = self->layouts[i].width;

      if (width >= 0 && (text_scale != self->text_scale ||
                         gtk_column_view_column_get_fixed_width (self->columns[i]) == (int) (width * self->column_scale)))
        gtk_column_view_column_set_fixed_width (self->columns[i], (int) (width * scale));
    }
  self->text_scale = text_scale;
  self->column_scale = scale;
}

/* Those that the width has room for. GTK 4.8 gives hidden columns their room all the same, so they are taken out. */
static void
show_columns (DtlTable *self,
              int       width)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (self->view);
  guint n_shown = 0;

  self->is_showing_itself = TRUE;
  for (guint i = 0; i < self->n_columns; i++)
    {
      gboolean fits = width >= self->layouts[i].from_view_width * self->text_scale;

      if (fits && !(self->shown_columns & (1u << i)))
        gtk_column_view_insert_column (view, n_shown, self->columns[i]);
      else if (!fits && (self->shown_columns & (1u << i)))
        gtk_column_view_remove_column (view, self->columns[i]);
      n_shown += fits;
      self->shown_columns = fits ? self->shown_columns | (1u << i) : self->shown_columns & ~(1u << i);
    }
  show_arrow (self);
  name_titles (self);
}

static gboolean
update_columns_cb (gpointer user_data)
{
  DtlTable *self = user_data;

  self->size_id = 0;
  scale_columns (self, gtk_widget_get_width (GTK_WIDGET (self)));
  show_columns (self, gtk_widget_get_width (GTK_WIDGET (self)));
  return G_SOURCE_REMOVE;
}

static void
dtl_table_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  gtk_widget_measure (DTL_TABLE (widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
dtl_table_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  DtlTable *self = DTL_TABLE (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  /* What changes the layout must not be changed while it is being made. */
  if (self->size_id == 0 && (width != self->width || self->text_scale != dtl_text_get_scale (widget)))
    self->size_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_columns_cb, self, NULL);
  self->width = width;
}

static guint
find_selected (DtlTable *self)
{
  guint32 event = dtl_view_state_get_selected (dtl_event_list_get_state (self->list));

  return event != DTL_NONE ? dtl_event_list_find (self->list, event) : GTK_INVALID_LIST_POSITION;
}

static gboolean
scroll_cb (gpointer user_data)
{
  DtlTable *self = user_data;
  guint position = self->list != NULL ? find_selected (self) : GTK_INVALID_LIST_POSITION;

  self->scroll_id = 0;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (get_rows_widget (self), "list.scroll-to-item", "u", position);
  return G_SOURCE_REMOVE;
}

/* After the rows have been given their places. */
void
dtl_table_queue_scroll (DtlTable *self)
{
  g_return_if_fail (DTL_IS_TABLE (self));

  if (self->scroll_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->scroll_id = g_idle_add (scroll_cb, self);
}

gboolean
dtl_table_focus (DtlTable *self)
{
  guint position;

  g_return_val_if_fail (DTL_IS_TABLE (self), FALSE);

  if (self->list == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return FALSE;
  position = find_selected (self);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (get_rows_widget (self), "list.scroll-to-item", "u", position);
  return gtk_widget_grab_focus (get_rows_widget (self));
}

void
dtl_table_set_list (DtlTable     *self,
                    DtlEventList *list)
{
  g_return_if_fail (DTL_IS_TABLE (self));
  g_return_if_fail (list == NULL || DTL_IS_EVENT_LIST (list));

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (dtl_event_list_get_state (self->list), self);
  /* The rows of the old list go while what they name is still there. */
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  g_set_object (&self->list, list);
  if (list == NULL)
    return;

  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (list));
  g_signal_connect_object (dtl_event_list_get_state (list), "selection-changed", G_CALLBACK (dtl_table_queue_scroll), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dtl_event_list_get_state (list), "matches-changed", G_CALLBACK (matches_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
dtl_table_set_summary (DtlTable   *self,
                       const char *text)
{
  g_return_if_fail (DTL_IS_TABLE (self));

  gtk_label_set_label (GTK_LABEL (self->summary_label), text);
}

void
dtl_table_add_to_bar (DtlTable  *self,
                      GtkWidget *widget)
{
  g_return_if_fail (DTL_IS_TABLE (self));

  gtk_box_insert_child_after (GTK_BOX (self->bar), widget, self->summary_label);
}

/* Verbs */

static void
activate_cb (DtlTable *self,
             guint     position)
{
  guint32 event = self->list != NULL ? dtl_event_list_get_event (self->list, position) : DTL_NONE;

  if (event == DTL_NONE)
    return;
  dtl_view_state_set_selected (dtl_event_list_get_state (self->list), event, TRUE);
  g_signal_emit (self, signals[EVENT_ACTIVATED], 0, event);
}

static void
copy_action_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  DtlTable *self = DTL_TABLE (widget);
  DtlViewState *state = self->list != NULL ? dtl_event_list_get_state (self->list) : NULL;
  guint32 event = state != NULL ? dtl_view_state_get_selected (state) : DTL_NONE;
  g_autofree char *text = NULL, *html = NULL;

  if (event == DTL_NONE)
    return;
  text = dtl_copy_events (dtl_view_state_get_document (state), &event, 1, DTL_COPY_PLAIN);
  html = dtl_copy_events (dtl_view_state_get_document (state), &event, 1, DTL_COPY_HTML);
  dtl_clipboard_set_text (gtk_widget_get_clipboard (widget), text, html);
  g_signal_emit (self, signals[NOTICE], 0, _("Copied to the clipboard"));
}

static void
dtl_table_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DtlTable *self = DTL_TABLE (object);

  switch (prop_id)
    {
    case PROP_SORTED_BY:
      g_value_set_string (value, self->layouts != NULL ? self->layouts[self->sorted_column].nick : NULL);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->descending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_table_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  DtlTable *self = DTL_TABLE (object);

  switch (prop_id)
    {
    case PROP_SORTED_BY:
      for (guint i = 0; i < self->n_columns; i++)
        if (g_strcmp0 (self->layouts[i].nick, g_value_get_string (value)) == 0)
          sort (self, i, self->descending);
      break;
    case PROP_DESCENDING:
      sort (self, self->sorted_column, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_table_dispose (GObject *object)
{
  DtlTable *self = DTL_TABLE (object);

  g_clear_handle_id (&self->size_id, g_source_remove);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  if (self->box != NULL)
    dtl_table_set_list (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  for (guint i = 0; i < DTL_TABLE_MAX_COLUMNS; i++)
    g_clear_object (&self->columns[i]);

  G_OBJECT_CLASS (dtl_table_parent_class)->dispose (object);
}

static void
dtl_table_finalize (GObject *object)
{
  g_ptr_array_unref (DTL_TABLE (object)->bound);
  g_hash_table_unref (DTL_TABLE (object)->cells);

  G_OBJECT_CLASS (dtl_table_parent_class)->finalize (object);
}

static void
install_verbs (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "table.sort", "sorted-by");
  gtk_widget_class_install_property_action (widget_class, "table.descending", "descending");
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "table.copy", NULL);
}

static void
dtl_table_class_init (DtlTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = dtl_table_dispose;
  object_class->finalize = dtl_table_finalize;
  object_class->get_property = dtl_table_get_property;
  object_class->set_property = dtl_table_set_property;
  widget_class->measure = dtl_table_measure;
  widget_class->size_allocate = dtl_table_size_allocate;

  properties[PROP_SORTED_BY] = g_param_spec_string ("sorted-by", NULL, NULL, NULL, flags);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SORT] = g_signal_new ("sort", DTL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", DTL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[NOTICE] = g_signal_new ("notice", DTL_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  install_verbs (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dtl_table_init (DtlTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->bound = g_ptr_array_new ();
  self->cells = g_hash_table_new (NULL, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->bar, "view-bar");
  gtk_box_append (GTK_BOX (self->box), self->bar);
  self->summary_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->summary_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->summary_label, TRUE);
  gtk_box_append (GTK_BOX (self->bar), self->summary_label);

  self->view = gtk_column_view_new (NULL);
  gtk_widget_add_css_class (self->view, "event-table");
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->view), FALSE);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  dtl_stop_scrolling_when_hidden (scrolled);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), scrolled);
}

static void
add_sort_button (DtlTable *self)
{
  g_autoptr(GMenuModel) menu = make_sort_menu (self);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Sort"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sort"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (self->bar), button);
}

static void
make_column (DtlTable *self,
             guint     column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (note_column_cb, GUINT_TO_POINTER (column), NULL));

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell_cb), self, 0);
  self->columns[column] = gtk_column_view_column_new (self->funcs->get_title (column), factory);
  gtk_column_view_column_set_sorter (self->columns[column], sorter);
  gtk_column_view_column_set_resizable (self->columns[column], TRUE);
  if (self->layouts[column].width < 0)
    gtk_column_view_column_set_expand (self->columns[column], TRUE);
}

GtkWidget *
dtl_table_new (const DtlTableColumn *columns,
               guint                 n_columns,
               const DtlTableFuncs  *funcs,
               gpointer              owner,
               const char           *name)
{
  DtlTable *self = g_object_new (DTL_TYPE_TABLE, NULL);

  g_return_val_if_fail (n_columns <= DTL_TABLE_MAX_COLUMNS, NULL);

  self->layouts = columns;
  self->n_columns = n_columns;
  self->funcs = funcs;
  self->owner = owner;
  for (guint i = 0; i < n_columns; i++)
    make_column (self, i);
  scale_columns (self, 0);
  show_columns (self, G_MAXINT);
  add_sort_button (self);
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->view)), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
