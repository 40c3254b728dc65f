package org.aushang.shell.internal;

import java.util.List;
import java.util.Locale;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationSource;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.Finding;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Felix Health Check of the inbox and its mailboxes; there only with an inbox. */
@Component(
        service = HealthCheck.class,
        property = {"hc.name=Aushang applications", "hc.tags=aushang"})
public final class ApplicationsHealthCheck implements HealthCheck {

    private final ApplicationService applications;
    private final List<ApplicationSource> sources;

    @Activate
    public ApplicationsHealthCheck(
            @Reference ApplicationService applications,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
                    List<ApplicationSource> sources) {
        this.applications = applications;
        this.sources = List.copyOf(sources);
    }

    @Override
    public Result execute() {
        ResultLog log = new ResultLog();
        try {
            log.add(new ResultLog.Entry(Result.Status.OK, applications.counts().toString()));
            applications.findings().forEach(finding -> add(finding, log));
        } catch (StoreUnavailableException e) {
            add(e.finding(), log);
        }
        sources.forEach(source -> source.findings().forEach(finding -> add(finding, log)));
        return new Result(log);
    }

    private static void add(Finding finding, ResultLog log) {
        Result.Status status =
                switch (finding.severity()) {
                    case ERROR -> Result.Status.CRITICAL;
                    case WARNING -> Result.Status.WARN;
                    default -> Result.Status.OK;
                };
        log.add(new ResultLog.Entry(
                status, Operator.said(finding, Locale.getDefault()).strip()));
    }
}
