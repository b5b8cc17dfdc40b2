package dev.tidemark.cli.statement;

import dev.tidemark.cli.http.HouseholdReads;
import dev.tidemark.event.Money;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/// A line of a statement, and what is proposed for it: `new`, `duplicate` or `pending`.
public record ImportedLine(
        int number,
        LocalDate bookedOn,
        Money amount,
        String payee,
        String proposal,
        String reason) {

    static ImportedLine of(JsonNode json) {
        return new ImportedLine(
                json.path("number").asInt(),
                LocalDate.parse(json.path("bookedOn").asString()),
                HouseholdReads.money(json.path("amount")),
                json.path("payee").asString(""),
                json.path("proposal").asString(),
                json.path("reason").asString(""));
    }

    public boolean isNew() {
        return proposal.equals("new");
    }
}
