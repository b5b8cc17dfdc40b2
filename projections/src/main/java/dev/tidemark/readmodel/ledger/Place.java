package dev.tidemark.readmodel.ledger;

import java.time.LocalDate;
import java.util.UUID;

/// Where a transaction stands in the ledger's order.
public record Place(LocalDate bookedOn, UUID transaction) {}
