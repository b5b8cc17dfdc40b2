package dev.tidemark.command;

import java.util.UUID;

/// A household with an account and a category, for tests to begin with.
public record Home(Api owner, String subject, UUID id, UUID account, UUID groceries, UUID salary) {
    private static final String ACCOUNT =
            """
            {"name": "%s", "kind": "checking", "openedOn": "2026-01-01",
             "openingBalance": {"amount": "%s", "currency": "%s"}}\
            """;

    public static Home of(RunningService service) {
        String subject = "anna-" + UUID.randomUUID();
        Api owner = service.as(subject);
        UUID id =
                owner.post(
                                "/api/v1/households",
                                """
                                {"name": "Home", "baseCurrency": "EUR", "timeZone": "Europe/Berlin"}\
                                """)
                        .id();
        Home bare = new Home(owner, subject, id, id, id, id);
        return new Home(
                owner,
                subject,
                id,
                bare.open("Giro", "EUR"),
                bare.category("Groceries", "expense"),
                bare.category("Salary", "income"));
    }

    public String path(String below) {
        return "/api/v1/households/" + id + below;
    }

    public UUID open(String name, String currency) {
        String zero = currency.equals("JPY") ? "0" : "0.00";
        return owner.post(path("/accounts"), ACCOUNT.formatted(name, zero, currency)).id();
    }

    public UUID category(String name, String kind) {
        return owner.post(
                        path("/categories"),
                        "{\"name\": \"" + name + "\", \"kind\": \"" + kind + "\"}")
                .id();
    }

    /// The body of an expense on the account, in one line.
    public String expense(String amount) {
        return """
        {"kind": "expense", "account": "%s", "amount": {"amount": "%s", "currency": "EUR"},
         "bookedOn": "2026-03-01", "payee": "Corner shop", "lines": [{"category": "%s"}]}\
        """
                .formatted(account, amount, groceries);
    }

    public Api.Answer spend(String amount) {
        return owner.post(path("/transactions"), expense(amount));
    }

    /// Another member of this household.
    public Api join(RunningService service, String role) {
        String guest = role + "-" + UUID.randomUUID();
        owner.post(
                path("/members"),
                "{\"subject\": \"%s\", \"role\": \"%s\", \"name\": \"Guest\"}"
                        .formatted(guest, role));
        return service.as(guest);
    }
}
