/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-window-private.h"

#include <glib/gi18n-lib.h>

#include "dtl-glyph-cache.h"
#include "dtl-page-parts.h"
#include "dtl-summary.h"
#include "dtl-ui-resources.h"
#include "dtl-words.h"

/* Below this the reader lies over the timeline, which would have too little room beside it. */
#define NARROW_PX       820
/* From so many of its own widths on the switcher of views stands in the header bar, else at the bottom. That grows with the
 * text, like all that stands beside it. */
#define ROOMY_SWITCHERS 3.4
/* Below this the title needs the room of all buttons that the menu has as well. */
#define VERY_NARROW_PX  560
/* Below this height the legend takes too much of the timeline's. */
#define LOW_PX          560
/* The width of the reader where it stands beside the timeline; over it, the reader takes what it needs. */
#define READER_PX       376

G_DEFINE_FINAL_TYPE (DtlWindow, dtl_window, ADW_TYPE_APPLICATION_WINDOW)

static DtlStyle
get_style (AdwStyleManager *manager)
{
  gboolean is_dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return is_dark ? DTL_STYLE_HIGH_CONTRAST_DARK : DTL_STYLE_HIGH_CONTRAST;
  return is_dark ? DTL_STYLE_DARK : DTL_STYLE_LIGHT;
}

static void
update_style (DtlWindow *self)
{
  DtlStyle style = get_style (adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))));

  dtl_window_set_views_style (self, style);
  dtl_reader_set_style (self->reader, style);
}

static void
follow_settings (DtlWindow *self)
{
  gboolean wheel_zooms = dtl_settings_get_boolean (self->settings, DTL_SETTING_WHEEL_ZOOMS);

  dtl_timeline_set_wheel_zooms (self->timeline, wheel_zooms);
  dtl_overview_set_wheel_zooms (self->overview, wheel_zooms);
  dtl_timeline_set_legend_unfolded (self->timeline, dtl_settings_get_boolean (self->settings, DTL_SETTING_LEGEND_UNFOLDED));
}

static void
legend_unfolded_cb (DtlWindow *self)
{
  dtl_settings_set_boolean (self->settings, DTL_SETTING_LEGEND_UNFOLDED, dtl_timeline_get_legend_unfolded (self->timeline));
}

/* The preference folds where the document says that it may be folded. */
gboolean
dtl_window_folds (DtlWindow   *self,
                  DtlDocument *document)
{
  return dtl_document_get_fold_empty_time (document) && dtl_settings_get_boolean (self->settings, DTL_SETTING_FOLD_EMPTY_TIME);
}

static void
follow_fold_setting (DtlWindow *self)
{
  DtlDocument *document = dtl_view_state_get_document (self->state);

  if (document != NULL)
    dtl_view_state_set_fold_empty_time (self->state, dtl_window_folds (self, document));
}

void
dtl_window_update_header (DtlWindow *self)
{
  gboolean has_timeline = g_strcmp0 (self->pane, "timeline") == 0;

  gtk_widget_set_visible (self->search_button, has_timeline && !self->is_very_narrow);
  /* Where there is no room, the filter opens from the menu, and its button takes the reader's place meanwhile. */
  gtk_widget_set_visible (GTK_WIDGET (self->filter_button), has_timeline && (!self->is_very_narrow || self->is_filter_open));
  gtk_widget_set_visible (self->export_button, has_timeline && !self->is_very_narrow);
  gtk_widget_set_visible (self->reader_button, has_timeline && !(self->is_very_narrow && self->is_filter_open));
  gtk_widget_set_visible (self->switcher, has_timeline && self->has_room);
  if (!self->has_room)
    gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (self->narrow_switcher), self->views);
  gtk_widget_set_visible (self->narrow_switcher, !self->has_room);
}

void
dtl_window_show_page (DtlWindow  *self,
                      const char *name)
{
  dtl_window_get_page (self, name);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), TRUE);
  dtl_page_show_only (GTK_WIDGET (self->stack), name);
}

void
dtl_window_show_loading (DtlWindow *self)
{
  dtl_window_show_page (self, "loading");
}

void
dtl_window_show_pane (DtlWindow  *self,
                      const char *pane)
{
  dtl_window_show_page (self, pane);
  self->pane = pane;
  dtl_window_update_header (self);
  dtl_window_update_actions (self);
}

void
dtl_window_show_reader (DtlWindow *self)
{
  adw_flap_set_reveal_flap (self->flap, TRUE);
}

