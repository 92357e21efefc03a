/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-html.h"

#include "dtl-light-markup.h"
#include "dtl-word-list.h"

#include <string.h>

#define LONGEST_NAME   16       /* of a tag that we know, and of an entity */
#define LONGEST_HREF   8192

typedef enum
{
  KIND_PARAGRAPH,
  KIND_QUOTATION,
  KIND_ITEM,
} Kind;

typedef struct
{
  gboolean is_plain;        /* no marks, one line */
  GString *out;
  GString *block;           /* that is gathered, without its mark */
  Kind     kind, last_kind;
  gboolean has_space;       /* one is due before the next character */
  int      strong, emphasis;        /* how many of these tags are open */
  gboolean strong_written, emphasis_written;
  char    *href;            /* of the link that is open, or NULL */
  gsize    link_start;      /* in block */
  gboolean no_more_tags;    /* there is no ">" any more */
} Converter;

/* Entities */

static const char latin1[] =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot "
  "cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml "
  "Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig "
  "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute "
  "ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml ";

static const struct { const char *name; gunichar character; } entities[] = {
  { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' }, { "ndash", 0x2013 }, { "mdash", 0x2014 },
  { "lsquo", 0x2018 }, { "rsquo", 0x2019 }, { "sbquo", 0x201a }, { "ldquo", 0x201c }, { "rdquo", 0x201d }, { "bdquo", 0x201e },
  { "hellip", 0x2026 }, { "bull", 0x2022 }, { "euro", 0x20ac }, { "trade", 0x2122 }, { "lsaquo", 0x2039 }, { "rsaquo", 0x203a },
  { "dagger", 0x2020 }, { "prime", 0x2032 }, { "Prime", 0x2033 }, { "minus", 0x2212 }, { "OElig", 0x152 }, { "oelig", 0x153 },
  { "Scaron", 0x160 }, { "scaron", 0x161 }, { "ensp", ' ' }, { "emsp", ' ' }, { "thinsp", ' ' }, { "larr", 0x2190 }, { "rarr", 0x2192 },
};

static gunichar
find_entity (const char *name)
{
  g_autofree char *needle = g_strconcat (name, " ", NULL);
  const char *found = strstr (latin1, needle);
  gunichar character = 160;

  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_equal (entities[i].name, name))
      return entities[i].character;
  if (found == NULL || (found > latin1 && found[-1] != ' '))
    return 0;
  for (const char *p = latin1; p < found; p++)
    character += *p == ' ';
  return character;
}

/* The character that "&…;" at @text names. Returns how many bytes it takes, 0: it is none. */
static gsize
read_entity (const char *text,
             gunichar   *character)
{
  gsize length = strcspn (text + 1, "; \t\n&<");
  g_autofree char *name = NULL;

  if (length == 0 || length > LONGEST_NAME || text[1 + length] != ';')
    return 0;
  name = g_strndup (text + 1, length);
  if (name[0] == '#')
    {
      gboolean is_hex = name[1] == 'x' || name[1] == 'X';
      char *end;
      guint64 number = g_ascii_strtoull (name + (is_hex ? 2 : 1), &end, is_hex ? 16 : 10);

      *character = *end == '\0' && number <= 0x10ffff && g_unichar_validate ((gunichar) number) ? (gunichar) number : 0;
    }
  else
    *character = find_entity (name);
  return *character >= ' ' || *character == '\n' || *character == '\t' ? length + 2 : 0;
}

/* Blocks */

static void
trim (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
}

static void
close_marks (Converter *self)
{
  if (self->emphasis_written)
    g_string_append_c (self->block, '*');
  if (self->strong_written)
    g_string_append (self->block, "**");
  self->emphasis_written = self->strong_written = FALSE;
}

