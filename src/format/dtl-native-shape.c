/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the members of a record may be, as tables, and the one place that says so when they are something else.
 */
#include "config.h"

#include "dtl-native.h"

#include "dtl-place.h"
#include "dtl-quoted.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ID_MAX 256     /* characters */

#define DEFINE_SHAPE(name, words, open, ...)                                   \
  static const DtlShapeMember name ## _members[] = { __VA_ARGS__ };            \
  const DtlShape dtl_shape_ ## name = { words, name ## _members, G_N_ELEMENTS (name ## _members), open };

#define NEEDED TRUE

DEFINE_SHAPE (lane, N_("a lane"), FALSE,
              { "id", DTL_SHAPE_ID, NEEDED },
              { "title", DTL_SHAPE_TEXT, NEEDED },
              { "parent", DTL_SHAPE_ANY },
              { "colour", DTL_SHAPE_COLOUR },
              { "description", DTL_SHAPE_TEXT })

DEFINE_SHAPE (actor, N_("an actor"), FALSE,
              { "id", DTL_SHAPE_ID, NEEDED },
              { "name", DTL_SHAPE_TEXT, NEEDED },
              { "kind", DTL_SHAPE_WORD, .words = &dtl_vocabulary_actor_kind },
              { "sameAs", DTL_SHAPE_LIST, FALSE, DTL_SHAPE_TEXT },
              { "description", DTL_SHAPE_TEXT })

static const DtlShapeMember author_members[] =
{
  { "family", DTL_SHAPE_TEXT },
  { "given", DTL_SHAPE_TEXT },
  { "literal", DTL_SHAPE_TEXT },
};
static const DtlShape shape_author = { N_("an author"), author_members, G_N_ELEMENTS (author_members), TRUE };

DEFINE_SHAPE (source, N_("a source"), TRUE,
              { "id", DTL_SHAPE_ID_OR_NUMBER, NEEDED },
              { "type", DTL_SHAPE_TEXT },
              { "title", DTL_SHAPE_TEXT },
              { "author", DTL_SHAPE_LIST, FALSE, DTL_SHAPE_OBJECT, &shape_author },
              { "container-title", DTL_SHAPE_TEXT },
              { "publisher", DTL_SHAPE_TEXT },
              { "issued", DTL_SHAPE_ANY },
              { "URL", DTL_SHAPE_TEXT },
              { "note", DTL_SHAPE_TEXT },
              { "text", DTL_SHAPE_TEXT },
              { "textSha256", DTL_SHAPE_TEXT },
              { "basedOn", DTL_SHAPE_LIST, FALSE, DTL_SHAPE_SOURCE })

DEFINE_SHAPE (period, N_("a period"), FALSE,
              { "id", DTL_SHAPE_ID, NEEDED },
              { "title", DTL_SHAPE_TEXT, NEEDED },
              { "when", DTL_SHAPE_WHEN, NEEDED },
              { "colour", DTL_SHAPE_COLOUR },
              { "lane", DTL_SHAPE_LANE },
              { "description", DTL_SHAPE_TEXT })

DEFINE_SHAPE (link, N_("a link"), FALSE,
              { "from", DTL_SHAPE_ID, NEEDED },
              { "to", DTL_SHAPE_ID, NEEDED },
              { "type", DTL_SHAPE_TEXT },
              { "assessment", DTL_SHAPE_WORD, .words = &dtl_vocabulary_assessment },
              { "label", DTL_SHAPE_TEXT },
              { "citations", DTL_SHAPE_CITATIONS },
              { "note", DTL_SHAPE_TEXT },
              { "id", DTL_SHAPE_ID })

DEFINE_SHAPE (view, N_("the opening view"), FALSE,
              { "from", DTL_SHAPE_WHEN },
              { "to", DTL_SHAPE_WHEN },
              { "hiddenLanes", DTL_SHAPE_LIST, FALSE, DTL_SHAPE_LANE },
              { "foldEmptyTime", DTL_SHAPE_BOOLEAN })

