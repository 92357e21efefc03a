/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Finding one's way in bytes of any kind: a piece is a stretch of them, borrowed. What is not found is the piece without data,
 * in which nothing is found either, so that steps can be written one in another.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *data;       /* NULL: nothing was found */
  gsize       size;
} DtlPiece;

/* What follows the first @what, up to the end. */
DtlPiece dtl_piece_behind (DtlPiece    self,
                           const char *what);
/* What stands before the first @what. */
DtlPiece dtl_piece_before (DtlPiece    self,
                           const char *what);
gboolean dtl_piece_has    (DtlPiece    self,
                           const char *what);

G_END_DECLS
