/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-svg.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dtl-shape.h"
#include "dtl-svg-private.h"

#define PROOF_NAMESPACE "https://github.com/dateline-app/dateline/ns/proof"
#define REPORT_EVERY 4096

/*
 * Two passes over the items: one notes how they look and makes the style sheet and the gradients, one writes the elements in
 * their order, those of a group inside its <g>.
 *
 * The words keep the width for which they were composed (textLength), so that nothing overlaps where the reader's computer
 * has other fonts. Edges of plain rectangles and upright lines stand on whole pixels, as in a PNG at scale 1.
 */
typedef struct
{
  DtlScene              *scene;
  DtlText               *text;
  const DtlPaintOptions *options;
  GString               *out;
  DtlSvgStyle           *style;
  GHashTable            *gradients;    /* definition -> number */
  GHashTable            *ids;          /* taken */
  guint                  n_clips;
} Writer;

static void
append_attribute (GString    *out,
                  const char *name,
                  double      value)
{
  g_string_append_printf (out, " %s=\"", name);
  dtl_svg_append_number (out, value);
  g_string_append_c (out, '"');
}

static gboolean
is_soft (const DtlItem *item)
{
  return (item->flags & (DTL_ITEM_SOFT_START | DTL_ITEM_SOFT_END)) != 0 && item->soft_px > 0
         && hypot (item->width, item->kind == DTL_ITEM_RECT ? 0 : item->height) > 0;
}

static gboolean
is_line (const DtlItem *item)
{
  return item->kind == DTL_ITEM_LINE || item->kind == DTL_ITEM_CURVE;
}

static DtlSvgWay
get_way (const DtlItem *item)
{
  if (item->kind == DTL_ITEM_TEXT)
    return DTL_SVG_TEXT;
  if (is_line (item) || item->kind == DTL_ITEM_ZIGZAG || (item->flags & (DTL_ITEM_STROKE | DTL_ITEM_HALF)))
    return DTL_SVG_STROKE;

  return DTL_SVG_FILL;
}

static gboolean
is_drawn (Writer        *self,
          const DtlItem *item)
{
  if (dtl_palette_for_item (self->options->palette, item).alpha <= 0)
    return FALSE;
  if (item->kind == DTL_ITEM_TEXT)
    return *dtl_scene_get_text (self->scene, item) != '\0';
  if (item->kind == DTL_ITEM_RECT)
    return item->width > 0 && item->height > 0;

  return TRUE;
}

/* Fills and strokes that fade: from the start of the item to its end. */

/* How opaque it is where it has not faded says its class. */
static void
append_stop (GString   *out,
             double     offset,
             DtlColour  colour,
             gboolean   has_faded)
{
  g_string_append (out, "<stop");
  append_attribute (out, "offset", offset * 100);
  g_string_insert (out, out->len - 1, "%");
  g_string_append (out, " stop-color=\"");
  dtl_svg_append_colour (out, colour);
  g_string_append (out, has_faded ? "\" stop-opacity=\"0\"/>" : "\"/>");
}

static char *
define_gradient (Writer        *self,
                 const DtlItem *item)
{
  const DtlColour colour = dtl_palette_for_item (self->options->palette, item);
  const gboolean start = (item->flags & DTL_ITEM_SOFT_START) != 0, end = (item->flags & DTL_ITEM_SOFT_END) != 0;
  const double y2 = is_line (item) ? item->y + item->height : item->y;
  const double share = MIN (item->soft_px / hypot (item->width, y2 - item->y), start && end ? 0.5 : 1.0);
  GString *out = g_string_new (NULL);

  if (is_line (item))   /* it may have no height, and then no box */
    {
      g_string_append (out, " gradientUnits=\"userSpaceOnUse\"");
      append_attribute (out, "x1", item->x);
      append_attribute (out, "y1", item->y);
      append_attribute (out, "x2", item->x + item->width);
      append_attribute (out, "y2", y2);
    }
  g_string_append_c (out, '>');
  append_stop (out, 0, colour, start);
  if (start)
    append_stop (out, share, colour, FALSE);
  if (end)
    append_stop (out, 1 - share, colour, FALSE);
  append_stop (out, 1, colour, end);

  return g_string_free (out, FALSE);
}

