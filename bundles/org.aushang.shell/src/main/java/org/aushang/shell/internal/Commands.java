package org.aushang.shell.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.PublicationService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * One method for each command of a Gogo shell. They print to the session's console instead of returning a value, because
 * Karaf prints a returned value in its interactive shell only, neither over {@code ssh} nor for {@code bin/client}; and a
 * command that fails throws, so that a script sees it. {@code --help} and unknown options are dealt with here.
 */
@Component(
        service = Commands.class,
        property = {
            "osgi.command.scope=aushang",
            "osgi.command.function=channels",
            "osgi.command.function=health",
            "osgi.command.function=check",
            "osgi.command.function=jobs",
            "osgi.command.function=timeline",
            "osgi.command.function=again",
            "osgi.command.function=pause",
            "osgi.command.function=resume",
            "osgi.command.function=question",
            "osgi.command.function=confirm",
            "osgi.command.function=discard",
            "osgi.command.function=remove",
            "osgi.command.function=backup",
            "osgi.command.function=support"
        })
public class Commands {

    private static final Messages MESSAGES = Messages.load(Commands.class, "shell");

    private final Operator operator;
    private final Locale locale;

    @Activate
    public Commands(@Reference PublicationService desk, @Reference ChannelAdministration operations) {
        this(new Operator(desk, operations, Locale.getDefault()), Locale.getDefault());
    }

    Commands(Operator operator, Locale locale) {
        this.operator = operator;
        this.locale = locale;
    }

    @Descriptor("Lists channels: condition, counts, findings")
    public void channels(CommandSession session, String... arguments) {
        run(session, "channels", arguments, given -> operator.channels());
    }

    @Descriptor("Says in one line how all channels are; fails if one does not work")
    public void health(CommandSession session, String... arguments) {
        run(session, "health", arguments, given -> operator.health());
        if (arguments.length == 0 && operator.isCritical()) {
            throw new CommandException("CRITICAL");
        }
    }

    @Descriptor("Tests the connection of a channel; uploads nothing")
    public void check(CommandSession session, String... arguments) {
        run(session, "check", arguments, given -> operator.check(given.get(0)));
    }

    @Descriptor("Lists the jobs of a channel")
    public void jobs(CommandSession session, String... arguments) {
        run(session, "jobs", arguments, given -> operator.jobs(given.get(0)));
    }

    @Descriptor("Shows what happened to a job")
    public void timeline(CommandSession session, String... arguments) {
        run(session, "timeline", arguments, given -> operator.timeline(given.get(0), given.get(1)));
    }

    @Descriptor("Sends a job again that was held back, rejected or halted")
    public void again(CommandSession session, String... arguments) {
        run(session, "again", arguments, given -> operator.again(given.get(0), given.get(1)));
    }

    @Descriptor("Pauses a channel: nothing is sent until it is resumed")
    public void pause(CommandSession session, String... arguments) {
        run(session, "pause", arguments, given -> operator.pause(given.get(0)));
    }

    @Descriptor("Resumes a channel")
    public void resume(CommandSession session, String... arguments) {
        run(session, "resume", arguments, given -> operator.resume(given.get(0)));
    }

    @Descriptor("Shows the mass change that a channel waits to have confirmed")
    public void question(CommandSession session, String... arguments) {
        run(session, "question", arguments, given -> operator.question(given.get(0)));
    }

    @Descriptor("Confirms the mass change of a channel")
    public void confirm(CommandSession session, String... arguments) {
        run(session, "confirm", arguments, given -> operator.confirm(given.get(0)));
    }

    @Descriptor("Discards the mass change of a channel")
    public void discard(CommandSession session, String... arguments) {
        run(session, "discard", arguments, given -> operator.discard(given.get(0)));
    }

    @Descriptor("Decides what becomes of a channel's postings before it is removed")
    public void remove(CommandSession session, String... arguments) {
        run(session, "remove", arguments, given -> operator.remove(given.get(0), given.get(1)));
    }

    @Descriptor("Copies the embedded database while it works")
    public void backup(CommandSession session, String... arguments) {
        run(session, "backup", arguments, given -> operator.backup(given.get(0)));
    }

    @Descriptor("Writes everything about one job into a zip file, without secrets")
    public void support(CommandSession session, String... arguments) {
        run(session, "support", arguments, given -> operator.support(given.get(0), given.get(1), given.get(2)));
    }

    private void run(CommandSession session, String name, String[] arguments, Function<List<String>, String> command) {
        List<String> given = Arrays.asList(arguments);
        String usage = text("usage." + name);
        if (given.contains("--help")) {
            print(session, usage + "\n" + text("help." + name));
            return;
        }
        for (String argument : given) {
            if (argument.startsWith("-")) {
                throw new CommandException(text("option", argument, usage));
            }
        }
        // "aushang:check CHANNEL": every word in capitals is an argument.
        long wanted = Arrays.stream(usage.split(" ")).skip(1).count();
        if (given.size() != wanted) {
            throw new CommandException(text("arguments", usage));
        }
        print(session, command.apply(given));
    }

    private static void print(CommandSession session, String text) {
        session.getConsole().println(text);
        session.getConsole().flush();
    }

    private String text(String key, Object... arguments) {
        return MESSAGES.text(key, arguments).in(locale);
    }
}
