/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-chronology-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "dtl-save.h"
#include "dtl-summary.h"

#define FLUSH_BYTES      (64 * 1024)
#define PROGRESS_STEPS   200
#define MOST_MARKS       16
#define MONTHS_UP_TO     (G_GUINT64_CONSTANT (3) * 366 * DTL_SECONDS_PER_DAY)      /* longer spans are told by years, */
#define YEARS_UP_TO      (G_GUINT64_CONSTANT (300) * 366 * DTL_SECONDS_PER_DAY)    /* and still longer ones without headings */

/* What there is to tell */

static gboolean
is_chosen (const DtlChronologyOptions *options,
           const DtlEvent             *event,
           guint32                     index)
{
  if (options->visible != NULL && !options->visible[index])
    return FALSE;

  return !options->has_span || !(event->flags & DTL_EVENT_PLACED) || (event->earliest <= options->to && event->latest >= options->from);
}

/* When it happened, or else when it is first spoken of: a claim of another date or a plan does not move it. */
static DtlInstant
find_start (DtlDocument    *document,
            guint32         index,
            const DtlEvent *event)
{
  DtlMark marks[MOST_MARKS];
  guint n = 0;

  if (event->flags & DTL_EVENT_HAS_WHEN && event->flags & (DTL_EVENT_HAS_PLANS | DTL_EVENT_HAS_CLAIMS))
    n = MIN (dtl_document_read_marks (document, index, marks, MOST_MARKS), MOST_MARKS);
  for (guint i = 0; i < n; i++)
    if (marks[i].kind == DTL_MARK_WHEN && marks[i].date.earliest != DTL_INSTANT_BEFORE_ALL)
      return marks[i].date.earliest;

  return event->earliest;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const DtlChronologyEntry *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;

  return first->position < second->position ? -1 : 1;
}

static void
collect_events (DtlChronology              *self,
                const DtlChronologyOptions *options)
{
  const guint32 *order = dtl_document_get_order (self->document);
  guint n_events = dtl_document_get_n_events (self->document);

  for (guint i = 0; i < n_events; i++)
    {
      const DtlEvent *event = dtl_document_get_event (self->document, order[i]);

      const DtlChronologyEntry entry = { find_start (self->document, order[i], event), order[i], i };

      if (!is_chosen (options, event, order[i]))
        continue;
      g_array_append_val (self->events, entry);
      if (event->flags & DTL_EVENT_PLACED)
        self->n_placed++;
    }
  /* Those without a date come last as it is. */
  qsort (self->events->data, self->n_placed, sizeof (DtlChronologyEntry), compare_starts);
}

static DtlInstant
get_start (const DtlChronology *self,
           guint                i)
{
  return g_array_index (self->events, DtlChronologyEntry, i).start;
}

static char *
name_section (DtlInstant   start,
              DtlPrecision precision)
{
  return dtl_instants_to_words (start, start, precision, DTL_WORDING_LONG);
}

static void
add_section (DtlChronology *self,
             char          *title,
             guint          first)
{
  DtlChronologySection *section = g_new0 (DtlChronologySection, 1);

  section->title = title;
  section->first = first;
  g_ptr_array_add (self->sections, section);
}

static void
section_free (DtlChronologySection *section)
{
  g_free (section->title);
  g_free (section);
}

/* Names are words, so two events stand in one section exactly when their months read the same. */
static void
divide_placed (DtlChronology *self,
               DtlPrecision   precision)
{
  for (guint i = 0; i < self->n_placed; i++)
    {
      DtlChronologySection *last = self->sections->len > 0 ? self->sections->pdata[self->sections->len - 1] : NULL;
      g_autofree char *title = name_section (get_start (self, i), precision);

      if (last == NULL || !g_str_equal (last->title, title))
        add_section (self, g_steal_pointer (&title), i);
    }
}

static void
count_sections (DtlChronology *self)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      DtlChronologySection *section = self->sections->pdata[i], *next = i + 1 < self->sections->len ? self->sections->pdata[i + 1] : NULL;

      section->n_events = (next != NULL ? next->first : self->events->len) - section->first;
    }
}

static void
divide (DtlChronology *self)
{
  guint64 span = self->n_placed > 0 ? (guint64) get_start (self, self->n_placed - 1) - (guint64) get_start (self, 0) : 0;

  if (span <= YEARS_UP_TO)
    divide_placed (self, span <= MONTHS_UP_TO ? DTL_PRECISION_MONTH : DTL_PRECISION_YEAR);
  else
    add_section (self, g_strdup (_("In order of time")), 0);
  if (self->n_placed < self->events->len)
    /* Translators: a heading, over events that have no date */
    add_section (self, g_strdup (_("Undated")), self->n_placed);
  count_sections (self);
}

char *
dtl_chronology_dup_summary (const DtlChronology *self)
{
  guint n_events = self->events->len, n_sources = dtl_document_count_cited_works (self->document);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, ngettext ("%u event", "%u events", n_events), n_events);
  if (n_sources > 0)
    {
      g_string_append (out, " · ");
      g_string_append_printf (out, ngettext ("%u source", "%u sources", n_sources), n_sources);
    }

  return g_string_free (out, FALSE);
}

/* Writing */

/* For formats that are data, and are opened again. */
static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const DtlChronologyEntry *first = a, *second = b;

  return first->event < second->event ? -1 : first->event > second->event;
}

