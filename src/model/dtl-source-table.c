/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-source-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dtl-source-names.h"
#include "dtl-support.h"

/* How many sources are followed back from one, as in dtl-support.c. */
#define MAX_FOLLOWED 64

/* What one source says of one event. */
typedef struct
{
  guint32    event;
  guint32    source;
  DtlStances says;
  guint32    order;      /* in which it was read */
  char      *locator;    /* the first place, as written, or NULL */
  char      *place;      /* in words */
} Cell;

struct _DtlSourceTable
{
  DtlDocument *document;
  GArray      *cells;         /* (element-type Cell) by event, then by first citation; freed of their strings by hand */
  guint32     *starts;        /* of the cells of each event; n_events + 1 */
  GArray      *told;          /* (element-type DtlTold) by source */
  guint32     *told_starts;   /* n_sources + 1 */
  char       **names;
};

int
dtl_places_compare (const char *a,
                    const char *b)
{
  const char *i = a, *j = b;

  while (*i != '\0' && *j != '\0')
    {
      if (g_ascii_isdigit (*i) && g_ascii_isdigit (*j))
        {
          guint64 left = g_ascii_strtoull (i, (char **) &i, 10), right = g_ascii_strtoull (j, (char **) &j, 10);

          if (left != right)
            return left < right ? -1 : 1;
        }
      else if (*i != *j)
        return (guchar) *i < (guchar) *j ? -1 : 1;
      else
        {
          i++;
          j++;
        }
    }
  return *i != '\0' ? 1 : *j != '\0' ? -1 : strcmp (a, b);
}

/* Reading */

static Cell *
find_cell (GArray  *cells,
           guint    first,
           guint32  source)
{
  for (guint i = first; i < cells->len; i++)
    if (g_array_index (cells, Cell, i).source == source)
      return &g_array_index (cells, Cell, i);
  return NULL;
}

static void
add_citation (DtlSourceTable    *self,
              guint32            event,
              guint              first,
              const DtlCitation *citation)
{
  Cell *cell;

  if (citation->source == DTL_NONE)
    return;
  cell = find_cell (self->cells, first, citation->source);
  if (cell == NULL)
    {
      Cell fresh = { .event = event, .source = citation->source, .order = self->cells->len };

      g_array_append_val (self->cells, fresh);
      cell = &g_array_index (self->cells, Cell, self->cells->len - 1);
    }
  cell->says |= DTL_SAYS_STANCE (citation->stance);
  if (citation->exact != NULL)
    cell->says |= DTL_SAYS_QUOTED;
  if (citation->locator != NULL && *citation->locator != '\0' &&
      (cell->locator == NULL || dtl_places_compare (citation->locator, cell->locator) < 0))
    {
      g_free (cell->locator);
      g_free (cell->place);
      cell->locator = g_strdup (citation->locator);
      cell->place = dtl_citation_dup_place (citation);
    }
}

static gboolean
cell_supports (const Cell *cell)
{
  for (DtlStance stance = 0; stance <= DTL_STANCE_MENTIONS; stance++)
    if ((cell->says & DTL_SAYS_STANCE (stance)) != 0 && dtl_stance_supports (stance))
      return TRUE;
  return FALSE;
}

/* Whether @source was written from @other, over any number of steps. */
static gboolean
rests_on (DtlDocument *document,
          guint32      source,
          guint32      other)
{
  guint32 followed[MAX_FOLLOWED] = { source };
  guint n_followed = 1;

  for (guint i = 0; i < n_followed; i++)
    {
      const DtlSource *record = dtl_document_get_source (document, followed[i]);

      for (guint j = 0; j < record->n_based_on; j++)
        {
          gboolean is_known = FALSE;

          if (record->based_on[j] == other)
            return TRUE;
          for (guint k = 0; k < n_followed; k++)
            is_known |= followed[k] == record->based_on[j];
          if (!is_known && n_followed < MAX_FOLLOWED)
            followed[n_followed++] = record->based_on[j];
        }
    }
  return FALSE;
}

static void
mark_alone (DtlSourceTable *self,
            guint32         event,
            guint           first)
{
  if (dtl_document_get_event (self->document, event)->independent != 1)
    return;
  for (guint i = first; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);
      gboolean is_alone = cell_supports (cell);

      for (guint j = first; j < self->cells->len && is_alone; j++)
        {
          const Cell *other = &g_array_index (self->cells, Cell, j);

          is_alone = j == i || !cell_supports (other) || rests_on (self->document, other->source, cell->source);
        }
      if (is_alone)
        cell->says |= DTL_SAYS_ALONE;
    }
}

static void
read_event (DtlSourceTable *self,
            guint32         event)
{
  guint first = self->cells->len;
  g_autoptr(DtlEventDetails) details = NULL;

  if (dtl_document_get_event (self->document, event)->n_citations == 0)
    return;
  details = dtl_document_dup_details (self->document, event);
  for (guint i = 0; i < details->citations->len; i++)
    add_citation (self, event, first, g_ptr_array_index (details->citations, i));
  for (guint i = 0; i < details->plans->len; i++)
    {
      const DtlPlan *plan = g_ptr_array_index (details->plans, i);

      for (guint j = 0; j < plan->citations->len; j++)
        add_citation (self, event, first, g_ptr_array_index (plan->citations, j));
    }
  mark_alone (self, event, first);
}

/* Telling */

