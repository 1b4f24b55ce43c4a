/* The tables that researchers take away, from facts made by hand: every cell of them. */
#include "analysis/series/tables.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <math.h>
#include <stdlib.h>
#include <cmocka.h>

static const facts_metric METRICS[] = {{.id = "ev_share", .unit = "percent", .label = "ev share", .iamc = ""},
                                       {.id = "hydro_generation",
                                        .unit = "TWh",
                                        .label = "hydro generation",
                                        .iamc = "Secondary Energy|Electricity|Hydro"},
                                       {.id = "wind_capacity",
                                        .unit = "GW",
                                        .stock = true,
                                        .label = "wind capacity",
                                        .iamc = "Capacity|Electricity|Wind"}};
static const facts_document DOCUMENTS[] = {{.id = "draft", .published = "2021"},
                                           {.id = "paper", .published = "2025-11"}};

typedef struct said {
    const char *document, *language;
    uint32_t line;
    const char *metric, *region, *entity, *time;
    double value;
    const char *unit;
    facts_bound bound;
    facts_state state;
    facts_kind kind;
    const char *base;
} said;

static const said FACTS[] = {
    {"paper", "zh", 98, "wind_capacity", "CHN", "", "2025-08-31", 580, "GW", FACTS_GT, 0, 0, ""},
    {"paper", "en", 99, "wind_capacity", "CHN", "", "2025-08-31", 580, "GW", FACTS_GT, 0, 0, ""},
    {"paper", "en", 99, "wind_capacity", "CHN", "", "2025-08-31", 2, "times", 0, 0, FACTS_RATIO, "2020"},
    {"paper", "en", 120, "wind_capacity", "CHN", "", "2024", 520.68, "GW", 0, 0, 0, ""},
    {"draft", "en", 7, "wind_capacity", "CHN", "", "2024", 510, "GW", 0, 0, 0, ""},
    {"paper", "en", 130, "wind_capacity", "CHN", "", "2030", 1200, "GW", FACTS_GT, FACTS_TARGET, 0, ""},
    {"paper", "en", 140, "wind_capacity", "CHN", "=Gansu, \"base\"", "2024", 30.5, "GW", 0, 0, 0, ""},
    {"paper", "en", 150, "wind_capacity", "WLD", "", "2024", 1136, "GW", 0, 0, 0, ""},
    {"paper", "en", 160, "hydro_generation", "CHN", "", "2024", 1425, "TWh", 0, 0, 0, ""},
    {"paper", "en", 161, "hydro_generation", "CHN", "", "2024-01/2024-09", 1000, "TWh", 0, 0, 0, ""},
    {"paper", "en", 180, "hydro_generation", "", "", "2024", 90, "TWh", 0, 0, 0, ""},
    {"paper", "en", 190, "hydro_generation", "KEN", "", "2023", 10, "TWh", 0, 0, 0, ""},
    {"paper", "en", 190, "hydro_generation", "KEN", "", "2023", 30, "TWh", 0, 0, 0, ""},
    {"paper", "en", 191, "wind_capacity", "KEN", "", "2022-06-30", 2, "GW", 0, 0, 0, ""},
    {"paper", "en", 192, "wind_capacity", "KEN", "", "2022", 3, "GW", 0, 0, 0, ""},
    {"paper", "en", 192, "wind_capacity", "KEN", "", "2022", 5, "GW", 0, 0, 0, ""},
    {"paper", "en", 170, "ev_share", "BRI", "", "2023", 12.5, "percent", FACTS_APPROX, 0, 0, ""},
};

typedef struct fixture {
    facts_set *set;
    facts_series_list *list;
} fixture;

