/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables with a header: the sheet of TimelineJS, and any in which one column is a date. What a column is follows from its name, in English
 * or in the language of the locale; a row is an event. Columns that have no meaning here are kept with their event.
 */
#include "config.h"

#include "dtl-import-slide.h"

#include "dtl-html.h"
#include "dtl-json-write.h"
#include "dtl-light-markup.h"
#include "dtl-table-text.h"
#include "dtl-word-list.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

typedef enum
{
  COLUMN_UNKNOWN, COLUMN_DATE, COLUMN_END, COLUMN_EARLIEST, COLUMN_LATEST, COLUMN_YEAR, COLUMN_MONTH, COLUMN_DAY, COLUMN_TIME,
  COLUMN_END_YEAR, COLUMN_END_MONTH, COLUMN_END_DAY, COLUMN_END_TIME, COLUMN_DISPLAY_DATE, COLUMN_ID, COLUMN_TITLE, COLUMN_DESCRIPTION,
  COLUMN_LANE, COLUMN_STATUS, COLUMN_IMPORTANCE, COLUMN_TAGS, COLUMN_PLACE, COLUMN_NOTE, COLUMN_COLOUR, COLUMN_SOURCE, COLUMN_AUTHOR,
  COLUMN_URL, COLUMN_ISSUED, COLUMN_QUOTE, COLUMN_TYPE, COLUMN_MEDIA, COLUMN_CREDIT, COLUMN_CAPTION, COLUMN_THUMBNAIL, COLUMN_ALT,
  N_COLUMNS
} Column;

/* Translators: these are names that the columns of people's tables have, parted by "|", in small letters without blanks and marks. */
static const char * const column_names[N_COLUMNS] = {
  [COLUMN_DATE] = N_("date|dates|when|start|startdate|begin|begins|from|datum"),
  [COLUMN_END] = N_("end|enddate|ends|to|until|finish"),
  [COLUMN_EARLIEST] = N_("earliest"),
  [COLUMN_LATEST] = N_("latest"),
  [COLUMN_YEAR] = N_("year|startyear"),
  [COLUMN_MONTH] = N_("month|startmonth"),
  [COLUMN_DAY] = N_("day|startday"),
  [COLUMN_TIME] = N_("time|starttime"),
  [COLUMN_END_YEAR] = N_("endyear"),
  [COLUMN_END_MONTH] = N_("endmonth"),
  [COLUMN_END_DAY] = N_("endday"),
  [COLUMN_END_TIME] = N_("endtime"),
  [COLUMN_DISPLAY_DATE] = N_("displaydate|dateaswritten|datelabel"),
  [COLUMN_ID] = N_("id|identifier|uniqueid"),
  [COLUMN_TITLE] = N_("title|headline|event|name|what|label|heading"),
  [COLUMN_DESCRIPTION] = N_("description|text|details|summary|content|body|whathappened"),
  [COLUMN_LANE] = N_("lane|group|category|track|topic|theme"),
  [COLUMN_STATUS] = N_("status"),
  [COLUMN_IMPORTANCE] = N_("importance|weight|priority"),
  [COLUMN_TAGS] = N_("tags|tag|keywords"),
  [COLUMN_PLACE] = N_("place|location|where"),
  [COLUMN_NOTE] = N_("note|notes|comment|comments|remarks"),
  [COLUMN_COLOUR] = N_("colour|color"),
  [COLUMN_SOURCE] = N_("source|sources|sourcetitle|publication|outlet|reference|references|citation"),
  [COLUMN_AUTHOR] = N_("author|authors|sourceauthor|byline"),
  [COLUMN_URL] = N_("url|link|sourceurl|sourcelink|web|website"),
  [COLUMN_ISSUED] = N_("published|issued|publicationdate|sourcedate|datepublished"),
  [COLUMN_QUOTE] = N_("quote|quotation|quotations|quotes|excerpt|evidence|quotedwords"),
  [COLUMN_TYPE] = N_("type"),
  [COLUMN_MEDIA] = N_("media|image|picture|photo|video"),
  [COLUMN_CREDIT] = N_("mediacredit|credit"),
  [COLUMN_CAPTION] = N_("mediacaption|caption"),
  [COLUMN_THUMBNAIL] = N_("mediathumbnail|thumbnail"),
  [COLUMN_ALT] = N_("alttext|alt|mediaalt"),
};

