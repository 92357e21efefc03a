/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scene: a flat list of rectangles, lines, curves, glyphs and text runs, each with its role and its event, in logical
 * pixels. It is the one drawing: the screen, PNG, PDF, SVG and the printer paint the same list. It knows no colour
 * (dtl-palette.h gives one for a role) and no font (text is measured by a function that is handed in).
 *
 * Items are in painting order. Items of one event stand together in a group, relative to the canvas.
 */
#pragma once

#include "dtl-layout.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_ITEM_RECT,        /* x, y, width, height; radius rounds the corners */
  DTL_ITEM_LINE,        /* from x, y to x + width, y + height */
  DTL_ITEM_CURVE,       /* cubic from x, y to x + width, y + height with controls cx1, cy1, cx2, cy2 (absolute); an arrow head at the end when ARROW */
  DTL_ITEM_GLYPH,       /* the lane's shape, in the box x, y, width, height */
  DTL_ITEM_TEXT,        /* one line in the box x, y, width, height: centred vertically, ellipsised at width, aligned by flags */
  DTL_ITEM_ZIGZAG,      /* the break of a fold: x, y, width, height, drawn top to bottom */
} DtlItemKind;

/* What it is: the palette gives each a colour, the style sheet a name, the SVG a class. */
typedef enum
{
  DTL_ROLE_BACKGROUND,
  DTL_ROLE_LANE_EVEN,
  DTL_ROLE_LANE_ODD,
  DTL_ROLE_LANE_LINE,
  DTL_ROLE_LANE_NAME,
  DTL_ROLE_GRID,
  DTL_ROLE_GRID_STRONG,
  DTL_ROLE_RULER_LINE,
  DTL_ROLE_RULER_TEXT,          /* lower tier */
  DTL_ROLE_RULER_STRONG_TEXT,   /* upper tier */
  DTL_ROLE_PERIOD,
  DTL_ROLE_PERIOD_TEXT,
  DTL_ROLE_FOLD,
  DTL_ROLE_FOLD_TEXT,
  DTL_ROLE_MARK,                /* solid glyph or bar, in the lane's hue */
  DTL_ROLE_MARK_SOFT,           /* pill: known only to within its bounds */
  DTL_ROLE_MARK_OUTLINE,        /* a hairline around a pill or a bar */
  DTL_ROLE_PLAN,                /* hollow and dashed */
  DTL_ROLE_PLAN_TICK,           /* the deadline */
  DTL_ROLE_SLIP,                /* between a plan and its outcome */
  DTL_ROLE_CLAIM,               /* the date as one source has it */
  DTL_ROLE_TIE,                 /* joins claims of one event */
  DTL_ROLE_POLE,
  DTL_ROLE_PIP,
  DTL_ROLE_PIP_HOLLOW,
  DTL_ROLE_PIP_HALF,
  DTL_ROLE_LABEL,
  DTL_ROLE_LABEL_STRONG,        /* importance 4 and 5 */
  DTL_ROLE_LABEL_GHOST,         /* not yet reported by the day of the second clock */
  DTL_ROLE_LABEL_QUIET,         /* importance 1 and 2 */
  DTL_ROLE_LABEL_BACK,          /* opaque back of labels that lie on top */
  DTL_ROLE_COUNT,               /* the "+N" */
  DTL_ROLE_COUNT_BACK,
  DTL_ROLE_DENSITY,             /* where marks are denser than pixels */
  DTL_ROLE_EDGE,                /* "◂ 7", "12 ▸" */
  DTL_ROLE_SELECTION,           /* ring around the selected mark */
  DTL_ROLE_FOCUS,
  DTL_ROLE_MATCH,               /* highlight behind a label that was searched for */
  DTL_ROLE_LINK,
  DTL_ROLE_LINK_TEXT,
  DTL_ROLE_TITLE,               /* of a picture */
  DTL_ROLE_SUBTITLE,
  DTL_ROLE_LEGEND_TEXT,
  DTL_ROLE_SOURCE_TEXT,
  DTL_ROLE_NOTE_NUMBER,         /* of pictures: at an event, and before its note */
  DTL_ROLE_NOTE_TITLE,
  DTL_ROLE_NOTE_TEXT,           /* its date, its plans */
  DTL_ROLE_QUOTE,
  DTL_ROLE_HATCH,               /* lines on pills and bars, where no hue says the lane */
  DTL_ROLE_REPORTED_BY,         /* the day of the second clock: its line, and the ground of its words */
  DTL_ROLE_REPORTED_BY_TEXT,
  DTL_N_ROLES,
} DtlRole;

