/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-event-page.h"

#include <glib/gi18n-lib.h>

#include "dtl-lane-glyph.h"
#include "dtl-link-words.h"
#include "dtl-measure.h"
#include "dtl-page-parts.h"
#include "dtl-pips.h"
#include "dtl-plan-table.h"
#include "dtl-quotation.h"
#include "dtl-trace.h"
#include "dtl-words.h"

/* All that the parts of one page need. */
typedef struct
{
  DtlDocument     *document;
  guint32          event;
  const DtlEvent  *record;
  DtlEventDetails *details;
  char            *spoken;        /* "date, title" */
  GPtrArray       *date_words;    /* (element-type utf8): what the basis of the date quotes */
  GtkWidget       *page;
  GtkWidget       *ungrounded;    /* says that no quotation has these words; hidden once one has */
  GPtrArray       *quotations;
} PageBuilder;

/* What stands in quotation marks in a text: the words that the basis of a date quotes. Too short ones are everywhere. */
static GPtrArray *
collect_quoted (const char *text)
{
  GPtrArray *phrases = g_ptr_array_new_with_free_func (g_free);
  const char *start = NULL;

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (start != NULL && (c == 0x201d || c == '"'))
        {
          if (g_utf8_strlen (start, p - start) >= 3)
            g_ptr_array_add (phrases, g_strndup (start, p - start));
          start = NULL;
        }
      else if (start == NULL && (c == 0x201c || c == '"'))
        start = g_utf8_next_char (p);
    }
  return phrases;
}

static GtkWidget *
add_citation (PageBuilder       *self,
              GtkWidget         *box,
              const DtlCitation *citation,
              gboolean           in_walk)
{
  GtkWidget *card = dtl_quotation_new (self->document, citation, self->spoken);

  gtk_box_append (GTK_BOX (box), card);
  if (in_walk && citation->exact != NULL)
    g_ptr_array_add (self->quotations, card);
  return card;
}

/* A citation that the date may rest on. */
static void
add_ground (PageBuilder       *self,
            GtkWidget         *box,
            const DtlCitation *citation)
{
  GtkWidget *card = add_citation (self, box, citation, TRUE);

  if (dtl_quotation_mark_date (DTL_QUOTATION (card), self->date_words))
    gtk_widget_set_visible (self->ungrounded, FALSE);
}

static void
add_lane (PageBuilder *self)
{
  const DtlLane *lane = dtl_document_get_lane (self->document, self->record->lane);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (row, "reader-lane");
  gtk_box_append (GTK_BOX (row), dtl_lane_glyph_new (self->document, self->record->lane));
  gtk_widget_set_hexpand (dtl_page_add_label (row, lane->title, "reader-lane-name"), TRUE);
  gtk_box_append (GTK_BOX (self->page), row);
}

static void
add_date (PageBuilder *self)
{
  const DtlWhen *when = self->details->when;
  g_autofree char *words = dtl_document_dup_date_words (self->document, self->event, DTL_WORDING_LONG);
  g_autofree char *date = dtl_capitalise (words != NULL ? words : _("undated"));

  dtl_page_add_label (self->page, date, "reader-date");
  if (when != NULL && when->has_date && when->label != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("In the source’s words: “%s”"), when->label);

      dtl_page_add_passage (self->page, text, DTL_PASSAGE_TEXT, "reader-date-basis");
    }
  if (when != NULL && when->calendar != NULL && g_strcmp0 (when->calendar, "gregorian") != 0)
    {
      g_autofree char *text = g_strdup_printf (_("The source’s calendar: %s"), when->calendar);

      dtl_page_add_label (self->page, text, "reader-date-basis");
    }
  if (when != NULL && when->note != NULL)
    dtl_page_add_passage (self->page, when->note, DTL_PASSAGE_TEXT, "reader-date-basis");
  if (self->details->date_basis != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("Basis of the date: %s"), self->details->date_basis);

      dtl_page_add_passage (self->page, text, DTL_PASSAGE_TEXT, "reader-date-basis");
    }
  if (self->date_words->len > 0)
    self->ungrounded = dtl_page_add_label (self->page, _("These words are not quoted here."), "reader-date-basis");
}

/* When it happened is not when it was learnt. */
static void
add_report (PageBuilder *self)
{
  g_autofree char *text = dtl_words_for_report (self->document, self->event);

  if (text != NULL)
    dtl_page_add_label (self->page, text, "reader-report");
}

