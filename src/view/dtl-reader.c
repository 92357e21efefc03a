/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-reader-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-event-page.h"
#include "dtl-page-parts.h"
#include "dtl-quotation.h"
#include "dtl-start-page.h"
#include "dtl-trace-page.h"
#include "dtl-ui-resources.h"

/* Wide enough for a comfortable line of some fifty letters, narrow enough to leave the room to the timeline. */
/* What it has beside the timeline: were it more, it would get of that what the view of the moment leaves. */
#define NATURAL_WIDTH_PX 376
#define MINIMUM_WIDTH_PX 300

G_DEFINE_FINAL_TYPE (DtlReader, dtl_reader, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_STYLE,
  N_PROPS,
};

enum
{
  NOTICE,
  TEXT_WANTED,
  FOLDER_WANTED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

void
dtl_reader_emit_notice (DtlReader  *self,
                        const char *message)
{
  g_signal_emit (self, signals[NOTICE], 0, message);
}

void
dtl_reader_emit_text_wanted (DtlReader *self,
                             guint32    source)
{
  g_signal_emit (self, signals[TEXT_WANTED], 0, source);
}

void
dtl_reader_emit_folder_wanted (DtlReader *self)
{
  g_signal_emit (self, signals[FOLDER_WANTED], 0);
}

static void
quotation_copied_cb (DtlReader *self)
{
  dtl_reader_emit_notice (self, _("Copied to the clipboard"));
}

static void
connect_quotations_below (DtlReader *self,
                          GtkWidget *widget)
{
  if (DTL_IS_QUOTATION (widget))
    g_signal_connect_object (widget, "copied", G_CALLBACK (quotation_copied_cb), self, G_CONNECT_SWAPPED);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    connect_quotations_below (self, child);
}

static void
update_bar (DtlReader *self)
{
  guint n_shown = self->state != NULL ? dtl_view_state_get_n_shown (self->state) : 0;
  gboolean has_event = self->page_event != DTL_NONE;
  g_autofree char *position = NULL;
  guint place = 0;

  if (has_event && dtl_view_state_is_shown (self->state, self->page_event))
    {
      place = dtl_view_state_get_position (self->state, self->page_event);
      /* Translators: the place of an event in the story, and how many there are. */
      position = g_strdup_printf (_("%u of %u"), place + 1, n_shown);
    }
  else if (has_event)
    position = g_strdup (_("hidden"));

  gtk_label_set_label (GTK_LABEL (self->position_label), position != NULL ? position : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.begin", n_shown > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.next", n_shown > 0 && place + 1 < MAX (n_shown, 1 + !has_event));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.previous", has_event);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.start", has_event);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.copy-event", has_event);
  gtk_widget_set_sensitive (self->copy_button, has_event);
}

static void
light_page (DtlReader *self,
            GtkWidget *page)
{
  connect_quotations_below (self, page);
  dtl_reader_tell_checks (self, page);
  dtl_passage_update_below (page, self->style, self->search);
}

/* A little a frame, from the one on that follows the page's first: shaping all of it at once would hold up what is waited for. */
static gboolean
add_more_cb (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       user_data)
{
  DtlReader *self = DTL_READER (widget);
  GtkWidget *page = gtk_viewport_get_child (GTK_VIEWPORT (self->viewport));
  gboolean has_more;

  if (gtk_widget_get_mapped (page) && gtk_widget_get_height (page) == 0)
    return G_SOURCE_CONTINUE;
  has_more = dtl_start_page_add_more (page, self->page_document, self->checks);
  dtl_passage_update_below (page, self->style, self->search);
  if (!has_more)
    self->rest_id = 0;
  return has_more;
}

static void
stop_adding (DtlReader *self)
{
  if (self->rest_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->rest_id);
  self->rest_id = 0;
}

static void queue_update (DtlReader *self);

/* For a page whose content changed although its event did not. */
void
dtl_reader_remake_page (DtlReader *self)
{
  self->is_stale = TRUE;
  queue_update (self);
}

static GtkWidget *
make_page (DtlReader *self)
{
  if (self->page_document == NULL)
    return NULL;
  if (self->page_is_trace)
    return dtl_trace_page_new (self->page_document, dtl_view_state_get_traced (self->state), self->trace_origin);
  if (self->page_event == DTL_NONE)
    {
      self->rest_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), add_more_cb, NULL, NULL);
      return dtl_start_page_new (self->page_document);
    }
  return dtl_event_page_new (self->page_document, self->page_event, self->quotations);
}

/* The column makes way when another event is chosen, and for good when the chain is not lit any more. */
static void
update_trace (DtlReader   *self,
              DtlDocument *document,
              guint32      event)
{
  if (document != self->page_document || document == NULL || dtl_view_state_get_traced (self->state) == NULL ||
      dtl_reader_shows_text (self))
    self->trace_origin = DTL_NONE;
  if (self->trace_origin == DTL_NONE || event != self->page_event)
    self->wants_trace = FALSE;
}

