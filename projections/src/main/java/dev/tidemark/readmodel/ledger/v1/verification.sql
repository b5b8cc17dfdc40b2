-- name: the lines of a payment add up to its amount
select e.household, e.transaction, e.amount, sum(l.amount) as lines
    from ${schema}.entry e
    left join ${schema}.line l on l.household = e.household and l.transaction = e.transaction
    where e.kind <> 'TRANSFER'
    group by e.household, e.transaction, e.leg, e.amount
    having sum(l.amount) is distinct from e.amount;

-- name: a transfer has two legs that mirror each other
select e.household, e.transaction, e.leg
    from ${schema}.entry e
    left join ${schema}.entry o on o.household = e.household and o.transaction = e.transaction and o.leg = 1 - e.leg
    where e.kind = 'TRANSFER'
      and (e.other_account, e.other_amount, e.other_currency, e.other_booked_on, e.voided)
          is distinct from (o.account, o.amount, o.currency, o.booked_on, o.voided);

-- name: a transfer within one currency moves the same amount out and in
select household, transaction
    from ${schema}.entry
    where kind = 'TRANSFER' and leg = 0 and currency = other_currency and amount + other_amount <> 0;

-- name: money out is negative, money in positive
select household, transaction, leg
    from ${schema}.entry
    where (kind = 'EXPENSE' and amount >= 0) or (kind = 'INCOME' and amount <= 0)
       or (kind = 'TRANSFER' and ((leg = 0 and amount >= 0) or (leg = 1 and amount <= 0)));

-- name: every line is of a payment
select l.household, l.transaction, l.line
    from ${schema}.line l
    left join ${schema}.entry e on e.household = l.household and e.transaction = l.transaction and e.leg = 0
    where e.transaction is null or e.kind = 'TRANSFER';
