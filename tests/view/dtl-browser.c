/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-browser.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#define PATIENCE_US (20 * G_USEC_PER_SEC)
#define STEP_MS     10

/* What the server tells, and what it is told: as in the broadway.js that it gives to browsers, of GTK 4.8 and later. */
enum
{
  OP_GRAB_POINTER, OP_UNGRAB_POINTER, OP_NEW_SURFACE, OP_SHOW_SURFACE, OP_HIDE_SURFACE, OP_RAISE_SURFACE, OP_LOWER_SURFACE,
  OP_DESTROY_SURFACE, OP_MOVE_RESIZE, OP_SET_TRANSIENT_FOR, OP_DISCONNECTED, OP_SURFACE_UPDATE, OP_SET_SHOW_KEYBOARD,
  OP_UPLOAD_TEXTURE, OP_RELEASE_TEXTURE, OP_SET_NODES, OP_ROUNDTRIP
};

enum
{
  EVENT_ENTER = 0, EVENT_TOUCH = 5, EVENT_CONFIGURE_NOTIFY = 11, EVENT_SCREEN_SIZE_CHANGED = 12, EVENT_ROUNDTRIP_NOTIFY = 14
};

#define HAS_POSITION 1
#define HAS_SIZE     2

typedef struct
{
  gint32 x, y, width, height;
} Surface;

struct _DtlBrowser
{
  char              *folder;
  GPid               server;
  GSocketConnection *connection;
  GSource           *source;
  GByteArray        *received;
  GHashTable        *surfaces;     /* id -> Surface */
  guint32            surface;      /* the last one that was shown */
  guint32            serial;
  guint32            time;         /* ms */

  GdkEventType       seen_type;    /* of the last touch that the toolkit got, and where */
  double             seen_x, seen_y;
};

/* The server */

/* It must not outlive a test that crashed. */
static void
end_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSocketConnection *
connect_to (const char *path)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketAddress) address = g_unix_socket_address_new (path);
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  GSocketConnection *connection;

  while ((connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL)) == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_usleep (2000);
    }
  return connection;
}

DtlBrowser *
dtl_browser_new (const char **why)
{
  g_autofree char *program = g_find_program_in_path ("gtk4-broadwayd"), *socket = NULL, *display = NULL;
  GSocketConnection *first;
  g_autoptr (GError) error = NULL;
  DtlBrowser *self;
  char *argv[5] = { program, (char *) "-u", NULL, (char *) ":0", NULL };

#ifndef GDK_WINDOWING_BROADWAY
  *why = "GTK was built without Broadway";
  return NULL;
#endif
  if (program == NULL)
    {
      *why = "gtk4-broadwayd is missing";
      return NULL;
    }

  self = g_new0 (DtlBrowser, 1);
  self->folder = g_dir_make_tmp ("dateline-browser-XXXXXX", &error);
  g_assert_no_error (error);
  self->received = g_byte_array_new ();
  self->surfaces = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->time = 1000;

  /* Its sockets lie in this folder, so no other server is in its way. */
  g_setenv ("XDG_RUNTIME_DIR", self->folder, TRUE);
  g_setenv ("GDK_BACKEND", "broadway", TRUE);
  g_setenv ("BROADWAY_DISPLAY", ":0", TRUE);
  argv[2] = socket = g_build_filename (self->folder, "browser", NULL);
  g_spawn_async (NULL, argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL | G_SPAWN_DO_NOT_REAP_CHILD,
                 end_with_parent, NULL, &self->server, &error);
  g_assert_no_error (error);

  /* The toolkit asks but once. */
  display = g_build_filename (self->folder, "broadway1.socket", NULL);
  first = connect_to (display);
  g_object_unref (first);
  return self;
}

