/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the marks mean, for the marks that the document uses. The samples are events of a small document of their own, drawn by
 * the same functions as those on the canvas, so the legend cannot show what the canvas does not; one pixel is one second there.
 */
#include "config.h"

#include "dtl-document-builder.h"
#include "dtl-frame.h"
#include "dtl-strip.h"

#include <glib/gi18n-lib.h>

#define LINE_PX        20.0
#define INSET_PX       2.0     /* what strikes a mark out reaches beyond it */
#define ROW_PX         20.0
#define SAMPLE_GAP_PX  7.0     /* from a sample to its words */
#define ENTRY_GAP_PX   22.0
#define LEAST_TEXT_PX  30.0
#define NEUTRAL        0x77767b  /* no lane's hue */
#define ROOM_PX        100000.0
#define CURVE_DROP_PX  8.0
#define OPEN_PX        14.0    /* of a bar before its tail */

typedef enum
{
  SAMPLE_MARK,
  SAMPLE_PIPS,
  SAMPLE_QUESTION,
  SAMPLE_LINK,
  SAMPLE_DASHED_LINK,
  SAMPLE_FOLD,
} SampleKind;

typedef enum
{
  USE_DAY,
  USE_MOMENT,
  USE_DAY_OR_MOMENT,
  USE_WINDOW,
  USE_SOFT,
  USE_QUESTION,
  USE_LASTED,
  USE_OPEN,
  USE_HOLLOW,
  USE_PLAN,
  USE_CLAIM,
  USE_INFERRED,
  USE_STRUCK,
  USE_SOURCES,
  USE_DISAGREE,
  USE_UNNAMED,
  USE_UNQUOTED,
  USE_DENIED,
  USE_LINK,
  USE_DASHED_LINK,
  USE_FOLD,
  USE_GHOST,
  USE_HALF,
  N_USES,
} Use;

/* @width: of the sample in px; @flags, @status, @assessment, @independent: of its event. */
typedef struct
{
  const char *words;
  SampleKind  kind;
  double      width;
  guint16     flags;
  guint8      status;
  guint8      assessment;
  guint8      independent;
} Entry;

static const Entry entries[N_USES] = {
  /* Translators: the legend of marks; what is known to the day */
  [USE_DAY] = { N_("a day"), SAMPLE_MARK, DTL_GLYPH_PX, DTL_EVENT_ONE_INSTANT, 0, 0, 0 },
  /* Translators: the legend; what is known to the minute or the second */
  [USE_MOMENT] = { N_("a moment"), SAMPLE_MARK, DTL_GLYPH_PX, DTL_EVENT_ONE_INSTANT, 0, 0, 0 },
  [USE_DAY_OR_MOMENT] = { N_("a day or a moment"), SAMPLE_MARK, DTL_GLYPH_PX, DTL_EVENT_ONE_INSTANT, 0, 0, 0 },
  /* Translators: the legend; it happened at some moment within what is drawn */
  [USE_WINDOW] = { N_("some time within"), SAMPLE_MARK, 32, 0, 0, 0, 0 },
  [USE_SOFT] = { N_("approximate"), SAMPLE_MARK, 32, DTL_EVENT_APPROXIMATE, 0, 0, 0 },
  [USE_QUESTION] = { N_("uncertain date"), SAMPLE_QUESTION, 0, 0, 0, 0, 0 },
  /* Translators: the legend; it went on from the first to the last moment drawn */
  [USE_LASTED] = { N_("lasted"), SAMPLE_MARK, 32, DTL_EVENT_LASTED, 0, 0, 0 },
  [USE_OPEN] = { N_("open end"), SAMPLE_MARK, OPEN_PX + DTL_TAIL_PX, DTL_EVENT_LASTED | DTL_EVENT_TAIL_END, 0, 0, 0 },
  [USE_HOLLOW] = { N_("proposed or planned"), SAMPLE_MARK, 32, 0, DTL_STATUS_PROPOSED, 0, 0 },
  [USE_PLAN] = { N_("proposed or planned, to its deadline"), SAMPLE_MARK, 32, DTL_EVENT_HAS_PLANS, 0, 0, 0 },
  [USE_CLAIM] = { N_("date as one source has it"), SAMPLE_MARK, 34, DTL_EVENT_HAS_CLAIMS, 0, 0, 0 },
  [USE_INFERRED] = { N_("inferred"), SAMPLE_MARK, 32, 0, 0, DTL_ASSESSMENT_INFERRED, 0 },
  [USE_STRUCK] = { N_("did not happen"), SAMPLE_MARK, DTL_GLYPH_PX, DTL_EVENT_ONE_INSTANT, DTL_STATUS_CANCELLED, 0, 0 },
  /* Translators: the legend; a dot for each */
  [USE_SOURCES] = { N_("independent sources"), SAMPLE_PIPS, 0, DTL_EVENT_QUOTED, 0, 0, 2 },
  [USE_DISAGREE] = { N_("sources disagree"), SAMPLE_PIPS, 0, DTL_EVENT_QUOTED | DTL_EVENT_DISAGREE, 0, 0, 1 },
  [USE_UNNAMED] = { N_("source not named"), SAMPLE_PIPS, 0, DTL_EVENT_QUOTED | DTL_EVENT_ANONYMOUS, 0, 0, 1 },
  [USE_UNQUOTED] = { N_("nothing quoted"), SAMPLE_PIPS, 0, 0, 0, 0, 1 },
  [USE_DENIED] = { N_("denied by a source"), SAMPLE_PIPS, 0, DTL_EVENT_QUOTED | DTL_EVENT_DENIED, 0, 0, 1 },
  [USE_LINK] = { N_("link that a source states"), SAMPLE_LINK, 26, 0, 0, 0, 0 },
  [USE_DASHED_LINK] = { N_("link without a source"), SAMPLE_DASHED_LINK, 26, 0, 0, 0, 0 },
  [USE_FOLD] = { N_("empty time left out"), SAMPLE_FOLD, DTL_GLYPH_PX, 0, 0, 0, 0 },
  /* Translators: the legend; none of the sources had reported it by the day that is set */
  [USE_GHOST] = { N_("not yet reported"), SAMPLE_MARK, 32, 0, 0, 0, 0 },
  /* Translators: the legend; the dates of its sources do not say whether it had been reported by the day that is set */
  [USE_HALF] = { N_("perhaps reported"), SAMPLE_MARK, 32, 0, 0, 0, 0 },
};

