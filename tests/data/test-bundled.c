/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bundled timeline is in the program itself, byte for byte as it stands in data/. */
#include "config.h"

#include <gio/gio.h>

static const char *timeline_path;

static void
test_resource_is_the_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  gsize length;

  bytes = g_resources_lookup_data (RESOURCE_BASE "/timelines/reset-2017.dateline", G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_assert_no_error (error);
  g_file_get_contents (timeline_path, &text, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, length);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  timeline_path = argv[1];
  g_test_add_func ("/bundled/resource-is-the-file", test_resource_is_the_file);
  return g_test_run ();
}
