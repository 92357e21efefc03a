/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-native.h"

#include "dtl-place.h"
#include "dtl-quoted.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What may be a date: its text, decoded where that was needed. */
typedef struct
{
  gboolean     is_there;
  DtlJsonSlice slice;
  const char  *text;
  gsize        length;
  char        *decoded;
} DateText;

static void
date_text_clear (DateText *self)
{
  g_free (self->decoded);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DateText, date_text_clear)

static void
date_text_set (DateText           *self,
               const DtlJsonScan  *scan,
               const DtlJsonSlice *slice)
{
  self->is_there = TRUE;
  self->slice = *slice;
  self->text = scan->data + slice->start;
  self->length = slice->length;
  if (!slice->escaped)
    return;

  self->decoded = g_malloc (slice->length + 1);
  self->length = dtl_quoted_decode (self->text, slice->length, self->decoded, slice->length + 1);
  self->text = self->decoded;
}

static void
set_date_fault (DtlFault           *fault,
                const char         *member,
                const DateText     *text,
                const DtlDateError *error)
{
  gsize offset = MIN (error->offset, text->length);
  g_autofree char *cut = NULL, *found = NULL;

  if (fault == NULL || fault->message != NULL)
    return;

  cut = dtl_place_make_presentable (text->text, MIN (text->length, 40));
  if (error->code == DTL_DATE_ERROR_OUT_OF_RANGE)
    {
      found = g_strdup_printf (_("the date “%s”, out of range"), cut);
      dtl_fault_set (fault, text->slice.start, member, found, error->expected != NULL ? _(error->expected) : _("a year nearer to us"));
      return;
    }

  if (offset < text->length)
    {
      g_autofree char *rest = dtl_place_make_presentable (text->text + offset, MIN (text->length - offset, 16));

      found = g_strdup_printf (_("“%s” in the date “%s”"), rest, cut);
    }
  else
    found = g_strdup_printf (_("the end of the date “%s”"), cut);
  dtl_fault_set (fault, text->slice.start + (text->decoded == NULL ? offset : 0), member, found,
                 error->expected != NULL ? _(error->expected) : _("a date in EDTF"));
}

static gboolean
parse_text (const DateText *text,
            GTimeZone      *zone,
            const char     *member,
            DtlNativeWhen  *when,
            DtlFault       *fault)
{
  DtlDateError error;

  if (dtl_date_parse (text->text, (gssize) text->length, zone, &when->date, &error))
    {
      when->has_date = TRUE;
      return TRUE;
    }
  set_date_fault (fault, member, text, &error);
  return FALSE;
}

static gboolean
parse_ends (const DateText *start,
            const DateText *end,
            GTimeZone      *zone,
            DtlNativeWhen  *when,
            DtlFault       *fault)
{
  DtlDateError error;
  gboolean in_end;

  if (dtl_date_parse_ends (start->is_there ? start->text : NULL, (gssize) start->length,
                           end->is_there ? end->text : NULL, (gssize) end->length,
                           zone, &when->date, &error, &in_end))
    {
      when->has_date = TRUE;
      return TRUE;
    }
  set_date_fault (fault, in_end ? "end" : "start", in_end ? end : start, &error);
  return FALSE;
}

/* A text among the members; FALSE where it is something else, which then was skipped. */
static gboolean
read_member_text (DtlJsonScan  *scan,
                  const char   *member,
                  DtlJsonSlice *slice,
                  DtlFault     *fault,
                  DtlProblems  *remarks)
{
  g_autofree char *found = NULL;
  gsize offset = scan->pos;

  if (dtl_json_scan_peek (scan) == DTL_JSON_STRING)
    return dtl_json_scan_string (scan, slice);

  if (fault != NULL || remarks != NULL)
    found = dtl_native_describe_value (scan->data, scan->size, offset);
  if (fault != NULL)
    dtl_fault_set (fault, offset, member, found, _("a text"));
  else if (remarks != NULL)
    dtl_problems_add (remarks, DTL_PROBLEM_REMARK, offset, member, found, _("a text"));
  dtl_json_scan_skip (scan);
  return FALSE;
}

typedef struct
{
  DateText edtf, start, end;
  gboolean has_label;
  gboolean is_bad;
} Parts;