typedef struct
{
  DtlImporter *importer;
  DtlTableText table;
  GPtrArray   *names;               /* (element-type utf8) of the columns, as written */
  GArray      *columns;             /* (element-type Column) */
  int          places[N_COLUMNS];   /* -1: there is none */
  gboolean     is_sheet;            /* of TimelineJS: texts are HTML */
  DtlDayOrder  day_order;
} Table;

/* The header */

static char *
fold_name (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static Column
find_column (const char *name)
{
  g_autofree char *folded = fold_name (name);

  for (int i = 1; i < N_COLUMNS; i++)
    if (dtl_word_list_has (column_names[i], folded) || dtl_word_list_has (_(column_names[i]), folded))
      return i;
  return COLUMN_UNKNOWN;
}

static void
read_header (Table *self)
{
  for (int i = 0; i < N_COLUMNS; i++)
    self->places[i] = -1;
  for (guint i = 0; i < self->table.fields->len; i++)
    {
      Column column = find_column (self->table.fields->pdata[i]);

      /* The first of two that mean the same; the other is kept like one without a meaning. */
      if (column != COLUMN_UNKNOWN && self->places[column] < 0)
        self->places[column] = (int) i;
      else
        column = COLUMN_UNKNOWN;
      g_array_append_val (self->columns, column);
      g_ptr_array_add (self->names, g_strdup (self->table.fields->pdata[i]));
    }
  self->is_sheet = self->places[COLUMN_YEAR] >= 0 && self->places[COLUMN_DATE] < 0
                   && (self->places[COLUMN_MEDIA] >= 0 || self->places[COLUMN_DISPLAY_DATE] >= 0);
}

static gboolean
has (const Table *self,
     Column       column)
{
  return self->places[column] >= 0;
}

static gboolean
has_dates (const Table *self)
{
  return has (self, COLUMN_DATE) || has (self, COLUMN_YEAR) || has (self, COLUMN_EARLIEST);
}

static void
table_init (Table       *self,
            const char  *data,
            gsize        size)
{
  *self = (Table) { NULL };
  dtl_table_text_init (&self->table, data, size);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
}

static void
table_clear (Table *self)
{
  dtl_table_text_clear (&self->table);
  g_ptr_array_unref (self->names);
  g_array_unref (self->columns);
}

/* A header with a column of dates and another one; or else several rows of as many fields, of which an error tells what is missing. */
static gboolean
recognizes (const char *data,
            gsize       size)
{
  Table self;
  gboolean is_table = FALSE;

  while (size > 0 && g_ascii_isspace (*data))
    {
      data++;
      size--;
    }
  if (size == 0 || strchr ("{[<", *data) != NULL)
    return FALSE;

  table_init (&self, data, size);
  if (dtl_table_text_read_row (&self.table) && self.table.fields->len >= 2)
    {
      guint n = self.table.fields->len;

      read_header (&self);
      is_table = has_dates (&self)
                 || (dtl_table_text_read_row (&self.table) && self.table.fields->len == n
                     && dtl_table_text_read_row (&self.table) && self.table.fields->len == n);
    }
  table_clear (&self);
  return is_table;
}

/* Rows */

/* Of the row, or NULL where there is nothing. */
static const char *
get (const Table *self,
     Column       column)
{
  guint place = (guint) self->places[column];
  const char *text = self->places[column] >= 0 && place < self->table.fields->len ? self->table.fields->pdata[place] : NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  /* A mark that keeps spreadsheets from running what begins like a formula. */
  return text[0] == '\'' && text[1] != '\0' && strchr ("=+-@'", text[1]) != NULL ? text + 1 : text;
}

static const char *
get_column_name (const Table *self,
                 Column       column)
{
  return has (self, column) ? self->names->pdata[self->places[column]] : NULL;
}

static gboolean
is_read (const Table *self,
         Column       column)
{
  if (self->is_sheet)
    return column <= COLUMN_DISPLAY_DATE || column == COLUMN_ID || column == COLUMN_TITLE || column == COLUMN_DESCRIPTION || column == COLUMN_LANE
           || column >= COLUMN_TYPE;
  return column < COLUMN_TYPE;
}

/* What the row has in columns without a meaning. */
static char *
copy_unknown (const Table *self)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < MIN (self->table.fields->len, self->columns->len); i++)
    {
      Column column = g_array_index (self->columns, Column, i);
      const char *name = self->names->pdata[i], *text = self->table.fields->pdata[i];

      if ((column != COLUMN_UNKNOWN && is_read (self, column)) || *text == '\0' || !g_hash_table_add (seen, (gpointer) name))
        continue;
      dtl_json_write_member (out, name, text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
get_slide_dates (const Table  *self,
                 DtlSlideDate *start,
                 DtlSlideDate *end)
{
  *start = (DtlSlideDate) { .year = get (self, COLUMN_YEAR), .month = get (self, COLUMN_MONTH), .day = get (self, COLUMN_DAY), .time = get (self, COLUMN_TIME) };
  *end = (DtlSlideDate) { .year = get (self, COLUMN_END_YEAR), .month = get (self, COLUMN_END_MONTH), .day = get (self, COLUMN_END_DAY),
                          .time = get (self, COLUMN_END_TIME) };
}

static void
read_slide (Table *self)
{
  g_autofree char *origin = copy_unknown (self);
  const char *type = get (self, COLUMN_TYPE);
  DtlSlide slide = { .offset = self->table.row_start, .id = get (self, COLUMN_ID), .display_date = get (self, COLUMN_DISPLAY_DATE),
                     .headline = get (self, COLUMN_TITLE), .text = get (self, COLUMN_DESCRIPTION), .group = get (self, COLUMN_LANE),
                     .media = get (self, COLUMN_MEDIA), .credit = get (self, COLUMN_CREDIT), .caption = get (self, COLUMN_CAPTION),
                     .thumbnail = get (self, COLUMN_THUMBNAIL), .alt = get (self, COLUMN_ALT), .origin = origin };

  get_slide_dates (self, &slide.start, &slide.end);
  if (type != NULL && g_ascii_strcasecmp (type, "title") == 0)
    dtl_import_slide_title (self->importer, &slide);
  else if (type != NULL && g_ascii_strcasecmp (type, "era") == 0)
    dtl_import_slide_era (self->importer, &slide);
  else
    dtl_import_slide_event (self->importer, &slide);
}

/* Dates of plain tables */

static void
read_end (Table         *self,
          DtlImportWhen *when)
{
  const char *text = get (self, COLUMN_END);
  DtlImportWhen end = { NULL };

  if (text == NULL)
    return;
  if (dtl_date_entry_is_open_end (text))
    end.edtf = g_strdup ("..");
  else
    dtl_importer_read_words (self->importer, self->table.row_start, get_column_name (self, COLUMN_END), text, self->day_order, &end);
  if (end.edtf != NULL)
    dtl_importer_join_ends (self->importer, self->table.row_start, get_column_name (self, COLUMN_END), when, g_steal_pointer (&end.edtf));
  if (end.label != NULL && when->label == NULL && when->edtf != NULL)
    when->label = g_strdup_printf ("%s – %s", get (self, COLUMN_DATE) != NULL ? get (self, COLUMN_DATE) : "", end.label);
  dtl_import_when_clear (&end);
}

/* The bounds that our own tables have beside the words. FALSE: they are none. */
static gboolean
read_bounds (Table         *self,
             DtlImportWhen *when)
{
  const char *earliest = get (self, COLUMN_EARLIEST), *latest = get (self, COLUMN_LATEST);
  g_autofree char *bounds = NULL;
  DtlDate date;

  if (earliest == NULL && latest == NULL)
    return FALSE;
  bounds = g_strdup_printf ("[%s..%s]", earliest != NULL && !g_str_equal (earliest, "..") ? earliest : "",
                            latest != NULL && !g_str_equal (latest, "..") ? latest : "");
  if (!dtl_date_parse (bounds, -1, NULL, &date, NULL))
    return FALSE;
  when->edtf = g_steal_pointer (&bounds);
  when->label = g_strdup (get (self, COLUMN_DATE));
  return TRUE;
}

static gboolean
is_date (Table      *self,
         const char *text)
{
  const DtlDateEntryOptions options = { .day_order = self->day_order };
  DtlDate date;
  g_autofree char *edtf = dtl_date_entry_parse_with (text, &options, &date, NULL);

  return edtf != NULL;
}

static void
read_years (Table         *self,
            DtlImportWhen *when)
{
  const char *end_name = get_column_name (self, COLUMN_END_YEAR);
  g_autofree char *end_edtf = NULL;
  DtlSlideDate start, end;

  get_slide_dates (self, &start, &end);
  dtl_import_slide_date (self->importer, self->table.row_start, get_column_name (self, COLUMN_YEAR), &start, &when->edtf);
  if (dtl_import_slide_date (self->importer, self->table.row_start, end_name, &end, &end_edtf))
    dtl_importer_join_ends (self->importer, self->table.row_start, end_name, when, g_steal_pointer (&end_edtf));
}

/* The words, unless they say nothing to us and there are bounds beside them. */
static void
read_when (Table         *self,
           DtlImportWhen *when)
{
  const char *text = get (self, COLUMN_DATE), *display = get (self, COLUMN_DISPLAY_DATE);

  if (text != NULL && (!has (self, COLUMN_EARLIEST) || is_date (self, text) || !read_bounds (self, when)))
    dtl_importer_read_words (self->importer, self->table.row_start, get_column_name (self, COLUMN_DATE), text, self->day_order, when);
  else if (text == NULL && has (self, COLUMN_YEAR))
    read_years (self, when);
  else if (text == NULL)
    read_bounds (self, when);
  read_end (self, when);
  if (display != NULL)
    {
      g_free (when->label);
      when->label = g_strdup (display);
    }
}

/* Evidence */

static GStrv
split_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (kept, lines[i]);
  return g_strv_builder_end (kept);
}

/* Without the marks that stand around all of it. */
static char *
dup_quotation (const char *text)
{
  static const char * const marks[][2] = { { "\"", "\"" }, { "“", "”" }, { "„", "“" }, { "«", "»" } };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      gsize before = strlen (marks[i][0]), behind = strlen (marks[i][1]), length = strlen (text);

      if (length > before + behind && g_str_has_prefix (text, marks[i][0]) && g_str_has_suffix (text, marks[i][1])
          && strstr (text + before, marks[i][1]) == text + length - behind)
        return g_strndup (text + before, length - before - behind);
    }
  return g_strdup (text);
}

