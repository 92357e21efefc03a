/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From top to bottom: title, a line about the document, ruler, lanes, what has no date, legend, notes, sources. Where pages have a
 * height, what does not fit goes on on the next one: lanes between two rows, under a ruler of their own; text between two lines.
 *
 *   The reset that was not                            The reset that was not
 *   36 events · 3 sources · 2017                                 2017
 *               2017                                  Contacts   Jul     Aug
 *               Feb     Mar     Apr                     ●
 *   ● Proposal  (▒▒▒)  The plan ¹                     ● a day  (▒▒) some time within ...
 *   ■ Contacts     ●  Talks ²   ●  Talks ³            1  March 2017            2  12 March 2017
 *   1 / 2              Made with Dateline                The plan                 Talks
 *
 * On a wide page the notes may stand beside the timeline. A picture that may have one page only leaves out what finds no room, and says it.
 */
#include "config.h"

#include "dtl-picture-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dtl-strip.h"
#include "dtl-text-lines.h"

#define WIDE_MARGIN_PX   24.0
#define NARROW_MARGIN_PX 12.0
#define NARROW_PX        560.0   /* narrower pages have the narrow margin */
#define COLUMN_PX        270.0   /* of notes, at least */
#define COLUMN_GAP_PX    24.0
#define BESIDE_GAP_PX    12.0    /* from a timeline to the notes beside it */
#define LEAST_COLUMN_PX  80.0    /* less high, and notes begin on the next page */
#define HEADING_LINE_PX  24.0
#define LEAST_FILLED     0.6     /* of a page, by lanes that are not cut */
#define NOTHING_PX       0.5     /* less is rounding */

typedef struct
{
  DtlPicture   picture;         /* narrower than the page while notes stand beside it */
  DtlPages    *pages;
  double       page_width;
  double       page_height;     /* 0: as high as it takes */
  guint        max_pages;       /* 0: as many as it takes */
  DtlScene    *page;            /* the one that is begun */
  double       y;               /* so far on it */
  double       bottom;          /* where it ends for what flows */
  double       last_line_px;    /* width of the last line of text, where something may stand beside it */
  guint        n_titles, n_shown;   /* of the events that are drawn */
} Composer;

/* Pages */

static void
begin_page (Composer *self)
{
  const DtlItem ground = { .kind = DTL_ITEM_RECT, .role = DTL_ROLE_BACKGROUND, .width = self->page_width, .height = MAX (self->page_height, 1) };
  gboolean has_foot = self->page_height > 0;

  self->page = dtl_scene_alloc ();
  g_ptr_array_add (self->pages->scenes, self->page);
  dtl_scene_add_item (self->page, &ground);
  self->y = self->picture.margin;
  self->bottom = has_foot ? self->page_height - self->picture.margin - DTL_PICTURE_SMALL_LINE_PX - DTL_PICTURE_GAP_PX / 2 : G_MAXDOUBLE;
  self->last_line_px = 0;
}

static gboolean
can_begin_page (const Composer *self)
{
  return self->page_height > 0 && (self->max_pages == 0 || self->pages->scenes->len < self->max_pages);
}

static void
leave_out (Composer *self,
           char     *sentence)
{
  g_ptr_array_add (self->pages->left_out, sentence);
}

/* What the page belongs to, in one line. */
static void
add_running_head (Composer *self)
{
  const char *title = dtl_document_get_title (self->picture.document);
  g_autoptr (GPtrArray) lines = dtl_text_lines_new (title, self->picture.width, 1, DTL_FONT_LABEL_STRONG, self->picture.measure);

  if (*title != '\0')
    self->y += dtl_text_lines_add (lines, self->page, DTL_ROLE_SUBTITLE, DTL_FONT_LABEL_STRONG, self->picture.margin, self->y, self->picture.width,
                                   HEADING_LINE_PX, self->picture.measure) + DTL_PICTURE_GAP_PX / 2;
}

static gboolean
begin_next_page (Composer *self)
{
  if (!can_begin_page (self))
    return FALSE;

  begin_page (self);
  add_running_head (self);
  return TRUE;
}

