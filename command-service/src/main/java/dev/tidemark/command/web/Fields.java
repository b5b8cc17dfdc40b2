package dev.tidemark.command.web;

import dev.tidemark.command.decision.FieldProblem;
import dev.tidemark.event.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of one JSON object. What is asked for is known; everything else in the object is
/// refused. `null` is the same as absent, which only an optional field may be.
public final class Fields {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final UUID NOBODY = new UUID(0, 0);

    private final ObjectNode json;
    private final String pointer;
    private final List<FieldProblem> problems;
    private final Set<String> read = new HashSet<>();
    private final List<Fields> below = new ArrayList<>();

    Fields(ObjectNode json, String pointer, List<FieldProblem> problems) {
        this.json = json;
        this.pointer = pointer;
        this.problems = problems;
    }

    /// Whether the field is there and not `null`.
    public boolean has(String name) {
        read.add(name);
        return json.hasNonNull(name);
    }

    /// A text of 1 to `longest` characters.
    public String text(String name, int longest) {
        JsonNode node = required(name);
        return node == null ? "" : text(node, name, longest);
    }

    public @Nullable String optionalText(String name, int longest) {
        return has(name) ? text(name, longest) : null;
    }

    private String text(JsonNode node, String name, int longest) {
        if (!node.isString()) {
            return wrong(name, "not-a-text", "must be a text", "");
        }
        String text = node.stringValue().strip();
        if (text.isEmpty()) {
            return wrong(name, "blank", "must not be blank", "");
        }
        if (text.length() > longest) {
            return wrong(name, "too-long", "has more than " + longest + " characters", "");
        }
        if (!TextRules.allow(text)) {
            return wrong(name, "not-a-text", "holds control characters or broken Unicode", "");
        }
        return text;
    }

    public UUID id(String name) {
        String text = text(name, 36);
        if (text.isEmpty() || UUID_TEXT.matcher(text).matches()) {
            return text.isEmpty() ? NOBODY : UUID.fromString(text);
        }
        return wrong(name, "not-an-id", "must be a UUID", NOBODY);
    }

    public @Nullable UUID optionalId(String name) {
        return has(name) ? id(name) : null;
    }

    /// A day that exists, as `2026-11-21`.
    public LocalDate date(String name) {
        String text = text(name, 10);
        if (text.isEmpty()) {
            return LocalDate.EPOCH;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            return TextRules.allow(date)
                    ? date
                    : wrong(name, "date-out-of-range", "must be between 1900 and 2200", date);
        } catch (DateTimeException _) {
            return wrong(
                    name,
                    "not-a-date",
                    "must be a day of the calendar such as 2026-11-21",
                    LocalDate.EPOCH);
        }
    }

    public @Nullable LocalDate optionalDate(String name) {
        return has(name) ? date(name) : null;
    }

    /// `{"amount": "12.34", "currency": "EUR"}`; the amount is a text, so that no digit is lost.
    public Money money(String name) {
        Fields money = object(name);
        int before = problems.size();
        String amount = money.text("amount", 40);
        String currency = money.text("currency", 3);
        if (problems.size() > before) {
            return Money.zero("EUR");
        }
        try {
            return Money.parse(amount, currency);
        } catch (IllegalArgumentException e) {
            boolean aboutCurrency = String.valueOf(e.getMessage()).startsWith("'" + currency + "'");
            return money.wrong(
                    aboutCurrency ? "currency" : "amount",
                    aboutCurrency ? "unknown-currency" : "not-an-amount",
                    String.valueOf(e.getMessage()),
                    Money.zero("EUR"));
        }
    }

    /// One of the constants of `type`, written in lower case with hyphens.
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        String text = text(name, 40);
        return text.isEmpty()
                ? type.getEnumConstants()[0]
                : Choices.find(text, type)
                        .orElseGet(() ->
                                wrong(
                                        name,
                                        "unknown-value",
                                        "must be one of " + Choices.all(type),
                                        type.getEnumConstants()[0]));
    }

    public boolean flag(String name, boolean otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode node = json.get(name);
        return node.isBoolean()
                ? node.booleanValue()
                : wrong(name, "not-a-boolean", "must be true or false", otherwise);
    }

    public Fields object(String name) {
        JsonNode node = required(name);
        if (node != null && !node.isObject()) {
            wrong(name, "not-an-object", "must be an object", name);
        }
        // An absent object was reported once; its fields are not reported again.
        return node instanceof ObjectNode object
                ? below(object, at(name), problems)
                : below(json.objectNode(), at(name), new ArrayList<>());
    }

    /// Objects of a list that has at least one.
    public List<Fields> objects(String name) {
        JsonNode node = required(name);
        List<Fields> items = new ArrayList<>();
        if (node == null) {
            return items;
        }
        if (!node.isArray() || node.isEmpty()) {
            return wrong(name, "not-a-list", "must be a list of at least one object", items);
        }
        for (int i = 0; i < node.size(); i++) {
            if (node.get(i) instanceof ObjectNode item) {
                items.add(below(item, at(name) + "/" + i, problems));
            } else {
                wrong(name + "/" + i, "not-an-object", "must be an object", "");
            }
        }
        return items;
    }

    /// Numbers of lines.
    public List<Integer> numbers(String name) {
        List<Integer> numbers = new ArrayList<>();
        if (!has(name)) {
            return numbers;
        }
        JsonNode node = json.get(name);
        if (!node.isArray()) {
            return wrong(name, "not-a-list", "must be a list of line numbers", numbers);
        }
        for (JsonNode item : node) {
            if (item.isInt()) {
                numbers.add(item.intValue());
            } else {
                wrong(name, "not-a-number", "must hold whole numbers", "");
            }
        }
        return numbers;
    }

    /// The names of the fields of this object, where they are data.
    public List<String> names() {
        return List.copyOf(json.propertyNames());
    }

    private Fields below(ObjectNode node, String at, List<FieldProblem> into) {
        Fields fields = new Fields(node, at, into);
        below.add(fields);
        return fields;
    }

    private @Nullable JsonNode required(String name) {
        if (has(name)) {
            return json.get(name);
        }
        wrong(name, "required", "is required and must not be null", name);
        return null;
    }

    /// Reports a problem with a field and goes on with `instead`.
    public <T> T wrong(String name, String code, String detail, T instead) {
        problems.add(new FieldProblem(at(name), code, detail));
        return instead;
    }

    private String at(String name) {
        int slash = name.indexOf('/');
        String first = slash < 0 ? name : name.substring(0, slash);
        String rest = slash < 0 ? "" : name.substring(slash);
        return pointer + "/" + first.replace("~", "~0") + rest;
    }

    void refuseUnread() {
        for (String name : json.propertyNames()) {
            if (!read.contains(name)) {
                String escaped = name.replace("~", "~0").replace("/", "~1");
                problems.add(
                        new FieldProblem(
                                pointer + "/" + escaped,
                                "unknown-field",
                                "is not a field of this"));
            }
        }
        below.forEach(Fields::refuseUnread);
    }
}