static void
append_gradient (Writer        *self,
                 const DtlItem *item)
{
  char *definition = define_gradient (self, item);
  const guint number = g_hash_table_size (self->gradients) + 1;

  if (g_hash_table_contains (self->gradients, definition))
    {
      g_free (definition);
      return;
    }

  g_string_append_printf (self->out, "<linearGradient id=\"fade-%u\"%s</linearGradient>\n",
                          number, definition);
  g_hash_table_insert (self->gradients, definition, GUINT_TO_POINTER (number));
}

/* The classes; and the gradient, which a rule of the sheet would win over if it were an attribute. */
static void
append_look (Writer        *self,
             const DtlItem *item,
             DtlSvgWay      way)
{
  dtl_svg_style_append_class (self->style, self->out, item, way);
  if (is_soft (item))
    {
      g_autofree char *definition = define_gradient (self, item);

      g_string_append_printf (self->out, " style=\"%s:url(#fade-%u)\"", way == DTL_SVG_STROKE ? "stroke" : "fill",
                              GPOINTER_TO_UINT (g_hash_table_lookup (self->gradients, definition)));
    }
  g_string_append (self->out, "/>\n");
}

/* Shapes */

static void
append_point (GString *out,
              char     command,
              double   x,
              double   y)
{
  if (command != ' ')
    g_string_append_c (out, command);
  else
    g_string_append_c (out, ' ');
  dtl_svg_append_number (out, x);
  g_string_append_c (out, ' ');
  dtl_svg_append_number (out, y);
}

static void
append_steps (GString           *out,
              const DtlPathStep *steps,
              guint              n)
{
  for (guint i = 0; i < n; i++)
    switch (steps[i].kind)
      {
      case DTL_PATH_MOVE:
        append_point (out, 'M', steps[i].to.x, steps[i].to.y);
        break;
      case DTL_PATH_LINE:
        append_point (out, 'L', steps[i].to.x, steps[i].to.y);
        break;
      case DTL_PATH_CURVE:
        append_point (out, 'C', steps[i].c1.x, steps[i].c1.y);
        append_point (out, ' ', steps[i].c2.x, steps[i].c2.y);
        append_point (out, ' ', steps[i].to.x, steps[i].to.y);
        break;
      case DTL_PATH_CLOSE:
      default:
        g_string_append_c (out, 'Z');
        break;
      }
}

static void
append_box (GString *out,
            double   x,
            double   y,
            double   width,
            double   height,
            double   radius)
{
  g_string_append (out, "<rect");
  append_attribute (out, "x", x);
  append_attribute (out, "y", y);
  append_attribute (out, "width", width);
  append_attribute (out, "height", height);
  radius = MIN (radius, MIN (width, height) / 2);
  if (radius > 0)
    append_attribute (out, "rx", radius);
}

/* The outline of a rectangle or a glyph, drawn @inset inside its box, up to its attributes. */
static void
append_outline (Writer        *self,
                const DtlItem *item,
                double         inset)
{
  const double width = MAX (item->width - 2 * inset, 0), height = MAX (item->height - 2 * inset, 0);
  DtlPathStep steps[DTL_SHAPE_MAX_STEPS];

  if (item->kind == DTL_ITEM_RECT)
    {
      append_box (self->out, item->x + inset, item->y + inset, width, height, item->radius - inset);
      return;
    }

  g_string_append (self->out, "<path d=\"");
  append_steps (self->out, steps,
                dtl_shape_outline (item->shape, item->x + inset, item->y + inset, width, height, steps));
  g_string_append_c (self->out, '"');
}

