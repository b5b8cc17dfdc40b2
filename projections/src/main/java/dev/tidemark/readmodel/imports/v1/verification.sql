-- name: every line is of a known import
select l.household, l.statement_import, l.number
    from ${schema}.line l
    left join ${schema}.statement_import i on i.household = l.household and i.statement_import = l.statement_import
    where i.statement_import is null;

-- name: an import has recorded what its lines say
select i.household, i.statement_import, i.recorded, i.recorded_sum, count(l.transaction) as lines, sum(l.amount) as sum
    from ${schema}.statement_import i
    left join ${schema}.line l
        on l.household = i.household and l.statement_import = i.statement_import and l.transaction is not null
    group by i.household, i.statement_import, i.recorded, i.recorded_sum
    having i.recorded <> count(l.transaction) or i.recorded_sum <> coalesce(sum(l.amount), 0);

-- name: an import has recorded what it says it has
select household, statement_import, recorded, declared, recorded_sum, declared_sum
    from ${schema}.statement_import
    where declared is not null and (recorded <> declared or recorded_sum <> declared_sum);

-- name: a reverted import has voided everything it recorded
select household, statement_import, recorded, voided
    from ${schema}.statement_import where status = 'REVERTED' and recorded <> voided;

-- name: pending lines are never recorded
select household, statement_import, number from ${schema}.line where proposal = 'PENDING' and transaction is not null;
