/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents for property tests, and a measure of text that needs no fonts. */
#pragma once

#include "dtl-scene.h"

/* Lanes, events of all kinds of dates (undated ones too), titles short, long, wide and from right to left, periods and sources. */
DtlDocument          *sample_document_new_random (GRand *rand);
/* The same at one go, with the layout that a window would make. (transfer full) */
DtlLayout            *sample_layout_new_random   (GRand *rand);

/* Seven pixels a character, thirteen for one that is two cells wide; half as much again for titles. */
const DtlTextMeasure *sample_get_measure         (void);
