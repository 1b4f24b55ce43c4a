/* Conflicts: which of two statements of one quantity is only rounded, bounded or worded otherwise, which statement is
 * the translation of which, and what is left out. */
#include "finding_facts.h"

enum { MOST = 10 };

#define COMPOSED "GW (unit); metric: composed; time: in-year"
#define CITY "The city's turbines have so many."
#define TWO(one, other) "All turbines of the two kinds have " one " and " other "."
#define SAME_WORDS(quote) "All turbines of all kinds have " quote "."
#define AGAIN "As said, the city's turbines have so many."

static facts_conflict_list *find(const facts_packs *packs, const said *facts, size_t count, facts_set **set) {
    facts_conflict_list *list;
    *set = make_set(facts, count);
    assert_int_equal(facts_conflict_list_new(packs, *set, &list, NULL), FACTS_OK);
    return list;
}

/* ------------------------------------------------------------ two languages */

static void test_classes(void **state) {
    static const struct {
        said zh, en;
        const char *class_name; /* NULL: they agree */
    } PAIRS[] = {
        {ZH("6.8亿千瓦", 680, "GW"), EN("680 GW", 680, "GW"), NULL},
        {ZH("7146.2万千瓦", 71.462, "GW"), EN("71.46 GW", 71.46, "GW"), "rounding"},
        {ZH("7146.2万千瓦", 71.462, "GW"), EN("71.5 GW", 71.5, "GW"), "rounding"},
        {ZH("7146.2万千瓦", 71.462, "GW"), EN("71.4 GW", 71.4, "GW"), "contradiction"},
        {ZH("7146.2万千瓦", 71.462, "GW"), EN("71.46 GW", 71.46, "GW", .bound = FACTS_APPROX), "rounding+bound"},
        {ZH("88.9%", 88.9, "percent"), EN("89 percent", 89, "percent", .bound = FACTS_LT), "rounding+bound"},
        {ZH("88.9%", 88.9, "percent"), EN("88 percent", 88, "percent", .bound = FACTS_GT), "rounding+bound"},
        {ZH("88.9%", 88.9, "percent"), EN("90 percent", 90, "percent", .bound = FACTS_GT), "contradiction"},
        {ZH("88.9%", 88.9, "percent"), EN("60 percent", 60, "percent", .bound = FACTS_GT), "contradiction"},
        {ZH("3亿亩", 20, "Mha", .bound = FACTS_GT), EN("20 million hectares", 20, "Mha", .bound = FACTS_GT), NULL},
        {ZH("4亿亩", 26.6666667, "Mha"), EN("26.7 million hectares", 26.7, "Mha"), "rounding"},
        {ZH("5.6亿千瓦", 560, "GW", .bound = FACTS_GT), EN("560 GW", 560, "GW"), "bound"},
        {ZH("5.6亿千瓦", 560, "GW", .bound = FACTS_GT), EN("570 GW", 570, "GW", .bound = FACTS_GT), "contradiction"},
        {ZH("1.4倍", 1.4, "times", .kind = FACTS_RATIO), EN("40 percent", 40, "percent", .kind = FACTS_GROWTH),
         "wording"},
        {ZH("1.4倍", 1.4, "times", .kind = FACTS_RATIO), EN("140 percent", 140, "percent", .kind = FACTS_GROWTH),
         "contradiction"},
        {ZH("40倍", 4000, "percent", .kind = FACTS_GROWTH, .bound = FACTS_APPROX),
         EN("40 times", 40, "times", .kind = FACTS_RATIO, .bound = FACTS_APPROX), NULL},
        {ZH("40倍", 4000, "percent", .kind = FACTS_GROWTH), EN("40 times", 40, "times", .kind = FACTS_RATIO),
         NULL}, /* as "grew by 40 times" is read */
        {ZH("40倍", 4000, "percent", .kind = FACTS_GROWTH), EN("41 times", 41, "times", .kind = FACTS_RATIO),
         "wording"},
        {ZH("40倍", 4000, "percent", .kind = FACTS_GROWTH), EN("45 times", 45, "times", .kind = FACTS_RATIO),
         "contradiction"},
        {ZH("7.5%", -7.5, "percent", .kind = FACTS_GROWTH), EN("7.5 percent", 7.5, "percent", .kind = FACTS_GROWTH),
         NULL}, /* a direction that was not understood */
        {ZH("3%-5%", 3, "percent", .value_hi = 5), EN("3 to 6 percent", 3, "percent", .value_hi = 6), "contradiction"},
        {ZH("16.0%", 16, "percent"), EN("16.04 percent", 16.04, "percent"), "rounding"},
        {ZH("16.0%", 16, "percent"), EN("16.4 percent", 16.4, "percent"), "contradiction"},
        {ZH("16%", 16, "percent"), EN("16.4 percent", 16.4, "percent"), "rounding"},
        /* what is not about the same time is not compared */
        {ZH("16%", 16, "percent", .time = "2020"), EN("18 percent", 18, "percent"), NULL},
        {ZH("16%", 16, "percent", .time = "-"), EN("18 percent", 18, "percent"), "contradiction"},
        {ZH("16%", 16, "percent", .metric = "wind_generation_share"), EN("18 percent", 18, "percent"), NULL},
        /* and without a metric only what is alike */
        {ZH("54.2万吨", 0.542, "Mt", .metric = "-"), EN("524,000 tonnes", 0.524, "Mt", .metric = "-"), "contradiction"},
        {ZH("54.2万吨", 0.542, "Mt", .metric = "-"), EN("2 million tonnes", 2, "Mt", .metric = "-"), NULL},
        {ZH("54个", 54, "1", .metric = "-"), EN("45", 45, "1", .metric = "-"), NULL},
    };
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        const said both[] = {PAIRS[i].zh, PAIRS[i].en};
        facts_set *set;
        facts_conflict_list *list = find(*state, both, 2, &set);
        size_t count = facts_conflict_list_count(list);
        const char *found = count ? facts_conflict_class_name(facts_conflict_list_at(list, 0)->class_id) : "agreement";
        if (count > 1 || strcmp(found, PAIRS[i].class_name ? PAIRS[i].class_name : "agreement") != 0)
            fail_msg("%s and %s: %zu %s", both[0].quote, both[1].quote, count, found);
        facts_conflict_list_free(list);
        facts_set_free(set);
    }
}

