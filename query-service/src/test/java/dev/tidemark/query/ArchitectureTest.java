package dev.tidemark.query;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Which way dependencies go.
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("dev.tidemark");

    @Test
    void the_two_services_never_meet() {
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark.query..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tidemark.command..", "org.axonframework..")
                .check(CLASSES);
    }

    @Test
    void nobody_depends_on_a_version() {
        noClasses()
                .that(describe("are no version", type -> !isVersion(type)))
                .should()
                .dependOnClassesThat(describe("are a version", ArchitectureTest::isVersion))
                .check(CLASSES);
    }

    @Test
    void a_version_depends_on_no_other() {
        slices().matching("dev.tidemark.readmodel.(*).(v*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void projections_know_nothing_of_their_host() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.tidemark.projection..", "dev.tidemark.readmodel..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.tidemark.query.."))
                .check(CLASSES);
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("dev.tidemark.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothing_knows_a_timestamp_without_zone() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.LocalDateTime")
                .check(CLASSES);
    }

    private static boolean isVersion(JavaClass type) {
        return type.getName().matches(".*\\.v\\d+\\..*");
    }
}
