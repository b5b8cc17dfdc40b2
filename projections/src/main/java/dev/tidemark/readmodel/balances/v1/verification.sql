-- name: every delta is of a known account
select d.household, d.account, d.grain, d.starts_on
    from ${schema}.delta d
    left join ${schema}.account a on a.household = d.household and a.account = d.account
    where a.account is null;

-- name: a month is the sum of its days
select household, account, month, sum(days) as days, sum(months) as months
    from (
        select household, account, date_trunc('month', starts_on)::date as month, amount as days, 0 as months
            from ${schema}.delta where grain = 'DAY'
        union all
        select household, account, starts_on, 0, amount from ${schema}.delta where grain = 'MONTH') as both_grains
    group by household, account, month
    having sum(days) <> sum(months);

-- name: a year is the sum of its months
select household, account, year, sum(months) as months, sum(years) as years
    from (
        select household, account, date_trunc('year', starts_on)::date as year, amount as months, 0 as years
            from ${schema}.delta where grain = 'MONTH'
        union all
        select household, account, starts_on, 0, amount from ${schema}.delta where grain = 'YEAR') as both_grains
    group by household, account, year
    having sum(months) <> sum(years);

-- name: months and years start on their first day
select household, account, grain, starts_on
    from ${schema}.delta
    where (grain = 'MONTH' and starts_on <> date_trunc('month', starts_on)::date)
       or (grain = 'YEAR' and starts_on <> date_trunc('year', starts_on)::date);