/* Every fact of these documents has its partner, so that only the planted number is found. */
static void test_alignment(void **state) {
    static const said DOCUMENTS[][MOST] = {
        /* paragraph by paragraph; several values of one metric, by order */
        {ZH("12万千瓦", 0.12, "GW", .line = 1), ZH("15万千瓦", 0.15, "GW", .line = 1),
         ZH("20万千瓦", 0.2, "GW", .line = 1), EN("120 MW", 0.12, "GW", .line = 2), EN("160 MW", 0.16, "GW", .line = 2),
         EN("200 MW", 0.2, "GW", .line = 2)},
        /* the whole text, then the whole translation */
        {ZH("12%", 12, "percent", .metric = "a_share"), ZH("15万千瓦", 0.15, "GW"),
         ZH("3个", 3, "1", .metric = "b_count"), EN("12 percent", 12, "percent", .metric = "a_share"),
         EN("160 MW", 0.16, "GW"), EN("three", 3, "1", .metric = "b_count")},
        /* two paragraphs that no one translated */
        {ZH("12%", 12, "percent", .metric = "a_share"), EN("12 percent", 12, "percent", .metric = "a_share"),
         ZH("7亿吨", 700, "Mt", .metric = "c_output"), ZH("9亿吨", 900, "Mt", .metric = "d_output"),
         ZH("15万千瓦", 0.15, "GW"), EN("160 MW", 0.16, "GW")},
        /* the translation has its clauses the other way round */
        {ZH("15万千瓦", 0.15, "GW", .line = 1), ZH("12%", 12, "percent", .metric = "a_share", .line = 1),
         ZH("5%", 5, "percent", .metric = "b_share", .line = 1),
         EN("5 percent", 5, "percent", .metric = "b_share", .line = 2),
         EN("12 percent", 12, "percent", .metric = "a_share", .line = 2), EN("160 MW", 0.16, "GW", .line = 2)},
        /* a level and its growth, and a metric that one side was not understood to name */
        {ZH("12%", 12, "percent", .kind = FACTS_GROWTH, .line = 1), ZH("15万千瓦", 0.15, "GW", .line = 1),
         ZH("7亿吨", 700, "Mt", .metric = "c_output", .line = 1), EN("160 MW", 0.16, "GW", .line = 2),
         EN("12 percent", 12, "percent", .kind = FACTS_GROWTH, .line = 2),
         EN("700 million tonnes", 700, "Mt", .metric = "-", .line = 2)},
    };
    for (size_t i = 0; i < sizeof DOCUMENTS / sizeof *DOCUMENTS; i++) {
        facts_set *set;
        facts_conflict_list *list = find(*state, DOCUMENTS[i], MOST, &set);
        assert_int_equal(facts_conflict_list_count(list), 1);
        const facts_conflict *found = facts_conflict_list_at(list, 0);
        assert_int_equal(found->class_id, FACTS_CONFLICT_CONTRADICTION);
        assert_int_equal(found->severity, FACTS_HIGH);
        assert_string_equal(found->a->quote, "15万千瓦");
        assert_string_equal(found->b->quote, "160 MW");
        facts_conflict_list_free(list);
        facts_set_free(set);
    }
}

