/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * iCalendar, RFC 5545: VEVENT and VJOURNAL. Days end before DTEND, so that one day less is written. Times in the calendar's zone are written
 * as clocks there show them, others with their distance from UTC; nothing that recurs is repeated.
 */
#include "config.h"

#include "dtl-html.h"
#include "dtl-importer.h"
#include "dtl-json-write.h"
#include "dtl-light-markup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  DtlImporter *importer;
  gsize        pos;
  gboolean     has_many;        /* calendars: then each is a lane */

  /* The property that was read last: unfolded, its parameters between the name and the value. */
  GString     *line;
  gsize        offset;
  char        *name;            /* in capitals */
  char        *parameters;
  const char  *value;           /* in line */

  char        *calendar;        /* its name */
} Reader;

/* What an event says of itself, until its end. */
typedef struct
{
  gsize      offset;
  char      *id, *title, *description, *place, *url, *status;
  char      *start, *end;       /* EDTF */
  gboolean   is_day;            /* the start is no time */
  gint64     duration;          /* seconds, -1: none */
  char      *raw_start;         /* as written */
  GPtrArray *tags;
  GString   *origin;
  guint      n_kept;
  GHashTable *seen;             /* the name of a property that is kept to how many of it there are */
} Event;

/* Lines */

static gboolean
recognizes (const char *data,
            gsize       size)
{
  while (size > 0 && g_ascii_isspace (*data))
    {
      data++;
      size--;
    }
  return size > 15 && g_ascii_strncasecmp (data, "BEGIN:VCALENDAR", 15) == 0;
}

/* A line and those that go on with it, which begin with a blank. FALSE at the end. */
static gboolean
read_line (Reader *self)
{
  const char *data = self->importer->data, *end = data + self->importer->size;
  const char *p = data + self->pos;

  g_string_truncate (self->line, 0);
  self->offset = self->pos;
  while (p < end)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));
      const char *line_end = stop != NULL ? stop : end;

      g_string_append_len (self->line, p, line_end - p - (line_end > p && line_end[-1] == '\r' ? 1 : 0));
      p = stop != NULL ? stop + 1 : end;
      if (p >= end || (*p != ' ' && *p != '\t'))
        break;
      p++;
    }
  self->pos = (gsize) (p - data);
  return self->line->len > 0 || p < end;
}

/* NAME;PARAMETER="a:b";…:VALUE. FALSE: it is no property. */
static gboolean
split_line (Reader *self)
{
  const char *line = self->line->str, *name_end = line + strcspn (line, ";:"), *p = name_end;
  gboolean is_quoted = FALSE;

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->parameters, g_free);
  for (; *p != '\0' && (is_quoted || *p != ':'); p++)
    is_quoted ^= *p == '"';
  if (*p != ':' || name_end == line)
    return FALSE;
  self->name = g_ascii_strup (line, name_end - line);
  self->parameters = g_strndup (name_end, (gsize) (p - name_end));
  self->value = p + 1;
  return TRUE;
}

static gboolean
read_property (Reader *self)
{
  while (read_line (self))
    if (split_line (self))
      return TRUE;
  return FALSE;
}

static gboolean
is_property (const Reader *self,
             const char   *name)
{
  return g_str_equal (self->name, name);
}

/* The value of a parameter without its marks. (transfer full), NULL: there is none */
static char *
dup_parameter (const Reader *self,
               const char   *name)
{
  g_auto (GStrv) parts = g_strsplit (self->parameters, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (name);

      if (g_ascii_strncasecmp (parts[i], name, length) == 0 && parts[i][length] == '=')
        return g_strdup (g_strstrip (g_strdelimit (parts[i] + length + 1, "\"", ' ')));
    }
  return NULL;
}

