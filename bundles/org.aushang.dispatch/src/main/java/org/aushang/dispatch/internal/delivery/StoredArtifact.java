package org.aushang.dispatch.internal.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.aushang.api.connector.Artifact;
import org.aushang.api.host.ArtifactRef;
import org.aushang.dispatch.internal.store.Ledger;

/** An artifact whose content is read from the store part by part, each in a short transaction of its own. */
record StoredArtifact(ArtifactRef ref, Ledger ledger) implements Artifact {

    @Override
    public String name() {
        return ref.name();
    }

    @Override
    public InputStream open() {
        return new Parts();
    }

    private final class Parts extends InputStream {

        private InputStream part = InputStream.nullInputStream();
        private int next;
        private boolean ended;

        private boolean advance() {
            Optional<byte[]> content = ended
                    ? Optional.empty()
                    : ledger.inTransaction(work -> work.artifacts().part(ref, next));
            ended = content.isEmpty();
            next++;
            content.ifPresent(bytes -> part = new ByteArrayInputStream(bytes));
            return !ended;
        }

        @Override
        public int read() throws IOException {
            int read = part.read();
            while (read < 0 && advance()) {
                read = part.read();
            }
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = part.read(buffer, offset, length);
            while (read < 0 && length > 0 && advance()) {
                read = part.read(buffer, offset, length);
            }
            return read;
        }
    }
}
