/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-event-table.h"

#include <glib/gi18n-lib.h>

#include "dtl-extent.h"
#include "dtl-sort-key.h"

/* Marks that are looked through for the one whose date stands in the table. */
#define MAX_MARKS 32

const char *
dtl_column_to_words (DtlColumn column)
{
  static const char * const words[DTL_N_COLUMNS] = {
    [DTL_COLUMN_DATE] = N_("Date"),
    [DTL_COLUMN_TITLE] = N_("Title"),
    [DTL_COLUMN_LANE] = N_("Lane"),
    [DTL_COLUMN_ACTORS] = N_("Actors"),
    [DTL_COLUMN_SOURCES] = N_("Sources"),
    [DTL_COLUMN_STATUS] = N_("Status"),
    [DTL_COLUMN_SUPPORT] = N_("Support"),
  };

  g_return_val_if_fail (column < DTL_N_COLUMNS, NULL);

  return _(words[column]);
}

const char *
dtl_source_get_short_name (const DtlSource *source)
{
  const char *names[] = { source->authors_short, source->container, source->publisher, source->title };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL && names[i][0] != '\0')
      return names[i];
  return source->id;
}

/* Names of what an event refers to by id, each once, in the order in which they are met. */
typedef struct
{
  DtlDocument *document;
  DtlField     field;
  GString     *id;
  GPtrArray   *names;   /* borrowed from the document, or owned by @strange */
  GPtrArray   *strange; /* ids that the document does not have */
} NameReading;

static const char *
find_name (NameReading *reading)
{
  guint32 index;

  if (reading->field == DTL_FIELD_ACTOR_ID && dtl_document_find_actor (reading->document, reading->id->str, &index))
    return dtl_document_get_actor (reading->document, index)->name;
  if (reading->field == DTL_FIELD_SOURCE_ID && dtl_document_find_source (reading->document, reading->id->str, &index))
    return dtl_source_get_short_name (dtl_document_get_source (reading->document, index));

  g_ptr_array_add (reading->strange, g_strdup (reading->id->str));
  return g_ptr_array_index (reading->strange, reading->strange->len - 1);
}

static gboolean
read_name_cb (DtlField    field,
              const char *text,
              gsize       length,
              gpointer    user_data)
{
  NameReading *reading = user_data;
  const char *name;

  if (field != reading->field)
    return TRUE;
  g_string_truncate (reading->id, 0);
  g_string_append_len (reading->id, text, (gssize) length);
  name = find_name (reading);
  if (name != NULL && !g_ptr_array_find_with_equal_func (reading->names, name, g_str_equal, NULL))
    g_ptr_array_add (reading->names, (gpointer) name);
  return TRUE;
}