/* Text in one column. FALSE: not all of it found room. */
static gboolean
flow (Composer             *self,
      const DtlPictureText *text,
      guint                 first)
{
  while (first < text->lines->len)
    {
      guint end = dtl_picture_text_fill (text, first, self->bottom - self->y);
      double height = dtl_picture_text_get_height (text, first, end);

      if (self->y + height > self->bottom + NOTHING_PX)
        {
          if (!begin_next_page (self))
            return FALSE;
          if (self->y + height > self->bottom)
            return FALSE;     /* a page lower than a line */
          continue;
        }
      dtl_picture_text_draw (text, first, end, self->page, self->picture.margin, self->y);
      self->y += height;
      self->last_line_px = g_array_index (text->lines, DtlPictureLine, end - 1).width;
      first = end;
    }

  return TRUE;
}

static void
add_gap (Composer *self,
         double    gap_px)
{
  self->y += gap_px;
  self->last_line_px = 0;
}

/* Lanes */

/* What only stands in the margins beside the span that was asked for has no title to lose: no width would give it one. */
static gboolean
is_beside_span (const Composer *self,
                const DtlGroup *group)
{
  const DtlPictureOptions *options = self->picture.options;
  const DtlEvent *event = dtl_document_get_event (self->picture.document, group->event);

  return group->kind == DTL_GROUP_EVENT && options->has_span && (event->latest < options->from || event->earliest > options->to);
}

static void
count_titles (Composer *self,
              DtlScene *scene)
{
  guint n_groups = 0, n_items = 0;
  const DtlGroup *groups = dtl_scene_get_groups (scene, &n_groups);
  const DtlItem *items = dtl_scene_get_items (scene, &n_items);

  for (guint i = 0; i < n_groups; i++)
    {
      gboolean is_shown = FALSE;

      if (groups[i].kind == DTL_GROUP_EDGE || is_beside_span (self, &groups[i]))
        continue;
      for (guint n = 0; n < groups[i].n_items && groups[i].kind == DTL_GROUP_EVENT && groups[i].label_shown; n++)
        is_shown |= items[groups[i].first_item + n].kind == DTL_ITEM_TEXT && items[groups[i].first_item + n].width > 0;
      self->n_titles += groups[i].count;
      self->n_shown += is_shown;
    }
}

/* Between two lanes, unless that would leave much of the page empty. */
static double
find_break (const DtlPictureLanes *lanes,
            double                 from,
            double                 last)
{
  double row = 0, lane = 0;

  for (guint i = 0; i < lanes->breaks->len; i++)
    {
      const DtlPictureBreak *at = &g_array_index (lanes->breaks, DtlPictureBreak, i);

      if (at->y <= from || at->y > last + NOTHING_PX)
        continue;
      row = at->y;
      if (at->ends_lane)
        lane = at->y;
    }

  return lane - from >= (last - from) * LEAST_FILLED ? lane : row;
}

/* The last page of a picture keeps room to say what is left out. */
static double
get_lanes_bottom (const Composer *self,
                  double          remaining)
{
  double bottom = self->bottom;

  if (!can_begin_page (self) && self->y + DTL_RULER_PX + remaining > bottom)
    bottom -= 2 * DTL_PICTURE_SMALL_LINE_PX + DTL_PICTURE_GAP_PX;

  return bottom;
}

static void
leave_out_rows (Composer              *self,
                const DtlPictureLanes *lanes,
                double                 from)
{
  guint n_groups = 0, n_events = 0;
  const DtlGroup *groups = dtl_scene_get_groups (lanes->scene, &n_groups);

  for (guint i = 0; i < n_groups; i++)
    if (groups[i].kind != DTL_GROUP_EDGE && groups[i].y + groups[i].height / 2 >= from)
      n_events += groups[i].count;
  leave_out (self, g_strdup_printf (ngettext ("%u event stands in rows that found no room on this page.",
                                              "%u events stand in rows that found no room on this page.", n_events), n_events));
}

static void
add_lanes (Composer              *self,
           const DtlPictureLanes *lanes)
{
  double from = 0;

  while (from < lanes->height)
    {
      double to = find_break (lanes, from, from + get_lanes_bottom (self, lanes->height - from) - self->y - DTL_RULER_PX);

      if (to <= from && begin_next_page (self))
        to = find_break (lanes, from, from + get_lanes_bottom (self, lanes->height - from) - self->y - DTL_RULER_PX);
      if (to <= from)
        {
          leave_out_rows (self, lanes, from);
          return;
        }
      dtl_scene_append (self->page, lanes->ruler, 0, self->y);
      self->y += DTL_RULER_PX;
      dtl_scene_append_slice (self->page, lanes->scene, from, to, self->y - from);
      dtl_picture_lanes_add_names (lanes, &self->picture, self->page, from, to, self->y - from);
      self->y += to - from;
      from = to;
    }
}

