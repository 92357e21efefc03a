/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-journey.h"

#include <glib/gstdio.h>
#include <string.h>

/* Generous: machines that run many tests at once are slow; a journey that goes well never waits for it. */
#define PATIENCE_MS 20000

const char *dtl_journey_program;

void
dtl_journey_fail (DtlJourney *self,
                  const char *format,
                  ...)
{
  g_autofree char *message = NULL, *tree = dtl_a11y_to_text (self->a11y);
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_subprocess_force_exit (self->program);
  g_error ("%s\n%s", message, tree);
}

static void
run_xdotool (DtlJourney         *self,
             const char *const  *argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) xdotool = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  if (!g_subprocess_wait_check (xdotool, NULL, &error))
    {
      g_autofree char *command = g_strjoinv (" ", (char **) argv);

      dtl_journey_fail (self, "%s: %s", command, error->message);
    }
}

#define XDOTOOL(self, ...) run_xdotool (self, (const char *const []) { "xdotool", __VA_ARGS__, NULL })

void
dtl_journey_focus (DtlJourney *self,
                   const char *title)
{
  XDOTOOL (self, "search", "--sync", "--onlyvisible", "--limit", "1", "--name", title, "windowfocus", "--sync");
}

static void
pipe_in (DtlJourney *self,
         const char *text)
{
  GOutputStream *pipe = g_subprocess_get_stdin_pipe (self->program);
  g_autoptr(GError) error = NULL;

  g_output_stream_write_all (pipe, text, strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (pipe, NULL, &error);
  g_assert_no_error (error);
}

/* @input: what is piped into the program; NULL: nothing. */
static DtlJourney *
begin (const char *file,
       const char *input,
       const char *title)
{
  DtlJourney *self = g_new0 (DtlJourney, 1);
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (input != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE
                                                                                     : G_SUBPROCESS_FLAGS_NONE);
  g_autoptr(DtlA11yNode) window = NULL;
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("dateline-journey-XXXXXX", &error);
  g_assert_no_error (error);
  self->a11y = dtl_a11y_new (APP_ID, &error);
  g_assert_no_error (error);

  g_subprocess_launcher_setenv (launcher, "GDK_BACKEND", "x11", TRUE);
  g_subprocess_launcher_setenv (launcher, "GSK_RENDERER", "cairo", TRUE);
  g_subprocess_launcher_setenv (launcher, "GTK_A11Y", "atspi", TRUE);
  self->program = g_subprocess_launcher_spawn (launcher, &error, dtl_journey_program, file, NULL);
  g_assert_no_error (error);
  if (input != NULL)
    pipe_in (self, input);

  window = dtl_journey_expect (self, "window", title);
  dtl_journey_focus (self, title);
  return self;
}

DtlJourney *
dtl_journey_begin (const char *file,
                   const char *title)
{
  return begin (file, NULL, title);
}

DtlJourney *
dtl_journey_begin_piped (const char *input,
                         const char *title)
{
  return begin ("-", input, title);
}

void
dtl_journey_end (DtlJourney *self)
{
  const char *name;
  g_autoptr(GDir) folder = g_dir_open (self->folder, 0, NULL);

  g_subprocess_send_signal (self->program, SIGTERM);
  g_subprocess_wait (self->program, NULL, NULL);
  g_object_unref (self->program);
  dtl_a11y_free (self->a11y);

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
}

DtlA11yNode *
dtl_journey_expect (DtlJourney *self,
                    const char *role,
                    const char *name)
{
  DtlA11yNode *node = dtl_a11y_wait_for (self->a11y, role, name, PATIENCE_MS);

  if (node == NULL)
    dtl_journey_fail (self, "there is no %s “%s”", role != NULL ? role : "object", name);
  return node;
}

void
dtl_journey_expect_gone (DtlJourney *self,
                         const char *role,
                         const char *name)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_MS * G_GINT64_CONSTANT (1000);

  while (g_get_monotonic_time () < end)
    {
      g_autoptr(DtlA11yNode) root = dtl_a11y_dup_root (self->a11y);
      g_autoptr(DtlA11yNode) node = root != NULL ? dtl_a11y_find (self->a11y, root, role, name) : NULL;

      if (node == NULL)
        return;
      g_usleep (100000);
    }
  dtl_journey_fail (self, "there is still a %s “%s”", role != NULL ? role : "object", name);
}

void
dtl_journey_click (DtlJourney *self,
                   const char *role,
                   const char *name)
{
  g_autoptr(DtlA11yNode) node = dtl_journey_expect (self, role, name);
  g_autofree char *px = NULL, *py = NULL;
  int x, y, width, height;

  if (!dtl_a11y_get_extents (self->a11y, node, &x, &y, &width, &height) || width <= 0)
    dtl_journey_fail (self, "“%s” has no place", name);
  px = g_strdup_printf ("%d", x + width / 2);
  py = g_strdup_printf ("%d", y + height / 2);
  XDOTOOL (self, "mousemove", "--sync", px, py, "click", "1");
}

void
dtl_journey_press (DtlJourney *self,
                   const char *key)
{
  XDOTOOL (self, "key", "--clearmodifiers", key);
}

void
dtl_journey_type (DtlJourney *self,
                  const char *text)
{
  XDOTOOL (self, "type", "--delay", "20", text);
}

char *
dtl_journey_path (DtlJourney *self,
                  const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}