/* Where one line must do, what matters most comes first. */
static const guint8 ranked[N_USES] = {
  USE_GHOST, USE_HALF,
  USE_WINDOW, USE_DAY_OR_MOMENT, USE_DAY, USE_MOMENT, USE_PLAN, USE_HOLLOW, USE_SOURCES, USE_DISAGREE, USE_UNQUOTED, USE_LASTED,
  USE_DENIED, USE_STRUCK, USE_INFERRED, USE_SOFT, USE_QUESTION, USE_OPEN, USE_UNNAMED, USE_CLAIM, USE_LINK, USE_DASHED_LINK, USE_FOLD,
};

/* What the document uses */

static gboolean
is_hollow (const DtlEvent *event)
{
  return event->status == DTL_STATUS_PLANNED || event->status == DTL_STATUS_PROPOSED;
}

static guint32
find_pip_uses (const DtlEvent *event)
{
  guint32 uses = 0;

  if (event->flags & DTL_EVENT_DENIED)
    uses |= 1 << USE_DENIED;
  if (event->flags & DTL_EVENT_DISAGREE)
    uses |= 1 << USE_DISAGREE;
  else if (event->flags & DTL_EVENT_ANONYMOUS)
    uses |= 1 << USE_UNNAMED;
  else if (event->independent > 0 && event->flags & DTL_EVENT_QUOTED)
    uses |= 1 << USE_SOURCES;
  else
    uses |= 1 << USE_UNQUOTED;

  return uses;
}

static guint32
find_mark_uses (const DtlEvent *event)
{
  guint32 uses = 0;

  if (event->flags & DTL_EVENT_HAS_PLANS)
    uses |= 1 << USE_PLAN;
  else if (is_hollow (event))
    uses |= 1 << USE_HOLLOW;
  else if (event->flags & DTL_EVENT_LASTED)
    uses |= 1 << USE_LASTED;
  else if (event->flags & DTL_EVENT_ONE_INSTANT)
    uses |= event->earliest == event->latest ? 1 << USE_MOMENT : 1 << USE_DAY;
  else if (event->flags & DTL_EVENT_HAS_WHEN)
    uses |= 1 << USE_WINDOW;

  if (event->flags & (DTL_EVENT_APPROXIMATE | DTL_EVENT_UNCERTAIN))
    uses |= 1 << USE_SOFT;
  if (event->flags & DTL_EVENT_UNCERTAIN)
    uses |= 1 << USE_QUESTION;
  if (event->flags & (DTL_EVENT_TAIL_START | DTL_EVENT_TAIL_END))
    uses |= 1 << USE_OPEN;
  if (event->flags & DTL_EVENT_HAS_CLAIMS)
    uses |= 1 << USE_CLAIM;
  if (event->assessment == DTL_ASSESSMENT_INFERRED)
    uses |= 1 << USE_INFERRED;
  if (event->status == DTL_STATUS_CANCELLED || event->status == DTL_STATUS_DID_NOT_OCCUR)
    uses |= 1 << USE_STRUCK;

  return uses;
}

