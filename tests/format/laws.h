/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of every document, whatever it was read from. */
#pragma once

#include "dtl-document.h"

G_BEGIN_DECLS

void laws_check (DtlDocument *document);

G_END_DECLS
