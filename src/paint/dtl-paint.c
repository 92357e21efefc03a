/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-paint.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (dtl-paint-error-quark, dtl_paint_error)

gboolean
dtl_paint_report (DtlPaintProgressFunc   progress,
                  gpointer               user_data,
                  double                 fraction,
                  GError               **error)
{
  if (progress == NULL || progress (fraction, user_data))
    return TRUE;

  g_set_error_literal (error, DTL_PAINT_ERROR, DTL_PAINT_ERROR_CANCELLED, _("The export was cancelled"));
  return FALSE;
}
