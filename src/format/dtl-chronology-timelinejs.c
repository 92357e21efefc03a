/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * TimelineJS 3, as JSON. Events stand in the order of the file. What TimelineJS has no place for is in the words: a date that is no plain
 * day, month or year as its display date; quotations, with whose words they are, behind the text. What a TimelineJS file had that is
 * kept in "origin" is written back as it was, so that such a file comes out as it went in. Events without a date have no start date, and
 * TimelineJS leaves them out; they are here all the same.
 */
#include "config.h"

#include "dtl-chronology-private.h"

#include <string.h>

#include "dtl-copy.h"
#include "dtl-import-slide.h"
#include "dtl-json-scan.h"
#include "dtl-json-write.h"

#define FORMAT "timelinejs"

/* What is kept of the original */

typedef struct
{
  const char *text;       /* NULL: none */
  gsize       length;
} Slice;

typedef void (*MemberFunc) (const char *name,
                            Slice       value,
                            gpointer    user_data);

/* The members of an object, as they stand in its text. */
static void
for_each_member (Slice      object,
                 MemberFunc func,
                 gpointer   user_data)
{
  DtlJsonScan scan;
  DtlJsonSlice key;

  if (object.text == NULL)
    return;
  dtl_json_scan_init (&scan, object.text, object.length);
  if (dtl_json_scan_start (&scan) && dtl_json_scan_enter_if (&scan, DTL_JSON_OBJECT))
    while (dtl_json_scan_next_member (&scan, &key))
      {
        g_autofree char *name = g_strndup (object.text + key.start, key.length);
        gsize start = scan.pos;

        if (dtl_json_scan_skip (&scan))
          func (name, (Slice) { object.text + start, scan.pos - start }, user_data);
      }
  dtl_json_scan_clear (&scan);
}

typedef struct
{
  const char *name;
  Slice       found;
} Finding;

static void
find_cb (const char *name,
         Slice       value,
         gpointer    user_data)
{
  Finding *finding = user_data;

  if (g_str_equal (name, finding->name))
    finding->found = value;
}

static Slice
find_member (Slice       object,
             const char *name)
{
  Finding finding = { .name = name };

  for_each_member (object, find_cb, &finding);
  return finding.found;
}

/* The "data" of the object's "origin", if that is of our format. */
static Slice
find_data (Slice object)
{
  Slice origin = find_member (object, "origin"), format = find_member (origin, "format");

  if (format.text == NULL || format.length != strlen (FORMAT) + 2 || memcmp (format.text + 1, FORMAT, strlen (FORMAT)) != 0)
    return (Slice) { NULL };
  return find_member (origin, "data");
}

static void
append_raw (GString    *out,
            const char *name,
            Slice       value)
{
  if (value.text == NULL)
    return;
  dtl_json_write_name (out, name);
  g_string_append_len (out, value.text, (gssize) value.length);
}

/* What is not written from the event itself: no member stands twice. */
static void
append_other_cb (const char *name,
                 Slice       value,
                 gpointer    user_data)
{
  static const char * const known[] = { "unique_id", "start_date", "end_date", "display_date", "text", "group", "media", "title", "events",
                                        "eras", NULL };

  if (!g_strv_contains (known, name))
    append_raw (user_data, name, value);
}

/* Dates */

static void
append_number (GString    *out,
               const char *name,
               gint64      number)
{
  dtl_json_write_name (out, name);
  g_string_append_printf (out, "%" G_GINT64_FORMAT, number);
}

static void
append_instant (GString      *out,
                const char   *name,
                DtlInstant    instant,
                DtlPrecision  precision)
{
  DtlCivil civil;

  dtl_civil_from_instant (instant, &civil);
  dtl_json_write_name (out, name);
  g_string_append_c (out, '{');
  /* People have no year 0; but what is years ago is not counted from it. */
  append_number (out, "year", civil.year > 0 || civil.year < DTL_SLIDE_FIRST_HUMAN_YEAR ? civil.year : civil.year - 1);
  if (precision <= DTL_PRECISION_MONTH)
    append_number (out, "month", civil.month);
  if (precision <= DTL_PRECISION_DAY)
    append_number (out, "day", civil.day);
  if (precision <= DTL_PRECISION_MINUTE)
    {
      append_number (out, "hour", civil.hour);
      append_number (out, "minute", civil.minute);
    }
  if (precision <= DTL_PRECISION_SECOND)
    append_number (out, "second", civil.second);
  g_string_append_c (out, '}');
}