/* As EDTF where it can be read, else as it is. (transfer full) */
static char *
read_issued (Table *self)
{
  const DtlDateEntryOptions options = { .day_order = self->day_order };
  const char *text = get (self, COLUMN_ISSUED);
  DtlDate date;
  char *edtf = text != NULL ? dtl_date_entry_parse_with (text, &options, &date, NULL) : NULL;

  return edtf != NULL ? edtf : g_strdup (text);
}

/* One source has all of the quotation; of several, each line of the cell is one, and so are those of the quotations if they are as many. */
static void
read_citations (Table     *self,
                GArray    *citations,
                char     **description)
{
  const char *quote = get (self, COLUMN_QUOTE), *author = get (self, COLUMN_AUTHOR), *url = get (self, COLUMN_URL);
  g_autofree char *issued_edtf = read_issued (self);
  g_auto (GStrv) sources = split_lines (get (self, COLUMN_SOURCE)), quotes = split_lines (quote);
  guint n_sources = g_strv_length (sources), n_quotes = g_strv_length (quotes);
  gboolean is_one = n_sources <= 1, is_quoted = FALSE;

  for (guint i = 0; i < MAX (n_sources, 1); i++)
    {
      const char *line = n_sources > 0 ? sources[i] : NULL, *address = is_one ? url : NULL;
      gboolean is_address = line != NULL && dtl_is_web_address (line);
      DtlImportCitation citation = { .source = dtl_importer_add_source (self->importer, is_address ? NULL : line, author,
                                                                        is_address ? line : address, issued_edtf) };

      if (citation.source == NULL)
        continue;
      if (quote != NULL && (is_one || n_quotes == n_sources))
        citation.quote = dup_quotation (is_one ? quote : quotes[i]);
      is_quoted |= citation.quote != NULL;
      g_array_append_val (citations, citation);
    }

  /* Whose words they are is not said. */
  if (quote != NULL && !is_quoted)
    {
      g_autofree char *joined = g_strjoinv ("\n> ", quotes), *before = g_steal_pointer (description);

      *description = g_strconcat (before != NULL ? before : "", before != NULL ? "\n\n" : "", "> ", joined, NULL);
    }
}

