/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person chose when exporting, as a value: for the dialog, for the printer, and as text for remembering it with each
 * document. What is read back is always good: what is unknown or out of range is as it is at first.
 */
#pragma once

#include "dtl-export.h"
#include "dtl-settings.h"

G_BEGIN_DECLS

/* In the order of the dialog's list. */
typedef enum
{
  DTL_CHOICE_PNG,
  DTL_CHOICE_SVG,
  DTL_CHOICE_PDF,
  DTL_CHOICE_HTML,
  DTL_CHOICE_MARKDOWN,
  DTL_CHOICE_CSV,
  DTL_CHOICE_TIMELINEJS,
  DTL_N_CHOICES,
} DtlExportChoice;

typedef enum
{
  DTL_LINKS_NONE,
  DTL_LINKS_SELECTED,
  DTL_LINKS_ALL,
} DtlExportLinks;

typedef enum
{
  DTL_SPAN_WHOLE,
  DTL_SPAN_VISIBLE,
  DTL_SPAN_MARKED,      /* never remembered: a mark does not last */
} DtlExportSpanChoice;

typedef struct
{
  DtlExportChoice     format;
  DtlExportSpanChoice span;
  DtlPagePreset       page;
  int                 width;      /* logical px, for a width of one's own */
  int                 scale;      /* pixels to one of them */
  DtlStyle            style;      /* light, dark or print */
  gboolean            notes;
  DtlExportLinks      links;
  gboolean            embed;
} DtlExportChoices;

#define DTL_EXPORT_MIN_WIDTH 64
#define DTL_EXPORT_MAX_WIDTH 100000

void        dtl_export_choices_init        (DtlExportChoices *self);
char       *dtl_export_choices_to_text     (const DtlExportChoices *self);
void        dtl_export_choices_read        (DtlExportChoices *self,
                                            const char       *text);
/* Those of a document (@key names it, as an address does), or else the last ones of any. */
void        dtl_export_choices_recall      (DtlExportChoices *self,
                                            DtlSettings      *settings,
                                            const char       *key);
void        dtl_export_choices_remember    (const DtlExportChoices *self,
                                            DtlSettings      *settings,
                                            const char       *key);

gboolean    dtl_export_choices_is_text     (const DtlExportChoices *self);
const char *dtl_export_choices_get_suffix  (const DtlExportChoices *self);
/* What the painters need of it; the span and the selection are the caller's. */
void        dtl_export_choices_set_options (const DtlExportChoices *self,
                                            DtlExportOptions *options);

G_END_DECLS
