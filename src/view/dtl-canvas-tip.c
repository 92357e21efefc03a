/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tip beside a mark: title, date and support in words. At once for the keyboard, soon for a pointer on a mark without a
 * label, later on one that has its label already, and not on the selected one, whose words the reader shows. It stands where
 * it covers least, and never on its own mark. Screen readers have the same words from the item, so it is no part of their tree.
 */
#include "config.h"

#include "dtl-canvas-private.h"
#include "dtl-input.h"
#include "dtl-words.h"

#include <glib/gi18n-lib.h>

#define TIP_DELAY_MS         150
#define TIP_DELAY_LABELLED_MS 700
#define TIP_MAX_CHARS        44

static const DtlItemKey no_key = { G_MAXUINT32, DTL_NONE, DTL_NONE };

static gboolean
is_same_key (const DtlItemKey *a,
             const DtlItemKey *b)
{
  return a->kind == b->kind && a->event == b->event && a->row == b->row;
}

static DtlItemKey
get_key (const DtlGroup *group)
{
  return (DtlItemKey) { group->kind, group->event, group->kind == DTL_GROUP_EVENT ? DTL_NONE : group->row };
}

static const DtlGroup *
find_group (DtlCanvas        *self,
            const DtlItemKey *key)
{
  guint n_groups = 0;
  const DtlGroup *groups = self->scene != NULL ? dtl_scene_get_groups (self->scene, &n_groups) : NULL;

  for (guint i = 0; i < n_groups; i++)
    {
      DtlItemKey other = get_key (&groups[i]);

      if (is_same_key (key, &other))
        return &groups[i];
    }
  return NULL;
}

static char *
make_event_markup (DtlCanvas *self,
                   guint32    event)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  const char *reported = dtl_words_for_reported (dtl_view_state_get_reported (self->state, event));
  g_autofree char *whole = dtl_document_dup_title (document, event), *title = dtl_words_shorten (whole, DTL_WORDS_LINE_LETTERS);
  g_autofree char *date = dtl_document_dup_date_words (document, event, DTL_WORDING_LONG);
  g_autofree char *support = dtl_words_for_support (document, event);
  g_autofree char *claims = dtl_words_for_claims (document, event, DTL_WORDING_LONG);

  return g_markup_printf_escaped ("<b>%s</b>\n%s · %s%s%s%s%s", title, date != NULL ? date : "", support,
                                  reported != NULL ? " · " : "", reported != NULL ? reported : "",
                                  claims != NULL ? "\n" : "", claims != NULL ? claims : "");
}

static char *
make_markup (DtlCanvas      *self,
             const DtlGroup *group)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);
  g_autofree char *words = NULL, *whole = NULL, *title = NULL, *hint = NULL;

  switch ((DtlGroupKind) group->kind)
    {
    case DTL_GROUP_EVENT:
      return make_event_markup (self, group->event);
    case DTL_GROUP_EDGE:
      words = g_strdup_printf (ngettext ("%u event out of view", "%u events out of view", group->count), group->count);
      whole = dtl_document_dup_title (document, group->event);
      title = dtl_words_shorten (whole, DTL_WORDS_LINE_LETTERS);
      hint = g_strdup_printf (_("Go to “%s”"), title);
      break;
    case DTL_GROUP_BAND:
      words = dtl_words_for_cluster (group->count, group->from, group->to, DTL_WORDING_LONG);
      hint = g_strdup (_("Open the lane to its full height"));
      break;
    case DTL_GROUP_CLUSTER:
    default:
      words = dtl_words_for_cluster (group->count, group->from, group->to, DTL_WORDING_LONG);
      hint = g_strdup (_("Click for a list"));
    }
  return g_markup_printf_escaped ("<b>%s</b>\n%s", words, hint);
}