static void
finish_block (Converter *self)
{
  static const char * const marks[] = { "", "> ", "- " };

  trim (self->block);
  close_marks (self);
  self->has_space = FALSE;
  self->link_start = 0;
  if (self->block->len == 0)
    return;

  if (self->out->len > 0 && self->is_plain)
    g_string_append_c (self->out, ' ');
  else if (self->out->len > 0)
    g_string_append (self->out, self->kind == KIND_ITEM && self->last_kind == KIND_ITEM ? "\n" : "\n\n");
  if (!self->is_plain)
    g_string_append (self->out, marks[self->kind]);
  g_string_append_len (self->out, self->block->str, (gssize) self->block->len);
  g_string_truncate (self->block, 0);
  self->last_kind = self->kind;
}

/* Text */

/* Marks open right before a character and close right behind one. */
static void
open_marks (Converter *self)
{
  if (self->is_plain)
    return;
  if (self->strong > 0 && !self->strong_written)
    {
      g_string_append (self->block, "**");
      self->strong_written = TRUE;
    }
  if (self->emphasis > 0 && !self->emphasis_written)
    {
      g_string_append_c (self->block, '*');
      self->emphasis_written = TRUE;
    }
}

static void
append_character (Converter *self,
                  gunichar   character)
{
  if (character == ' ' || character == '\t' || character == '\n' || character == '\r' || character == '\f')
    {
      self->has_space = self->block->len > 0;
      return;
    }
  if ((character < ' ') || (character >= 0x7f && character < 0xa0) || character == 0xad)
    return;

  if (self->has_space)
    g_string_append_c (self->block, ' ');
  self->has_space = FALSE;
  if (!self->is_plain && (character == '\\' || character == '*' || character == '[' || character == ']'
                          || (self->block->len == 0 && (character == '>' || character == '-'))))
    {
      open_marks (self);
      g_string_append_c (self->block, '\\');
    }
  else
    open_marks (self);
  g_string_append_unichar (self->block, character == 0xa0 ? ' ' : character);
}

/* Tags */

static void
close_strong (Converter *self)
{
  if (self->strong > 0 && --self->strong == 0 && self->strong_written)
    {
      if (self->emphasis_written)
        {
          g_string_append_c (self->block, '*');
          self->emphasis_written = FALSE;
        }
      g_string_append (self->block, "**");
      self->strong_written = FALSE;
    }
}

static void
close_emphasis (Converter *self)
{
  if (self->emphasis > 0 && --self->emphasis == 0 && self->emphasis_written)
    {
      g_string_append_c (self->block, '*');
      self->emphasis_written = FALSE;
    }
}

/* The value of href in a tag, decoded; NULL unless it leads into the web. (transfer full) */
static char *
find_href (const char *tag,
           gsize       length)
{
  g_autofree char *attributes = g_strndup (tag, length);
  g_autofree char *lower = g_ascii_strdown (attributes, -1);
  const char *found = strstr (lower, "href");
  g_autoptr (GString) href = g_string_new (NULL);
  const char *p, *end;
  char mark;

  if (found == NULL)
    return NULL;
  p = attributes + (found - lower) + 4;
  p += strspn (p, " \t\n\r=");
  mark = *p == '"' || *p == '\'' ? *p++ : 0;
  end = p + (mark != 0 ? strcspn (p, (char[]) { mark, '\0' }) : strcspn (p, " \t\n\r>"));
  while (p < end && href->len < LONGEST_HREF)
    {
      gunichar character;
      gsize taken = *p == '&' ? read_entity (p, &character) : 0;

      /* What would end the address in light markup. */
      if (taken == 0 && strchr (" ()", *p) != NULL)
        g_string_append_printf (href, "%%%02X", (guint) *p);
      else if (taken > 0)
        g_string_append_unichar (href, character);
      else
        g_string_append_c (href, *p);
      p += MAX (taken, 1);
    }
  return dtl_is_web_address (href->str) ? g_strdup (href->str) : NULL;
}

static void
open_link (Converter  *self,
           const char *tag,
           gsize       length)
{
  if (self->is_plain || self->href != NULL)
    return;
  self->href = find_href (tag, length);
  if (self->href == NULL)
    return;
  if (self->has_space)
    g_string_append_c (self->block, ' ');
  self->has_space = FALSE;
  self->link_start = self->block->len;
}

