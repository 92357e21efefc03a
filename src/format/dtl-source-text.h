/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The saved text of a source: a file beside the timeline, named by the source's `text`, in which its quotations are looked
 * for. Only what lies below the timeline's own folder is read, so that a timeline from elsewhere cannot point at a person's files.
 */
#pragma once

#include <gio/gio.h>

#include "dtl-document.h"

G_BEGIN_DECLS

/* The largest text that is read. */
#define DTL_SOURCE_TEXT_MAX_SIZE (32 * 1024 * 1024)

typedef enum
{
  DTL_SOURCE_TEXT_NONE,        /* the source names no text */
  DTL_SOURCE_TEXT_LOADED,
  DTL_SOURCE_TEXT_CHANGED,     /* loaded, but it is not the one whose checksum the source has */
  DTL_SOURCE_TEXT_MISSING,     /* the folder can be seen, and the file is not in it */
  DTL_SOURCE_TEXT_UNSEEN,      /* nobody can tell: of the timeline's folder only the timeline was handed to us (Flatpak). Ask for the folder. */
  DTL_SOURCE_TEXT_REFUSED,     /* the path leads out of the timeline's folder */
  DTL_SOURCE_TEXT_TOO_LARGE,
  DTL_SOURCE_TEXT_NOT_TEXT,    /* not UTF-8, or no file */
  DTL_SOURCE_TEXT_FAILED,      /* could not be read; the message says why */
} DtlSourceTextState;

typedef struct
{
  DtlSourceTextState state;
  GFile             *file;        /* NULL when none or refused */
  GBytes            *bytes;       /* UTF-8, without a byte order mark; when loaded or changed, else NULL */
  char              *message;     /* what is wrong, for people, translated; NULL when none or loaded */
} DtlSourceText;

/* @folder: where the texts are, in place of the timeline's own folder, when a person pointed at it; else NULL.
 * @timeline may be NULL: the timeline has no file (standard input, or one that comes with the program); then all are unseen. (transfer full) */
DtlSourceText *dtl_source_text_load (GFile           *timeline,
                                     GFile           *folder,
                                     const DtlSource *source,
                                     GCancellable    *cancellable);
void           dtl_source_text_free (DtlSourceText   *self);
/* Whether a path of a `text` stays below its folder: relative, and without "..". */
gboolean       dtl_source_text_is_path_allowed (const char *path);
/* Whether a file was handed into a sandbox without its folder. */
gboolean       dtl_source_text_is_alone (GFile       *timeline);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlSourceText, dtl_source_text_free)

G_END_DECLS
