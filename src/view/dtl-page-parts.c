/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-page-parts.h"

#include "dtl-flow-layout.h"
#include "dtl-light-markup.h"
#include "dtl-words.h"

GtkWidget *
dtl_page_new (void)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (page, "reader-page");
  return page;
}

static GtkWidget *
add_label_with_role (GtkWidget         *box,
                     const char        *text,
                     const char        *css_class,
                     GtkAccessibleRole  role)
{
  g_autofree char *shown = dtl_words_shorten (text, DTL_WORDS_PAGE_LETTERS);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "label", shown,
                                   NULL);

  dtl_passage_wrap (GTK_LABEL (label));
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

GtkWidget *
dtl_page_add_label (GtkWidget  *box,
                    const char *text,
                    const char *css_class)
{
  return add_label_with_role (box, text, css_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

GtkWidget *
dtl_page_add_heading (GtkWidget  *box,
                      const char *text,
                      const char *css_class)
{
  return add_label_with_role (box, text, css_class, GTK_ACCESSIBLE_ROLE_HEADING);
}

GtkWidget *
dtl_page_add_passage (GtkWidget      *box,
                      const char     *text,
                      DtlPassageKind  kind,
                      const char     *css_class)
{
  g_autofree char *shown = kind != DTL_PASSAGE_MARKUP ? dtl_words_shorten (text, DTL_WORDS_PAGE_LETTERS) : NULL;
  GtkWidget *passage = dtl_passage_new (shown != NULL ? shown : text, kind, NULL);

  gtk_widget_add_css_class (passage, css_class);
  gtk_box_append (GTK_BOX (box), passage);
  return passage;
}

static void
add_list_item (GtkWidget  *box,
               const char *markup)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *bullet = gtk_label_new ("•");

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), bullet);
  gtk_widget_set_hexpand (dtl_page_add_passage (row, markup, DTL_PASSAGE_MARKUP, "reader-text"), TRUE);
  gtk_box_append (GTK_BOX (box), row);
}

void
dtl_page_add_light_markup (GtkWidget  *box,
                           const char *text)
{
  g_autofree char *shown = text != NULL ? dtl_words_shorten (text, DTL_WORDS_PAGE_LETTERS) : NULL;
  g_autoptr(GPtrArray) blocks = dtl_light_markup_parse (shown);

  for (guint i = 0; i < blocks->len; i++)
    {
      const DtlBlock *block = g_ptr_array_index (blocks, i);

      switch (block->kind)
        {
        case DTL_BLOCK_QUOTATION:
          dtl_page_add_passage (box, block->markup, DTL_PASSAGE_MARKUP, "reader-blockquote");
          break;
        case DTL_BLOCK_LIST_ITEM:
          add_list_item (box, block->markup);
          break;
        case DTL_BLOCK_PARAGRAPH:
        default:
          dtl_page_add_passage (box, block->markup, DTL_PASSAGE_MARKUP, "reader-text");
          break;
        }
    }
}

GtkWidget *
dtl_page_add_chips (GtkWidget *box)
{
  GtkWidget *chips = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (chips, dtl_flow_layout_new (6));
  gtk_widget_add_css_class (chips, "reader-chips");
  gtk_box_append (GTK_BOX (box), chips);
  return chips;
}

GtkWidget *
dtl_page_add_chip (GtkWidget  *chips,
                   GtkWidget  *icon,
                   const char *text)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (icon != NULL)
    gtk_box_append (GTK_BOX (chip), icon);
  gtk_widget_set_hexpand (dtl_page_add_label (chip, text, "reader-chip-text"), TRUE);
  gtk_widget_add_css_class (chip, "reader-chip");
  gtk_box_append (GTK_BOX (chips), chip);
  return chip;
}

GtkWidget *
dtl_page_add_card (GtkWidget *box)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (card, "reader-card");
  gtk_box_append (GTK_BOX (box), card);
  return card;
}

void
dtl_page_show_only (GtkWidget  *stack,
                    const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (GTK_STACK (stack), name);

  gtk_widget_set_visible (page, TRUE);
  gtk_stack_set_visible_child (GTK_STACK (stack), page);
  for (GtkWidget *child = gtk_widget_get_first_child (stack); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, child == page);
}

static void
stop (GtkAdjustment *adjustment)
{
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment));
}

/* The child is unmapped before the window jumps. */
static void
unmap_cb (GtkScrollable *child)
{
  stop (gtk_scrollable_get_hadjustment (child));
  stop (gtk_scrollable_get_vadjustment (child));
}

void
dtl_stop_scrolling_when_hidden (GtkWidget *scrolled)
{
  g_signal_connect (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled)), "unmap", G_CALLBACK (unmap_cb), NULL);
}

void
dtl_set_tooltip (GtkWidget  *widget,
                 const char *text)
{
  gboolean hides = gtk_widget_get_visible (widget) && !gtk_widget_get_mapped (widget);

  if (hides)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (hides)
    gtk_widget_set_visible (widget, TRUE);
}

static void
make_menu_cb (GtkMenuButton *button,
              gpointer       menu)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

void
dtl_page_set_late_menu (GtkMenuButton *button,
                        GMenuModel    *menu)
{
  gtk_menu_button_set_create_popup_func (button, make_menu_cb, g_object_ref (menu), g_object_unref);
}

void
dtl_page_show_text (GtkWidget  *label,
                    const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

char *
dtl_capitalise (const char *text)
{
  GString *out = g_string_new (NULL);

  if (*text != '\0')
    {
      g_string_append_unichar (out, g_unichar_totitle (g_utf8_get_char (text)));
      g_string_append (out, g_utf8_next_char (text));
    }
  return g_string_free (out, FALSE);
}
