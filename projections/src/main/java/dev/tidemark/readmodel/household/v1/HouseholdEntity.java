package dev.tidemark.readmodel.household.v1;

import dev.tidemark.readmodel.household.Household;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

@Immutable
@Entity(name = "HouseholdV1")
@Table(schema = "household_v1", name = "household")
@NullUnmarked
class HouseholdEntity {
    @Id private UUID household;
    private String name;
    private String baseCurrency;
    private String timeZone;
    private long version;

    protected HouseholdEntity() {}

    Household answer() {
        return new Household(household, name, baseCurrency, timeZone, version);
    }
}
