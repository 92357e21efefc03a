/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The numbers that lead from an event to its note: behind its label like those of footnotes, or beside a mark that has no label.
 * The place of a label is a promise that numbers do not break: one that finds no room is left out, its note stands all the
 * same in order of time.
 */
#include "dtl-picture-private.h"

#include "dtl-picture-canvas.h"
#include "dtl-strip.h"

#include <math.h>

#define MOST_NOTES    2000
#define GAP_PX        2.0     /* before a number */
#define CLEARANCE_PX  3.0     /* from a number to what follows in its row */
#define BAND_PX       24.0    /* what is in the way is looked for in bands of this height */
#define RAISED_PX     7.0     /* a number's line is that much lower than its label's, so it stands higher */

/* What is in the way in a row. */
typedef struct
{
  float left, right, top, bottom;
  float reach;        /* the rightmost of all that begin before it, too */
  guint group;        /* G_MAXUINT: of none */
  gboolean is_ground; /* text of the same event may lie on it */
} Obstacle;

typedef struct
{
  DtlScene             *scene;
  double                width;
  GHashTable           *bands;     /* of the height of a row, from the top → (element-type Obstacle) */
  GHashTable           *taken;     /* the same of the numbers, in no order */
  const DtlTextMeasure *measure;
} Numbers;

static gboolean
is_in_the_way (const DtlItem *item)
{
  if (item->width <= 0 && item->role != DTL_ROLE_POLE)
    return FALSE;

  switch ((DtlRole) item->role)
    {
    case DTL_ROLE_BACKGROUND:
    case DTL_ROLE_LANE_EVEN:
    case DTL_ROLE_LANE_ODD:
    case DTL_ROLE_LANE_LINE:
    case DTL_ROLE_GRID:
    case DTL_ROLE_GRID_STRONG:
    case DTL_ROLE_PERIOD:
    case DTL_ROLE_FOLD:
    case DTL_ROLE_LINK:
    case DTL_ROLE_LINK_TEXT:
      return FALSE;

    default:
      return TRUE;
    }
}

/* Into every band that it touches. */
static void
add_to_bands (GHashTable     *bands,
              const Obstacle *obstacle)
{
  int first = floor (obstacle->top / BAND_PX), last = ceil (obstacle->bottom / BAND_PX);

  for (int band = first; band < MAX (last, first + 1); band++)
    {
      GArray *obstacles = g_hash_table_lookup (bands, GINT_TO_POINTER (band));

      if (obstacles == NULL)
        {
          obstacles = g_array_new (FALSE, FALSE, sizeof (Obstacle));
          g_hash_table_insert (bands, GINT_TO_POINTER (band), obstacles);
        }
      g_array_append_val (obstacles, *obstacle);
    }
}

static void
add_obstacle (Numbers       *self,
              const DtlItem *item,
              guint          group)
{
  const Obstacle obstacle = {
    .left = MIN (item->x, item->x + item->width), .right = MAX (item->x, item->x + item->width),
    .top = MIN (item->y, item->y + item->height), .bottom = MAX (item->y, item->y + item->height),
    .group = group, .is_ground = item->kind == DTL_ITEM_RECT,
  };

  add_to_bands (self->bands, &obstacle);
}

static int
compare_obstacles (gconstpointer a,
                   gconstpointer b)
{
  const Obstacle *first = a, *second = b;

  return first->left < second->left ? -1 : first->left > second->left;
}

static void
sort_obstacles (gpointer key,
                gpointer value,
                gpointer user_data)
{
  GArray *obstacles = value;
  float reach = -G_MAXFLOAT;

  g_array_sort (obstacles, compare_obstacles);
  for (guint i = 0; i < obstacles->len; i++)
    {
      Obstacle *obstacle = &g_array_index (obstacles, Obstacle, i);

      reach = MAX (reach, obstacle->right);
      obstacle->reach = reach;
    }
}

static guint *
new_owners (DtlScene *scene,
            guint     n_items)
{
  guint n_groups = 0;
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n_groups);
  guint *owners = g_new (guint, MAX (n_items, 1));

  for (guint i = 0; i < n_items; i++)
    owners[i] = G_MAXUINT;
  for (guint i = 0; i < n_groups; i++)
    for (guint n = 0; n < groups[i].n_items; n++)
      owners[groups[i].first_item + n] = i;

  return owners;
}

