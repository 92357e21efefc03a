/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From top to bottom: title, a line about the document, ruler, lanes, what has no date, legend, sources. Each part is a
 * scene or a few lines of its own and tells how high it is; the page is as high as they are together.
 *
 *   The reset that was not                       a column of names,     The reset that was not
 *   36 events · 3 sources · 2017                 and where it would     36 events · 3 sources
 *               2017                             leave the canvas too   2017
 *               Feb     Mar     Apr              narrow, headings:      Feb     Mar     Apr
 *   ● Proposal  (▒▒▒)  The plan                                         ● Proposal
 *   ■ Contacts     ●  Talks   ●  Talks                                  (▒▒▒) The plan
 *   ● a day  (▒▒) some time within ...                                  ■ Contacts
 *   Sources: ...       Made with Dateline                                  ● Talks  ● Talks
 */
#include "config.h"

#include "dtl-picture-canvas.h"
#include "dtl-strip.h"
#include "dtl-text-lines.h"

#include <glib/gi18n-lib.h>

#define WIDE_MARGIN_PX   24.0
#define NARROW_MARGIN_PX 12.0
#define NARROW_PX        560.0   /* narrower pages have the narrow margin */
#define TITLE_LINE_PX    30.0
#define LABEL_LINE_PX    20.0
#define SMALL_LINE_PX    17.0
#define PART_GAP_PX      12.0
#define GLYPH_PX         11.0
#define GLYPH_GAP_PX     7.0
#define NAME_PX          132.0   /* of a lane's name, at most */
#define NAME_LINES       2
#define NAME_LINE_PX     16.0    /* two of them stand in a lane of one row */
#define NAME_GAP_PX      14.0    /* to the canvas */
#define HEADING_PX       24.0
#define LEAST_CANVAS_PX  440.0   /* with a narrower one the names stand above their lanes */
#define CANVAS_LEFT_PX   24.0    /* of a span that has no wall at its end */
#define SHORT_SECONDS    600     /* shorter spans are told to the second */
#define MOST_UNDATED     200     /* that are named */

typedef struct
{
  DtlScene             *scene;
  DtlLayout            *layout;
  DtlDocument          *document;
  const DtlPictureOptions *options;
  const DtlTextMeasure *measure;
  DtlViewport           viewport;     /* of the canvas */
  double                margin;
  double                width;        /* of the page, without margins */
  double                names_px;     /* the column of names; 0 when there is none */
  double                heading_px;   /* above each lane; 0 when there is a column */
  double                canvas_x;
  double                y;            /* so far */
} Picture;

/* Lines of text */

static void
add_lines (Picture    *self,
           DtlRole     role,
           DtlFont     font,
           double      line_px,
           const char *text)
{
  g_autoptr (GPtrArray) lines = dtl_text_lines_new (text, self->width, 0, font, self->measure);

  self->y += dtl_text_lines_add (lines, self->scene, role, font, self->margin, self->y, self->width, line_px, self->measure);
}

static guint
count_events (const Picture *self)
{
  guint n_lanes = dtl_layout_get_n_lanes (self->layout);
  guint count = 0;

  dtl_layout_get_undated (self->layout, &count);
  for (guint i = 0; i < n_lanes; i++)
    count += dtl_layout_get_lane (self->layout, i)->n_events;

  return count;
}

static char *
describe_events (const Picture *self)
{
  guint all = dtl_document_get_n_events (self->document);
  guint shown = count_events (self);

  if (shown == all)
    return g_strdup_printf (ngettext ("%u event", "%u events", all), all);

  /* Translators: some are hidden or filtered out, "12 of 36 events" */
  return g_strdup_printf (ngettext ("%1$u of %2$u event", "%1$u of %2$u events", all), shown, all);
}

static DtlPrecision
get_precision_for (DtlInstant from,
                   DtlInstant to)
{
  guint64 seconds = (guint64) to - (guint64) from;
  guint64 days = seconds / DTL_SECONDS_PER_DAY;
  gboolean has_whole_days = from % DTL_SECONDS_PER_DAY == 0 && (to + 1) % DTL_SECONDS_PER_DAY == 0;

  if (days < 2 && !has_whole_days)
    return seconds > 0 && seconds < SHORT_SECONDS ? DTL_PRECISION_SECOND : DTL_PRECISION_MINUTE;

  return days < 62 ? DTL_PRECISION_DAY : days < 7300 ? DTL_PRECISION_MONTH : DTL_PRECISION_YEAR;
}

