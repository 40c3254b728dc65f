package org.aushang.itests.support;

import java.util.Optional;
import org.aushang.api.host.ConsoleAccess;
import org.aushang.api.host.ConsoleUser;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** A host behind a proxy that signs people in: the framework's property {@value #HEADER} names the header that says who is there. */
@Component(
        service = {},
        immediate = true)
public final class HeaderAccess {

    static final String HEADER = "aushang.remote.user.header";

    private final @Nullable ServiceRegistration<ConsoleAccess> registration;

    @Activate
    public HeaderAccess(BundleContext context) {
        String header = context.getProperty(HEADER);
        ConsoleAccess access = request -> Optional.ofNullable(header)
                .flatMap(request::header)
                .map(name -> ConsoleUser.builder(name, ConsoleUser.Role.ADMIN).build());
        registration = header == null ? null : context.registerService(ConsoleAccess.class, access, null);
    }

    @Deactivate
    void close() {
        if (registration != null) {
            registration.unregister();
        }
    }
}