static void
say_what_is_left_out (Composer *self,
                      guint     first)
{
  g_autoptr (DtlPictureText) text = dtl_picture_text_new ();
  const DtlPictureLine line = {
    .role = DTL_ROLE_SUBTITLE, .font = DTL_FONT_SMALL, .height = DTL_PICTURE_SMALL_LINE_PX, .group = DTL_PICTURE_NO_GROUP,
  };

  for (guint i = first; i < self->pages->left_out->len; i++)
    dtl_picture_text_add (text, &line, g_ptr_array_index (self->pages->left_out, i), self->picture.width, self->picture.measure);
  if (text->lines->len > 0)
    flow (self, text, 0);
}

static void
add_timeline (Composer      *self,
              const guint32 *numbers)
{
  g_autoptr (DtlPictureLanes) lanes = NULL;
  DtlInstant first, last;
  guint n_missing;

  if (!dtl_document_get_span (self->picture.document, &first, &last))
    return;

  lanes = dtl_picture_lanes_new (&self->picture, numbers);
  if (self->picture.options->hatched)
    {
      DtlScene *hatched = dtl_picture_hatch (lanes->scene);

      dtl_scene_free (lanes->scene);
      lanes->scene = hatched;
    }
  count_titles (self, lanes->scene);
  add_lanes (self, lanes);
  add_gap (self, DTL_PICTURE_GAP_PX / 2);

  n_missing = self->n_titles - self->n_shown;
  if (n_missing > 0 && self->picture.options->notes)
    leave_out (self, g_strdup_printf (ngettext ("%1$u of %2$u titles stands in the notes only.", "%1$u of %2$u titles stand in the notes only.", n_missing),
                                      n_missing, self->n_titles));
  else if (n_missing > 0)
    leave_out (self, g_strdup_printf (ngettext ("%1$u of %2$u titles is left out at this size.", "%1$u of %2$u titles are left out at this size.", n_missing),
                                      n_missing, self->n_titles));
  say_what_is_left_out (self, 0);
  add_gap (self, DTL_PICTURE_GAP_PX / 2);
}

/* Below them */

static void
add_legend (Composer *self)
{
  gboolean has_links = self->picture.options->all_links || self->picture.options->selected != DTL_NONE;
  DtlReports *reports = self->picture.options->reports;
  DtlLegendFlags flags = (has_links ? 0 : DTL_LEGEND_NO_LINKS) | (reports != NULL ? DTL_LEGEND_GHOSTS : 0) |
                         (reports != NULL && dtl_reports_has_doubts (reports) ? DTL_LEGEND_HALVES : 0);
  double height = 0;
  g_autoptr (DtlScene) legend = dtl_scene_new_legend (self->picture.layout, flags, self->picture.width, &height, self->picture.measure);

  if (height <= 0)
    return;
  if (self->y + height > self->bottom && (!begin_next_page (self) || self->y + height > self->bottom))
    {
      leave_out (self, g_strdup (_("The legend found no room on this page.")));
      return;
    }
  dtl_scene_append (self->page, legend, self->picture.margin, self->y);
  self->y += height;
  add_gap (self, DTL_PICTURE_GAP_PX / 2);
}

static void
add_undated (Composer *self)
{
  g_autoptr (DtlPictureText) text = dtl_picture_new_undated (&self->picture);

  if (text->lines->len == 0)
    return;
  if (!flow (self, text, 0))
    leave_out (self, g_strdup (_("What has no date found no room on this page.")));
  add_gap (self, DTL_PICTURE_GAP_PX / 2);
}

/* The last page keeps room to say what is left out. */
static double
get_notes_bottom (const Composer *self)
{
  return can_begin_page (self) || self->page_height <= 0 ? self->bottom : self->bottom - DTL_PICTURE_GAP_PX - DTL_PICTURE_SMALL_LINE_PX;
}

