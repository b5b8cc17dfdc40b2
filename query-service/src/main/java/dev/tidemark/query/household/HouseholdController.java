package dev.tidemark.query.household;

import dev.tidemark.event.Role;
import dev.tidemark.projection.Answer;
import dev.tidemark.query.access.Memberships;
import dev.tidemark.query.access.Memberships.Membership;
import dev.tidemark.query.http.Consistency;
import dev.tidemark.query.http.Read;
import dev.tidemark.query.http.Reads;
import dev.tidemark.readmodel.household.Household;
import dev.tidemark.readmodel.household.Households;
import dev.tidemark.readmodel.household.Member;
import dev.tidemark.store.Lane;
import dev.tidemark.store.Position;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/households")
final class HouseholdController {
    private final Reads reads;
    private final Memberships memberships;

    HouseholdController(Reads reads, Memberships memberships) {
        this.reads = reads;
        this.memberships = memberships;
    }

    record Mine(List<OfMine> households) {}

    /// @param member the caller's own
    /// @param projection the version that says so, at `position`
    record OfMine(
            UUID id,
            String name,
            String baseCurrency,
            UUID member,
            Role role,
            String projection,
            String position) {
        static OfMine of(Household it, Membership mine, Answer<?> answer) {
            return new OfMine(
                    it.id(),
                    it.name(),
                    it.baseCurrency(),
                    mine.member(),
                    mine.role(),
                    answer.projection().toString(),
                    answer.position().token());
        }
    }

    record WithMembers(
            UUID id,
            String name,
            String baseCurrency,
            String timeZone,
            List<Member> members,
            long version) {
        static WithMembers of(Household it, List<Member> members) {
            return new WithMembers(
                    it.id(), it.name(), it.baseCurrency(), it.timeZone(), members, it.version());
        }
    }

    /// Every household of the caller that the read model knows. Each is read in its own lane; a
    /// token waits for the one it is of.
    @GetMapping
    Mine mine(Principal caller, HttpServletRequest request) {
        Position atLeast = Consistency.atLeast(request);
        return new Mine(
                memberships.of(caller.getName()).stream()
                        .flatMap(mine -> mine(mine, atLeast, request).stream())
                        .toList());
    }

    private Optional<OfMine> mine(
            Membership mine, @Nullable Position atLeast, HttpServletRequest request) {
        boolean its = atLeast != null && atLeast.lane() == Lane.of(mine.household());
        var read = new Read(mine.household(), its ? atLeast : null, Consistency.patience(request));
        Answer<Optional<Household>> found =
                reads.ask(read, Households.class, view -> view.household(mine.household()));
        return found.value().map(it -> OfMine.of(it, mine, found));
    }

    @GetMapping("/{household}")
    ResponseEntity<WithMembers> household(@PathVariable UUID household, Read read) {
        return reads.one(
                read,
                Households.class,
                view ->
                        view.household(household)
                                .map(it -> WithMembers.of(it, view.members(household))),
                WithMembers::version);
    }
}