/* A frame of a WebSocket (RFC 6455, 5.2), masked by zeros. */
static void
send_frame (DtlBrowser   *self,
            const guint8 *payload,
            gsize         length)
{
  guint8 head[6] = { 0x82, (guint8) (0x80 | length), 0, 0, 0, 0 };
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (self->connection));
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (length, <, 126);
  g_output_stream_write_all (out, head, sizeof head, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (out, payload, length, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
send_event (DtlBrowser   *self,
            guint         event,
            const gint32 *arguments,
            guint         n_arguments)
{
  gint32 words[16] = { GINT32_TO_BE ((gint32) event), GINT32_TO_BE ((gint32) self->serial), GINT32_TO_BE ((gint32) self->time) };

  g_assert_cmpuint (n_arguments + 3, <=, G_N_ELEMENTS (words));
  for (guint i = 0; i < n_arguments; i++)
    words[3 + i] = GINT32_TO_BE (arguments[i]);
  send_frame (self, (const guint8 *) words, (n_arguments + 3) * sizeof *words);
}

/* What it tells */

typedef struct
{
  const guint8 *at, *end;
} Reader;

static guint32
read_number (Reader *reader,
             guint   n_bytes)
{
  guint32 number = 0;

  g_assert_cmpint (reader->end - reader->at, >=, n_bytes);
  for (guint i = 0; i < n_bytes; i++)
    number |= (guint32) *reader->at++ << (8 * i);
  return number;
}

static gint32
read_signed (Reader *reader)
{
  return (gint16) read_number (reader, 2);
}

static void
skip (Reader *reader,
      gsize   n_bytes)
{
  g_assert_cmpint (reader->end - reader->at, >=, (gssize) n_bytes);
  reader->at += n_bytes;
}

static void
notify_configure (DtlBrowser    *self,
                  guint32        id,
                  const Surface *surface)
{
  const gint32 arguments[] = { (gint32) id, surface->x, surface->y, surface->width, surface->height };

  send_event (self, EVENT_CONFIGURE_NOTIFY, arguments, G_N_ELEMENTS (arguments));
}

static void
add_surface (DtlBrowser *self,
             Reader     *reader)
{
  guint32 id = read_number (reader, 2);
  Surface *surface = g_new0 (Surface, 1);

  surface->x = read_signed (reader);
  surface->y = read_signed (reader);
  surface->width = (gint32) read_number (reader, 2);
  surface->height = (gint32) read_number (reader, 2);
  g_hash_table_insert (self->surfaces, GUINT_TO_POINTER (id), surface);
  notify_configure (self, id, surface);
}

static void
move_surface (DtlBrowser *self,
              Reader     *reader)
{
  guint32 id = read_number (reader, 2), flags = read_number (reader, 1);
  Surface *surface = g_hash_table_lookup (self->surfaces, GUINT_TO_POINTER (id));

  g_assert_nonnull (surface);
  if (flags & HAS_POSITION)
    {
      surface->x = read_signed (reader);
      surface->y = read_signed (reader);
    }
  if (flags & HAS_SIZE)
    {
      surface->width = (gint32) read_number (reader, 2);
      surface->height = (gint32) read_number (reader, 2);
    }
  notify_configure (self, id, surface);
}

/* Nothing is painted: only what the server waits for is answered. */
static void
obey (DtlBrowser *self,
      Reader     *reader)
{
  guint op = read_number (reader, 1);
  gint32 answer[2];

  self->serial = read_number (reader, 4);
  switch (op)
    {
    case OP_NEW_SURFACE:
      add_surface (self, reader);
      break;
    case OP_SHOW_SURFACE:
      self->surface = read_number (reader, 2);
      break;
    case OP_MOVE_RESIZE:
      move_surface (self, reader);
      break;
    case OP_DESTROY_SURFACE:
      g_hash_table_remove (self->surfaces, GUINT_TO_POINTER (read_number (reader, 2)));
      break;
    case OP_ROUNDTRIP:
      answer[0] = (gint32) read_number (reader, 2);
      answer[1] = (gint32) read_number (reader, 4);
      send_event (self, EVENT_ROUNDTRIP_NOTIFY, answer, 2);
      break;
    case OP_SET_TRANSIENT_FOR:
      skip (reader, 4);
      break;
    case OP_GRAB_POINTER:
      skip (reader, 3);
      break;
    case OP_UPLOAD_TEXTURE:
      skip (reader, 4);
      skip (reader, read_number (reader, 4));
      break;
    case OP_RELEASE_TEXTURE:
      skip (reader, 4);
      break;
    case OP_SET_NODES:
      skip (reader, 2);
      skip (reader, (gsize) read_number (reader, 4) * 4);
      break;
    case OP_HIDE_SURFACE:
    case OP_RAISE_SURFACE:
    case OP_LOWER_SURFACE:
    case OP_SET_SHOW_KEYBOARD:
      skip (reader, 2);
      break;
    case OP_UNGRAB_POINTER:
    case OP_DISCONNECTED:
      break;
    default:
      g_error ("the server says %u, which no browser of GTK 4.8 knows", op);
    }
}

/* One whole frame at the beginning of what was received; 0: there is none. */
static gsize
take_frame (DtlBrowser *self)
{
  const guint8 *data = self->received->data;
  gsize head = 2, length;
  Reader reader;

  if (self->received->len < 10)
    return 0;
  length = data[1] & 0x7f;
  if (length == 126)
    {
      length = (gsize) data[2] << 8 | data[3];
      head = 4;
    }
  else if (length == 127)
    {
      length = (gsize) data[6] << 24 | (gsize) data[7] << 16 | (gsize) data[8] << 8 | data[9];
      head = 10;
    }
  if (self->received->len < head + length)
    return 0;

  reader = (Reader) { data + head, data + head + length };
  while (reader.at < reader.end)
    obey (self, &reader);
  return head + length;
}

static gboolean
received_cb (GObject  *stream,
             gpointer  user_data)
{
  DtlBrowser *self = user_data;
  guint8 buffer[65536];
  gssize n;
  gsize taken;

  while ((n = g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (stream), buffer, sizeof buffer, NULL, NULL)) > 0)
    g_byte_array_append (self->received, buffer, (guint) n);
  g_assert_cmpint (n, <, 0);    /* 0: the server has gone */
  while ((taken = take_frame (self)) > 0)
    g_byte_array_remove_range (self->received, 0, (guint) taken);
  return G_SOURCE_CONTINUE;
}

/* The browser */

/* RFC 6455, 4.1. Read to the empty line and no farther: frames follow. */
static void
shake_hands (DtlBrowser *self)
{
  static const char request[] =
    "GET /socket HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: http://localhost\r\n"
    "Sec-WebSocket-Protocol: broadway\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (self->connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (self->connection));
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char byte;

  g_output_stream_write_all (out, request, strlen (request), NULL, NULL, &error);
  g_assert_no_error (error);
  while (!g_str_has_suffix (answer->str, "\r\n\r\n"))
    {
      g_assert_cmpint (g_input_stream_read (in, &byte, 1, NULL, NULL), ==, 1);
      g_string_append_c (answer, byte);
    }
  g_assert_true (g_str_has_prefix (answer->str, "HTTP/1.1 101"));
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      g_unlink (child);
    }
  g_rmdir (path);
}

