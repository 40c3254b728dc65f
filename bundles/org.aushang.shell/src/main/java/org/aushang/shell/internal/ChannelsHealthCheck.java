package org.aushang.shell.internal;

import java.util.List;
import java.util.Locale;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.StoreUnavailableException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The same for a host that has Felix Health Checks; where their package is absent, it stays unused. */
@Component(
        service = HealthCheck.class,
        property = {"hc.name=Aushang", "hc.tags=aushang"})
public final class ChannelsHealthCheck implements HealthCheck {

    private final PublicationService desk;
    private final Locale locale;

    @Activate
    public ChannelsHealthCheck(@Reference PublicationService desk) {
        this(desk, Locale.getDefault());
    }

    ChannelsHealthCheck(PublicationService desk, Locale locale) {
        this.desk = desk;
        this.locale = locale;
    }

    @Override
    public Result execute() {
        ResultLog log = new ResultLog();
        try {
            List<ChannelStatus> channels = desk.channels();
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