/* The role's name in words of a class: "mark-soft"; for the SVG and for golden tests. Static text. */
const char *dtl_role_get_name (DtlRole role);

typedef enum
{
  DTL_ITEM_SOFT_START   = 1 << 0,   /* the fill fades in over soft_px at its start */
  DTL_ITEM_SOFT_END     = 1 << 1,
  DTL_ITEM_DASHED       = 1 << 2,
  DTL_ITEM_DOTTED       = 1 << 3,
  DTL_ITEM_STROKE       = 1 << 4,   /* outline of `stroke` px (0: 1 px) inside the box, not filled */
  DTL_ITEM_ARROW        = 1 << 5,
  DTL_ITEM_ALIGN_END    = 1 << 6,   /* text: right-aligned in its box */
  DTL_ITEM_ALIGN_CENTER = 1 << 7,
  DTL_ITEM_DIM          = 1 << 8,   /* a search is on and this does not match */
  DTL_ITEM_HALF         = 1 << 9,   /* its outline, and filled on its left half only (pips) */
} DtlItemFlags;

typedef enum
{
  DTL_LEGEND_NO_LINKS = 1 << 0,     /* a picture draws links for a selection only */
  DTL_LEGEND_ONE_LINE = 1 << 1,     /* no more than one line holds, what matters most first */
  DTL_LEGEND_GHOSTS   = 1 << 2,     /* the second clock is on */
  DTL_LEGEND_HALVES   = 1 << 3,     /* and of some events it cannot always be told */
} DtlLegendFlags;

typedef enum
{
  DTL_FONT_LABEL,         /* 10 pt */
  DTL_FONT_LABEL_STRONG,  /* semi-bold */
  DTL_FONT_SMALL,         /* ruler, edges, counts: 9 pt */
  DTL_FONT_SMALL_STRONG,
  DTL_FONT_TITLE,         /* pictures: 16 pt bold */
  DTL_N_FONTS,
} DtlFont;

/* Shapes say the lane beside its hue, so colour is never the only carrier. */
#define DTL_N_SHAPES 8    /* disc, square, diamond, triangle up, hexagon, triangle down, cross, ring-square */
#define DTL_N_HUES   8

typedef struct
{
  guint8  kind;           /* DtlItemKind */
  guint8  role;           /* DtlRole */
  guint8  hue;            /* lane hue, 0 to DTL_N_HUES - 1 */
  guint8  shape;          /* lane shape, for glyphs */
  guint8  font;           /* DtlFont, for text */
  guint16 flags;          /* DtlItemFlags */
  guint32 colour;         /* 0xRRGGBB | 0xFF000000 where lane or event carry a colour of their own, else 0 */
  float   x, y, width, height;
  float   radius;
  float   stroke;
  float   soft_px;
  float   cx1, cy1, cx2, cy2;
  guint32 text;           /* offset into the scene's text pool; for DTL_ITEM_TEXT */
  guint32 link;           /* offset into the pool of the address that it leads to; 0: none */
} DtlItem;

typedef enum
{
  DTL_GROUP_EVENT,
  DTL_GROUP_CLUSTER,      /* "+N": opens a list */
  DTL_GROUP_EDGE,         /* "◂ 7": what lies outside */
  DTL_GROUP_BAND,         /* the counted band of a full lane */
  DTL_GROUP_NOTE,         /* pictures: what is said of an event under its number */
  DTL_GROUP_SOURCE,       /* pictures: words that name a source; `event` is its index */
} DtlGroupKind;

/* What a person can point at and focus. */
typedef struct
{
  guint8  kind;           /* DtlGroupKind */
  guint8  label_shown;    /* events: its label is drawn */
  guint8  on_top;         /* hovered, selected, focused or matched: painted after all others */
  guint32 event;          /* events: which; others: the first event they stand for */
  guint32 count;          /* how many events it stands for */
  guint32 row;
  guint32 first_item, n_items;
  float   x, y, width, height;            /* bounds of all it draws */
  float   mark_x, mark_width;             /* the mark alone, within the bounds; centre it for links, rings, tips */
  DtlInstant from, to;                    /* clusters: the extent to zoom on */
} DtlGroup;

