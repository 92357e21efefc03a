/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements of XML that are records, one after the other, by GLib's parser. */
#pragma once

#include "dtl-importer.h"

G_BEGIN_DECLS

/* An element with its attributes, and those within it that hold text alone, under their names: <event start="…"><text>…</text></event>. */
typedef struct
{
  const char *name;
  gsize       offset;       /* where its line begins */
  GHashTable *values;       /* name to text */
  const char *text;         /* that stands in it directly; "" where there is none */
} DtlImportXmlElement;

typedef void (*DtlImportXmlFunc) (DtlImporter               *importer,
                                  const DtlImportXmlElement *element);

/* Whether the first element is of this name. */
gboolean    dtl_import_xml_has_root        (const char                *data,
                                            gsize                      size,
                                            const char                *name);
/* Hands over each element whose name is one of @names, which are parted by "|". What is no XML behind some elements is a problem, and these
 * stay; FALSE with @error where nothing was read before. */
gboolean    dtl_import_xml_read            (DtlImporter               *importer,
                                            const char                *names,
                                            DtlImportXmlFunc           func,
                                            GError                   **error);
/* NULL: it has no such value, or an empty one. */
const char *dtl_import_xml_get             (const DtlImportXmlElement *element,
                                            const char                *name);
/* The values that are not among @mapped, as JSON members. */
void        dtl_import_xml_copy_attributes (const DtlImportXmlElement *element,
                                            const char * const        *mapped,
                                            GString                   *out);

G_END_DECLS