static int set_up(void **state) {
    fixture *f = calloc(1, sizeof *f);
    const facts_series_options options = {
        .metrics = METRICS, .metric_count = 3, .documents = DOCUMENTS, .document_count = 2};
    assert_non_null(f);
    assert_int_equal(facts_set_new(&f->set, NULL), FACTS_OK);
    for (size_t i = 0; i < sizeof FACTS / sizeof *FACTS; i++) {
        const said *s = &FACTS[i];
        facts_fact fact = {.id = "0123456789abcdef",
                           .document = s->document,
                           .language = s->language,
                           .line = s->line,
                           .byte_start = 100 * i,
                           .metric = s->metric,
                           .kind = s->kind,
                           .value = s->value,
                           .value_hi = NAN,
                           .unit = s->unit,
                           .bound = s->bound,
                           .time = s->time,
                           .time_source = FACTS_TIME_EXPLICIT,
                           .base = s->base,
                           .state = s->state,
                           .region = s->region,
                           .entity = s->entity,
                           .quote = "",
                           .sentence = "",
                           .rule = ""};
        assert_int_equal(facts_set_add(f->set, &fact, NULL), FACTS_OK);
    }
    assert_int_equal(facts_series_list_new(f->set, &options, &f->list, NULL), FACTS_OK);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    fixture *f = *state;
    facts_series_list_free(f->list);
    facts_set_free(f->set);
    free(f);
    return 0;
}

static char *table_text(void **state, const char *file) {
    const fixture *f = *state;
    const facts_table_options options = {.format = FACTS_FORMAT_CSV};
    char *text;
    size_t size, i = 0;
    FILE *stream = open_memstream(&text, &size);
    while (strcmp(series_tables[i].file, file) != 0) i++;
    assert_int_equal(series_table_write(&series_tables[i], f->list, &options, stream, NULL), FACTS_OK);
    fclose(stream);
    return text;
}

static void test_series(void **state) {
    char *text = table_text(state, "series.csv");
    assert_string_equal(
        text, "metric,region,entity,time,year,value,unit,bound,status,sources,derived,conflict,value_hi,arithmetic\n"
              "ev_share,BRI,,2023,2023.5,12.5,percent,approx,actual,paper:170 en,0,0,,\n"
              "hydro_generation,,,2024,2024.5,90,TWh,eq,actual,paper:180 en,0,0,,\n"
              "hydro_generation,CHN,,2024-01/2024-09,2024.38,1000,TWh,eq,actual,paper:161 en,0,0,,\n"
              "hydro_generation,CHN,,2024,2024.5,1425,TWh,eq,actual,paper:160 en,0,0,,\n"
              "hydro_generation,KEN,,2023,2023.5,10,TWh,eq,actual,paper:190 en; paper:190 en says 30,0,1,,\n"
              "wind_capacity,CHN,,2020,2021,290,GW,gt,actual,paper:99 en,1,0,,580 GW / 2\n"
              "wind_capacity,CHN,,2024,2025,520.68,GW,eq,actual,paper:120 en; draft:7 en says 510,0,1,,\n"
              "wind_capacity,CHN,,2025-08-31,2025.67,580,GW,gt,actual,paper:98 zh; paper:99 en,0,0,,\n"
              "wind_capacity,CHN,,2030,2031,1200,GW,gt,target,paper:130 en,0,0,,\n"
              "wind_capacity,CHN,\"'=Gansu, \"\"base\"\"\",2024,2025,30.5,GW,eq,actual,paper:140 en,0,0,,\n"
              "wind_capacity,KEN,,2022-06-30,2022.5,2,GW,eq,actual,paper:191 en,0,0,,\n"
              "wind_capacity,KEN,,2022,2023,3,GW,eq,actual,paper:192 en; paper:192 en says 5,0,1,,\n"
              "wind_capacity,WLD,,2024,2025,1136,GW,eq,actual,paper:150 en,0,0,,\n");
    free(text);
}

/* The derived value of 2020 is in none of the tables by year, the nine months are no year, and
 * which of Kenya's two values is the country's nobody knows, while the draft on China is superseded; in those of the
 * IAMC and of OWID the project is no region, nor is a series without one. */