DEFINE_SHAPE (place, N_("a place"), FALSE,
              { "name", DTL_SHAPE_TEXT, NEEDED },
              { "geo", DTL_SHAPE_TEXT })

DEFINE_SHAPE (media, N_("a picture or other media"), FALSE,
              { "href", DTL_SHAPE_TEXT, NEEDED },
              { "mediaType", DTL_SHAPE_TEXT },
              { "title", DTL_SHAPE_TEXT },
              { "caption", DTL_SHAPE_TEXT },
              { "credit", DTL_SHAPE_TEXT },
              { "alt", DTL_SHAPE_TEXT },
              { "thumbnail", DTL_SHAPE_TEXT })

DEFINE_SHAPE (participant, N_("an actor who takes part"), FALSE,
              { "actor", DTL_SHAPE_ACTOR, NEEDED },
              { "role", DTL_SHAPE_TEXT })

/* Faults and remarks */

void
dtl_fault_set (DtlFault   *self,
               gsize       offset,
               const char *member,
               const char *found,
               const char *expected)
{
  if (self->message != NULL)
    return;

  self->offset = offset;
  self->message = member != NULL ? g_strdup_printf (_("“%s”: found %s; expected %s"), member, found, expected)
                                 : g_strdup_printf (_("found %s; expected %s"), found, expected);
}

void
dtl_fault_clear (DtlFault *self)
{
  g_clear_pointer (&self->message, g_free);
}

void
dtl_native_remark (DtlNative  *self,
                   gsize       offset,
                   const char *member,
                   const char *found,
                   const char *expected)
{
  if (!self->scan.failed)
    dtl_problems_add (&self->problems, DTL_PROBLEM_REMARK, offset, member, found, expected);
}

/* The value that begins at @offset, as a message names it. */
char *
dtl_native_describe_value (const char *data,
                           gsize       size,
                           gsize       offset)
{
  g_autofree char *cut = NULL, *shown = NULL;
  gsize length = 0;

  switch (offset < size ? data[offset] : '\0')
    {
    case '{':
      return g_strdup (_("an object"));
    case '[':
      return g_strdup (_("a list"));
    case 't':
      return g_strdup ("true");
    case 'f':
      return g_strdup ("false");
    case 'n':
      return g_strdup ("null");
    case '"':
      {
        gboolean escaped;
        gsize whole = dtl_quoted_measure (data + offset, data + size, &escaped);

        cut = g_malloc (MIN (whole, 48) + 1);
        length = dtl_quoted_decode (data + offset + 1, whole, cut, MIN (whole, 48) + 1);
        shown = dtl_place_make_presentable (cut, length);
        return g_strdup_printf (length < whole && !escaped ? _("the text “%s…”") : _("the text “%s”"), shown);
      }
    default:
      while (length < 32 && offset + length < size && strchr ("+-.0123456789eE", data[offset + length]) != NULL)
        length++;
      cut = g_strndup (data + offset, length);
      return g_strdup_printf (_("the number %s"), cut);
    }
}

void
dtl_native_refuse (DtlNative  *self,
                   const char *member,
                   const char *expected,
                   DtlFault   *fault)
{
  gsize offset = self->scan.pos;
  g_autofree char *found = dtl_native_describe_value (self->scan.data, self->scan.size, offset);

  /* What is not even JSON is an error of the document, and nothing else. */
  if (!dtl_json_scan_skip (&self->scan))
    return;
  if (fault != NULL)
    dtl_fault_set (fault, offset, member, found, expected);
  else
    dtl_native_remark (self, offset, member, found, expected);
}

static gboolean
is_same_key (const DtlNative    *self,
             const DtlJsonSlice *a,
             const DtlJsonSlice *b)
{
  return a->length == b->length && memcmp (self->scan.data + a->start, self->scan.data + b->start, a->length) == 0;
}

