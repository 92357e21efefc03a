/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the files of the window share: dtl-window.c puts it together and keeps it in step, -open.c reads files, -reload.c reads
 * them anew, -place.c keeps where one stood, -parts.c makes what is not always there, -texts.c the texts of their sources,
 * -search.c finds words, -filter.c hides events, -views.c changes between timeline, list and the others, -saved.c saves the
 * timeline of a picture and tells what was saved, -actions.c holds the verbs of menus and keys.
 */
#pragma once

#include "dtl-file-watch.h"
#include "dtl-filter-bar.h"
#include "dtl-list-view.h"
#include "dtl-measure-bar.h"
#include "dtl-reports-bar.h"
#include "dtl-overview.h"
#include "dtl-reader.h"
#include "dtl-settings.h"
#include "dtl-timeline.h"
#include "dtl-window.h"

G_BEGIN_DECLS

typedef struct _DtlSearchJob DtlSearchJob;

typedef enum
{
  DTL_READ_BECAUSE_ASKED,
  DTL_READ_BECAUSE_CHANGED,     /* nobody waits for it: no page of progress, no dialog */
} DtlReadReason;

struct _DtlWindow
{
  AdwApplicationWindow parent_instance;

  /* Furniture, from the template */
  AdwWindowTitle  *window_title;
  AdwSplitButton  *open_button;
  GtkMenuButton   *menu_button;
  GMenuModel      *primary_menu;
  GtkWidget       *search_button;
  GtkMenuButton   *filter_button;
  GtkWidget       *filter_from;   /* had the focus before the filter was opened by a key; weak */
  GtkLabel        *filter_badge;
  DtlFilterBar    *filter_bar;
  GtkWidget       *export_button;
  GtkWidget       *reader_button;
  GtkSearchBar    *search_bar;
  DtlReportsBar   *reports_bar;
  DtlMeasureBar   *measure_bar;
  AdwToastOverlay *toasts;
  AdwToast        *notice;        /* the last, while it is there */
  GtkStack        *stack;
  AdwFlap         *flap;
  DtlTimeline     *timeline;
  DtlOverview     *overview;
  GtkStack        *views;
  GtkWidget       *switcher;
  GtkWidget       *narrow_switcher;
  DtlListView     *list_view;     /* NULL until it is first shown */
  DtlReader       *reader;

  /* Parts of it, each NULL until it is first shown */
  GtkSearchEntry *search_entry;
  GtkLabel       *match_label;
  GtkLabel       *nothing_found_label;
  GtkInfoBar     *unreadable_bar;
  GtkLabel       *unreadable_label;
  GtkInfoBar     *problems_bar;
  GtkLabel       *problems_label;
  GtkInfoBar     *origin_bar;
  GtkLabel       *origin_label;
  AdwStatusPage  *loading_page;
  GtkProgressBar *progress_bar;
  AdwStatusPage  *failed_page;
  GtkLabel       *failed_label;

  DtlSettings  *settings;
  DtlViewState *state;
  GtkPrintSettings *print_settings;   /* of the last printing, or NULL */
  DtlFiltering *filtering;

  /* What is shown */
  GFile      *file;
  DtlStyle    style;
  const char *pane;               /* name of the page of the stack to go back to when loading ends without a document */

  /* What is being read */
  GCancellable *loading;
  GFile        *loading_file;
  double        progress;         /* from 0 to 1 */
  DtlReadReason reason;
  guint         progress_id;      /* until the progress page is shown */
  guint         placing_id;       /* while the events of a large timeline are placed */
  GMenu        *recent_menu;

  /* What is read anew */
  DtlFileWatch *watch;            /* NULL where there is no file that could change */
  GVariant     *place;            /* to be gone to when there are rows; NULL otherwise */

  /* The texts of sources */
  GFile        *text_folder;      /* where a person said that they are; NULL: beside the timeline */
  GCancellable *text_loading;
  GCancellable *checking;

  /* What is searched for */
  DtlSearchJob *search_job;       /* owned by its task; NULL when none is wanted */
  char         *searched_words;   /* what the matches are matches of */
  GArray       *found;            /* (element-type guint32) all that it found, hidden ones too; (nullable) */
  guint         n_hidden_matches;
  int           pending_step;     /* matches to step once they are found */

  guint size_id;
  guint focus_id;
  guint is_narrow : 1;
  guint is_very_narrow : 1;
  guint is_filter_open : 1;
  guint only_matches : 1;         /* all but the matches are filtered out */
  guint has_room : 1;             /* for the switcher in the header bar, beside the title */
  guint found_nothing : 1;        /* the words that are searched for are nowhere */
  guint has_glyphs : 1;           /* of the first frame */
  guint keyed_last : 1;           /* the last input was a key, not the pointer */
};

/* dtl-window.c */
/* @prepared (nullable) (transfer full): the layout of a large document. */
void       dtl_window_show_document   (DtlWindow         *self,
                                       DtlDocument       *document,
                                       DtlPreparedLayout *prepared,
                                       GFile             *file);
/* Whether its empty time is to be folded. */
gboolean   dtl_window_folds           (DtlWindow     *self,
                                       DtlDocument   *document);
void       dtl_window_show_pane       (DtlWindow     *self,
                                       const char    *pane);