/* Words of our format, also as they are shown. NULL: another one. */
static const char *
find_status (const char *text)
{
  static const char * const words[] = { "occurred", "ongoing", "planned", "proposed", "cancelled", "did-not-occur", "unknown" };
  g_autofree char *lower = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  for (guint i = 0; lower != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (g_strdelimit (lower, " ", '-'), words[i]))
      return words[i];
  return NULL;
}

static GPtrArray *
split_tags (const char *text)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", ",;\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (tags, g_strdup (parts[i]));
  return tags;
}

static void
read_event (Table *self)
{
  const char *text = get (self, COLUMN_DESCRIPTION), *importance = get (self, COLUMN_IMPORTANCE), *colour = get (self, COLUMN_COLOUR);
  g_autofree char *title = get (self, COLUMN_TITLE) != NULL ? dtl_html_to_line (get (self, COLUMN_TITLE)) : NULL;
  g_autofree char *description = text != NULL ? dtl_html_to_markup (text) : NULL;
  g_autofree char *origin = copy_unknown (self);
  g_autoptr (GPtrArray) tags = split_tags (get (self, COLUMN_TAGS));
  g_autoptr (GArray) citations = dtl_import_citations_new ();
  DtlImportEvent event = { .offset = self->table.row_start, .id = get (self, COLUMN_ID), .title = title, .lane = get (self, COLUMN_LANE),
                           .status = find_status (get (self, COLUMN_STATUS)), .place = get (self, COLUMN_PLACE), .note = get (self, COLUMN_NOTE),
                           .tags = tags, .citations = citations, .origin = origin };

  if (importance != NULL && importance[0] >= '1' && importance[0] <= '5' && importance[1] == '\0')
    event.importance = importance[0] - '0';
  if (colour != NULL && colour[0] == '#' && strlen (colour) == 7 && strspn (colour + 1, "0123456789abcdefABCDEF") == 6)
    event.colour = colour;
  read_when (self, &event.when);
  read_citations (self, citations, &description);
  event.description = description;
  dtl_importer_add_event (self->importer, &event);
  dtl_import_when_clear (&event.when);
}

