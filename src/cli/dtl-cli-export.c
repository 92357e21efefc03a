/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-cli-export.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "dtl-carrier.h"
#include "dtl-cli-export-options.h"
#include "dtl-cli-source.h"
#include "dtl-cli.h"
#include "dtl-filter-text.h"
#include "dtl-search.h"

#define LANE_SHOWN  0
#define LANE_HIDDEN 2
#define DEFAULT_WIDTH 1600
#define BUNDLED_NAME "reset-2017.dateline"

/* What of a document is shown. */
typedef struct
{
  DtlDocument *document;
  gboolean     has_span;
  DtlInstant   from, to;
  guint8      *lane_state;    /* (nullable) */
  guint8      *visible;       /* (nullable) */
  DtlReports  *reports;       /* (nullable): the second clock */
  DtlInstant   reported_by;
} Selection;

static void
selection_clear (Selection *self)
{
  g_free (self->lane_state);
  g_free (self->visible);
  g_clear_pointer (&self->reports, dtl_reports_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Selection, selection_clear)

/* The instants between which the picture runs; where one is not given it is the document's. FALSE: wrong usage. */
static gboolean
find_span (const DtlCliExport *arguments,
           Selection          *selection)
{
  const char *zone_name = dtl_document_get_time_zone (selection->document);
  g_autoptr (GTimeZone) zone = zone_name != NULL ? g_time_zone_new_identifier (zone_name) : NULL;
  DtlDate date;

  if ((arguments->from == NULL && arguments->to == NULL)
      || !dtl_document_get_span (selection->document, &selection->from, &selection->to))
    return TRUE;

  selection->has_span = TRUE;
  if (arguments->from != NULL && dtl_date_parse (arguments->from, -1, zone, &date, NULL))
    selection->from = date.earliest;
  if (arguments->to != NULL && dtl_date_parse (arguments->to, -1, zone, &date, NULL))
    selection->to = date.latest;
  if (selection->from <= selection->to)
    return TRUE;

  if (arguments->to == NULL)
    return dtl_cli_export_fail (_("--from: %s is after the end of the timeline"), arguments->from);
  if (arguments->from == NULL)
    return dtl_cli_export_fail (_("--to: %s is before the beginning of the timeline"), arguments->to);

  return dtl_cli_export_fail (_("--from %s is after --to %s"), arguments->from, arguments->to);
}

static gboolean
find_lanes (const DtlCliExport *arguments,
            Selection          *selection)
{
  const guint n_lanes = dtl_document_get_n_lanes (selection->document);
  g_autoptr (DtlFacets) facets = dtl_facets_new (selection->document);
  g_autoptr (DtlFilter) wanted = dtl_filter_new ();
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments->lanes == NULL)
    return TRUE;

  names = g_strsplit (arguments->lanes, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    g_strstrip (names[i]);
  if (!dtl_filter_choose_by_names (wanted, facets, DTL_FACET_LANE, (const char * const *) names, &error))
    return dtl_cli_export_fail (_("--lanes: %s"), error->message);

  selection->lane_state = g_malloc (MAX (n_lanes, 1));
  for (guint i = 0; i < n_lanes; i++)
    selection->lane_state[i] = dtl_filter_is_chosen (wanted, DTL_FACET_LANE, i) ? LANE_SHOWN : LANE_HIDDEN;

  return TRUE;
}

static gboolean
find_events (const DtlCliExport *arguments,
             Selection          *selection)
{
  g_autoptr (DtlFacets) facets = dtl_facets_new (selection->document);
  g_autoptr (DtlFilter) filter = NULL;
  g_autoptr (DtlSearch) search = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  if (arguments->filter == NULL)
    return TRUE;

  filter = dtl_filter_from_text (facets, arguments->filter, &words, &error);
  if (filter == NULL)
    return dtl_cli_export_fail (_("--filter: %s"), error->message);
  search = words != NULL ? dtl_search_new (words) : NULL;
  if (search != NULL)
    {
      g_autoptr (GArray) found = dtl_search_run (search, selection->document, NULL);

      dtl_filter_set_found (filter, found);
    }
  if (dtl_filter_is_empty (filter))
    return TRUE;

  selection->visible = g_malloc0 (dtl_document_get_n_events (selection->document) + 1);
  if (dtl_facets_apply (facets, filter, selection->visible) == 0)
    return dtl_cli_export_fail (_("--filter: no event passes “%s”"), arguments->filter);

  return TRUE;
}

static void
find_reports (const DtlCliExport *arguments,
              Selection          *selection)
{
  DtlDate date;

  if (arguments->reported_by == NULL || !dtl_date_parse (arguments->reported_by, -1, NULL, &date, NULL))
    return;
  selection->reports = dtl_reports_new (selection->document, NULL);
  selection->reported_by = dtl_report_day_end (date.latest);
}

/* Text leaves out what is in a hidden lane, too. */
static void
hide_events_of_lanes (Selection *selection)
{
  const guint n_events = dtl_document_get_n_events (selection->document);

  if (selection->lane_state == NULL)
    return;
  if (selection->visible == NULL)
    {
      selection->visible = g_malloc (n_events + 1);
      memset (selection->visible, TRUE, n_events);
    }
  for (guint i = 0; i < n_events; i++)
    if (selection->lane_state[dtl_document_get_event (selection->document, i)->lane] == LANE_HIDDEN)
      selection->visible[i] = FALSE;
}

/* Per event, whether the picture shows it: it passes, its lane is shown, and it reaches into the span. (transfer full) */
static guint8 *
find_shown (const Selection *selection)
{
  const guint n_events = dtl_document_get_n_events (selection->document);
  guint8 *shown = g_malloc (n_events + 1);

  for (guint i = 0; i < n_events; i++)
    {
      const DtlEvent *event = dtl_document_get_event (selection->document, i);
      const gboolean is_hidden = selection->lane_state != NULL ? selection->lane_state[event->lane] == LANE_HIDDEN
                                                               : dtl_document_get_lane (selection->document, event->lane)->hidden;

      shown[i] = !is_hidden && (selection->visible == NULL || selection->visible[i])
                 && (!selection->has_span || !(event->flags & DTL_EVENT_PLACED)
                     || (event->earliest <= selection->to && event->latest >= selection->from));
    }

  return shown;
}

static DtlProof *
new_proof (const DtlCliExport *arguments,
           const Selection    *selection,
           const char         *file)
{
  g_autofree guint8 *shown = arguments->embed_part ? find_shown (selection) : NULL;
  g_autoptr (GStrvBuilder) hidden = g_strv_builder_new ();
  g_autofree char *base = file != NULL && strcmp (file, "-") != 0 ? g_path_get_basename (file) : NULL;
  g_auto (GStrv) hidden_lanes = NULL;

  for (guint i = 0; i < dtl_document_get_n_lanes (selection->document); i++)
    {
      const DtlLane *lane = dtl_document_get_lane (selection->document, i);

      if (lane->id != NULL && (selection->lane_state != NULL ? selection->lane_state[i] == LANE_HIDDEN : lane->hidden))
        g_strv_builder_add (hidden, lane->id);
    }
  hidden_lanes = g_strv_builder_end (hidden);

  return dtl_proof_new (selection->document,
                        &(DtlProofView) { selection->has_span, selection->from, selection->to, hidden_lanes, arguments->filter,
                                          dtl_document_get_fold_empty_time (selection->document), selection->reports != NULL,
                                          selection->reported_by, shown },
                        base != NULL || file != NULL ? base : BUNDLED_NAME);
}

/* A page where one was named; what was said of its size goes before. */
static DtlPictureOptions
get_picture_options (const DtlCliExport *arguments,
                     const Selection    *selection)
{
  DtlPictureOptions options = {
    .width = DEFAULT_WIDTH,
    .has_span = selection->has_span,
    .from = selection->from,
    .to = selection->to,
    .selected = DTL_NONE,
    .all_links = arguments->links,
    .notes = arguments->notes,
    .hatched = arguments->style == DTL_STYLE_PRINT,
    .reports = selection->reports,
    .reported_by = selection->reported_by,
  };

  dtl_picture_options_set_format (&options, dtl_page_format_get (arguments->preset));
  if (arguments->width > 0)
    options.width = arguments->width;
  if (arguments->height > 0)
    options.height = arguments->height;

  return options;
}

static GBytes *
make_picture (const DtlCliExport  *arguments,
              const Selection     *selection,
              const char          *file,
              GError             **error)
{
  const DtlLayoutOptions layout_options = {
    .lane_state = selection->lane_state,
    .visible = selection->visible,
    .fold_empty_time = dtl_document_get_fold_empty_time (selection->document),
  };
  g_autoptr (DtlLayout) layout = dtl_layout_new (selection->document, &layout_options, NULL);
  g_autoptr (DtlProof) proof = arguments->no_embed ? NULL : new_proof (arguments, selection, file);
  g_autofree char *remarks = NULL;
  const DtlExportOptions options = {
    .format = arguments->picture_format,
    .picture = get_picture_options (arguments, selection),
    .all_titles = arguments->all_titles,
    .scale = arguments->scale,
    .style = arguments->style,
    .proof = proof,
    .remarks = &remarks,
  };
  GBytes *bytes = dtl_export (layout, &options, error);

  if (bytes != NULL && remarks != NULL)
    g_printerr ("%s: %s\n", file != NULL ? file : BUNDLED_NAME, remarks);

  return bytes;
}

static GBytes *
make_text (const DtlCliExport  *arguments,
           Selection           *selection,
           GError             **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  DtlChronologyOptions options = { arguments->text_format, NULL, selection->has_span, selection->from, selection->to };

  hide_events_of_lanes (selection);
  options.visible = selection->visible;
  if (!dtl_chronology_write (selection->document, &options, stream, NULL, NULL, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static GBytes *
make (const DtlCliExport  *arguments,
      Selection           *selection,
      const char          *file,
      GError             **error)
{
  switch (arguments->kind)
    {
    case DTL_CLI_TEXT:
      return make_text (arguments, selection, error);
    case DTL_CLI_TIMELINE:
      return g_bytes_ref (dtl_document_get_text (selection->document));
    case DTL_CLI_PICTURE:
    default:
      return make_picture (arguments, selection, file, error);
    }
}

static gboolean
write_standard_output (GBytes  *bytes,
                       GError **error)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (fwrite (data, 1, size, stdout) == size && fflush (stdout) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               _("standard output could not be written: %s"), g_strerror (errno));
  return FALSE;
}

static gboolean
save (GBytes      *bytes,
      const char  *output,
      GError     **error)
{
  g_autoptr (GFile) file = NULL;

  if (strcmp (output, "-") == 0)
    return write_standard_output (bytes, error);

  file = g_file_new_for_commandline_arg (output);

  return dtl_save_bytes (bytes, file, NULL, error);
}

/* Where the picture of a file goes: as said, into the folder under its own name, or with its name in the place of the *. */
static char *
dup_output (const DtlCliExport *arguments,
            const char         *file)
{
  g_autofree char *base = g_path_get_basename (file == NULL ? BUNDLED_NAME : strcmp (file, "-") == 0 ? "timeline" : file);
  g_auto (GStrv) parts = NULL;
  char *dot = strrchr (base, '.');

  if (dot != NULL && dot != base)
    *dot = '\0';
  if (g_str_has_suffix (arguments->output, "/") || g_file_test (arguments->output, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *name = g_strconcat (base, ".", arguments->suffix, NULL);

      return g_build_filename (arguments->output, name, NULL);
    }

  parts = g_strsplit (arguments->output, "*", -1);

  return g_strjoinv (base, parts);
}

static int
export_file (const DtlCliExport *arguments,
             const char         *file,
             const char         *output)
{
  g_autoptr (DtlDocument) document = dtl_cli_load (file);
  g_auto (Selection) selection = { document };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (document == NULL)
    return DTL_EXIT_FAILED;
  if (!find_span (arguments, &selection) || !find_lanes (arguments, &selection) || !find_events (arguments, &selection))
    return DTL_EXIT_USAGE;
  find_reports (arguments, &selection);

  bytes = make (arguments, &selection, file, &error);
  if (bytes != NULL && save (bytes, output, &error))
    return DTL_EXIT_OK;

  g_printerr ("dateline export: %s\n", error->message);

  return DTL_EXIT_FAILED;
}

/* Two files of one name would end as one picture, and nobody would know. */
static gboolean
have_names_of_their_own (const DtlCliExport *arguments)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; arguments->files[i] != NULL; i++)
    {
      char *output = dup_output (arguments, arguments->files[i]);

      if (g_hash_table_contains (seen, output))
        {
          dtl_cli_export_fail (_("two files would be saved as %s"), output);
          g_free (output);
          return FALSE;
        }
      g_hash_table_add (seen, output);
    }

  return TRUE;
}

/* One after the other; what fails is said, and the others are saved all the same. */
static int
export_files (const DtlCliExport *arguments)
{
  int status = DTL_EXIT_OK;

  if (!have_names_of_their_own (arguments))
    return DTL_EXIT_USAGE;
  for (guint i = 0; arguments->files[i] != NULL; i++)
    {
      g_autofree char *output = dup_output (arguments, arguments->files[i]);
      const int own = export_file (arguments, arguments->files[i], output);

      status = MAX (status, own);
    }

  return status;
}

int
dtl_cli_export (int    argc,
                char **argv)
{
  g_auto (DtlCliExport) arguments = { NULL };
  g_autofree char *output = NULL;

  if (!dtl_cli_export_parse (&arguments, argc, argv))
    return DTL_EXIT_USAGE;
  if (arguments.help)
    return DTL_EXIT_OK;
  if (arguments.files != NULL)
    return export_files (&arguments);

  output = dup_output (&arguments, NULL);

  return export_file (&arguments, NULL, output);
}
