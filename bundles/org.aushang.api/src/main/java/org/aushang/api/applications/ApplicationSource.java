package org.aushang.api.applications;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.aushang.api.host.SettingsRef;
import org.aushang.api.model.Finding;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A place from which applications come by themselves, registered as a service so that people see whether it works: a mailbox, or a
 * board that pushes. It puts what comes into the {@link ApplicationInbox}. Thread-safe; all methods but the test return at once.
 */
@ConsumerType
public interface ApplicationSource {

    /** For people, for instance the address of a mailbox. */
    String name();

    /** Where its settings are, if an admin enters them by a {@link org.aushang.api.host.SettingsForm}; empty unless overridden. */
    default Optional<SettingsRef> settings() {
        return Optional.empty();
    }

    /** When it last worked; empty if it never has since it started. */
    Optional<Instant> lastContact();

    /** What is wrong at present. */
    List<Finding> findings();

    /** Tries whether an application would arrive, without leaving one: a mailbox sends itself a message and waits for it. */
    CompletionStage<List<Finding>> test();
}
