/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a person takes along: a quotation, an event or a selection of events, as text to paste or as records for a reference
 * manager. Words of a source never leave without saying whose they are: the attribution is a part of every quotation here.
 */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

typedef enum
{
  DTL_COPY_PLAIN,
  DTL_COPY_MARKDOWN,     /* CommonMark */
  DTL_COPY_HTML,         /* a fragment, to stand in the body of a page */
  DTL_COPY_CSL_JSON,     /* the cited sources, each as the timeline has it */
  DTL_COPY_BIBTEX,       /* the cited sources; UTF-8 */
} DtlCopyFormat;

/* Events in the order given, each with its date, its words, and all that it cites; at the end the timeline's title. (transfer full) */
char    *dtl_copy_events      (DtlDocument       *document,
                               const guint32     *events,
                               guint              n_events,
                               DtlCopyFormat      format);
/* A quotation with whose words they are and where they stand; of a citation without a quotation the latter. (transfer full) */
char    *dtl_copy_citation    (DtlDocument       *document,
                               const DtlCitation *citation,
                               DtlCopyFormat      format);

/* The parts of a longer text: a heading (level 1 to 6), a paragraph (nothing for NULL and ""), and an event with all that it cites,
 * in HTML under an anchor that is fit for an attribute. */
void     dtl_copy_append_heading   (GString       *out,
                                    const char    *text,
                                    guint          level,
                                    DtlCopyFormat  format);
void     dtl_copy_append_paragraph (GString       *out,
                                    const char    *text,
                                    DtlCopyFormat  format);
/* The same for a text in light markup (dtl-light-markup.h), in as many paragraphs as it has. */
void     dtl_copy_append_prose     (GString       *out,
                                    const char    *text,
                                    DtlCopyFormat  format);
/* Of an event without title and date: what is said of it, its plans, and all that it cites. */
void     dtl_copy_append_event_words (GString               *out,
                                      DtlDocument           *document,
                                      const DtlEventDetails *details,
                                      DtlCopyFormat          format);
/* "proposed; disputed": what is not to be left unsaid with the date; "" where there is nothing. (transfer full) */
char    *dtl_copy_dup_qualities    (const DtlEventDetails *details);
void     dtl_copy_append_event     (GString       *out,
                                    DtlDocument   *document,
                                    guint32        event,
                                    DtlCopyFormat  format,
                                    guint          level,
                                    const char    *anchor);

/* Text as it has to be written in a format so that it reads as it is. What no format can carry (control characters) is left out. */
void     dtl_copy_append_html     (GString        *out,
                                   const char     *text);
/* @prefix: what begins each further line: "" or "> ". */
void     dtl_copy_append_markdown (GString        *out,
                                   const char     *text,
                                   const char     *prefix);
void     dtl_copy_append_bibtex   (GString        *out,
                                   const char     *text);
/* The address fit for a link, or NULL where it is none that is safe to follow from a text: only http and https are. (transfer full) */
char    *dtl_copy_dup_link        (const char     *url);

/* The records of sources, by index, for dtl_copy_events(). */
void     dtl_copy_append_csl      (GString        *out,
                                   DtlDocument    *document,
                                   const gboolean *cited);
void     dtl_copy_append_bibliography (GString    *out,
                                   DtlDocument    *document,
                                   const gboolean *cited);

G_END_DECLS
