/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A journey: the real program in a real window, moved by pointer and keys, seen through its accessibility tree. Every
 * function ends the test with the tree as its message when what it looks for does not come.
 */
#pragma once

#include "dtl-a11y.h"

G_BEGIN_DECLS

typedef struct
{
  GSubprocess *program;
  DtlA11y     *a11y;
  char        *folder;      /* for files of this journey; removed at its end */
} DtlJourney;

/* The program to start; from the command line of the test. */
extern const char *dtl_journey_program;

/* Starts it, on @file unless NULL, and waits for a window with @title. */
DtlJourney  *dtl_journey_begin       (const char  *file,
                                      const char  *title);
/* The same for a timeline that comes through a pipe. */
DtlJourney  *dtl_journey_begin_piped (const char  *input,
                                      const char  *title);
void         dtl_journey_end         (DtlJourney  *self);

/* Waits for an object; never NULL. */
DtlA11yNode *dtl_journey_expect      (DtlJourney  *self,
                                      const char  *role,
                                      const char  *name);
/* Waits until there is none. */
void         dtl_journey_expect_gone (DtlJourney  *self,
                                      const char  *role,
                                      const char  *name);
/* With the pointer, at its middle. */
void         dtl_journey_click       (DtlJourney  *self,
                                      const char  *role,
                                      const char  *name);
/* "ctrl+f", "Return" … as xdotool names keys. */
void         dtl_journey_press       (DtlJourney  *self,
                                      const char  *key);
void         dtl_journey_type        (DtlJourney  *self,
                                      const char  *text);
/* Gives the keyboard to the window with this title; without a window manager nobody else does. */
void         dtl_journey_focus       (DtlJourney  *self,
                                      const char  *title);
/* In the journey's folder. (transfer full) */
char        *dtl_journey_path        (DtlJourney  *self,
                                      const char  *name);
void         dtl_journey_fail        (DtlJourney  *self,
                                      const char  *format,
                                      ...) G_GNUC_PRINTF (2, 3) G_GNUC_NORETURN;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtlJourney, dtl_journey_end)

G_END_DECLS