/* A date that its parts say as a whole. */
static gboolean
is_plain (const DtlDate *date)
{
  const guint allowed = DTL_DATE_HAS_TIME | DTL_DATE_ZONED | DTL_DATE_EARLIEST_ZONED | DTL_DATE_LATEST_ZONED;

  return (date->kind == DTL_DATE_POINT || date->kind == DTL_DATE_INTERVAL) && (date->flags & ~allowed) == 0
         && (date->start_precision <= DTL_PRECISION_MONTH || date->start_precision == DTL_PRECISION_YEAR)
         && (date->end_precision <= DTL_PRECISION_MONTH || date->end_precision == DTL_PRECISION_YEAR);
}

static gboolean
is_cosmological (DtlInstant instant)
{
  DtlCivil civil;

  dtl_civil_from_instant (instant, &civil);
  return civil.year < DTL_SLIDE_FIRST_HUMAN_YEAR;
}

/* Of a bound; windows and the like have theirs to the day, where TimelineJS has days. */
static DtlPrecision
get_precision (const DtlDate *date,
               DtlPrecision   precision)
{
  return is_plain (date) ? precision : is_cosmological (date->earliest) ? DTL_PRECISION_YEAR : DTL_PRECISION_DAY;
}

/* @kept: of the original; they stand for the date. @needs_end: also where it is the start's. Returns whether the parts say all of it. */
static gboolean
append_dates (GString       *out,
              const DtlDate *date,
              Slice          kept,
              gboolean       needs_end)
{
  Slice start = find_member (kept, "start_date"), end = find_member (kept, "end_date");
  gboolean has_start = date != NULL && date->earliest != DTL_INSTANT_BEFORE_ALL, has_end = date != NULL && date->latest != DTL_INSTANT_AFTER_ALL;

  if (start.text != NULL)
    append_raw (out, "start_date", start);
  else if (has_start || has_end)
    append_instant (out, "start_date", has_start ? date->earliest : date->latest, get_precision (date, date->start_precision));

  if (end.text != NULL)
    append_raw (out, "end_date", end);
  else if (has_start && has_end && (needs_end || date->kind != DTL_DATE_POINT))
    append_instant (out, "end_date", date->latest, get_precision (date, date->end_precision));
  return start.text != NULL || end.text != NULL || date == NULL || is_plain (date);
}

/* The event's own date, or else its first plan. */
static const DtlWhen *
find_when (const DtlEventDetails *details)
{
  if (details->when != NULL)
    return details->when;
  return details->plans->len > 0 ? ((const DtlPlan *) details->plans->pdata[0])->when : NULL;
}

static void
append_when (const DtlChronology   *self,
             guint32                event,
             const DtlEventDetails *details,
             Slice                  kept,
             GString               *out)
{
  const DtlWhen *when = find_when (details);
  gboolean is_exact = append_dates (out, when != NULL && when->has_date ? &when->date : NULL, kept, FALSE);

  if (when != NULL && when->label != NULL)
    dtl_json_write_member (out, "display_date", when->label);
  else if (!is_exact || details->when == NULL)
    {
      g_autofree char *words = dtl_document_dup_date_words (self->document, event, DTL_WORDING_LONG);

      dtl_json_write_member (out, "display_date", words);
    }
}

/* Words */

static void
append_html (GString    *out,
             const char *name,
             const char *line)
{
  g_autofree char *escaped = line != NULL ? g_markup_escape_text (line, -1) : NULL;

  dtl_json_write_member (out, name, escaped);
}

/* TimelineJS shows a slide whose medium is a quotation as just that, and there it stands already. */
static gboolean
is_in_media (const DtlEventDetails *details,
             Slice                  media)
{
  return media.text != NULL && details->citations->len == 1 && g_strstr_len (media.text, (gssize) media.length, "<blockquote") != NULL;
}

static void
append_text (const DtlChronology   *self,
             const DtlEventDetails *details,
             Slice                  media,
             GString               *out)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *qualities = dtl_copy_dup_qualities (details);

  dtl_copy_append_paragraph (text, qualities, DTL_COPY_HTML);
  if (is_in_media (details, media) && details->description != NULL)
    dtl_copy_append_prose (text, details->description, DTL_COPY_HTML);
  else if (!is_in_media (details, media))
    dtl_copy_append_event_words (text, self->document, details, DTL_COPY_HTML);
  while (text->len > 0 && text->str[text->len - 1] == '\n')
    g_string_truncate (text, text->len - 1);

  dtl_json_write_name (out, "text");
  g_string_append_c (out, '{');
  append_html (out, "headline", details->title);
  if (text->len > 0)
    dtl_json_write_member (out, "text", text->str);
  g_string_append_c (out, '}');
}

