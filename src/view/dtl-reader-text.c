/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-reader-private.h"

#include "dtl-quotation.h"
#include "dtl-quotes.h"

static DtlSourceTextPage *
get_text_page (DtlReader *self)
{
  return DTL_SOURCE_TEXT_PAGE (self->text_page);
}

gboolean
dtl_reader_shows_text (DtlReader *self)
{
  return dtl_reader_get_text_source (self) != DTL_NONE;
}

/* Made when a text is first opened: few are, and the first frame of a window need not wait for it. */
static void
ensure_text_page (DtlReader *self)
{
  if (self->text_page != NULL)
    return;
  self->text_page = g_object_new (DTL_TYPE_SOURCE_TEXT_PAGE, "visible", FALSE, NULL);
  dtl_source_text_page_set_style (get_text_page (self), self->style);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), self->text_page);
}

/* What lies under the text is hidden as well: a screen reader would find it. Only the page, not what scrolls it, which may be on
 * its way: GTK 4.8 complains when it hides that. */
static void
show_page (DtlReader *self,
           gboolean   is_shown)
{
  GtkWidget *page = gtk_viewport_get_child (GTK_VIEWPORT (self->viewport));

  if (page != NULL)
    gtk_widget_set_visible (page, is_shown);
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* The keyboard goes to the page first: what is hidden with the focus inside keeps its window from being freed (GTK 4.8). */
static void
close_text (DtlReader *self)
{
  gboolean had_focus = has_focus_within (self->text_page);

  dtl_source_text_page_end (get_text_page (self));
  show_page (self, TRUE);
  if (had_focus)
    dtl_reader_focus_page (self);
  if (has_focus_within (self->text_page))
    gtk_root_set_focus (gtk_widget_get_root (self->text_page), NULL);
  gtk_widget_set_visible (self->text_page, FALSE);
}

gboolean
dtl_reader_update_text (DtlReader   *self,
                        DtlDocument *document,
                        guint32      event)
{
  if (!dtl_reader_shows_text (self))
    return FALSE;
  if (document == self->page_document &&
      (event == self->page_event || (event != DTL_NONE && dtl_source_text_page_show_event (get_text_page (self), event))))
    return TRUE;
  close_text (self);
  return FALSE;
}

void
dtl_reader_open_text (DtlReader  *self,
                      guint32     source,
                      const char *exact)
{
  g_return_if_fail (DTL_IS_READER (self));

  dtl_reader_update_page (self);
  if (self->page_document == NULL || source >= dtl_document_get_n_sources (self->page_document))
    return;
  /* A chain that is lit makes way: what the text tells is lit now. */
  dtl_view_state_set_traced (self->state, NULL);
  dtl_reader_update_page (self);
  ensure_text_page (self);
  dtl_source_text_page_begin (get_text_page (self), self->state, source, self->page_event, exact);
  gtk_widget_set_visible (self->text_page, TRUE);
  dtl_reader_focus_page (self);
  show_page (self, FALSE);
  dtl_reader_emit_text_wanted (self, source);
}

void
dtl_reader_take_text (DtlReader  *self,
                      guint32     source,
                      GBytes     *text,
                      GPtrArray  *quotes,
                      const char *remark)
{
  gboolean had_focus;

  g_return_if_fail (DTL_IS_READER (self));

  if (!dtl_reader_shows_text (self) || dtl_reader_get_text_source (self) != source)
    return;
  had_focus = has_focus_within (self->text_page);
  dtl_source_text_page_take_text (get_text_page (self), text, quotes, remark);
  if (had_focus)
    dtl_source_text_page_focus (get_text_page (self));
}

void
dtl_reader_take_text_failure (DtlReader  *self,
                              guint32     source,
                              const char *message,
                              gboolean    wants_folder)
{
  gboolean had_focus;

  g_return_if_fail (DTL_IS_READER (self));

  if (!dtl_reader_shows_text (self) || dtl_reader_get_text_source (self) != source)
    return;
  had_focus = has_focus_within (self->text_page);
  dtl_source_text_page_take_failure (get_text_page (self), message, wants_folder);
  if (had_focus)
    dtl_source_text_page_focus (get_text_page (self));
}

guint32
dtl_reader_get_text_source (DtlReader *self)
{
  g_return_val_if_fail (DTL_IS_READER (self), DTL_NONE);

  return self->text_page != NULL ? dtl_source_text_page_get_source (get_text_page (self)) : DTL_NONE;
}

/* Quotations with the same words of the same source, between the same words, share what was found. */
static guint
hash_words (gconstpointer data)
{
  const DtlQuote *quote = data;

  return g_str_hash (quote->exact) ^ quote->source;
}

static gboolean
equal_words (gconstpointer a,
             gconstpointer b)
{
  const DtlQuote *x = a, *y = b;

  return x->source == y->source && g_str_equal (x->exact, y->exact) &&
         g_strcmp0 (x->prefix, y->prefix) == 0 && g_strcmp0 (x->suffix, y->suffix) == 0;
}

void
dtl_reader_tell_checks (DtlReader *self,
                        GtkWidget *widget)
{
  if (self->checks == NULL)
    return;
  if (DTL_IS_QUOTATION (widget) && dtl_quotation_quotes (DTL_QUOTATION (widget)))
    {
      DtlQuotation *card = DTL_QUOTATION (widget);
      DtlQuote key = { .source = dtl_quotation_get_source (card), .exact = (char *) dtl_quotation_get_exact (card),
                       .prefix = (char *) dtl_quotation_get_prefix (card), .suffix = (char *) dtl_quotation_get_suffix (card) };
      const DtlQuote *found = g_hash_table_lookup (self->checks_by_words, &key);

      if (found != NULL)
        dtl_quotation_set_check (card, found->match);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    dtl_reader_tell_checks (self, child);
}

void
dtl_reader_set_checks (DtlReader *self,
                       GPtrArray *quotes)
{
  GtkWidget *page;

  g_return_if_fail (DTL_IS_READER (self));

  /* A page of another document takes the checks of that one with it. */
  if (quotes != NULL)
    dtl_reader_update_page (self);
  g_clear_pointer (&self->checks_by_words, g_hash_table_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  if (quotes == NULL)
    return;

  self->checks = g_ptr_array_ref (quotes);
  self->checks_by_words = g_hash_table_new (hash_words, equal_words);
  for (guint i = 0; i < quotes->len; i++)
    if (((DtlQuote *) quotes->pdata[i])->match != NULL)
      g_hash_table_add (self->checks_by_words, quotes->pdata[i]);

  page = gtk_viewport_get_child (GTK_VIEWPORT (self->viewport));
  if (self->page_event == DTL_NONE && self->rest_id == 0)
    dtl_reader_remake_page (self);
  else if (page != NULL)
    dtl_reader_tell_checks (self, page);
}

static void
open_text_action_cb (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  const char *exact;
  guint32 source;

  g_variant_get (parameter, "(u&s)", &source, &exact);
  dtl_reader_open_text (DTL_READER (widget), source, *exact != '\0' ? exact : NULL);
}

static void
close_text_action_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  DtlReader *self = DTL_READER (widget);

  if (dtl_reader_shows_text (self))
    close_text (self);
}

static void
give_folder_action_cb (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  dtl_reader_emit_folder_wanted (DTL_READER (widget));
}

void
dtl_reader_install_text_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.open-text", "(us)", open_text_action_cb);
  gtk_widget_class_install_action (widget_class, "reader.close-text", NULL, close_text_action_cb);
  gtk_widget_class_install_action (widget_class, "reader.give-folder", NULL, give_folder_action_cb);
}
