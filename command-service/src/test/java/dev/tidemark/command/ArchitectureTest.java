package dev.tidemark.command;

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
                    .importPackages("dev.tidemark.command");

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("dev.tidemark.command.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_other_half_is_not_known_here() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tidemark.projection..",
                        "dev.tidemark.query..",
                        "dev.tidemark.readmodel..")
                .check(CLASSES);
    }

    @Test
    void nothing_tracks_events_by_axons_index() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "org\\.axonframework\\..*(Tracking|Streaming|StreamableMessageSource|TokenStore|EventProcessor|Saga|XStream).*")
                .check(CLASSES);
    }

    @Test
    void decisions_know_neither_spring_nor_sql() {
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark.command.decision..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "org.axonframework..")
                .check(CLASSES);
    }

    @Test
    void nothing_knows_jackson_2_or_a_timestamp_without_zone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.LocalDateTime")
                .check(CLASSES);
    }
}
