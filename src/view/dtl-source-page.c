/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-source-page.h"

#include <glib/gi18n-lib.h>

#include "dtl-event-table.h"
#include "dtl-light-markup.h"
#include "dtl-measure.h"
#include "dtl-page-parts.h"
#include "dtl-stance-sign.h"
#include "dtl-table.h"
#include "dtl-words.h"

typedef enum
{
  COLUMN_TOLD,
  COLUMN_DATE,
  COLUMN_RANK,
  COLUMN_TITLE,
  COLUMN_SAYS,
  N_COLUMNS,
} Column;

static const DtlTableColumn layouts[N_COLUMNS] = {
  [COLUMN_TOLD] = { "told", 116, 0 },
  [COLUMN_DATE] = { "date", 132, 0 },
  [COLUMN_RANK] = { "rank", 116, 520 },
  [COLUMN_TITLE] = { "title", -1, 0 },
  [COLUMN_SAYS] = { "says", 132, 640 },
};

struct _DtlSourcePage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *record;
  DtlTable  *table;

  DtlViewState  *state;
  DtlDocument   *document;
  DtlEventList  *list;
  const DtlTold *told;      /* of the source, in the order it tells them */
  guint          n_told;
  guint32       *order;     /* the place in @told of each row */
};

G_DEFINE_FINAL_TYPE (DtlSourcePage, dtl_source_page, GTK_TYPE_WIDGET)

enum
{
  EVENT_ACTIVATED,
  NOTICE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Cells */

static guint
get_place (DtlSourcePage *self,
           DtlEventRow   *row)
{
  return self->order[dtl_event_row_get_position (row)];
}

/* Whether it certainly happened before what the source tells just before it. */
static gboolean
goes_back (DtlSourcePage *self,
           guint          place)
{
  DtlMeasure measure;

  return place > 0 &&
         dtl_measure_events (self->document, self->told[place].event, self->told[place - 1].event, &measure) &&
         measure.possible == DTL_RELATION_BEFORE;
}

static const char *
get_title (guint column)
{
  static const char * const words[N_COLUMNS] = {
    [COLUMN_TOLD] = N_("Told"),
    [COLUMN_DATE] = N_("Date"),
    [COLUMN_RANK] = N_("In Time"),
    [COLUMN_TITLE] = N_("Title"),
    [COLUMN_SAYS] = N_("What It Does"),
  };

  return _(words[column]);
}

static char *
dup_text (gpointer     owner,
          guint        column,
          DtlEventRow *row)
{
  DtlSourcePage *self = owner;
  guint place = get_place (self, row);
  const DtlTold *told = &self->told[place];

  switch (column)
    {
    case COLUMN_TOLD:
      return g_strdup (told->place != NULL ? told->place : _("no place given"));
    case COLUMN_DATE:
      return dtl_document_dup_date_words (self->document, told->event, DTL_WORDING_SHORT);
    case COLUMN_RANK:
      /* Translators: which it is in order of time, and that the source goes back to it: "3, goes back". */
      return goes_back (self, place) ? g_strdup_printf (_("%u, goes back"), told->rank + 1)
                                     : g_strdup_printf ("%u", told->rank + 1);
    case COLUMN_TITLE:
      return dtl_document_dup_title (self->document, told->event);
    case COLUMN_SAYS:
    default:
      return dtl_says_to_words (told->says);
    }
}

static GtkWidget *
make_sign (gpointer     owner,
           guint        column,
           DtlEventRow *row)
{
  DtlSourcePage *self = owner;

  return column == COLUMN_SAYS ? dtl_stance_sign_new (self->told[get_place (self, row)].says) : NULL;
}

static char *
dup_row_name (gpointer     owner,
              DtlEventRow *row)
{
  DtlSourcePage *self = owner;
  g_autofree char *event = dtl_words_for_event (self->document, dtl_event_row_get_event (row));
  g_autofree char *told = dup_text (owner, COLUMN_TOLD, row);
  g_autofree char *rank = dup_text (owner, COLUMN_RANK, row);
  g_autofree char *says = dup_text (owner, COLUMN_SAYS, row);
  const char *alone = self->told[get_place (self, row)].says & DTL_SAYS_ALONE ? _("rests on this source alone") : NULL;

  /* Translators: where a source tells of an event, the event, which it is in order of time, what the source does. */
  return g_strdup_printf (_("%s: %s; in order of time %s; %s%s%s"), told, event, rank, says,
                          alone != NULL ? "; " : "", alone != NULL ? alone : "");
}

static const DtlTableFuncs table_funcs = { get_title, dup_text, make_sign, dup_row_name };

/* Rows */

typedef struct
{
  guint32 place;
  guint32 number;
  char   *words;
} SortKey;

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const SortKey *left = a, *right = b;
  int direction = GPOINTER_TO_INT (user_data);
  int order = g_strcmp0 (left->words, right->words);

