package org.aushang.shell.internal;

import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code aushang:support-bundle}. */
@Component(
        service = Function.class,
        property = {"osgi.command.scope=aushang", "osgi.command.function=support-bundle"})
public final class SupportBundleCommand implements Function {

    private final Commands commands;

    @Activate
    public SupportBundleCommand(@Reference Commands commands) {
        this.commands = commands;
    }

    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments) {
        commands.supportBundle(session, arguments.stream().map(String::valueOf).toArray(String[]::new));
        return null;
    }
}