static gboolean
focus_timeline_cb (gpointer user_data)
{
  DtlWindow *self = user_data;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  gboolean is_elsewhere = focus != NULL && gtk_widget_get_mapped (focus) && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views));

  self->focus_id = 0;
  /* A file that is read anew by itself takes nobody away from where they are. */
  if (!(self->reason == DTL_READ_BECAUSE_CHANGED && is_elsewhere) && !gtk_search_bar_get_search_mode (self->search_bar))
    dtl_window_focus_view (self);
  return G_SOURCE_REMOVE;
}

void
dtl_window_show_document (DtlWindow         *self,
                          DtlDocument       *document,
                          DtlPreparedLayout *prepared,
                          GFile             *file)
{
  g_autofree char *title = dtl_words_shorten (dtl_document_get_title (document), DTL_WORDS_LINE_LETTERS);
  g_autofree char *summary = dtl_document_dup_summary_words (document);
  gboolean is_same_file = self->file != NULL && file != NULL && g_file_equal (self->file, file);
  g_autoptr(GVariant) place = is_same_file ? dtl_window_place_new (self) : dtl_window_recall_place (self, file, document);

  if (!is_same_file)
    {
      dtl_window_remember_place (self);
      g_clear_object (&self->text_folder);
    }
  dtl_window_stop_text (self);
  dtl_window_forget_found (self);
  g_clear_pointer (&self->place, g_variant_unref);
  g_set_object (&self->file, file);
  if (prepared != NULL)
    dtl_view_state_show_prepared (self->state, prepared);
  else
    dtl_view_state_set_document (self->state, document);
  follow_fold_setting (self);

  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, summary);
  gtk_window_set_title (GTK_WINDOW (self), title);
  dtl_window_tell_of_document (self, document);
  dtl_window_check_quotations (self);
  dtl_window_show_pane (self, dtl_document_get_n_events (document) > 0 ? "timeline" : "empty");
  if (place != NULL)
    dtl_window_take_place (self, place);
  else
    dtl_window_take_picture_view (self);
  dtl_window_refresh_search (self);
  /* Arrow keys walk through the events at once; they are there after the first frame. */
  if (self->focus_id == 0)
    self->focus_id = g_timeout_add (50, focus_timeline_cb, self);
}

/* Who came with the keyboard reads on with it; a pointer goes where it wants. */
void
dtl_window_read_event (DtlWindow *self,
                       guint      event)
{
  dtl_window_show_reader (self);
  if (self->keyed_last)
    dtl_reader_focus_page (self->reader);
}

static gboolean
note_input_cb (DtlWindow *self,
               GdkEvent  *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_KEY_PRESS)
    self->keyed_last = TRUE;
  else if (type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN)
    self->keyed_last = FALSE;
  return GDK_EVENT_PROPAGATE;
}

/* Escape leads from the reader back to the event; where the reader lies over the timeline, it makes way. */
static gboolean
leave_reader_cb (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   user_data)
{
  DtlWindow *self = user_data;

  if (self->is_narrow)
    adw_flap_set_reveal_flap (self->flap, FALSE);
  dtl_window_focus_view (self);
  return TRUE;
}

static void
watch_input (DtlWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *all = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (all, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (all, "event", G_CALLBACK (note_input_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), all);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (leave_reader_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->reader), keys);
}

static void
step_quote_cb (DtlWindow *self,
               int        direction)
{
  dtl_window_show_reader (self);
  dtl_reader_step_quote (self->reader, direction);
}

/* Also while it is hidden, when it has no width of its own. */
static int
measure_switcher (DtlWindow *self)
{
  int total = 0, width;

  for (GtkWidget *button = gtk_widget_get_first_child (self->switcher); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      gtk_widget_measure (button, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
      total += width;
    }
  return total;
}

/* Called with the size of the window, which it will have or has. */
static void
apply_size (DtlWindow *self,
            int        width,
            int        height)
{
  gboolean is_narrow = width < NARROW_PX;

  self->is_very_narrow = width < VERY_NARROW_PX;
  /* Where there is little room it belongs to the marks; the reader's first page explains them as well. */
  dtl_timeline_set_show_legend (self->timeline, !self->is_very_narrow && height >= LOW_PX);
  self->has_room = width >= ROOMY_SWITCHERS * measure_switcher (self);
  if (is_narrow == self->is_narrow)
    {
      dtl_window_update_header (self);
      return;
    }
  self->is_narrow = is_narrow;
  dtl_window_update_header (self);
  gtk_widget_set_size_request (GTK_WIDGET (self->reader), is_narrow ? -1 : READER_PX, -1);
  adw_flap_set_fold_policy (self->flap, is_narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  /* Beside the timeline it belongs to the picture; over it, it would hide what a person has come to see. */
  adw_flap_set_reveal_flap (self->flap, !is_narrow || dtl_view_state_get_selected (self->state) != DTL_NONE);
}

static gboolean
apply_size_cb (gpointer user_data)
{
  DtlWindow *self = user_data;

  self->size_id = 0;
  apply_size (self, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  return G_SOURCE_REMOVE;
}

/* A wide window has parts that leave it as soon as it is narrow; with their widths as its least it could not become that at once,
 * as when it is tiled to half of a screen. They are cut off for one frame then. */
static void
dtl_window_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  GTK_WIDGET_CLASS (dtl_window_parent_class)->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                                                       natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && !DTL_WINDOW (widget)->is_narrow)
    *minimum = MIN (*minimum, VERY_NARROW_PX);
}

static void
dtl_window_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  DtlWindow *self = DTL_WINDOW (widget);

  GTK_WIDGET_CLASS (dtl_window_parent_class)->size_allocate (widget, width, height, baseline);

  /* What changes the layout must not be changed while it is being made. */
  if (self->size_id == 0)
    self->size_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, apply_size_cb, self, NULL);
}

