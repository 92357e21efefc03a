/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-a11y.h"

#include <string.h>

#define ACCESSIBLE "org.a11y.atspi.Accessible"

/* Coordinates relative to the window; on X11 without a window manager the same as on the screen. */
#define COORD_WINDOW 1

#define STATE_FOCUSED 12

/* How long the program may take to answer; longer means that its main loop is stuck. */
#define CALL_TIMEOUT_MS 10000

struct _DtlA11y
{
  GDBusConnection *connection;
  char            *application;
};

static DtlA11yNode *
node_new (const char *bus_name,
          const char *path)
{
  DtlA11yNode *node = g_new0 (DtlA11yNode, 1);

  node->bus_name = g_strdup (bus_name);
  node->path = g_strdup (path);
  return node;
}

void
dtl_a11y_node_free (DtlA11yNode *node)
{
  g_free (node->bus_name);
  g_free (node->path);
  g_free (node);
}

DtlA11y *
dtl_a11y_new (const char  *application,
              GError     **error)
{
  g_autoptr(GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  g_autoptr(GVariant) reply = NULL;
  g_autoptr(GDBusConnection) connection = NULL;
  const char *address;
  DtlA11y *self;

  if (session == NULL)
    return NULL;
  reply = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                       NULL, G_VARIANT_TYPE ("(s)"), G_DBUS_CALL_FLAGS_NONE, CALL_TIMEOUT_MS, NULL, error);
  if (reply == NULL)
    return NULL;
  g_variant_get (reply, "(&s)", &address);
  connection = g_dbus_connection_new_for_address_sync (address,
                                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                       G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                       NULL, NULL, error);
  if (connection == NULL)
    return NULL;

  self = g_new0 (DtlA11y, 1);
  self->connection = g_steal_pointer (&connection);
  self->application = g_strdup (application);
  return self;
}

void
dtl_a11y_free (DtlA11y *self)
{
  g_object_unref (self->connection);
  g_free (self->application);
  g_free (self);
}

/* NULL when the object has gone meanwhile, which is no error: trees change. */
static GVariant *
call (DtlA11y     *self,
      DtlA11yNode *node,
      const char  *interface,
      const char  *method,
      GVariant    *arguments,
      const char  *reply_type)
{
  return g_dbus_connection_call_sync (self->connection, node->bus_name, node->path, interface, method, arguments,
                                      G_VARIANT_TYPE (reply_type), G_DBUS_CALL_FLAGS_NO_AUTO_START, CALL_TIMEOUT_MS,
                                      NULL, NULL);
}

static char *
dup_property (DtlA11y     *self,
              DtlA11yNode *node,
              const char  *property)
{
  g_autoptr(GVariant) reply = call (self, node, "org.freedesktop.DBus.Properties", "Get",
                                    g_variant_new ("(ss)", ACCESSIBLE, property), "(v)");
  g_autoptr(GVariant) value = NULL;

  if (reply == NULL)
    return g_strdup ("");
  g_variant_get (reply, "(v)", &value);
  return g_variant_dup_string (value, NULL);
}

char *
dtl_a11y_dup_name (DtlA11y     *self,
                   DtlA11yNode *node)
{
  return dup_property (self, node, "Name");
}

char *
dtl_a11y_dup_description (DtlA11y     *self,
                          DtlA11yNode *node)
{
  return dup_property (self, node, "Description");
}

char *
dtl_a11y_dup_role (DtlA11y     *self,
                   DtlA11yNode *node)
{
  g_autoptr(GVariant) reply = call (self, node, ACCESSIBLE, "GetRoleName", NULL, "(s)");
  char *role = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(s)", &role);
  return role != NULL ? role : g_strdup ("");
}

GPtrArray *
dtl_a11y_dup_children (DtlA11y     *self,
                       DtlA11yNode *node)
{
  GPtrArray *children = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_a11y_node_free);
  g_autoptr(GVariant) reply = call (self, node, ACCESSIBLE, "GetChildren", NULL, "(a(so))");
  g_autoptr(GVariantIter) iter = NULL;
  const char *bus_name, *path;

  if (reply == NULL)
    return children;
  g_variant_get (reply, "(a(so))", &iter);
  while (g_variant_iter_next (iter, "(&s&o)", &bus_name, &path))
    g_ptr_array_add (children, node_new (bus_name, path));
  return children;
}

DtlA11yNode *
dtl_a11y_dup_root (DtlA11y *self)
{
  g_autoptr(DtlA11yNode) desktop = node_new ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root");
  g_autoptr(GPtrArray) applications = dtl_a11y_dup_children (self, desktop);

  for (guint i = 0; i < applications->len; i++)
    {
      DtlA11yNode *node = g_ptr_array_index (applications, i);
      g_autofree char *name = dtl_a11y_dup_name (self, node);

      if (strstr (name, self->application) != NULL)
        return node_new (node->bus_name, node->path);
    }
  return NULL;
}