static const DtlChronologyWriter *
get_writer (DtlChronologyFormat format)
{
  switch (format)
    {
    case DTL_CHRONOLOGY_HTML:
      return &dtl_chronology_html;

    case DTL_CHRONOLOGY_CSV:
      return &dtl_chronology_csv;

    case DTL_CHRONOLOGY_TIMELINEJS:
      return &dtl_chronology_timelinejs;

    case DTL_CHRONOLOGY_MARKDOWN:
    case DTL_N_CHRONOLOGIES:
    default:
      return &dtl_chronology_markdown;
    }
}

static gboolean
flush (GString        *out,
       GOutputStream  *stream,
       GCancellable   *cancellable,
       GError        **error)
{
  if (!g_output_stream_write_all (stream, out->str, out->len, NULL, cancellable, error))
    return FALSE;

  g_string_truncate (out, 0);
  return TRUE;
}

static void
append_one (const DtlChronology       *self,
            const DtlChronologyWriter *writer,
            guint                      i,
            guint                     *next_section,
            GString                   *out)
{
  const DtlChronologySection *next = *next_section < self->sections->len ? self->sections->pdata[*next_section] : NULL;

  if (next != NULL && next->first == i && writer->append_section != NULL)
    writer->append_section (self, *next_section, out);
  if (next != NULL && next->first == i)
    (*next_section)++;
  writer->append_event (self, g_array_index (self->events, DtlChronologyEntry, i).event, out);
}

static gboolean
write_all (const DtlChronology       *self,
           const DtlChronologyWriter *writer,
           GOutputStream             *stream,
           GCancellable              *cancellable,
           DtlProgressFunc            progress,
           gpointer                   progress_data,
           GError                   **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint step = self->events->len / PROGRESS_STEPS + 1, next_section = 0;

  writer->append_head (self, out);
  for (guint i = 0; i < self->events->len; i++)
    {
      append_one (self, writer, i, &next_section, out);
      if (out->len >= FLUSH_BYTES && !flush (out, stream, cancellable, error))
        return FALSE;
      if (i % step == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i % step == 0 && progress != NULL)
        progress ((double) i / self->events->len, progress_data);
    }
  writer->append_foot (self, out);

  return flush (out, stream, cancellable, error);
}

gboolean
dtl_chronology_write (DtlDocument                *document,
                      const DtlChronologyOptions *options,
                      GOutputStream              *stream,
                      GCancellable               *cancellable,
                      DtlProgressFunc             progress,
                      gpointer                    progress_data,
                      GError                    **error)
{
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (DtlChronologyEntry));
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  DtlChronology self = { .document = document, .events = events, .sections = sections };

  g_return_val_if_fail (DTL_IS_DOCUMENT (document) && options != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  collect_events (&self, options);
  if (options->format == DTL_CHRONOLOGY_TIMELINEJS)
    g_array_sort (events, compare_events);
  else if (options->format != DTL_CHRONOLOGY_CSV)
    divide (&self);

  return write_all (&self, get_writer (options->format), stream, cancellable, progress, progress_data, error);
}

/* Files */

typedef struct
{
  DtlDocument                *document;
  const DtlChronologyOptions *options;
  DtlProgressFunc             progress;
  gpointer                    progress_data;
} Saving;

static gboolean
save_cb (GOutputStream  *stream,
         GCancellable   *cancellable,
         gpointer        user_data,
         GError        **error)
{
  const Saving *saving = user_data;

  return dtl_chronology_write (saving->document, saving->options, stream, cancellable, saving->progress, saving->progress_data, error);
}

gboolean
dtl_chronology_save (DtlDocument                *document,
                     const DtlChronologyOptions *options,
                     GFile                      *file,
                     GCancellable               *cancellable,
                     DtlProgressFunc             progress,
                     gpointer                    progress_data,
                     GError                    **error)
{
  Saving saving = { document, options, progress, progress_data };

  return dtl_save_stream (save_cb, &saving, file, cancellable, error);
}

static const struct
{
  const char          *suffix;
  DtlChronologyFormat  format;
} suffixes[] = {
  { "md", DTL_CHRONOLOGY_MARKDOWN },
  { "markdown", DTL_CHRONOLOGY_MARKDOWN },
  { "html", DTL_CHRONOLOGY_HTML },
  { "htm", DTL_CHRONOLOGY_HTML },
  { "csv", DTL_CHRONOLOGY_CSV },
  { "timelinejs.json", DTL_CHRONOLOGY_TIMELINEJS },
  { "timelinejs", DTL_CHRONOLOGY_TIMELINEJS },
};

gboolean
dtl_chronology_find_format (const char          *name,
                            DtlChronologyFormat *format)
{
  gsize length;

  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  length = strlen (name);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize suffix_length = strlen (suffixes[i].suffix);

      if (length < suffix_length || g_ascii_strcasecmp (name + length - suffix_length, suffixes[i].suffix) != 0
          || (length > suffix_length && name[length - suffix_length - 1] != '.'))
        continue;
      *format = suffixes[i].format;
      return TRUE;
    }

  return FALSE;
}

const char *
dtl_chronology_get_suffix (DtlChronologyFormat format)
{
  static const char *const names[DTL_N_CHRONOLOGIES] = { "md", "html", "csv", "timelinejs.json" };

  g_return_val_if_fail (format < DTL_N_CHRONOLOGIES, NULL);

  return names[format];
}

const char *
dtl_chronology_get_media_type (DtlChronologyFormat format)
{
  static const char *const names[DTL_N_CHRONOLOGIES] = { "text/markdown", "text/html", "text/csv", "application/json" };

  g_return_val_if_fail (format < DTL_N_CHRONOLOGIES, NULL);

  return names[format];
}
