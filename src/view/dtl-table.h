/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table of events, as all our views have it: columns of fixed width, so that nothing moves while scrolling, and one that
 * takes the rest; fewer of them in a narrow window, wider ones in a wide one; two lines of text in a cell; names for screen readers. Above it a line
 * says what is shown, and a menu sorts by keys what the titles of the columns sort by a click.
 *
 * It follows the state of its list: the selected row is kept in view, and a search dims what it did not find. Which rows
 * there are, in which order, and what stands in them, comes from the view that owns it.
 *
 * Properties: "sorted-by" char*, the nick of a column; "descending" gboolean.
 * Signals: "sort": one of these changed; "event-activated" (guint event): to be read; "notice" (const char *message).
 * Actions: "table.sort" (s) and "table.descending" set the properties; "table.copy" copies the selected event.
 */
#pragma once

#include <gtk/gtk.h>

#include "dtl-event-list.h"

G_BEGIN_DECLS

typedef struct
{
  const char *nick;             /* also a class of its cells */
  int         width;            /* -1: what is left */
  int         from_view_width;  /* in a narrower view it is not shown */
} DtlTableColumn;

typedef struct
{
  /* The heading of a column; static text. */
  const char *(*get_title)    (guint        column);
  /* The words of one cell. (transfer full) */
  char       *(*dup_text)     (gpointer     owner,
                               guint        column,
                               DtlEventRow *row);
  /* What stands before them; NULL for none. (transfer floating) */
  GtkWidget  *(*make_sign)    (gpointer     owner,
                               guint        column,
                               DtlEventRow *row);
  /* All of a row as a screen reader says it. (transfer full) */
  char       *(*dup_row_name) (gpointer     owner,
                               DtlEventRow *row);
} DtlTableFuncs;

#define DTL_TABLE_MAX_COLUMNS 8

#define DTL_TYPE_TABLE (dtl_table_get_type ())
G_DECLARE_FINAL_TYPE (DtlTable, dtl_table, DTL, TABLE, GtkWidget)

/* @columns and @funcs must outlive it; @owner (not owned) holds it. @name: what a screen reader calls it. */
GtkWidget *dtl_table_new            (const DtlTableColumn *columns,
                                     guint                 n_columns,
                                     const DtlTableFuncs  *funcs,
                                     gpointer              owner,
                                     const char           *name);
/* @list (nullable) */
void       dtl_table_set_list       (DtlTable             *self,
                                     DtlEventList         *list);
/* What stands in the rows has changed, and the rows have not. */
void       dtl_table_fill_again     (DtlTable             *self);
/* What the line above the rows says. */
void       dtl_table_set_summary    (DtlTable             *self,
                                     const char           *text);
/* Adds a widget behind it. */
void       dtl_table_add_to_bar     (DtlTable             *self,
                                     GtkWidget            *widget);
guint      dtl_table_get_sorted     (DtlTable             *self,
                                     gboolean             *descending);
/* After the rows were replaced: keeps the selected one in view. */
void       dtl_table_queue_scroll   (DtlTable             *self);
/* Moves the keyboard to the selected row, else to the first. FALSE when there is none. */
gboolean   dtl_table_focus          (DtlTable             *self);

G_END_DECLS
