/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the program as a shell would: no display, no bus, no home; in a folder of its own that is removed afterwards. */
#pragma once

#include <gio/gio.h>

typedef struct
{
  char *folder;
} Fixture;

typedef struct
{
  int     status;
  GBytes *out;
  char   *err;
} Result;

void    fixture_set_up    (Fixture       *fixture,
                           gconstpointer  data);
/* Fails when the program left anything behind that the test did not take away. */
void    fixture_tear_down (Fixture       *fixture,
                           gconstpointer  data);
void    fixture_write     (Fixture       *fixture,
                           const char    *name,
                           const char    *content);
/* NULL when there is none. Removes it. */
GBytes *fixture_take      (Fixture       *fixture,
                           const char    *name);

/* @arguments: parted by spaces. @input (nullable): on standard input. */
Result *fixture_run       (Fixture       *fixture,
                           const char    *arguments,
                           GBytes        *input);
char   *bytes_to_text     (GBytes        *bytes);
void    result_free       (Result        *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Result, result_free)
