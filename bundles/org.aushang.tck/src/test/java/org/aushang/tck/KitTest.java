package org.aushang.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The kit against connectors of which it is known what it must say. */
class KitTest {

    private static EngineExecutionResults run(Class<?> contract) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .execute();
    }

    private static List<String> names(EngineExecutionResults results, Function<Events, Events> which) {
        return which.apply(results.testEvents()).stream()
                .map(event -> event.getTestDescriptor().getDisplayName().replace("()", ""))
                .toList();
    }

    static List<Class<?>> breakers() {
        return Arrays.stream(RuleBreakers.class.getDeclaredClasses())
                .filter(PinboardContract.class::isAssignableFrom)
                .sorted((a, b) -> a.getSimpleName().compareTo(b.getSimpleName()))
                .<Class<?>>map(breaker -> breaker)
                .toList();
    }

    @Test
    void a_connector_that_keeps_the_rules_passes() {
        EngineExecutionResults results = run(PinboardContract.class);

        assertThat(names(results, Events::failed)).isEmpty();
        assertThat(names(results, Events::aborted)).allMatch(name -> name.startsWith("optional_"));
        assertThat(names(results, Events::skipped)).allMatch(name -> name.startsWith("untested_"));
    }

    @ParameterizedTest
    @MethodSource("breakers")
    void a_connector_that_breaks_one_rule_fails_that_one_alone(Class<?> breaker) {
        String rule = breaker.getSimpleName().replace("Rule", "_rule") + "_";

        assertThat(names(run(breaker), Events::failed)).isNotEmpty().allMatch(name -> name.contains(rule));
    }

    @Test
    void a_connector_with_facets_that_keeps_their_promises_passes() {
        EngineExecutionResults results = run(FacetBreakers.Good.class);

        assertThat(names(results, Events::failed)).isEmpty();
        assertThat(names(results, Events::aborted)).containsExactly("optional_feed_has_an_address");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                FacetBreakers.Reconciling_.class,
                FacetBreakers.Still_online.class,
                FacetBreakers.Credential_check.class,
                FacetBreakers.Preview_.class,
                FacetBreakers.Look_up.class
            })
    void a_facet_that_breaks_its_promise_fails_alone(Class<?> breaker) {
        String facet = breaker.getSimpleName().replaceAll("_$", "").toLowerCase(Locale.ROOT);

        assertThat(names(run(breaker), Events::failed))
                .singleElement()
                .asString()
                .startsWith("optional_" + facet);
    }

    @Test
    void every_numbered_rule_has_a_test_and_somebody_who_breaks_it() {
        for (int rule = 1; rule <= 16; rule++) {
            String number = String.format(Locale.ROOT, "%02d", rule);
            assertThat(Arrays.stream(JobBoardPublisherContract.class.getDeclaredMethods())
                            .map(Method::getName))
                    .anyMatch(name -> name.startsWith("required_rule" + number + "_"));
            assertThat(breakers()).extracting(Class::getSimpleName).contains("Rule" + number);
        }
    }
}