void
dtl_reader_update_page (DtlReader *self)
{
  DtlDocument *document = self->state != NULL ? dtl_view_state_get_document (self->state) : NULL;
  guint32 event = document != NULL ? dtl_view_state_get_selected (self->state) : DTL_NONE;
  GtkWidget *page;

  g_clear_handle_id (&self->update_id, g_source_remove);
  dtl_reader_update_text (self, document, event);
  update_trace (self, document, event);
  if (document != self->page_document)
    dtl_reader_set_checks (self, NULL);
  if (self->is_stale || document != self->page_document || event != self->page_event || self->wants_trace != self->page_is_trace)
    {
      self->is_stale = FALSE;
      stop_adding (self);
      g_ptr_array_set_size (self->quotations, 0);
      self->current_quote = -1;
      g_set_object (&self->page_document, document);
      self->page_event = event;
      self->page_is_trace = self->wants_trace;

      page = make_page (self);
      if (page != NULL)
        gtk_widget_set_visible (page, !dtl_reader_shows_text (self));
      gtk_viewport_set_child (GTK_VIEWPORT (self->viewport), page);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
      if (page != NULL)
        light_page (self, page);
    }
  gtk_widget_set_visible (self->trace_bar, self->trace_origin != DTL_NONE && !self->page_is_trace);
  if (self->trace_origin != DTL_NONE)
    {
      g_autofree char *title = dtl_document_dup_label (document, self->trace_origin);
      /* Translators: the title of an event. */
      g_autofree char *text = g_strdup_printf (_("Chain of “%s”"), title);

      gtk_label_set_label (GTK_LABEL (self->trace_label), text);
    }
  update_bar (self);
}

static gboolean
update_page_cb (gpointer user_data)
{
  DtlReader *self = user_data;

  self->update_id = 0;
  dtl_reader_update_page (self);
  return G_SOURCE_REMOVE;
}

/* Held arrow keys pass over many events before a frame is drawn; only the last one needs a page. */
static void
queue_update (DtlReader *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_page_cb, self, NULL);
}

static void
restyle (DtlReader *self)
{
  GtkWidget *page = gtk_viewport_get_child (GTK_VIEWPORT (self->viewport));

  if (page != NULL)
    dtl_passage_update_below (page, self->style, self->search);
  if (self->text_page != NULL)
    dtl_source_text_page_set_style (DTL_SOURCE_TEXT_PAGE (self->text_page), self->style);
}

static void
dtl_reader_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  DtlReader *self = DTL_READER (widget);

  /* Its page scrolls, so that any height will do. Asking for one would lay out the whole page, at a width that it never gets. */
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
      *minimum = MAX (*minimum, MINIMUM_WIDTH_PX);
      *natural = MAX (*minimum, NATURAL_WIDTH_PX);
    }
}

static void
dtl_reader_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  gtk_widget_size_allocate (DTL_READER (widget)->box, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
dtl_reader_dispose (GObject *object)
{
  DtlReader *self = DTL_READER (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  stop_adding (self);
  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_id);
  self->scroll_id = 0;
  dtl_reader_set_state (self, NULL);
  g_clear_object (&self->page_document);
  self->text_page = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dtl_reader_parent_class)->dispose (object);
}

