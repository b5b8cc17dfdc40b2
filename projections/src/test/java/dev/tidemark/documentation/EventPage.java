package dev.tidemark.documentation;

import static dev.tidemark.documentation.Page.cells;
import static dev.tidemark.documentation.Page.code;

import dev.tidemark.event.Event;
import dev.tidemark.event.json.EventCatalog;
import dev.tidemark.projection.Projection;
import dev.tidemark.projection.impact.EventUses;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The event catalogue: what each event holds, since when, and who folds it.
public final class EventPage {
    private final Page page = new Page();
    private final EventCatalog catalog = new EventCatalog();
    private final FieldTypes types = new FieldTypes();
    private final GoldenEvents golden = new GoldenEvents();
    private final Map<Projection, Map<String, List<String>>> uses = new LinkedHashMap<>();

    /// @param rewrittenBy the command that writes it
    public EventPage(String rewrittenBy, List<Projection> projections) {
        projections.forEach(projection -> uses.put(projection, EventUses.of(projection)));
        page.heading(1, "Event catalogue")
                .block(
                        """
                        Every event of the contract, written from its records, the golden files and the projections, and not edited by
                        hand; a test of `./mvnw verify` fails when this page is stale. This writes it anew:\
                        """)
                .code("", rewrittenBy)
                .block(
                        """
                        An event is JSON in the event store and in the topic; its name, its revision, the household, the aggregate and the
                        actor travel beside it. **Personal** texts are ciphertext there, encrypted with the key of the household or of the
                        member; `within` says that a part of the value is. Who folds an event was found by having each projection fold
                        one; the tables are those that it then reads or writes.\
                        """);
        page.list(aggregates().stream().map(this::contents).toList());
        aggregates().forEach(this::aggregate);
        page.heading(2, "Values").block("What the events' fields are made of.");
        types.forEachValue(this::value);
    }

    private static List<Class<?>> aggregates() {
        return Stream.of(Event.class.getPermittedSubclasses()).<Class<?>>map(one -> one).toList();
    }

    private static String name(Class<?> aggregate) {
        return aggregate.getSimpleName().replace("Event", "");
    }

    private Stream<EventCatalog.Entry> entries(Class<?> aggregate) {
        return Arrays.stream(aggregate.getPermittedSubclasses())
                .map(record -> catalog.of(record.asSubclass(Event.class)));
    }

    private String contents(Class<?> aggregate) {
        return name(aggregate)
                + ": "
                + String.join(
                        ", ", entries(aggregate).map(entry -> Page.link(entry.type())).toList());
    }

    private void aggregate(Class<?> aggregate) {
        page.heading(2, name(aggregate))
                .block(
                        "`%s`, in `schema/src/main/java/%s.java`."
                                .formatted(
                                        aggregate.getSimpleName(),
                                        aggregate.getName().replace('.', '/')));
        entries(aggregate).forEach(this::event);
    }

    private void event(EventCatalog.Entry entry) {
        page.heading(3, entry.type())
                .block(
                        "Revision %d, `%s`."
                                .formatted(entry.revision(), entry.record().getSimpleName()));
        fields(entry);
        IntStream.range(1, entry.revision())
                .mapToObj(revision ->
                        "Revision %d is still read; upcasters make of it one of revision %d: %s."
                                .formatted(
                                        revision, entry.revision(), golden.lifted(entry, revision)))
                .forEach(page::block);
        page.list(uses.keySet().stream().map(one -> use(one, entry)).toList())
                .block(
                        "Example, `schema/src/test/resources%s`:"
                                .formatted(GoldenEvents.path(entry)))
                .code("json", golden.example(entry));
    }

    private void fields(EventCatalog.Entry entry) {
        RecordComponent[] components = entry.record().getRecordComponents();
        if (components.length == 0) {
            page.block("It has no fields.");
            return;
        }
        page.table(
                cells("field", "type", "may be missing", "personal", "since revision"),
                Stream.of(components)
                        .map(component ->
                                cells(
                                        code(component.getName()),
                                        types.of(component),
                                        FieldTypes.isNullable(component) ? "yes" : "",
                                        types.personal(component),
                                        golden.since(entry, component.getName())))
                        .toList());
    }

    private String use(Projection projection, EventCatalog.Entry entry) {
        List<String> tables = uses.get(projection).getOrDefault(entry.type(), List.of());
        return "`%s` %s"
                .formatted(
                        projection.id(),
                        tables.isEmpty()
                                ? "ignores it"
                                : "folds it: "
                                        + String.join(
                                                ", ", tables.stream().map(Page::code).toList()));
    }

    private void value(Class<?> type) {
        page.heading(3, FieldTypes.name(type));
        if (type.isEnum()) {
            page.block(
                    "One of "
                            + String.join(
                                    ", ",
                                    Stream.of(type.getEnumConstants())
                                            .map(constant -> code(constant.toString()))
                                            .toList())
                            + ".");
        } else if (type.isSealed()) {
            page.block("One of these, told apart by the field `kind`:").list(types.kinds(type));
        } else if (type.getRecordComponents().length == 0) {
            page.block("It has no fields.");
        } else {
            page.table(
                    cells("field", "type", "may be missing", "personal"),
                    Stream.of(type.getRecordComponents())
                            .map(component ->
                                    cells(
                                            code(component.getName()),
                                            types.of(component),
                                            FieldTypes.isNullable(component) ? "yes" : "",
                                            types.personal(component)))
                            .toList());
        }
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
