/* The one place that starts another program. */
#ifndef ANALYSIS_GNUPLOT_H
#define ANALYSIS_GNUPLOT_H

#include "facts.h"

/* Runs the commands in the file `script`, from its start; what gnuplot draws goes to the file or pipe `stream`. */
facts_status gnuplot_run(FILE *script, FILE *stream, facts_error *error);

#endif
