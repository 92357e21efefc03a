/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-native.h"

#include "dtl-place.h"
#include "dtl-quoted.h"
#include "dtl-support.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ZONE_NAME_MAX   64
#define PASS_SHARE      0.9      /* of the whole work; the rest resolves, sorts and counts */

enum
{
  ROOT_FORMAT, ROOT_VERSION, ROOT_TITLE, ROOT_DESCRIPTION, ROOT_LANGUAGE, ROOT_TIME_ZONE, ROOT_LANES, ROOT_ACTORS, ROOT_SOURCES,
  ROOT_EVENTS, ROOT_PERIODS, ROOT_LINKS, ROOT_VIEW, ROOT_SCHEMA, N_ROOT_KEYS
};

static const char * const root_names[] =
{
  [ROOT_FORMAT] = "format", [ROOT_VERSION] = "version", [ROOT_TITLE] = "title", [ROOT_DESCRIPTION] = "description",
  [ROOT_LANGUAGE] = "language", [ROOT_TIME_ZONE] = "timeZone", [ROOT_LANES] = "lanes", [ROOT_ACTORS] = "actors",
  [ROOT_SOURCES] = "sources", [ROOT_EVENTS] = "events", [ROOT_PERIODS] = "periods", [ROOT_LINKS] = "links",
  [ROOT_VIEW] = "view", [ROOT_SCHEMA] = "$schema",
};

/* What decides whether the file is ours; errors, not problems. */
typedef struct
{
  DtlJsonKeys     keys;
  gboolean        is_dateline, has_events;
  DtlJsonSlice    version;
  gboolean        has_version;
  gsize           format_place;        /* of the value; 0: there is none */
  gsize           version_place;
  gsize           events_place;
  DtlProgressFunc progress;
  gpointer        progress_data;
} Root;

static void
dtl_native_init (DtlNative    *self,
                 GBytes       *bytes,
                 GCancellable *cancellable)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  memset (self, 0, sizeof *self);
  dtl_json_scan_init (&self->scan, data, size);
  dtl_native_keys_init (&self->keys);
  dtl_problems_init (&self->problems, data, size);
  self->builder = dtl_document_builder_new ();
  dtl_document_builder_set_text (self->builder, bytes);
  self->cancellable = cancellable;
  self->zoned_events = g_array_new (FALSE, FALSE, sizeof (guint32));
  dtl_names_init (&self->lane_names, data);
  dtl_names_init (&self->actor_names, data);
  dtl_names_init (&self->source_names, data);
  self->citations = g_array_new (FALSE, FALSE, sizeof (DtlNativeCitation));
  self->lanes = g_array_new (FALSE, FALSE, sizeof (DtlNativeSpan));
  self->actors = g_array_new (FALSE, FALSE, sizeof (DtlNativeSpan));
  self->sources = g_array_new (FALSE, FALSE, sizeof (DtlNativeSpan));
  self->periods = g_array_new (FALSE, FALSE, sizeof (DtlNativeSpan));
  self->links = g_array_new (FALSE, FALSE, sizeof (DtlNativeSpan));
  self->pending_citations = g_array_new (FALSE, FALSE, sizeof (DtlPendingCitation));
  self->pending_actors = g_array_new (FALSE, FALSE, sizeof (DtlJsonSlice));
}

static void
dtl_native_clear (DtlNative *self)
{
  dtl_json_scan_clear (&self->scan);
  dtl_problems_clear (&self->problems);
  g_clear_pointer (&self->builder, dtl_document_builder_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_free (self->zone_name);
  g_array_unref (self->zoned_events);
  dtl_names_clear (&self->lane_names);
  dtl_names_clear (&self->actor_names);
  dtl_names_clear (&self->source_names);
  g_clear_pointer (&self->citations, g_array_unref);
  g_array_unref (self->lanes);
  g_array_unref (self->actors);
  g_array_unref (self->sources);
  g_array_unref (self->periods);
  g_array_unref (self->links);
  g_array_unref (self->pending_citations);
  g_array_unref (self->pending_actors);
}

/* The root's members */

/* Names of the zone database only: anything else would make GLib look for files of that name. */
static gboolean
is_zone_name (const char *name)
{
  if (strlen (name) > ZONE_NAME_MAX || !g_ascii_isalpha (name[0]) || strstr (name, "..") != NULL)
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("_+-/", *p) == NULL)
      return FALSE;
  return TRUE;
}

