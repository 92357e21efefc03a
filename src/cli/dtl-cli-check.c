/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-cli-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dtl-cli-source.h"
#include "dtl-cli.h"
#include "dtl-measure.h"
#include "dtl-place.h"
#include "dtl-quotes.h"
#include "dtl-source-text.h"

/* Of each list this many lines are written; the rest is counted. */
#define LINES_MAX     200
#define EXCERPT_CHARS 60

typedef struct
{
  DtlDocument *document;
  GFile       *file;            /* NULL: standard input */
  GPtrArray   *quotes;          /* (element-type DtlQuote), by source */
  guint        n_quotations;    /* all */
  guint        n_states[DTL_QUOTE_CANCELLED + 1];
  GPtrArray   *effects_first, *uncited, *unquoted, *without_outcome;    /* lines */
  gboolean     is_wrong;
} Check;

/* Whatever the file says, a terminal is only told text. */
static char *
dup_plain (const char *text)
{
  return dtl_place_make_presentable (text, strlen (text));
}

static char *
dup_excerpt (const char *text)
{
  g_autofree char *plain = dup_plain (text);

  if (g_utf8_strlen (plain, -1) <= EXCERPT_CHARS)
    return g_steal_pointer (&plain);
  *g_utf8_offset_to_pointer (plain, EXCERPT_CHARS) = '\0';
  return g_strconcat (plain, "…", NULL);
}

static char *
dup_link_place (DtlDocument   *document,
                const DtlLink *link)
{
  g_autofree char *from = dtl_document_dup_id (document, link->from);
  g_autofree char *to = dtl_document_dup_id (document, link->to);

  return g_strdup_printf ("%s → %s", from, to);
}

/* Where in the timeline it stands: the id of its event, or "from → to" of its link. */
static char *
dup_quote_place (DtlDocument    *document,
                 const DtlQuote *quote)
{
  g_autofree char *place = quote->link != DTL_NONE ? dup_link_place (document, dtl_document_get_link (document, quote->link))
                                                   : dtl_document_dup_id (document, quote->event);

  return dup_plain (place);
}

/* Gathering */

/* What they quote of sources that the document does not have: dtl_quotes_gather() passes over it. */
static void
count_lost_quotations (Check     *check,
                       GPtrArray *citations)
{
  for (guint i = 0; i < citations->len; i++)
    {
      const DtlCitation *citation = citations->pdata[i];

      check->n_quotations += citation->exact != NULL && citation->source == DTL_NONE;
    }
}

static void
gather_event (Check   *check,
              guint32  event)
{
  g_autoptr (DtlEventDetails) details = dtl_document_dup_details (check->document, event);
  const DtlEvent *record = dtl_document_get_event (check->document, event);

  count_lost_quotations (check, details->citations);
  if (!(record->flags & DTL_EVENT_QUOTED))
    g_ptr_array_add (check->unquoted, g_strdup_printf ("%s: %s", details->id, details->title));

  for (guint i = 0; i < details->plans->len; i++)
    {
      const DtlPlan *plan = details->plans->pdata[i];
      g_autofree char *when = dtl_when_to_words (plan->when, DTL_WORDING_LONG);

      count_lost_quotations (check, plan->citations);
      if (plan->outcome == DTL_OUTCOME_NOT_REPORTED)
        g_ptr_array_add (check->without_outcome, g_strdup_printf ("%s: %s (%s)", details->id, details->title, when));
    }
}

static void
gather_link (Check         *check,
             const DtlLink *link)
{
  g_autofree char *place = dup_link_place (check->document, link);

  count_lost_quotations (check, link->citations);
  if (link->citations->len == 0)
    g_ptr_array_add (check->uncited, g_strdup (place));
  if (dtl_measure_is_effect_first (check->document, link))
    {
      g_autofree char *from_words = dtl_document_dup_date_words (check->document, link->from, DTL_WORDING_LONG);
      g_autofree char *to_words = dtl_document_dup_date_words (check->document, link->to, DTL_WORDING_LONG);

      g_ptr_array_add (check->effects_first, g_strdup_printf ("%s (%s): %s, %s", place, link->type, from_words, to_words));
    }
}

