/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-quotes.h"

#include <string.h>

/* Gathering reads details, which a format makes: tests/cli/test-check.c and tests/view/test-source-text-page.c see to it. */

static void
quote_free (gpointer data)
{
  DtlQuote *quote = data;

  dtl_quote_match_free (quote->match);
  g_free (quote->exact);
  g_free (quote);
}

static void
add_quote (GPtrArray  *quotes,
           const char *exact)
{
  DtlQuote *quote = g_new0 (DtlQuote, 1);

  quote->event = quotes->len;
  quote->link = DTL_NONE;
  quote->exact = g_strdup (exact);
  g_ptr_array_add (quotes, quote);
}

static void
test_check_and_sort (void)
{
  static const char *const exact[] = { "is nowhere at all", "ends", "The text begins", "begins and it ends", "text", "text begins", NULL };
  static const char *const sorted[] = { "The text begins", "text begins", "text", "begins and it ends", "ends", "is nowhere at all" };
  const char *text = "The text begins and it ends.";
  g_autoptr(GPtrArray) quotes = g_ptr_array_new_with_free_func (quote_free);

  for (guint i = 0; exact[i] != NULL; i++)
    add_quote (quotes, exact[i]);
  dtl_quotes_check (quotes, 0, quotes->len, text, strlen (text), NULL);
  dtl_quotes_sort (quotes);
  for (guint i = 0; i < quotes->len; i++)
    g_assert_cmpstr (((const DtlQuote *) quotes->pdata[i])->exact, ==, sorted[i]);
  g_assert_cmpuint (dtl_quotes_count (quotes, DTL_QUOTE_MATCHING), ==, 5);
  g_assert_cmpuint (dtl_quotes_count (quotes, DTL_QUOTE_NOT_FOUND), ==, 1);

  /* Looked for again, in another text, some of them only. */
  dtl_quotes_check (quotes, 0, 2, "text begins", strlen ("text begins"), NULL);
  g_assert_cmpuint (dtl_quotes_count (quotes, DTL_QUOTE_DRIFTED), ==, 1);
  g_assert_cmpuint (dtl_quotes_count (quotes, DTL_QUOTE_MATCHING), ==, 4);
}

static void
test_cancelled (void)
{
  const gint cancel = 1;
  g_autoptr(GPtrArray) quotes = g_ptr_array_new_with_free_func (quote_free);

  add_quote (quotes, "text");
  dtl_quotes_check (quotes, 0, 1, "text", 4, &cancel);
  g_assert_cmpuint (dtl_quotes_count (quotes, DTL_QUOTE_CANCELLED), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quotes/come-in-the-order-of-the-text", test_check_and_sort);
  g_test_add_func ("/quotes/can-be-cancelled", test_cancelled);
  return g_test_run ();
}
