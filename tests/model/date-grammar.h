/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Random dates: written by the grammar, so that most are valid, or spoilt. Seeded by g_test_rand_*.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A point, an interval or a set; a day may not exist, an interval may be reversed. (transfer full) */
char *grammar_random_date  (void);
char *grammar_random_point (void);

/* One whose only unspecified or qualified part is as asked. (transfer full) */
char *grammar_plain_date   (void);
char *grammar_masked_date  (void);

/* @text with a few bytes replaced, removed, doubled or inserted. @length: its bytes; may hold NULs. (transfer full) */
char *grammar_spoil        (const char *text,
                            gsize      *length);

G_END_DECLS
