/* Tables as a workbook of Excel, through libxlsxwriter in its mode of constant memory. The library writes only
 * to a file with a name, so the workbook is made in a temporary one and then copied to the stream. */
#include "table.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { ROWS_OF_A_SHEET = 1048576, BYTES_OF_A_CELL = 32767 /* Excel counts characters, so this is on the safe side */ };

typedef struct xlsx {
    char path[512];
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
} xlsx;

static facts_status make_temporary(xlsx *state, facts_error *error) {
    const char *folder = getenv("TMPDIR");
    snprintf(state->path, sizeof state->path, "%s/facts-XXXXXX", folder && *folder ? folder : "/tmp");
    int file = mkstemp(state->path);
    if (file >= 0) {
        close(file);
        return FACTS_OK;
    }
    facts_fail(error, FACTS_ERR_IO, state->path, 0, 0, "no temporary file can be made: %s", strerror(errno));
    state->path[0] = '\0';
    return FACTS_ERR_IO;
}

static facts_status xlsx_begin(facts_table *table, facts_error *error) {
    xlsx *state = table->state = calloc(1, sizeof *state);
    if (!state) return facts_no_memory(error, NULL);
    facts_status status = make_temporary(state, error);
    if (status != FACTS_OK) return status;
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    state->workbook = workbook_new_opt(state->path, &options);
    state->sheet = state->workbook ? workbook_add_worksheet(state->workbook, NULL) : NULL;
    if (!state->sheet) return facts_no_memory(error, NULL);
    lxw_format *bold = workbook_add_format(state->workbook);
    if (bold) format_set_bold(bold);
    worksheet_freeze_panes(state->sheet, 1, 0);
    for (size_t i = 0; i < table->count; i++) {
        const facts_column *column = &table->columns[i];
        double width = column->fit & FACTS_FLEXIBLE ? 40 : (double)table_display_width(column->name) + 4;
        worksheet_set_column(state->sheet, (lxw_col_t)i, (lxw_col_t)i, width, NULL);
        worksheet_write_string(state->sheet, 0, (lxw_col_t)i, column->name, bold);
    }
    return FACTS_OK;
}

/* Excel takes no longer text in a cell: a sentence beyond that is cut where a character ends. */
static lxw_error write_text(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *cell) {
    static const char ellipsis[] = "…";
    if (strlen(cell) <= BYTES_OF_A_CELL) return worksheet_write_string(sheet, row, column, cell, NULL);
    char cut[BYTES_OF_A_CELL + 1];
    size_t size = BYTES_OF_A_CELL + 1 - sizeof ellipsis;
    while (((unsigned char)cell[size] & 0xC0) == 0x80) size--;
    memcpy(cut, cell, size);
    memcpy(cut + size, ellipsis, sizeof ellipsis);
    return worksheet_write_string(sheet, row, column, cut, NULL);
}

static facts_status xlsx_row(facts_table *table, const char *const *cells, facts_error *error) {
    xlsx *state = table->state;
    lxw_row_t row = (lxw_row_t)(table->rows + 1);
    if (table->rows + 1 >= ROWS_OF_A_SHEET) {
        return facts_fail(error, FACTS_ERR_LIMIT, "", 0, 0, "a sheet of Excel holds no more than %d rows; use csv",
                          ROWS_OF_A_SHEET);
    }
    for (size_t i = 0; i < table->count; i++) {
        if (cells[i][0] == '\0') continue;
        lxw_error failed = table->columns[i].type == FACTS_TEXT || !table_is_number(cells[i])
                               ? write_text(state->sheet, row, (lxw_col_t)i, cells[i])
                               : worksheet_write_number(state->sheet, row, (lxw_col_t)i, strtod(cells[i], NULL), NULL);
        if (failed)
            return facts_fail(error, FACTS_ERR_IO, "", 0, 0, "row %u of the sheet: %s", row + 1, lxw_strerror(failed));
    }
    return FACTS_OK;
}

static facts_status copy_file(const char *path, FILE *to, facts_error *error) {
    FILE *from = fopen(path, "rb");
    if (!from) return facts_fail(error, FACTS_ERR_IO, path, 0, 0, "cannot be read: %s", strerror(errno));
    char bytes[1 << 16];
    size_t size;
    while ((size = fread(bytes, 1, sizeof bytes, from)) > 0) fwrite(bytes, 1, size, to);
    bool failed = ferror(from) != 0;
    fclose(from);
    return failed ? facts_fail(error, FACTS_ERR_IO, path, 0, 0, "cannot be read") : FACTS_OK;
}

static facts_status xlsx_end(facts_table *table, facts_error *error) {
    xlsx *state = table->state;
    facts_status status = FACTS_OK;
    if (!state) return FACTS_OK;
    if (state->sheet) {
        worksheet_autofilter(state->sheet, 0, 0, (lxw_row_t)table->rows, (lxw_col_t)(table->count - 1));
    }
    if (state->workbook) {
        lxw_error failed = workbook_close(state->workbook);
        status =
            failed ? facts_fail(error, FACTS_ERR_IO, "", 0, 0, "the workbook cannot be made: %s", lxw_strerror(failed))
                   : copy_file(state->path, table->stream, error);
    }
    if (state->path[0]) unlink(state->path);
    free(state);
    return status;
}

const table_writer table_writer_xlsx = {xlsx_begin, xlsx_row, xlsx_end, .guards = false};
