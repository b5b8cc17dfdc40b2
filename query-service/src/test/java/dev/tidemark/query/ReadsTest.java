package dev.tidemark.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.AccountEvent;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Role;
import dev.tidemark.query.Api.Answer;
import dev.tidemark.readmodel.Pay;
import dev.tidemark.readmodel.Statements;
import dev.tidemark.readmodel.Story;
import dev.tidemark.store.Position;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every address, over events that came through the topic.
class ReadsTest {
    private static final RunningQueryService SERVICE = RunningQueryService.SHARED;
    private static final String SUBJECT = "reads-" + UUID.randomUUID();
    private static final Story STORY = SERVICE.begin(SUBJECT);
    private static final UUID GIRO = STORY.account("Giro", "100.00", "2026-01-01");
    private static final UUID OLD = STORY.account("Old", "1.00", "2020-01-01");
    private static final UUID HOME = STORY.expenses("Home");
    private static final UUID POWER = STORY.category("Power", CategoryKind.EXPENSE, HOME);
    private static final UUID SALARY = STORY.category("Salary", CategoryKind.INCOME, null);
    private static final Statements STATEMENTS = new Statements(STORY, GIRO);
    private static final UUID BREAD =
            STORY.pays(Pay.out(GIRO, "3.50").on("2026-01-05").payee("Bäcker").memo("rolls"));
    private static final String PATH = "/api/v1/households/" + STORY.household;
    private static Position position;

    @BeforeAll
    static void publish() {
        STORY.joins("ben", Role.VIEWER);
        STORY.happens(OLD, new AccountEvent.AccountClosed(LocalDate.parse("2026-02-01")));
        STORY.pays(Pay.out(GIRO, "40.00").on("2026-01-06").in(POWER).split("10.00", HOME));
        STORY.pays(Pay.in(GIRO, "5.00").on("2026-01-07").in(POWER));
        STORY.pays(Pay.in(GIRO, "2000.00").on("2026-01-31").in(SALARY));
        STORY.transfers(GIRO, OLD, "50.00", "2026-01-20");
        STATEMENTS.uploads();
        STATEMENTS.startsCommit();
        STATEMENTS.commitsFirstLine();
        STATEMENTS.completes();
        position = SERVICE.publish(STORY);
    }