/* NULL where nothing is placed. */
static char *
describe_span (const Picture *self)
{
  DtlInstant from, to;

  if (!dtl_document_get_span (self->document, &from, &to))
    return NULL;

  if (self->options->has_span)
    {
      from = self->options->from;
      to = self->options->to;
    }
  if (from > to)
    return NULL;

  return dtl_instants_to_words (from, to, get_precision_for (from, to), DTL_WORDING_LONG);
}

static void
add_head (Picture *self)
{
  g_autofree char *events = describe_events (self);
  g_autofree char *span = describe_span (self);
  g_autoptr (GString) subtitle = g_string_new (events);
  guint n_sources = dtl_document_get_n_sources (self->document);

  if (n_sources > 0)
    {
      g_string_append (subtitle, " · ");
      g_string_append_printf (subtitle, ngettext ("%u source", "%u sources", n_sources), n_sources);
    }
  if (span != NULL)
    {
      g_string_append (subtitle, " · ");
      g_string_append (subtitle, span);
    }

  if (*dtl_document_get_title (self->document) != '\0')
    add_lines (self, DTL_ROLE_TITLE, DTL_FONT_TITLE, TITLE_LINE_PX, dtl_document_get_title (self->document));
  add_lines (self, DTL_ROLE_SUBTITLE, DTL_FONT_LABEL, LABEL_LINE_PX, subtitle->str);
  self->y += PART_GAP_PX;
}

/* Names of lanes */

/* A lane that stands for having none has nothing to say. */
static gboolean
has_names (const Picture *self)
{
  guint n_lanes = dtl_layout_get_n_lanes (self->layout);

  return n_lanes > 1 || (n_lanes == 1 && dtl_document_get_lane (self->document, dtl_layout_get_lane (self->layout, 0)->lane)->id != NULL);
}

static GPtrArray *
break_name (const Picture *self,
            guint          i)
{
  const DtlLane *lane = dtl_document_get_lane (self->document, dtl_layout_get_lane (self->layout, i)->lane);

  return dtl_text_lines_new (lane->title, NAME_PX, NAME_LINES, DTL_FONT_LABEL_STRONG, self->measure);
}

static double
measure_names (const Picture *self)
{
  guint n_lanes = dtl_layout_get_n_lanes (self->layout);
  double widest = 0;

  for (guint i = 0; i < n_lanes; i++)
    {
      g_autoptr (GPtrArray) lines = break_name (self, i);
      double width = dtl_text_lines_get_width (lines, DTL_FONT_LABEL_STRONG, self->measure);

      widest = MAX (widest, width);
    }

  return GLYPH_PX + GLYPH_GAP_PX + MIN (widest, NAME_PX) + NAME_GAP_PX;
}

static void
place_canvas (Picture *self)
{
  double names_px = has_names (self) ? measure_names (self) : 0;
  gboolean has_column = self->width - names_px >= LEAST_CANVAS_PX;

  self->names_px = has_column ? names_px : 0;
  self->heading_px = has_column || names_px == 0 ? 0 : HEADING_PX;
  self->canvas_x = self->margin + self->names_px;
  self->viewport.width = MAX (self->width - self->names_px, 1);
}

static void
frame_canvas (Picture *self)
{
  DtlScale *scale = dtl_layout_get_scale (self->layout);
  DtlInstant from = self->options->from, to = self->options->to;

  if (!self->options->has_span)
    dtl_viewport_frame_all (&self->viewport, scale);
  else
    dtl_viewport_frame (&self->viewport, scale, from, to, CANVAS_LEFT_PX,
                        to < dtl_scale_get_last (scale) ? CANVAS_LEFT_PX : MIN (DTL_GUTTER_PX, self->viewport.width / 2));
}

static void
add_ground (Picture *self,
            DtlRole  role,
            double   x,
            double   y,
            double   width,
            double   height)
{
  const DtlItem item = { .kind = DTL_ITEM_RECT, .role = role, .x = x, .y = y, .width = width, .height = height };

  if (width > 0 && height > 0)
    dtl_scene_add_item (self->scene, &item);
}

/* Left and right of the canvas, over what reaches beyond it. */
static void
add_sides (Picture *self,
           DtlRole  role,
           double   y,
           double   height)
{
  double right = self->canvas_x + self->viewport.width;

  add_ground (self, role, 0, y, self->canvas_x, height);
  add_ground (self, role, right, y, self->options->width - right, height);
}

