package dev.tidemark.lint;

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
                    .importPackages("dev.tidemark.lint");

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("dev.tidemark.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void what_reads_knows_nothing_of_what_judges() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.tidemark.lint.sql", "dev.tidemark.lint.changelog")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tidemark.lint", "dev.tidemark.lint.rule")
                .check(CLASSES);
    }
}
