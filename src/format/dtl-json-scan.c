/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-json-scan.h"

#include "dtl-id-table.h"
#include "dtl-json-string.h"
#include "dtl-place.h"
#include "dtl-quoted.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define FEW_KEYS      16              /* so many are compared one by one */
#define TICK_INTERVAL (256 * 1024)

/* “These” are what a word processor makes of "these". */
static const char expected_value[] = N_("a value, such as text in straight quotation marks (\"…\")");

void
dtl_json_scan_init (DtlJsonScan *self,
                    const char  *data,
                    gsize        size)
{
  /* Texts of single events are scanned hundreds of times a frame, so the stacks are not cleared. */
  memset (self, 0, G_STRUCT_OFFSET (DtlJsonScan, frames));
  self->keys = self->first_keys;
  self->keys_size = DTL_JSON_FIRST_KEYS;
  self->data = data;
  self->size = size;
  self->noncharacter = G_MAXSIZE;
  self->next_tick = G_MAXSIZE;
}

void
dtl_json_scan_clear (DtlJsonScan *self)
{
  if (self->keys != self->first_keys)
    g_free (self->keys);
  self->keys = self->first_keys;
}

void
dtl_json_scan_set_tick (DtlJsonScan     *self,
                        DtlJsonTickFunc  tick,
                        gpointer         user_data)
{
  self->tick = tick;
  self->tick_data = user_data;
  self->next_tick = 0;
}

void
dtl_json_scan_fail (DtlJsonScan *self,
                    gsize        offset,
                    const char  *found,
                    const char  *expected)
{
  if (self->failed)
    return;

  self->failed = TRUE;
  self->error.offset = offset;
  self->error.found = found;
  self->error.expected = expected;
}

static gboolean
fail_here (DtlJsonScan *self,
           const char  *expected)
{
  dtl_json_scan_fail (self, self->pos, NULL, expected);
  return FALSE;
}

/* White space */

static inline int
byte_at (const DtlJsonScan *self,
         gsize              pos)
{
  return pos < self->size ? (guchar) self->data[pos] : -1;
}

/* Indentation is a large part of files that are written for people, so runs of spaces go sixteen at a time. */
static void
skip_long_space (DtlJsonScan *self)
{
  const char *p = self->data + self->pos, *end = self->data + self->size;

  for (; p < end; p++)
    {
#ifdef __SSE2__
      while (end - p >= 16)
        {
          __m128i bytes = _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
          guint other = (guint) _mm_movemask_epi8 (_mm_cmpeq_epi8 (bytes, _mm_set1_epi8 (' '))) ^ 0xffff;

          if (other != 0)
            {
              p += __builtin_ctz (other);
              break;
            }
          p += 16;
        }
      if (p == end)
        break;
#endif
      if (*p != ' ' && *p != '\n' && *p != '\r' && *p != '\t')
        break;
    }
  self->pos = p - self->data;
}

static inline void
skip_space (DtlJsonScan *self)
{
  int byte = byte_at (self, self->pos);

  if (byte > ' ')
    return;
  if (byte == ' ' && byte_at (self, self->pos + 1) > ' ')
    self->pos++;
  else
    skip_long_space (self);
}

/* Values */

static inline gboolean
count_value (DtlJsonScan *self)
{
  self->n_values++;
  if (G_UNLIKELY (++self->all_values > DTL_JSON_MAX_VALUES))
    {
      dtl_json_scan_fail (self, self->pos, N_("too many values"), N_("at most 200 million"));
      return FALSE;
    }
  return TRUE;
}

extern const guint8 dtl_json_scan_types[256];
const guint8 dtl_json_scan_types[256] =
{
  ['{'] = DTL_JSON_OBJECT, ['['] = DTL_JSON_ARRAY, ['"'] = DTL_JSON_STRING,
  ['t'] = DTL_JSON_TRUE, ['f'] = DTL_JSON_FALSE, ['n'] = DTL_JSON_NULL,
  ['-'] = DTL_JSON_NUMBER, ['0'] = DTL_JSON_NUMBER, ['1'] = DTL_JSON_NUMBER, ['2'] = DTL_JSON_NUMBER, ['3'] = DTL_JSON_NUMBER,
  ['4'] = DTL_JSON_NUMBER, ['5'] = DTL_JSON_NUMBER, ['6'] = DTL_JSON_NUMBER, ['7'] = DTL_JSON_NUMBER, ['8'] = DTL_JSON_NUMBER,
  ['9'] = DTL_JSON_NUMBER,
};

