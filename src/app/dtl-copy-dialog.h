/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Copying events: which ones, and as what. Whatever is copied carries its attribution.
 */
#pragma once

#include <adwaita.h>

#include "dtl-copy.h"
#include "dtl-view-state.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_COPY_SCOPE_CHOSEN,    /* selected and picked */
  DTL_COPY_SCOPE_MATCHES,
  DTL_COPY_SCOPE_IN_VIEW,
  DTL_COPY_SCOPE_SHOWN,     /* all that filter and lanes leave */
  DTL_N_COPY_SCOPES,
} DtlCopyScope;

/* The events of a scope, in order of time; (element-type guint32), (transfer full). */
GArray *dtl_copy_scope_dup_events  (DtlViewState  *state,
                                    DtlCopyScope   scope);

/* Puts events into the clipboard, and tells @func how it went; a large text is made in the background. @events is taken. */
typedef void (*DtlCopyDone)        (const char    *message,
                                    gpointer       user_data);
void    dtl_copy_to_clipboard      (GtkWidget     *widget,
                                    DtlDocument   *document,
                                    GArray        *events,
                                    DtlCopyFormat  format,
                                    DtlCopyDone    func,
                                    gpointer       user_data);

/* Asks; @func is called with @parent. */
void    dtl_copy_dialog_present    (GtkWindow     *parent,
                                    DtlViewState  *state,
                                    DtlCopyDone    func);

G_END_DECLS
