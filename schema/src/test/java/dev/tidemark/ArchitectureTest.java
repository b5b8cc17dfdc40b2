package dev.tidemark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses SCHEMA =
            new ClassFileImporter().importPath(Path.of("target/classes"));

    @Test
    void the_event_contract_depends_on_the_jdk_jspecify_and_json_annotations_only() {
        com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("dev.tidemark.event")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tidemark.event",
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.annotation")
                .check(SCHEMA);
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("dev.tidemark.(**)").should().beFreeOfCycles().check(SCHEMA);
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
                .check(SCHEMA);
    }
}
