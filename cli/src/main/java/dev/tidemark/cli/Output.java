package dev.tidemark.cli;

import dev.tidemark.cli.http.Json;
import dev.tidemark.cli.terminal.Terminal;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Tables for people, or the answer as it came for scripts.
final class Output {
    @Option(names = "--json", description = "print the answer as JSON")
    private boolean json;

    void show(Terminal terminal, JsonNode answer, String table) {
        terminal.say(json ? Json.MAPPER.writeValueAsString(answer) : table.stripTrailing());
    }
}
