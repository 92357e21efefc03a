/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keeps one child for each thing in the scene.
 *
 * What stays in view keeps its widget (and GTK its render node), what leaves hands its widget to what enters. Showing,
 * hiding and reordering children makes GTK measure up to the window, so widgets too many stay visible, empty, until
 * the view rests. The child that has the focus is kept whatever happens to its event, or the focus would be lost.
 */
#include "config.h"

#include "dtl-canvas-private.h"
#include "dtl-measure.h"
#include "dtl-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Labels set in one go while nothing else is to do. */
#define WORDS_AT_ONCE 24

static guint
key_hash (gconstpointer data)
{
  const DtlItemKey *key = data;

  return key->event * 2654435761u ^ key->row * 40503u ^ key->kind;
}

gboolean
dtl_item_key_equal (gconstpointer a,
                    gconstpointer b)
{
  const DtlItemKey *x = a, *y = b;

  return x->kind == y->kind && x->event == y->event && x->row == y->row;
}

static DtlTimelineItem *
take_widget (DtlCanvas *self)
{
  GtkWidget *item;

  if (self->spare->len > 0)
    {
      self->n_parked = MIN (self->n_parked, self->spare->len - 1);
      return g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
    }
  if (self->pool->len > 0)
    {
      item = g_ptr_array_steal_index_fast (self->pool, self->pool->len - 1);
      gtk_widget_set_visible (item, TRUE);
      return DTL_TIMELINE_ITEM (item);
    }
  item = dtl_timeline_item_new ();
  gtk_widget_insert_before (item, GTK_WIDGET (self), self->tip);
  return DTL_TIMELINE_ITEM (item);
}

static void
free_widget (DtlCanvas       *self,
             DtlTimelineItem *item)
{
  DtlItemPart empty = { 0 };

  dtl_timeline_item_set_part (item, &empty);
  dtl_timeline_item_set_fade_start (item, 0);
  g_ptr_array_add (self->spare, item);
}

static gboolean
free_unseen (gpointer key,
             gpointer value,
             gpointer user_data)
{
  DtlCanvas *self = user_data;

  if (dtl_timeline_item_get_serial (value) == self->serial)
    return FALSE;
  free_widget (self, value);
  return TRUE;
}

static gboolean
fade_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  DtlCanvas *self = DTL_CANVAS (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  gboolean is_fading = FALSE;

  for (guint i = 0; i < self->ordered->len; i++)
    {
      DtlTimelineItem *item = g_ptr_array_index (self->ordered, i);
      gint64 start = dtl_timeline_item_get_fade_start (item);

      if (start == 0)
        continue;
      if (now - start >= DTL_FADE_MS * 1000.0)
        dtl_timeline_item_set_fade_start (item, 0);
      else
        is_fading = TRUE;
      gtk_widget_queue_draw (GTK_WIDGET (item));
    }
  if (!is_fading)
    self->fade_id = 0;
  return is_fading ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
begin_fade (DtlCanvas       *self,
            DtlTimelineItem *item)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  if (clock == NULL || !dtl_animations_enabled (GTK_WIDGET (self)))
    return;
  dtl_timeline_item_set_fade_start (item, gdk_frame_clock_get_frame_time (clock));
  if (self->fade_id == 0)
    self->fade_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), fade_cb, NULL, NULL);
}

static guint32
get_row_of (DtlCanvas *self,
            guint32    event)
{
  return dtl_layout_get_place (dtl_view_state_get_layout (self->state), event)->row;
}

static char *
words_for_edge (guint32  count,
                gboolean before)
{
  return g_strdup_printf (before ? ngettext ("%u earlier event", "%u earlier events", count)
                                 : ngettext ("%u later event", "%u later events", count), count);
}

/* "5 of 57", and while something is being measured, how it stands to that. */
static char *
describe_event (DtlCanvas *self,
                guint32    event)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  guint32 origin = dtl_view_state_get_measured_from (self->state);
  g_autofree char *position = g_strdup_printf (_("%u of %u"), dtl_view_state_get_position (self->state, event) + 1,
                                               dtl_view_state_get_n_shown (self->state));
  g_autofree char *title = NULL, *words = NULL;
  DtlMeasure measure;

  if (origin == DTL_NONE || origin == event || !dtl_measure_events (document, event, origin, &measure))
    return g_steal_pointer (&position);
  title = dtl_document_dup_label (document, origin);
  words = dtl_measure_to_words (&measure, DTL_WORDING_SPOKEN);
  /* Translators: how this event stands to another one, its place in the story: "measured from “A”: certainly after, 3 days apart; 5 of 57". */
  return g_strdup_printf (_("measured from “%1$s”: %2$s; %3$s"), title, words, position);
}

