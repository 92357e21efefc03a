/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-matrix-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dtl-pips.h"
#include "dtl-stance-sign.h"

#define ROW_HEIGHT_PX   34
#define TURNED_PX       112   /* the height of the head with turned names */
#define LYING_HEAD_PX   60
#define PIPS_PX         56
#define PAD_PX          14
#define DATE_PX         136
#define DATED_PX        360   /* with less in all, dates are not shown */
/* From this width on a name fits lying; in narrower cells it is turned. */
#define LYING_PX        84

struct _DtlMatrixRow
{
  GtkWidget parent_instance;

  DtlMatrixBand *band;
  GtkWidget     *date_label;   /* NULL in the head */
  GtkWidget     *title_label;
  GtkWidget     *pips;
  guint32        event;
};

G_DEFINE_FINAL_TYPE (DtlMatrixRow, dtl_matrix_row, GTK_TYPE_WIDGET)

static gboolean
is_head (DtlMatrixRow *self)
{
  return self->date_label == NULL;
}

/* A measure that grows with the text. */
static int
scaled (DtlMatrixRow *self,
        int           px)
{
  return (int) (px * self->band->scale + 0.5);
}

static gboolean
is_lying (DtlMatrixRow *self)
{
  return self->band->cell_width >= scaled (self, LYING_PX);
}

/* Where there is little room the date makes way for the title. */
static int
get_date_width (DtlMatrixRow *self)
{
  return self->band->margin >= scaled (self, DATED_PX) ? scaled (self, DATE_PX) : 0;
}

static void
dtl_matrix_row_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  DtlMatrixRow *self = DTL_MATRIX_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 0;
      *natural = self->band->margin + self->band->cell_width;
      return;
    }
  *minimum = *natural = scaled (self, !is_head (self) ? ROW_HEIGHT_PX : is_lying (self) ? LYING_HEAD_PX : TURNED_PX);
  if (!is_head (self))
    {
      int height;

      gtk_widget_measure (self->title_label, orientation, -1, NULL, &height, NULL, NULL);
      *minimum = *natural = MAX (*minimum, height + 8);
    }
}

static void
dtl_matrix_row_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DtlMatrixRow *self = DTL_MATRIX_ROW (widget);
  int date_width = get_date_width (self), pips_width = scaled (self, PIPS_PX);
  int title_width = MAX (self->band->margin - PAD_PX - date_width - pips_width - 8, 0);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation date = { PAD_PX, 0, MAX (date_width - 8, 0), height };
  GtkAllocation title = { PAD_PX + date_width, 0, title_width, height };
  GtkAllocation pips = { self->band->margin - pips_width, 0, pips_width, height };

  if (is_head (self))
    return;
  if (is_rtl)
    {
      date.x = width - date.x - date.width;
      title.x = width - title.x - title.width;
      pips.x = width - pips.x - pips.width;
    }
  gtk_widget_set_child_visible (self->date_label, date_width > 0);
  if (date_width > 0)
    gtk_widget_size_allocate (self->date_label, &date, -1);
  gtk_widget_size_allocate (self->title_label, &title, -1);
  if (self->pips != NULL)
    gtk_widget_size_allocate (self->pips, &pips, -1);
}

/* The middle of a cell, mirrored where text is. */
static float
get_cell_middle (DtlMatrixRow *self,
                 guint         source)
{
  double x = self->band->margin + (source + 0.5) * self->band->cell_width - self->band->across;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  return (float) x;
}

guint32
dtl_matrix_row_find (DtlMatrixRow *self,
                     double        x)
{
  double place;

  g_return_val_if_fail (DTL_IS_MATRIX_ROW (self), DTL_NONE);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (GTK_WIDGET (self)) - x;
  if (x < self->band->margin)
    return DTL_NONE;
  place = floor ((x - self->band->margin + self->band->across) / self->band->cell_width);
  return place < self->band->n_sources ? (guint32) place : DTL_NONE;
}

static void
snapshot_name (DtlMatrixRow  *self,
               GtkSnapshot   *snapshot,
               guint          source,
               const GdkRGBA *colour)
{
  const char *name = dtl_source_table_get_name (self->band->table, source);
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), name);
  gboolean lies = is_lying (self);
  int room = lies ? self->band->cell_width - 8 : scaled (self, TURNED_PX) - 14;
  float x = get_cell_middle (self, source), y = gtk_widget_get_height (GTK_WIDGET (self)) - 8;
  int width, height;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, room * PANGO_SCALE);
  pango_layout_set_height (layout, lies ? -3 : -1);
  pango_layout_set_alignment (layout, lies ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  if (lies)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - room / 2.0f, y - height));
  else
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x - height / 2.0f, y));
      gtk_snapshot_rotate (snapshot, -90);
    }
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_cell (DtlMatrixRow  *self,
               GtkSnapshot   *snapshot,
               guint          source,
               const GdkRGBA *colour)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  float x = get_cell_middle (self, source);
  DtlStances says;

  if (source == self->band->current)
    {
      GdkRGBA tint = *colour;

      tint.alpha *= 0.08f;
      gtk_snapshot_append_color (snapshot, &tint, &GRAPHENE_RECT_INIT (x - self->band->cell_width / 2.0f, 0,
                                                                       self->band->cell_width, height));
    }
  if (is_head (self))
    {
      snapshot_name (self, snapshot, source, colour);
      return;
    }
  says = dtl_source_table_get_says (self->band->table, self->event, source);
  if (says == 0)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf (x), roundf (height / 2.0f)));
  gtk_snapshot_scale (snapshot, (float) self->band->scale, (float) self->band->scale);
  dtl_stance_sign_snapshot (snapshot, says, 0, 0, colour);
  gtk_snapshot_restore (snapshot);
}

