/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Dates from any bytes, for libFuzzer: meson setup -Dfuzzing=true -Db_sanitize=address,undefined
 * -Db_lundef=false with CC=clang, then fuzz-date. A slash in the middle also makes two ends of it.
 */
#include "dtl-date.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static void
check_order (const DtlDate *date)
{
  if (date->earliest > date->start_latest || date->start_latest > date->latest ||
      date->earliest > date->end_earliest || date->end_earliest > date->latest)
    abort ();
}

static void
check_words (char *words)
{
  if (words == NULL || words[0] == '\0' || !g_utf8_validate (words, -1, NULL))
    abort ();

  g_free (words);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  const char *text = (const char *) data;
  const char *slash = size > 0 ? memchr (text, '/', size) : NULL;
  DtlDateQualifiers start, end;
  DtlDate date;
  DtlDateError error;

  if (size == 0)
    return 0;

  if (dtl_date_parse (text, size, NULL, &date, &error))
    {
      check_order (&date);
      for (DtlWording wording = DTL_WORDING_SHORT; wording <= DTL_WORDING_SPOKEN; wording++)
        check_words (dtl_date_to_words (text, size, wording));
      if (!dtl_date_find_qualifiers (text, size, &start, &end))
        abort ();
    }
  else if (error.offset > size || error.expected == NULL)
    abort ();

  if (slash != NULL &&
      dtl_date_parse_ends (text, slash - text, slash + 1, text + size - slash - 1, NULL, &date, &error, NULL))
    {
      check_order (&date);
      check_words (dtl_date_ends_to_words (text, slash - text, slash + 1, text + size - slash - 1, DTL_WORDING_LONG));
    }

  return 0;
}
