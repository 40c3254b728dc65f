package org.aushang.connector.feed.internal.settings;

import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;

/**
 * Typed, validated configuration of a feed. Never fails: what is wrong is in {@link #findings()}.
 *
 * @param channel as configured, or a stand-in that says there is none
 * @param enabled the switch
 * @param publisher the name under which aggregators list us
 * @param publicUrl what stands in front of our path, without a slash at its end; empty: as we are asked
 * @param zone by whose calendar a posting ends
 * @param findings what is missing or malformed, by field
 */
public record Settings(
        ChannelId channel, boolean enabled, String publisher, String publicUrl, ZoneId zone, List<Finding> findings) {

    /** Below the host's own root; the channel's id follows. */
    public static final String PATH = "/aushang/feed";

    /** @param properties of the configuration, as a component gets them */
    public static Settings read(Map<String, ?> properties) {
        SettingsReader reader = SettingsReader.of(FeedConfig.class, properties);
        List<Finding> findings = new ArrayList<>();
        String id = reader.text(JobBoards.CHANNEL_ID);
        if (!ChannelId.isValid(id)) {
            findings.add(Texts.setting("id", JobBoards.CHANNEL_ID, SettingsReader.shown("", id)));
            id = "unnamed";
        }
        if (reader.text("publisher").isEmpty()) {
            findings.add(Texts.setting("publisher", "publisher", ""));
        }
        String url = reader.text("publicUrl").replaceAll("/+$", "");
        if (!url.isEmpty() && !isWebAddress(url)) {
            findings.add(Texts.setting("publicUrl", "publicUrl", SettingsReader.shown("", url)));
            url = "";
        }
        boolean enabled = reader.flag("enabled");
        ZoneId zone = zone(reader.text("timeZone"), findings);
        findings.addAll(reader.findings());
        return new Settings(new ChannelId(id), enabled, reader.text("publisher"), url, zone, findings);
    }

    /** The same with one more finding. */
    public Settings with(Finding finding) {
        List<Finding> all = new ArrayList<>(findings);
        all.add(finding);
        return new Settings(channel, enabled, publisher, publicUrl, zone, all);
    }

    public Settings {
        findings = List.copyOf(findings);
    }

    /** What keeps the channel from working. */
    public List<Finding> errors() {
        return findings.stream().filter(Finding::isError).toList();
    }

    private static ZoneId zone(String written, List<Finding> findings) {
        try {
            return ZoneId.of(written);
        } catch (DateTimeException e) {
            findings.add(Texts.setting("timeZone", "timeZone", SettingsReader.shown("", written)));
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
        return (publicUrl.isEmpty() ? base : publicUrl) + PATH + "/" + channel + "/" + file;
    }
}
