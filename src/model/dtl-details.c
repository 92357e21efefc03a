/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-details.h"

#include <glib/gi18n-lib.h>

/* The count of references stands before what callers see, so that the struct stays plain data for them. */
typedef struct
{
  gatomicrefcount ref_count;
  DtlEventDetails details;
} Shared;

static Shared *
shared_from_details (DtlEventDetails *details)
{
  return (Shared *) ((char *) details - G_STRUCT_OFFSET (Shared, details));
}

/**
 * dtl_event_details_new:
 *
 * Returns: (transfer full): details without words: it occurred, importance 3, all lists empty
 */
DtlEventDetails *
dtl_event_details_new (void)
{
  Shared *shared = g_new0 (Shared, 1);
  DtlEventDetails *details = &shared->details;

  g_atomic_ref_count_init (&shared->ref_count);
  details->importance = 3;
  details->plans = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_plan_free);
  details->participants = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_participant_free);
  details->citations = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_citation_free);
  details->media = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_media_free);
  details->tags = g_new0 (char *, 1);

  return details;
}

DtlEventDetails *
dtl_event_details_ref (DtlEventDetails *details)
{
  g_return_val_if_fail (details != NULL, NULL);

  g_atomic_ref_count_inc (&shared_from_details (details)->ref_count);
  return details;
}

void
dtl_event_details_unref (DtlEventDetails *details)
{
  Shared *shared;

  g_return_if_fail (details != NULL);

  shared = shared_from_details (details);
  if (!g_atomic_ref_count_dec (&shared->ref_count))
    return;

  g_free (details->id);
  g_free (details->title);
  g_free (details->short_title);
  g_clear_pointer (&details->when, dtl_when_free);
  g_ptr_array_unref (details->plans);
  g_ptr_array_unref (details->participants);
  g_ptr_array_unref (details->citations);
  g_ptr_array_unref (details->media);
  g_strfreev (details->tags);
  g_free (details->description);
  g_free (details->date_basis);
  g_free (details->outside_note);
  g_free (details->note);
  g_free (details->place_name);
  g_free (details->place_geo);
  g_free (shared);
}

DtlWhen *
dtl_when_new (void)
{
  return g_new0 (DtlWhen, 1);
}

void
dtl_when_free (DtlWhen *when)
{
  if (when == NULL)
    return;

  g_free (when->edtf);
  g_free (when->start);
  g_free (when->end);
  g_free (when->label);
  g_free (when->calendar);
  g_free (when->note);
  g_free (when);
}

/**
 * dtl_when_to_words:
 * @when: a date of a document
 * @wording: how long
 *
 * Returns: (transfer full): the date in the current locale; where it has no place in time the source's own
 *   wording, and where there is none of that either, the text as it was written
 */
char *
dtl_when_to_words (const DtlWhen *when,
                   DtlWording     wording)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (when != NULL, NULL);

  if (when->label != NULL && !(when->has_date && dtl_date_is_placeable (&when->date)))
    return g_strdup (when->label);

  if (when->edtf != NULL)
    words = dtl_date_to_words (when->edtf, -1, wording);
  else if (when->start != NULL || when->end != NULL)
    words = dtl_date_ends_to_words (when->start, -1, when->end, -1, wording);

  if (words != NULL)
    return g_steal_pointer (&words);
  if (when->label != NULL)
    return g_strdup (when->label);
  return g_strdup (when->edtf != NULL ? when->edtf : "");
}

DtlCitation *
dtl_citation_new (void)
{
  DtlCitation *citation = g_new0 (DtlCitation, 1);

  citation->source = DTL_NONE;
  citation->by = DTL_NONE;
  return citation;
}

void
dtl_citation_free (DtlCitation *citation)
{
  if (citation == NULL)
    return;

  g_free (citation->source_id);
  g_free (citation->locator);
  g_free (citation->locator_label);
  g_free (citation->exact);
  g_free (citation->prefix);
  g_free (citation->suffix);
  g_free (citation->language);
  g_free (citation->translation);
  dtl_when_free (citation->on);
  dtl_when_free (citation->when);
  g_free (citation->note);
  g_free (citation);
}

