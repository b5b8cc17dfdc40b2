package dev.tidemark.rehearsal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.tidemark.rehearsal");

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("dev.tidemark.rehearsal.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void a_plan_knows_neither_a_store_nor_the_time() {
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark.rehearsal.generator..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "java.sql..", "org.axonframework..", "java.io..")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(CLASSES);
    }

    @Test
    void the_door_of_the_command_service_is_the_only_way_into_its_store() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tidemark.command.eventstore..",
                        "dev.tidemark.command.lookup..",
                        "dev.tidemark.command.relay..",
                        "dev.tidemark.command.store..",
                        "dev.tidemark.command.web..")
                .check(CLASSES);
    }
}