/* The English paragraph has the other numbers of the Chinese one. */
static void test_left_out(void **state) {
    static const struct {
        const char *what;
        said facts[MOST];
        const char *left_out;
    } CASES[] = {
        {"a change",
         {ZH("12%", 12, "percent", .line = 1), ZH("2个百分点", 2, "pp", .kind = FACTS_CHANGE, .line = 1),
          EN("12 percent", 12, "percent", .line = 2)},
         "2个百分点"},
        {"of a paragraph that is not translated",
         {ZH("12%", 12, "percent", .line = 1), ZH("2个百分点", 2, "pp", .kind = FACTS_CHANGE, .line = 3),
          EN("12 percent", 12, "percent", .line = 2)},
         NULL},
        {"there, but not understood",
         {ZH("12%", 12, "percent", .line = 1), ZH("250万吨", 2.5, "Mt", .metric = "a_output", .line = 1),
          EN("12 percent", 12, "percent", .line = 2), BARE("2.5", 2.5, .line = 2)},
         NULL},
        {"a count, of a document whose bare numbers are not known",
         {ZH("12%", 12, "percent", .line = 1), ZH("31个", 31, "1", .metric = "a_count", .line = 1),
          EN("12 percent", 12, "percent", .line = 2)},
         NULL},
        {"a count, where they are",
         {ZH("12%", 12, "percent", .line = 1), ZH("31个", 31, "1", .metric = "a_count", .line = 1),
          EN("12 percent", 12, "percent", .line = 2), BARE("8", 8, .line = 2)},
         "31个"},
        {"with a list number beside the translation",
         {ZH("12%", 12, "percent", .line = 1), ZH("2个百分点", 2, "pp", .kind = FACTS_CHANGE, .line = 1),
          EN("12 percent", 12, "percent", .line = 4), BARE("2", 2, .line = 5)},
         "2个百分点"},
        {"that may stand on the next line of a broken sentence",
         {ZH("12%", 12, "percent", .line = 1), ZH("2个百分点", 2, "pp", .kind = FACTS_CHANGE, .line = 1),
          ZH("7亿吨", 700, "Mt", .metric = "a_output", .line = 1),
          EN("12 percent", 12, "percent", .line = 4, .sentence = "Broken."),
          EN("700 Mt", 700, "Mt", .metric = "a_output", .line = 5, .sentence = "Broken."), BARE("2", 2, .line = 6)},
         NULL},
        {"there, in the words of a sentence with a number that was understood",
         {ZH("12%", 12, "percent", .line = 1), ZH("6.7亿吨", 670, "Mt", .metric = "a_output", .line = 1),
          EN("12 percent", 12, "percent", .line = 2, .sentence = "It is 670 million MT, 12 percent more.")},
         NULL},
        {"in a sentence with other numbers of one digit",
         {ZH("12%", 12, "percent", .line = 1), ZH("6000吨", 0.006, "Mt", .metric = "a_output", .line = 1),
          EN("12 percent", 12, "percent", .line = 2, .sentence = "It is 60 things, 12 percent more.")},
         "6000吨"},
        {"there, of another metric and in another unit",
         {ZH("12%", 12, "percent", .line = 1), ZH("1.15亿亩", 76666.6667, "Mm2", .metric = "a_area", .line = 1),
          EN("12 percent", 12, "percent", .line = 2),
          EN("7.67 million hectares", 7.67, "Mha", .metric = "b_area", .line = 2)},
         NULL},
        {"a word",
         {ZH("12%", 12, "percent", .line = 1), EN("12 percent", 12, "percent", .line = 2),
          EN("half", 50, "percent", .metric = "a_share", .line = 2)},
         NULL},
        {"of a metric made of the words nearby",
         {ZH("12%", 12, "percent", .line = 1),
          ZH("7米", 0.007, "km", .metric = "a_length", .line = 1, .rule = COMPOSED),
          EN("12 percent", 12, "percent", .line = 2)},
         NULL},
        {"a quarter of a paragraph",
         {ZH("12%", 12, "percent", .line = 1), ZH("2个百分点", 2, "pp", .kind = FACTS_CHANGE, .line = 1),
          ZH("7亿吨", 700, "Mt", .metric = "a_output", .line = 1),
          ZH("3亿吨", 300, "Mt", .metric = "b_output", .line = 1), EN("12 percent", 12, "percent", .line = 2),
          EN("700 Mt", 700, "Mt", .metric = "a_output", .line = 2),
          EN("300 Mt", 300, "Mt", .metric = "b_output", .line = 2)},
         "2个百分点"},
        {"more than half: a summary",
         {ZH("12%", 12, "percent", .line = 1), ZH("2个百分点", 2, "pp", .kind = FACTS_CHANGE, .line = 1),
          ZH("7亿吨", 700, "Mt", .metric = "a_output", .line = 1), EN("12 percent", 12, "percent", .line = 2)},
         NULL},
        {"beside a number that is alike by chance, of another country",
         {ZH("34万块", 340000, "1", .metric = "-", .line = 1, .region = "IDN"),
          EN("340,000", 340000, "1", .metric = "-", .line = 2, .region = "KEN"),
          EN("24 Mt", 24, "Mt", .metric = "a_output", .line = 2, .region = "KEN"), BARE("8", 8, .line = 1)},
         NULL},
        {"without a metric",
         {ZH("12%", 12, "percent", .line = 1), ZH("31万吨", 0.31, "Mt", .metric = "-", .line = 1),
          EN("12 percent", 12, "percent", .line = 2)},
         NULL},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        facts_set *set;
        facts_conflict_list *list = find(*state, CASES[i].facts, MOST, &set);
        size_t count = facts_conflict_list_count(list);
        if (count != (CASES[i].left_out ? 1 : 0)) fail_msg("%s: %zu conflicts", CASES[i].what, count);
        if (count > 0) {
            const facts_conflict *found = facts_conflict_list_at(list, 0);
            assert_int_equal(found->class_id, FACTS_CONFLICT_LEFT_OUT);
            assert_string_equal(found->a->quote, CASES[i].left_out);
            assert_null(found->b);
        }
        facts_conflict_list_free(list);
        facts_set_free(set);
    }
}

