/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lanes of a picture: the canvas of the screen at its full height, and the names beside it or, where that would leave the canvas
 * too narrow, above each lane.
 *
 *      ● Proposal  (▒▒▒)  The plan          ● Proposal
 *      ■ Contacts     ●  Talks              (▒▒▒) The plan
 */
#include "dtl-picture-private.h"

#include "dtl-picture-canvas.h"
#include "dtl-strip.h"
#include "dtl-text-lines.h"

#define GLYPH_PX         11.0
#define GLYPH_GAP_PX     7.0
#define NAME_PX          132.0   /* of a lane's name, at most */
#define NAME_LINES       2
#define NAME_LINE_PX     16.0    /* two of them stand in a lane of one row */
#define NAME_GAP_PX      14.0    /* to the canvas */
#define HEADING_PX       24.0
#define LEAST_CANVAS_PX  640.0   /* with a narrower one the names stand above their lanes */
#define CANVAS_LEFT_PX   24.0    /* before what is shown, and behind a span that has no wall at its end */
#define MOST_GUTTER      0.6     /* of the canvas, behind the last one */
#define MOST_FRAMINGS    4
#define NUMBER_PX        32.0    /* a number behind the last label */

typedef struct
{
  const DtlPicture *picture;
  DtlScene         *scene;
  DtlLayout        *layout;
  DtlDocument      *document;
  DtlViewport       viewport;     /* of the canvas */
  double            names_px;     /* the column of names; 0 when there is none */
  double            heading_px;   /* above each lane; 0 when there is a column */
  double            canvas_x;
} Lanes;

/* A lane that stands for having none has nothing to say. */
static gboolean
has_names (const Lanes *self)
{
  guint n_lanes = dtl_layout_get_n_lanes (self->layout);

  return n_lanes > 1 || (n_lanes == 1 && dtl_document_get_lane (self->document, dtl_layout_get_lane (self->layout, 0)->lane)->id != NULL);
}

/* Into what a column has room for: @height of the lane, 0 for enough. */
static GPtrArray *
break_name (const Lanes *self,
            guint        i,
            double       height)
{
  const DtlLane *lane = dtl_document_get_lane (self->document, dtl_layout_get_lane (self->layout, i)->lane);
  guint most = height > 0 && height < NAME_LINES * NAME_LINE_PX ? 1 : NAME_LINES;

  return dtl_text_lines_new (lane->title, NAME_PX, most, DTL_FONT_LABEL_STRONG, self->picture->measure);
}

static double
measure_names (const Lanes *self)
{
  guint n_lanes = dtl_layout_get_n_lanes (self->layout);
  double widest = 0;

  for (guint i = 0; i < n_lanes; i++)
    {
      g_autoptr (GPtrArray) lines = break_name (self, i, 0);
      double width = dtl_text_lines_get_width (lines, DTL_FONT_LABEL_STRONG, self->picture->measure);

      widest = MAX (widest, width);
    }

  return GLYPH_PX + GLYPH_GAP_PX + MIN (widest, NAME_PX) + NAME_GAP_PX;
}

static void
place_canvas (Lanes *self)
{
  double names_px = has_names (self) ? measure_names (self) : 0;
  gboolean has_column = self->picture->width - names_px >= LEAST_CANVAS_PX;

  self->names_px = has_column ? names_px : 0;
  self->heading_px = has_column || names_px == 0 ? 0 : HEADING_PX;
  self->canvas_x = self->picture->margin + self->names_px;
  self->viewport.width = MAX (self->picture->width - self->names_px, 1);
}

/* @more_px: room on the right, beyond the gutter. */
static void
frame_canvas (Lanes  *self,
              double  more_px)
{
  const DtlPictureOptions *options = self->picture->options;
  DtlScale *scale = dtl_layout_get_scale (self->layout);
  double gutter = MIN (DTL_GUTTER_PX + more_px, self->viewport.width * MOST_GUTTER);
  DtlInstant first, last;

  if (!options->has_span && more_px <= 0)
    {
      dtl_viewport_frame_all (&self->viewport, scale);
    }
  else if (!options->has_span)
    {
      /* Smaller than a window would let it become. */
      dtl_viewport_frame_all (&self->viewport, scale);
      dtl_viewport_get_whole (scale, &first, &last);
      self->viewport.anchor = first;
      self->viewport.anchor_x = CANVAS_LEFT_PX;
      self->viewport.px_per_second = dtl_scale_fit (scale, first, last, self->viewport.width - CANVAS_LEFT_PX - gutter);
    }
  else
    {
      dtl_viewport_frame (&self->viewport, scale, options->from, options->to, CANVAS_LEFT_PX,
                          options->to < dtl_scale_get_last (scale) ? CANVAS_LEFT_PX : MIN (DTL_GUTTER_PX + more_px, self->viewport.width / 2));
    }
}