/* Only the first frame of a document has many new glyphs. */
static void
dtl_window_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  DtlWindow *self = DTL_WINDOW (widget);
  GtkSnapshot *own = self->has_glyphs ? snapshot : gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;

  GTK_WIDGET_CLASS (dtl_window_parent_class)->snapshot (widget, own);
  if (self->has_glyphs)
    return;
  node = gtk_snapshot_free_to_node (own);
  if (node == NULL)
    return;
  dtl_glyph_cache_fill (node, gtk_widget_get_scale_factor (widget));
  gtk_snapshot_append_node (snapshot, node);
  self->has_glyphs = dtl_view_state_get_document (self->state) != NULL;
}

static void
save_size (DtlWindow *self)
{
  gboolean is_maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  dtl_settings_set_boolean (self->settings, DTL_SETTING_WINDOW_MAXIMIZED, is_maximized);
  if (is_maximized)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  dtl_settings_set_int (self->settings, DTL_SETTING_WINDOW_WIDTH, width);
  dtl_settings_set_int (self->settings, DTL_SETTING_WINDOW_HEIGHT, height);
}

static gboolean
dtl_window_close_request (GtkWindow *window)
{
  DtlWindow *self = DTL_WINDOW (window);

  save_size (self);
  dtl_window_remember_place (self);
  dtl_window_stop_loading (self);
  return GTK_WINDOW_CLASS (dtl_window_parent_class)->close_request (window);
}

static void
take_up_settings (DtlWindow   *self,
                  DtlSettings *settings)
{
  int width = dtl_settings_get_int (settings, DTL_SETTING_WINDOW_WIDTH);
  int height = dtl_settings_get_int (settings, DTL_SETTING_WINDOW_HEIGHT);

  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  /* So that not only the second frame is as it has to be. */
  apply_size (self, width, height);
  if (dtl_settings_get_boolean (settings, DTL_SETTING_WINDOW_MAXIMIZED))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (settings, "changed::" DTL_SETTING_WHEEL_ZOOMS,
                           G_CALLBACK (follow_settings), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" DTL_SETTING_FOLD_EMPTY_TIME,
                           G_CALLBACK (follow_fold_setting), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::" DTL_SETTING_LEGEND_UNFOLDED,
                           G_CALLBACK (follow_settings), self, G_CONNECT_SWAPPED);
  follow_settings (self);
  g_signal_connect_object (self->timeline, "notify::legend-unfolded",
                           G_CALLBACK (legend_unfolded_cb), self, G_CONNECT_SWAPPED);
}

static void
dtl_window_dispose (GObject *object)
{
  DtlWindow *self = DTL_WINDOW (object);

  g_clear_handle_id (&self->size_id, g_source_remove);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  dtl_window_stop_loading (self);
  dtl_window_drop_search (self);
  dtl_window_drop_reload (self);
  g_clear_object (&self->filtering);
  dtl_window_stop_text (self);
  dtl_window_stop_checking (self);
  g_clear_object (&self->text_folder);
  g_clear_object (&self->recent_menu);
  g_clear_object (&self->file);
  g_clear_object (&self->state);
  g_clear_object (&self->settings);
  g_clear_object (&self->print_settings);
  g_clear_weak_pointer (&self->notice);
  g_clear_weak_pointer (&self->filter_from);

  G_OBJECT_CLASS (dtl_window_parent_class)->dispose (object);
}

