/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing JSON by ourselves: json-glib's writer can write what is none. Texts must be UTF-8. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text between its marks, escaped. */
void dtl_json_write_text   (GString    *out,
                            const char *text);
/* A comma, unless nothing was written or an object or an array was opened last. */
void dtl_json_write_comma  (GString    *out);
/* A comma where one is needed, and the name of a member whose value follows. */
void dtl_json_write_name   (GString    *out,
                            const char *name);
/* A whole member; nothing where @text is NULL. */
void dtl_json_write_member (GString    *out,
                            const char *name,
                            const char *text);

G_END_DECLS
