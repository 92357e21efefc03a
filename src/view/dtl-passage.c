/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-passage.h"

#include "dtl-lane-glyph.h"
#include "dtl-light-markup.h"
#include "dtl-pips.h"

/* From here on a text has several lines, and never a column narrower than this. */
#define COLUMN_MIN_BYTES  40
#define COLUMN_MIN_PX     120
/* What at least fits in a line of it. */
#define COLUMN_LINE_BYTES 12

typedef struct
{
  DtlPassageKind kind;
  PangoLanguage *language;
  GArray        *marked;      /* (nullable) (element-type gsize): ranges that stand out */
} PassageData;

static G_DEFINE_QUARK (dtl-passage, passage_data)

static void
passage_data_free (gpointer user_data)
{
  PassageData *data = user_data;

  g_clear_pointer (&data->marked, g_array_unref);
  g_free (data);
}

/* The highlighter behind quotations: pale enough for text of either style to keep a contrast of 7 to 1. */
guint32
dtl_passage_quotation_colour (DtlStyle style)
{
  switch (style)
    {
    case DTL_STYLE_DARK:
      return 0x4a4418;
    case DTL_STYLE_HIGH_CONTRAST_DARK:
      return 0x3d3800;
    case DTL_STYLE_HIGH_CONTRAST:
      return 0xfff8a6;
    case DTL_STYLE_LIGHT:
    case DTL_STYLE_PRINT:
    default:
      return 0xfaf3a8;
    }
}

/* Behind the words of a quotation that stand out; they are bold as well. */
static guint32
marked_colour (DtlStyle style)
{
  switch (style)
    {
    case DTL_STYLE_DARK:
    case DTL_STYLE_HIGH_CONTRAST_DARK:
      return 0x6b6100;
    case DTL_STYLE_LIGHT:
    case DTL_STYLE_HIGH_CONTRAST:
    case DTL_STYLE_PRINT:
    default:
      return 0xf7e14c;
    }
}

/* Behind words that were searched for; stronger than the highlighter, which it may lie in. */
guint32
dtl_passage_match_colour (DtlStyle style)
{
  switch (style)
    {
    case DTL_STYLE_DARK:
    case DTL_STYLE_HIGH_CONTRAST_DARK:
      return 0x8a4b00;
    case DTL_STYLE_LIGHT:
    case DTL_STYLE_HIGH_CONTRAST:
    case DTL_STYLE_PRINT:
    default:
      return 0xffb84d;
    }
}

static void
insert (PangoAttrList  *attributes,
        PangoAttribute *attribute,
        gsize           start,
        gsize           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static void
insert_background (PangoAttrList *attributes,
                   guint32        colour,
                   gsize          start,
                   gsize          end)
{
  insert (attributes,
          pango_attr_background_new ((colour >> 16 & 0xff) * 0x101, (colour >> 8 & 0xff) * 0x101, (colour & 0xff) * 0x101),
          start, end);
}

static gboolean
activate_link_cb (GtkLabel   *label,
                  const char *uri)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (label));

  /* Nothing else than the web is ever opened, and only because a person asked for it. */
  if (dtl_is_web_address (uri))
    gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
  return TRUE;
}

/*
 * Text of several lines lies in a column and takes the width of that. GtkLabel would find out how narrow it can be, broken at
 * every letter, and how wide it would like to be, unbroken: each time all of it is shaped anew, which is most of what
 * a page of text costs before it is first seen. So only its height for a width is asked for. A short text is shaped once, as the
 * one line that it mostly stays.
 */
static GtkSizeRequestMode
get_column_mode (GtkWidget *label)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
has_lines (GtkWidget *label)
{
  return strlen (gtk_label_get_text (GTK_LABEL (label))) >= COLUMN_MIN_BYTES;
}

/* Like GtkLabel itself, uses the layout that it draws until it has a place. */
static int
measure_line (GtkWidget *label)
{
  PangoLayout *drawn = gtk_label_get_layout (GTK_LABEL (label));
  g_autoptr(PangoLayout) layout = gtk_widget_get_width (label) > 1 ? pango_layout_copy (drawn) : g_object_ref (drawn);
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_get_size (layout, &width, NULL);
  return PANGO_PIXELS_CEIL (width);
}

/* Of a text of several lines, without a width: what scrolls a page asks for it, and only minds that it is not too small. */
static int
guess_height (GtkWidget *label)
{
  PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (label));
  int line_px = 2 * PANGO_PIXELS_CEIL (pango_font_description_get_size (font)), n_lines = 1;
  const char *text = gtk_label_get_text (GTK_LABEL (label));

  for (const char *c = text; *c != '\0'; c++)
    if (*c == '\n' || (c - text) % COLUMN_LINE_BYTES == 0)
      n_lines++;
  return n_lines * line_px;
}

