/* Evidence: the concepts that the words around a quantity stand for, each weighing the more the nearer it stands. */
#ifndef FACTS_EVIDENCE_H
#define FACTS_EVIDENCE_H

#include "extract/bind/bind.h"

/* Weights by where a word stands to its quantity. */
#define WEIGHT_BESIDE 9.0   /* right before its bracket */
#define WEIGHT_OWN 6.0      /* in the quantity's own stretch */
#define WEIGHT_ATTACHED 6.5 /* in the noun phrase that hangs on it */
#define WEIGHT_CLAUSE 3.1
#define WEIGHT_SENTENCE_LEAST 1.6
#define WEIGHT_LATER 0.2 /* behind the next quantity */

/* A need that is met only from afar costs more than it brings; so does a word that an id leaves unsaid. */
#define NEED_COST 3.2
#define UNEXPLAINED 2.2

enum { MAX_EVIDENCE = 96, MAX_OWN = 32 };

typedef struct evidence {
    int concept;
    double weight;
    uint32_t place; /* where in the sentence; UINT32_MAX for context */
    bool own;
} evidence;

typedef struct bag {
    evidence at[MAX_EVIDENCE];
    int count;
    int own[MAX_OWN]; /* concepts of the quantity's own stretch, each once */
    int own_count;
    double *weights, *around;   /* by concept; zero between quantities */
    int concepts[MAX_EVIDENCE]; /* each once */
    int concept_count;
} bag;

/* A member of a list of subjects. What the first one has before its last word, and the last one behind its first, is
 * said of all: 单位产值 in 单位产值能耗和水耗. */
typedef struct slot {
    uint32_t start, end;
    uint32_t own_start, own_end;
    bool measured; /* each member of the list has a measure of its own */
    bool measure;  /* each member is a measure, and all are of one thing: 风电装机和发电量分别增长 */
} slot;

enum { MAX_SLOTS = 16 };

/* A word such as "owing to", from which on a clause tells of something besides, or "comprising", from which on it names
 * the parts of what was said before. */
typedef struct aside {
    uint32_t start, end;
    int clause;
    bool parts;
} aside;

enum { MAX_ASIDES = 32, MAX_EXAMPLES = 8, MAX_ATTACHED = 64 };

typedef struct scene {
    const reading *r;
    const context *c;
    uint32_t attached[MAX_ATTACHED]; /* by quantity: where the noun phrase ends that hangs on it */
    bool anaphora;
    struct {
        uint32_t start, end;
    } examples[MAX_EXAMPLES]; /* lists of examples: 核电、气电 in 核电、气电等清洁电源 */
    int example_count;
    aside asides[MAX_ASIDES];
    int aside_count;
} scene;

/* ----------------------------------------------------------------- scene.c */

void scene_open(scene *s, const reading *r, const context *c);
/* Where the noun phrase ends that hangs on the quantity from behind; its own end where none does. */
static inline uint32_t attached_to(const scene *s, const quantity *q) {
    const size_t index = (size_t)(q - s->r->quantities.at);
    return index < MAX_ATTACHED ? s->attached[index] : q->end;
}
/* The members of a list that has as many as the quantities do: "crop straw and livestock waste were 88 and 80
 * percent". */
/* 第一、二、三产业用电量分别为1、2和3亿度: whether the thing that such a word names in this place is not the member's.
 */
bool of_other_member(const reading *r, const slot *mine, const token *t, int place);
bool find_slots(const reading *r, uint32_t before, int count, slot *slots);
/* Such a list of what is measured of one thing: 风电装机和发电量分别增长13%和14%. */
bool find_measure_slots(const reading *r, const quantity *first, slot *slots);
/* "Renewables (hydro, wind and sun) gave 45 percent", 用水量(含公共用水)225升: things in a bracket right behind another
 * one, with no number among them, tell what it is made of. */
