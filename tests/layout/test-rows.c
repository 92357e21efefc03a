/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The laws of rows and labels, on thousands of random lanes, against oracles that compare everything with everything.
 */
#include "dtl-rows.h"

#include <math.h>

#define DAY      ((DtlInstant) DTL_SECONDS_PER_DAY)
#define MAX_N    120
#define N_LANES  2000
#define N_SCALES 10

typedef struct
{
  DtlBox          boxes[MAX_N];
  DtlPlace        places[MAX_N];
  guint           n;
  DtlScale       *scale;
  DtlRowsOptions  options;
  guint           n_rows, n_band;
} Lane;

static double
random_width (GRand *rand)
{
  return g_rand_double_range (rand, 20, 290);
}

static int
compare_boxes (const void *a,
               const void *b)
{
  const DtlBox *first = a, *second = b;

  if (first->a != second->a)
    return first->a < second->a ? -1 : 1;
  return first->b < second->b ? -1 : first->b > second->b;
}

/* Days, instants, pills and bars, bursts and empty years, in proportions that change from lane to lane. */
static void
init_boxes (Lane  *lane,
            GRand *rand)
{
  DtlInstant span = DAY * (DtlInstant) pow (10, g_rand_double_range (rand, 0.3, 6));
  double p_burst = g_rand_double (rand), p_glyph = g_rand_double (rand), p_beside = g_rand_double (rand) * 0.4;
  double p_tail = g_rand_double (rand) * 0.3;
  double longest = pow (10, g_rand_double_range (rand, -4, -0.3));
  DtlInstant burst = 0;

  lane->n = (guint) g_rand_int_range (rand, 0, MAX_N);
  if (g_rand_boolean (rand))
    lane->n = MIN (lane->n, 30);
  for (guint i = 0; i < lane->n; i++)
    {
      DtlBox *box = &lane->boxes[i];

      *box = (DtlBox) { .width = random_width (rand) };
      if (i == 0 || g_rand_double (rand) > p_burst)
        burst = (DtlInstant) g_rand_double_range (rand, 0, (double) span);
      box->a = burst + (g_rand_boolean (rand) ? 0 : DAY * g_rand_int_range (rand, 0, 4));
      if (g_rand_double (rand) < p_glyph)
        {
          box->flags = DTL_BOX_GLYPH;
          if (g_rand_int_range (rand, 0, 4) > 0)
            box->a -= ((box->a % DAY) + DAY) % DAY;
          box->b = box->a % DAY == 0 ? box->a + DAY : box->a;
        }
      else
        {
          box->b = box->a + 1 + (DtlInstant) (g_rand_double (rand) * longest * (double) span);
          if (g_rand_double (rand) < p_beside)
            box->flags |= DTL_BOX_BESIDE;
        }
      if (!(box->flags & DTL_BOX_GLYPH) && g_rand_double (rand) < p_tail)
        box->flags |= g_rand_boolean (rand) ? DTL_BOX_TAIL_START : DTL_BOX_TAIL_END;
      if (g_rand_int_range (rand, 0, 5) == 0)
        box->flags |= DTL_BOX_LINKED;
      box->importance = (guint8) g_rand_int_range (rand, 1, 6);
      box->independent = (guint8) g_rand_int_range (rand, 0, 4);
    }
  qsort (lane->boxes, lane->n, sizeof (DtlBox), compare_boxes);
  for (guint i = 0; i < lane->n; i++)
    lane->boxes[i].event = i;
}

/* The two longest stretches where nothing begins or ends. */
static guint
find_stretches (const Lane *lane,
                DtlFold    *folds)
{
  DtlInstant bounds[2 * MAX_N];
  guint n_folds = 0;

  for (guint i = 0; i < lane->n; i++)
    {
      bounds[2 * i] = lane->boxes[i].a;
      bounds[2 * i + 1] = lane->boxes[i].b;
    }
  for (guint i = 1; i < 2 * lane->n; i++)   /* insertion sort */
    for (guint j = i; j > 0 && bounds[j - 1] > bounds[j]; j--)
      {
        DtlInstant swap = bounds[j];

        bounds[j] = bounds[j - 1];
        bounds[j - 1] = swap;
      }
  for (guint i = 1; i < 2 * lane->n && n_folds < 2; i++)
    {
      DtlInstant length = bounds[i] - bounds[i - 1];

      if (length > (bounds[2 * lane->n - 1] - bounds[0]) / 8 && length > 1000)
        {
          folds[n_folds].from = bounds[i - 1] + length / 10;
          folds[n_folds].to = bounds[i] - length / 10;
          n_folds++;
        }
    }
  return n_folds;
}

