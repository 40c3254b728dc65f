package org.aushang.shell.internal;

import java.time.ZoneId;
import java.util.Locale;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.PublicationService;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Brings the commands about channels and publications into the shell. */
@Component(service = {})
public final class OperatorCommands {

    private final Shell shell;

    @Activate
    public OperatorCommands(
            BundleContext context,
            @Reference PublicationService publications,
            @Reference ChannelService channels,
            @Reference ChannelAdministration administration,
            @Reference(
                            service = SessionFactory.class,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    ServiceReference<SessionFactory> karaf) {
        Locale locale = Locale.getDefault();
        Operator operator = new Operator(publications, channels, administration, locale, ZoneId.systemDefault());
        Completion completion = new Completion(channels, publications);
        shell = Shell.of(context, karaf, new Commands(operator, completion, locale).all());
    }

    @Deactivate
    public void remove() {
        shell.close();
    }
}
