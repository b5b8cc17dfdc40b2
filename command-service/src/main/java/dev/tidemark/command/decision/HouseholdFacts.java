package dev.tidemark.command.decision;

import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is true in the household while the command is decided: read under the household's lock and
/// given to the handlers as a value, so that a decision is a pure function.
///
/// @param caller `null` if the caller is no member
/// @param accounts those of the mentioned ones that exist in this household; likewise the others
/// @param lineage the mentioned category and its ancestors, from the bottom up
public record HouseholdFacts(
        @Nullable Member caller,
        Map<UUID, Account> accounts,
        Map<UUID, Category> categories,
        Map<UUID, Role> members,
        List<UUID> lineage) {

    public record Member(UUID member, Role role) {}

    public record Account(String currency, boolean open) {}

    public record Category(@Nullable UUID parent, CategoryKind kind, boolean open) {}

    public HouseholdFacts {
        accounts = Map.copyOf(accounts);
        categories = Map.copyOf(categories);
        members = Map.copyOf(members);
        lineage = List.copyOf(lineage);
    }

    /// @throws Refused as if the household did not exist, if the caller does not belong to it
    public void require(Access access) {
        if (access.asksForMember() && !access.allows(member().role())) {
            throw new Refused(
                    Refusal.FORBIDDEN,
                    "your role in this household is "
                            + member().role()
                            + ", which does not allow this");
        }
    }

    /// The member who calls.
    public Member member() {
        if (caller == null) {
            throw Refused.notFound();
        }
        return caller;
    }

    /// @param pointer where the request names it
    public Account openAccount(UUID account, String pointer) {
        Account found = accounts.get(account);
        if (found == null) {
            throw Refused.at(
                    Refusal.UNKNOWN_ACCOUNT, pointer, "this household has no account " + account);
        }
        if (!found.open()) {
            throw Refused.at(
                    Refusal.ACCOUNT_CLOSED, pointer, "the account " + account + " is closed");
        }
        return found;
    }

    /// @param pointer where the request names it
    public Category openCategory(UUID category, String pointer) {
        Category found = categories.get(category);
        if (found == null) {
            throw Refused.at(
                    Refusal.UNKNOWN_CATEGORY,
                    pointer,
                    "this household has no category " + category);
        }
        if (!found.open()) {
            throw Refused.at(
                    Refusal.CATEGORY_ARCHIVED,
                    pointer,
                    "the category " + category + " is archived");
        }
        return found;
    }

    /// @param pointer where the request names it
    public void requireMember(UUID member, String pointer) {
        boolean callerHimself = caller != null && caller.member().equals(member);
        if (!callerHimself && !members.containsKey(member)) {
            throw Refused.at(
                    Refusal.UNKNOWN_MEMBER, pointer, "this household has no member " + member);
        }
    }
}
