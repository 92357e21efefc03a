/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every file of cases/ is loaded, and what is said of it compared with the file beside it that is named .expected: the
 * error on one line, or a line for the document, one for each event, and its problems. DATELINE_UPDATE_CASES=1 writes these files.
 */
#include "dtl-loader.h"
#include "expected.h"

#include <string.h>

static void
append_flags (GString *out,
              guint    flags)
{
  static const char * const names[] =
  {
    "placed", "tail-start", "tail-end", "when", "plans", "claims", "quoted", "anonymous", "disagree", "denied", "links",
    "outside-note", "one-instant", "approximate", "uncertain", "lasted",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (flags & 1u << i)
      g_string_append_printf (out, " %s", names[i]);
}

static void
append_instant (GString    *out,
                DtlInstant  instant)
{
  DtlCivil civil;

  dtl_civil_from_instant (instant, &civil);
  g_string_append_printf (out, " %04" G_GINT64_FORMAT "-%02d-%02dT%02d:%02d:%02d",
                          civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second);
}

static void
append_event (GString     *out,
              DtlDocument *document,
              guint32      index)
{
  const DtlEvent *event = dtl_document_get_event (document, index);
  const DtlLane *lane = dtl_document_get_lane (document, event->lane);
  g_autofree char *id = dtl_document_dup_id (document, index);
  g_autofree char *label = dtl_document_dup_label (document, index);
  g_autofree char *words = dtl_document_dup_date_words (document, index, DTL_WORDING_LONG);

  g_string_append_printf (out, "event %s “%s”, %s; lane %s, status %u, assessment %u, importance %u, support %u of %u;",
                          id, label, words, lane->id != NULL ? lane->id : "-", event->status, event->assessment,
                          event->importance, event->independent, event->n_citations);
  if (event->flags & DTL_EVENT_PLACED)
    {
      append_instant (out, event->earliest);
      append_instant (out, event->latest);
    }
  append_flags (out, event->flags);
  g_string_append_c (out, '\n');
}

static void
append_document (GString     *out,
                 DtlDocument *document)
{
  g_string_append_printf (out, "document “%s”: %u lanes, %u actors, %u sources, %u events, %u periods, %u links\n",
                          dtl_document_get_title (document), dtl_document_get_n_lanes (document),
                          dtl_document_get_n_actors (document), dtl_document_get_n_sources (document),
                          dtl_document_get_n_events (document), dtl_document_get_n_periods (document),
                          dtl_document_get_n_links (document));
  for (guint i = 0; i < dtl_document_get_n_events (document); i++)
    append_event (out, document, i);
  for (guint i = 0; i < dtl_document_get_n_problems (document); i++)
    {
      const DtlProblem *problem = dtl_document_get_problem (document, i);

      g_string_append_printf (out, "%s %u:%u: %s\n    %s\n", problem->kind == DTL_PROBLEM_REMARK ? "remark" : "left out",
                              problem->line, problem->column, problem->message, problem->excerpt != NULL ? problem->excerpt : "-");
    }
}

static char *
describe (GBytes *bytes)
{
  g_autoptr (DtlDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);
  g_assert_true ((document == NULL) == (error != NULL));
  if (document != NULL)
    append_document (out, document);
  else
    g_string_append_printf (out, "error %s\n", error->message);

  g_assert_true (g_utf8_validate (out->str, -1, NULL));
  return g_string_free (out, FALSE);
}

static void
test_case (gconstpointer data)
{
  const char *path = data;
  g_autofree char *expected_path = g_strconcat (path, ".expected", NULL);
  g_autofree char *text = NULL, *found = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  bytes = g_bytes_new (text, length);
  found = describe (bytes);
  expected_compare (expected_path, found);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = NULL;
  const char *name;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "format", "cases", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_suffix (name, ".expected"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *test_name = g_strconcat ("/cases/", g_ptr_array_index (names, i), NULL);

      g_ptr_array_add (paths, g_build_filename (folder, g_ptr_array_index (names, i), NULL));
      g_test_add_data_func (test_name, g_ptr_array_index (paths, i), test_case);
    }
  result = g_test_run ();
  return result;
}
