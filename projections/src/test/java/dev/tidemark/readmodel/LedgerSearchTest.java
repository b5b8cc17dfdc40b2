package dev.tidemark.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.event.Money;
import dev.tidemark.event.Role;
import dev.tidemark.readmodel.ledger.Ledger;
import dev.tidemark.readmodel.ledger.Place;
import dev.tidemark.readmodel.ledger.Search;
import dev.tidemark.readmodel.ledger.Transaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What the ledger finds over a real database.
class LedgerSearchTest {
    private static final ReadModelDatabase DATABASE = ReadModelDatabase.create();
    private final Story story = new Story();
    private final UUID giro = story.account("Giro", "0", "2020-01-01");
    private final UUID cash = story.account("Cash", "0", "2020-01-01");
    private final UUID food = story.expenses("Food");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void the_latest_come_first_and_a_transfer_comes_once() {
        UUID older = story.pays(Pay.out(giro, "1.00").on("2026-01-01"));
        UUID moved = story.transfers(giro, cash, "5.00", "2026-01-03");
        UUID newer = story.pays(Pay.in(giro, "2.00").on("2026-01-05"));
        DATABASE.keep(story);

        assertThat(ids(Search.everything())).containsExactly(newer, moved, older);
    }

    @Test
    void a_register_shows_its_own_leg() {
        story.transfers(
                Story.leg(giro, Money.parse("5.00", "EUR"), "2026-01-01"),
                Story.leg(cash, Money.parse("5.00", "EUR"), "2026-01-02"));
        DATABASE.keep(story);

        assertThat(find(new Ask().account(cash)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.amount()).isEqualTo(new Money(5_00, "EUR"));
                    assertThat(found.bookedOn()).isEqualTo("2026-01-02");
                    assertThat(found.other().account()).isEqualTo(giro);
                    assertThat(found.other().amount()).isEqualTo(new Money(-5_00, "EUR"));
                });
    }

    @Test
    void each_filter_finds_its_own() {
        UUID ben = story.joins("ben", Role.EDITOR);
        UUID bread = story.pays(Pay.out(giro, "3.00").on("2026-01-01").payee("Bäckerei Müller"));
        UUID rent =
                story.pays(Pay.out(giro, "900.00").on("2026-01-02").payee("100%_Rent").in(food));
        UUID gift = story.pays(Pay.in(cash, "20.00").on("2026-02-01").payee(null).memo("for Ben"));
        UUID his = UUID.randomUUID();
        story.happens(
                his,
                new dev.tidemark.event.TransactionEvent.ExpenseRecorded(
                        his, Pay.out(cash, "4.00").on("2026-02-02").in(food).by(ben)));
        DATABASE.keep(story);

        assertThat(ids(new Ask().from("2026-01-02").to("2026-02-01").search()))
                .containsExactly(gift, rent);
        assertThat(ids(new Ask().account(cash))).containsExactly(his, gift);
        assertThat(ids(new Ask().categories(food).search())).containsExactly(his, rent);
        assertThat(ids(new Ask().categories(food, UUID.randomUUID()).search()))
                .containsExactly(his, rent);
        assertThat(ids(new Ask().text("MÜLL").search())).containsExactly(bread);
        assertThat(ids(new Ask().text("for ben").search())).containsExactly(gift);
        assertThat(ids(new Ask().text("0%_R").search())).containsExactly(rent);
        assertThat(ids(new Ask().text("%").search())).containsExactly(rent);
        assertThat(ids(new Ask().member(ben).search())).containsExactly(his);
        assertThat(ids(new Ask().amount(4_00, 20_00).search())).containsExactly(his, gift);
        assertThat(ids(new Ask().uncategorised().search())).containsExactly(gift, bread);
    }

    @Test
    void a_voided_transaction_is_found_only_when_asked_for() {
        UUID gone = story.pays(Pay.out(giro, "3.00"));
        story.voids(gone);
        DATABASE.keep(story);

        assertThat(ids(Search.everything())).isEmpty();
        assertThat(find(new Ask().voided().search()))
                .singleElement()
                .satisfies(found -> assertThat(found.voided()).isTrue());
        assertThat(DATABASE.one(Ledger.class, v -> v.find(story.household, gone)))
                .hasValueSatisfying(found -> assertThat(found.version()).isEqualTo(1));
        assertThat(DATABASE.one(Ledger.class, v -> v.find(UUID.randomUUID(), gone))).isEmpty();
    }

    @Test
    void a_split_payment_comes_with_its_lines_in_order() {
        story.pays(Pay.out(giro, "10.00").in(food).split("4.00", null).split("1.00", food));
        DATABASE.keep(story);

        assertThat(find(Search.everything()).getFirst().lines())
                .extracting(line -> line.amount().minor())
                .containsExactly(-5_00L, -4_00L, -1_00L);
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap() {
        for (int n = 0; n < 25; n++) {
            story.pays(Pay.out(giro, "1.00").on(LocalDate.parse("2026-01-01").plusDays(n / 4)));
        }
        DATABASE.keep(story);

        List<UUID> paged = new ArrayList<>();
        Place place = null;
        List<Transaction> page = page(place);
        while (!page.isEmpty()) {
            page.forEach(found -> paged.add(found.id()));
            place = page.getLast().place();
            page = page(place);
        }
        assertThat(paged).doesNotHaveDuplicates().isEqualTo(ids(Search.everything())).hasSize(25);
    }

    private List<Transaction> page(@Nullable Place after) {
        return DATABASE.list(
                Ledger.class, v -> v.search(story.household, Search.everything(), after, 7));
    }

    private List<Transaction> find(Search search) {
        return DATABASE.list(Ledger.class, v -> v.search(story.household, search, null, 100));
    }

    private List<UUID> ids(Search search) {
        return find(search).stream().map(Transaction::id).toList();
    }

    /// A search in the making.
    private static final class Ask {
        private @Nullable LocalDate from;
        private @Nullable LocalDate to;
        private @Nullable Set<UUID> categories;
        private @Nullable String text;
        private @Nullable UUID member;
        private Search.@Nullable AmountRange amount;
        private boolean uncategorised;
        private boolean voided;

        Ask from(String date) {
            from = LocalDate.parse(date);
            return this;
        }

        Ask to(String date) {
            to = LocalDate.parse(date);
            return this;
        }

        Ask categories(UUID... ids) {
            categories = Set.of(ids);
            return this;
        }

        Ask text(String part) {
            text = part;
            return this;
        }

        Ask member(UUID id) {
            member = id;
            return this;
        }

        Ask amount(long least, long most) {
            amount = new Search.AmountRange("EUR", least, most);
            return this;
        }

        Ask uncategorised() {
            uncategorised = true;
            return this;
        }

        Ask voided() {
            voided = true;
            return this;
        }

        Search search() {
            return account(null);
        }

        Search account(@Nullable UUID account) {
            return new Search(
                    from, to, account, categories, text, member, amount, uncategorised, voided);
        }
    }
}
