package dev.tidemark.projection;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String VERSION = "dev\\.tidemark\\.readmodel\\.[a-z]+\\.v\\d+(\\..*)?";

    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.tidemark.projection", "dev.tidemark.readmodel");

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("dev.tidemark.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void nobody_depends_on_a_version() {
        noClasses()
                .that(describe("are outside the version", type -> !isVersion(type)))
                .should()
                .dependOnClassesThat(describe("are of a version", ArchitectureTest::isVersion))
                .check(classes);
    }

    @Test
    void read_models_know_the_contract_and_nothing_of_what_runs_them() {
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark.readmodel..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tidemark.projection.*..")
                .check(classes);
    }

    @Test
    void the_contract_knows_nothing_of_what_runs_it() {
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark.projection")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tidemark.projection.*..")
                .check(classes);
    }

    private static boolean isVersion(JavaClass type) {
        return type.getPackageName().matches(VERSION);
    }
}
