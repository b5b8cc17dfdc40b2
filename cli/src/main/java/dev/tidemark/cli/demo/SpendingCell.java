package dev.tidemark.cli.demo;

import dev.tidemark.event.Money;
import java.time.YearMonth;

/// What one group of categories cost in one month.
///
/// @param group the name at the top of the category's path
record SpendingCell(YearMonth month, String group, Money total) {}
