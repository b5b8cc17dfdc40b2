-- name: net payments
select household, currency, sum(case kind when 'INCOME' then total else -total end)::bigint as minor
    from ${schema}.spending
    group by household, currency;