/* A date that one source gives and the others do not, said where the date stands. */
static void
add_claims (PageBuilder *self)
{
  for (guint i = 0; i < self->details->citations->len; i++)
    {
      const DtlCitation *citation = g_ptr_array_index (self->details->citations, i);
      g_autofree char *when = NULL, *source = NULL, *text = NULL;

      if (citation->when == NULL)
        continue;
      when = dtl_when_to_words (citation->when, DTL_WORDING_LONG);
      source = citation->source != DTL_NONE ? dtl_document_dup_short_attribution (self->document, citation->source)
                                            : g_strdup (citation->source_id);
      /* Translators: a date, then the source that gives it. */
      text = g_strdup_printf (_("Dated differently: %s, by %s"), when, source);
      dtl_page_add_label (self->page, text, "reader-claim");
    }
}

static guint
count_sources (const DtlEventDetails *details)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < details->citations->len; i++)
    {
      const DtlCitation *citation = g_ptr_array_index (details->citations, i);

      g_hash_table_add (seen, GUINT_TO_POINTER (citation->source));
    }
  return g_hash_table_size (seen);
}

static char *
support_to_words (guint n_independent,
                  guint n_sources)
{
  switch (n_independent)
    {
    case 0:
      return g_strdup (_("no source supports it"));
    case 1:
      return g_strdup (n_sources > 1 ? _("one independent source") : _("one source"));
    case 2:
      return g_strdup (_("two independent sources"));
    case 3:
      return g_strdup (_("three independent sources"));
    case 4:
      return g_strdup (_("four independent sources"));
    default:
      return g_strdup_printf (ngettext ("%u independent source", "%u independent sources", n_independent), n_independent);
    }
}

static void
add_support (PageBuilder *self,
             GtkWidget   *chips)
{
  const DtlEvent *record = self->record;
  gboolean is_quoted = (record->flags & DTL_EVENT_QUOTED) != 0;
  g_autofree char *support = support_to_words (record->independent, count_sources (self->details));

  if (self->details->citations->len == 0)
    dtl_page_add_chip (chips, dtl_pips_new (DTL_PIP_HOLLOW, 1), _("no source is cited"));
  else
    dtl_page_add_chip (chips, dtl_pips_new (is_quoted ? DTL_PIP_FULL : DTL_PIP_HOLLOW, record->independent), support);
  if (self->details->citations->len > 0 && !is_quoted)
    dtl_page_add_chip (chips, NULL, _("nothing quoted"));
  if (record->flags & DTL_EVENT_DISAGREE)
    dtl_page_add_chip (chips, dtl_pips_new (DTL_PIP_HALF, 1), _("sources disagree"));
  if (record->flags & DTL_EVENT_DENIED)
    dtl_page_add_chip (chips, dtl_pips_new (DTL_PIP_DENIED, 1), _("denied or retracted by one"));
  if (record->flags & DTL_EVENT_ANONYMOUS)
    dtl_page_add_chip (chips, dtl_pips_new (DTL_PIP_UNNAMED, 1), _("no author or outlet is named"));
}

static void
add_standing (PageBuilder *self)
{
  GtkWidget *chips = dtl_page_add_chips (self->page);

  add_support (self, chips);
  if (self->details->status != DTL_STATUS_OCCURRED)
    dtl_page_add_chip (chips, NULL, dtl_status_to_words (self->details->status));
  if (self->details->assessment != DTL_ASSESSMENT_NONE)
    {
      g_autofree char *text = g_strdup_printf (_("the editor’s verdict: %s"),
                                               dtl_assessment_to_words (self->details->assessment));

      dtl_page_add_chip (chips, NULL, text);
    }
}

