"""The tables of a store on a PostgreSQL server, and the one statement by which a command is appended there."""

from functools import cache

from docket.store.reads import INDEXED

SCHEMA_VERSION = 2
_TABLES = """
CREATE SCHEMA IF NOT EXISTS "{schema}";
CREATE TABLE IF NOT EXISTS docket_store (version INTEGER NOT NULL);
INSERT INTO docket_store SELECT {version} WHERE NOT EXISTS (SELECT 1 FROM docket_store);
CREATE TABLE IF NOT EXISTS stored_events (
    pos BIGINT PRIMARY KEY, originator_id TEXT NOT NULL, originator_version BIGINT NOT NULL, topic TEXT NOT NULL,
    state BYTEA NOT NULL, committed_at BIGINT NOT NULL, hash BYTEA NOT NULL, UNIQUE (originator_id, originator_version));
CREATE INDEX IF NOT EXISTS stored_events_topic ON stored_events (topic, pos) WHERE {indexed};
CREATE TABLE IF NOT EXISTS papers (
    sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, media_type TEXT NOT NULL, bytes BYTEA NOT NULL);
CREATE TABLE IF NOT EXISTS proposals (
    case_id TEXT NOT NULL, key TEXT NOT NULL, number BIGINT NOT NULL, entry TEXT NOT NULL, sha256 TEXT NOT NULL,
    content TEXT NOT NULL, PRIMARY KEY (case_id, key), UNIQUE (case_id, number));
CREATE TABLE IF NOT EXISTS quotations (
    case_id TEXT NOT NULL, key TEXT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (case_id, key), UNIQUE (case_id, number));
CREATE OR REPLACE FUNCTION docket_append_only() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''the record is append-only''; END';
"""
_TRIGGERS = "".join(
    f"""CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION docket_append_only();
    """
    for table in ("stored_events", "papers", "proposals")
)
_APPENDING = """CREATE OR REPLACE FUNCTION {function}(now_at BIGINT, stream TEXT, version BIGINT, topic TEXT, state BYTEA)
RETURNS BIGINT LANGUAGE plpgsql AS
$$
DECLARE
    head BIGINT; head_at BIGINT; link BYTEA;
    stream_bytes BYTEA := convert_to(stream, 'UTF8'); topic_bytes BYTEA := convert_to(topic, 'UTF8');
BEGIN
    LOCK TABLE stored_events IN EXCLUSIVE MODE;
    SELECT pos, committed_at, hash INTO head, head_at, link FROM stored_events ORDER BY pos DESC LIMIT 1;
    head := COALESCE(head, 0) + 1;
    head_at := GREATEST(head_at, now_at);
    link := sha256(COALESCE(link, decode(repeat('00', 32), 'hex')) || int8send(head) || int8send(head_at)
        || int8send(version) || int4send(length(stream_bytes)) || int4send(length(topic_bytes)) || int4send(length(state))
        || stream_bytes || topic_bytes || state);
    INSERT INTO stored_events VALUES (head, stream, version, topic, state, head_at, link);
    RETURN head;
END
$$;
"""
_FUNCTION = "docket_append"
SIGNATURE = f"{_FUNCTION}(bigint,text,bigint,text,bytea)"
"""The function that keeps one event: lock, head, link (of the same bytes as in `docket.store.chain`) and row."""
APPENDING = _APPENDING.format(function=_FUNCTION)
"""What makes it. Each statement in it sees what was committed when the lock was given, the lock being taken first."""
_ROW = "(%s,%s::text,%s,%s::text,%s::bytea)"


def beginning(schema: str) -> str:
    """What makes an empty store in a schema."""
    return _TABLES.format(schema=schema, version=SCHEMA_VERSION, indexed=INDEXED) + _TRIGGERS + APPENDING


@cache
def appended(count: int) -> bytes:
    """The statement that keeps so many events, each row of VALUES after the one before, and answers with their positions."""
    rows = ",".join([_ROW] * count)
    given = "now_at, stream, version, topic, state"
    return f"""SELECT {_FUNCTION}(now_at::bigint, stream, version::bigint, topic, state)
        FROM (VALUES {rows}) AS given ({given})""".encode()  # noqa: S608 (marks only)
