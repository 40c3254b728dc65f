package org.aushang.shell.internal;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.PublicationService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The commands of a Gogo shell, one method each. They print to the session's console instead of returning a value, because
 * Karaf prints a returned value in its interactive shell only, neither over {@code ssh} nor for {@code bin/client}; and a
 * command that fails throws, so that a script sees it. {@code --help} and unknown options are handled here. Gogo finds
 * methods by the command's name; a name with a hyphen needs a {@code Function} of its own.
 */
@Component(
        service = Commands.class,
        property = {
            "osgi.command.scope=aushang",
            "osgi.command.function=channels",
            "osgi.command.function=health",
            "osgi.command.function=publications",
            "osgi.command.function=timeline",
            "osgi.command.function=retry",
            "osgi.command.function=pause",
            "osgi.command.function=resume",
            "osgi.command.function=pending",
            "osgi.command.function=approve",
            "osgi.command.function=reject",
            "osgi.command.function=remove",
            "osgi.command.function=backup"
        })
public class Commands {

    private static final Messages MESSAGES = Messages.load(Commands.class, "shell");

    private static final String HELP = "--help";
    private static final String JSON = "--json";

    private final Operator operator;
    private final Locale locale;

    @Activate
    public Commands(
            @Reference PublicationService publications,
            @Reference ChannelService channels,
            @Reference ChannelAdministration administration) {
        this(
                new Operator(publications, channels, administration, Locale.getDefault(), ZoneId.systemDefault()),
                Locale.getDefault());
    }

    Commands(Operator operator, Locale locale) {
        this.operator = operator;
        this.locale = locale;
    }

    @Descriptor("Lists channels: condition, counts, findings")
    public void channels(CommandSession session, String... arguments) {
        run(session, "channels", arguments, (given, script) -> operator.channels(script));
    }

    @Descriptor("Shows the health of all channels in one line; fails if a channel does not work")
    public void health(CommandSession session, String... arguments) {
        run(session, "health", arguments, (given, script) -> operator.health(script));
        if (!Arrays.asList(arguments).contains(HELP) && operator.isCritical()) {
            throw new CommandException("CRITICAL");
        }
    }

    @Descriptor("Tests the connection of a channel; uploads nothing")
    public void testConnection(CommandSession session, String... arguments) {
        run(session, "test-connection", arguments, given -> operator.testConnection(given.get(0)));
    }

    @Descriptor("Lists the publications of a channel")
    public void publications(CommandSession session, String... arguments) {
        run(session, "publications", arguments, (given, script) -> operator.publications(given.get(0), script));
    }

    @Descriptor("Shows what happened to a job")
    public void timeline(CommandSession session, String... arguments) {
        run(session, "timeline", arguments, (given, script) -> operator.timeline(given.get(0), given.get(1), script));
    }

    @Descriptor("Sends an invalid, rejected or failed publication again")
    public void retry(CommandSession session, String... arguments) {
        run(session, "retry", arguments, given -> operator.retry(given.get(0), given.get(1)));
    }

    @Descriptor("Pauses a channel: nothing is sent until it is resumed")
    public void pause(CommandSession session, String... arguments) {
        run(session, "pause", arguments, given -> operator.pause(given.get(0)));
    }

    @Descriptor("Resumes a channel")
    public void resume(CommandSession session, String... arguments) {
        run(session, "resume", arguments, given -> operator.resume(given.get(0)));
    }

    @Descriptor("Shows the mass change that waits for approval")
    public void pending(CommandSession session, String... arguments) {
        run(session, "pending", arguments, given -> operator.pending(given.get(0)));
    }

    @Descriptor("Approves the mass change that was shown")
    public void approve(CommandSession session, String... arguments) {
        run(session, "approve", arguments, given -> operator.approve(given.get(0), given.get(1)));
    }

    @Descriptor("Rejects the mass change that was shown")
    public void reject(CommandSession session, String... arguments) {
        run(session, "reject", arguments, given -> operator.reject(given.get(0), given.get(1)));
    }

    @Descriptor("Decides what becomes of a channel's postings before it is removed")
    public void remove(CommandSession session, String... arguments) {
        run(session, "remove", arguments, given -> operator.remove(given.get(0), given.get(1)));
    }

    @Descriptor("Copies the embedded database while it works")
    public void backup(CommandSession session, String... arguments) {
        run(session, "backup", arguments, given -> operator.backup(given.get(0)));
    }

    @Descriptor("Writes everything about one publication into a zip file, without secrets")
    public void supportBundle(CommandSession session, String... arguments) {
        run(
                session,
                "support-bundle",
                arguments,
                given -> operator.supportBundle(given.get(0), given.get(1), given.get(2)));
    }

    private void run(CommandSession session, String name, String[] arguments, Function<List<String>, String> command) {
        run(session, name, arguments, (given, script) -> command.apply(given));
    }

    /** @param command takes the arguments, and whether a script reads what it says */
    private void run(
            CommandSession session,
            String name,
            String[] arguments,
            BiFunction<List<String>, Boolean, String> command) {
        List<String> given = new ArrayList<>(Arrays.asList(arguments));
        String usage = text("usage." + name);
        if (given.contains(HELP)) {
            print(session, usage + "\n" + text("help." + name));
            return;
        }
        boolean script = usage.contains(JSON) && given.remove(JSON);
        for (String argument : given) {
            if (argument.startsWith("-")) {
                throw new CommandException(text("option", argument, usage));
            }
        }
        // "aushang:timeline CHANNEL JOB [--json]": every word without brackets is an argument.
        long wanted = Arrays.stream(usage.split(" "))
                .skip(1)
                .filter(word -> !word.startsWith("["))
                .count();
        if (given.size() != wanted) {
            throw new CommandException(text("arguments", usage));
        }
        print(session, command.apply(given, script));
    }

    private static void print(CommandSession session, String text) {
        session.getConsole().println(text);
        session.getConsole().flush();
    }

    private String text(String key, Object... arguments) {
        return MESSAGES.text(key, arguments).in(locale);
    }
}
