/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the children of the canvas shall stand for: a part of the scene each, one for each group; neighbours share a part
 * where there are more groups than children are good for.
 */
#include "config.h"

#include "dtl-canvas-private.h"

#include <math.h>

/* Positions that differ by less than this are drawn alike. */
#define QUANTUM_PX (1.0 / 64.0)

/* What has no label and is no wider is drawn by a stamp. */
#define SMALL_MARK_PX 20.0

/* Where the canvas is too full, neighbours in time within so many pixels share a widget; wider until it suffices. */
#define RUN_PX 24.0
#define WIDEST_RUN_PX 1e9

static inline guint64
mix (guint64 hash,
     guint64 value)
{
  return (hash ^ value) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) + (hash >> 29);
}

static inline guint64
mix_px (guint64 hash,
        double  x,
        double  y)
{
  return mix (hash, (guint64) (guint32) (gint64) floor (x / QUANTUM_PX + 0.5) << 32 |
                      (guint32) (gint64) floor (y / QUANTUM_PX + 0.5));
}

static guint64
mix_text (guint64     hash,
          const char *text)
{
  for (; *text != '\0'; text++)
    hash = (hash ^ (guchar) *text) * G_GUINT64_CONSTANT (0x100000001B3);
  return hash;
}

/* A number for how an item looks, wherever it stands. */
static guint64
hash_item (DtlScene      *scene,
           const DtlItem *item,
           double         x,
           double         y,
           guint64        hash)
{
  hash = mix (hash, (guint64) item->kind << 56 | (guint64) item->role << 48 | (guint64) item->hue << 40 |
                    (guint64) item->shape << 32 | (guint64) item->font << 24 | item->flags);
  hash = mix (hash, item->colour);
  hash = mix_px (hash, item->x - x, item->y - y);
  hash = mix_px (hash, item->width, item->height);
  hash = mix_px (hash, item->radius, item->stroke);
  if (item->soft_px != 0.0f)
    hash = mix_px (hash, item->soft_px, 0.0);
  if (item->kind == DTL_ITEM_CURVE)
    hash = mix_px (mix_px (hash, item->cx1 - x, item->cy1 - y), item->cx2 - x, item->cy2 - y);
  if (item->kind == DTL_ITEM_TEXT)
    hash = mix_text (hash, dtl_scene_get_text (scene, item));
  return hash;
}

static guint64
hash_items (DtlScene      *scene,
            const DtlItem *items,
            guint          n_items,
            double         x,
            double         y)
{
  guint64 hash = G_GUINT64_CONSTANT (0xCBF29CE484222325);

  for (guint i = 0; i < n_items; i++)
    hash = hash_item (scene, &items[i], x, y, hash);
  return hash | 1;
}

guint64
dtl_canvas_hash_items (DtlCanvas *self,
                       guint      first,
                       guint      n_items,
                       double     x,
                       double     y)
{
  return hash_items (self->scene, dtl_scene_get_items (self->scene, &(guint) { 0 }) + first, n_items, x, y);
}

guint
dtl_canvas_get_phase (DtlCanvas *self,
                      double     x)
{
  double device = x * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  return (guint) ((device - floor (device)) * DTL_CANVAS_PHASES);
}

gboolean
dtl_canvas_is_small_mark (DtlCanvas      *self,
                          const DtlGroup *group)
{
  return group->kind == DTL_GROUP_EVENT && !group->label_shown && group->width <= SMALL_MARK_PX && self->text_scale == 1.0;
}

static guint64
hash_group (DtlCanvas      *self,
            const DtlItem  *items,
            const DtlGroup *group,
            double          x,
            double          y)
{
  guint64 hash = hash_items (self->scene, items + group->first_item, group->n_items, x, y);

  /* what is drawn on whole pixels looks otherwise where its part begins between them */
  if (dtl_canvas_is_small_mark (self, group))
    return mix (hash, dtl_canvas_get_phase (self, group->x));
  return group->kind == DTL_GROUP_CLUSTER ? mix (hash, dtl_canvas_get_phase (self, x)) : hash;
}

static void
add_part (DtlCanvas      *self,
          const DtlItem  *items,
          const DtlGroup *group,
          guint           index,
          GArray         *parts)
{
  DtlCanvasPart part = {
    .key = { group->kind, group->event, group->kind == DTL_GROUP_EVENT ? DTL_NONE : group->row },
    .part = {
      .first_group = index, .n_groups = 1, .count = group->count,
      /* counts stand on whole pixels, where their texture is crisp; marks stand where their time is */
      .x = group->kind == DTL_GROUP_CLUSTER ? floor (group->x + 0.5) : group->x, .y = floor (group->y), .width = group->width, .height = group->height,
      .mark_x = group->mark_x, .mark_width = group->mark_width,
      .label_shown = group->label_shown, .is_drawn = TRUE,
    },
    .first_item = group->first_item, .n_items = group->n_items, .from = group->from,
  };

  part.part.hash = hash_group (self, items, group, part.part.x, part.part.y);
  g_array_append_val (parts, part);
}