static guint32
find_link_uses (DtlDocument *document)
{
  guint n_links = dtl_document_get_n_links (document);
  guint32 uses = 0;

  for (guint i = 0; i < n_links; i++)
    uses |= dtl_document_get_link (document, i)->citations->len > 0 ? 1 << USE_LINK : 1 << USE_DASHED_LINK;

  return uses;
}

guint32
dtl_legend_find_uses (DtlLayout *layout)
{
  DtlDocument *document = dtl_layout_get_document (layout);
  guint32 n_events = dtl_document_get_n_events (document);
  guint32 uses = find_link_uses (document);
  guint n_folds = 0;

  for (guint32 i = 0; i < n_events; i++)
    {
      const DtlEvent *event = dtl_document_get_event (document, i);

      if (dtl_layout_get_place (layout, i)->row != DTL_NONE)
        uses |= find_mark_uses (event) | find_pip_uses (event);
    }

  /* They look alike. */
  if (uses & 1 << USE_DAY && uses & 1 << USE_MOMENT)
    uses = (uses & ~(1u << USE_DAY | 1u << USE_MOMENT)) | 1 << USE_DAY_OR_MOMENT;

  dtl_scale_get_folds (dtl_layout_get_scale (layout), &n_folds);
  if (n_folds > 0)
    uses |= 1 << USE_FOLD;

  return uses;
}

/* The document of samples */

static DtlEventDetails *
read_details (DtlDocument *document,
              guint32      event,
              const char  *text,
              gsize        length,
              gpointer     user_data)
{
  return dtl_event_details_new ();
}

static void
read_words (DtlDocument *document,
            guint32      event,
            const char  *text,
            gsize        length,
            DtlWordsFunc func,
            gpointer     func_data,
            gpointer     user_data)
{
}

static DtlMark
make_mark (DtlMarkKind kind,
           DtlDateKind date_kind,
           DtlInstant  from,
           DtlInstant  to)
{
  return (DtlMark) {
    .kind = kind,
    .date = {
      .kind = date_kind,
      .start_precision = date_kind == DTL_DATE_INTERVAL ? DTL_PRECISION_MONTH : DTL_PRECISION_DAY,
      .earliest = from,
      .latest = to,
      .start_latest = date_kind == DTL_DATE_INTERVAL ? from : to,
      .end_earliest = date_kind == DTL_DATE_INTERVAL ? to : from,
    },
    .stated_from = DTL_INSTANT_BEFORE_ALL,
  };
}

static guint
read_marks (DtlDocument *document,
            guint32      event,
            const char  *text,
            gsize        length,
            DtlMark     *marks,
            guint        max,
            gpointer     user_data)
{
  const DtlInstant last = entries[event].width - 1;

  if (max < 2)
    return 0;

  switch ((Use) event)
    {
    case USE_LASTED:
      marks[0] = make_mark (DTL_MARK_WHEN, DTL_DATE_INTERVAL, 0, last);
      return 1;

    case USE_OPEN:
      marks[0] = make_mark (DTL_MARK_WHEN, DTL_DATE_INTERVAL, 0, DTL_INSTANT_AFTER_ALL);
      marks[0].date.end_earliest = OPEN_PX - 1;
      return 1;

    case USE_PLAN:
      marks[0] = make_mark (DTL_MARK_PLAN, DTL_DATE_POINT, last, last);
      marks[0].stated_from = 0;
      return 1;

    case USE_CLAIM:
      marks[0] = make_mark (DTL_MARK_WHEN, DTL_DATE_POINT, DTL_HALF_GLYPH_PX, DTL_HALF_GLYPH_PX);
      marks[1] = make_mark (DTL_MARK_CLAIM, DTL_DATE_POINT, last - DTL_HALF_GLYPH_PX, last - DTL_HALF_GLYPH_PX);
      return 2;

    default:
      return 0;
    }
}

