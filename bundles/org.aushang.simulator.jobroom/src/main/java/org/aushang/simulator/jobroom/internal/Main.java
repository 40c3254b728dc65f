package org.aushang.simulator.jobroom.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The simulated Job-Room as a program of its own. */
public final class Main {

    private Main() {}

    /**
     * Runs until it is ended.
     *
     * @param arguments the port (0: a free one), the account's password, the seconds of an inspection, and the file into which the
     *     certificate goes
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 4) {
            System.err.println("usage: PORT PASSWORD SECONDS CERTIFICATE-FILE");
            System.exit(2);
        }
        JobRoomSimulator simulator = JobRoomSimulator.start(
                Integer.parseInt(arguments[0]),
                arguments[1],
                Duration.ofSeconds(Long.parseLong(arguments[2])),
                Clock.systemUTC());
        Files.writeString(Path.of(arguments[3]), simulator.certificate());
        System.out.println("listening on " + simulator.base());
        new CountDownLatch(1).await();
    }
}
