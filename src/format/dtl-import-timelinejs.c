/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TimelineJS 3: {"title": slide, "events": [slide, ...], "eras": [slide, ...], "scale": ...}. The text passed the strict pass before. */
#include "config.h"

#include "dtl-import-slide.h"

#include "dtl-json-get.h"
#include "dtl-json-scan.h"
#include "dtl-json-write.h"
#include "dtl-native.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  DtlImporter  *importer;
  DtlJsonScan   scan;
  GStringChunk *texts;    /* of the slide that is read */
} Reader;

static gboolean
is_named (const DtlJsonScan  *scan,
          const DtlJsonSlice *key,
          const char         *name)
{
  return key->length == strlen (name) && memcmp (scan->data + key->start, name, key->length) == 0;
}

/* Recognizing */

static gboolean
looks_like_slide (DtlJsonScan *scan)
{
  gboolean has_date = FALSE;
  DtlJsonSlice key;

  if (!dtl_json_scan_enter_if (scan, DTL_JSON_OBJECT))
    return FALSE;
  while (dtl_json_scan_next_member (scan, &key))
    {
      has_date |= is_named (scan, &key, "start_date") && dtl_json_scan_peek (scan) == DTL_JSON_OBJECT;
      dtl_json_scan_skip (scan);
    }
  return has_date;
}

/* Leaves the scanner where it is sure. */
static gboolean
has_slides (DtlJsonScan *scan)
{
  if (dtl_json_scan_enter_if (scan, DTL_JSON_ARRAY))
    while (dtl_json_scan_next_element (scan))
      if (looks_like_slide (scan))
        return TRUE;
  return FALSE;
}

static gboolean
recognizes (const char *data,
            gsize       size)
{
  DtlJsonScan scan;
  DtlJsonSlice key;
  gboolean is_it = FALSE;

  dtl_json_scan_init (&scan, data, size);
  if (dtl_json_scan_start (&scan) && dtl_json_scan_enter_if (&scan, DTL_JSON_OBJECT))
    while (!is_it && dtl_json_scan_next_member (&scan, &key))
      {
        if (is_named (&scan, &key, "events"))
          is_it = has_slides (&scan);
        else
          dtl_json_scan_skip (&scan);
      }
  dtl_json_scan_clear (&scan);
  return is_it;
}

/* Reading a slide */

/* Numbers are written as such or as texts. NULL: neither. */
static const char *
get_text (Reader     *self,
          JsonObject *object,
          const char *member)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, member) : NULL;
  char buffer[32];

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return g_string_chunk_insert (self->texts, json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    g_ascii_formatd (buffer, sizeof buffer, "%.15g", json_node_get_double (node));
  else
    return NULL;
  return g_string_chunk_insert (self->texts, buffer);
}

static void
get_date (Reader       *self,
          JsonObject   *slide,
          const char   *member,
          DtlSlideDate *date)
{
  JsonObject *object = dtl_json_get_object (slide, member);

  *date = (DtlSlideDate) { .year = get_text (self, object, "year"), .month = get_text (self, object, "month"), .day = get_text (self, object, "day"),
                           .hour = get_text (self, object, "hour"), .minute = get_text (self, object, "minute"),
                           .second = get_text (self, object, "second") };
}

/* Whether an event has all of it, so that nothing of the member need be kept. */
static gboolean
is_date_of_parts (JsonObject *slide,
                  const char *member)
{
  static const char * const parts[] = { "year", "month", "day", "hour", "minute", "second", NULL };
  JsonObject *object = dtl_json_get_object (slide, member);
  g_autoptr (GList) names = object != NULL ? json_object_get_members (object) : NULL;

  for (GList *i = names; i != NULL; i = i->next)
    if (!g_strv_contains (parts, i->data))
      {
        JsonNode *node = json_object_get_member (object, i->data);
        const char *text = dtl_json_node_text (node);

        if (!JSON_NODE_HOLDS_NULL (node) && (text == NULL || *text != '\0'))
          return FALSE;
      }
  return object != NULL;
}

static gboolean
is_to_be_kept (JsonObject *slide,
               const char *member)
{
  static const char * const mapped[] = { "text", "group", "display_date", "unique_id", NULL };

  if (g_str_equal (member, "start_date") || g_str_equal (member, "end_date"))
    return !is_date_of_parts (slide, member);
  return !g_strv_contains (mapped, member);
}

