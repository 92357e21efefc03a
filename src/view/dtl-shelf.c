/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-shelf.h"

#include "dtl-page-parts.h"
#include "dtl-words.h"

#include <glib/gi18n-lib.h>

#define TITLE_MAX_CHARS 32

struct _DtlShelf
{
  GtkWidget     parent_instance;

  GtkWidget    *box;            /* heading and scrolled row */
  GtkWidget    *heading;
  GtkWidget    *row;
  GtkWidget    *more;           /* shows the rest; NULL when there is none */
  DtlViewState *state;
  GSignalGroup *state_signals;
  GPtrArray    *buttons;        /* (element-type GtkToggleButton), one for each of the first events */
  GArray       *events;         /* (element-type guint32): all */
};

enum
{
  EVENT_ACTIVATED,
  LIST_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtlShelf, dtl_shelf, GTK_TYPE_WIDGET)

static void
show_selection (DtlShelf *self)
{
  guint32 selected = dtl_view_state_get_selected (self->state);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      gboolean is_selected = g_array_index (self->events, guint32, i) == selected;

      if (is_selected)
        gtk_widget_add_css_class (button, "selected");
      else
        gtk_widget_remove_css_class (button, "selected");
      gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_SELECTED, is_selected, -1);
    }
}

static void
clicked_cb (GtkButton *button,
            DtlShelf  *self)
{
  guint i;

  if (!g_ptr_array_find (self->buttons, button, &i))
    return;
  dtl_view_state_set_selected (self->state, g_array_index (self->events, guint32, i), FALSE);
  g_signal_emit (self, signals[EVENT_ACTIVATED], 0, g_array_index (self->events, guint32, i));
}

static void
more_cb (GtkButton *button,
         DtlShelf  *self)
{
  g_signal_emit (self, signals[LIST_REQUESTED], 0, self->events, button);
}

/* Title, date and support, and whether it had been reported. */
static void
name_button (DtlShelf  *self,
             GtkWidget *button,
             guint32    event)
{
  DtlReported reported = dtl_view_state_get_reported (self->state, event);
  const char *reported_words = dtl_words_for_reported (reported);
  g_autofree char *words = dtl_words_for_event (dtl_view_state_get_document (self->state), event);
  g_autofree char *name = reported_words != NULL ? g_strdup_printf ("%s, %s", words, reported_words) : g_steal_pointer (&words);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (reported == DTL_REPORTED_NOT_YET)
    gtk_widget_add_css_class (button, "ghost");
  else
    gtk_widget_remove_css_class (button, "ghost");
}

static void
append_button (DtlShelf *self,
               guint     i)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  guint32 event = g_array_index (self->events, guint32, i);
  g_autofree char *text = dtl_document_dup_label (document, event);
  g_autofree char *place = g_strdup_printf (_("%u of %u"), dtl_view_state_get_position (self->state, event) + 1,
                                            dtl_view_state_get_n_shown (self->state));
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                    "child", label, NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TITLE_MAX_CHARS);
  gtk_widget_add_css_class (button, "undated");
  name_button (self, button, event);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (self->row), button);
  g_ptr_array_add (self->buttons, button);
}

static void
append_more (DtlShelf *self,
             guint     n_more)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u more…", "%u more…", n_more), n_more);

  self->more = gtk_button_new_with_label (text);
  gtk_widget_add_css_class (self->more, "undated");
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, 0);
  gtk_box_append (GTK_BOX (self->row), self->more);
}

static void
clear (DtlShelf *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->row)) != NULL)
    gtk_box_remove (GTK_BOX (self->row), child);
  g_ptr_array_set_size (self->buttons, 0);
  g_array_set_size (self->events, 0);
  self->more = NULL;
}

/* Few timelines have undated events: those of the others do not wait for it. */
static void
make_parts (DtlShelf *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->heading = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->heading, "shelf-heading");
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->row);
  dtl_stop_scrolling_when_hidden (scrolled);
  /* Titles keep their width; what has no room is scrolled to. */
  gtk_scrollable_set_hscroll_policy (GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled))),
                                     GTK_SCROLL_NATURAL);
  gtk_widget_set_hexpand (scrolled, TRUE);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->box), self->heading);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
