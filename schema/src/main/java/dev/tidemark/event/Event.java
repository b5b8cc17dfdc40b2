package dev.tidemark.event;

/// Something that happened in a household. Every event belongs to exactly one household and one
/// aggregate; both travel in the [EventEnvelope], so a record holds only what happened.
public sealed interface Event
        permits HouseholdEvent, AccountEvent, CategoryEvent, TransactionEvent, StatementEvent {}
