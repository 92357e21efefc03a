/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-trace-page.h"

#include <glib/gi18n-lib.h>

#include "dtl-lane-glyph.h"
#include "dtl-link-words.h"
#include "dtl-measure.h"
#include "dtl-page-parts.h"
#include "dtl-quotation.h"
#include "dtl-trace.h"

static void
add_event (GtkWidget   *card,
           DtlDocument *document,
           guint32      event,
           gboolean     is_origin)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = dtl_document_dup_title (document, event);
  g_autofree char *date = dtl_document_dup_date_words (document, event, DTL_WORDING_LONG);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", date != NULL ? date : _("undated"), title);

  gtk_box_append (GTK_BOX (row), dtl_lane_glyph_new (document, dtl_document_get_event (document, event)->lane));
  dtl_page_add_label (words, date != NULL ? date : _("undated"), "reader-link-date");
  dtl_page_add_label (words, title, "reader-link-title");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("go-next-symbolic"));

  gtk_button_set_child (GTK_BUTTON (button), row);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "reader-link");
  if (is_origin)
    gtk_widget_add_css_class (card, "reader-origin");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.select");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", event);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_box_append (GTK_BOX (card), button);
}

/* "Prompted by: Congress passes new sanctions", and who says so. */
static void
add_step (GtkWidget     *card,
          DtlDocument   *document,
          const DtlLink *link,
          guint32        effect)
{
  guint32 cause = link->from == effect ? link->to : link->from;
  g_autofree char *type = dtl_link_to_words (link, link->from == effect);
  g_autofree char *title = dtl_document_dup_title (document, cause);
  /* Translators: how two events are linked, and the title of the other one. */
  g_autofree char *words = g_strdup_printf (_("%s: %s"), type, title);
  g_autofree char *effect_title = dtl_document_dup_title (document, effect);
  g_autofree char *spoken = g_strdup_printf ("%s; %s", effect_title, words);

  dtl_page_add_label (card, words, "reader-step");
  if (dtl_measure_is_effect_first (document, link))
    dtl_page_add_label (card, _("Take care: the effect is dated before its cause."), "reader-warning");
  for (guint i = 0; i < link->citations->len; i++)
    gtk_box_append (GTK_BOX (card), dtl_quotation_new (document, g_ptr_array_index (link->citations, i), spoken));
  if (link->citations->len == 0)
    dtl_page_add_label (card, _("Uncited: no source is given for this link."), "reader-quiet");
}

GtkWidget *
dtl_trace_page_new (DtlDocument *document,
                    GArray      *chain,
                    guint32      origin)
{
  GtkWidget *page = dtl_page_new ();
  GtkWidget *button;
  g_autofree char *title = NULL, *count = NULL;

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), page);
  g_return_val_if_fail (chain != NULL, page);

  title = dtl_document_dup_title (document, origin);
  count = g_strdup_printf (ngettext ("%u event led here or followed, in order of time.",
                                     "%u events that led here or followed, in order of time.", chain->len - 1),
                           chain->len - 1);
  dtl_page_add_label (page, _("Chain of events"), "reader-eyebrow");
  dtl_page_add_passage (page, title, DTL_PASSAGE_HEADING, "reader-title");
  dtl_page_add_label (page, count, "reader-quiet");
  button = gtk_button_new_with_label (_("End the Trace"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.end-trace");
  gtk_box_append (GTK_BOX (page), button);

  for (guint i = 0; i < chain->len; i++)
    {
      guint32 event = g_array_index (chain, guint32, i);
      g_autoptr(GArray) steps = dtl_trace_dup_steps (document, chain, event);
      GtkWidget *card = dtl_page_add_card (page);

      gtk_widget_add_css_class (card, "reader-link-card");
      add_event (card, document, event, event == origin);
      for (guint j = 0; j < steps->len; j++)
        add_step (card, document, dtl_document_get_link (document, g_array_index (steps, guint32, j)), event);
    }
  return page;
}