DtlPlan *
dtl_plan_new (void)
{
  DtlPlan *plan = g_new0 (DtlPlan, 1);

  plan->by = DTL_NONE;
  plan->citations = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_citation_free);
  return plan;
}

void
dtl_plan_free (DtlPlan *plan)
{
  if (plan == NULL)
    return;

  g_free (plan->id);
  dtl_when_free (plan->when);
  dtl_when_free (plan->stated_on);
  g_ptr_array_unref (plan->citations);
  g_free (plan->note);
  g_free (plan);
}

DtlParticipant *
dtl_participant_new (void)
{
  DtlParticipant *participant = g_new0 (DtlParticipant, 1);

  participant->actor = DTL_NONE;
  return participant;
}

void
dtl_participant_free (DtlParticipant *participant)
{
  if (participant == NULL)
    return;

  g_free (participant->role);
  g_free (participant);
}

DtlMedia *
dtl_media_new (void)
{
  return g_new0 (DtlMedia, 1);
}

void
dtl_media_free (DtlMedia *media)
{
  if (media == NULL)
    return;

  g_free (media->href);
  g_free (media->media_type);
  g_free (media->title);
  g_free (media->caption);
  g_free (media->credit);
  g_free (media->alt);
  g_free (media->thumbnail);
  g_free (media);
}

/**
 * dtl_outcome_derive:
 * @plan: the plan's date; its last second is the deadline
 * @when: (nullable): when it happened
 *
 * By the rule of the format, "Plans and outcomes": what is not sure is not claimed. A plan that is open
 * towards the future ("not before June") sets no deadline, so nothing can be said of it.
 *
 * Returns: met, missed or not reported
 */
DtlOutcome
dtl_outcome_derive (const DtlDate *plan,
                    const DtlDate *when)
{
  g_return_val_if_fail (plan != NULL, DTL_OUTCOME_NOT_REPORTED);

  if (when == NULL || !dtl_date_is_placeable (when) || plan->latest == DTL_INSTANT_AFTER_ALL)
    return DTL_OUTCOME_NOT_REPORTED;
  if (when->latest <= plan->latest)
    return DTL_OUTCOME_MET;
  if (when->earliest > plan->latest)
    return DTL_OUTCOME_MISSED;
  return DTL_OUTCOME_NOT_REPORTED;
}

static const char *
word_at (const char * const *words,
         guint               n_words,
         guint               index)
{
  g_return_val_if_fail (index < n_words, "");

  return words[index][0] != '\0' ? _(words[index]) : "";
}

const char *
dtl_status_to_words (DtlStatus status)
{
  static const char * const words[] =
  {
    N_("occurred"), N_("ongoing"), N_("planned"), N_("proposed"), N_("cancelled"), N_("did not occur"), N_("not known whether it occurred"),
  };

  return word_at (words, G_N_ELEMENTS (words), status);
}

/* The empty text where there is no assessment. */
const char *
dtl_assessment_to_words (DtlAssessment assessment)
{
  static const char * const words[] =
  {
    "", N_("confirmed"), N_("reported"), N_("alleged"), N_("disputed"), N_("denied"), N_("refuted"), N_("inferred"),
  };

  return word_at (words, G_N_ELEMENTS (words), assessment);
}

const char *
dtl_stance_to_words (DtlStance stance)
{
  static const char * const words[] =
  {
    N_("reports"), N_("confirms"), N_("denies"), N_("declines to comment"), N_("plans"), N_("disputes"), N_("retracts"), N_("mentions"),
  };

  return word_at (words, G_N_ELEMENTS (words), stance);
}

const char *
dtl_plan_kind_to_words (DtlPlanKind kind)
{
  static const char * const words[] = { N_("target"), N_("deadline"), N_("scheduled"), N_("estimate") };

  return word_at (words, G_N_ELEMENTS (words), kind);
}

const char *
dtl_outcome_to_words (DtlOutcome outcome)
{
  static const char * const words[] =
  {
    N_("no outcome reported"), N_("standing"), N_("met"), N_("missed"), N_("moved"), N_("withdrawn"),
  };

  return word_at (words, G_N_ELEMENTS (words), outcome);
}
