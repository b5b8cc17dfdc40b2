package dev.tidemark.readmodel.household.v1;

import dev.tidemark.event.Role;
import dev.tidemark.readmodel.household.Member;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

@Immutable
@Entity(name = "HouseholdMemberV1")
@Table(schema = "household_v1", name = "member")
@IdClass(HouseholdTables.MemberKey.class)
@NullUnmarked
class MemberEntity {
    @Id private UUID household;
    @Id private UUID member;
    private String subject;

    @Enumerated(EnumType.STRING)
    private Role role;

    private String name;
    private String email;
    private boolean active;

    protected MemberEntity() {}

    Member answer() {
        return new Member(member, subject, role, name, email, active);
    }
}
