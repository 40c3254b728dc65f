package org.aushang.console.internal.page;

import java.util.ArrayList;
import java.util.List;
import org.aushang.console.internal.web.Route;

/** All pages. */
public final class Pages {

    private Pages() {}

    public static List<Route> routes(Services services, ApplicationServices applications, Repairs repairs) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new IntegrationsPage(services, applications).routes());
        routes.addAll(new ChannelPage(services).routes());
        routes.addAll(new SetupPage(services).routes());
        routes.addAll(new SettingsPage(services).routes());
        routes.addAll(new PostingsPage(services, applications, repairs).routes());
        routes.addAll(new PostingPage(services, applications).routes());
        routes.addAll(new ApplicationsPage(services, applications).routes());
        routes.addAll(new ApplicationPage(services, applications).routes());
        routes.addAll(new OtherSettingsPage(services).routes());
        routes.addAll(new DraftPage(services).routes());
        return routes;
    }
}
