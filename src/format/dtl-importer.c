/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-importer.h"

#include "dtl-html.h"
#include "dtl-json-write.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_ID      120      /* bytes */
#define LONGEST_MADE_ID 40
#define LONGEST_QUOTED  60       /* characters, in a message */
#define LONGEST_TITLE   80       /* characters of a description that stand in for a title */

/* Ids of different kinds may be the same. */
enum { KIND_EVENT = 'e', KIND_LANE = 'l', KIND_SOURCE = 's', KIND_PERIOD = 'p' };

void
dtl_import_when_clear (DtlImportWhen *self)
{
  g_clear_pointer (&self->edtf, g_free);
  g_clear_pointer (&self->start, g_free);
  g_clear_pointer (&self->end, g_free);
  g_clear_pointer (&self->label, g_free);
}

static void
citation_clear (gpointer data)
{
  g_free (((DtlImportCitation *) data)->quote);
}

GArray *
dtl_import_citations_new (void)
{
  GArray *citations = g_array_new (FALSE, FALSE, sizeof (DtlImportCitation));

  g_array_set_clear_func (citations, citation_clear);
  return citations;
}

void
dtl_importer_init (DtlImporter  *self,
                   const char   *data,
                   gsize         size,
                   GCancellable *cancellable)
{
  *self = (DtlImporter) { .data = data, .size = size, .cancellable = cancellable };
  dtl_problems_init (&self->problems, data, size);
  self->origin = g_string_new (NULL);
  self->lanes = g_string_new (NULL);
  self->sources = g_string_new (NULL);
  self->events = g_string_new (NULL);
  self->periods = g_string_new (NULL);
  self->origins = g_array_new (FALSE, FALSE, sizeof (DtlImportOrigin));
  self->lane_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->source_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
dtl_importer_clear (DtlImporter *self)
{
  GString *texts[] = { self->origin, self->lanes, self->sources, self->events, self->periods };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      g_string_free (texts[i], TRUE);
  dtl_problems_clear (&self->problems);
  g_clear_pointer (&self->origins, g_array_unref);
  g_clear_pointer (&self->lane_ids, g_hash_table_unref);
  g_clear_pointer (&self->source_ids, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->time_zone, g_free);
}

gboolean
dtl_importer_goes_on (DtlImporter *self)
{
  return !g_cancellable_is_cancelled (self->cancellable);
}

/* What is said of the original */

char *
dtl_importer_quote (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\t\n\r", ' ');

  if (g_utf8_strlen (line, -1) > LONGEST_QUOTED)
    {
      *g_utf8_offset_to_pointer (line, LONGEST_QUOTED) = '\0';
      return g_strdup_printf ("“%s…”", line);
    }
  return g_strdup_printf ("“%s”", line);
}

void
dtl_importer_remark (DtlImporter *self,
                     gsize        offset,
                     const char  *member,
                     const char  *found,
                     const char  *expected)
{
  dtl_problems_add (&self->problems, DTL_PROBLEM_REMARK, offset, member, found, expected);
}

/* Ids */

/* Ids are shown and passed on, so nothing is in them that cannot be seen. (transfer full), NULL: nothing is left */
static char *
clean_id (const char *text)
{
  g_autoptr (GString) id = g_string_new (NULL);

  for (const char *p = text; p != NULL && *p != '\0' && id->len < LONGEST_ID; p = g_utf8_next_char (p))
    if (!g_unichar_iscntrl (g_utf8_get_char (p)))
      g_string_append_unichar (id, g_utf8_get_char (p));
  return id->len > 0 ? g_strdup (g_strstrip (id->str)) : NULL;
}

/* @wanted, or with a number behind it where one of this @kind has it: each remembers the last number, as a thousand events may have
 * one title. Owned by the importer. */
static const char *
take_id (DtlImporter *self,
         char         kind,
         const char  *wanted)
{
  char *first = g_strdup_printf ("%c%s", kind, wanted), *key = NULL;
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, first));

  if (number == 0)
    {
      g_hash_table_insert (self->ids, first, GUINT_TO_POINTER (1));
      return first + 1;
    }
  do
    {
      g_free (key);
      key = g_strdup_printf ("%s-%u", first, ++number);
    }
  while (g_hash_table_contains (self->ids, key));
  g_hash_table_insert (self->ids, key, GUINT_TO_POINTER (1));
  g_hash_table_insert (self->ids, first, GUINT_TO_POINTER (number));
  return key + 1;
}

