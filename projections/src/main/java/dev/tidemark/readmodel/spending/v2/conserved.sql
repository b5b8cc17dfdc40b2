-- name: net payments
select household, currency, sum(money_in - money_out)::bigint as minor
    from ${schema}.spending
    group by household, currency;
