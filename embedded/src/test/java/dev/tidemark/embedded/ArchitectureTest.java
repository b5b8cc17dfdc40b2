package dev.tidemark.embedded;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final JavaClasses classes =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.tidemark.embedded");

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("dev.tidemark.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void nothing_of_the_product_is_used_so_that_every_module_can_be_tested_with_it() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat(
                        DescribedPredicate.describe(
                                "are another module's",
                                type ->
                                        type.getPackageName().startsWith("dev.tidemark")
                                                && !type.getPackageName()
                                                        .startsWith("dev.tidemark.embedded")))
                .check(classes);
    }
}
