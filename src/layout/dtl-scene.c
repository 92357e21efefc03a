/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-scene-private.h"

#include <string.h>

#include "dtl-copy.h"

/*
 * Three arrays: the items in painting order, the groups, and one pool of NUL-terminated text. Nothing in it points into
 * the document, so a scene may outlive what it was made from.
 */
struct _DtlScene
{
  GArray  *items;      /* DtlItem */
  GArray  *groups;     /* DtlGroup */
  GString *text;       /* offset 0 is the empty string */
  GArray  *scratch[DTL_SCENE_N_SCRATCH];
  gboolean in_group;
};

DtlScene *
dtl_scene_alloc (void)
{
  DtlScene *self = g_new0 (DtlScene, 1);

  self->items = g_array_sized_new (FALSE, FALSE, sizeof (DtlItem), 256);
  self->groups = g_array_sized_new (FALSE, FALSE, sizeof (DtlGroup), 64);
  self->text = g_string_sized_new (2048);
  g_string_append_c (self->text, '\0');
  return self;
}

DtlScene *
dtl_scene_reuse (DtlScene *self)
{
  if (self == NULL)
    return dtl_scene_alloc ();
  g_array_set_size (self->items, 0);
  g_array_set_size (self->groups, 0);
  g_string_truncate (self->text, 1);
  return self;
}

void
dtl_scene_free (DtlScene *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_array_unref (self->groups);
  g_string_free (self->text, TRUE);
  for (guint i = 0; i < DTL_SCENE_N_SCRATCH; i++)
    g_clear_pointer (&self->scratch[i], g_array_unref);
  g_free (self);
}

GArray *
dtl_scene_get_scratch (DtlScene *self,
                       guint     index,
                       guint     element_size)
{
  g_return_val_if_fail (index < DTL_SCENE_N_SCRATCH, NULL);

  if (self->scratch[index] == NULL)
    self->scratch[index] = g_array_new (FALSE, FALSE, element_size);
  g_array_set_size (self->scratch[index], 0);
  return self->scratch[index];
}

void
dtl_scene_add_item (DtlScene      *self,
                    const DtlItem *item)
{
  g_array_append_vals (self->items, item, 1);
}

void
dtl_scene_add_text (DtlScene      *self,
                    const DtlItem *item,
                    const char    *text,
                    gssize         length)
{
  DtlItem copy = *item;

  copy.kind = DTL_ITEM_TEXT;
  copy.text = self->text->len;
  g_string_append_len (self->text, text, length);
  g_string_append_c (self->text, '\0');
  dtl_scene_add_item (self, &copy);
}

/* Letters beyond ASCII by their bytes, as addresses have them; brackets too, since in PDF they end a text. */
static void
append_address (GString    *pool,
                const char *address)
{
  for (const guchar *at = (const guchar *) address; *at != '\0'; at++)
    if (*at < 0x80 && *at != '(' && *at != ')')
      g_string_append_c (pool, (char) *at);
    else
      g_string_append_printf (pool, "%%%02X", *at);
  g_string_append_c (pool, '\0');
}

void
dtl_scene_set_link (DtlScene   *self,
                    guint       first_item,
                    const char *url)
{
  g_autofree char *address = dtl_copy_dup_link (url);
  guint32 link = self->text->len;

  if (address == NULL)
    return;

  append_address (self->text, address);
  for (guint i = first_item; i < self->items->len; i++)
    g_array_index (self->items, DtlItem, i).link = link;
}

void
dtl_scene_append (DtlScene       *self,
                  const DtlScene *other,
                  double          dx,
                  double          dy)
{
  guint first_item = self->items->len;
  guint first_group = self->groups->len;
  guint32 first_text = self->text->len;

  g_return_if_fail (!self->in_group && !other->in_group);

  g_string_append_len (self->text, other->text->str, other->text->len);
  g_array_append_vals (self->items, other->items->data, other->items->len);
  for (guint i = first_item; i < self->items->len; i++)
    {
      DtlItem *item = &g_array_index (self->items, DtlItem, i);

      item->x += dx;
      item->y += dy;
      item->cx1 += dx;
      item->cx2 += dx;
      item->cy1 += dy;
      item->cy2 += dy;
      item->text += first_text;
      if (item->link != 0)
        item->link += first_text;
    }
  g_array_append_vals (self->groups, other->groups->data, other->groups->len);
  for (guint i = first_group; i < self->groups->len; i++)
    {
      DtlGroup *group = &g_array_index (self->groups, DtlGroup, i);

      group->first_item += first_item;
      group->x += dx;
      group->y += dy;
      group->mark_x += dx;
    }
}