void
dtl_native_note_unknown (DtlNative          *self,
                         const DtlJsonSlice *key)
{
  if (self->n_unknown == G_N_ELEMENTS (self->unknown))
    return;
  for (guint i = 0; i < self->n_unknown; i++)
    if (is_same_key (self, &self->unknown[i], key))
      return;
  self->unknown[self->n_unknown++] = *key;
}

/* The text of a slice. */
char *
dtl_native_quote (const DtlNative    *self,
                  const DtlJsonSlice *slice)
{
  char *plain = g_malloc (slice->length + 1);

  dtl_quoted_decode (self->scan.data + slice->start, slice->length, plain, slice->length + 1);
  return plain;
}

/* Scalars */

gboolean
dtl_native_read_text (DtlNative    *self,
                      const char   *member,
                      DtlJsonSlice *slice,
                      DtlFault     *fault)
{
  if (G_LIKELY (dtl_json_scan_peek (&self->scan) == DTL_JSON_STRING))
    return dtl_json_scan_string (&self->scan, slice);

  dtl_native_refuse (self, member, _("a text"), fault);
  return FALSE;
}

static void
refuse_read (DtlNative    *self,
             gsize         offset,
             const char   *member,
             const char   *expected,
             DtlFault     *fault)
{
  g_autofree char *found = dtl_native_describe_value (self->scan.data, self->scan.size, offset);

  if (fault != NULL)
    dtl_fault_set (fault, offset, member, found, expected);
  else
    dtl_native_remark (self, offset, member, found, expected);
}

gboolean
dtl_native_read_word (DtlNative           *self,
                      const char          *member,
                      const DtlVocabulary *words,
                      int                 *value,
                      DtlFault            *fault)
{
  g_autofree char *expected = NULL, *plain = NULL;
  gsize start = self->scan.pos;
  DtlJsonSlice slice;

  if (!dtl_native_read_text (self, member, &slice, fault))
    return FALSE;
  if (slice.escaped)
    {
      plain = dtl_native_quote (self, &slice);
      if (dtl_vocabulary_find (words, plain, strlen (plain), value))
        return TRUE;
    }
  else if (dtl_vocabulary_find (words, self->scan.data + slice.start, slice.length, value))
    return TRUE;

  expected = dtl_vocabulary_dup_expected (words);
  refuse_read (self, start, member, expected, fault);
  return FALSE;
}

gboolean
dtl_native_is_id (const char *plain,
                  gsize       length)
{
  if (length == 0 || (length > ID_MAX && g_utf8_strlen (plain, (gssize) length) > ID_MAX))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if ((guchar) plain[i] < 0x20 || plain[i] == 0x7f)
      return FALSE;
  return TRUE;
}

static gboolean
is_good_id (const DtlNative    *self,
            const DtlJsonSlice *slice)
{
  g_autofree char *plain = slice->escaped ? dtl_native_quote (self, slice) : NULL;

  return plain != NULL ? dtl_native_is_id (plain, strlen (plain)) : dtl_native_is_id (self->scan.data + slice->start, slice->length);
}

gboolean
dtl_native_read_id (DtlNative    *self,
                    const char   *member,
                    DtlJsonSlice *slice,
                    DtlFault     *fault)
{
  gsize start = self->scan.pos;

  if (!dtl_native_read_text (self, member, slice, fault))
    return FALSE;
  if (G_LIKELY (is_good_id (self, slice)))
    return TRUE;

  refuse_read (self, start, member, _("an id of 1 to 256 characters, none of them a control character"), fault);
  return FALSE;
}

