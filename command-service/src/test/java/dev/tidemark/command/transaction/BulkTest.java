package dev.tidemark.command.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.command.Api;
import dev.tidemark.command.Home;
import dev.tidemark.command.RunningService;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Many transactions in one request.
class BulkTest {
    private final RunningService service = RunningService.shared();
    private final Home home = Home.of(service);

    private String body(int count) {
        return body(
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> home.expense(Integer.toString(i)))
                        .toList());
    }

    private static String body(List<String> items) {
        return items.stream().collect(Collectors.joining(",", "{\"transactions\": [", "]}"));
    }

    private Api.Answer post(Api api, String body) {
        return api.post(home.path("/transactions/bulk"), body);
    }

    private List<String> stored() {
        return service.sql()
                .queryForList(
                        "select aggregate_id::text from event_store.event where household = ? and type = 'expense-recorded' order by lane_seq",
                        String.class,
                        home.id());
    }

    private static List<String> ids(Api.Answer answer) {
        return answer.json()
                .get("transactions")
                .valueStream()
                .map(one -> one.get("id").stringValue())
                .toList();
    }

    @Test
    void as_many_as_an_append_takes_are_one_transaction_of_the_database() {
        Api.Answer answer = post(home.owner(), body(250));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(ids(answer)).hasSize(250).doesNotHaveDuplicates().isEqualTo(stored());
        assertThat(ids(answer)).allMatch(id -> UUID.fromString(id).version() == 7);
        assertThat(
                        service.sql()
                                .queryForObject(
                                        "select count(distinct xmin::text) from event_store.event where household = ? and type = 'expense-recorded'",
                                        Long.class,
                                        home.id()))
                .isEqualTo(1);
        String first = home.path("/transactions/" + ids(answer).getFirst());
        assertThat(home.owner().ifMatch(0).send("PUT", first, home.expense("7")).status())
                .isEqualTo(200);
    }

    @Test
    void the_same_request_again_names_the_same_transactions() {
        Api keyed = home.owner().key("many");
        Api.Answer first = post(keyed, body(3));
        Api.Answer again = post(keyed, body(3));

        assertThat(again.http().body()).isEqualTo(first.http().body());
        assertThat(again.header("Consistency-Token")).isEqualTo(first.header("Consistency-Token"));
        assertThat(stored()).hasSize(3);
        assertThat(post(keyed, body(4)).problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void every_item_that_is_wrong_is_named_and_none_is_recorded() {
        String unknown = home.expense("2").replace(home.groceries().toString(), nobody());
        String foreign = home.expense("3").replace("EUR", "CHF");
        Api.Answer answer = post(home.owner(), body(List.of(home.expense("1"), unknown, foreign)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("items-refused");
        assertThat(answer.json().get("errors").valueStream().map(BulkTest::said))
                .containsExactly(
                        "/transactions/1/lines/0/category unknown-category",
                        "/transactions/2/amount/currency currency-differs");
        assertThat(stored()).isEmpty();
    }

    private static String nobody() {
        return UUID.randomUUID().toString();
    }

    private static String said(JsonNode error) {
        return error.get("pointer").stringValue() + " " + error.get("code").stringValue();
    }

    @Test
    void a_malformed_item_and_too_many_are_refused_with_a_pointer() {
        String malformed = home.expense("1").replace("\"1\"", "1");
        assertThat(post(home.owner(), body(List.of(home.expense("1"), malformed))).error())
                .isEqualTo("/transactions/1/amount/amount not-a-text");
        assertThat(post(home.owner(), body(251)).error()).isEqualTo("/transactions too-many");
        assertThat(post(home.owner(), body(List.of())).error())
                .isEqualTo("/transactions not-a-list");
        assertThat(post(home.join(service, "viewer"), body(1)).status()).isEqualTo(403);
    }
}
