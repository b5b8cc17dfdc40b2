package dev.tidemark.command.statement;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.event.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The files below `statement/`, and short ways to ask about them.
final class Fixtures {
    static final List<String> ALL =
            List.of(
                    "camt-two-statements.xml",
                    "camt-two-currencies.xml",
                    "camt-equal-payments.xml",
                    "camt-five-decimals.xml",
                    "camt-garbled-amount.xml",
                    "camt-v8.xml",
                    "camt-dtd.xml",
                    "camt-billion-laughs.xml",
                    "camt-external-entity.xml",
                    "csv-preamble.csv",
                    "csv-flags-no-header.csv",
                    "csv-debit-credit.csv",
                    "csv-utf16.csv",
                    "csv-windows-1252.csv",
                    "csv-latin-9.csv",
                    "csv-truncated.csv",
                    "csv-30-february.csv");

    private Fixtures() {}

    static byte[] bytes(String name) {
        try (InputStream in = Fixtures.class.getResourceAsStream("/statement/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static StatementFile file(String name) {
        return new StatementReader().read(bytes(name), "EUR");
    }

    static Statement only(String name) {
        return only(file(name));
    }

    static Statement only(StatementFile file) {
        if (file.statements().size() != 1) {
            throw new AssertionError(file.statements().size() + " statements");
        }
        return file.statements().getFirst();
    }

    static StatementFile text(String... lines) {
        return new StatementReader().read(utf8(lines), "EUR");
    }

    static byte[] utf8(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static CsvProfile profile(StatementFile file) {
        return ((StatementFormat.Csv) file.format()).profile();
    }

    static Problem refusal(byte[] bytes) {
        return catchThrowableOfType(
                        StatementRefused.class, () -> new StatementReader().read(bytes, "EUR"))
                .problems()
                .getFirst();
    }

    static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