void       dtl_window_update_header    (DtlWindow     *self);
/* Shows a page of the stack without changing what the window is about. */
void       dtl_window_show_page       (DtlWindow     *self,
                                       const char    *name);
void       dtl_window_show_loading    (DtlWindow     *self);
void       dtl_window_show_reader     (DtlWindow     *self);
/* Shows the reader, whose page is that of the event; the keyboard goes there too if it was used to ask for it. */
void       dtl_window_read_event      (DtlWindow     *self,
                                       guint          event);

/* dtl-window-parts.c */
GtkWidget *dtl_window_get_page        (DtlWindow     *self,
                                       const char    *name);
/* The entry of the search, and what stands beside it. */
void       dtl_window_make_search     (DtlWindow     *self);
/* Why the file cannot be read that was changed since, or (nullable): that it can. */
void       dtl_window_tell_unreadable (DtlWindow     *self,
                                       const char    *words);
/* What is to be said of the file that it was read from. */
void       dtl_window_tell_of_document (DtlWindow    *self,
                                       DtlDocument   *document);

/* dtl-window-views.c */
void       dtl_window_init_views      (DtlWindow     *self);
const char *dtl_window_get_view       (DtlWindow     *self);
void       dtl_window_show_view       (DtlWindow     *self,
                                       const char    *name);
/* Moves the keyboard to the events of the view that is shown. */
void       dtl_window_focus_view      (DtlWindow     *self);
void       dtl_window_set_views_style (DtlWindow     *self,
                                       DtlStyle       style);

/* dtl-window-saved.c */
void       dtl_window_tell_saved      (DtlWindow     *self,
                                       GFile         *file,
                                       GBytes        *bytes,
                                       const char    *media_type);
/* To the byte as it came out of the picture; in a thread, and a toast or a dialog tells how it went. */
void       dtl_window_save_timeline   (DtlWindow     *self,
                                       GFile         *file);
void       dtl_window_choose_timeline_file (DtlWindow *self);

/* dtl-window-open.c */
void       dtl_window_init_open       (DtlWindow     *self);
void       dtl_window_choose_file     (DtlWindow     *self);
void       dtl_window_open_example    (DtlWindow     *self);
void       dtl_window_make_own        (DtlWindow     *self);
void       dtl_window_stop_loading    (DtlWindow     *self);
void       dtl_window_remember_recent (GFile         *file);
gboolean   dtl_window_is_standard_input (GFile      *file);
/* Whether what is read from it can change: neither what the program carries nor what came through a pipe. */
gboolean   dtl_window_can_read_again  (GFile         *file);
void       dtl_window_read            (DtlWindow     *self,
                                       GFile         *file,
                                       DtlReadReason  reason);

/* dtl-window-reload.c */
void       dtl_window_init_reload     (DtlWindow     *self);
void       dtl_window_drop_reload     (DtlWindow     *self);
void       dtl_window_reload          (DtlWindow     *self);
/* @file (nullable): nothing is watched from now on. */
void       dtl_window_watch           (DtlWindow     *self,
                                       GFile         *file);

/* dtl-window-place.c */
void       dtl_window_init_place      (DtlWindow     *self);
/* Where a person is in the document that is shown, for going back there in its next version; NULL without one. (transfer full) */
GVariant  *dtl_window_place_new       (DtlWindow     *self);
void       dtl_window_take_place      (DtlWindow     *self,
                                       GVariant      *place);
/* For when the file that is shown is opened again. */
void       dtl_window_remember_place  (DtlWindow     *self);
/* Where @file was left; NULL for @document as it opens, as a picture always does. (nullable) (transfer full) */
GVariant  *dtl_window_recall_place    (DtlWindow     *self,
                                       GFile         *file,
                                       DtlDocument   *document);

/* dtl-window-texts.c */
void       dtl_window_init_texts      (DtlWindow     *self);
void       dtl_window_stop_text       (DtlWindow     *self);
void       dtl_window_check_quotations (DtlWindow    *self);
void       dtl_window_stop_checking   (DtlWindow     *self);

/* dtl-window-search.c */
void       dtl_window_init_search     (DtlWindow     *self);
void       dtl_window_start_search    (DtlWindow     *self);
/* What stands in the entry; "" before there is one. */
const char *dtl_window_get_query      (DtlWindow     *self);
void       dtl_window_drop_search     (DtlWindow     *self);
void       dtl_window_forget_found    (DtlWindow     *self);
void       dtl_window_step_match      (DtlWindow     *self,
                                       int            direction);
void       dtl_window_refresh_search  (DtlWindow     *self);
/* What was searched for in the last version of the document, or when it was last open; @words (nullable): nothing. */
void       dtl_window_take_search     (DtlWindow     *self,
                                       const char    *words,
                                       gboolean       only_matches);
void       dtl_window_show_only_matches (DtlWindow   *self,
                                         gboolean     only_matches);

/* dtl-window-filter.c */
void       dtl_window_init_filter     (DtlWindow     *self);
void       dtl_window_open_filter     (DtlWindow     *self);
/* The day of the second clock of the picture that the document came out of, if any, and its filter; that soon. */
void       dtl_window_take_picture_view (DtlWindow   *self);

/* dtl-window-actions.c */
void       dtl_window_init_actions    (DtlWindow     *self);
void       dtl_window_update_actions  (DtlWindow     *self);

G_END_DECLS
