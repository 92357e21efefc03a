/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading a date asks nothing of the allocator. This program's own malloc counts for everybody in the
 * process; without glibc, and under AddressSanitizer, which has its own, there is nothing to count.
 */
#include "dtl-date.h"

#include <stdlib.h>
#include <string.h>

#ifdef __has_feature
#if __has_feature (address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

#if defined (__GLIBC__) && !defined (__SANITIZE_ADDRESS__)
#define COUNTS_ALLOCATIONS 1

static guint n_allocations;

/* glibc's own, below the names that are taken here. */
void *__libc_malloc (size_t size);
void *__libc_calloc (size_t count, size_t size);
void *__libc_realloc (void *block, size_t size);

void *
malloc (size_t size)
{
  n_allocations++;
  return __libc_malloc (size);
}

void *
calloc (size_t count,
        size_t size)
{
  n_allocations++;
  return __libc_calloc (count, size);
}

void *
realloc (void  *block,
         size_t size)
{
  n_allocations++;
  return __libc_realloc (block, size);
}
#endif

static void
test_nothing_is_allocated (void)
{
#ifdef COUNTS_ALLOCATIONS
  static const char *const texts[] = {
    "2017-05-12", "2017-05", "2017", "-0043", "2017-05-12T12:14:30Z", "2017-05-12T12:14:30.25+02:00", "2017-03~",
    "196X", "19XX-02-29", "2017-21", "2017-05/2019", "2017-05/..", "/2017", "?2004-06-~11", "Y-13800000000S3",
    "[2017-09-04..2017-09-10]", "[1667,1668,1670..1672]", "{1960,1961-12}", "2017-13", "Y1E999999999", "[[[",
  };
  g_autofree char *counted = NULL;
  DtlDate date;
  DtlDateError error;
  guint before = n_allocations;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    dtl_date_parse (texts[i], -1, NULL, &date, &error);
  dtl_date_parse_ends ("[2015-06..2015-09]", -1, "..", -1, NULL, &date, &error, NULL);
  g_assert_cmpuint (n_allocations, ==, before);

  /* The counter does count. */
  counted = g_malloc (100);
  g_assert_cmpuint (n_allocations, ==, before + 1);
#else
  g_test_skip ("the allocator is not glibc's");
#endif
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dates/reading-allocates-nothing", test_nothing_is_allocated);

  return g_test_run ();
}