/* A text without its escapes. (transfer full) */
static char *
dup_text (const char *value)
{
  GString *text = g_string_new (NULL);

  for (const char *p = value; *p != '\0'; p++)
    if (*p == '\\' && p[1] != '\0')
      {
        p++;
        g_string_append_c (text, *p == 'n' || *p == 'N' ? '\n' : *p);
      }
    else
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

/* Dates */

static gboolean
are_digits (const char *text,
            guint       n)
{
  for (guint i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

static int
read_digits (const char *text,
             guint       n)
{
  int number = 0;

  for (guint i = 0; i < n; i++)
    number = number * 10 + (text[i] - '0');
  return number;
}

/* "20170512", "20170512T140500", "20170512T140500Z". */
static gboolean
read_civil (const char *value,
            DtlCivil   *civil,
            gboolean   *is_day,
            gboolean   *is_utc)
{
  *civil = (DtlCivil) { 0 };
  *is_day = value[0] != '\0' && strlen (value) == 8;
  *is_utc = FALSE;
  if (strlen (value) < 8 || !are_digits (value, 8))
    return FALSE;
  civil->year = read_digits (value, 4);
  civil->month = read_digits (value + 4, 2);
  civil->day = read_digits (value + 6, 2);
  if (civil->month < 1 || civil->month > 12 || civil->day < 1 || civil->day > dtl_civil_days_in_month (civil->year, civil->month))
    return FALSE;
  if (*is_day)
    return TRUE;
  if (value[8] != 'T' || strlen (value) < 15 || !are_digits (value + 9, 6))
    return FALSE;
  civil->hour = read_digits (value + 9, 2);
  civil->minute = read_digits (value + 11, 2);
  civil->second = MIN (read_digits (value + 13, 2), 59);
  *is_utc = value[15] == 'Z';
  return civil->hour < 24 && civil->minute < 60;
}

/* Names of the zone database; some programs write a path that ends with one. NULL: this computer does not know it. */
static GTimeZone *
find_zone (const char *name)
{
  const char *slash = strrchr (name, '/');

  while (slash != NULL && slash > name && slash[-1] != '/')
    slash--;
  for (const char *candidate = name; candidate != NULL; candidate = candidate == name && slash != NULL && slash > name ? slash : NULL)
    if (g_ascii_isalpha (candidate[0]) && strstr (candidate, "..") == NULL)
      {
        GTimeZone *zone = g_time_zone_new_identifier (candidate);

        if (zone != NULL)
          return zone;
      }
  return NULL;
}

static char *
dup_floating (const DtlCivil *civil,
              gboolean        is_day)
{
  if (is_day)
    return g_strdup_printf ("%04d-%02d-%02d", (int) civil->year, civil->month, civil->day);
  if (civil->second == 0)
    return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d", (int) civil->year, civil->month, civil->day, civil->hour, civil->minute);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d", (int) civil->year, civil->month, civil->day, civil->hour, civil->minute, civil->second);
}

/* As clocks show it there, where it is the calendar's own zone; else with its distance from UTC. */
static char *
dup_zoned (Reader         *self,
           const DtlCivil *civil,
           const char     *name)
{
  g_autoptr (GTimeZone) zone = find_zone (name);
  g_autofree char *floating = dup_floating (civil, FALSE);
  g_autoptr (GDateTime) time = NULL;
  int minutes;

  if (zone == NULL)
    {
      g_autofree char *found = dtl_importer_quote (name);

      dtl_importer_remark (self->importer, self->offset, "TZID", found, _("a time zone that this computer knows; the time is shown as it is written"));
      return g_steal_pointer (&floating);
    }
  if (self->importer->time_zone == NULL)
    self->importer->time_zone = g_strdup (g_time_zone_get_identifier (zone));
  if (g_str_equal (self->importer->time_zone, g_time_zone_get_identifier (zone)))
    return g_steal_pointer (&floating);

  time = g_date_time_new (zone, MAX ((int) civil->year, 1), civil->month, civil->day, civil->hour, civil->minute, civil->second);
  if (time == NULL)
    return g_steal_pointer (&floating);
  minutes = (int) (g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE);
  return g_strdup_printf ("%s%c%02d:%02d", floating, minutes < 0 ? '-' : '+', ABS (minutes) / 60, ABS (minutes) % 60);
}

/* Of DTSTART and DTEND. NULL: it is none, and a remark says so. (transfer full) */
static char *
read_date (Reader   *self,
           gboolean *is_day)
{
  g_autofree char *zone = dup_parameter (self, "TZID"), *found = NULL;
  DtlCivil civil;
  gboolean is_utc;

  if (!read_civil (self->value, &civil, is_day, &is_utc))
    {
      found = dtl_importer_quote (self->value);
      dtl_importer_remark (self->importer, self->offset, self->name, found, _("a date such as 20170512 or 20170512T140500"));
      return NULL;
    }
  if (*is_day)
    return dup_floating (&civil, TRUE);
  if (is_utc)
    {
      g_autofree char *floating = dup_floating (&civil, FALSE);

      return g_strconcat (floating, "Z", NULL);
    }
  return zone != NULL ? dup_zoned (self, &civil, zone) : dup_floating (&civil, FALSE);
}

/* "P1D", "PT1H30M", "P2W" in seconds; -1: it is none, or goes back. */
static gint64
read_duration (const char *value)
{
  static const struct { char unit; gint64 seconds; } units[] = { { 'W', 604800 }, { 'D', 86400 }, { 'H', 3600 }, { 'M', 60 }, { 'S', 1 } };
  gint64 sum = 0;
  const char *p = value + (*value == '+');

  if (*p++ != 'P')
    return -1;
  while (*p != '\0')
    {
      gint64 number = 0;
      gsize digits = strspn (p, "0123456789");

      if (*p == 'T')
        {
          p++;
          continue;
        }
      if (digits == 0 || digits > 9)
        return -1;
      number = read_digits (p, (guint) digits);
      p += digits;
      for (guint i = 0; i < G_N_ELEMENTS (units); i++)
        if (*p == units[i].unit)
          {
            sum += number * units[i].seconds;
            number = -1;
          }
      if (number >= 0)
        return -1;
      p++;
    }
  return sum;
}

/* @seconds after @edtf, which has no words but a plain date; a zone behind it stays. (transfer full), NULL: it has none */
static char *
shift (const char *edtf,
       gint64      seconds,
       gboolean    is_day)
{
  gsize length = is_day ? 10 : edtf[16] == ':' ? 19 : 16, shifted_length = length == 16 && seconds % 60 != 0 ? 19 : length;
  g_autofree char *plain = g_strndup (edtf, length);
  char buffer[DTL_ISO8601_SIZE];
  DtlDate date;

  if (!dtl_date_parse (plain, -1, NULL, &date, NULL))
    return NULL;
  dtl_instant_to_iso8601 (date.earliest + seconds, buffer);
  buffer[shifted_length] = '\0';
  return g_strconcat (buffer, edtf + length, NULL);
}

/* Days end before DTEND. */
static void
read_when (Reader        *self,
           Event         *event,
           DtlImportWhen *when)
{
  char *end = NULL;

  if (event->start == NULL)
    {
      when->label = g_strdup (event->raw_start);
      return;
    }
  when->edtf = g_strdup (event->start);
  if (event->end != NULL)
    end = event->is_day && strlen (event->end) == 10 && !g_str_equal (event->end, event->start) ? shift (event->end, -DTL_SECONDS_PER_DAY, TRUE)
                                                                                                : g_strdup (event->end);
  else if (event->duration >= 0)
    end = shift (event->start, event->is_day ? MAX (event->duration - DTL_SECONDS_PER_DAY, 0) : event->duration, event->is_day);
  if (end != NULL)
    dtl_importer_join_ends (self->importer, event->offset, "DTEND", when, end);
}

/* Events */

static void
replace (char **text,
         char  *value)
{
  g_free (*text);
  *text = value;
}

/* A property without a place in our format, as it is written; of several each has a number. No name of a property has a blank. */
static void
keep (Reader *self,
      Event  *event)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (event->seen, self->name)) + 1;
  g_autofree char *numbered = number > 1 ? g_strdup_printf ("%s %u", self->name, number) : g_strdup (self->name);
  g_autofree char *value = *self->parameters != '\0' ? g_strconcat (self->parameters, ":", self->value, NULL) : g_strdup (self->value);

  if (event->n_kept++ >= DTL_IMPORT_MAX_KEPT)
    return;
  g_hash_table_replace (event->seen, g_strdup (self->name), GUINT_TO_POINTER (number));
  dtl_json_write_member (event->origin, numbered, value);
}

