package org.aushang.rest.internal.webhook;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.aushang.api.connector.Messages;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.model.Finding;
import org.jspecify.annotations.Nullable;

/** Typed, validated configuration of a webhook. Never fails: what is wrong is in {@link #findings()}. Not a record, because of its secrets. */
final class WebhookSettings {

    private static final Messages MESSAGES = Messages.load(WebhookSettings.class, "webhook");

    private final boolean enabled;
    private final boolean allowPrivate;
    private final @Nullable URI url;
    private final List<Signature> signatures;
    private final List<Finding> findings;

    private WebhookSettings(
            boolean enabled,
            boolean allowPrivate,
            @Nullable URI url,
            List<Signature> signatures,
            List<Finding> findings) {
        this.enabled = enabled;
        this.allowPrivate = allowPrivate;
        this.url = url;
        this.signatures = List.copyOf(signatures);
        this.findings = List.copyOf(findings);
    }

    /** @param secrets what is configured as a secret, as it stands in the encrypted store; empty if it cannot be read there */
    static WebhookSettings read(Map<String, ?> properties, Function<String, Optional<String>> secrets) {
        SettingsReader reader = SettingsReader.of(WebhookConfig.class, properties, "webhook");
        List<Finding> findings = new ArrayList<>();
        boolean allowPrivate = reader.flag("allowPrivate");
        URI url = url(reader.text("url"), allowPrivate);
        if (url == null) {
            findings.add(MESSAGES.finding("rest.webhook-url", SettingsReader.shown("", reader.text("url")))
                    .build());
        }
        List<Signature> signatures = new ArrayList<>();
        for (String field : List.of(".secret", ".previousSecret")) {
            String configured = reader.text(field);
            if (configured.isEmpty() && !field.equals(".secret")) {
                continue;
            }
            Optional<Signature> signature = secrets.apply(configured).flatMap(Signature::of);
            signature.ifPresentOrElse(
                    signatures::add,
                    () -> findings.add(MESSAGES.finding("rest.webhook-secret")
                            .target("webhook." + field.substring(1))
                            .build()));
        }
        findings.addAll(reader.findings());
        return new WebhookSettings(reader.flag("enabled"), allowPrivate, url, signatures, findings);
    }

    /** Over TLS; in the clear only to this machine, where that is allowed. */
    private static @Nullable URI url(String written, boolean allowPrivate) {
        try {
            URI url = URI.create(written);
            boolean plain = "http".equals(url.getScheme())
                    && allowPrivate
                    && List.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(url.getHost()));
            boolean fits = url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getFragment() == null
                    && ("https".equals(url.getScheme()) || plain);
            return fits ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    boolean isActive() {
        return enabled
                && url != null
                && !signatures.isEmpty()
                && findings.stream().noneMatch(Finding::isError);
    }

    boolean allowsPrivate() {
        return allowPrivate;
    }

    /** Only of one that is active. */
    URI url() {
        if (url == null) {
            throw new IllegalStateException("a webhook without an address is not active");
        }
        return url;
    }

    /** With the present secret first, and with the one before it while both are in use. */
    List<Signature> signatures() {
        return signatures;
    }

    List<Finding> findings() {
        return findings;
    }
}
