/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-quotation.h"

#include <glib/gi18n-lib.h>

#include "dtl-clipboard.h"
#include "dtl-copy.h"
#include "dtl-light-markup.h"
#include "dtl-page-parts.h"
#include "dtl-passage.h"
#include "dtl-words.h"

struct _DtlQuotation
{
  GtkWidget parent_instance;

  GtkWidget *quotation;       /* its label, NULL for a pointer */
  GtkWidget *check_row;       /* what was found in the saved text, NULL while nobody looked */
  char      *citation_text;   /* for the clipboard */
  char      *citation_html;
  char      *url;             /* of the source, when it may be opened */
  char      *exact, *prefix, *suffix;
  guint32    source;
  char      *spoken;          /* without what was checked */
};

G_DEFINE_FINAL_TYPE (DtlQuotation, dtl_quotation, GTK_TYPE_WIDGET)

enum
{
  COPIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The CSL labels that timelines have use for; others are shown as they are written. */
static const struct
{
  const char *label;
  const char *words;    /* %s is the locator */
} locator_words[] = {
  { "page", N_("page %s") },
  { "paragraph", N_("paragraph %s") },
  { "section", N_("section %s") },
  { "chapter", N_("chapter %s") },
  { "line", N_("line %s") },
  { "column", N_("column %s") },
  { "folio", N_("folio %s") },
  { "volume", N_("volume %s") },
  { "issue", N_("issue %s") },
  { "note", N_("note %s") },
  { "figure", N_("figure %s") },
  { "part", N_("part %s") },
  { "verse", N_("verse %s") },
  { "timestamp", N_("at %s") },
};

static char *
locator_to_words (const DtlCitation *citation)
{
  const char *label = citation->locator_label != NULL ? citation->locator_label : "page";

  if (citation->locator == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (locator_words); i++)
    {
      g_auto(GStrv) parts = NULL;

      if (g_strcmp0 (label, locator_words[i].label) != 0)
        continue;
      parts = g_strsplit (_(locator_words[i].words), "%s", 2);
      return g_strjoinv (citation->locator, parts);
    }
  return g_strdup_printf ("%s %s", label, citation->locator);
}

/* Who speaks: the actor that the citation names, or else the source itself. */
static const char *
get_speaker (DtlDocument       *document,
             const DtlCitation *citation)
{
  const DtlSource *source;

  if (citation->by != DTL_NONE)
    return dtl_document_get_actor (document, citation->by)->name;
  if (citation->source == DTL_NONE)
    return citation->source_id != NULL ? citation->source_id : _("The source");
  source = dtl_document_get_source (document, citation->source);
  if (source->container != NULL)
    return source->container;
  if (source->authors != NULL)
    return source->authors;
  return source->title != NULL ? source->title : _("The source");
}

/* "The Kremlin confirms · 13 September 2017"; for the ear "The Kremlin confirms, 13 September 2017". */
static char *
stance_to_words (DtlDocument       *document,
                 const DtlCitation *citation,
                 gboolean           is_spoken)
{
  const char *speaker = get_speaker (document, citation);
  const char *stance = dtl_stance_to_words (citation->stance);
  DtlWording wording = is_spoken ? DTL_WORDING_SPOKEN : DTL_WORDING_LONG;
  g_autofree char *on = citation->on != NULL ? dtl_when_to_words (citation->on, wording) : NULL;

  if (on != NULL && is_spoken)
    /* Translators: who, the stance that they take ("confirms"), and when; read aloud. */
    return g_strdup_printf (_("%s %s, %s"), speaker, stance, on);
  if (on != NULL)
    /* Translators: who, the stance that they take ("confirms"), and when. */
    return g_strdup_printf (_("%s %s · %s"), speaker, stance, on);
  /* Translators: who, and the stance that they take ("confirms"). */
  return g_strdup_printf (_("%s %s"), speaker, stance);
}

static char *
source_to_words (DtlDocument       *document,
                 const DtlCitation *citation)
{
  if (citation->source == DTL_NONE)
    /* Translators: %s is the name by which a file refers to a source. */
    return g_strdup_printf (_("“%s”, a source that the file does not list"),
                            citation->source_id != NULL ? citation->source_id : "");
  return dtl_document_dup_attribution (document, citation->source);
}

void
dtl_quotation_copy (DtlQuotation *self)
{
  int start, end;

  g_return_if_fail (DTL_IS_QUOTATION (self));

  /* Who has selected a few words wants these. */
  if (self->quotation != NULL && gtk_label_get_selection_bounds (GTK_LABEL (self->quotation), &start, &end))
    {
      const char *text = gtk_label_get_text (GTK_LABEL (self->quotation));
      g_autofree char *selected = g_utf8_substring (text, start, end);

      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), selected);
    }
  else
    dtl_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->citation_text, self->citation_html);
  g_signal_emit (self, signals[COPIED], 0);
}

