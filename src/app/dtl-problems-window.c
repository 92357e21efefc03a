/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-problems-window.h"

#include <glib/gi18n-lib.h>

#include "dtl-ui-resources.h"

/* A list of widgets is enough for what a person reads; a file with more problems than this has one: it is broken. */
#define MAX_ROWS 500

struct _DtlProblemsWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkListBox     *list;
  GtkLabel       *more_label;
  AdwToastOverlay *toasts;

  GString *text;    /* all of it, for the clipboard */
};

G_DEFINE_FINAL_TYPE (DtlProblemsWindow, dtl_problems_window, ADW_TYPE_WINDOW)

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_problem (DtlProblemsWindow *self,
             const DtlProblem  *problem,
             const char        *name)
{
  const char *kind = problem->kind == DTL_PROBLEM_LEFT_OUT ? _("left out") : _("remark");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *place = g_strdup_printf ("%s:%u:%u · %s", name, problem->line, problem->column, kind);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", place, problem->message);

  gtk_widget_add_css_class (box, "problem");
  add_label (box, place, "problem-place");
  add_label (box, problem->message, "problem-message");
  if (problem->excerpt != NULL)
    add_label (box, problem->excerpt, "problem-excerpt");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (self->list, row);
}

static void
copy_action_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  DtlProblemsWindow *self = DTL_PROBLEMS_WINDOW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text->str);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("Copied to the clipboard")));
}

static void
dtl_problems_window_finalize (GObject *object)
{
  g_string_free (DTL_PROBLEMS_WINDOW (object)->text, TRUE);

  G_OBJECT_CLASS (dtl_problems_window_parent_class)->finalize (object);
}

static void
dtl_problems_window_class_init (DtlProblemsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dtl_problems_window_finalize;

  dtl_ui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/dtl-problems-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlProblemsWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, DtlProblemsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DtlProblemsWindow, more_label);
  gtk_widget_class_bind_template_child (widget_class, DtlProblemsWindow, toasts);
  gtk_widget_class_install_action (widget_class, "problems.copy", NULL, copy_action_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dtl_problems_window_init (DtlProblemsWindow *self)
{
  self->text = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dtl_problems_window_present (GtkWindow   *parent,
                             DtlDocument *document,
                             GFile       *file)
{
  DtlProblemsWindow *self;
  guint n_problems;
  g_autofree char *base = NULL, *name = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (DTL_IS_DOCUMENT (document));

  self = g_object_new (DTL_TYPE_PROBLEMS_WINDOW, "transient-for", parent, NULL);
  n_problems = dtl_document_get_n_problems (document);
  base = file != NULL ? g_file_get_basename (file) : NULL;
  name = g_filename_display_name (base != NULL ? base : "-");

  adw_window_title_set_subtitle (self->window_title, name);
  for (guint i = 0; i < n_problems; i++)
    {
      const DtlProblem *problem = dtl_document_get_problem (document, i);

      if (i < MAX_ROWS)
        add_problem (self, problem, name);
      g_string_append_printf (self->text, "%s:%u:%u: %s\n", name, problem->line, problem->column, problem->message);
    }
  if (n_problems > MAX_ROWS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more, which “Copy” copies as well",
                                                         "and %u more, which “Copy” copies as well",
                                                         n_problems - MAX_ROWS), n_problems - MAX_ROWS);

      gtk_label_set_label (self->more_label, more);
      gtk_widget_set_visible (GTK_WIDGET (self->more_label), TRUE);
    }
  gtk_window_present (GTK_WINDOW (self));
}
