package dev.tidemark.command.lookup;

import dev.tidemark.event.Booking;
import dev.tidemark.event.Personal;
import dev.tidemark.personal.PersonalKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keyed hashes that recognise a statement line and a bank reference without keeping their text.
/// The household's data key is the key: once it is destroyed, nobody can try texts against the
/// hashes.
@Component
public final class LineKeys {
    private final PersonalKeys keys;

    LineKeys(PersonalKeys keys) {
        this.keys = keys;
    }

    /// The same for equal lines of a statement; an occurrence number tells those apart.
    ///
    /// @param reference the bank's, where it names the line; the texts do not count then
    public String line(
            UUID household,
            UUID account,
            LocalDate bookedOn,
            long signedAmount,
            @Nullable String payee,
            @Nullable String memo,
            @Nullable String reference) {
        String text = reference == null ? "text " + text(payee, memo) : "reference " + reference;
        return hash(
                household, "line\n%s\n%s\n%d\n%s".formatted(account, bookedOn, signedAmount, text));
    }

    /// Of a payment that was a line of a statement.
    String line(UUID household, Booking.Payment payment) {
        Personal reference = payment.source() == null ? null : payment.source().bankReference();
        return line(
                household,
                payment.account(),
                payment.bookedOn(),
                payment.signed().minor(),
                text(payment.payee()),
                text(payment.memo()),
                text(reference));
    }

    public String reference(UUID household, String bankReference) {
        return hash(household, "reference\n" + bankReference);
    }

    private static @Nullable String text(@Nullable Personal personal) {
        return personal == null ? null : personal.text();
    }

    private static String text(@Nullable String payee, @Nullable String memo) {
        String both = (payee == null ? "" : payee) + " " + (memo == null ? "" : memo);
        return both.strip().toLowerCase(Locale.ROOT);
    }

    private String hash(UUID household, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.obtain(household, household));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