gboolean
dtl_a11y_get_extents (DtlA11y     *self,
                      DtlA11yNode *node,
                      int         *x,
                      int         *y,
                      int         *width,
                      int         *height)
{
  g_autoptr(GVariant) reply = call (self, node, "org.a11y.atspi.Component", "GetExtents",
                                    g_variant_new ("(u)", COORD_WINDOW), "((iiii))");

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "((iiii))", x, y, width, height);
  return TRUE;
}

gboolean
dtl_a11y_is_focused (DtlA11y     *self,
                     DtlA11yNode *node)
{
  g_autoptr(GVariant) reply = call (self, node, ACCESSIBLE, "GetState", NULL, "(au)");
  g_autoptr(GVariantIter) iter = NULL;
  guint32 low = 0;

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(au)", &iter);
  g_variant_iter_next (iter, "u", &low);
  return (low >> STATE_FOCUSED & 1) != 0;
}

gboolean
dtl_a11y_activate (DtlA11y     *self,
                   DtlA11yNode *node)
{
  g_autoptr(GVariant) reply = call (self, node, "org.a11y.atspi.Action", "DoAction", g_variant_new ("(i)", 0), "(b)");
  gboolean done = FALSE;

  if (reply != NULL)
    g_variant_get (reply, "(b)", &done);
  return done;
}

/* Depth first; stops after the first when @only_first. */
static void
collect (DtlA11y     *self,
         DtlA11yNode *below,
         const char  *role,
         const char  *name,
         gboolean     only_first,
         GPtrArray   *found)
{
  g_autoptr(GPtrArray) children = dtl_a11y_dup_children (self, below);

  for (guint i = 0; i < children->len && !(only_first && found->len > 0); i++)
    {
      DtlA11yNode *child = g_ptr_array_index (children, i);
      g_autofree char *child_name = dtl_a11y_dup_name (self, child);

      if (strstr (child_name, name) != NULL)
        {
          g_autofree char *child_role = dtl_a11y_dup_role (self, child);

          if (role == NULL || g_str_equal (child_role, role))
            g_ptr_array_add (found, node_new (child->bus_name, child->path));
        }
      collect (self, child, role, name, only_first, found);
    }
}

GPtrArray *
dtl_a11y_find_all (DtlA11y     *self,
                   DtlA11yNode *below,
                   const char  *role,
                   const char  *name)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_a11y_node_free);

  collect (self, below, role, name, FALSE, found);
  return found;
}

DtlA11yNode *
dtl_a11y_find (DtlA11y     *self,
               DtlA11yNode *below,
               const char  *role,
               const char  *name)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_a11y_node_free);

  collect (self, below, role, name, TRUE, found);
  if (found->len == 0)
    return NULL;
  return node_new (((DtlA11yNode *) found->pdata[0])->bus_name, ((DtlA11yNode *) found->pdata[0])->path);
}

DtlA11yNode *
dtl_a11y_wait_for (DtlA11y    *self,
                   const char *role,
                   const char *name,
                   guint       timeout_ms)
{
  gint64 end = g_get_monotonic_time () + timeout_ms * G_GINT64_CONSTANT (1000);

  do
    {
      g_autoptr(DtlA11yNode) root = dtl_a11y_dup_root (self);
      DtlA11yNode *node = root != NULL ? dtl_a11y_find (self, root, role, name) : NULL;

      if (node != NULL)
        return node;
      g_usleep (100000);
    }
  while (g_get_monotonic_time () < end);
  return NULL;
}

static void
append_node (DtlA11y     *self,
             DtlA11yNode *node,
             guint        depth,
             GString     *text)
{
  g_autofree char *role = dtl_a11y_dup_role (self, node);
  g_autofree char *name = dtl_a11y_dup_name (self, node);
  g_autoptr(GPtrArray) children = dtl_a11y_dup_children (self, node);

  g_string_append_printf (text, "%*s%s: %s\n", (int) depth * 2, "", role, name);
  for (guint i = 0; i < children->len; i++)
    append_node (self, g_ptr_array_index (children, i), depth + 1, text);
}

char *
dtl_a11y_to_text (DtlA11y *self)
{
  g_autoptr(DtlA11yNode) root = dtl_a11y_dup_root (self);
  GString *text = g_string_new (NULL);

  if (root != NULL)
    append_node (self, root, 0, text);
  else
    g_string_append (text, "the program is not on the accessibility bus\n");
  return g_string_free (text, FALSE);
}
