package org.aushang.shell.internal;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationSource;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.Finding;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The command {@code aushang:applications}: how many are where, and what is wrong; which they are, and what a person decides about one.
 * Prints nothing personal. There only with an inbox.
 */
@Component(service = {})
public final class ApplicationsCommand implements ShellCommand {

    private static final Messages MESSAGES = Messages.load(ApplicationsCommand.class, "shell");

    private static final List<String> ACTIONS =
            List.of("list", "assign", "release", "erase", "erase-person", "export", "test", "--help");

    private final ApplicationService applications;
    private final List<ApplicationSource> sources;
    private final ApplicationActions actions;
    private final Completion completion;
    private final Locale locale = Locale.getDefault();
    private final @Nullable Shell shell;

    @Activate
    public ApplicationsCommand(
            BundleContext context,
            @Reference ApplicationService applications,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
                    List<ApplicationSource> sources,
            @Reference ChannelService channels,
            @Reference PublicationService publications,
            @Reference(
                            service = SessionFactory.class,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    ServiceReference<SessionFactory> karaf) {
        this.applications = applications;
        this.sources = List.copyOf(sources);
        this.actions = new ApplicationActions(applications, this.sources, MESSAGES, locale);
        this.completion = new Completion(channels, publications);
        this.shell = Shell.of(context, karaf, List.of(this));
    }

    /** In no shell. */
    ApplicationsCommand(ApplicationService applications, List<ApplicationSource> sources, Completion completion) {
        this.applications = applications;
        this.sources = List.copyOf(sources);
        this.actions = new ApplicationActions(applications, this.sources, MESSAGES, locale);
        this.completion = completion;
        this.shell = null;
    }

    @Deactivate
    public void remove() {
        if (shell != null) {
            shell.close();
        }
    }

    @Override
    public String name() {
        return "applications";
    }

    @Override
    public String usage() {
        return text("usage.applications");
    }

    @Override
    public String help() {
        return text("help.applications");
    }

    @Override
    public Set<String> candidates(List<String> before, String begun) {
        if (before.isEmpty()) {
            return Set.copyOf(ACTIONS);
        }
        try {
            return values(before, begun).collect(Collectors.toCollection(TreeSet::new));
        } catch (StoreUnavailableException | IllegalArgumentException e) {
            // The command itself says what is wrong.
            return Set.of();
        }
    }

    private Stream<String> values(List<String> before, String begun) {
        return switch (before.get(0) + " " + before.size()) {
            case "list 1" -> Arrays.stream(ApplicationState.values()).map(Enum::name);
            case "assign 1", "release 1", "erase 1" -> actions.ids();
            case "assign 2" -> completion.channels();
            case "assign 3" -> completion.jobs(before.get(2), begun);
            case "test 1" -> sources.stream().map(ApplicationSource::name);
            default -> Stream.empty();
        };
    }

    @Override
    public void run(PrintStream console, List<String> arguments) {
        if (arguments.equals(List.of("--help"))) {
            console.println(usage() + "\n" + help());
            return;
        }
        try {
            console.println(arguments.isEmpty() ? summary() : actions.execute(arguments));
        } catch (StoreUnavailableException e) {
            throw new CommandException(Operator.said(e.finding(), locale));
        }
    }

    private String summary() {
        StringBuilder lines = new StringBuilder();
        Map<ApplicationState, Long> counts = applications.counts();
        for (ApplicationState state : ApplicationState.values()) {
            lines.append(state)
                    .append(' ')
                    .append(counts.getOrDefault(state, 0L))
                    .append('\n');
        }
        applications.findings().forEach(finding -> append(lines, finding));
        for (ApplicationSource source : sources) {
            lines.append(text(
                            "mailbox",
                            source.name(),
                            source.lastContact().map(String::valueOf).orElse("–")))
                    .append('\n');
            source.findings().forEach(finding -> append(lines, finding));
        }
        return lines.toString().stripTrailing();
    }

    private void append(StringBuilder lines, Finding finding) {
        lines.append("  ").append(Operator.said(finding, locale).strip()).append('\n');
    }

    private String text(String key, Object... arguments) {
        return MESSAGES.text(key, arguments).in(locale);
    }
}
