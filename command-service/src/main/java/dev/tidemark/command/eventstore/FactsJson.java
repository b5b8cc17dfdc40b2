package dev.tidemark.command.eventstore;

import dev.tidemark.command.decision.HouseholdFacts;
import dev.tidemark.event.CategoryKind;
import dev.tidemark.event.Role;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The facts as `begin_command` gives them: a role, and one JSON array for each kind of id.
@Component
final class FactsJson {
    private record AccountRow(UUID account, String currency, boolean open) {}

    private record CategoryRow(
            UUID category, @Nullable UUID parent, CategoryKind kind, boolean open) {}

    private record MemberRow(UUID member, Role role) {}

    private final JsonMapper mapper = JsonMapper.builder().build();

    HouseholdFacts read(ResultSet row) throws SQLException {
        String role = row.getString("role");
        return new HouseholdFacts(
                role == null
                        ? null
                        : new HouseholdFacts.Member(
                                row.getObject("member", UUID.class), Role.valueOf(role)),
                map(
                        row.getString("accounts"),
                        new TypeReference<List<AccountRow>>() {},
                        AccountRow::account,
                        a -> new HouseholdFacts.Account(a.currency(), a.open())),
                map(
                        row.getString("categories"),
                        new TypeReference<List<CategoryRow>>() {},
                        CategoryRow::category,
                        c -> new HouseholdFacts.Category(c.parent(), c.kind(), c.open())),
                map(
                        row.getString("members"),
                        new TypeReference<List<MemberRow>>() {},
                        MemberRow::member,
                        MemberRow::role),
                ids(row.getArray("lineage")));
    }

    private <R, V> Map<UUID, V> map(
            @Nullable String json,
            TypeReference<List<R>> rows,
            Function<R, UUID> id,
            Function<R, V> value) {
        return json == null
                ? Map.of()
                : mapper.readValue(json, rows).stream().collect(Collectors.toMap(id, value));
    }

    private static List<UUID> ids(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((UUID[]) array.getArray());
    }
}