static double
get_stroke (const DtlItem *item)
{
  return item->stroke > 0 ? item->stroke : 1;
}

static void
write_half (Writer        *self,
            const DtlItem *item)
{
  const guint number = ++self->n_clips;

  g_string_append_printf (self->out, "<clipPath id=\"half-%u\">", number);
  append_box (self->out, item->x, item->y, item->width / 2, item->height, 0);
  g_string_append (self->out, "/></clipPath>");
  append_outline (self, item, 0);
  g_string_append_printf (self->out, " clip-path=\"url(#half-%u)\"", number);
  append_look (self, item, DTL_SVG_FILL);
}

static void
write_area (Writer        *self,
            const DtlItem *item)
{
  const DtlSvgWay way = get_way (item);

  if (item->flags & DTL_ITEM_HALF)
    write_half (self, item);
  append_outline (self, item, way == DTL_SVG_STROKE ? get_stroke (item) / 2 : 0);
  append_look (self, item, way);
}

/* Onto whole pixels, at least one wide. */
static void
snap_span (double *from,
           double *length)
{
  const double end = floor (*from + *length + 0.5);

  *from = floor (*from + 0.5);
  *length = MAX (end - *from, 1);
}

static void
write_rect (Writer        *self,
            const DtlItem *item)
{
  double x = item->x, y = item->y, width = item->width, height = item->height;

  if (item->radius > 0 || get_way (item) == DTL_SVG_STROKE || is_soft (item))
    {
      write_area (self, item);
      return;
    }

  snap_span (&x, &width);
  snap_span (&y, &height);
  append_box (self->out, x, y, width, height, 0);
  append_look (self, item, DTL_SVG_FILL);
}

/* A line along one axis stands on the pixels that a rectangle of its width would take. */
static void
snap_line (const DtlItem *item,
           DtlPoint      *from,
           DtlPoint      *to)
{
  const double stroke = get_stroke (item);
  double edge, width = stroke;

  if (item->width == 0)
    {
      edge = from->x - stroke / 2;
      snap_span (&edge, &width);
      from->x = to->x = edge + width / 2;
    }
  else if (item->height == 0)
    {
      edge = from->y - stroke / 2;
      snap_span (&edge, &width);
      from->y = to->y = edge + width / 2;
    }
}

static void
write_curve (Writer        *self,
             const DtlItem *item)
{
  const DtlPoint tip = { item->x + item->width, item->y + item->height };
  DtlPathStep head[DTL_SHAPE_MAX_STEPS];
  DtlPoint start = { item->x, item->y }, end = tip;
  guint n_head = 0;

  if (item->flags & DTL_ITEM_ARROW)
    n_head = dtl_shape_arrow_head (item, head, &end);
  else if (item->kind == DTL_ITEM_LINE)
    snap_line (item, &start, &end);

  g_string_append (self->out, "<path d=\"");
  append_point (self->out, 'M', start.x, start.y);
  if (item->kind == DTL_ITEM_CURVE)
    {
      append_point (self->out, 'C', item->cx1, item->cy1);
      append_point (self->out, ' ', item->cx2 + end.x - tip.x, item->cy2 + end.y - tip.y);
      append_point (self->out, ' ', end.x, end.y);
    }
  else
    append_point (self->out, 'L', end.x, end.y);
  g_string_append_c (self->out, '"');
  append_look (self, item, DTL_SVG_STROKE);

  if (n_head > 0)
    {
      g_string_append (self->out, "<path d=\"");
      append_steps (self->out, head, n_head);
      g_string_append_c (self->out, '"');
      append_look (self, item, DTL_SVG_FILL);
    }
}

static void
write_zigzag (Writer        *self,
              const DtlItem *item)
{
  const guint n = dtl_zigzag_n_points (item);

  g_string_append (self->out, "<path d=\"");
  for (guint i = 0; i < n; i++)
    {
      const DtlPoint point = dtl_zigzag_point (item, i);

      append_point (self->out, i == 0 ? 'M' : 'L', point.x, point.y);
    }
  g_string_append_c (self->out, '"');
  append_look (self, item, DTL_SVG_STROKE);
}

