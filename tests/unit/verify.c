/* A document against itself: what adds up, what does not, and what is no matter of the check. */
#include "finding_facts.h"

enum { MOST = 8 };

typedef struct check {
    const char *what;
    said facts[MOST];
    const char *rule;        /* NULL: nothing is found */
    const char *explanation; /* NULL for what holds */
} check;

#define SUM "First part 5.2 Mt and second part 3.14 Mt, totalling 8.3 Mt."
#define SUM_ZH "其中一部分5.2百万吨,另一部分3.1百万吨,合计9.3百万吨。"
#define FELL "The share fell from 53.2 percent in 2020 to 56.7 percent in 2024."
#define FELL_UNDATED "The share fell from 53.2 percent to 56.7 percent."
#define FALL_RATE "The reduction rate goes from 53.2 percent to 56.7 percent."
#define ROSE "The share rose from 53.2 percent in 2020 to 56.7 percent in 2024."
#define FELL_ZH "加快提升水平,消费比重由2020年的53.2%降至2024年的56.7%。"
#define PLANTS "The 700 MW site has three plants of 200 MW and 1 of 100 MW."
#define TOO_MANY "The 700 MW site has three plants of 200 MW and 2 of 100 MW."
#define UNCOUNTED "The 700 MW site has plants of 200 MW and of 100 MW."
#define PLANT "The plant of 300 MW yields 6.6 TWh and avoids 550 kt."
#define TWO_PLANTS "One plant has 300 MW; others yield 6.6 TWh."
#define TURBINES "Its 42 turbines of 300 MW each yield 6.6 TWh."
#define EACH "Three of 400 MW and 1 of 300 MW yield 6.6 TWh."
#define BEHIND "Wind had 5.2 Mt and solar 3.14 Mt, 8.3 Mt together."
#define TOTAL_OF "Wind had 5.2 Mt and solar 3.14 Mt, a total of 8.3 Mt."
#define INCLUDING "Of all, 9 GW were 4 GW of hydropower, 3 GW of wind power and 5 GW of solar power."
#define NEXT_YEAR "In 2024 it was 521 MW."
#define UP "It was 1.8 GW in 2023 and 2.4 GW in 2024, up 20 percent."
#define DROPPED "Prices dropped, cuts slowed: it went from 53.2 percent in 2020 to 56.7 percent in 2024."
#define FALLING "The cuts went on and the share fell sharply from 53.2 percent in 2020 to 56.7 percent in 2024."
#define PHASE "The 1 GW project, its first phase of 300 MW, is to yield 6.6 TWh."
#define BOTH_UNITS "The unit has 300 MW, and the two units yield 6.6 TWh."
#define ONE_MACHINE "单台机组装机300兆瓦，年发电量6.6太瓦时。"
#define NORTH "Coal made 58% in all, and wind 44% in the north."
#define LEVELS "It was 365 GW in 2022, 441 GW in 2023 and 521 MW in 2024."

