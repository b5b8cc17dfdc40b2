package dev.tidemark.command.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Damages every fixture in hundreds of ways, the same ones each run.
class MutatedStatementTest {
    private static final int MUTATIONS = 300;
    private static final byte[] SALT =
            "\";',.<>&-(\n\r\t\u00000123456789EUR/&#x1;<!--]]>"
                    .getBytes(StandardCharsets.ISO_8859_1);

    private final StatementReader reader = new StatementReader();

    @Test
    void damage_gives_a_statement_that_adds_up_or_a_refusal_and_nothing_else() {
        int read = 0;
        int refused = 0;
        for (String name : Fixtures.ALL) {
            byte[] original = Fixtures.bytes(name);
            for (int seed = 0; seed < MUTATIONS; seed++) {
                byte[] damaged = damage(original, new Random(name.hashCode() * 31L + seed));
                if (survives(damaged, name + " seed " + seed)) {
                    read++;
                } else {
                    refused++;
                }
            }
        }
        assertThat(read).as("some damage is harmless").isPositive();
        assertThat(refused).as("some is not").isPositive();
    }

    private boolean survives(byte[] damaged, String which) {
        try {
            reader.read(damaged, "EUR")
                    .statements()
                    .forEach(statement -> {
                        statement.sumOfLines();
                        statement.balances();
                        statement.lines().forEach(StatementLine::text);
                    });
            return true;
        } catch (StatementRefused e) {
            assertThat(e.problems())
                    .as(which)
                    .isNotEmpty()
                    .allSatisfy(p -> assertThat(p.line()).isPositive());
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(which, e);
        }
    }

    private static byte[] damage(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int i = 1 + random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            int end = Math.min(bytes.length, at + 1 + random.nextInt(40));
            bytes =
                    switch (random.nextInt(5)) {
                        case 0 -> replaced(bytes, at, (byte) random.nextInt(256));
                        case 1 -> replaced(bytes, at, SALT[random.nextInt(SALT.length)]);
                        case 2 ->
                                joined(
                                        Arrays.copyOf(bytes, at),
                                        Arrays.copyOfRange(bytes, end, bytes.length));
                        case 3 ->
                                joined(
                                        Arrays.copyOf(bytes, end),
                                        Arrays.copyOfRange(bytes, at, bytes.length));
                        default -> Arrays.copyOf(bytes, Math.max(1, at));
                    };
        }
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int at, byte by) {
        bytes[at] = by;
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
