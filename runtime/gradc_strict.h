/* All that code generated with `gradc --fp=strict` may call, besides gradc.h. By default a generated
   file contains the parts that it needs; with `--runtime=external` it includes this file. */
#ifndef GRADC_STRICT_RUNTIME_H
#define GRADC_STRICT_RUNTIME_H

#include "strict/arc.h"
#include "strict/area.h"
#include "strict/cbrt.h"
#include "strict/erf.h"
#include "strict/exp.h"
#include "strict/hyperbolic.h"
#include "strict/hypot.h"
#include "strict/log.h"
#include "strict/pow.h"
#include "strict/trigonometric.h"

#endif