/* -------------------------------------------------- places and documents */

#define LIKELY "GW (unit); metric: listed, score 5.6; time: in-year"
#define UNLIKELY "GW (unit); metric: listed, score 0.4; time: in-year"
#define BEFORE "% (unit); metric: as the quantity before it; time: in-year"
#define LONE_YEAR "GW (unit); metric: listed, score 5.6; time: bare-year"

static void test_places_and_documents(void **state) {
    static const struct {
        const char *what;
        said facts[MOST];
        const char *class_name, *scope;
    } CASES[] = {
        {"two places", {EN("521 GW", 521, "GW"), EN("512 GW", 512, "GW")}, "contradiction", "places"},
        {"two documents",
         {EN("521 GW", 521, "GW"), EN("512 GW", 512, "GW", .document = "yearbook")},
         "contradiction",
         "documents"},
        {"two languages of two documents",
         {EN("521 GW", 521, "GW"), ZH("5.12亿千瓦", 512, "GW", .document = "yearbook")},
         "contradiction",
         "documents"},
        {"rounded",
         {EN("521 GW", 521, "GW"), EN("0.52 TW", 520, "GW", .document = "yearbook")},
         "rounding",
         "documents"},
        {"a vaguer statement", {EN("521 GW", 521, "GW"), EN("400 GW", 400, "GW", .bound = FACTS_GT)}, NULL, NULL},
        {"a vaguer statement near the other",
         {EN("521 GW", 521, "GW"), EN("500 GW", 500, "GW", .bound = FACTS_GT, .document = "yearbook")},
         NULL,
         NULL},
        {"about the other",
         {EN("521 GW", 521, "GW"), EN("520 GW", 520, "GW", .bound = FACTS_APPROX, .document = "yearbook")},
         NULL,
         NULL},
        {"about the same", {EN("521 GW", 521, "GW"), EN("521 GW", 521, "GW", .bound = FACTS_APPROX)}, NULL, NULL},
        {"over the same", {EN("521 GW", 521, "GW"), EN("521 GW", 521, "GW", .bound = FACTS_GT)}, NULL, NULL},
        {"a bound that the other is beyond",
         {EN("521 GW", 521, "GW"), EN("530 GW", 530, "GW", .bound = FACTS_GT)},
         "contradiction",
         "places"},
        {"a class of sizes and what is below it",
         {EN("1 to 10 GW", 1, "GW", .value_hi = 10, .line = 1), EN("1 GW", 1, "GW", .bound = FACTS_LT, .line = 1)},
         NULL,
         NULL},
        {"two classes of sizes",
         {EN("1 to 10 GW", 1, "GW", .value_hi = 10, .line = 1), EN("1 to 15 GW", 1, "GW", .value_hi = 15, .line = 1)},
         NULL,
         NULL},
        {"a range said otherwise elsewhere",
         {EN("1 to 10 GW", 1, "GW", .value_hi = 10), EN("12 to 15 GW", 12, "GW", .value_hi = 15)},
         NULL,
         NULL},
        {"a threshold in words", {ZH("万亿千瓦时", 1000, "TWh"), ZH("1.02万亿千瓦时", 1020, "TWh")}, NULL, NULL},
        {"two that are surely of one thing",
         {EN("521 GW", 521, "GW", .rule = LIKELY), EN("512 GW", 512, "GW", .rule = LIKELY, .document = "yearbook")},
         "contradiction",
         "documents"},
        {"one that may be of another thing",
         {EN("521 GW", 521, "GW", .rule = LIKELY), EN("512 GW", 512, "GW", .rule = UNLIKELY, .document = "yearbook")},
         NULL,
         NULL},
        {"a metric made of the words nearby",
         {EN("521 GW", 521, "GW", .rule = COMPOSED), EN("512 GW", 512, "GW", .rule = COMPOSED)},
         NULL,
         NULL},
        {"a sentence said again, of a metric that is not sure",
         {EN("521 GW", 521, "GW", .rule = COMPOSED, .sentence = SAME_WORDS("521 GW")),
          EN("512 GW", 512, "GW", .rule = COMPOSED, .sentence = "In short: " SAME_WORDS("512 GW"))},
         "contradiction",
         "places"},
        {"a sentence of two numbers said again",
         {EN("521 GW", 521, "GW", .rule = COMPOSED, .sentence = TWO("521 GW", "40 GW")),
          EN("40 GW", 40, "GW", .rule = COMPOSED, .sentence = TWO("521 GW", "40 GW")),
          EN("512 GW", 512, "GW", .rule = COMPOSED, .sentence = TWO("512 GW", "40 GW")),
          EN("40 GW", 40, "GW", .rule = COMPOSED, .sentence = TWO("512 GW", "40 GW"))},
         "contradiction",
         "places"},
        {"the same words of the next of two things",
         {EN("521 GW", 521, "GW", .rule = COMPOSED, .sentence = "Block 1: " SAME_WORDS("521 GW")),
          EN("512 GW", 512, "GW", .rule = COMPOSED, .sentence = "Block 2: " SAME_WORDS("512 GW"))},
         NULL,
         NULL},
        {"a year that may be that of a report",
         {EN("521 GW", 521, "GW", .rule = LIKELY), EN("512 GW", 512, "GW", .rule = LONE_YEAR, .document = "yearbook")},
         NULL,
         NULL},
        {"rounded, whatever the words nearby",
         {EN("521 GW", 521, "GW", .rule = COMPOSED), EN("520.9 GW", 520.9, "GW", .rule = COMPOSED)},
         "rounding",
         "places"},
        {"two documents, one of which does not say the time",
         {EN("521 GW", 521, "GW"), EN("512 GW", 512, "GW", .time_source = FACTS_TIME_CONTEXT, .document = "yearbook")},
         NULL,
         NULL},
        {"two places, one of which does not say the time",
         {EN("521 GW", 521, "GW"), EN("512 GW", 512, "GW", .time_source = FACTS_TIME_CONTEXT)},
         "contradiction",
         "places"},
        {"a country and a city",
         {EN("521 GW", 521, "GW"), EN("512 GW", 512, "GW", .sentence = CITY, .document = "yearbook")},
         NULL,
         NULL},
        {"two cities, perhaps",
         {EN("521 GW", 521, "GW", .sentence = CITY), EN("512 GW", 512, "GW", .sentence = CITY, .document = "yearbook")},
         NULL,
         NULL},
        {"a city twice in its own report",
         {EN("521 GW", 521, "GW", .sentence = CITY), EN("512 GW", 512, "GW", .sentence = AGAIN)},
         "contradiction",
         "places"},
        {"a country and a city, which agree on something else",
         {EN("521 GW", 521, "GW"), EN("512 GW", 512, "GW", .sentence = CITY, .document = "yearbook"),
          EN("8 GW", 8, "GW", .metric = "a_capacity"),
          EN("8 GW", 8, "GW", .metric = "a_capacity", .document = "yearbook")},
         NULL,
         NULL},
        {"a city in two editions of its report",
         {EN("521 GW", 521, "GW", .sentence = "The city's turbines have 521 GW."),
          EN("512 GW", 512, "GW", .sentence = "The city's turbines have 512 GW.", .document = "yearbook"),
          EN("8 GW", 8, "GW", .metric = "a_capacity"),
          EN("8 GW", 8, "GW", .metric = "a_capacity", .document = "yearbook")},
         "contradiction",
         "documents"},
        {"editions, of a metric that is not sure",
         {EN("521 GW", 521, "GW", .rule = UNLIKELY, .sentence = SAME_WORDS("521 GW")),
          EN("512 GW", 512, "GW", .rule = UNLIKELY, .sentence = SAME_WORDS("512 GW"), .document = "yearbook"),
          EN("8 GW", 8, "GW", .metric = "a_capacity"),
          EN("8 GW", 8, "GW", .metric = "a_capacity", .document = "yearbook")},
         "contradiction",
         "documents"},
        {"the same words, where nothing else agrees",
         {EN("521 GW", 521, "GW", .rule = UNLIKELY, .sentence = SAME_WORDS("521 GW")),
          EN("512 GW", 512, "GW", .rule = UNLIKELY, .sentence = SAME_WORDS("512 GW"), .document = "yearbook")},
         NULL,
         NULL},
        {"other words, where something else agrees",
         {EN("521 GW", 521, "GW", .rule = UNLIKELY, .sentence = SAME_WORDS("521 GW")),
          EN("512 GW", 512, "GW", .rule = UNLIKELY, .document = "yearbook"),
          EN("8 GW", 8, "GW", .metric = "a_capacity"),
          EN("8 GW", 8, "GW", .metric = "a_capacity", .document = "yearbook")},
         NULL,
         NULL},
        {"documents that agree on nothing: of two provinces",
         {EN("521 GW", 521, "GW"), EN("512 GW", 512, "GW", .document = "yearbook"),
          EN("8 GW", 8, "GW", .metric = "a_capacity"),
          EN("11 GW", 11, "GW", .metric = "a_capacity", .document = "yearbook")},
         NULL,
         NULL},
        {"a city by its name",
         {EN("521 GW", 521, "GW", .sentence = CITY, .entity = "Aa"),
          EN("512 GW", 512, "GW", .entity = "Aa", .document = "yearbook")},
         "contradiction",
         "documents"},
        {"two times", {EN("521 GW", 521, "GW"), EN("441 GW", 441, "GW", .time = "2023")}, NULL, NULL},
        {"no time", {EN("521 GW", 521, "GW", .time = "-"), EN("512 GW", 512, "GW", .time = "-")}, NULL, NULL},
        {"two kinds",
         {EN("12 percent", 12, "percent"), EN("14 percent", 14, "percent", .kind = FACTS_GROWTH)},
         NULL,
         NULL},
        {"two bases",
         {EN("12 percent", 12, "percent", .kind = FACTS_GROWTH, .base = "2020"),
          EN("14 percent", 14, "percent", .kind = FACTS_GROWTH, .base = "2015")},
         NULL,
         NULL},
        {"a plan and what came of it",
         {EN("521 GW", 521, "GW"), EN("512 GW", 512, "GW", .state = FACTS_TARGET)},
         NULL,
         NULL},
        {"two regions", {EN("521 GW", 521, "GW"), EN("512 GW", 512, "GW", .region = "IND")}, NULL, NULL},
        {"two plants", {EN("521 GW", 521, "GW", .entity = "Aa"), EN("512 GW", 512, "GW", .entity = "Bb")}, NULL, NULL},
        {"a list that was not told apart",
         {EN("521 GW", 521, "GW", .line = 1), EN("512 GW", 512, "GW", .line = 1), EN("530 GW", 530, "GW", .line = 2)},
         NULL,
         NULL},
        {"far from each other", {EN("521 GW", 521, "GW"), EN("52 GW", 52, "GW")}, NULL, NULL},
        {"a slip of the point", {EN("521 GW", 521, "GW"), EN("52.1 GW", 52.1, "GW")}, "contradiction", "places"},
        {"growths that have their metric from the number before",
         {EN("12 percent", 12, "percent", .kind = FACTS_GROWTH, .rule = BEFORE),
          EN("14 percent", 14, "percent", .kind = FACTS_GROWTH, .rule = BEFORE)},
         NULL,
         NULL},
        {"growths with a metric of their own",
         {EN("12 percent", 12, "percent", .kind = FACTS_GROWTH, .rule = LIKELY),
          EN("14 percent", 14, "percent", .kind = FACTS_GROWTH, .rule = LIKELY)},
         NULL,
         NULL},
        {"growths with a metric of their own, near each other",
         {EN("33.4 percent", 33.4, "percent", .kind = FACTS_GROWTH, .rule = LIKELY),
          EN("34.1 percent", 34.1, "percent", .kind = FACTS_GROWTH, .rule = LIKELY)},
         "contradiction",
         "places"},
        {"a mistyped digit", {EN("521 GW", 521, "GW"), EN("571 GW", 571, "GW")}, "contradiction", "places"},
        {"digits that changed places", {EN("571 GW", 571, "GW"), EN("751 GW", 751, "GW")}, "contradiction", "places"},
        {"the whole and a large part", {EN("571 GW", 571, "GW"), EN("482 GW", 482, "GW")}, NULL, NULL},
        {"one digit of two", {EN("57 GW", 57, "GW"), EN("47 GW", 47, "GW")}, NULL, NULL},
        {"shares that leave little",
         {EN("97 percent", 97, "percent", .metric = "a_share"), EN("95 percent", 95, "percent", .metric = "a_share")},
         NULL,
         NULL},
        {"shares that leave more",
         {EN("57.4 percent", 57.4, "percent", .metric = "a_share"),
          EN("58.3 percent", 58.3, "percent", .metric = "a_share")},
         "contradiction",
         "places"},
        {"two documents in the same words, far from a revision",
         {EN("57 GW", 57, "GW", .sentence = SAME_WORDS("57 GW")),
          EN("46 GW", 46, "GW", .sentence = SAME_WORDS("46 GW"), .document = "yearbook")},
         "contradiction",
         "documents"},
        {"two documents in other words, far from a revision",
         {EN("57 GW", 57, "GW", .sentence = SAME_WORDS("57 GW")), EN("46 GW", 46, "GW", .document = "yearbook")},
         NULL,
         NULL},
        {"a growth whose time stands elsewhere",
         {EN("12 percent", 12, "percent", .kind = FACTS_GROWTH, .time_source = FACTS_TIME_CONTEXT),
          EN("14 percent", 14, "percent", .kind = FACTS_GROWTH)},
         NULL,
         NULL},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        facts_set *set;
        facts_conflict_list *list = find(*state, CASES[i].facts, MOST, &set);
        size_t count = facts_conflict_list_count(list);
        if (count != (CASES[i].class_name ? 1 : 0)) fail_msg("%s: %zu conflicts", CASES[i].what, count);
        if (count > 0) {
            const facts_conflict *found = facts_conflict_list_at(list, 0);
            assert_string_equal(facts_conflict_class_name(found->class_id), CASES[i].class_name);
            assert_string_equal(facts_conflict_scope_name(found->scope), CASES[i].scope);
        }
        facts_conflict_list_free(list);
        facts_set_free(set);
    }
}

