-- name: net payments
select household, 'EUR' as currency, sum(case direction when 'OUT' then -amount else amount end)::bigint as minor
    from ${schema}.entry
    group by household;
