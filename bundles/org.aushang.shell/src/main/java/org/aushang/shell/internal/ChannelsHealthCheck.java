package org.aushang.shell.internal;

import java.util.List;
import java.util.Locale;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.StoreUnavailableException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Felix Health Check with the tag {@code aushang}; unused in a host without their package. */
@Component(
        service = HealthCheck.class,
        property = {"hc.name=Aushang", "hc.tags=aushang"})
public final class ChannelsHealthCheck implements HealthCheck {

    private final ChannelService service;
    private final Locale locale;

    @Activate
    public ChannelsHealthCheck(@Reference ChannelService service) {
        this(service, Locale.getDefault());
    }

    ChannelsHealthCheck(ChannelService service, Locale locale) {
        this.service = service;
        this.locale = locale;
    }

    @Override
    public Result execute() {
        ResultLog log = new ResultLog();
        try {
            List<ChannelStatus> channels = service.channels();
            Health health = Health.of(channels, locale);
            log.add(new ResultLog.Entry(Result.Status.OK, health.line(channels.size(), locale)));
            health.lines().forEach(line -> log.add(new ResultLog.Entry(status(line.level()), line.text())));
        } catch (StoreUnavailableException e) {
            log.add(new ResultLog.Entry(Result.Status.CRITICAL, Operator.said(e.finding(), locale)));
        }
        return new Result(log);
    }

    private static Result.Status status(Health.Level level) {
        return switch (level) {
            case OK -> Result.Status.OK;
            case WARN -> Result.Status.WARN;
            case CRITICAL -> Result.Status.CRITICAL;
        };
    }
}
