-- name: net payments
select household, currency, sum(amount)::bigint as minor
    from ${schema}.entry
    where kind <> 'TRANSFER' and not voided
    group by household, currency
    having sum(amount) <> 0;

-- name: net transfers
select household, currency, sum(amount)::bigint as minor
    from ${schema}.entry
    where kind = 'TRANSFER' and not voided
    group by household, currency
    having sum(amount) <> 0;