bool is_gloss(const reading *r, uint32_t number, const token *t);
/* "a 45% share of renewables (hydro, wind and sun)", and, where what is shared is `named` before it, "a renewable share
 * of 45% (hydro, wind and sun)". */
bool is_gloss_behind(const reading *r, uint32_t number, const token *t, bool named);
bool etc_behind(const reading *r, uint32_t end);
/* "52% coal, 28% nuclear", "38% from transport and 6% came from waste": the thing whose share it is, right behind it;
 * its end, or 0. */
uint32_t shared_by(const reading *r, const quantity *q);

/* Whether what stands behind a multiple is what the thing before it is held against. */
bool is_multiple_of_other(const reading *r, const quantity *q);
/* Whether a noun phrase ends there: with the sentence, a stop, or a word that joins. */
bool phrase_ends(const reading *r, uint32_t at);

/* -------------------------------------------------------- evidence_reach.c */

/* What of its sentence is said of a quantity. */
typedef struct reach {
    stretch closed_part;       /* a bracket before it that tells of a part; empty where there is none */
    stretch own, detail;       /* its own part, and what that only tells the purpose of */
    stretch introduced;        /* the thing that it is told of, in the clause behind; empty where there is none */
    stretch inserted;          /* what is put in between its subject and its verb; empty where nothing is */
    stretch owner;             /* the thing whose "its output" is; empty where there is none */
    uint32_t clause, attached; /* where its clause starts; where the phrase ends that hangs on it */
    uint32_t last_end, last_attached; /* the same of the quantity before */
    uint32_t whole;                   /* what stands before it is said of a part; 0 where nothing is */
    uint32_t parts;      /* what stands behind it is said of its parts: 新增装机5亿千瓦，其中光伏…… */
    uint32_t object;     /* where the object of its verb starts; 0 where there is none */
    bool own_thing;      /* its own part says what it is of */
    bool own_measure;    /* and what of that is measured, in Chinese */
    bool next_in_clause; /* 水电3.8亿千瓦、抽水蓄能0.6亿千瓦: what stands behind it is the next one's */
    bool base_behind;    /* 相当于3个乙电站的发电量 */
    bool shared;         /* "52% coal" */
    bool of_co2;         /* in tonnes of CO2 equivalent */
    bool bracketed;      /* a bracket stands before it */
} reach;

reach reach_of(const scene *s, const quantity *q);
/* 水电1.2亿千瓦（包括抽水蓄能700万千瓦），占24%: the bracket with a part that has closed before the quantity; empty
 * where there is none. */
stretch closed_part(const reading *r, const quantity *q);
/* 2020年投资5亿元（其中2019年结转1亿元）: whether the time dates a part in a bracket that opens behind the quantity. */
bool dates_part_behind(const reading *r, const quantity *q, const span *s);
/* 2020年投资5亿元（2019年4亿元），增长25%: ... that has closed before it. */
bool dates_part_before(const reading *r, const quantity *q, const span *s);
/* The quantity before, but for those in a bracket that tells of parts and has
 * closed: 1.2亿千瓦（含……700万千瓦），占24%. */
const quantity *quantity_before_parts(const reading *r, const quantity *q);
/* "The rise by 2100 is 0.4 m": whether the sentence begins with a move of what the one before speaks of. */
bool begins_with_move(const reading *r);
/* Whether the concept is told in degrees, which the quantity is not told in. */
bool only_warms(const reading *r, const quantity *q, int concept);
/* "Limiting warming to 1.7 °C needs cuts of 40%": the word is of a limit that is no fact itself. */
bool warms_in_limit(const reading *r, const quantity *q, const token *t);
/* "raises CO2 emissions and needs 9 Mt of sand": the weight of some stuff is none of what is given off. */
bool weighs_stuff(const reading *r, const quantity *q);
/* "242 GW out of a total of 484 GW": where the words before a whole begin, which is not of what its part is of; 0 for
 * none. */
uint32_t out_of_from(const reading *r, const quantity *q);

/* -------------------------------------------------------- evidence_other.c */

