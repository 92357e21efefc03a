/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-sources-view.h"

#include <glib/gi18n-lib.h>

#include "dtl-empty-page.h"
#include "dtl-event-table.h"
#include "dtl-page-parts.h"
#include "dtl-read-task.h"
#include "dtl-source-matrix.h"
#include "dtl-source-names.h"
#include "dtl-source-page.h"
#include "dtl-stance-sign.h"
#include "dtl-summary.h"
#include "dtl-text-cache.h"

#define SIDEBAR_PX        208
/* Below this width the list of sources is a menu above the rest. */
#define NARROW_PX         760

struct _DtlSourcesView
{
  GtkWidget parent_instance;

  GtkWidget          *stack;          /* "sources", "reading", "empty" */
  GtkWidget          *box;
  GtkWidget          *sidebar;
  GtkWidget          *drop_down_bar;
  GtkWidget          *drop_down;
  GtkWidget          *pages;          /* "matrix", "source" */
  DtlSourceMatrix    *matrix;
  DtlSourcePage      *page;
  GtkSingleSelection *selection;      /* all sources, then each: the same for sidebar and menu */

  DtlViewState   *state;
  DtlDocument    *document;           /* whose sources are listed */
  DtlSourceTable *table;              /* NULL until it was read */
  GTask          *task;

  int   width;
  guint size_id;
  guint wants_focus : 1;              /* when there is something to see */
};

G_DEFINE_FINAL_TYPE (DtlSourcesView, dtl_sources_view, GTK_TYPE_WIDGET)

enum
{
  EVENT_ACTIVATED,
  NOTICE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void update (DtlSourcesView *self);

/* Reading */

static void
drop_table (DtlSourcesView *self)
{
  dtl_read_task_clear (&self->task);
  dtl_source_matrix_take_rows (self->matrix, NULL, NULL, NULL, 0);
  dtl_source_page_show (self->page, NULL, NULL, DTL_NONE);
  g_clear_pointer (&self->table, dtl_source_table_free);
  g_clear_object (&self->document);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  DtlSourcesView *self = DTL_SOURCES_VIEW (source);
  g_autoptr(DtlSourceTable) table = g_task_propagate_pointer (G_TASK (result), NULL);

  if (G_TASK (result) != self->task)
    return;
  g_clear_object (&self->task);
  self->table = g_steal_pointer (&table);
  update (self);
}

/* The list of sources */

static guint32
get_source (DtlSourcesView *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return position == 0 || position == GTK_INVALID_LIST_POSITION ? DTL_NONE : position - 1;
}

static void
list_sources (DtlSourcesView *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_auto(GStrv) sources = dtl_source_names_new (self->document, TRUE);

  gtk_string_list_append (names, _("All Sources"));
  gtk_string_list_splice (names, 1, 0, (const char *const *) sources);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (names));
}

/* As in the title of the window, where a work that several records stand for counts once. */
static char *
dup_count (DtlDocument *document)
{
  guint n_records = dtl_document_get_n_sources (document), n_works = dtl_document_count_cited_works (document);

  if (n_works < n_records)
    /* Translators: several records may stand for one work: "3 sources in 4 records". */
    return g_strdup_printf (ngettext ("%'u source in %'u records", "%'u sources in %'u records", n_works), n_works, n_records);
  return g_strdup_printf (ngettext ("%'u source", "%'u sources", n_records), n_records);
}

/* "12 events", and what it is, so that two of one name are told apart. */
static char *
dup_source_detail (DtlSourcesView *self,
                   guint           position)
{
  g_autofree char *events = NULL;
  const DtlSource *source;

  if (position == 0)
    return dup_count (self->document);
  source = dtl_document_get_source (self->document, position - 1);
  events = g_strdup_printf (ngettext ("%'u event", "%'u events", source->n_events), source->n_events);
  if (source->title == NULL || g_strcmp0 (source->title, dtl_source_get_short_name (source)) == 0)
    return g_steal_pointer (&events);
  return g_strdup_printf ("%s · %s", events, source->title);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_source_cb (DtlSourcesView *self,
                 GtkListItem    *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *detail = new_label ("source-detail");

  gtk_label_set_wrap (GTK_LABEL (detail), TRUE);
  gtk_label_set_lines (GTK_LABEL (detail), 2);
  gtk_box_append (GTK_BOX (box), new_label ("source-name"));
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_child (item, box);
}

static void
bind_source_cb (DtlSourcesView *self,
                GtkListItem    *item)
{
  const char *name = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *box = gtk_list_item_get_child (item), *widget = gtk_widget_get_parent (box);
  g_autofree char *detail = dup_source_detail (self, gtk_list_item_get_position (item));
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, detail);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), detail);
  gtk_widget_set_tooltip_text (box, spoken);
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* What is shown */

