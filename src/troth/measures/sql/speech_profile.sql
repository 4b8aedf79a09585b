/*
id: speech_profile
name: Speech profile
question: How often do we say a chosen word, year by year?
formula: occurrences of the term / length of our documents x 1,000
unit: per 1,000 words or characters
denominator: words of documents in Latin script, characters (without spaces) of those with Chinese characters
grain: [term, counted_in]
by: year
sides: [own]
minimum_n: 1000
interval: poisson
limits: >-
  n is the length looked at. Case does not matter; a Latin term counts only as a whole word. The interval takes
  occurrences to be independent, which repetition in a speech is not. Counts per words and per characters are
  not comparable.
version: 1
relations: [terms]
*/
-- with
speeches AS (
    SELECT
        grp, doc_id, doc_version, published_at, text,
        CASE WHEN regexp_matches(text, '[\x{4e00}-\x{9fff}]') THEN 'characters' ELSE 'words' END AS counted_in,
        CASE
            WHEN regexp_matches(text, '[\x{4e00}-\x{9fff}]') THEN length(regexp_replace(text, '\s', '', 'g'))
            ELSE len(regexp_extract_all(text, '[\p{L}\p{N}]+'))
        END AS amount
    FROM scope
)
-- behind
SELECT grp, term, counted_in, true AS counted, doc_id, doc_version, published_at, start, "end"
FROM (
    SELECT
        grp, term, counted_in, doc_id, doc_version, published_at, text,
        CAST(
            sum(length(piece)) OVER (PARTITION BY doc_id, doc_version, term ORDER BY place)
            + (place - 1) * length(term) AS INTEGER
        ) AS start,
        CAST(
            sum(length(piece)) OVER (PARTITION BY doc_id, doc_version, term ORDER BY place)
            + place * length(term) AS INTEGER
        ) AS "end",
        place, pieces
    FROM (
        SELECT
            grp, term, counted_in, doc_id, doc_version, published_at, text, len(parts) AS pieces,
            unnest(parts) AS piece, unnest(generate_series(1, len(parts))) AS place
        FROM (
            SELECT
                d.grp, lower(t.term) AS term, d.counted_in, d.doc_id, d.doc_version, d.published_at, d.text,
                string_split(lower(d.text), lower(t.term)) AS parts
            FROM speeches AS d
            CROSS JOIN terms AS t
            WHERE contains(lower(d.text), lower(t.term))
        ) AS cut
    ) AS pieced
) AS placed
WHERE
    place < pieces AND lower(substring(text, start + 1, "end" - start)) = term
    AND (
        regexp_matches(term, '[\x{3040}-\x{9fff}\x{ac00}-\x{d7af}]')
        OR NOT (
            (start > 0 AND regexp_matches(substring(text, start, 1), '[\p{Latin}\p{Greek}\p{Cyrillic}\p{N}]'))
            OR regexp_matches(substring(text, "end" + 1, 1), '[\p{Latin}\p{Greek}\p{Cyrillic}\p{N}]')
        )
    )
-- figure
SELECT
    spoken.grp, lower(t.term) AS term, spoken.counted_in, coalesce(said.times, 0) AS numerator,
    spoken.amount AS denominator, spoken.amount AS n
FROM (
    SELECT grp, counted_in, CAST(sum(amount) AS BIGINT) AS amount FROM speeches GROUP BY grp, counted_in
) AS spoken
CROSS JOIN terms AS t
LEFT JOIN (
    SELECT grp, term, counted_in, count(*) AS times FROM behind GROUP BY grp, term, counted_in
) AS said
    ON said.grp IS NOT DISTINCT FROM spoken.grp AND said.term = lower(t.term)
    AND said.counted_in = spoken.counted_in