void
dtl_scene_copy_groups (DtlScene       *self,
                       const DtlScene *other,
                       const guint    *moved)
{
  for (guint i = 0; i < other->groups->len; i++)
    {
      DtlGroup group = g_array_index (other->groups, DtlGroup, i);
      guint end = moved[group.first_item + group.n_items];

      group.first_item = moved[group.first_item];
      group.n_items = end - group.first_item;
      g_array_append_val (self->groups, group);
    }
}

/* Whole where its middle is; what fills several rows is cut at both ends. */
static gboolean
cut_item (DtlItem *item,
          gboolean is_grouped,
          double   top,
          double   bottom)
{
  double first = MIN (item->y, item->y + item->height), last = MAX (item->y, item->y + item->height);
  gboolean is_upright = item->kind == DTL_ITEM_RECT || item->kind == DTL_ITEM_ZIGZAG || (item->kind == DTL_ITEM_LINE && item->width == 0);

  if (item->kind == DTL_ITEM_CURVE)
    return first >= top && last <= bottom;
  if (is_grouped || !is_upright)
    return (first + last) / 2 >= top && (first + last) / 2 < bottom;
  if (last <= top || first >= bottom)
    return FALSE;

  item->y = MAX (first, top);
  item->height = MIN (last, bottom) - item->y;
  return TRUE;
}

void
dtl_scene_append_slice (DtlScene       *self,
                        const DtlScene *other,
                        double          top,
                        double          bottom,
                        double          dy)
{
  g_autofree guint *groups = g_new0 (guint, other->items->len + 1);   /* of each item, from 1; 0: of none */
  g_autoptr (DtlScene) slice = dtl_scene_alloc ();
  guint last = 0;

  for (guint i = 0; i < other->groups->len; i++)
    {
      const DtlGroup *group = &g_array_index (other->groups, DtlGroup, i);

      for (guint n = 0; n < group->n_items; n++)
        groups[group->first_item + n] = i + 1;
    }

  g_string_append_len (slice->text, other->text->str + 1, other->text->len - 1);
  for (guint i = 0; i < other->items->len; i++)
    {
      DtlItem item = g_array_index (other->items, DtlItem, i);

      if (!cut_item (&item, groups[i] != 0, top, bottom))
        continue;
      if (groups[i] != 0 && groups[i] != last)
        {
          g_array_append_val (slice->groups, g_array_index (other->groups, DtlGroup, groups[i] - 1));
          g_array_index (slice->groups, DtlGroup, slice->groups->len - 1).first_item = slice->items->len;
          g_array_index (slice->groups, DtlGroup, slice->groups->len - 1).n_items = 0;
        }
      if (groups[i] != 0)
        g_array_index (slice->groups, DtlGroup, slice->groups->len - 1).n_items++;
      last = groups[i];
      g_array_append_val (slice->items, item);
    }
  dtl_scene_append (self, slice, 0, dy);
}

DtlItem *
dtl_scene_edit_items (DtlScene *self,
                      guint    *n_items)
{
  if (n_items != NULL)
    *n_items = self->items->len;

  return (DtlItem *) (void *) self->items->data;
}

DtlGroup *
dtl_scene_edit_groups (DtlScene *self,
                       guint    *n_groups)
{
  if (n_groups != NULL)
    *n_groups = self->groups->len;

  return (DtlGroup *) (void *) self->groups->data;
}

void
dtl_scene_begin_group (DtlScene       *self,
                       const DtlGroup *group)
{
  DtlGroup copy = *group;

  g_return_if_fail (!self->in_group);

  self->in_group = TRUE;
  copy.first_item = self->items->len;
  g_array_append_val (self->groups, copy);
}

void
dtl_scene_set_mark (DtlScene *self,
                    double    x,
                    double    width)
{
  DtlGroup *group;

  g_return_if_fail (self->in_group);

  group = &g_array_index (self->groups, DtlGroup, self->groups->len - 1);
  group->mark_x = x;
  group->mark_width = width;
}

static void
item_get_box (const DtlItem *item,
              float         *x0,
              float         *y0,
              float         *x1,
              float         *y1)
{
  /* a line may run backwards, a curve bulges */
  *x0 = MIN (item->x, item->x + item->width);
  *x1 = MAX (item->x, item->x + item->width);
  *y0 = MIN (item->y, item->y + item->height);
  *y1 = MAX (item->y, item->y + item->height);
  if (item->kind != DTL_ITEM_CURVE)
    return;
  *x0 = MIN (*x0, MIN (item->cx1, item->cx2));
  *x1 = MAX (*x1, MAX (item->cx1, item->cx2));
  *y0 = MIN (*y0, MIN (item->cy1, item->cy2));
  *y1 = MAX (*y1, MAX (item->cy1, item->cy2));
}

