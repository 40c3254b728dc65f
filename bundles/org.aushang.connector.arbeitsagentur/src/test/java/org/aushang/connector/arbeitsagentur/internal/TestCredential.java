package org.aushang.connector.arbeitsagentur.internal;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.net.ssl.KeyManager;
import org.aushang.credentials.CertificateDetails;
import org.aushang.credentials.ClientIdentity;
import org.aushang.credentials.Credential;
import org.aushang.credentials.Inspection;
import org.aushang.credentials.Problem;
import org.aushang.credentials.Slot;

/** Slots with what the test put into them; the keys are opened nowhere. */
public record TestCredential(NavigableMap<Slot, Inspection> slots) implements Credential {

    /** Usable for a year; the first fills the current slot, the second the next one. */
    public static TestCredential of(String... holders) {
        NavigableMap<Slot, Inspection> slots = new TreeMap<>();
        for (String holder : holders) {
            Slot slot = slots.isEmpty() ? Slot.CURRENT : Slot.NEXT;
            slots.put(slot, Inspection.usable(details(holder, Duration.ofDays(365 + slots.size()), 2048)));
        }
        return new TestCredential(slots);
    }

    public static TestCredential unusable(Problem problem, String detail) {
        return new TestCredential(
                new TreeMap<>(java.util.Map.of(Slot.CURRENT, Inspection.unusable(problem, detail, null))));
    }

    public static CertificateDetails details(String holder, Duration left, int bits) {
        Instant now = Samples.CLOCK.instant();
        return new CertificateDetails(
                "CN=" + holder, "CN=BA", now.minus(Duration.ofDays(1)), now.plus(left), holder, "RSA", bits);
    }

    @Override
    public NavigableMap<Slot, Inspection> inspect(Instant now) {
        return slots;
    }

    @Override
    public List<ClientIdentity> identities(Instant now) {
        return slots.values().stream()
                .filter(Inspection::isUsable)
                .map(slot -> (ClientIdentity) new Named(slot.certificate().orElseThrow()))
                .sorted((a, b) ->
                        b.certificate().notAfter().compareTo(a.certificate().notAfter()))
                .toList();
    }

    private record Named(CertificateDetails certificate) implements ClientIdentity {

        @Override
        public KeyManager[] keyManagers() {
            return new KeyManager[0];
        }

        @Override
        public List<X509Certificate> authorities() {
            return List.of();
        }
    }
}
