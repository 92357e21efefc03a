/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writer of SVG is made of: text that XML can hold, numbers, and the style sheet. */
#pragma once

#include "dtl-palette.h"
#include "dtl-text.h"

G_BEGIN_DECLS

/* @text for an element or an attribute in double quotes. What XML 1.0 cannot hold becomes U+FFFD. */
void         dtl_svg_append_escaped (GString    *out,
                                     const char *text);
/* In hundredths, as short as it goes, "." in every locale. */
void         dtl_svg_append_number  (GString    *out,
                                     double      value);

/*
 * The style sheet: a class for each role, and a second one where marks of one role look different. Declarations are noted
 * for all items first, so that the first element already knows its classes.
 */
typedef struct _DtlSvgStyle DtlSvgStyle;

typedef enum
{
  DTL_SVG_FILL,
  DTL_SVG_STROKE,
  DTL_SVG_TEXT,
  DTL_SVG_N_WAYS,
} DtlSvgWay;

DtlSvgStyle *dtl_svg_style_new          (const DtlPalette *palette,
                                         DtlText          *text);
void         dtl_svg_style_free         (DtlSvgStyle      *self);
void         dtl_svg_style_note         (DtlSvgStyle      *self,
                                         const DtlItem    *item,
                                         DtlSvgWay         way);
/* ' class="mark m2"' */
void         dtl_svg_style_append_class (DtlSvgStyle      *self,
                                         GString          *out,
                                         const DtlItem    *item,
                                         DtlSvgWay         way);
/* <style>…</style> */
void         dtl_svg_style_append_sheet (DtlSvgStyle      *self,
                                         GString          *out);
void         dtl_svg_append_colour      (GString          *out,
                                         DtlColour         colour);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlSvgStyle, dtl_svg_style_free)

G_END_DECLS
