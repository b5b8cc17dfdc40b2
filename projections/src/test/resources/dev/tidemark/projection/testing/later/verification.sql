-- name: an account is what its entries add up to
select a.household, a.account, a.events, a.total, e.events as entries, e.total as amounts
    from ${schema}.account a
    left join (
        select household, account, count(*) as events,
            sum(case direction when 'OUT' then -amount else amount end) as total
        from ${schema}.entry group by household, account) e
        on e.household = a.household and e.account = a.account
    where (a.events, a.total) is distinct from (e.events, e.total);
