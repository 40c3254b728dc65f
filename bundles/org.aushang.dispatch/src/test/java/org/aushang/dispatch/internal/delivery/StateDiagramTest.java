package org.aushang.dispatch.internal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationState;

/** No sequence of calls, verdicts and faults does what the picture in the README does not have. */
@Tag("slow")
class StateDiagramTest {

    /** Each of up to 40 steps; the seed of one that fails is printed, and the next run tells it first. */
    private static final int STORIES = 150;

    private static final Pattern LINE = Pattern.compile("(?m)^\\s+(\\S+) --> (\\w+) : .+$");

    @BeforeContainer
    static void purgeExpired() {
        Transitions.SEEN.clear();
    }

    @Property(tries = STORIES, shrinking = ShrinkingMode.BOUNDED)
    void nothing_happens_that_the_picture_does_not_have(@ForAll("stories") ActionChain<Story> story) {
        Story told = story.withInvariant("whatever happens", Story::holds).run();
        told.comesToItsEnd();
        assertThat(Transitions.SEEN.keySet()).isSubsetOf(picture());
    }

    /** What is too rare for chance: the host changes its mind just then. */
    @Example
    void the_rare_ones_happen_too() {
        for (String kept : List.of("held", "defect")) {
            tell("usual", "Koch", kept, "Koch");
            tell("usual", "forbidden", kept, "forbidden");
            tell("never answers", "Koch", kept, "Koch");
        }
        Story undecided = tell("usual", "Koch", "forbidden", "Koch", "forbidden");
        undecided.publish("a", "Bäcker");
        undecided.publish("a", "forbidden");
        Story again = tell("takes ids again", "forbidden");
        again.withdraw("a");
        again.publish("a", "forbidden");
        late("Koch", story -> {});
        late("forbidden", story -> {});
        late("Koch", story -> story.withdraw("a"));
        late("Koch", story -> story.boardDoes(Decision.REMOVED_BY_BOARD));
        Story over = tell("ends by itself", "Koch");
        over.work(Duration.ofDays(3));
        over.withdraw("a");
        over.holds();
        Story removed = tell("usual", "Koch");
        removed.boardDoes(Decision.REMOVED_BY_BOARD);
        removed.publish("a", "Bäcker");
        removed.work(Duration.ZERO);
        removed.work(Duration.ofMinutes(10));
        removed.withdraw("a");
        removed.holds();
        Story leaving = tell("usual", "Koch");
        leaving.stage.board.silent = true;
        leaving.withdraw("a");
        leaving.work(Duration.ZERO);
        leaving.work(Duration.ofHours(25));
        leaving.stage.board.silent = false;
        leaving.work(Duration.ofHours(25));
        assertThat(Transitions.SEEN.keySet()).isSubsetOf(picture());
    }

    /** A report that is overdue comes after all. */
    private static void late(String title, Consumer<Story> before) {
        Story story = new Story("usual");
        story.stage.board.silent = true;
        story.publish("a", title);
        before.accept(story);
        story.work(Duration.ZERO);
        story.work(Duration.ofHours(25));
        before.accept(story);
        story.stage.board.silent = false;
        story.work(Duration.ofHours(25));
        story.work(Duration.ofHours(25));
        story.holds();
    }

    private static Story tell(String board, String... titles) {
        Story story = new Story(board);
        for (String title : titles) {
            story.publish("a", title);
            story.work(Duration.ZERO);
            story.work(Duration.ofMinutes(10));
            story.holds();
        }
        return story;
    }

    /** Nor has the picture anything that does not happen. */
    @AfterContainer
    static void everything_in_the_picture_happens() {
        assertThat(Transitions.SEEN.keySet()).containsAll(picture());
    }

    private static Set<String> picture() {
        try {
            String readme = Files.readString(Path.of("README.md"));
            Set<String> lines = LINE.matcher(readme)
                    .results()
                    .map(line -> line.group(1) + " --> " + line.group(2))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(lines.stream().map(line -> line.replaceAll(".* ", "")).collect(Collectors.toSet()))
                    .as("states in the picture")
                    .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(PublicationState.class).stream()
                            .map(Enum::name)
                            .toList());
            return lines;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Provide
    Arbitrary<ActionChain<Story>> stories() {
        Arbitrary<String> jobs = Arbitraries.of(Story.JOBS);
        Arbitrary<String> titles = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of("Koch", "Köchin", "Bäcker")),
                Tuple.of(2, Arbitraries.of("forbidden", "held", "defect")));
        Arbitrary<Boolean> arrived = Arbitraries.of(true, false);
        return Arbitraries.of(Story.BOARDS.keySet()).flatMap(board -> ActionChain.startWith(() -> new Story(board))
                .withAction(6, does(jobs, titles, "advertise", Story::publish))
                .withAction(3, does(jobs, "withdraw", Story::withdraw))
                .withAction(2, does(jobs, "send again", Story::retry))
                .withAction(1, does(jobs.list().uniqueElements(), titles, "only these", Story::only))
                .withAction(
                        12,
                        does(
                                Arbitraries.of(
                                        Duration.ZERO,
                                        Duration.ofMinutes(1),
                                        Duration.ofMinutes(10),
                                        Duration.ofHours(3),
                                        Duration.ofHours(25),
                                        Duration.ofDays(3)),
                                "work after",
                                Story::work))
                .withAction(2, does(Arbitraries.of(Story.ANSWERS.keySet()), "next attempt", Story::attemptEnds))
                .withAction(2, does(arrived, "the answer is lost, arrived:", Story::answerLost))
                .withAction(1, does(arrived, "defect, arrived:", Story::defect))
                .withAction(2, does(arrived, "killed, arrived:", Story::killed))
                .withAction(2, does(Arbitraries.of(Decision.REMOVED_BY_BOARD, Decision.GONE), "next", Story::boardDoes))
                .withAction(1, does(arrived, "silent:", (story, silent) -> story.stage.board.silent = silent))
                .withAction(1, does(arrived, "sure:", (story, sure) -> story.stage.board.sure = sure))
                .withAction(1, does("the connector comes or goes", Story::connectorComesOrGoes))
                .withAction(1, does(Arbitraries.of(Removal.values()), "remove", Story::remove))
                .withAction(1, decides("pause", story -> story.stage.administration.pause(new ChannelId("ch"))))
                .withAction(2, decides("resume", story -> story.stage.administration.resume(new ChannelId("ch"))))
                .withAction(1, decides("confirm", story -> story.stage.approve()))
                .withAction(1, decides("call off", story -> story.stage.reject()))
                .withAction(1, does("repair", story -> story.stage.maintenance.repairStuck()))
                .withMaxTransformations(40));
    }

    private interface Step<A> {

        void of(Story story, A with);
    }

    private interface Stride<A, B> {

        void of(Story story, A with, B and);
    }

    private static Action.Independent<Story> does(String what, Consumer<Story> step) {
        return () -> Arbitraries.just(Transformer.mutate(what, step));
    }

    private static Action.Independent<Story> decides(String what, Consumer<Story> step) {
        return does(what, story -> story.operate(stage -> step.accept(story)));
    }

    private static <A> Action.Independent<Story> does(Arbitrary<A> with, String what, Step<A> step) {
        return () -> with.map(a -> Transformer.mutate(what + " " + a, story -> step.of(story, a)));
    }

    private static <A, B> Action.Independent<Story> does(
            Arbitrary<A> with, Arbitrary<B> and, String what, Stride<A, B> step) {
        return () -> with.flatMap(
                a -> and.map(b -> Transformer.mutate(what + " " + List.of(a, b), story -> step.of(story, a, b))));
    }
}