static void
read_time_zone (DtlNative *self)
{
  gsize start = self->scan.pos;
  DtlJsonSlice slice;

  if (!dtl_native_read_text (self, "timeZone", &slice, NULL))
    return;

  self->zone_name = dtl_native_quote (self, &slice);
  if (is_zone_name (self->zone_name))
    self->zone = g_time_zone_new_identifier (self->zone_name);
  if (self->zone == NULL)
    {
      g_autofree char *found = g_strdup_printf (_("the text “%s”"), self->zone_name);

      dtl_native_remark (self, start, "timeZone", found, _("a time zone that this computer knows, such as “Europe/London”; times with a zone are shown in UTC"));
      g_clear_pointer (&self->zone_name, g_free);
    }
}

static void
read_head_text (DtlNative  *self,
                const char *member,
                void      (*set) (DtlDocumentBuilder *builder, const char *text))
{
  g_autofree char *text = NULL;
  DtlJsonSlice slice;

  if (!dtl_native_read_text (self, member, &slice, NULL))
    return;
  text = dtl_native_quote (self, &slice);
  set (self->builder, text);
}

static void
read_format (DtlNative *self,
             Root      *root)
{
  g_autofree char *text = NULL;
  DtlJsonSlice slice;

  root->format_place = self->scan.pos;
  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_STRING)
    {
      dtl_json_scan_skip (&self->scan);
      return;
    }
  if (!dtl_json_scan_string (&self->scan, &slice))
    return;
  text = dtl_native_quote (self, &slice);
  root->is_dateline = g_str_equal (text, "dateline");
}

static void
read_version (DtlNative *self,
              Root      *root)
{
  root->version_place = self->scan.pos;
  if (dtl_json_scan_peek (&self->scan) == DTL_JSON_STRING)
    root->has_version = dtl_json_scan_string (&self->scan, &root->version);
  else
    dtl_json_scan_skip (&self->scan);
}

/* Where the records of a list stand that can be used. */
static void
read_records (DtlNative      *self,
              const char     *member,
              const DtlShape *shape,
              GArray         *spans)
{
  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_ARRAY)
    {
      dtl_native_refuse (self, member, _("a list"), NULL);
      return;
    }

  if (!dtl_json_scan_enter (&self->scan))
    return;
  while (dtl_json_scan_next_element (&self->scan))
    {
      guint mark = dtl_problems_get_mark (&self->problems);
      DtlNativeSpan span = { 0 };
      DtlFault fault = { 0 };

      self->scan.n_values = self->scan.widest = 0;
      dtl_native_check_object (self, shape, &span, &fault);
      if (self->scan.n_values > DTL_NATIVE_MAX_RECORD_VALUES || self->scan.widest > DTL_NATIVE_MAX_RECORD_MEMBERS)
        dtl_fault_set (&fault, span.start, NULL, _("a record with too much in it"),
                       _("at most 100,000 values, and 1,000 members in an object"));
      if (self->scan.failed)
        dtl_fault_clear (&fault);
      else if (fault.message == NULL)
        g_array_append_val (spans, span);
      else
        {
          dtl_problems_drop_since (&self->problems, mark);
          dtl_problems_take (&self->problems, DTL_PROBLEM_LEFT_OUT, fault.offset, fault.message);
        }
    }
}

static void
read_events (DtlNative *self,
             Root      *root)
{
  root->events_place = self->scan.pos;
  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_ARRAY)
    {
      dtl_json_scan_skip (&self->scan);
      return;
    }
  root->has_events = TRUE;
  dtl_native_read_events (self);
}