/* Where the words are anchored, for readers whose fonts are not as wide. What reads from right to left starts there. */
static void
append_anchor (GString           *out,
               const DtlItem     *item,
               const DtlTextLine *line)
{
  const gboolean at_right = (item->flags & DTL_ITEM_ALIGN_END) != 0;
  const gboolean at_centre = (item->flags & DTL_ITEM_ALIGN_CENTER) != 0;

  append_attribute (out, "x", line->x + (at_right ? line->width : at_centre ? line->width / 2 : 0));
  append_attribute (out, "y", line->baseline);
  if (line->is_rtl)
    g_string_append (out, " direction=\"rtl\"");
  if (at_centre)
    g_string_append (out, " text-anchor=\"middle\"");
  else if (at_right != line->is_rtl)
    g_string_append (out, " text-anchor=\"end\"");
}

static gboolean
needs_spaces_kept (const char *words)
{
  return *words == ' ' || g_str_has_suffix (words, " ") || g_strstr_len (words, -1, "  ") != NULL;
}

static void
write_text (Writer        *self,
            const DtlItem *item)
{
  const char *link = dtl_scene_get_link (self->scene, item);
  g_auto (DtlTextLine) line = { NULL };

  dtl_text_place (self->text, item, dtl_scene_get_text (self->scene, item), &line);
  if (link != NULL)
    {
      g_string_append (self->out, "<a xlink:href=\"");
      dtl_svg_append_escaped (self->out, link);
      g_string_append (self->out, "\">");
    }
  g_string_append (self->out, "<text");
  append_anchor (self->out, item, &line);
  append_attribute (self->out, "textLength", line.width);
  g_string_append (self->out, " lengthAdjust=\"spacingAndGlyphs\"");
  dtl_svg_style_append_class (self->style, self->out, item, DTL_SVG_TEXT);
  if (needs_spaces_kept (line.words))
    g_string_append (self->out, " xml:space=\"preserve\"");
  g_string_append_c (self->out, '>');
  dtl_svg_append_escaped (self->out, line.words);
  g_string_append (self->out, link != NULL ? "</text></a>\n" : "</text>\n");
}

static void
write_item (Writer        *self,
            const DtlItem *item)
{
  if (!is_drawn (self, item))
    return;

  switch ((DtlItemKind) item->kind)
    {
    case DTL_ITEM_RECT:
      write_rect (self, item);
      break;
    case DTL_ITEM_GLYPH:
      write_area (self, item);
      break;
    case DTL_ITEM_LINE:
    case DTL_ITEM_CURVE:
      write_curve (self, item);
      break;
    case DTL_ITEM_ZIGZAG:
      write_zigzag (self, item);
      break;
    case DTL_ITEM_TEXT:
    default:
      write_text (self, item);
      break;
    }
}

/* Groups */

/* "event-" and the event's own id, with "-" for what addresses and style sheets cannot hold as it is. */
static void
append_id (Writer  *self,
           guint32  event)
{
  g_autofree char *id = dtl_document_dup_id (self->options->document, event);
  GString *name = g_string_new ("event-");

  for (const char *at = id; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c) || c == '-' || c == '_')
        g_string_append_unichar (name, c);
      else
        g_string_append_c (name, '-');
    }
  if (g_hash_table_contains (self->ids, name->str))
    g_string_append_printf (name, "-%u", event);
  g_string_append_printf (self->out, " id=\"%s\"", name->str);
  g_hash_table_add (self->ids, g_string_free (name, FALSE));
}