/* One page's share of the notes, in columns. Returns where the next one's begins. */
static guint
add_columns (Composer             *self,
             const DtlPictureText *notes,
             guint                 first,
             guint                 n_columns,
             double                column_px,
             double                x)
{
  double bottom = get_notes_bottom (self), used = 0;
  double height = MIN (dtl_picture_text_balance (notes, first, n_columns), bottom - self->y);

  for (guint column = 0; column < n_columns && first < notes->lines->len; column++)
    {
      guint end = dtl_picture_text_fill (notes, first, height);
      double own = dtl_picture_text_get_height (notes, first, end);

      if (self->y + own > bottom + NOTHING_PX)
        break;
      dtl_picture_text_draw (notes, first, end, self->page, x + column * (column_px + COLUMN_GAP_PX), self->y);
      used = MAX (used, own);
      first = end;
    }
  self->y += used;

  return first;
}

static guint
count_notes (const DtlPictureText *notes,
             guint                 first)
{
  guint n = 0;

  for (guint i = first; i < notes->lines->len; i++)
    n += g_array_index (notes->lines, DtlPictureLine, i).starts;

  return n;
}

static void
leave_out_notes (Composer             *self,
                 const DtlPictureText *notes,
                 guint                 first,
                 guint                 n_beyond)
{
  guint n_left = count_notes (notes, first) + n_beyond;

  if (n_left > 0)
    leave_out (self, g_strdup_printf (ngettext ("%u note found no room.", "%u notes found no room.", n_left), n_left));
}

static void
add_notes (Composer      *self,
           const guint32 *numbers,
           guint          n_beyond)
{
  guint n_columns = MAX ((self->picture.width + COLUMN_GAP_PX) / (COLUMN_PX + COLUMN_GAP_PX), 1);
  double column_px = (self->picture.width - (n_columns - 1) * COLUMN_GAP_PX) / n_columns;
  g_autoptr (DtlPictureText) notes = dtl_picture_new_notes (&self->picture, numbers, column_px);
  guint first = 0, before = self->pages->left_out->len;
  gboolean is_fresh = FALSE;

  if (notes->lines->len > 0)
    dtl_strip_add_line (self->page, DTL_ROLE_RULER_LINE, self->picture.margin, self->y - 0.5, self->picture.width, 0);
  add_gap (self, DTL_PICTURE_GAP_PX);
  while (first < notes->lines->len)
    {
      gboolean has_room = get_notes_bottom (self) - self->y >= LEAST_COLUMN_PX;
      guint next = has_room ? add_columns (self, notes, first, n_columns, column_px, self->picture.margin) : first;
      gboolean is_stuck = next == first && is_fresh;

      first = next;
      is_fresh = TRUE;
      if (first == notes->lines->len || is_stuck || !begin_next_page (self))
        break;
    }

  leave_out_notes (self, notes, first, n_beyond);
  add_gap (self, DTL_PICTURE_GAP_PX);
  say_what_is_left_out (self, before);
}

double
dtl_picture_get_beside_px (guint  n_columns,
                           double margin)
{
  return n_columns > 0 ? BESIDE_GAP_PX + n_columns * COLUMN_PX + (n_columns - 1) * COLUMN_GAP_PX + margin : 0;
}

/* To the right of what stands on the page from @top on. */
static void
add_notes_beside (Composer      *self,
                  const guint32 *numbers,
                  guint          n_beyond,
                  guint          n_columns,
                  double         top)
{
  g_autoptr (DtlPictureText) notes = dtl_picture_new_notes (&self->picture, numbers, COLUMN_PX);
  const double bottom = self->y;
  guint first;

  self->y = top;
  first = add_columns (self, notes, 0, n_columns, COLUMN_PX, self->picture.page_width + BESIDE_GAP_PX);
  leave_out_notes (self, notes, first, n_beyond);
  self->y = MAX (self->y, bottom);

  self->picture.page_width = self->page_width;
  self->picture.width = self->page_width - 2 * self->picture.margin;
}

static void
add_sources (Composer *self)
{
  g_autoptr (DtlPictureText) text = dtl_picture_new_sources (&self->picture);

  if (text->lines->len > 0 && !flow (self, text, 0))
    leave_out (self, g_strdup (_("Not all sources found room on this page.")));
}