static void
read_view (DtlNative *self)
{
  DtlFault fault = { 0 };

  self->scan.n_values = self->scan.widest = 0;
  dtl_native_check_object (self, &dtl_shape_view, &self->view, &fault);
  if (self->scan.n_values > DTL_NATIVE_MAX_RECORD_VALUES || self->scan.widest > DTL_NATIVE_MAX_RECORD_MEMBERS)
    {
      dtl_fault_set (&fault, self->view.start, "view", _("a record with too much in it"),
                     _("at most 100,000 values, and 1,000 members in an object"));
      self->view.length = 0;
    }
  if (fault.message != NULL && !self->scan.failed)
    dtl_problems_take (&self->problems, DTL_PROBLEM_REMARK, fault.offset, g_steal_pointer (&fault.message));
  dtl_fault_clear (&fault);
}

static void
read_root_member (DtlNative          *self,
                  Root               *root,
                  const DtlJsonSlice *key)
{
  switch (dtl_json_keys_find (&root->keys, &self->scan, key))
    {
    case ROOT_FORMAT:
      read_format (self, root);
      break;
    case ROOT_VERSION:
      read_version (self, root);
      break;
    case ROOT_TITLE:
      read_head_text (self, "title", dtl_document_builder_set_title);
      break;
    case ROOT_DESCRIPTION:
      read_head_text (self, "description", dtl_document_builder_set_description);
      break;
    case ROOT_LANGUAGE:
      read_head_text (self, "language", dtl_document_builder_set_language);
      break;
    case ROOT_TIME_ZONE:
      read_time_zone (self);
      break;
    case ROOT_LANES:
      read_records (self, "lanes", &dtl_shape_lane, self->lanes);
      break;
    case ROOT_ACTORS:
      read_records (self, "actors", &dtl_shape_actor, self->actors);
      break;
    case ROOT_SOURCES:
      read_records (self, "sources", &dtl_shape_source, self->sources);
      break;
    case ROOT_EVENTS:
      read_events (self, root);
      break;
    case ROOT_PERIODS:
      read_records (self, "periods", &dtl_shape_period, self->periods);
      break;
    case ROOT_LINKS:
      read_records (self, "links", &dtl_shape_link, self->links);
      break;
    case ROOT_VIEW:
      read_view (self);
      break;
    case ROOT_SCHEMA:
      dtl_json_scan_skip (&self->scan);
      break;
    default:
      dtl_native_note_unknown (self, key);
      dtl_json_scan_skip (&self->scan);
    }
}

/* Errors */

static void
set_error (DtlNative      *self,
           GError        **error,
           DtlFormatError  code,
           gsize           offset,
           const char     *found,
           const char     *expected)
{
  DtlPlace place;

  dtl_place_init (&place, self->scan.data, self->scan.size);
  dtl_place_move (&place, offset);
  g_set_error (error, DTL_FORMAT_ERROR, code, _("%u:%u: found %s, expected %s"), place.line, place.column, found, expected);
}

static void
set_scan_error (DtlNative  *self,
                GError    **error)
{
  g_autofree char *message = dtl_json_scan_dup_message (&self->scan);

  g_set_error_literal (error, DTL_FORMAT_ERROR, DTL_FORMAT_ERROR_SYNTAX, message);
}

/* "1.7" → 1, 7. */
static gboolean
parse_version (const char *text,
               guint      *major,
               guint      *minor)
{
  char *end;

  if (!g_ascii_isdigit (text[0]))
    return FALSE;
  *major = (guint) g_ascii_strtoull (text, &end, 10);
  if (end[0] != '.' || !g_ascii_isdigit (end[1]))
    return FALSE;
  *minor = (guint) g_ascii_strtoull (end + 1, &end, 10);
  return *end == '\0' && strlen (text) <= 8;
}

/* Says what a later version has that we do not know. */
static void
remark_on_version (DtlNative  *self,
                   const Root *root,
                   const char *version)
{
  g_autoptr (GString) ignored = g_string_new (NULL);
  char *message;

  for (guint i = 0; i < self->n_unknown; i++)
    {
      g_autofree char *name = dtl_native_quote (self, &self->unknown[i]);

      g_string_append_printf (ignored, "%s“%s”", i > 0 ? ", " : "", name);
    }

  if (ignored->len > 0)
    message = g_strdup_printf (_("found version %s of the format; expected 1.0, so these members were ignored: %s"), version, ignored->str);
  else
    message = g_strdup_printf (_("found version %s of the format; expected 1.0, but nothing had to be ignored"), version);
  dtl_problems_take (&self->problems, DTL_PROBLEM_REMARK, root->version_place, message);
}