static void
gather (Check *check)
{
  for (guint32 i = 0; i < dtl_document_get_n_events (check->document); i++)
    gather_event (check, i);
  for (guint i = 0; i < dtl_document_get_n_links (check->document); i++)
    gather_link (check, dtl_document_get_link (check->document, i));
  check->quotes = dtl_quotes_gather (check->document, DTL_NONE);
  dtl_quotes_sort_by_source (check->quotes);
  check->n_quotations += check->quotes->len;
}

/* Quotations */

/* "[-found-] {+seen+} in the tower": as wdiff writes it. */
static char *
dup_difference (const DtlQuoteMatch *match,
                const char          *quote,
                const char          *text)
{
  static const char * const before[] = { "", "[-", "{+" }, * const after[] = { "", "-]", "+}" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < match->spans->len; i++)
    {
      const DtlQuoteSpan *span = &g_array_index (match->spans, DtlQuoteSpan, i);
      gboolean is_inserted = span->kind == DTL_QUOTE_INSERTED;
      const char *start = is_inserted ? text + span->text_start : quote + span->quote_start;
      gsize length = is_inserted ? span->text_end - span->text_start : span->quote_end - span->quote_start;
      g_autofree char *plain = dtl_place_make_presentable (start, length);

      g_string_append_printf (out, "%s%s%s%s", i > 0 ? " " : "", before[span->kind], plain, after[span->kind]);
    }
  return g_string_free (out, FALSE);
}

static void
print_quote (Check          *check,
             const char     *contents,
             const DtlQuote *quote)
{
  const DtlQuoteMatch *match = quote->match;
  g_autofree char *state = dtl_quote_match_to_words (match);
  g_autofree char *excerpt = dup_excerpt (quote->exact);
  g_autofree char *place = dup_quote_place (check->document, quote);

  check->n_states[match->state]++;
  g_print ("  %s: “%s”\n    %s\n", place, excerpt, state);
  if (match->context == DTL_QUOTE_CONTEXT_DIFFERS && match->state == DTL_QUOTE_MATCHING)
    g_print ("    %s\n", _("what stands before or behind it in the text is not what the timeline says"));
  if (match->state == DTL_QUOTE_DRIFTED)
    {
      g_autofree char *difference = dup_difference (match, quote->exact, contents);

      g_print ("    %s\n", difference);
    }
  check->is_wrong |= match->state == DTL_QUOTE_DRIFTED || match->state == DTL_QUOTE_NOT_FOUND;
}

/* The quotations of one source, from @first to before @end. */
static void
print_source (Check *check,
              guint  first,
              guint  end)
{
  guint32 index = ((const DtlQuote *) check->quotes->pdata[first])->source;
  const DtlSource *source = dtl_document_get_source (check->document, index);
  g_autoptr (DtlSourceText) text = NULL;
  g_autofree char *attribution = NULL, *plain = NULL, *path = NULL;
  const char *contents;

  if (source->text_path == NULL)
    return;
  text = dtl_source_text_load (check->file, NULL, source, NULL);
  attribution = dtl_document_dup_short_attribution (check->document, index);
  plain = dup_plain (attribution);
  path = dup_plain (source->text_path);

  g_print ("\n%s (%s)\n", plain, path);
  if (text->message != NULL)
    {
      g_autofree char *message = dup_plain (text->message);

      g_print ("  %s\n", message);
      check->is_wrong = TRUE;
    }
  if (text->bytes == NULL)
    {
      g_print (ngettext ("  %u quotation was not checked\n", "  %u quotations were not checked\n", end - first), end - first);
      return;
    }

  contents = g_bytes_get_data (text->bytes, NULL);
  dtl_quotes_check (check->quotes, first, end - first, contents, g_bytes_get_size (text->bytes), NULL);
  for (guint i = first; i < end; i++)
    print_quote (check, contents, check->quotes->pdata[i]);
}

static void
print_quotations (Check *check)
{
  guint end;

  for (guint first = 0; first < check->quotes->len; first = end)
    {
      for (end = first + 1; end < check->quotes->len; end++)
        if (((const DtlQuote *) check->quotes->pdata[end])->source != ((const DtlQuote *) check->quotes->pdata[first])->source)
          break;
      print_source (check, first, end);
    }
}

