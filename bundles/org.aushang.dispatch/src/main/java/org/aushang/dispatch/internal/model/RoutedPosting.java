package org.aushang.dispatch.internal.model;

import org.aushang.api.applications.ApplicationRoute;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.JobPosting;

/**
 * A posting whose candidates are sent to us. Pure: the same posting, route and token make the same posting, so that publishing again
 * is no change.
 */
public final class RoutedPosting {

    /** The extension by which a posting says {@value #OWN}: its contact stays as it is. */
    public static final String EXTENSION = "aushang:applications";

    private static final String OWN = "own";

    private RoutedPosting() {}

    /** Whether this posting needs a token. */
    public static boolean needsToken(ApplicationRoute route, JobPosting posting) {
        return isRouted(route, posting) || (route.isActive() && hasPlace(posting.applicationContact()));
    }

    private static boolean hasPlace(ContactPoint contact) {
        return contact.url().contains(ApplicationRoute.TOKEN) || contact.email().contains(ApplicationRoute.TOKEN);
    }

    /** One with a form of its own, or that says so, goes its own way; a link of ours that comes back from the store is none. */
    private static boolean isRouted(ApplicationRoute route, JobPosting posting) {
        String url = posting.applicationContact().url();
        return route.link().isPresent()
                && !posting.extension(EXTENSION).orElse("").strip().equalsIgnoreCase(OWN)
                && (url.isBlank() || isOurs(route.link().get(), url));
    }

    private static boolean isOurs(String link, String url) {
        int place = link.indexOf(ApplicationRoute.TOKEN);
        return url.startsWith(link.substring(0, place))
                && url.endsWith(link.substring(place + ApplicationRoute.TOKEN.length()));
    }

    /** The posting with its contact for candidates; only for one that {@link #needsToken}. */
    public static JobPosting of(ApplicationRoute route, JobPosting posting, String token) {
        ContactPoint contact = posting.applicationContact();
        ContactPoint.Builder routed = contact.toBuilder();
        if (isRouted(route, posting)) {
            routed.url(route.link().orElseThrow()).email(route.address().orElse(""));
        }
        ContactPoint open = routed.build();
        return posting.toBuilder()
                .applicationContact(open.toBuilder()
                        .url(open.url().replace(ApplicationRoute.TOKEN, token))
                        .email(open.email().replace(ApplicationRoute.TOKEN, token))
                        .build())
                .build();
    }
}
