-- name: net payments
select household, currency, sum(amount)::bigint as minor
    from ${schema}.entry
    where kind <> 'TRANSFER' and not voided and known_until is null
    group by household, currency
    having sum(amount) <> 0;

-- name: net transfers
select household, currency, sum(amount)::bigint as minor
    from ${schema}.entry
    where kind = 'TRANSFER' and not voided and known_until is null
    group by household, currency
    having sum(amount) <> 0;

-- name: opening balances
select household, currency, sum(opening_balance)::bigint as minor
    from ${schema}.account_known
    where known_until is null
    group by household, currency
    having sum(opening_balance) <> 0;
