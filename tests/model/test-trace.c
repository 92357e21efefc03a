/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-document-builder.h"
#include "dtl-trace.h"

#define N_EVENTS 12

static DtlDocument *
make_document (guint         n_events,
               guint         n_links,
               const guint  *from,
               const guint  *to,
               const char  **types)
{
  g_autoptr(DtlDocumentBuilder) builder = dtl_document_builder_new ();

  for (guint i = 0; i < n_events; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);
      g_autofree char *edtf = g_strdup_printf ("%u", 2000 + (i * 7) % n_events);

      dtl_document_builder_add_simple (builder, id, id, edtf, DTL_NONE, 3);
    }
  for (guint i = 0; i < n_links; i++)
    {
      DtlLink link = { .from = from[i], .to = to[i], .type = g_strdup (types[i]),
                       .citations = g_ptr_array_new_with_free_func ((GDestroyNotify) dtl_citation_free) };

      dtl_document_builder_take_link (builder, &link);
    }
  return dtl_document_builder_finish (builder);
}

static char *
join (GArray *numbers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? " " : "", g_array_index (numbers, guint32, i));
  return g_string_free (text, FALSE);
}

static void
test_chain (void)
{
  /* 0 → 1 → 2, 1 → 3; 4 answers 2; 5 contradicts 2; 0 → 6 is another effect of a cause. */
  const guint from[] = { 0, 1, 1, 4, 5, 0 }, to[] = { 1, 2, 3, 2, 2, 6 };
  const char *types[] = { "prompted", "caused", "enabled", "responds-to", "contradicts", "prompted" };
  g_autoptr(DtlDocument) document = make_document (8, 6, from, to, types);
  static const struct
  {
    guint32     event;
    const char *chain;      /* in order of time: 0 7 6 5 4 3 2 1 */
  } cases[] = {
    { 0, "0 6 4 3 2 1" },
    { 1, "0 4 3 2 1" },
    { 2, "0 4 2 1" },
    { 4, "0 4 2 1" },
    { 5, "5" },
    { 6, "0 6" },
    { 7, "7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GArray) chain = dtl_trace_events (document, cases[i].event);
      g_autofree char *text = join (chain);

      g_assert_cmpstr (text, ==, cases[i].chain);
    }
}

static void
test_steps (void)
{
  const guint from[] = { 0, 4, 3, 2 }, to[] = { 2, 2, 2, 2 };
  const char *types[] = { "prompted", "prompted", "related", "prompted" };
  g_autoptr(DtlDocument) document = make_document (5, 4, from, to, types);
  g_autoptr(GArray) chain = dtl_trace_events (document, 0);
  g_autoptr(GArray) steps = dtl_trace_dup_steps (document, chain, 2);
  g_autoptr(GArray) first = dtl_trace_dup_steps (document, chain, 0);
  g_autofree char *text = join (steps);

  /* Of the causes of 2 only 0 is on the chain of 0; what causes itself explains nothing. */
  g_assert_cmpstr (text, ==, "0");
  g_assert_cmpuint (first->len, ==, 0);
}

/* On random links, circles among them: the chain is what reaches the event and what the event reaches. */
static void
test_brute_force (void)
{
  for (int round = 0; round < 300; round++)
    {
      guint n_links = g_test_rand_int_range (0, 24), from[24], to[24];
      const char *types[24];
      gboolean reaches[N_EVENTS][N_EVENTS] = { { FALSE } };
      g_autoptr(DtlDocument) document = NULL;

      for (guint i = 0; i < n_links; i++)
        {
          static const char *const some[] = { "prompted", "responds-to", "related", "announces" };
          int type = g_test_rand_int_range (0, G_N_ELEMENTS (some));

          from[i] = g_test_rand_int_range (0, N_EVENTS);
          to[i] = g_test_rand_int_range (0, N_EVENTS);
          types[i] = some[type];
          if (type == 1)
            reaches[to[i]][from[i]] = TRUE;
          else if (type != 2)
            reaches[from[i]][to[i]] = TRUE;
        }
      document = make_document (N_EVENTS, n_links, from, to, types);
      for (int k = 0; k < N_EVENTS; k++)
        for (int i = 0; i < N_EVENTS; i++)
          for (int j = 0; j < N_EVENTS; j++)
            reaches[i][j] |= reaches[i][k] && reaches[k][j];

      for (guint32 event = 0; event < N_EVENTS; event++)
        {
          g_autoptr(GArray) chain = dtl_trace_events (document, event);
          gboolean is_on[N_EVENTS] = { FALSE };

          for (guint i = 0; i < chain->len; i++)
            {
              is_on[g_array_index (chain, guint32, i)] = TRUE;
              if (i > 0)
                g_assert_cmpuint (dtl_document_get_position (document, g_array_index (chain, guint32, i - 1)), <,
                                  dtl_document_get_position (document, g_array_index (chain, guint32, i)));
            }
          for (guint i = 0; i < N_EVENTS; i++)
            g_assert_cmpint (is_on[i], ==, i == event || reaches[i][event] || reaches[event][i]);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trace/follows-causes-back-and-effects-on", test_chain);
  g_test_add_func ("/trace/steps-stay-on-the-chain", test_steps);
  g_test_add_func ("/trace/reaches-what-links-reach", test_brute_force);

  return g_test_run ();
}
