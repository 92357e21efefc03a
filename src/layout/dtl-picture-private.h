/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The parts of a picture. Each is made for a page of a certain width and knows how high it is; dtl-picture-compose.c lays them onto pages.
 * All that is only read, line by line, is a DtlPictureText: it may end on one page and go on on the next.
 */
#pragma once

#include "dtl-picture.h"
#include "dtl-scene-private.h"

G_BEGIN_DECLS

#define DTL_PICTURE_SMALL_LINE_PX 17.0
#define DTL_PICTURE_GAP_PX        12.0    /* between parts */

/* What all parts need to know. */
typedef struct
{
  DtlLayout               *layout;
  DtlDocument             *document;
  const DtlPictureOptions *options;
  const DtlTextMeasure    *measure;
  double                   page_width;
  double                   margin;
  double                   width;         /* of the page, without margins */
} DtlPicture;

struct _DtlPages
{
  GPtrArray *scenes;        /* (element-type DtlScene) */
  GPtrArray *left_out;      /* (element-type utf8): sentences */
  double     width;
  double     height;
  double     zoom;
  gboolean   has_timeline;  /* with its legend on the first page */
  gboolean   is_whole;      /* that, and all else with it */
  guint      n_untitled;    /* events that are drawn without their titles */
};

/* Pages of a width and, unless it is 0, a height. @n_beside: columns of notes beside the timeline; 0: they stand beneath it. */
DtlPages *dtl_picture_compose       (DtlLayout               *layout,
                                     const DtlPictureOptions *options,
                                     const DtlTextMeasure    *measure,
                                     double                   width,
                                     double                   height,
                                     guint                    n_beside);
double    dtl_picture_get_margin    (double                   width);
/* What columns of notes take of a page's width beside the timeline. */
double    dtl_picture_get_beside_px (guint                    n_columns,
                                     double                   margin);

/* Lines of text. */

/* @starts: a note begins here: what follows up to the next one stays together if it can */
typedef struct
{
  char   *text;
  char   *number;       /* (nullable): stands before it, in the gutter */
  double  indent;
  double  width;
  double  height;
  guint8  role;         /* DtlRole */
  guint8  font;         /* DtlFont */
  guint8  group;        /* DtlGroupKind, or DTL_PICTURE_NO_GROUP */
  guint8  starts;
  guint32 subject;      /* of the group: an event or a source */
  const char *link;     /* (nullable): where the words lead; lives as long as the document */
} DtlPictureLine;

#define DTL_PICTURE_NO_GROUP 255

typedef struct
{
  GArray *lines;        /* (element-type DtlPictureLine) */
  double  note_gap_px;  /* above each note but the first of a column */
} DtlPictureText;

DtlPictureText *dtl_picture_text_new        (void);
void            dtl_picture_text_free       (DtlPictureText       *self);
/* Breaks @line into as many as it takes; a line like it for each. @number stands at the first. */
void            dtl_picture_text_add        (DtlPictureText       *self,
                                             const DtlPictureLine *line,
                                             const char           *text,
                                             double                width,
                                             const DtlTextMeasure *measure);
/* Where a column of @height ends that begins with the line @first; at least one line stands in it. */
guint           dtl_picture_text_fill       (const DtlPictureText *self,
                                             guint                 first,
                                             double                height);
double          dtl_picture_text_get_height (const DtlPictureText *self,
                                             guint                 first,
                                             guint                 end);
/* The least height with which the lines from @first on find room in so many columns, and no note is torn apart. */
double          dtl_picture_text_balance    (const DtlPictureText *self,
                                             guint                 first,
                                             guint                 n_columns);
void            dtl_picture_text_draw       (const DtlPictureText *self,
                                             guint                 first,
                                             guint                 end,
                                             DtlScene             *scene,
                                             double                x,
                                             double                y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlPictureText, dtl_picture_text_free)

/* What is said about the whole. (transfer full) */
DtlPictureText *dtl_picture_new_head        (const DtlPicture     *self);
DtlPictureText *dtl_picture_new_undated     (const DtlPicture     *self);
DtlPictureText *dtl_picture_new_sources     (const DtlPicture     *self);

/* The lanes, y from 0; their names are put onto each page, and the ruler belongs above them on each page. */
typedef struct
{
  DtlScene    *scene;
  DtlScene    *ruler;
  double       height;
  GArray      *breaks;        /* (element-type DtlPictureBreak), downwards; the last is the height */
  double       names_px;      /* width of the column of names, or 0 */
  double       heading_px;    /* height of a name above its lane, or 0 */
} DtlPictureLanes;

/* Where a page may end. */
typedef struct
{
  double   y;
  gboolean ends_lane;         /* else only a row */
} DtlPictureBreak;

/* @numbers (nullable): per event, 0 for none. */
DtlPictureLanes *dtl_picture_lanes_new      (const DtlPicture     *self,
                                             const guint32        *numbers);
void             dtl_picture_lanes_free     (DtlPictureLanes      *self);
/* The names of the lanes that stand between @from and @to, on a page on which these are moved down by @dy. */
void             dtl_picture_lanes_add_names (const DtlPictureLanes *self,
                                             const DtlPicture     *picture,
                                             DtlScene             *scene,
                                             double                from,
                                             double                to,
                                             double                dy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlPictureLanes, dtl_picture_lanes_free)

/* The numbers of the events that have notes, in order of time, then those without a date: per event, 0 for none. */
guint32        *dtl_picture_number_events   (const DtlPicture     *self,
                                             guint                *n_numbered,
                                             guint                *n_beyond);
DtlPictureText *dtl_picture_new_notes       (const DtlPicture     *self,
                                             const guint32        *numbers,
                                             double                column_px);
/* The room that the widest of them takes behind a label. */
double          dtl_picture_measure_numbers (const DtlPicture     *self,
                                             const guint32        *numbers);
/* Puts the numbers beside the labels and marks of a canvas, where there is room. */
void            dtl_picture_add_numbers     (DtlScene             *canvas,
                                             double                width,
                                             const guint32        *numbers,
                                             const DtlTextMeasure *measure);

/* Hatches the pills and bars of a scene, a pattern for each hue. (transfer full) */
DtlScene       *dtl_picture_hatch           (DtlScene             *scene);

G_END_DECLS
