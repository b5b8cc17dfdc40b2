package dev.tidemark.cli.demo;

import dev.tidemark.cli.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The sample household as it is shipped: what it is, its statements, and to which category a payee
/// belongs.
record SampleFamily(
        SampleHousehold household,
        List<SampleAccount> accounts,
        List<SampleCategory> categories,
        List<PayeeRule> rules,
        String otherwise) {
    private static final String FOLDER = "/sample/";

    record SampleHousehold(String name, String baseCurrency, String timeZone) {}

    record SampleAccount(
            String name,
            String kind,
            String currency,
            String openingBalance,
            LocalDate openingDate,
            String file) {
        byte[] statement() {
            return resource(file);
        }

        String contentType() {
            return file.endsWith(".xml") ? "application/xml" : "text/csv";
        }
    }

    record SampleCategory(String name, String kind, List<SubCategory> children) {}

    record SubCategory(String name) {}

    record PayeeRule(String payee, String category) {}

    static SampleFamily shipped() {
        return Json.MAPPER.readValue(resource("categories.json"), SampleFamily.class);
    }

    /// Payees in lower case, because banks do not agree on letters.
    Map<String, String> categoriesByPayee() {
        return rules.stream()
                .collect(
                        Collectors.toMap(
                                rule -> rule.payee().toLowerCase(Locale.ROOT),
                                PayeeRule::category));
    }

    private static byte[] resource(String name) {
        try (var in = SampleFamily.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + FOLDER + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