static gboolean
has_gutter (const Lanes *self)
{
  const DtlPictureOptions *options = self->picture->options;

  return !options->has_span || options->to >= dtl_scale_get_last (dtl_layout_get_scale (self->layout));
}

/* On screen the longest labels behind the wall are shortened, and panned to; on paper the gutter grows until they are whole. */
static DtlScene *
new_canvas (Lanes               *self,
            const DtlSceneState *state,
            double               number_px)
{
  DtlScene *canvas = NULL;
  double overhang = 0, more = 0;

  for (int i = 0; i < MOST_FRAMINGS; i++)
    {
      g_clear_pointer (&canvas, dtl_scene_free);
      frame_canvas (self, more);
      canvas = dtl_picture_canvas_new (self->layout, &self->viewport, state, self->heading_px, &overhang, self->picture->measure);
      overhang += number_px;
      if (overhang <= 0 || !has_gutter (self))
        break;
      more += overhang;
    }

  return canvas;
}

static void
add_ground (DtlScene *scene,
            DtlRole   role,
            double    x,
            double    y,
            double    width,
            double    height)
{
  const DtlItem item = { .kind = DTL_ITEM_RECT, .role = role, .x = x, .y = y, .width = width, .height = height };

  if (width > 0 && height > 0)
    dtl_scene_add_item (scene, &item);
}

/* Left and right of the canvas, over what reaches beyond it. */
static void
add_sides (const Lanes *self,
           DtlScene    *scene,
           DtlRole      role,
           double       y,
           double       height)
{
  double right = self->canvas_x + self->viewport.width;

  add_ground (scene, role, 0, y, self->canvas_x, height);
  add_ground (scene, role, right, y, self->picture->page_width - right, height);
}

static void
add_name (const Lanes *self,
          guint        i,
          double       y,
          double       height)
{
  const DtlPicture *picture = self->picture;
  guint32 lane = dtl_layout_get_lane (self->layout, i)->lane;
  g_autoptr (GPtrArray) lines = NULL;
  DtlItem glyph = dtl_strip_lane_item (self->document, lane, DTL_ITEM_GLYPH, DTL_ROLE_MARK);
  double x = picture->margin + GLYPH_PX + GLYPH_GAP_PX;
  double width = self->heading_px > 0 ? picture->margin + picture->width - x : NAME_PX;
  double text_y, line_px = NAME_LINE_PX;

  if (self->heading_px > 0)
    lines = dtl_text_lines_new (dtl_document_get_lane (self->document, lane)->title, width, 1, DTL_FONT_LABEL_STRONG, picture->measure);
  else
    lines = break_name (self, i, height);

  /* Beside the lane's first row; two lines in a lane of one row stand in its middle. */
  text_y = y + DTL_LANE_PAD_PX + (DTL_ROW_MAX_PX - line_px) / 2;
  if (self->heading_px > 0 || text_y + lines->len * line_px > y + height - 1)
    text_y = y + (height - lines->len * line_px) / 2;

  glyph.x = picture->margin;
  glyph.y = text_y + (line_px - GLYPH_PX) / 2;
  glyph.width = glyph.height = GLYPH_PX;
  dtl_scene_add_item (self->scene, &glyph);
  dtl_text_lines_add (lines, self->scene, DTL_ROLE_LANE_NAME, DTL_FONT_LABEL_STRONG, x, text_y, width, line_px, picture->measure);
}

static double
get_lane_y (const Lanes *self,
            guint        lane)
{
  return dtl_picture_canvas_get_lane_y (self->layout, lane, self->heading_px);
}

/* What the names stand on. */
static void
add_grounds (const Lanes *self)
{
  guint n_lanes = dtl_layout_get_n_lanes (self->layout);

  for (guint i = 0; i < n_lanes; i++)
    {
      DtlRole role = i % 2 == 0 ? DTL_ROLE_LANE_EVEN : DTL_ROLE_LANE_ODD;
      double y = get_lane_y (self, i), bottom = get_lane_y (self, i + 1);

      add_sides (self, self->scene, role, y, bottom - y);
      dtl_strip_add_line (self->scene, DTL_ROLE_LANE_LINE, 0, bottom - 0.5, self->picture->page_width, 0);
    }
}