static void
dtl_matrix_row_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  DtlMatrixRow *self = DTL_MATRIX_ROW (widget);
  const DtlMatrixBand *band = self->band;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  guint first, end;
  GdkRGBA colour;

  if (!is_head (self))
    {
      gtk_widget_snapshot_child (widget, self->date_label, snapshot);
      gtk_widget_snapshot_child (widget, self->title_label, snapshot);
      if (self->pips != NULL)
        gtk_widget_snapshot_child (widget, self->pips, snapshot);
    }
  if (band->table == NULL || width <= band->margin || (!is_head (self) && self->event == DTL_NONE))
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  first = (guint) floor (band->across / band->cell_width);
  end = (guint) MIN (ceil ((band->across + width - band->margin) / band->cell_width), band->n_sources);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (is_rtl ? 0 : band->margin, 0, width - band->margin, height));
  for (guint i = first; i < end; i++)
    snapshot_cell (self, snapshot, i, &colour);
  gtk_snapshot_pop (snapshot);
}

char *
dtl_matrix_row_dup_words (DtlMatrixRow *self)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (DTL_IS_MATRIX_ROW (self), NULL);

  for (guint i = 0; i < self->band->n_sources; i++)
    {
      DtlStances says = dtl_source_table_get_says (self->band->table, self->event, i);
      g_autofree char *stances = dtl_says_to_words (says);

      if (says == 0)
        continue;
      /* Translators: a source and what it does, "Hudson: reports, declines". */
      g_string_append_printf (words, words->len > 0 ? _("; %s: %s") : _("%s: %s"),
                              dtl_source_table_get_name (self->band->table, i), stances);
    }
  return g_string_free (words, FALSE);
}

void
dtl_matrix_row_set_event (DtlMatrixRow *self,
                          guint32       event)
{
  g_autofree char *date = NULL, *title = NULL;

  g_return_if_fail (DTL_IS_MATRIX_ROW (self) && !is_head (self));

  self->event = event;
  g_clear_pointer (&self->pips, gtk_widget_unparent);
  if (event != DTL_NONE)
    {
      self->pips = dtl_pips_new_for_event (dtl_document_get_event (self->band->document, event));
      gtk_widget_set_parent (self->pips, GTK_WIDGET (self));
      date = dtl_document_dup_date_words (self->band->document, event, DTL_WORDING_SHORT);
      title = dtl_document_dup_title (self->band->document, event);
    }
  gtk_label_set_label (GTK_LABEL (self->date_label), date != NULL ? date : "");
  gtk_label_set_label (GTK_LABEL (self->title_label), title != NULL ? title : "");
  gtk_widget_set_tooltip_text (self->date_label, date);
  gtk_widget_set_tooltip_text (self->title_label, title);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dtl_matrix_row_dispose (GObject *object)
{
  DtlMatrixRow *self = DTL_MATRIX_ROW (object);

  g_clear_pointer (&self->pips, gtk_widget_unparent);
  g_clear_pointer (&self->title_label, gtk_widget_unparent);
  g_clear_pointer (&self->date_label, gtk_widget_unparent);

  G_OBJECT_CLASS (dtl_matrix_row_parent_class)->dispose (object);
}

static void
dtl_matrix_row_class_init (DtlMatrixRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_matrix_row_dispose;
  widget_class->measure = dtl_matrix_row_measure;
  widget_class->size_allocate = dtl_matrix_row_size_allocate;
  widget_class->snapshot = dtl_matrix_row_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dtl_matrix_row_init (DtlMatrixRow *self)
{
  self->event = DTL_NONE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
dtl_matrix_head_new (DtlMatrixBand *band)
{
  DtlMatrixRow *self = g_object_new (DTL_TYPE_MATRIX_ROW, NULL);

  self->band = band;
  gtk_widget_add_css_class (GTK_WIDGET (self), "matrix-head");
  return GTK_WIDGET (self);
}

static GtkWidget *
add_label (DtlMatrixRow *self,
           const char   *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

GtkWidget *
dtl_matrix_row_new (DtlMatrixBand *band)
{
  DtlMatrixRow *self = g_object_new (DTL_TYPE_MATRIX_ROW, NULL);

  self->band = band;
  gtk_widget_add_css_class (GTK_WIDGET (self), "matrix-row");
  self->date_label = add_label (self, "date");
  gtk_label_set_wrap (GTK_LABEL (self->date_label), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->date_label), 2);
  self->title_label = add_label (self, "title");
  return GTK_WIDGET (self);
}
