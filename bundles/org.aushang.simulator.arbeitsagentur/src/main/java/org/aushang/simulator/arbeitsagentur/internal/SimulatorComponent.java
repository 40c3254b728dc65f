package org.aushang.simulator.arbeitsagentur.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway as a bundle. Who wants to talk to it finds its address as a {@link URI} service with the property {@code
 * aushang.simulator=arbeitsagentur}, and in {@code directory} where the partners' files lie.
 */
@Component(
        configurationPid = SimulatorComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {},
        immediate = true)
@Designate(ocd = SimulatorConfig.class)
public final class SimulatorComponent {

    static final String PID = "org.aushang.simulator.arbeitsagentur";

    private static final Logger log = LoggerFactory.getLogger(SimulatorComponent.class);

    private final Simulator simulator;
    private final ServiceRegistration<URI> registration;

    @Activate
    public SimulatorComponent(SimulatorConfig config, BundleContext context) throws IOException {
        String karaf = context.getProperty("karaf.base");
        Path directory = config.data().isBlank()
                ? Path.of(karaf == null ? "" : karaf).resolve("aushang").resolve("simulator")
                : Path.of(config.data());
        int port = number("port", config.port(), 0, 65_535, 8443);
        int control = number("controlPort", config.controlPort(), -1, 65_535, -1);
        try {
            simulator = Simulator.start(
                    directory.toAbsolutePath(),
                    port,
                    Duration.ofSeconds(number("delaySeconds", config.delaySeconds(), 0, 86_400, 5)),
                    new FaultInjection(),
                    Clock.systemUTC(),
                    number("employers", config.employers(), 0, 100_000, 0),
                    config.laterElements().strip().equalsIgnoreCase("true"));
        } catch (IOException e) {
            log.error("The simulated gateway cannot start on port {}: {}", port, e.getMessage());
            throw e;
        }
        log.info("The simulated gateway listens on {}", simulator.address());
        if (control >= 0) {
            try {
                log.info("The simulated gateway is controlled at {}", simulator.control(control));
            } catch (IOException e) {
                simulator.close();
                log.error("The simulated gateway cannot be controlled on port {}: {}", control, e.getMessage());
                throw e;
            }
        }
        registration = context.registerService(
                URI.class,
                simulator.address(),
                FrameworkUtil.asDictionary(Map.of(
                        "aushang.simulator",
                        "arbeitsagentur",
                        "directory",
                        directory.toAbsolutePath().toString())));
    }

    /** A value that cannot be used is said in the log, and the default holds: the gateway is there in any case. */
    private static int number(String property, String written, int least, int most, int preset) {
        String digits = written.strip();
        if (digits.isEmpty()) {
            return preset;
        }
        if (digits.matches("-?\\d{1,9}")) {
            int value = Integer.parseInt(digits);
            if (value >= least && value <= most) {
                return value;
            }
        }
        log.error(
                "The setting {} of {} is no whole number from {} to {}; {} holds. Please correct it.",
                property,
                PID,
                least,
                most,
                preset);
        return preset;
    }

    @Deactivate
    void close() {
        registration.unregister();
        simulator.close();
    }
}
