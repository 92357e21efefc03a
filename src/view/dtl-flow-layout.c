/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "dtl-flow-layout.h"

struct _DtlFlowLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (DtlFlowLayout, dtl_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
dtl_flow_layout_get_request_mode (GtkLayoutManager *manager,
                                  GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Goes through the lines; allocates the children when @allocate, and returns the height that they take. */
static int
flow (DtlFlowLayout *self,
      GtkWidget     *widget,
      int            width,
      gboolean       allocate)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width, child_min, child_height;

      if (!gtk_widget_should_layout (child))
        continue;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_min, &child_width, NULL, NULL);
      child_width = MAX (child_min, MIN (child_width, width));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL, NULL);

      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line_height + self->spacing;
          line_height = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (child,
                                  &(GtkAllocation) { is_rtl ? width - x - child_width : x, y, child_width, child_height },
                                  -1);
      x += child_width + self->spacing;
      line_height = MAX (line_height, child_height);
    }

  return y + line_height;
}

static void
dtl_flow_layout_measure (GtkLayoutManager *manager,
                         GtkWidget        *widget,
                         GtkOrientation    orientation,
                         int               for_size,
                         int              *minimum,
                         int              *natural,
                         int              *minimum_baseline,
                         int              *natural_baseline)
{
  DtlFlowLayout *self = DTL_FLOW_LAYOUT (manager);
  int widest = 0, total = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_min, child_nat;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_min, &child_nat, NULL, NULL);
      widest = MAX (widest, child_min);
      total += child_nat + (total > 0 ? self->spacing : 0);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (widest, total);
    }
  else
    *minimum = *natural = flow (self, widget, for_size < 0 ? MAX (widest, total) : for_size, FALSE);
}

static void
dtl_flow_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          int               width,
                          int               height,
                          int               baseline)
{
  flow (DTL_FLOW_LAYOUT (manager), widget, width, TRUE);
}

static void
dtl_flow_layout_class_init (DtlFlowLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = dtl_flow_layout_get_request_mode;
  layout_class->measure = dtl_flow_layout_measure;
  layout_class->allocate = dtl_flow_layout_allocate;
}

static void
dtl_flow_layout_init (DtlFlowLayout *self)
{
}

GtkLayoutManager *
dtl_flow_layout_new (int spacing)
{
  DtlFlowLayout *self = g_object_new (DTL_TYPE_FLOW_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
