/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the pages of the reader are put together from. A page is a vertical box; each function appends one part to a box
 * and returns it. How it looks is said by the style sheet.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-document.h"
#include "dtl-passage.h"

G_BEGIN_DECLS

GtkWidget *dtl_page_new              (void);
/* A wrapped line of the interface's own words. */
GtkWidget *dtl_page_add_label        (GtkWidget      *box,
                                      const char     *text,
                                      const char     *css_class);
/* A heading, which screen readers can jump to. */
GtkWidget *dtl_page_add_heading      (GtkWidget      *box,
                                      const char     *text,
                                      const char     *css_class);
/* Words of the document that can be selected and searched. */
GtkWidget *dtl_page_add_passage      (GtkWidget      *box,
                                      const char     *text,
                                      DtlPassageKind  kind,
                                      const char     *css_class);
/* The blocks of a description; nothing for NULL. */
void       dtl_page_add_light_markup (GtkWidget      *box,
                                      const char     *text);
/* A row of chips that goes on in the next line. */
GtkWidget *dtl_page_add_chips        (GtkWidget      *box);
/* @icon (nullable) stands before the words. */
GtkWidget *dtl_page_add_chip         (GtkWidget      *chips,
                                      GtkWidget      *icon,
                                      const char     *text);
/* A frame for rows or for a few lines of text. */
GtkWidget *dtl_page_add_card         (GtkWidget      *box);

/* Shows a page of a stack, and hides the others, too: a screen reader would find them. */
void       dtl_page_show_only        (GtkWidget      *stack,
                                      const char     *name);
/* A scrolled window, which has its child by now, stops where it is when it is hidden on its way. GTK 4.8 jumps to where that would
 * have led, and prints a critical where the jump makes the child scroll in its turn, as a text does. */
void       dtl_stop_scrolling_when_hidden (GtkWidget *scrolled);
/* GTK 4.8 asks the display server where the pointer is whenever what is visible gets a tooltip, and under X11 stops all other
 * programs meanwhile: several milliseconds before a first frame. What was not shown yet is hidden for that moment. */
void       dtl_set_tooltip           (GtkWidget      *widget,
                                      const char     *text);
/* The items of a menu take longer to make than what stands around its button: they are made when it is first opened. */
void       dtl_page_set_late_menu    (GtkMenuButton  *button,
                                      GMenuModel     *menu);
/* Shows @text (nullable: nothing) in a label. */
void       dtl_page_show_text        (GtkWidget      *label,
                                      const char     *text);
/* The same words with their first letter as a sentence begins. (transfer full) */
char      *dtl_capitalise            (const char     *text);

G_END_DECLS