static void
dtl_reader_finalize (GObject *object)
{
  DtlReader *self = DTL_READER (object);

  g_clear_pointer (&self->search, dtl_search_free);
  g_clear_pointer (&self->checks_by_words, g_hash_table_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_ptr_array_unref (self->quotations);

  G_OBJECT_CLASS (dtl_reader_parent_class)->finalize (object);
}

static void
dtl_reader_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  DtlReader *self = DTL_READER (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_object (value, self->state);
      break;
    case PROP_STYLE:
      g_value_set_enum (value, self->style);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_reader_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  DtlReader *self = DTL_READER (object);

  switch (prop_id)
    {
    case PROP_STATE:
      dtl_reader_set_state (self, g_value_get_object (value));
      break;
    case PROP_STYLE:
      dtl_reader_set_style (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dtl_reader_class_init (DtlReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dtl_reader_dispose;
  object_class->finalize = dtl_reader_finalize;
  object_class->get_property = dtl_reader_get_property;
  object_class->set_property = dtl_reader_set_property;
  widget_class->measure = dtl_reader_measure;
  widget_class->size_allocate = dtl_reader_size_allocate;

  properties[PROP_STATE] = g_param_spec_object ("state", NULL, NULL, DTL_TYPE_VIEW_STATE,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STYLE] = g_param_spec_enum ("style", NULL, NULL, DTL_TYPE_STYLE, DTL_STYLE_LIGHT,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * DtlReader::notice:
   * @message: what happened, as a short sentence
   */
  signals[NOTICE] = g_signal_new ("notice", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * DtlReader::text-wanted:
   * @source: a source
   *
   * Its text is to be read, and brought with dtl_reader_take_text() or dtl_reader_take_text_failure().
   */
  signals[TEXT_WANTED] = g_signal_new ("text-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * DtlReader::folder-wanted:
   *
   * A person wants to point at the folder in which the texts are.
   */
  signals[FOLDER_WANTED] = g_signal_new ("folder-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  dtl_reader_install_verbs (widget_class);
  dtl_reader_install_walk_actions (widget_class);
  dtl_reader_install_text_actions (widget_class);
  /* Named so that the linker keeps the templates. */
  dtl_ui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/dtl-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, DtlReader, box);
  gtk_widget_class_bind_template_child (widget_class, DtlReader, trace_bar);
  gtk_widget_class_bind_template_child (widget_class, DtlReader, trace_label);
  gtk_widget_class_bind_template_child (widget_class, DtlReader, scrolled);
  gtk_widget_class_bind_template_child (widget_class, DtlReader, viewport);
  gtk_widget_class_bind_template_child (widget_class, DtlReader, overlay);
  gtk_widget_class_bind_template_child (widget_class, DtlReader, position_label);
  gtk_widget_class_bind_template_child (widget_class, DtlReader, copy_button);
  gtk_widget_class_bind_template_child (widget_class, DtlReader, copy_menu);
  gtk_widget_class_set_css_name (widget_class, "reader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dtl_reader_init (DtlReader *self)
{
  self->page_event = DTL_NONE;
  self->trace_origin = DTL_NONE;
  self->current_quote = -1;
  self->quotations = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dtl_stop_scrolling_when_hidden (self->scrolled);
  dtl_page_set_late_menu (GTK_MENU_BUTTON (self->copy_button), self->copy_menu);
  /* The part of a menu button that takes the focus is inside it, and GTK gives it no name. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (self->copy_button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Copy This Event"), -1);
  update_bar (self);
}

GtkWidget *
dtl_reader_new (void)
{
  return g_object_new (DTL_TYPE_READER, NULL);
}

DtlViewState *
dtl_reader_get_state (DtlReader *self)
{
  g_return_val_if_fail (DTL_IS_READER (self), NULL);

  return self->state;
}

void
dtl_reader_set_state (DtlReader    *self,
                      DtlViewState *state)
{
  g_return_if_fail (DTL_IS_READER (self));
  g_return_if_fail (state == NULL || DTL_IS_VIEW_STATE (state));

  if (self->state == state)
    return;
  if (self->state != NULL)
    g_signal_handlers_disconnect_by_data (self->state, self);
  g_set_object (&self->state, state);
  if (state != NULL)
    {
      /* At once, so that the first frame of a document has its page. */
      g_signal_connect_object (state, "notify::document", G_CALLBACK (dtl_reader_update_page), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (state, "selection-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (state, "matches-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (state, "layout-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
      queue_update (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

DtlStyle
dtl_reader_get_style (DtlReader *self)
{
  g_return_val_if_fail (DTL_IS_READER (self), DTL_STYLE_LIGHT);

  return self->style;
}

void
dtl_reader_set_style (DtlReader *self,
                      DtlStyle   style)
{
  g_return_if_fail (DTL_IS_READER (self));

  if (self->style == style)
    return;
  self->style = style;
  restyle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STYLE]);
}

void
dtl_reader_set_search (DtlReader  *self,
                       const char *query)
{
  g_return_if_fail (DTL_IS_READER (self));

  g_clear_pointer (&self->search, dtl_search_free);
  if (query != NULL)
    self->search = dtl_search_new (query);
  restyle (self);
}

/* The first stop of the keyboard in and below a widget. GTK's own search passes over what has no size yet. */
static GtkWidget *
find_stop (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (widget == NULL || !gtk_widget_get_visible (widget) || !gtk_widget_is_sensitive (widget))
    return NULL;
  if (gtk_widget_get_focusable (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_stop (child);
  return found;
}

void
dtl_reader_focus_page (DtlReader *self)
{
  GtkWidget *target;

  g_return_if_fail (DTL_IS_READER (self));

  dtl_reader_update_page (self);
  if (dtl_reader_shows_text (self))
    {
      dtl_source_text_page_focus (DTL_SOURCE_TEXT_PAGE (self->text_page));
      return;
    }
  if (self->quotations->len > 0)
    target = g_ptr_array_index (self->quotations, MAX (self->current_quote, 0));
  else
    target = find_stop (gtk_viewport_get_child (GTK_VIEWPORT (self->viewport)));
  if (target != NULL)
    gtk_widget_grab_focus (target);
}