static void
check_colour (DtlNative  *self,
              const char *member)
{
  gsize start = self->scan.pos;
  const char *text = self->scan.data + start + 1;
  DtlJsonSlice slice;
  gboolean is_good;

  if (!dtl_native_read_text (self, member, &slice, NULL))
    return;

  is_good = slice.length == 7 && text[0] == '#';
  for (int i = 1; i < 7 && is_good; i++)
    is_good = g_ascii_isxdigit (text[i]);
  if (!is_good)
    refuse_read (self, start, member, _("a colour as #RRGGBB"), NULL);
}

static void
check_boolean (DtlNative  *self,
               const char *member)
{
  DtlJsonType type = dtl_json_scan_peek (&self->scan);

  if (type == DTL_JSON_TRUE || type == DTL_JSON_FALSE)
    dtl_json_scan_skip (&self->scan);
  else
    dtl_native_refuse (self, member, _("true or false"), NULL);
}

gboolean
dtl_native_is_whole (const DtlJsonScan  *scan,
                     const DtlJsonSlice *slice)
{
  const char *text = scan->data + slice->start;

  return slice->length <= 18 && memchr (text, '.', slice->length) == NULL && memchr (text, 'e', slice->length) == NULL &&
         memchr (text, 'E', slice->length) == NULL;
}

/* Ids may be whole numbers where CSL has them; they are compared by their text. */
static gboolean
read_id_or_number (DtlNative    *self,
                   const char   *member,
                   DtlJsonSlice *slice,
                   DtlFault     *fault)
{
  gsize start = self->scan.pos;

  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_NUMBER)
    return dtl_native_read_id (self, member, slice, fault);
  if (!dtl_json_scan_number (&self->scan, slice))
    return FALSE;
  if (dtl_native_is_whole (&self->scan, slice))
    return TRUE;

  refuse_read (self, start, member, _("an id, or a whole number"), fault);
  return FALSE;
}

/* Records */

static void
check_when (DtlNative  *self,
            const char *member,
            DtlFault   *fault)
{
  DtlFault own = { 0 };
  DtlNativeWhen when;

  dtl_native_read_when (&self->scan, &self->keys, self->zone, member, &when, &own, &self->problems);
  if (own.message == NULL || self->scan.failed)
    dtl_fault_clear (&own);
  else if (fault == NULL)
    dtl_problems_take (&self->problems, DTL_PROBLEM_REMARK, own.offset, own.message);
  else if (fault->message == NULL)
    *fault = own;
  else
    dtl_fault_clear (&own);
}

static void
check_value (DtlNative           *self,
             const char          *member,
             DtlShapeKind         kind,
             const DtlShape      *shape,
             const DtlVocabulary *words,
             DtlFault            *fault)
{
  DtlFault own = { 0 };
  DtlJsonSlice slice;
  int value;

  switch (kind)
    {
    case DTL_SHAPE_TEXT:
      dtl_native_read_text (self, member, &slice, fault);
      break;
    case DTL_SHAPE_ID:
      dtl_native_read_id (self, member, &slice, fault);
      break;
    case DTL_SHAPE_ID_OR_NUMBER:
      read_id_or_number (self, member, &slice, fault);
      break;
    case DTL_SHAPE_COLOUR:
      check_colour (self, member);
      break;
    case DTL_SHAPE_BOOLEAN:
      check_boolean (self, member);
      break;
    case DTL_SHAPE_WORD:
      dtl_native_read_word (self, member, words, &value, fault);
      break;
    case DTL_SHAPE_WHEN:
      check_when (self, member, fault);
      break;
    case DTL_SHAPE_CITATIONS:
      dtl_native_read_citations (self);
      break;
    case DTL_SHAPE_LANE:
      if (dtl_native_read_id (self, member, &slice, fault))
        dtl_names_add (&self->lane_names, &slice);
      break;
    case DTL_SHAPE_ACTOR:
      if (dtl_native_read_id (self, member, &slice, fault))
        dtl_names_add (&self->actor_names, &slice);
      break;
    case DTL_SHAPE_SOURCE:
      if (read_id_or_number (self, member, &slice, fault))
        dtl_names_add (&self->source_names, &slice);
      break;
    case DTL_SHAPE_OBJECT:
      if (!dtl_native_check_object (self, shape, NULL, &own) && own.message != NULL)
        dtl_problems_take (&self->problems, DTL_PROBLEM_REMARK, own.offset, own.message);
      break;
    case DTL_SHAPE_ANY:
    case DTL_SHAPE_LIST:
    default:
      dtl_json_scan_skip (&self->scan);
    }
}