void
dtl_scene_end_group (DtlScene *self)
{
  DtlGroup *group;
  float left = G_MAXFLOAT, top = G_MAXFLOAT, right = -G_MAXFLOAT, bottom = -G_MAXFLOAT;

  g_return_if_fail (self->in_group);

  self->in_group = FALSE;
  group = &g_array_index (self->groups, DtlGroup, self->groups->len - 1);
  group->n_items = self->items->len - group->first_item;
  if (group->width > 0 || group->n_items == 0)
    return;
  for (guint i = 0; i < group->n_items; i++)
    {
      float x0, y0, x1, y1;

      item_get_box (&g_array_index (self->items, DtlItem, group->first_item + i), &x0, &y0, &x1, &y1);
      left = MIN (left, x0);
      top = MIN (top, y0);
      right = MAX (right, x1);
      bottom = MAX (bottom, y1);
    }
  group->x = left;
  group->y = top;
  group->width = right - left;
  group->height = bottom - top;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const DtlGroup *first = a, *second = b;

  if (first->from != second->from)
    return first->from < second->from ? -1 : 1;
  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  if (first->event != second->event)
    return first->event < second->event ? -1 : 1;
  return (int) first->kind - (int) second->kind;
}

void
dtl_scene_finish (DtlScene *self)
{
  g_return_if_fail (!self->in_group);

  g_array_sort (self->groups, compare_groups);
}

const DtlItem *
dtl_scene_get_items (DtlScene *self,
                     guint    *n_items)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_items = self->items->len;
  return (const DtlItem *) (void *) self->items->data;
}

const DtlGroup *
dtl_scene_get_groups (DtlScene *self,
                      guint    *n_groups)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_groups = self->groups->len;
  return (const DtlGroup *) (void *) self->groups->data;
}

const char *
dtl_scene_get_text (DtlScene      *self,
                    const DtlItem *item)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (item->text < self->text->len, "");

  return self->text->str + item->text;
}

const char *
dtl_scene_get_link (DtlScene      *self,
                    const DtlItem *item)
{
  return item->link != 0 ? self->text->str + item->link : NULL;
}

void
dtl_scene_shift_counts (DtlScene *self,
                        double    dx)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->groups->len; i++)
    {
      DtlGroup *group = &g_array_index (self->groups, DtlGroup, i);

      if (group->kind != DTL_GROUP_CLUSTER)
        continue;
      group->x += dx;
      group->mark_x += dx;
      for (guint k = 0; k < group->n_items; k++)
        g_array_index (self->items, DtlItem, group->first_item + k).x += dx;
    }
}

static gboolean
is_in_span (double position,
            double start,
            double length)
{
  return position >= start && position <= start + length;
}

const DtlGroup *
dtl_scene_hit (DtlScene *self,
               double    x,
               double    y)
{
  const DtlGroup *found = NULL, *label = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const DtlGroup *group = &g_array_index (self->groups, DtlGroup, i);

      if (!is_in_span (x, group->x, group->width) || !is_in_span (y, group->y, group->height))
        continue;
      /* what was painted later lies on top */
      if (is_in_span (x, group->mark_x, group->mark_width))
        {
          if (found == NULL || group->first_item > found->first_item)
            found = group;
        }
      else if (label == NULL || group->first_item > label->first_item)
        label = group;
    }
  return found != NULL ? found : label;
}

static const char *const kind_names[] = { "rect", "line", "curve", "glyph", "text", "zigzag" };

static const char *const group_names[] = { "event", "cluster", "edge", "band", "note", "source" };