void
dtl_browser_open (DtlBrowser *self)
{
  static const gint32 screen[] = { 1440, 900, 1 };
  g_autofree char *socket = g_build_filename (self->folder, "browser", NULL);

  self->connection = connect_to (socket);
  shake_hands (self);
  /* Both ends are connected, so nobody looks for the sockets any more: a test that crashes leaves nothing behind. */
  remove_folder (self->folder);
  self->source = g_pollable_input_stream_create_source (
    G_POLLABLE_INPUT_STREAM (g_io_stream_get_input_stream (G_IO_STREAM (self->connection))), NULL);
  g_source_set_callback (self->source, G_SOURCE_FUNC (received_cb), self, NULL);
  g_source_attach (self->source, NULL);
  send_event (self, EVENT_SCREEN_SIZE_CHANGED, screen, G_N_ELEMENTS (screen));
}

void
dtl_browser_free (DtlBrowser *self)
{
  g_source_destroy (self->source);
  g_source_unref (self->source);
  g_object_unref (self->connection);
  kill (self->server, SIGKILL);
  waitpid (self->server, NULL, 0);
  g_hash_table_unref (self->surfaces);
  g_byte_array_unref (self->received);
  g_free (self->folder);
  g_free (self);
}

/* Fingers */

static gboolean
event_cb (DtlBrowser *self,
          GdkEvent   *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_TOUCH_BEGIN || type == GDK_TOUCH_UPDATE || type == GDK_TOUCH_END || type == GDK_TOUCH_CANCEL)
    {
      self->seen_type = type;
      gdk_event_get_position (event, &self->seen_x, &self->seen_y);
    }
  return GDK_EVENT_PROPAGATE;
}