void
dtl_native_check_member (DtlNative            *self,
                         const DtlShapeMember *member,
                         DtlFault             *fault)
{
  DtlFault *own = member->is_needed ? fault : NULL;

  if (member->kind != DTL_SHAPE_LIST)
    {
      check_value (self, member->name, member->kind, member->shape, member->words, own);
      return;
    }

  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_ARRAY)
    {
      dtl_native_refuse (self, member->name, _("a list"), own);
      return;
    }
  if (dtl_json_scan_enter (&self->scan))
    while (dtl_json_scan_next_element (&self->scan))
      check_value (self, member->name, member->element, member->shape, NULL, NULL);
}

static int
find_member (const DtlNative    *self,
             const DtlShape     *shape,
             const DtlJsonSlice *key)
{
  g_autofree char *plain = key->escaped ? dtl_native_quote (self, key) : NULL;
  const char *text = plain != NULL ? plain : self->scan.data + key->start;
  gsize length = plain != NULL ? strlen (plain) : key->length;

  for (guint i = 0; i < shape->n_members; i++)
    if (strncmp (shape->members[i].name, text, length) == 0 && shape->members[i].name[length] == '\0')
      return (int) i;
  return -1;
}

/* Messages about what refers to what name the place of these. */
static void
note_place (DtlNativeSpan *span,
            const char    *member,
            gsize          place)
{
  if (g_str_equal (member, "id"))
    span->id = place;
  else if (g_str_equal (member, "from"))
    span->from = place;
  else if (g_str_equal (member, "to"))
    span->to = place;
}

/* Says which needed member is not there. */
static void
check_needed (const DtlShape *shape,
              guint32         seen,
              gsize           start,
              DtlFault       *fault)
{
  for (guint i = 0; i < shape->n_members; i++)
    if (shape->members[i].is_needed && !(seen & 1u << i))
      {
        g_autofree char *found = g_strdup_printf (_("%s without “%s”"), _(shape->what), shape->members[i].name);

        dtl_fault_set (fault, start, NULL, found, _("that member"));
      }
}

gboolean
dtl_native_check_object (DtlNative      *self,
                         const DtlShape *shape,
                         DtlNativeSpan  *span,
                         DtlFault       *fault)
{
  DtlJsonSlice key;
  guint32 seen = 0;
  gsize start = self->scan.pos;

  if (dtl_json_scan_peek (&self->scan) != DTL_JSON_OBJECT)
    {
      g_autofree char *expected = g_strdup_printf (_("%s, as an object"), _(shape->what));

      dtl_native_refuse (self, NULL, expected, fault);
      return FALSE;
    }

  if (!dtl_json_scan_enter (&self->scan))
    return FALSE;
  while (dtl_json_scan_next_member (&self->scan, &key))
    {
      int number = find_member (self, shape, &key);

      if (number >= 0)
        {
          if (span != NULL)
            note_place (span, shape->members[number].name, self->scan.pos);
          seen |= 1u << number;
          dtl_native_check_member (self, &shape->members[number], fault);
          continue;
        }
      if (!shape->is_open)
        dtl_native_note_unknown (self, &key);
      dtl_json_scan_skip (&self->scan);
    }
  if (self->scan.failed)
    return FALSE;

  check_needed (shape, seen, start, fault);
  if (span != NULL)
    {
      span->start = start;
      span->length = self->scan.pos - start;
    }
  return fault->message == NULL;
}