static void
set_words (DtlCanvas       *self,
           DtlTimelineItem *item)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  const DtlItemKey *key = dtl_timeline_item_get_key (item);
  const DtlItemPart *part = dtl_timeline_item_get_part (item);
  g_autofree char *label = NULL, *description = NULL;
  guint n_groups = 0;
  const DtlGroup *groups = self->scene != NULL ? dtl_scene_get_groups (self->scene, &n_groups) : NULL;
  const DtlGroup *group = part->is_drawn && part->first_group < n_groups ? &groups[part->first_group] : NULL;

  if (key->kind == DTL_GROUP_EVENT && part->n_groups <= 1)
    {
      const char *reported = dtl_words_for_reported (dtl_view_state_get_reported (self->state, key->event));
      g_autofree char *event = dtl_words_for_event (document, key->event);

      label = reported != NULL ? g_strdup_printf ("%s, %s", event, reported) : g_steal_pointer (&event);
      description = describe_event (self, key->event);
    }
  else if (group == NULL)
    return;
  else if (key->kind == DTL_GROUP_EDGE)
    {
      label = words_for_edge (part->count, group->mark_x < self->viewport.width / 2.0);
      description = g_strdup (_("Moves there"));
    }
  else
    {
      const DtlGroup *last = &groups[MIN (part->first_group + part->n_groups, n_groups) - 1];

      label = dtl_words_for_cluster (part->count, group->from, MAX (group->to, last->to), DTL_WORDING_SPOKEN);
      description = g_strdup (key->kind == DTL_GROUP_BAND ? _("Opens the lane to its full height") : _("Opens a list"));
    }
  dtl_timeline_item_set_words (item, label, description);
}

static gboolean
words_cb (gpointer user_data)
{
  DtlCanvas *self = user_data;
  guint done = 0;

  /* They may be those of another document; the update that is due asks again. */
  if (self->is_dirty)
    {
      self->words_id = 0;
      return G_SOURCE_REMOVE;
    }
  for (guint i = 0; i < self->ordered->len && done < WORDS_AT_ONCE; i++)
    {
      DtlTimelineItem *item = g_ptr_array_index (self->ordered, i);

      if (!dtl_timeline_item_needs_words (item))
        continue;
      set_words (self, item);
      done++;
    }
  if (done == WORDS_AT_ONCE)
    return G_SOURCE_CONTINUE;
  self->words_id = 0;
  return G_SOURCE_REMOVE;
}

static void
bind_new_items (DtlCanvas *self,
                GArray    *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const DtlCanvasPart *part = &g_array_index (parts, DtlCanvasPart, i);
      DtlTimelineItem *item = g_ptr_array_index (self->ordered, i);

      if (item != NULL)
        continue;
      item = take_widget (self);
      dtl_timeline_item_bind (item, &part->key);
      dtl_timeline_item_set_serial (item, self->serial);
      g_hash_table_insert (self->items, (gpointer) dtl_timeline_item_get_key (item), item);
      g_ptr_array_index (self->ordered, i) = item;
    }
}

static void
put_in_order (DtlCanvas *self)
{
  GtkWidget *expected = gtk_widget_get_first_child (GTK_WIDGET (self));

  for (guint i = 0; i < self->ordered->len; i++)
    {
      GtkWidget *item = g_ptr_array_index (self->ordered, i);

      /* hundreds of spare ones may stand between: a checked cast for each would cost more than all the rest here */
      while (expected != NULL && expected != self->tip && expected != item &&
             dtl_timeline_item_get_serial ((DtlTimelineItem *) expected) != self->serial)
        expected = gtk_widget_get_next_sibling (expected);
      if (expected == item)
        expected = gtk_widget_get_next_sibling (expected);
      else
        gtk_widget_insert_before (item, GTK_WIDGET (self), expected);
    }
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  guint x = ((const DtlPaintStep *) a)->first_item, y = ((const DtlPaintStep *) b)->first_item;

  return x < y ? -1 : x > y ? 1 : 0;
}

