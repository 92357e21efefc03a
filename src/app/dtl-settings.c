/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-settings.h"

#include <string.h>

#define MOST_LINES 64

struct _DtlSettings
{
  GObject parent_instance;

  GSettings  *settings;   /* NULL without a schema, or with one that is not ours in every key */
  GHashTable *values;     /* without it: key to GVariant */
};

G_DEFINE_FINAL_TYPE (DtlSettings, dtl_settings, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* As the schema has them. */
static const struct
{
  const char *key;
  const char *value;
} defaults[] = {
  { DTL_SETTING_WHEEL_ZOOMS, "false" },
  { DTL_SETTING_FOLD_EMPTY_TIME, "true" },
  { DTL_SETTING_LEGEND_UNFOLDED, "false" },
  { DTL_SETTING_WINDOW_WIDTH, "1440" },
  { DTL_SETTING_WINDOW_HEIGHT, "900" },
  { DTL_SETTING_WINDOW_MAXIMIZED, "false" },
  { DTL_SETTING_EXPORT_CHOICES, "''" },
  { DTL_SETTING_PLACES, "''" },
};

/* An older schema that is still installed may lack a key, and GSettings ends the program over that. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  if (schema == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (!g_settings_schema_has_key (schema, defaults[i].key))
      return NULL;
  return g_settings_new_full (schema, NULL, NULL);
}

static void
settings_changed_cb (DtlSettings *self,
                     const char  *key)
{
  g_signal_emit (self, signals[CHANGED], g_quark_from_string (key), key);
}

static void
dtl_settings_dispose (GObject *object)
{
  DtlSettings *self = DTL_SETTINGS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->values, g_hash_table_unref);

  G_OBJECT_CLASS (dtl_settings_parent_class)->dispose (object);
}

static void
dtl_settings_class_init (DtlSettingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dtl_settings_dispose;

  /**
   * DtlSettings::changed:
   * @key: which one
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dtl_settings_init (DtlSettings *self)
{
  self->settings = open_settings ();
  if (self->settings != NULL)
    {
      g_signal_connect_object (self->settings, "changed", G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
      return;
    }

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    g_hash_table_insert (self->values, (gpointer) defaults[i].key,
                         g_variant_ref_sink (g_variant_new_parsed (defaults[i].value)));
}

static GVariant *
get_value (DtlSettings *self,
           const char  *key)
{
  if (self->settings != NULL)
    return g_settings_get_value (self->settings, key);
  return g_variant_ref (g_hash_table_lookup (self->values, key));
}

/* Takes a floating @value. What the schema does not allow is left as it was. */
static void
set_value (DtlSettings *self,
           const char  *key,
           GVariant    *value)
{
  g_autoptr(GVariant) owned = g_variant_ref_sink (value);
  g_autoptr(GVariant) old = get_value (self, key);

  if (g_variant_equal (old, owned))
    return;
  if (self->settings != NULL)
    {
      g_autoptr(GSettingsSchema) schema = NULL;
      g_autoptr(GSettingsSchemaKey) schema_key = NULL;

      g_object_get (self->settings, "settings-schema", &schema, NULL);
      schema_key = g_settings_schema_get_key (schema, key);
      if (g_settings_schema_key_range_check (schema_key, owned))
        g_settings_set_value (self->settings, key, owned);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    if (g_str_equal (defaults[i].key, key))
      g_hash_table_insert (self->values, (gpointer) defaults[i].key, g_steal_pointer (&owned));
  settings_changed_cb (self, key);
}

DtlSettings *
dtl_settings_new (void)
{
  return g_object_new (DTL_TYPE_SETTINGS, NULL);
}

gboolean
dtl_settings_get_boolean (DtlSettings *self,
                          const char  *key)
{
  g_autoptr(GVariant) value = NULL;

  g_return_val_if_fail (DTL_IS_SETTINGS (self), FALSE);

  value = get_value (self, key);
  return g_variant_get_boolean (value);
}

void
dtl_settings_set_boolean (DtlSettings *self,
                          const char  *key,
                          gboolean     value)
{
  g_return_if_fail (DTL_IS_SETTINGS (self));

  set_value (self, key, g_variant_new_boolean (value));
}

int
dtl_settings_get_int (DtlSettings *self,
                      const char  *key)
{
  g_autoptr(GVariant) value = NULL;

  g_return_val_if_fail (DTL_IS_SETTINGS (self), 0);

  value = get_value (self, key);
  return g_variant_get_int32 (value);
}

void
dtl_settings_set_int (DtlSettings *self,
                      const char  *key,
                      int          value)
{
  g_return_if_fail (DTL_IS_SETTINGS (self));

  set_value (self, key, g_variant_new_int32 (value));
}

char *
dtl_settings_dup_string (DtlSettings *self,
                         const char  *key)
{
  g_autoptr(GVariant) value = NULL;

  g_return_val_if_fail (DTL_IS_SETTINGS (self), NULL);

  value = get_value (self, key);
  return g_variant_dup_string (value, NULL);
}

void
dtl_settings_set_string (DtlSettings *self,
                         const char  *key,
                         const char  *value)
{
  g_return_if_fail (DTL_IS_SETTINGS (self));

  set_value (self, key, g_variant_new_string (value));
}

/* Nobody who reads the settings needs to learn which files there are. */
static char *
dup_prefix (const char *timeline)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, timeline, -1);

  hash[16] = '\0';
  return g_strconcat (hash, " ", NULL);
}

char *
dtl_settings_dup_line (DtlSettings *self,
                       const char  *key,
                       const char  *timeline)
{
  g_autofree char *all = dtl_settings_dup_string (self, key), *prefix = timeline != NULL ? dup_prefix (timeline) : NULL;
  g_auto(GStrv) lines = g_strsplit (all, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *space = strchr (lines[i], ' ');

      if (space != NULL && (prefix == NULL || g_str_has_prefix (lines[i], prefix)))
        return g_strdup (space + 1);
    }
  return NULL;
}

void
dtl_settings_set_line (DtlSettings *self,
                       const char  *key,
                       const char  *timeline,
                       const char  *line)
{
  g_autofree char *all = dtl_settings_dup_string (self, key), *prefix = dup_prefix (timeline);
  g_auto(GStrv) lines = g_strsplit (all, "\n", -1);
  g_autoptr(GString) text = g_string_new (prefix);
  guint n = 1;

  g_string_append (text, line);
  for (guint i = 0; lines[i] != NULL && n < MOST_LINES; i++)
    if (*lines[i] != '\0' && !g_str_has_prefix (lines[i], prefix))
      {
        g_string_append_printf (text, "\n%s", lines[i]);
        n++;
      }
  dtl_settings_set_string (self, key, text->str);
}
