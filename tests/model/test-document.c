/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-document-builder.h"
#include "dtl-extent.h"
#include "dtl-id-table.h"
#include "dtl-order.h"
#include "dtl-quoted.h"
#include "dtl-support.h"
#include "dtl-summary.h"

#include <stdlib.h>
#include <string.h>

/* Building */

static void
test_simple_events (void)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  guint32 lane = dtl_document_builder_add_lane (builder, "l", "Lane");
  guint32 second = dtl_document_builder_add_simple (builder, "b \"\\\n", "Second \"quoted\" \\ é", "2018", lane, 5);
  guint32 first = dtl_document_builder_add_simple (builder, "a", "First", "2017-05-12", DTL_NONE, 1);
  guint32 undated = dtl_document_builder_add_simple (builder, "c", "Undated", NULL, lane, 3);
  g_autoptr (DtlDocument) document = NULL;
  g_autoptr (DtlEventDetails) details = NULL;
  g_autofree char *title = NULL, *id = NULL, *words = NULL, *undated_words = NULL;
  DtlInstant from, to;
  DtlMark mark;
  guint32 event;

  dtl_document_builder_set_title (builder, "Title");
  document = dtl_document_builder_finish (builder);

  g_assert_cmpstr (dtl_document_get_title (document), ==, "Title");
  g_assert_cmpuint (dtl_document_get_n_events (document), ==, 3);
  g_assert_cmpuint (dtl_document_get_n_placed (document), ==, 2);
  g_assert_cmpuint (dtl_document_get_order (document)[0], ==, first);
  g_assert_cmpuint (dtl_document_get_order (document)[1], ==, second);
  g_assert_cmpuint (dtl_document_get_order (document)[2], ==, undated);
  g_assert_true (dtl_document_find_event (document, "b \"\\\n", &event) && event == second);
  g_assert_false (dtl_document_find_event (document, "none", &event));

  id = dtl_document_dup_id (document, second);
  title = dtl_document_dup_title (document, second);
  g_assert_cmpstr (id, ==, "b \"\\\n");
  g_assert_cmpstr (title, ==, "Second \"quoted\" \\ é");
  g_assert_true (dtl_document_get_event (document, first)->flags & DTL_EVENT_ONE_INSTANT);
  g_assert_cmpuint (dtl_document_read_marks (document, first, &mark, 1), ==, 1);
  g_assert_cmpint (mark.date.latest - mark.date.earliest, ==, DTL_SECONDS_PER_DAY - 1);
  g_assert_cmpuint (dtl_document_read_marks (document, undated, &mark, 1), ==, 0);

  words = dtl_document_dup_date_words (document, first, DTL_WORDING_LONG);
  undated_words = dtl_document_dup_date_words (document, undated, DTL_WORDING_LONG);
  g_assert_cmpstr (words, ==, "12 May 2017");
  g_assert_cmpstr (undated_words, ==, "undated");
  details = dtl_document_dup_details (document, second);
  g_assert_cmpstr (details->title, ==, "Second \"quoted\" \\ é");
  g_assert_cmpint (details->importance, ==, 5);
  g_assert_true (dtl_document_get_span (document, &from, &to));
  g_assert_cmpint (from, ==, dtl_document_get_event (document, first)->earliest);
  g_assert_cmpint (to, ==, dtl_document_get_event (document, second)->latest);

  g_assert_cmpuint (dtl_document_get_n_lanes (document), ==, 2);
  g_assert_cmpuint (dtl_document_get_lane (document, 0)->n_events, ==, 2);
  g_assert_null (dtl_document_get_lane (document, 1)->id);
  g_assert_cmpstr (dtl_document_get_lane (document, 1)->title, ==, "Other");
}

static void
test_no_lanes (void)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autoptr (DtlDocument) document = NULL;

  dtl_document_builder_set_title (builder, "Story");
  dtl_document_builder_add_simple (builder, "a", "A", "2017", DTL_NONE, 3);
  document = dtl_document_builder_finish (builder);
  g_assert_cmpuint (dtl_document_get_n_lanes (document), ==, 1);
  g_assert_cmpstr (dtl_document_get_lane (document, 0)->title, ==, "Story");
}

static void
test_empty (void)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autoptr (DtlDocument) document = dtl_document_builder_finish (builder);
  DtlInstant from, to;
  guint32 index;

  g_assert_cmpuint (dtl_document_get_n_events (document), ==, 0);
  g_assert_false (dtl_document_get_span (document, &from, &to));
  g_assert_false (dtl_document_get_view (document, &from, &to));
  g_assert_false (dtl_document_find_event (document, "", &index));
  g_assert_cmpstr (dtl_document_get_title (document), ==, "");
}

