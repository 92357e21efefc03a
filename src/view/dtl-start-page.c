/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-start-page.h"

#include <glib/gi18n-lib.h>

#include "dtl-light-markup.h"
#include "dtl-page-parts.h"
#include "dtl-pips.h"
#include "dtl-summary.h"
#include "dtl-words.h"

/* More sources than this are a library: not all are shown on a page. */
#define MANY_SOURCES 100
/* As many as are shaped in a few milliseconds. */
#define SOURCES_AT_ONCE 4

/* How far a page has come with what stands below its story. */
typedef struct
{
  GtkWidget  *marks;      /* borrowed from the page, as are the cards */
  gboolean    has_pips;
  guint       n_sources;
  GHashTable *cards;      /* by attribution */
} Rest;

static G_DEFINE_QUARK (dtl-start-page-rest, rest)

/* The grammar of the marks, one meaning a line: what it looks like, what it means. */
static const struct
{
  const char *look;
  const char *meaning;
} mark_words[] = {
  { N_("Solid mark"), N_("A day or a moment. Its colour and its shape say the lane.") },
  { N_("Soft band"), N_("A date known only to its bounds, such as a month; the event lies somewhere in it.") },
  { N_("Bar"), N_("It lasted. A fading end is open or unknown.") },
  { N_("Hollow and dashed"), N_("Planned or proposed, up to the tick at its deadline; not a thing that happened.") },
  { N_("Bold type"), N_("The events that matter most to the story.") },
  { N_("Small dots"), N_("How well it is supported:") },
};

static const struct
{
  DtlPipKind  kind;
  guint       n_pips;
  const char *meaning;
} pip_words[] = {
  { DTL_PIP_FULL, 2, N_("one for each independent source") },
  { DTL_PIP_HALF, 1, N_("sources disagree") },
  { DTL_PIP_HOLLOW, 1, N_("nothing is quoted") },
  { DTL_PIP_UNNAMED, 1, N_("no author or outlet is named") },
  { DTL_PIP_DENIED, 1, N_("a source denies it") },
};

/* Room for two pips, so that the words beside them begin in one line. */
#define PIP_CELL_PX 20

static void
add_begin (GtkWidget *page)
{
  GtkWidget *button = gtk_button_new_with_label (_("Begin the Walk"));

  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.begin");
  gtk_box_append (GTK_BOX (page), button);
}

/* A paragraph that begins with a sentence in bold has that as its heading: "**The story.** In March …". Cuts @markdown, a
 * copy, in two; NULL where it has none. */
static char *
take_heading (char  *markdown,
              char **rest)
{
  char *end = g_str_has_prefix (markdown, "**") ? strstr (markdown + 2, ".** ") : NULL;

  if (end == NULL || strchr (markdown, '\n') != NULL)
    return NULL;
  *end = '\0';
  *rest = end + strlen (".** ");
  return markdown + 2;
}

/* The first paragraph tells the story; the button stands right after it, where it is seen without scrolling. */
static void
add_story (GtkWidget   *page,
           DtlDocument *document)
{
  const char *description = dtl_document_get_description (document);
  g_auto(GStrv) paragraphs = g_strsplit (description != NULL ? description : "", "\n\n", -1);

  for (guint i = 0; i == 0 || paragraphs[i] != NULL; i++)
    {
      char *text = paragraphs[i];
      char *heading = text != NULL ? take_heading (text, &text) : NULL;

      if (heading != NULL && i > 0)
        dtl_page_add_heading (page, heading, "reader-section");
      dtl_page_add_light_markup (page, text);
      if (i == 0 && dtl_document_get_n_events (document) > 0)
        add_begin (page);
      if (text == NULL)
        break;
    }
}

static GtkWidget *
add_marks (GtkWidget *page)
{
  GtkWidget *card;

  dtl_page_add_heading (page, _("How to read the marks"), "reader-section");
  card = dtl_page_add_card (page);
  for (guint i = 0; i < G_N_ELEMENTS (mark_words); i++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      dtl_page_add_label (row, _(mark_words[i].look), "reader-mark-look");
      dtl_page_add_label (row, _(mark_words[i].meaning), "reader-quiet");
      gtk_box_append (GTK_BOX (card), row);
    }
  return card;
}

static void
add_pips (GtkWidget *card)
{
  for (guint i = 0; i < G_N_ELEMENTS (pip_words); i++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_size_request (cell, PIP_CELL_PX, -1);
      gtk_box_append (GTK_BOX (cell), dtl_pips_new (pip_words[i].kind, pip_words[i].n_pips));
      gtk_box_append (GTK_BOX (row), cell);
      gtk_widget_set_hexpand (dtl_page_add_label (row, _(pip_words[i].meaning), "reader-quiet"), TRUE);
      gtk_box_append (GTK_BOX (card), row);
    }
}