/* The members that an event has no place for, byte for byte. */
static char *
copy_members (JsonObject *slide,
              const char *data,
              gsize       size)
{
  g_autoptr (GString) out = g_string_new (NULL);
  DtlJsonScan scan;
  DtlJsonSlice key;

  dtl_json_scan_init (&scan, data, size);
  if (dtl_json_scan_start (&scan) && dtl_json_scan_enter_if (&scan, DTL_JSON_OBJECT))
    while (dtl_json_scan_next_member (&scan, &key))
      {
        g_autofree char *name = g_strndup (data + key.start, key.length);
        gsize start = scan.pos;

        if (!dtl_json_scan_skip (&scan) || key.escaped || !is_to_be_kept (slide, name))
          continue;
        if (out->len > 0)
          g_string_append (out, ", ");
        g_string_append_printf (out, "\"%s\": ", name);
        g_string_append_len (out, data + start, (gssize) (scan.pos - start));
      }
  dtl_json_scan_clear (&scan);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

typedef void (*SlideFunc) (DtlImporter    *importer,
                           const DtlSlide *slide);

static void
read_slide (Reader    *self,
            SlideFunc  take)
{
  gsize start = self->scan.pos, size;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *origin = NULL;
  JsonObject *object, *text, *media;
  DtlSlide slide = { .offset = start };

  self->scan.n_values = self->scan.widest = 0;
  if (!dtl_json_scan_skip (&self->scan))
    return;
  size = self->scan.pos - start;
  if (self->scan.n_values <= DTL_NATIVE_MAX_RECORD_VALUES && self->scan.widest <= DTL_NATIVE_MAX_RECORD_MEMBERS)
    root = dtl_json_parse (self->scan.data + start, size);
  object = root != NULL ? json_node_get_object (root) : NULL;
  if (object == NULL)
    {
      dtl_problems_add (&self->importer->problems, DTL_PROBLEM_LEFT_OUT, start, NULL, _("what is no slide, or a huge one"), _("an object of TimelineJS"));
      return;
    }

  text = dtl_json_get_object (object, "text");
  media = dtl_json_get_object (object, "media");
  slide.id = get_text (self, object, "unique_id");
  get_date (self, object, "start_date", &slide.start);
  get_date (self, object, "end_date", &slide.end);
  slide.display_date = get_text (self, object, "display_date");
  slide.headline = get_text (self, text, "headline");
  slide.text = get_text (self, text, "text");
  slide.group = get_text (self, object, "group");
  slide.media = get_text (self, media, "url");
  slide.credit = get_text (self, media, "credit");
  slide.caption = get_text (self, media, "caption");
  slide.thumbnail = get_text (self, media, "thumbnail");
  slide.alt = get_text (self, media, "alt");
  slide.origin = origin = copy_members (object, self->scan.data + start, size);
  take (self->importer, &slide);
  g_string_chunk_clear (self->texts);
}

static void
read_slides (Reader    *self,
             SlideFunc  take)
{
  if (dtl_json_scan_enter_if (&self->scan, DTL_JSON_ARRAY))
    while (dtl_json_scan_next_element (&self->scan) && dtl_importer_goes_on (self->importer))
      read_slide (self, take);
}

/* A member of the whole, byte for byte. */
static void
keep_member (Reader     *self,
             const char *name,
             gsize       start,
             gsize       end)
{
  dtl_json_write_name (self->importer->origin, name);
  g_string_append_len (self->importer->origin, self->scan.data + start, (gssize) (end - start));
}

static gboolean
read_file (DtlImporter  *importer,
           GError      **error)
{
  Reader self = { .importer = importer, .texts = g_string_chunk_new (4096) };
  DtlJsonSlice key;

  dtl_json_scan_init (&self.scan, importer->data, importer->size);
  if (dtl_json_scan_start (&self.scan) && dtl_json_scan_enter_if (&self.scan, DTL_JSON_OBJECT))
    while (dtl_json_scan_next_member (&self.scan, &key) && dtl_importer_goes_on (importer))
      {
        g_autofree char *name = g_strndup (self.scan.data + key.start, key.length);
        gsize start = self.scan.pos;

        if (g_str_equal (name, "events"))
          read_slides (&self, dtl_import_slide_event);
        else if (g_str_equal (name, "eras"))
          read_slides (&self, dtl_import_slide_era);
        else if (g_str_equal (name, "title"))
          {
            read_slide (&self, dtl_import_slide_title);
            keep_member (&self, name, start, self.scan.pos);
          }
        else if (dtl_json_scan_skip (&self.scan) && !key.escaped)
          keep_member (&self, name, start, self.scan.pos);
      }
  dtl_json_scan_clear (&self.scan);
  g_string_chunk_free (self.texts);
  return TRUE;
}

const DtlImportReader dtl_import_timelinejs = { "timelinejs", N_("a TimelineJS file"), recognizes, read_file };
