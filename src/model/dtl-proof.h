/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a picture carries, so that whoever gets it can look behind it: the timeline that it was made of, and the view. Each
 * kind of file holds it in its own way; the two types name it in all of them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DTL_PROOF_TIMELINE_TYPE "application/vnd.dateline+json"
#define DTL_PROOF_VIEW_TYPE     "application/vnd.dateline.view+json"

typedef struct
{
  GBytes *timeline;     /* the file, as a zlib stream (RFC 1950) */
  gsize   size;         /* of the file, in bytes */
  char   *view;         /* a JSON object in one line of ASCII */
  char   *name;         /* of the file, for people who take it out of the picture; ASCII */
} DtlProof;

static inline void
dtl_proof_free (DtlProof *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->timeline);
  g_free (self->view);
  g_free (self->name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlProof, dtl_proof_free)

G_END_DECLS
