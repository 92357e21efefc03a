/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The strict pass over JSON: the grammar of RFC 8259 in UTF-8, with what RFC 7493 (I-JSON) adds to it: no member
 * twice in an object, no lone surrogate. Beyond both, to be safe for whoever reads the same bytes after us: no U+0000,
 * at most 64 levels of nesting, bounded counts. A byte order mark is passed over; the caller may remark on it, as on
 * noncharacters, which I-JSON forbids and text from the web has.
 *
 * It is pulled: whoever reads asks for the next member, element or value, in the order of the text, and what it does
 * not know it skips. Skipping is as strict, and iterative. Every value has to be consumed before the next is asked
 * for. After an error everything answers FALSE, so loops simply end; `failed` says that it was one.
 *
 *   dtl_json_scan_init (&scan, data, size);
 *   if (dtl_json_scan_start (&scan) && dtl_json_scan_peek (&scan) == DTL_JSON_OBJECT && dtl_json_scan_enter (&scan))
 *     while (dtl_json_scan_next_member (&scan, &key))
 *       ... dtl_json_scan_string (&scan, &slice) or dtl_json_scan_skip (&scan) ...
 *   if (!dtl_json_scan_finish (&scan))
 *     ... scan.error ...
 *
 * Duplicate members are found without a quadratic cost and without anything that crafted keys could make collide: few
 * members are compared with each other, many are put through a keyed hash when their object closes.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DTL_JSON_MAX_DEPTH   64
#define DTL_JSON_MAX_MEMBERS 1000000       /* of one object */
#define DTL_JSON_MAX_VALUES  200000000     /* of one text */
#define DTL_JSON_FIRST_KEYS  96

typedef enum
{
  DTL_JSON_NONE,      /* nothing that begins a value */
  DTL_JSON_OBJECT,
  DTL_JSON_ARRAY,
  DTL_JSON_STRING,
  DTL_JSON_NUMBER,
  DTL_JSON_TRUE,
  DTL_JSON_FALSE,
  DTL_JSON_NULL,
} DtlJsonType;

/* A scalar in the text: of a string what stands between its marks, still escaped. */
typedef struct
{
  gsize    start;
  gsize    length;
  gboolean escaped;
} DtlJsonSlice;

/**
 * DtlJsonError:
 * @offset: the byte at which it went wrong
 * @found: untranslated, marked with N_(); NULL: what stands at @offset
 * @expected: untranslated, marked with N_()
 */
typedef struct
{
  gsize       offset;
  const char *found;
  const char *expected;
} DtlJsonError;

typedef struct
{
  guint    first_key;     /* in keys */
  guint    n_keys;
  gboolean is_object;
  gboolean is_fresh;      /* nothing was read in it yet */
} DtlJsonFrame;

typedef struct
{
  guint64 head;           /* the first eight bytes */
  gsize   start;          /* inside the marks */
  guint32 length;
  guint32 escaped;
} DtlJsonKey;

/* Called every few hundred kilobytes; FALSE stops the pass. */
typedef gboolean (*DtlJsonTickFunc) (gsize    offset,
                                     gpointer user_data);

typedef struct
{
  const char     *data;
  gsize           size;
  gsize           pos;
  gboolean        failed;
  gboolean        stopped;          /* by the tick function; `error` is not set then */
  DtlJsonError    error;
  gboolean        has_bom;
  gsize           noncharacter;     /* where the first one stands, G_MAXSIZE: nowhere */

  /* Since the caller last set them to 0: what it needs to bound what it does with a part of the text. */
  guint           n_values;
  guint           widest;           /* most members in an object that was closed */

  /*< private >*/
  guint           all_values;
  guint           depth;
  guint           n_keys, keys_size;
  DtlJsonKey     *keys;
  guint64         hash_key[2];      /* drawn when it is first needed */
  gsize           next_tick;
  DtlJsonTickFunc tick;
  gpointer        tick_data;
  DtlJsonFrame    frames[DTL_JSON_MAX_DEPTH];
  DtlJsonKey      first_keys[DTL_JSON_FIRST_KEYS];   /* where keys points until it has to grow */
} DtlJsonScan;

void        dtl_json_scan_init         (DtlJsonScan     *self,
                                        const char      *data,
                                        gsize            size);
void        dtl_json_scan_clear        (DtlJsonScan     *self);
void        dtl_json_scan_set_tick     (DtlJsonScan     *self,
                                        DtlJsonTickFunc  tick,
                                        gpointer         user_data);

/* Goes to the root value. */
gboolean    dtl_json_scan_start        (DtlJsonScan     *self);
/* After the root value: nothing but white space may follow. Also FALSE when anything failed before. */
gboolean    dtl_json_scan_finish       (DtlJsonScan     *self);

/* What begins at the current place; looks at one byte only. */
static inline DtlJsonType
dtl_json_scan_peek (const DtlJsonScan *self)
{
  extern const guint8 dtl_json_scan_types[256];

  return self->pos < self->size ? (DtlJsonType) dtl_json_scan_types[(guchar) self->data[self->pos]] : DTL_JSON_NONE;
}

/* Into the object or array that begins here. */
gboolean    dtl_json_scan_enter        (DtlJsonScan     *self);
/* The same if it is of this type; else over it, and FALSE. */
gboolean    dtl_json_scan_enter_if     (DtlJsonScan     *self,
                                        DtlJsonType      type);
/* To the value of the next member; FALSE, having left the object, when there is none. */
gboolean    dtl_json_scan_next_member  (DtlJsonScan     *self,
                                        DtlJsonSlice    *key);
/* To the next element; FALSE, having left the array, when there is none. */
gboolean    dtl_json_scan_next_element (DtlJsonScan     *self);
/* The string or number that begins here. */
gboolean    dtl_json_scan_string       (DtlJsonScan     *self,
                                        DtlJsonSlice    *slice);
gboolean    dtl_json_scan_number       (DtlJsonScan     *self,
                                        DtlJsonSlice    *slice);
/* Any value. */
gboolean    dtl_json_scan_skip         (DtlJsonScan     *self);
/* Stops with an error of the caller's. */
void        dtl_json_scan_fail         (DtlJsonScan     *self,
                                        gsize            offset,
                                        const char      *found,
                                        const char      *expected);

/* "LINE:COLUMN: found ..., expected ..." of what it failed with, translated. (transfer full) */
char       *dtl_json_scan_dup_message  (const DtlJsonScan *self);

G_END_DECLS
