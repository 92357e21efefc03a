/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TimelineJS 3: {"title": slide, "events": [slide, ...], "eras": [slide, ...], "scale": ...}. The text passed the strict pass before. */
#include "config.h"

#include "dtl-import-slide.h"

#include "dtl-import-json.h"
#include "dtl-json-get.h"
#include "dtl-json-write.h"

#include <glib/gi18n-lib.h>

/* Recognizing */

static gboolean
recognizes (const char *data,
            gsize       size)
{
  return dtl_import_json_has_records (data, size, "events", "start_date", "start_date");
}

/* Reading a slide */

static void
get_date (DtlImportJson *self,
          JsonObject    *slide,
          const char    *member,
          DtlSlideDate  *date)
{
  JsonObject *object = dtl_json_get_object (slide, member);

  *date = (DtlSlideDate) { .year = dtl_import_json_get_text (self, object, "year"), .month = dtl_import_json_get_text (self, object, "month"), .day = dtl_import_json_get_text (self, object, "day"),
                           .hour = dtl_import_json_get_text (self, object, "hour"), .minute = dtl_import_json_get_text (self, object, "minute"),
                           .second = dtl_import_json_get_text (self, object, "second") };
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

typedef void (*SlideFunc) (DtlImporter    *importer,
                           const DtlSlide *slide);

static void
read_slide (DtlImportJson *self,
            SlideFunc      take)
{
  JsonObject *object = dtl_import_json_read_record (self);
  JsonObject *text = object != NULL ? dtl_json_get_object (object, "text") : NULL;
  JsonObject *media = object != NULL ? dtl_json_get_object (object, "media") : NULL;
  g_autofree char *origin = object != NULL ? dtl_import_json_copy_members (self, is_to_be_kept) : NULL;
  DtlSlide slide = { .offset = self->start, .origin = origin };

  if (object == NULL)
    return;
  slide.id = dtl_import_json_get_text (self, object, "unique_id");
  get_date (self, object, "start_date", &slide.start);
  get_date (self, object, "end_date", &slide.end);
  slide.display_date = dtl_import_json_get_text (self, object, "display_date");
  slide.headline = dtl_import_json_get_text (self, text, "headline");
  slide.text = dtl_import_json_get_text (self, text, "text");
  slide.group = dtl_import_json_get_text (self, object, "group");
  slide.media = dtl_import_json_get_text (self, media, "url");
  slide.credit = dtl_import_json_get_text (self, media, "credit");
  slide.caption = dtl_import_json_get_text (self, media, "caption");
  slide.thumbnail = dtl_import_json_get_text (self, media, "thumbnail");
  slide.alt = dtl_import_json_get_text (self, media, "alt");
  take (self->importer, &slide);
}

static void
read_slides (DtlImportJson *self,
             SlideFunc      take)
{
  if (dtl_json_scan_enter_if (&self->scan, DTL_JSON_ARRAY))
    while (dtl_json_scan_next_element (&self->scan) && dtl_importer_goes_on (self->importer))
      read_slide (self, take);
}

/* A member of the whole, byte for byte. */
static void
keep_member (DtlImportJson *self,
             const char    *name,
             gsize          start,
             gsize          end)
{
  dtl_json_write_name (self->importer->origin, name);
  g_string_append_len (self->importer->origin, self->scan.data + start, (gssize) (end - start));
}

static gboolean
read_file (DtlImporter  *importer,
           GError      **error)
{
  DtlImportJson self;
  DtlJsonSlice key;

  dtl_import_json_init (&self, importer);
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
  dtl_import_json_clear (&self);
  return TRUE;
}

const DtlImportReader dtl_import_timelinejs = { "timelinejs", N_("a TimelineJS file"), recognizes, read_file };
