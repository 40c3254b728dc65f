package org.aushang.applications.internal.service;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationQuery;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationState;
import org.aushang.applications.internal.InboxStage;

/** The service over an inbox whose deliveries a test makes itself. */
public final class InboxServices {

    private InboxServices() {}

    public static ApplicationService of(InboxStage stage) {
        return new ApplicationServiceImpl(
                stage.inbox,
                stage.links,
                List::of,
                (id, result) -> {
                    throw new UnsupportedOperationException("deliveries are the test's own");
                },
                Clock.fixed(InboxStage.NOW, ZoneOffset.UTC));
    }

    public static ApplicationId latest(InboxStage stage) {
        return of(stage).find(ApplicationQuery.builder().build()).items().get(0).id();
    }

    public static List<Application> pending(InboxStage stage) {
        List<Application> pending = new ArrayList<>();
        of(stage)
                .find(ApplicationQuery.builder()
                        .states(Set.of(ApplicationState.PENDING))
                        .build())
                .items()
                .forEach(status -> status.application().ifPresent(pending::add));
        return pending;
    }
}
