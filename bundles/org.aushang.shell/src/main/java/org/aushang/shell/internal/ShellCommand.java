package org.aushang.shell.internal;

import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/**
 * A command of the scope {@code aushang}, whatever the shell. It prints to the session's console instead of returning a value,
 * because Karaf prints a returned value in its interactive shell only, neither over {@code ssh} nor for {@code bin/client}.
 */
interface ShellCommand {

    String SCOPE = "aushang";

    /** Without the scope. */
    String name();

    /** As in {@code aushang:timeline CHANNEL JOB [--json]}: capitals stand for values, brackets for what may be left out. */
    String usage();

    /** What it does, in one or more sentences. */
    String help();

    /**
     * What may stand at a place of its command line; more than that may be offered, and nothing where a value is the
     * operator's own, as a file is.
     *
     * @param before the arguments that stand before this place
     * @param begun what was typed of this one
     */
    Set<String> candidates(List<String> before, String begun);

    /** @throws CommandException if it failed, so that a script sees it */
    void run(PrintStream console, List<String> arguments);
}
