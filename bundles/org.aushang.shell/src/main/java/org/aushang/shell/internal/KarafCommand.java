package org.aushang.shell.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.console.Command;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Parser;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;

/** A command in Karaf's shell, which completes its arguments; it does so for no command that comes to it from Gogo. */
final class KarafCommand implements Command {

    private final ShellCommand command;

    KarafCommand(ShellCommand command) {
        this.command = command;
    }

    @Override
    public String getScope() {
        return ShellCommand.SCOPE;
    }

    @Override
    public String getName() {
        return command.name();
    }

    /** Karaf's {@code help} has a line for each command: the first sentence without its end. */
    @Override
    public String getDescription() {
        String help = command.help();
        int end = help.indexOf(". ");
        return end >= 0 ? help.substring(0, end) : help.replaceFirst("\\.$", "");
    }

    /** @param scoped whether the operator is in this scope, and calls commands by their names alone */
    @Override
    public Completer getCompleter(boolean scoped) {
        String full = ShellCommand.SCOPE + ":" + command.name();
        List<String> names = scoped ? List.of(command.name()) : List.of(full, command.name());
        return (session, line, candidates) ->
                new StringsCompleter(offered(names, line), true).complete(session, line, candidates);
    }

    private Set<String> offered(List<String> names, CommandLine line) {
        int place = line.getCursorArgumentIndex();
        if (place == 0) {
            return Set.copyOf(names);
        }
        List<String> words = Arrays.asList(line.getArguments());
        if (!names.contains(words.get(0))) {
            return Set.of();
        }
        String begun = line.getCursorArgument();
        return command.candidates(
                words.subList(1, place),
                begun == null ? "" : begun.substring(0, Math.min(begun.length(), line.getArgumentPosition())));
    }

    @Override
    public @Nullable Parser getParser() {
        return null;
    }

    @Override
    public @Nullable Object execute(Session session, List<Object> arguments) {
        command.run(
                session.getConsole(), arguments.stream().map(String::valueOf).toList());
        session.getConsole().flush();
        return null;
    }
}
