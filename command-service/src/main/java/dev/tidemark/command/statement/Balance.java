package dev.tidemark.command.statement;

import dev.tidemark.event.Money;
import java.time.LocalDate;

/// What the bank says stood on the account; negative is overdrawn. `on` is the date the statement
/// prints beside it, which for an opening balance may be the day before the first line.
public record Balance(Money amount, LocalDate on) {}