typedef struct
{
  guint32       selected;       /* DTL_NONE or an event */
  guint32       hovered;
  guint32       focused;
  const guint8 *matches;        /* per event, non-zero: matches the search; NULL: no search */
  gboolean      all_links;      /* draw every link, not only the selected event's */
  const guint8 *traced;         /* per event, non-zero: on the lit chain; NULL: no trace */
  double        number_px;      /* what a picture will set behind each label: links leave room for it */
  const guint32 *picked;        /* events chosen besides the selected one */
  guint         n_picked;
  DtlReports   *reports;        /* what the sources had reported by a day, the second clock; NULL: it is off */
  DtlInstant    reported_by;    /* the last second of that day */
} DtlSceneState;

typedef struct
{
  /* Width in px of one line of text in a font. */
  double (*measure) (const char *text,
                     gssize      length,
                     DtlFont     font,
                     gpointer    user_data);
  gpointer user_data;
} DtlTextMeasure;

typedef struct _DtlScene DtlScene;

/* The canvas: x from 0 to viewport->width, y from 0 (top of the lanes, scrolled) to viewport->height. Neither ruler nor lane
 * names are in it: dtl_scene_new_ruler() is a strip of its own, lane names are widgets on screen and items in a picture. */
DtlScene       *dtl_scene_new            (DtlLayout            *layout,
                                          const DtlViewport    *viewport,
                                          const DtlSceneState  *state,
                                          const DtlTextMeasure *measure);
/* The same in the memory of an older scene: a frame of a dense canvas has hundreds of kilobytes, which the allocator would give
 * back and fetch again. @old: (transfer full) (nullable). */
DtlScene       *dtl_scene_renew          (DtlScene             *old,
                                          DtlLayout            *layout,
                                          const DtlViewport    *viewport,
                                          const DtlSceneState  *state,
                                          const DtlTextMeasure *measure);
/* The ruler: y from 0 to DTL_RULER_PX, x as on the canvas; with the names of the periods, and the day of the second clock. */
#define DTL_RULER_PX 52.0
DtlScene       *dtl_scene_new_ruler      (DtlLayout            *layout,
                                          const DtlViewport    *viewport,
                                          const DtlSceneState  *state,
                                          const DtlTextMeasure *measure);
/* The overview strip: density or marks by lane, ticks, folds; the window handle is not in it. x of an instant by dtl_scene_overview_viewport(). */
DtlScene       *dtl_scene_new_overview   (DtlLayout            *layout,
                                          double                width,
                                          double                height,
                                          const DtlTextMeasure *measure);
void            dtl_scene_overview_viewport (DtlLayout         *layout,
                                          double                width,
                                          double                height,
                                          DtlViewport          *viewport);
/* The legend of shapes, pips and ends *as used in the document*, flowing over lines of @width; *height is set. */
DtlScene       *dtl_scene_new_legend     (DtlLayout            *layout,
                                          DtlLegendFlags        flags,
                                          double                width,
                                          double               *height,
                                          const DtlTextMeasure *measure);

void            dtl_scene_free           (DtlScene             *self);
const DtlItem  *dtl_scene_get_items      (DtlScene             *self,
                                          guint                *n_items);
/* Sorted in order of time; their items are not, because groups on top are painted last. Items of no group stand before all groups. */
const DtlGroup *dtl_scene_get_groups     (DtlScene             *self,
                                          guint                *n_groups);
const char     *dtl_scene_get_text       (DtlScene             *self,
                                          const DtlItem        *item);
/* The address that an item leads to, http or https alone, fit for any format (ASCII without quotes and brackets); NULL where it leads nowhere. */
const char     *dtl_scene_get_link       (DtlScene             *self,
                                          const DtlItem        *item);
/* The group at a point: marks before labels, the topmost first; NULL where there is none. */
const DtlGroup *dtl_scene_hit            (DtlScene             *self,
                                          double                x,
                                          double                y);
/* Moves all counts ("+N") and their bars along time, by part of a pixel. */
void            dtl_scene_shift_counts   (DtlScene             *self,
                                          double                dx);
/* The scene as lines of text, for golden tests. (transfer full) */
char           *dtl_scene_to_text        (DtlScene             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlScene, dtl_scene_free)

G_END_DECLS