static void
find_obstacles (Numbers *self)
{
  guint n_items = 0;
  const DtlItem *items = dtl_scene_get_items (self->scene, &n_items);
  g_autofree guint *owners = new_owners (self->scene, n_items);

  for (guint i = 0; i < n_items; i++)
    if (is_in_the_way (&items[i]))
      add_obstacle (self, &items[i], owners[i]);
  g_hash_table_foreach (self->bands, sort_obstacles, NULL);
}

static gboolean
do_meet (const Obstacle *a,
         const Obstacle *b)
{
  return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static gboolean
is_band_free (GArray         *obstacles,
              const Obstacle *number)
{
  guint low = 0, high = obstacles->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (obstacles, Obstacle, middle).left < number->right)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i > 0; i--)
    {
      const Obstacle *obstacle = &g_array_index (obstacles, Obstacle, i - 1);

      if (obstacle->reach <= number->left)
        return TRUE;
      if (do_meet (obstacle, number) && !(obstacle->is_ground && obstacle->group == number->group))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_taken (GArray         *numbers,
          const Obstacle *number)
{
  for (guint i = numbers->len; i > 0; i--)
    if (do_meet (&g_array_index (numbers, Obstacle, i - 1), number))
      return TRUE;

  return FALSE;
}

/* Takes the room where it is free, so that numbers keep off each other. */
static gboolean
take (Numbers *self,
      guint    group,
      double   y,
      double   height,
      double   left,
      double   right)
{
  const Obstacle number = { .left = left, .right = right, .top = y, .bottom = y + height, .group = group };

  if (left < 0 || right > self->width)
    return FALSE;

  for (int band = floor (y / BAND_PX); band < ceil ((y + height) / BAND_PX); band++)
    {
      GArray *obstacles = g_hash_table_lookup (self->bands, GINT_TO_POINTER (band));
      GArray *numbers = g_hash_table_lookup (self->taken, GINT_TO_POINTER (band));

      if ((obstacles != NULL && !is_band_free (obstacles, &number)) || (numbers != NULL && is_taken (numbers, &number)))
        return FALSE;
    }
  add_to_bands (self->taken, &number);

  return TRUE;
}

/* Where the words of an event are, and on which side of them the pips. */
typedef struct
{
  gboolean has_text, pips_behind;
  double   left, right, y, height;
} Words;

static gboolean
is_label (const DtlItem *item)
{
  return item->kind == DTL_ITEM_TEXT && item->width > 0 &&
         (item->role == DTL_ROLE_LABEL || item->role == DTL_ROLE_LABEL_STRONG || item->role == DTL_ROLE_LABEL_QUIET ||
          item->role == DTL_ROLE_LABEL_GHOST);
}

static void
find_words (const DtlItem  *items,
            const DtlGroup *group,
            Words          *words)
{
  *words = (Words) { .left = G_MAXFLOAT };
  for (guint i = group->first_item; i < group->first_item + group->n_items; i++)
    if (is_label (&items[i]))
      {
        words->has_text = TRUE;
        words->left = MIN (words->left, items[i].x);
        words->right = MAX (words->right, items[i].x + items[i].width);
        words->y = items[i].y;
        words->height = items[i].height;
      }
  for (guint i = group->first_item; i < group->first_item + group->n_items; i++)
    if (items[i].role == DTL_ROLE_PIP || items[i].role == DTL_ROLE_PIP_HALF || items[i].role == DTL_ROLE_PIP_HOLLOW)
      words->pips_behind = items[i].x > words->left;
}

static void
shift_words (DtlScene       *scene,
             const DtlGroup *group,
             double          dx)
{
  DtlItem *items = dtl_scene_edit_items (scene, NULL);

  for (guint i = group->first_item; i < group->first_item + group->n_items; i++)
    if (is_label (&items[i]) || (items[i].kind == DTL_ITEM_LINE && items[i].role >= DTL_ROLE_LABEL && items[i].role <= DTL_ROLE_LABEL_QUIET))
      items[i].x += dx;
}

static void
add_number (Numbers    *self,
            const char *number,
            double      x,
            double      y,
            double      width,
            double      height)
{
  dtl_strip_add_text (self->scene, DTL_ROLE_NOTE_NUMBER, DTL_FONT_SMALL, 0, x, y, width, height, number);
}

/* On top there is a back that ends with the label. */
static void
number_group (Numbers        *self,
              guint           index,
              const DtlGroup *group,
              guint32         number)
{
  const DtlItem *items = dtl_scene_edit_items (self->scene, NULL);
  char text[16];
  double width, needed;
  Words words;

  g_snprintf (text, sizeof text, "%u", number);
  width = dtl_strip_measure (self->measure, DTL_FONT_SMALL, text);
  needed = GAP_PX + width;
  find_words (items, group, &words);
  if (group->on_top)
    return;

  if (words.has_text && !words.pips_behind)
    {
      if (take (self, index, words.y, words.height, words.right, words.right + needed + CLEARANCE_PX))
        add_number (self, text, words.right + GAP_PX, words.y, width, words.height - RAISED_PX);
    }
  else if (words.has_text)
    {
      if (take (self, index, words.y, words.height, words.left - needed - CLEARANCE_PX, words.left))
        {
          shift_words (self->scene, group, -needed);
          add_number (self, text, words.right - width, words.y, width, words.height - RAISED_PX);
        }
    }
  else
    {
      double right = group->x + group->width;

      if (take (self, index, group->y, group->height, right, right + needed + CLEARANCE_PX))
        add_number (self, text, right + GAP_PX, group->y, width, group->height);
    }
}

void
dtl_picture_add_numbers (DtlScene             *canvas,
                         double                width,
                         const guint32        *numbers,
                         const DtlTextMeasure *measure)
{
  Numbers self = { .scene = canvas, .width = width, .measure = measure };
  guint n_groups = 0;
  const DtlGroup *groups = dtl_scene_get_groups (canvas, &n_groups);

  self.bands = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  self.taken = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  find_obstacles (&self);
  for (guint i = 0; i < n_groups; i++)
    if (groups[i].kind == DTL_GROUP_EVENT && numbers[groups[i].event] != 0)
      number_group (&self, i, &groups[i], numbers[groups[i].event]);
  dtl_picture_canvas_clear_link_words (canvas);
  g_hash_table_unref (self.bands);
  g_hash_table_unref (self.taken);
}

double
dtl_picture_measure_numbers (const DtlPicture *self,
                             const guint32    *numbers)
{
  char text[16];
  guint32 last = 0;

  for (guint32 i = 0; i < dtl_document_get_n_events (self->document); i++)
    last = MAX (last, numbers[i]);
  g_snprintf (text, sizeof text, "%u", last);

  return GAP_PX + dtl_strip_measure (self->measure, DTL_FONT_SMALL, text);
}

/* Which events */

static gboolean
has_place (const DtlPicture *self,
           guint32           event)
{
  const DtlEvent *record = dtl_document_get_event (self->document, event);

  return dtl_layout_get_place (self->layout, event)->row != DTL_NONE &&
         (!self->options->has_span || (record->earliest <= self->options->to && record->latest >= self->options->from));
}

guint32 *
dtl_picture_number_events (const DtlPicture *self,
                           guint            *n_numbered,
                           guint            *n_beyond)
{
  const guint32 *order = dtl_document_get_order (self->document), *undated;
  guint n_placed = dtl_document_get_n_placed (self->document), n_undated = 0, number = 0;
  guint32 *numbers = g_new0 (guint32, dtl_document_get_n_events (self->document) + 1);

  *n_beyond = 0;
  for (guint i = 0; i < n_placed; i++)
    if (has_place (self, order[i]))
      {
        if (number < MOST_NOTES)
          numbers[order[i]] = ++number;
        else
          (*n_beyond)++;
      }
  undated = dtl_layout_get_undated (self->layout, &n_undated);
  for (guint i = 0; i < n_undated; i++)
    if (number < MOST_NOTES)
      numbers[undated[i]] = ++number;
    else
      (*n_beyond)++;
  *n_numbered = number;

  return numbers;
}