static void
add_name (Picture *self,
          guint    i,
          double   y,
          double   height)
{
  guint32 lane = dtl_layout_get_lane (self->layout, i)->lane;
  g_autoptr (GPtrArray) lines = NULL;
  DtlItem glyph = dtl_strip_lane_item (self->document, lane, DTL_ITEM_GLYPH, DTL_ROLE_MARK);
  double x = self->margin + GLYPH_PX + GLYPH_GAP_PX;
  double width = self->heading_px > 0 ? self->margin + self->width - x : NAME_PX;
  double text_y, line_px = NAME_LINE_PX;

  if (self->heading_px > 0)
    lines = dtl_text_lines_new (dtl_document_get_lane (self->document, lane)->title, width, 1, DTL_FONT_LABEL_STRONG, self->measure);
  else
    lines = break_name (self, i);

  /* Beside the lane's first row; two lines in a lane of one row stand in its middle. */
  text_y = y + DTL_LANE_PAD_PX + (DTL_ROW_MAX_PX - line_px) / 2;
  if (self->heading_px > 0 || text_y + lines->len * line_px > y + height - 1)
    text_y = y + (height - lines->len * line_px) / 2;

  glyph.x = self->margin;
  glyph.y = text_y + (line_px - GLYPH_PX) / 2;
  glyph.width = glyph.height = GLYPH_PX;
  dtl_scene_add_item (self->scene, &glyph);
  dtl_text_lines_add (lines, self->scene, DTL_ROLE_LANE_NAME, DTL_FONT_LABEL_STRONG, x, text_y, width, line_px, self->measure);
}

static void
add_names (Picture *self,
           double   top)
{
  guint n_lanes = dtl_layout_get_n_lanes (self->layout);

  for (guint i = 0; i < n_lanes; i++)
    {
      DtlRole role = i % 2 == 0 ? DTL_ROLE_LANE_EVEN : DTL_ROLE_LANE_ODD;
      double y = top + dtl_picture_canvas_get_lane_y (self->layout, i, self->heading_px);
      double bottom = top + dtl_picture_canvas_get_lane_y (self->layout, i + 1, self->heading_px);

      add_sides (self, role, y, bottom - y);
      if (self->heading_px > 0)
        add_ground (self, role, 0, y, self->options->width, self->heading_px);
      dtl_strip_add_line (self->scene, DTL_ROLE_LANE_LINE, 0, bottom - 0.5, self->options->width, 0);
      if (self->names_px > 0)
        add_name (self, i, y, bottom - y);
      else if (self->heading_px > 0)
        add_name (self, i, y, self->heading_px);
    }
}

static void
add_ruler (Picture *self)
{
  g_autoptr (DtlScene) ruler = dtl_scene_new_ruler (self->layout, &self->viewport, self->measure);

  dtl_scene_append (self->scene, ruler, self->canvas_x, self->y);
  add_sides (self, DTL_ROLE_BACKGROUND, self->y, DTL_RULER_PX);
  dtl_strip_add_line (self->scene, DTL_ROLE_RULER_LINE, 0, self->y + DTL_RULER_PX - 0.5, self->options->width, 0);
  self->y += DTL_RULER_PX;
}

static void
add_lanes (Picture *self)
{
  g_autoptr (DtlScene) canvas = dtl_picture_canvas_new (self->layout, &self->viewport, self->options->selected, self->heading_px,
                                                        self->measure);
  double height = dtl_picture_canvas_get_lane_y (self->layout, dtl_layout_get_n_lanes (self->layout), self->heading_px);

  dtl_scene_append (self->scene, canvas, self->canvas_x, self->y);
  add_names (self, self->y);
  self->y += height + PART_GAP_PX;
}

/* Below the lanes */

static void
add_undated (Picture *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_events = 0;
  const guint32 *events = dtl_layout_get_undated (self->layout, &n_events);

  if (n_events == 0)
    return;

  /* Translators: events without a date, before their titles: "3 undated: ..." */
  g_string_append_printf (text, ngettext ("%u undated:", "%u undated:", n_events), n_events);
  for (guint i = 0; i < n_events && i < MOST_UNDATED; i++)
    {
      g_autofree char *label = dtl_document_dup_label (self->document, events[i]);

      g_string_append_printf (text, "%s %s", i > 0 ? ";" : "", label);
    }
  if (n_events > MOST_UNDATED)
    g_string_append (text, " …");

  add_lines (self, DTL_ROLE_LABEL_QUIET, DTL_FONT_SMALL, SMALL_LINE_PX, text->str);
  self->y += PART_GAP_PX / 2;
}

static void
add_legend (Picture *self)
{
  double height = 0;
  g_autoptr (DtlScene) legend = dtl_legend_new (self->layout, self->options->selected != DTL_NONE, self->width, &height, self->measure);

  dtl_scene_append (self->scene, legend, self->margin, self->y);
  if (height > 0)
    self->y += height + PART_GAP_PX / 2;
}

