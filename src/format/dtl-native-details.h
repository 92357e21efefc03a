/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of one event, made by json-glib from its own text when somebody reads it. */
#pragma once

#include <json-glib/json-glib.h>

#include "dtl-document.h"

G_BEGIN_DECLS

/* Where citations look for what they refer to; links are read before there is a document. */
typedef gboolean (*DtlFindFunc) (gpointer    owner,
                                 const char *id,
                                 guint32    *index);

typedef struct
{
  gpointer    owner;
  DtlFindFunc find_source;
  DtlFindFunc find_actor;
  GTimeZone  *zone;         /* or NULL */
} DtlResolver;

/* The citations of a record, those without a source left out; never NULL. (element-type DtlCitation) */
GPtrArray *dtl_citations_from_json (JsonObject        *object,
                                    const DtlResolver *resolver);

G_END_DECLS