static void
show_tip (DtlCanvas      *self,
          const DtlGroup *group)
{
  g_autofree char *markup = make_markup (self, group);

  self->tip_key = get_key (group);
  gtk_label_set_markup (GTK_LABEL (self->tip), markup);
  gtk_widget_set_visible (self->tip, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Its label is on the canvas and all the rest in the reader; a tip would only hide its neighbours and its links. */
static gboolean
needs_no_tip (DtlCanvas      *self,
              const DtlGroup *group)
{
  return group != NULL && group->kind == DTL_GROUP_EVENT && group->label_shown &&
         group->event == dtl_view_state_get_selected (self->state);
}

static gboolean
tip_due_cb (gpointer user_data)
{
  DtlCanvas *self = user_data;
  const DtlGroup *group = find_group (self, &self->tip_key);

  self->tip_id = 0;
  if (group != NULL && !needs_no_tip (self, group) && !self->is_panning && !dtl_motion_is_moving (self->motion))
    show_tip (self, group);
  return G_SOURCE_REMOVE;
}

void
dtl_canvas_init_tip (DtlCanvas *self)
{
  self->tip_key = no_key;
  self->tip = g_object_new (GTK_TYPE_LABEL,
                            "css-name", "tooltip",
                            "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                            "visible", FALSE,
                            "can-target", FALSE,
                            "wrap", TRUE,
                            "max-width-chars", TIP_MAX_CHARS,
                            "xalign", 0.0,
                            NULL);
  gtk_widget_add_css_class (self->tip, "background");
  gtk_widget_add_css_class (self->tip, "timeline-tip");
  gtk_widget_set_parent (self->tip, GTK_WIDGET (self));
}

void
dtl_canvas_hide_tip (DtlCanvas *self)
{
  g_clear_handle_id (&self->tip_id, g_source_remove);
  self->tip_key = no_key;
  if (self->tip != NULL && gtk_widget_get_visible (self->tip))
    gtk_widget_set_visible (self->tip, FALSE);
}

/* Takes the tip away, unless it is that of @group. */
void
dtl_canvas_drop_tip (DtlCanvas      *self,
                     const DtlGroup *group)
{
  DtlItemKey key = group != NULL ? get_key (group) : no_key;

  if (!is_same_key (&key, &self->tip_key))
    dtl_canvas_hide_tip (self);
}

void
dtl_canvas_show_tip_soon (DtlCanvas      *self,
                          const DtlGroup *group)
{
  dtl_canvas_drop_tip (self, group);
  if (group == NULL || !is_same_key (&self->tip_key, &no_key))
    return;
  self->tip_key = get_key (group);
  self->tip_id = g_timeout_add (group->label_shown ? TIP_DELAY_LABELLED_MS : TIP_DELAY_MS, tip_due_cb, self);
}

/* Shows or takes away the tip of what has a visible keyboard focus. */
void
dtl_canvas_show_focus_tip (DtlCanvas *self)
{
  guint32 focused = self->state != NULL ? dtl_view_state_get_focused (self->state) : DTL_NONE;
  g_autofree char *markup = NULL;

  if (focused == DTL_NONE)
    {
      if (self->tip_id == 0)
        dtl_canvas_hide_tip (self);
      return;
    }
  g_clear_handle_id (&self->tip_id, g_source_remove);
  self->tip_key = (DtlItemKey) { DTL_GROUP_EVENT, focused, DTL_NONE };
  if (needs_no_tip (self, find_group (self, &self->tip_key)))
    {
      gtk_widget_set_visible (self->tip, FALSE);
      return;
    }
  markup = make_event_markup (self, focused);
  gtk_label_set_markup (GTK_LABEL (self->tip), markup);
  gtk_widget_set_visible (self->tip, TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
append_box (GArray         *boxes,
            const DtlGroup *group,
            double          scale)
{
  double box[4] = { group->x * scale, group->y * scale, group->width * scale, group->height * scale };

  g_array_append_vals (boxes, box, 4);
}

void
dtl_canvas_allocate_tip (DtlCanvas *self)
{
  const DtlGroup *group, *groups;
  guint n_groups = 0;
  g_autoptr (GArray) boxes = NULL;
  int width, height;
  double x = 0.0, y = 0.0;

  if (!gtk_widget_get_visible (self->tip))
    return;
  group = find_group (self, &self->tip_key);
  if (group == NULL)
    {
      /* Merged with others or on its way into view: the tip comes back with the mark. */
      gtk_widget_measure (self->tip, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      gtk_widget_measure (self->tip, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      gtk_widget_allocate (self->tip, width, height, -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (-10000.0f, 0.0f)));
      return;
    }

  gtk_widget_measure (self->tip, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  width = MIN (width, MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1));
  gtk_widget_measure (self->tip, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  boxes = g_array_new (FALSE, FALSE, sizeof (double));
  append_box (boxes, group, self->text_scale);
  groups = dtl_scene_get_groups (self->scene, &n_groups);
  for (guint i = 0; i < n_groups; i++)
    if (&groups[i] != group)
      append_box (boxes, &groups[i], self->text_scale);
  dtl_place_tip ((double *) (gpointer) boxes->data, (double *) (gpointer) boxes->data + 4, boxes->len / 4 - 1,
                 gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)),
                 width, height, &x, &y);
  gtk_widget_allocate (self->tip, width, height, -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y)));
}
