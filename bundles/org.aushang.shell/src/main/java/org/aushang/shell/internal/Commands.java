package org.aushang.shell.internal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.aushang.api.connector.Messages;

/** The operator's commands. {@code --help}, unknown options and missing arguments are handled here. */
final class Commands {

    private static final Messages MESSAGES = Messages.load(Commands.class, "shell");

    private static final String HELP = "--help";
    private static final String JSON = "--json";

    private final Operator operator;
    private final Completion completion;
    private final Locale locale;

    Commands(Operator operator, Completion completion, Locale locale) {
        this.operator = operator;
        this.completion = completion;
        this.locale = locale;
    }

    List<ShellCommand> all() {
        return List.of(
                command("channels", (given, script) -> operator.channels(script)),
                command("health", (given, script) -> operator.health(script), this::failIfCritical),
                command("test-connection", (given, script) -> operator.testConnection(given.get(0))),
                command("publications", (given, script) -> operator.publications(given.get(0), script)),
                command("timeline", (given, script) -> operator.timeline(given.get(0), given.get(1), script)),
                command("retry", (given, script) -> operator.retry(given.get(0), given.get(1))),
                command("pause", (given, script) -> operator.pause(given.get(0))),
                command("resume", (given, script) -> operator.resume(given.get(0))),
                command("pending", (given, script) -> operator.pending(given.get(0))),
                command("approve", (given, script) -> operator.approve(given.get(0), given.get(1))),
                command("reject", (given, script) -> operator.reject(given.get(0), given.get(1))),
                command("remove", (given, script) -> operator.remove(given.get(0), given.get(1))),
                command("backup", (given, script) -> operator.backup(given.get(0))),
                command(
                        "support-bundle",
                        (given, script) -> operator.supportBundle(given.get(0), given.get(1), given.get(2))));
    }

    private ShellCommand command(String name, Body body) {
        return command(name, body, () -> {});
    }

    private ShellCommand command(String name, Body body, Runnable afterwards) {
        return new OperatorCommand(
                name,
                text(locale, "usage." + name),
                text(locale, "help." + name),
                body,
                afterwards,
                completion,
                locale);
    }

    private void failIfCritical() {
        if (operator.isCritical()) {
            throw new CommandException("CRITICAL");
        }
    }

    private static String text(Locale locale, String key, Object... arguments) {
        return MESSAGES.text(key, arguments).in(locale);
    }

    /** Takes the arguments, and whether a script reads what it says. */
    @FunctionalInterface
    private interface Body {
        String text(List<String> given, boolean script);
    }

    private record OperatorCommand(
            String name,
            String usage,
            String help,
            Body body,
            Runnable afterwards,
            Completion completion,
            Locale locale)
            implements ShellCommand {

        @Override
        public Set<String> candidates(List<String> before, String begun) {
            return completion.candidates(usage, before, begun);
        }

        @Override
        public void run(PrintStream console, List<String> arguments) {
            List<String> given = new ArrayList<>(arguments);
            if (given.contains(HELP)) {
                console.println(usage + "\n" + help);
                return;
            }
            boolean script = usage.contains(JSON) && given.remove(JSON);
            for (String argument : given) {
                if (argument.startsWith("-")) {
                    throw new CommandException(text(locale, "option", argument, usage));
                }
            }
            // "aushang:timeline CHANNEL JOB [--json]": every word without brackets is an argument.
            long wanted = Arrays.stream(usage.split(" "))
                    .skip(1)
                    .filter(word -> !word.startsWith("["))
                    .count();
            if (given.size() != wanted) {
                throw new CommandException(text(locale, "arguments", usage));
            }
            console.println(body.text(given, script));
            afterwards.run();
        }
    }
}
