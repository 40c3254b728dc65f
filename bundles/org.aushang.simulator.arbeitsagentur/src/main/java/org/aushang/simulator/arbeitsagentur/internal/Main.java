package org.aushang.simulator.arbeitsagentur.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;

/** The gateway as a program of its own. */
public final class Main {

    private static final Set<String> OPTIONS =
            Set.of("--port", "--data", "--delay", "--control", "--employers", "--later");
    private static final String USAGE =
            "usage: [--port N (0: a free one)] [--data DIR] [--delay SECONDS] [--control N (0: a free one)] [--employers N] [--later true (takes elements that came after 2018)]";

    private Main() {}

    /** Runs until it is ended; exits with 2 if the call is wrong, with 1 if the port is taken or the directory unusable. */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> options = new HashMap<>(Map.of(
                "--port", "8443", "--data", "simulator", "--delay", "5", "--employers", "0", "--later", "false"));
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i]) || i + 1 == arguments.length) {
                System.err.println(USAGE);
                System.exit(2);
            }
            options.put(arguments[i], arguments[i + 1]);
        }
        try {
            Simulator simulator = Simulator.start(
                    Path.of(options.get("--data")).toAbsolutePath(),
                    Integer.parseInt(options.get("--port")),
                    Duration.ofSeconds(Long.parseLong(options.get("--delay"))),
                    new FaultInjection(),
                    Clock.systemUTC(),
                    Integer.parseInt(options.get("--employers")),
                    Boolean.parseBoolean(options.get("--later")));
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
            System.out.println("listening on " + simulator.address());
            if (options.containsKey("--control")) {
                System.out.println("controlled at " + simulator.control(Integer.parseInt(options.get("--control"))));
            }
            System.out.flush();
            new CountDownLatch(1).await();
        } catch (NumberFormatException e) {
            System.err.println(USAGE);
            System.exit(2);
        } catch (IOException e) {
            System.err.println("cannot start on port " + options.get("--port") + " below " + options.get("--data")
                    + ": " + e.getMessage());
            System.exit(1);
        }
    }
}
