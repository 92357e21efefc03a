/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "laws.h"

#include <math.h>

static gboolean
overlap (LawsSpan a,
         LawsSpan b)
{
  const double hair = 0.02;   /* items are float */

  return a.left < b.right - hair && b.left < a.right - hair;
}

/* The text of a group's label. FALSE when it has none. */
gboolean
laws_get_label (DtlScene       *scene,
                const DtlGroup *group,
                LawsSpan       *span)
{
  guint n;
  const DtlItem *items = dtl_scene_get_items (scene, &n);
  gboolean has_label = FALSE;

  for (guint i = group->first_item; i < group->first_item + group->n_items; i++)
    {
      if (items[i].kind != DTL_ITEM_TEXT || items[i].role < DTL_ROLE_LABEL || items[i].role > DTL_ROLE_LABEL_QUIET)
        continue;
      span->left = has_label ? MIN (span->left, items[i].x) : items[i].x;
      span->right = has_label ? MAX (span->right, items[i].x + items[i].width) : items[i].x + items[i].width;
      has_label = TRUE;
    }
  return has_label;
}

void
laws_check_labels (DtlScene *scene)
{
  guint n;
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n);

  for (guint i = 0; i < n; i++)
    {
      LawsSpan label, other;

      if (groups[i].kind != DTL_GROUP_EVENT || !groups[i].label_shown || groups[i].on_top)
        continue;
      g_assert_true (laws_get_label (scene, &groups[i], &label));
      for (guint j = 0; j < n; j++)
        {
          LawsSpan mark = { groups[j].mark_x, groups[j].mark_x + groups[j].mark_width };

          if (j == i || groups[j].row != groups[i].row || groups[j].kind == DTL_GROUP_EDGE)
            continue;
          g_assert_false (overlap (label, mark));
          if (groups[j].label_shown && !groups[j].on_top && laws_get_label (scene, &groups[j], &other))
            g_assert_false (overlap (label, other));
        }
    }
}

void
laws_check_rows (DtlLayout         *layout,
                 const DtlViewport *view,
                 DtlScene          *scene)
{
  guint n;
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n);
  double row_px = dtl_layout_get_row_px (layout, view->height);

  for (guint i = 0; i < n; i++)
    {
      double y = dtl_layout_get_row_y (layout, groups[i].row, row_px);

      if (groups[i].kind == DTL_GROUP_EVENT)
        g_assert_cmpuint (groups[i].row, ==, dtl_layout_get_place (layout, groups[i].event)->row);
      g_assert_cmpfloat (groups[i].y, >=, y - 3);
      g_assert_cmpfloat (groups[i].y + groups[i].height, <=, y + row_px + 3);
      if (i > 0)
        g_assert_true (groups[i - 1].from <= groups[i].from);
    }
}

guint
laws_count_all (DtlScene *scene)
{
  guint n, count = 0;
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n);

  for (guint i = 0; i < n; i++)
    count += groups[i].count;
  return count;
}

guint
laws_count_placed (DtlLayout *layout)
{
  guint count = 0;

  for (guint32 i = 0; i < dtl_document_get_n_events (dtl_layout_get_document (layout)); i++)
    count += dtl_layout_get_place (layout, i)->row != DTL_NONE;
  return count;
}

/* What a mark shows of itself in the window is not also counted at an edge, and the other way round. */
void
laws_check_marks (DtlLayout         *layout,
                  const DtlViewport *view,
                  DtlScene          *scene)
{
  DtlDocument *document = dtl_layout_get_document (layout);
  guint n, n_own = 0;
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n);
  GHashTable *own = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    if (groups[i].kind == DTL_GROUP_EVENT)
      {
        const DtlEvent *event = dtl_document_get_event (document, groups[i].event);
        double left = dtl_viewport_x_of (view, dtl_layout_get_scale (layout), event->earliest);
        double right = dtl_viewport_x_of (view, dtl_layout_get_scale (layout), event->latest + 1);

        g_assert_true (g_hash_table_add (own, GUINT_TO_POINTER (groups[i].event)));
        g_assert_cmpuint (groups[i].count, ==, 1);
        g_assert_cmpfloat (right, >, -20);
        g_assert_cmpfloat (left, <, view->width + 20);
        n_own++;
      }
  g_assert_cmpuint (n_own, ==, g_hash_table_size (own));
  g_hash_table_unref (own);
}

const DtlGroup *
laws_find_group (DtlScene *scene,
                 guint32   event)
{
  guint n;
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n);

  for (guint i = 0; i < n; i++)
    if (groups[i].kind == DTL_GROUP_EVENT && groups[i].event == event)
      return &groups[i];
  return NULL;
}

void
laws_check_counts (DtlLayout *layout,
                   DtlScene  *scene)
{
  guint n_groups, n_events;
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n_groups);

  for (guint i = 0; i < n_groups; i++)
    {
      const guint32 *events;
      guint count = 0;

      if (groups[i].kind != DTL_GROUP_CLUSTER)
        continue;
      events = dtl_layout_get_row (layout, groups[i].row, &n_events);
      for (guint k = 0; k < n_events; k++)
        {
          DtlBox box;

          dtl_layout_get_box (layout, events[k], &box);
          count += box.a >= groups[i].from && box.b <= groups[i].to && laws_find_group (scene, events[k]) == NULL;
        }
      g_assert_cmpuint (groups[i].count, ==, count);
    }
}
