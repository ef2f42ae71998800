/* All that generated code may call. By default a generated file contains the parts that it needs;
   with `gradc --runtime=external` it includes this file instead. */
#ifndef GRADC_H
#define GRADC_H

#include "random.h"

#endif
