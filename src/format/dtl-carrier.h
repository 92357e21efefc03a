/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pictures that carry the timeline they were made of: PNG, SVG and PDF, told by their content. Anybody may have made them, so
 * nothing in them is believed: lengths are checked, and what is packed is unpacked up to a limit.
 *
 *   PNG   iTXt, keyword application/vnd.dateline+json: the timeline, as it was; application/vnd.dateline.view+json: the view
 *   SVG   in <metadata>: <timeline type="application/vnd.dateline+json"> in base64 of zlib; <view type="…view+json">
 *   PDF   an attached file with that /Subtype, and /DatelineView (…) in its dictionary
 *
 * The view is a JSON object: sha256 (of the timeline that is carried), part (TRUE: it is what the picture shows), and the
 * members of a document's own view: from, to, hiddenLanes, foldEmptyTime. Beside these it has the filter, as text, and the day by
 * which its sources had reported what is shown as known (reportedBy).
 */
#pragma once

#include <gio/gio.h>

#include "dtl-document.h"
#include "dtl-proof.h"

G_BEGIN_DECLS

/* What a timeline in a picture may take unpacked. */
#define DTL_CARRIER_MAX_SIZE ((gsize) 256 * 1024 * 1024)
#define DTL_CARRIER_MAX_VIEW ((gsize) 64 * 1024)

typedef struct
{
  gboolean   has_span;      /* else the whole document */
  DtlInstant from, to;
  GStrv      hidden_lanes;  /* (nullable): their ids */
  const char *filter;       /* (nullable): see dtl-filter-text.h */
  gboolean   fold_empty_time;
  gboolean   has_reported_by;
  DtlInstant reported_by;   /* the last second of the day of the second clock */
  const guint8 *visible;    /* (nullable): per event, 0 leaves it out of what is carried; NULL: all of the file, as it is */
} DtlProofView;

/* What a picture of @document is to carry: the file that it was read from, byte for byte, or a part of it. @name (nullable): of that file. */
DtlProof *dtl_proof_new      (DtlDocument        *document,
                              const DtlProofView *view,
                              const char         *name);

/* Whether it begins like one of these pictures. */
gboolean  dtl_carrier_is     (GBytes             *bytes);
/* The timeline in a picture, and its view (nullable) as JSON that passed the strict pass. NULL with G_IO_ERROR_NOT_SUPPORTED
 * where there is none, G_IO_ERROR_INVALID_DATA where it is broken, G_IO_ERROR_NO_SPACE where it is too large. (transfer full) */
GBytes   *dtl_carrier_unpack (GBytes             *bytes,
                              char              **view,
                              GError            **error);
/* Whether @view states the hash of @timeline. */
gboolean  dtl_carrier_is_intact (GBytes          *timeline,
                                 const char      *view);

G_END_DECLS