/* `each`: it is a share that its thing stands behind. */
bool taken_by_other(const scene *s, const quantity *q, const token *t, bool each);
/* "prices rose as the drought went on", "fell owing to outages", "900 MW comprising wind (500 MW) and solar": what is
 * told of besides or is only a part, and not what the number is of. Starts with its word and ends with its clause;
 * numbers in there are said of it, those behind it of the parts. */
bool is_aside(const scene *s, const quantity *q, const token *t);
/* "renewables including large hydro made up 235 GW", "use including losses came to 3 TWh": what is named between
 * "including" and the verb is a part of what the number is of. */
bool part_of_subject(const reading *r, const aside *a, const quantity *q, const token *t);
/* What is said of another member of the list, of examples or of another number's unit. */
bool of_another(const scene *s, const quantity *q, const slot *slots, const token *t);
/* Tonnes of CO2 equivalent are of any gas. */
bool in_equivalents(const reading *r, const quantity *q);

/* -------------------------------------------------------------- evidence.c */

void bag_empty(bag *b);
void bag_put(bag *b, int concept, double weight, uint32_t place, bool own);
/* Fills the bag with what is said of the quantity; `slots` are those of its list, or NULL. */
void evidence_gather(const scene *s, const quantity *q, const slot *slots, bag *b);
/* "48 °C" is the weather of a day; no climate warms by so much. */
static inline bool is_weather(const facts_packs *p, const quantity *q) {
    static const double WARMEST = 16.9;
    return packs_class(p, q->dimension) == DIMENSION_TEMPERATURE && decimal_value(q->value) > WARMEST;
}
/* Whether the word names a thing that says something. */
static inline bool names_thing(const reading *r, const token *t) {
    return t->word->class == WORD_SUBJECT && !concept_of(r, t)->weak;
}
/* "oil (37%), ahead of electricity (23%) and gas (20%)", "coal accounts for 5%, electricity for 23%": what carries
 * energy is the thing that such a share is of, and not the whole. */
bool labels_share(const reading *r, const token *t, const quantity *q);
/* 用电量增速提高2.0个百分点: points of a growth, since what is measured is an amount and no share. */
bool of_growth(const reading *r, const quantity *q, const bag *b);
/* 淘汰煤电机组900万千瓦，新建风电600万千瓦: whether the measure is that something is closed down, and the clause of the
 * quantity tells of another deed. */
bool other_deed(const reading *r, const quantity *q, int measure);

/* evidence_imply.c: what its unit and the numbers around imply, after what is said */
void evidence_imply(const scene *s, const quantity *q, bag *b);

/* spoken.c: `listed` where a listed metric was found by the words of the sentence */
void metric_spoken_of(const scene *s, reading *r, quantity *q, bool listed);

/* compose.c */
/* The concept that the last word of an id is ("stock" in bev_stock), NONE for none and where the id has but one word.
 */
int last_concept(const facts_packs *p, const char *id);
/* The two as one id, what both say said once; NULL where one of them is, or without memory. */
const char *id_join(reading *r, const char *a, const char *b);
/* The measure of a quantity whose words name none, by its dimension; NULL for none. */
const char *default_measure(const facts_packs *p, int dimension, bool rate);
/* The measure of a quantity whose id says no more: "production", "power_capacity"; NULL where it says of what. */
const char *only_measure(const facts_packs *p, const quantity *q);
/* What a quantity of such a dimension is of where nothing is named, NULL for none. */
const char *default_metric(const facts_packs *p, const quantity *q, int dimension);
/* The id of what the concepts speak of, NULL where they name nothing. `worth`: how well subject and measure are said in
 * the quantity's own stretch, to hold against a listed metric. */
const char *id_compose(reading *r, const quantity *q, const bag *b, double *worth);

/* "18% of emissions, in a study that covered homes": whether what the word covers is neither the share nor what it is
 * of. */
bool covers_other(const reading *r, const quantity *q, const token *t);

#endif