static void
copy_button_clicked_cb (DtlQuotation *self)
{
  if (self->quotation != NULL)
    gtk_label_select_region (GTK_LABEL (self->quotation), 0, 0);
  dtl_quotation_copy (self);
}

static void
open_button_clicked_cb (DtlQuotation *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->url, GDK_CURRENT_TIME);
}

static void
text_button_clicked_cb (DtlQuotation *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.open-text", "(us)", self->source, self->exact != NULL ? self->exact : "");
}

static void
copy_action_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  dtl_quotation_copy (DTL_QUOTATION (widget));
}

static GtkWidget *
append_label (GtkWidget  *parent,
              const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_WORD);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_insert_before (label, parent, NULL);
  return label;
}

static void
append_words (DtlQuotation      *self,
              DtlDocument       *document,
              const DtlCitation *citation)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (citation->exact != NULL)
    {
      /* Translators: a quotation, within the quotation marks of the language. */
      g_autofree char *quoted = g_strdup_printf (_("“%s”"), citation->exact);

      self->quotation = dtl_passage_new (quoted, DTL_PASSAGE_QUOTATION, citation->language);
      gtk_widget_add_css_class (self->quotation, "quotation-words");
      gtk_widget_insert_before (self->quotation, widget, NULL);
    }
  if (citation->translation != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("In translation: “%s”"), citation->translation);
      GtkWidget *label = dtl_passage_new (text, DTL_PASSAGE_TEXT, NULL);

      gtk_widget_add_css_class (label, "quotation-translation");
      gtk_widget_insert_before (label, widget, NULL);
    }
  if (citation->when != NULL)
    {
      g_autofree char *when = dtl_when_to_words (citation->when, DTL_WORDING_LONG);
      g_autofree char *text = g_strdup_printf (_("Dates it differently: %s"), when);

      append_label (widget, text, "quotation-claim");
    }
  if (citation->note != NULL)
    append_label (widget, citation->note, "quotation-note");
  if (citation->exact == NULL)
    append_label (widget, _("Points to a place in the source; no words are quoted."), "quotation-pointer");
}

static void
append_button (DtlQuotation *self,
               GtkWidget    *box,
               GtkWidget    *button,
               const char   *tooltip,
               GCallback     callback)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_END);
  dtl_set_tooltip (button, tooltip);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
append_attribution (DtlQuotation      *self,
                    DtlDocument       *document,
                    const DtlCitation *citation,
                    const char        *source_words)
{
  const DtlSource *source = citation->source != DTL_NONE ? dtl_document_get_source (document, citation->source) : NULL;
  g_autofree char *locator = locator_to_words (citation);
  g_autofree char *attribution = locator != NULL ? g_strdup_printf ("%s, %s", source_words, locator)
                                                 : g_strdup (source_words);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button;

  append_label (words, attribution, "quotation-attribution");
  if (source != NULL && source->note != NULL)
    append_label (words, source->note, "quotation-source-note");
  gtk_widget_insert_before (words, GTK_WIDGET (self), NULL);

  if (source != NULL && dtl_is_web_address (source->url))
    {
      self->url = g_strdup (source->url);
      button = gtk_button_new_from_icon_name ("web-browser-symbolic");
      append_button (self, row, button, self->url, G_CALLBACK (open_button_clicked_cb));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Open the source"), -1);
    }
  if (source != NULL && source->text_path != NULL)
    {
      button = gtk_button_new_with_label (_("In the Text"));
      append_button (self, row, button, _("Show it in the text of the source"), G_CALLBACK (text_button_clicked_cb));
    }
  if (citation->exact != NULL)
    {
      button = gtk_button_new_with_label (_("Copy"));
      append_button (self, row, button, _("Copy the quotation with its citation"), G_CALLBACK (copy_button_clicked_cb));
    }
  gtk_widget_add_css_class (row, "quotation-buttons");
  gtk_widget_insert_before (row, GTK_WIDGET (self), NULL);
  gtk_widget_set_visible (row, gtk_widget_get_first_child (row) != NULL);
}

static void
dtl_quotation_dispose (GObject *object)
{
  DtlQuotation *self = DTL_QUOTATION (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->quotation = self->check_row = NULL;

  G_OBJECT_CLASS (dtl_quotation_parent_class)->dispose (object);
}

static void
dtl_quotation_finalize (GObject *object)
{
  DtlQuotation *self = DTL_QUOTATION (object);

  g_free (self->citation_text);
  g_free (self->citation_html);
  g_free (self->url);
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->spoken);

  G_OBJECT_CLASS (dtl_quotation_parent_class)->finalize (object);
}

