/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-quote-difference.h"

#include <glib/gi18n-lib.h>

static char *
dup_words (const char *text,
           gsize       start,
           gsize       end)
{
  char *words = g_strndup (text + start, end - start);

  for (char *p = words; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return words;
}

char *
dtl_quote_difference_to_markup (const DtlQuote *quote,
                                const char     *text)
{
  static const char *const before[] = { "", "<s>[", "<b>" }, *const after[] = { "", "]</s>", "</b>" };
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < quote->match->spans->len; i++)
    {
      const DtlQuoteSpan *span = &g_array_index (quote->match->spans, DtlQuoteSpan, i);
      g_autofree char *words = span->kind == DTL_QUOTE_INSERTED ? dup_words (text, span->text_start, span->text_end)
                                                                : dup_words (quote->exact, span->quote_start, span->quote_end);
      g_autofree char *escaped = g_markup_escape_text (words, -1);

      g_string_append_printf (markup, "%s%s%s%s", i > 0 ? " " : "", before[span->kind], escaped, after[span->kind]);
    }
  return g_string_free (markup, FALSE);
}

char *
dtl_quote_difference_to_words (const DtlQuote *quote,
                               const char     *text)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  GArray *spans = quote->match->spans;

  for (guint i = 0; i < spans->len; i++)
    {
      const DtlQuoteSpan *span = &g_array_index (spans, DtlQuoteSpan, i);
      const DtlQuoteSpan *next = i + 1 < spans->len ? span + 1 : NULL;
      g_autofree char *old = span->kind == DTL_QUOTE_REMOVED ? dup_words (quote->exact, span->quote_start, span->quote_end) : NULL;
      g_autofree char *new = NULL;

      if (span->kind == DTL_QUOTE_KEPT)
        continue;
      if (old != NULL && next != NULL && next->kind == DTL_QUOTE_INSERTED)
        span = &g_array_index (spans, DtlQuoteSpan, ++i);
      if (span->kind == DTL_QUOTE_INSERTED)
        new = dup_words (text, span->text_start, span->text_end);
      if (old != NULL && new != NULL)
        /* Translators: words of a quotation, and what the source's text has in their place. */
        g_ptr_array_add (parts, g_strdup_printf (_("“%s” is “%s” in the text"), old, new));
      else if (old != NULL)
        g_ptr_array_add (parts, g_strdup_printf (_("“%s” is not in the text"), old));
      else
        g_ptr_array_add (parts, g_strdup_printf (_("the text has “%s” as well"), new));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("; ", (char **) parts->pdata);
}
