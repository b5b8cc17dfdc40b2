package dev.tidemark.rehearsal.generator;

import dev.tidemark.event.Money;
import java.util.Arrays;
import java.util.List;

/// A currency, and how much of it is as much as a thousand euros.
enum Coin {
    EUR(1_000),
    CHF(940),
    USD(1_090),
    GBP(850),
    JPY(162_000),
    KWD(335);

    private static final List<Coin> ALL = List.copyOf(Arrays.asList(values()));

    private final long perThousandEuros;

    Coin(long perThousandEuros) {
        this.perThousandEuros = perThousandEuros;
    }

    static Coin any(Dice dice) {
        return dice.of(ALL);
    }

    /// At least one of the smallest unit.
    Money worth(long euroCents) {
        long scale = 1;
        for (int i = 0; i < Money.fractionDigits(name()); i++) {
            scale *= 10;
        }
        return new Money(Math.max(1, euroCents * perThousandEuros / 1_000 * scale / 100), name());
    }

    /// The same value, had it been exchanged.
    Money exchanged(Money from) {
        Coin other = valueOf(from.currency());
        return worth(Math.max(1, from.minor() * 100 / Math.max(1, other.worth(100).minor())));
    }
}
