package org.aushang.shell.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationSource;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.Finding;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The command {@code aushang:applications}: how many are where, and what is wrong; which they are, and what a person decides about one.
 * Prints nothing personal. There only with an inbox.
 */
@Component(
        service = Function.class,
        property = {"osgi.command.scope=aushang", "osgi.command.function=applications"})
public final class ApplicationsCommand implements Function {

    private static final Messages MESSAGES = Messages.load(ApplicationsCommand.class, "shell");

    private final ApplicationService applications;
    private final List<ApplicationSource> sources;
    private final ApplicationActions actions;
    private final Locale locale = Locale.getDefault();

    @Activate
    public ApplicationsCommand(
            @Reference ApplicationService applications,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
                    List<ApplicationSource> sources) {
        this.applications = applications;
        this.sources = List.copyOf(sources);
        this.actions = new ApplicationActions(applications, this.sources, MESSAGES, locale);
    }

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments) {
        if (arguments.equals(List.of("--help"))) {
            session.getConsole().println(usage() + "\n" + text("help.applications"));
            return null;
        }
        try {
            List<String> words = arguments.stream().map(String::valueOf).toList();
            session.getConsole().println(words.isEmpty() ? summary() : actions.execute(words));
            session.getConsole().flush();
            return null;
        } catch (StoreUnavailableException e) {
            throw new CommandException(Operator.said(e.finding(), locale));
        }
    }

    private String usage() {
        return text("usage.applications");
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