static int
compare_told (gconstpointer a,
              gconstpointer b)
{
  const Cell *left = *(const Cell * const *) a, *right = *(const Cell * const *) b;
  int order = 0;

  if (left->source != right->source)
    return left->source < right->source ? -1 : 1;
  if ((left->locator == NULL) != (right->locator == NULL))
    return left->locator == NULL ? 1 : -1;
  if (left->locator != NULL)
    order = dtl_places_compare (left->locator, right->locator);
  return order != 0 ? order : left->order < right->order ? -1 : left->order > right->order;
}

static int
compare_positions (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  const DtlTold *left = *(const DtlTold * const *) a, *right = *(const DtlTold * const *) b;
  guint i = dtl_document_get_position (user_data, left->event), j = dtl_document_get_position (user_data, right->event);

  return i < j ? -1 : i > j;
}

static void
rank_by_time (DtlSourceTable *self,
              guint           first,
              guint           end)
{
  g_autofree DtlTold **by_time = g_new (DtlTold *, MAX (end - first, 1));

  for (guint i = first; i < end; i++)
    by_time[i - first] = &g_array_index (self->told, DtlTold, i);
  g_qsort_with_data (by_time, (int) (end - first), sizeof *by_time, compare_positions, self->document);
  for (guint i = first; i < end; i++)
    by_time[i - first]->rank = i - first;
}

static void
tell (DtlSourceTable *self)
{
  guint n_sources = dtl_document_get_n_sources (self->document);
  g_autoptr(GPtrArray) sorted = g_ptr_array_sized_new (self->cells->len);
  guint32 source = 0;

  for (guint i = 0; i < self->cells->len; i++)
    g_ptr_array_add (sorted, &g_array_index (self->cells, Cell, i));
  g_ptr_array_sort (sorted, compare_told);

  self->told_starts = g_new0 (guint32, n_sources + 1);
  for (guint i = 0; i < sorted->len; i++)
    {
      const Cell *cell = g_ptr_array_index (sorted, i);
      DtlTold told = { .event = cell->event, .says = cell->says, .place = cell->place };

      while (source < cell->source)
        self->told_starts[++source] = i;
      g_array_append_val (self->told, told);
    }
  while (source < n_sources)
    self->told_starts[++source] = sorted->len;
  for (guint i = 0; i < n_sources; i++)
    rank_by_time (self, self->told_starts[i], self->told_starts[i + 1]);
}

DtlSourceTable *
dtl_source_table_new (DtlDocument *document,
                      const gint  *cancel)
{
  g_autoptr(DtlSourceTable) self = NULL;
  guint n_events;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  n_events = dtl_document_get_n_events (document);
  self = g_new0 (DtlSourceTable, 1);
  self->document = g_object_ref (document);
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->told = g_array_new (FALSE, FALSE, sizeof (DtlTold));
  self->starts = g_new0 (guint32, n_events + 1);
  self->names = dtl_source_names_new (document, TRUE);
  for (guint32 event = 0; event < n_events; event++)
    {
      if (event % 256 == 0 && cancel != NULL && g_atomic_int_get (cancel) != 0)
        return NULL;
      read_event (self, event);
      self->starts[event + 1] = self->cells->len;
    }
  tell (self);
  return g_steal_pointer (&self);
}

void
dtl_source_table_free (DtlSourceTable *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->cells->len; i++)
    {
      g_free (g_array_index (self->cells, Cell, i).locator);
      g_free (g_array_index (self->cells, Cell, i).place);
    }
  g_array_unref (self->cells);
  g_array_unref (self->told);
  g_free (self->starts);
  g_free (self->told_starts);
  g_strfreev (self->names);
  g_object_unref (self->document);
  g_free (self);
}

const char *
dtl_source_table_get_name (DtlSourceTable *self,
                           guint32         source)
{
  g_return_val_if_fail (self != NULL && source < dtl_document_get_n_sources (self->document), NULL);

  return self->names[source];
}

DtlStances
dtl_source_table_get_says (DtlSourceTable *self,
                           guint32         event,
                           guint32         source)
{
  g_return_val_if_fail (self != NULL && event < dtl_document_get_n_events (self->document), 0);

  for (guint i = self->starts[event]; i < self->starts[event + 1]; i++)
    if (g_array_index (self->cells, Cell, i).source == source)
      return g_array_index (self->cells, Cell, i).says;
  return 0;
}

const DtlTold *
dtl_source_table_get_told (DtlSourceTable *self,
                           guint32         source,
                           guint          *n_told)
{
  g_return_val_if_fail (self != NULL && source < dtl_document_get_n_sources (self->document), NULL);
  g_return_val_if_fail (n_told != NULL, NULL);

  *n_told = self->told_starts[source + 1] - self->told_starts[source];
  return &g_array_index (self->told, DtlTold, self->told_starts[source]);
}

guint
dtl_source_table_get_n_alone (DtlSourceTable *self,
                              guint32         source)
{
  guint n_told, n_alone = 0;
  const DtlTold *told = dtl_source_table_get_told (self, source, &n_told);

  for (guint i = 0; told != NULL && i < n_told; i++)
    n_alone += (told[i].says & DTL_SAYS_ALONE) != 0;
  return n_alone;
}

char *
dtl_says_to_words (DtlStances says)
{
  GString *words = g_string_new (NULL);

  for (DtlStance stance = 0; stance <= DTL_STANCE_MENTIONS; stance++)
    if (says & DTL_SAYS_STANCE (stance))
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", dtl_stance_to_words (stance));
  return g_string_free (words, FALSE);
}
