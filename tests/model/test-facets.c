/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-document-builder.h"
#include "dtl-facets.h"

#include <string.h>

#define N_EVENTS 60
#define N_LANES  4
#define N_NAMES  5       /* actors, sources and tags each */

/* What the oracle knows of an event: bits of the names it has. */
typedef struct
{
  guint8 actors[N_EVENTS], sources[N_EVENTS], tags[N_EVENTS];
} World;

static void
tell_names (guint8       names,
            DtlField     field,
            const char  *prefix,
            DtlWordsFunc func,
            gpointer     func_data)
{
  for (guint i = 0; i < N_NAMES; i++)
    if (names & (1u << i))
      {
        g_autofree char *name = g_strdup_printf ("%s%u", prefix, i);

        func (field, name, strlen (name), func_data);
        func (field, name, strlen (name), func_data);     /* said twice, counted once */
      }
}

static void
read_words_cb (DtlDocument *document,
               guint32      event,
               const char  *text,
               gsize        length,
               DtlWordsFunc func,
               gpointer     func_data,
               gpointer     user_data)
{
  World *world = user_data;

  func (DTL_FIELD_TITLE, "actor0", 6, func_data);
  tell_names (world->actors[event], DTL_FIELD_ACTOR_ID, "actor", func, func_data);
  tell_names (world->sources[event], DTL_FIELD_SOURCE_ID, "source", func, func_data);
  tell_names (world->tags[event], DTL_FIELD_TAG, "tag", func, func_data);
  func (DTL_FIELD_ACTOR_ID, "nobody", 6, func_data);
}

static DtlEventDetails *
read_details_cb (DtlDocument *document,
                 guint32      event,
                 const char  *text,
                 gsize        length,
                 gpointer     user_data)
{
  return dtl_event_details_new ();
}

static guint
read_marks_cb (DtlDocument *document,
               guint32      event,
               const char  *text,
               gsize        length,
               DtlMark     *marks,
               guint        max,
               gpointer     user_data)
{
  return 0;
}

static DtlDocument *
build (World *world)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_EVENTS; i++)
    g_string_append_printf (text, "\"e%02u\"", i);
  dtl_document_builder_set_text (builder, g_string_free_to_bytes (text));
  dtl_document_builder_set_readers (builder, read_details_cb, read_marks_cb, read_words_cb, world, NULL);
  for (guint i = 0; i < N_LANES; i++)
    {
      g_autofree char *id = g_strdup_printf ("lane%u", i);

      dtl_document_builder_add_lane (builder, id, id);
    }
  for (guint i = 0; i < N_NAMES; i++)
    {
      DtlActor actor = { .id = g_strdup_printf ("actor%u", i), .name = g_strdup ("A") };
      DtlSource source = { .id = g_strdup_printf ("source%u", i) };

      dtl_document_builder_take_actor (builder, &actor);
      dtl_document_builder_take_source (builder, &source);
    }
  for (guint i = 0; i < N_EVENTS; i++)
    {
      DtlEvent event = { .text_offset = i * 5, .text_length = 5, .id_offset = 0, .importance = 3,
                         .title_offset = G_MAXUINT32, .short_title_offset = G_MAXUINT32, .when_offset = G_MAXUINT32 };

      event.lane = g_test_rand_int_range (0, N_LANES);
      event.status = g_test_rand_int_range (0, DTL_STATUS_UNKNOWN + 1);
      event.assessment = g_test_rand_int_range (0, DTL_ASSESSMENT_INFERRED + 1);
      event.independent = g_test_rand_int_range (0, 3);
      event.flags = (g_test_rand_bit () ? DTL_EVENT_DISAGREE : 0) | (g_test_rand_bit () ? DTL_EVENT_QUOTED : 0);
      if (g_test_rand_int_range (0, 5) > 0)
        {
          event.flags |= DTL_EVENT_PLACED;
          event.earliest = g_test_rand_int_range (0, 100);
          event.latest = event.earliest + g_test_rand_int_range (0, 20);
        }
      world->actors[i] = g_test_rand_int_range (0, 1 << N_NAMES) & g_test_rand_int_range (0, 1 << N_NAMES);
      world->sources[i] = g_test_rand_int_range (0, 1 << N_NAMES) & g_test_rand_int_range (0, 1 << N_NAMES);
      world->tags[i] = g_test_rand_int_range (0, 1 << N_NAMES) & g_test_rand_int_range (0, 1 << N_NAMES);
      g_assert_cmpuint (dtl_document_builder_add_event (builder, &event), ==, i);
    }
  return dtl_document_builder_finish (builder);
}

