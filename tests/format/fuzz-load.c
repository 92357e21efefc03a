/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whatever is loaded must keep the laws of documents, and nothing may crash.
 *   CC=clang meson setup -Dfuzzing=true -Db_sanitize=address,undefined -Db_lundef=false build-fuzz
 *   ninja -C build-fuzz tests/format/fuzz-load
 *   build-fuzz/tests/format/fuzz-load corpus/ tests/format/cases/
 */
#include "dtl-loader.h"
#include "laws.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DtlDocument) document = dtl_load_bytes (bytes, NULL, NULL, NULL, &error);

  if (document != NULL)
    laws_check (document);
  else
    g_assert_nonnull (error);
  return 0;
}
