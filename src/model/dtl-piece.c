/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE   /* memmem */
#include "dtl-piece.h"

#include <string.h>

static const char *
find (DtlPiece    self,
      const char *what)
{
  return self.data != NULL ? memmem (self.data, self.size, what, strlen (what)) : NULL;
}

DtlPiece
dtl_piece_behind (DtlPiece    self,
                  const char *what)
{
  const char *at = find (self, what);

  if (at == NULL)
    return (DtlPiece) { NULL, 0 };
  at += strlen (what);

  return (DtlPiece) { at, self.size - (gsize) (at - self.data) };
}

DtlPiece
dtl_piece_before (DtlPiece    self,
                  const char *what)
{
  const char *at = find (self, what);

  return at != NULL ? (DtlPiece) { self.data, (gsize) (at - self.data) } : (DtlPiece) { NULL, 0 };
}

gboolean
dtl_piece_has (DtlPiece    self,
               const char *what)
{
  return find (self, what) != NULL;
}
