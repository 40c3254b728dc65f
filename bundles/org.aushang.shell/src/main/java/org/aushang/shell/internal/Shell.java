package org.aushang.shell.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.Function;
import org.apache.karaf.shell.api.console.Registry;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/**
 * Commands in the shell of this host, until closed: in Karaf's own where there is one, because only there arguments are
 * completed; else in Gogo's. Registered with one of them only, since Karaf would list a command of Gogo's beside its own.
 */
final class Shell implements AutoCloseable {

    private static final String OF_KARAF = "org.apache.karaf.shell.api.console.SessionFactory";
    private static final String OF_GOGO = "org.apache.felix.service.command.Function";

    private final List<Runnable> undo = new ArrayList<>();

    private Shell() {}

    /** @param karaf null: there is none */
    static Shell of(
            BundleContext context, @Nullable ServiceReference<SessionFactory> karaf, List<ShellCommand> commands) {
        Shell shell = new Shell();
        if (karaf != null && isWired(OF_KARAF)) {
            shell.register(context, karaf, commands);
        } else if (isWired(OF_GOGO)) {
            shell.register(context, commands);
        }
        return shell;
    }

    private void register(BundleContext context, ServiceReference<SessionFactory> karaf, List<ShellCommand> commands) {
        SessionFactory factory = context.getService(karaf);
        if (factory == null) {
            return;
        }
        undo.add(() -> context.ungetService(karaf));
        Registry registry = factory.getRegistry();
        for (ShellCommand command : commands) {
            KarafCommand registered = new KarafCommand(command);
            registry.register(registered);
            undo.add(0, () -> registry.unregister(registered));
        }
    }

    private void register(BundleContext context, List<ShellCommand> commands) {
        for (ShellCommand command : commands) {
            ServiceRegistration<Function> registered = context.registerService(
                    Function.class,
                    new GogoCommand(command),
                    FrameworkUtil.asDictionary(
                            Map.of("osgi.command.scope", ShellCommand.SCOPE, "osgi.command.function", command.name())));
            undo.add(registered::unregister);
        }
    }

    /** Both packages are optional: a host without a shell still has the health checks. */
    private static boolean isWired(String name) {
        try {
            Class.forName(name, false, Shell.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Override
    public void close() {
        undo.forEach(Runnable::run);
        undo.clear();
    }
}
