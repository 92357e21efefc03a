/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of an event that search looks at, by the scanner alone: they are asked for of each event at each search.
 */
#include "dtl-native.h"

#include "dtl-quoted.h"

#include <string.h>

typedef struct
{
  const DtlNativeReaders *readers;
  DtlJsonScan             scan;
  DtlWordsFunc            func;
  gpointer                func_data;
  gboolean                is_done;
} Words;

static void
tell_slice (Words              *self,
            DtlField            field,
            const DtlJsonSlice *slice)
{
  const char *text = self->scan.data + slice->start;

  if (self->is_done)
    return;

  if (slice->escaped)
    {
      g_autofree char *plain = g_malloc (slice->length + 1);
      gsize length = dtl_quoted_decode (text, slice->length, plain, slice->length + 1);

      self->is_done = !self->func (field, plain, length, self->func_data);
    }
  else
    self->is_done = !self->func (field, text, slice->length, self->func_data);
}

static void
tell (Words    *self,
      DtlField  field)
{
  DtlJsonSlice slice;

  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_STRING)
    dtl_json_scan_skip (&self->scan);
  else if (dtl_json_scan_string (&self->scan, &slice))
    tell_slice (self, field, &slice);
}

static void
tell_quote (Words *self)
{
  DtlJsonSlice key;

  if (!dtl_json_scan_enter_if (&self->scan, DTL_JSON_OBJECT))
    return;
  while (!self->is_done && dtl_json_scan_next_member (&self->scan, &key))
    if (dtl_json_keys_find (&self->readers->keys.quote, &self->scan, &key) == QUOTE_EXACT)
      tell (self, DTL_FIELD_QUOTE);
    else
      dtl_json_scan_skip (&self->scan);
}

static void
tell_source (Words *self)
{
  DtlJsonSlice slice;

  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_NUMBER)
    tell (self, DTL_FIELD_SOURCE_ID);
  else if (dtl_json_scan_number (&self->scan, &slice))
    tell_slice (self, DTL_FIELD_SOURCE_ID, &slice);
}

static void
tell_citation (Words *self)
{
  DtlJsonSlice key;

  if (dtl_json_scan_enter_if (&self->scan, DTL_JSON_OBJECT))
    while (!self->is_done && dtl_json_scan_next_member (&self->scan, &key))
      switch (dtl_json_keys_find (&self->readers->keys.citation, &self->scan, &key))
        {
        case CITATION_SOURCE:
          tell_source (self);
          break;
        case CITATION_BY:
          tell (self, DTL_FIELD_ACTOR_ID);
          break;
        case CITATION_QUOTE:
          tell_quote (self);
          break;
        case CITATION_TRANSLATION:
          tell (self, DTL_FIELD_QUOTE);
          break;
        case CITATION_NOTE:
          tell (self, DTL_FIELD_DESCRIPTION);
          break;
        default:
          dtl_json_scan_skip (&self->scan);
        }
}

static void
tell_citations (Words *self)
{
  if (dtl_json_scan_enter_if (&self->scan, DTL_JSON_ARRAY))
    while (!self->is_done && dtl_json_scan_next_element (&self->scan))
      tell_citation (self);
}

/* A date is told as its source words it; its numbers are for the scale. */
static void
tell_label (Words *self)
{
  DtlJsonSlice key;

  if (!dtl_json_scan_enter_if (&self->scan, DTL_JSON_OBJECT))
    return;
  while (!self->is_done && dtl_json_scan_next_member (&self->scan, &key))
    switch (dtl_json_keys_find (&self->readers->keys.when, &self->scan, &key))
      {
      case WHEN_LABEL:
      case WHEN_NOTE:
        tell (self, DTL_FIELD_DESCRIPTION);
        break;
      default:
        dtl_json_scan_skip (&self->scan);
      }
}

static void
tell_plan (Words *self)
{
  DtlJsonSlice key;

  if (dtl_json_scan_enter_if (&self->scan, DTL_JSON_OBJECT))
    while (!self->is_done && dtl_json_scan_next_member (&self->scan, &key))
      switch (dtl_json_keys_find (&self->readers->keys.plan, &self->scan, &key))
        {
        case PLAN_BY:
          tell (self, DTL_FIELD_ACTOR_ID);
          break;
        case PLAN_CITATIONS:
          tell_citations (self);
          break;
        case PLAN_NOTE:
          tell (self, DTL_FIELD_DESCRIPTION);
          break;
        case PLAN_WHEN:
          tell_label (self);
          break;
        default:
          dtl_json_scan_skip (&self->scan);
        }
}

/* Of an object in which one member is told. */
static void
tell_member (Words      *self,
             const char *name,
             DtlField    field)
{
  DtlJsonSlice key;
  gsize length = strlen (name);

  if (!dtl_json_scan_enter_if (&self->scan, DTL_JSON_OBJECT))
    return;
  while (!self->is_done && dtl_json_scan_next_member (&self->scan, &key))
    if (key.length == length && memcmp (self->scan.data + key.start, name, length) == 0)
      tell (self, field);
    else
      dtl_json_scan_skip (&self->scan);
}

static void
tell_list (Words    *self,
           DtlField  field)
{
  if (!dtl_json_scan_enter_if (&self->scan, DTL_JSON_ARRAY))
    return;
  while (!self->is_done && dtl_json_scan_next_element (&self->scan))
    if (field == DTL_FIELD_ACTOR_ID && dtl_json_scan_peek (&self->scan) == DTL_JSON_OBJECT)
      tell_member (self, "actor", field);
    else
      tell (self, field);
}

static void
tell_plans (Words *self)
{
  if (dtl_json_scan_enter_if (&self->scan, DTL_JSON_ARRAY))
    while (!self->is_done && dtl_json_scan_next_element (&self->scan))
      tell_plan (self);
}

static void
tell_event_member (Words              *self,
                   const DtlJsonSlice *key)
{
  switch (dtl_json_keys_find (&self->readers->keys.event, &self->scan, key))
    {
    case EVENT_TITLE:
    case EVENT_SHORT_TITLE:
      tell (self, DTL_FIELD_TITLE);
      break;
    case EVENT_DESCRIPTION:
    case EVENT_DATE_BASIS:
    case EVENT_OUTSIDE_NOTE:
    case EVENT_NOTE:
      tell (self, DTL_FIELD_DESCRIPTION);
      break;
    case EVENT_WHEN:
      tell_label (self);
      break;
    case EVENT_PLACE:
      tell_member (self, "name", DTL_FIELD_DESCRIPTION);
      break;
    case EVENT_TAGS:
      tell_list (self, DTL_FIELD_TAG);
      break;
    case EVENT_ACTORS:
      tell_list (self, DTL_FIELD_ACTOR_ID);
      break;
    case EVENT_CITATIONS:
      tell_citations (self);
      break;
    case EVENT_PLANS:
      tell_plans (self);
      break;
    default:
      dtl_json_scan_skip (&self->scan);
    }
}

void
dtl_native_read_words (DtlDocument *document,
                       guint32      event,
                       const char  *text,
                       gsize        length,
                       DtlWordsFunc func,
                       gpointer     func_data,
                       gpointer     user_data)
{
  DtlJsonSlice key;
  Words self;

  self.readers = user_data;
  self.func = func;
  self.func_data = func_data;
  self.is_done = FALSE;
  dtl_json_scan_init (&self.scan, text, length);
  if (dtl_json_scan_start (&self.scan) && dtl_json_scan_enter (&self.scan))
    while (!self.is_done && dtl_json_scan_next_member (&self.scan, &key))
      tell_event_member (&self, &key);
  dtl_json_scan_clear (&self.scan);
}
