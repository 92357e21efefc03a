/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-proof-part.h"

#include <string.h>

#include "dtl-json-get.h"
#include "dtl-json-scan.h"

/*
 * The file is copied byte for byte but for the elements of "events" and of "links" that are not to be seen: of an array with
 * such elements the others are written one after the other. What the document did not take as an event is left out, too.
 */
typedef struct
{
  DtlDocument  *document;
  const guint8 *visible;
  GHashTable   *kept;         /* where the events that are kept begin */
  DtlJsonScan   scan;
  GString      *out;
  gsize         copied;       /* up to here the file is in @out, or left out */
} Cutter;

static void
copy_up_to (Cutter *self,
            gsize   offset)
{
  g_string_append_len (self->out, self->scan.data + self->copied, (gssize) (offset - self->copied));
  self->copied = offset;
}

static gboolean
is_visible_id (Cutter     *self,
               const char *id)
{
  guint32 event;

  return id != NULL && dtl_document_find_event (self->document, id, &event) && self->visible[event];
}

static gboolean
keep_event (Cutter *self,
            gsize   start,
            gsize   end)
{
  return g_hash_table_contains (self->kept, GSIZE_TO_POINTER (start + 1));
}

/* A link is seen with both of its ends. */
static gboolean
keep_link (Cutter *self,
           gsize   start,
           gsize   end)
{
  g_autoptr (JsonNode) root = dtl_json_parse (self->scan.data + start, end - start);
  JsonObject *link = root != NULL ? json_node_get_object (root) : NULL;

  return link != NULL && is_visible_id (self, dtl_json_get_text (link, "from")) && is_visible_id (self, dtl_json_get_text (link, "to"));
}

static void
cut_array (Cutter    *self,
           gboolean (*keep) (Cutter *self, gsize start, gsize end))
{
  gboolean is_first = TRUE;

  if (!dtl_json_scan_enter_if (&self->scan, DTL_JSON_ARRAY))
    return;

  copy_up_to (self, self->scan.pos);
  while (dtl_json_scan_next_element (&self->scan))
    {
      const gsize start = self->scan.pos;

      if (!dtl_json_scan_skip (&self->scan))
        return;
      if (keep (self, start, self->scan.pos))
        {
          g_string_append (self->out, is_first ? "\n    " : ",\n    ");
          self->copied = start;
          copy_up_to (self, self->scan.pos);
          is_first = FALSE;
        }
    }
  /* The bracket was read: it is the last byte. */
  self->copied = self->scan.pos - 1;
}

static gboolean
is_member (Cutter             *self,
           const DtlJsonSlice *key,
           const char         *name)
{
  return key->length == strlen (name) && memcmp (self->scan.data + key->start, name, key->length) == 0;
}

static gboolean
cut_root (Cutter *self)
{
  DtlJsonSlice key;

  if (!dtl_json_scan_start (&self->scan) || !dtl_json_scan_enter_if (&self->scan, DTL_JSON_OBJECT))
    return FALSE;
  while (dtl_json_scan_next_member (&self->scan, &key))
    if (is_member (self, &key, "events"))
      cut_array (self, keep_event);
    else if (is_member (self, &key, "links"))
      cut_array (self, keep_link);
    else
      dtl_json_scan_skip (&self->scan);

  return dtl_json_scan_finish (&self->scan);
}

GBytes *
dtl_proof_cut (DtlDocument  *document,
               const guint8 *visible)
{
  GBytes *text = dtl_document_get_text (document);
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  Cutter self = { document, visible, kept, .out = out };
  gboolean is_cut;
  gsize size, length;
  const char *data = g_bytes_get_data (text, &size);

  for (guint32 i = 0; i < dtl_document_get_n_events (document); i++)
    if (visible[i])
      g_hash_table_add (kept, GSIZE_TO_POINTER ((gsize) (dtl_document_peek_event_text (document, i, &length) - data) + 1));

  dtl_json_scan_init (&self.scan, data, size);
  is_cut = cut_root (&self);
  if (is_cut)
    copy_up_to (&self, size);
  dtl_json_scan_clear (&self.scan);

  return is_cut ? g_string_free_to_bytes (g_steal_pointer (&out)) : NULL;
}
