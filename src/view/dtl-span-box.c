/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-span-box.h"

#include "dtl-page-parts.h"
#include "dtl-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BOX_TOP_PX 8

/* Larger documents are counted when the hand lets go. */
#define COUNT_WHILE_DRAGGING_MAX 50000

struct _DtlSpanBox
{
  GtkWidget  parent_instance;

  GtkWidget *band;
  GtkWidget *box;
  GtkWidget *length;
  GtkWidget *detail;
  GtkWidget *buttons;

  DtlInstant from, to;
  double     x0, x1;
};

enum
{
  ZOOM,
  EXPORT,
  DISMISSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtlSpanBox, dtl_span_box, GTK_TYPE_WIDGET)

guint
dtl_count_events_in (DtlViewState *state,
                     DtlInstant    from,
                     DtlInstant    to)
{
  DtlDocument *document = dtl_view_state_get_document (state);
  guint n_events, n = 0;
  const guint32 *order;

  g_return_val_if_fail (document != NULL, 0);

  n_events = dtl_document_get_n_events (document);
  order = dtl_document_get_order (document);
  for (guint i = 0; i < n_events; i++)
    {
      const DtlEvent *event = dtl_document_get_event (document, order[i]);

      if ((event->flags & DTL_EVENT_PLACED) == 0 || event->earliest > to)
        break;
      if (event->latest >= from && dtl_view_state_is_shown (state, order[i]))
        n++;
    }
  return n;
}

static void
dtl_span_box_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
dtl_span_box_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  DtlSpanBox *self = DTL_SPAN_BOX (widget);
  double x0 = CLAMP (self->x0, -16.0, width + 16.0), x1 = CLAMP (self->x1, -16.0, width + 16.0);
  int box_width, box_height;
  double x;

  gtk_widget_allocate (self->band, MAX (1, (int) ceil (x1 - x0)), height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (floor (x0), 0)));

  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &box_width, NULL, NULL);
  gtk_widget_measure (self->box, GTK_ORIENTATION_VERTICAL, box_width, NULL, &box_height, NULL, NULL);
  x = CLAMP ((x0 + x1 - box_width) / 2.0, 4.0, MAX (4.0, width - box_width - 4.0));
  gtk_widget_allocate (self->box, box_width, box_height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (floor (x), BOX_TOP_PX)));
}

/* Only the box is in the way of the pointer, not the band nor what is beside it. */
static gboolean
dtl_span_box_contains (GtkWidget *widget,
                       double     x,
                       double     y)
{
  return FALSE;
}

static void
zoom_cb (DtlSpanBox *self)
{
  g_signal_emit (self, signals[ZOOM], 0);
}

static void
export_cb (DtlSpanBox *self)
{
  g_signal_emit (self, signals[EXPORT], 0);
}

static void
dismiss_cb (DtlSpanBox *self)
{
  g_signal_emit (self, signals[DISMISSED], 0);
}

static void
dtl_span_box_dispose (GObject *object)
{
  DtlSpanBox *self = DTL_SPAN_BOX (object);

  g_clear_pointer (&self->band, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dtl_span_box_parent_class)->dispose (object);
}

static void
dtl_span_box_class_init (DtlSpanBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dtl_span_box_dispose;
  widget_class->measure = dtl_span_box_measure;
  widget_class->size_allocate = dtl_span_box_size_allocate;
  widget_class->contains = dtl_span_box_contains;

  signals[ZOOM] = g_signal_new ("zoom", DTL_TYPE_SPAN_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EXPORT] = g_signal_new ("export", DTL_TYPE_SPAN_BOX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DISMISSED] = g_signal_new ("dismissed", DTL_TYPE_SPAN_BOX, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "span");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
append_button (DtlSpanBox *self,
               GtkWidget  *button,
               GCallback   callback)
{
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), button);
  return button;
}

/* When a span is first selected: no first frame has one. */
static void
make_parts (DtlSpanBox *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *close;

  self->band = g_object_new (GTK_TYPE_BOX, "css-name", "band",
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "can-target", FALSE, NULL);
  gtk_widget_set_parent (self->band, GTK_WIDGET (self));

  self->length = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->length), 0.0);
  gtk_widget_add_css_class (self->length, "heading");
  self->detail = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->detail), 0.0);
  gtk_widget_add_css_class (self->detail, "caption");
  gtk_box_append (GTK_BOX (words), self->length);
  gtk_box_append (GTK_BOX (words), self->detail);

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (self->buttons, GTK_ALIGN_CENTER);
  append_button (self, gtk_button_new_with_mnemonic (_("_Zoom")), G_CALLBACK (zoom_cb));
  append_button (self, gtk_button_new_with_mnemonic (_("E_xport…")), G_CALLBACK (export_cb));
  close = append_button (self, gtk_button_new_from_icon_name ("window-close-symbolic"), G_CALLBACK (dismiss_cb));
  gtk_widget_add_css_class (close, "flat");
  dtl_set_tooltip (close, _("Forget the span"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Forget the span"), -1);

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->box, "span-box");
  gtk_box_append (GTK_BOX (self->box), words);
  gtk_box_append (GTK_BOX (self->box), self->buttons);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
dtl_span_box_init (DtlSpanBox *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dtl_span_box_new (void)
{
  return g_object_new (DTL_TYPE_SPAN_BOX, NULL);
}

void
dtl_span_box_set_span (DtlSpanBox   *self,
                       DtlViewState *state,
                       DtlInstant    from,
                       DtlInstant    to,
                       gboolean      is_done)
{
  g_autofree char *length = NULL, *words = NULL, *detail = NULL, *spoken = NULL;

  g_return_if_fail (DTL_IS_SPAN_BOX (self));
  g_return_if_fail (DTL_IS_VIEW_STATE (state));
  g_return_if_fail (from <= to);

  if (self->box == NULL)
    make_parts (self);
  self->from = from;
  self->to = to;
  length = dtl_duration_to_words (to - from, DTL_WORDING_LONG);
  words = dtl_words_for_span (from, to, DTL_WORDING_LONG);
  if (is_done || dtl_document_get_n_events (dtl_view_state_get_document (state)) <= COUNT_WHILE_DRAGGING_MAX)
    {
      guint n = dtl_count_events_in (state, from, to);

      g_autofree char *events = g_strdup_printf (ngettext ("%u event", "%u events", n), n);

      detail = g_strdup_printf ("%s · %s", events, words);
    }
  else
    detail = g_strdup (words);
  gtk_label_set_label (GTK_LABEL (self->length), length);
  gtk_label_set_label (GTK_LABEL (self->detail), detail);
  spoken = g_strdup_printf (_("Selected span: %s, %s"), length, detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (self->buttons, is_done);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

gboolean
dtl_span_box_get_span (DtlSpanBox *self,
                       DtlInstant *from,
                       DtlInstant *to)
{
  g_return_val_if_fail (DTL_IS_SPAN_BOX (self), FALSE);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  *from = self->from;
  *to = self->to;
  return TRUE;
}

void
dtl_span_box_clear (DtlSpanBox *self)
{
  g_return_if_fail (DTL_IS_SPAN_BOX (self));

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dtl_span_box_set_range (DtlSpanBox *self,
                        double      x0,
                        double      x1)
{
  g_return_if_fail (DTL_IS_SPAN_BOX (self));

  if (self->x0 == x0 && self->x1 == x1)
    return;
  self->x0 = x0;
  self->x1 = x1;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
