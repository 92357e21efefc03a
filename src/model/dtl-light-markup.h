/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The light markup of descriptions and notes, as blocks that labels can show. A blank line ends a paragraph; a line that begins
 * with ">" is a quotation, one with "- " an item of a list; *emphasis*, **strong**, [label](url). A backslash takes
 * the meaning off the next character. What does not fit is shown as it was written: nothing is an error.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DTL_BLOCK_PARAGRAPH,
  DTL_BLOCK_QUOTATION,
  DTL_BLOCK_LIST_ITEM,
} DtlBlockKind;

typedef struct
{
  DtlBlockKind kind;
  char        *markup;    /* Pango markup, everything escaped; <a href> for addresses of the web only */
} DtlBlock;

/* (element-type DtlBlock) (transfer full), never NULL; @text may be NULL. Linear in its length. */
GPtrArray *dtl_light_markup_parse  (const char *text);

/* Whether an address may be opened when a person follows it: http and https, nothing else. */
gboolean   dtl_is_web_address      (const char *uri);

G_END_DECLS