/* What a reader sees when the pointer rests on it, and hears. */
static void
append_title (Writer  *self,
              guint32  event)
{
  const DtlEvent *record = dtl_document_get_event (self->options->document, event);
  g_autofree char *title = dtl_document_dup_title (self->options->document, event);
  g_autofree char *date = dtl_document_dup_date_words (self->options->document, event, DTL_WORDING_LONG);
  g_autofree char *support = g_strdup_printf (ngettext ("%u independent source", "%u independent sources", record->independent),
                                              record->independent);

  g_string_append (self->out, "<title>");
  dtl_svg_append_escaped (self->out, title);
  g_string_append_c (self->out, '\n');
  dtl_svg_append_escaped (self->out, date);
  g_string_append_c (self->out, '\n');
  dtl_svg_append_escaped (self->out, support);
  g_string_append (self->out, "</title>\n");
}

static void
begin_group (Writer         *self,
             const DtlGroup *group)
{
  static const char *const names[] = {
    [DTL_GROUP_EVENT] = "event",
    [DTL_GROUP_CLUSTER] = "cluster",
    [DTL_GROUP_EDGE] = "outside",
    [DTL_GROUP_BAND] = "band",
    [DTL_GROUP_NOTE] = "note",
    [DTL_GROUP_SOURCE] = "source",
  };

  g_assert (group->kind < G_N_ELEMENTS (names));
  g_string_append (self->out, "<g");
  if (group->kind == DTL_GROUP_EVENT && self->options->document != NULL)
    append_id (self, group->event);
  g_string_append_printf (self->out, " class=\"%s\">\n", names[group->kind]);
  if (group->kind == DTL_GROUP_EVENT && self->options->document != NULL)
    append_title (self, group->event);
}

/* By the first item of each group, its place among the groups from 1; 0: none begins there. (transfer full) */
static guint *
index_groups (DtlScene *scene,
              guint     n_items)
{
  guint *starts = g_new0 (guint, n_items + 1);
  guint n_groups;
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n_groups);

  for (guint i = 0; i < n_groups; i++)
    if (groups[i].n_items > 0)
      starts[groups[i].first_item] = i + 1;

  return starts;
}

static gboolean
write_items (Writer  *self,
             GError **error)
{
  guint n_items, n_groups, end = 0;
  const DtlGroup *groups = dtl_scene_get_groups (self->scene, &n_groups);
  const DtlItem *items = dtl_scene_get_items (self->scene, &n_items);
  g_autofree guint *starts = index_groups (self->scene, n_items);

  for (guint i = 0; i < n_items; i++)
    {
      if (starts[i] > 0)
        {
          begin_group (self, &groups[starts[i] - 1]);
          end = i + groups[starts[i] - 1].n_items;
        }
      write_item (self, &items[i]);
      if (i + 1 == end)
        g_string_append (self->out, "</g>\n");
      if (i % REPORT_EVERY == 0
          && !dtl_paint_report (self->options->progress, self->options->progress_data, i / (double) n_items, error))
        return FALSE;
    }

  return TRUE;
}

/* The file */

static void
write_words (Writer     *self,
             const char *element,
             const char *words)
{
  g_auto (GStrv) lines = words != NULL ? g_strsplit (words, "\n", -1) : NULL;

  if (lines == NULL || lines[0] == NULL)
    return;

  g_string_append_printf (self->out, "<%s>", element);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (self->out, '\n');
      dtl_svg_append_escaped (self->out, lines[i]);
    }
  g_string_append_printf (self->out, "</%s>\n", element);
}

static void
write_head (Writer *self,
            double  width,
            double  height)
{
  const char *language = self->options->document != NULL ? dtl_document_get_language (self->options->document) : NULL;

  g_string_append (self->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" class=\"dateline\"");
  append_attribute (self->out, "width", width * self->options->scale);
  append_attribute (self->out, "height", height * self->options->scale);
  g_string_append (self->out, " viewBox=\"0 0 ");
  dtl_svg_append_number (self->out, width);
  g_string_append_c (self->out, ' ');
  dtl_svg_append_number (self->out, height);
  g_string_append_c (self->out, '"');
  if (language != NULL)
    {
      g_string_append (self->out, " xml:lang=\"");
      dtl_svg_append_escaped (self->out, language);
      g_string_append_c (self->out, '"');
    }
  g_string_append (self->out, ">\n<!-- Dateline " PACKAGE_VERSION " -->\n");
  write_words (self, "title", self->options->title);
  write_words (self, "desc", self->options->source);
}