static char *
dup_names (DtlDocument *document,
           guint32      event,
           DtlField     field)
{
  g_autoptr(GString) id = g_string_new (NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new (), strange = g_ptr_array_new_with_free_func (g_free);
  NameReading reading = { document, field, id, names, strange };

  dtl_document_read_words (document, event, read_name_cb, &reading);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static char *
dup_status (const DtlEvent *event)
{
  const char *status = dtl_status_to_words (event->status);

  if (event->assessment == DTL_ASSESSMENT_NONE)
    return g_strdup (status);
  /* Translators: the status of an event and the editor's verdict, such as "occurred, disputed". */
  return g_strdup_printf (_("%s, %s"), status, dtl_assessment_to_words (event->assessment));
}

static char *
dup_support (const DtlEvent *event)
{
  if (event->n_citations == 0)
    return g_strdup (_("no source"));
  if ((event->flags & DTL_EVENT_QUOTED) == 0)
    return g_strdup (_("nothing quoted"));
  if (event->flags & DTL_EVENT_DISAGREE)
    return g_strdup (_("sources disagree"));
  if (event->flags & DTL_EVENT_DENIED)
    return g_strdup (_("denied by a source"));
  if (event->flags & DTL_EVENT_ANONYMOUS)
    return g_strdup (_("source not named"));
  if (event->independent == 0)
    return g_strdup (_("none independent"));
  return g_strdup_printf (ngettext ("%u source", "%u sources", event->independent), event->independent);
}

char *
dtl_event_table_dup_text (DtlDocument *document,
                          guint32      event,
                          DtlColumn    column)
{
  const DtlEvent *record;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (event < dtl_document_get_n_events (document), NULL);

  record = dtl_document_get_event (document, event);
  switch (column)
    {
    case DTL_COLUMN_DATE:
      return dtl_document_dup_date_words (document, event, DTL_WORDING_SHORT);
    case DTL_COLUMN_TITLE:
      return dtl_document_dup_title (document, event);
    case DTL_COLUMN_LANE:
      return g_strdup (dtl_document_get_lane (document, record->lane)->title);
    case DTL_COLUMN_ACTORS:
      return dup_names (document, event, DTL_FIELD_ACTOR_ID);
    case DTL_COLUMN_SOURCES:
      return dup_names (document, event, DTL_FIELD_SOURCE_ID);
    case DTL_COLUMN_STATUS:
      return dup_status (record);
    case DTL_COLUMN_SUPPORT:
      return dup_support (record);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The extent of the date that stands in the table; claims of others and further plans have no part in it. */
static gboolean
read_own_extent (DtlDocument *document,
                 guint32      index,
                 DtlExtent   *extent)
{
  const DtlEvent *event = dtl_document_get_event (document, index);
  DtlMark marks[MAX_MARKS];
  guint n_marks;

  if ((event->flags & (DTL_EVENT_HAS_PLANS | DTL_EVENT_HAS_CLAIMS)) == 0)
    {
      extent->earliest = event->earliest;
      extent->latest = event->latest;
      return (event->flags & DTL_EVENT_PLACED) != 0;
    }

  n_marks = MIN (dtl_document_read_marks (document, index, marks, MAX_MARKS), MAX_MARKS);
  for (DtlMarkKind kind = DTL_MARK_WHEN; kind <= DTL_MARK_PLAN; kind++)
    for (guint i = 0; i < n_marks && !extent->placed; i++)
      if (marks[i].kind == kind)
        dtl_extent_add_date (extent, &marks[i].date);
  return extent->placed;
}

static void
make_date_key (DtlDocument *document,
               DtlSortKey  *key)
{
  DtlExtent extent = DTL_EXTENT_INIT;

  key->is_empty = !read_own_extent (document, key->row, &extent);
  key->first = dtl_sort_key_from_instant (extent.earliest);
  key->second = dtl_sort_key_from_instant (extent.latest);
}

static guint
get_support_rank (const DtlEvent *event)
{
  if (event->n_citations == 0)
    return 0;
  return (event->flags & DTL_EVENT_QUOTED) == 0 ? 1 : 2 + event->independent;
}

static void
make_key (DtlDocument  *document,
          DtlColumn     column,
          GStringChunk *chunk,
          DtlSortKey   *key)
{
  const DtlEvent *event = dtl_document_get_event (document, key->row);
  g_autofree char *words = NULL;

  switch (column)
    {
    case DTL_COLUMN_DATE:
      make_date_key (document, key);
      break;
    case DTL_COLUMN_LANE:
      key->first = event->lane;
      break;
    case DTL_COLUMN_STATUS:
      key->first = event->status;
      key->second = event->assessment;
      break;
    case DTL_COLUMN_SUPPORT:
      key->first = get_support_rank (event);
      break;
    case DTL_COLUMN_TITLE:
    case DTL_COLUMN_ACTORS:
    case DTL_COLUMN_SOURCES:
    default:
      words = dtl_event_table_dup_text (document, key->row, column);
      dtl_sort_key_set_words (key, words, chunk);
    }
}

guint32 *
dtl_event_table_sort (DtlDocument *document,
                      DtlColumn    column,
                      gboolean     descending,
                      const gint  *cancel)
{
  g_autoptr(GStringChunk) chunk = NULL;
  g_autofree DtlSortKey *keys = NULL;
  const guint32 *order;
  guint n_events;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (column < DTL_N_COLUMNS, NULL);

  n_events = dtl_document_get_n_events (document);
  order = dtl_document_get_order (document);
  chunk = g_string_chunk_new (1 << 16);
  keys = g_new0 (DtlSortKey, MAX (n_events, 1));
  for (guint i = 0; i < n_events; i++)
    {
      if (i % 1024 == 0 && cancel != NULL && g_atomic_int_get (cancel) != 0)
        return NULL;
      keys[i].position = i;
      keys[i].row = order[i];
      make_key (document, column, chunk, &keys[i]);
    }
  return dtl_sort_keys (keys, n_events, descending);
}
