/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the files of this room build a scene: items are appended in painting order; those between begin and end belong
 * to a group, whose bounds follow from its items. dtl_scene_finish() puts the groups into order of time.
 */
#pragma once

#include "dtl-scene.h"

G_BEGIN_DECLS

DtlScene *dtl_scene_alloc       (void);
/* @self (transfer full) (nullable), emptied; or a new one. Returns (transfer full). */
DtlScene *dtl_scene_reuse       (DtlScene      *self);
/* An empty array for whoever makes the scene, kept for the next that reuses it; (transfer none). One @index, one @element_size. */
#define DTL_SCENE_N_SCRATCH 5
GArray   *dtl_scene_get_scratch (DtlScene      *self,
                                 guint          index,
                                 guint          element_size);
/* Appends a copy; of a text item `text` is set by dtl_scene_add_text() alone. */
void      dtl_scene_add_item    (DtlScene      *self,
                                 const DtlItem *item);
/* The kind is set here. @text is copied into the pool, NUL-terminated. @length -1: to the NUL. */
void      dtl_scene_add_text    (DtlScene      *self,
                                 const DtlItem *item,
                                 const char    *text,
                                 gssize         length);
/* All items from @first_item on lead to @url (nullable) where it is an address of the web: in PDF and SVG they can be followed. */
void      dtl_scene_set_link    (DtlScene      *self,
                                 guint          first_item,
                                 const char    *url);
/* Appends all of @other, moved; its groups keep their meaning. For pictures, which are composed of scenes. */
void      dtl_scene_append      (DtlScene       *self,
                                 const DtlScene *other,
                                 double          dx,
                                 double          dy);
/* What of it lies between @top and @bottom, moved down by @dy: for pages. What is higher than a row is cut, all else is wholly here or
 * there; a curve that crosses an end is left out. */
void      dtl_scene_append_slice (DtlScene       *self,
                                  const DtlScene *other,
                                  double          top,
                                  double          bottom,
                                  double          dy);
/* The groups of a scene whose items were copied with others between them: @moved has the new place of each item and, last, their number. */
void      dtl_scene_copy_groups  (DtlScene       *self,
                                  const DtlScene *other,
                                  const guint    *moved);
/* For pictures, which move and trim what others drew. n_items, n_groups (nullable) */
DtlItem  *dtl_scene_edit_items    (DtlScene       *self,
                                   guint          *n_items);
DtlGroup *dtl_scene_edit_groups   (DtlScene       *self,
                                   guint          *n_groups);
/* @group: kind, event, row, count, mark and extent; its items and, unless it has a width, its bounds are filled in at the end. */
void      dtl_scene_begin_group (DtlScene       *self,
                                 const DtlGroup *group);
/* The mark of the group that is open, where it is known only while drawing. */
void      dtl_scene_set_mark    (DtlScene       *self,
                                 double          x,
                                 double          width);
void      dtl_scene_end_group   (DtlScene       *self);
/* Sorts the groups by `from`, then by row. Call once, last. */
void      dtl_scene_finish      (DtlScene       *self);

G_END_DECLS