static void
init_lane (Lane  *lane,
           GRand *rand)
{
  DtlInstant first = 0, last = 0;
  DtlFold folds[2];
  guint n_folds;

  init_boxes (lane, rand);
  for (guint i = 0; i < lane->n; i++)
    {
      first = i == 0 ? lane->boxes[i].a : MIN (first, lane->boxes[i].a);
      last = i == 0 ? lane->boxes[i].b : MAX (last, lane->boxes[i].b);
    }
  n_folds = lane->n > 0 && g_rand_boolean (rand) ? find_stretches (lane, folds) : 0;
  lane->scale = dtl_scale_new (first, last, folds, n_folds);
  lane->options = (DtlRowsOptions) {
    .scale = lane->scale,
    .view_from = first,
    .view_to = last,
    .gutter = DTL_GUTTER_PX,
    .max_rows = g_rand_int_range (rand, 0, 3) == 0 ? G_MAXINT : DTL_MAX_ROWS,
    .reference = dtl_scale_fit (lane->scale, first, last, DTL_REFERENCE_PX - DTL_GUTTER_PX - DTL_REFERENCE_LEFT_PX),
  };
}

static void
place (Lane    *lane,
       gboolean well)
{
  gboolean is_done;

  if (well)
    is_done = dtl_rows_place_well (lane->boxes, lane->n, &lane->options, lane->places, &lane->n_rows, &lane->n_band);
  else
    is_done = dtl_rows_place (lane->boxes, lane->n, &lane->options, lane->places, &lane->n_rows, &lane->n_band);
  g_assert_true (is_done);
}

static guint
get_row (const Lane    *lane,
         guint          row,
         const DtlBox **events)
{
  guint n = 0;

  for (guint i = 0; i < lane->n; i++)
    if (lane->places[i].row == row && !lane->places[i].in_band)
      events[n++] = &lane->boxes[i];
  return n;
}

static void
activate (Lane *lane)
{
  const DtlBox *row[MAX_N];

  for (guint i = 0; i < lane->n_rows; i++)
    dtl_rows_activate (row, get_row (lane, i, row), lane->scale, lane->places);
}

static gboolean
are_partners (const DtlPlace *left,
              const DtlPlace *right)
{
  return left->on_pole == DTL_POLE_PAIRED && right->on_pole == DTL_POLE_PAIRED && left->side == DTL_SIDE_LEFT &&
         right->side == DTL_SIDE_RIGHT;
}

/* Where all of a row stand at a scale. */
static void
get_row_px (const Lane    *lane,
            const DtlBox **row,
            guint          n,
            double         scale,
            DtlBoxPx      *px)
{
  for (guint k = 0; k < n; k++)
    dtl_box_get_px (row[k], lane->places[row[k]->event].side,
                    dtl_scale_distance (lane->scale, dtl_scale_get_first (lane->scale), row[k]->a, scale),
                    dtl_scale_distance (lane->scale, dtl_scale_get_first (lane->scale), row[k]->b, scale), &px[k]);
  for (guint k = 0; k + 1 < n; k++)
    if (are_partners (&lane->places[row[k]->event], &lane->places[row[k + 1]->event]))
      dtl_box_px_separate (&px[k], &px[k + 1]);
}

static gboolean
overlap (double a0,
         double a1,
         double b0,
         double b1)
{
  const double hair = 1e-4;

  return a0 < b1 - hair && b0 < a1 - hair;
}

/* In one row nothing overlaps in time, but two of one pole. */
static void
check_time (const Lane *lane)
{
  const DtlBox *row[MAX_N];

  for (guint r = 0; r < lane->n_rows; r++)
    {
      guint n = get_row (lane, r, row);

      g_assert_cmpuint (n, >, 0);
      for (guint i = 0; i + 1 < n; i++)
        for (guint j = i + 1; j < n; j++)
          if (j > i + 1 || !are_partners (&lane->places[row[i]->event], &lane->places[row[j]->event]))
            g_assert_true (dtl_box_precedes (row[i], row[j]));
          else
            g_assert_true (dtl_box_may_pair (row[i], row[j]));
    }
}

