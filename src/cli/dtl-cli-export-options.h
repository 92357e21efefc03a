/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What “dateline export” was asked for, read and checked. */
#pragma once

#include "dtl-chronology.h"
#include "dtl-export.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_CLI_PICTURE,
  DTL_CLI_TEXT,         /* a chronology */
  DTL_CLI_TIMELINE,     /* the timeline itself, taken out of a picture */
} DtlCliKind;

/* As typed; NULL, 0 or DTL_CLI_NOT_GIVEN where it was not. */
typedef struct
{
  char    *output;
  char    *format_name;
  char    *from, *to;
  char    *lanes, *filter;
  char    *reported_by;
  char    *preset_name;
  int      width, height;
  double   scale, dpi;
  char    *style_name;
  char    *locale;
  gboolean notes;
  gboolean links;
  gboolean embed_part;
  gboolean no_embed;
  gboolean all_titles;
  gboolean help;
  char   **files;

  /* What follows from it */
  DtlCliKind          kind;
  DtlExportFormat     picture_format;
  DtlChronologyFormat text_format;
  const char         *suffix;
  DtlPagePreset       preset;
  DtlStyle            style;
} DtlCliExport;

#define DTL_CLI_NOT_GIVEN (-G_MAXDOUBLE)

/* FALSE: wrong usage, and said so. With --help, that was printed and nothing is checked. */
gboolean dtl_cli_export_parse (DtlCliExport  *self,
                               int            argc,
                               char         **argv);
void     dtl_cli_export_clear (DtlCliExport  *self);
/* Says what is wrong, and where help stands; FALSE. */
gboolean dtl_cli_export_fail  (const char    *format,
                               ...) G_GNUC_PRINTF (1, 2);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtlCliExport, dtl_cli_export_clear)

G_END_DECLS
