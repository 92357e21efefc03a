/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-loader.h"
#include "generate.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("dateline-loader-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static GFile *
make_file (Fixture    *fixture,
           const char *name,
           GBytes     *bytes)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  return g_file_new_for_path (path);
}

typedef struct
{
  double        last;
  guint         n;
  GCancellable *cancellable;
  double        cancel_at;
  GThread      *thread;
  gboolean      is_freed;
} Watch;

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_true (watch->thread == g_thread_self ());
  g_assert_false (watch->is_freed);
  g_assert_cmpfloat (fraction, >=, watch->last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  watch->last = fraction;
  watch->n++;
  if (watch->cancellable != NULL && fraction >= watch->cancel_at)
    g_cancellable_cancel (watch->cancellable);
}

static void
free_watch (gpointer user_data)
{
  ((Watch *) user_data)->is_freed = TRUE;
}

static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GBytes) bytes = dtl_generate (5000, 1);
  g_autoptr (GFile) file = make_file (fixture, "a.dateline", bytes);
  g_autoptr (GError) error = NULL;
  Watch watch = { .thread = g_thread_self () };
  g_autoptr (DtlDocument) document = dtl_load_file (file, NULL, progress_cb, &watch, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dtl_document_get_n_events (document), ==, 5000);
  g_assert_true (g_bytes_equal (dtl_document_get_text (document), bytes));
  g_assert_cmpfloat (watch.last, ==, 1.0);
  g_assert_cmpuint (watch.n, >, 4);
  g_assert_cmpuint (watch.n, <, 500);
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.dateline", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (dtl_load_file (file, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dtl_load_file (folder, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

static void
test_empty (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);
  g_autoptr (GFile) file = make_file (fixture, "empty.dateline", bytes);
  g_autoptr (GError) error = NULL;

  g_assert_null (dtl_load_file (file, NULL, NULL, NULL, &error));
  g_assert_error (error, DTL_FORMAT_ERROR, DTL_FORMAT_ERROR_SYNTAX);
  g_assert_cmpstr (error->message, ==, "1:1: found nothing: the file is empty, expected a value");
}

/* As large a file as there is no memory for costs nothing: it is holes, and it is not read. */
static void
test_too_large (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{", 1);
  g_autoptr (GFile) file = make_file (fixture, "large.dateline", bytes);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (truncate (g_file_peek_path (file), (off_t) DTL_LOADER_MAX_SIZE + 1), ==, 0);
  g_assert_null (dtl_load_file (file, NULL, NULL, NULL, &error));
  g_assert_error (error, DTL_FORMAT_ERROR, DTL_FORMAT_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "1.0"));
}

static void
test_errors (void)
{
  static const struct { const char *text; DtlFormatError code; const char *start; } cases[] =
  {
    { "{\n  \"format\": \"dateline\"\n  \"version\"", DTL_FORMAT_ERROR_SYNTAX, "3:3: found “\"version\"”, expected a comma, or “}”" },
    { "{}", DTL_FORMAT_ERROR_NOT_DATELINE, "1:1: " },
    { "[]", DTL_FORMAT_ERROR_NOT_DATELINE, "1:1: " },
    { "{\"format\": \"dateline\", \"version\": \"2.0\", \"events\": []}", DTL_FORMAT_ERROR_VERSION, "1:35: " },
    { "not json", DTL_FORMAT_ERROR_SYNTAX, "1:1: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;

      g_assert_null (dtl_load_bytes (bytes, NULL, NULL, NULL, &error));
      g_assert_error (error, DTL_FORMAT_ERROR, (int) cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, cases[i].start));
    }
}

static void
test_cancelled_in_the_pass (void)
{
  g_autoptr (GBytes) bytes = dtl_generate (20000, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Watch watch = { .cancellable = cancellable, .cancel_at = 0.3, .thread = g_thread_self () };

  g_assert_null (dtl_load_bytes (bytes, cancellable, progress_cb, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (watch.last, <, 0.5);
}

/* In a thread */

typedef struct
{
  GMainLoop   *loop;
  DtlDocument *document;
  GError      *error;
} Result;

static void
loaded_cb (GObject      *source,
           GAsyncResult *async_result,
           gpointer      user_data)
{
  Result *result = user_data;

  result->document = dtl_load_file_finish (async_result, &result->error);
  g_main_loop_quit (result->loop);
}

static void
load_async (GFile        *file,
            GCancellable *cancellable,
            Watch        *watch,
            Result       *result)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (g_main_context_get_thread_default (), FALSE);

  result->loop = loop;
  dtl_load_file_async (file, cancellable, progress_cb, watch, free_watch, loaded_cb, result);
  g_main_loop_run (loop);
  while (g_main_context_iteration (g_main_context_get_thread_default (), FALSE))
    ;
  g_assert_true (watch->is_freed);
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GBytes) bytes = dtl_generate (20000, 1);
  g_autoptr (GFile) file = make_file (fixture, "a.dateline", bytes);
  Watch watch = { .thread = g_thread_self () };
  Result result = { 0 };

  load_async (file, NULL, &watch, &result);
  g_assert_no_error (result.error);
  g_assert_cmpuint (dtl_document_get_n_events (result.document), ==, 20000);
  g_assert_cmpuint (watch.n, >, 0);
  g_assert_cmpuint (watch.n, <, 500);
  g_assert_finalize_object (result.document);
}

static void
test_async_cancelled (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GBytes) bytes = dtl_generate (50000, 1);
  g_autoptr (GFile) file = make_file (fixture, "a.dateline", bytes);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch = { .thread = g_thread_self (), .cancellable = cancellable };
  Result result = { 0 };

  load_async (file, cancellable, &watch, &result);
  g_assert_null (result.document);
  g_assert_error (result.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&result.error);
}

static void
test_async_error (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("[1,]", 4);
  g_autoptr (GFile) file = make_file (fixture, "a.dateline", bytes);
  g_autoptr (GMainContext) context = g_main_context_new ();
  Watch watch = { .thread = g_thread_self () };
  Result result = { 0 };

  /* The answer comes to the context of whoever asked. */
  g_main_context_push_thread_default (context);
  load_async (file, NULL, &watch, &result);
  g_main_context_pop_thread_default (context);
  g_assert_null (result.document);
  g_assert_error (result.error, DTL_FORMAT_ERROR, DTL_FORMAT_ERROR_SYNTAX);
  g_clear_error (&result.error);
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/loader/file-is-read-with-progress", test_file);
  ADD ("/loader/missing-file-and-folder-are-errors", test_missing);
  ADD ("/loader/empty-file-says-so", test_empty);
  ADD ("/loader/too-large-a-file-is-not-read", test_too_large);
  g_test_add_func ("/loader/errors-have-a-place-and-a-code", test_errors);
  g_test_add_func ("/loader/pass-can-be-cancelled", test_cancelled_in_the_pass);
  ADD ("/loader/thread-reports-to-its-caller", test_async);
  ADD ("/loader/thread-can-be-cancelled", test_async_cancelled);
  ADD ("/loader/thread-answers-in-the-callers-context", test_async_error);
  return g_test_run ();
}