static gboolean
check_version (DtlNative   *self,
               const Root  *root,
               GError     **error)
{
  g_autofree char *version = NULL, *found = NULL;
  guint major, minor;

  if (root->version_place == 0)
    {
      dtl_native_remark (self, root->format_place, NULL, _("no “version”"), _("“1.0”, which it was read as"));
      return TRUE;
    }

  version = root->has_version ? dtl_native_quote (self, &root->version) : NULL;
  if (version == NULL || !parse_version (version, &major, &minor))
    {
      found = dtl_native_describe_value (self->scan.data, self->scan.size, root->version_place);
      set_error (self, error, DTL_FORMAT_ERROR_VERSION, root->version_place, found, _("a version such as “1.0”"));
      return FALSE;
    }
  if (major != 1)
    {
      found = g_strdup_printf (_("a timeline of version %s of the format"), version);
      set_error (self, error, DTL_FORMAT_ERROR_VERSION, root->version_place, found,
                 major > 1 ? _("version 1; a newer Dateline is needed to open it") : _("version 1"));
      return FALSE;
    }
  if (minor > 0)
    remark_on_version (self, root, version);
  return TRUE;
}

static gboolean
check_root (DtlNative   *self,
            const Root  *root,
            GError     **error)
{
  g_autofree char *found = NULL;

  if (!root->is_dateline)
    {
      if (root->format_place != 0)
        found = dtl_native_describe_value (self->scan.data, self->scan.size, root->format_place);
      set_error (self, error, DTL_FORMAT_ERROR_NOT_DATELINE, root->format_place,
                 found != NULL ? found : _("JSON that is no timeline"), _("“format”: “dateline”"));
      return FALSE;
    }
  if (!check_version (self, root, error))
    return FALSE;
  if (!root->has_events)
    {
      if (root->events_place != 0)
        found = dtl_native_describe_value (self->scan.data, self->scan.size, root->events_place);
      set_error (self, error, DTL_FORMAT_ERROR_NOT_DATELINE, root->events_place,
                 found != NULL ? found : _("a timeline without “events”"), _("a list of events, which may be empty"));
      return FALSE;
    }
  return TRUE;
}

/* The pass */

typedef struct
{
  DtlNative *native;
  Root      *root;
} Tick;

static gboolean
tick_cb (gsize    offset,
         gpointer user_data)
{
  Tick *tick = user_data;

  if (tick->root->progress != NULL && tick->native->scan.size > 0)
    tick->root->progress (PASS_SHARE * (double) offset / (double) tick->native->scan.size, tick->root->progress_data);
  return !g_cancellable_is_cancelled (tick->native->cancellable);
}

static gboolean
run_pass (DtlNative  *self,
          Root       *root,
          GError    **error)
{
  Tick tick = { self, root };
  DtlJsonSlice key;
  gsize root_place;
  gboolean is_object;

  dtl_json_keys_init (&root->keys, root_names, N_ROOT_KEYS);
  dtl_json_scan_set_tick (&self->scan, tick_cb, &tick);

  is_object = dtl_json_scan_start (&self->scan) && dtl_json_scan_peek (&self->scan) == DTL_JSON_OBJECT;
  root_place = self->scan.pos;
  if (is_object && dtl_json_scan_enter (&self->scan))
    while (dtl_json_scan_next_member (&self->scan, &key))
      read_root_member (self, root, &key);
  else
    dtl_json_scan_skip (&self->scan);

  if (!dtl_json_scan_finish (&self->scan))
    {
      if (!g_cancellable_set_error_if_cancelled (self->cancellable, error))
        set_scan_error (self, error);
      return FALSE;
    }
  if (!is_object)
    {
      g_autofree char *found = dtl_native_describe_value (self->scan.data, self->scan.size, root_place);

      set_error (self, error, DTL_FORMAT_ERROR_NOT_DATELINE, root_place, found, _("an object with “format”: “dateline”"));
      return FALSE;
    }
  return check_root (self, root, error);
}