gboolean
dtl_json_scan_string (DtlJsonScan  *self,
                      DtlJsonSlice *slice)
{
  if (self->failed || !count_value (self))
    return FALSE;
  if (byte_at (self, self->pos) != '"')
    return fail_here (self, N_("a text"));
  return dtl_json_read_string (self, slice);
}

static gboolean
skip_digits (DtlJsonScan *self)
{
  if (!g_ascii_isdigit (byte_at (self, self->pos)))
    return fail_here (self, N_("a digit"));
  while (g_ascii_isdigit (byte_at (self, self->pos)))
    self->pos++;
  return TRUE;
}

gboolean
dtl_json_scan_number (DtlJsonScan  *self,
                      DtlJsonSlice *slice)
{
  if (self->failed || !count_value (self))
    return FALSE;

  slice->start = self->pos;
  slice->escaped = FALSE;

  if (byte_at (self, self->pos) == '-')
    self->pos++;
  if (byte_at (self, self->pos) == '0')
    {
      self->pos++;
      if (g_ascii_isdigit (byte_at (self, self->pos)))
        return fail_here (self, N_("a number without leading zeros"));
    }
  else if (!skip_digits (self))
    return FALSE;

  if (byte_at (self, self->pos) == '.')
    {
      self->pos++;
      if (!skip_digits (self))
        return FALSE;
    }
  if ((byte_at (self, self->pos) | 0x20) == 'e')
    {
      self->pos++;
      if (byte_at (self, self->pos) == '+' || byte_at (self, self->pos) == '-')
        self->pos++;
      if (!skip_digits (self))
        return FALSE;
    }

  slice->length = self->pos - slice->start;
  return TRUE;
}

static gboolean
skip_word (DtlJsonScan *self,
           const char  *word)
{
  gsize length = strlen (word);

  if (!count_value (self))
    return FALSE;
  if (self->size - self->pos < length || memcmp (self->data + self->pos, word, length) != 0)
    return fail_here (self, word);
  self->pos += length;
  return TRUE;
}

/* Objects and arrays */

gboolean
dtl_json_scan_enter (DtlJsonScan *self)
{
  DtlJsonFrame *frame;

  if (self->failed || !count_value (self))
    return FALSE;
  g_assert (byte_at (self, self->pos) == '{' || byte_at (self, self->pos) == '[');

  if (self->depth == DTL_JSON_MAX_DEPTH)
    {
      dtl_json_scan_fail (self, self->pos, N_("more than 64 levels, one in another"), N_("at most 64"));
      return FALSE;
    }

  frame = &self->frames[self->depth++];
  frame->first_key = self->n_keys;
  frame->n_keys = 0;
  frame->is_object = self->data[self->pos] == '{';
  frame->is_fresh = TRUE;
  self->pos++;
  return TRUE;
}

static guint64
read_head (const DtlJsonScan  *self,
           const DtlJsonSlice *slice)
{
  guint64 head = 0;

  if (slice->length >= 8 || slice->start + 8 <= self->size)
    {
      memcpy (&head, self->data + slice->start, 8);
      head = GUINT64_FROM_LE (head);
      if (slice->length < 8)
        head &= (G_GUINT64_CONSTANT (1) << (8 * slice->length)) - 1;
    }
  else
    for (gsize i = 0; i < slice->length; i++)
      head |= (guint64) (guchar) self->data[slice->start + i] << (8 * i);
  return head;
}

/* What the key means; @buffer is allocated where it had to be decoded. */
static const char *
plain_key (const DtlJsonScan *self,
           const DtlJsonKey  *key,
           char             **buffer,
           gsize             *length)
{
  *buffer = NULL;
  *length = key->length;
  if (!key->escaped)
    return self->data + key->start;

  *buffer = g_malloc (key->length + 1);
  *length = dtl_quoted_decode (self->data + key->start, key->length, *buffer, key->length + 1);
  return *buffer;
}

static gboolean
keys_are_equal (const DtlJsonScan *self,
                const DtlJsonKey  *a,
                const DtlJsonKey  *b)
{
  g_autofree char *buffer_a = NULL, *buffer_b = NULL;
  const char *plain_a, *plain_b;
  gsize length_a, length_b;

  if (!a->escaped && !b->escaped)
    return a->head == b->head && a->length == b->length &&
           memcmp (self->data + a->start, self->data + b->start, a->length) == 0;

  plain_a = plain_key (self, a, &buffer_a, &length_a);
  plain_b = plain_key (self, b, &buffer_b, &length_b);
  return length_a == length_b && memcmp (plain_a, plain_b, length_a) == 0;
}

static gboolean
fail_for_duplicate (DtlJsonScan      *self,
                    const DtlJsonKey *key)
{
  dtl_json_scan_fail (self, key->start - 1, N_("a second member of this name"), N_("each name once in an object"));
  return FALSE;
}