static void test_explanations(void **state) {
    static const said FACTS[] = {ZH("1.4倍", 1.4, "times", .kind = FACTS_RATIO),
                                 EN("40 percent", 40, "percent", .kind = FACTS_GROWTH),
                                 ZH("52.1亿吨", 5210, "Mt", .metric = "a_output", .bound = FACTS_GT),
                                 EN("521 million tonnes", 521, "Mt", .metric = "a_output", .bound = FACTS_GT)};
    static const char *const WANTED[] = {
        "1.4 times is a growth of 40 percent: (1.4 - 1) x 100 = 40; said is 40 percent",
        "over 5210 Mt (Chinese) and over 521 Mt (English) are 4689 Mt apart, 90 percent of the larger and more than "
        "rounding allows: the same digits, 10 times as much"};
    facts_set *set;
    facts_conflict_list *list = find(*state, FACTS, 4, &set);
    assert_int_equal(facts_conflict_list_count(list), 2);
    for (size_t i = 0; i < 2; i++) assert_string_equal(facts_conflict_list_at(list, i)->explanation, WANTED[i]);
    facts_conflict_list_free(list);
    facts_set_free(set);
}

/* A contradiction weighs less where its time, or the plan that it is of, leaves room for both. */
static void test_severity(void **state) {
    static const struct {
        const char *what;
        said facts[2];
        facts_severity severity;
    } CASES[] = {
        {"both say their time", {EN("521 GW", 521, "GW"), EN("512 GW", 512, "GW")}, FACTS_HIGH},
        {"one has it from another sentence",
         {EN("521 GW", 521, "GW"), EN("512 GW", 512, "GW", .time_source = FACTS_TIME_CONTEXT)},
         FACTS_MEDIUM},
        {"both have it from another sentence",
         {EN("521 GW", 521, "GW", .time_source = FACTS_TIME_CONTEXT),
          EN("512 GW", 512, "GW", .time_source = FACTS_TIME_CONTEXT)},
         FACTS_MEDIUM},
        {"a translation has the time of its original",
         {ZH("5.21亿千瓦", 521, "GW"), EN("512 GW", 512, "GW", .time_source = FACTS_TIME_CONTEXT)},
         FACTS_HIGH},
        {"the goals of two documents",
         {EN("521 GW", 521, "GW", .state = FACTS_TARGET),
          EN("512 GW", 512, "GW", .state = FACTS_TARGET, .document = "yearbook")},
         FACTS_MEDIUM},
        {"the same number, rounded", {EN("521 GW", 521, "GW"), EN("0.52 TW", 520, "GW")}, FACTS_LOW},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        facts_set *set;
        facts_conflict_list *list = find(*state, CASES[i].facts, 2, &set);
        if (facts_conflict_list_count(list) != 1 || facts_conflict_list_at(list, 0)->severity != CASES[i].severity)
            fail_msg("%s: %zu conflicts, or of another severity", CASES[i].what, facts_conflict_list_count(list));
        facts_conflict_list_free(list);
        facts_set_free(set);
    }
}