static void test_by_year(void **state) {
    char *text = table_text(state, "wide.csv");
    assert_string_equal(text, "metric,region,entity,unit,status,2023,2024,2025,2030\n"
                              "ev_share,BRI,,percent,actual,12.5,,,\n"
                              "hydro_generation,,,TWh,actual,,90,,\n"
                              "hydro_generation,CHN,,TWh,actual,,1425,,\n"
                              "wind_capacity,CHN,,GW,actual,,520.68,580,\n"
                              "wind_capacity,CHN,,GW,target,,,,1200\n"
                              "wind_capacity,CHN,\"'=Gansu, \"\"base\"\"\",GW,actual,,30.5,,\n"
                              "wind_capacity,WLD,,GW,actual,,1136,,\n");
    free(text);
    text = table_text(state, "iamc.csv");
    assert_string_equal(text, "Model,Scenario,Region,Variable,Unit,2024,2025,2030\n"
                              "facts " FACTS_VERSION ",actual,China,Secondary Energy|Electricity|Hydro,EJ/yr,5.13,,\n"
                              "facts " FACTS_VERSION ",actual,China,Capacity|Electricity|Wind,GW,520.68,580,\n"
                              "facts " FACTS_VERSION ",target,China,Capacity|Electricity|Wind,GW,,,1200\n"
                              "facts " FACTS_VERSION ",actual,World,Capacity|Electricity|Wind,GW,1136,,\n");
    free(text);
    text = table_text(state, "owid.csv");
    assert_string_equal(text, "Entity,Code,Year,ev_share,hydro_generation,wind_capacity\n"
                              "BRI,,2023,12.5,,\n"
                              "China,CHN,2024,,1425,520.68\n"
                              "China,CHN,2025,,,580\n"
                              "World,OWID_WRL,2024,,,1136\n");
    free(text);
}

/* One row for each series of two times, with the target that lies ahead. */
static void test_trends(void **state) {
    char *text = table_text(state, "trends.csv");
    const char *row = strchr(text, '\n') + 1;
    assert_int_equal(strncmp(row, "wind_capacity,CHN,,GW,actual,3,2021,2025.67,290,580,", 52), 0);
    assert_non_null(strstr(row, ",2031,1200,"));
    assert_non_null(strstr(row, "points: 1 of 3 follow from others"));
    assert_non_null(strstr(row, "bounds: 2 of 3 values"));
    row = strchr(row, '\n') + 1;
    assert_int_equal(strncmp(row, "wind_capacity,KEN,,GW,actual,2,", 31), 0);
    assert_non_null(strstr(row, "points: different values are said at 1 of 2 times"));
    assert_string_equal(strchr(row, '\n'), "\n");
    free(text);
}

static void test_package(void **state) {
    const fixture *f = *state;
    const char **without;
    assert_int_equal(series_without_iamc(f->list, &without, NULL), FACTS_OK);
    assert_string_equal(without[0], "ev_share");
    assert_null(without[1]);
    const package_table tables[] = {{"series.csv", "Series", series_columns_long, SERIES_COLUMNS}};
    char *text;
    size_t size;
    FILE *stream = open_memstream(&text, &size);
    assert_int_equal(datapackage_write(tables, 1, without, stream, NULL), FACTS_OK);
    fclose(stream);
    json_t *package = json_loads(text, 0, NULL);
    assert_non_null(package);
    const json_t *resource = json_array_get(json_object_get(package, "resources"), 0);
    const json_t *fields = json_object_get(json_object_get(resource, "schema"), "fields");
    assert_string_equal(json_string_value(json_object_get(resource, "name")), "series");
    assert_string_equal(json_string_value(json_object_get(resource, "path")), "series.csv");
    assert_int_equal(json_array_size(fields), SERIES_COLUMNS);
    assert_string_equal(json_string_value(json_object_get(json_array_get(fields, 5), "type")), "number");
    assert_string_equal(json_string_value(json_object_get(json_array_get(fields, 10), "type")), "boolean");
    json_decref(package);
    free(text);
    free(without);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_series), cmocka_unit_test(test_by_year),
                                       cmocka_unit_test(test_trends), cmocka_unit_test(test_package)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