static void
grow_keys (DtlJsonScan *self)
{
  gboolean is_first = self->keys == self->first_keys;

  self->keys_size *= 2;
  self->keys = g_renew (DtlJsonKey, is_first ? NULL : self->keys, self->keys_size);
  if (is_first)
    memcpy (self->keys, self->first_keys, sizeof self->first_keys);
}

static gboolean
add_key (DtlJsonScan        *self,
         DtlJsonFrame       *frame,
         const DtlJsonSlice *slice)
{
  DtlJsonKey *key;

  if (G_UNLIKELY (frame->n_keys >= DTL_JSON_MAX_MEMBERS))
    {
      dtl_json_scan_fail (self, slice->start - 1, N_("too many members in one object"), N_("at most a million"));
      return FALSE;
    }
  if (G_UNLIKELY (slice->length > G_MAXUINT32))
    {
      dtl_json_scan_fail (self, slice->start - 1, N_("a name of more than four gigabytes"), N_("a shorter one"));
      return FALSE;
    }
  if (G_UNLIKELY (self->n_keys == self->keys_size))
    grow_keys (self);

  key = &self->keys[self->n_keys++];
  key->head = read_head (self, slice);
  key->start = slice->start;
  key->length = (guint32) slice->length;
  key->escaped = (guint32) slice->escaped;

  if (frame->n_keys++ < FEW_KEYS)
    for (DtlJsonKey *other = self->keys + frame->first_key; other < key; other++)
      if ((other->head == key->head || other->escaped || key->escaped) && keys_are_equal (self, other, key))
        return fail_for_duplicate (self, key);
  return TRUE;
}

/* All keys of an object with many, through a table that lives no longer than this takes. */
static gboolean
check_many_keys (DtlJsonScan        *self,
                 const DtlJsonFrame *frame)
{
  const DtlJsonKey *keys = self->keys + frame->first_key;
  guint mask = (1u << (g_bit_storage (frame->n_keys) + 1)) - 1;
  g_autofree guint32 *slots = g_new0 (guint32, (gsize) mask + 1);

  for (int i = 0; i < 2 && self->hash_key[1] == 0; i++)
    self->hash_key[i] = (guint64) g_random_int () << 32 | g_random_int ();

  for (guint i = 0; i < frame->n_keys; i++)
    {
      g_autofree char *buffer = NULL;
      gsize length;
      const char *plain = plain_key (self, &keys[i], &buffer, &length);
      guint slot = (guint) dtl_hash_bytes (self->hash_key, plain, length) & mask;

      for (; slots[slot] != 0; slot = (slot + 1) & mask)
        if (keys_are_equal (self, &keys[slots[slot] - 1], &keys[i]))
          return fail_for_duplicate (self, &keys[i]);
      slots[slot] = i + 1;
    }
  return TRUE;
}

static gboolean
leave (DtlJsonScan *self)
{
  DtlJsonFrame *frame = &self->frames[self->depth - 1];

  if (frame->n_keys > FEW_KEYS && !check_many_keys (self, frame))
    return FALSE;

  self->widest = MAX (self->widest, frame->n_keys);
  self->n_keys = frame->first_key;
  self->depth--;
  self->pos++;
  return TRUE;
}

static gboolean
tick (DtlJsonScan *self)
{
  self->next_tick = self->pos + TICK_INTERVAL;
  if (self->tick (self->pos, self->tick_data))
    return TRUE;
  self->failed = self->stopped = TRUE;
  return FALSE;
}

/* Over the comma to the next item of the innermost frame; FALSE at its end, having left it. */
static inline gboolean
next_item (DtlJsonScan *self,
           int          close,
           const char  *expected_first,
           const char  *expected_next)
{
  DtlJsonFrame *frame = &self->frames[self->depth - 1];
  int byte;

  if (self->failed || (G_UNLIKELY (self->pos >= self->next_tick) && !tick (self)))
    return FALSE;

  skip_space (self);
  byte = byte_at (self, self->pos);
  if (byte == close)
    {
      leave (self);
      return FALSE;
    }

  if (frame->is_fresh)
    {
      frame->is_fresh = FALSE;
      if (byte < 0)
        return fail_here (self, expected_first);
      return TRUE;
    }

  if (byte != ',')
    return fail_here (self, expected_next);
  self->pos++;
  skip_space (self);
  return byte_at (self, self->pos) != close || fail_here (self, N_("something after the comma (behind the last one there is none)"));
}