/* Lanes and sources, as they are met */

static void
begin_element (GString *out)
{
  dtl_json_write_comma (out);
  g_string_append (out, "\n    {");
}

static const char *
find_lane (DtlImporter *self,
           const char  *title)
{
  const char *id = g_hash_table_lookup (self->lane_ids, title);
  g_autofree char *wanted = NULL;

  if (id != NULL)
    return id;
  wanted = clean_id (title);
  if (wanted == NULL)
    return NULL;
  id = take_id (self, KIND_LANE, wanted);
  g_hash_table_insert (self->lane_ids, g_strdup (title), (gpointer) id);
  begin_element (self->lanes);
  dtl_json_write_member (self->lanes, "id", id);
  dtl_json_write_member (self->lanes, "title", title);
  g_string_append_c (self->lanes, '}');
  return id;
}

const char *
dtl_importer_add_source (DtlImporter *self,
                         const char  *title,
                         const char  *author,
                         const char  *url,
                         const char  *issued)
{
  g_autofree char *key = g_strjoin ("\n", title != NULL ? title : "", author != NULL ? author : "", url != NULL ? url : "",
                                    issued != NULL ? issued : "", NULL);
  g_autofree char *wanted = clean_id (title != NULL ? title : url);
  const char *id = g_hash_table_lookup (self->source_ids, key);

  if (id != NULL || wanted == NULL)
    return id;
  id = take_id (self, KIND_SOURCE, wanted);
  g_hash_table_insert (self->source_ids, g_steal_pointer (&key), (gpointer) id);

  begin_element (self->sources);
  dtl_json_write_member (self->sources, "id", id);
  dtl_json_write_member (self->sources, "type", url != NULL ? "webpage" : "document");
  dtl_json_write_member (self->sources, "title", title != NULL ? title : url);
  if (author != NULL)
    {
      dtl_json_write_name (self->sources, "author");
      g_string_append (self->sources, "[{");
      dtl_json_write_member (self->sources, "literal", author);
      g_string_append (self->sources, "}]");
    }
  dtl_json_write_member (self->sources, "URL", url);
  if (issued != NULL)
    {
      dtl_json_write_name (self->sources, "issued");
      g_string_append_c (self->sources, '{');
      dtl_json_write_member (self->sources, "raw", issued);
      g_string_append_c (self->sources, '}');
    }
  g_string_append_c (self->sources, '}');
  return id;
}

/* Dates */

static void
write_when (GString             *out,
            const DtlImportWhen *when)
{
  dtl_json_write_name (out, "when");
  if (when->edtf != NULL && when->label == NULL)
    {
      dtl_json_write_text (out, when->edtf);
      return;
    }
  g_string_append_c (out, '{');
  dtl_json_write_member (out, "edtf", when->edtf);
  dtl_json_write_member (out, "start", when->start);
  dtl_json_write_member (out, "end", when->end);
  /* An event has a date; where it was given none, that is what there is to say of it. */
  if (when->label != NULL || (when->edtf == NULL && when->start == NULL && when->end == NULL))
    dtl_json_write_member (out, "label", when->label != NULL ? when->label : _("no date given"));
  g_string_append_c (out, '}');
}

gboolean
dtl_importer_read_words (DtlImporter   *self,
                         gsize          offset,
                         const char    *member,
                         const char    *text,
                         DtlDayOrder    day_order,
                         DtlImportWhen *when)
{
  const DtlDateEntryOptions options = { .day_order = day_order };
  g_autofree char *found = NULL;
  gboolean is_wider;
  DtlDate date;

  if (*text == '\0')
    return FALSE;
  when->edtf = dtl_date_entry_parse_with (text, &options, &date, &is_wider);
  if (when->edtf == NULL || is_wider)
    when->label = g_strdup (text);
  if (when->edtf != NULL)
    return TRUE;

  found = dtl_importer_quote (text);
  dtl_importer_remark (self, offset, member, found, _("a date, such as “12 May 2017”, “c. 1066” or “2017-05”; the event has no place in time"));
  return FALSE;
}