static const check CHECKS[] = {
    /* sums of one sentence */
    {"a rounded total",
     {EN("5.2 Mt", 5.2, "Mt", .sentence = SUM), EN("3.14 Mt", 3.14, "Mt", .sentence = SUM),
      EN("8.3 Mt", 8.3, "Mt", .sentence = SUM)},
     "sum",
     NULL},
    {"a total that is off",
     {EN("5.2 Mt", 5.2, "Mt", .sentence = SUM), EN("3.14 Mt", 3.14, "Mt", .sentence = SUM),
      EN("8.3 Mt", 9.3, "Mt", .sentence = SUM)},
     "sum",
     "5.2 + 3.14 = 8.34, but 9.3 Mt is said; rounding allows 8.285 to 8.395"},
    {"in Chinese",
     {ZH("5.2百万吨", 5.2, "Mt", .sentence = SUM_ZH), ZH("3.1百万吨", 3.1, "Mt", .sentence = SUM_ZH),
      ZH("9.3百万吨", 9.3, "Mt", .sentence = SUM_ZH)},
     "sum",
     "5.2 + 3.1 = 8.3, but 9.3 Mt is said; rounding allows 8.2 to 8.4"},
    {"a part that is a bound",
     {EN("5.2 Mt", 5.2, "Mt", .bound = FACTS_GT, .sentence = SUM), EN("3.14 Mt", 3.14, "Mt", .sentence = SUM),
      EN("8.3 Mt", 9.3, "Mt", .sentence = SUM)},
     "sum",
     NULL},
    {"a total of something else",
     {EN("5.2 Mt", 5.2, "Mt", .sentence = SUM), EN("3.14 Mt", 3.14, "Mt", .sentence = SUM),
      EN("8.3 Mt", 83, "Mt", .sentence = SUM)},
     NULL,
     NULL},
    {"plants",
     {EN("700 MW", 0.7, "GW", .sentence = PLANTS), EN("200 MW", 0.2, "GW", .sentence = PLANTS),
      EN("100 MW", 0.1, "GW", .sentence = PLANTS)},
     "sum",
     NULL},
    {"a plant too many",
     {EN("700 MW", 0.7, "GW", .sentence = TOO_MANY), EN("200 MW", 0.2, "GW", .sentence = TOO_MANY),
      EN("100 MW", 0.1, "GW", .sentence = TOO_MANY)},
     "sum",
     "3 x 0.2 + 2 x 0.1 = 0.8, but 0.7 GW is said; rounding allows 0.792 to 0.808"},
    {"capacities that no one counts",
     {EN("700 MW", 0.7, "GW", .sentence = UNCOUNTED), EN("200 MW", 0.2, "GW", .sentence = UNCOUNTED),
      EN("100 MW", 0.1, "GW", .sentence = UNCOUNTED)},
     NULL,
     NULL},
    {"a total with its word behind it",
     {EN("5.2 Mt", 5.2, "Mt", .sentence = BEHIND), EN("3.14 Mt", 3.14, "Mt", .sentence = BEHIND),
      EN("8.3 Mt", 9.3, "Mt", .sentence = BEHIND)},
     "sum",
     "5.2 + 3.14 = 8.34, but 9.3 Mt is said; rounding allows 8.285 to 8.395"},
    {"a total of",
     {EN("5.2 Mt", 5.2, "Mt", .sentence = TOTAL_OF), EN("3.14 Mt", 3.14, "Mt", .sentence = TOTAL_OF),
      EN("8.3 Mt", 9.3, "Mt", .sentence = TOTAL_OF)},
     "sum",
     "5.2 + 3.14 = 8.34, but 9.3 Mt is said; rounding allows 8.285 to 8.395"},
    {"a whole that has other parts, too",
     {EN("5.2 Mt", 5.2, "GW", .metric = "wind_capacity", .sentence = SUM),
      EN("3.14 Mt", 3.14, "GW", .metric = "solar_capacity", .sentence = SUM),
      EN("8.3 Mt", 9.3, "GW", .metric = "renewable_capacity", .sentence = SUM)},
     NULL,
     NULL},
    {"a total of another thing",
     {EN("5.2 Mt", 5.2, "Mt", .metric = "steel_production", .sentence = SUM),
      EN("3.14 Mt", 3.14, "Mt", .metric = "cement_production", .sentence = SUM),
      EN("8.3 Mt", 9.3, "Mt", .metric = "grain_production", .sentence = SUM)},
     NULL,
     NULL},
    {"parts that are more than the whole",
     {EN("9 GW", 9, "GW", .metric = "renewable_capacity", .sentence = INCLUDING),
      EN("4 GW", 4, "GW", .metric = "hydro_capacity", .sentence = INCLUDING),
      EN("3 GW", 3, "GW", .metric = "wind_capacity", .sentence = INCLUDING),
      EN("5 GW", 5, "GW", .metric = "solar_capacity", .sentence = INCLUDING)},
     "sum",
     "4 + 3 + 5 = 12; they are parts of renewable_capacity, which is 9 GW"},
    {"parts of another place in the text",
     {EN("9 GW", 9, "GW", .metric = "renewable_capacity"), EN("4 GW", 4, "GW", .metric = "hydro_capacity"),
      EN("5 GW", 5, "GW", .metric = "wind_capacity", .sentence = INCLUDING),
      EN("8 GW", 8, "GW", .metric = "solar_capacity", .sentence = INCLUDING)},
     NULL,
     NULL},
    /* slips of the scale */
    {"MW for GW",
     {EN("365 GW", 365, "GW", .metric = "wind_capacity", .time = "2022", .sentence = LEVELS),
      EN("441 GW", 441, "GW", .metric = "wind_capacity", .time = "2023", .sentence = LEVELS),
      EN("521 MW", 0.521, "GW", .metric = "wind_capacity", .time = "2024", .sentence = LEVELS)},
     "slip",
     "0.521 GW in 2024 beside 365 GW in 2022; with the scale of the other it would be 521 GW"},
    {"in another sentence of the paragraph",
     {EN("441 GW", 441, "GW", .metric = "wind_capacity", .time = "2023", .line = 7, .sentence = LEVELS),
      EN("521 MW", 0.521, "GW", .metric = "wind_capacity", .time = "2024", .line = 7, .sentence = NEXT_YEAR)},
     "slip",
     "0.521 GW in 2024 beside 441 GW in 2023; with the scale of the other it would be 521 GW"},
    {"a growth of many years",
     {EN("365 GW", 365, "GW", .metric = "wind_capacity", .time = "2022", .sentence = LEVELS),
      EN("521 MW", 0.521, "GW", .metric = "wind_capacity", .time = "2002", .sentence = LEVELS)},
     NULL,
     NULL},
    {"a small thing beside a large one",
     {EN("365 GW", 365, "GW", .metric = "wind_capacity", .time = "2022", .sentence = LEVELS),
      EN("7 MW", 0.007, "GW", .metric = "wind_capacity", .time = "2023", .sentence = LEVELS)},
     NULL,
     NULL},
    /* shares and parts */
    {"fossil and non-fossil",
     {EN("83.1%", 83.1, "percent", .metric = "fossil_consumption_share"),
      EN("17%", 17, "percent", .metric = "non_fossil_consumption_share")},
     "share",
     NULL},
    {"more than all",
     {EN("83.1%", 83.1, "percent", .metric = "fossil_consumption_share"),
      EN("19%", 19, "percent", .metric = "non_fossil_consumption_share")},
     "share",
     "83.1 + 19 = 102.1; both are the whole, 100 percent"},
    {"of two times",
     {EN("83.1%", 83.1, "percent", .metric = "fossil_consumption_share"),
      EN("19%", 19, "percent", .metric = "non_fossil_consumption_share", .time = "2023")},
     NULL,
     NULL},
    {"sources",
     {EN("58%", 58, "percent", .metric = "coal_generation_share"),
      EN("44%", 44, "percent", .metric = "wind_generation_share")},
     "share",
     "shares of one whole are 101 percent together, even where all were rounded up"},
    {"sources of a low score",
     {EN("58%", 58, "percent", .metric = "coal_generation_share"),
      EN("44%", 44, "percent", .metric = "wind_generation_share", .rule = "% (unit); metric: listed, score 0.7")},
     NULL,
     NULL},
    {"sources of elsewhere, whose time is not said",
     {EN("58%", 58, "percent", .metric = "coal_generation_share"),
      EN("44%", 44, "percent", .metric = "wind_generation_share", .time_source = FACTS_TIME_CONTEXT)},
     NULL,
     NULL},
    {"sources of one paragraph, one of which says the time",
     {EN("58%", 58, "percent", .metric = "coal_generation_share", .line = 7),
      EN("44%", 44, "percent", .metric = "wind_generation_share", .line = 7, .time_source = FACTS_TIME_CONTEXT)},
     "share",
     "shares of one whole are 101 percent together, even where all were rounded up"},
    {"sources of a country and of its north",
     {EN("58%", 58, "percent", .metric = "coal_generation_share", .sentence = NORTH),
      EN("44%", 44, "percent", .metric = "wind_generation_share", .sentence = NORTH)},
     NULL,
     NULL},
    {"sources of one company",
     {EN("58%", 58, "percent", .metric = "coal_generation_share", .sentence = "Our coal plants made 58%."),
      EN("44%", 44, "percent", .metric = "wind_generation_share", .sentence = "Our wind farms made 44%.")},
     "share",
     "shares of one whole are 101 percent together, even where all were rounded up"},
    {"sources that overlap",
     {EN("58%", 58, "percent", .metric = "renewable_generation_share"),
      EN("44%", 44, "percent", .metric = "wind_generation_share")},
     NULL,
     NULL},
    {"shares of different wholes",
     {EN("70%", 70, "percent", .metric = "wind_world_share"), EN("80%", 80, "percent", .metric = "solar_world_share")},
     NULL,
     NULL},
    {"one share",
     {EN("104%", 104, "percent", .metric = "wind_generation_share")},
     "share",
     "104 percent is more than the whole"},
    {"one share that is planned",
     {EN("104%", 104, "percent", .metric = "wind_generation_share", .state = FACTS_PROJECTED)},
     NULL,
     NULL},
    {"one share, perhaps",
     {EN("104%", 104, "percent", .metric = "wind_generation_share", .rule = "% (unit); metric: listed, score 0.7")},
     NULL,
     NULL},
    {"a coverage",
     {EN("128%", 128, "percent", .metric = "forest_coverage")},
     "share",
     "128 percent is more than the whole"},
    {"a rate that may be more", {EN("128%", 128, "percent", .metric = "gdp_growth")}, NULL, NULL},
    {"a part",
     {EN("521 GW", 521, "GW"), EN("480 GW", 480, "GW", .metric = "renewable_capacity")},
     "part",
     "renewable_capacity is 480 GW, its part wind_capacity is 521 GW: a part is not more than the whole"},
    {"a part of elsewhere, whose time is not said",
     {EN("521 GW", 521, "GW", .time_source = FACTS_TIME_CONTEXT),
      EN("480 GW", 480, "GW", .metric = "renewable_capacity")},
     NULL,
     NULL},
    {"a part, perhaps, of another whole",
     {EN("81.7%", 81.7, "percent", .metric = "wind_generation_share", .rule = "% (unit); metric: listed, score 0.4"),
      EN("18.5%", 18.5, "percent", .metric = "renewable_generation_share")},
     NULL,
     NULL},
    {"a part of a country and a whole of its city",
     {EN("521 GW", 521, "GW"),
      EN("480 GW", 480, "GW", .metric = "renewable_capacity", .sentence = "The city's plants have 480 GW.")},
     NULL,
     NULL},
    {"a bound that leaves room",
     {EN("521 GW", 521, "GW"), EN("480 GW", 480, "GW", .metric = "renewable_capacity", .bound = FACTS_GT)},
     NULL,
     NULL},
    {"a whole with two values",
     {EN("521 GW", 521, "GW"), EN("480 GW", 480, "GW", .metric = "renewable_capacity"),
      EN("1480 GW", 1480, "GW", .metric = "renewable_capacity")},
     NULL,
     NULL},
    {"wind and solar",
     {EN("521 GW", 521, "GW"), EN("887 GW", 887, "GW", .metric = "solar_capacity"),
      EN("1,408 GW", 1408, "GW", .metric = "wind_solar_capacity")},
     "sum",
     NULL},
    /* growth */
    {"a growth that fits",
     {EN("281 GW", 281, "GW", .time = "2020-12-31"), EN("521 GW", 521, "GW"),
      EN("85%", 85, "percent", .kind = FACTS_GROWTH, .base = "2020")},
     "growth",
     NULL},
    {"one that does not",
     {EN("281 GW", 281, "GW", .time = "2020"), EN("521 GW", 521, "GW"),
      EN("35%", 35, "percent", .kind = FACTS_GROWTH, .base = "2020")},
     "growth",
     "(521 / 281 - 1) x 100 = 85.41, but 35 percent is said"},
    {"a little off, from elsewhere",
     {EN("281 GW", 281, "GW", .time = "2020"), EN("521 GW", 521, "GW"),
      EN("82%", 82, "percent", .kind = FACTS_GROWTH, .base = "2020")},
     NULL,
     NULL},
    {"on the year before",
     {EN("441 GW", 441, "GW", .time = "2023"), EN("521 GW", 521, "GW"),
      EN("38%", 38, "percent", .kind = FACTS_GROWTH, .base = "prev_year")},
     "growth",
     "(521 / 441 - 1) x 100 = 18.14, but 38 percent is said"},
    {"on the level of the year before in its sentence",
     {EN("1.8 GW", 1.8, "GW", .time = "2023-12-31", .sentence = UP), EN("2.4 GW", 2.4, "GW", .sentence = UP),
      EN("20 percent", 20, "percent", .kind = FACTS_GROWTH, .sentence = UP)},
     "growth",
     "(2.4 / 1.8 - 1) x 100 = 33.33, but 20 percent is said"},
    {"on nothing that is said",
     {EN("1.8 GW", 1.8, "GW", .time = "2023"), EN("2.4 GW", 2.4, "GW", .sentence = UP),
      EN("20 percent", 20, "percent", .kind = FACTS_GROWTH, .sentence = UP)},
     NULL,
     NULL},
    {"beside a level of some years before",
     {EN("1.8 GW", 1.8, "GW", .time = "2020", .sentence = UP), EN("2.4 GW", 2.4, "GW", .sentence = UP),
      EN("20 percent", 20, "percent", .kind = FACTS_GROWTH, .sentence = UP)},
     NULL,
     NULL},
    {"a year",
     {EN("16.0%", 16, "percent", .time = "2020"), EN("19.8%", 19.8, "percent"),
      EN("2.9 points", 2.9, "pp", .kind = FACTS_CHANGE, .time = "2020/2024", .base = "per_year")},
     "growth",
     "19.8 - 16, over 4 years = 0.95, but 2.9 pp is said"},
    {"points for percent",
     {EN("23.0%", 23, "percent", .time = "2020"), EN("25.1%", 25.1, "percent"),
      EN("2.1%", 2.1, "percent", .kind = FACTS_GROWTH, .base = "2020")},
     "growth",
     "(25.1 / 23 - 1) x 100 = 9.13, but 2.1 percent is said; as percentage points it would fit"},
    {"a slip of the point",
     {EN("253 GW", 253, "GW", .time = "2020"), EN("88.6 GW", 88.6, "GW"),
      EN("3.5 times", 3.5, "times", .kind = FACTS_RATIO, .base = "2020")},
     "growth",
     "88.6 / 253 = 0.3502, but 3.5 times is said; with 10 times the later level it would fit"},
    {"of two scenarios",
     {EN("281 GW", 281, "GW", .time = "2020"), EN("521 GW", 521, "GW", .time = "2035", .state = FACTS_PROJECTED),
      EN("35%", 35, "percent", .kind = FACTS_GROWTH, .time = "2035", .base = "2020", .state = FACTS_PROJECTED)},
     NULL,
     NULL},
    {"of one that is foreseen in one sentence",
     {EN("1.8 GW", 1.8, "GW", .time = "2023", .sentence = UP),
      EN("2.4 GW", 2.4, "GW", .time = "2024", .sentence = UP, .state = FACTS_PROJECTED),
      EN("20 percent", 20, "percent", .kind = FACTS_GROWTH, .time = "2024", .base = "2023", .sentence = UP,
         .state = FACTS_PROJECTED)},
     "growth",
     "(2.4 / 1.8 - 1) x 100 = 33.33, but 20 percent is said"},
    {"two levels of one time",
     {EN("281 GW", 281, "GW", .time = "2020"), EN("521 GW", 521, "GW"), EN("621 GW", 621, "GW"),
      EN("35%", 35, "percent", .kind = FACTS_GROWTH, .base = "2020")},
     NULL,
     NULL},
    {"of another project",
     {EN("281 GW", 281, "GW", .time = "2020"), EN("521 GW", 521, "GW"),
      EN("35%", 35, "percent", .kind = FACTS_GROWTH, .base = "2020", .entity = "Aa")},
     NULL,
     NULL},
    /* direction */
    {"a fall",
     {EN("53.2 percent", 53.2, "percent", .time = "2020", .sentence = FELL),
      EN("56.7 percent", 56.7, "percent", .sentence = FELL)},
     "direction",
     "from 53.2 percent in 2020 to 56.7 percent in 2024 is a rise, and a fall is said"},
    {"two words of a fall, neither by its side",
     {EN("53.2 percent", 53.2, "percent", .time = "2020", .sentence = DROPPED),
      EN("56.7 percent", 56.7, "percent", .sentence = DROPPED)},
     NULL,
     NULL},
    {"two words of a fall, one by its side",
     {EN("53.2 percent", 53.2, "percent", .time = "2020", .sentence = FALLING),
      EN("56.7 percent", 56.7, "percent", .sentence = FALLING)},
     "direction",
     "from 53.2 percent in 2020 to 56.7 percent in 2024 is a rise, and a fall is said"},
    {"a rise",
     {EN("53.2 percent", 53.2, "percent", .time = "2020", .sentence = ROSE),
      EN("56.7 percent", 56.7, "percent", .sentence = ROSE)},
     "direction",
     NULL},
    {"a fall, after a word of rise",
     {ZH("53.2%", 53.2, "percent", .time = "2020", .sentence = FELL_ZH),
      ZH("56.7%", 56.7, "percent", .sentence = FELL_ZH)},
     "direction",
     "from 53.2 percent in 2020 to 56.7 percent in 2024 is a rise, and a fall is said"},
    {"a fall, of no year",
     {EN("53.2 percent", 53.2, "percent", .time = "", .sentence = FELL_UNDATED),
      EN("56.7 percent", 56.7, "percent", .time = "", .sentence = FELL_UNDATED)},
     "direction",
     "from 53.2 percent to 56.7 percent is a rise, and a fall is said"},
    {"a word of a fall that is not the verb, of no year",
     {EN("53.2 percent", 53.2, "percent", .time = "", .sentence = FALL_RATE),
      EN("56.7 percent", 56.7, "percent", .time = "", .sentence = FALL_RATE)},
     NULL,
     NULL},
    {"of two metrics",
     {EN("53.2 percent", 53.2, "percent", .time = "2020", .sentence = FELL),
      EN("56.7 percent", 56.7, "percent", .metric = "solar_capacity", .sentence = FELL)},
     NULL,
     NULL},
    /* yields */
    {"too many hours",
     {EN("300 MW", 0.3, "GW", .sentence = PLANT),
      EN("6.6 TWh", 6.6, "TWh", .metric = "wind_generation", .sentence = PLANT)},
     "hours",
     "6.6 TWh from 0.3 GW takes 22000 hours; a year has 8760; a 10th of it would take 2200"},
    {"of a first phase, or of the whole",
     {EN("1 GW", 1, "GW", .sentence = PHASE, .line = 7), EN("300 MW", 0.3, "GW", .sentence = PHASE, .line = 7),
      EN("6.6 TWh", 6.6, "TWh", .metric = "wind_generation", .sentence = PHASE, .line = 7)},
     NULL,
     NULL},
    {"of two units",
     {EN("300 MW", 0.3, "GW", .sentence = BOTH_UNITS),
      EN("6.6 TWh", 6.6, "TWh", .metric = "wind_generation", .sentence = BOTH_UNITS)},
     NULL,
     NULL},
    {"of one machine of several",
     {ZH("300兆瓦", 0.3, "GW", .sentence = ONE_MACHINE),
      ZH("6.6太瓦时", 6.6, "TWh", .metric = "wind_generation", .sentence = ONE_MACHINE)},
     NULL,
     NULL},
    {"of batteries",
     {EN("300 MW", 0.3, "GW", .metric = "storage_capacity", .sentence = PLANT),
      EN("6.6 TWh", 6.6, "TWh", .metric = "electricity_generation", .sentence = PLANT)},
     NULL,
     NULL},
    {"of something else",
     {EN("300 MW", 0.3, "GW", .sentence = TWO_PLANTS),
      EN("6.6 TWh", 6.6, "TWh", .metric = "wind_generation", .sentence = TWO_PLANTS)},
     NULL,
     NULL},
    {"one turbine of many",
     {EN("300 MW", 0.3, "GW", .sentence = TURBINES),
      EN("6.6 TWh", 6.6, "TWh", .metric = "wind_generation", .sentence = TURBINES)},
     NULL,
     NULL},
    {"the last of several plants",
     {EN("400 MW", 0.4, "GW", .sentence = EACH), EN("300 MW", 0.3, "GW", .sentence = EACH),
      EN("6.6 TWh", 6.6, "TWh", .metric = "wind_generation", .sentence = EACH)},
     NULL,
     NULL},
    {"over several years",
     {EN("300 MW", 0.3, "GW", .sentence = PLANT),
      EN("6.6 TWh", 6.6, "TWh", .metric = "wind_generation", .time = "2010/2024", .sentence = PLANT)},
     NULL,
     NULL},
    {"too little avoided",
     {EN("6.6 TWh", 6.6, "TWh", .metric = "electricity_generation", .sentence = PLANT),
      EN("550 kt", 0.055, "MtCO2", .metric = "co2_emission_reduction", .sentence = PLANT)},
     "intensity",
     "0.055 MtCO2 for 6.6 TWh is 0.00833 t of CO2 a MWh; 0.1 to 2 is what other plants would have taken"},
    {"as usual",
     {EN("6.6 TWh", 6.6, "TWh", .metric = "electricity_generation", .sentence = PLANT),
      EN("550 kt", 5.5, "MtCO2", .metric = "co2_emission_reduction", .sentence = PLANT)},
     "intensity",
     NULL},
};