static void
remark_on_text (DtlNative *self)
{
  if (self->scan.has_bom)
    dtl_native_remark (self, 0, NULL, _("a byte order mark before the text"), _("none; it was passed over"));
  if (self->scan.noncharacter != G_MAXSIZE)
    dtl_native_remark (self, self->scan.noncharacter, NULL, _("a code point that stands for no character"), _("characters only, as I-JSON demands"));
}

/* What refers to what */

typedef gboolean (*FindFunc) (DtlDocumentBuilder *builder,
                              const char         *id,
                              guint32            *index);

static void
report_unknown (DtlNative     *self,
                const DtlName *name,
                const char    *id,
                const char    *message,
                const char    *expected)
{
  g_autofree char *found = NULL;
  gsize place = name->start > 0 && self->scan.data[name->start - 1] == '"' ? name->start - 1 : name->start;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  found = g_strdup_printf (message, id);
#pragma GCC diagnostic pop
  if (name->n_uses > 1)
    {
      char *more = g_strdup_printf (ngettext ("%s (%u time)", "%s (%u times)", name->n_uses), found, name->n_uses);

      g_free (found);
      found = more;
    }
  dtl_native_remark (self, place, NULL, found, expected);
}

static void
resolve_names (DtlNative  *self,
               DtlNames   *names,
               FindFunc    find,
               const char *message,
               const char *expected)
{
  for (guint i = 0; i < names->names->len; i++)
    {
      DtlName *name = dtl_names_get (names, i);
      g_autofree char *id = dtl_names_dup (names, i);

      if (!find (self->builder, id, &name->index))
        {
          name->index = DTL_NONE;
          report_unknown (self, name, id, message, expected);
        }
    }
}

static void
resolve_lanes (DtlNative *self)
{
  guint n = dtl_document_builder_get_n_events (self->builder);

  for (guint i = 0; i < n; i++)
    {
      DtlEvent *event = dtl_document_builder_get_event (self->builder, i);

      if (event->lane != DTL_NONE)
        event->lane = dtl_names_get (&self->lane_names, event->lane)->index;
    }
}

static gboolean
is_named (const DtlSource *source)
{
  return source->authors != NULL || source->container != NULL || source->publisher != NULL;
}

/* The citations of one event, from @first: how far they reach, who supports it, and whether any of these has a name. */
static guint
count_support (DtlNative  *self,
               DtlSupport *support,
               GArray     *cited,
               guint       first)
{
  DtlSource *sources = dtl_document_builder_get_sources (self->builder);
  guint32 index = g_array_index (self->citations, DtlNativeCitation, first).event;
  DtlEvent *event = dtl_document_builder_get_event (self->builder, index);
  gboolean has_name = FALSE;
  guint i;

  g_array_set_size (cited, 0);
  for (i = first; i < self->citations->len; i++)
    {
      const DtlNativeCitation *citation = &g_array_index (self->citations, DtlNativeCitation, i);
      guint32 source;

      if (citation->event != index)
        break;
      source = dtl_names_get (&self->source_names, citation->source >> 3)->index;
      if (source == DTL_NONE || !dtl_stance_supports (citation->source & 7))
        continue;
      has_name |= is_named (&sources[source]);
      g_array_append_val (cited, source);
    }

  if (cited->len > 0 && !has_name)
    event->flags |= DTL_EVENT_ANONYMOUS;
  event->independent = (guint8) dtl_support_count (support, (guint32 *) (gpointer) cited->data, cited->len);
  return i;
}

