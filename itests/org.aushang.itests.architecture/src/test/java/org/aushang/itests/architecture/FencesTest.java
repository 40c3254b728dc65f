package org.aushang.itests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Who may import whom among our own: one rule for each row of the house's table. */
@AnalyzeClasses(packages = "org.aushang", importOptions = ImportOption.DoNotIncludeTests.class)
class FencesTest {

    private static final List<String> BUNDLES = List.of(
            "api",
            "schemaorg",
            "dispatch",
            "credentials",
            "transport",
            "hrbaxml",
            "connector.arbeitsagentur",
            "connector.feed",
            "connector.jobroom",
            "connector.misbehaving",
            "console",
            "rest",
            "shell",
            "mail",
            // Its package prefix is that of the mailbox reader as well.
            "applications.internal",
            "applications.mail",
            "simulator.arbeitsagentur",
            "simulator.jobroom",
            "tck",
            "demo");

    @ArchTest
    static final ArchRule api = bundle("api");

    @ArchTest
    static final ArchRule schemaorg = bundle("schemaorg", "api");

    @ArchTest
    static final ArchRule dispatch = bundle("dispatch", "api", "schemaorg");

    @ArchTest
    static final ArchRule credentials = bundle("credentials", "api");

    @ArchTest
    static final ArchRule transport = bundle("transport", "credentials");

    @ArchTest
    static final ArchRule hrbaxml = bundle("hrbaxml");

    @ArchTest
    static final ArchRule arbeitsagentur =
            bundle("connector.arbeitsagentur", "api", "credentials", "transport", "hrbaxml");

    @ArchTest
    static final ArchRule feed = bundle("connector.feed", "api", "schemaorg");

    @ArchTest
    static final ArchRule jobroom = bundle("connector.jobroom", "api");

    @ArchTest
    static final ArchRule simulatedJobRoom = bundle("simulator.jobroom");

    @ArchTest
    static final ArchRule misbehaving = bundle("connector.misbehaving", "api");

    @ArchTest
    static final ArchRule tck = bundle("tck", "api");

    @ArchTest
    static final ArchRule console = bundle("console", "api", "credentials");

    @ArchTest
    static final ArchRule rest = bundle("rest", "api", "schemaorg");

    @ArchTest
    static final ArchRule shell = bundle("shell", "api", "credentials");

    @ArchTest
    static final ArchRule mail = bundle("mail", "api");

    @ArchTest
    static final ArchRule applications = bundle("applications.internal", "api");

    @ArchTest
    static final ArchRule mailboxes = bundle("applications.mail", "api");

    @ArchTest
    static final ArchRule simulator = bundle("simulator.arbeitsagentur");

    @ArchTest
    static final ArchRule demo = bundle("demo", "api", "schemaorg");

    @ArchTest
    static final ArchRule the_ba_connector_has_no_package_cycles = noCycles("connector.arbeitsagentur");

    @ArchTest
    static final ArchRule the_feed_connector_has_no_package_cycles = noCycles("connector.feed");

    @ArchTest
    static final ArchRule the_job_room_connector_has_no_package_cycles = noCycles("connector.jobroom");

    @ArchTest
    static final ArchRule dispatch_has_no_package_cycles = noCycles("dispatch");

    @ArchTest
    static final ArchRule rest_has_no_package_cycles = noCycles("rest");

    @ArchTest
    static final ArchRule applications_have_no_package_cycles = noCycles("applications");

    @ArchTest
    static final ArchRule the_simulator_has_no_package_cycles = noCycles("simulator.arbeitsagentur");

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
                    "org.aushang.connector.arbeitsagentur.internal.(translate|check|file|report)..",
                    "org.aushang.connector.feed.internal.(check|render)..",
                    "org.aushang.connector.jobroom.internal.(advertisement|check|deliver)..",
                    "org.aushang.dispatch.internal.(model|store)..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule only_programs_print = noClasses()
            .that()
            .doNotHaveSimpleName("Main")
            .and()
            // The kit listens to what others print, and lets it pass.
            .resideOutsideOfPackage("org.aushang.tck")
            .should()
            .accessField(System.class, "out");

    /** Every package is a slice; classes that lie directly in {@code internal} are one too. */
    private static ArchRule noCycles(String bundle) {
        String root = "org.aushang." + bundle + ".internal";
        return slices().assignedFrom(new SliceAssignment() {

                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        String name = type.getPackageName();
                        return name.equals(root) || name.startsWith(root + ".")
                                ? SliceIdentifier.of(name)
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages of " + bundle;
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    private static ArchRule bundle(String name, String... mayImport) {
        List<String> forbidden = new ArrayList<>();
        for (String other : BUNDLES) {
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
