package dev.tidemark.cli.statement;

import dev.tidemark.cli.http.HouseholdReads;
import dev.tidemark.event.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// How an import stands.
///
/// @param position at which it was read
public record ImportState(UUID id, String position, JsonNode json, List<ImportedLine> lines) {

    public String status() {
        return json.path("status").asString();
    }

    public int recorded() {
        return json.path("readback").path("recorded").asInt();
    }

    /// The sum of what was recorded, as it was read back.
    public Optional<Money> recordedSum() {
        return Optional.of(json.path("readback").path("sum"))
                .filter(JsonNode::isObject)
                .map(HouseholdReads::money);
    }

    /// Whether what was recorded is what the import says it recorded.
    public boolean readbackMatches() {
        return json.path("readback").path("matches").asBoolean(false);
    }

    public Proposed proposed() {
        var counts = json.path("proposed");
        return new Proposed(
                counts.path("fresh").asInt(),
                counts.path("duplicates").asInt(),
                counts.path("pending").asInt(),
                counts.path("refused").asInt());
    }

    public record Proposed(int fresh, int duplicates, int pending, int refused) {}

    /// The statements of the file that are of this account.
    private List<JsonNode> statements() {
        return StreamSupport.stream(json.path("statements").spliterator(), false)
                .filter(statement -> statement.path("fits").asBoolean())
                .toList();
    }

    public Money sumOfLines(String currency) {
        return statements().stream()
                .map(statement -> HouseholdReads.money(statement.path("sumOfLines")))
                .reduce(Money.zero(currency), Money::plus);
    }

    /// Of the last statement that has one.
    public Optional<Money> closing() {
        return withClosing().map(statement -> HouseholdReads.money(statement.path("closing")));
    }

    /// The last day that the file speaks of.
    public LocalDate lastDay() {
        return withClosing()
                .map(statement -> statement.path("closingOn").asString(""))
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse)
                .filter(day -> !day.isBefore(lastLine()))
                .orElseGet(this::lastLine);
    }

    private LocalDate lastLine() {
        return lines.stream()
                .map(ImportedLine::bookedOn)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
    }

    private Optional<JsonNode> withClosing() {
        return statements().stream()
                .filter(statement -> statement.path("closing").isObject())
                .reduce((_, last) -> last);
    }
}
