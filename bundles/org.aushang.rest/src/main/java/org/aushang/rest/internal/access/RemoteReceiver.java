package org.aushang.rest.internal.access;

import java.time.Duration;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationReceiver;
import org.aushang.api.applications.ReceiveResult;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Stands for a host in another process, which fetches applications by itself and answers them: the inbox then knows that it has a
 * host. There while a token may fetch them; a receiver of the host's own comes before it.
 */
@Component(property = "service.ranking:Integer=-1000")
public final class RemoteReceiver implements ApplicationReceiver {

    @Reference(
            cardinality = ReferenceCardinality.AT_LEAST_ONE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(applications=true)")
    void bind(AccessToken token) {
        // Being there is all that it takes.
    }

    void unbind(AccessToken token) {
        // As above.
    }

    @Override
    public ReceiveResult receive(Application application) {
        return ReceiveResult.retryLater(Duration.ZERO);
    }
}