static DtlScene *
new_ruler (const Lanes         *self,
           const DtlSceneState *state)
{
  DtlScene *scene = dtl_scene_alloc ();
  g_autoptr (DtlScene) ruler = dtl_scene_new_ruler (self->layout, &self->viewport, state, self->picture->measure);

  dtl_scene_append (scene, ruler, self->canvas_x, 0);
  add_sides (self, scene, DTL_ROLE_BACKGROUND, 0, DTL_RULER_PX);
  dtl_strip_add_line (scene, DTL_ROLE_RULER_LINE, 0, DTL_RULER_PX - 0.5, self->picture->page_width, 0);

  return scene;
}

/* A page ends between lanes or between rows; not behind a heading. */
static GArray *
new_breaks (const Lanes *self)
{
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (DtlPictureBreak));
  guint n_lanes = dtl_layout_get_n_lanes (self->layout);

  for (guint i = 0; i < n_lanes; i++)
    {
      const DtlLanePlace *lane = dtl_layout_get_lane (self->layout, i);
      const DtlPictureBreak end = { get_lane_y (self, i + 1), TRUE };

      for (guint row = 1; row < lane->n_rows; row++)
        {
          const DtlPictureBreak between = { get_lane_y (self, i) + self->heading_px + DTL_LANE_PAD_PX + row * DTL_ROW_MAX_PX, FALSE };

          g_array_append_val (breaks, between);
        }
      g_array_append_val (breaks, end);
    }

  return breaks;
}

DtlPictureLanes *
dtl_picture_lanes_new (const DtlPicture *picture,
                       const guint32    *numbers)
{
  DtlPictureLanes *result = g_new0 (DtlPictureLanes, 1);
  g_autoptr (DtlScene) canvas = NULL;
  DtlSceneState state = {
    .selected = picture->options->selected, .hovered = DTL_NONE, .focused = DTL_NONE, .all_links = picture->options->all_links,
    .reports = picture->options->reports, .reported_by = picture->options->reported_by,
  };
  Lanes self = { .picture = picture, .layout = picture->layout, .document = picture->document };

  if (numbers != NULL)
    state.number_px = dtl_picture_measure_numbers (picture, numbers);
  place_canvas (&self);
  canvas = new_canvas (&self, &state, numbers != NULL ? NUMBER_PX : 0);
  result->ruler = new_ruler (&self, &state);
  result->scene = self.scene = dtl_scene_alloc ();
  if (numbers != NULL)
    dtl_picture_add_numbers (canvas, self.viewport.width, numbers, picture->measure);
  dtl_scene_append (self.scene, canvas, self.canvas_x, 0);
  add_grounds (&self);
  result->height = get_lane_y (&self, dtl_layout_get_n_lanes (self.layout));
  result->breaks = new_breaks (&self);
  result->names_px = self.names_px;
  result->heading_px = self.heading_px;

  return result;
}

/* A lane that goes on from another page has its name again. */
void
dtl_picture_lanes_add_names (const DtlPictureLanes *self,
                             const DtlPicture      *picture,
                             DtlScene              *scene,
                             double                 from,
                             double                 to,
                             double                 dy)
{
  Lanes lanes = {
    .picture = picture, .scene = scene, .layout = picture->layout, .document = picture->document,
    .names_px = self->names_px, .heading_px = self->heading_px,
  };
  guint n_lanes = dtl_layout_get_n_lanes (picture->layout);

  for (guint i = 0; i < n_lanes; i++)
    {
      double top = MAX (get_lane_y (&lanes, i), from), bottom = MIN (get_lane_y (&lanes, i + 1), to);

      if (bottom - top < 1)
        continue;
      if (self->names_px > 0)
        add_name (&lanes, i, top + dy, bottom - top);
      else if (self->heading_px > 0 && get_lane_y (&lanes, i) >= from)
        add_name (&lanes, i, top + dy, self->heading_px);
    }
}

void
dtl_picture_lanes_free (DtlPictureLanes *self)
{
  if (self == NULL)
    return;

  dtl_scene_free (self->scene);
  dtl_scene_free (self->ruler);
  g_array_unref (self->breaks);
  g_free (self);
}
