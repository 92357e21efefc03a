/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Parts of the window that most first frames are without: what stands in the place of the timeline while there is none, what
 * is to be said of a file, the entry of the search. Each is made when it is first shown.
 */
#include "config.h"

#include "dtl-window-private.h"

#include <glib/gi18n-lib.h>

/* (transfer full): has the part and all that is in it by their names. */
static GtkBuilder *
build_part (const char *name)
{
  GtkBuilder *builder = gtk_builder_new ();
  g_autoptr(GError) error = NULL;

  if (gtk_builder_add_objects_from_resource (builder, RESOURCE_BASE "/ui/dtl-window-parts.ui",
                                             (const char *[]) { name, NULL }, &error) == 0)
    g_error ("%s", error->message);
  return builder;
}

GtkWidget *
dtl_window_get_page (DtlWindow  *self,
                     const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, name);
  g_autoptr(GtkBuilder) builder = NULL;

  if (page != NULL)
    return page;
  builder = build_part (name);
  page = GTK_WIDGET (gtk_builder_get_object (builder, name));
  gtk_stack_add_named (self->stack, page, name);
  if (g_str_equal (name, "loading"))
    {
      self->loading_page = ADW_STATUS_PAGE (page);
      self->progress_bar = GTK_PROGRESS_BAR (gtk_builder_get_object (builder, "progress_bar"));
    }
  else if (g_str_equal (name, "failed"))
    {
      self->failed_page = ADW_STATUS_PAGE (page);
      self->failed_label = GTK_LABEL (gtk_builder_get_object (builder, "failed_label"));
    }
  return page;
}

void
dtl_window_make_search (DtlWindow *self)
{
  g_autoptr(GtkBuilder) builder = build_part ("search");

  self->search_entry = GTK_SEARCH_ENTRY (gtk_builder_get_object (builder, "search_entry"));
  self->match_label = GTK_LABEL (gtk_builder_get_object (builder, "match_label"));
  self->nothing_found_label = GTK_LABEL (gtk_builder_get_object (builder, "nothing_found_label"));
  gtk_search_bar_set_child (self->search_bar, GTK_WIDGET (gtk_builder_get_object (builder, "search")));
}

static void
info_bar_response_cb (GtkWidget *bar)
{
  gtk_widget_set_visible (bar, FALSE);
}

/* Says @words (nullable: nothing) in the bar @name, which stands below @above. */
static void
tell_in_bar (GtkInfoBar    **bar,
             GtkLabel      **label,
             const char     *name,
             gpointer        above,
             const char     *words,
             GtkMessageType  type)
{
  if (*bar == NULL && words != NULL)
    {
      g_autoptr(GtkBuilder) builder = build_part (name);

      *bar = GTK_INFO_BAR (gtk_builder_get_object (builder, name));
      *label = GTK_LABEL (gtk_builder_get_object (builder, "words"));
      gtk_widget_insert_after (GTK_WIDGET (*bar), gtk_widget_get_parent (above), above);
      g_signal_connect (*bar, "response", G_CALLBACK (info_bar_response_cb), NULL);
    }
  if (*bar == NULL)
    return;
  if (words != NULL)
    gtk_label_set_label (*label, words);
  gtk_info_bar_set_message_type (*bar, type);
  gtk_widget_set_visible (GTK_WIDGET (*bar), words != NULL);
}

static void
tell_problems (DtlWindow   *self,
               DtlDocument *document)
{
  guint n_problems = 0, n_left_out = 0;
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < dtl_document_get_n_problems (document); i++)
    {
      const DtlProblem *problem = dtl_document_get_problem (document, i);

      n_problems += problem->n;
      n_left_out += problem->kind == DTL_PROBLEM_LEFT_OUT ? problem->n : 0;
    }

  g_string_append_printf (text, ngettext ("%u problem in this file", "%u problems in this file", n_problems), n_problems);
  if (n_left_out > 0)
    {
      g_string_append (text, "; ");
      g_string_append_printf (text, ngettext ("%u part of it was left out", "%u parts of it were left out", n_left_out),
                              n_left_out);
    }
  g_string_append_c (text, '.');
  tell_in_bar (&self->problems_bar, &self->problems_label, "problems", self->search_bar,
               n_problems > 0 ? text->str : NULL, n_left_out > 0 ? GTK_MESSAGE_WARNING : GTK_MESSAGE_INFO);
}

static char *
import_to_words (DtlDocument *document)
{
  /* Translators: %s is “a table”, “a TimelineJS file” and the like. */
  return g_strdup_printf (_("This timeline was made from %s, which stays as it is. Save it to keep it in Dateline's own format."),
                          _(dtl_document_get_import_name (document)));
}

/* Where a timeline came out of a picture: that it did, and whether it is still what the picture shows. And where it was made of a
 * file of another format. */
static void
tell_origin (DtlWindow   *self,
             DtlDocument *document)
{
  const DtlDocumentPicture *picture = dtl_document_get_picture (document);
  gboolean is_intact = picture == NULL || picture->is_intact;
  g_autofree char *import_words = dtl_document_get_import_name (document) != NULL ? import_to_words (document) : NULL;
  const char *words = import_words;

  if (!is_intact)
    words = _("This timeline came out of a picture, but it is not the one that the picture was made of: its hash is another.");
  else if (picture != NULL && picture->is_part)
    words = _("This came out of a picture: the part of a timeline that it shows. Its hash holds: nothing was changed since.");
  else if (picture != NULL)
    words = _("This timeline came out of a picture. Its hash holds: it is what the picture was made of, to the byte.");
  tell_in_bar (&self->origin_bar, &self->origin_label, "origin",
               self->problems_bar != NULL ? (gpointer) self->problems_bar : self->search_bar,
               words, is_intact ? GTK_MESSAGE_INFO : GTK_MESSAGE_WARNING);
}

void
dtl_window_tell_unreadable (DtlWindow  *self,
                            const char *words)
{
  tell_in_bar (&self->unreadable_bar, &self->unreadable_label, "unreadable", self->search_bar, words, GTK_MESSAGE_ERROR);
}

void
dtl_window_tell_of_document (DtlWindow   *self,
                             DtlDocument *document)
{
  dtl_window_tell_unreadable (self, NULL);
  tell_problems (self, document);
  tell_origin (self, document);
}