/* The whole */

/* What the dates of the table tell about the order of day and month; nothing where they contradict each other. */
static DtlDayOrder
find_day_order (Table *self)
{
  DtlDayOrder order = DTL_DAY_ORDER_UNKNOWN;

  while (dtl_table_text_read_row (&self->table) && dtl_importer_goes_on (self->importer))
    for (Column column = COLUMN_DATE; column <= COLUMN_END; column++)
      {
        const char *text = get (self, column);
        DtlDayOrder found = text != NULL ? dtl_date_entry_find_day_order (text) : DTL_DAY_ORDER_UNKNOWN;

        if (found == DTL_DAY_ORDER_UNKNOWN)
          continue;
        if (order != DTL_DAY_ORDER_UNKNOWN && order != found)
          return DTL_DAY_ORDER_UNKNOWN;
        order = found;
      }
  return order;
}

static void
remark_on_columns (Table *self)
{
  g_autoptr (GString) unknown = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column column = g_array_index (self->columns, Column, i);

      if ((column == COLUMN_UNKNOWN || !is_read (self, column)) && *(const char *) self->names->pdata[i] != '\0')
        g_string_append_printf (unknown, "%s“%s”", unknown->len > 0 ? ", " : "", (const char *) self->names->pdata[i]);
    }
  if (unknown->len > 0)
    dtl_importer_remark (self->importer, 0, NULL, unknown->str,
                         _("columns with a meaning, such as date, end, title, description, lane, source, url, quote; these are kept, but not shown"));
}

static gboolean
read_table (Table   *self,
            GError **error)
{
  gsize start;

  if (!dtl_table_text_read_row (&self->table))
    return TRUE;
  read_header (self);
  if (!has_dates (self))
    {
      g_set_error (error, DTL_FORMAT_ERROR, DTL_FORMAT_ERROR_NOT_DATELINE, "1:1: %s",
                   _("found a table without a column of dates; expected a first row that names the columns, such as date, title, description, lane, source, url, quote"));
      return FALSE;
    }

  if (self->is_sheet)
    self->importer->format = "timelinejs-sheet";
  remark_on_columns (self);
  start = self->table.pos;
  self->day_order = find_day_order (self);
  self->table.pos = start;
  while (dtl_table_text_read_row (&self->table) && dtl_importer_goes_on (self->importer))
    if (self->is_sheet)
      read_slide (self);
    else
      read_event (self);
  if (self->table.open_quote != G_MAXSIZE)
    dtl_importer_remark (self->importer, self->table.open_quote, NULL, _("a quotation mark that nothing closes"),
                         _("a second one; all that follows is one cell"));
  return TRUE;
}

static gboolean
read_file (DtlImporter  *importer,
           GError      **error)
{
  Table self;
  gboolean is_read_whole;

  table_init (&self, importer->data, importer->size);
  self.importer = importer;
  is_read_whole = read_table (&self, error);
  table_clear (&self);
  return is_read_whole;
}

const DtlImportReader dtl_import_table = { "table", N_("a table"), recognizes, read_file };
