/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What begins at one instant stands in the direction of its links, then in file order, so that a lane reads downwards. */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

typedef struct _DtlLinkOrder DtlLinkOrder;

DtlLinkOrder *dtl_link_order_new  (DtlDocument        *document);
void          dtl_link_order_free (DtlLinkOrder       *self);
/* @events: sorted by time; only runs that begin at one instant are changed. */
void          dtl_link_order_sort (const DtlLinkOrder *self,
                                   DtlDocument        *document,
                                   guint32            *events,
                                   guint               n);

G_END_DECLS
