/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window of the application, and a folder for the files that it opens. */
#pragma once

#include "dtl-window.h"
#include "view-fixture.h"

#define FILE_WITH(title, events) \
  "{ \"format\": \"dateline\", \"version\": \"1.0\", \"title\": \"" title "\", \"events\": [" events "] }"
#define EVENT(id, title, when) \
  "{ \"id\": \"" id "\", \"title\": \"" title "\", \"when\": \"" when "\" }"

typedef struct
{
  DtlWindow *window;
  char      *folder;
} Fixture;

extern DtlApplication *application;

/* Before anything else. */
void   window_test_init (int           *argc,
                         char        ***argv);
/* Returns the status to exit with. */
int    window_test_run  (void);

void   set_up           (Fixture       *fixture,
                         gconstpointer  data);
void   tear_down        (Fixture       *fixture,
                         gconstpointer  data);
GFile *write_file       (Fixture       *fixture,
                         const char    *name,
                         const char    *content);
void   wait_for_title   (DtlWindow     *window,
                         const char    *title);
