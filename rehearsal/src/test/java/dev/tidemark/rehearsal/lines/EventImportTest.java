package dev.tidemark.rehearsal.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.command.CommandsInProcess;
import dev.tidemark.event.anonymous.Anonymiser;
import dev.tidemark.event.lines.BadLine;
import dev.tidemark.event.lines.EventLines;
import dev.tidemark.rehearsal.driver.Store;
import dev.tidemark.rehearsal.generator.StreamPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From one real store into another.
class EventImportTest {
    private static final StreamPlan PLAN = new StreamPlan(7, 800, 4, "demo");
    private static final EventLines LINES = new EventLines();

    /// Of each household: its events in order, with what is in them but for the texts.
    private static final String HISTORIES =
            """
            select household || ' ' || event_id || ' ' || aggregate_type || ' ' || aggregate_id || ' ' || aggregate_seq || ' '
                || type || ' ' || revision || ' ' || recorded_at || ' ' || actor || ' ' || correlation_id || ' ' || causation_id
            from event_store.event order by household, lane_seq\
            """;

    private static final String MONEY =
            """
            select type || ' ' || sum(minor::text::bigint)
            from event_store.event, jsonb_path_query(convert_from(payload, 'UTF8')::jsonb, '$.**.minor') minor
            group by type order by 1\
            """;

    private static final String LOOKUPS =
            """
            select 'account ' || household || account || currency || open from lookup.account
            union all select 'category ' || household || category || parent || kind || open from lookup.category
            union all select 'member ' || household || member || subject || role from lookup.member
            union all select 'household ' || household || base_currency || time_zone from lookup.household
            union all select 'line ' || household || account || booked_on || amount || transaction_id from lookup.statement_line
            order by 1\
            """;

    private static Store origin;
    private static List<String> file;
    private static Store empty;
    private static CommandsInProcess into;

    @TempDir Path folder;

    @BeforeAll
    static void prepare() throws InterruptedException {
        origin = Store.with(PLAN);
        file = origin.envelopes().stream().map(LINES::write).toList();
        empty = Store.fresh();
        into = empty.open();
    }

    @AfterAll
    static void close() {
        into.close();
    }

    @Test
    void a_store_is_told_again_as_it_was_also_in_two_goes() throws IOException {
        Store copy = Store.fresh();
        try (CommandsInProcess store = copy.open()) {
            load(store, file.subList(0, 300));
            assertThat(load(store, file).present()).isEqualTo(300);
            assertThat(load(store, file).missing()).isZero();
            assertThatThrownBy(() -> load(store, file.subList(0, 500)))
                    .isInstanceOf(ImportRefused.class)
                    .hasMessageContaining("the store is not empty");
        }

        assertThat(copy.ask(HISTORIES)).hasSize(800).isEqualTo(origin.ask(HISTORIES));
        assertThat(copy.ask(LOOKUPS)).hasSizeGreaterThan(300).isEqualTo(origin.ask(LOOKUPS));
        assertThat(told(copy)).isEqualTo(told(origin));
    }

    private static List<String> told(Store store) {
        return store.envelopes().stream()
                .map(e -> LINES.write(e).replaceAll("^.*?eventId", ""))
                .toList();
    }

    @Test
    void an_anonymous_copy_is_a_store_with_the_same_money() throws IOException {
        Anonymiser anonymiser = new Anonymiser();
        List<String> anonymous =
                origin.envelopes().stream().map(anonymiser::rewrite).map(LINES::write).toList();
        Store copy = Store.fresh();
        try (CommandsInProcess store = copy.open()) {
            load(store, anonymous);
        }

        assertThat(copy.ask(MONEY)).hasSizeGreaterThan(3).isEqualTo(origin.ask(MONEY));
        assertThat(copy.ask("select count(*) from lookup.statement_line"))
                .isEqualTo(origin.ask("select count(*) from lookup.statement_line"));
        assertThat(String.join("\n", anonymous)).doesNotContain("City Market", "\"demo\"");
        assertThat(
                        copy.ask(
                                """
                                select l.lane from event_store.lane l left join event_store.event e using (lane)
                                group by l.lane, l.last_seq having count(e.lane_seq) <> l.last_seq\
                                """))
                .isEmpty();
    }

    @Test
    void a_bad_line_is_named_and_nothing_is_stored() {
        int last = file.size() - 1;
        refused(
                lines -> lines.set(last, lines.get(last).replace("\"lane\":", "\"lane\":1")),
                "line 800, lane: must be");
        refused(lines -> lines.add(lines.get(last)), "line 801, laneSeq: must be above");
        refused(
                lines -> lines.remove(beginOf("transaction-amended")),
                "aggregateSeq: must be 0: an aggregate's events are numbered");
        refused(lines -> lines.removeFirst(), "line 1, aggregateSeq: must be 0");
        refused(lines -> lines.set(last, "{}"), "line 800, payload: must be a JSON object");
        refused(List::clear, "has no events");
        refused(
                lines ->
                        lines.replaceAll(line ->
                                line.replace(
                                        "\"type\":\"account-opened\"",
                                        "\"type\":\"category-created\"")),
                "type: the event category-created revision 2 needs a newer release");
        assertThatThrownBy(() -> new EventImport(into, folder.resolve("none")).check())
                .hasMessageContaining("there is no file");
    }

    /// The line that the aggregate of the first event of a type begins with.
    private static String beginOf(String type) {
        String changed = first("\"type\":\"" + type + "\"");
        return first(
                changed.replaceFirst(".*(\"aggregate\":\"[^\"]+\").*", "$1,\"aggregateSeq\":0"));
    }

    private static String first(String part) {
        return file.stream().filter(line -> line.contains(part)).findFirst().orElseThrow();
    }

    private void refused(Consumer<List<String>> fault, String... messages) {
        List<String> lines = new ArrayList<>(file);
        fault.accept(lines);

        assertThatThrownBy(() -> load(into, lines))
                .isInstanceOfAny(BadLine.class, ImportRefused.class)
                .hasMessageContainingAll(messages);
        assertThat(empty.ask("select count(*) from event_store.event")).containsExactly("0");
    }

    private EventImport.Checked load(CommandsInProcess store, List<String> lines)
            throws IOException {
        Path path = Files.write(folder.resolve("events.jsonl"), lines);
        EventImport load = new EventImport(store, path);
        EventImport.Checked checked = load.check();
        load.load(checked, _ -> {});
        return checked;
    }
}