static void
append_media (GString               *out,
              const DtlEventDetails *details,
              Slice                  kept)
{
  const DtlMedia *media = details->media->len > 0 ? details->media->pdata[0] : NULL;

  if (kept.text != NULL)
    append_raw (out, "media", kept);
  if (kept.text != NULL || media == NULL)
    return;
  dtl_json_write_name (out, "media");
  g_string_append_c (out, '{');
  dtl_json_write_member (out, "url", media->href);
  append_html (out, "caption", media->caption);
  append_html (out, "credit", media->credit);
  append_html (out, "alt", media->alt);
  dtl_json_write_member (out, "thumbnail", media->thumbnail);
  g_string_append_c (out, '}');
}

/* The whole */

static Slice
get_document_text (const DtlChronology *self)
{
  gsize length;
  const char *text = g_bytes_get_data (dtl_document_get_text (self->document), &length);

  return (Slice) { text, length };
}

static void
append_title (const DtlChronology *self,
              Slice                kept,
              GString             *out)
{
  const char *title = dtl_document_get_title (self->document), *description = dtl_document_get_description (self->document);

  if (kept.text != NULL)
    {
      append_raw (out, "title", kept);
      return;
    }
  if (*title == '\0')
    return;
  dtl_json_write_name (out, "title");
  g_string_append (out, "{\"text\": {");
  append_html (out, "headline", title);
  if (description != NULL)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      dtl_copy_append_prose (text, description, DTL_COPY_HTML);
      dtl_json_write_member (out, "text", g_strchomp (text->str));
    }
  g_string_append (out, "}}");
}

static void
append_head (const DtlChronology *self,
             GString             *out)
{
  Slice data = find_data (get_document_text (self));
  DtlInstant first, last;

  g_string_append_c (out, '{');
  for_each_member (data, append_other_cb, out);
  if (find_member (data, "scale").text == NULL && dtl_document_get_span (self->document, &first, &last) && is_cosmological (first))
    dtl_json_write_member (out, "scale", "cosmological");
  append_title (self, find_member (data, "title"), out);
  dtl_json_write_name (out, "events");
  g_string_append_c (out, '[');
}

static void
append_event (const DtlChronology *self,
              guint32              event,
              GString             *out)
{
  g_autoptr (DtlEventDetails) details = dtl_document_dup_details (self->document, event);
  const DtlLane *lane = dtl_document_get_lane (self->document, dtl_document_get_event (self->document, event)->lane);
  gsize length;
  const char *text = dtl_document_peek_event_text (self->document, event, &length);
  Slice data = find_data ((Slice) { text, length }), media = find_member (data, "media");

  g_string_append (out, event == g_array_index (self->events, DtlChronologyEntry, 0).event ? "\n  {" : ",\n  {");
  dtl_json_write_member (out, "unique_id", details->id);
  append_when (self, event, details, data, out);
  append_text (self, details, media, out);
  if (lane->id != NULL)
    append_html (out, "group", lane->title);
  append_media (out, details, media);
  for_each_member (data, append_other_cb, out);
  g_string_append_c (out, '}');
}

static void
append_era (const DtlPeriod *period,
            gboolean         is_first,
            GString         *out)
{
  g_string_append (out, is_first ? "\n  {" : ",\n  {");
  append_dates (out, &period->when->date, (Slice) { NULL }, TRUE);
  if (period->when->label != NULL)
    dtl_json_write_member (out, "display_date", period->when->label);
  dtl_json_write_name (out, "text");
  g_string_append_c (out, '{');
  append_html (out, "headline", period->title);
  g_string_append (out, "}}");
}

static void
append_foot (const DtlChronology *self,
             GString             *out)
{
  gboolean is_first = TRUE;

  g_string_append (out, "\n]");
  for (guint i = 0; i < dtl_document_get_n_periods (self->document); i++)
    {
      const DtlPeriod *period = dtl_document_get_period (self->document, i);

      if (!period->when->has_date || period->when->date.earliest == DTL_INSTANT_BEFORE_ALL || period->when->date.latest == DTL_INSTANT_AFTER_ALL)
        continue;
      if (is_first)
        g_string_append (out, ",\n\"eras\": [");
      append_era (period, is_first, out);
      is_first = FALSE;
    }
  g_string_append (out, is_first ? "}\n" : "\n]}\n");
}

const DtlChronologyWriter dtl_chronology_timelinejs = { append_head, NULL, append_event, append_foot };