static void
check_row_at (const Lane    *lane,
              const DtlBox **row,
              guint          n,
              double         scale)
{
  DtlBoxPx px[MAX_N];

  get_row_px (lane, row, n, scale, px);
  for (guint i = 0; i < n; i++)
    {
      if (!(scale >= lane->places[row[i]->event].label_scale))
        continue;
      for (guint j = 0; j < n; j++)
        {
          if (j == i)
            continue;
          /* its own mark is one of its own, its label covers no other mark, and no other label */
          g_assert_false (overlap (px[i].mark_left, px[i].mark_right, px[j].mark_left, px[j].mark_right));
          g_assert_false (overlap (px[i].label_left, px[i].label_right, px[j].mark_left, px[j].mark_right));
          if (scale >= lane->places[row[j]->event].label_scale)
            g_assert_false (overlap (px[i].label_left, px[i].label_right, px[j].label_left, px[j].label_right));
        }
    }
}

static void
check_labels (const Lane *lane,
              GRand      *rand)
{
  const DtlBox *row[MAX_N];

  for (guint r = 0; r < lane->n_rows; r++)
    {
      guint n = get_row (lane, r, row);

      for (int i = 0; i < N_SCALES; i++)
        check_row_at (lane, row, n, lane->options.reference * pow (10, g_rand_double_range (rand, -2, 5)));
      /* and where each of them appears */
      for (guint k = 0; k < n; k++)
        if (isfinite (lane->places[row[k]->event].label_scale) && lane->places[row[k]->event].label_scale > 0)
          check_row_at (lane, row, n, lane->places[row[k]->event].label_scale);
    }
}

static void
test_no_overlap (void)
{
  for (guint seed = 0; seed < N_LANES; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      Lane lane = { 0 };

      init_lane (&lane, rand);
      place (&lane, seed % 2 == 0);
      activate (&lane);
      check_time (&lane);
      check_labels (&lane, rand);
      dtl_scale_unref (lane.scale);
      g_rand_free (rand);
    }
}

/* What fits at the reference scale is labelled there: while there are rows to spare, everything that fits its walls. */
static void
test_labelled_at_reference (void)
{
  guint n_checked = 0;

  for (guint seed = 0; seed < N_LANES; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      Lane lane = { 0 };

      init_lane (&lane, rand);
      lane.options.max_rows = G_MAXINT;
      place (&lane, seed % 2 == 0);
      activate (&lane);
      g_assert_cmpuint (lane.n_band, ==, 0);
      for (guint i = 0; i < lane.n; i++, n_checked++)
        g_assert_cmpfloat (lane.places[i].label_scale, <=, lane.options.reference * 1.00001);
      dtl_scale_unref (lane.scale);
      g_rand_free (rand);
    }
  g_assert_cmpuint (n_checked, >, 50000);
}

static void
test_deterministic (void)
{
  for (guint seed = 0; seed < 300; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      Lane first = { 0 }, second;

      init_lane (&first, rand);
      second = first;
      place (&first, TRUE);
      activate (&first);
      place (&second, TRUE);
      activate (&second);
      g_assert_cmpmem (first.places, first.n * sizeof (DtlPlace), second.places, second.n * sizeof (DtlPlace));
      dtl_scale_unref (first.scale);
      g_rand_free (rand);
    }
}

/* The least that a box takes at the reference scale, on the side that it was given. */
static void
get_least (const Lane *lane,
           guint       i,
           double     *left,
           double     *right)
{
  const DtlBox *box = &lane->boxes[i];
  DtlInstant first = dtl_scale_get_first (lane->scale);
  DtlBoxPx px;

  dtl_box_get_px (box, lane->places[i].side, dtl_scale_distance (lane->scale, first, box->a, lane->options.reference),
                  dtl_scale_distance (lane->scale, first, box->b, lane->options.reference), &px);
  *left = MIN (px.mark_left, px.label_left) - DTL_TAIL_PX;
  *right = MAX (px.mark_right, px.label_right) + DTL_TAIL_PX;
}

