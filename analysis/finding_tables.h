/* The tables that findings are written to. */
#ifndef ANALYSIS_FINDING_TABLES_H
#define ANALYSIS_FINDING_TABLES_H

#include "facts.h"

#define CONFLICT_COLUMNS 27
extern const facts_column conflict_columns[CONFLICT_COLUMNS];

/* One row for the columns of conflicts.csv; `silenced` is the reason, or "". */
facts_status conflict_add_row(const facts_conflict *conflict, const char *silenced, facts_table *table,
                              facts_error *error);

#define DOUBT_COLUMNS 15
extern const facts_column doubt_columns[DOUBT_COLUMNS];

facts_status doubt_add_row(const facts_doubt *doubt, const char *silenced, facts_table *table, facts_error *error);

#endif
