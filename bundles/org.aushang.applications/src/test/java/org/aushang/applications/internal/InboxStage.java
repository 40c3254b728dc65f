package org.aushang.applications.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.aushang.api.applications.ApplicationLinks;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.SecretRef;
import org.aushang.applications.internal.config.ApplicationsSettings;
import org.aushang.applications.internal.service.ApplicationInboxImpl;
import org.aushang.applications.internal.store.Inbox;
import org.aushang.applications.internal.store.InboxDatabase;

/** An inbox with a real database below a folder, two jobs, and a clock that stands. */
public final class InboxStage implements AutoCloseable {

    public static final PublicationRef COOK = PublicationRef.of("ba", "R-1001");
    public static final PublicationRef BAKER = PublicationRef.of("ba", "R-1002");
    public static final String COOK_TOKEN = "c00kc00kc00";
    public static final String BAKER_TOKEN = "bakerbaker0";
    public static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

    public final MemoryStore secrets;
    public final Links links = new Links();
    public final Inbox inbox;
    public final ApplicationInboxImpl applications;

    public InboxStage(Path folder, Map<String, String> settings) {
        this(folder, settings, new MemoryStore());
    }

    public InboxStage(Path folder, Map<String, String> settings, MemoryStore secrets) {
        this.secrets = secrets;
        inbox = Inbox.over(ApplicationsSettings.read(settings), InboxDatabase.embedded(folder), secrets);
        applications =
                new ApplicationInboxImpl(inbox, links, ref -> Optional.of("Köchin"), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Override
    public void close() {
        inbox.close();
    }

    /** Two jobs, the first one on two channels. */
    public static final class Links implements ApplicationLinks {

        private final Map<String, PublicationRef> tokens = new HashMap<>(Map.of(COOK_TOKEN, COOK, BAKER_TOKEN, BAKER));

        @Override
        public Optional<PublicationRef> resolve(String token) {
            return Optional.ofNullable(tokens.get(token.toLowerCase(Locale.ROOT)));
        }

        @Override
        public Optional<String> token(PublicationRef publication) {
            return tokens.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(publication))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        @Override
        public List<PublicationRef> named(Collection<String> words) {
            List<PublicationRef> found = new ArrayList<>();
            for (PublicationRef job : List.of(COOK, PublicationRef.of("feed", "R-1001"), BAKER)) {
                if (words.contains(job.job().value()) || words.contains("pub-" + job.job())) {
                    found.add(job);
                }
            }
            return found;
        }

        @Override
        public Optional<String> jsonLd(PublicationRef publication) {
            return Optional.of(
                    """
                    {"@context":"https://schema.org/","@type":"JobPosting","title":"Köchin </script><b>",
                    "description":"Kochen.\\n\\n- morgens","identifier":"R-1001",
                    "hiringOrganization":{"@type":"Organization","name":"Gasthof"},
                    "jobLocation":[{"@type":"Place","address":{"@type":"PostalAddress","addressLocality":"Nürnberg"}}]}""");
        }
    }

    /** Secrets in memory. */
    public static final class MemoryStore implements SecretStore {

        private final Map<SecretRef, byte[]> stored = new TreeMap<>();

        @Override
        public SecretRef store(String name, byte[] content) {
            stored.put(new SecretRef(name), content.clone());
            return new SecretRef(name);
        }

        @Override
        public Optional<byte[]> read(SecretRef secret) {
            return Optional.ofNullable(stored.get(secret));
        }

        @Override
        public SortedSet<SecretRef> list() {
            return new TreeSet<>(stored.keySet());
        }

        @Override
        public boolean delete(SecretRef secret) {
            return stored.remove(secret) != null;
        }
    }
}
