/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>

#include "dtl-date-entry.h"

static const struct
{
  const char *text;
  const char *edtf;     /* NULL: not understood */
} cases[] = {
  { "", NULL },
  { "   ", NULL },
  { "2017", "2017" },
  { " 2017-08 ", "2017-08" },
  { "2017-08-12", "2017-08-12" },
  { "2017-08~", "2017-08~" },
  { "[2017-03..2017-05]", "[2017-03..2017-05]" },
  { "-0043", "-0043" },
  { "August 2017", "2017-08" },
  { "aug 2017", "2017-08" },
  { "Sept. 2017", "2017-09" },
  { "12 September 2017", "2017-09-12" },
  { "Sep 12, 2017", "2017-09-12" },
  { "12 sep", "1999-09-12" },
  { "March", "1999-03" },
  { "may 1066", "1066-05" },
  { "44 BCE", "-0043" },
  { "44 bc", "-0043" },
  { "1 BCE", "0000" },
  { "15 March 44 BCE", "-0043-03-15" },
  { "Mar 44 BCE", "-0043-03" },
  { "1300 BCE", "-1299" },
  { "98 CE", "0098" },
  { "9 September 9 CE", "0009-09-09" },
  { "0 BCE", NULL },
  { "BCE", NULL },
  { "March BCE", NULL },
  { "12 44 BCE", NULL },
  { "980 44 BCE", NULL },
  { "12000 BCE", NULL },
  { "31 June 2017", NULL },
  { "30 February", NULL },
  { "Smarch 2017", NULL },
  { "Ma 2017", NULL },
  { "12 13 March 2017", NULL },
  { "March April 2017", NULL },
  { "2017-13", NULL },
  { "../..", NULL },
  { "tomorrow", NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DtlDate date;
      g_autofree char *edtf = dtl_date_entry_parse (cases[i].text, 1999, &date);

      if (g_strcmp0 (edtf, cases[i].edtf) != 0)
        g_error ("“%s” was read as %s, not as %s", cases[i].text, edtf, cases[i].edtf);
      if (edtf != NULL)
        g_assert_true (dtl_date_is_placeable (&date));
    }
}

static void
test_years (void)
{
  DtlDate date;
  g_autofree char *in_range = dtl_date_entry_parse ("March", 9999, &date);
  g_autofree char *far = dtl_date_entry_parse ("March", 12000, &date);

  g_assert_cmpstr (in_range, ==, "9999-03");
  g_assert_null (far);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/date-entry/reads-what-people-type", test_cases);
  g_test_add_func ("/date-entry/takes-the-year-in-view-where-it-can", test_years);

  return g_test_run ();
}
