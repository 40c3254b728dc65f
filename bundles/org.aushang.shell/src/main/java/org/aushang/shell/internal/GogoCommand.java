package org.aushang.shell.internal;

import java.util.List;
import java.util.Set;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;

/**
 * A command in a Gogo shell. With {@code --candidates WORDS PLACE}, the words of a line and the place of the cursor among them,
 * it prints nothing and returns what may stand there: so the profile of a Gogo shell with JLine completes its arguments.
 */
final class GogoCommand implements Function {

    private static final String CANDIDATES = "--candidates";

    private final ShellCommand command;

    GogoCommand(ShellCommand command) {
        this.command = command;
    }

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments) {
        if (arguments.size() == 3
                && arguments.get(0).equals(CANDIDATES)
                && arguments.get(1) instanceof List<?> line
                && arguments.get(2) instanceof Integer place) {
            return candidates(line.stream().map(String::valueOf).toList(), place);
        }
        command.run(
                session.getConsole(), arguments.stream().map(String::valueOf).toList());
        session.getConsole().flush();
        return null;
    }

    private Set<String> candidates(List<String> words, int place) {
        return place < 1 || place >= words.size()
                ? Set.of()
                : command.candidates(words.subList(1, place), words.get(place));
    }
}