/* Takes @group into the run that @part begins. */
static void
extend_part (DtlCanvasPart  *part,
             DtlCanvas      *self,
             const DtlItem  *items,
             const DtlGroup *group)
{
  double right = MAX (part->part.x + part->part.width, group->x + group->width);
  double bottom = MAX (part->part.y + part->part.height, group->y + group->height);

  part->part.n_groups++;
  part->part.count += MAX (group->count, 1);
  part->part.width = right - part->part.x;
  part->part.height = bottom - part->part.y;
  part->part.mark_width = group->mark_x + group->mark_width - part->part.mark_x;
  part->part.hash = mix (part->part.hash, hash_group (self, items, group, part->part.x, part->part.y));
  part->part.label_shown = FALSE;
}

static gboolean
stands_alone (DtlCanvas      *self,
              const DtlGroup *group)
{
  return group->kind == DTL_GROUP_EDGE || group->kind == DTL_GROUP_BAND ||
         group->event == self->pinned || group->event == dtl_view_state_get_selected (self->state) ||
         group->event == dtl_view_state_get_hovered (self->state);
}

/* Runs are cut at fixed pixels of the document, so that they stay the same while panning. Groups must follow each other in the
 * scene's array to share a widget, because a part is a range of it. TRUE when @group goes on with the run of the one before it,
 * which ended in @cell. */
static gboolean
continues_run (DtlCanvas      *self,
               const DtlGroup *group,
               double          origin,
               double          run_px,
               gint64         *cell)
{
  gint64 last_cell = *cell;

  if (stands_alone (self, group))
    {
      *cell = G_MININT64;
      return FALSE;
    }
  *cell = (gint64) floor ((group->mark_x - origin) / run_px);
  return *cell == last_cell;
}

static guint
count_runs (DtlCanvas      *self,
            const DtlGroup *groups,
            guint           n_groups,
            double          origin,
            double          run_px)
{
  gint64 cell = G_MININT64;
  guint count = 0;

  for (guint i = 0; i < n_groups; i++)
    count += !continues_run (self, &groups[i], origin, run_px, &cell);
  return count;
}

static void
make_runs (DtlCanvas      *self,
           const DtlItem  *items,
           const DtlGroup *groups,
           guint           n_groups,
           GArray         *parts)
{
  DtlScale *scale = dtl_layout_get_scale (dtl_view_state_get_layout (self->state));
  double origin = dtl_viewport_x_of (&self->viewport, scale, dtl_scale_get_first (scale));
  gint64 cell = G_MININT64;
  double run_px = RUN_PX;

  while (run_px < WIDEST_RUN_PX && count_runs (self, groups, n_groups, origin, run_px) > DTL_CANVAS_MAX_ITEMS)
    run_px *= 2.0;
  for (guint i = 0; i < n_groups; i++)
    if (continues_run (self, &groups[i], origin, run_px, &cell))
      extend_part (&g_array_index (parts, DtlCanvasPart, parts->len - 1), self, items, &groups[i]);
    else
      add_part (self, items, &groups[i], i, parts);
}

/* The focused event keeps its widget where its mark would be, though the scene has it not (out of view, or merged). */
static void
add_pinned (DtlCanvas *self,
            GArray    *parts)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  DtlItemKey key = { DTL_GROUP_EVENT, self->pinned, DTL_NONE };
  DtlCanvasPart pinned = { .key = key };
  double x, y, width, height;
  guint at = 0;

  if (self->pinned == DTL_NONE ||
      !dtl_view_state_get_event_box (self->state, self->pinned, FALSE, &x, &y, &width, &height))
    return;
  for (guint i = 0; i < parts->len; i++)
    if (dtl_item_key_equal (&g_array_index (parts, DtlCanvasPart, i).key, &key))
      return;

  pinned.from = dtl_document_get_event (document, self->pinned)->earliest;
  pinned.part = (DtlItemPart) {
    .x = CLAMP (x, -1e6, 1e6), .y = CLAMP (y, -1e6, 1e6), .width = MIN (width, 1e5), .height = height,
    .mark_x = CLAMP (x, -1e6, 1e6), .mark_width = MIN (width, 1e5), .count = 1,
  };
  while (at < parts->len && g_array_index (parts, DtlCanvasPart, at).from <= pinned.from)
    at++;
  g_array_insert_val (parts, at, pinned);
}

GArray *
dtl_canvas_make_parts (DtlCanvas *self)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (DtlCanvasPart));
  guint n_items, n_groups;
  const DtlItem *items = dtl_scene_get_items (self->scene, &n_items);
  const DtlGroup *groups = dtl_scene_get_groups (self->scene, &n_groups);

  if (n_groups <= DTL_CANVAS_MAX_ITEMS)
    for (guint i = 0; i < n_groups; i++)
      add_part (self, items, &groups[i], i, parts);
  else
    make_runs (self, items, groups, n_groups, parts);
  add_pinned (self, parts);
  return parts;
}