static DtlDocument *
make_samples (void)
{
  g_autoptr (DtlDocumentBuilder) builder = dtl_document_builder_new ();
  DtlLane lane = { .id = g_strdup ("samples"), .title = g_strdup (""), .has_colour = TRUE, .colour = NEUTRAL };
  guint32 index = dtl_document_builder_take_lane (builder, &lane);

  dtl_document_builder_set_readers (builder, read_details, read_marks, read_words, NULL, NULL);
  for (guint i = 0; i < N_USES; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      guint32 event = dtl_document_builder_add_simple (builder, id, "", NULL, index, 3);
      DtlEvent *record = dtl_document_builder_get_event (builder, event);

      record->flags = entries[i].flags | DTL_EVENT_PLACED;
      record->status = entries[i].status;
      record->assessment = entries[i].assessment;
      record->independent = entries[i].independent;
      record->earliest = 0;
      record->latest = MAX ((i == USE_OPEN ? OPEN_PX : entries[i].width) - 1, 0);
    }

  return dtl_document_builder_finish (builder);
}

/* Drawing */

typedef struct
{
  DtlScene             *scene;
  DtlDocument          *samples;
  DtlScale             *scale;
  const DtlTextMeasure *measure;
  double                width;
  double                x, y;
} Legend;

/* All but its words, which are those of an event. */
static void
copy_shapes (DtlScene *scene,
             DtlScene *other)
{
  guint n_items = 0;
  const DtlItem *items = dtl_scene_get_items (other, &n_items);

  for (guint i = 0; i < n_items; i++)
    if (items[i].kind != DTL_ITEM_TEXT)
      dtl_scene_add_item (scene, &items[i]);
}

static void
draw_event (const Legend *self,
            guint         index)
{
  g_autoptr (DtlScene) scene = dtl_scene_alloc ();
  DtlViewport view = { .anchor = 0, .anchor_x = self->x, .px_per_second = 1, .width = ROOM_PX, .height = ROOM_PX };
  DtlFrame frame = { .document = self->samples, .scale = self->scale, .viewport = &view, .scene = scene, .row_px = ROW_PX,
                     .reported = index == USE_GHOST ? DTL_REPORTED_NOT_YET : index == USE_HALF ? DTL_REPORTED_CANNOT_TELL : DTL_REPORTED };
  DtlSeen seen = { .y = self->y + (LINE_PX - ROW_PX) / 2, .room_left = -ROOM_PX, .room_right = ROOM_PX, .side = DTL_SIDE_RIGHT };
  const DtlEvent *event = dtl_document_get_event (self->samples, index);

  dtl_box_init (&seen.box, event, index, dtl_event_pips_width (event));
  dtl_box_get_px (&seen.box, DTL_SIDE_RIGHT, dtl_frame_x_of (&frame, seen.box.a), dtl_frame_x_of (&frame, seen.box.b), &seen.px);
  if (entries[index].kind == SAMPLE_PIPS)
    {
      seen.px.label_left = self->x;
      seen.px.label_right = self->x + seen.box.width;
      dtl_frame_draw_label (&frame, &seen);
    }
  else
    {
      dtl_frame_draw_mark (&frame, &seen);
    }
  copy_shapes (self->scene, scene);
}

static void
draw_link (const Legend *self,
           gboolean      dashed,
           double        width)
{
  double middle = self->y + LINE_PX / 2;
  const DtlItem item = {
    .kind = DTL_ITEM_CURVE, .role = DTL_ROLE_LINK, .flags = DTL_ITEM_ARROW | (dashed ? DTL_ITEM_DASHED : 0), .stroke = 1.5,
    .x = self->x, .y = middle - CURVE_DROP_PX / 2, .width = width, .height = CURVE_DROP_PX,
    .cx1 = self->x + width * 0.6, .cy1 = middle - CURVE_DROP_PX / 2, .cx2 = self->x + width * 0.4, .cy2 = middle + CURVE_DROP_PX / 2,
  };

  dtl_scene_add_item (self->scene, &item);
}

static void
draw_fold (const Legend *self,
           double        width)
{
  const DtlItem item = {
    .kind = DTL_ITEM_ZIGZAG, .role = DTL_ROLE_FOLD, .stroke = 1,
    .x = self->x + (width - 8) / 2, .y = self->y + 3, .width = 8, .height = LINE_PX - 6,
  };

  dtl_scene_add_item (self->scene, &item);
}

