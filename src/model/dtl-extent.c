/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dtl-extent.h"

/* How many months the unit of a precision has; 0 where it is a day or less, or no calendar unit. */
static int
months_in_unit (DtlPrecision precision)
{
  switch (precision)
    {
    case DTL_PRECISION_MONTH:
      return 1;
    case DTL_PRECISION_SEASON:
    case DTL_PRECISION_QUARTER:
      return 3;
    case DTL_PRECISION_QUADRIMESTER:
      return 4;
    case DTL_PRECISION_HALF_YEAR:
      return 6;
    case DTL_PRECISION_YEAR:
      return 12;
    case DTL_PRECISION_DECADE:
      return 120;
    case DTL_PRECISION_CENTURY:
      return 1200;
    case DTL_PRECISION_MILLENNIUM:
      return 12000;
    default:
      return 0;
    }
}

/* The instant @months calendar months away from one that starts a month. */
static DtlInstant
shift_months (DtlInstant instant,
              int        months)
{
  DtlCivil civil;
  gint64 month;

  dtl_civil_from_instant (instant, &civil);
  month = civil.year * 12 + civil.month - 1 + months;
  civil.year = month / 12 - (month % 12 < 0);
  civil.month = (int) (month - civil.year * 12) + 1;
  civil.year = CLAMP (civil.year, DTL_YEAR_MIN, DTL_YEAR_MAX);
  return dtl_civil_to_instant (&civil);
}

static gint64
seconds_in_unit (DtlPrecision precision)
{
  return precision == DTL_PRECISION_DAY ? DTL_SECONDS_PER_DAY : precision == DTL_PRECISION_MINUTE ? 60 : 1;
}

/* The last second of the unit that begins at @first: of a bound that stands alone, its own width is what is known. */
static DtlInstant
end_of_unit (DtlInstant   first,
             DtlPrecision precision)
{
  int months = months_in_unit (precision);

  return months > 0 ? shift_months (first, months) - 1 : first + seconds_in_unit (precision) - 1;
}

static DtlInstant
start_of_unit (DtlInstant   last,
               DtlPrecision precision)
{
  int months = months_in_unit (precision);

  return months > 0 ? shift_months (last + 1, -months) : last - seconds_in_unit (precision) + 1;
}

void
dtl_extent_add_extent (DtlExtent       *self,
                       const DtlExtent *other)
{
  if (!other->placed)
    return;

  self->earliest = self->placed ? MIN (self->earliest, other->earliest) : other->earliest;
  self->latest = self->placed ? MAX (self->latest, other->latest) : other->latest;
  self->placed = TRUE;
  self->tail_start |= other->tail_start;
  self->tail_end |= other->tail_end;
}

static gboolean
is_finite (DtlInstant instant)
{
  return instant != DTL_INSTANT_BEFORE_ALL && instant != DTL_INSTANT_AFTER_ALL;
}

static DtlExtent
extent_of_date (const DtlDate *date)
{
  DtlExtent extent = DTL_EXTENT_INIT;

  if (!dtl_date_is_placeable (date))
    return extent;

  extent.placed = TRUE;
  extent.tail_start = !is_finite (date->earliest);
  extent.tail_end = !is_finite (date->latest);

  if (!extent.tail_start)
    extent.earliest = date->earliest;
  else if (is_finite (date->end_earliest))
    extent.earliest = date->end_earliest;
  else if (!extent.tail_end)
    extent.earliest = start_of_unit (date->latest, date->end_precision);
  else   /* "[..2015]" to "..": the only bound left is the end of its start */
    extent.earliest = start_of_unit (date->start_latest, date->start_precision);

  if (!extent.tail_end)
    extent.latest = date->latest;
  else if (is_finite (date->start_latest))
    extent.latest = date->start_latest;
  else
    extent.latest = end_of_unit (extent.earliest, extent.tail_start ? date->end_precision : date->start_precision);

  return extent;
}

void
dtl_extent_add_date (DtlExtent     *self,
                     const DtlDate *date)
{
  DtlExtent extent = extent_of_date (date);

  dtl_extent_add_extent (self, &extent);
}

void
dtl_extent_add_plan (DtlExtent     *self,
                     const DtlDate *deadline,
                     DtlInstant     stated_from)
{
  DtlExtent extent = extent_of_date (deadline);

  if (!extent.placed)
    return;

  /* "By May" has no beginning of its own: it is drawn from where it was stated. */
  extent.tail_start = !is_finite (stated_from);
  if (!extent.tail_start)
    {
      extent.earliest = MIN (extent.earliest, stated_from);
      extent.latest = MAX (extent.latest, stated_from);
    }
  dtl_extent_add_extent (self, &extent);
}

void
dtl_event_set_extent (DtlEvent        *event,
                      const DtlExtent *extent)
{
  event->flags &= (guint16) ~(DTL_EVENT_PLACED | DTL_EVENT_TAIL_START | DTL_EVENT_TAIL_END);
  event->earliest = extent->earliest;
  event->latest = extent->latest;
  if (extent->placed)
    event->flags |= DTL_EVENT_PLACED;
  if (extent->tail_start)
    event->flags |= DTL_EVENT_TAIL_START;
  if (extent->tail_end)
    event->flags |= DTL_EVENT_TAIL_END;
}

gboolean
dtl_extent_is_one_instant (const DtlDate *date)
{
  return date->kind == DTL_DATE_POINT && date->start_precision >= DTL_PRECISION_SECOND &&
         date->start_precision <= DTL_PRECISION_DAY && is_finite (date->earliest) && is_finite (date->latest) &&
         date->latest - date->earliest < DTL_SECONDS_PER_DAY;
}

guint16
dtl_extent_flags_of_date (const DtlDate *date)
{
  guint flags = 0;

  if (dtl_extent_is_one_instant (date))
    flags |= DTL_EVENT_ONE_INSTANT;
  if (date->flags & DTL_DATE_APPROXIMATE)
    flags |= DTL_EVENT_APPROXIMATE;
  if (date->flags & DTL_DATE_UNCERTAIN)
    flags |= DTL_EVENT_UNCERTAIN;
  if (date->kind == DTL_DATE_INTERVAL || date->kind == DTL_DATE_ALL_OF)
    flags |= DTL_EVENT_LASTED;
  return (guint16) flags;
}
