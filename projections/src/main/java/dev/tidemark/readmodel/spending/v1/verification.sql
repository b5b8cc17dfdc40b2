-- name: every sum is of a known category of its kind, or uncategorised
select s.household, s.month, s.kind, s.category
    from ${schema}.spending s
    left join ${schema}.category c on c.household = s.household and c.category = s.category
    where s.category <> '00000000-0000-0000-0000-000000000000' and (c.category is null or c.kind <> s.kind);

-- name: what has no category is never negative
select household, month, kind, currency, total
    from ${schema}.spending
    where category = '00000000-0000-0000-0000-000000000000' and total <= 0;

-- name: no sum without transactions
select household, month, kind, category, currency from ${schema}.spending where transactions <= 0;
