package org.aushang.credentials.internal;

import java.nio.file.Path;
import java.time.Instant;
import org.aushang.api.connector.SecretStore;
import org.aushang.credentials.Credential;
import org.aushang.credentials.Credentials;
import org.aushang.credentials.Entry;
import org.aushang.credentials.Inspection;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Implements {@link Credentials}: opens certificates when they are needed. */
@Component(configurationPid = CredentialsService.PID)
@Designate(ocd = CredentialsConfig.class)
public final class CredentialsService implements Credentials {

    static final String PID = "org.aushang.credentials";

    private final Sources sources;
    private final Pkcs12 pkcs12 = new Pkcs12();

    @Activate
    public CredentialsService(CredentialsConfig config, BundleContext context, @Reference SecretStore secrets) {
        this(Home.configured(config.directory(), "directory", Home.of(context).resolve("certificates")), secrets);
    }

    CredentialsService(Path directory, SecretStore secrets) {
        this.sources = new Sources(directory, secrets);
    }

    @Override
    public Credential credential(Entry current, Entry next) {
        return new ChannelCredential(current, next, sources, pkcs12);
    }

    @Override
    public Inspection inspect(byte[] file, String pin, Instant now) {
        return pkcs12.open(file, pin.strip().toCharArray()).seen().at(now);
    }
}