/* In every row above its own some box is in the way; a little room is allowed for tails and poles. */
static void
test_no_row_opened_in_vain (void)
{
  for (guint seed = 0; seed < N_LANES / 2; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      Lane lane = { 0 };

      init_lane (&lane, rand);
      lane.options.max_rows = G_MAXINT;
      place (&lane, FALSE);
      for (guint i = 0; i < lane.n; i++)
        {
          double left, right;

          if (lane.places[i].on_pole != DTL_POLE_NONE)
            continue;
          get_least (&lane, i, &left, &right);
          for (guint row = 0; row < lane.places[i].row; row++)
            {
              gboolean is_blocked = FALSE;

              for (guint j = 0; j < i && !is_blocked; j++)
                {
                  double other_left, other_right;

                  get_least (&lane, j, &other_left, &other_right);
                  is_blocked = lane.places[j].row == row && (lane.places[j].on_pole == DTL_POLE_PAIRED || overlap (left, right, other_left, other_right));
                }
              g_assert_true (is_blocked);
            }
        }
      dtl_scale_unref (lane.scale);
      g_rand_free (rand);
    }
}

/* Trying other sides never takes more rows than the one pass. */
static void
test_search_saves_rows (void)
{
  guint n_saved = 0;

  for (guint seed = 0; seed < 600; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      Lane lane = { 0 };
      guint plain;

      init_lane (&lane, rand);
      place (&lane, FALSE);
      plain = lane.n_rows;
      place (&lane, TRUE);
      g_assert_cmpuint (lane.n_rows, <=, plain);
      n_saved += plain - lane.n_rows;
      dtl_scale_unref (lane.scale);
      g_rand_free (rand);
    }
  g_assert_cmpuint (n_saved, >, 20);
}

static void
init_days (Lane  *lane,
           guint  n,
           double width)
{
  lane->n = n;
  for (guint i = 0; i < n; i++)
    lane->boxes[i] = (DtlBox) { .a = 100 * DAY, .b = 101 * DAY, .width = width, .event = i, .flags = DTL_BOX_GLYPH, .importance = 3 };
  lane->scale = dtl_scale_new (0, 200 * DAY, NULL, 0);
  lane->options = (DtlRowsOptions) {
    .scale = lane->scale,
    .view_from = 0,
    .view_to = 200 * DAY,
    .gutter = DTL_GUTTER_PX,
    .max_rows = DTL_MAX_ROWS,
    .reference = dtl_scale_fit (lane->scale, 0, 200 * DAY, 600),
  };
}

static void
test_pole (void)
{
  Lane lane = { 0 };

  init_days (&lane, 7, 150);
  place (&lane, FALSE);
  activate (&lane);
  g_assert_cmpuint (lane.n_rows, ==, 4);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpuint (lane.places[i].row, ==, i / 2);
      g_assert_cmpuint (lane.places[i].side, ==, i % 2 == 0 ? DTL_SIDE_LEFT : DTL_SIDE_RIGHT);
      g_assert_cmpuint (lane.places[i].on_pole, ==, DTL_POLE_PAIRED);
      g_assert_cmpfloat (lane.places[i].label_scale, ==, 0);
    }
  g_assert_cmpuint (lane.places[6].on_pole, ==, DTL_POLE_SINGLE);
  dtl_scale_unref (lane.scale);
}

/* Where a lane has rows for all. */
static void
test_long_pole (void)
{
  Lane lane = { 0 };

  init_days (&lane, 2 * DTL_MAX_ROWS + 1, 150);
  lane.options.max_rows = G_MAXINT;
  place (&lane, FALSE);
  g_assert_cmpuint (lane.n_rows, ==, DTL_MAX_ROWS + 1);
  for (guint i = 0; i < lane.n; i++)
    g_assert_cmpuint (lane.places[i].on_pole, !=, DTL_POLE_NONE);
  dtl_scale_unref (lane.scale);
}

/* What no zoom separates stands in the band, and only that. */
static void
test_band (void)
{
  Lane lane = { 0 };

  init_days (&lane, 40, 100);
  place (&lane, FALSE);
  g_assert_cmpuint (lane.n_rows, ==, DTL_MAX_ROWS);
  g_assert_cmpuint (lane.n_band, ==, 40 - 2 * DTL_MAX_ROWS);
  for (guint i = 0; i < lane.n; i++)
    g_assert_cmpuint (lane.places[i].in_band, ==, lane.places[i].row == DTL_MAX_ROWS);

  lane.options.max_rows = G_MAXINT;
  place (&lane, FALSE);
  g_assert_cmpuint (lane.n_rows, ==, 20);
  g_assert_cmpuint (lane.n_band, ==, 0);
  dtl_scale_unref (lane.scale);
}

