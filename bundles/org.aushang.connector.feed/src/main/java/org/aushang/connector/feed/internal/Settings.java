package org.aushang.connector.feed.internal;

import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.aushang.api.model.Finding;

/**
 * A channel's configuration, read. Never fails: what is wrong is in {@link #findings()}.
 *
 * @param channelId as configured, or a stand-in that says there is none
 * @param enabled the switch
 * @param publisher the name under which aggregators list us
 * @param publicUrl what stands in front of our path, without a slash at its end; empty: as we are asked
 * @param zone by whose calendar a posting ends
 * @param findings what is missing or malformed, by field
 */
public record Settings(
        String channelId, boolean enabled, String publisher, String publicUrl, ZoneId zone, List<Finding> findings) {

    /** Below the host's own root; the channel's id follows. */
    public static final String PATH = "/aushang/feed";

    static Settings read(FeedConfig config) {
        List<Finding> findings = new ArrayList<>();
        String id = config.aushang_channel_id().strip();
        if (!id.matches("[\\w.-]{1,100}")) {
            findings.add(Texts.setting("id", "aushang.channel.id", id));
            id = "unnamed";
        }
        if (config.publisher().isBlank()) {
            findings.add(Texts.setting("publisher", "publisher", ""));
        }
        String url = config.publicUrl().strip().replaceAll("/+$", "");
        if (!url.isEmpty() && !isWebAddress(url)) {
            findings.add(Texts.setting("publicUrl", "publicUrl", url));
            url = "";
        }
        return new Settings(id, config.enabled(), config.publisher().strip(), url, zone(config, findings), findings);
    }

    public Settings {
        findings = List.copyOf(findings);
    }

    private static ZoneId zone(FeedConfig config, List<Finding> findings) {
        try {
            return ZoneId.of(config.timeZone().strip());
        } catch (DateTimeException e) {
            findings.add(Texts.setting("timeZone", "timeZone", config.timeZone()));
            return ZoneId.of("UTC");
        }
    }

    private static boolean isWebAddress(String url) {
        try {
            URI uri = URI.create(url);
            String scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            return (scheme.equals("https") || scheme.equals("http"))
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Where something of this channel is, as seen from outside. */
    public String address(String base, String file) {
        return (publicUrl.isEmpty() ? base : publicUrl) + PATH + "/" + channelId + "/" + file;
    }
}