static double
get_sample_width (const Legend *self,
                  guint         index)
{
  const DtlEvent *event = dtl_document_get_event (self->samples, index);

  switch (entries[index].kind)
    {
    case SAMPLE_PIPS:
      return dtl_event_pips_width (event) - DTL_PIPS_GAP_PX;

    case SAMPLE_QUESTION:
      return dtl_strip_measure (self->measure, DTL_FONT_LABEL, "?");

    default:
      return entries[index].width;
    }
}

static void
draw_sample (const Legend *self,
             guint         index,
             double        width)
{
  switch (entries[index].kind)
    {
    case SAMPLE_QUESTION:
      dtl_strip_add_text (self->scene, DTL_ROLE_LABEL, DTL_FONT_LABEL, 0, self->x, self->y, width, LINE_PX, "?");
      break;

    case SAMPLE_LINK:
    case SAMPLE_DASHED_LINK:
      draw_link (self, entries[index].kind == SAMPLE_DASHED_LINK, width);
      break;

    case SAMPLE_FOLD:
      draw_fold (self, width);
      break;

    case SAMPLE_MARK:
    case SAMPLE_PIPS:
    default:
      draw_event (self, index);
      break;
    }
}

/* Of @uses those for which one line has room, at least one. */
static guint32
choose_line (const Legend *self,
             guint32       uses)
{
  double x = INSET_PX;
  guint32 chosen = 0;

  for (guint i = 0; i < N_USES; i++)
    {
      double width = get_sample_width (self, ranked[i]) + SAMPLE_GAP_PX +
                     dtl_strip_measure (self->measure, DTL_FONT_SMALL, _(entries[ranked[i]].words));

      if (!(uses & (1u << ranked[i])) || (chosen != 0 && x + width > self->width))
        continue;
      chosen |= 1u << ranked[i];
      x += width + ENTRY_GAP_PX;
    }

  return chosen;
}

static void
add_entry (Legend *self,
           guint   index)
{
  const char *words = _(entries[index].words);
  double sample = get_sample_width (self, index);
  double text = dtl_strip_measure (self->measure, DTL_FONT_SMALL, words);
  double text_x;

  if (self->x > INSET_PX && self->x + sample + SAMPLE_GAP_PX + text > self->width)
    {
      self->x = INSET_PX;
      self->y += LINE_PX;
    }

  draw_sample (self, index, sample);
  text_x = self->x + sample + SAMPLE_GAP_PX;
  text = MIN (text, MAX (self->width - text_x, LEAST_TEXT_PX));
  dtl_strip_add_text (self->scene, DTL_ROLE_LEGEND_TEXT, DTL_FONT_SMALL, 0, text_x, self->y, text, LINE_PX, words);
  self->x = text_x + text + ENTRY_GAP_PX;
}

/**
 * dtl_scene_new_legend:
 * @layout: a layout
 * @flags: what to leave out
 * @width: of the lines
 * @height: (out): of all lines, 0 where there is nothing to explain
 * @measure: the width of text
 *
 * Returns: (transfer full): the legend of what the document uses
 */
DtlScene *
dtl_scene_new_legend (DtlLayout            *layout,
                      DtlLegendFlags        flags,
                      double                width,
                      double               *height,
                      const DtlTextMeasure *measure)
{
  g_autoptr (DtlDocument) samples = NULL;
  g_autoptr (DtlScale) scale = NULL;
  Legend self = { .measure = measure, .width = width, .x = INSET_PX };
  guint32 uses;

  g_return_val_if_fail (layout != NULL && height != NULL, NULL);

  self.scene = dtl_scene_alloc ();
  self.samples = samples = make_samples ();
  self.scale = scale = dtl_scale_new (0, 1, NULL, 0);
  uses = dtl_layout_get_uses (layout);
  if (flags & DTL_LEGEND_NO_LINKS)
    uses &= ~(1u << USE_LINK | 1u << USE_DASHED_LINK);
  if (flags & DTL_LEGEND_GHOSTS)
    uses |= 1u << USE_GHOST;
  if (flags & DTL_LEGEND_HALVES)
    uses |= 1u << USE_HALF;
  if (flags & DTL_LEGEND_ONE_LINE)
    uses = choose_line (&self, uses);
  for (guint i = 0; i < N_USES; i++)
    if (uses & (1u << i))
      add_entry (&self, i);

  *height = uses != 0 ? self.y + LINE_PX : 0;
  dtl_scene_finish (self.scene);

  return self.scene;
}
