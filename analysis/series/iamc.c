/* Units of the IAMC common definitions, https://github.com/IAMconsortium/common-definitions: a variable has one unit,
 * and a table in another one is refused by the programs that check it. */
#include "tables.h"

static const struct {
    const char *variable; /* it and what is under it */
    const char *unit;     /* ours */
    iamc_unit is;
} UNITS[] = {{"Capacity", "GW", {"GW", 1}},
             {"Capacity Additions", "GW", {"GW/yr", 1}},
             {"Emissions|CH4", "Mt", {"Mt CH4/yr", 1}},
             {"Emissions|CO2", "MtCO2", {"Mt CO2/yr", 1}},
             {"Emissions|Kyoto Gases", "MtCO2", {"Mt CO2-equiv/yr", 1}},
             {"Emissions|NOx", "Mt", {"Mt NO2/yr", 1}},
             {"Emissions|Sulfur", "Mt", {"Mt SO2/yr", 1}},
             {"Land Cover", "Mha", {"million ha", 1}},
             {"Secondary Energy", "TWh", {"EJ/yr", 0.0036}}};

iamc_unit iamc_unit_of(const char *variable, const char *unit) {
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
        size_t size = strlen(UNITS[i].variable);
        bool under =
            strncmp(variable, UNITS[i].variable, size) == 0 && (variable[size] == '\0' || variable[size] == '|');
        if (under && strcmp(unit, UNITS[i].unit) == 0) return UNITS[i].is;
    }
    return (iamc_unit){unit, 1}; /* of a metric that someone added: as it is */
}