static void
dtl_window_finalize (GObject *object)
{
  g_free (DTL_WINDOW (object)->searched_words);
  g_clear_pointer (&DTL_WINDOW (object)->found, g_array_unref);

  G_OBJECT_CLASS (dtl_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, filter_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, filter_badge);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, reports_bar);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, measure_bar);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, reader_button);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, timeline);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, overview);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, views);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, narrow_switcher);
  gtk_widget_class_bind_template_child (widget_class, DtlWindow, reader);
}

static void
dtl_window_class_init (DtlWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = dtl_window_dispose;
  object_class->finalize = dtl_window_finalize;
  widget_class->measure = dtl_window_measure;
  widget_class->size_allocate = dtl_window_size_allocate;
  widget_class->snapshot = dtl_window_snapshot;
  window_class->close_request = dtl_window_close_request;

  g_type_ensure (DTL_TYPE_TIMELINE);
  g_type_ensure (DTL_TYPE_OVERVIEW);
  g_type_ensure (DTL_TYPE_READER);
  g_type_ensure (DTL_TYPE_FILTER_BAR);
  g_type_ensure (DTL_TYPE_REPORTS_BAR);
  g_type_ensure (DTL_TYPE_MEASURE_BAR);
  /* Named so that the linker keeps the templates. */
  dtl_ui_get_resource ();
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/dtl-window.ui");
  bind_children (widget_class);
}

/* The part of a menu button that takes the focus is inside it, and GTK gives it no name. */
static void
name_menu_buttons (GtkWidget  *widget,
                   const char *name)
{
  if (GTK_IS_MENU_BUTTON (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
      name_menu_buttons (child, name);
}

static void
dtl_window_init (DtlWindow *self)
{
  AdwStyleManager *manager;

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_widget_set_size_request (GTK_WIDGET (self->reader), READER_PX, -1);
  name_menu_buttons (GTK_WIDGET (self->open_button), _("Recent Timelines"));
  dtl_page_set_late_menu (self->menu_button, self->primary_menu);
  name_menu_buttons (GTK_WIDGET (self->menu_button), _("Main Menu"));
  name_menu_buttons (GTK_WIDGET (self->filter_button), _("Filter"));
  self->state = dtl_view_state_new ();
  dtl_reader_set_state (self->reader, self->state);

  g_signal_connect_swapped (self->timeline, "event-activated", G_CALLBACK (dtl_window_read_event), self);
  g_signal_connect_swapped (self->timeline, "step-quote", G_CALLBACK (step_quote_cb), self);
  dtl_reports_bar_set_state (self->reports_bar, self->state);
  g_signal_connect_object (self->state, "reports-changed", G_CALLBACK (dtl_window_update_actions), self, G_CONNECT_SWAPPED);
  dtl_measure_bar_set_state (self->measure_bar, self->state);
  g_signal_connect_swapped (self->measure_bar, "notice", G_CALLBACK (dtl_window_tell), self);
  g_signal_connect_swapped (self->reader, "notice", G_CALLBACK (dtl_window_tell), self);
  watch_input (self);

  manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_style), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_style), self, G_CONNECT_SWAPPED);
  dtl_window_init_views (self);
  update_style (self);

  dtl_window_init_actions (self);
  dtl_window_init_open (self);
  dtl_window_init_reload (self);
  dtl_window_init_place (self);
  dtl_window_init_filter (self);
  dtl_window_init_search (self);
  dtl_window_init_texts (self);
  self->pane = "blank";
  dtl_window_update_actions (self);
}

DtlWindow *
dtl_window_new (DtlApplication *application)
{
  DtlWindow *self;

  g_return_val_if_fail (DTL_IS_APPLICATION (application), NULL);

  self = g_object_new (DTL_TYPE_WINDOW, "application", application, NULL);
  take_up_settings (self, dtl_application_get_settings (application));
  return self;
}

DtlDocument *
dtl_window_get_document (DtlWindow *self)
{
  g_return_val_if_fail (DTL_IS_WINDOW (self), NULL);

  return dtl_view_state_get_document (self->state);
}

GFile *
dtl_window_get_file (DtlWindow *self)
{
  g_return_val_if_fail (DTL_IS_WINDOW (self), NULL);

  return self->file;
}

void
dtl_window_tell (DtlWindow  *self,
                 const char *message)
{
  AdwToast *toast;

  g_return_if_fail (DTL_IS_WINDOW (self));

  if (self->notice != NULL)
    adw_toast_dismiss (self->notice);
  toast = adw_toast_new (message);
  g_set_weak_pointer (&self->notice, toast);
  adw_toast_set_timeout (toast, 3);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