/* What is to be known of one entry of the list of sources. */
static void
add_source_entry (GtkWidget   *card,
                  DtlDocument *document,
                  guint32      index)
{
  const DtlSource *source = dtl_document_get_source (document, index);
  g_autofree char *count = g_strdup_printf (ngettext ("Cited for %u event", "Cited for %u events", source->n_events),
                                            source->n_events);

  dtl_page_add_light_markup (card, source->note);
  if (source->n_based_on > 0)
    {
      g_autofree char *based_on = dtl_words_for_based_on (document, source);

      dtl_page_add_label (card, based_on, "reader-quiet");
    }
  dtl_page_add_label (card, count, "reader-quiet");
  if (dtl_is_web_address (source->url))
    {
      g_autofree char *url = g_markup_escape_text (source->url, -1);
      g_autofree char *markup = g_strdup_printf ("<a href=\"%s\">%s</a>", url, url);

      dtl_page_add_passage (card, markup, DTL_PASSAGE_MARKUP, "reader-quiet");
    }
  if (source->text_path != NULL)
    {
      GtkWidget *button = gtk_button_new_with_label (_("Read the Text"));

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.open-text");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(us)", index, "");
      gtk_box_append (GTK_BOX (card), button);
    }
}

static void
begin_sources (GtkWidget   *page,
               DtlDocument *document,
               GPtrArray   *checks)
{
  if (dtl_document_get_n_sources (document) > 0)
    dtl_page_add_heading (page, _("The sources"), "reader-section");
  if (checks != NULL)
    {
      g_autofree char *found = dtl_words_for_checks (checks);
      /* Translators: what was found of all quotations: "10 quotations: 8 matching, 2 drifted". */
      g_autofree char *text = g_strdup_printf (_("Looked for in the saved texts: %s."), found);

      dtl_page_add_label (page, text, "reader-text");
    }
}

/* One card for each attribution; entries that share one stand in it together. */
static void
add_source (GtkWidget   *page,
            DtlDocument *document,
            Rest        *rest,
            guint        index)
{
  g_autofree char *attribution = dtl_document_dup_attribution (document, index);
  GtkWidget *card = g_hash_table_lookup (rest->cards, attribution);

  if (card == NULL)
    {
      card = dtl_page_add_card (page);
      dtl_page_add_passage (card, attribution, DTL_PASSAGE_TEXT, "reader-source");
      g_hash_table_insert (rest->cards, g_steal_pointer (&attribution), card);
    }
  add_source_entry (card, document, index);
}

static void
end_sources (GtkWidget *page,
             guint      n_more)
{
  g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);

  dtl_page_add_label (page, more, "reader-quiet");
}

static void
rest_free (gpointer data)
{
  Rest *rest = data;

  g_hash_table_unref (rest->cards);
  g_free (rest);
}

GtkWidget *
dtl_start_page_new (DtlDocument *document)
{
  GtkWidget *page = dtl_page_new ();
  Rest *rest = g_new0 (Rest, 1);
  g_autofree char *summary = NULL;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);

  summary = dtl_document_dup_summary_words (document);
  dtl_page_add_label (page, _("Start here"), "reader-eyebrow");
  dtl_page_add_passage (page, dtl_document_get_title (document), DTL_PASSAGE_HEADING, "reader-title");
  dtl_page_add_label (page, summary, "reader-quiet");
  add_story (page, document);
  rest->cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_object_set_qdata_full (G_OBJECT (page), rest_quark (), rest, rest_free);
  return page;
}

gboolean
dtl_start_page_add_more (GtkWidget   *page,
                         DtlDocument *document,
                         GPtrArray   *checks)
{
  Rest *rest;
  guint n_sources, end;

  g_return_val_if_fail (GTK_IS_BOX (page), FALSE);
  g_return_val_if_fail (DTL_IS_DOCUMENT (document), FALSE);

  rest = g_object_get_qdata (G_OBJECT (page), rest_quark ());
  n_sources = dtl_document_get_n_sources (document);
  if (rest->marks == NULL)
    {
      rest->marks = add_marks (page);
      return TRUE;
    }
  if (!rest->has_pips)
    {
      rest->has_pips = TRUE;
      add_pips (rest->marks);
      begin_sources (page, document, checks);
      return n_sources > 0;
    }

  end = MIN (rest->n_sources + SOURCES_AT_ONCE, MIN (n_sources, MANY_SOURCES));
  while (rest->n_sources < end)
    add_source (page, document, rest, rest->n_sources++);
  if (end == MANY_SOURCES && n_sources > MANY_SOURCES)
    end_sources (page, n_sources - MANY_SOURCES);
  return end < MIN (n_sources, MANY_SOURCES);
}
