/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timeline-fixture.h"

#include "dtl-timeline.h"

void
settle (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  /* labels follow when nothing else is to do, and what came too late for a frame comes in the next: two frames' calm */
  gtk_test_widget_wait_for_draw (fixture->window);
  for (guint calm = 0; calm < 20 && g_get_monotonic_time () < end;)
    if (g_main_context_iteration (NULL, FALSE))
      calm = 0;
    else
      {
        calm++;
        g_usleep (2000);
      }
}

static void
activated_cb (Fixture *fixture,
              guint32  event)
{
  fixture->n_activated++;
  fixture->activated = event;
}

static void
quote_cb (Fixture *fixture,
          int      step)
{
  fixture->quote_step = step;
}

void
set_up (Fixture     *fixture,
        DtlDocument *document)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *fixture = (Fixture) { .activated = DTL_NONE };
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->state = dtl_view_state_new ();
  dtl_view_state_set_document (fixture->state, document);
  if (document != NULL)
    g_object_unref (document);
  fixture->window = gtk_window_new ();
  fixture->before = gtk_button_new_with_label ("Before");
  fixture->behind = gtk_button_new_with_label ("Behind");
  fixture->timeline = dtl_timeline_new (fixture->state);
  gtk_box_append (GTK_BOX (box), fixture->before);
  gtk_box_append (GTK_BOX (box), fixture->timeline);
  gtk_box_append (GTK_BOX (box), fixture->behind);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  fixture->canvas = fixture_find_widget (fixture->timeline, DTL_TYPE_CANVAS);
  g_signal_connect_swapped (fixture->timeline, "event-activated", G_CALLBACK (activated_cb), fixture);
  g_signal_connect_swapped (fixture->timeline, "step-quote", G_CALLBACK (quote_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (dtl_view_state_is_busy (fixture->state))
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
}

void
tear_down (Fixture *fixture)
{
  GtkWidget *canvas = GTK_WIDGET (fixture->canvas), *timeline = fixture->timeline;

  g_object_add_weak_pointer (G_OBJECT (canvas), (gpointer *) &canvas);
  g_object_add_weak_pointer (G_OBJECT (timeline), (gpointer *) &timeline);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (canvas);
  g_assert_null (timeline);
  g_assert_finalize_object (fixture->state);
}

DtlTimelineItem *
find_item (Fixture    *fixture,
           const char *id)
{
  GPtrArray *items = dtl_canvas_get_items (fixture->canvas);
  guint32 event = fixture_find (fixture->state, id);

  for (guint i = 0; i < items->len; i++)
    if (dtl_timeline_item_get_event (g_ptr_array_index (items, i)) == event &&
        dtl_timeline_item_get_key (g_ptr_array_index (items, i))->kind == DTL_GROUP_EVENT)
      return g_ptr_array_index (items, i);
  return NULL;
}

void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->timeline, action, NULL));
  settle (fixture);
}

const char *
get_focused_id (Fixture *fixture,
                char    *buffer,
                gsize    size)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_autofree char *id = NULL;

  if (focus == NULL || !DTL_IS_TIMELINE_ITEM (focus))
    return NULL;
  id = dtl_document_dup_id (dtl_view_state_get_document (fixture->state),
                            dtl_timeline_item_get_event (DTL_TIMELINE_ITEM (focus)));
  g_strlcpy (buffer, id, size);
  return buffer;
}
