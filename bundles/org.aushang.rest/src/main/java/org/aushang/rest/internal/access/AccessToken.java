package org.aushang.rest.internal.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.ChannelId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One configured token: what who has it may do. Only its hash is known here. Immutable. */
@Component(
        service = AccessToken.class,
        configurationPid = TokenConfig.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = TokenConfig.class, factory = true)
public final class AccessToken {

    private static final Logger log = LoggerFactory.getLogger(AccessToken.class);

    private final TokenSettings settings;

    @Activate
    public AccessToken(Map<String, Object> properties) {
        settings = TokenSettings.read(properties);
        settings.findings().forEach(finding -> log.warn("{}: {}", properties.get("service.pid"), finding));
    }

    String sha256() {
        return settings.sha256();
    }

    public Set<Scope> scopes() {
        return settings.scopes();
    }

    /** The channels that it may see; empty: all, and what belongs to none. */
    public Optional<Set<ChannelId>> channels() {
        return settings.channels();
    }
}
