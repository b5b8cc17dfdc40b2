-- name: the lines of a revision add up to its amount
select e.household, e.transaction, e.version, e.amount, l.lines
    from ${schema}.entry e
    left join (select household, transaction, version, sum(amount) as lines
            from ${schema}.line group by household, transaction, version) l
        on l.household = e.household and l.transaction = e.transaction and l.version = e.version
    where e.kind <> 'TRANSFER' and l.lines is distinct from e.amount;

-- name: a transfer has two legs that mirror each other
select e.household, e.transaction, e.version, e.leg
    from ${schema}.entry e
    left join ${schema}.entry o
        on o.household = e.household and o.transaction = e.transaction and o.version = e.version and o.leg = 1 - e.leg
    where e.kind = 'TRANSFER'
      and (e.other_account, e.other_amount, e.other_currency, e.other_booked_on, e.voided,
           e.known_from_number, e.known_until_number)
          is distinct from (o.account, o.amount, o.currency, o.booked_on, o.voided,
           o.known_from_number, o.known_until_number);

-- name: a transfer within one currency moves the same amount out and in
select household, transaction, version
    from ${schema}.entry
    where kind = 'TRANSFER' and leg = 0 and currency = other_currency and amount + other_amount <> 0;

-- name: money out is negative, money in positive
select household, transaction, version, leg
    from ${schema}.entry
    where (kind = 'EXPENSE' and amount >= 0) or (kind = 'INCOME' and amount <= 0)
       or (kind = 'TRANSFER' and ((leg = 0 and amount >= 0) or (leg = 1 and amount <= 0)));

-- name: every line is of a payment
select l.household, l.transaction, l.version, l.line
    from ${schema}.line l
    left join ${schema}.entry e
        on e.household = l.household and e.transaction = l.transaction and e.version = l.version and e.leg = 0
    where e.transaction is null or e.kind = 'TRANSFER';

-- name: a revision is known until the next one is
select household, transaction, version, known_until_number, next_number
    from (
        select household, transaction, version, known_until, known_until_number,
            lead(known_from) over revisions as next_from, lead(known_from_number) over revisions as next_number
        from ${schema}.entry where leg = 0
        window revisions as (partition by household, transaction order by version)) as revision
    where (known_until, known_until_number) is distinct from (next_from, next_number);

-- name: the revision of a category or an account is known until the next one is
select household, id, version, known_until_number, next_number
    from (
        select household, id, version, known_until, known_until_number,
            lead(known_from) over revisions as next_from, lead(known_from_number) over revisions as next_number
        from (
            select household, category as id, version, known_from, known_from_number, known_until, known_until_number
                from ${schema}.category_known
            union all
            select household, account, version, known_from, known_from_number, known_until, known_until_number
                from ${schema}.account_known) as known
        window revisions as (partition by household, id order by version)) as revision
    where (known_until, known_until_number) is distinct from (next_from, next_number);

-- name: known-from never falls within a household
select household, known_from_number, known_from, known_before
    from (
        select household, known_from_number, known_from,
            lag(known_from) over (partition by household order by known_from_number) as known_before
        from (
            select household, known_from_number, known_from from ${schema}.entry where leg = 0
            union all
            select household, known_from_number, known_from from ${schema}.category_known
            union all
            select household, known_from_number, known_from from ${schema}.account_known
            union all
            select household, known_from_number, known_from from ${schema}.knowledge) as known) as following
    where known_from < known_before;

-- name: nothing is known before it was recorded
select household, transaction, version, recorded_at, known_from from ${schema}.entry where known_from < recorded_at;