static facts_doubt_list *verify_facts(const facts_packs *packs, const said *facts, facts_set **set) {
    facts_doubt_list *list;
    *set = make_set(facts, MOST);
    assert_int_equal(facts_doubt_list_new(packs, *set, &list, NULL), FACTS_OK);
    return list;
}

static void test_checks(void **state) {
    for (size_t i = 0; i < sizeof CHECKS / sizeof *CHECKS; i++) {
        const check *c = &CHECKS[i];
        facts_set *set;
        facts_doubt_list *list = verify_facts(*state, c->facts, &set);
        size_t count = facts_doubt_list_count(list);
        const facts_doubt *doubt = count ? facts_doubt_list_at(list, 0) : NULL;
        if (count != (c->rule ? 1 : 0)) fail_msg("%s: %zu found, %s", c->what, count, doubt ? doubt->explanation : "");
        if (doubt) {
            assert_string_equal(facts_doubt_rule_name(doubt->rule), c->rule);
            if ((doubt->verdict == FACTS_DOUBT_HOLDS) != !c->explanation)
                fail_msg("%s: %s", c->what, doubt->explanation);
            if (c->explanation) assert_string_equal(doubt->explanation, c->explanation);
        }
        facts_doubt_list_free(list);
        facts_set_free(set);
    }
}

