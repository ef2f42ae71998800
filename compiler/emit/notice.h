// The first comment of every generated file.
#ifndef GRADC_EMIT_NOTICE_H
#define GRADC_EMIT_NOTICE_H

#include "emit/text.h"

void write_notice(Writer *writer, const char *command);

#endif
