/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "dtl-document-builder.h"
#include "dtl-event-table.h"

static const char * const titles[] = { "", "Äpfel", "apples", "Bridge", "bridge 2", "Überfall", "a very long title of one event",
                                       "a very long title of another event" };
static const char * const dates[] = { NULL, "2017-05", "2017-05-01", "2017-05-12", "[..2017-04]", "[2017-06..]", "-0043", "1960/1970",
                                      "2017-05/..", "2017", "Y-13800000000" };

static DtlDocument *
make_document (GRand *random,
               guint  n_events)
{
  g_autoptr(DtlDocumentBuilder) builder = dtl_document_builder_new ();

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("l%u", i);

      dtl_document_builder_add_lane (builder, id, id);
    }
  for (guint i = 0; i < n_events; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      DtlEvent *event;

      dtl_document_builder_add_simple (builder, id, titles[g_rand_int_range (random, 0, G_N_ELEMENTS (titles))],
                                       dates[g_rand_int_range (random, 0, G_N_ELEMENTS (dates))],
                                       (guint32) g_rand_int_range (random, 0, 3), 3);
      event = dtl_document_builder_get_event (builder, i);
      event->status = (guint8) g_rand_int_range (random, 0, DTL_STATUS_UNKNOWN + 1);
      event->assessment = (guint8) g_rand_int_range (random, 0, DTL_ASSESSMENT_INFERRED + 1);
      event->n_citations = (guint16) g_rand_int_range (random, 0, 3);
      event->independent = event->n_citations > 0 ? (guint8) g_rand_int_range (random, 0, 4) : 0;
      if (event->n_citations > 0 && g_rand_boolean (random))
        event->flags |= DTL_EVENT_QUOTED;
    }
  return dtl_document_builder_finish (builder);
}

/* -1, 0, 1 by what the column shows; the oracle. */
static int
compare (DtlDocument *document,
         DtlColumn    column,
         guint32      a,
         guint32      b)
{
  const DtlEvent *left = dtl_document_get_event (document, a), *right = dtl_document_get_event (document, b);
  g_autofree char *words = dtl_document_dup_title (document, a), *other = dtl_document_dup_title (document, b);
  int order;

  switch ((int) column)
    {
    case DTL_COLUMN_DATE:
      order = (left->earliest > right->earliest) - (left->earliest < right->earliest);
      return order != 0 ? order : (left->latest > right->latest) - (left->latest < right->latest);
    case DTL_COLUMN_TITLE:
      order = g_utf8_collate (words, other);
      return (order > 0) - (order < 0);
    case DTL_COLUMN_LANE:
      return (left->lane > right->lane) - (left->lane < right->lane);
    case DTL_COLUMN_STATUS:
      order = (left->status > right->status) - (left->status < right->status);
      return order != 0 ? order : (left->assessment > right->assessment) - (left->assessment < right->assessment);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_empty (DtlDocument *document,
          DtlColumn    column,
          guint32      event)
{
  g_autofree char *title = dtl_document_dup_title (document, event);

  if (column == DTL_COLUMN_DATE)
    return (dtl_document_get_event (document, event)->flags & DTL_EVENT_PLACED) == 0;
  return column == DTL_COLUMN_TITLE && title[0] == '\0';
}

static void
assert_sorted (DtlDocument   *document,
               DtlColumn      column,
               gboolean       descending,
               const guint32 *rows)
{
  guint n = dtl_document_get_n_events (document);
  g_autofree guint8 *seen = g_new0 (guint8, n + 1);

  for (guint i = 0; i < n; i++)
    {
      int order;

      g_assert_cmpuint (seen[rows[i]]++, ==, 0);
      if (i == 0)
        continue;
      if (is_empty (document, column, rows[i - 1]) != is_empty (document, column, rows[i]))
        {
          g_assert_true (is_empty (document, column, rows[i]));
          continue;
        }
      order = is_empty (document, column, rows[i]) ? 0 : compare (document, column, rows[i - 1], rows[i]);
      if (order == 0)
        g_assert_cmpuint (dtl_document_get_position (document, rows[i - 1]), <,
                          dtl_document_get_position (document, rows[i]));
      else
        g_assert_cmpint (order, ==, descending ? 1 : -1);
    }
}

static void
test_order (void)
{
  static const DtlColumn columns[] = { DTL_COLUMN_DATE, DTL_COLUMN_TITLE, DTL_COLUMN_LANE, DTL_COLUMN_STATUS };
  g_autoptr(GRand) random = g_rand_new_with_seed (5);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr(DtlDocument) document = make_document (random, (guint) g_rand_int_range (random, 0, 60));

      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        for (int descending = 0; descending < 2; descending++)
          {
            g_autofree guint32 *rows = dtl_event_table_sort (document, columns[i], descending, NULL);

            assert_sorted (document, columns[i], descending, rows);
          }
    }
}

/* From nothing at all over nothing quoted to many; a reader who looks for weakness begins at the top. */
static void
test_support (void)
{
  g_autoptr(DtlDocumentBuilder) builder = dtl_document_builder_new ();
  static const struct { guint n_citations, independent; gboolean quoted; } events[] = {
    { 4, 3, TRUE }, { 0, 0, FALSE }, { 1, 1, TRUE }, { 2, 2, FALSE }, { 1, 0, TRUE }, { 2, 2, TRUE },
  };
  static const char * const words[] = { "no source", "nothing quoted", "none independent", "1 source", "2 sources", "3 sources" };
  static const guint32 expected[] = { 1, 3, 4, 2, 5, 0 };
  g_autoptr(DtlDocument) document = NULL;
  g_autofree guint32 *rows = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      DtlEvent *event;

      dtl_document_builder_add_simple (builder, id, id, "2017", DTL_NONE, 3);
      event = dtl_document_builder_get_event (builder, i);
      event->n_citations = (guint16) events[i].n_citations;
      event->independent = (guint8) events[i].independent;
      event->flags |= events[i].quoted ? DTL_EVENT_QUOTED : 0;
    }
  document = dtl_document_builder_finish (builder);
  rows = dtl_event_table_sort (document, DTL_COLUMN_SUPPORT, FALSE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      g_autofree char *text = dtl_event_table_dup_text (document, rows[i], DTL_COLUMN_SUPPORT);

      g_assert_cmpuint (rows[i], ==, expected[i]);
      g_assert_cmpstr (text, ==, words[i]);
    }
}

static void
test_cancel (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  g_autoptr(DtlDocument) document = make_document (random, 10);
  gint cancel = 1;

  g_assert_null (dtl_event_table_sort (document, DTL_COLUMN_TITLE, FALSE, &cancel));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/event-table/rows-stand-in-the-order-of-any-column", test_order);
  g_test_add_func ("/event-table/support-goes-from-the-weakest-on", test_support);
  g_test_add_func ("/event-table/a-sort-can-be-cancelled", test_cancel);

  return g_test_run ();
}