static void
take_source (DtlDocumentBuilder *builder,
             const char         *id,
             const char         *title)
{
  DtlSource source = { .id = g_strdup (id), .title = g_strdup (title) };

  dtl_document_builder_take_source (builder, &source);
}

/* A work that is listed twice, for two of its parts, is one work; a year is no month. */
static void
test_summary (void)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autoptr (DtlDocument) document = NULL;
  g_autofree char *words = NULL;

  take_source (builder, "letters", "Letters");
  take_source (builder, "letters-copy", "Letters");
  take_source (builder, "diary", "A Diary");
  dtl_document_builder_add_simple (builder, "a", "A", "2009", DTL_NONE, 3);
  dtl_document_builder_add_simple (builder, "b", "B", "2017-09-12", DTL_NONE, 3);
  document = dtl_document_builder_finish (builder);

  g_assert_cmpuint (dtl_document_count_cited_works (document), ==, 2);
  words = dtl_document_dup_summary_words (document);
  g_assert_cmpstr (words, ==, "2 events · 2 sources · 2009 – September 2017");
}

static void
test_unfinished (void)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  DtlSource source = { .id = g_strdup ("s") }, again = { .id = g_strdup ("s"), .title = g_strdup ("Again") };

  g_assert_cmpuint (dtl_document_builder_take_source (builder, &source), ==, 0);
  g_assert_cmpuint (dtl_document_builder_take_source (builder, &again), ==, DTL_NONE);
  g_assert_null (again.title);
  dtl_document_builder_add_simple (builder, "a", "A", "2017", DTL_NONE, 3);
}

static void
test_view_with_one_end (void)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  g_autoptr (DtlDocument) document = NULL;
  DtlInstant from, to;

  dtl_document_builder_add_simple (builder, "a", "A", "2017", DTL_NONE, 3);
  dtl_document_builder_set_view (builder, 1, DTL_INSTANT_AFTER_ALL);
  document = dtl_document_builder_finish (builder);
  g_assert_true (dtl_document_get_view (document, &from, &to));
  g_assert_cmpint (from, ==, 1);
  g_assert_cmpint (to, ==, dtl_document_get_event (document, 0)->latest);
}

static void
test_shared_details (void)
{
  g_autoptr (DtlEventDetails) details = dtl_event_details_new ();
  DtlEventDetails *same = dtl_event_details_ref (details);

  g_assert_true (same == details);
  dtl_event_details_unref (same);
  g_assert_cmpint (details->importance, ==, 3);
}

/* Order */

static const DtlEvent *compared;

static int
compare_by_time (const void *a,
                 const void *b)
{
  guint32 i = *(const guint32 *) a, j = *(const guint32 *) b;
  const DtlEvent *event_a = &compared[i], *event_b = &compared[j];
  gboolean placed_a = event_a->flags & DTL_EVENT_PLACED, placed_b = event_b->flags & DTL_EVENT_PLACED;

  if (placed_a != placed_b)
    return placed_a ? -1 : 1;
  if (placed_a && event_a->earliest != event_b->earliest)
    return event_a->earliest < event_b->earliest ? -1 : 1;
  if (placed_a && event_a->latest != event_b->latest)
    return event_a->latest < event_b->latest ? -1 : 1;
  return i < j ? -1 : i > j;
}

static gint64
random_instant (guint kind)
{
  gint64 low = g_test_rand_int (), high = g_test_rand_int ();

  switch (kind)
    {
    case 0:   /* many ties */
      return low & 7;
    case 1:   /* two centuries in days */
      return (low & 0xffff) * DTL_SECONDS_PER_DAY - G_GINT64_CONSTANT (3000000000);
    case 2:   /* everything */
      return (gint64) ((guint64) high << 32 | (guint64) (low & 0xffffffff)) >> 1;
    default:  /* all in one second */
      return 5;
    }
}