/* In the corner; where the page is as high as it takes, beside the last line if that leaves room. */
static void
add_foot (Composer *self,
          guint     index)
{
  DtlScene *page = g_ptr_array_index (self->pages->scenes, index);
  const char *maker = _("Made with Dateline");
  double width = MIN (dtl_strip_measure (self->picture.measure, DTL_FONT_SMALL, maker), self->picture.width);
  double x = self->picture.margin + self->picture.width - width;
  double y = self->page_height > 0 ? self->page_height - self->picture.margin - DTL_PICTURE_SMALL_LINE_PX : self->y;

  if (self->page_height <= 0 && self->last_line_px > 0 && self->last_line_px + COLUMN_GAP_PX + width <= self->picture.width)
    y -= DTL_PICTURE_SMALL_LINE_PX;
  dtl_strip_add_text (page, DTL_ROLE_SOURCE_TEXT, DTL_FONT_SMALL, DTL_ITEM_ALIGN_END, x, y, width, DTL_PICTURE_SMALL_LINE_PX, maker);
  self->y = MAX (self->y, y + DTL_PICTURE_SMALL_LINE_PX);

  if (self->pages->scenes->len > 1)
    {
      /* Translators: the number of a page, and how many there are */
      g_autofree char *number = g_strdup_printf (C_("page", "%1$u / %2$u"), index + 1, self->pages->scenes->len);
      double number_px = dtl_strip_measure (self->picture.measure, DTL_FONT_SMALL, number);

      dtl_strip_add_text (page, DTL_ROLE_SOURCE_TEXT, DTL_FONT_SMALL, 0, self->picture.margin, y, number_px, DTL_PICTURE_SMALL_LINE_PX, number);
    }
}

static void
finish_pages (Composer *self)
{
  GPtrArray *scenes = self->pages->scenes;

  for (guint i = 0; i < scenes->len; i++)
    add_foot (self, i);
  self->pages->width = self->page_width;
  self->pages->height = self->page_height > 0 ? self->page_height : self->y + self->picture.margin;
  for (guint i = 0; i < scenes->len; i++)
    {
      dtl_scene_edit_items (g_ptr_array_index (scenes, i), NULL)[0].height = self->pages->height;
      dtl_scene_finish (g_ptr_array_index (scenes, i));
    }
}

double
dtl_picture_get_margin (double width)
{
  return width < NARROW_PX ? NARROW_MARGIN_PX : WIDE_MARGIN_PX;
}

DtlPages *
dtl_picture_compose (DtlLayout               *layout,
                     const DtlPictureOptions *options,
                     const DtlTextMeasure    *measure,
                     double                   width,
                     double                   height,
                     guint                    n_beside)
{
  const double margin = dtl_picture_get_margin (width);
  g_autoptr (DtlPictureText) head = NULL;
  g_autofree guint32 *numbers = NULL;
  guint n_numbered = 0, n_beyond = 0, n_shortened;
  double top;
  Composer self = {
    .picture = { layout, dtl_layout_get_document (layout), options, measure, width, margin, MAX (width - 2 * margin, 1) },
    .pages = g_new0 (DtlPages, 1),
    .page_width = width,
    .page_height = height,
    .max_pages = n_beside > 0 ? 1 : options->max_pages,
  };

  self.pages->scenes = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_scene_free);
  self.pages->left_out = g_ptr_array_new_with_free_func (g_free);
  if (options->notes)
    numbers = dtl_picture_number_events (&self.picture, &n_numbered, &n_beyond);

  begin_page (&self);
  head = dtl_picture_new_head (&self.picture);
  flow (&self, head, 0);
  add_gap (&self, DTL_PICTURE_GAP_PX);
  top = self.y;
  self.picture.page_width -= dtl_picture_get_beside_px (n_beside, margin);
  self.picture.width = MAX (self.picture.page_width - 2 * margin, 1);
  add_timeline (&self, numbers);
  self.pages->n_untitled = self.n_titles - self.n_shown;
  n_shortened = self.pages->n_untitled > 0;
  if (!options->notes)
    add_undated (&self);
  add_legend (&self);
  self.pages->has_timeline = self.pages->scenes->len == 1 && self.pages->left_out->len == n_shortened;
  if (options->notes && n_beside == 0)
    add_notes (&self, numbers, n_beyond);
  add_sources (&self);
  if (n_beside > 0)
    add_notes_beside (&self, numbers, n_beyond, n_beside, top);
  self.pages->is_whole = self.pages->has_timeline && self.pages->scenes->len == 1 && self.pages->left_out->len == n_shortened;
  finish_pages (&self);

  return self.pages;
}