static void
close_link (Converter *self)
{
  g_autofree char *href = g_steal_pointer (&self->href);
  const char *label;

  if (href == NULL || self->block->len <= self->link_start)
    return;
  label = self->block->str + self->link_start;
  if (strchr (label, ']') != NULL)
    g_string_append_printf (self->block, " (%s)", href);
  else
    {
      g_string_insert_c (self->block, (gssize) self->link_start, '[');
      g_string_append_printf (self->block, "](%s)", href);
    }
}

static void
take_tag (Converter  *self,
          const char *name,
          gboolean    is_end,
          const char *tag,
          gsize       length)
{
  if (dtl_word_list_has ("b|strong", name))
    is_end ? close_strong (self) : (void) self->strong++;
  else if (dtl_word_list_has ("i|em|cite", name))
    is_end ? close_emphasis (self) : (void) self->emphasis++;
  else if (g_str_equal (name, "a"))
    is_end ? close_link (self) : open_link (self, tag, length);
  else if (dtl_word_list_has ("p|br|div|h1|h2|h3|h4|h5|h6|ul|ol|li|dl|dt|dd|tr|table|hr|blockquote|figure|figcaption|section|article|pre", name))
    {
      close_link (self);
      finish_block (self);
      if (g_str_equal (name, "blockquote"))
        self->kind = is_end ? KIND_PARAGRAPH : KIND_QUOTATION;
      else if (dtl_word_list_has ("li|ul|ol", name))
        self->kind = is_end || !g_str_equal (name, "li") ? KIND_PARAGRAPH : KIND_ITEM;
    }
  else if (dtl_word_list_has ("td|th", name))
    self->has_space = self->block->len > 0;
}

/* Behind the tag that begins at @p; what scripts and the like hold is passed over. NULL: it is no tag. */
static const char *
read_tag (Converter  *self,
          const char *p)
{
  gboolean is_end = p[1] == '/';
  const char *name_start = p + (is_end ? 2 : 1), *end;
  g_autofree char *name = NULL;
  gsize length = 0;

  if (g_str_has_prefix (p, "<!--"))
    {
      end = strstr (p + 4, "-->");
      return end != NULL ? end + 3 : p + strlen (p);
    }
  while (length < LONGEST_NAME && g_ascii_isalnum (name_start[length]))
    length++;
  if (length == 0 || !g_ascii_isalpha (*name_start) || self->no_more_tags)
    return NULL;
  end = strchr (name_start, '>');
  self->no_more_tags = end == NULL;
  if (end == NULL)
    return NULL;

  name = g_ascii_strdown (name_start, (gssize) length);
  take_tag (self, name, is_end, name_start + length, (gsize) (end - name_start) - length);
  end++;
  if (!is_end && dtl_word_list_has ("script|style|iframe|object", name))
    {
      g_autofree char *closing = g_strconcat ("</", name, NULL);

      while (*end != '\0' && g_ascii_strncasecmp (end, closing, strlen (closing)) != 0)
        end++;
    }
  return end;
}

static char *
convert (const char *html,
         gboolean    is_plain)
{
  g_autoptr (GString) block = g_string_new (NULL);
  gboolean has_tags = strchr (html, '<') != NULL;
  Converter self = { .is_plain = is_plain, .out = g_string_new (NULL), .block = block };

  for (const char *p = html; *p != '\0';)
    {
      const char *next = *p == '<' ? read_tag (&self, p) : NULL;
      gunichar character;
      gsize taken;

      if (next != NULL)
        p = next;
      else if (*p == '&' && (taken = read_entity (p, &character)) > 0)
        {
          append_character (&self, character);
          p += taken;
        }
      else
        {
          character = g_utf8_get_char (p);
          if (character == '\n' && !has_tags)
            finish_block (&self);
          else
            append_character (&self, character);
          p = g_utf8_next_char (p);
        }
    }
  close_link (&self);
  finish_block (&self);
  return g_string_free (self.out, FALSE);
}

char *
dtl_html_to_markup (const char *html)
{
  g_return_val_if_fail (html != NULL, NULL);

  return convert (html, FALSE);
}

char *
dtl_html_to_line (const char *html)
{
  g_return_val_if_fail (html != NULL, NULL);

  return convert (html, TRUE);
}