static void
dtl_quotation_class_init (DtlQuotationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dtl_quotation_dispose;
  object_class->finalize = dtl_quotation_finalize;

  gtk_widget_class_set_css_name (widget_class, "quotation");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "quotation.copy", NULL, copy_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "quotation.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "quotation.copy", NULL);

  /**
   * DtlQuotation::copied:
   *
   * The clipboard holds the quotation now.
   */
  signals[COPIED] = g_signal_new ("copied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
dtl_quotation_init (DtlQuotation *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "reader-card");
}

GtkWidget *
dtl_quotation_new (DtlDocument       *document,
                   const DtlCitation *citation,
                   const char        *spoken_context)
{
  DtlQuotation *self;
  g_autofree char *stance = NULL, *spoken_stance = NULL, *source = NULL;
  g_autoptr(GString) spoken = g_string_new (NULL);

  g_return_val_if_fail (DTL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (citation != NULL, NULL);

  self = g_object_new (DTL_TYPE_QUOTATION, "focusable", TRUE, NULL);
  self->source = citation->source;
  self->exact = g_strdup (citation->exact);
  self->prefix = g_strdup (citation->prefix);
  self->suffix = g_strdup (citation->suffix);
  stance = stance_to_words (document, citation, FALSE);
  spoken_stance = stance_to_words (document, citation, TRUE);
  source = source_to_words (document, citation);
  self->citation_text = dtl_copy_citation (document, citation, DTL_COPY_PLAIN);
  self->citation_html = dtl_copy_citation (document, citation, DTL_COPY_HTML);

  append_label (GTK_WIDGET (self), stance, "quotation-stance");
  append_words (self, document, citation);
  append_attribution (self, document, citation, source);

  if (spoken_context != NULL)
    g_string_append_printf (spoken, "%s; ", spoken_context);
  if (citation->exact != NULL)
    g_string_append_printf (spoken, "“%s”; ", citation->exact);
  g_string_append_printf (spoken, "%s; %s", spoken_stance, source);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
  self->spoken = g_strdup (spoken->str);
  return GTK_WIDGET (self);
}

/* "In the saved text: matching but for white space", with a sign that is not only a colour. */
static GtkWidget *
new_check_row (const DtlQuoteMatch *match)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (dtl_quote_state_get_icon (match->state));
  g_autofree char *state = dtl_quote_match_to_words (match);
  /* Translators: what was found of a quotation: "matching but for white space", "drifted", "not found". */
  g_autofree char *text = g_strdup_printf (_("In the saved text: %s"), state);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), image);
  gtk_widget_set_hexpand (append_label (row, text, "quotation-check-words"), TRUE);
  gtk_widget_add_css_class (row, "quotation-check");
  if (match->state != DTL_QUOTE_MATCHING)
    gtk_widget_add_css_class (row, "suspect");
  return row;
}

void
dtl_quotation_set_check (DtlQuotation        *self,
                         const DtlQuoteMatch *match)
{
  g_autofree char *state = NULL, *spoken = NULL;

  g_return_if_fail (DTL_IS_QUOTATION (self));
  g_return_if_fail (match != NULL);

  if (self->quotation == NULL)
    return;
  if (self->check_row != NULL)
    gtk_widget_unparent (self->check_row);
  self->check_row = new_check_row (match);
  gtk_widget_insert_after (self->check_row, GTK_WIDGET (self), self->quotation);

  state = dtl_quote_match_to_words (match);
  spoken = g_strdup_printf (_("%s; in the saved text: %s"), self->spoken, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

guint32
dtl_quotation_get_source (DtlQuotation *self)
{
  g_return_val_if_fail (DTL_IS_QUOTATION (self), DTL_NONE);

  return self->source;
}

const char *
dtl_quotation_get_exact (DtlQuotation *self)
{
  g_return_val_if_fail (DTL_IS_QUOTATION (self), NULL);

  return self->exact;
}

const char *
dtl_quotation_get_prefix (DtlQuotation *self)
{
  g_return_val_if_fail (DTL_IS_QUOTATION (self), NULL);

  return self->prefix;
}

const char *
dtl_quotation_get_suffix (DtlQuotation *self)
{
  g_return_val_if_fail (DTL_IS_QUOTATION (self), NULL);

  return self->suffix;
}

gboolean
dtl_quotation_mark_date (DtlQuotation *self,
                         GPtrArray    *phrases)
{
  gboolean is_marked = FALSE;

  g_return_val_if_fail (DTL_IS_QUOTATION (self), FALSE);
  g_return_val_if_fail (phrases != NULL, FALSE);

  if (self->quotation == NULL)
    return FALSE;
  for (guint i = 0; i < phrases->len; i++)
    is_marked |= dtl_passage_mark (self->quotation, g_ptr_array_index (phrases, i));
  if (is_marked)
    {
      GtkWidget *label = append_label (GTK_WIDGET (self), _("The date rests on the words in bold."), "quotation-pointer");

      gtk_widget_insert_after (label, GTK_WIDGET (self), self->quotation);
    }
  return is_marked;
}

gboolean
dtl_quotation_quotes (DtlQuotation *self)
{
  g_return_val_if_fail (DTL_IS_QUOTATION (self), FALSE);

  return self->quotation != NULL;
}