static void
add_plan (PageBuilder   *self,
          const DtlPlan *plan)
{
  GtkWidget *card = dtl_page_add_card (self->page);
  g_autofree char *when = dtl_when_to_words (plan->when, DTL_WORDING_LONG);
  g_autofree char *kind = dtl_capitalise (dtl_plan_kind_to_words (plan->kind));
  /* Translators: what kind of plan, and its date: "Deadline: by April 2017". */
  g_autofree char *title = g_strdup_printf (_("%s: %s"), kind, when);
  g_autofree char *outcome = dtl_capitalise (dtl_outcome_to_words (plan->outcome)), *slip = NULL;

  dtl_page_add_label (card, title, "reader-plan-title");
  if (plan->when->has_date && plan->when->label != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("In the source’s words: “%s”"), plan->when->label);

      dtl_page_add_passage (card, text, DTL_PASSAGE_TEXT, "reader-date-basis");
    }
  if (plan->stated_on != NULL || plan->by != DTL_NONE)
    {
      g_autofree char *on = plan->stated_on != NULL ? dtl_when_to_words (plan->stated_on, DTL_WORDING_LONG) : NULL;
      const char *by = plan->by != DTL_NONE ? dtl_document_get_actor (self->document, plan->by)->name : NULL;
      g_autofree char *text = NULL;

      if (on != NULL && by != NULL)
        /* Translators: by whom, and when. */
        text = g_strdup_printf (_("Stated by %s, %s"), by, on);
      else
        text = by != NULL ? g_strdup_printf (_("Stated by %s"), by) : g_strdup_printf (_("Stated %s"), on);
      dtl_page_add_label (card, text, "reader-plan-stated");
    }
  dtl_page_add_chip (dtl_page_add_chips (card), NULL, outcome);
  slip = dtl_plan_dup_slip (self->details, plan, DTL_WORDING_LONG);
  if (*slip != '\0')
    {
      g_autofree char *text = dtl_capitalise (slip);

      dtl_page_add_label (card, text, "reader-plan-slip");
    }
  if (plan->note != NULL)
    dtl_page_add_light_markup (card, plan->note);
  for (guint i = 0; i < plan->citations->len; i++)
    add_ground (self, card, g_ptr_array_index (plan->citations, i));
}

static void
add_plans (PageBuilder *self)
{
  if (self->details->plans->len == 0)
    return;
  dtl_page_add_heading (self->page, _("What was planned"), "reader-section");
  for (guint i = 0; i < self->details->plans->len; i++)
    add_plan (self, g_ptr_array_index (self->details->plans, i));
}

static void
add_outside (PageBuilder *self)
{
  GtkWidget *card;

  if (self->details->outside_note == NULL)
    return;
  card = dtl_page_add_card (self->page);
  gtk_widget_add_css_class (card, "outside");
  dtl_page_add_heading (card, _("Not from the sources"), "reader-outside-title");
  dtl_page_add_light_markup (card, self->details->outside_note);
}

static void
add_citations (PageBuilder *self)
{
  dtl_page_add_heading (self->page, _("What the sources say"), "reader-section");
  for (guint i = 0; i < self->details->citations->len; i++)
    add_ground (self, self->page, g_ptr_array_index (self->details->citations, i));
  if (self->details->citations->len == 0)
    dtl_page_add_label (self->page, _("No source is cited for this event."), "reader-quiet");
}

static GtkWidget *
new_link_button (PageBuilder *self,
                 const char  *type,
                 guint32      other)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *type_label = dtl_page_add_label (row, type, "reader-link-type");
  g_autofree char *title = dtl_document_dup_title (self->document, other);
  g_autofree char *date = dtl_document_dup_date_words (self->document, other, DTL_WORDING_LONG);
  g_autofree char *spoken = g_strdup_printf ("%s: %s, %s", type, title, date != NULL ? date : _("undated"));

  gtk_widget_set_valign (type_label, GTK_ALIGN_START);
  gtk_label_set_width_chars (GTK_LABEL (type_label), 11);
  gtk_label_set_max_width_chars (GTK_LABEL (type_label), 11);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  dtl_page_add_label (words, title, "reader-link-title");
  dtl_page_add_label (words, date != NULL ? date : _("undated"), "reader-link-date");
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("go-next-symbolic"));

  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "reader-link");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.select");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", other);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static void
add_link (PageBuilder   *self,
          const DtlLink *link)
{
  gboolean is_outgoing = link->from == self->event;
  GtkWidget *card = dtl_page_add_card (self->page);
  g_autofree char *type = dtl_link_to_words (link, is_outgoing);

  gtk_widget_add_css_class (card, "reader-link-card");
  gtk_box_append (GTK_BOX (card), new_link_button (self, type, is_outgoing ? link->to : link->from));

  if (link->label != NULL)
    dtl_page_add_passage (card, link->label, DTL_PASSAGE_TEXT, "reader-quiet");
  if (link->assessment != DTL_ASSESSMENT_NONE)
    {
      g_autofree char *text = g_strdup_printf (_("The editor’s verdict on this link: %s"),
                                               dtl_assessment_to_words (link->assessment));

      dtl_page_add_label (card, text, "reader-quiet");
    }
  if (dtl_measure_is_effect_first (self->document, link))
    dtl_page_add_label (card, _("Take care: the effect is dated before its cause."), "reader-warning");
  if (link->note != NULL)
    dtl_page_add_light_markup (card, link->note);
  for (guint i = 0; i < link->citations->len; i++)
    add_citation (self, card, g_ptr_array_index (link->citations, i), !is_outgoing);
  if (link->citations->len == 0)
    dtl_page_add_label (card, _("Uncited: no source is given for this link."), "reader-quiet");
}

