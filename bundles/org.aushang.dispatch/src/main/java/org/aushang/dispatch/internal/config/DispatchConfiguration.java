package org.aushang.dispatch.internal.config;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The current configuration as a service. The only component that has the configuration PID: if each of its users had it, one
 * change would restart all of them several times.
 */
@Component(service = DispatchConfiguration.class, configurationPid = DispatchConfig.PID)
@Designate(ocd = DispatchConfig.class)
public final class DispatchConfiguration {

    private final DispatchSettings settings;

    @Activate
    public DispatchConfiguration(Map<String, Object> properties) {
        settings = DispatchSettings.read(properties);
    }

    public DispatchSettings settings() {
        return settings;
    }
}