    @Test
    void my_households() {
        Answer answer = read("/api/v1/households");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.at("/households/0/id")).isEqualTo(STORY.household.toString());
        assertThat(answer.at("/households/0/name")).isEqualTo("Tide");
        assertThat(answer.at("/households/0/role")).isEqualTo("owner");
        assertThat(answer.at("/households/0/projection")).matches("household/[0-9]+");
        assertThat(Position.parse(answer.at("/households/0/position")).laneSeq())
                .isGreaterThanOrEqualTo(position.laneSeq());
        assertThat(answer.json().at("/households")).hasSize(1);
    }

    @Test
    void a_household_with_its_members() {
        Answer answer = read(PATH);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.at("/baseCurrency")).isEqualTo("EUR");
        assertThat(answer.at("/timeZone")).isEqualTo("Europe/Berlin");
        assertThat(answer.json().at("/members")).hasSize(2);
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void accounts_and_one_of_them() {
        Answer all = read(PATH + "/accounts");
        assertThat(all.json().at("/accounts")).hasSize(2);
        assertThat(all.at("/accounts/0/closedOn")).isEqualTo("2026-02-01");
        assertThat(all.json().at("/accounts/1/closedOn").isNull()).isTrue();

        Answer one = read(PATH + "/accounts/" + GIRO);
        assertThat(one.at("/openingBalance/amount")).isEqualTo("100.00");
        assertThat(one.at("/openingBalance/currency")).isEqualTo("EUR");
        assertThat(one.at("/kind")).isEqualTo("checking");
        assertThat(one.header("ETag")).isEqualTo("\"0\"");
        assertThat(read(PATH + "/accounts/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void categories_as_a_tree() {
        Answer answer = read(PATH + "/categories");

        assertThat(answer.at("/categories/1/path/0")).isEqualTo("Home");
        assertThat(answer.at("/categories/1/path/1")).isEqualTo("Power");
        assertThat(answer.at("/categories/1/parent")).isEqualTo(HOME.toString());
        assertThat(answer.at("/categories/2/kind")).isEqualTo("income");
        assertThat(read(PATH + "/categories/" + POWER).at("/name")).isEqualTo("Power");
    }

    @Test
    void transactions_are_found() {
        Answer all = read(PATH + "/transactions");
        assertThat(all.json().at("/transactions")).hasSize(6);
        assertThat(all.at("/transactions/0/bookedOn")).isEqualTo("2026-01-31");
        assertThat(all.json().at("/next").isNull()).isTrue();

        assertThat(found("text=b%C3%A4ck")).isEqualTo(1);
        assertThat(found("from=2026-01-06&to=2026-01-07")).isEqualTo(2);
        assertThat(found("account=" + OLD)).isEqualTo(1);
        assertThat(found("category=" + HOME)).as("with what is below it").isEqualTo(2);
        assertThat(found("category=" + SALARY)).isEqualTo(1);
        assertThat(found("category=" + UUID.randomUUID())).isZero();
        assertThat(found("minAmount=5&maxAmount=40.00&currency=EUR")).isEqualTo(3);
        assertThat(found("uncategorised=true")).isEqualTo(2);
        assertThat(found("member=" + UUID.randomUUID())).isZero();
    }

    private int found(String query) {
        return read(PATH + "/transactions?" + query).json().at("/transactions").size();
    }

    @Test
    void a_transaction_is_shown_signed_with_its_version() {
        Answer answer = read(PATH + "/transactions/" + BREAD);

        assertThat(answer.at("/amount/amount")).isEqualTo("-3.50");
        assertThat(answer.at("/kind")).isEqualTo("expense");
        assertThat(answer.at("/payee")).isEqualTo("Bäcker");
        assertThat(answer.at("/memo")).isEqualTo("rolls");
        assertThat(answer.at("/lines/0/amount/amount")).isEqualTo("-3.50");
        assertThat(answer.header("ETag")).isEqualTo("\"0\"");
        Answer again =
                SERVICE.as(SUBJECT)
                        .with("If-None-Match", answer.header("ETag"))
                        .get(PATH + "/transactions/" + BREAD);
        assertThat(again.status()).isEqualTo(304);
    }

    @Test
    void a_transfer_names_its_other_leg() {
        Answer answer = read(PATH + "/transactions?account=" + OLD);

        assertThat(answer.at("/transactions/0/kind")).isEqualTo("transfer");
        assertThat(answer.at("/transactions/0/amount/amount")).isEqualTo("50.00");
        assertThat(answer.at("/transactions/0/other/account")).isEqualTo(GIRO.toString());
        assertThat(answer.at("/transactions/0/other/amount/amount")).isEqualTo("-50.00");
    }

    @Test
    void balances_at_a_day() {
        Answer answer = read(PATH + "/balances?asOf=2026-01-31");

        assertThat(answer.at("/asOf")).isEqualTo("2026-01-31");
        assertThat(answer.at("/accounts/0/balance/amount")).isEqualTo("51.00");
        assertThat(answer.at("/accounts/1/balance/amount")).isEqualTo("2001.50");
        assertThat(answer.at("/totals/0/amount")).isEqualTo("2052.50");
        assertThat(read(PATH + "/balances").at("/totals/0/amount")).isEqualTo("2052.50");
    }

    @Test
    void spending_by_month() {
        Answer answer = read(PATH + "/spending?from=2025-12&to=2026-01");

        assertThat(answer.json().at("/months")).hasSize(2);
        assertThat(answer.json().at("/months/0/spending")).isEmpty();
        assertThat(answer.at("/months/1/month")).isEqualTo("2026-01");
        assertThat(answer.at("/months/1/spending/0/name")).isEqualTo("Home");
        assertThat(answer.at("/months/1/spending/0/total/amount")).isEqualTo("10.00");
        assertThat(answer.at("/months/1/spending/1/name")).isEqualTo("Power");
        assertThat(answer.at("/months/1/spending/1/total/amount")).isEqualTo("25.00");
        assertThat(answer.json().at("/months/1/spending/1/transactions").intValue()).isEqualTo(2);
        assertThat(answer.json().at("/months/1/spending/2/category").isNull()).isTrue();
        assertThat(answer.at("/months/1/spent/0/amount")).isEqualTo("48.50");
        assertThat(answer.at("/months/1/earned/0/amount")).isEqualTo("2000.00");
        assertThat(read(PATH + "/spending?month=2026-01").json().at("/months")).hasSize(1);
        assertThat(read(PATH + "/spending").json().at("/months")).hasSize(1);
    }

    @Test
    void imports_and_their_lines() {
        Answer all = read(PATH + "/imports");
        assertThat(all.at("/imports/0/status")).isEqualTo("committed");

        String path = PATH + "/imports/" + STATEMENTS.id;
        Answer one = read(path + "?limit=2");
        assertThat(one.at("/fileName")).isEqualTo("january.csv");
        assertThat(one.at("/readback/sum/amount")).isEqualTo("-10.00");
        assertThat(one.json().at("/readback/matches").booleanValue()).isTrue();
        assertThat(one.at("/statements/0/closing/amount")).isEqualTo("80.00");
        assertThat(one.json().at("/lines")).hasSize(2);
        assertThat(one.at("/lines/1/proposal")).isEqualTo("duplicate");
        Answer rest = read(path + "?limit=2&cursor=" + one.at("/next"));
        assertThat(rest.json().at("/lines")).hasSize(1);
        assertThat(rest.at("/lines/0/proposal")).isEqualTo("pending");
        assertThat(rest.json().at("/next").isNull()).isTrue();
    }

    @Test
    void every_answer_says_which_version_gave_it_and_where() {
        Answer answer = read(PATH + "/balances?asOf=2026-01-31");

        assertThat(answer.header("Projection")).matches("balances/[0-9]+");
        assertThat(Position.parse(answer.header("Projection-Position")).laneSeq())
                .isGreaterThanOrEqualTo(position.laneSeq());
        assertThat(answer.header("Consistency-Token"))
                .isEqualTo(answer.header("Projection-Position"));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Projection-Parked-Since")).isEmpty();
    }

    private static Answer read(String path) {
        Answer answer =
                SERVICE.as(SUBJECT)
                        .with("Consistency-Token", position.token())
                        .with("Prefer", "wait=10")
                        .get(path);
        assertThat(answer.status()).as(answer.toString()).isIn(200, 404);
        return answer;
    }
}
