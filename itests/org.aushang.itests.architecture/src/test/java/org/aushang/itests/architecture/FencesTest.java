package org.aushang.itests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Who may import whom among our own: one rule for each row of the house's table. */
@AnalyzeClasses(packages = "org.aushang", importOptions = ImportOption.DoNotIncludeTests.class)
class FencesTest {

    private static final List<String> ROOMS = List.of(
            "api",
            "schemaorg",
            "dispatch",
            "credentials",
            "transport",
            "hrbaxml",
            "connector.arbeitsagentur",
            "connector.feed",
            "connector.misbehaving",
            "console",
            "shell",
            "simulator.arbeitsagentur",
            "tck",
            "demo");

    @ArchTest
    static final ArchRule api = room("api");

    @ArchTest
    static final ArchRule schemaorg = room("schemaorg", "api");

    @ArchTest
    static final ArchRule dispatch = room("dispatch", "api", "schemaorg");

    @ArchTest
    static final ArchRule credentials = room("credentials");

    @ArchTest
    static final ArchRule transport = room("transport", "credentials");

    @ArchTest
    static final ArchRule hrbaxml = room("hrbaxml");

    @ArchTest
    static final ArchRule arbeitsagentur =
            room("connector.arbeitsagentur", "api", "credentials", "transport", "hrbaxml");

    @ArchTest
    static final ArchRule feed = room("connector.feed", "api", "schemaorg");

    @ArchTest
    static final ArchRule misbehaving = room("connector.misbehaving", "api");

    @ArchTest
    static final ArchRule tck = room("tck", "api");

    @ArchTest
    static final ArchRule console = room("console", "api", "credentials");

    @ArchTest
    static final ArchRule shell = room("shell", "api", "credentials");

    @ArchTest
    static final ArchRule simulator = room("simulator.arbeitsagentur");

    @ArchTest
    static final ArchRule demo = room("demo", "api", "schemaorg");

    @ArchTest
    static final ArchRule the_walk_goes_forward_and_back_once = slices().matching(
                    "org.aushang.connector.arbeitsagentur.internal.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule the_feeds_rooms_have_no_circles = slices().matching(
                    "org.aushang.connector.feed.internal.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule dispatch_has_no_circles =
            slices().matching("org.aushang.dispatch.internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_api_shows_the_jdk_and_itself = classes()
            .that()
            .resideInAPackage("org.aushang.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.aushang.api..", "org.osgi.annotation..", "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule time_comes_from_a_clock_inside = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.aushang.connector.arbeitsagentur.internal.(translate|check|envelope|protocol)..",
                    "org.aushang.connector.feed.internal.(check|render)..",
                    "org.aushang.dispatch.internal.ledger..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule nobody_prints_but_the_program = noClasses()
            .that()
            .doNotHaveSimpleName("Main")
            .and()
            // The kit listens to what others print, and lets it pass.
            .resideOutsideOfPackage("org.aushang.tck")
            .should()
            .accessField(System.class, "out");

    private static ArchRule room(String name, String... mayImport) {
        List<String> forbidden = new ArrayList<>();
        for (String other : ROOMS) {
            if (!other.equals(name) && !Arrays.asList(mayImport).contains(other)) {
                forbidden.add("org.aushang." + other + "..");
            }
        }
        return noClasses()
                .that()
                .resideInAPackage("org.aushang." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden.toArray(String[]::new));
    }
}
