package org.aushang.dispatch.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.aushang.api.applications.ApplicationRoute;
import org.aushang.api.applications.ApplicationRouting;
import org.aushang.api.host.ReplaceResult;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationRef;
import org.aushang.dispatch.internal.Stage;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.model.ApplicationToken;
import org.aushang.dispatch.internal.model.SendPolicy;
import org.aushang.dispatch.internal.store.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

class ApplicationRouterTest {

    private static final ApplicationRoute ROUTE =
            ApplicationRoute.of("https://jobs.example.com/apply/{token}", "jobs+{token}@example.com");
    private static final PublicationRef J1 = PublicationRef.of("ch", "j1");

    @TempDir
    private Path directory;

    private static JobPosting posting(String job, ContactPoint contact) {
        return JobPosting.builder(job)
                .title("Köchin")
                .applicationContact(contact)
                .build();
    }

    private static JobPosting posting(String job) {
        return posting(
                job,
                ContactPoint.builder()
                        .familyName("Adler")
                        .email("adler@example.com")
                        .build());
    }

    private ContactPoint published(Stage stage, JobPosting posting) {
        stage.service.publish(Stage.CHANNEL, posting);
        return stage.service
                .posting(new PublicationRef(Stage.CHANNEL, posting.id()))
                .orElseThrow()
                .applicationContact();
    }

    @Test
    void a_posting_gets_a_link_and_an_address_that_lead_back_to_it() {
        Stage stage = stage(ROUTE);

        ContactPoint contact = published(stage, posting("j1"));

        String token = stage.router.token(J1).orElseThrow();
        assertThat(contact.url()).isEqualTo("https://jobs.example.com/apply/" + token);
        assertThat(contact.email()).isEqualTo("jobs+" + token + "@example.com");
        assertThat(contact.familyName()).isEqualTo("Adler");
        assertThat(stage.router.resolve(token)).contains(J1);
        assertThat(stage.router.resolve(token.toUpperCase(java.util.Locale.ROOT)))
                .contains(J1);
    }

    @Test
    void a_form_of_the_hosts_own_stays_and_may_have_the_token() {
        Stage stage = stage(ROUTE);
        ContactPoint form = ContactPoint.builder()
                .url("https://ats.example.com/form?t={token}")
                .email("own@example.com")
                .build();

        ContactPoint contact = published(stage, posting("j1", form));

        assertThat(contact.url())
                .isEqualTo("https://ats.example.com/form?t="
                        + stage.router.token(J1).orElseThrow());
        assertThat(contact.email()).isEqualTo("own@example.com");
    }

    @Test
    void a_posting_that_says_so_goes_its_own_way_and_gets_no_token() {
        Stage stage = stage(ROUTE);
        JobPosting own = posting("j1").toBuilder()
                .extension("aushang:applications", "own")
                .build();

        assertThat(published(stage, own).email()).isEqualTo("adler@example.com");
        assertThat(stage.router.token(J1)).isEmpty();
    }

    @Test
    void one_that_was_edited_as_it_is_stored_keeps_its_link() {
        Stage stage = stage(ROUTE);
        ContactPoint before = published(stage, posting("j1"));

        JobPosting edited = stage.service.posting(J1).orElseThrow().toBuilder()
                .title("Koch")
                .build();

        assertThat(published(stage, edited)).isEqualTo(before);
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_host_that_sees_the_inbox_before_us_publishes_with_its_link() {
        BundleContext context = mock();
        ServiceReference<ApplicationRouting> reference = mock();
        when(context.getServiceReference(ApplicationRouting.class)).thenReturn(reference);
        when(context.getService(reference)).thenReturn(() -> ROUTE);
        ApplicationRouter router = new ApplicationRouter(context, TestLedger.in(directory));

        JobPosting routed = router.route(Stage.CHANNEL, posting("j1"));

        assertThat(routed.applicationContact().url()).startsWith("https://jobs.example.com/apply/");
        verify(context).ungetService(reference);
    }

    @Test
    void a_restart_in_which_the_inbox_comes_late_changes_nothing() {
        Ledger ledger = TestLedger.in(directory);
        List<JobPosting> postings =
                IntStream.range(0, 1000).mapToObj(i -> posting("job" + i)).toList();
        Stage before = new Stage(ledger, SendPolicy.DEFAULT);
        before.router.bindRouting(() -> ROUTE);
        before.service.replaceAll(Stage.CHANNEL, postings);

        Stage after = new Stage(ledger, SendPolicy.DEFAULT);
        ReplaceResult result = after.service.replaceAll(Stage.CHANNEL, postings);
        after.router.bindRouting(() -> ROUTE);
        ReplaceResult again = after.service.replaceAll(Stage.CHANNEL, postings);

        assertThat(result.unchanged()).isEqualTo(1000);
        assertThat(again.unchanged()).isEqualTo(1000);
    }

    @Test
    void the_token_stays_when_the_posting_ends_and_comes_back() {
        Stage stage = stage(ROUTE);
        ContactPoint before = published(stage, posting("j1"));
        stage.service.withdraw(J1, Withdrawal.usual());

        assertThat(stage.router.resolve(stage.router.token(J1).orElseThrow())).contains(J1);
        assertThat(stage.router.jsonLd(J1)).isEmpty();
        assertThat(published(stage, posting("j1"))).isEqualTo(before);
        assertThat(stage.router.jsonLd(J1).orElseThrow()).contains("Köchin");
    }

    @Test
    void without_a_route_postings_stay_as_they_are() {
        Stage stage = stage(ApplicationRoute.NONE);

        assertThat(published(stage, posting("j1")).email()).isEqualTo("adler@example.com");
        assertThat(stage.router.token(J1)).isEmpty();
    }

    @Test
    void jobs_are_found_by_their_numbers_and_no_other_words() {
        Stage stage = stage(ROUTE);
        stage.service.publish(Stage.CHANNEL, posting("R-1000"));
        stage.service.publish(Stage.CHANNEL, posting("R-10001"));

        assertThat(stage.router.named(List.of("Bewerbung", "R-1000", "r-10001")))
                .containsExactly(PublicationRef.of("ch", "R-1000"));
        assertThat(stage.router.named(List.of())).isEmpty();
    }

    @Property(tries = 200)
    void a_token_with_one_wrong_character_is_none(
            @ForAll @IntRange(max = 10) int place, @ForAll @IntRange(max = 31) int by) {
        String alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
        String token = ApplicationToken.random(new SecureRandom());
        int other = (alphabet.indexOf(token.charAt(place)) + by) % 32;
        String changed = token.substring(0, place) + alphabet.charAt(other) + token.substring(place + 1);

        assertThat(ApplicationToken.read(changed).isPresent()).isEqualTo(by == 0);
    }

    @Test
    void tokens_do_not_repeat() {
        SecureRandom random = new SecureRandom();
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            tokens.add(ApplicationToken.random(random));
        }
        assertThat(tokens).hasSize(10_000).allMatch(token -> token.matches("[0-9a-z]{11}"));
    }

    private Stage stage(ApplicationRoute route) {
        Stage stage = new Stage(directory);
        stage.router.bindRouting(() -> route);
        return stage;
    }
}
