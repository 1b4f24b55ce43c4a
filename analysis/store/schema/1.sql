-- A store of facts, from nothing. Query the views: facts, documents, metrics, series.
-- What is not known is NULL. SQLite keeps the comments inside the statements: `.schema facts` shows them.

CREATE TABLE editions (
    -- One row for each reading of a document; those of the past stay.
    edition     INTEGER PRIMARY KEY, -- counts the readings of all documents
    document    TEXT NOT NULL,       -- id of the document
    path        TEXT,                -- the file that it was read from
    title       TEXT,
    publisher   TEXT,
    published   TEXT,                -- YYYY, YYYY-MM or YYYY-MM-DD
    region      TEXT,                -- the country that it is about, ISO 3166 alpha-3
    sha256      TEXT NOT NULL,       -- of its bytes
    size        INTEGER NOT NULL,    -- in bytes
    packs       TEXT NOT NULL,       -- fingerprint of the rules that it was read with
    given       TEXT NOT NULL,       -- what was said of it beforehand, as JSON
    added_at    TEXT NOT NULL,       -- UTC
    replaced_at TEXT                 -- UTC; NULL for the current edition of a document
) STRICT;

CREATE INDEX editions_by_document ON editions (document);
CREATE UNIQUE INDEX current_editions ON editions (document) WHERE replaced_at IS NULL;

CREATE TABLE metric_names (
    -- One row for each metric of any fact.
    metric TEXT PRIMARY KEY, -- snake_case id
    unit   TEXT NOT NULL,    -- of its levels and changes
    stock  INTEGER,          -- 1: stands at a time, as a capacity; 0: flows over a span, as a generation
    label  TEXT NOT NULL,    -- the id in words
    iamc   TEXT              -- variable of the IAMC common definitions
) STRICT, WITHOUT ROWID;

CREATE TABLE all_facts (
    -- The facts of all editions. The view `facts` has those of the current ones.
    edition     INTEGER NOT NULL REFERENCES editions,
    id          TEXT NOT NULL,    -- the same for the same fact of the same document, always and everywhere
    language    TEXT,             -- of the sentence: en, zh
    page        INTEGER,          -- from 1, NULL where the format has no pages
    line        INTEGER NOT NULL, -- of the quote in the file, from 1
    byte_start  INTEGER NOT NULL, -- of the quote in the file, from 0
    byte_end    INTEGER NOT NULL, -- exclusive
    metric      TEXT REFERENCES metric_names DEFERRABLE INITIALLY DEFERRED, -- NULL where no metric claims it
    kind        TEXT NOT NULL CHECK (kind IN ('level', 'change', 'growth', 'ratio')),
    value       REAL NOT NULL,    -- in `unit`
    value_hi    REAL,             -- upper end of a range
    unit        TEXT NOT NULL,    -- GW, TWh, percent, pp (percentage points), times, MtCO2, CNY_bn, 1 ...
    bound       TEXT NOT NULL CHECK (bound IN ('eq', 'approx', 'gt', 'lt')),
    time        TEXT,             -- ISO 8601: 2025-08-31, 2024, 2021/2025, 2016/..
    time_source TEXT NOT NULL CHECK (time_source IN ('explicit', 'context', 'none')),
    base        TEXT,             -- what a change, growth or ratio is compared with: 2005, prev_year ...
    status      TEXT NOT NULL CHECK (status IN ('actual', 'target', 'projected')),
    region      TEXT,             -- ISO 3166 alpha-3, WLD, or a group in words
    entity      TEXT,             -- project, company or part of a country
    quote       TEXT NOT NULL,    -- the number and its unit as they are written
    sentence    TEXT NOT NULL,
    rule        TEXT,             -- which rules found it
    first_day   TEXT,             -- of `time`; 0000-01-01 for an open start
    last_day    TEXT,             -- of `time`; 9999-12-31 for an open end
    UNIQUE (id, edition)
) STRICT;

CREATE INDEX facts_by_metric ON all_facts (metric);
CREATE INDEX facts_by_edition ON all_facts (edition);

CREATE VIEW facts AS
    -- The facts of the current editions: the columns of the fact table, and the days that `time` spans.
    SELECT id, document, language, page, line, byte_start, byte_end, metric, kind, value, value_hi, unit, bound, time,
           time_source, base, status, all_facts.region AS region, entity, quote, sentence, rule, first_day, last_day
    FROM all_facts JOIN editions USING (edition)
    WHERE replaced_at IS NULL;

CREATE VIEW documents AS
    -- The current edition of each document, and what it holds.
    SELECT document, title, publisher, published, editions.region AS region, path, added_at, sha256, size, edition,
           (SELECT count(*) FROM editions AS each WHERE each.document = editions.document) AS editions,
           (SELECT group_concat(language, ' ')
            FROM (SELECT DISTINCT language FROM all_facts AS each WHERE each.edition = editions.edition
                  ORDER BY language)) AS languages,
           count(metric) AS facts,                  -- with a metric
           count(id) - count(metric) AS quantities, -- that no metric claims
           min(nullif(substr(time, 1, instr(time || '/', '/') - 1), '..')) FILTER (WHERE metric IS NOT NULL) AS first,
           max(substr(time, instr(time, '/') + 1)) FILTER (WHERE metric IS NOT NULL) AS last
    FROM editions LEFT JOIN all_facts USING (edition)
    WHERE replaced_at IS NULL
    GROUP BY document;

CREATE VIEW metrics AS
    -- The metrics of the current editions. `last` is .. where all times are open, as 2016/.. is.
    SELECT metric, metric_names.unit AS unit, count(*) AS facts, count(DISTINCT document) AS documents,
           min(nullif(substr(time, 1, instr(time || '/', '/') - 1), '..')) AS first,
           max(substr(time, instr(time, '/') + 1)) AS last,
           label, stock, iamc
    FROM facts JOIN metric_names USING (metric)
    GROUP BY metric;

CREATE VIEW series AS
    -- Levels over time: one row for each value that is said of a metric, region, entity and time.
    SELECT metric, region, entity, unit, status, time, value, value_hi, bound,
           count(*) AS mentions,
           group_concat(document || ':' || line, '; ') AS sources,
           min(value) OVER same_time <> max(value) OVER same_time AS conflict -- 1: said with another value too
    FROM facts
    WHERE metric IS NOT NULL AND kind = 'level' AND time IS NOT NULL
    GROUP BY metric, region, entity, unit, status, time, value, value_hi, bound
    WINDOW same_time AS (PARTITION BY metric, region, entity, unit, status, time)
    ORDER BY metric, region, entity, unit, status, last_day, first_day, value;