/* An id is that of both statements: what stands elsewhere in the set does not matter, another number does. */
static void test_ids(void **state) {
    said facts[] = {EN("521 GW", 521, "GW"), EN("512 GW", 512, "GW"), EN("8 GW", 8, "GW", .metric = "solar_capacity")};
    char ids[3][17];
    for (size_t i = 0; i < 3; i++) {
        facts_set *set;
        if (i == 2) facts[1].value = 513;
        facts_conflict_list *list = find(*state, facts, i == 0 ? 2 : 3, &set);
        assert_int_equal(facts_conflict_list_count(list), 1);
        assert_int_equal(strlen(facts_conflict_list_at(list, 0)->id), 16);
        strcpy(ids[i], facts_conflict_list_at(list, 0)->id);
        facts_conflict_list_free(list);
        facts_set_free(set);
    }
    assert_string_equal(ids[0], ids[1]);
    assert_string_not_equal(ids[0], ids[2]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_classes),  cmocka_unit_test(test_alignment),
        cmocka_unit_test(test_left_out), cmocka_unit_test(test_places_and_documents),
        cmocka_unit_test(test_severity), cmocka_unit_test(test_explanations),
        cmocka_unit_test(test_ids),
    };
    return cmocka_run_group_tests(tests, open_packs, close_packs);
}
