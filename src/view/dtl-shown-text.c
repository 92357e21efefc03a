/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-shown-text.h"

#include <string.h>

/* Text whose lines are all this short was wrapped by hand, and the longer ones of them go on in the next. */
#define WRAPPED_MAX_CHARS   100
#define WRAPPED_MIN_CHARS   50
/* A paragraph beyond this takes a text view too long to lay out. It is broken at the next space, or at last anywhere. */
#define LINE_CHARS          3000
#define LINE_MAX_CHARS      4000
/* Up to this many bytes a text is shown whole; of a longer one so many around each quotation, and at its beginning. */
#define WHOLE_BYTES         (1024 * 1024)
#define AROUND_BYTES        (16 * 1024)

#define LEFT_OUT            "\n\n[…]\n\n"

/* At one place of the text: what of a quotation ends comes before what begins, and words that are put in stand within it. */
typedef enum
{
  CUT_INSERTED_ENDS,
  CUT_QUOTE_BEGINS,
  CUT_REMOVED,
  CUT_QUOTE_ENDS,
  CUT_INSERTED_BEGINS,
} CutKind;

typedef struct
{
  gsize         at;
  CutKind       kind;
  guint         mark;      /* index of the mark whose start or end it is */
  const char   *words;     /* that are put in there */
  gsize         n_bytes;
  gboolean      leads;     /* they come first in their quotation */
} Cut;

/* Bytes of the text. */
typedef struct
{
  gsize start, end;
} Stretch;

typedef struct
{
  GString  *out;
  guint     n_chars;
  guint     line_chars;    /* shown since the last line end */
  guint     source_chars;  /* of the text since its last line end */
  gboolean  is_wrapped;
} Writer;

static int
compare_cuts (gconstpointer a,
              gconstpointer b)
{
  const Cut *x = a, *y = b;

  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  return (int) x->kind - (int) y->kind;
}

static guint
add_mark (GArray       *marks,
          DtlShownKind  kind,
          guint         quote)
{
  DtlShownMark mark = { kind, quote, 0, 0 };

  g_array_append_val (marks, mark);
  return marks->len - 1;
}

static void
add_cut (GArray  *cuts,
         gsize    at,
         CutKind  kind,
         guint    mark)
{
  Cut cut = { .at = at, .kind = kind, .mark = mark };

  g_array_append_val (cuts, cut);
}

static void
cut_differences (const DtlQuote *quote,
                 guint           index,
                 GArray         *cuts,
                 GArray         *marks)
{
  for (guint i = 0; i < quote->match->spans->len; i++)
    {
      const DtlQuoteSpan *span = &g_array_index (quote->match->spans, DtlQuoteSpan, i);

      if (span->kind == DTL_QUOTE_INSERTED)
        {
          guint mark = add_mark (marks, DTL_SHOWN_INSERTED, index);

          add_cut (cuts, span->text_start, CUT_INSERTED_BEGINS, mark);
          add_cut (cuts, span->text_end, CUT_INSERTED_ENDS, mark);
        }
      else if (span->kind == DTL_QUOTE_REMOVED)
        {
          Cut cut = { span->text_start, CUT_REMOVED, add_mark (marks, DTL_SHOWN_REMOVED, index),
                      quote->exact + span->quote_start, span->quote_end - span->quote_start, i == 0 };

          g_array_append_val (cuts, cut);
        }
    }
}

/* In the order of the text. */
static GArray *
make_cuts (GPtrArray *quotes,
           GArray    *marks)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (Cut));

  for (guint i = 0; i < quotes->len; i++)
    {
      const DtlQuote *quote = quotes->pdata[i];

      if (quote->match->end > quote->match->start)
        {
          guint mark = add_mark (marks, DTL_SHOWN_QUOTE, i);

          add_cut (cuts, quote->match->start, CUT_QUOTE_BEGINS, mark);
          add_cut (cuts, quote->match->end, CUT_QUOTE_ENDS, mark);
        }
    }
  for (guint i = 0; i < quotes->len; i++)
    if (((const DtlQuote *) quotes->pdata[i])->match->spans != NULL)
      cut_differences (quotes->pdata[i], i, cuts, marks);
  g_array_sort (cuts, compare_cuts);
  return cuts;
}

static gboolean
is_wrapped_by_hand (const char *text,
                    gsize       length)
{
  const char *end = text + length;
  guint n_lines = 0;

  for (const char *line = text; line < end; n_lines++)
    {
      const char *line_end = memchr (line, '\n', end - line);

      if (line_end == NULL)
        line_end = end;
      /* Bytes decide at once that it is too long in characters too. */
      if (line_end - line > 4 * WRAPPED_MAX_CHARS || g_utf8_strlen (line, line_end - line) > WRAPPED_MAX_CHARS)
        return FALSE;
      line = line_end + 1;
    }
  return n_lines > 1;
}

static void
write_char (Writer   *self,
            gunichar  c)
{
  g_string_append_unichar (self->out, c);
  self->n_chars++;
  self->line_chars = c == '\n' ? 0 : self->line_chars + 1;
}

static gboolean
ends_with_hyphen (const Writer *self)
{
  gsize n = self->out->len;

  return n >= 2 && self->out->str[n - 1] == '-' && g_ascii_isalpha (self->out->str[n - 2]);
}

/* A line end of the text; @next is what follows, 0 where it ends. */
static void
write_line_end (Writer   *self,
                gunichar  next)
{
  gboolean goes_on = self->is_wrapped && self->source_chars >= WRAPPED_MIN_CHARS && next != 0 && !g_unichar_isspace (next);

  self->source_chars = 0;
  if (!goes_on)
    write_char (self, '\n');
  else if (!ends_with_hyphen (self))
    write_char (self, ' ');
}