static void
read_date_member (DtlJsonScan *scan,
                  const char  *member,
                  DateText    *text,
                  Parts       *parts,
                  DtlFault    *fault)
{
  DtlJsonSlice slice;

  if (read_member_text (scan, member, &slice, fault, NULL))
    date_text_set (text, scan, &slice);
  else
    parts->is_bad = TRUE;
}

static void
read_parts (DtlJsonScan         *scan,
            const DtlNativeKeys *keys,
            Parts               *parts,
            DtlFault            *fault,
            DtlProblems         *remarks)
{
  DtlJsonSlice key, slice;
  int value;

  while (dtl_json_scan_next_member (scan, &key))
    switch (dtl_json_keys_find (&keys->when, scan, &key))
      {
      case WHEN_EDTF:
        read_date_member (scan, "edtf", &parts->edtf, parts, fault);
        break;
      case WHEN_START:
        read_date_member (scan, "start", &parts->start, parts, fault);
        break;
      case WHEN_END:
        read_date_member (scan, "end", &parts->end, parts, fault);
        break;
      case WHEN_LABEL:
        parts->has_label |= read_member_text (scan, "label", &slice, NULL, remarks) && slice.length > 0;
        break;
      case WHEN_CALENDAR:
        if (read_member_text (scan, "calendar", &slice, NULL, remarks) && remarks != NULL &&
            !dtl_vocabulary_find (&dtl_vocabulary_calendar, scan->data + slice.start, slice.length, &value))
          {
            g_autofree char *found = dtl_native_describe_value (scan->data, scan->size, slice.start - 1);
            g_autofree char *expected = dtl_vocabulary_dup_expected (&dtl_vocabulary_calendar);

            dtl_problems_add (remarks, DTL_PROBLEM_REMARK, slice.start - 1, "calendar", found, expected);
          }
        break;
      case WHEN_NOTE:
        read_member_text (scan, "note", &slice, NULL, remarks);
        break;
      default:
        dtl_json_scan_skip (scan);
      }
}

static gboolean
read_object (DtlJsonScan         *scan,
             const DtlNativeKeys *keys,
             GTimeZone           *zone,
             const char          *member,
             DtlNativeWhen       *when,
             DtlFault            *fault,
             DtlProblems         *remarks)
{
  g_auto (DateText) edtf = { 0 }, start = { 0 }, end = { 0 };
  Parts parts = { 0 };
  gsize offset = scan->pos;
  gboolean has_ends;

  if (!dtl_json_scan_enter (scan))
    return FALSE;
  read_parts (scan, keys, &parts, fault, remarks);
  edtf = parts.edtf;
  start = parts.start;
  end = parts.end;
  if (scan->failed || parts.is_bad)
    return FALSE;

  has_ends = start.is_there || end.is_there;
  if (edtf.is_there && has_ends)
    {
      if (fault != NULL)
        dtl_fault_set (fault, offset, member, _("“edtf” beside “start” or “end”"), _("either of them"));
      return FALSE;
    }
  if (edtf.is_there)
    return parse_text (&edtf, zone, "edtf", when, fault);
  if (has_ends)
    return parse_ends (&start, &end, zone, when, fault);
  if (parts.has_label)
    return TRUE;

  if (fault != NULL)
    dtl_fault_set (fault, offset, member, _("a date without words"), _("“edtf”, “start” and “end”, or “label”"));
  return FALSE;
}

gboolean
dtl_native_read_when (DtlJsonScan         *scan,
                      const DtlNativeKeys *keys,
                      GTimeZone           *zone,
                      const char          *member,
                      DtlNativeWhen       *when,
                      DtlFault            *fault,
                      DtlProblems         *remarks)
{
  memset (when, 0, sizeof *when);

  switch (dtl_json_scan_peek (scan))
    {
    case DTL_JSON_STRING:
      {
        g_auto (DateText) text = { 0 };
        DtlJsonSlice slice;

        if (!dtl_json_scan_string (scan, &slice))
          return FALSE;
        date_text_set (&text, scan, &slice);
        return parse_text (&text, zone, member, when, fault);
      }

    case DTL_JSON_OBJECT:
      return read_object (scan, keys, zone, member, when, fault, remarks);

    default:
      if (fault != NULL && fault->message == NULL)
        {
          g_autofree char *found = dtl_native_describe_value (scan->data, scan->size, scan->pos);

          dtl_fault_set (fault, scan->pos, member, found, _("a date in quotation marks"));
        }
      dtl_json_scan_skip (scan);
      return FALSE;
    }
}
