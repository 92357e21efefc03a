/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The notes: under each event's number what a reader needs to check it, in little room.
 *
 *    12  27 June 2017 · disputed
 *        The cyber talks are called off
 *        deadline: by July 2017 (missed)
 *        “The working group will not meet.”
 *        — Hudson, BuzzFeed News, 12 Sep 2017 (and 2 more)
 */
#include "config.h"

#include "dtl-picture-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-strip.h"

#define NOTE_GAP_PX    9.0
#define NOTE_LINE_PX   16.0
#define GUTTER_GAP_PX  6.0    /* from the numbers to the words */

typedef struct
{
  const DtlPicture *picture;
  DtlPictureText   *text;
  double            column_px;
  DtlPictureLine    base;       /* what all lines of a note share */
} Notes;

static void
add (Notes      *self,
     DtlRole     role,
     DtlFont     font,
     const char *words)
{
  DtlPictureLine line = self->base;

  line.role = role;
  line.font = font;
  dtl_picture_text_add (self->text, &line, words, self->column_px, self->picture->measure);
  self->base.starts = FALSE;
  self->base.number = NULL;
}

static void
add_date (Notes                 *self,
          guint32                event,
          const DtlEventDetails *details)
{
  g_autofree char *date = dtl_document_dup_date_words (self->picture->document, event, DTL_WORDING_LONG);
  g_autoptr (GString) words = g_string_new (date);

  if (details->status != DTL_STATUS_OCCURRED)
    g_string_append_printf (words, " · %s", dtl_status_to_words (details->status));
  if (details->assessment != DTL_ASSESSMENT_NONE)
    g_string_append_printf (words, " · %s", dtl_assessment_to_words (details->assessment));
  add (self, DTL_ROLE_NOTE_TEXT, DTL_FONT_SMALL, words->str);
}

static void
add_plans (Notes                 *self,
           const DtlEventDetails *details)
{
  for (guint i = 0; i < details->plans->len; i++)
    {
      const DtlPlan *plan = details->plans->pdata[i];
      g_autofree char *when = dtl_when_to_words (plan->when, DTL_WORDING_LONG);
      /* Translators: a plan, its date and what became of it: "deadline: by May 2017 (missed)" */
      g_autofree char *words = g_strdup_printf (_("%1$s: %2$s (%3$s)"), dtl_plan_kind_to_words (plan->kind), when,
                                                dtl_outcome_to_words (plan->outcome));

      add (self, DTL_ROLE_NOTE_TEXT, DTL_FONT_SMALL, words);
    }
}

static guint
choose_citation (GPtrArray          *citations,
                 const DtlCitation **chosen)
{
  for (guint i = 0; i < citations->len; i++)
    {
      const DtlCitation *citation = citations->pdata[i];

      if (*chosen == NULL || ((*chosen)->exact == NULL && citation->exact != NULL))
        *chosen = citation;
    }

  return citations->len;
}

/* "— Hugh Dace, in: Whitcombe, The Harbour Gazette, 2 Jun 2017 (and 2 more)" */
static char *
attribute (const Notes       *self,
           const DtlCitation *citation,
           guint              n_more)
{
  DtlDocument *document = self->picture->document;
  g_autofree char *source = citation->source < dtl_document_get_n_sources (document)
                            ? dtl_document_dup_short_attribution (document, citation->source) : g_strdup (citation->source_id);
  GString *words = g_string_new ("— ");

  if (citation->by < dtl_document_get_n_actors (document))
    /* Translators: who says it, and in which source: "Hugh Dace, in: The Gazette, 2 Jun 2017" */
    g_string_append_printf (words, _("%1$s, in: %2$s"), dtl_document_get_actor (document, citation->by)->name, source);
  else
    g_string_append (words, source != NULL ? source : "");
  if (citation->stance != DTL_STANCE_REPORTS)
    g_string_append_printf (words, " (%s)", dtl_stance_to_words (citation->stance));
  if (n_more > 0)
    {
      g_string_append_c (words, ' ');
      /* Translators: behind one citation of an event that has several */
      g_string_append_printf (words, ngettext ("(and %u more)", "(and %u more)", n_more), n_more);
    }

  return g_string_free (words, FALSE);
}

static void
add_citation (Notes                 *self,
              const DtlEventDetails *details)
{
  const DtlCitation *chosen = NULL;
  guint n = choose_citation (details->citations, &chosen);
  g_autofree char *attribution = NULL;

  for (guint i = 0; i < details->plans->len; i++)
    n += choose_citation (((const DtlPlan *) details->plans->pdata[i])->citations, &chosen);
  if (chosen == NULL)
    {
      add (self, DTL_ROLE_NOTE_TEXT, DTL_FONT_SMALL, _("No source is cited."));
      return;
    }

  if (chosen->exact != NULL)
    {
      g_autofree char *quote = g_strdup_printf (C_("a quotation", "“%s”"), chosen->exact);

      add (self, DTL_ROLE_QUOTE, DTL_FONT_SMALL, quote);
    }
  attribution = attribute (self, chosen, n - 1);
  if (chosen->source < dtl_document_get_n_sources (self->picture->document))
    {
      self->base.group = DTL_GROUP_SOURCE;
      self->base.subject = chosen->source;
      self->base.link = dtl_document_get_source (self->picture->document, chosen->source)->url;
    }
  add (self, DTL_ROLE_SOURCE_TEXT, DTL_FONT_SMALL, attribution);
}

static void
add_note (Notes   *self,
          guint32  event,
          guint32  number)
{
  g_autoptr (DtlEventDetails) details = dtl_document_dup_details (self->picture->document, event);
  g_autofree char *title = dtl_document_dup_title (self->picture->document, event);
  char digits[16];

  g_snprintf (digits, sizeof digits, "%u", number);
  self->base.number = digits;
  self->base.starts = TRUE;
  self->base.group = DTL_GROUP_NOTE;
  self->base.link = NULL;
  self->base.subject = event;
  add_date (self, event, details);
  add (self, DTL_ROLE_NOTE_TITLE, DTL_FONT_SMALL_STRONG, title);
  add_plans (self, details);
  add_citation (self, details);
}

static guint32 *
sort_by_number (const DtlPicture *picture,
                const guint32    *numbers,
                guint            *n_numbered)
{
  guint n_events = dtl_document_get_n_events (picture->document);
  guint32 *events = g_new (guint32, n_events + 1);

  *n_numbered = 0;
  for (guint32 i = 0; i < n_events; i++)
    if (numbers[i] != 0)
      {
        events[numbers[i] - 1] = i;
        (*n_numbered)++;
      }

  return events;
}

DtlPictureText *
dtl_picture_new_notes (const DtlPicture *picture,
                       const guint32    *numbers,
                       double            column_px)
{
  guint n_numbered = 0;
  g_autofree guint32 *events = sort_by_number (picture, numbers, &n_numbered);
  Notes self = { .picture = picture, .text = dtl_picture_text_new (), .column_px = column_px };
  char widest[16];

  g_snprintf (widest, sizeof widest, "%u", n_numbered);
  for (char *digit = widest; *digit != '\0'; digit++)
    *digit = '8';
  self.base.height = NOTE_LINE_PX;
  self.base.indent = dtl_strip_measure (picture->measure, DTL_FONT_SMALL, widest) + GUTTER_GAP_PX;
  self.text->note_gap_px = NOTE_GAP_PX;
  for (guint i = 0; i < n_numbered; i++)
    add_note (&self, events[i], i + 1);

  return self.text;
}