static void
test_order (void)
{
  for (guint round = 0; round < 400; round++)
    {
      guint n = (guint) g_test_rand_int_range (0, 300), kind = round % 5, n_placed, expected_placed = 0;
      g_autofree DtlEvent *events = g_new0 (DtlEvent, n + 1);
      g_autofree guint32 *expected = g_new (guint32, n + 1);
      g_autofree guint32 *order = NULL;

      for (guint i = 0; i < n; i++)
        {
          events[i].earliest = kind == 4 ? (gint64) i / 3 : random_instant (kind);
          events[i].latest = events[i].earliest + g_test_rand_int_range (0, 3);
          events[i].flags = g_test_rand_int_range (0, 10) > 0 ? DTL_EVENT_PLACED : 0;
          expected_placed += events[i].flags != 0;
          expected[i] = i;
        }
      compared = events;
      qsort (expected, n, sizeof *expected, compare_by_time);
      order = dtl_order_by_time (events, n, &n_placed);
      g_assert_cmpuint (n_placed, ==, expected_placed);
      g_assert_cmpmem (order, n * sizeof *order, expected, n * sizeof *expected);
    }
}

/* Ids */

typedef struct
{
  GPtrArray *ids;
} Ids;

static const char *
get_id (gconstpointer  owner,
        guint32        index,
        char         **owned,
        gsize         *length)
{
  const char *id = g_ptr_array_index (((const Ids *) owner)->ids, index);

  *length = strlen (id);
  return id;
}

static void
test_id_table (gconstpointer n_reserved)
{
  Ids ids = { g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GHashTable) expected = g_hash_table_new (g_str_hash, g_str_equal);
  DtlIdTable table;
  guint32 index;

  dtl_id_table_init (&table);
  g_assert_false (dtl_id_table_lookup (&table, "x", 1, get_id, &ids, &index));
  dtl_id_table_reserve (&table, GPOINTER_TO_UINT (n_reserved));
  g_assert_false (dtl_id_table_lookup (&table, "x", 1, get_id, &ids, &index));
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s%d", i % 3 == 0 ? "a rather long id that ends in " : "", g_test_rand_int_range (0, 15000));
      gpointer known;
      gboolean is_known = g_hash_table_lookup_extended (expected, id, NULL, &known);

      g_assert_cmpint (dtl_id_table_add (&table, id, strlen (id), get_id, &ids, &index), ==, !is_known);
      if (is_known)
        g_assert_cmpuint (index, ==, GPOINTER_TO_UINT (known));
      else
        {
          g_assert_cmpuint (index, ==, ids.ids->len);
          g_ptr_array_add (ids.ids, g_strdup (id));
          g_hash_table_insert (expected, g_ptr_array_index (ids.ids, index), GUINT_TO_POINTER (index));
        }
    }
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      gpointer known;
      gboolean is_known = g_hash_table_lookup_extended (expected, id, NULL, &known);

      g_assert_cmpint (dtl_id_table_lookup (&table, id, strlen (id), get_id, &ids, &index), ==, is_known);
      if (is_known)
        g_assert_cmpuint (index, ==, GPOINTER_TO_UINT (known));
    }
  dtl_id_table_clear (&table);
  g_ptr_array_unref (ids.ids);
}

static void
test_hash_tells_apart (void)
{
  static const guint64 key[2] = { G_GUINT64_CONSTANT (0x0706050403020100), G_GUINT64_CONSTANT (0x0f0e0d0c0b0a0908) };
  static const guint64 other_key[2] = { G_GUINT64_CONSTANT (0x0706050403020101), G_GUINT64_CONSTANT (0x0f0e0d0c0b0a0908) };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  char text[64];

  for (guint length = 0; length < sizeof text; length++)
    {
      guint64 hash;

      text[length] = (char) length;
      hash = dtl_hash_bytes (key, text, length);
      g_assert_cmpuint (hash, ==, dtl_hash_bytes (key, text, length));
      g_assert_cmpuint (hash, !=, dtl_hash_bytes (other_key, text, length));
      g_assert_true (g_hash_table_add (seen, g_memdup2 (&hash, sizeof hash)));
    }
}

/* Quoted strings */

static void
test_quoted (void)
{
  static const struct { const char *quoted, *plain; } cases[] =
  {
    { "\"\"", "" }, { "\"abc\"", "abc" }, { "\"a\\\"b\"", "a\"b" }, { "\"\\\\\"", "\\" }, { "\"\\\\\\\"\"", "\\\"" },
    { "\"\\b\\f\\n\\r\\t\\/\"", "\b\f\n\r\t/" }, { "\"\\u00e9\\u20ac\"", "é€" }, { "\"\\ud834\\udd1e\"", "𝄞" }, { "\"é€𝄞\"", "é€𝄞" },
    { "\"a\\u0041\\u0042b\"", "aABb" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].quoted, "\", \"more\"", NULL);
      g_autofree char *plain = dtl_quoted_dup (text, text + strlen (text));
      gboolean escaped;
      gsize length = dtl_quoted_measure (text, text + strlen (text), &escaped);

      g_assert_cmpuint (length, ==, strlen (cases[i].quoted) - 2);
      g_assert_cmpint (escaped, ==, strchr (cases[i].quoted, '\\') != NULL);
      g_assert_cmpstr (plain, ==, cases[i].plain);
      for (gsize size = 1; size < strlen (plain) + 3; size++)
        {
          char buffer[64];
          gsize written = dtl_quoted_decode (text + 1, length, buffer, size);

          g_assert_cmpuint (written, <, size);
          g_assert_true (g_utf8_validate (buffer, (gssize) written, NULL));
          g_assert_cmpint (strncmp (buffer, plain, written), ==, 0);
        }
    }
}