/* Each source counts the events that cite it, once each. */
static void
count_events_of_sources (DtlNative *self)
{
  guint n_sources = dtl_document_builder_get_n_sources (self->builder);
  DtlSource *sources = dtl_document_builder_get_sources (self->builder);
  g_autofree guint32 *last_events = g_new (guint32, MAX (n_sources, 1));

  memset (last_events, 0xff, n_sources * sizeof *last_events);
  for (guint i = 0; i < self->citations->len; i++)
    {
      const DtlNativeCitation *citation = &g_array_index (self->citations, DtlNativeCitation, i);
      guint32 source = dtl_names_get (&self->source_names, citation->source >> 3)->index;

      if (source == DTL_NONE || last_events[source] == citation->event)
        continue;
      last_events[source] = citation->event;
      sources[source].n_events++;
    }
}

static void
resolve_citations (DtlNative *self)
{
  g_autoptr (DtlSupport) support = dtl_support_new (dtl_document_builder_get_sources (self->builder),
                                                    dtl_document_builder_get_n_sources (self->builder));
  g_autoptr (GArray) cited = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < self->citations->len;)
    i = count_support (self, support, cited, i);
  count_events_of_sources (self);
}

/* Where the zone stands after events with zoned times, these are placed again. */
static void
place_zoned_events (DtlNative              *self,
                    const DtlNativeReaders *readers)
{
  if (self->zone == NULL)
    return;
  for (guint i = 0; i < self->zoned_events->len; i++)
    {
      DtlEvent *event = dtl_document_builder_get_event (self->builder, g_array_index (self->zoned_events, guint32, i));
      DtlExtent extent = dtl_native_find_extent (readers, self->scan.data + event->text_offset, event->text_length);

      dtl_event_set_extent (event, &extent);
    }
}

static void
resolve_all (DtlNative *self)
{
  DtlNativeReaders *readers = dtl_native_readers_new (self->zone);

  dtl_document_builder_set_readers (self->builder, dtl_native_read_details, dtl_native_read_marks, dtl_native_read_words,
                                    readers, (GDestroyNotify) dtl_native_readers_free);
  dtl_document_builder_set_time_zone (self->builder, self->zone_name);

  dtl_native_build_lanes (self);
  dtl_native_build_actors (self);
  dtl_native_build_sources (self);
  resolve_names (self, &self->lane_names, dtl_document_builder_find_lane,
                 _("the id “%s”, which no lane has"), _("the id of a lane"));
  resolve_names (self, &self->actor_names, dtl_document_builder_find_actor,
                 _("the id “%s”, which no actor has"), _("the id of an actor"));
  resolve_names (self, &self->source_names, dtl_document_builder_find_source,
                 _("the id “%s”, which no source has"), _("the id of a source"));
  place_zoned_events (self, readers);
  resolve_lanes (self);
  resolve_citations (self);
  dtl_native_build_periods (self);
  dtl_native_build_links (self);
  dtl_native_build_view (self);
  remark_on_text (self);
}

/* What is wrong with a timeline that was made of another file stands somewhere in that file. */
static void
tell_of_original (DtlNative *self,
                  DtlImport *import)
{
  dtl_problems_move (&self->problems, dtl_import_find_origin, import, &import->problems);
  dtl_document_builder_set_import_name (self->builder, import->name);
}

static DtlDocument *
finish (DtlNative *self,
        DtlImport *import)
{
  /* Freed first, so that it is not beside what comes next. */
  g_clear_pointer (&self->citations, g_array_unref);
  if (import != NULL)
    tell_of_original (self, import);
  dtl_problems_deliver (&self->problems, self->builder);
  return dtl_document_builder_finish (self->builder);
}

DtlDocument *
dtl_native_load (GBytes                  *bytes,
                 const DtlNativePicture  *picture,
                 DtlImport               *import,
                 GCancellable            *cancellable,
                 DtlProgressFunc          progress,
                 gpointer                 user_data,
                 GError                 **error)
{
  Root root = { .progress = progress, .progress_data = user_data };
  DtlDocument *document = NULL;
  DtlNative self;

  dtl_native_init (&self, bytes, cancellable);
  self.picture = picture;
  if (run_pass (&self, &root, error))
    {
      resolve_all (&self);
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        document = finish (&self, import);
    }
  dtl_native_clear (&self);

  if (document != NULL && progress != NULL)
    progress (1.0, user_data);
  return document;
}