void
dtl_importer_join_ends (DtlImporter   *self,
                        gsize          offset,
                        const char    *member,
                        DtlImportWhen *when,
                        char          *end)
{
  g_autofree char *owned = end;
  gboolean in_end;
  DtlDate date;

  if (when->edtf == NULL && !g_str_equal (end, ".."))
    when->edtf = g_steal_pointer (&owned);
  else if (when->edtf != NULL && dtl_date_parse_ends (when->edtf, -1, end, -1, NULL, &date, NULL, &in_end))
    {
      /* The same twice is the one date. */
      if (g_str_equal (when->edtf, end))
        return;
      when->start = g_steal_pointer (&when->edtf);
      when->end = g_steal_pointer (&owned);
    }
  else
    dtl_importer_remark (self, offset, member, _("an end that does not go with the start"), _("a later date; it was left out"));
}

/* Events */

static void
write_citations (GString *out,
                 GArray  *citations)
{
  if (citations == NULL || citations->len == 0)
    return;
  dtl_json_write_name (out, "citations");
  g_string_append_c (out, '[');
  for (guint i = 0; i < citations->len; i++)
    {
      const DtlImportCitation *citation = &g_array_index (citations, DtlImportCitation, i);

      dtl_json_write_comma (out);
      g_string_append_c (out, '{');
      dtl_json_write_member (out, "source", citation->source);
      if (citation->quote != NULL)
        {
          dtl_json_write_name (out, "quote");
          g_string_append_c (out, '{');
          dtl_json_write_member (out, "exact", citation->quote);
          g_string_append_c (out, '}');
        }
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
write_origin (GString    *out,
              const char *format,
              const char *members)
{
  if (members == NULL || *members == '\0')
    return;
  dtl_json_write_name (out, "origin");
  g_string_append_c (out, '{');
  dtl_json_write_member (out, "format", format);
  dtl_json_write_name (out, "data");
  g_string_append_printf (out, "{%s}}", members);
}

/* The beginning of the description, as far as whole words go. (transfer full) */
static char *
title_from_description (const char *description)
{
  g_autofree char *line = dtl_html_to_line (description);
  char *end, *blank;

  if (g_utf8_strlen (line, -1) <= LONGEST_TITLE)
    return g_steal_pointer (&line);
  end = g_utf8_offset_to_pointer (line, LONGEST_TITLE);
  *end = '\0';
  blank = strrchr (line, ' ');
  if (blank != NULL && blank > line)
    *blank = '\0';
  return g_strconcat (line, "…", NULL);
}

static char *
make_title (DtlImporter          *self,
            const DtlImportEvent *event)
{
  if (event->title != NULL && *event->title != '\0')
    return g_strdup (event->title);
  if (event->description != NULL && *event->description != '\0')
    return title_from_description (event->description);
  dtl_importer_remark (self, event->offset, NULL, _("no title"), _("a title for each event"));
  return g_strdup (event->when.label != NULL ? event->when.label : _("Untitled"));
}

/* "the-walkout": letters and digits of the title, so that an event keeps its id when others come before it. (transfer full) */
static char *
id_from_title (const char *title)
{
  g_autofree char *lower = g_utf8_strdown (title, -1);
  g_autoptr (GString) id = g_string_new (NULL);
  gboolean is_between = FALSE;

  for (const char *p = lower; *p != '\0' && id->len < LONGEST_MADE_ID; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_isalnum (character) && !g_unichar_ismark (character))
        {
          is_between = id->len > 0;
          continue;
        }
      if (is_between)
        g_string_append_c (id, '-');
      is_between = FALSE;
      g_string_append_unichar (id, character);
    }
  return g_strdup (id->len > 0 ? id->str : "event");
}

static const char *
make_id (DtlImporter          *self,
         const DtlImportEvent *event,
         const char           *title)
{
  g_autofree char *wanted = event->id != NULL ? clean_id (event->id) : NULL;
  const char *id;

  if (wanted == NULL)
    wanted = id_from_title (title);
  id = take_id (self, KIND_EVENT, wanted);
  if (event->id != NULL && !g_str_equal (id, wanted))
    {
      g_autofree char *found = g_strdup_printf (_("the id “%s” a second time"), wanted);
      g_autofree char *expected = g_strdup_printf (_("a different one for each event; it became “%s”"), id);

      dtl_importer_remark (self, event->offset, NULL, found, expected);
    }
  return id;
}

/* What the title says as a whole need not be said again. */
static gboolean
has_description (const DtlImportEvent *event,
                 const char           *title)
{
  g_autofree char *line = event->description != NULL ? dtl_html_to_line (event->description) : NULL;

  return line != NULL && *line != '\0' && !g_str_equal (line, title);
}

static void
write_tags (GString   *out,
            GPtrArray *tags)
{
  if (tags == NULL || tags->len == 0)
    return;
  dtl_json_write_name (out, "tags");
  g_string_append_c (out, '[');
  for (guint i = 0; i < tags->len; i++)
    {
      dtl_json_write_comma (out);
      dtl_json_write_text (out, tags->pdata[i]);
    }
  g_string_append_c (out, ']');
}

void
dtl_importer_add_event (DtlImporter          *self,
                        const DtlImportEvent *event)
{
  GString *out = self->events;
  g_autofree char *title = NULL;
  DtlImportOrigin origin = { .from = event->offset };
  const char *lane = event->lane != NULL && *event->lane != '\0' ? find_lane (self, event->lane) : NULL;

  if (self->progress != NULL)
    self->progress ((double) event->offset / (double) self->size, self->progress_data);
  title = make_title (self, event);
  begin_element (out);
  origin.at = out->len - 1;
  g_array_append_val (self->origins, origin);

  dtl_json_write_member (out, "id", make_id (self, event, title));
  dtl_json_write_member (out, "title", title);
  write_when (out, &event->when);
  dtl_json_write_member (out, "status", event->status);
  dtl_json_write_member (out, "lane", lane);
  if (event->importance > 0)
    {
      dtl_json_write_name (out, "importance");
      g_string_append_printf (out, "%d", event->importance);
    }
  if (has_description (event, title))
    dtl_json_write_member (out, "description", event->description);
  write_tags (out, event->tags);
  if (event->place != NULL)
    {
      dtl_json_write_name (out, "place");
      g_string_append_c (out, '{');
      dtl_json_write_member (out, "name", event->place);
      g_string_append_c (out, '}');
    }
  write_citations (out, event->citations);
  if (event->media != NULL)
    {
      dtl_json_write_name (out, "media");
      g_string_append_printf (out, "[%s]", event->media);
    }
  dtl_json_write_member (out, "note", event->note);
  dtl_json_write_member (out, "colour", event->colour);
  write_origin (out, self->format, event->origin);
  g_string_append_c (out, '}');
}

void
dtl_importer_add_period (DtlImporter         *self,
                         const char          *title,
                         const DtlImportWhen *when)
{
  g_autofree char *wanted = g_strdup_printf ("period-%u", ++self->n_periods);

  begin_element (self->periods);
  dtl_json_write_member (self->periods, "id", take_id (self, KIND_PERIOD, wanted));
  dtl_json_write_member (self->periods, "title", title);
  write_when (self->periods, when);
  g_string_append_c (self->periods, '}');
}

/* The whole */

static void
write_list (GString       *out,
            const char    *name,
            const GString *elements)
{
  dtl_json_write_comma (out);
  g_string_append_printf (out, "\n  \"%s\": [", name);
  g_string_append_len (out, elements->str, (gssize) elements->len);
  g_string_append (out, elements->len > 0 ? "\n  ]" : "]");
}

static void
write_line (GString    *out,
            const char *name,
            const char *text)
{
  if (text == NULL)
    return;
  dtl_json_write_comma (out);
  g_string_append_printf (out, "\n  \"%s\": ", name);
  dtl_json_write_text (out, text);
}

GBytes *
dtl_importer_finish (DtlImporter  *self,
                     GArray      **origins)
{
  GString *out = g_string_sized_new (self->events->len + self->sources->len + 1024);
  gsize start;

  g_string_append (out, "{");
  write_line (out, "format", "dateline");
  write_line (out, "version", "1.0");
  write_line (out, "title", self->title);
  write_line (out, "description", self->description);
  write_line (out, "language", self->language);
  write_line (out, "timeZone", self->time_zone);
  write_list (out, "lanes", self->lanes);
  if (self->sources->len > 0)
    write_list (out, "sources", self->sources);

  write_list (out, "events", self->events);
  start = out->len - self->events->len - (self->events->len > 0 ? strlen ("\n  ]") : strlen ("]"));
  for (guint i = 0; i < self->origins->len; i++)
    g_array_index (self->origins, DtlImportOrigin, i).at += start;
  *origins = g_array_ref (self->origins);

  if (self->periods->len > 0)
    write_list (out, "periods", self->periods);
  if (self->origin->len > 0)
    {
      g_string_append (out, ",\n  \"origin\": {");
      dtl_json_write_member (out, "format", self->format);
      g_string_append_printf (out, ", \"data\": {%s}}", self->origin->str);
    }
  g_string_append (out, "\n}\n");
  return g_string_free_to_bytes (out);
}
