package org.aushang.credentials.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.aushang.credentials.ClientIdentity;
import org.aushang.credentials.Credential;
import org.aushang.credentials.Entry;
import org.aushang.credentials.Inspection;
import org.aushang.credentials.Slot;
import org.aushang.credentials.internal.Pkcs12Content.Seen;
import org.aushang.credentials.internal.Sources.Found;

/** A channel's two slots. What was seen of a file is remembered until the file changes; its key only while it is in use. */
final class ChannelCredential implements Credential {

    private final Map<Slot, Entry> entries = new EnumMap<>(Slot.class);
    private final Sources sources;
    private final Pkcs12 pkcs12;
    private final Map<Slot, Look> last = new ConcurrentHashMap<>();

    ChannelCredential(Entry current, Entry next, Sources sources, Pkcs12 pkcs12) {
        entries.put(Slot.CURRENT, current);
        if (!next.certificate().isBlank()) {
            // The BA's PIN stays the same for renewed certificates (docs/hr-ba-xml.md#certificate).
            entries.put(Slot.NEXT, next.pin().isBlank() ? new Entry(next.certificate(), current.pin()) : next);
        }
        this.sources = sources;
        this.pkcs12 = pkcs12;
    }

    private record Look(String digest, Seen seen) {}

    @Override
    public NavigableMap<Slot, Inspection> inspect(Instant now) {
        NavigableMap<Slot, Inspection> all = new TreeMap<>();
        entries.forEach((slot, entry) -> all.put(slot, seen(slot, entry).at(now)));
        return all;
    }

    private Seen seen(Slot slot, Entry entry) {
        Found found = sources.find(entry);
        if (found instanceof Found.Missing missing) {
            return missing.why().seen();
        }
        Found.Both both = (Found.Both) found;
        String digest = Pkcs12.digest(both.file(), both.pin());
        Look look = last.get(slot);
        if (look == null || !look.digest().equals(digest)) {
            look = new Look(digest, pkcs12.open(both.file(), both.pin()).seen());
            last.put(slot, look);
        }
        return look.seen();
    }

    @Override
    public List<ClientIdentity> identities(Instant now) {
        List<ClientIdentity> usable = new ArrayList<>();
        for (Entry entry : entries.values()) {
            Pkcs12Content opened = open(entry);
            if (opened instanceof Pkcs12Content.Key key && key.seen().at(now).isUsable()) {
                usable.add(key.holder());
            }
        }
        usable.sort(Comparator.comparing(
                        (ClientIdentity identity) -> identity.certificate().notAfter())
                .reversed());
        return usable;
    }

    private Pkcs12Content open(Entry entry) {
        Found found = sources.find(entry);
        if (found instanceof Found.Missing missing) {
            return missing.why();
        }
        Found.Both both = (Found.Both) found;
        try {
            return pkcs12.open(both.file(), both.pin());
        } finally {
            Arrays.fill(both.pin(), ' ');
        }
    }

    @Override
    public String toString() {
        return "Credential[in keeping]";
    }
}
