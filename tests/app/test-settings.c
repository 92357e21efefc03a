/* SPDX-License-Identifier: GPL-3.0-or-later */
/* usage: test-settings [--with-schema] */
#include "config.h"

#include "dtl-settings.h"

static void
changed_cb (DtlSettings *settings,
            const char  *key,
            GString     *keys)
{
  g_string_append_printf (keys, "%s ", key);
}

/* The same holds with the schema and without. */
static void
test_values (void)
{
  g_autoptr(DtlSettings) settings = dtl_settings_new ();
  g_autoptr(GString) keys = g_string_new (NULL);
  g_autofree char *none = dtl_settings_dup_string (settings, DTL_SETTING_EXPORT_CHOICES);
  g_autofree char *some = NULL;

  g_assert_cmpstr (none, ==, "");
  g_assert_false (dtl_settings_get_boolean (settings, DTL_SETTING_WHEEL_ZOOMS));
  g_assert_true (dtl_settings_get_boolean (settings, DTL_SETTING_FOLD_EMPTY_TIME));
  g_assert_cmpint (dtl_settings_get_int (settings, DTL_SETTING_WINDOW_WIDTH), ==, 1440);
  g_assert_cmpint (dtl_settings_get_int (settings, DTL_SETTING_WINDOW_HEIGHT), ==, 900);

  g_signal_connect (settings, "changed", G_CALLBACK (changed_cb), keys);
  dtl_settings_set_boolean (settings, DTL_SETTING_WHEEL_ZOOMS, FALSE);
  g_assert_cmpstr (keys->str, ==, "");
  dtl_settings_set_boolean (settings, DTL_SETTING_WHEEL_ZOOMS, TRUE);
  dtl_settings_set_int (settings, DTL_SETTING_WINDOW_WIDTH, 800);
  dtl_settings_set_string (settings, DTL_SETTING_EXPORT_CHOICES, "x y");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (keys->str, ==, "wheel-zooms window-width export-choices ");
  g_assert_true (dtl_settings_get_boolean (settings, DTL_SETTING_WHEEL_ZOOMS));
  g_assert_cmpint (dtl_settings_get_int (settings, DTL_SETTING_WINDOW_WIDTH), ==, 800);
  some = dtl_settings_dup_string (settings, DTL_SETTING_EXPORT_CHOICES);
  g_assert_cmpstr (some, ==, "x y");
}

/* A value that the schema does not allow ends no program. */
static void
test_range (void)
{
  g_autoptr(DtlSettings) settings = dtl_settings_new ();

  dtl_settings_set_int (settings, DTL_SETTING_WINDOW_WIDTH, 700);
  dtl_settings_set_int (settings, DTL_SETTING_WINDOW_WIDTH, 3);
  g_assert_cmpint (dtl_settings_get_int (settings, DTL_SETTING_WINDOW_WIDTH), ==, 700);
}

int
main (int    argc,
      char **argv)
{
  gboolean with_schema = argc > 1 && g_str_equal (argv[1], "--with-schema");
  GSettingsSchemaSource *source;
  g_autoptr(GSettingsSchema) schema = NULL;

  g_test_init (&argc, &argv, NULL);

  source = g_settings_schema_source_get_default ();
  schema = source != NULL ? g_settings_schema_source_lookup (source, APP_ID, TRUE) : NULL;
  g_assert_true ((schema != NULL) == with_schema);

  g_test_add_func ("/settings/are-kept-and-told", test_values);
  if (with_schema)
    g_test_add_func ("/settings/stay-within-what-the-schema-allows", test_range);

  return g_test_run ();
}
