package dev.tidemark.cli.blackbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// A household with one thing of each kind, under the ids that the examples of the API's
/// description use for them.
final class World {
    private static final String EXAMPLE = "0198c9a0-0000-7000-8000-0000000000";

    private static final String INVITATION_TOKEN =
            "AZjJoAAAcACAAAAAAAAAoQGYyaAAAHAAgAAAAAAAAKIAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw";

    private final Caller owner;
    private final Caller guest;
    private final Caller invited;
    private final Map<String, String> ids = new LinkedHashMap<>();

    World(Jars jars) {
        ids.put("{readModel}", "spending");
        ids.put("{version}", "1");
        ids.put("{name}", "spending-1-1");
        UUID unique = UUID.randomUUID();
        owner = jars.as("anna-" + unique, "operator operator:inspect");
        guest = jars.as("ben-" + unique, "");
        invited = jars.as("cleo-" + unique, "");
        String home = "{\"name\":\"Home\",\"baseCurrency\":\"EUR\",\"timeZone\":\"Europe/Vienna\"}";
        add("household", "a1", "/api/v1/households", home);
        add(
                "account",
                "b1",
                path("/accounts"),
                "{\"name\":\"Giro\",\"kind\":\"checking\",\"openedOn\":\"2026-01-01\",\"openingBalance\":{\"amount\":\"0\",\"currency\":\"EUR\"}}");
        add("category", "c1", path("/categories"), "{\"name\":\"Food\",\"kind\":\"expense\"}");
        add(
                "transaction",
                "e1",
                path("/transactions"),
                real(
                        "{\"kind\":\"expense\",\"account\":\"%sb1\",\"bookedOn\":\"2026-03-01\",\"amount\":{\"amount\":\"1\",\"currency\":\"EUR\"},\"lines\":[{\"category\":\"%sc1\"}]}"
                                .formatted(EXAMPLE, EXAMPLE)));
        String ben = "{\"subject\":\"ben-%s\",\"role\":\"editor\",\"name\":\"Ben\"}";
        add("member", "d1", path("/members"), ben.formatted(unique));
        String invitation = "{\"email\":\"cleo@example.org\",\"role\":\"editor\"}";
        ids.put(
                INVITATION_TOKEN,
                add("invitation", "a2", path("/invitations"), invitation).get("token").asString());
        add(
                "id",
                "f1",
                path("/imports?account=" + ids.get(EXAMPLE + "b1")),
                "Date;Payee;Amount\n2026-03-01;Shop;-1.00\n");
    }

    private JsonNode add(String name, String example, String path, String body) {
        JsonNode made = owner.made(path, body);
        String id = made.get("id").asString();
        ids.put(EXAMPLE + example, id);
        ids.put("{" + name + "}", id);
        return made;
    }

    Caller owner() {
        return owner;
    }

    /// Who can do what the example says: the last owner does not leave, and a member is not
    /// invited.
    Caller caller(Operation operation) {
        return switch (operation.id()) {
            case "leaveHousehold" -> guest;
            case "acceptInvitation", "declineInvitation" -> invited;
            default -> owner;
        };
    }

    String path(String below) {
        return "/api/v1/households/" + ids.get("{household}") + below;
    }

    /// The text with the ids of this household for those of the examples and the path's names.
    String real(String text) {
        String real = text;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            real = real.replace(id.getKey(), id.getValue());
        }
        return real;
    }
}
