package org.aushang.console.internal.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationState;
import org.aushang.api.model.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the set-up of a channel of the Bundesagentur für Arbeit is: the steps in the order in which they happen, those outside of
 * this system ticked by a person with a date, the others seen by themselves. Pure.
 */
final class SetupSteps {

    /** Begins the names of the notes in the channel's settings. */
    static final String NOTE = Schema.NOTE + "setup.";

    /** Those that a person ticks. */
    static final List<String> TICKED = List.of("registered", "supervised", "requested", "signed", "certificate", "pin");

    private final List<Step> steps = new ArrayList<>();

    private SetupSteps() {}

    /** What a step is at present. */
    enum State {
        DONE,
        CURRENT,
        LATER
    }

    /**
     * @param ticked whether a person says that it is done
     * @param since when it was done, or since when it waits; null: not known
     */
    record Step(String id, State state, boolean ticked, @Nullable LocalDate since) {}

    /** @param trial whether the trial posting is among those that are online */
    static List<Step> of(ChannelStatus channel, Map<String, String> settings, boolean trial) {
        SetupSteps all = new SetupSteps();
        for (String id : TICKED) {
            Optional<LocalDate> done = date(settings.get(NOTE + id));
            all.add(id, done.isPresent(), true, done.orElse(null));
        }
        boolean complete = channel.installed() && channel.findings().stream().noneMatch(SetupSteps::isMissing);
        int others = trial ? 1 : 0;
        boolean accepted = channel.online() > others
                || channel.publications().getOrDefault(PublicationState.ACCEPTED, 0) > others
                || channel.publications().containsKey(PublicationState.EXPIRED);
        LocalDate tested = date(settings.get(NOTE + "tested")).orElse(null);
        LocalDate tried = date(settings.get(NOTE + "trial")).orElse(null);
        all.add("values", complete, false, null);
        all.add("tested", accepted || tested != null, false, tested);
        all.add("trial", accepted || tried != null, false, tried);
        all.add("accepted", accepted, false, null);
        return all.steps;
    }

    /** A finding about a setting or a certificate: something is still to be entered, or wrong. */
    private static boolean isMissing(Finding finding) {
        return finding.isError()
                && Set.of(Finding.Remedy.EDIT_SETTINGS, Finding.Remedy.RENEW_CERTIFICATE)
                        .contains(finding.remedy());
    }

    private void add(String id, boolean done, boolean ticked, @Nullable LocalDate at) {
        boolean first = steps.stream().allMatch(step -> step.state() == State.DONE);
        LocalDate before = steps.isEmpty() ? null : steps.get(steps.size() - 1).since();
        State state = done ? State.DONE : first ? State.CURRENT : State.LATER;
        steps.add(new Step(id, state, ticked, state == State.CURRENT ? before : at));
    }

    private static Optional<LocalDate> date(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
