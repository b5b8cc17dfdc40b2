package dev.tidemark.command.statement;

import dev.tidemark.event.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One `Ntry`. What its details say is used where they agree: a batch to one payee has a payee, a
/// batch to twenty has none.
final class CamtEntry {
    private final CamtElement entry;
    private final List<CamtElement> details;
    private final boolean fromOther;

    private CamtEntry(CamtElement entry, boolean moneyIn) {
        this.entry = entry;
        this.details = entry.all("NtryDtls").flatMap(d -> d.all("TxDtls")).toList();
        boolean reversal =
                "true".equals(entry.textAt("RvslInd")) || "1".equals(entry.textAt("RvslInd"));
        // A reversal keeps the parties of the payment it takes back: our money back comes from its
        // creditor.
        this.fromOther = moneyIn != reversal;
    }

    static StatementLine read(int number, CamtElement element, Money amount) {
        var entry = new CamtEntry(element, amount.minor() >= 0);
        LocalDate valueOn = element.at("ValDt") == null ? null : CamtValues.date(element, "ValDt");
        LocalDate bookedOn =
                element.at("BookgDt") == null && valueOn != null
                        ? valueOn
                        : CamtValues.date(element, "BookgDt");
        return new StatementLine(
                number,
                bookedOn,
                valueOn,
                amount,
                entry.shared(entry::payee),
                entry.memo(),
                entry.reference(),
                entry.shared(entry::iban),
                1,
                entry.details.size());
    }

    /// `BOOK` moves the balance; `PDNG`, `INFO` and `FUTR` announce. Text up to version 07, `Cd`
    /// from 08.
    static boolean isBooked(CamtElement element) {
        CamtElement status = CamtValues.required(element, "Sts");
        CamtElement code = status.at("Cd");
        String value = (code == null ? status : code).text().strip();
        return switch (value) {
            case "BOOK" -> true;
            case "PDNG", "INFO", "FUTR" -> false;
            default ->
                    throw new StatementRefused(
                            status.line(),
                            "Sts",
                            "status.unknown",
                            Texts.quoted(value)
                                    + " is no status of an entry; BOOK, PDNG, INFO and FUTR are");
        };
    }

    /// What all details agree on. Beyond the first fifty they are only counted.
    private @Nullable String shared(Function<CamtElement, @Nullable String> question) {
        List<String> answers =
                details.stream()
                        .limit(Limits.DETAILS_READ)
                        .map(question)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        return answers.size() == 1 ? answers.getFirst() : null;
    }

    private @Nullable String payee(CamtElement detail) {
        String first = party(detail, fromOther ? "Dbtr" : "Cdtr");
        return first == null ? party(detail, fromOther ? "Cdtr" : "Dbtr") : first;
    }

    /// From version 08 on a party is wrapped in `Pty`, or is a bank.
    private static @Nullable String party(CamtElement detail, String role) {
        CamtElement party = detail.at("RltdPties", role);
        if (party == null) {
            return null;
        }
        return Stream.of(
                        party.textAt("Nm"),
                        party.textAt("Pty", "Nm"),
                        party.textAt("Agt", "FinInstnId", "Nm"))
                .filter(Objects::nonNull)
                .findFirst()
                .map(Texts::tidy)
                .orElse(null);
    }

    private @Nullable String iban(CamtElement detail) {
        String iban = detail.textAt("RltdPties", fromOther ? "DbtrAcct" : "CdtrAcct", "Id", "IBAN");
        return iban == null ? null : Iban.read(iban);
    }

    private @Nullable String memo() {
        String remittance =
                details.stream()
                        .limit(Limits.DETAILS_READ)
                        .flatMap(CamtEntry::remittance)
                        .distinct()
                        .collect(Collectors.joining(" "));
        return Texts.tidy(remittance.isBlank() ? entry.textAt("AddtlNtryInf") : remittance);
    }

    private static Stream<String> remittance(CamtElement detail) {
        CamtElement information = detail.at("RmtInf");
        if (information == null) {
            return texts(detail.all("AddtlTxInf"));
        }
        List<String> free = texts(information.all("Ustrd")).toList();
        if (!free.isEmpty()) {
            return free.stream();
        }
        return information
                .all("Strd")
                .flatMap(s ->
                        Stream.concat(
                                texts(Stream.ofNullable(s.at("CdtrRefInf", "Ref"))),
                                texts(s.all("AddtlRmtInf"))));
    }

    private static Stream<String> texts(Stream<CamtElement> elements) {
        return elements.map(CamtElement::text).filter(t -> !t.isBlank());
    }

    private @Nullable String reference() {
        String own = entry.textAt("AcctSvcrRef");
        String single =
                details.size() == 1 ? details.getFirst().textAt("Refs", "AcctSvcrRef") : null;
        return Texts.tidy(own == null ? single : own);
    }
}