static gboolean
has_value (World          *world,
           const DtlEvent *event,
           guint32         index,
           DtlFacet        facet,
           guint           value)
{
  switch (facet)
    {
    case DTL_FACET_LANE:
      return event->lane == value;
    case DTL_FACET_ACTOR:
      return (world->actors[index] >> value) & 1;
    case DTL_FACET_SOURCE:
      return (world->sources[index] >> value) & 1;
    case DTL_FACET_TAG:
      return (world->tags[index] >> value) & 1;
    case DTL_FACET_STATUS:
      return event->status == value;
    case DTL_FACET_ASSESSMENT:
      return event->assessment == value;
    case DTL_FACET_SUPPORT:
      return value == DTL_SUPPORT_SINGLE_SOURCE ? event->independent == 1 :
             value == DTL_SUPPORT_DISPUTED ? (event->flags & DTL_EVENT_DISAGREE) || event->assessment == DTL_ASSESSMENT_DISPUTED :
             !(event->flags & DTL_EVENT_QUOTED);
    case DTL_FACET_TIME:
    case DTL_FACET_TEXT:
    default:
      g_assert_not_reached ();
    }
}

/* One event and one filter, as the words say it. */
static gboolean
passes (World           *world,
        DtlFacets       *facets,
        const DtlFilter *filter,
        GArray          *found,
        const DtlEvent  *event,
        guint32          index)
{
  DtlInstant from, to;

  for (guint facet = 0; facet < DTL_N_VALUE_FACETS; facet++)
    {
      gboolean any_chosen = FALSE, any_had = FALSE;

      for (guint value = 0; value < dtl_facets_get_n_values (facets, facet); value++)
        if (dtl_filter_is_chosen (filter, facet, value))
          {
            any_chosen = TRUE;
            any_had |= has_value (world, event, index, facet, value);
          }
      if (any_chosen && !any_had)
        return FALSE;
    }
  if (dtl_filter_get_range (filter, &from, &to) &&
      (!(event->flags & DTL_EVENT_PLACED) || event->latest < from || event->earliest > to))
    return FALSE;
  if (found != NULL)
    {
      for (guint i = 0; i < found->len; i++)
        if (g_array_index (found, guint32, i) == index)
          return TRUE;
      return FALSE;
    }
  return TRUE;
}

static GArray *
make_filter (DtlFacets *facets,
             DtlFilter *filter)
{
  GArray *found = NULL;

  for (guint facet = 0; facet < DTL_N_VALUE_FACETS; facet++)
    if (g_test_rand_int_range (0, 3) == 0)
      for (guint value = 0; value < dtl_facets_get_n_values (facets, facet); value++)
        if (g_test_rand_bit ())
          dtl_filter_set_chosen (filter, facet, value, TRUE);
  if (g_test_rand_int_range (0, 4) == 0)
    dtl_filter_set_range (filter, g_test_rand_bit () ? DTL_INSTANT_BEFORE_ALL : g_test_rand_int_range (0, 60),
                          g_test_rand_bit () ? DTL_INSTANT_AFTER_ALL : g_test_rand_int_range (40, 130));
  if (g_test_rand_int_range (0, 4) == 0)
    {
      found = g_array_new (FALSE, FALSE, sizeof (guint32));
      for (guint32 i = 0; i < N_EVENTS; i++)
        if (g_test_rand_bit ())
          g_array_append_val (found, i);
      dtl_filter_set_found (filter, found);
    }
  return found;
}

