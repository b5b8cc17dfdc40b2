--liquibase formatted sql
-- Author: Tidemark, 2026-11
-- Purpose: events in the order of their lanes, idempotency keys, the relay and its topic
-- Risk: none, new tables; event_guard refuses appends that did not come through begin_command
-- Estimated run time: under 1 s
-- tidemark:allow missing-lock-timeout in event-guard because it is applied with the table of the events, before anybody writes
-- tidemark:allow unbounded-text in relay because the one row of relay_lease is written by the relay alone
-- tidemark:allow unbounded-text in relay-request because the result is written by the relay alone

--changeset tidemark:store
--comment Which store this is. Positions, tokens and checkpoints carry the id; a restored store gets a new one.
create table ${schema}.store (
    only_row boolean primary key default true check (only_row),
    store_id uuid not null default gen_random_uuid()
);
insert into ${schema}.store default values;
--rollback drop table ${schema}.store;

--changeset tidemark:lane
create table ${schema}.lane (
    lane     smallint primary key check (lane between 0 and 255),
    last_seq bigint not null default 0 check (last_seq >= 0)
) with (fillfactor = 10);
insert into ${schema}.lane (lane) select generate_series(0, 255);
--rollback drop table ${schema}.lane;

--changeset tidemark:lane-of splitStatements:false
--comment The exclusive or of the id's sixteen bytes; dev.tidemark.store.Lane computes the same.
create function ${schema}.lane_of(household uuid) returns smallint
    language sql immutable strict parallel safe
    return (get_byte(uuid_send(household), 0) # get_byte(uuid_send(household), 1)
        # get_byte(uuid_send(household), 2) # get_byte(uuid_send(household), 3)
        # get_byte(uuid_send(household), 4) # get_byte(uuid_send(household), 5)
        # get_byte(uuid_send(household), 6) # get_byte(uuid_send(household), 7)
        # get_byte(uuid_send(household), 8) # get_byte(uuid_send(household), 9)
        # get_byte(uuid_send(household), 10) # get_byte(uuid_send(household), 11)
        # get_byte(uuid_send(household), 12) # get_byte(uuid_send(household), 13)
        # get_byte(uuid_send(household), 14) # get_byte(uuid_send(household), 15))::smallint;
--rollback drop function ${schema}.lane_of;

--changeset tidemark:event
create table ${schema}.event (
    lane           smallint not null,
    lane_seq       bigint not null,
    event_id       uuid not null,
    household      uuid not null,
    aggregate_type varchar(64) not null,
    aggregate_id   uuid not null,
    aggregate_seq  bigint not null,
    type           varchar(64) not null,
    revision       smallint not null,
    recorded_at    timestamptz not null,
    actor          varchar(255) not null,
    correlation_id uuid not null,
    causation_id   uuid,
    payload        bytea not null constraint event_at_most_256_kib check (octet_length(payload) <= 262144),
    primary key (lane, lane_seq),
    constraint event_aggregate_seq unique (aggregate_id, aggregate_seq)
);
alter table ${schema}.event alter column payload set storage external;
--rollback drop table ${schema}.event;

--changeset tidemark:event-guard splitStatements:false
--comment Refuses what did not come through begin_command and append: another household, another lane, a hole, too many.
create function ${schema}.guard_event() returns trigger language plpgsql as $$
declare
    locked  uuid := nullif(current_setting('tidemark.household', true), '')::uuid;
    strange bigint;
    added   bigint;
    lowest  bigint;
    highest bigint;
    head    bigint;
begin
    if locked is null then
        raise exception 'no begin_command in this transaction: events are appended through it only' using errcode = 'TM002';
    end if;
    select count(*) filter (where household <> locked or lane <> ${schema}.lane_of(locked)), count(*), min(lane_seq), max(lane_seq)
        into strange, added, lowest, highest from appended;
    if strange > 0 then
        raise exception '% events are not of household %, whose lane this transaction holds', strange, locked using errcode = 'TM002';
    end if;
    if added > 250 then
        raise exception 'an append has % events, at most 250 are allowed', added using errcode = 'TM003';
    end if;
    select last_seq into head from ${schema}.lane where lane = ${schema}.lane_of(locked);
    if added > 0 and (highest <> head or highest - lowest + 1 <> added) then
        raise exception 'lane numbers %..% do not continue the lane up to %', lowest, highest, head using errcode = 'TM002';
    end if;
    return null;
end
$$;
create trigger event_guard after insert on ${schema}.event
    referencing new table as appended for each statement execute function ${schema}.guard_event();
create function ${schema}.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'events are never changed or deleted' using errcode = 'TM002';
end
$$;
create trigger event_is_for_ever before update or delete or truncate on ${schema}.event
    for each statement execute function ${schema}.refuse_change();
--rollback drop trigger event_is_for_ever on ${schema}.event; drop trigger event_guard on ${schema}.event; drop function ${schema}.refuse_change; drop function ${schema}.guard_event;

--changeset tidemark:idempotency
--comment The first answer to each Idempotency-Key: status, ids and position, never a body; kept for 400 days.
create table ${schema}.idempotency (
    scope        uuid not null,
    key          varchar(255) not null,
    request_hash bytea not null,
    created_at   timestamptz not null default now(),
    status       smallint,
    resource     uuid,
    version      bigint,
    lane         smallint,
    lane_seq     bigint,
    primary key (scope, key)
);
create index idempotency_by_age on ${schema}.idempotency using brin (created_at);
--rollback drop table ${schema}.idempotency;

--changeset tidemark:begin-command splitStatements:false
--comment First statement of every command: waits for the key and the lane (2 s each at most), finds the first answer, reads what the command must know.
create function ${schema}.begin_command(
    p_household uuid, p_scope uuid, p_key text, p_request_hash bytea, p_actor text,
    p_accounts uuid[], p_categories uuid[], p_members uuid[], p_lineage_of uuid default null,
    out outcome text, out store_id uuid, out lane smallint, out last_seq bigint,
    out status smallint, out resource uuid, out version bigint, out answered_lane smallint, out answered_seq bigint,
    out role text, out member uuid, out base_currency text, out accounts jsonb, out categories jsonb, out members jsonb,
    out lineage uuid[])
language plpgsql as $$
declare
    begun text := nullif(current_setting('tidemark.household', true), '');
    first record;
begin
    if begun is not null and begun::uuid <> p_household then
        raise exception 'this transaction has begun a command of household %, not of %', begun, p_household using errcode = 'TM001';
    end if;
    if begun is null then
        perform set_config('lock_timeout', '2s', true);
        if p_key is not null then
            perform pg_advisory_xact_lock(hashtextextended(p_scope::text || p_key, 0));
            select i.* into first from ${schema}.idempotency i where i.scope = p_scope and i.key = p_key;
            if found then
                outcome := case when first.request_hash = p_request_hash then 'repeated' else 'conflict' end;
                select m.role, m.member into role, member from ${lookup}.member m where m.household = p_household and m.subject = p_actor;
                select s.store_id into store_id from ${schema}.store s;
                status := first.status; resource := first.resource; version := first.version;
                answered_lane := first.lane; answered_seq := first.lane_seq;
                return;
            end if;
        end if;
    end if;
    lane := ${schema}.lane_of(p_household);
    select l.last_seq into last_seq from ${schema}.lane l where l.lane = begin_command.lane for no key update;
    if begun is null then
        perform set_config('tidemark.household', p_household::text, true);
        perform set_config('transaction_timeout', '2s', true);
        if p_key is not null then
            insert into ${schema}.idempotency (scope, key, request_hash) values (p_scope, p_key, p_request_hash);
        end if;
    end if;
    outcome := 'first';
    select s.store_id into store_id from ${schema}.store s;
    select m.role, m.member into role, member from ${lookup}.member m where m.household = p_household and m.subject = p_actor;
    select h.base_currency into base_currency from ${lookup}.household h where h.household = p_household;
    if p_accounts is not null then
        select jsonb_agg(jsonb_build_object('account', a.account, 'currency', a.currency, 'open', a.open)) into accounts
            from ${lookup}.account a where a.household = p_household and a.account = any (p_accounts);
    end if;
    if p_categories is not null then
        select jsonb_agg(jsonb_build_object('category', c.category, 'parent', c.parent, 'kind', c.kind, 'open', c.open)) into categories
            from ${lookup}.category c where c.household = p_household and c.category = any (p_categories);
    end if;
    if p_members is not null then
        select jsonb_agg(jsonb_build_object('member', m.member, 'role', m.role)) into members
            from ${lookup}.member m where m.household = p_household and m.member = any (p_members);
    end if;
    if p_lineage_of is not null then
        with recursive above(category, parent, depth) as (
            select c.category, c.parent, 0 from ${lookup}.category c where c.household = p_household and c.category = p_lineage_of
            union all
            select c.category, c.parent, above.depth + 1
                from above join ${lookup}.category c on c.household = p_household and c.category = above.parent where above.depth < 100)
        select array_agg(above.category order by above.depth) into lineage from above;
    end if;
end
$$;
--rollback drop function ${schema}.begin_command;

--changeset tidemark:append splitStatements:false
--comment Gives the next numbers of the lane, stores the events and, where a key is given, the answer. Only after begin_command.
create procedure ${schema}.append(
    p_household uuid, p_event_ids uuid[], p_aggregate_types text[], p_aggregate_ids uuid[], p_aggregate_seqs bigint[],
    p_types text[], p_revisions smallint[], p_recorded_at timestamptz[], p_payloads bytea[],
    p_actor text, p_correlation uuid, p_causations uuid[],
    p_scope uuid, p_key text, p_status smallint, p_resource uuid, p_version bigint)
language plpgsql as $$
declare
    p_lane smallint := ${schema}.lane_of(p_household);
    base   bigint;
begin
    update ${schema}.lane l set last_seq = l.last_seq + cardinality(p_event_ids)
        where l.lane = p_lane returning l.last_seq - cardinality(p_event_ids) into base;
    insert into ${schema}.event (lane, lane_seq, event_id, household, aggregate_type, aggregate_id, aggregate_seq,
            type, revision, recorded_at, actor, correlation_id, causation_id, payload)
        select p_lane, base + e.n, e.event_id, p_household, e.aggregate_type, e.aggregate_id, e.aggregate_seq,
            e.type, e.revision, e.recorded_at, p_actor, p_correlation, e.causation, e.payload
        from unnest(p_event_ids, p_aggregate_types, p_aggregate_ids, p_aggregate_seqs, p_types, p_revisions, p_recorded_at, p_payloads, p_causations)
            with ordinality as e(event_id, aggregate_type, aggregate_id, aggregate_seq, type, revision, recorded_at, payload, causation, n);
    if p_key is not null then
        update ${schema}.idempotency i
            set status = p_status, resource = p_resource, version = p_version, lane = p_lane, lane_seq = base + cardinality(p_event_ids)
            where i.scope = p_scope and i.key = p_key;
    end if;
end
$$;
--rollback drop procedure ${schema}.append;

--changeset tidemark:answer splitStatements:false
--comment Stores the answer of a command that appended nothing.
create procedure ${schema}.answer(p_household uuid, p_scope uuid, p_key text, p_status smallint, p_resource uuid, p_version bigint)
language sql as $$
    update ${schema}.idempotency i
        set status = p_status, resource = p_resource, version = p_version, lane = l.lane, lane_seq = l.last_seq
        from ${schema}.lane l
        where i.scope = p_scope and i.key = p_key and l.lane = ${schema}.lane_of(p_household)
$$;
--rollback drop procedure ${schema}.answer;

--changeset tidemark:relay
--comment Who relays (lease with fencing epoch), to which topic generation, how far each lane has got, and where in its partition the lane's last number was acknowledged.
create table ${schema}.topic (
    generation integer primary key,
    store_id   uuid not null,
    name       varchar(200) not null unique,
    partitions smallint not null,
    created_at timestamptz not null default now()
);
create table ${schema}.relay_lease (
    only_row   boolean primary key default true check (only_row),
    holder     uuid,
    epoch      bigint not null default 0,
    expires_at timestamptz not null default '-infinity',
    state      varchar(20) not null default 'stopped',
    message    text
);
insert into ${schema}.relay_lease default values;
create table ${schema}.relay_lane (
    generation  integer not null references ${schema}.topic on delete cascade,
    lane        smallint not null,
    last_seq    bigint not null default 0,
    last_offset bigint not null default -1,
    primary key (generation, lane)
) with (fillfactor = 10);
--rollback drop table ${schema}.relay_lane; drop table ${schema}.relay_lease; drop table ${schema}.topic;

--changeset tidemark:relay-request
--comment What readers and operators ask of the relay: resend a run of a lane (so often that one run begins at or past an offset), or rebuild the topic.
create table ${schema}.relay_request (
    id           bigint generated always as identity primary key,
    kind         varchar(10) not null check (kind in ('resend', 'rebuild')),
    lane         smallint,
    from_seq     bigint,
    past_offset  bigint not null default 0,
    requested_by varchar(255) not null,
    reason       varchar(1000) not null,
    requested_at timestamptz not null default now(),
    done_at      timestamptz,
    result       text
);
create index relay_request_open on ${schema}.relay_request (id) where done_at is null;
--rollback drop table ${schema}.relay_request;

--changeset tidemark:grants
grant usage on schema ${schema} to tidemark_command, tidemark_query, tidemark_runner;
grant select, insert on ${schema}.event to tidemark_command;
grant select, update on ${schema}.lane to tidemark_command;
grant select, update on ${schema}.store to tidemark_command;
grant select, insert, update, delete on ${schema}.idempotency to tidemark_command;
grant select, insert, update, delete on ${schema}.topic, ${schema}.relay_lane to tidemark_command;
grant select, update on ${schema}.relay_lease to tidemark_command;
grant select, insert, update on ${schema}.relay_request to tidemark_command;
grant select on ${schema}.event, ${schema}.lane, ${schema}.store, ${schema}.topic, ${schema}.relay_lease, ${schema}.relay_lane to tidemark_runner;
grant select, insert on ${schema}.relay_request to tidemark_runner;
grant select on ${schema}.lane, ${schema}.store, ${schema}.topic, ${schema}.relay_lease, ${schema}.relay_lane, ${schema}.relay_request to tidemark_query;
grant select on ${schema}.databasechangelog to tidemark_command, tidemark_query, tidemark_runner;
--rollback revoke all on all tables in schema ${schema} from tidemark_command, tidemark_query, tidemark_runner; revoke usage on schema ${schema} from tidemark_command, tidemark_query, tidemark_runner;