  if (order == 0)
    order = (left->number > right->number) - (left->number < right->number);
  if (order != 0)
    return order * direction;
  return (left->place > right->place) - (left->place < right->place);
}

/* The rows in the order of the table; those that filter and lanes leave out are not among them. */
static guint
sort_rows (DtlSourcePage *self,
           guint          n_told)
{
  gboolean descending;
  Column column = dtl_table_get_sorted (self->table, &descending);
  g_autofree SortKey *keys = g_new0 (SortKey, MAX (n_told, 1));
  guint n_rows = 0;

  for (guint i = 0; i < n_told; i++)
    {
      SortKey *key = &keys[n_rows];

      if (!dtl_view_state_is_shown (self->state, self->told[i].event))
        continue;
      key->place = i;
      key->number = column == COLUMN_TOLD ? i : self->told[i].rank;
      if (column == COLUMN_TITLE)
        {
          g_autofree char *title = dtl_document_dup_title (self->document, self->told[i].event);

          key->words = g_utf8_collate_key (title, -1);
        }
      else if (column == COLUMN_SAYS)
        key->words = dtl_says_to_words (self->told[i].says);
      n_rows++;
    }
  g_qsort_with_data (keys, (int) n_rows, sizeof *keys, compare_keys, GINT_TO_POINTER (descending ? -1 : 1));
  self->order = g_new (guint32, MAX (n_rows, 1));
  for (guint i = 0; i < n_rows; i++)
    {
      self->order[i] = keys[i].place;
      g_free (keys[i].words);
    }
  return n_rows;
}

static void
fill_rows (DtlSourcePage *self,
           guint          n_told)
{
  g_autofree char *summary = NULL;
  guint32 *events;
  guint n_rows;

  dtl_event_list_take_rows (self->list, NULL, 0);
  g_clear_pointer (&self->order, g_free);
  n_rows = sort_rows (self, n_told);
  events = g_new (guint32, MAX (n_rows, 1));
  for (guint i = 0; i < n_rows; i++)
    events[i] = self->told[self->order[i]].event;
  dtl_event_list_take_rows (self->list, events, n_rows);

  summary = n_rows < n_told ? g_strdup_printf (ngettext ("%'u of %'u event", "%'u of %'u events", n_told), n_rows, n_told)
                            : g_strdup_printf (ngettext ("%'u event", "%'u events", n_told), n_told);
  dtl_table_set_summary (self->table, summary);
  dtl_table_queue_scroll (self->table);
}

/* The record */

static void
add_based_on (GtkWidget       *box,
              DtlDocument     *document,
              const DtlSource *source)
{
  g_autofree char *words = NULL;

  if (source->n_based_on == 0)
    return;
  words = dtl_words_for_based_on (document, source);
  dtl_page_add_label (box, words, "reader-quiet");
}