static void
fill_matrix (DtlSourcesView *self)
{
  guint n_events = dtl_document_get_n_events (self->document);
  const guint32 *order = dtl_document_get_order (self->document);
  guint32 *rows = g_new (guint32, MAX (n_events, 1));
  guint n_rows = 0;

  for (guint i = 0; i < n_events; i++)
    if (dtl_view_state_is_shown (self->state, order[i]))
      rows[n_rows++] = order[i];
  dtl_source_matrix_take_rows (self->matrix, self->state, self->table, rows, n_rows);
}

static void
show_chosen (DtlSourcesView *self)
{
  guint32 source = get_source (self);

  if (self->table == NULL || dtl_view_state_get_layout (self->state) == NULL)
    return;
  if (source == DTL_NONE)
    {
      dtl_source_page_show (self->page, NULL, NULL, DTL_NONE);
      fill_matrix (self);
    }
  else
    {
      dtl_source_matrix_take_rows (self->matrix, NULL, NULL, NULL, 0);
      dtl_source_page_show (self->page, self->state, self->table, source);
    }
  dtl_page_show_only (self->pages, source == DTL_NONE ? "matrix" : "source");
}

static void
update (DtlSourcesView *self)
{
  DtlDocument *document = self->state != NULL ? dtl_view_state_get_document (self->state) : NULL;

  if (self->document != document)
    drop_table (self);
  if (document == NULL || dtl_view_state_get_layout (self->state) == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (self->document == NULL)
    {
      self->document = g_object_ref (document);
      list_sources (self);
    }
  if (dtl_document_get_n_sources (document) == 0)
    dtl_page_show_only (self->stack, "empty");
  else if (self->table != NULL)
    {
      dtl_page_show_only (self->stack, "sources");
      show_chosen (self);
      if (self->wants_focus)
        gtk_widget_grab_focus (GTK_WIDGET (self));
    }
  else if (self->task == NULL)
    {
      dtl_page_show_only (self->stack, "reading");
      self->task = dtl_read_task_new (self, document, (DtlReadFunc) dtl_source_table_new, (GDestroyNotify) dtl_source_table_free,
                                      read_cb);
    }
}

void
dtl_sources_view_show_source (DtlSourcesView *self,
                              guint32         source)
{
  g_return_if_fail (DTL_IS_SOURCES_VIEW (self));

  gtk_single_selection_set_selected (self->selection, source == DTL_NONE ? 0 : source + 1);
}

static void
source_chosen_cb (DtlSourcesView *self,
                  guint           source)
{
  dtl_sources_view_show_source (self, source);
}

static void
event_activated_cb (DtlSourcesView *self,
                    guint           event)
{
  g_signal_emit (self, signals[EVENT_ACTIVATED], 0, event);
}

static void
notice_cb (DtlSourcesView *self,
           const char     *message)
{
  g_signal_emit (self, signals[NOTICE], 0, message);
}

/* The widget */

static gboolean
dtl_sources_view_grab_focus (GtkWidget *widget)
{
  DtlSourcesView *self = DTL_SOURCES_VIEW (widget);

  self->wants_focus = self->task != NULL;
  if (get_source (self) == DTL_NONE)
    return dtl_source_matrix_focus (self->matrix);
  return gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

static gboolean
fit_width_cb (gpointer user_data)
{
  DtlSourcesView *self = user_data;
  gboolean is_narrow = self->width < NARROW_PX * dtl_text_get_scale (GTK_WIDGET (self));

  self->size_id = 0;
  gtk_widget_set_visible (self->sidebar, !is_narrow);
  gtk_widget_set_visible (self->drop_down_bar, is_narrow);
  return G_SOURCE_REMOVE;
}

static void
dtl_sources_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  gtk_widget_measure (DTL_SOURCES_VIEW (widget)->stack, orientation, for_size, minimum, natural, NULL, NULL);
  /* The sidebar makes way before anything is cut off. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 0;
}

static void
dtl_sources_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  DtlSourcesView *self = DTL_SOURCES_VIEW (widget);
  int minimum;

  gtk_widget_measure (self->stack, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (self->stack, MAX (width, minimum), height, baseline, NULL);
  /* What changes the layout must not be changed while it is being made. */
  if (self->size_id == 0 && width != self->width)
    self->size_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fit_width_cb, self, NULL);
  self->width = width;
}

static void
dtl_sources_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dtl_sources_view_parent_class)->map (widget);

  update (DTL_SOURCES_VIEW (widget));
}

static void
dtl_sources_view_dispose (GObject *object)
{
  DtlSourcesView *self = DTL_SOURCES_VIEW (object);

  g_clear_handle_id (&self->size_id, g_source_remove);
  if (self->stack != NULL)
    {
      dtl_sources_view_set_state (self, NULL);
      gtk_widget_unparent (g_steal_pointer (&self->stack));
    }
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (dtl_sources_view_parent_class)->dispose (object);
}

