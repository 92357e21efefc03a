/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The accessibility tree of a running program, as a screen reader has it: AT-SPI over D-Bus by hand. GTK 4.8 builds the
 * tree only when somebody asks, so asking is also what makes it be there.
 *
 *   g_autoptr(DtlA11y) a11y = dtl_a11y_new (&error);
 *   g_autoptr(DtlA11yNode) button = dtl_a11y_wait_for (a11y, "push button", "Save…", 5000);
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DtlA11y DtlA11y;

/* One object of the tree. */
typedef struct
{
  char *bus_name;
  char *path;
} DtlA11yNode;

/* @application: the name by which the program registers; its process name in GTK 4. */
DtlA11y     *dtl_a11y_new          (const char   *application,
                                    GError      **error);
void         dtl_a11y_free         (DtlA11y      *self);

/* NULL while the program has not registered. (transfer full) */
DtlA11yNode *dtl_a11y_dup_root     (DtlA11y      *self);
void         dtl_a11y_node_free    (DtlA11yNode  *node);

char        *dtl_a11y_dup_name     (DtlA11y      *self,
                                    DtlA11yNode  *node);
char        *dtl_a11y_dup_description (DtlA11y   *self,
                                    DtlA11yNode  *node);
char        *dtl_a11y_dup_role     (DtlA11y      *self,
                                    DtlA11yNode  *node);
/* (element-type DtlA11yNode) */
GPtrArray   *dtl_a11y_dup_children (DtlA11y      *self,
                                    DtlA11yNode  *node);
/* In pixels of the window. */
gboolean     dtl_a11y_get_extents  (DtlA11y      *self,
                                    DtlA11yNode  *node,
                                    int          *x,
                                    int          *y,
                                    int          *width,
                                    int          *height);
gboolean     dtl_a11y_is_focused   (DtlA11y      *self,
                                    DtlA11yNode  *node);
/* The first action: presses a button. */
gboolean     dtl_a11y_activate     (DtlA11y      *self,
                                    DtlA11yNode  *node);

/* The first object in document order with this role (NULL: any) whose name contains @name; NULL when there is none. */
DtlA11yNode *dtl_a11y_find         (DtlA11y      *self,
                                    DtlA11yNode  *below,
                                    const char   *role,
                                    const char   *name);
/* All of them, (element-type DtlA11yNode). */
GPtrArray   *dtl_a11y_find_all     (DtlA11y      *self,
                                    DtlA11yNode  *below,
                                    const char   *role,
                                    const char   *name);
/* The same below the program's root, asked again until it is there. */
DtlA11yNode *dtl_a11y_wait_for     (DtlA11y      *self,
                                    const char   *role,
                                    const char   *name,
                                    guint         timeout_ms);
/* The whole tree as indented lines "role: name", for messages of failed tests. */
char        *dtl_a11y_to_text      (DtlA11y      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlA11y, dtl_a11y_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlA11yNode, dtl_a11y_node_free)

G_END_DECLS