/* Several articles of one outlet on one day read the same: told once, with their number. */
static void
append_source (GString    *list,
               const char *source,
               guint       n_texts)
{
  if (list->len > 0)
    g_string_append (list, "; ");
  if (n_texts > 1)
    /* Translators: a source that stands for several, "CNN, 12 Sep 2017 (2 texts)" */
    g_string_append_printf (list, ngettext ("%1$s (%2$u text)", "%1$s (%2$u texts)", n_texts), source, n_texts);
  else
    g_string_append (list, source);
}

/* NULL where there are none. */
static char *
list_sources (const Picture *self)
{
  guint n_sources = dtl_document_get_n_sources (self->document);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < n_sources; i++)
    {
      char *source = dtl_document_dup_short_attribution (self->document, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, source));

      g_ptr_array_add (sources, source);
      g_hash_table_insert (counts, source, GUINT_TO_POINTER (count + 1));
    }

  for (guint i = 0; i < n_sources; i++)
    {
      const char *source = g_ptr_array_index (sources, i);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, source));

      if (count > 0)
        append_source (list, source, count);
      g_hash_table_insert (counts, (char *) source, GUINT_TO_POINTER (0));
    }

  if (n_sources == 0)
    return NULL;

  /* Translators: below a picture; %s lists them */
  return g_strdup_printf (ngettext ("Source: %s", "Sources: %s", n_sources), list->str);
}

/* In the corner; beside the last line above it where that leaves room. */
static void
add_maker (Picture *self,
           double   last_line_width)
{
  const char *maker = _("Made with Dateline");
  double width = dtl_strip_measure (self->measure, DTL_FONT_SMALL, maker);
  double x;

  width = MIN (width, self->width);
  x = self->margin + self->width - width;
  if (last_line_width > 0 && last_line_width + NAME_GAP_PX + width <= self->width)
    self->y -= SMALL_LINE_PX;
  dtl_strip_add_text (self->scene, DTL_ROLE_SOURCE_TEXT, DTL_FONT_SMALL, DTL_ITEM_ALIGN_END, x, self->y, width, SMALL_LINE_PX, maker);
  self->y += SMALL_LINE_PX;
}

static void
add_sources (Picture *self)
{
  g_autofree char *sources = list_sources (self);
  double last_width = 0;

  if (sources != NULL)
    {
      g_autoptr (GPtrArray) lines = dtl_text_lines_new (sources, self->width, 0, DTL_FONT_SMALL, self->measure);

      last_width = dtl_strip_measure (self->measure, DTL_FONT_SMALL, g_ptr_array_index (lines, lines->len - 1));
      self->y += dtl_text_lines_add (lines, self->scene, DTL_ROLE_SOURCE_TEXT, DTL_FONT_SMALL, self->margin, self->y, self->width,
                                     SMALL_LINE_PX, self->measure);
    }
  add_maker (self, last_width);
}

/**
 * dtl_picture_new:
 * @layout: what is drawn
 * @options: how wide, and which part of it
 * @measure: the width of text
 * @height: (out): of the page
 *
 * Returns: (transfer full): the page, as one scene
 */
DtlScene *
dtl_picture_new (DtlLayout               *layout,
                 const DtlPictureOptions *options,
                 const DtlTextMeasure    *measure,
                 double                  *height)
{
  DtlInstant first, last;
  Picture self;

  g_return_val_if_fail (layout != NULL && options != NULL && height != NULL, NULL);
  g_return_val_if_fail (options->width > 0, NULL);

  self = (Picture) {
    .scene = dtl_scene_alloc (),
    .layout = layout,
    .document = dtl_layout_get_document (layout),
    .options = options,
    .measure = measure,
    .margin = options->width < NARROW_PX ? NARROW_MARGIN_PX : WIDE_MARGIN_PX,
  };
  self.width = MAX (options->width - 2 * self.margin, 1);
  self.y = self.margin;

  /* As high as it will be is known at the end. */
  add_ground (&self, DTL_ROLE_BACKGROUND, 0, 0, options->width, 1);
  place_canvas (&self);
  frame_canvas (&self);
  add_head (&self);
  if (dtl_document_get_span (self.document, &first, &last))
    {
      add_ruler (&self);
      add_lanes (&self);
    }
  add_undated (&self);
  add_legend (&self);
  add_sources (&self);

  *height = self.y + self.margin;
  dtl_scene_edit_items (self.scene, NULL)[0].height = *height;
  dtl_scene_finish (self.scene);

  return self.scene;
}