/* Painting order is that of the scene's items. What stands between groups is the canvas' own. */
static void
make_paint_order (DtlCanvas *self,
                  GArray    *parts)
{
  guint n_items, n_groups, next = 0, n_steps;
  const DtlGroup *groups = dtl_scene_get_groups (self->scene, &n_groups);

  dtl_scene_get_items (self->scene, &n_items);
  g_array_set_size (self->paint_order, 0);
  for (guint i = 0; i < parts->len; i++)
    {
      const DtlCanvasPart *part = &g_array_index (parts, DtlCanvasPart, i);

      /* A run is painted where its first group stands; the others only say that their items are not ours. */
      for (guint j = part->part.first_group; j < part->part.first_group + part->part.n_groups; j++)
        {
          DtlPaintStep step = { groups[j].first_item, groups[j].n_items,
                                j == part->part.first_group ? g_ptr_array_index (self->ordered, i) : NULL };

          g_array_append_val (self->paint_order, step);
        }
    }
  g_array_sort (self->paint_order, compare_steps);

  n_steps = self->paint_order->len;
  for (guint i = 0; i <= n_steps; i++)
    {
      DtlPaintStep step = i < n_steps ? g_array_index (self->paint_order, DtlPaintStep, i)
                                      : (DtlPaintStep) { n_items, 0, NULL };

      if (step.first_item > next)
        {
          DtlPaintStep own = { next, step.first_item - next, NULL };

          g_array_append_val (self->paint_order, own);
        }
      next = step.first_item + step.n_items;
      if (i < n_steps && step.item == NULL)
        g_array_index (self->paint_order, DtlPaintStep, i).n_items = 0;
    }
  g_array_sort (self->paint_order, compare_steps);
}

void
dtl_canvas_init_items (DtlCanvas *self)
{
  self->items = g_hash_table_new (key_hash, dtl_item_key_equal);
  self->ordered = g_ptr_array_new ();
  self->spare = g_ptr_array_new ();
  self->pool = g_ptr_array_new ();
}

void
dtl_canvas_clear_items (DtlCanvas *self)
{
  self->serial++;
  self->pinned = self->left_at = DTL_NONE;
  g_hash_table_foreach_remove (self->items, free_unseen, self);
  g_ptr_array_set_size (self->ordered, 0);
  g_array_set_size (self->paint_order, 0);
  dtl_canvas_trim_items (self);
}

void
dtl_canvas_sync_items (DtlCanvas *self,
                       gboolean   may_fade)
{
  g_autoptr (GArray) parts = dtl_canvas_make_parts (self);
  guint32 selected = dtl_view_state_get_selected (self->state);
  gboolean needs_words = FALSE;

  g_ptr_array_set_size (self->ordered, 0);
  g_ptr_array_set_size (self->ordered, parts->len);
  for (guint i = 0; i < parts->len; i++)
    {
      DtlTimelineItem *item = g_hash_table_lookup (self->items, &g_array_index (parts, DtlCanvasPart, i).key);

      if (item != NULL)
        dtl_timeline_item_set_serial (item, self->serial);
      g_ptr_array_index (self->ordered, i) = item;
    }
  g_hash_table_foreach_remove (self->items, free_unseen, self);
  bind_new_items (self, parts);

  for (guint i = 0; i < parts->len; i++)
    {
      const DtlCanvasPart *part = &g_array_index (parts, DtlCanvasPart, i);
      DtlTimelineItem *item = g_ptr_array_index (self->ordered, i);
      const DtlItemPart *old = dtl_timeline_item_get_part (item);

      if (may_fade && part->part.label_shown && !(old->is_drawn && old->label_shown))
        begin_fade (self, item);
      dtl_timeline_item_set_part (item, &part->part);
      dtl_timeline_item_set_selected (item, part->key.kind == DTL_GROUP_EVENT && part->key.event == selected);
      needs_words |= dtl_timeline_item_needs_words (item);
    }
  put_in_order (self);
  make_paint_order (self, parts);
  if (needs_words && self->words_id == 0)
    self->words_id = g_idle_add_full (G_PRIORITY_LOW, words_cb, self, NULL);
}

