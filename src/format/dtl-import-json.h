/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records of other people's JSON. The whole passed the strict pass before, so the scanner finds its way; json-glib sees one record at a
 * time, and none that is huge.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "dtl-importer.h"
#include "dtl-json-scan.h"

G_BEGIN_DECLS

typedef struct
{
  DtlImporter  *importer;
  DtlJsonScan   scan;
  GStringChunk *texts;      /* of the record that was read last */
  JsonNode     *root;       /* of it */
  gsize         start, size;    /* where it stands */
} DtlImportJson;

void        dtl_import_json_init         (DtlImportJson      *self,
                                          DtlImporter        *importer);
void        dtl_import_json_clear        (DtlImportJson      *self);

gboolean    dtl_import_json_is_named     (const DtlJsonScan  *scan,
                                          const DtlJsonSlice *key,
                                          const char         *name);
/* Whether an object of the list @list has these members. @list is one of the root's; NULL: the root itself. */
gboolean    dtl_import_json_has_records  (const char         *data,
                                          gsize               size,
                                          const char         *list,
                                          const char         *member,
                                          const char         *other_member);
/* Calls @read for each element of such a list, at the scanner's place, which has to read it. */
void        dtl_import_json_for_each     (DtlImportJson      *self,
                                          const char         *list,
                                          void              (*read) (DtlImportJson *self,
                                                                     gpointer       user_data),
                                          gpointer            user_data);
/* The record at the scanner's place, valid until the next one is read. NULL: it is none that can be read, and a problem says so. */
JsonObject *dtl_import_json_read_record  (DtlImportJson      *self);
/* Of a text or a number, as text that stays as long as the record. NULL: it is neither. */
const char *dtl_import_json_get_text     (DtlImportJson      *self,
                                          JsonObject         *object,
                                          const char         *member);
/* The members of the record that @is_kept says, byte for byte: "\"a\": 1, \"b\": 2". (transfer full) */
char       *dtl_import_json_copy_members (DtlImportJson      *self,
                                          gboolean          (*is_kept) (JsonObject *record,
                                                                        const char *member));

G_END_DECLS