static void
write_text (Writer     *self,
            const char *text,
            const char *end,
            const char *text_end)
{
  while (text < end)
    {
      gunichar c = g_utf8_get_char (text);

      text = g_utf8_next_char (text);
      if (c == '\r' && text < text_end && *text == '\n')
        continue;
      if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029 || c == '\f' || c == '\v')
        {
          write_line_end (self, text < text_end ? g_utf8_get_char (text) : 0);
          continue;
        }
      self->source_chars++;
      if (self->line_chars >= LINE_MAX_CHARS)
        write_char (self, '\n');
      if (self->line_chars >= LINE_CHARS && g_unichar_isspace (c))
        write_char (self, '\n');
      else
        write_char (self, c != '\t' && g_unichar_iscntrl (c) ? 0xfffd : c);
    }
}

static int
compare_stretches (gconstpointer a,
                   gconstpointer b)
{
  const Stretch *x = a, *y = b;

  return x->start < y->start ? -1 : x->start > y->start;
}

static gsize
find_char_start (const char *text,
                 gsize       at)
{
  while (at > 0 && ((guchar) text[at] & 0xc0) == 0x80)
    at--;
  return at;
}

static void
add_stretch (GArray     *stretches,
             const char *text,
             gsize       length,
             gsize       start,
             gsize       end)
{
  Stretch stretch = { start > AROUND_BYTES ? find_char_start (text, start - AROUND_BYTES) : 0, length };

  if (length - end > AROUND_BYTES)
    stretch.end = find_char_start (text, end + AROUND_BYTES);
  g_array_append_val (stretches, stretch);
}

/* What is shown of the text, in its order and apart from each other. */
static GArray *
make_stretches (const char *text,
                gsize       length,
                GPtrArray  *quotes)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  guint n = 0;

  add_stretch (stretches, text, length, 0, length <= WHOLE_BYTES ? length : 0);
  for (guint i = 0; i < quotes->len; i++)
    {
      const DtlQuoteMatch *match = ((const DtlQuote *) quotes->pdata[i])->match;

      if (match->end > match->start)
        add_stretch (stretches, text, length, match->start, match->end);
    }
  g_array_sort (stretches, compare_stretches);
  for (guint i = 1; i < stretches->len; i++)
    {
      Stretch *last = &g_array_index (stretches, Stretch, n), *next = &g_array_index (stretches, Stretch, i);

      if (next->start <= last->end)
        last->end = MAX (last->end, next->end);
      else
        g_array_index (stretches, Stretch, ++n) = *next;
    }
  g_array_set_size (stretches, n + 1);
  return stretches;
}

/* From byte @at to before @end, as far as it is shown. */
static void
write_shown (Writer     *self,
             const char *text,
             gsize       length,
             GArray     *stretches,
             gsize       at,
             gsize       end)
{
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      gsize from = MAX (at, stretch->start), to = MIN (end, stretch->end);

      if (from < to)
        write_text (self, text + from, text + to, text + length);
      /* Behind the last one too, where the text goes on. */
      if (stretch->end > at && stretch->end <= end && stretch->end < length)
        for (const char *p = LEFT_OUT; *p != '\0'; p = g_utf8_next_char (p))
          write_char (self, g_utf8_get_char (p));
    }
}

static void
write_cut (Writer    *self,
           const Cut *cut,
           GArray    *marks)
{
  DtlShownMark *mark = &g_array_index (marks, DtlShownMark, cut->mark);

  switch (cut->kind)
    {
    case CUT_QUOTE_BEGINS:
    case CUT_INSERTED_BEGINS:
      mark->start = self->n_chars;
      break;
    case CUT_REMOVED:
      if (!cut->leads)
        write_char (self, ' ');
      mark->start = self->n_chars;
      write_char (self, '[');
      for (const char *p = cut->words; p < cut->words + cut->n_bytes; p = g_utf8_next_char (p))
        write_char (self, g_unichar_iscntrl (g_utf8_get_char (p)) ? ' ' : g_utf8_get_char (p));
      write_char (self, ']');
      mark->end = self->n_chars;
      if (cut->leads)
        write_char (self, ' ');
      break;
    case CUT_QUOTE_ENDS:
    case CUT_INSERTED_ENDS:
    default:
      mark->end = self->n_chars;
      break;
    }
}

DtlShownText *
dtl_shown_text_new (const char *text,
                    gsize       length,
                    GPtrArray  *quotes)
{
  DtlShownText *self = g_new0 (DtlShownText, 1);
  Writer writer = { .out = g_string_sized_new (length + 1) };
  g_autoptr (GArray) cuts = NULL, stretches = NULL;
  gsize at = 0;

  g_return_val_if_fail (quotes != NULL, NULL);

  self->marks = g_array_new (FALSE, FALSE, sizeof (DtlShownMark));
  writer.is_wrapped = is_wrapped_by_hand (text, length);
  stretches = make_stretches (text, length, quotes);
  cuts = make_cuts (quotes, self->marks);
  for (guint i = 0; i < cuts->len; i++)
    {
      const Cut *cut = &g_array_index (cuts, Cut, i);

      write_shown (&writer, text, length, stretches, at, cut->at);
      at = cut->at;
      write_cut (&writer, cut, self->marks);
    }
  write_shown (&writer, text, length, stretches, at, length);

  self->is_cut = stretches->len > 1 || g_array_index (stretches, Stretch, 0).end < length;
  self->length = writer.out->len;
  self->text = g_string_free (writer.out, FALSE);
  return self;
}

void
dtl_shown_text_free (DtlShownText *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_array_unref (self->marks);
  g_free (self);
}
