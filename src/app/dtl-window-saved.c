/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file was exported: a toast that names it and offers to open and to copy it. Toasts of libadwaita 1.2 have one button, so
 * the words and the second one are its title.
 */
#include "config.h"

#include "dtl-window-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-export-copy.h"

#define SAVED_TIMEOUT_S 10

static void
show_uri_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DtlWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (self), result, &error))
    dtl_window_tell (self, _("No program was found that opens it"));
}

static void
open_cb (AdwToast  *toast,
         DtlWindow *self)
{
  GFile *file = g_object_get_data (G_OBJECT (toast), "file");
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri_full (GTK_WINDOW (self), uri, GDK_CURRENT_TIME, NULL, show_uri_cb, g_object_ref (self));
}

static void
copy_cb (GtkWidget *button,
         DtlWindow *self)
{
  GBytes *bytes = g_object_get_data (G_OBJECT (button), "bytes");
  const char *media_type = g_object_get_data (G_OBJECT (button), "media-type");
  GFile *file = g_object_get_data (G_OBJECT (button), "file");

  if (dtl_export_copy (gtk_widget_get_clipboard (GTK_WIDGET (self)), bytes, media_type, file))
    dtl_window_tell (self, _("Copied to the clipboard"));
  else
    dtl_window_tell (self, _("This is too large for the clipboard"));
}

static GtkWidget *
new_toast_title (DtlWindow  *self,
                 GFile      *file,
                 GBytes     *bytes,
                 const char *media_type)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *copy;
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  /* Translators: the name of a file. */
  g_autofree char *text = g_strdup_printf (_("Saved “%s”"), name);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);

  if (bytes == NULL)
    return box;

  copy = gtk_button_new_with_label (_("Copy"));
  g_object_set_data_full (G_OBJECT (copy), "bytes", g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_object_set_data_full (G_OBJECT (copy), "media-type", g_strdup (media_type), g_free);
  g_object_set_data_full (G_OBJECT (copy), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (copy, "clicked", G_CALLBACK (copy_cb), self, 0);
  gtk_box_append (GTK_BOX (box), copy);
  return box;
}

void
dtl_window_tell_saved (DtlWindow  *self,
                       GFile      *file,
                       GBytes     *bytes,
                       const char *media_type)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_custom_title (toast, new_toast_title (self, file, bytes, media_type));
  adw_toast_set_button_label (toast, _("Open"));
  adw_toast_set_timeout (toast, SAVED_TIMEOUT_S);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