layout_changed_cb (DtlShelf *self)
{
  DtlLayout *layout = self->state != NULL ? dtl_view_state_get_layout (self->state) : NULL;
  g_autofree char *heading = NULL;
  const guint32 *undated;
  guint n = 0;

  if (self->box != NULL)
    clear (self);
  if (layout != NULL)
    {
      undated = dtl_layout_get_undated (layout, &n);
      for (guint i = 0; i < n; i++)
        if (dtl_view_state_is_shown (self->state, undated[i]))
          g_array_append_val (self->events, undated[i]);
    }
  n = self->events->len;
  if (n > 0 && self->box == NULL)
    make_parts (self);
  if (self->box == NULL)
    return;
  for (guint i = 0; i < MIN (n, DTL_SHELF_MAX); i++)
    append_button (self, i);
  if (n > DTL_SHELF_MAX)
    append_more (self, n - DTL_SHELF_MAX);

  heading = g_strdup_printf (_("Undated (%u)"), n);
  gtk_label_set_label (GTK_LABEL (self->heading), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (n > 0)
    show_selection (self);
}

static void
selection_changed_cb (DtlShelf *self)
{
  if (self->buttons->len > 0)
    show_selection (self);
}

static void
reports_changed_cb (DtlShelf *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    name_button (self, g_ptr_array_index (self->buttons, i), g_array_index (self->events, guint32, i));
}

static gboolean
dtl_shelf_focus (GtkWidget        *widget,
                 GtkDirectionType  direction)
{
  DtlShelf *self = DTL_SHELF (widget);

  if (gtk_widget_get_focus_child (widget) != NULL)
    {
      /* "More" is reached by arrows from the last event. */
      if (self->more != NULL && direction == GTK_DIR_RIGHT && !gtk_widget_has_focus (self->more))
        return gtk_widget_grab_focus (self->more);
      return FALSE;
    }
  return dtl_shelf_focus_event (self, DTL_NONE);
}

static void
dtl_shelf_dispose (GObject *object)
{
  DtlShelf *self = DTL_SHELF (object);

  g_clear_object (&self->state_signals);
  g_clear_object (&self->state);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dtl_shelf_parent_class)->dispose (object);
}

static void
dtl_shelf_finalize (GObject *object)
{
  DtlShelf *self = DTL_SHELF (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_array_unref);

  G_OBJECT_CLASS (dtl_shelf_parent_class)->finalize (object);
}

static void
dtl_shelf_class_init (DtlShelfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dtl_shelf_dispose;
  object_class->finalize = dtl_shelf_finalize;
  widget_class->focus = dtl_shelf_focus;

  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", DTL_TYPE_SHELF, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LIST_REQUESTED] = g_signal_new ("list-requested", DTL_TYPE_SHELF, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_ARRAY, GTK_TYPE_WIDGET);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "shelf");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
dtl_shelf_init (DtlShelf *self)
{
  self->buttons = g_ptr_array_new ();
  self->events = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->state_signals = g_signal_group_new (DTL_TYPE_VIEW_STATE);
  g_signal_group_connect_swapped (self->state_signals, "layout-changed", G_CALLBACK (layout_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_group_connect_swapped (self->state_signals, "reports-changed", G_CALLBACK (reports_changed_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dtl_shelf_new (void)
{
  return g_object_new (DTL_TYPE_SHELF, NULL);
}

void
dtl_shelf_set_state (DtlShelf     *self,
                     DtlViewState *state)
{
  g_return_if_fail (DTL_IS_SHELF (self));

  if (!g_set_object (&self->state, state))
    return;
  g_signal_group_set_target (self->state_signals, state);
  layout_changed_cb (self);
}

gboolean
dtl_shelf_focus_event (DtlShelf *self,
                       guint32   event)
{
  guint32 selected;

  g_return_val_if_fail (DTL_IS_SHELF (self), FALSE);

  if (self->state == NULL || self->buttons->len == 0)
    return FALSE;
  selected = event != DTL_NONE ? event : dtl_view_state_get_selected (self->state);
  for (guint i = 0; i < self->buttons->len; i++)
    if (g_array_index (self->events, guint32, i) == selected)
      return gtk_widget_grab_focus (g_ptr_array_index (self->buttons, i));
  if (event != DTL_NONE)
    return self->more != NULL && gtk_widget_grab_focus (self->more);
  return gtk_widget_grab_focus (g_ptr_array_index (self->buttons, 0));
}