static void
measure_in_column (GtkWidget      *label,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  int line;

  if (has_lines (label) && (orientation == GTK_ORIENTATION_HORIZONTAL || for_size < 0))
    {
      *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? COLUMN_MIN_PX : guess_height (label);
      return;
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = measure_line (label);
      *minimum = MIN (*natural, COLUMN_MIN_PX);
      return;
    }

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &line, NULL, NULL);
  if (!has_lines (label) && for_size >= line)
    for_size = -1;
  GTK_WIDGET_GET_CLASS (label)->measure (label, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
allocate_in_column (GtkWidget *label,
                    int        width,
                    int        height,
                    int        baseline)
{
  GTK_WIDGET_GET_CLASS (label)->size_allocate (label, width, height, baseline);
}

void
dtl_passage_wrap (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_WORD);
  gtk_label_set_xalign (label, 0.0);
  gtk_widget_set_layout_manager (GTK_WIDGET (label),
                                 gtk_custom_layout_new (get_column_mode, measure_in_column, allocate_in_column));
}

GtkWidget *
dtl_passage_new (const char     *text,
                 DtlPassageKind  kind,
                 const char     *language)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", kind == DTL_PASSAGE_HEADING ? GTK_ACCESSIBLE_ROLE_HEADING
                                                                                  : GTK_ACCESSIBLE_ROLE_LABEL,
                                   NULL);
  PassageData *data = g_new0 (PassageData, 1);
  gboolean is_stop;

  data->kind = kind;
  data->language = language != NULL ? pango_language_from_string (language) : NULL;
  g_object_set_qdata_full (G_OBJECT (label), passage_data_quark (), data, passage_data_free);

  if (kind == DTL_PASSAGE_MARKUP)
    gtk_label_set_markup (GTK_LABEL (label), text);
  else
    gtk_label_set_text (GTK_LABEL (label), text);
  dtl_passage_wrap (GTK_LABEL (label));
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* Text is selected with the pointer; for the keyboard only what can be acted upon is a stop. A selectable label that is not
   * focusable would still end the Tab key's way at itself. */
  is_stop = kind == DTL_PASSAGE_MARKUP && strstr (text, "<a href") != NULL;
  gtk_widget_set_focusable (label, is_stop);
  gtk_widget_set_can_focus (label, is_stop);
  g_signal_connect (label, "activate-link", G_CALLBACK (activate_link_cb), NULL);
  return label;
}

static void
update_passage (GtkLabel          *label,
                const PassageData *data,
                DtlStyle           style,
                DtlSearch         *search)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  const char *text = gtk_label_get_text (label);

  if (data->kind == DTL_PASSAGE_QUOTATION)
    insert_background (attributes, dtl_passage_quotation_colour (style), 0, strlen (text));
  /* Not by a line beneath: thinner than a pixel, the GL renderer of GTK 4.8 leaves it out. */
  for (guint i = 0; data->marked != NULL && i + 1 < data->marked->len; i += 2)
    {
      gsize start = g_array_index (data->marked, gsize, i), end = g_array_index (data->marked, gsize, i + 1);

      insert_background (attributes, marked_colour (style), start, end);
      insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
    }
  if (data->language != NULL)
    pango_attr_list_insert (attributes, pango_attr_language_new (data->language));
  if (search != NULL)
    {
      g_autoptr(GArray) found = dtl_search_find_in (search, text);

      for (guint i = 0; found != NULL && i + 1 < found->len; i += 2)
        insert_background (attributes, dtl_passage_match_colour (style),
                           g_array_index (found, gsize, i), g_array_index (found, gsize, i + 1));
    }
  /* The label would shape its text anew. */
  if (!pango_attr_list_equal (attributes, gtk_label_get_attributes (label)))
    gtk_label_set_attributes (label, attributes);
}

gboolean
dtl_passage_mark (GtkWidget  *passage,
                  const char *phrase)
{
  PassageData *data;
  g_autofree char *query = NULL;
  g_autoptr(DtlSearch) search = NULL;
  g_autoptr(GArray) found = NULL;

  g_return_val_if_fail (GTK_IS_LABEL (passage), FALSE);
  g_return_val_if_fail (phrase != NULL, FALSE);

  data = g_object_get_qdata (G_OBJECT (passage), passage_data_quark ());
  g_return_val_if_fail (data != NULL, FALSE);

  /* As a search for these words together: kinds of quotation marks, spaces and hyphens do not matter. */
  query = g_strdup_printf ("“%s”", phrase);
  search = dtl_search_new (query);
  if (search == NULL)
    return FALSE;
  found = dtl_search_find_in (search, gtk_label_get_text (GTK_LABEL (passage)));
  if (found->len == 0)
    return FALSE;
  if (data->marked == NULL)
    data->marked = g_array_new (FALSE, FALSE, sizeof (gsize));
  g_array_append_vals (data->marked, found->data, found->len);
  return TRUE;
}

void
dtl_passage_update_below (GtkWidget *widget,
                          DtlStyle   style,
                          DtlSearch *search)
{
  const PassageData *data = g_object_get_qdata (G_OBJECT (widget), passage_data_quark ());

  if (data != NULL)
    {
      update_passage (GTK_LABEL (widget), data, style, search);
      return;
    }
  if (DTL_IS_LANE_GLYPH (widget))
    dtl_lane_glyph_set_style (DTL_LANE_GLYPH (widget), style);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    dtl_passage_update_below (child, style, search);
}