static void
test_band_only_overlaps (void)
{
  for (guint seed = 0; seed < 400; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      Lane lane = { 0 };

      init_lane (&lane, rand);
      lane.options.max_rows = 3;
      place (&lane, FALSE);
      for (guint i = 0; i < lane.n; i++)
        for (guint row = 0; lane.places[i].in_band && row < 3; row++)
          {
            gboolean is_blocked = FALSE;

            for (guint j = 0; j < i; j++)
              is_blocked |= lane.places[j].row == row && !dtl_box_precedes (&lane.boxes[j], &lane.boxes[i]);
            g_assert_true (is_blocked);
          }
      dtl_scale_unref (lane.scale);
      g_rand_free (rand);
    }
}

/* At the wall labels run to the left, so that all of it is on the canvas. */
static void
test_wall (void)
{
  for (guint seed = 0; seed < N_LANES / 2; seed++)
    {
      GRand *rand = g_rand_new_with_seed (seed);
      Lane lane = { 0 };
      double wall;

      init_lane (&lane, rand);
      lane.options.max_rows = G_MAXINT;
      place (&lane, seed % 2 == 0);
      wall = dtl_scale_distance (lane.scale, dtl_scale_get_first (lane.scale), dtl_scale_get_last (lane.scale), lane.options.reference);
      for (guint i = 0; i < lane.n; i++)
        {
          double left, right;

          if (lane.boxes[i].width > 180 || lane.places[i].on_pole == DTL_POLE_PAIRED)
            continue;
          get_least (&lane, i, &left, &right);
          g_assert_cmpfloat (right - DTL_TAIL_PX, <=, wall + DTL_GUTTER_PX);
        }
      dtl_scale_unref (lane.scale);
      g_rand_free (rand);
    }
}

static void
test_cancel (void)
{
  Lane lane = { 0 };
  gint cancel = 1;

  init_days (&lane, 7, 150);
  lane.options.cancel = &cancel;
  g_assert_false (dtl_rows_place (lane.boxes, lane.n, &lane.options, lane.places, &lane.n_rows, &lane.n_band));
  dtl_scale_unref (lane.scale);
}

/* Of two that face each other the more important one comes first. */
static void
test_priority (void)
{
  DtlBox boxes[2] = {
    { .a = 100 * DAY, .b = 101 * DAY, .width = 200, .event = 0, .flags = DTL_BOX_GLYPH, .importance = 2 },
    { .a = 150 * DAY, .b = 151 * DAY, .width = 100, .event = 1, .flags = DTL_BOX_GLYPH, .importance = 4 },
  };
  const DtlBox *row[2] = { &boxes[0], &boxes[1] };
  DtlPlace places[2] = { { .side = DTL_SIDE_RIGHT }, { .side = DTL_SIDE_LEFT } };
  DtlScale *scale = dtl_scale_new (0, 200 * DAY, NULL, 0);
  float alone;

  dtl_rows_activate (row, 2, scale, places);
  g_assert_cmpfloat (places[1].label_scale, <, places[0].label_scale);
  alone = places[1].label_scale;

  boxes[0].importance = 5;
  dtl_rows_activate (row, 2, scale, places);
  /* the short label would be there before the long one, so it keeps that place to itself no longer than it must */
  g_assert_cmpfloat (places[0].label_scale, <=, places[1].label_scale);
  g_assert_cmpfloat (places[1].label_scale, >=, alone);
  dtl_scale_unref (scale);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows/labels-overlap-nothing-at-any-scale", test_no_overlap);
  g_test_add_func ("/rows/all-is-labelled-at-the-reference-scale-where-rows-suffice", test_labelled_at_reference);
  g_test_add_func ("/rows/the-same-lane-comes-out-the-same", test_deterministic);
  g_test_add_func ("/rows/no-row-is-opened-while-one-fits", test_no_row_opened_in_vain);
  g_test_add_func ("/rows/trying-other-sides-never-takes-more-rows", test_search_saves_rows);
  g_test_add_func ("/rows/one-instant-hangs-on-one-pole-two-a-row", test_pole);
  g_test_add_func ("/rows/a-pole-is-as-long-as-its-lane", test_long_pole);
  g_test_add_func ("/rows/what-overlaps-everywhere-stands-in-the-band", test_band);
  g_test_add_func ("/rows/the-band-holds-only-what-no-zoom-separates", test_band_only_overlaps);
  g_test_add_func ("/rows/labels-stay-inside-the-wall", test_wall);
  g_test_add_func ("/rows/cancelling-ends-it", test_cancel);
  g_test_add_func ("/rows/of-facing-labels-the-more-important-comes-first", test_priority);
  return g_test_run ();
}