static void
read_tags (Reader *self,
           Event  *event)
{
  const char *start = self->value;

  for (const char *p = start; ; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == ',' || *p == '\0')
        {
          g_autofree char *part = g_strndup (start, (gsize) (p - start));
          char *tag = g_strstrip (dup_text (part));

          if (*tag != '\0')
            g_ptr_array_add (event->tags, tag);
          else
            g_free (tag);
          start = p + 1;
        }
      if (*p == '\0')
        return;
    }
}

static void
read_event_property (Reader *self,
                     Event  *event)
{
  gboolean is_end_day;

  if (is_property (self, "UID"))
    replace (&event->id, g_strdup (self->value));
  else if (is_property (self, "SUMMARY"))
    replace (&event->title, dup_text (self->value));
  else if (is_property (self, "DESCRIPTION"))
    replace (&event->description, dup_text (self->value));
  else if (is_property (self, "LOCATION"))
    replace (&event->place, dup_text (self->value));
  else if (is_property (self, "URL"))
    replace (&event->url, g_strdup (self->value));
  else if (is_property (self, "CATEGORIES"))
    read_tags (self, event);
  else if (is_property (self, "DTSTART"))
    {
      replace (&event->raw_start, g_strdup (self->value));
      replace (&event->start, read_date (self, &event->is_day));
    }
  else if (is_property (self, "DTEND"))
    replace (&event->end, read_date (self, &is_end_day));
  else if (is_property (self, "DURATION"))
    event->duration = read_duration (self->value);
  else if (is_property (self, "STATUS") && g_ascii_strcasecmp (self->value, "CANCELLED") == 0)
    replace (&event->status, g_strdup ("cancelled"));
  else
    {
      if (is_property (self, "RRULE") || is_property (self, "RDATE"))
        dtl_importer_remark (self->importer, self->offset, self->name, _("an event that recurs"), _("one that does not; it stands here once, as it first was"));
      keep (self, event);
    }
}

