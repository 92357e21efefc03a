/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-carrier.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "dtl-proof-part.h"

#define DEFAULT_NAME "timeline.dateline"
/* Bytes; a view has room for it even where all of it is written by numbers. A longer one is no choice that anybody made by hand. */
#define MOST_FILTER  8192

static GBytes *
pack (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  /* Memory takes all of it. */
  g_output_stream_write_all (stream, data, size, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* As a document writes dates of its view. Years of more than four digits have no time of day in EDTF. */
static void
add_instant (JsonBuilder *builder,
             const char  *name,
             DtlInstant   instant)
{
  char buffer[DTL_ISO8601_SIZE];
  DtlCivil civil;

  dtl_civil_from_instant (instant, &civil);
  json_builder_set_member_name (builder, name);
  if (civil.year >= -9999 && civil.year <= 9999)
    dtl_instant_to_iso8601 (instant, buffer);
  else
    g_snprintf (buffer, sizeof buffer, "Y%" G_GINT64_FORMAT, civil.year);
  json_builder_add_string_value (builder, buffer);
}

static void
add_view (JsonBuilder        *builder,
          const DtlProofView *view)
{
  if (view->has_span)
    {
      add_instant (builder, "from", view->from);
      add_instant (builder, "to", view->to);
    }
  if (view->hidden_lanes != NULL && view->hidden_lanes[0] != NULL)
    {
      json_builder_set_member_name (builder, "hiddenLanes");
      json_builder_begin_array (builder);
      for (guint i = 0; view->hidden_lanes[i] != NULL; i++)
        json_builder_add_string_value (builder, view->hidden_lanes[i]);
      json_builder_end_array (builder);
    }
  if (view->filter != NULL && strlen (view->filter) <= MOST_FILTER)
    {
      json_builder_set_member_name (builder, "filter");
      json_builder_add_string_value (builder, view->filter);
    }
  if (view->has_reported_by)
    add_instant (builder, "reportedBy", view->reported_by);
  json_builder_set_member_name (builder, "foldEmptyTime");
  json_builder_add_boolean_value (builder, view->fold_empty_time);
}

/* All beyond ASCII by number, so that any kind of file can hold it. */
static char *
to_ascii (const char *json)
{
  GString *out = g_string_new (NULL);

  for (const char *at = json; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (c < 0x7f)
        g_string_append_c (out, (char) c);
      else if (c < 0x10000)
        g_string_append_printf (out, "\\u%04x", c);
      else
        g_string_append_printf (out, "\\u%04x\\u%04x", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
    }

  return g_string_free (out, FALSE);
}

static char *
describe_view (GBytes             *timeline,
               const DtlProofView *view,
               gboolean            is_part)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, timeline);
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sha256");
  json_builder_add_string_value (builder, hash);
  json_builder_set_member_name (builder, "part");
  json_builder_add_boolean_value (builder, is_part);
  add_view (builder, view);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = json_to_string (root, FALSE);

  return to_ascii (json);
}

/* What every kind of file and every system takes for a name. */
static char *
dup_plain_name (const char *name)
{
  char *plain = g_strdup (name != NULL && *name != '\0' ? name : DEFAULT_NAME);

  g_strcanon (plain, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.", '-');
  return plain;
}

/**
 * dtl_proof_new:
 * @view: what the picture shows of it
 * @name: (nullable): the name of its file
 *
 * Returns: (transfer full): what a picture of @document is to carry
 */
DtlProof *
dtl_proof_new (DtlDocument        *document,
               const DtlProofView *view,
               const char         *name)
{
  g_autoptr (GBytes) timeline = NULL;
  gboolean is_part;
  DtlProof *self;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document) && view != NULL, NULL);

  timeline = view->visible != NULL ? dtl_proof_cut (document, view->visible) : NULL;
  is_part = timeline != NULL;
  if (!is_part)
    timeline = g_bytes_ref (dtl_document_get_text (document));
  self = g_new0 (DtlProof, 1);
  self->timeline = pack (timeline);
  self->size = g_bytes_get_size (timeline);
  self->view = describe_view (timeline, view, is_part);
  self->name = dup_plain_name (name);

  return self;
}
