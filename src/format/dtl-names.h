/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The ids that a file refers to (of lanes, sources, actors), each once, in the order in which they were first met.
 * What they refer to may stand later in the file, so they are resolved when all of it was read.
 */
#pragma once

#include "dtl-id-table.h"
#include "dtl-json-scan.h"

G_BEGIN_DECLS

typedef struct
{
  gsize   start;      /* where it was first met: inside the marks, or the number */
  guint32 length;
  guint32 n_uses;
  char   *decoded;    /* NULL: as it stands in the text */
  guint32 index;      /* for whoever resolves it; DTL_NONE at first */
} DtlName;

typedef struct
{
  const char *data;
  GArray     *names;  /* (element-type DtlName) */
  DtlIdTable  table;
  guint32     recent[256];   /* name + 1 */
} DtlNames;

void    dtl_names_init    (DtlNames           *self,
                           const char         *data);
void    dtl_names_clear   (DtlNames           *self);
guint32 dtl_names_add     (DtlNames           *self,
                           const DtlJsonSlice *slice);
char   *dtl_names_dup     (const DtlNames     *self,
                           guint32             name);
#define dtl_names_get(self, name) (&g_array_index ((self)->names, DtlName, (name)))

G_END_DECLS