static void
print_lines (const char *heading,
             GPtrArray  *lines)
{
  if (lines->len == 0)
    return;

  g_print ("\n%s\n", heading);
  for (guint i = 0; i < MIN (lines->len, LINES_MAX); i++)
    {
      g_autofree char *plain = dup_plain (lines->pdata[i]);

      g_print ("  %s\n", plain);
    }
  if (lines->len > LINES_MAX)
    g_print (ngettext ("  and %u more\n", "  and %u more\n", lines->len - LINES_MAX), lines->len - LINES_MAX);
}

static void
print_sum (Check *check)
{
  guint n_checked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (check->n_states); i++)
    n_checked += check->n_states[i];

  g_print (ngettext ("\n%u quotation: ", "\n%u quotations: ", check->n_quotations), check->n_quotations);
  g_print (_("%u matching, %u standing more than once, %u drifted, %u not found, %u not checked\n"),
           check->n_states[DTL_QUOTE_MATCHING], check->n_states[DTL_QUOTE_AMBIGUOUS], check->n_states[DTL_QUOTE_DRIFTED],
           check->n_states[DTL_QUOTE_NOT_FOUND], check->n_quotations - n_checked);
  g_print ("%s\n", check->is_wrong ? _("Something is wrong.") : _("Nothing wrong was found."));
}

static gboolean
check_file (const char *name)
{
  g_autoptr (DtlDocument) document = dtl_cli_load (name);
  g_autoptr (GFile) file = g_str_equal (name, "-") ? NULL : g_file_new_for_commandline_arg (name);
  g_autoptr (GPtrArray) effects_first = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) uncited = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) unquoted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) without_outcome = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *shown = g_filename_display_name (name);
  Check check = { .document = document, .file = file, .effects_first = effects_first, .uncited = uncited, .unquoted = unquoted,
                  .without_outcome = without_outcome };

  if (document == NULL)
    return FALSE;

  gather (&check);
  check.is_wrong = dtl_document_get_n_problems (document) > 0 || effects_first->len > 0;

  g_print ("%s\n", shown);
  print_quotations (&check);
  print_lines (_("Effects dated before their causes"), effects_first);
  print_lines (_("Links without a citation"), uncited);
  print_lines (_("Events of which nothing is quoted"), unquoted);
  print_lines (_("Plans without an outcome"), without_outcome);
  print_sum (&check);
  g_ptr_array_unref (check.quotes);
  return !check.is_wrong;
}

static void
print_usage (void (*print) (const char *format, ...))
{
  print ("%s", _("Usage: dateline check FILE…\n"
                 "\n"
                 "Looks for each quotation of a timeline in the saved text of its source, and says what it\n"
                 "found: matching (and what was forgiven), drifted (with the difference: [-quoted-] {+in the\n"
                 "text+}), standing there more than once, or not found. Also lists problems of the file, effects\n"
                 "dated before their causes, links without a citation, events of which nothing is quoted, and\n"
                 "plans without an outcome. FILE may be - for standard input.\n"
                 "\n"
                 "Exit status: 0 when nothing is wrong, 1 when something is, 2 for wrong usage.\n"));
}

int
dtl_cli_check (int    argc,
               char **argv)
{
  gboolean all_fine = TRUE;
  int first = 1;

  if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
    {
      print_usage (g_print);
      return DTL_EXIT_OK;
    }
  if (argc > 1 && g_str_equal (argv[1], "--"))
    first = 2;
  else if (argc > 1 && argv[1][0] == '-' && argv[1][1] != '\0')
    {
      g_printerr (_("dateline check: there is no option “%s”\n"), argv[1]);
      print_usage (g_printerr);
      return DTL_EXIT_USAGE;
    }
  if (argc <= first)
    {
      g_printerr (_("dateline check: no file was named\n"));
      print_usage (g_printerr);
      return DTL_EXIT_USAGE;
    }

  for (int i = first; i < argc; i++)
    {
      if (i > first)
        g_print ("\n");
      all_fine &= check_file (argv[i]);
    }
  return all_fine ? DTL_EXIT_OK : DTL_EXIT_FAILED;
}