gboolean
dtl_json_scan_next_member (DtlJsonScan  *self,
                           DtlJsonSlice *key)
{
  if (!next_item (self, '}', N_("a member’s name in straight quotation marks (\"…\"), or “}”"), N_("a comma, or “}”")))
    return FALSE;
  if (byte_at (self, self->pos) != '"')
    return fail_here (self, N_("a member’s name in straight quotation marks (\"…\")"));
  if (!dtl_json_read_string (self, key) || !add_key (self, &self->frames[self->depth - 1], key))
    return FALSE;

  skip_space (self);
  if (byte_at (self, self->pos) != ':')
    return fail_here (self, N_("a colon"));
  self->pos++;
  skip_space (self);
  return dtl_json_scan_peek (self) != DTL_JSON_NONE || fail_here (self, expected_value);
}

gboolean
dtl_json_scan_next_element (DtlJsonScan *self)
{
  if (!next_item (self, ']', N_("a value, or “]”"), N_("a comma, or “]”")))
    return FALSE;
  return dtl_json_scan_peek (self) != DTL_JSON_NONE || fail_here (self, expected_value);
}

/* A scalar, or into an object or array. */
static gboolean
skip_first (DtlJsonScan *self)
{
  DtlJsonSlice slice;

  switch (dtl_json_scan_peek (self))
    {
    case DTL_JSON_OBJECT:
    case DTL_JSON_ARRAY:
      return dtl_json_scan_enter (self);
    case DTL_JSON_STRING:
      return dtl_json_scan_string (self, &slice);
    case DTL_JSON_NUMBER:
      return dtl_json_scan_number (self, &slice);
    case DTL_JSON_TRUE:
      return skip_word (self, "true");
    case DTL_JSON_FALSE:
      return skip_word (self, "false");
    case DTL_JSON_NULL:
      return skip_word (self, "null");
    case DTL_JSON_NONE:
    default:
      return fail_here (self, expected_value);
    }
}

gboolean
dtl_json_scan_skip (DtlJsonScan *self)
{
  guint outside = self->depth;

  if (self->failed)
    return FALSE;

  while (skip_first (self))
    {
      gboolean found = FALSE;

      while (!found && self->depth > outside)
        {
          DtlJsonSlice key;

          found = self->frames[self->depth - 1].is_object ? dtl_json_scan_next_member (self, &key)
                                                          : dtl_json_scan_next_element (self);
          if (self->failed)
            return FALSE;
        }
      if (!found)
        return TRUE;
    }
  return FALSE;
}

gboolean
dtl_json_scan_enter_if (DtlJsonScan *self,
                        DtlJsonType  type)
{
  if (dtl_json_scan_peek (self) == type)
    return dtl_json_scan_enter (self);
  dtl_json_scan_skip (self);
  return FALSE;
}

/* The ends of the text */

static gboolean
looks_like_utf16 (const DtlJsonScan *self)
{
  int first = byte_at (self, 0), second = byte_at (self, 1);

  return (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff) || (self->size >= 2 && (first == 0 || second == 0));
}

gboolean
dtl_json_scan_start (DtlJsonScan *self)
{
  if (looks_like_utf16 (self))
    {
      dtl_json_scan_fail (self, 0, N_("text in another encoding, UTF-16 perhaps"), N_("text in UTF-8"));
      return FALSE;
    }

  if (self->size >= 3 && memcmp (self->data, "\xef\xbb\xbf", 3) == 0)
    {
      self->has_bom = TRUE;
      self->pos = 3;
    }
  skip_space (self);
  if (self->pos == self->size)
    {
      dtl_json_scan_fail (self, self->pos, N_("nothing: the file is empty"), N_("a value"));
      return FALSE;
    }
  return dtl_json_scan_peek (self) != DTL_JSON_NONE || fail_here (self, N_("a value"));
}

gboolean
dtl_json_scan_finish (DtlJsonScan *self)
{
  if (self->failed)
    return FALSE;

  skip_space (self);
  return self->pos == self->size || fail_here (self, N_("the end of the file"));
}

char *
dtl_json_scan_dup_message (const DtlJsonScan *self)
{
  g_autofree char *there = dtl_place_dup_found (self->data, self->size, self->error.offset);
  g_autofree char *found = NULL;
  DtlPlace place;

  if (self->error.found == NULL)
    found = g_steal_pointer (&there);
  else if (self->error.offset < self->size)
    found = g_strdup_printf (C_("what was found, and its text", "%s, %s"), _(self->error.found), there);
  else
    found = g_strdup (_(self->error.found));

  dtl_place_init (&place, self->data, self->size);
  dtl_place_move (&place, self->error.offset);
  return g_strdup_printf (_("%u:%u: found %s, expected %s"), place.line, place.column, found, _(self->error.expected));
}