/* The timeline packed, in letters: whatever its text holds, XML can hold that. */
static void
write_proof (Writer         *self,
             const DtlProof *proof)
{
  gsize size;
  const guchar *data = g_bytes_get_data (proof->timeline, &size);
  g_autofree char *letters = g_base64_encode (data, size);

  g_string_append (self->out, "<metadata>\n<proof xmlns=\"" PROOF_NAMESPACE "\">\n<view type=\"" DTL_PROOF_VIEW_TYPE "\">");
  dtl_svg_append_escaped (self->out, proof->view);
  g_string_append (self->out, "</view>\n<timeline type=\"" DTL_PROOF_TIMELINE_TYPE "\" name=\"");
  dtl_svg_append_escaped (self->out, proof->name);
  g_string_append_printf (self->out, "\" encoding=\"zlib+base64\">%s</timeline>\n</proof>\n</metadata>\n", letters);
}

static void
note_looks (Writer *self)
{
  guint n_items;
  const DtlItem *items = dtl_scene_get_items (self->scene, &n_items);

  for (guint i = 0; i < n_items; i++)
    if (is_drawn (self, &items[i]))
      {
        dtl_svg_style_note (self->style, &items[i], get_way (&items[i]));
        if (items[i].flags & (DTL_ITEM_HALF | DTL_ITEM_ARROW))
          dtl_svg_style_note (self->style, &items[i], DTL_SVG_FILL);
      }
}

static void
write_definitions (Writer *self)
{
  guint n_items;
  const DtlItem *items = dtl_scene_get_items (self->scene, &n_items);

  note_looks (self);
  dtl_svg_style_append_sheet (self->style, self->out);
  g_string_append (self->out, "<defs>\n");
  for (guint i = 0; i < n_items; i++)
    if (is_soft (&items[i]) && is_drawn (self, &items[i]))
      append_gradient (self, &items[i]);
  g_string_append (self->out, "</defs>\n");
}

/**
 * dtl_svg_render:
 * @scene: in logical pixels from 0, 0
 * @width: of the picture, in logical pixels
 * @height: of the picture, in logical pixels
 * @text: the fonts with which the scene was measured
 *
 * The same arguments give the same bytes.
 *
 * Returns: (nullable) (transfer full): the file; NULL with a DtlPaintError
 */
GBytes *
dtl_svg_render (DtlScene               *scene,
                double                  width,
                double                  height,
                DtlText                *text,
                const DtlPaintOptions  *options,
                GError                **error)
{
  g_autoptr (GHashTable) gradients = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DtlSvgStyle) style = NULL;
  g_autoptr (GString) out = g_string_sized_new (65536);
  Writer self = { scene, text, options, out, NULL, gradients, ids };

  g_return_val_if_fail (scene != NULL && text != NULL, NULL);
  g_return_val_if_fail (options != NULL && options->palette != NULL && options->scale > 0, NULL);
  g_return_val_if_fail (width > 0 && height > 0, NULL);

  self.style = style = dtl_svg_style_new (options->palette, text);
  write_head (&self, width, height);
  if (options->proof != NULL)
    write_proof (&self, options->proof);
  write_definitions (&self);
  if (!write_items (&self, error)
      || !dtl_paint_report (options->progress, options->progress_data, 1, error))
    return NULL;
  g_string_append (out, "</svg>\n");

  return g_string_free_to_bytes (g_steal_pointer (&out));
}
