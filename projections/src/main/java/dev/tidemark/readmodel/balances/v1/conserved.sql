-- name: net movements
select d.household, a.currency, sum(d.amount)::bigint as minor
    from ${schema}.delta d
    join ${schema}.account a on a.household = d.household and a.account = d.account
    where d.grain = 'YEAR'
    group by d.household, a.currency;