static void
add_event (Reader *self,
           Event  *event)
{
  g_autofree char *title = event->title != NULL ? dtl_html_to_line (event->title) : NULL;
  g_autofree char *description = event->description != NULL ? dtl_html_to_markup (event->description) : NULL;
  g_autofree char *place = event->place != NULL && *event->place != '\0' ? dtl_html_to_line (event->place) : NULL;
  g_autoptr (GArray) citations = dtl_import_citations_new ();
  DtlImportEvent made = { .offset = event->offset, .id = event->id, .title = title, .description = description, .place = place, .status = event->status,
                          .lane = self->has_many ? self->calendar : NULL, .tags = event->tags, .citations = citations, .origin = event->origin->str };

  if (event->url != NULL && dtl_is_web_address (event->url))
    {
      DtlImportCitation citation = { .source = dtl_importer_add_source (self->importer, NULL, NULL, event->url, NULL) };

      g_array_append_val (citations, citation);
    }
  read_when (self, event, &made.when);
  dtl_importer_add_event (self->importer, &made);
  dtl_import_when_clear (&made.when);
}

static void
event_clear (Event *event)
{
  char **texts[] = { &event->id, &event->title, &event->description, &event->place, &event->url, &event->status, &event->start, &event->end,
                     &event->raw_start };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_ptr_array_unref (event->tags);
  g_string_free (event->origin, TRUE);
  g_hash_table_unref (event->seen);
}

/* Up to the end of the component; what is within others, as alarms, is passed over. */
static void
read_event (Reader *self)
{
  Event event = { .offset = self->offset, .duration = -1, .tags = g_ptr_array_new_with_free_func (g_free), .origin = g_string_new (NULL),
                  .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  guint depth = 1;

  while (depth > 0 && read_property (self))
    {
      if (is_property (self, "BEGIN"))
        depth++;
      else if (is_property (self, "END"))
        depth--;
      else if (depth == 1)
        read_event_property (self, &event);
    }
  if (depth > 0)
    dtl_importer_remark (self->importer, event.offset, NULL, _("an event without an end"), "END:VEVENT");
  if (event.n_kept > DTL_IMPORT_MAX_KEPT)
    dtl_importer_remark (self->importer, event.offset, NULL, _("more properties without a place than are kept"), _("fewer"));
  add_event (self, &event);
  event_clear (&event);
}

static void
read_calendar_property (Reader *self)
{
  if (is_property (self, "X-WR-CALNAME") || is_property (self, "NAME"))
    {
      g_autofree char *text = dup_text (self->value);

      replace (&self->calendar, dtl_html_to_line (text));
      if (self->importer->title == NULL)
        self->importer->title = g_strdup (self->calendar);
    }
  else if (is_property (self, "X-WR-TIMEZONE") && self->importer->time_zone == NULL)
    {
      g_autoptr (GTimeZone) zone = find_zone (self->value);

      self->importer->time_zone = zone != NULL ? g_strdup (g_time_zone_get_identifier (zone)) : NULL;
    }
  else if (is_property (self, "BEGIN") && (g_ascii_strcasecmp (self->value, "VEVENT") == 0 || g_ascii_strcasecmp (self->value, "VJOURNAL") == 0))
    read_event (self);
  else if (is_property (self, "BEGIN") && g_ascii_strcasecmp (self->value, "VTODO") == 0)
    dtl_problems_add (&self->importer->problems, DTL_PROBLEM_LEFT_OUT, self->offset, NULL, _("a task"), _("events"));
}

static gboolean
read_file (DtlImporter  *importer,
           GError      **error)
{
  Reader self = { .importer = importer, .line = g_string_new (NULL) };
  const char *first = strstr (importer->data, "BEGIN:VCALENDAR");

  self.has_many = first != NULL && strstr (first + 1, "BEGIN:VCALENDAR") != NULL;
  while (dtl_importer_goes_on (importer) && read_property (&self))
    read_calendar_property (&self);

  g_string_free (self.line, TRUE);
  g_free (self.name);
  g_free (self.parameters);
  g_free (self.calendar);
  return TRUE;
}

const DtlImportReader dtl_import_icalendar = { "icalendar", N_("an iCalendar file"), recognizes, read_file };
