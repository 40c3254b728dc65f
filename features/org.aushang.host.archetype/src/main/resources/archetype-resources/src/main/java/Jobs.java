package ${package};

import java.util.List;
import org.aushang.api.host.PublicationListener;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationRef;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says which jobs should be online, and hears what became of them. To be called by the pages or the timers of your system. */
@Component(service = {Jobs.class, PublicationListener.class})
public final class Jobs implements PublicationListener {

    private final PublicationService publications;

    @Activate
    public Jobs(@Reference PublicationService publications) {
        this.publications = publications;
    }

    /** Online from now on with exactly this content; whether it is new or changed makes no difference. */
    public PublicationStatus publish(ChannelId channel, String id, String title, String text) {
        return publications.publish(
                channel,
                JobPosting.builder(id)
                        .title(title)
                        .description(text)
                        .hiringOrganization(Organization.of("Grünwerk GmbH"))
                        .jobLocations(List.of(PostalAddress.builder()
                                .postalCode("24103")
                                .addressLocality("Kiel")
                                .addressCountry("DE")
                                .build()))
                        .build());
    }

    /** Offline from now on. */
    public void withdraw(ChannelId channel, String id) {
        publications.withdraw(PublicationRef.of(channel.value(), id), Withdrawal.usual());
    }

    /** Called for every change, one after the other. What must not be missed is read from the change feed (docs/hosts.md). */
    @Override
    public void changed(PublicationStatus status) {
        System.Logger log = System.getLogger(Jobs.class.getName());
        log.log(System.Logger.Level.INFO, "{0}: {1}", status.ref(), status.sentence().english());
    }
}