static const char *const role_names[DTL_N_ROLES] = {
  [DTL_ROLE_BACKGROUND] = "background",
  [DTL_ROLE_LANE_EVEN] = "lane-even",
  [DTL_ROLE_LANE_ODD] = "lane-odd",
  [DTL_ROLE_LANE_LINE] = "lane-line",
  [DTL_ROLE_LANE_NAME] = "lane-name",
  [DTL_ROLE_GRID] = "grid",
  [DTL_ROLE_GRID_STRONG] = "grid-strong",
  [DTL_ROLE_RULER_LINE] = "ruler-line",
  [DTL_ROLE_RULER_TEXT] = "ruler-text",
  [DTL_ROLE_RULER_STRONG_TEXT] = "ruler-strong-text",
  [DTL_ROLE_PERIOD] = "period",
  [DTL_ROLE_PERIOD_TEXT] = "period-text",
  [DTL_ROLE_FOLD] = "fold",
  [DTL_ROLE_FOLD_TEXT] = "fold-text",
  [DTL_ROLE_MARK] = "mark",
  [DTL_ROLE_MARK_SOFT] = "mark-soft",
  [DTL_ROLE_MARK_OUTLINE] = "mark-outline",
  [DTL_ROLE_PLAN] = "plan",
  [DTL_ROLE_PLAN_TICK] = "plan-tick",
  [DTL_ROLE_SLIP] = "slip",
  [DTL_ROLE_CLAIM] = "claim",
  [DTL_ROLE_TIE] = "tie",
  [DTL_ROLE_POLE] = "pole",
  [DTL_ROLE_PIP] = "pip",
  [DTL_ROLE_PIP_HOLLOW] = "pip-hollow",
  [DTL_ROLE_PIP_HALF] = "pip-half",
  [DTL_ROLE_LABEL] = "label",
  [DTL_ROLE_LABEL_STRONG] = "label-strong",
  [DTL_ROLE_LABEL_GHOST] = "label-ghost",
  [DTL_ROLE_LABEL_QUIET] = "label-quiet",
  [DTL_ROLE_LABEL_BACK] = "label-back",
  [DTL_ROLE_COUNT] = "count",
  [DTL_ROLE_COUNT_BACK] = "count-back",
  [DTL_ROLE_DENSITY] = "density",
  [DTL_ROLE_EDGE] = "edge",
  [DTL_ROLE_SELECTION] = "selection",
  [DTL_ROLE_FOCUS] = "focus",
  [DTL_ROLE_MATCH] = "match",
  [DTL_ROLE_LINK] = "link",
  [DTL_ROLE_LINK_TEXT] = "link-text",
  [DTL_ROLE_TITLE] = "title",
  [DTL_ROLE_SUBTITLE] = "subtitle",
  [DTL_ROLE_LEGEND_TEXT] = "legend-text",
  [DTL_ROLE_SOURCE_TEXT] = "source-text",
  [DTL_ROLE_NOTE_NUMBER] = "note-number",
  [DTL_ROLE_NOTE_TITLE] = "note-title",
  [DTL_ROLE_NOTE_TEXT] = "note-text",
  [DTL_ROLE_QUOTE] = "quote",
  [DTL_ROLE_HATCH] = "hatch",
  [DTL_ROLE_REPORTED_BY] = "reported-by",
  [DTL_ROLE_REPORTED_BY_TEXT] = "reported-by-text",
};

static const struct
{
  DtlItemFlags flag;
  const char  *name;
} flag_names[] = {
  { DTL_ITEM_SOFT_START, "soft-start" },
  { DTL_ITEM_SOFT_END, "soft-end" },
  { DTL_ITEM_DASHED, "dashed" },
  { DTL_ITEM_DOTTED, "dotted" },
  { DTL_ITEM_STROKE, "stroke" },
  { DTL_ITEM_ARROW, "arrow" },
  { DTL_ITEM_ALIGN_END, "align-end" },
  { DTL_ITEM_ALIGN_CENTER, "align-center" },
  { DTL_ITEM_DIM, "dim" },
  { DTL_ITEM_HALF, "half" },
};

const char *
dtl_role_get_name (DtlRole role)
{
  g_return_val_if_fail (role < DTL_N_ROLES, "");

  return role_names[role];
}

/* To a tenth of a pixel, with a point in every locale. */
static void
append_number (GString *out,
               float    number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.1f", number);
  g_string_append_c (out, ' ');
  g_string_append (out, strcmp (text, "-0.0") == 0 ? "0.0" : text);
}

static void
append_item (GString       *out,
             DtlScene      *self,
             const DtlItem *item)
{
  g_string_append_printf (out, "%s %s", kind_names[item->kind], role_names[item->role]);
  append_number (out, item->x);
  append_number (out, item->y);
  append_number (out, item->width);
  append_number (out, item->height);
  if (item->kind == DTL_ITEM_CURVE)
    {
      g_string_append (out, " by");
      append_number (out, item->cx1);
      append_number (out, item->cy1);
      append_number (out, item->cx2);
      append_number (out, item->cy2);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (flag_names); i++)
    if ((item->flags & flag_names[i].flag) != 0)
      g_string_append_printf (out, " %s", flag_names[i].name);
  if (item->kind == DTL_ITEM_TEXT)
    g_string_append_printf (out, " “%s”", dtl_scene_get_text (self, item));
  g_string_append_c (out, '\n');
}

char *
dtl_scene_to_text (DtlScene *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->items->len; i++)
    append_item (out, self, &g_array_index (self->items, DtlItem, i));
  for (guint i = 0; i < self->groups->len; i++)
    {
      const DtlGroup *group = &g_array_index (self->groups, DtlGroup, i);

      g_string_append_printf (out, "group %s %u ×%u row %d items %u+%u box", group_names[group->kind], group->event,
                              group->count, (int) group->row, group->first_item, group->n_items);
      append_number (out, group->x);
      append_number (out, group->y);
      append_number (out, group->width);
      append_number (out, group->height);
      g_string_append (out, " mark");
      append_number (out, group->mark_x);
      append_number (out, group->mark_width);
      g_string_append (out, group->on_top ? " on-top\n" : group->label_shown ? " labelled\n" : "\n");
    }
  return g_string_free (out, FALSE);
}
