/// What happens to money: expenses, income and transfers, recorded, amended and voided. One
/// transaction is one aggregate, so recording never reads and history never slows a write.
@NullMarked
package dev.tidemark.command.transaction;

import org.jspecify.annotations.NullMarked;