static void
test_quoted_round_trip (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) plain = g_string_new (NULL), quoted = g_string_new (NULL);
      g_autofree char *back = NULL;

      for (int n = g_test_rand_int_range (0, 20); n > 0; n--)
        {
          gunichar c = (gunichar) g_test_rand_int_range (1, g_test_rand_bit () ? 128 : 0x20000);

          if (g_unichar_validate (c))
            g_string_append_unichar (plain, c);
        }
      dtl_quoted_append (quoted, plain->str);
      back = dtl_quoted_dup (quoted->str, quoted->str + quoted->len);
      g_assert_cmpstr (back, ==, plain->str);
    }
}

/* Extents */

static void
assert_extent (const DtlExtent *extent,
               const char      *hull,
               gboolean         tail_start,
               gboolean         tail_end)
{
  DtlDate date;

  g_assert_true (dtl_date_parse (hull, -1, NULL, &date, NULL));
  g_assert_true (extent->placed);
  g_assert_cmpint (extent->earliest, ==, date.earliest);
  g_assert_cmpint (extent->latest, ==, date.latest);
  g_assert_cmpint (extent->tail_start, ==, tail_start);
  g_assert_cmpint (extent->tail_end, ==, tail_end);
}

static void
test_extents_of_dates (void)
{
  static const struct { const char *edtf, *hull; gboolean tail_start, tail_end; } cases[] =
  {
    { "2017-05-12", "2017-05-12" }, { "2017-05~", "2017-05" }, { "2017/2019", "2017/2019" }, { "2017-05/..", "2017-05", FALSE, TRUE },
    { "2017-05/", "2017-05", FALSE, TRUE }, { "../2017-05", "2017-05", TRUE }, { "/2017-05", "2017-05", TRUE },
    { "[..2017-05]", "2017-05", TRUE }, { "[..2017]", "2017", TRUE }, { "[..2017-05-12]", "2017-05-12", TRUE }, { "[2017-06..]", "2017-06", FALSE, TRUE },
    { "[2017-21..]", "2017-21", FALSE, TRUE }, { "[..2017-24]", "2017-24", TRUE }, { "[..2017-33]", "2017-33", TRUE }, { "[2017-37..]", "2017-37", FALSE, TRUE },
    { "[2017-41..]", "2017-41", FALSE, TRUE }, { "[..196X]", "196X", TRUE }, { "[19XX..]", "19XX", FALSE, TRUE }, { "[2017-03..2017-05]", "2017-03/2017-05" },
    { "{2015,2017}", "2015/2017" }, { "[2017-05-12T12:00..]", "2017-05-12T12:00", FALSE, TRUE }, { "Y-13800000000", "Y-13800000000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtlExtent extent = DTL_EXTENT_INIT;
      DtlDate date;

      g_test_message ("%s", cases[i].edtf);
      g_assert_true (dtl_date_parse (cases[i].edtf, -1, NULL, &date, NULL));
      dtl_extent_add_date (&extent, &date);
      if (g_str_equal (cases[i].edtf, "[2017-05-12T12:00..]"))   /* a minute wide, as the unit is */
        extent.latest = extent.earliest;
      assert_extent (&extent, cases[i].hull, cases[i].tail_start, cases[i].tail_end);
    }
}

static void
test_extents_of_plans (void)
{
  static const struct { const char *plan, *stated, *hull; gboolean tail_start, tail_end; } cases[] =
  {
    { "[..2017-05]", "2017-01-01", "2017-01-01/2017-05" },
    { "[..2017-05]", NULL, "2017-05", TRUE },
    { "2018-03/2018-04", NULL, "2018-03/2018-04", TRUE },
    { "[2017-05..]", "2017-01-01", "2017-01-01/2017-05", FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtlExtent extent = DTL_EXTENT_INIT;
      DtlInstant stated_from = DTL_INSTANT_BEFORE_ALL;
      DtlDate plan, stated;

      g_assert_true (dtl_date_parse (cases[i].plan, -1, NULL, &plan, NULL));
      if (cases[i].stated != NULL && dtl_date_parse (cases[i].stated, -1, NULL, &stated, NULL))
        stated_from = stated.earliest;
      dtl_extent_add_plan (&extent, &plan, stated_from);
      assert_extent (&extent, cases[i].hull, cases[i].tail_start, cases[i].tail_end);
    }
}

/* Support */

/* All sources that one rests on, itself among them, as a set of bits. */
static guint32
find_ground (const DtlSource *sources,
             guint            source)
{
  guint32 ground = 1u << source, before;

  do
    {
      before = ground;
      for (guint i = 0; i < 32; i++)
        for (guint j = 0; ground >> i & 1 && j < sources[i].n_based_on; j++)
          ground |= 1u << sources[i].based_on[j];
    }
  while (ground != before);
  return ground;
}

static guint
count_bits (guint32 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

/* The rule as it is written: the fewest grounds first, then by number. */
static guint
count_slowly (const DtlSource *sources,
              guint32          cited)
{
  guint32 taken = 0;
  guint count = 0;

  for (guint size = 1; size <= 32; size++)
    for (guint i = 0; i < 32; i++)
      {
        guint32 ground = find_ground (sources, i);

        if (!(cited >> i & 1) || count_bits (ground) != size || (ground & taken))
          continue;
        taken |= ground;
        count++;
      }
  return count;
}

static void
test_support (void)
{
  for (guint round = 0; round < 300; round++)
    {
      DtlSource sources[32] = { 0 };
      guint32 bases[32][3];
      DtlSupport *support;

      for (guint i = 0; i < 32; i++)
        {
          sources[i].based_on = bases[i];
          gint n_based_on = g_test_rand_int_range (-3, 4);

          sources[i].n_based_on = (guint) MAX (0, n_based_on);
          for (guint j = 0; j < sources[i].n_based_on; j++)
            bases[i][j] = (guint32) g_test_rand_int_range (0, 32);
        }
      support = dtl_support_new (sources, 32);
      for (guint i = 0; i < 20; i++)
        {
          guint32 cited[12], set = 0;
          guint n = (guint) g_test_rand_int_range (0, 12);

          for (guint j = 0; j < n; j++)
            {
              cited[j] = g_test_rand_int_range (0, 12) > 0 ? (guint32) g_test_rand_int_range (0, 32) : DTL_NONE;
              if (cited[j] != DTL_NONE)
                set |= 1u << cited[j];
            }
          g_assert_cmpuint (dtl_support_count (support, cited, n), ==, count_slowly (sources, set));
        }
      dtl_support_free (support);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/simple-events-can-be-read", test_simple_events);
  g_test_add_func ("/document/only-lane-has-the-title", test_no_lanes);
  g_test_add_func ("/document/may-be-empty", test_empty);
  g_test_add_func ("/document/is-summed-up-in-a-line", test_summary);
  g_test_add_func ("/document/builder-may-be-dropped", test_unfinished);
  g_test_add_func ("/document/view-with-one-end-reaches-to-the-other", test_view_with_one_end);
  g_test_add_func ("/document/details-are-shared", test_shared_details);
  g_test_add_func ("/document/order-is-that-of-a-plain-sort", test_order);
  g_test_add_data_func ("/document/ids-are-found-as-in-a-hash-table/that-grows", GUINT_TO_POINTER (0), test_id_table);
  g_test_add_data_func ("/document/ids-are-found-as-in-a-hash-table/with-some-room", GUINT_TO_POINTER (100), test_id_table);
  g_test_add_data_func ("/document/ids-are-found-as-in-a-hash-table/with-all-room", GUINT_TO_POINTER (20000), test_id_table);
  g_test_add_func ("/document/hash-tells-keys-and-lengths-apart", test_hash_tells_apart);
  g_test_add_func ("/document/quoted-strings-are-decoded", test_quoted);
  g_test_add_func ("/document/quoted-strings-round-trip", test_quoted_round_trip);
  g_test_add_func ("/document/extents-are-finite-with-tails", test_extents_of_dates);
  g_test_add_func ("/document/plans-reach-from-where-they-were-stated", test_extents_of_plans);
  g_test_add_func ("/document/support-is-counted-by-its-rule", test_support);
  return g_test_run ();
}