static void
fill_record (DtlSourcePage   *self,
             const DtlSource *source,
             guint32          index,
             guint            n_alone)
{
  g_autofree char *attribution = dtl_document_dup_attribution (self->document, index);
  GtkWidget *chips;
  g_autofree char *events = g_strdup_printf (ngettext ("cited for %'u event", "cited for %'u events", source->n_events),
                                             source->n_events);
  g_autofree char *alone = n_alone == 0 ? g_strdup (_("none rests on it alone"))
                                        : g_strdup_printf (ngettext ("%'u rests on it alone", "%'u rest on it alone",
                                                                     n_alone), n_alone);

  while (gtk_widget_get_first_child (self->record) != NULL)
    gtk_box_remove (GTK_BOX (self->record), gtk_widget_get_first_child (self->record));

  dtl_page_add_passage (self->record, attribution, DTL_PASSAGE_HEADING, "source-title");
  dtl_page_add_light_markup (self->record, source->note);
  add_based_on (self->record, self->document, source);
  chips = dtl_page_add_chips (self->record);
  dtl_page_add_chip (chips, NULL, events);
  dtl_page_add_chip (chips, NULL, alone);
  dtl_page_add_chip (chips, NULL, source->text_path != NULL ? _("its text is saved beside the timeline")
                                                            : _("its text is not saved"));
  if (dtl_is_web_address (source->url))
    {
      g_autofree char *url = g_markup_escape_text (source->url, -1);
      g_autofree char *markup = g_strdup_printf ("<a href=\"%s\">%s</a>", url, url);

      dtl_page_add_passage (self->record, markup, DTL_PASSAGE_MARKUP, "reader-quiet");
    }
}

void
dtl_source_page_show (DtlSourcePage  *self,
                      DtlViewState   *state,
                      DtlSourceTable *table,
                      guint32         source)
{
  DtlDocument *document = state != NULL ? dtl_view_state_get_document (state) : NULL;
  guint n_told;

  g_return_if_fail (DTL_IS_SOURCE_PAGE (self));

  if (self->list != NULL)
    dtl_event_list_take_rows (self->list, NULL, 0);
  g_clear_pointer (&self->order, g_free);
  self->told = NULL;
  if (self->state != state)
    {
      dtl_table_set_list (self->table, NULL);
      g_clear_object (&self->list);
      g_set_object (&self->state, state);
      self->list = state != NULL ? dtl_event_list_new (state) : NULL;
      dtl_table_set_list (self->table, self->list);
    }
  g_set_object (&self->document, document);
  if (state == NULL || table == NULL)
    return;

  self->told = dtl_source_table_get_told (table, source, &n_told);
  self->n_told = n_told;
  fill_record (self, dtl_document_get_source (self->document, source), source, dtl_source_table_get_n_alone (table, source));
  fill_rows (self, n_told);
}

static void
sort_cb (DtlSourcePage *self)
{
  if (self->told != NULL)
    fill_rows (self, self->n_told);
}

static void
event_activated_cb (DtlSourcePage *self,
                    guint          event)
{
  g_signal_emit (self, signals[EVENT_ACTIVATED], 0, event);
}

static void
notice_cb (DtlSourcePage *self,
           const char    *message)
{
  g_signal_emit (self, signals[NOTICE], 0, message);
}

static gboolean
dtl_source_page_grab_focus (GtkWidget *widget)
{
  return dtl_table_focus (DTL_SOURCE_PAGE (widget)->table);
}

static void
dtl_source_page_dispose (GObject *object)
{
  DtlSourcePage *self = DTL_SOURCE_PAGE (object);

  if (self->box != NULL)
    {
      dtl_source_page_show (self, NULL, NULL, DTL_NONE);
      gtk_widget_unparent (g_steal_pointer (&self->box));
    }

  G_OBJECT_CLASS (dtl_source_page_parent_class)->dispose (object);
}

static void
dtl_source_page_class_init (DtlSourcePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_source_page_dispose;
  widget_class->grab_focus = dtl_source_page_grab_focus;

  signals[EVENT_ACTIVATED] = g_signal_new ("event-activated", DTL_TYPE_SOURCE_PAGE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[NOTICE] = g_signal_new ("notice", DTL_TYPE_SOURCE_PAGE, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dtl_source_page_init (DtlSourcePage *self)
{
  self->table = DTL_TABLE (dtl_table_new (layouts, N_COLUMNS, &table_funcs, self, _("Events in the order the source tells them")));
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  g_signal_connect_object (self->table, "sort", G_CALLBACK (sort_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "event-activated", G_CALLBACK (event_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->record = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->record, "source-record");
  gtk_box_append (GTK_BOX (self->box), self->record);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->table));
}

GtkWidget *
dtl_source_page_new (void)
{
  return g_object_new (DTL_TYPE_SOURCE_PAGE, NULL);
}