static void
check_counts (World           *world,
              DtlDocument     *document,
              DtlFacets       *facets,
              const DtlFilter *filter,
              GArray          *found)
{
  for (guint facet = 0; facet < DTL_N_VALUE_FACETS; facet++)
    {
      guint n_values = dtl_facets_get_n_values (facets, facet);
      g_autofree guint *counts = g_new (guint, n_values);

      dtl_facets_count (facets, filter, facet, counts);
      for (guint value = 0; value < n_values; value++)
        {
          g_autoptr (DtlFilter) alone = dtl_filter_copy (filter);
          guint n_passing = 0;

          dtl_filter_clear_facet (alone, facet);
          dtl_filter_set_chosen (alone, facet, value, TRUE);
          for (guint32 i = 0; i < N_EVENTS; i++)
            n_passing += passes (world, facets, alone, found, dtl_document_get_event (document, i), i);
          g_assert_cmpuint (counts[value], ==, n_passing);
        }
    }
}

static void
test_oracle (void)
{
  for (int round = 0; round < 40; round++)
    {
      World world;
      g_autoptr (DtlDocument) document = build (&world);
      g_autoptr (DtlFacets) facets = dtl_facets_new (document);

      for (int i = 0; i < 20; i++)
        {
          g_autoptr (DtlFilter) filter = dtl_filter_new ();
          g_autoptr (GArray) found = make_filter (facets, filter);
          guint8 mask[N_EVENTS];
          guint n_passing = 0;

          dtl_facets_apply (facets, filter, mask);
          for (guint32 event = 0; event < N_EVENTS; event++)
            {
              g_assert_cmpuint (mask[event], ==, passes (&world, facets, filter, found, dtl_document_get_event (document, event), event));
              n_passing += mask[event];
            }
          g_assert_cmpuint (dtl_facets_apply (facets, filter, mask), ==, n_passing);
          if (i == 0)
            check_counts (&world, document, facets, filter, found);
        }
    }
}

static void
test_values (void)
{
  g_autoptr (DtlFilter) filter = dtl_filter_new ();
  g_autoptr (DtlFilter) copy = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_assert_true (dtl_filter_is_empty (filter));
  dtl_filter_set_chosen (filter, DTL_FACET_TAG, 7, FALSE);
  g_assert_true (dtl_filter_is_empty (filter));
  dtl_filter_set_chosen (filter, DTL_FACET_TAG, 7, TRUE);
  dtl_filter_set_chosen (filter, DTL_FACET_TAG, 7, TRUE);
  copy = dtl_filter_copy (filter);
  g_assert_true (dtl_filter_equal (filter, copy));
  dtl_filter_set_chosen (filter, DTL_FACET_TAG, 7, FALSE);
  g_assert_true (dtl_filter_is_empty (filter));
  g_assert_false (dtl_filter_equal (filter, copy));
  g_assert_true (dtl_filter_is_chosen (copy, DTL_FACET_TAG, 7));

  /* To find nothing is not the same as not to look. */
  dtl_filter_set_found (filter, found);
  g_assert_false (dtl_filter_is_empty (filter));
  dtl_filter_clear_facet (filter, DTL_FACET_TEXT);
  dtl_filter_set_range (filter, 5, 9);
  g_assert_false (dtl_filter_is_facet_empty (filter, DTL_FACET_TIME));
  dtl_filter_clear_facet (filter, DTL_FACET_TIME);
  g_assert_true (dtl_filter_is_empty (filter));
}

static void
test_cancelled (void)
{
  World world;
  const gint cancel = 1;
  g_autoptr (DtlDocument) document = build (&world);
  g_autoptr (DtlFacets) facets = dtl_facets_new (document);

  g_assert_false (dtl_facets_read (facets, &cancel));
  g_assert_true (dtl_facets_read (facets, NULL));
  g_assert_cmpuint (dtl_facets_get_n_tags (facets), ==, N_NAMES);
  g_assert_cmpstr (dtl_facets_get_tag (facets, 2), ==, "tag2");
}