/* Where the links of this event lead on to further ones, the whole chain can be seen. */
static void
add_trace_button (PageBuilder *self)
{
  g_autoptr(GArray) chain = dtl_trace_events (self->document, self->event);
  GtkWidget *button;

  if (chain->len <= 1)
    return;
  button = gtk_button_new_with_label (_("Trace the Whole Chain"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  dtl_set_tooltip (button, _("Light all that led here and all that followed, with the words that state each step"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.trace");
  gtk_box_append (GTK_BOX (self->page), button);
}

typedef enum
{
  SIDE_LED_HERE,
  SIDE_BESIDE,       /* a link that is not of cause and effect */
  SIDE_FOLLOWED,
} LinkSide;

static LinkSide
get_side (PageBuilder   *self,
          const DtlLink *link)
{
  guint32 cause, effect;

  if (!dtl_link_get_ends (link, &cause, &effect))
    return SIDE_BESIDE;
  return effect == self->event ? SIDE_LED_HERE : SIDE_FOLLOWED;
}

/* Where more than one thing is said to have led here, and a link of them is disputed, no choice is made between them. */
static gboolean
differ_on_cause (PageBuilder *self,
                 GArray      *links)
{
  guint n_causes = 0, n_disputed = 0;

  for (guint i = 0; i < links->len; i++)
    {
      const DtlLink *link = dtl_document_get_link (self->document, g_array_index (links, guint32, i));

      if (get_side (self, link) != SIDE_LED_HERE)
        continue;
      n_causes++;
      n_disputed += link->assessment == DTL_ASSESSMENT_DISPUTED;
    }
  return n_causes > 1 && n_disputed > 0;
}

/* What led here first, then what followed from it. */
static void
add_links (PageBuilder *self)
{
  g_autoptr(GArray) links = dtl_document_dup_links_of (self->document, self->event);

  if (links->len == 0)
    return;
  dtl_page_add_heading (self->page, _("Chain of events"), "reader-section");
  add_trace_button (self);
  if (differ_on_cause (self, links))
    dtl_page_add_label (self->page, _("The sources differ on what led here; each account stands with its words."), "reader-claim");
  for (LinkSide side = SIDE_LED_HERE; side <= SIDE_FOLLOWED; side++)
    for (guint i = 0; i < links->len; i++)
      {
        const DtlLink *link = dtl_document_get_link (self->document, g_array_index (links, guint32, i));

        if (get_side (self, link) == side)
          add_link (self, link);
      }
}

static void
add_actors (PageBuilder *self)
{
  GtkWidget *chips;

  if (self->details->participants->len == 0)
    return;
  dtl_page_add_heading (self->page, _("Who"), "reader-section");
  chips = dtl_page_add_chips (self->page);
  for (guint i = 0; i < self->details->participants->len; i++)
    {
      const DtlParticipant *participant = g_ptr_array_index (self->details->participants, i);
      const char *name = dtl_document_get_actor (self->document, participant->actor)->name;
      g_autofree char *text = participant->role != NULL ? g_strdup_printf ("%s · %s", name, participant->role)
                                                        : g_strdup (name);

      dtl_page_add_chip (chips, NULL, text);
    }
}

static void
add_place_and_tags (PageBuilder *self)
{
  if (self->details->place_name != NULL)
    {
      dtl_page_add_heading (self->page, _("Where"), "reader-section");
      dtl_page_add_passage (self->page, self->details->place_name, DTL_PASSAGE_TEXT, "reader-text");
    }
  if (self->details->tags[0] != NULL)
    {
      GtkWidget *chips;

      dtl_page_add_heading (self->page, _("Tags"), "reader-section");
      chips = dtl_page_add_chips (self->page);
      for (char **tag = self->details->tags; *tag != NULL; tag++)
        dtl_page_add_chip (chips, NULL, *tag);
    }
}

/* Pictures are named, not shown: the reader is about words, and nothing but the timeline's own file is read. */
static void
add_media (PageBuilder *self)
{
  if (self->details->media->len == 0)
    return;
  dtl_page_add_heading (self->page, _("Pictures and recordings"), "reader-section");
  for (guint i = 0; i < self->details->media->len; i++)
    {
      const DtlMedia *media = g_ptr_array_index (self->details->media, i);
      GtkWidget *card = dtl_page_add_card (self->page);

      dtl_page_add_passage (card, media->title != NULL ? media->title : media->href, DTL_PASSAGE_TEXT, "reader-plan-title");
      dtl_page_add_light_markup (card, media->caption != NULL ? media->caption : media->alt);
      if (media->title != NULL)
        dtl_page_add_passage (card, media->href, DTL_PASSAGE_TEXT, "reader-quiet");
      if (media->credit != NULL)
        dtl_page_add_passage (card, media->credit, DTL_PASSAGE_TEXT, "reader-quiet");
    }
}

static void
add_note (PageBuilder *self)
{
  if (self->details->note == NULL)
    return;
  dtl_page_add_heading (self->page, _("The editor’s note"), "reader-section");
  dtl_page_add_light_markup (self->page, self->details->note);
}

GtkWidget *
dtl_event_page_new (DtlDocument *document,
                    guint32      event,
                    GPtrArray   *quotations)
{
  g_autoptr(DtlEventDetails) details = NULL;
  g_autofree char *spoken_date = NULL, *spoken = NULL;
  g_autoptr(GPtrArray) date_words = NULL;
  PageBuilder self;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (event < dtl_document_get_n_events (document), NULL);

  details = dtl_document_dup_details (document, event);
  spoken_date = dtl_document_dup_date_words (document, event, DTL_WORDING_SPOKEN);
  spoken = g_strdup_printf ("%s, %s", spoken_date != NULL ? spoken_date : _("undated"), details->title);
  date_words = collect_quoted (details->date_basis);
  self = (PageBuilder) {
    .document = document,
    .event = event,
    .record = dtl_document_get_event (document, event),
    .details = details,
    .spoken = spoken,
    .date_words = date_words,
    .page = dtl_page_new (),
    .quotations = quotations,
  };

  add_lane (&self);
  dtl_page_add_passage (self.page, details->title, DTL_PASSAGE_HEADING, "reader-title");
  add_date (&self);
  add_claims (&self);
  add_report (&self);
  dtl_page_add_light_markup (self.page, details->description);
  add_standing (&self);
  add_outside (&self);
  add_plans (&self);
  add_citations (&self);
  add_links (&self);
  add_actors (&self);
  add_place_and_tags (&self);
  add_media (&self);
  add_note (&self);
  /* That nothing is quoted at all is said already. */
  if (self.ungrounded != NULL && quotations->len == 0)
    gtk_widget_set_visible (self.ungrounded, FALSE);
  return self.page;
}

static guint
count_quoted (const GPtrArray *citations)
{
  guint n = 0;

  for (guint i = 0; i < citations->len; i++)
    n += ((const DtlCitation *) g_ptr_array_index (citations, i))->exact != NULL;
  return n;
}

guint
dtl_event_page_count_quotations (DtlDocument *document,
                                 guint32      event)
{
  const DtlEvent *record;
  g_autoptr(DtlEventDetails) details = NULL;
  g_autoptr(GArray) links = NULL;
  guint n;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), 0);
  g_return_val_if_fail (event < dtl_document_get_n_events (document), 0);

  /* Spares the details of the many events that quote nothing. */
  record = dtl_document_get_event (document, event);
  if ((record->flags & (DTL_EVENT_QUOTED | DTL_EVENT_HAS_PLANS | DTL_EVENT_HAS_LINKS)) == 0)
    return 0;

  details = dtl_document_dup_details (document, event);
  n = count_quoted (details->citations);
  for (guint i = 0; i < details->plans->len; i++)
    n += count_quoted (((const DtlPlan *) g_ptr_array_index (details->plans, i))->citations);
  links = dtl_document_dup_links_of (document, event);
  for (guint i = 0; i < links->len; i++)
    {
      const DtlLink *link = dtl_document_get_link (document, g_array_index (links, guint32, i));

      if (link->from != event)
        n += count_quoted (link->citations);
    }
  return n;
}