static void
dtl_sources_view_class_init (DtlSourcesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_sources_view_dispose;
  widget_class->measure = dtl_sources_view_measure;
  widget_class->size_allocate = dtl_sources_view_size_allocate;
  widget_class->map = dtl_sources_view_map;
  widget_class->grab_focus = dtl_sources_view_grab_focus;

  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", DTL_TYPE_SOURCES_VIEW, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[NOTICE] = g_signal_new ("notice", DTL_TYPE_SOURCES_VIEW, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_sidebar (DtlSourcesView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list, *scrolled = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_source_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_source_cb), self, G_CONNECT_SWAPPED);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sources"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  dtl_stop_scrolling_when_hidden (scrolled);
  gtk_widget_set_size_request (scrolled, SIDEBAR_PX, -1);
  gtk_widget_add_css_class (scrolled, "source-sidebar");
  return scrolled;
}

static GtkWidget *
make_drop_down_bar (DtlSourcesView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->drop_down = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_hexpand (self->drop_down, TRUE);
  g_object_bind_property (self->selection, "model", self->drop_down, "model", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->selection, "selected", self->drop_down, "selected",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sources"), -1);
  gtk_widget_add_css_class (bar, "view-bar");
  gtk_box_append (GTK_BOX (bar), self->drop_down);
  gtk_widget_set_visible (bar, FALSE);
  return bar;
}

static void
add_sign_words (GtkWidget  *bar,
                DtlStances  says,
                const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_append (GTK_BOX (box), dtl_stance_sign_new (says));
  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  gtk_flow_box_insert (GTK_FLOW_BOX (bar), box, -1);
}

/* What the signs mean, below them. */
static GtkWidget *
make_legend (void)
{
  GtkWidget *legend = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (legend), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (legend), 10);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (legend), 6);
  gtk_widget_add_css_class (legend, "matrix-legend");
  gtk_accessible_update_property (GTK_ACCESSIBLE (legend), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Legend"), -1);
  for (DtlStance stance = 0; stance <= DTL_STANCE_MENTIONS; stance++)
    add_sign_words (legend, DTL_SAYS_STANCE (stance) | DTL_SAYS_QUOTED, dtl_stance_to_words (stance));
  add_sign_words (legend, DTL_SAYS_STANCE (DTL_STANCE_REPORTS), _("nothing quoted"));
  add_sign_words (legend, DTL_SAYS_ALONE, _("rests on this source alone"));
  for (GtkWidget *child = gtk_widget_get_first_child (legend); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
  return legend;
}

static GtkWidget *
make_matrix_page (DtlSourcesView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->matrix = DTL_SOURCE_MATRIX (dtl_source_matrix_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->matrix), TRUE);
  g_signal_connect_object (self->matrix, "event-activated", G_CALLBACK (event_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->matrix, "source-chosen", G_CALLBACK (source_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->matrix));
  gtk_box_append (GTK_BOX (box), make_legend ());
  return box;
}

static void
make_pages (DtlSourcesView *self)
{
  self->pages = gtk_stack_new ();
  gtk_widget_set_hexpand (self->pages, TRUE);
  gtk_widget_set_vexpand (self->pages, TRUE);
  gtk_stack_add_named (GTK_STACK (self->pages), make_matrix_page (self), "matrix");
  self->page = DTL_SOURCE_PAGE (dtl_source_page_new ());
  g_signal_connect_object (self->page, "event-activated", G_CALLBACK (event_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (GTK_STACK (self->pages), GTK_WIDGET (self->page), "source");
  dtl_page_show_only (self->pages, "matrix");
}

static void
dtl_sources_view_init (DtlSourcesView *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->selection = gtk_single_selection_new (NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->sidebar = make_sidebar (self);
  self->drop_down_bar = make_drop_down_bar (self);
  make_pages (self);
  gtk_box_append (GTK_BOX (column), self->drop_down_bar);
  gtk_box_append (GTK_BOX (column), self->pages);
  gtk_box_append (GTK_BOX (self->box), self->sidebar);
  gtk_box_append (GTK_BOX (self->box), column);

  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_stack_add_named (GTK_STACK (self->stack), self->box, "sources");
  gtk_stack_add_named (GTK_STACK (self->stack), dtl_empty_page_new ("document-open-symbolic", _("Reading the Sources…"), ""), "reading");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       dtl_empty_page_new ("accessories-dictionary-symbolic", _("No Sources"),
                                           _("This timeline names no sources. Where it does, each stands here with its record, the "
                                             "events in the order it tells them, and what rests on it alone.")),
                       "empty");
  dtl_page_show_only (self->stack, "reading");
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
}

GtkWidget *
dtl_sources_view_new (void)
{
  return g_object_new (DTL_TYPE_SOURCES_VIEW, NULL);
}

void
dtl_sources_view_set_state (DtlSourcesView *self,
                            DtlViewState   *state)
{
  g_return_if_fail (DTL_IS_SOURCES_VIEW (self));
  g_return_if_fail (state == NULL || DTL_IS_VIEW_STATE (state));

  drop_table (self);
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_set_object (&self->state, state);
  if (state == NULL)
    return;

  g_signal_connect_object (state, "notify::document", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (state, "layout-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
