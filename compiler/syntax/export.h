// What is made of an exported function.
#ifndef GRADC_SYNTAX_EXPORT_H
#define GRADC_SYNTAX_EXPORT_H

typedef enum ExportMode {
    EXPORT_VALUE,    // itself
    EXPORT_GRAD,     // its value and its gradient
    EXPORT_JVP,      // its value, and the derivative along a direction
    EXPORT_HVP,      // its value, and its Hessian times a direction
    EXPORT_JACOBIAN, // the derivative of every element by every argument
    EXPORT_HESSIAN,
    EXPORT_MODE_COUNT,
} ExportMode;

const char *export_mode_name(ExportMode mode); // "grad"; for EXPORT_VALUE "fn"

#endif