static void
allocate_item (DtlCanvas       *self,
               DtlTimelineItem *item)
{
  const DtlItemPart *part = dtl_timeline_item_get_part (item);
  double scale = self->text_scale;
  double x = part->x * scale;
  GskTransform *transform;

  if (dtl_timeline_item_get_key (item)->kind == DTL_GROUP_CLUSTER)
    x = floor (x + 0.5);
  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, floor (part->y * scale + 0.5)));
  if (scale != 1.0)
    transform = gsk_transform_scale (transform, scale, scale);
  gtk_widget_allocate (GTK_WIDGET (item), MAX (1, ceil (part->width)), MAX (1, ceil (part->height)), -1, transform);
}

void
dtl_canvas_allocate_items (DtlCanvas *self)
{
  for (guint i = 0; i < self->ordered->len; i++)
    allocate_item (self, g_ptr_array_index (self->ordered, i));
  for (guint i = self->n_parked; i < self->spare->len; i++)
    gtk_widget_allocate (g_ptr_array_index (self->spare, i), 1, 1, -1,
                         gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (-100.0f, -100.0f)));
  self->n_parked = self->spare->len;
}

void
dtl_canvas_trim_items (DtlCanvas *self)
{
  for (guint i = 0; i < self->spare->len; i++)
    {
      GtkWidget *item = g_ptr_array_index (self->spare, i);

      gtk_widget_set_visible (item, FALSE);
      gtk_widget_insert_before (item, GTK_WIDGET (self), self->tip);
      g_ptr_array_add (self->pool, item);
    }
  g_ptr_array_set_size (self->spare, 0);
  self->n_parked = 0;
}

void
dtl_canvas_forget_words (DtlCanvas *self)
{
  for (guint i = 0; i < self->ordered->len; i++)
    dtl_timeline_item_forget_words (g_ptr_array_index (self->ordered, i));
}

DtlTimelineItem *
dtl_canvas_find_item (DtlCanvas        *self,
                      const DtlItemKey *key)
{
  return g_hash_table_lookup (self->items, key);
}

static gboolean
is_in_view (DtlCanvas *self,
            guint32    event)
{
  DtlItemKey key = { DTL_GROUP_EVENT, event, DTL_NONE };
  DtlTimelineItem *item = dtl_canvas_find_item (self, &key);

  return item != NULL && dtl_timeline_item_get_part (item)->is_drawn;
}

/* What is selected; else where the focus was last, the first shown event in view in order of time, or the first of all. */
static guint32
find_entrance (DtlCanvas *self)
{
  guint32 selected = dtl_view_state_get_selected (self->state);

  if (selected != DTL_NONE && get_row_of (self, selected) != DTL_NONE)
    return selected;
  if (self->left_at != DTL_NONE && is_in_view (self, self->left_at))
    return self->left_at;
  for (guint i = 0; i < self->ordered->len; i++)
    {
      DtlTimelineItem *item = g_ptr_array_index (self->ordered, i);

      if (dtl_timeline_item_get_key (item)->kind == DTL_GROUP_EVENT && dtl_timeline_item_get_part (item)->is_drawn)
        return dtl_timeline_item_get_event (item);
    }
  for (guint i = 0; i < self->ordered->len; i++)
    return dtl_timeline_item_get_event (g_ptr_array_index (self->ordered, i));
  return DTL_NONE;
}

gboolean
dtl_canvas_focus_event (DtlCanvas *self,
                        guint32    event)
{
  DtlItemKey key = { DTL_GROUP_EVENT, DTL_NONE, DTL_NONE };
  DtlTimelineItem *item;

  g_return_val_if_fail (DTL_IS_CANVAS (self), FALSE);

  if (self->state == NULL || dtl_view_state_get_layout (self->state) == NULL)
    return FALSE;
  if (self->is_dirty)
    dtl_canvas_update (self);
  if (event == DTL_NONE)
    event = find_entrance (self);
  if (event == DTL_NONE || get_row_of (self, event) == DTL_NONE)
    return FALSE;

  key.event = self->pinned = event;
  item = dtl_canvas_find_item (self, &key);
  if (item == NULL)
    {
      dtl_canvas_update (self);
      item = dtl_canvas_find_item (self, &key);
    }
  if (item == NULL)
    return FALSE;
  if (dtl_timeline_item_needs_words (item))
    set_words (self, item);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (!gtk_widget_grab_focus (GTK_WIDGET (item)))
    return FALSE;
  dtl_canvas_update_focused (self);
  return TRUE;
}