static void
test_million (void)
{
  const guint n_events = 1000000;
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autoptr (DtlDocument) document = NULL;
  g_autoptr (DtlFacets) facets = NULL;
  g_autoptr (DtlFilter) filter = dtl_filter_new ();
  g_autofree guint8 *mask = g_malloc (n_events);
  guint counts[DTL_N_SUPPORTS];
  gint64 start;

  for (guint i = 0; i < 8; i++)
    {
      g_autofree char *id = g_strdup_printf ("lane%u", i);

      dtl_document_builder_add_lane (builder, id, id);
    }
  for (guint i = 0; i < n_events; i++)
    {
      char id[16];

      g_snprintf (id, sizeof id, "%u", i);
      dtl_document_builder_add_simple (builder, id, "", "2017", i % 8, 3);
    }
  document = dtl_document_builder_finish (builder);
  facets = dtl_facets_new (document);
  for (guint i = 0; i < 4; i++)
    dtl_filter_set_chosen (filter, DTL_FACET_LANE, i, TRUE);
  dtl_filter_set_chosen (filter, DTL_FACET_SUPPORT, DTL_SUPPORT_NOTHING_QUOTED, TRUE);
  dtl_filter_set_range (filter, DTL_INSTANT_BEFORE_ALL, G_GINT64_CONSTANT (1500000000));

  start = g_get_monotonic_time ();
  g_assert_cmpuint (dtl_facets_apply (facets, filter, mask), ==, n_events / 2);
  dtl_facets_count (facets, filter, DTL_FACET_SUPPORT, counts);
  g_test_message ("%.1f ms", (g_get_monotonic_time () - start) / 1e3);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_TIME_SPAN_SECOND);
  g_assert_cmpuint (counts[DTL_SUPPORT_NOTHING_QUOTED], ==, n_events / 2);
  g_assert_cmpuint (counts[DTL_SUPPORT_SINGLE_SOURCE], ==, 0);
}

static DtlFacets *
make_facets (const char *const *lanes)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autoptr (DtlDocument) document = NULL;

  for (guint i = 0; lanes[i] != NULL; i++)
    dtl_document_builder_add_lane (builder, lanes[i], "");
  document = dtl_document_builder_finish (builder);
  return dtl_facets_new (document);
}

/* In a later version of the document, where the same names stand in other places and some are gone. */
static void
test_names (void)
{
  g_autoptr (DtlFacets) facets = make_facets ((const char *[]) { "north", "south", "west", NULL });
  g_autoptr (DtlFacets) later = make_facets ((const char *[]) { "west", "east", "north", NULL });
  g_autoptr (DtlFilter) filter = dtl_filter_new (), again = dtl_filter_new (), other = dtl_filter_new ();
  g_autoptr (DtlFilter) wanted = dtl_filter_new (), nothing = dtl_filter_new ();
  g_autoptr (GVariant) names = NULL, nonsense = NULL;

  dtl_filter_set_chosen (filter, DTL_FACET_LANE, 0, TRUE);
  dtl_filter_set_chosen (filter, DTL_FACET_LANE, 1, TRUE);
  dtl_filter_set_chosen (filter, DTL_FACET_SUPPORT, DTL_SUPPORT_DISPUTED, TRUE);
  dtl_filter_set_range (filter, 12, DTL_INSTANT_AFTER_ALL);
  names = g_variant_ref_sink (dtl_filter_to_names (filter, facets));
  dtl_filter_choose_names (again, names, facets);
  g_assert_true (dtl_filter_equal (again, filter));

  dtl_filter_set_chosen (wanted, DTL_FACET_LANE, 2, TRUE);
  dtl_filter_set_chosen (wanted, DTL_FACET_SUPPORT, DTL_SUPPORT_DISPUTED, TRUE);
  dtl_filter_set_range (wanted, 12, DTL_INSTANT_AFTER_ALL);
  dtl_filter_choose_names (other, names, later);
  g_assert_true (dtl_filter_equal (other, wanted));

  nonsense = g_variant_parse (G_VARIANT_TYPE_VARDICT, "{'lane': <7>, 'status': <['x', '99']>, 'time': <(int64 5, int64 -5)>, 'y': <''>}",
                              NULL, NULL, NULL);
  dtl_filter_choose_names (nothing, nonsense, facets);
  g_assert_true (dtl_filter_is_empty (nothing));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/facets/mask-and-counts-are-what-the-words-say", test_oracle);
  g_test_add_func ("/facets/a-filter-is-a-value", test_values);
  g_test_add_func ("/facets/a-filter-holds-for-another-version-by-its-names", test_names);
  g_test_add_func ("/facets/reading-can-be-cancelled", test_cancelled);
  g_test_add_func ("/facets/a-million-events-are-filtered-at-once", test_million);

  return g_test_run ();
}