/* Sees what comes before anybody takes it. */
static void
watch (DtlBrowser *self,
       GtkWidget  *window)
{
  GtkEventController *controller;

  if (g_object_get_data (G_OBJECT (window), "browser") != NULL)
    return;
  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (window, controller);
  g_object_set_data (G_OBJECT (window), "browser", self);
}

/* Lets the program go on, and gives up some time. */
static void
wait_a_little (gint64 end)
{
  g_assert_cmpint (g_get_monotonic_time (), <, end);
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (500);
}

/* The one that is shown, or will be soon. */
static const Surface *
find_surface (DtlBrowser *self)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  const Surface *surface;

  while ((surface = g_hash_table_lookup (self->surfaces, GUINT_TO_POINTER (self->surface))) == NULL)
    wait_a_little (end);
  return surface;
}

/* @x, @y: in the window. The first finger is the pointer, too. */
static void
send_touch (DtlBrowser *self,
            DtlTouch    touch,
            guint       finger,
            gint32      x,
            gint32      y)
{
  const Surface *surface = find_surface (self);
  const gint32 id = (gint32) self->surface;
  gint32 enter[] = { id, id, x, y, x, y, 0, 0 };
  gint32 event[] = { (gint32) touch, id, (gint32) finger, finger == 1, x, y, x, y, 0 };

  enter[2] = event[4] += surface->x;
  enter[3] = event[5] += surface->y;
  if (touch == DTL_TOUCH_BEGIN && finger == 1)
    send_event (self, EVENT_ENTER, enter, G_N_ELEMENTS (enter));
  send_event (self, EVENT_TOUCH, event, G_N_ELEMENTS (event));
  self->time += STEP_MS;
}

void
dtl_browser_touch (DtlBrowser *self,
                   GtkWidget  *widget,
                   DtlTouch    touch,
                   guint       finger,
                   double      x,
                   double      y)
{
  static const GdkEventType types[] = { GDK_TOUCH_BEGIN, GDK_TOUCH_UPDATE, GDK_TOUCH_END };
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  gint64 end = g_get_monotonic_time () + PATIENCE_US;
  double window_x, window_y, shadow_x, shadow_y;

  watch (self, window);
  g_assert_true (gtk_widget_translate_coordinates (widget, window, x, y, &window_x, &window_y));
  gtk_native_get_surface_transform (GTK_NATIVE (window), &shadow_x, &shadow_y);
  window_x = round (window_x + shadow_x);
  window_y = round (window_y + shadow_y);
  send_touch (self, touch, finger, (gint32) window_x, (gint32) window_y);

  self->seen_type = GDK_EVENT_LAST;
  while (self->seen_type != types[touch] || self->seen_x != window_x || self->seen_y != window_y)
    wait_a_little (end);
}

void
dtl_browser_drag (DtlBrowser *self,
                  GtkWidget  *widget,
                  double      from_x,
                  double      from_y,
                  double      to_x,
                  double      to_y,
                  guint       n_steps)
{
  dtl_browser_touch (self, widget, DTL_TOUCH_BEGIN, 1, from_x, from_y);
  for (guint i = 1; i <= n_steps; i++)
    dtl_browser_touch (self, widget, DTL_TOUCH_MOVE, 1, from_x + (to_x - from_x) * i / n_steps, from_y + (to_y - from_y) * i / n_steps);
  dtl_browser_touch (self, widget, DTL_TOUCH_END, 1, to_x, to_y);
}