/* What is said twice is told once; what one place says otherwise is told as well. */
static void test_repeated(void **state) {
    static const said SAME[MOST] = {EN("104%", 104, "percent", .metric = "wind_generation_share"),
                                    ZH("104%", 104, "percent", .metric = "wind_generation_share"),
                                    EN("140%", 140, "percent", .metric = "wind_generation_share")};
    facts_set *set;
    facts_doubt_list *list = verify_facts(*state, SAME, &set);
    assert_int_equal(facts_doubt_list_count(list), 2);
    assert_string_equal(facts_doubt_list_at(list, 0)->facts[0]->language, "en");
    assert_string_not_equal(facts_doubt_list_at(list, 0)->id, facts_doubt_list_at(list, 1)->id);
    facts_doubt_list_free(list);
    facts_set_free(set);
}

/* The yield of another project that is plausible stands beside one that is not, the nearest in size. */
static void test_evidence(void **state) {
    static const said PROJECTS[MOST] = {
        EN("6.6 TWh", 6.6, "TWh", .metric = "electricity_generation", .sentence = "A 6.6 TWh 5.5 Mt"),
        EN("5.5 Mt", 5.5, "MtCO2", .metric = "co2_emission_reduction", .sentence = "A 6.6 TWh 5.5 Mt"),
        EN("110 GWh", 0.11, "TWh", .metric = "electricity_generation", .sentence = "B 110 GWh 0.09 Mt"),
        EN("0.09 Mt", 0.09, "MtCO2", .metric = "co2_emission_reduction", .sentence = "B 110 GWh 0.09 Mt"),
        EN("120 GWh", 0.12, "TWh", .metric = "electricity_generation", .sentence = "C 120 GWh 3000 t"),
        EN("3000 t", 0.003, "MtCO2", .metric = "ghg_emission_reduction", .sentence = "C 120 GWh 3000 t")};
    facts_set *set;
    facts_doubt_list *list = verify_facts(*state, PROJECTS, &set);
    assert_int_equal(facts_doubt_list_count(list), 3);
    const facts_doubt *odd = facts_doubt_list_at(list, 2);
    assert_int_equal(odd->verdict, FACTS_DOUBT_IMPLAUSIBLE);
    assert_int_equal(odd->fact_count, 4);
    assert_string_equal(odd->facts[2]->quote, "110 GWh");
    assert_string_equal(odd->facts[3]->quote, "0.09 Mt");
    facts_doubt_list_free(list);
    facts_set_free(set);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_checks), cmocka_unit_test(test_repeated),
                                       cmocka_unit_test(test_evidence)};
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
